//! What is where in plans: counts for people and machines, taken from the plan as a domain.

use planmark_plan::Document;
use planmark_plan::document::Part;
use planmark_plan::model::programme::{Accomplishment, MandateEntry, Subprogramme, Unit};
use planmark_plan::model::{Programme, Standing};
use planmark_plan::read::facts::BlockKind;
use planmark_syntax::{Language, Text};
use schemars::JsonSchema;
use serde::Serialize;

/// The version of the form.
const VERSION: u32 = 1;

/// What `planmark stats --format json` prints. Lines count from 1; numbers of programmes and the like are strings as printed.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "planmark stats --format json")]
pub struct Statistics {
    /// The version of this form: 1.
    pub version: u32,
    /// The documents, in the order of their paths.
    pub documents: Vec<DocumentStatistics>,
}

/// A document.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentStatistics {
    /// The file: as given on the command line, or found in a folder given there.
    pub path: String,
    /// The document symbol, as the header has it.
    pub symbol: Option<String>,
    /// The format, as the header has it.
    pub format: Option<String>,
    /// The years, as the header has them.
    pub period: Option<String>,
    /// The language, as the header has it.
    pub language: Option<String>,
    /// The budget section of an annual plan.
    pub budget_section: Option<String>,
    /// The programmes and entities; none in a report.
    pub programmes: Vec<ProgrammeStatistics>,
}

/// A programme, or an entity without a number.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeStatistics {
    /// The number; null for an entity.
    pub number: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// The line on which it begins.
    pub line: usize,
    /// The numbered paragraphs.
    pub paragraphs: usize,
    /// The subprogrammes. A programme without any has one entry whose number is null.
    pub subprogrammes: Vec<SubprogrammeStatistics>,
    /// The printed entries of the lists of mandates.
    pub mandates: Vec<MandateStatistics>,
}

/// A subprogramme.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SubprogrammeStatistics {
    /// The letter of the lettered section above it.
    pub section: Option<String>,
    /// The number; null where the programme itself stands for its only subprogramme.
    pub number: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// The line of its heading where it first occurs.
    pub line: usize,
    /// What has its own objective or its own table.
    pub units: Vec<UnitStatistics>,
}

/// The subprogramme itself, a component of it, or one of its numbered objectives.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitStatistics {
    /// The number or letter of the component.
    pub component: Option<String>,
    /// The title of the component; the number of a numbered objective.
    pub title: Option<String>,
    /// Whether it has an objective.
    pub objective: bool,
    /// Whether it has a strategy.
    pub strategy: bool,
    /// The expected accomplishments.
    pub accomplishments: Vec<AccomplishmentStatistics>,
    /// The planned results.
    pub results: usize,
    /// The tables and figures that measure.
    pub measures: usize,
}

/// An expected accomplishment.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AccomplishmentStatistics {
    /// The letter; null for the only one of its objective.
    pub letter: Option<String>,
    /// The indicators of achievement.
    pub indicators: usize,
    /// The line on which it begins.
    pub line: usize,
}

/// A printed entry of a list of mandates.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MandateStatistics {
    /// The letter of the lettered section in whose list it stands, or none.
    pub section: Option<String>,
    /// The number of the subprogramme whose list it stands in.
    pub subprogramme: Option<String>,
    /// The code of the organ, where the text says which it is.
    pub organ: Option<String>,
    /// The full symbols; none for a treaty or an article of the Charter.
    pub symbols: Vec<String>,
    /// The title.
    pub title: Option<String>,
    /// The line on which it begins.
    pub line: usize,
}

impl Statistics {
    /// The statistics of documents.
    #[must_use]
    pub fn new(documents: Vec<DocumentStatistics>) -> Self {
        Self { version: VERSION, documents }
    }
}

impl DocumentStatistics {
    /// The statistics of a document.
    #[must_use]
    pub fn of(path: &str, document: &Document) -> Self {
        let header = document.header();
        Self {
            path: path.to_owned(),
            symbol: owned(header.symbol()),
            format: owned(header.get("format")),
            period: owned(header.period()),
            language: header.language().map(Language::code).or(header.get("language")).map(ToOwned::to_owned),
            budget_section: owned(header.budget_section()),
            programmes: document.programmes().map(|part| programme(part, document.text())).collect(),
        }
    }
}

