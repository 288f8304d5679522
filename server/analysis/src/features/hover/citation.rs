//! What is known of a resolution or decision.

use std::collections::BTreeMap;

use planmark_syntax::citation::{Kind, Number, Series};
use planmark_syntax::{Citation, Language, Organ};

use crate::edition::Located;
use crate::features::leads::{entries, readings};
use crate::features::pointed::Pointed;
use crate::message::Message;
use crate::model::programme::Reading;

/// The most programmes that are named one by one.
const MOST_NAMED: usize = 8;

/// What is known of a citation.
pub(super) fn describe(pointed: &Pointed<'_>, reading: &Reading) -> (Message, Vec<Message>) {
    let Ok(citation) = &reading.citation else {
        let title = Message::new("citation-unreadable").with("text", &*reading.text);
        return (title, Vec::new());
    };
    let mut facts = Vec::new();
    if let Some(title) = title(pointed, citation) {
        facts.push(Message::new("hover-title").with("title", title));
    }
    facts.extend(citation.symbol().map(|symbol| Message::new("hover-symbol").with("symbol", symbol)));
    facts.extend(session_or_year(citation));
    if citation.organ.is_none() {
        facts.push(Message::new("hover-organ-unknown"));
    }
    facts.extend(who(pointed, citation));
    (name(pointed, citation), facts)
}

/// The resolution by its number, as the language of the document prints it.
fn name(pointed: &Pointed<'_>, citation: &Citation) -> Message {
    let language = pointed.own.document.header().language().unwrap_or(Language::En);
    let number = citation.display(language);
    let kind = citation.kind.or_else(|| citation.organ.and_then(Organ::only_kind));
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

/// The title that the lists of the edition give it: that of the nearest list.
fn title(pointed: &Pointed<'_>, citation: &Citation) -> Option<String> {
    let listed = entries(&pointed.here, pointed.own, citation);
    // One entry of several symbols has one title for them together.
    listed.iter().find_map(|listed| Some(listed.entry.title.as_ref()?.text.to_string()))
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
    for (located, reading) in readings(&pointed.here, citation) {
        if reading.entry.is_some() { &mut listing } else { &mut citing }.add(located);
    }
    let listing =
        listing.told(Message::new("hover-listed")).unwrap_or_else(|| Message::new("hover-listed-nowhere"));
    std::iter::once(listing).chain(citing.told(Message::new("hover-cited"))).collect()
}

/// Programmes by their names, with how often each has something.
#[derive(Default)]
struct Programmes(BTreeMap<(String, String), usize>);

impl Programmes {
    fn add(&mut self, located: Located<'_>) {
        let header = located.document.header();
        let document = header.symbol().map_or_else(|| located.id.as_str().to_owned(), ToOwned::to_owned);
        let programme = &located.part.programme;
        let name = programme
            .number
            .as_deref()
            .or(programme.title.as_deref())
            .or(header.get("entity"))
            .unwrap_or_default();
        *self.0.entry((document, name.to_owned())).or_default() += 1;
    }

    fn told(self, message: Message) -> Option<Message> {
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
