//! The words beside numbers, in six languages: who adopted, what, and how one number is joined to the next.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Kind;
use super::pinpoint::PinpointKind;
use crate::keywords::{self, InlineRole};
use crate::normal::Normal;
use crate::organ::Organ;
use crate::scan::pattern_length;

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

/// One entry of the lexicon.
struct Entry {
    /// The signs, made alike. `*` at a word's end stands for any letters.
    pattern: Box<str>,
    word: Word,
}

/// Words by their first sign in lower case, longest first.
///
/// The names of organs and the words for resolutions and decisions are those of the keyword table, so that what the grammar takes for a
/// citation is read here by the same words; [`WORDS`] and the organs' other names add what only stands beside a number. Where both have
/// a word, the first that was added wins: "the Council" alone is relative here.
static LEXICON: LazyLock<HashMap<char, Vec<Entry>>> = LazyLock::new(|| {
    let mut lexicon: HashMap<char, Vec<Entry>> = HashMap::new();
    let mut add = |pattern: &str, word: Word| {
        let pattern: Box<str> = Normal::new(pattern).text().into();
        let Some(first) = pattern.chars().next().and_then(|sign| sign.to_lowercase().next()) else { return };
        let entries = lexicon.entry(first).or_default();
        if entries.iter().all(|entry| entry.pattern != pattern) {
            entries.push(Entry { pattern, word });
        }
    };
    for (word, patterns) in WORDS {
        for pattern in patterns.split(" | ") {
            add(pattern.trim(), *word);
        }
    }
    for organ in Organ::ALL {
        for language in crate::Language::ALL {
            add(organ.name(language), Word::Organ(organ));
        }
        for name in organ.other_names() {
            add(name, Word::Organ(organ));
        }
    }
    for entry in keywords::ORGAN_WORDS.iter().filter(|entry| !entry.meaning.relative) {
        if let Some(organ) = organ_of(entry.meaning) {
            add(entry.word.text, Word::Organ(organ));
        }
    }
    for entry in keywords::INLINE_WORDS {
        match entry.meaning {
            InlineRole::Resolution => add(entry.word.text, Word::Kind(Kind::Resolution)),
            InlineRole::Decision => add(entry.word.text, Word::Kind(Kind::Decision)),
            InlineRole::Paragraph => add(entry.word.text, Word::Pin(PinpointKind::Paragraph)),
            InlineRole::Annex => add(entry.word.text, Word::Pin(PinpointKind::Annex)),
            _ => {}
        }
    }
    for entries in lexicon.values_mut() {
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.pattern.len()));
    }
    lexicon
});

/// The organ that a name of the keyword table means.
fn organ_of(name: &keywords::OrganName) -> Option<Organ> {
    let (_, codes) = name.codes.first()?;
    let (organ, _) = Organ::from_code(codes.first()?)?;
    Some(organ)
}