fn owned(text: Option<&str>) -> Option<String> {
    text.map(ToOwned::to_owned)
}

/// Turns places of a programme into lines of its document.
struct Lines<'a> {
    programme: &'a Programme,
    start: usize,
    text: &'a Text,
}

impl Lines<'_> {
    fn of_byte(&self, byte: u32) -> usize {
        self.text.line_of(self.start + byte as usize) + 1
    }

    /// The line of a section's heading; of the programme's start where there is no section.
    fn of_section(&self, section: Option<usize>) -> usize {
        let start =
            section.and_then(|section| self.programme.heading_span(section)).map_or(0, |span| span.start);
        self.of_byte(start)
    }

    fn of_place(&self, place: planmark_plan::model::programme::Place) -> usize {
        let span = self.programme.block(place).map(|block| self.programme.span(place.section, block.span));
        self.of_byte(span.map_or(0, |span| span.start))
    }
}

fn programme(part: &Part, text: &Text) -> ProgrammeStatistics {
    let programme = &*part.programme;
    let lines = Lines { programme, start: part.start as usize, text };
    let heading = (programme.standing == Standing::Numbered).then_some(0);
    ProgrammeStatistics {
        number: owned(programme.number.as_deref()),
        title: owned(programme.title.as_deref()),
        line: lines.of_section(heading),
        paragraphs: numbered_paragraphs(programme),
        subprogrammes: programme.subprogrammes.iter().map(|it| subprogramme(it, &lines)).collect(),
        mandates: programme.mandates.iter().map(|entry| mandate(entry, &lines)).collect(),
    }
}

fn numbered_paragraphs(programme: &Programme) -> usize {
    let blocks = programme.sections.iter().flat_map(|section| section.facts.blocks.iter());
    blocks.filter(|block| matches!(block.kind, BlockKind::Paragraph { number: Some(_), .. })).count()
}

fn subprogramme(subprogramme: &Subprogramme, lines: &Lines<'_>) -> SubprogrammeStatistics {
    SubprogrammeStatistics {
        section: owned(lines.programme.letter_of(subprogramme)),
        number: owned(subprogramme.number.as_deref()),
        title: owned(subprogramme.title.as_deref()),
        line: lines.of_section(subprogramme.section),
        units: subprogramme.units.iter().map(|it| unit(it, lines)).collect(),
    }
}

fn unit(unit: &Unit, lines: &Lines<'_>) -> UnitStatistics {
    let component_title = unit
        .component_section
        .and_then(|section| lines.programme.heading(section)?.title.as_ref())
        .map(|title| title.text.to_string());
    UnitStatistics {
        component: owned(unit.component.as_deref()),
        title: component_title.or_else(|| owned(unit.objective_number.as_deref())),
        objective: !unit.objectives.is_empty(),
        strategy: !unit.strategies.is_empty(),
        accomplishments: unit.accomplishments.iter().map(|it| accomplishment(it, lines)).collect(),
        results: unit.results.len(),
        measures: unit.measures.len(),
    }
}

fn accomplishment(accomplishment: &Accomplishment, lines: &Lines<'_>) -> AccomplishmentStatistics {
    AccomplishmentStatistics {
        letter: owned(accomplishment.letter.as_deref()),
        indicators: accomplishment.indicators,
        line: lines.of_place(accomplishment.place),
    }
}

fn mandate(entry: &MandateEntry, lines: &Lines<'_>) -> MandateStatistics {
    // The entry's own numbers say whether they are resolutions or decisions, which have codes of their own.
    let readings = lines.programme.readings.get(entry.readings.clone()).unwrap_or_default();
    let code = readings.iter().find_map(|reading| reading.citation.as_ref().ok()?.organ_code());
    MandateStatistics {
        section: entry.lettered.as_deref().map(str::to_owned),
        subprogramme: owned(entry.subprogramme.as_deref()),
        organ: owned(code.or_else(|| entry.organ.map(|organ| organ.code(None)))),
        symbols: entry.symbols.iter().map(ToString::to_string).collect(),
        title: entry.title.as_ref().map(|title| title.text.to_string()),
        line: lines.of_place(entry.place),
    }
}
