//! The yearly review of mandates: what is known of each mandate of a programme, who else lists it, and where it is cited.

use std::collections::HashMap;

use planmark_syntax::citation::{Kind, Number};
use planmark_syntax::{Citation, Language, Organ};

use planmark_findings::finding::Severity;
use planmark_knowledge::known;
use planmark_knowledge::registry::series::superseding;
use planmark_knowledge::registry::{Entry, Registry};
use planmark_plan::document::DocumentId;
use planmark_plan::model::programme::{MandateEntry, Programme, Reading};
use planmark_plan::read::Edition;
use planmark_workspace::edition::Located;
use planmark_workspace::workspace::{Reported, Workspace};

/// The rules that hold a citation itself to be wrong.
const WRONG: [&str; 4] = ["malformed-citation", "impossible-resolution", "resolution-year", "organ-mismatch"];

/// What is known of whether a mandate holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Status<'a> {
    /// It exists, and no later one of its series is known.
    Current,
    /// A later one of its recurring series exists.
    Superseded {
        /// The full symbol of the latest.
        by: &'a str,
    },
    /// Nothing is known of it: a treaty, an organ whose resolutions are in no reference file.
    Unknown,
    /// A rule finds that there can be no such resolution.
    Wrong(Vec<Reported>),
}

/// One number of a printed entry of a list of mandates; an entry without numbers is there once.
#[derive(Clone, Copy, Debug)]
pub struct Mandate<'a> {
    /// The programme whose list it stands in.
    pub located: Located<'a>,
    /// The printed entry.
    pub entry: &'a MandateEntry,
    /// The number.
    pub reading: Option<&'a Reading>,
}

impl<'a> Mandate<'a> {
    /// The mandates of a programme, in the order of its lists.
    pub fn of(located: Located<'a>) -> impl Iterator<Item = Self> {
        let programme: &'a Programme = &located.part.programme;
        programme.mandates.iter().flat_map(move |entry| {
            let readings = programme.readings.get(entry.readings.clone()).unwrap_or_default();
            let without = readings.is_empty().then_some(None);
            let numbers = readings.iter().map(Some).chain(without);
            numbers.map(move |reading| Self { located, entry, reading })
        })
    }

    /// The citation, where it can be read.
    #[must_use]
    pub fn citation(&self) -> Option<&'a Citation> {
        self.reading?.citation.as_ref().ok()
    }

    /// The full symbols: one for each part letter; those of documents as they are.
    #[must_use]
    pub fn symbols(&self) -> Vec<String> {
        match self.reading {
            Some(_) => self.citation().map(Citation::symbols).unwrap_or_default(),
            None => self.entry.symbols.iter().map(ToString::to_string).collect(),
        }
    }

    /// The number as it is printed; for an entry without numbers nothing.
    #[must_use]
    pub fn number(&self) -> Option<String> {
        let language = self.located.document.header().language().unwrap_or(Language::En);
        let reading = self.reading?;
        Some(self.citation().map_or_else(|| reading.text.to_string(), |citation| citation.display(language)))
    }

    /// The code of the organ.
    #[must_use]
    pub fn organ_code(&self) -> Option<&'static str> {
        self.citation()
            .and_then(Citation::organ_code)
            .or_else(|| self.entry.organ.map(|organ| organ.code(None)))
    }

    /// Where it begins, in bytes of its document.
    #[must_use]
    pub fn start(&self) -> usize {
        let programme = &self.located.part.programme;
        let block =
            || Some(programme.span(self.entry.place.section, programme.block(self.entry.place)?.span));
        let span = self.reading.map(|reading| reading.span).or_else(block).unwrap_or_default();
        span.at(self.located.part.start as usize).start
    }

    /// What the reference files say of it.
    #[must_use]
    pub fn known<'r>(&self, registry: &'r Registry) -> Option<Entry<'r>> {
        let citation = self.citation()?;
        let parts = citation.symbols();
        let of_part = match &parts[..] {
            [symbol] => registry.entry(symbol),
            _ => None,
        };
        of_part.or_else(|| registry.of(citation))
    }

    /// Whether it holds. `findings` are those of its document.
    #[must_use]
    pub fn status<'r>(&self, registry: &'r Registry, findings: &[Reported]) -> Status<'r> {
        if let Some(reading) = self.reading {
            let range = reading.span.at(self.located.part.start as usize);
            let wrong: Vec<Reported> = findings
                .iter()
                .filter(|finding| finding.severity == Severity::Error && WRONG.contains(&finding.rule.name))
                .filter(|finding| finding.range.start < range.end && range.start < finding.range.end)
                .cloned()
                .collect();
            if !wrong.is_empty() {
                return Status::Wrong(wrong);
            }
        }
        let Some(citation) = self.citation() else { return Status::Unknown };
        let entry = self.known(registry);
        let superseded = entry.filter(|entry| superseding(citation, *entry).is_some());
        if let Some(by) = superseded.and_then(Entry::latest) {
            return Status::Superseded { by };
        }
        if entry.is_some_and(Entry::is_listed) || is_in_ranges(citation) {
            return Status::Current;
        }
        Status::Unknown
    }

    /// The day of its adoption (`2003-12-23`), or the year: of the number, or in which the session opened.
    #[must_use]
    pub fn adopted(&self, registry: &Registry) -> Option<String> {
        let citation = self.citation()?;
        let date = self.known(registry).and_then(Entry::date);
        date.map(ToOwned::to_owned).or_else(|| Some(known::year(citation)?.to_string()))
    }

    /// The years from its adoption to the first year of the plan.
    #[must_use]
    pub fn age(&self, registry: &Registry) -> Option<u32> {
        let period: u32 = self.located.document.header().period()?.get(..4)?.parse().ok()?;
        let adopted: u32 = self.adopted(registry)?.get(..4)?.parse().ok()?;
        period.checked_sub(adopted)
    }
}

