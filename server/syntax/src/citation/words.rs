//! The words beside numbers, in six languages: who adopted, what, and how one number is joined to the next.

use std::sync::LazyLock;

use super::Kind;
use super::pinpoint::PinpointKind;
use super::tokens::Tokens;
use crate::keywords::{self, BesideRole, ConnectorRole, InlineRole, ParticleRole};
use crate::normal::Normal;
use crate::organ::Organ;
use crate::script::{is_arabic, is_han};
use crate::words::{WordList, ends_word};

/// A name that means something only within a programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relative {
    /// 理事会, the Council, the Board.
    Council,
    /// 委员会, the Commission.
    Commission,
    /// 缔约方会议, the Conference.
    Conference,
}

/// What a word does beside a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Word {
    /// An organ of the table.
    Organ(Organ),
    /// Some other body.
    Body,
    /// A relative name.
    Relative(Relative),
    /// Resolution, decision.
    Kind(Kind),
    /// Paragraph, section, annex.
    Pin(PinpointKind),
    /// "of", 的 after a subject: ties what follows to what is before.
    Of,
    /// 的 at the end of a modifier.
    Modifier,
    /// "its": the subject of the clause adopted it.
    Its,
    /// "in", 在, 经: between a subject and its resolution.
    In,
    /// "adopted", 通过: between a subject and its resolution.
    Adopted,
    /// 关于, 题为: begins the modifier that 的 ends.
    About,
    /// "whereby", 其中: what follows is done by who adopted it.
    Which,
    /// "including", 包括, a colon: what follows is some of what was named.
    Including,
    /// 在内的.
    Among,
    /// Commas, conjunctions.
    And,
    /// Articles, 第, 号, months, "see": stand anywhere.
    Filler,
    /// 号: ends a number in Chinese.
    NumberEnd,
    /// The end of a sentence.
    Stop,
    /// Digits.
    Digits,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// The node with this index.
    Node(usize),
    /// Anything else.
    Other,
}

/// Words beside numbers, all from the keyword table: what the grammar takes for a citation is read here by the same words. Where two
/// entries have one word, the first counts: "the Council" alone is relative here.
static LEXICON: LazyLock<WordList<Word>> = LazyLock::new(|| {
    let beside = keywords::BESIDE
        .iter()
        .flat_map(|entry| entry.words.iter().map(|word| (word.text, Word::of_role(entry.role))));
    let conjunctions = keywords::CONNECTORS
        .iter()
        .filter(|entry| entry.role == ConnectorRole::And)
        .flat_map(|entry| entry.words.iter().map(|word| (word.text, Word::And)));
    let organs = Organ::ALL
        .into_iter()
        .flat_map(|organ| organ.all_names().map(move |name| (name, Word::Organ(organ))));
    let inline = keywords::INLINE
        .iter()
        .filter_map(|entry| Some((entry, Word::of_inline(entry.role)?)))
        .flat_map(|(entry, meaning)| entry.words.iter().map(move |word| (word.text, meaning)));
    WordList::new(beside.chain(conjunctions).chain(organs).chain(inline))
});

impl Word {
    fn of_role(role: BesideRole) -> Self {
        match role {
            BesideRole::Body => Self::Body,
            BesideRole::NoOrgan => Self::Other,
            BesideRole::Council => Self::Relative(Relative::Council),
            BesideRole::Commission => Self::Relative(Relative::Commission),
            BesideRole::Conference => Self::Relative(Relative::Conference),
            BesideRole::Statement => Self::Kind(Kind::Statement),
            BesideRole::AgreedConclusions => Self::Kind(Kind::AgreedConclusions),
            BesideRole::Section => Self::Pin(PinpointKind::Section),
            BesideRole::Of => Self::Of,
            BesideRole::Modifier => Self::Modifier,
            BesideRole::Its => Self::Its,
            BesideRole::In | BesideRole::Under => Self::In,
            BesideRole::Adopted => Self::Adopted,
            BesideRole::About => Self::About,
            BesideRole::Which => Self::Which,
            BesideRole::Including => Self::Including,
            BesideRole::Among => Self::Among,
            BesideRole::Filler | BesideRole::Date => Self::Filler,
            BesideRole::NumberEnd => Self::NumberEnd,
        }
    }

    fn of_inline(role: InlineRole) -> Option<Self> {
        match role {
            InlineRole::Resolution => Some(Self::Kind(Kind::Resolution)),
            InlineRole::Decision => Some(Self::Kind(Kind::Decision)),
            InlineRole::Paragraph => Some(Self::Pin(PinpointKind::Paragraph)),
            InlineRole::Annex => Some(Self::Pin(PinpointKind::Annex)),
            _ => None,
        }
    }
}

impl Kind {
    /// What words in a heading say of the texts below it, in order.
    #[must_use]
    pub fn named_in(words: &str) -> Vec<Self> {
        let normal = Normal::new(words);
        let tokens = Tokens::new(normal.text(), &[]);
        let kind = |word| if let Word::Kind(kind) = word { Some(kind) } else { None };
        let mut kinds: Vec<Self> = tokens.tokens.iter().filter_map(|token| kind(token.word)).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }
}

