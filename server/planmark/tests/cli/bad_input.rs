//! Input that is not as it should be: one clear line that names the path and the cause, exit status 2, and the other files are
//! still checked. No crash, no hang.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use expect_test::expect;

use crate::plans::LIGHTHOUSES;
use crate::run::{Folder, Run};

/// A folder with one sound plan, which is to be checked whatever lies beside it.
fn folder() -> Folder {
    Folder::new(&[("sound.plan", LIGHTHOUSES)])
}

#[test]
fn a_path_that_is_not_there() {
    folder().run("check none.plan sound.plan nowhere/at/all").expect(&expect![[r#"
        1 plan: nothing found.
        --- standard error
        error: none.plan: there is no such file or folder.
        error: nowhere/at/all: there is no such file or folder.
        --- status 2
    "#]]);
}

#[test]
fn binary_files_and_other_encodings() {
    let folder = folder();
    folder.write("binary.plan", b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0");
    folder.write("gb18030.plan", b"---\nlanguage: zh\n---\n\n# \xB7\xBD\xB0\xB8 2\n");
    folder.write("latin1.plan", b"# Programme 2: Fran\xE7ais\n");
    folder.write("utf16.plan", b"\xFF\xFE#\0 \0P\0");
    folder.write("zeros.plan", [0; 100_000]);
    folder.run("check").expect(&expect![[r#"
        1 plan: nothing found.
        --- standard error
        error: binary.plan: a binary file, not text.
        error: gb18030.plan: not UTF-8 text (byte 25, in line 5, is not valid). Save it as UTF-8.
        error: latin1.plan: not UTF-8 text (byte 20, in line 1, is not valid). Save it as UTF-8.
        error: utf16.plan: text in UTF-16. Save it as UTF-8.
        error: zeros.plan: a binary file, not text.
        --- status 2
    "#]]);
}

#[test]
fn an_empty_file_and_one_of_blanks_are_plans() {
    let folder = Folder::new(&[("empty.plan", ""), ("blank.plan", "\n \n\t\n")]);
    assert_eq!(folder.run("check").stderr, "");
    assert_eq!(folder.run("stats").stderr, "");
}

#[test]
fn a_line_of_a_hundred_megabytes() {
    let folder = folder();
    folder.write("long.plan", "x".repeat(100 * 1024 * 1024));
    folder.run("check").expect(&expect![[r#"
        1 plan: nothing found.
        --- standard error
        error: long.plan: 104857600 bytes, more than the 33554432 that are read. Divide it into several files.
        --- status 2
    "#]]);
}

#[test]
fn a_line_of_four_megabytes_is_checked_and_shown_in_part() {
    let folder =
        Folder::new(&[("long.plan", &format!("{}见第 2171 (2013) 号决议（", "方案 ".repeat(600_000)))]);
    let run = folder.run("check long.plan");
    assert_eq!(run.stderr, "");
    assert!(run.stdout.contains("2171 (2013)"), "{}", run.stdout);
    assert!(run.stdout.len() < 10_000, "{}", run.stdout.len());
}

#[test]
fn ten_thousand_nested_items() {
    let folder = folder();
    let mut nested =
        String::from("---\nformat: biennial\nlanguage: en\n---\n\n### Expected accomplishments\n\n");
    for depth in 0..10_000 {
        nested += &format!("{}(a) deeper\n", " ".repeat(depth % 2_000));
    }
    folder.write("nested.plan", &nested);
    folder.write("headings.plan", "#".repeat(100_000) + "\n" + &"###### x\n".repeat(10_000));
    folder.write("brackets.plan", "(".repeat(20_000) + &"（[".repeat(20_000));
    folder.write("citations.plan", "1373 (2001) ".repeat(20_000));
    let run = folder.run("check --format json");
    let checked = run.json("check");
    assert_eq!(run.stderr, "");
    assert_eq!(checked["summary"]["files"], 5);
}

#[test]
fn a_folder_without_rights_and_a_file_without() {
    let folder = folder();
    folder.write("closed/a.plan", LIGHTHOUSES);
    folder.write("secret.plan", LIGHTHOUSES);
    let Some(run) = without_rights(&folder, &["closed", "secret.plan"], &["check"]) else { return };
    run.expect(&expect![[r#"
        1 plan: nothing found.
        --- standard error
        error: closed: you have no right to read this folder.
        error: secret.plan: you have no right to read this file.
        --- status 2
    "#]]);
}

/// Runs the program as a user without rights to these paths. The superuser may read everything: there the program is run as
/// nobody, from a copy that nobody may run.
#[cfg(unix)]
fn without_rights(folder: &Folder, closed: &[&str], arguments: &[&str]) -> Option<Run> {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;

    const NOBODY: u32 = 65_534;
    let set =
        |path: &str, mode| fs::set_permissions(folder.path(path), Permissions::from_mode(mode)).unwrap();
    let superuser = fs::metadata(folder.path("")).unwrap().uid() == 0;
    if superuser {
        set("", 0o755);
    }
    for path in closed {
        set(path, 0);
    }
    let mut command = folder.command(arguments);
    let copy = Folder::new(&[]);
    if superuser {
        fs::set_permissions(copy.path(""), Permissions::from_mode(0o755)).unwrap();
        fs::copy(env!("CARGO_BIN_EXE_planmark"), copy.path("planmark")).unwrap();
        command = crate::run::command(&folder.path(""), &copy.path("planmark"), arguments);
        command.uid(NOBODY).gid(NOBODY);
    }
    let output = command.output();
    for path in closed {
        set(path, 0o755);
    }
    match output {
        Ok(output) => Some(Run::of(&output)),
        Err(error) => {
            println!(
                "skipped: this user may read everything, and the program cannot be run as another ({error})"
            );
            None
        }
    }
}

#[cfg(not(unix))]
fn without_rights(_: &Folder, _: &[&str], _: &[&str]) -> Option<Run> {
    println!("skipped: rights are of Unix here");
    None
}

#[cfg(unix)]
#[test]
fn a_pipe_is_told_and_not_waited_for() {
    let folder = folder();
    let made = Command::new("mkfifo").arg(folder.path("pipe.plan")).status();
    if !made.is_ok_and(|status| status.success()) {
        println!("skipped: no mkfifo here");
        return;
    }
    folder.run("check pipe.plan /dev/null .").expect(&expect![[r#"
        1 plan: nothing found.
        --- standard error
        error: pipe.plan: a folder, device or pipe, where a file is needed.
        error: /dev/null: a folder, device or pipe, where a file is needed.
        --- status 2
    "#]]);
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    use std::io::Read;

    let folder = Folder::new(&[("many.plan", &"# Programme 2\n\n(unclosed\n\n".repeat(3_000))]);
    for arguments in
        [vec!["check"], vec!["check", "--format", "json"], vec!["completions", "bash"], vec!["--help"]]
    {
        let mut child =
            folder.command(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = [0; 1];
        let mut stdout = child.stdout.take().unwrap();
        stdout.read_exact(&mut first).unwrap();
        drop(stdout);
        let run = Run::of(&child.wait_with_output().unwrap());
        assert_eq!(run.stderr, "", "{arguments:?}");
        assert_ne!(run.status, 2, "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = folder().command(["check"]).stdout(full).stderr(Stdio::piped()).output().unwrap();
    Run::of(&output).expect(&expect![[r#"
        --- standard error
        error: The result cannot be written to standard output (No space left on device (os error 28)).
        --- status 2
    "#]]);
}

#[test]
fn large_plans_are_checked_in_good_time() {
    let folder = Folder::new(&[]);
    let mut plan = LIGHTHOUSES.to_owned();
    for number in 0..35_000 / 4 {
        plan += &format!("\n90.{number} Words of a paragraph, see resolution 58/269.\n\n(a) An item\n");
    }
    folder.write("large.plan", &plan);
    let started = Instant::now();
    folder.run("check --format json").json("check");
    // Not a measurement: a guard against work that grows with the square of the size, in a program built without optimisation.
    assert!(started.elapsed() < Duration::from_secs(60), "{:?}", started.elapsed());
}