/// Words that are neither names of organs nor in the keyword table. Patterns are divided by ` | `.
///
/// A pattern that begins in upper case is found in upper case only: "the Council" is a name, "a council" is none.
const WORDS: &[(Word, &str)] = &[
    // Bodies whose names end or begin like those of an organ of the table.
    (
        Word::Body,
        "世界卫生大会 | 卫生大会 | 缔约国大会 | 会员国大会 | 人居大会 | 国际劳工大会 | 劳工大会 | 世界大会 \
         | 国民大会 | 代表大会 | 议会大会 | 人权委员会 | 执行委员会 | 协商委员会 | 咨询委员会 \
         | World Health Assembly | Health Assembly | Assembly of States Parties | Parliamentary Assembly | Executive Board \
         | Assemblée mondiale de la Santé | Assemblée des États parties | Assemblée parlementaire | Assemblée nationale \
         | Asamblea Mundial de la Salud | Asamblea de los Estados Partes | Asamblea Parlamentaria | Asamblea Nacional \
         | всемирн* ассамбле* здравоохранения | ассамбле* государств-участников | ассамбле* здравоохранения \
         | جمعية الصحة العالمية | جمعية الدول الأطراف",
    ),
    // The Department's name begins with the Assembly's.
    (Word::Other, "大会和会议管理 | 大会部 | 大会事务"),
    (
        Word::Relative(Relative::Council),
        "理事会 | Council | Governing Council | Board | Conseil | Conseil d'administration | Consejo | Consejo de Administración | Junta \
         | Совет* | Совет* управляющих | المجلس | مجلس الإدارة",
    ),
    (Word::Relative(Relative::Commission), "委员会 | Commission | Committee | Comisión | Комисси* | اللجنة"),
    (
        Word::Relative(Relative::Conference),
        "缔约方会议 | 缔约方大会 | 缔约国会议 | Conference | Conference of the Parties | Conference of the States Parties \
         | Conférence | Conférence des Parties | Conférence des États parties | Conferencia | Conferencia de las Partes \
         | Conferencia de los Estados Partes | Конференци* | Конференци* Сторон | Конференци* участников \
         | Конференци* государств-участников | المؤتمر | مؤتمر الأطراف | مؤتمر الدول الأطراف",
    ),
    (
        Word::Kind(Kind::Statement),
        "主席声明 | 主席的声明 | statement by the President | statements by the President | statement by its President \
         | presidential statement | presidential statements | statement of its President | déclaration de son Président \
         | déclaration du Président | déclaration de la présidence | déclarations de la présidence | declaración de la Presidencia \
         | declaraciones de la Presidencia | заявлени* председателя | بيان رئيس* | بيانات رئيس*",
    ),
    (
        Word::Kind(Kind::AgreedConclusions),
        "商定结论 | agreed conclusions | conclusions concertées | conclusiones convenidas | согласованн* вывод* | استنتاجات متفق عليها | استنتاجات المتفق عليها",
    ),
    (
        Word::Pin(PinpointKind::Section),
        "节 | section | sections | sect. | sects. | secc. | seccs. | sección | secciones | раздел* | разд. | جزء | فرع",
    ),
    (Word::Of, "of | de | du | des | d' | del | от | من | عن"),
    (Word::Modifier, "的"),
    (
        Word::Its,
        "其 | its | their | sa | ses | leurs | leur | su | sus | свое* | своих | своим | своими | ее | её | его | их",
    ),
    (
        Word::In,
        "在 | 于 | 经 | 由 | 根据 | 按照 | 依照 | in | dans | en | в | во | في | بموجب | under | by | par | por",
    ),
    (
        Word::Adopted,
        "通过了 | 通过 | 认可 | 核可 | 作出 | 一项 | adopted | endorsed | adopté | adoptée | adoptées | aprobó | aprobada | aprobadas | принял* | принят* | صادر* | اتخذت*",
    ),
    (Word::About, "关于 | 题为 | 名为 | 标题为"),
    (
        Word::Which,
        "其中 | whereby | in which | by which | through which | par laquelle | dans laquelle | por la que | por la cual | en la que \
         | en la cual | в которой | в которых | которой | التي | الذي",
    ),
    (
        Word::Including,
        "包括 | 特别是 | including | particularly | notamment | y compris | en particular | incluid* | в том числе | включая | بما في ذلك | منها | لا سيما",
    ),
    (Word::Among, "在内的"),
    (Word::And, "和 | 及 | 以及 | 与 | 或 | and | or | et | ou | y | e | o | и | или | و | أو"),
    (
        Word::Filler,
        "第 | 见 | 见于 | 相关 | 有关 | 各项 | 下列 | 上述 | 年 | 月 | 日 | 大会届会 | the | a | No. | Nos. | n° | núm. | núms. | № | la | le | les | l' \
         | las | los | el | see | also | see also | voir | véase | véanse | см. | انظر | relevant | various | pertinent | pertinents | pertinentes \
         | соответствующ* | dated | recent | most recently | 最近",
    ),
    (Word::NumberEnd, "号"),
    // Months: "of 23 December 2003" between a number and the next.
    (
        Word::Filler,
        "January | February | March | April | May | June | July | August | September | October | November | December \
         | janvier | février | mars | avril | mai | juin | juillet | août | septembre | octobre | novembre | décembre \
         | enero | febrero | marzo | abril | mayo | junio | julio | agosto | septiembre | octubre | noviembre | diciembre \
         | января | февраля | марта | апреля | мая | июня | июля | августа | сентября | октября | ноября | декабря | года \
         | المؤرخ | المؤرخة",
    ),
];