/// The word of the lexicon that begins at `at`, and where it ends.
pub(super) fn word_at(text: &str, at: usize) -> Option<(Word, usize)> {
    let first = text.get(at..)?.chars().next()?;
    // Digits, blanks and most punctuation begin no word: every sign of a block is asked for.
    if first.is_ascii() && !first.is_ascii_alphabetic() && first != '&' {
        return None;
    }
    LEXICON.at(text, at, |end| ends_word(text, end)).filter(|_| begins_word(text, at, first))
}

/// Chinese words begin anywhere. Arabic words begin after what is written together with them: و ف ب ك ل ال; not in the middle of
/// استقرار, which contains قرار.
fn begins_word(text: &str, at: usize, first: char) -> bool {
    let before = &text[..at];
    if is_han(first) {
        return true;
    }
    if is_arabic(first) {
        let mut joined = before.chars().rev().take(4).take_while(|sign| is_arabic(*sign));
        return joined.clone().count() <= 3 && joined.all(|sign| "وفبكلا".contains(sign));
    }
    !before.chars().next_back().is_some_and(|sign| sign.is_alphanumeric() && !is_han(sign))
}

/// Whether a relative name at a range stands alone, and is not the end or the beginning of the name of some other body: 发展理事会,
/// "Executive Council", "Council of Europe", "Commission des droits de l'homme".
pub(super) fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let before = &text[..start];
    let after = &text[end..];
    let is_chinese = text[start..end].chars().all(is_han);
    if is_chinese {
        return before.chars().next_back().is_none_or(|sign| {
            !is_han(sign)
                || keywords::is_particle(ParticleRole::BeforeRelative, sign.encode_utf8(&mut [0; 4]))
        });
    }
    let next_word: String = after.trim_start().chars().take_while(|sign| sign.is_alphabetic()).collect();
    let is_arabic_name = text[start..end].chars().any(is_arabic);
    let is_tied = keywords::is_particle(ParticleRole::Tie, &next_word);
    if is_arabic_name {
        return !is_tied;
    }
    if after.starts_with(' ') && is_tied {
        return false;
    }
    let last_word = before
        .trim_end()
        .rsplit(|sign: char| !sign.is_alphabetic() && sign != '-')
        .next()
        .unwrap_or_default();
    let is_directly_before =
        before.ends_with(' ') && before.trim_end().ends_with(last_word) && !last_word.is_empty();
    // The first word of a sentence has a capital too: only "The", "In", "By" and their like are so short.
    !(is_directly_before
        && last_word.chars().count() > 3
        && last_word.chars().next().is_some_and(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::{Relative, Word, stands_alone, word_at};
    use crate::organ::Organ;

    #[test]
    fn the_longest_name_wins_and_words_are_found_whole() {
        let cases = [
            ("安全理事会", Some(Word::Organ(Organ::SecurityCouncil))),
            ("经社理事会", Some(Word::Organ(Organ::EconomicAndSocialCouncil))),
            ("理事会", Some(Word::Relative(Relative::Council))),
            ("大会和会议管理部", Some(Word::Other)),
            ("环境大会", Some(Word::Organ(Organ::EnvironmentAssembly))),
            ("世界卫生大会", Some(Word::Body)),
            ("Генеральной Ассамблеи", Some(Word::Organ(Organ::GeneralAssembly))),
            ("Совета Безопасности", Some(Word::Organ(Organ::SecurityCouncil))),
            ("Assemblée générale", Some(Word::Organ(Organ::GeneralAssembly))),
            ("assembly", None),
            ("resolutions", Some(Word::Kind(super::Kind::Resolution))),
            ("resolutionary", None),
            ("official", None),
        ];
        for (text, expected) in cases {
            assert_eq!(word_at(text, 0).map(|(word, _)| word), expected, "{text}");
        }
    }

    #[test]
    fn every_name_of_the_keyword_table_is_read() {
        for entry in crate::keywords::ORGAN_WORDS.iter().filter(|entry| !entry.meaning.relative) {
            let name = crate::normal::Normal::new(entry.word.text);
            let (word, end) =
                word_at(name.text(), 0).unwrap_or_else(|| panic!("{} is read", entry.word.text));
            // What is the name of an organ and a relative name at once is relative here.
            let is_expected = matches!(word, Word::Relative(_))
                || Some(word) == Organ::of_table(entry.meaning).map(Word::Organ);
            assert!(is_expected && end == name.text().len(), "{}: {word:?}", entry.word.text);
        }
    }

    #[test]
    fn arabic_words_begin_after_what_is_written_together_with_them() {
        let found = |text: &str, word: &str| word_at(text, text.find(word).unwrap()).map(|(word, _)| word);
        assert_eq!(found("بالقرار", "قرار"), Some(Word::Kind(super::Kind::Resolution)));
        assert_eq!(found("استقرار", "قرار"), None);
        assert_eq!(found("للجمعية العامة", "جمعية"), Some(Word::Organ(Organ::GeneralAssembly)));
    }

    #[test]
    fn a_relative_name_stands_alone_or_is_part_of_another() {
        let alone = |text: &str, word: &str| {
            let start = text.find(word).unwrap();
            stands_alone(text, start, start + word.len())
        };
        assert!(alone("核可的委员会第 71/1 号决议", "委员会"));
        assert!(!alone("执行发展委员会第 71/1 号决议", "委员会"));
        assert!(alone("The Council, in its resolution", "Council"));
        assert!(!alone("the Executive Council decided", "Council"));
        assert!(!alone("the Council of Europe", "Council"));
        assert!(!alone("la Commission des droits", "Commission"));
    }
}
