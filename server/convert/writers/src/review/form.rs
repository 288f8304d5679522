//! The form of a review: plain data, as it is written as JSON.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

/// The version of the form.
const VERSION: u32 = 1;

/// What `planmark mandates --format json` prints. Lines count from 1; numbers of programmes and the like are strings as printed.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "planmark mandates --format json")]
pub struct Review {
    /// The version of this form: 1.
    pub version: u32,
    /// The programmes, in the order of their documents.
    pub programmes: Vec<ProgrammeReview>,
    /// Decisions whose mandates are in none of the lists: gone, or still to be added.
    pub other_decisions: Vec<OtherDecision>,
}

/// The mandates of a programme, or of an entity without a number.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeReview {
    /// The file: as given on the command line, or found in a folder given there.
    pub path: String,
    /// The document symbol, as the header has it.
    pub symbol: Option<String>,
    /// The years of the plan, as the header has them.
    pub period: Option<String>,
    /// The language, as the header has it.
    pub language: Option<String>,
    /// The number; null for an entity.
    pub number: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// Every mandate, in the order of the lists: one for each number of a printed entry.
    pub mandates: Vec<MandateReview>,
    /// What the programme listed in the plans of `--against`, and lists no longer.
    pub removed: Vec<MandateReview>,
}

/// A mandate.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MandateReview {
    /// The letter of the lettered section in whose list it stands, or none.
    pub section: Option<String>,
    /// The number of the subprogramme whose list it stands in.
    pub subprogramme: Option<String>,
    /// The code of the organ, where the text says which it is.
    pub organ: Option<String>,
    /// The full symbols, one for each part letter; none for a treaty or an article of the Charter.
    pub symbols: Vec<String>,
    /// The number, as the language of the plan prints it.
    pub number: Option<String>,
    /// The title in the list, or the words of an entry without a number.
    pub title: Option<String>,
    /// The title in the language of the plan by the reference files, where the list has none.
    pub known_title: Option<String>,
    /// The line on which it stands; of a removed one the line in the earlier plan.
    pub line: usize,
    /// `current`, `superseded`, `unknown` or `wrong`.
    #[schemars(schema_with = "statuses")]
    pub status: Status,
    /// The full symbol of the latest of its recurring series, where it is superseded.
    pub superseded_by: Option<String>,
    /// Why it is wrong.
    pub problems: Vec<String>,
    /// The day of its adoption, or the year: of the number, or in which the session opened.
    pub adopted: Option<String>,
    /// The years from then to the first year of the plan.
    pub age: Option<u32>,
    /// The other entries that list it.
    pub listed_by: Vec<ListedBy>,
    /// Where the text cites it, its own programme first.
    pub cited: Vec<CitedAt>,
    /// `added`, `kept`, `retitled` or `removed` since the plans of `--against`; null without.
    #[schemars(schema_with = "changes")]
    pub change: Option<Change>,
    /// The title that it had.
    pub previous_title: Option<String>,
    /// What the drafter decided: `retain`, `review`, `remove`, `add`; as typed.
    pub decision: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// An entry that lists a mandate.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListedBy {
    /// The file.
    pub path: String,
    /// The number of the programme; of an entity its name.
    pub programme: Option<String>,
    /// The number of the subprogramme.
    pub subprogramme: Option<String>,
    /// The line.
    pub line: usize,
}

/// A place that cites a mandate.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CitedAt {
    /// The file.
    pub path: String,
    /// The line.
    pub line: usize,
}

/// A decision whose mandate is in none of the lists.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OtherDecision {
    /// The number of the programme.
    pub programme: Option<String>,
    /// The letter of the lettered section.
    pub section: Option<String>,
    /// The number of the subprogramme.
    pub subprogramme: Option<String>,
    /// The full symbols, as in the file of decisions.
    pub symbols: Vec<String>,
    /// The number.
    pub number: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// What the drafter decided.
    pub decision: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// Whether a mandate holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It exists, and no later one of its series is known.
    Current,
    /// A later one of its recurring series exists.
    Superseded,
    /// Nothing is known of it.
    Unknown,
    /// There can be no such resolution.
    Wrong,
}

/// What became of a mandate since the earlier edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was not listed.
    Added,
    /// It was listed.
    Kept,
    /// It was listed under another title.
    Retitled,
    /// It is listed no longer.
    Removed,
}

impl Review {
    /// A review of programmes, with the decisions that are of none of their mandates.
    #[must_use]
    pub fn new(programmes: Vec<ProgrammeReview>, other_decisions: Vec<OtherDecision>) -> Self {
        Self { version: VERSION, programmes, other_decisions }
    }
}

impl Status {
    const ALL: [Self; 4] = [Self::Current, Self::Superseded, Self::Unknown, Self::Wrong];

    /// The name in machine-readable output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Superseded => "superseded",
            Self::Unknown => "unknown",
            Self::Wrong => "wrong",
        }
    }
}

impl Change {
    const ALL: [Self; 4] = [Self::Added, Self::Kept, Self::Retitled, Self::Removed];

    /// The name in machine-readable output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Kept => "kept",
            Self::Retitled => "retitled",
            Self::Removed => "removed",
        }
    }
}

impl Serialize for Status {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl Serialize for Change {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

fn statuses(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "enum": Status::ALL.map(Status::name) })
}

fn changes(_: &mut SchemaGenerator) -> Schema {
    let [added, kept, retitled, removed] = Change::ALL.map(Change::name);
    json_schema!({ "type": ["string", "null"], "enum": [added, kept, retitled, removed, null] })
}