/// Whether the ranges built into the program have the number.
fn is_in_ranges(citation: &Citation) -> bool {
    match (citation.organ, &citation.number) {
        (
            Some(Organ::GeneralAssembly),
            Number::SessionNumber { session, number } | Number::NumberSession { session, number },
        ) if citation.kind != Some(Kind::Decision) => {
            known::ga_session(*session).is_some_and(|range| range.contains(*number))
        }
        (Some(Organ::SecurityCouncil), Number::NumberYear { number, year }) => {
            known::sc_year_of(*number) == Some(*year)
        }
        _ => false,
    }
}

/// Where a resolution is listed or cited.
#[derive(Clone, Copy, Debug)]
pub struct Mention<'a> {
    /// The programme.
    pub located: Located<'a>,
    /// The number there.
    pub reading: &'a Reading,
}

impl<'a> Mention<'a> {
    /// Where it stands, in bytes of its document.
    #[must_use]
    pub fn start(&self) -> usize {
        self.reading.span.at(self.located.part.start as usize).start
    }

    /// The printed entry whose number it is.
    #[must_use]
    pub fn entry(&self) -> Option<&'a MandateEntry> {
        let programme: &'a Programme = &self.located.part.programme;
        programme.mandates.get(self.reading.entry?)
    }
}

/// Every place that lists or cites a resolution, by edition and language: what a whole review asks for is looked up once.
#[derive(Debug, Default)]
pub struct Mentions<'a> {
    by_symbol: HashMap<String, Vec<Mention<'a>>>,
    by_number: HashMap<Number, Vec<Mention<'a>>>,
}

impl<'a> Mentions<'a> {
    /// What all documents list and cite.
    #[must_use]
    pub fn new(workspace: &'a Workspace) -> Self {
        let mut mentions = Self::default();
        for (id, document) in workspace.documents() {
            for part in document.parts() {
                let located = Located { id, document, part };
                for reading in &part.programme.readings {
                    mentions.add(Mention { located, reading });
                }
            }
        }
        mentions
    }

    fn add(&mut self, mention: Mention<'a>) {
        let Ok(citation) = &mention.reading.citation else { return };
        if citation.organ.is_none() {
            self.by_number.entry(citation.number.clone()).or_default().push(mention);
        }
        for symbol in citation.symbols() {
            self.by_symbol.entry(symbol).or_default().push(mention);
        }
    }

    /// The places of an edition, in one language, that have one of the symbols of a mandate, itself left out; and those of its own programme
    /// that do not name the organ.
    #[must_use]
    pub fn of(&self, mandate: &Mandate<'a>) -> Vec<Mention<'a>> {
        let own = mandate.located;
        let edition: &Edition = own.document.edition();
        let language = own.document.header().language();
        let mut found: Vec<Mention<'a>> = Vec::new();
        for symbol in mandate.symbols() {
            found.extend(self.by_symbol.get(&symbol).into_iter().flatten());
        }
        if let Some(citation) = mandate.citation() {
            // A citation of the whole is one of its parts, and the reverse.
            found.extend(citation.symbol().iter().flat_map(|whole| self.by_symbol.get(whole)).flatten());
            let undecided = self.by_number.get(&citation.number).into_iter().flatten();
            found.extend(undecided.filter(|mention| is_same(mention.located, own)));
        }
        found.retain(|mention| {
            mention.located.document.edition() == edition
                && mention.located.document.header().language() == language
                && !mandate.reading.is_some_and(|reading| std::ptr::eq(reading, mention.reading))
        });
        let place = |mention: &Mention<'a>| {
            (!is_same(mention.located, own), mention.located.id.clone(), mention.start())
        };
        found.sort_by_cached_key(place);
        found.dedup_by(|one, two| std::ptr::eq(one.reading, two.reading));
        found
    }
}

