//! Units of the Secretariat that a plan says are responsible: 由全球服务司负责, “responsibility … is vested in the Treaty Section”.

use planmark_syntax::Words;
use planmark_syntax::script::is_han;

use super::running::Running;

/// What names of units end with.
const ENDINGS: [char; 6] = ['部', '厅', '司', '处', '科', '股'];
/// Words that follow the name.
const VERBS: [&str; 2] = ["负责", "承担"];
/// Words between the name and the verb.
const MANNERS: [&str; 5] = ["实质性", "全权", "主要", "共同", "直接"];
/// Words that go before the name in English, and what it ends with.
const VESTED: [&str; 5] =
    ["vested in the ", "rests with the ", "lies with the ", "responsibility of the ", "assigned to the "];
const ENGLISH_ENDINGS: [&str; 7] =
    ["Division", "Office", "Department", "Section", "Service", "Branch", "Unit"];

/// The most signs in which a name and its verb are looked for.
const MOST_SIGNS: usize = 120;

/// Whether words may name such a unit: a quick look.
pub(super) fn may_name_one(words: &str) -> bool {
    words.contains('由') && VERBS.iter().any(|verb| words.contains(verb))
        || VESTED.iter().any(|phrase| words.contains(phrase))
}

/// The units named, one for each such phrase.
pub(super) fn responsible(running: &Running<'_>) -> Vec<Words> {
    let signs = running.signs();
    let by = (0..signs.len()).filter(|at| signs[*at] == '由');
    let mut found: Vec<Words> =
        by.filter_map(|by| Some(running.words(by + 1..chinese(signs, by + 1)?))).collect();
    for phrase in VESTED {
        let places = running.places(phrase);
        found.extend(places.filter_map(|end| Some(running.words(end..english(signs, end)?))));
    }
    found
}

/// The end of the name that begins here and is followed by 负责 or 承担.
fn chinese(signs: &[char], start: usize) -> Option<usize> {
    let run: String = signs[start..].iter().take(MOST_SIGNS).take_while(|sign| is_han(**sign)).collect();
    let at = VERBS.iter().filter_map(|verb| run.find(verb)).min()?;
    let mut name = &run[..at];
    for manner in MANNERS {
        name = name.strip_suffix(manner).unwrap_or(name);
    }
    let count = name.chars().count();
    (name.ends_with(ENDINGS) && (3..=20).contains(&count)).then_some(start + count)
}

/// The end of the name that begins here: its first word that units' names end with.
fn english(signs: &[char], start: usize) -> Option<usize> {
    let is_of_name = |sign: &char| sign.is_alphabetic() || matches!(sign, ' ' | '-' | '’' | '\'');
    let run: String = signs[start..].iter().take(MOST_SIGNS).take_while(|sign| is_of_name(sign)).collect();
    let ends = ENGLISH_ENDINGS.iter().filter_map(|ending| Some(run.find(ending)? + ending.len()));
    let end = ends.min().filter(|_| run.starts_with(char::is_uppercase))?;
    Some(start + run[..end].chars().count())
}
