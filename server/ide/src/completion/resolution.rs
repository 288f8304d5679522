//! Resolutions, by a part of their number or by words of their titles.
//!
//! In a list of mandates number and title are put in as a list prints them, in running text the citation as a text prints it. What the
//! edition lists comes first, then what the reference files know. Chinese writing does not say where the typed words begin: the longest end
//! of them that is in a title counts.

use std::collections::BTreeSet;

use planmark_syntax::citation::Kind;
use planmark_syntax::script::is_han;
use planmark_syntax::{Citation, Language, Organ};

use super::item::{Completion, CompletionItem, CompletionKind, MOST};
use super::listings::{ListedMandate, of_edition};
use super::typed::Typed;
use planmark_knowledge::registry::{Entry, Registry, folded};
use planmark_plan::document::DocumentId;
use planmark_plan::model::programme::{Area, OrganContext};
use planmark_workspace::edition::{Located, Surroundings};
use planmark_workspace::workspace::Workspace;

/// The most characters of typed words that are looked for.
const MOST_TYPED: usize = 24;
/// The fewest characters of a title that are looked for: in Chinese, and in letters.
const FEWEST_CHARACTERS: usize = 2;
const FEWEST_LETTERS: usize = 3;
/// As many as are enough, so that no shorter words are looked for.
const ENOUGH: usize = 10;

/// The resolutions that may be meant by what is typed.
pub(super) fn completion(workspace: &Workspace, id: &DocumentId, typed: &Typed<'_>) -> Option<Completion> {
    let (id, document) = workspace.stored(id)?;
    let part = document.part_at(typed.offset)?;
    let own = Located { id, document, part };
    let here = Surroundings::new(workspace, id, document);
    let within = u32::try_from(typed.offset.checked_sub(part.start as usize)?).ok()?;
    let sections = &part.programme.sections;
    let section = sections.partition_point(|section| section.start <= within).checked_sub(1)?;
    let role = &sections.get(section)?.role;
    let search = Search {
        registry: workspace.settings().registry(),
        language: typed.language(),
        listed: of_edition(here, own, typed),
        named: (role.area != Area::Mandates).then(|| organ_before(&typed.before, typed.language())).flatten(),
        organ: role.organ.as_ref().filter(|_| role.area == Area::Mandates),
    };
    if role.area == Area::Mandates { search.in_list(typed) } else { search.in_text(typed) }
}

struct Search<'a> {
    registry: &'a Registry,
    language: Language,
    /// What the lists of the edition have.
    listed: Vec<ListedMandate>,
    /// The organ whose name stands before what is typed.
    named: Option<Organ>,
    /// What the heading of the list says of its entries.
    organ: Option<&'a OrganContext>,
}

/// A resolution that may be meant.
#[derive(Clone, Debug)]
struct Candidate {
    citation: Citation,
    title: Option<String>,
    date: Option<String>,
}

/// A resolution that may be meant, and the length of what is typed of it in bytes.
type Found = (Candidate, usize);

fn with_length(found: Vec<Candidate>, length: usize) -> Vec<Found> {
    found.into_iter().map(|candidate| (candidate, length)).collect()
}

