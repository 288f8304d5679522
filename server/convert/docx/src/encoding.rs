//! The text of a part: UTF-8, or UTF-16 as older tools write it. XML allows no other without a word about it (XML 1.0, 4.3.3).
//!
//! Places of text are counted in bytes of UTF-8; [`raw_range`] leads from them to the bytes of the part.

use std::borrow::Cow;
use std::ops::Range;

/// Why bytes are no text.
pub(super) const NEITHER: &str = "neither UTF-8 nor UTF-16 text";

const UTF_8_MARK: &[u8] = b"\xEF\xBB\xBF";

#[derive(Clone, Copy)]
enum Encoding {
    Utf8,
    Utf16(fn([u8; 2]) -> u16),
}

impl Encoding {
    /// The encoding by the first bytes: a byte-order mark, or the first sign, which is `<`.
    fn of(bytes: &[u8]) -> Self {
        match bytes {
            [0xFF, 0xFE, ..] | [b'<', 0, ..] => Self::Utf16(u16::from_le_bytes),
            [0xFE, 0xFF, ..] | [0, b'<', ..] => Self::Utf16(u16::from_be_bytes),
            _ => Self::Utf8,
        }
    }
}

/// The text of a part, a byte-order mark included.
#[must_use]
pub fn text(bytes: &[u8]) -> Option<Cow<'_, str>> {
    match Encoding::of(bytes) {
        Encoding::Utf8 => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
        Encoding::Utf16(unit) => {
            let (pairs, rest) = bytes.as_chunks::<2>();
            let units: Vec<u16> = pairs.iter().copied().map(unit).collect();
            String::from_utf16(&units).ok().filter(|_| rest.is_empty()).map(Cow::Owned)
        }
    }
}

/// The bytes of the part whose text has `range`: the same in UTF-8. Nothing, if no sign begins or ends there.
#[must_use]
pub fn raw_range(bytes: &[u8], range: Range<usize>) -> Option<Range<usize>> {
    let text = text(bytes)?;
    let (before, within) = (text.get(..range.start)?, text.get(range.clone())?);
    if matches!(Encoding::of(bytes), Encoding::Utf8) {
        return Some(range);
    }
    let length = |text: &str| text.encode_utf16().count() * 2;
    let start = length(before);
    Some(start..start + length(within))
}

/// Bytes of the byte-order mark that `text` begins with.
pub(super) fn mark_length(text: &str) -> usize {
    if text.as_bytes().starts_with(UTF_8_MARK) { UTF_8_MARK.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::{mark_length, raw_range, text};

    fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn text_is_read_in_every_encoding_that_xml_allows() {
        for written in ["<a>铁é𝄞</a>", "\u{FEFF}<a>铁é𝄞</a>"] {
            for bytes in [
                written.as_bytes().to_vec(),
                utf_16(written, u16::to_le_bytes),
                utf_16(written, u16::to_be_bytes),
            ] {
                assert_eq!(text(&bytes).as_deref(), Some(written));
            }
        }
        assert_eq!(mark_length("\u{FEFF}<a/>"), 3);
        assert_eq!(text(b"<a>\xE9</a>"), None);
        assert_eq!(text(b"<\0a\0>"), None);
    }

    #[test]
    fn places_in_the_text_lead_to_bytes() {
        let written = "\u{FEFF}<a>铁é𝄞</a>";
        let bytes = utf_16(written, u16::to_be_bytes);
        let start = written.find('é').unwrap();
        assert_eq!(raw_range(&bytes, start..start + 'é'.len_utf8()), Some(10..12));
        assert_eq!(raw_range(written.as_bytes(), start..start + 2), Some(start..start + 2));
        assert_eq!(raw_range(&bytes, start + 1..start + 2), None);
    }
}
