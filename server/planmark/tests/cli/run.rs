//! Runs the program in a folder of its own.

use std::ffi::OsStr;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use expect_test::Expect;

/// A folder with files, which goes when the test ends.
pub(crate) struct Folder {
    folder: tempfile::TempDir,
}

impl Folder {
    /// A folder with these files.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let folder = Self { folder: tempfile::tempdir().unwrap() };
        for (path, text) in files {
            folder.write(path, text);
        }
        folder
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, contents: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// The program, to be run in the folder, in English and without colours.
    pub(crate) fn command<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Command {
        command(self.folder.path(), Path::new(env!("CARGO_BIN_EXE_planmark")), arguments)
    }

    /// Runs the program with these arguments, divided at blanks.
    pub(crate) fn run(&self, arguments: &str) -> Run {
        Run::of(&self.command(arguments.split_whitespace()).output().unwrap())
    }
}

/// A program to be run in a folder, in English and without colours.
pub(crate) fn command<A: AsRef<OsStr>>(
    folder: &Path,
    program: &Path,
    arguments: impl IntoIterator<Item = A>,
) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    for name in ["LC_ALL", "LC_MESSAGES", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command.env("LANG", "C.UTF-8");
    command
}

/// What the program did.
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    pub(crate) fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Self {
            status: output.status.code().expect("ended by itself"),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        }
    }

    /// Compares all that can be seen: both outputs and the status.
    pub(crate) fn expect(&self, expected: &Expect) {
        let mut seen = self.stdout.clone();
        if !self.stderr.is_empty() {
            write!(seen, "--- standard error\n{}", self.stderr).unwrap();
        }
        if self.status != 0 {
            writeln!(seen, "--- status {}", self.status).unwrap();
        }
        expected.assert_eq(&seen);
    }

    /// The standard output as JSON, which must fit the schema that the program prints under this name.
    pub(crate) fn json(&self, schema: &str) -> serde_json::Value {
        let value: serde_json::Value = serde_json::from_str(&self.stdout).unwrap();
        assert_fits(&value, schema);
        value
    }
}

/// Fails unless the value fits the schema that the program prints under this name.
pub(crate) fn assert_fits(value: &serde_json::Value, schema: &str) {
    let printed = Folder::new(&[]).run(&format!("schema {schema}"));
    let schema = serde_json::from_str(&printed.stdout).unwrap();
    let validator = jsonschema::draft202012::options().should_validate_formats(true).build(&schema).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{value:#}");
}