/// What is looked for.
enum Query<'a> {
    /// A number that begins so.
    Number(&'a str),
    /// A title that has these words.
    Words(&'a str),
}

impl<'a> Search<'a> {
    /// In a list of mandates: `58/2`, `58/269  加强`, `74/19; 75/2`, `加强联合`.
    fn in_list(&self, typed: &Typed<'_>) -> Option<Completion> {
        let line = typed.before.trim_start();
        let head = line
            .rfind([';', '；'])
            .map_or(line, |at| line[at..].trim_start_matches([';', '；']).trim_start());
        let follows_others = head.len() < line.len();
        if looks_like_number(head) {
            let found = self.find(&Query::Number(head));
            let with_title = !follows_others && typed.after.trim().is_empty();
            return Some(self.offered(with_length(found, head.len()), typed.offset, |candidate, _| {
                self.entry(candidate, with_title)
            }));
        }
        if let Some((citation, title)) = self.begun_entry(line) {
            let found = self.find(&Query::Number(&citation));
            let found = found.into_iter().filter(|it| self.number(it) == citation && it.title.is_some());
            let begun = folded(title);
            let found = found.filter(|it| it.title.as_ref().is_some_and(|it| folded(it).contains(&begun)));
            return Some(self.offered(with_length(found.collect(), title.len()), typed.offset, |it, _| {
                it.title.clone().unwrap_or_default()
            }));
        }
        let found = self.worded(line);
        Some(self.offered(found, typed.offset, |it, _| self.entry(it, true)))
    }

    /// In running text: `第 58/2`, `resolution 58/2`, words of a title.
    fn in_text(&self, typed: &Typed<'_>) -> Option<Completion> {
        let number = number_before(&typed.before);
        if !number.is_empty() {
            let before = &typed.before[..typed.before.len() - number.len()];
            // A number alone may be any: a slash, or the word before it, makes it a citation.
            if !number.contains(['/', '／']) && !announces(before) {
                return None;
            }
            let found = self.find(&Query::Number(number));
            return Some(self.cited(typed, with_length(found, number.len())));
        }
        Some(self.cited(typed, self.worded(&typed.before)))
    }

    /// The ends of what is typed that are in titles, and the resolutions that have them: those of the longest end first, and where they are few
    /// those of shorter ones.
    fn worded(&self, before: &str) -> Vec<Found> {
        let mut all: Vec<Found> = Vec::new();
        let mut longest = 0;
        let starts = before.char_indices().map(|(at, _)| at).collect::<Vec<_>>();
        let is_letter = |sign: char| sign.is_alphanumeric() && !is_han(sign);
        for start in starts[starts.len().saturating_sub(MOST_TYPED)..].iter().copied() {
            let words = &before[start..];
            let is_chinese = words.chars().any(is_han);
            let is_within_word = before[..start].ends_with(is_letter) && words.starts_with(is_letter);
            let begins_word = !words.starts_with(char::is_whitespace) && !is_within_word;
            let length = words.trim_end().chars().count();
            let is_long = length >= if is_chinese { FEWEST_CHARACTERS } else { FEWEST_LETTERS };
            if !begins_word || !is_long || words.contains(['。', '，', '；', '(', '（']) {
                continue;
            }
            if all.len() >= ENOUGH || 2 * length < longest {
                break;
            }
            for candidate in self.find(&Query::Words(words)) {
                longest = longest.max(length);
                if !all.iter().any(|(known, _)| known.citation == candidate.citation) {
                    all.push((candidate, words.len()));
                }
            }
        }
        all
    }

    /// The number of an entry that is begun, with what is typed of its title.
    fn begun_entry<'t>(&self, line: &'t str) -> Option<(String, &'t str)> {
        let at = line.find(char::is_whitespace)?;
        let (number, title) = (&line[..at], line[at..].trim_start());
        let is_number = looks_like_number(number) && !line.contains([';', '；']);
        let organ = self.organ.and_then(|context| context.organ);
        let citation = Citation::read(number, organ).ok().filter(|_| is_number)?;
        Some((citation.display(self.language), title))
    }

    fn find(&self, query: &Query<'_>) -> Vec<Candidate> {
        let mut found = Vec::new();
        let mut known: BTreeSet<String> = BTreeSet::new();
        self.listed(query, &mut found, &mut known);
        let mut entries: Vec<Entry<'_>> = match query {
            Query::Number(typed) => self.registry.numbered(typed).collect(),
            Query::Words(words) => self.registry.worded(self.language, words).collect(),
        };
        if let Query::Words(_) = query {
            // Of a recurring series the latest is likeliest to be wanted.
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.date()));
        }
        for entry in entries {
            if found.len() > MOST {
                break;
            }
            // What was only ever seen cited may be a slip of the pen.
            let title = entry.title(self.language).map(|title| title.text.to_owned());
            if known.contains(entry.symbol()) || !entry.is_listed() && title.is_none() {
                continue;
            }
            let Some(citation) = entry.citation().filter(|citation| self.fits(citation)) else { continue };
            known.insert(entry.symbol().to_owned());
            found.push(Candidate { citation, title, date: entry.date().map(ToOwned::to_owned) });
        }
        found
    }

    /// What the lists of mandates of the edition have.
    fn listed(&self, query: &Query<'_>, found: &mut Vec<Candidate>, known: &mut BTreeSet<String>) {
        let typed = match query {
            Query::Number(typed) => folded(typed).replace(' ', ""),
            Query::Words(words) => folded(words),
        };
        for listed in &self.listed {
            if found.len() > MOST {
                return;
            }
            let is_meant = match query {
                Query::Number(_) => listed.is_numbered(&typed),
                Query::Words(_) => listed.is_worded(&typed),
            };
            if is_meant && self.fits(&listed.citation) && known.insert(listed.symbol.clone()) {
                let entry = self.registry.of(&listed.citation);
                found.push(Candidate {
                    citation: (*listed.citation).clone(),
                    title: listed.title.as_deref().map(ToOwned::to_owned),
                    date: entry.and_then(Entry::date).map(ToOwned::to_owned),
                });
            }
        }
    }

    /// Whether the heading of the list lets it stand there.
    fn fits(&self, citation: &Citation) -> bool {
        if self.named.is_some_and(|organ| citation.organ != Some(organ)) {
            return false;
        }
        let Some(context) = self.organ else { return true };
        let kind = |citation: &Citation| citation.kind.or_else(|| citation.organ.and_then(Organ::only_kind));
        let by_organ = context.organ.is_none() || citation.organ.is_none() || citation.organ == context.organ;
        let by_kind =
            context.kinds.is_empty() || kind(citation).is_none_or(|kind: Kind| context.kinds.contains(&kind));
        by_organ && by_kind
    }

    fn number(&self, candidate: &Candidate) -> String {
        candidate.citation.display(self.language)
    }

    /// An entry as a list prints it.
    fn entry(&self, candidate: &Candidate, with_title: bool) -> String {
        match &candidate.title {
            Some(title) if with_title => format!("{}  {title}", self.number(candidate)),
            _ => self.number(candidate),
        }
    }

    fn offered(
        &self,
        mut found: Vec<Found>,
        end: usize,
        text: impl Fn(&Candidate, usize) -> String,
    ) -> Completion {
        let is_incomplete = found.len() > MOST;
        found.truncate(MOST);
        let item = |(candidate, length): &Found| CompletionItem {
            kind: CompletionKind::Resolution,
            label: self.entry(candidate, true),
            detail: self.detail(candidate),
            range: end - length..end,
            text: text(candidate, *length),
        };
        Completion { items: found.iter().map(item).collect(), is_incomplete }
    }

    fn cited(&self, typed: &Typed<'_>, found: Vec<Found>) -> Completion {
        self.offered(found, typed.offset, |candidate, length| {
            let before = &typed.before[..typed.before.len() - length];
            phrase(&candidate.citation, self.language, before, &typed.after)
        })
    }

    fn detail(&self, candidate: &Candidate) -> Option<String> {
        let organ = candidate.citation.organ.map(|organ| organ.name(self.language).to_owned());
        let parts: Vec<String> = [organ, candidate.date.clone()].into_iter().flatten().collect();
        Some(parts.join(", ")).filter(|detail| !detail.is_empty())
    }
}

