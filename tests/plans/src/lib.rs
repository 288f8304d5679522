//! Writes plans in the shape of real ones: annual and biennial, in Chinese and in English, with lists of mandates, citations,
//! references to other programmes, tables and footnotes. Nothing in them is published: titles and sentences are put together from
//! lists of words, and hardly any comes twice.
//!
//! What must stay true: the same number gives the same plan, on every machine; a plan has findings at the rate at which published
//! plans have them, and a large one has next to none.

mod annual;
mod biennial;
mod edition;
mod mandates;
mod pen;
mod words;

use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use edition::{Edition, Format, Outline};
pub use mandates::{LISTED_EVERYWHERE, SecurityCouncil};
use words::Language;

/// A plan in a file of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Where it lies in the folder of all plans: every edition has a folder.
    pub path: PathBuf,
    /// What is in it.
    pub text: String,
}

/// The programmes of an edition, which refer to each other.
const PROGRAMMES: usize = 40;

/// The lines of a programme in a large plan, about.
const LINES_OF_A_PROGRAMME: usize = 1_000;

/// The plan with this number, counted from 0.
#[must_use]
pub fn plan(number: usize) -> Plan {
    let edition = Edition::numbered(number / PROGRAMMES, PROGRAMMES);
    let programme = number % PROGRAMMES + 1;
    let outline = Outline::of(&edition, programme);
    let text = match edition.format {
        Format::Annual => annual::write(&edition, &outline),
        Format::Biennial => biennial::write(&edition, &outline),
    };
    Plan { path: edition.folder().join(format!("programme-{programme:02}.plan")), text }
}

/// A whole edition in one document, in Chinese: programmes of some thousand lines each, until there are as many lines as asked for.
/// Nothing in it is made wrong, so that next to no finding is there but those that edits make.
#[must_use]
pub fn large(lines: usize) -> String {
    let programmes = (lines / LINES_OF_A_PROGRAMME).max(1);
    let edition = Edition {
        number: usize::MAX / 2,
        format: Format::Biennial,
        language: Language::Chinese,
        session: 81,
        symbol: "A/81/6".to_owned(),
        programmes,
    };
    let mut text = biennial::header(&edition, None);
    let (mut written, mut footnote) = (text.lines().count(), 0);
    for programme in 1..=programmes {
        let share = (lines - written.min(lines)) / (programmes + 1 - programme);
        let body = biennial::of_lines(&edition, programme, share, &mut footnote);
        written += body.lines().count();
        text.push_str(&body);
    }
    text
}

/// Writes the first `count` plans into a folder, and tells their paths. What an earlier run has written completely stays as it is.
///
/// # Errors
///
/// The folder cannot be written.
pub fn write(folder: &Path, count: usize) -> io::Result<Vec<PathBuf>> {
    let seal = folder.join(".complete");
    let sealed = format!("{count} plans, {}\n", env!("CARGO_PKG_VERSION"));
    // A plan that has changed since tells that the words or the shapes have.
    let first = plan(0);
    let is_complete = std::fs::read_to_string(&seal).is_ok_and(|text| text == sealed)
        && std::fs::read_to_string(folder.join(&first.path)).is_ok_and(|text| text == first.text);
    if !is_complete {
        if folder.exists() {
            std::fs::remove_dir_all(folder)?;
        }
        std::fs::create_dir_all(folder)?;
    }
    let paths = (0..count)
        .into_par_iter()
        .map(|number| {
            if is_complete {
                return Ok(folder.join(path(number)));
            }
            let plan = plan(number);
            let path = folder.join(plan.path);
            if let Some(parent) = path.parent() {
                std::fs::create_dir_all(parent)?;
            }
            std::fs::write(&path, plan.text)?;
            Ok(path)
        })
        .collect::<io::Result<Vec<_>>>()?;
    std::fs::write(seal, sealed)?;
    Ok(paths)
}

fn path(number: usize) -> PathBuf {
    let edition = Edition::numbered(number / PROGRAMMES, PROGRAMMES);
    edition.folder().join(format!("programme-{:02}.plan", number % PROGRAMMES + 1))
}

#[cfg(test)]
mod tests {
    use super::{large, plan};

    #[test]
    fn a_number_gives_the_same_plan_again_and_another_number_another() {
        assert_eq!(plan(17), plan(17));
        assert_ne!(plan(17).text, plan(18).text);
    }

    #[test]
    fn sentences_hardly_ever_come_twice() {
        let text: String = (0..200).map(|number| plan(number).text).collect();
        let paragraphs = text.lines().filter_map(|line| {
            let (number, words) = line.split_once(' ')?;
            number.contains('.').then_some(words)
        });
        let sentences: Vec<&str> = paragraphs
            .flat_map(|words| words.split('。'))
            .filter(|sentence| sentence.chars().count() > 40)
            .collect();
        let different: std::collections::HashSet<&&str> = sentences.iter().collect();
        assert!(different.len() * 100 > sentences.len() * 90, "{} of {}", different.len(), sentences.len());
    }

    #[test]
    fn a_large_plan_has_as_many_lines_as_asked_for() {
        for lines in [4_000, 35_000] {
            let written = large(lines).lines().count();
            assert!(written.abs_diff(lines) < lines / 20, "{written} for {lines}");
        }
    }
}
