//! Import and export of documents: one list of the kinds of documents, each in a crate of its own, and one of the forms of exports.
//!
//! An import turns a published document into Planmark and loses nothing: every character of the source stands in a plan
//! or is dropped for a stated reason, and the [`Account`] proves it. Whatever an importer reads, it ends in
//! the same small model of a plan, and one writer prints that; so there is one canonical form, and one place that counts.
//!
//! What must stay true: importing the same bytes twice gives the same bytes; no input makes an import fail but by an
//! [`ImportError`] in one clear sentence; memory stays in proportion to the input.

pub mod export;
mod file_name;

use std::sync::Arc;

pub use planmark_convert_model::account::{Account, DropReason, Removed, Uncertain, is_blank};
pub use planmark_convert_model::traced::{Place, Places};
pub use planmark_convert_model::word_problem::WordProblem;
pub use planmark_convert_model::{Changes, FileKind, Format, ImportError, Options, Source, Stage};

pub use planmark_docx::encoding::{raw_range as part_range, text as part_text};

use planmark_convert_model::plan::Plan;
use planmark_convert_model::{Importer, doubts};
use planmark_writers::planmark;

/// The kinds of documents that can be imported; the last takes what is of no other.
const IMPORTERS: [Importer; 2] = [planmark_docx::IMPORTER, planmark_text::IMPORTER];

/// The largest text that is read, in bytes. The largest published plan is about 1.2 MB of extracted text.
pub const MAX_TEXT_BYTES: usize = 32 * 1024 * 1024;

/// What an import gives.
#[derive(Clone, Debug)]
pub struct Import {
    /// One file for each programme, entity or report, in the order of the source.
    pub files: Vec<PlanFile>,
    /// What became of every character of the source.
    pub account: Account,
}

/// A plan, as it is to be written to disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanFile {
    /// The file's name, `.plan` included; no folder, no sign that a file system refuses.
    pub name: String,
    /// Its text, in canonical Planmark.
    pub text: String,
    /// Where the bytes of its text stand in the source. The markup's own signs have no place, nor has text that was added.
    pub places: Places,
    /// Names of the parts of the source that the places are in.
    pub parts: Arc<[String]>,
}

/// Turns a published document into plans.
///
/// `progress` is told each stage as it begins.
///
/// # Errors
///
/// If the source is no text, too large, empty, or of a format that is not recognised.
pub fn import(
    source: Source<'_>,
    options: &Options,
    mut progress: impl FnMut(Stage),
) -> Result<Import, ImportError> {
    if source.bytes.len() > MAX_TEXT_BYTES {
        return Err(ImportError::TooLarge {
            name: source.name.to_owned(),
            size: source.bytes.len(),
            limit: MAX_TEXT_BYTES,
        });
    }
    let Some(importer) = IMPORTERS.iter().find(|importer| (importer.is_of_kind)(source.bytes)) else {
        return Err(ImportError::UnknownFormat { name: source.name.to_owned() });
    };
    let (mut plans, account) = (importer.read)(source, options, &mut progress)?;
    doubts::place(&mut plans, &account.uncertain);
    Ok(finish(source.name, &plans, account, &mut progress))
}

/// Prints `plans` and completes the account with what they hold. A plan that nothing in it names takes the name of its `source`.
fn finish(source: &str, plans: &[Plan], mut account: Account, progress: &mut dyn FnMut(Stage)) -> Import {
    let mut names: Vec<String> = Vec::new();
    let mut files = Vec::new();
    for (index, plan) in plans.iter().enumerate() {
        progress(Stage::Writing(index, plans.len()));
        let printed = planmark::print(plan);
        account.placed += printed.placed;
        let wanted = if plan.name.is_empty() { file_name::stem(source) } else { &plan.name };
        let name = file_name::unique(&file_name::safe(wanted), &names);
        let parts = Arc::clone(&plan.parts);
        files.push(PlanFile {
            name: format!("{name}.plan"),
            text: printed.text,
            places: printed.places,
            parts,
        });
        names.push(name);
    }
    account.sort();
    Import { files, account }
}
