//! The files of this computer.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};
use planmark_syntax::MAX_DOCUMENT_BYTES;

use super::encoding::decode;
use super::file_system::{FileSystem, Stamp};
use super::problem::{Cause, Problem};

/// The files of this computer.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl FileSystem for Disk {
    fn find(
        &self,
        folders: &[PathBuf],
        belongs: &mut dyn FnMut(&Path) -> bool,
    ) -> (Vec<PathBuf>, Vec<Problem>) {
        let (found, problems) = find(folders, belongs);
        (found.into_iter().map(|file| file.path).collect(), problems)
    }

    fn stamp(&self, path: &Path) -> Option<Stamp> {
        let metadata = fs::metadata(path).ok()?;
        Some(Stamp::new(metadata.len(), metadata.modified().ok()))
    }

    fn read(&self, path: &Path, limit: usize) -> Result<Vec<u8>, Problem> {
        read(path, limit)
    }

    fn is_file(&self, path: &Path) -> bool {
        path.is_file()
    }

    fn is_folder(&self, path: &Path) -> bool {
        path.is_dir()
    }

    fn canonical(&self, path: &Path) -> Option<PathBuf> {
        fs::canonicalize(path).ok()
    }
}

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanFile {
    /// The path as given; for a file found in a folder, the folder's path as given and the way to the file from there.
    pub path: PathBuf,
    /// Whether the path itself was given, and not a folder that it lies in.
    pub named: bool,
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

    use super::{Cause, PlanFile, find, read};
    use crate::files::name;

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
}
