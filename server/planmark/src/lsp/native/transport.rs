//! Messages on the wire: `Content-Length` headers and JSON bodies, read and written on threads of their own.
//!
//! tower-lsp brings a transport, but it ends the connection at the first message that is not JSON (its reader yields nothing more
//! after an error) and reads as many bytes as a header promises. This one answers what is no message as JSON-RPC asks, and goes on;
//! it holds what a message may cost to [`MAX_MESSAGE_BYTES`].

use std::io::{self, BufRead, BufReader, Read, Write};

use planmark_syntax::MAX_DOCUMENT_BYTES;
use tokio::sync::mpsc::Receiver;
use tower_lsp::jsonrpc::{ErrorCode, Id};

use crate::lsp::messages::{Incoming, decode, refuse};

/// The longest message that is read, in bytes: the largest document with each of its characters escaped as `\uXXXX` where that takes
/// twice the bytes (Chinese), and twice that for whatever surrounds it.
pub(super) const MAX_MESSAGE_BYTES: u64 = 4 * MAX_DOCUMENT_BYTES as u64;

/// The longest line of a header that is looked at, in bytes.
const MAX_HEADER_LINE_BYTES: u64 = 4 * 1024;

const CONTENT_LENGTH: &str = "content-length:";

/// Reads messages until the input ends or nobody wants them any more.
pub(super) fn read_messages(input: impl Read, mut deliver: impl FnMut(Incoming) -> bool) {
    let mut frames = Frames::new(input);
    loop {
        let incoming = match frames.next() {
            Ok(Some(Frame::Body(body))) => decode(&body),
            Ok(Some(Frame::Broken(problem))) => refuse(Id::Null, ErrorCode::ParseError, problem),
            Ok(Some(Frame::TooLong(length))) => {
                let problem =
                    format!("a message of {length} bytes: more than {MAX_MESSAGE_BYTES} are not read");
                refuse(Id::Null, ErrorCode::InvalidRequest, problem)
            }
            Ok(None) => return,
            Err(error) => {
                tracing::error!("the client's messages cannot be read: {error}");
                return;
            }
        };
        if !deliver(incoming) {
            return;
        }
    }
}

/// Writes messages until there are no more of them or nobody reads them any more.
pub(super) fn write_messages(mut output: impl Write, mut messages: Receiver<Vec<u8>>) {
    while let Some(message) = messages.blocking_recv() {
        let mut bytes = format!("Content-Length: {}\r\n\r\n", message.len()).into_bytes();
        bytes.extend_from_slice(&message);
        if let Err(error) = output.write_all(&bytes).and_then(|()| output.flush()) {
            tracing::error!("the client does not read: {error}");
            return;
        }
    }
}

/// One message as it was framed.
#[derive(Debug, PartialEq, Eq)]
enum Frame {
    /// Its body.
    Body(Vec<u8>),
    /// What stands where a header should, and why it is none. Told once for all that is skipped up to the next header.
    Broken(String),
    /// A message of this many bytes, which was skipped.
    TooLong(u64),
}

struct Frames<R> {
    input: BufReader<R>,
    length: Option<u64>,
    /// Whether what is being skipped has been told.
    told: bool,
}

impl<R: Read> Frames<R> {
    fn new(input: R) -> Self {
        Self { input: BufReader::with_capacity(64 * 1024, input), length: None, told: false }
    }

    fn next(&mut self) -> io::Result<Option<Frame>> {
        loop {
            let mut line = Vec::new();
            let read = (&mut self.input).take(MAX_HEADER_LINE_BYTES).read_until(b'\n', &mut line)?;
            if read == 0 {
                return Ok(None);
            }
            let broken = match String::from_utf8_lossy(&line).trim_end() {
                "" => match self.length.take() {
                    Some(length) => return self.body(length),
                    // A blank line between messages does no harm.
                    None => None,
                },
                header => self.header(header).err(),
            };
            if let Some(problem) = broken.filter(|_| !std::mem::replace(&mut self.told, true)) {
                return Ok(Some(Frame::Broken(problem)));
            }
        }
    }

