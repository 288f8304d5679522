//! Which files are meant, and reading them: every failure is a [`Problem`] that names the path and the cause.
//!
//! What must stay true: the order of files depends on their names alone; nothing is read that is no regular file, so that a pipe or
//! a device cannot hold the program up; one path that fails does not keep the others from being read.

#[cfg(feature = "native")]
mod disk;
mod memory;

use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use planmark_findings::Message;
use planmark_syntax::Text;

#[cfg(feature = "native")]
pub use disk::{Disk, PlanFile, find, make_folder, read, read_plan, read_text, write};
pub use memory::Memory;

/// Where files are: the program hands it to whatever reads files on its own account.
pub trait FileSystem: Debug + Send + Sync {
    /// The files below folders that `belongs`, in the order of names, without those that are hidden or ignored; and what could not be
    /// looked at.
    fn find(
        &self,
        folders: &[PathBuf],
        belongs: &mut dyn FnMut(&Path) -> bool,
    ) -> (Vec<PathBuf>, Vec<Problem>);

    /// What a file is like now; `None` if it cannot be asked.
    fn stamp(&self, path: &Path) -> Option<Stamp>;

    /// Reads a file of at most `limit` bytes.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, is no regular file, or is larger.
    fn read(&self, path: &Path, limit: usize) -> Result<Vec<u8>, Problem>;

    /// Whether there is such a file.
    fn is_file(&self, path: &Path) -> bool;

    /// Whether there is such a folder.
    fn is_folder(&self, path: &Path) -> bool;

    /// The path from the root, without links and `..`; `None` if nothing has this name.
    fn canonical(&self, path: &Path) -> Option<PathBuf>;

    /// Reads a text of at most `limit` bytes.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, is larger, or is not text in UTF-8.
    fn read_text(&self, path: &Path, limit: usize) -> Result<String, Problem> {
        let bytes = self.read(path, limit)?;
        decode(bytes).map_err(|cause| Problem::new(path, cause))
    }
}

/// What a file was like when it was read: as long as it is like that, it need not be read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    /// What a file of this length is like that was changed last at this time, where that is known.
    #[must_use]
    pub fn new(length: u64, modified: Option<SystemTime>) -> Self {
        Self { length, modified }
    }
}

/// A path that could not be read or written, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The path.
    pub path: PathBuf,
    /// Why.
    pub cause: Cause,
}

/// Why a path could not be read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Nothing has this name.
    Missing,
    /// The user has no right to read the file.
    NoRightToFile,
    /// The user has no right to read the folder.
    NoRightToFolder,
    /// A device, pipe or socket; or a folder where a file is needed.
    NoFile,
    /// Larger than the limit; both in bytes.
    TooLarge {
        /// The size.
        size: u64,
        /// The limit.
        limit: usize,
    },
    /// Not text at all.
    Binary,
    /// Text in UTF-16.
    Utf16,
    /// Text in some encoding that is not UTF-8.
    NotUtf8 {
        /// The first byte that is wrong, counted from 1.
        byte: usize,
        /// Its line, counted from 1.
        line: usize,
    },
    /// A file of this name is there and has another content.
    Occupied,
    /// It could not be written; in the words of the operating system.
    NotWritten(String),
    /// Anything else, in the words of the operating system.
    Other(String),
}

impl Problem {
    /// A problem with a path.
    #[must_use]
    pub fn new(path: &Path, cause: Cause) -> Self {
        Self { path: path.to_owned(), cause }
    }

    /// The problem in one sentence.
    #[must_use]
    pub fn message(&self) -> Message {
        let message = match &self.cause {
            Cause::Missing => Message::new("file-missing"),
            Cause::NoRightToFile => Message::new("file-no-right"),
            Cause::NoRightToFolder => Message::new("folder-no-right"),
            Cause::NoFile => Message::new("file-no-file"),
            Cause::TooLarge { size, limit } => {
                Message::new("file-too-large").with("size", size.to_string()).with("limit", limit.to_string())
            }
            Cause::Binary => Message::new("file-binary"),
            Cause::Utf16 => Message::new("file-utf16"),
            Cause::NotUtf8 { byte, line } => {
                Message::new("file-not-utf8").with("byte", byte.to_string()).with("line", line.to_string())
            }
            Cause::Occupied => Message::new("file-occupied"),
            Cause::NotWritten(cause) => Message::new("file-not-written").with("cause", cause),
            Cause::Other(cause) => Message::new("file-trouble").with("cause", cause),
        };
        message.with("path", printable(&name(&self.path)))
    }
}

