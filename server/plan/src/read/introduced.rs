//! How a sentence brings in what it cites: as what is done by it, as where the mandate comes from, as history, or in passing.

use super::facts::Introduced;

/// Words behind which a text names what it goes by, in the six languages.
const GROUNDS: [&str; 36] = [
    "pursuant to",
    "in line with",
    "in accordance with",
    "in compliance with",
    "in response to",
    "mandated by",
    "mandated in",
    "requested by",
    "requested in", // en
    "根据",
    "依照",
    "按照",
    "遵照",
    "遵循",
    "响应",
    "应大会", // zh
    "conformément à",
    "conformément aux",
    "en application de",
    "en application des",
    "en réponse à",
    "comme suite à", // fr
    "de conformidad con",
    "en cumplimiento de",
    "en respuesta a",
    "con arreglo a", // es
    "в соответствии с",
    "во исполнение",
    "согласно",
    "в ответ на", // ru
    "وفقا ل",
    "وفقًا ل",
    "وفقاً ل",
    "عملا ب",
    "استجابة ل",
    "بموجب", // ar
];

/// Words that say where a mandate comes from.
const ORIGINS: [&str; 17] = [
    "mandate derives",
    "mandates derive",
    "mandate of the office derives", // en
    "任务源",
    "授权源",
    "授权来自",
    "任务来自",
    "任务规定源", // zh
    "mandat découle",
    "mandats découlent",
    "mandat du programme découle", // fr
    "mandato se deriva",
    "mandatos se derivan",
    "mandato emana", // es
    "мандат вытекает",
    "мандаты вытекают", // ru
    "وتستمد الولاي",     // ar
];

/// Words before the year with which a sentence of history begins; in Chinese the year stands first.
const IN_YEAR: [&str; 5] = ["in", "en", "в", "في عام", "وفي عام"];

/// What a sentence is about stands no further than this many signs from its beginning.
const HEAD_OF_SENTENCE: usize = 80;

/// How what follows `before`, the text of its block up to there, is brought in.
pub(super) fn introduced(before: &str) -> Introduced {
    let sentence = last_sentence(before).trim_start().to_lowercase();
    let has = |words: &[&str]| words.iter().any(|words| sentence.contains(words));
    if has(&ORIGINS) {
        Introduced::Origin
    } else if has(&GROUNDS) {
        Introduced::Ground
    } else if begins_with_year(&sentence) {
        Introduced::History
    } else if sentence.chars().count() <= HEAD_OF_SENTENCE {
        Introduced::Subject
    } else {
        Introduced::InPassing
    }
}

fn last_sentence(text: &str) -> &str {
    let mut ends = text.char_indices().filter_map(|(at, sign)| {
        let end = at + sign.len_utf8();
        let is_end = match sign {
            '。' | '！' | '？' => true,
            '.' | '!' | '?' | '؟' => begins_sentence(&text[end..]),
            _ => false,
        };
        is_end.then_some(end)
    });
    &text[ends.next_back().unwrap_or(0)..]
}

/// Whether a text begins with a blank and a word that can begin a sentence: the point before it ends one.
fn begins_sentence(text: &str) -> bool {
    let word = text.trim_start();
    word.len() < text.len()
        && word.chars().next().is_some_and(|sign| !sign.is_lowercase() && !sign.is_numeric())
}

/// Whether a sentence begins with the year of which it tells: `In 1965`, `В 1965 году`, `1965 年`.
fn begins_with_year(sentence: &str) -> bool {
    let Some(digits) = sentence.find(|sign: char| sign.is_ascii_digit()) else { return false };
    let (before, rest) = sentence.split_at(digits);
    let is_year = rest.chars().take_while(char::is_ascii_digit).count() == 4;
    let behind = rest.get(4..).unwrap_or_default().trim_start();
    is_year && if before.is_empty() { behind.starts_with('年') } else { IN_YEAR.contains(&before.trim()) }
}

#[cfg(test)]
mod tests {
    use super::introduced;
    use crate::read::facts::Introduced;

    #[test]
    fn a_sentence_says_what_it_cites_for() {
        for (before, expected) in [
            ("The list is long. Pursuant to resolution ", Introduced::Ground),
            ("各国开会。该司根据大会第 ", Introduced::Ground),
            ("Conformément à la résolution ", Introduced::Ground),
            ("De conformidad con la resolución ", Introduced::Ground),
            ("В соответствии с резолюцией ", Introduced::Ground),
            ("وفقا لقرار الجمعية العامة ", Introduced::Ground),
            ("The mandate derives from the priorities set in resolutions ", Introduced::Origin),
            ("In 1965, the Assembly, in its resolution ", Introduced::History),
            ("En 1965, l’Assemblée a adopté la résolution ", Introduced::History),
            ("В 1965 году Ассамблея приняла резолюцию ", Introduced::History),
            ("1965 年，大会第 ", Introduced::History),
            ("In 1996, pursuant to resolution ", Introduced::Ground),
            ("On 30 December 2022, the Assembly, in its resolution ", Introduced::Subject),
            (
                "The work of the Office on wells and springs helped the Council to prolong what the team of experts does for \
                 three years, as outlined in its resolution ",
                Introduced::InPassing,
            ),
        ] {
            assert_eq!(introduced(before), expected, "{before}");
        }
    }
}