fn is_same(one: Located<'_>, two: Located<'_>) -> bool {
    one.id == two.id && one.part.start == two.part.start
}

/// The programmes of an earlier edition, to hold a programme against.
#[derive(Debug)]
pub struct Previous<'a> {
    programmes: Vec<Located<'a>>,
}

/// What became of a mandate since the earlier edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was not listed.
    Added,
    /// It was listed.
    Kept,
    /// It was listed under another title.
    Retitled {
        /// The title that it had.
        from: String,
    },
}

impl<'a> Previous<'a> {
    /// The programmes of the documents of an earlier edition.
    #[must_use]
    pub fn new(workspace: &'a Workspace) -> Self {
        let mut programmes = Vec::new();
        for (id, document) in workspace.documents() {
            let id: &'a DocumentId = id;
            programmes.extend(document.programmes().map(|part| Located { id, document, part }));
        }
        Self { programmes }
    }

    /// What a programme was: that of the same number, or of the same name where it has none; in the same language if there is one.
    #[must_use]
    pub fn of(&self, located: Located<'_>) -> Vec<Located<'a>> {
        let programme = &located.part.programme;
        let is_same = |other: &&Located<'a>| {
            let other = &other.part.programme;
            match (&programme.number, &other.number) {
                (Some(one), Some(two)) => one == two,
                (None, None) => programme.title == other.title,
                _ => false,
            }
        };
        let mut found: Vec<Located<'a>> = self.programmes.iter().filter(is_same).copied().collect();
        let language = located.document.header().language();
        if found.iter().any(|other| other.document.header().language() == language) {
            found.retain(|other| other.document.header().language() == language);
        }
        found
    }
}

/// What names a mandate in its programme from one edition to the next: its symbols, or the words of an entry without any.
#[must_use]
pub fn identity(mandate: &Mandate<'_>) -> String {
    let symbols = mandate.symbols();
    if !symbols.is_empty() {
        return symbols.join("; ");
    }
    match (mandate.reading, &mandate.entry.title) {
        (Some(reading), _) => reading.text.to_string(),
        (None, Some(title)) => planmark_knowledge::titles::normal_title(&title.text),
        (None, None) => String::new(),
    }
}

/// What became of a mandate, where the programme was before `earlier`.
#[must_use]
pub fn change(mandate: &Mandate<'_>, earlier: &[Mandate<'_>]) -> Change {
    let own = identity(mandate);
    let same: Vec<&Mandate<'_>> = earlier.iter().filter(|it| identity(it) == own).collect();
    let Some(first) = same.first() else { return Change::Added };
    let plain = |mandate: &Mandate<'_>| {
        mandate.entry.title.as_ref().map(|title| planmark_knowledge::titles::normal_title(&title.text))
    };
    let same_language =
        first.located.document.header().language() == mandate.located.document.header().language();
    let title = plain(mandate);
    let was_so = same.iter().any(|it| plain(it) == title || plain(it).is_none());
    match &first.entry.title {
        Some(from) if same_language && title.is_some() && !was_so => {
            Change::Retitled { from: from.text.to_string() }
        }
        _ => Change::Kept,
    }
}

