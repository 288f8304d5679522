//! The words of references in six languages.

use super::Place;
use crate::Language;
use crate::keywords::{self, InlineRole};
use crate::scan::{Scan, pattern_length};

use Language::{Ar, En, Es, Fr, Ru, Zh};
use Place::{Annex, Component, Figure, LetteredSection, Paragraph, Programme, Result, Subprogramme, Table};

/// The word of a place as it is printed for one and for several. Chinese words of paragraphs and sections stand after the number: `25.13 段`,
/// `A 节`.
const PRINTED: [(Place, Language, &str, &str); 54] = [
    (Programme, Zh, "方案", "方案"),
    (Programme, En, "programme", "programmes"),
    (Programme, Fr, "programme", "programmes"),
    (Programme, Es, "programa", "programas"),
    (Programme, Ru, "программа", "программы"),
    (Programme, Ar, "البرنامج", "البرامج"),
    (LetteredSection, Zh, "节", "节"),
    (LetteredSection, En, "section", "sections"),
    (LetteredSection, Fr, "section", "sections"),
    (LetteredSection, Es, "sección", "secciones"),
    (LetteredSection, Ru, "раздел", "разделы"),
    (LetteredSection, Ar, "الفرع", "الفروع"),
    (Subprogramme, Zh, "次级方案", "次级方案"),
    (Subprogramme, En, "subprogramme", "subprogrammes"),
    (Subprogramme, Fr, "sous-programme", "sous-programmes"),
    (Subprogramme, Es, "subprograma", "subprogramas"),
    (Subprogramme, Ru, "подпрограмма", "подпрограммы"),
    (Subprogramme, Ar, "البرنامج الفرعي", "البرامج الفرعية"),
    (Component, Zh, "构成部分", "构成部分"),
    (Component, En, "component", "components"),
    (Component, Fr, "composante", "composantes"),
    (Component, Es, "componente", "componentes"),
    (Component, Ru, "компонент", "компоненты"),
    (Component, Ar, "العنصر", "العناصر"),
    (Result, Zh, "成果", "成果"),
    (Result, En, "result", "results"),
    (Result, Fr, "résultat", "résultats"),
    (Result, Es, "resultado", "resultados"),
    (Result, Ru, "результат", "результаты"),
    (Result, Ar, "النتيجة", "النتائج"),
    (Paragraph, Zh, "段", "段"),
    (Paragraph, En, "paragraph", "paragraphs"),
    (Paragraph, Fr, "paragraphe", "paragraphes"),
    (Paragraph, Es, "párrafo", "párrafos"),
    (Paragraph, Ru, "пункт", "пункты"),
    (Paragraph, Ar, "الفقرة", "الفقرات"),
    (Table, Zh, "表", "表"),
    (Table, En, "table", "tables"),
    (Table, Fr, "tableau", "tableaux"),
    (Table, Es, "cuadro", "cuadros"),
    (Table, Ru, "таблица", "таблицы"),
    (Table, Ar, "الجدول", "الجداول"),
    (Figure, Zh, "图", "图"),
    (Figure, En, "figure", "figures"),
    (Figure, Fr, "figure", "figures"),
    (Figure, Es, "figura", "figuras"),
    (Figure, Ru, "рисунок", "рисунки"),
    (Figure, Ar, "الشكل", "الأشكال"),
    (Annex, Zh, "附件", "附件"),
    (Annex, En, "annex", "annexes"),
    (Annex, Fr, "annexe", "annexes"),
    (Annex, Es, "anexo", "anexos"),
    (Annex, Ru, "приложение", "приложения"),
    (Annex, Ar, "المرفق", "المرفقات"),
];

/// Lettered sections are no plan reference by themselves, and so not in the keyword table: they stand before a subprogramme.
const SECTIONS: &str = "section | sections | sección | secciones | раздел* | الفرع | الفروع";

/// The printed word for one, or for several.
pub(super) fn printed(place: Place, language: Language, is_one: bool) -> &'static str {
    let found = PRINTED.iter().find(|(of, printed_in, ..)| *of == place && *printed_in == language);
    found.map_or("", |(.., one, several)| if is_one { one } else { several })
}