/// A citation as a text prints it, without the words that stand before and behind it already.
fn phrase(citation: &Citation, language: Language, before: &str, after: &str) -> String {
    let phrase = citation.phrase(language, &[]);
    let (lead, rest) = phrase.text.split_at(phrase.number.start);
    let (number, mut tail) = rest.split_at(phrase.number.len());
    let following = after.trim_start();
    if !tail.is_empty() && (following.starts_with('号') || following.starts_with(tail.trim_start())) {
        tail = "";
    }
    let typed = before.trim_end().to_lowercase();
    let words = lead.trim_end();
    let starts = words.char_indices().map(|(at, _)| at);
    // “resolution ” stands there already: only the number is wanted.
    let ends_so = |at: usize| {
        let end = &words[at..];
        let is_whole = words[..at].is_empty() || words[..at].ends_with(' ') || end.chars().all(is_han);
        is_whole && typed.ends_with(&end.to_lowercase())
    };
    if !words.is_empty() && starts.clone().any(ends_so) {
        let gap = if before.ends_with(char::is_whitespace) { "" } else { &lead[words.len()..] };
        return format!("{gap}{number}{tail}");
    }
    // 大会 stands there already: what follows it in the phrase is wanted.
    let begun = starts
        .rev()
        .skip_while(|at| *at == 0)
        .find(|at| typed.ends_with(&words[..*at].trim_end().to_lowercase()));
    match begun.filter(|at| *at > 0) {
        Some(at) => {
            let rest = lead[at..].trim_start();
            let gap =
                if language == Language::Zh || before.ends_with(char::is_whitespace) { "" } else { " " };
            format!("{gap}{rest}{number}{tail}")
        }
        None => format!("{lead}{number}{tail}"),
    }
}