/// The mandates of the earlier programme that are no longer listed, each once.
#[must_use]
pub fn removed<'a>(earlier: &[Mandate<'a>], now: &[Mandate<'_>]) -> Vec<Mandate<'a>> {
    let mut known: std::collections::BTreeSet<String> = now.iter().map(identity).collect();
    earlier.iter().filter(|mandate| known.insert(identity(mandate))).copied().collect()
}

#[cfg(test)]
mod tests {
    use planmark_syntax::Text;

    use super::{Change, Mandate, Mentions, Previous, Status, change, removed};
    use planmark_knowledge::registry::RegistryBuilder;
    use planmark_plan::document::DocumentId;
    use planmark_workspace::Settings;
    use planmark_workspace::edition::Located;
    use planmark_workspace::workspace::Workspace;

    const PLAN: &str = "---\nsymbol: A/99/6 (Prog. 2)\nformat: biennial\nperiod: 2028-2029\nlanguage: en\n---\n\n# Programme 2: Oceans\n\n## Overall orientation\n\n2.1 See General Assembly resolution 70/1.\n\n## Legislative mandates\n\nConvention on Ships\n\n### General Assembly resolutions\n\n1514 (XV)  Independence\n70/1; 70/2  Our world\n79/9999  Nothing\n\n### Economic and Social Council resolutions\n\n2005/4  Ships\n\n### Subprogramme 1: Ships\n\n#### General Assembly resolutions\n\n70/1  Our world\n";

    const REGISTRY: &str = "symbol,title_en,date,status,latest_symbol\nA/RES/70/1,Our world,2015-09-25,listed,\nE/RES/2005/4,Ships,,cited-only,\nA/RES/70/2,Other,2015-10-01,listed,A/RES/79/2\n";

    fn workspace(plan: &str) -> Workspace {
        let mut workspace = Workspace::new(Settings::default(), planmark_rules::CHECKS);
        workspace.set(DocumentId::new("a.plan"), Text::new(plan));
        workspace
    }

    fn programme(workspace: &Workspace) -> Located<'_> {
        let (id, document) = workspace.stored(&DocumentId::new("a.plan")).unwrap();
        Located { id, document, part: document.programmes().next().unwrap() }
    }

    fn status_name(status: &Status<'_>) -> &'static str {
        match status {
            Status::Current => "current",
            Status::Superseded { .. } => "superseded",
            Status::Unknown => "unknown",
            Status::Wrong(_) => "wrong",
        }
    }

    fn change_name(change: &Change) -> &'static str {
        match change {
            Change::Added => "added",
            Change::Kept => "kept",
            Change::Retitled { .. } => "retitled",
        }
    }

    fn mandates(workspace: &Workspace) -> Vec<Mandate<'_>> {
        Mandate::of(programme(workspace)).collect()
    }

    #[test]
    fn what_is_known_of_each_mandate() {
        let workspace = workspace(PLAN);
        let registry = RegistryBuilder::default().file("registry.csv", REGISTRY).build();
        let findings = workspace.findings(&DocumentId::new("a.plan"));
        let shown: Vec<String> = mandates(&workspace)
            .iter()
            .map(|mandate| {
                let status = mandate.status(&registry, &findings);
                format!(
                    "{} {} {:?} {:?}",
                    mandate.number().unwrap_or_default(),
                    status_name(&status),
                    mandate.adopted(&registry),
                    mandate.age(&registry)
                )
            })
            .collect();
        assert_eq!(
            shown,
            [
                " unknown None None",
                "1514 (XV) current Some(\"1960\") Some(68)",
                "70/1 current Some(\"2015-09-25\") Some(13)",
                "70/2 superseded Some(\"2015-10-01\") Some(13)",
                "79/9999 wrong None None",
                "2005/4 unknown Some(\"2005\") Some(23)",
                "70/1 current Some(\"2015-09-25\") Some(13)",
            ]
        );
    }

    #[test]
    fn who_lists_and_cites_it() {
        let workspace = workspace(PLAN);
        let mentions = Mentions::new(&workspace);
        let found: Vec<(usize, usize)> = mandates(&workspace)
            .iter()
            .map(|mandate| {
                let (listed, cited): (Vec<_>, Vec<_>) =
                    mentions.of(mandate).into_iter().partition(|mention| mention.entry().is_some());
                (listed.len(), cited.len())
            })
            .collect();
        assert_eq!(found, [(0, 0), (0, 0), (1, 1), (0, 0), (0, 0), (0, 0), (1, 1)]);
    }

    #[test]
    fn what_changed_since_the_edition_before() {
        let before = workspace(
            &PLAN
                .replace("2028-2029", "2026-2027")
                .replace("70/1; 70/2  Our world", "70/1  Old world\n70/9  Gone")
                .replace("2005/4  Ships", ""),
        );
        let now = workspace(PLAN);
        let previous = Previous::new(&before);
        let earlier: Vec<Mandate<'_>> =
            previous.of(programme(&now)).into_iter().flat_map(Mandate::of).collect();
        let now = mandates(&now);
        let names: Vec<&str> = now.iter().map(|mandate| change_name(&change(mandate, &earlier))).collect();
        assert_eq!(names, ["kept", "kept", "kept", "added", "kept", "added", "kept"]);
        let gone: Vec<String> = removed(&earlier, &now).iter().filter_map(Mandate::number).collect();
        assert_eq!(gone, ["70/9"]);
        let retitled = workspace(&PLAN.replace("Our world", "Old world"));
        let earlier: Vec<Mandate<'_>> = mandates(&retitled);
        assert_eq!(change(&now[2], &earlier), Change::Retitled { from: "Old world".to_owned() });
    }
}
