//! Files that are given for text by mistake, told by their first bytes.

/// A kind of file that is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Portable Document Format (ISO 32000-1, 7.5.2).
    Pdf,
    /// Rich Text Format.
    Rtf,
    /// A web page.
    Html,
    /// A picture: PNG, JPEG, GIF, TIFF.
    Picture,
    /// An archive that is no Word document: gzip, 7-Zip, RAR.
    Archive,
}

impl FileKind {
    /// The kind of a file with these `bytes`, if it is one of these.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
        let begins = |starts: &[&[u8]]| starts.iter().any(|start| bytes.starts_with(start));
        let says = |word: &str| {
            text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
        };
        if text.starts_with(b"%PDF-") {
            Some(Self::Pdf)
        } else if text.starts_with(b"{\\rtf") {
            Some(Self::Rtf)
        } else if says("<!doctype html") || says("<html") {
            Some(Self::Html)
        } else if begins(&[b"\x89PNG\r\n", b"\xFF\xD8\xFF", b"GIF8", b"II*\0", b"MM\0*"]) {
            Some(Self::Picture)
        } else if begins(&[b"\x1F\x8B", b"7z\xBC\xAF\x27\x1C", b"Rar!\x1A\x07"]) {
            Some(Self::Archive)
        } else {
            None
        }
    }

    /// What people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Rtf => "RTF",
            Self::Html => "HTML",
            Self::Picture => "PNG, JPEG, GIF or TIFF",
            Self::Archive => "gzip, 7z or RAR",
        }
    }
}

/// Whether `bytes` that are not UTF-8 read as Chinese text in GBK (GB 18030, two bytes a character): nearly all bytes above ASCII
/// come in pairs of a lead byte and a trail byte, and most pairs are of the common characters, rows B0 to F7.
#[must_use]
pub fn reads_as_gbk(bytes: &[u8]) -> bool {
    let (mut common, mut pairs, mut odd) = (0_usize, 0_usize, 0_usize);
    let mut rest = bytes;
    loop {
        rest = match *rest {
            [] => break,
            // UTF-16, or no text.
            [0, ..] => return false,
            [1..=0x7F, ref behind @ ..] => behind,
            [lead @ 0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE, ref behind @ ..] => {
                pairs += 1;
                common += usize::from((0xB0..=0xF7).contains(&lead));
                behind
            }
            [_, ref behind @ ..] => {
                odd += 1;
                behind
            }
        };
    }
    pairs >= 4 && odd * 50 <= pairs && common * 10 >= pairs * 6
}

#[cfg(test)]
mod tests {
    use super::{FileKind, reads_as_gbk};

    #[test]
    fn files_are_told_by_how_they_begin() {
        for (bytes, kind) in [
            (&b"%PDF-1.7\n"[..], Some(FileKind::Pdf)),
            (b"{\\rtf1\\ansi", Some(FileKind::Rtf)),
            (b"\xEF\xBB\xBF\n<!DOCTYPE html><html>", Some(FileKind::Html)),
            (b"\x89PNG\r\n\x1A\n", Some(FileKind::Picture)),
            (b"\x1F\x8B\x08", Some(FileKind::Archive)),
            (b"2.1 A plan", None),
            (b"", None),
        ] {
            assert_eq!(FileKind::of(bytes), kind);
        }
    }

    #[test]
    fn chinese_text_in_gbk_is_told_from_french_in_latin_1() {
        // 次级方案一：铁路货运
        let gbk = b"\xB4\xCE\xBC\xB6\xB7\xBD\xB0\xB8\xD2\xBB\xA3\xBA\xCC\xFA\xC2\xB7\xBB\xF5\xD4\xCB\r\n";
        assert!(reads_as_gbk(gbk));
        assert!(!reads_as_gbk(
            b"Le d\xE9veloppement durable et la coop\xE9ration \xE9conomique, \xE0 l'\xE9chelle"
        ));
        assert!(!reads_as_gbk(b"\xFF\xFE\x00"));
    }
}
