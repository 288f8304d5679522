//! Measures the language server from outside, through the protocol, on generated plans in the shape of real ones: from a keystroke to
//! the findings that follow from it, and to the outline and folding ranges asked for right after it.
//!
//! `cargo build --release -p planmark && cargo run --release -p planmark-benchmarks --bin protocol`; an argument names another
//! program. Timings are for reading; nothing here passes or fails.

#[path = "../../../../server/rules/tests/plans/mod.rs"]
mod plans;

use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Subprogrammes a programme for plans of about 3,500, 35,000 and 100,000 lines in 28 programmes.
const SIZES: [usize; 3] = [3, 46, 135];

/// Keystrokes measured in each plan, after as many that are not.
const KEYSTROKES: usize = 500;

const URI: &str = "file:///plans/large.plan";

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let program = std::env::args_os().nth(1).map_or_else(beside_this_one, |path| Ok(PathBuf::from(path)))?;
    println!(
        "| lines | `initialize` | open to findings | keystroke to findings p50 / p99 | to outline p50 / p99 | to folding p50 / p99 | memory |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    for subprogrammes in SIZES {
        println!("{}", measure(&program, &plans::large_plan(28, subprogrammes))?);
    }
    Ok(())
}

/// The program that was built with this one.
fn beside_this_one() -> Result<PathBuf> {
    let here = std::env::current_exe()?;
    let program = here.with_file_name(format!("planmark{}", std::env::consts::EXE_SUFFIX));
    if program.is_file() { Ok(program) } else { Err(format!("{} is not built", program.display()).into()) }
}

fn measure(program: &PathBuf, plan: &str) -> Result<String> {
    let start = Instant::now();
    let mut editor = Editor::start(program)?;
    let initialized = start.elapsed();

    let start = Instant::now();
    let document = json!({"uri": URI, "languageId": "planmark", "version": 1, "text": plan});
    editor.notify("textDocument/didOpen", &json!({ "textDocument": document }))?;
    editor.findings(1)?;
    let opened = start.elapsed();

    let places = places(plan);
    let mut version = 1;
    let (mut findings, mut outline, mut folding) = (Vec::new(), Vec::new(), Vec::new());
    for (index, (line, column)) in places.iter().enumerate() {
        // A character is typed and taken out again, so that every place is in the plan as it was.
        for (length, text) in [(0, "新"), (1, "")] {
            version += 1;
            let start = Instant::now();
            editor.change(version, (*line, *column), length, text)?;
            editor.findings(version)?;
            if index >= KEYSTROKES / 2 {
                findings.push(start.elapsed());
            }
        }
        if index >= KEYSTROKES / 2 && index % 10 == 0 {
            for (method, times) in
                [("textDocument/documentSymbol", &mut outline), ("textDocument/foldingRange", &mut folding)]
            {
                version += 1;
                editor.change(version, (*line, *column), 0, "")?;
                let start = Instant::now();
                editor.ask(method, &json!({"textDocument": {"uri": URI}}))?;
                times.push(start.elapsed());
                editor.findings(version)?;
            }
        }
    }
    let memory = editor
        .memory()
        .map_or_else(|| "?".to_owned(), |kibibytes| format!("{} MB", kibibytes * 1024 / 1_000_000));
    editor.leave()?;
    Ok(format!(
        "| {} | {} ms | {} ms | {} | {} | {} | {memory} |",
        plan.lines().count(),
        milliseconds(initialized),
        milliseconds(opened),
        quantiles(findings),
        quantiles(outline),
        quantiles(folding),
    ))
}

/// Lines and UTF-16 columns spread over the plan, the same at every run.
fn places(plan: &str) -> Vec<(usize, usize)> {
    let lines: Vec<&str> = plan.lines().collect();
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut throw = |sides: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % sides.max(1) as u64).unwrap_or(0)
    };
    (0..KEYSTROKES)
        .map(|_| {
            let line = throw(lines.len());
            (line, throw(lines[line].encode_utf16().count() + 1))
        })
        .collect()
}

