//! What is known of a resolution or decision.

use std::collections::BTreeMap;

use planmark_syntax::citation::{Kind, Number, Series};
use planmark_syntax::{Citation, Language, Organ};

use crate::leads::entries;
use crate::pointed::Pointed;
use planmark_findings::message::Message;
use planmark_knowledge::registry::Entry;
use planmark_plan::model::programme::Reading;
use planmark_workspace::edition::Located;
use planmark_workspace::layers::Known;
use planmark_workspace::mentions::Mention;

/// The most programmes that are named one by one.
const MOST_NAMED: usize = 8;

/// What is known of a citation.
pub(super) fn describe(pointed: &Pointed<'_>, reading: &Reading) -> (Message, Vec<Message>) {
    let Ok(citation) = &reading.citation else {
        let title = Message::new("citation-unreadable").with("text", &*reading.text);
        return (title, Vec::new());
    };
    let listed = entries(&pointed.here, pointed.own, citation);
    let (citation, organ) = with_organ(citation, &listed);
    let citation = &citation;
    let mut facts = Vec::new();
    let known = pointed.here.known(citation);
    facts.extend(titles(pointed, &listed, &known));
    facts.extend(citation.symbol().map(|symbol| Message::new("hover-symbol").with("symbol", symbol)));
    match known.entry.and_then(Entry::date) {
        Some(date) => facts.push(Message::new("hover-date").with("date", date)),
        None => facts.extend(session_or_year(citation)),
    }
    facts.extend(organ);
    facts.extend(known.entry.and_then(superseded));
    facts.extend(who(pointed, citation));
    facts.extend(known.entry.map(|entry| source(pointed, entry)));
    (name(pointed, citation), facts)
}

/// The title in the language of the document, then those in the others that are known.
fn titles(pointed: &Pointed<'_>, listed: &[Mention], known: &Known<'_>) -> Vec<Message> {
    let own = pointed.own.document.header().language();
    // One entry of several symbols has one title for them together.
    let in_lists =
        || listed.iter().filter_map(|listed| Some((listed, &**listed.entry.as_ref()?.title.as_ref()?)));
    let of_language = in_lists().find(|(listed, _)| listed.group.language() == own);
    let first = of_language
        .map(|(_, title)| title)
        .or_else(|| Some(known.title(own?)?.0))
        .or_else(|| in_lists().next().map(|(_, title)| title));
    let mut titles: Vec<Message> =
        first.into_iter().map(|title| Message::new("hover-title").with("title", title)).collect();
    let others = Language::ALL.into_iter().filter(|language| Some(*language) != own);
    titles.extend(others.filter_map(|language| {
        let (title, _) = known.title(language).filter(|(title, _)| Some(*title) != first)?;
        Some(Message::new("hover-title-in").with("language", language.code()).with("title", title))
    }));
    let description = known.entry.and_then(Entry::description).filter(|_| titles.is_empty());
    titles.extend(description.map(|it| Message::new("hover-description").with("text", it.text)));
    titles
}

/// The latest of the recurring series.
fn superseded(entry: Entry<'_>) -> Option<Message> {
    let latest = entry.latest()?;
    Some(
        Message::new("hover-latest")
            .with("latest", latest)
            .with("series", entry.series().unwrap_or_default().trim_end_matches([' ', '.', ':'])),
    )
}

/// Where what is known is from, and how far it reaches.
fn source(pointed: &Pointed<'_>, entry: Entry<'_>) -> Message {
    let date = pointed.here.workspace.settings().registry().data_date().unwrap_or_default();
    Message::new("hover-source").with("file", entry.file()).with("date", date)
}

/// The citation with the organ of the list in which it stands, where the words beside it name none; and a remark on that.
fn with_organ(citation: &Citation, listed: &[Mention]) -> (Citation, Option<Message>) {
    if citation.organ.is_some() {
        return (citation.clone(), None);
    }
    let mut known = listed.iter().map(|listed| &listed.citation);
    let unknown = || (citation.clone(), Some(Message::new("hover-organ-unknown")));
    let Some(first) = known.next() else { return unknown() };
    match first.organ {
        Some(organ) if known.all(|other| other.organ == Some(organ)) => {
            let kind = citation.kind.or(first.kind);
            let named = Citation { organ: Some(organ), kind, ..citation.clone() };
            (named, Some(Message::new("hover-organ-by-list").with("organ", organ)))
        }
        _ => unknown(),
    }
}