/// The place that a word of the keyword table names.
fn place_of(role: InlineRole) -> Option<Place> {
    match role {
        InlineRole::Programme => Some(Programme),
        InlineRole::Subprogramme => Some(Subprogramme),
        InlineRole::Component => Some(Component),
        InlineRole::Paragraph => Some(Paragraph),
        InlineRole::Table => Some(Table),
        InlineRole::Figure => Some(Figure),
        InlineRole::Result => Some(Result),
        InlineRole::Annex => Some(Annex),
        InlineRole::Goal
        | InlineRole::Target
        | InlineRole::Resolution
        | InlineRole::Decision
        | InlineRole::Ordinal => None,
    }
}

/// Takes the word of a place; the longest that stands here. Gives the place, and whether the word is Arabic and for one.
pub(super) fn take_place(scan: &mut Scan<'_>) -> Option<(Place, bool)> {
    let rest = scan.rest();
    let in_table = keywords::INLINE_WORDS.iter().filter_map(|entry| {
        place_of(entry.meaning).map(|place| (place, entry.word.text, entry.word.language))
    });
    let printed = PRINTED.iter().flat_map(|(place, language, one, several)| {
        [(*place, *one, *language), (*place, *several, *language)]
    });
    let sections = SECTIONS.split(" | ").map(|word| (LetteredSection, word, En));
    let (length, place, word, language) = in_table
        .chain(printed)
        .chain(sections)
        .filter_map(|(place, word, language)| {
            let length = pattern_length(rest, word).filter(|&length| ends_word(rest, length))?;
            Some((length, place, word, language))
        })
        .max_by_key(|(length, ..)| *length)?;
    scan.take_bytes(length);
    // The dual and the plural of Arabic nouns are other words.
    let is_plural = word.ends_with("ين") || word.ends_with("ان") || printed_several(place, language) == word;
    Some((place, language == Ar && !is_plural))
}

fn printed_several(place: Place, language: Language) -> &'static str {
    printed(place, language, false)
}

fn ends_word(text: &str, length: usize) -> bool {
    let last = text[..length].chars().next_back();
    let next = text[length..].chars().next();
    !last.is_some_and(|sign| sign.is_alphabetic() && sign.is_lowercase())
        || !next.is_some_and(char::is_lowercase)
}

/// Takes what joins two numbers to a range.
pub(super) fn take_range_joint(scan: &mut Scan<'_>) -> bool {
    const JOINTS: [&str; 10] = ["-", "至", "到", "to ", "through ", "à ", "a ", "до ", "по ", "إلى "];
    scan.skip_blanks();
    let found = JOINTS.into_iter().any(|joint| scan.eat_exactly(joint));
    scan.skip_blanks();
    found
}

/// Takes what joins two numbers to a list: a comma, a conjunction, or both.
pub(super) fn take_list_joint(scan: &mut Scan<'_>) -> bool {
    const CONJUNCTIONS: [&str; 17] = [
        "and ", "or ", "& ", "et ", "ou ", "y ", "e ", "o ", "или ", "и ", "以及", "和", "与", "及", "或",
        "أو ", "و",
    ];
    scan.skip_blanks();
    let has_comma = [',', '、', '،', ';'].into_iter().any(|sign| scan.eat(sign));
    scan.skip_blanks();
    let has_word = CONJUNCTIONS.into_iter().any(|word| scan.eat_exactly(word));
    scan.skip_blanks();
    has_comma || has_word
}

/// Takes what joins a part to the whole that is named after it: "of".
pub(super) fn take_within(scan: &mut Scan<'_>) -> bool {
    const WORDS: [&str; 8] = ["of ", "under ", "du ", "de la ", "de ", "del ", "من ", "في إطار "];
    scan.skip_blanks();
    let found = WORDS.into_iter().any(|word| scan.eat_exactly(word));
    scan.skip_blanks();
    found
}
