//! Tells the format of an extracted text from its own words.

use planmark_convert_model::Format;

use crate::opening::{Opening, is_indicators, opening};
use crate::runs::Run;
use crate::vocabulary;

/// The format of the document in `runs`, or `None` if it is none that is known.
pub(crate) fn recognise(runs: &[Run<'_>]) -> Option<Format> {
    let mut signs = Signs::default();
    for run in runs {
        signs.read(&run.text);
    }
    signs.format()
}

/// Headings that only annual plans have, by their names in the keyword table.
const ANNUAL: [&str; 3] = ["deliverables", "planned_results", "proposed_programme_plan"];

/// Whether `text` heads a performance measure: `业绩计量：…`.
fn is_measure(text: &str) -> bool {
    vocabulary::of_term("performance_measure")
        .filter_map(|word| text.strip_prefix(word))
        .any(|rest| rest.is_empty() || rest.starts_with('：'))
}

/// Whether `text` holds the words over the plan for a year: `A. 2024 年拟议方案计划和 2022 年方案执行情况`.
fn holds_words_of_plan(text: &str) -> bool {
    vocabulary::behind_year("proposed_programme_plan").any(|words| text.contains(words))
}

#[derive(Debug, Default)]
struct Signs {
    /// Heads of the two-column table.
    frameworks: usize,
    /// Paragraphs numbered `2.10`.
    programme_paragraphs: usize,
    /// Paragraphs numbered `12.`
    plain_paragraphs: usize,
    /// Performance measures, deliverables and parts, which only annual plans have.
    measures: usize,
    /// Words of the format of 2006-2007: the list of mandates is called 授权文书 there.
    old_words: usize,
    programmes: usize,
    /// Subprogrammes and lists of mandates.
    parts: usize,
}

impl Signs {
    fn read(&mut self, text: &str) {
        match opening(text) {
            Opening::FrameworkHead { .. } => self.frameworks += 1,
            Opening::Paragraph { number, .. } if number.ends_with('.') => self.plain_paragraphs += 1,
            Opening::Paragraph { .. } => self.programme_paragraphs += 1,
            Opening::Programme { .. } => self.programmes += 1,
            Opening::Mandates if text.starts_with("授权文书") => self.old_words += 1,
            Opening::Mandates | Opening::Subprogramme { .. } => self.parts += 1,
            Opening::Lettered { .. } if holds_words_of_plan(text) => self.measures += 1,
            Opening::Text if is_indicators(text) => self.frameworks += 1,
            _ if is_measure(text) || vocabulary::heading(text).is_some_and(|it| ANNUAL.contains(&it.key)) => {
                self.measures += 1;
            }
            _ => {}
        }
    }

    fn format(&self) -> Option<Format> {
        let paragraphs = self.programme_paragraphs.max(self.plain_paragraphs);
        if self.measures > 0 && self.measures >= self.frameworks {
            return Some(Format::Annual);
        }
        if self.frameworks > 0 && self.plain_paragraphs > self.programme_paragraphs {
            return Some(Format::Revision);
        }
        if self.frameworks > 0 {
            let old = self.old_words > 0 && self.programmes == 0;
            return Some(if old { Format::Biennial2006 } else { Format::Biennial });
        }
        if paragraphs > 0 && self.plain_paragraphs > self.programme_paragraphs {
            // Paragraphs that count through under the headings of programmes: a revision that changes no table.
            return Some(if self.programmes > 0 { Format::Revision } else { Format::Report });
        }
        // A piece of a plan without any table.
        (self.programme_paragraphs > 0 && self.programmes + self.parts > 0).then_some(Format::Biennial)
    }
}
