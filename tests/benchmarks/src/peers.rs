//! Other programs that check texts, and what they are given to check.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The peers that are there.
#[derive(Debug, Default)]
pub(crate) struct Peers {
    pub(crate) rumdl: Option<PathBuf>,
    pub(crate) ruff: Option<PathBuf>,
}

impl Peers {
    /// Finds them where an earlier run has installed them, or installs them. What cannot be had is told and left out.
    pub(crate) fn install(folder: &Path) -> Self {
        let place = folder.join("peers");
        let programs = place.join(if cfg!(windows) { "Scripts" } else { "bin" });
        let find = |name: &str| {
            let path = programs.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
            path.is_file().then_some(path)
        };
        if find("rumdl").is_none() || find("ruff").is_none() {
            eprintln!("installing rumdl and ruff into {}", place.display());
            let steps: [(&Path, Vec<&std::ffi::OsStr>); 2] = [
                (Path::new("python3"), vec!["-m".as_ref(), "venv".as_ref(), place.as_os_str()]),
                (
                    &programs.join("pip"),
                    ["install", "--quiet", "rumdl", "ruff"].iter().map(AsRef::as_ref).collect(),
                ),
            ];
            for (program, arguments) in steps {
                match Command::new(program).args(arguments).status() {
                    Ok(status) if status.success() => {}
                    Ok(status) => eprintln!("{}: {status}", program.display()),
                    Err(error) => eprintln!("{}: {error}", program.display()),
                }
            }
        }
        let peers = Self { rumdl: find("rumdl"), ruff: find("ruff") };
        for (name, path) in [("rumdl", &peers.rumdl), ("ruff", &peers.ruff)] {
            if path.is_none() {
                eprintln!("{name} is not there and is left out");
            }
        }
        peers
    }
}

/// What a program calls itself, with its version.
pub(crate) fn name_of(program: &Path) -> String {
    let output = Command::new(program).arg("--version").output().ok();
    let told = output.and_then(|output| String::from_utf8(output.stdout).ok()).unwrap_or_default();
    let name = told.lines().next().unwrap_or_default().trim();
    if name.is_empty() { program.display().to_string() } else { name.to_owned() }
}

/// The rules of rumdl that a plan breaks in every line, as it is no Markdown in this: long lines, tables and lists without blank lines
/// around them, numbers at the beginning of paragraphs, and so on.
pub(crate) const RUMDL_LEAVES_OUT: &str = "MD013,MD025,MD022,MD032,MD058,MD024,MD012,MD007,MD029,MD026,MD041,MD034,MD053,MD052,MD066,MD071,MD047,MD064";

/// The configuration that tells rumdl so.
pub(crate) fn rumdl_configuration() -> String {
    let rules: Vec<String> = RUMDL_LEAVES_OUT.split(',').map(|rule| format!("\"{rule}\"")).collect();
    format!("[global]\ndisable = [{}]\n", rules.join(", "))
}

/// A Python file of so many lines, in which nothing is wrong.
pub(crate) fn python(lines: usize) -> String {
    let mut text = String::new();
    for number in 0..lines / 9 {
        let _ = write!(
            text,
            "def measure_{number}(first, second):\n    \"\"\"Measure {number}.\"\"\"\n    total = first + {number}\n    for item in second:\n        total += item * {}\n    result = total\n    return result\n\n\n",
            number % 97
        );
    }
    text
}