    /// Reads a line of a header. What stands before `Content-Length` is the rest of something broken.
    fn header(&mut self, line: &str) -> Result<(), String> {
        let lower = line.to_ascii_lowercase();
        if let Some(at) = lower.find(CONTENT_LENGTH) {
            let number = line[at + CONTENT_LENGTH.len()..].trim();
            let length = number.parse().map_err(|_| format!("“{number}” is no number of bytes"))?;
            self.length = Some(length);
            return if at == 0 { Ok(()) } else { Err(format!("“{}” is no header", &line[..at])) };
        }
        if let Some(kind) = lower.strip_prefix("content-type:") {
            let charset = kind.split_once("charset=").map_or("utf-8", |(_, charset)| charset.trim());
            return match charset.trim_matches('"') {
                "utf-8" | "utf8" => Ok(()),
                other => Err(format!("messages in {other} are not read, only UTF-8")),
            };
        }
        let is_header = line.split_once(':').is_some_and(|(name, _)| {
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        });
        if is_header { Ok(()) } else { Err("no header of a message".to_owned()) }
    }

    fn body(&mut self, length: u64) -> io::Result<Option<Frame>> {
        self.told = false;
        let mut input = (&mut self.input).take(length);
        if length > MAX_MESSAGE_BYTES {
            let skipped = io::copy(&mut input, &mut io::sink())?;
            return Ok((skipped == length).then_some(Frame::TooLong(length)));
        }
        // Grown as bytes come in, so that a promise alone costs nothing.
        let mut body = Vec::new();
        let read = input.read_to_end(&mut body)? as u64;
        if read < length {
            tracing::error!("the client left in the middle of a message: {read} of {length} bytes came");
            return Ok(None);
        }
        Ok(Some(Frame::Body(body)))
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Read};

    use super::{Frame, Frames, MAX_MESSAGE_BYTES};

    fn frames(input: &str) -> Vec<Frame> {
        let mut frames = Frames::new(Trickle(input.as_bytes()));
        std::iter::from_fn(|| frames.next().unwrap()).collect()
    }

    /// Gives one byte at a time, as a slow pipe may.
    struct Trickle<'a>(&'a [u8]);

    impl Read for Trickle<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let length = buffer.len().min(1);
            self.0.take(length as u64).read(buffer).inspect(|read| self.0 = &self.0[*read..])
        }
    }

    fn body(text: &str) -> Frame {
        Frame::Body(text.as_bytes().to_vec())
    }

    #[test]
    fn messages_are_told_apart_by_their_lengths() {
        let input = "Content-Length: 2\r\n\r\n{}content-length:3\r\nContent-Type: application/x; charset=utf8\r\nX-Y: z\r\n\r\n[1]";
        assert_eq!(frames(input), [body("{}"), body("[1]")]);
    }

    #[test]
    fn what_is_no_header_is_told_once_and_skipped_up_to_the_next_message() {
        let told = frames("rubbish\r\nmore rubbish\r\nContent-Length: 2\r\n\r\n{}");
        assert!(matches!(&told[..], [Frame::Broken(_), Frame::Body(rest)] if rest == b"{}"), "{told:?}");
        let told = frames("rubbishContent-Length: 2\r\n\r\n{}");
        assert!(matches!(&told[..], [Frame::Broken(_), Frame::Body(rest)] if rest == b"{}"), "{told:?}");
        let told = frames("Content-Length: many\r\n\r\nContent-Length: 2\r\n\r\n{}");
        assert!(matches!(&told[..], [Frame::Broken(_), Frame::Body(rest)] if rest == b"{}"), "{told:?}");
        let told = frames("Content-Length: 2\r\nContent-Type: x; charset=utf-16\r\n\r\n{}");
        assert!(matches!(&told[..], [Frame::Broken(_), Frame::Body(_)]), "{told:?}");
    }

    #[test]
    fn a_line_without_an_end_costs_no_memory() {
        let told = frames(&"x".repeat(100_000));
        assert!(matches!(&told[..], [Frame::Broken(_)]), "{told:?}");
    }

    #[test]
    fn half_a_message_ends_the_input() {
        assert_eq!(frames("Content-Length: 20\r\n\r\n{}"), []);
        assert_eq!(frames("Content-Len"), [Frame::Broken("no header of a message".to_owned())]);
        assert_eq!(frames(""), []);
    }

    #[test]
    fn a_message_that_is_too_long_is_skipped() {
        let length = MAX_MESSAGE_BYTES + 1;
        let header = format!("Content-Length: {length}\r\n\r\n");
        let rest = "Content-Length: 2\r\n\r\n{}";
        let input = header.as_bytes().chain(io::repeat(b'x').take(length)).chain(rest.as_bytes());
        let mut frames = Frames::new(input);
        assert_eq!(frames.next().unwrap(), Some(Frame::TooLong(length)));
        assert_eq!(frames.next().unwrap(), Some(body("{}")));
    }
}
