//! Measures Planmark on plans in the shape of real ones, beside peers and beside bare reading and parsing in the same run, and
//! prints a table in Markdown for each measurement. How to run and how to read it stands in the README.
//!
//! Timings are for reading; nothing here passes or fails.

mod bare;
mod document;
mod editor;
mod library;
mod peers;
mod places;
mod process;
mod servers;
mod table;
mod workspace;

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::{Parser, ValueEnum};

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Subject {
    /// From an edit to findings in the library, without the protocol.
    Library,
    /// One large document in an editor: opening, keystrokes, outline.
    Document,
    /// A folder with many plans: on the command line, and in an editor.
    Workspace,
    /// Nothing: the plans are written, for whoever wants to profile what reads them.
    Plans,
}

/// Measures Planmark beside peers and beside bare parsing, and prints tables. The program that is measured is the one that was built
/// with this one, or the one that $PLANMARK names.
#[derive(Debug, Parser)]
#[command(name = "planmark-benchmarks")]
struct Arguments {
    /// What to measure [default: library, document and workspace].
    subjects: Vec<Subject>,
    /// Plans in the workspace.
    #[arg(long, default_value_t = 10_000)]
    documents: usize,
    /// Lines of the large documents.
    #[arg(long, value_delimiter = ',', default_values_t = [4_000, 35_000, 100_000])]
    lines: Vec<usize>,
    /// Measure Planmark alone. Peers are installed from PyPI where they are not.
    #[arg(long)]
    no_peers: bool,
    /// The folder that plans are written to, and found in by the next run.
    #[arg(long)]
    folder: Option<PathBuf>,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let here = std::env::current_exe()?;
    let built = here.parent().context("this program lies in no folder")?;
    let planmark = std::env::var_os("PLANMARK")
        .map_or_else(|| built.join(format!("planmark{}", std::env::consts::EXE_SUFFIX)), PathBuf::from);
    let folder = arguments.folder.unwrap_or_else(|| built.with_file_name("benchmarks"));
    std::fs::create_dir_all(&folder)?;
    let folder = folder.canonicalize()?;
    if arguments.subjects == [Subject::Plans] {
        return write_plans(&folder, arguments.documents, &arguments.lines);
    }
    let peers = if arguments.no_peers { peers::Peers::default() } else { peers::Peers::install(&folder) };
    let wanted = |subject| arguments.subjects.is_empty() || arguments.subjects.contains(&subject);
    if wanted(Subject::Library) {
        library::measure(&arguments.lines);
        library::measure_records(arguments.documents);
    }
    if wanted(Subject::Document) || wanted(Subject::Workspace) {
        anyhow::ensure!(
            planmark.is_file(),
            "{} is not there: cargo build --release -p planmark",
            planmark.display()
        );
    }
    if wanted(Subject::Document) {
        document::measure(&planmark, &peers, &arguments.lines, &folder)?;
    }
    if wanted(Subject::Workspace) {
        workspace::measure(&planmark, &peers, arguments.documents, &folder)?;
    }
    Ok(())
}

/// Writes what is measured, and tells where it lies.
fn write_plans(folder: &Path, documents: usize, sizes: &[usize]) -> anyhow::Result<()> {
    println!("{}", workspace::write(folder, documents)?.0.display());
    for lines in sizes {
        let path = folder.join(format!("large-{lines}.plan"));
        std::fs::write(&path, planmark_test_plans::large(*lines))?;
        println!("{}", path.display());
    }
    Ok(())
}
