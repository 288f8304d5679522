//! The header of a document: what it is and where it belongs.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use planmark_syntax::Language;

use planmark_syntax::{Span, Words};

/// The kinds of documents (language.md, “Headings”, Formats).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// Strategic frameworks and biennial programme plans, 2006 to 2019: objective, expected accomplishments, strategy.
    Biennial,
    /// Proposed programme budgets since 2020: objective, strategy, performance, planned results, deliverables.
    Annual,
    /// Annual narratives that hold mandates, objectives and deliverables only.
    Reduced,
    /// Changes to a plan: what replaces, adds to or renames parts of its base.
    Revision,
    /// Numbered sections of numbered paragraphs.
    Report,
    /// Budgets of peacekeeping missions: components with expected accomplishments and indicators of achievement, a financial year from July
    /// to June.
    Mission,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 6] =
        [Self::Biennial, Self::Annual, Self::Reduced, Self::Revision, Self::Report, Self::Mission];

    /// The name in a header.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Biennial => "biennial",
            Self::Annual => "annual",
            Self::Reduced => "reduced",
            Self::Revision => "revision",
            Self::Report => "report",
            Self::Mission => "mission",
        }
    }

    /// Whether a document of this format holds whole programmes, so that what is not in it does not exist.
    #[must_use]
    pub fn is_whole(self) -> bool {
        matches!(self, Self::Biennial | Self::Annual | Self::Reduced | Self::Mission)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A word that names no format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownFormat(pub String);

impl fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” is not one of biennial, annual, reduced, revision, report, mission", self.0)
    }
}

impl std::error::Error for UnknownFormat {}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|format| format.name() == name)
            .ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

/// A `key: value` line of the header.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The key as typed.
    pub key: Words,
    /// The value as typed; empty if there is none.
    pub value: Words,
    /// The whole line.
    pub span: Span,
}

/// The header; spans count from the start of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Header {
    /// The whole header with its fences, if there is one.
    pub span: Option<Span>,
    /// Its lines as typed, in order.
    pub fields: Vec<Field>,
}

/// The keys that mean something.
pub const KEYS: [&str; 9] =
    ["symbol", "format", "period", "language", "section", "original", "revises", "status", "entity"];

/// The values of `status`.
pub const STATUSES: [&str; 3] = ["draft", "cleared", "published"];

impl Header {
    /// The keys and values without their places, which change when a line of the header does.
    #[must_use]
    pub fn without_places(&self) -> Self {
        let nowhere = |words: &Words| Words { text: words.text.clone(), span: Span::default() };
        let fields = self.fields.iter().map(|field| Field {
            key: nowhere(&field.key),
            value: nowhere(&field.value),
            span: Span::default(),
        });
        Self { span: None, fields: fields.collect() }
    }

    /// The first value of a key that is not empty.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.fields
            .iter()
            .find(|field| &*field.key.text == key && !field.value.text.is_empty())
            .map(|field| &*field.value.text)
    }

    /// The document symbol.
    #[must_use]
    pub fn symbol(&self) -> Option<&str> {
        self.get("symbol")
    }

    /// The format, if it is a known one.
    #[must_use]
    pub fn format(&self) -> Option<Format> {
        self.get("format")?.parse().ok()
    }

    /// The language, if it is an official one.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        self.get("language")?.parse().ok()
    }

    /// The years that the plan covers, as typed.
    #[must_use]
    pub fn period(&self) -> Option<&str> {
        self.get("period")
    }

    /// The year that an annual plan covers; `None` if the period is not one year.
    #[must_use]
    pub fn year(&self) -> Option<u32> {
        let period = self.period()?;
        let year: u32 = Some(period.trim()).filter(|year| year.len() == 4)?.parse().ok()?;
        (1900..=2100).contains(&year).then_some(year)
    }

    /// The budget section of an annual plan.
    #[must_use]
    pub fn budget_section(&self) -> Option<&str> {
        self.get("section")
    }

    /// The edition that the document belongs to.
    #[must_use]
    pub fn edition(&self) -> Edition {
        Edition {
            format: self.get("format").unwrap_or_default().into(),
            period: self.get("period").unwrap_or_default().replace(['–', '—', '－'], "-").into(),
            base: self.symbol().map(base_symbol).unwrap_or_default().into(),
        }
    }
}

/// The documents of one format, period and base symbol: what references, names and titles resolve in.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Edition {
    /// The format as typed, empty if there is none.
    pub format: Arc<str>,
    /// The period with a plain hyphen, empty if there is none.
    pub period: Arc<str>,
    /// The base symbol, empty if there is none.
    pub base: Arc<str>,
}

/// `A/71/6` of `A/71/6 (Prog. 2)`, `A/71/6/Rev.1` and `A/80/6 (Sect. 10)/Corr.1`.
#[must_use]
pub fn base_symbol(symbol: &str) -> String {
    let plain = symbol.split(['(', '（']).next().unwrap_or_default();
    let parts: Vec<&str> = plain.trim().split('/').map(str::trim).filter(|part| !part.is_empty()).collect();
    let end = parts
        .iter()
        .position(|part| ["Rev.", "Add.", "Corr.", "Amend."].iter().any(|suffix| part.starts_with(suffix)))
        .unwrap_or(parts.len());
    parts.get(..end).unwrap_or_default().join("/")
}

#[cfg(test)]
mod tests {
    use super::base_symbol;

    #[test]
    fn documents_of_one_edition_share_their_base_symbol() {
        for symbol in
            ["A/71/6", "A/71/6 (Prog. 2)", "A/71/6/Rev.1", "A/71/6（方案 2）", "A/71/6 (Prog. 2)/Corr.1"]
        {
            assert_eq!(base_symbol(symbol), "A/71/6", "{symbol}");
        }
        assert_eq!(base_symbol("A/74/72-E/2019/13"), "A/74/72-E/2019/13");
        assert_eq!(base_symbol(""), "");
    }
}