fn quantiles(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let at = |part: f64| times.get((times.len() as f64 * part) as usize).copied().unwrap_or_default();
    format!("{} / {} ms", milliseconds(at(0.5)), milliseconds(at(0.99)))
}

fn milliseconds(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64() * 1000.0)
}

/// An editor that waits for each answer.
struct Editor {
    server: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    last_id: i64,
    /// The version whose findings came last.
    shown: i64,
}

impl Editor {
    /// Starts a server and introduces itself.
    fn start(program: &PathBuf) -> Result<Self> {
        let mut server =
            Command::new(program).arg("lsp").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let input = server.stdin.take().ok_or("no input")?;
        let output = BufReader::new(server.stdout.take().ok_or("no output")?);
        let mut editor = Self { server, input, output, last_id: 0, shown: 0 };
        let can = json!({"textDocument": {
            "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
            "publishDiagnostics": {"versionSupport": true, "codeDescriptionSupport": true},
        }});
        editor.ask(
            "initialize",
            &json!({"processId": std::process::id(), "rootUri": null, "capabilities": can}),
        )?;
        editor.notify("initialized", &json!({}))?;
        Ok(editor)
    }

    fn send(&mut self, message: &Value) -> Result<()> {
        let body = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len())?;
        Ok(self.input.flush()?)
    }

    fn notify(&mut self, method: &str, params: &Value) -> Result<()> {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}))
    }

    fn change(
        &mut self,
        version: i32,
        (line, column): (usize, usize),
        length: usize,
        text: &str,
    ) -> Result<()> {
        let range = json!({
            "start": {"line": line, "character": column},
            "end": {"line": line, "character": column + length},
        });
        let changes = json!([{"range": range, "text": text}]);
        self.notify(
            "textDocument/didChange",
            &json!({"textDocument": {"uri": URI, "version": version}, "contentChanges": changes}),
        )
    }

    /// The next message. What is measured is the server: it is not read further than it must be.
    fn receive(&mut self) -> Result<String> {
        let mut length = 0;
        loop {
            let mut line = String::new();
            if self.output.read_line(&mut line)? == 0 {
                return Err("the server has ended".into());
            }
            match line.trim_end().split_once(": ") {
                Some(("Content-Length", number)) => length = number.parse()?,
                _ if line.trim_end().is_empty() => break,
                _ => {}
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body)?;
        let message = String::from_utf8(body)?;
        if message.contains("publishDiagnostics")
            && let Some((_, rest)) = message.split_once("\"version\":")
        {
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            self.shown = digits.parse()?;
        }
        Ok(message)
    }

    /// Waits for the findings in a version.
    fn findings(&mut self, version: i32) -> Result<()> {
        while self.shown < i64::from(version) {
            self.receive()?;
        }
        Ok(())
    }

    fn ask(&mut self, method: &str, params: &Value) -> Result<()> {
        self.last_id += 1;
        self.send(&json!({"jsonrpc": "2.0", "id": self.last_id, "method": method, "params": params}))?;
        let ends = [format!("\"id\":{}}}", self.last_id), format!("\"id\":{},", self.last_id)];
        loop {
            let message = self.receive()?;
            if ends.iter().any(|end| message.contains(end)) && !message.contains("\"method\"") {
                return if message.contains("\"error\":") { Err(message.into()) } else { Ok(()) };
            }
        }
    }

    /// The memory that the server holds, in KiB, where the system tells.
    fn memory(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.server.id())).ok()?;
        status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix(" kB")?.trim().parse().ok())
    }

    fn leave(mut self) -> Result<()> {
        self.ask("shutdown", &Value::Null)?;
        self.notify("exit", &Value::Null)?;
        self.server.wait()?;
        Ok(())
    }
}
