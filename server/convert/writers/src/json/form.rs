//! The form of a plan as JSON.

use schemars::JsonSchema;
use serde::Serialize;

/// The version of the form.
pub(super) const VERSION: u32 = 1;

/// A plan: the whole of it. Numbers of programmes and the like are strings as printed; lines count from 1; wraps of lines are joined.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "planmark export --to json")]
pub struct Plan {
    /// The version of this form: 1.
    pub version: u32,
    /// What the header says.
    pub header: Header,
    /// What stands before the first programme, or the whole of a report: its sections.
    pub front: Vec<Section>,
    /// The programmes and entities.
    pub programmes: Vec<Programme>,
    /// The footnotes of the document.
    pub footnotes: Vec<Footnote>,
}

/// The header: its values as typed, null where there are none.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The document symbol.
    pub symbol: Option<String>,
    /// The format: biennial, annual, reduced, revision or report.
    pub format: Option<String>,
    /// The years: `2018-2019`, `2026`.
    pub period: Option<String>,
    /// The language: ar, en, es, fr, ru or zh.
    pub language: Option<String>,
    /// The budget section of an annual plan.
    pub section: Option<String>,
    /// The language of the original, in a translation.
    pub original: Option<String>,
    /// The symbol of the base, in a revision.
    pub revises: Option<String>,
    /// draft, cleared or published.
    pub status: Option<String>,
    /// The entity whose plan it is.
    pub entity: Option<String>,
}

/// A programme, or an entity without a number.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// The number; null for an entity.
    pub number: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// The line on which it begins.
    pub line: usize,
    /// The subprogrammes, in the order in which they first occur. A programme without any has one entry whose number is null.
    pub subprogrammes: Vec<Subprogramme>,
    /// The printed entries of the lists of mandates.
    pub mandates: Vec<Mandate>,
    /// Every section with every block, in the order of the text. What stands above in another order is here once more.
    pub sections: Vec<Section>,
}

/// A subprogramme.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Subprogramme {
    /// The letter of the lettered section above it.
    pub section: Option<String>,
    /// The number; null where the programme itself stands for its only subprogramme.
    pub number: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// The line of its heading where it first occurs.
    pub line: Option<usize>,
    /// What has its own objective or its own table: the subprogramme itself, its components, its numbered objectives.
    pub units: Vec<Unit>,
}

/// The subprogramme itself, a component of it, or one of its numbered objectives.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// The number or letter of the component.
    pub component: Option<String>,
    /// The title of the component.
    pub title: Option<String>,
    /// The number of the objective, where there are several.
    pub objective_number: Option<String>,
    /// The objective.
    pub objective: Vec<Block>,
    /// The expected accomplishments.
    pub accomplishments: Vec<Accomplishment>,
    /// The strategy.
    pub strategy: Vec<Block>,
    /// The external factors, where they stand apart from the strategy.
    pub external_factors: Vec<Block>,
    /// Programme performance in the past.
    pub performance: Vec<Block>,
    /// The planned results.
    pub results: Vec<PlannedResult>,
    /// The tables and figures that measure performance or a result, in the order of the text.
    pub measures: Vec<Measure>,
    /// The deliverables.
    pub deliverables: Vec<Block>,
}

/// An expected accomplishment.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Accomplishment {
    /// The letter; null for the only one of its objective.
    pub letter: Option<String>,
    /// The text.
    pub text: String,
    /// The line on which it begins.
    pub line: usize,
    /// The indicators of achievement.
    pub indicators: Vec<Indicator>,
}

/// An indicator of achievement.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// The numeral; null for the only one of its accomplishment.
    pub numeral: Option<String>,
    /// The text.
    pub text: String,
    /// The line on which it begins.
    pub line: usize,
}

/// A planned result of an annual plan.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlannedResult {
    /// The number.
    pub number: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// The line of its heading.
    pub line: usize,
}

/// A table, list or figure that measures.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// The number of the result that it measures; null for programme performance.
    pub result: Option<String>,
    /// The label: `Table 10.3`.
    pub label: Option<String>,
    /// The title behind the label.
    pub title: Option<String>,
    /// The line on which it begins.
    pub line: usize,
    /// What it shows by year; empty where the plan does not hold the figure's values, or they go by something else.
    pub years: Vec<MeasureYear>,
}

