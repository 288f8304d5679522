//! References to parts of other documents: annex I of `A/80/7, annex I`, "annexes XI and XII to the report of the Secretary-General",
//! "subprogrammes 4 and 5 presented in the programme budget for 2026".

use planmark_syntax::Span;
use planmark_syntax::reference::Place;

use super::facts::{Inline, Referring};

/// Leaves out references to parts of a document whose symbol stands directly before them, or which the words behind an annex name: they are
/// no references to parts of the plan; nor are those to parts of the budget of a year. `raw` gives the words of a span; the block is
/// `block`.
pub(super) fn leave_out<'a>(inline: &mut Inline, block: Span, raw: impl Fn(Span) -> &'a str) {
    let symbols = inline.symbols.iter().map(|symbol| symbol.span.end);
    let links =
        inline.links.iter().filter(|link| link.text.as_ref().is_some_and(|text| text.text.contains('/')));
    let mut ends: Vec<u32> = symbols.chain(links.map(|link| link.span.end)).collect();
    inline.references.retain(|referring| {
        let is_part = referring.reading.as_ref().is_some_and(|reading| {
            matches!(reading.place, Place::Paragraph | Place::Table | Place::Figure | Place::Annex)
        });
        let follows = |from: &u32| {
            *from <= referring.span.start && is_joint(raw(Span { start: *from, end: referring.span.start }))
        };
        let is_of_another = is_of_goal(referring, block, &raw)
            || is_part
                && (ends.iter().any(follows)
                    || precedes_document(referring.span, block.end, &raw)
                    || is_named_behind(referring, block.end, &raw))
            || is_of_edition(referring.span, block, &raw);
        if is_of_another {
            ends.push(referring.span.end);
        }
        !is_of_another
    });
}

/// Leaves out accomplishments and indicators with numbers of several parts: outside of the budgets of missions they are those of others.
pub(super) fn leave_out_numbered_framework(inline: &mut Inline) {
    inline.references.retain(|referring| !is_of_framework(referring));
}

fn is_of_framework(referring: &Referring) -> bool {
    let place = referring.reading.as_ref().map(|reading| reading.place);
    matches!(place, Some(Place::Accomplishment | Place::Indicator))
}

/// Names of the Sustainable Development Goals, whose indicators have numbers too: indicator 16.1.1.
const GOALS: [&str; 8] = [
    "Goal",
    "SDG",
    "可持续发展",
    "développement durable",
    "desarrollo sostenible",
    "устойчивого развития",
    "ЦУР",
    "التنمية المستدامة",
];

/// Whether the words right before an indicator, or right behind it, name the Goals.
fn is_of_goal<'a>(referring: &Referring, block: Span, raw: &impl Fn(Span) -> &'a str) -> bool {
    if !is_of_framework(referring) {
        return false;
    }
    let before = raw(Span { start: block.start, end: referring.span.start.max(block.start) });
    let behind = raw(Span { start: referring.span.end, end: block.end.max(referring.span.end) });
    let from =
        before.char_indices().rev().map(|(at, _)| at).take_while(|at| before.len() - at <= CLOSE).last();
    let to = behind.char_indices().map(|(at, _)| at).take_while(|at| *at <= CLOSE).last();
    let near = [&before[from.unwrap_or(before.len())..], &behind[..to.unwrap_or(0)]];
    GOALS.iter().any(|goal| near.iter().any(|words| words.contains(goal)))
}

/// Names of a plan or budget that a year follows, and in Chinese those that follow a year.
const EDITIONS: [&str; 10] = [
    "programme budget for ",
    "programme plan for ",
    "budget-programme pour ",
    "plan-programme pour ",
    "presupuesto por programas para ",
    "plan por programas para ",
    "бюджете по программам на ",
    "бюджета по программам на ",
    "плане по программам на ",
    "الميزانية البرنامجية لعام ",
];
const EDITIONS_BEHIND_YEAR: [&str; 3] = ["年方案预算", "年拟议方案预算", "年拟议方案计划"];

/// Bytes between a reference and the name of the edition that it is of.
const CLOSE: usize = 48;