/// Whether the sign is a Chinese character.
pub(super) fn is_ideograph(sign: char) -> bool {
    matches!(sign, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}' | '\u{3005}'..='\u{3007}')
}

/// Whether the sign is an Arabic letter.
pub(super) fn is_arabic(sign: char) -> bool {
    matches!(sign, '\u{620}'..='\u{64a}' | '\u{66e}'..='\u{6d3}')
}

/// The word of the lexicon that begins at `at`, and where it ends.
pub(super) fn word_at(text: &str, at: usize) -> Option<(Word, usize)> {
    let rest = text.get(at..)?;
    let first = rest.chars().next()?;
    let entries = LEXICON.get(&first.to_lowercase().next()?)?;
    if !begins_word(text, at, first) {
        return None;
    }
    let (entry, end) = entries.iter().find_map(|entry| {
        let length = pattern_length(rest, &entry.pattern)?;
        let end = at + length;
        ends_word(text, end).then_some((entry, end))
    })?;
    Some((entry.word, end))
}

/// Chinese words begin anywhere. Arabic words begin after what is written together with them: و ف ب ك ل ال; not in the middle of
/// استقرار, which contains قرار.
fn begins_word(text: &str, at: usize, first: char) -> bool {
    let before = &text[..at];
    if is_ideograph(first) {
        return true;
    }
    if is_arabic(first) {
        let mut joined = before.chars().rev().take(4).take_while(|sign| is_arabic(*sign));
        return joined.clone().count() <= 3 && joined.all(|sign| "وفبكلا".contains(sign));
    }
    !before.chars().next_back().is_some_and(|sign| sign.is_alphanumeric() && !is_ideograph(sign))
}

fn ends_word(text: &str, end: usize) -> bool {
    let last = text[..end].chars().next_back();
    let next = text[end..].chars().next();
    match (last, next) {
        (Some(last), Some(next)) if last.is_alphanumeric() && !is_ideograph(last) => {
            !next.is_alphanumeric() || is_ideograph(next)
        }
        _ => true,
    }
}

/// Whether a relative name at a range stands alone, and is not the end or the beginning of the name of some other body: 发展理事会,
/// "Executive Council", "Council of Europe", "Commission des droits de l'homme".
pub(super) fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let before = &text[..start];
    let after = &text[end..];
    let is_chinese = text[start..end].chars().all(is_ideograph);
    if is_chinese {
        const PARTICLES: &str =
            "该本由经在和及与据照请对向到从于按的是为使让给被所以而且但则即或并其经过了，";
        return before.chars().next_back().is_none_or(|sign| !is_ideograph(sign) || PARTICLES.contains(sign));
    }
    let next_word: String = after.trim_start().chars().take_while(|sign| sign.is_alphabetic()).collect();
    let is_arabic_name = text[start..end].chars().any(is_arabic);
    if is_arabic_name {
        return !next_word.starts_with("ال");
    }
    const TIES: [&str; 19] = [
        "of",
        "on",
        "for",
        "to",
        "de",
        "des",
        "du",
        "d",
        "pour",
        "sur",
        "para",
        "sobre",
        "по",
        "для",
        "против",
        "européenne",
        "exécutif",
        "ejecutivo",
        "Europe",
    ];
    if after.starts_with(' ') && TIES.contains(&next_word.as_str()) {
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
                || Some(word) == super::organ_of(entry.meaning).map(Word::Organ);
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