/// What a measure shows for a year.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeasureYear {
    /// The year.
    pub year: u32,
    /// `actual` or `planned`, where the plan says so.
    pub kind: Option<&'static str>,
    /// The values: one for a list, one for each row of a table.
    pub values: Vec<MeasureValue>,
}

/// A value of a measure.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeasureValue {
    /// What the row is about, where a table has a column for it.
    pub row: Option<String>,
    /// The value as printed.
    pub value: String,
}

/// A printed entry of a list of mandates.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mandate {
    /// The letter of the lettered section in whose list it stands.
    pub section: Option<String>,
    /// The number of the subprogramme in whose list it stands.
    pub subprogramme: Option<String>,
    /// The code of the organ, where the text says which it is.
    pub organ: Option<String>,
    /// The numbers as printed; null for a treaty or an article of the Charter.
    pub printed: Option<String>,
    /// The full symbols; none for a treaty or an article of the Charter.
    pub symbols: Vec<String>,
    /// The title.
    pub title: Option<String>,
    /// The line on which it begins.
    pub line: usize,
}

/// A section: its heading, its own blocks, and the sections in it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// What its heading is; null for what stands before the first heading.
    pub kind: Option<&'static str>,
    /// The number of its `#`.
    pub depth: Option<u8>,
    /// The heading as printed.
    pub heading: Option<String>,
    /// The number in the heading.
    pub number: Option<String>,
    /// The title in the heading.
    pub title: Option<String>,
    /// The line of the heading.
    pub line: Option<usize>,
    /// What the heading refers to.
    #[serde(skip_serializing_if = "References::is_empty")]
    pub references: References,
    /// The blocks.
    pub blocks: Vec<Block>,
    /// The sections in it.
    pub sections: Vec<Section>,
}

/// A block.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// The line on which it begins.
    pub line: usize,
    /// What it is, with its words.
    #[serde(flatten)]
    pub content: Content,
    /// What its words refer to; those of items are their own.
    #[serde(skip_serializing_if = "References::is_empty")]
    pub references: References,
}

/// What a block is.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Content {
    /// A paragraph.
    Paragraph {
        /// `2.10`, `12`.
        number: Option<String>,
        /// The words.
        text: String,
    },
    /// An item of a list.
    Item {
        /// The marker as typed.
        marker: String,
        /// The words.
        text: String,
        /// The items below it.
        items: Vec<Block>,
    },
    /// An entry of a list of mandates that begins with a number.
    Mandate {
        /// The numbers as printed.
        printed: String,
        /// The title.
        title: Option<String>,
    },
    /// The caption of what follows.
    Caption {
        /// `Table 3.4`.
        label: String,
        /// What follows the colon.
        title: Option<String>,
    },
    /// A table.
    Table {
        /// The rows with their cells; the first is the head.
        rows: Vec<Vec<String>>,
    },
    /// A footnote.
    Footnote {
        /// Its mark.
        label: String,
        /// The words.
        text: String,
    },
    /// A comment, which is not printed.
    Comment {
        /// The words, without the signs around them.
        text: String,
    },
}

/// What words refer to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct References {
    /// Resolutions and decisions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub citations: Vec<Citation>,
    /// Document symbols.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<String>,
    /// Parts of plans: `programme 25, subprogramme 5`, `table 3.4`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub plans: Vec<String>,
    /// Sustainable Development Goals and targets.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<String>,
    /// Labels of footnotes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub footnotes: Vec<String>,
    /// Addresses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
}

/// A resolution or decision that is cited.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// As typed.
    pub printed: String,
    /// The full symbols, one for each part; none where the organ is not said or the number cannot be read.
    pub symbols: Vec<String>,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The words that are shown, if it has its own.
    pub text: Option<String>,
    /// The address.
    pub url: String,
}

/// A footnote.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Footnote {
    /// Its mark.
    pub label: String,
    /// The words.
    pub text: String,
    /// The line on which it begins.
    pub line: usize,
}

impl References {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