/// The resolution by its number, as the language of the document prints it.
fn name(pointed: &Pointed<'_>, citation: &Citation) -> Message {
    let language = pointed.own.document.header().language().unwrap_or(Language::En);
    let number = citation.display(language);
    let kind = citation.decided_kind().or_else(|| citation.organ.and_then(Organ::only_kind));
    let Some(organ) = citation.organ else {
        return match kind {
            Some(Kind::Decision) => Message::new("citation-decision").with("number", number),
            _ => Message::new("citation-resolution").with("number", number),
        };
    };
    let message = match kind {
        Some(Kind::Resolution) => Message::new("citation-resolution-of"),
        Some(Kind::Decision) => Message::new("citation-decision-of"),
        Some(Kind::Statement) => Message::new("citation-statement-of"),
        Some(Kind::AgreedConclusions) => Message::new("citation-conclusions-of"),
        None => Message::new("citation-of"),
    };
    message.with("number", number).with("organ", organ)
}

fn session_or_year(citation: &Citation) -> Option<Message> {
    let session = match citation.number {
        Number::SessionNumber { session, .. } | Number::NumberSession { session, .. } => session,
        Number::YearNumber { year, .. } | Number::NumberYear { year, .. } => {
            return Some(Message::new("hover-year").with("year", year.to_string()));
        }
        _ => return None,
    };
    let message = match session.series {
        Series::Regular if citation.organ == Some(Organ::GeneralAssembly) => {
            Message::new("hover-session-opened").with("year", opened(session.number).to_string())
        }
        Series::Regular => Message::new("hover-session"),
        Series::Special | Series::CouncilSpecial => Message::new("hover-session-special"),
        Series::Emergency => Message::new("hover-session-emergency"),
    };
    Some(message.with("session", session.number.to_string()))
}

/// The year in which a regular session of the General Assembly opened: the first in January 1946, and since then one a year.
fn opened(session: u32) -> u32 {
    session.saturating_add(1945)
}

/// Who lists it as a mandate, and who cites it.
fn who(pointed: &Pointed<'_>, citation: &Citation) -> Vec<Message> {
    let (mut listing, mut citing) = (Programmes::default(), Programmes::default());
    for mention in pointed.here.workspace.mentions(citation) {
        let programmes = if mention.entry.is_some() { &mut listing } else { &mut citing };
        programmes.count(mention.document.to_string(), mention.programme.to_string());
    }
    let listing =
        listing.told(Message::new("hover-listed")).unwrap_or_else(|| Message::new("hover-listed-nowhere"));
    std::iter::once(listing).chain(citing.told(Message::new("hover-cited"))).collect()
}

/// Programmes by their names, with how often each has something.
#[derive(Default)]
pub(super) struct Programmes(BTreeMap<(String, String), usize>);

impl Programmes {
    pub(super) fn add(&mut self, located: Located<'_>) {
        let header = located.document.header();
        let document = header.symbol().unwrap_or_else(|| located.id.file_name()).to_owned();
        let programme = &located.part.programme;
        let name = programme
            .number
            .as_deref()
            .or(programme.title.as_deref())
            .or(header.get("entity"))
            .unwrap_or_default();
        self.count(document, name.to_owned());
    }

    fn count(&mut self, document: String, programme: String) {
        *self.0.entry((document, programme)).or_default() += 1;
    }

    pub(super) fn told(self, message: Message) -> Option<Message> {
        let total = self.0.len();
        let one = |((document, programme), count): ((String, String), usize)| {
            let times = if count > 1 { format!(" ×{count}") } else { String::new() };
            if programme.is_empty() {
                format!("{document}{times}")
            } else {
                format!("{programme} ({document}){times}")
            }
        };
        let named: Vec<String> = self.0.into_iter().take(MOST_NAMED).map(one).collect();
        let more = total.saturating_sub(named.len());
        (!named.is_empty()).then(|| message.with("programmes", named.join(", ")).with("more", more))
    }
}
