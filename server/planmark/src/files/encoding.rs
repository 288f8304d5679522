//! The bytes of a file as text.

use planmark_syntax::Text;

use super::problem::Cause;

/// The bytes as text.
pub(crate) fn decode(bytes: Vec<u8>) -> Result<String, Cause> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) || looks_utf16(&bytes) {
        return Err(Cause::Utf16);
    }
    if looks_binary(&bytes) {
        return Err(Cause::Binary);
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let bytes = error.into_bytes();
        if bytes.contains(&0) {
            return Cause::Binary;
        }
        let before = String::from_utf8_lossy(&bytes[..valid]);
        Cause::NotUtf8 { byte: valid + 1, line: Text::new(&before).len_lines() }
    })
}

/// How much of a file is looked at to tell whether it is text, in bytes.
const SIGHT: usize = 8 * 1024;

/// Whether a third of what the file begins with is control characters, as Perl's `-B` asks. One NUL does not make a plan binary: in
/// the markup it is text like any other.
fn looks_binary(bytes: &[u8]) -> bool {
    let sight = &bytes[..bytes.len().min(SIGHT)];
    let odd = sight.iter().filter(|byte| byte.is_ascii_control() && !byte.is_ascii_whitespace()).count();
    !sight.is_empty() && odd * 3 >= sight.len()
}

/// Whether every NUL of what the file begins with stands at even places, or every one at odd places, and there are as many as text in
/// UTF-16 has: for its line ends, digits and Latin letters.
fn looks_utf16(bytes: &[u8]) -> bool {
    let sight = &bytes[..bytes.len().min(SIGHT)];
    let at = |parity: usize| sight.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (at(0), at(1));
    even.min(odd) == 0 && even.max(odd) * 50 >= sight.len() && even.max(odd) >= 2
}

#[cfg(test)]
mod tests {
    use super::{Cause, decode};

    #[test]
    fn what_is_not_text_in_utf8_is_named() {
        let wrong = |bytes: &[u8]| decode(bytes.to_vec()).unwrap_err();
        assert_eq!(wrong(b"\xFF\xFE#\0 \0"), Cause::Utf16);
        assert_eq!(wrong(b"\x7FELF\x02\x01\x01\0\0\0\0\0"), Cause::Binary);
        assert_eq!(wrong(b"\0\0\0\0"), Cause::Binary);
        assert_eq!(wrong(b"some words and \0, and a byte \xB7"), Cause::Binary);
        // “方案” in GB 18030, after a line of ASCII and CRLF.
        assert_eq!(wrong(b"---\r\n\xB7\xBD\xB0\xB8"), Cause::NotUtf8 { byte: 6, line: 2 });
        assert_eq!(wrong("方\n案".as_bytes()[..5].as_ref()), Cause::NotUtf8 { byte: 5, line: 2 });
    }

    #[test]
    fn a_stray_nul_is_text_and_so_is_nothing() {
        assert_eq!(decode(b"# Programme\0 2".to_vec()).unwrap(), "# Programme\0 2");
        assert_eq!(decode(Vec::new()).unwrap(), "");
    }
}