/// The path as text. Bytes that are no text are written as escapes, so that two paths never have one name.
#[must_use]
pub fn name(path: &Path) -> String {
    path.to_str().map_or_else(|| format!("{path:?}"), ToOwned::to_owned)
}

/// The text with its control characters, which could steer a terminal or break a line, made visible.
#[must_use]
pub fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_control() {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    shown
}

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
#[cfg(feature = "native")]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::{Cause, PlanFile, decode, find, name, printable, read};

    fn plan(path: &Path) -> bool {
        path.extension().is_some_and(|ending| ending == "plan")
    }

    /// A folder with these files, each holding its own name.
    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file).unwrap();
        }
        folder
    }

    fn names(root: &Path, files: &[PlanFile]) -> Vec<String> {
        files.iter().map(|file| name(file.path.strip_prefix(root).unwrap())).collect()
    }

    #[test]
    fn a_folder_means_the_plans_below_it_in_the_order_of_names() {
        let folder = folder(&["b.plan", "a/z.plan", "a/y.plan", "c.txt", ".hidden/x.plan", "a.plan"]);
        let (files, problems) = find(&[folder.path().to_owned()], plan);
        assert_eq!(names(folder.path(), &files), ["a/y.plan", "a/z.plan", "a.plan", "b.plan"]);
        assert_eq!(problems, []);
        assert!(files.iter().all(|file| !file.named));
    }

    #[test]
    fn a_named_file_is_read_whatever_its_ending_and_only_once() {
        let folder = folder(&["a.txt", "b.plan"]);
        let paths = [folder.path().join("a.txt"), folder.path().to_owned(), folder.path().join("b.plan")];
        let (files, _) = find(&paths, plan);
        assert_eq!(names(folder.path(), &files), ["a.txt", "b.plan"]);
        assert_eq!(files.iter().map(|file| file.named).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn what_is_missing_is_told_and_the_rest_is_found() {
        let folder = folder(&["a.plan"]);
        let missing = folder.path().join("none.plan");
        let below_a_file = folder.path().join("a.plan/b.plan");
        let (files, problems) =
            find(&[missing.clone(), below_a_file.clone(), folder.path().to_owned()], plan);
        assert_eq!(names(folder.path(), &files), ["a.plan"]);
        let told: Vec<(PathBuf, Cause)> = problems.into_iter().map(|it| (it.path, it.cause)).collect();
        assert_eq!(told, [(missing, Cause::Missing), (below_a_file, Cause::Missing)]);
    }

    #[cfg(unix)]
    #[test]
    fn links_to_files_are_followed_and_links_to_folders_are_not() {
        let folder = folder(&["in/a.plan", "elsewhere/b.txt"]);
        let root = folder.path().join("in");
        std::os::unix::fs::symlink(folder.path().join("elsewhere/b.txt"), root.join("b.plan")).unwrap();
        std::os::unix::fs::symlink(&root, root.join("loop")).unwrap();
        std::os::unix::fs::symlink(folder.path().join("nothing"), root.join("dangling.plan")).unwrap();
        let (files, problems) = find(std::slice::from_ref(&root), plan);
        assert_eq!(names(&root, &files), ["a.plan", "b.plan"]);
        assert_eq!(problems, []);
    }

    #[test]
    fn a_file_larger_than_the_limit_is_not_read() {
        let folder = folder(&["abcde"]);
        let path = folder.path().join("abcde");
        assert_eq!(read(&path, 5).unwrap(), b"abcde");
        assert_eq!(read(&path, 4).unwrap_err().cause, Cause::TooLarge { size: 5, limit: 4 });
        assert_eq!(read(folder.path(), 4).unwrap_err().cause, Cause::NoFile);
    }

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

    #[test]
    fn names_cannot_steer_a_terminal() {
        assert_eq!(printable("方案\u{1b}[31m\n.plan"), "方案\\u{1b}[31m\\n.plan");
    }
}
