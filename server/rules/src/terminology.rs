//! `terminology`: one entity under two names, or an abbreviation with two meanings, within an edition.
//!
//! Compared are the abbreviations that plans define, in one language, and the units of the Secretariat that one programme says are
//! responsible. Where one name is the more frequent the others are told; where none is, all. Names that `[aliases]` makes one are one.

use std::collections::{BTreeMap, BTreeSet};

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_workspace::edition::Surroundings;
use planmark_findings::finding::Severity;
use planmark_workspace::index::Naming;
use planmark_plan::likeness::distance;
use planmark_findings::message::Message;
use planmark_plan::model::Programme;
use planmark_plan::names::{agree, is_small_word};
use planmark_workspace::settings::Settings;
use planmark_syntax::Words;
use planmark_syntax::script::is_han;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "terminology",
        severity: Severity::Information,
        summary: "terminology-summary",
    },
    looks: &[Look::Edition(check_abbreviations), Look::Edition(check_units)],
};

/// Signs that tell units of one kind apart: numbers, directions, continents, languages, ways of translating.
const TELLING_APART: &str = "一二三四五六七八九十甲乙丙丁东西南北中上下前后内外大小新亚非欧美英法俄阿笔口";
/// The fewest characters of a name in Chinese, and letters of one in English, that is compared.
const FEWEST_CHARACTERS: usize = 5;
const FEWEST_LETTERS: usize = 15;

fn check_abbreviations(programme: &Programme, surroundings: &Surroundings<'_>, findings: &mut Findings) {
    let (index, edition) = (surroundings.workspace.index(), surroundings.document.edition());
    let settings = surroundings.workspace.settings();
    let language = programme.header.language();
    let mut told: BTreeSet<(&str, &str)> = BTreeSet::new();
    for name in &programme.names {
        let (short, full) = (&*name.short.text, &*name.full.text);
        if !told.insert((short, full)) {
            continue;
        }
        let same_language = |(naming, _): &&(Naming, u32)| naming.language == language;
        let meanings = index.namings_of_short(edition, short);
        let meanings = meanings.iter().filter(same_language);
        let is_this = |naming: &Naming| agree(&naming.full, full) || settings.are_one(&naming.full, full);
        if let Some(other) = rival(meanings, is_this, |naming| naming.full.to_string()) {
            let message = Message::new("terminology-two-meanings").with("name", short).with("here", full);
            findings.tell(name.full.span, message.with("other", &other.full).with("place", place(other)));
        }
        let abbreviations = index.namings_of_full(edition, full);
        let abbreviations = abbreviations.iter().filter(same_language);
        let is_this = |naming: &Naming| *naming.short == *short || settings.are_one(&naming.short, short);
        if let Some(other) = rival(abbreviations, is_this, |naming| naming.short.to_string()) {
            let message = Message::new("terminology-two-names").with("full", full).with("here", short);
            findings.tell(name.short.span, message.with("other", &other.short).with("place", place(other)));
        }
    }
}

/// The other that is defined at least as often as this one.
fn rival<'a>(
    namings: impl Iterator<Item = &'a (Naming, u32)>,
    is_this: impl Fn(&Naming) -> bool,
    by: impl Fn(&Naming) -> String,
) -> Option<&'a Naming> {
    let mut own = 0;
    let mut others: BTreeMap<String, (u32, &Naming)> = BTreeMap::new();
    for (naming, count) in namings {
        if is_this(naming) {
            own += count;
        } else {
            others.entry(by(naming)).or_insert((0, naming)).0 += count;
        }
    }
    let (_, (count, naming)) = others.into_iter().max_by_key(|(_, (count, _))| *count)?;
    (count >= own).then_some(naming)
}

/// Where the other is defined.
fn place(naming: &Naming) -> Message {
    if naming.programme.is_empty() {
        return Message::new("words").with("text", naming.id.as_str());
    }
    if naming.programme.chars().all(|sign| sign.is_ascii_digit()) {
        return Message::new("part-programme").with("number", &naming.programme);
    }
    Message::new("words").with("text", &naming.programme)
}

fn check_units(programme: &Programme, surroundings: &Surroundings<'_>, findings: &mut Findings) {
    let mut places: BTreeMap<&str, Vec<Words>> = BTreeMap::new();
    for section in &programme.sections {
        for unit in &section.facts.names.responsible {
            let words = Words { text: unit.text.clone(), span: unit.span.shifted(section.start) };
            places.entry(&unit.text).or_default().push(words);
        }
    }
    let settings = surroundings.workspace.settings();
    for (name, here) in &places {
        let rival = places
            .iter()
            .filter(|(other, there)| there.len() >= here.len() && are_alike(name, other, settings))
            .max_by_key(|(_, there)| there.len());
        let Some((other, there)) = rival else { continue };
        for words in here {
            let message = Message::new("terminology-unit").with("here", *name).with("other", *other);
            let mut finding = findings.at(words.span, message);
            if there.len() > here.len() {
                let title = Message::new("change-to").with("text", *other);
                finding = finding.fix(title, vec![(words.span, (*other).to_owned())]);
            }
            findings.push(finding);
        }
    }
}

/// Whether two names are of one unit, by all appearance: they differ in one character that does not tell units apart, or in two letters
/// of one or two words that begin alike.
fn are_alike(one: &str, two: &str, settings: &Settings) -> bool {
    if one == two || settings.are_one(one, two) {
        return false;
    }
    if one.contains(is_han) || two.contains(is_han) {
        let (first, second): (Vec<char>, Vec<char>) = (one.chars().collect(), two.chars().collect());
        let differing: Vec<usize> =
            (0..first.len().min(second.len())).filter(|at| first[*at] != second[*at]).collect();
        return first.len() == second.len()
            && first.len() >= FEWEST_CHARACTERS
            && matches!(differing[..], [at] if at > 0 && !TELLING_APART.contains([first[at], second[at]]));
    }
    let (first, second) = (words(one), words(two));
    let letters = |words: &[String]| words.iter().map(|word| word.chars().count()).sum::<usize>();
    let mut differing = first.iter().zip(&second).filter(|(one, two)| one != two).peekable();
    first.len() == second.len()
        && letters(&first).min(letters(&second)) >= FEWEST_LETTERS
        && differing.peek().is_some()
        && differing.all(|(one, two)| is_slip(one, two))
}

/// The words of a name that count: `de l’eau` and `des eaux` differ in one.
fn words(name: &str) -> Vec<String> {
    let words = name.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !is_small_word(&word.to_lowercase())).map(str::to_owned).collect()
}

/// Whether a word is another with a slip: North and South begin differently, and II is no slip for III.
fn is_slip(one: &str, two: &str) -> bool {
    let beginning = |word: &str| word.chars().take(2).collect::<String>();
    let is_number = |word: &str| word.chars().count() < 3 || word.chars().all(char::is_uppercase);
    !is_number(one) && !is_number(two) && beginning(one) == beginning(two) && distance(one, two, 2).is_some()
}
