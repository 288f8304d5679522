//! The words of references in six languages.

use super::Place;
use crate::Language;
use crate::scan::{Scan, pattern_length};

/// The words that name a place: first the printed word for one and for several, then everything that is read.
struct Words {
    place: Place,
    language: Language,
    one: &'static str,
    several: &'static str,
    /// Divided by ` | `; `*` at a word's end stands for any letters.
    read: &'static str,
}

const fn words(
    place: Place,
    language: Language,
    one: &'static str,
    several: &'static str,
    read: &'static str,
) -> Words {
    Words { place, language, one, several, read }
}

use Language::{Ar, En, Es, Fr, Ru, Zh};
use Place::{Annex, Component, Figure, LetteredSection, Paragraph, Programme, Result, Subprogramme, Table};

/// Chinese words of paragraphs and sections stand after the number: `25.13 段`, `A 节`.
const WORDS: [Words; 54] = [
    words(Programme, Zh, "方案", "方案", "方案"),
    words(Programme, En, "programme", "programmes", "programmes | programme | programs | program"),
    words(Programme, Fr, "programme", "programmes", "programmes | programme"),
    words(Programme, Es, "programa", "programas", "programas | programa"),
    words(Programme, Ru, "программа", "программы", "программ*"),
    words(Programme, Ar, "البرنامج", "البرامج", "البرنامجين | البرنامجان | البرنامج | برنامج | البرامج"),
    words(LetteredSection, Zh, "节", "节", "节"),
    words(LetteredSection, En, "section", "sections", "sections | section"),
    words(LetteredSection, Fr, "section", "sections", "sections | section"),
    words(LetteredSection, Es, "sección", "secciones", "secciones | sección"),
    words(LetteredSection, Ru, "раздел", "разделы", "раздел*"),
    words(LetteredSection, Ar, "الفرع", "الفروع", "الفرعين | الفرع | الفروع"),
    words(Subprogramme, Zh, "次级方案", "次级方案", "次级方案 | 分方案"),
    words(
        Subprogramme,
        En,
        "subprogramme",
        "subprogrammes",
        "subprogrammes | subprogramme | sub-programmes | sub-programme | subprograms | subprogram",
    ),
    words(Subprogramme, Fr, "sous-programme", "sous-programmes", "sous-programmes | sous-programme"),
    words(Subprogramme, Es, "subprograma", "subprogramas", "subprogramas | subprograma"),
    words(Subprogramme, Ru, "подпрограмма", "подпрограммы", "подпрограмм*"),
    words(
        Subprogramme,
        Ar,
        "البرنامج الفرعي",
        "البرامج الفرعية",
        "البرنامجين الفرعيين | البرنامجان الفرعيان | البرنامج الفرعي | برنامج فرعي | البرامج الفرعية",
    ),
    words(Component, Zh, "构成部分", "构成部分", "构成部分"),
    words(Component, En, "component", "components", "components | component"),
    words(Component, Fr, "composante", "composantes", "composantes | composante"),
    words(Component, Es, "componente", "componentes", "componentes | componente"),
    words(Component, Ru, "компонент", "компоненты", "компонент*"),
    words(Component, Ar, "العنصر", "العناصر", "العنصرين | العنصران | العنصر | العناصر"),
    words(Result, Zh, "成果", "成果", "成果"),
    words(Result, En, "result", "results", "results | result"),
    words(Result, Fr, "résultat", "résultats", "résultats | résultat"),
    words(Result, Es, "resultado", "resultados", "resultados | resultado"),
    words(Result, Ru, "результат", "результаты", "результат*"),
    words(Result, Ar, "النتيجة", "النتائج", "النتيجتين | النتيجتان | النتيجة | النتائج"),
    words(Paragraph, Zh, "段", "段", "段"),
    words(Paragraph, En, "paragraph", "paragraphs", "paragraphs | paragraph | paras. | para."),
    words(Paragraph, Fr, "paragraphe", "paragraphes", "paragraphes | paragraphe | par."),
    words(Paragraph, Es, "párrafo", "párrafos", "párrafos | párrafo | párrs. | párr."),
    words(Paragraph, Ru, "пункт", "пункты", "пункт* | пп. | п."),
    words(Paragraph, Ar, "الفقرة", "الفقرات", "الفقرتين | الفقرتان | الفقرة | فقرة | الفقرات"),
    words(Table, Zh, "表", "表", "表"),
    words(Table, En, "table", "tables", "tables | table"),
    words(Table, Fr, "tableau", "tableaux", "tableaux | tableau"),
    words(Table, Es, "cuadro", "cuadros", "cuadros | cuadro | tablas | tabla"),
    words(Table, Ru, "таблица", "таблицы", "таблиц* | табл."),
    words(Table, Ar, "الجدول", "الجداول", "الجدولين | الجدولان | الجدول | جدول | الجداول"),
    words(Figure, Zh, "图", "图", "图"),
    words(Figure, En, "figure", "figures", "figures | figure"),
    words(Figure, Fr, "figure", "figures", "figures | figure"),
    words(Figure, Es, "figura", "figuras", "figuras | figura | gráficos | gráfico"),
    words(Figure, Ru, "рисунок", "рисунки", "рисунок* | рисунк* | диаграмм* | рис."),
    words(Figure, Ar, "الشكل", "الأشكال", "الشكلين | الشكلان | الشكل | شكل | الأشكال"),
    words(Annex, Zh, "附件", "附件", "附件"),
    words(Annex, En, "annex", "annexes", "annexes | annex"),
    words(Annex, Fr, "annexe", "annexes", "annexes | annexe"),
    words(Annex, Es, "anexo", "anexos", "anexos | anexo"),
    words(Annex, Ru, "приложение", "приложения", "приложени*"),
    words(Annex, Ar, "المرفق", "المرفقات", "المرفقين | المرفقان | المرفق | مرفق | المرفقات"),
];

/// The printed word for one, or for several.
pub(super) fn printed(place: Place, language: Language, is_one: bool) -> &'static str {
    WORDS
        .iter()
        .find(|words| words.place == place && words.language == language)
        .map_or("", |words| if is_one { words.one } else { words.several })
}

/// Takes the word of a place; the longest that stands here. Gives the place and whether the word is Arabic and for one.
pub(super) fn take_place(scan: &mut Scan<'_>) -> Option<(Place, bool)> {
    let rest = scan.rest();
    let mut longest: Option<(usize, &Words, &str)> = None;
    for words in &WORDS {
        for pattern in words.read.split(" | ") {
            let Some(length) = pattern_length(rest, pattern).filter(|&length| ends_word(rest, length)) else {
                continue;
            };
            if longest.is_none_or(|(longest, ..)| length > longest) {
                longest = Some((length, words, pattern));
            }
        }
    }
    let (length, words, pattern) = longest?;
    scan.take_bytes(length);
    Some((words.place, words.language == Ar && words.one.ends_with(pattern)))
}

fn ends_word(text: &str, length: usize) -> bool {
    let last = text[..length].chars().next_back();
    let next = text[length..].chars().next();
    !last.is_some_and(|sign| sign.is_alphabetic() && sign.is_lowercase())
        || !next.is_some_and(|sign| sign.is_lowercase())
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