/// Whether what is typed can be the beginning of a number or of a full symbol, and of nothing else.
fn looks_like_number(typed: &str) -> bool {
    !typed.is_empty()
        && typed.chars().any(|sign| sign.is_numeric() || sign == '/')
        && number_before(typed).len() == typed.len()
}

/// The number that is being typed at the end of a line: `58/2`, `1373 (20`, `S-10/`, `A/RES/58/2`; empty where there is none.
fn number_before(before: &str) -> &str {
    let is_of_number = |sign: char| {
        sign.is_ascii_alphanumeric()
            || matches!(sign, '/' | '-' | '.' | '(' | '（' | '／')
            || ('０'..='９').contains(&sign)
    };
    let plain = before.trim_end_matches(is_of_number);
    let mut number = &before[plain.len()..];
    // A blank may stand before the bracket: 1373 (20.
    if number.starts_with(['(', '（']) {
        let with_blank = plain.trim_end_matches(' ');
        let digits = with_blank.trim_end_matches(|sign: char| sign.is_ascii_digit());
        if digits.len() < with_blank.len() {
            number = &before[digits.len()..];
        }
    }
    if number.chars().any(char::is_numeric) { number } else { "" }
}

/// The organ whose name stands directly before the number that is being typed: 大会第 58/2, “General Assembly resolution 58/2”.
fn organ_before(before: &str, language: Language) -> Option<Organ> {
    let lead = before[..before.len() - number_before(before).len()].trim_end();
    let lead = WORDS_BEFORE.iter().find_map(|word| lead.strip_suffix(word)).unwrap_or(lead).trim_end();
    let named = Organ::ALL.into_iter().filter(|organ| lead.ends_with(organ.name(language)));
    // 联合国环境大会 ends with 大会.
    named.max_by_key(|organ| organ.name(language).len())
}

/// Words that say that a number is a resolution's.
const WORDS_BEFORE: [&str; 9] = [
    "第",
    "resolution",
    "resolutions",
    "decision",
    "résolution",
    "resolución",
    "резолюция",
    "резолюции",
    "قرار",
];

/// Whether the words before a number say that it is a resolution's.
fn announces(before: &str) -> bool {
    let before = before.trim_end().to_lowercase();
    WORDS_BEFORE.iter().any(|word| before.ends_with(word))
}
