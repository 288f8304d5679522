//! Tells the format of an extracted text from its own words.

use planmark_convert_model::Format;

use crate::opening::{INDICATORS, Opening, opening};
use crate::runs::Run;

/// The format of the document in `runs`, or `None` if it is none that is known.
pub(crate) fn recognise(runs: &[Run<'_>]) -> Option<Format> {
    let mut signs = Signs::default();
    for run in runs {
        signs.read(&run.text);
    }
    signs.format()
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
            Opening::Lettered { .. } if text.contains("年拟议方案计划") => self.measures += 1,
            Opening::Text if text == INDICATORS => self.frameworks += 1,
            _ if text == "业绩计量"
                || text.starts_with("业绩计量：")
                || text == "应交付产出"
                || text.ends_with("年计划成果")
                || text.ends_with("年拟议方案计划") =>
            {
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
