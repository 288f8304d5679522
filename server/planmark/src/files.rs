//! Which files are meant, and reading them: every failure is a [`Problem`] that names the path and the cause.
//!
//! What must stay true: the order of files depends on their names alone; nothing is read that is no regular file, so that a pipe or
//! a device cannot hold the program up; one path that fails does not keep the others from being read.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use ignore::{DirEntry, WalkBuilder};
use planmark_findings::Message;
use planmark_syntax::{MAX_DOCUMENT_BYTES, Text};

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanFile {
    /// The path as given; for a file found in a folder, the folder's path as given and the way to the file from there.
    pub path: PathBuf,
    /// Whether the path itself was given, and not a folder that it lies in.
    pub named: bool,
}

/// What a file was like when it was read: as long as it is like that, it need not be read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    /// What the file is like now; `None` if it cannot be asked.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        Some(Self { length: metadata.len(), modified: metadata.modified().ok() })
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

/// The files that the paths mean: a file itself, whatever its ending; of a folder every file below it that `belongs`, in the order of
/// names; the empty path is the current folder. A file that is meant twice is read once, under the first name. Hidden files, and
/// those that `.gitignore` and `.ignore` name, are left out of folders; links to files are followed, links to folders are not.
pub fn find(paths: &[PathBuf], mut belongs: impl FnMut(&Path) -> bool) -> (Vec<PlanFile>, Vec<Problem>) {
    let mut found = Found::default();
    for path in paths {
        match fs::metadata(start(path)) {
            Ok(metadata) if metadata.is_dir() => found.walk(path, &mut belongs),
            Ok(_) => found.add(path.clone(), true),
            Err(error) => found.problems.push(Problem::new(path, cause(&error))),
        }
    }
    (found.files, found.problems)
}

/// Where to begin: the current folder for an empty path.
fn start(path: &Path) -> &Path {
    if path.as_os_str().is_empty() { Path::new(".") } else { path }
}

/// How a path found below `root` is told: without `./` where nothing was given, as a person would write it.
fn told<'a>(root: &Path, path: &'a Path) -> &'a Path {
    path.strip_prefix(".").ok().filter(|_| root.as_os_str().is_empty()).unwrap_or(path)
}

#[derive(Default)]
struct Found {
    files: Vec<PlanFile>,
    problems: Vec<Problem>,
    seen: HashSet<PathBuf>,
}

impl Found {
    fn add(&mut self, path: PathBuf, named: bool) {
        let identity = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
        if self.seen.insert(identity) {
            self.files.push(PlanFile { path, named });
        }
    }

    fn walk(&mut self, root: &Path, belongs: &mut impl FnMut(&Path) -> bool) {
        let walk = WalkBuilder::new(start(root)).sort_by_file_name(|one, two| one.cmp(two)).build();
        for entry in walk {
            match entry {
                Ok(entry) if is_file(&entry) => {
                    let path = told(root, entry.path());
                    if belongs(path) {
                        self.add(path.to_owned(), false);
                    }
                }
                Ok(_) => {}
                Err(error) => self.problems.push(walk_problem(root, &error)),
            }
        }
    }
}

fn is_file(entry: &DirEntry) -> bool {
    let is_link = entry.file_type().is_some_and(|kind| kind.is_symlink());
    if is_link {
        return fs::metadata(entry.path()).is_ok_and(|metadata| metadata.is_file());
    }
    // What is neither folder nor link is kept: a pipe called `a.plan` is to be told, not passed over.
    entry.file_type().is_some_and(|kind| !kind.is_dir())
}

fn walk_problem(root: &Path, error: &ignore::Error) -> Problem {
    let path = told(root, error_path(error).unwrap_or(root));
    let cause = match error.io_error() {
        Some(error) if error.kind() == io::ErrorKind::PermissionDenied => Cause::NoRightToFolder,
        Some(error) => cause(error),
        None => Cause::Other(error.to_string()),
    };
    Problem::new(path, cause)
}

fn error_path(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => error_path(err),
        ignore::Error::Loop { child, .. } => Some(child),
        _ => None,
    }
}

/// Reads a plan.
///
/// # Errors
///
/// If the file cannot be read, is larger than [`MAX_DOCUMENT_BYTES`], or is not text in UTF-8.
pub fn read_plan(path: &Path) -> Result<String, Problem> {
    read_text(path, MAX_DOCUMENT_BYTES)
}

/// Reads a text of at most `limit` bytes.
///
/// # Errors
///
/// If the file cannot be read, is larger, or is not text in UTF-8.
pub fn read_text(path: &Path, limit: usize) -> Result<String, Problem> {
    let bytes = read(path, limit)?;
    decode(bytes).map_err(|cause| Problem::new(path, cause))
}

/// Reads a file of at most `limit` bytes.
///
/// # Errors
///
/// If the file cannot be read, is no regular file, or is larger.
pub fn read(path: &Path, limit: usize) -> Result<Vec<u8>, Problem> {
    read_regular(path, limit).map_err(|cause| Problem::new(path, cause))
}

fn read_regular(path: &Path, limit: usize) -> Result<Vec<u8>, Cause> {
    // Looked at before it is opened: opening a pipe waits for its writer.
    let metadata = fs::metadata(path).map_err(|error| cause(&error))?;
    if !metadata.is_file() {
        return Err(Cause::NoFile);
    }
    let too_large = |size| Cause::TooLarge { size, limit };
    if metadata.len() > limit as u64 {
        return Err(too_large(metadata.len()));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| cause(&error))?;
    // A file may grow while it is read, and some file systems tell no size.
    file.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(|error| cause(&error))?;
    if bytes.len() > limit { Err(too_large(bytes.len() as u64)) } else { Ok(bytes) }
}

fn cause(error: &io::Error) -> Cause {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Cause::Missing,
        io::ErrorKind::PermissionDenied => Cause::NoRightToFile,
        io::ErrorKind::IsADirectory => Cause::NoFile,
        _ => Cause::Other(error.to_string()),
    }
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

/// Writes a file whole.
///
/// # Errors
///
/// If it cannot be written.
pub fn write(path: &Path, text: &str) -> Result<(), Problem> {
    fs::write(path, text).map_err(|error| not_written(path, &error))
}

/// Makes a folder, and those that it lies in.
///
/// # Errors
///
/// If it cannot be made.
pub fn make_folder(path: &Path) -> Result<(), Problem> {
    fs::create_dir_all(path).map_err(|error| not_written(path, &error))
}

fn not_written(path: &Path, error: &io::Error) -> Problem {
    Problem::new(path, Cause::NotWritten(error.to_string()))
}

#[cfg(test)]
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