/// Whether the words right behind a reference name the budget of a year that it is of; in Chinese those right before it.
fn is_of_edition<'a>(referring: Span, block: Span, raw: &impl Fn(Span) -> &'a str) -> bool {
    let parts = |sign: char| matches!(sign, '.' | ';' | ',' | ':' | '。' | '；' | '，' | '：' | '،' | '؛');
    if referring.end < block.end {
        let behind = raw(Span { start: referring.end, end: block.end });
        let named = EDITIONS.iter().any(|name| {
            let Some(place) = behind.find(name).filter(|place| *place <= CLOSE) else { return false };
            let year = behind[place + name.len()..].starts_with(|sign: char| sign.is_ascii_digit());
            year && !behind[..place].contains(parts)
        });
        if named {
            return true;
        }
    }
    let before = raw(Span { start: block.start, end: referring.start });
    EDITIONS_BEHIND_YEAR.iter().any(|name| {
        let Some((year, between)) = before.rsplit_once(name) else { return false };
        year.trim_end().ends_with(|sign: char| sign.is_ascii_digit())
            && between.len() <= CLOSE
            && !between.contains(parts)
    })
}

/// What may stand between a symbol and the part of its document.
fn is_joint(between: &str) -> bool {
    const JOINTS: [&str; 10] = ["", "的", "号文件", "号文件的", "and", "et", "y", "и", "和", "و"];
    JOINTS.contains(&between.trim_matches([' ', '\u{a0}', ',', '，', '、', '،']))
}

/// What may stand between a part and the symbol of its document: "annex II to the report A/80/7", "приложение II к документу A/80/7".
const BETWEEN_PART_AND_SYMBOL: [&str; 45] = [
    "to",
    "of",
    "the",
    "document",
    "report",
    "note",
    "letter",
    "addendum", // en
    "au",
    "du",
    "de",
    "la",
    "le",
    "à",
    "rapport",
    "lettre",
    "additif", // fr
    "del",
    "al",
    "el",
    "a",
    "documento",
    "informe",
    "nota",
    "carta",
    "adición", // es
    "к",
    "в",
    "документу",
    "документа",
    "документе",
    "докладу",
    "доклада",
    "докладе",
    "записке",
    "записки", // ru
    "من",
    "الوثيقة",
    "للوثيقة",
    "بالوثيقة",
    "التقرير",
    "للتقرير",
    "بالتقرير",
    "المذكرة",
    "للمذكرة", // ar
];

/// Whether the document that a part belongs to follows it by its symbol.
fn precedes_document<'a>(referring: Span, end: u32, raw: &impl Fn(Span) -> &'a str) -> bool {
    if referring.end >= end {
        return false;
    }
    let mut words = raw(Span { start: referring.end, end }).split_whitespace();
    let mut between = 0;
    let symbol = words.find(|word| {
        let joins = BETWEEN_PART_AND_SYMBOL.contains(&word.to_lowercase().as_str());
        between += usize::from(joins);
        !joins
    });
    let is_symbol = |word: &str| {
        let (organ, rest) = word.split_once('/').unwrap_or_default();
        let is_organ = !organ.is_empty() && organ.chars().all(|sign| sign.is_ascii_uppercase());
        is_organ && rest.starts_with(|sign: char| sign.is_ascii_alphanumeric())
    };
    between > 0 && symbol.is_some_and(|word| is_symbol(word.trim_start_matches(['[', '('])))
}

/// Whether words behind an annex say what it is annexed to, and that is not this document.
fn is_named_behind<'a>(referring: &Referring, end: u32, raw: &impl Fn(Span) -> &'a str) -> bool {
    const TO: [&str; 8] = ["to", "of", "au", "du", "de", "del", "al", "к"];
    const THIS: [&str; 9] = [
        "present",
        "this",
        "présent",
        "presente",
        "настоящему",
        "настоящего",
        "plan",
        "document",
        "documento",
    ];
    let is_annex = referring.reading.as_ref().is_some_and(|reading| reading.place == Place::Annex);
    if !is_annex || referring.span.end >= end {
        return false;
    }
    let behind = raw(Span { start: referring.span.end, end }).to_lowercase();
    let mut words = behind.strip_prefix([' ', '\u{a0}']).unwrap_or_default().split_whitespace();
    let leads = words.next().is_some_and(|word| TO.contains(&word));
    leads && !words.take(2).any(|word| THIS.contains(&word.trim_matches(|sign: char| !sign.is_alphabetic())))
}
