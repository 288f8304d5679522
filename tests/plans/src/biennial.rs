//! Programmes of a biennial plan: objective, expected accomplishments, strategy; mandates at the end.

use std::fmt::Write as _;

use crate::edition::{Edition, Outline};
use crate::pen::{Pen, letter};
use crate::words::Language;

/// Of a hundred accomplishments, those whose indicators were forgotten.
const MISSING_INDICATORS: u32 = 3;

/// The lines of a subprogramme with what its mandates take, about.
const LINES_OF_A_SUBPROGRAMME: usize = 58;

/// The lines of whatever a programme has besides its subprogrammes, about.
const LINES_BESIDES: usize = 75;

/// A programme in a document of its own.
pub(crate) fn write(edition: &Edition, outline: &Outline) -> String {
    let mut text = header(edition, Some(outline.programme));
    text.push_str(&programme(edition, outline, true, &mut 0));
    text
}

/// A programme of about so many lines, without anything wrong. Its footnotes go on from the last of the document.
pub(crate) fn of_lines(edition: &Edition, number: usize, lines: usize, footnote: &mut usize) -> String {
    let subprogrammes = (lines.saturating_sub(LINES_BESIDES) / LINES_OF_A_SUBPROGRAMME).max(1);
    programme(edition, &Outline::with_subprogrammes(edition, number, |_| subprogrammes), false, footnote)
}

pub(crate) fn header(edition: &Edition, programme: Option<usize>) -> String {
    let (symbol, year) = (&edition.symbol, edition.year());
    let language = if edition.language == Language::Chinese { "zh" } else { "en" };
    let programme = programme.map(|number| format!(" (Prog. {number})")).unwrap_or_default();
    format!(
        "---\nsymbol: {symbol}{programme}\nformat: biennial\nperiod: {year}-{}\nlanguage: {language}\n---\n",
        year + 1
    )
}

fn programme(edition: &Edition, outline: &Outline, is_flawed: bool, footnote: &mut usize) -> String {
    let mut pen = Pen::new(edition, outline, is_flawed);
    pen.footnote = *footnote;
    let title = pen.programme();
    pen.heading(1, &title);
    pen.heading(2, pen.either("总方向", "Overall orientation"));
    let office = pen.either("{}负责执行本方案。", "The {} is responsible for the programme.");
    let mut first = office.replace("{}", &outline.office);
    first.push_str(pen.either("", " "));
    first.push_str(&pen.sentences(pen.either("本方案", "the programme"), 2));
    pen.numbered(&first);
    for _ in 0..pen.rng.usize(4..12) {
        let sentences = pen.rng.usize(2..6);
        pen.paragraph(pen.either("本方案", "the programme"), sentences);
    }
    pen.footnotes();
    for number in 1..=outline.subprogrammes.len() {
        subprogramme(&mut pen, number);
    }
    pen.heading(2, pen.either("立法授权", "Legislative mandates"));
    pen.mandates(2);
    *footnote = pen.footnote;
    pen.text
}

fn subprogramme(pen: &mut Pen<'_>, number: usize) {
    let title = pen.subprogramme(number);
    pen.heading(2, &title);
    pen.heading(3, pen.either("本组织的目标", "Objective of the Organization"));
    let objective = pen.lexicon.objective(&mut pen.rng);
    let _ = writeln!(pen.text, "{}{objective}", pen.either("", "To "));
    pen.heading(3, pen.either("预期成绩", "Expected accomplishments"));
    for index in 0..pen.rng.usize(2..6) {
        let accomplishment = pen.lexicon.accomplishment(&mut pen.rng);
        let _ = writeln!(pen.text, "({}) {accomplishment}", letter(index));
        if pen.errs(MISSING_INDICATORS) {
            continue;
        }
        let indicators = pen.rng.usize(1..4);
        for index in 0..indicators {
            let mark = if indicators == 1 { "-" } else { pen.numeral(index) };
            let indicator = pen.lexicon.indicator(&mut pen.rng);
            let _ = writeln!(pen.text, "    {mark} {indicator}");
        }
    }
    pen.heading(3, pen.either("战略", "Strategy"));
    let division = &pen.outline.subprogrammes[number - 1].division;
    let words = pen.either("本次级方案由{}负责执行。", "The {} is responsible for the subprogramme.");
    let mut first = words.replace("{}", division);
    first.push_str(pen.either("", " "));
    first.push_str(&pen.sentences(pen.either("本次级方案", "the subprogramme"), 1));
    first.push_str(pen.either("为实现目标，将：", " To achieve the objective, it will:"));
    pen.numbered(&first);
    let items = pen.rng.usize(3..9);
    pen.list(items);
    for _ in 0..pen.rng.usize(1..4) {
        let sentences = pen.rng.usize(2..5);
        pen.paragraph(pen.either("本次级方案", "the subprogramme"), sentences);
    }
    pen.footnotes();
}
