//! The title page and the table of contents: what the header of a plan holds of them, and what is left out.

use std::collections::{BTreeMap, BTreeSet};

use planmark_convert_model::Format;
use planmark_convert_model::account::{Account, DropReason};
use planmark_convert_model::plan::{Piece, Words};
use planmark_convert_model::printed::is_contents;
use planmark_convert_model::traced::Traced;
use planmark_syntax::keywords::{self, InlineRole};

use super::content::{Content, Paragraph, Shape, Table, joined, source_text, split, traced_text};
use super::headings::{Heading, Kind, heading};
use super::introduction;
use super::labels::number;
use super::particulars::{is_sign, section_number};
use super::recognise::biennium;

/// What the title page says.
#[derive(Debug, Default)]
pub(super) struct Front {
    /// Where the text begins.
    pub(super) end: usize,
    /// The number of the budget section, and its title.
    pub(super) section: Option<String>,
    pub(super) section_title: Option<String>,
    /// The label and title of the programme.
    pub(super) programme: Option<(Words, Option<Words>)>,
    /// The style of the programme's title, while it may go on.
    title_rank: Option<u8>,
    /// The year that the budget is for.
    pub(super) year: Option<String>,
    /// The two years of a biennial plan.
    pub(super) biennium: Option<String>,
    /// The financial year that a mission's budget is for: `2026/27`.
    pub(super) financial_year: Option<String>,
    /// The mission that is financed.
    pub(super) financed: Option<String>,
    /// Notes of the title page, by their signs: the sign as it stands there, and the text.
    pub(super) notes: BTreeMap<String, (Words, Words)>,
    /// Headings to which a note is made, by their words, and its sign.
    pub(super) noted: BTreeMap<String, Traced>,
    /// Text before the first heading that is known: an introduction, a summary.
    pub(super) kept: Vec<Content>,
    /// The title of a report, and who reports.
    pub(super) title: Vec<Words>,
    /// Comments on the title page.
    pub(super) comments: Vec<(String, String)>,
}

/// Most paragraphs and tables of a title page and its contents.
const LONGEST: usize = 400;

/// Reads what stands before the text. What is neither kept nor text of the document is dropped from `account`.
pub(super) fn read(contents: &[Content], format: Format, account: &mut Account) -> Front {
    let mut front = Front::default();
    let first_pages = &contents[..contents.len().min(LONGEST)];
    // Without a heading that is known (a corrigendum) the text begins with what is no title page.
    let is_report = matches!(format, Format::Report | Format::Mission);
    let begins = first_pages.iter().position(|content| begins_text(content, is_report));
    let Some(end) = begins.or_else(|| introduction::kept(first_pages).first().copied()) else { return front };
    front.end = end;
    let body: Vec<String> = contents[end..].iter().filter_map(heading_words).collect();
    let pages = &contents[..end];
    let kept = introduction::kept(pages);
    let is_text = |content: &Content| match content {
        Content::Paragraph(paragraph) => !paragraph.is_blank(),
        _ => false,
    };
    let is_styled =
        |content: &Content| matches!(content, Content::Paragraph(paragraph) if paragraph.look.title);
    let styled = pages.iter().any(is_styled);
    // Outside of the Secretariat's templates the title is a heading like others.
    let is_title = |paragraph: &Paragraph, front: &Front| {
        paragraph.look.title
            || !styled && front.title.is_empty() && paragraph.look.heading.is_some_and(|rank| rank <= 1)
    };
    let mut index = 0;
    while index < pages.len() {
        let content = &pages[index];
        if kept.contains(&index) {
            front.kept.push(content.clone());
            index += 1;
            continue;
        }
        index += 1;
        match content {
            Content::Table(table) => front.contents(table, &body, account),
            Content::SectionEnd => {}
            Content::Paragraph(paragraph) => {
                front.comments.extend(paragraph.comments.iter().cloned());
                leave_out_boxes(&paragraph.shapes, account);
                if paragraph.is_blank() {
                    continue;
                }
                if is_report && is_title(paragraph, &front) {
                    front.financed = front.financed.or_else(|| financed(&paragraph.plain()));
                    front.financial_year =
                        front.financial_year.or_else(|| financial_year(&paragraph.plain()));
                    front.title.push(paragraph.words());
                    continue;
                }
                let next = pages[index..].iter().position(is_text).map(|place| index + place);
                let title = next.filter(|next| !kept.contains(next)).and_then(|next| match &pages[next] {
                    Content::Paragraph(title) => Some((next, title)),
                    _ => None,
                });
                let titled = front.paragraph(paragraph, title.map(|(_, title)| title), &body, account);
                // The paragraph behind a label is its title, and done.
                if let Some((next, _)) = title.filter(|_| titled) {
                    for content in &pages[index..=next] {
                        if let Content::Paragraph(paragraph) = content {
                            front.comments.extend(paragraph.comments.iter().cloned());
                            leave_out_boxes(&paragraph.shapes, account);
                        }
                    }
                    index = next + 1;
                    index += front.title_goes_on(&pages[index..], index, &kept);
                }
            }
        }
    }
    front.settle_notes(account);
    front
}

impl Front {
    /// Reads a paragraph; true if `title`, the next with text, belongs to it and is done as well.
    fn paragraph(
        &mut self,
        paragraph: &Paragraph,
        title: Option<&Paragraph>,
        body: &[String],
        account: &mut Account,
    ) -> bool {
        let text = paragraph.plain();
        if let Some(section) = section_number(&text).filter(|_| self.section.is_none()) {
            self.section = Some(section);
            self.section_title = title.map(Paragraph::plain);
            account.drop(paragraph.place, DropReason::Masthead, &text);
            if let Some(title) = title {
                account.drop(title.place, DropReason::Masthead, &title.plain());
            }
            return true;
        }
        let heading = heading(paragraph).filter(|_| self.programme.is_none());
        match heading.map(|heading| (heading.kind, heading)) {
            Some((Kind::Programme, heading)) => {
                account.drop(paragraph.place, DropReason::ReplacedSign, heading.separator.trim());
                let own = heading.title.is_some();
                self.title_rank = title.filter(|_| !own).and_then(|title| title.look.heading);
                self.programme = Some((heading.label, heading.title.or_else(|| title.map(Paragraph::words))));
                return !own;
            }
            Some((Kind::Subprogramme, heading)) => {
                if let Some((dropped, label)) = of_programme(&heading) {
                    account.drop(paragraph.place, DropReason::Repeated, &source_text(&dropped));
                    self.programme = Some((label, title.map(Paragraph::words)));
                    return true;
                }
            }
            _ => {}
        }
        self.leave_out(paragraph, body, account);
        false
    }

    /// Adds to the title of the programme what stands right behind it in the same style; gives how many contents that was.
    fn title_goes_on(&mut self, rest: &[Content], first: usize, kept: &BTreeSet<usize>) -> usize {
        let (Some((_, Some(title))), Some(_)) = (&mut self.programme, self.title_rank) else { return 0 };
        let mut taken = 0;
        for (index, content) in rest.iter().enumerate() {
            match content {
                Content::Paragraph(next) if next.is_blank() && next.shapes.is_empty() => continue,
                Content::Paragraph(next)
                    if next.look.heading == self.title_rank
                        && !kept.contains(&(first + index))
                        && !is_contents(&next.plain())
                        && section_number(&next.plain()).is_none()
                        && heading(next).is_some_and(|heading| heading.kind == Kind::Plain) =>
                {
                    // On the page the line ends between them.
                    if title.last_character().is_some_and(char::is_alphanumeric) {
                        title.push(Piece::Supplied(" – ".to_owned()));
                    }
                    title.join(next.words());
                    self.comments.extend(next.comments.iter().cloned());
                    taken = index + 1;
                }
                _ => break,
            }
        }
        self.title_rank = None;
        taken
    }

    /// A paragraph of which nothing stays, or the note that it is.
    fn leave_out(&mut self, paragraph: &Paragraph, body: &[String], account: &mut Account) {
        let text = paragraph.plain();
        if self.financed.is_none() {
            self.financed = financed(&text);
        }
        self.biennium = self.biennium.take().or_else(|| biennium(&text));
        if self.year.is_none()
            && let Some(year) = year(&text)
        {
            self.year = Some(year);
        }
        if let Some((first, rest)) = paragraph.segments.split_first()
            && !rest.is_empty()
            && is_sign(&first.plain())
        {
            let sign = first.plain();
            let note = (first.clone(), joined(rest, paragraph.place));
            if let Some((_, double)) = self.notes.insert(sign.clone(), note) {
                account.drop(double.line, DropReason::Masthead, &format!("{sign}{}", source_text(&double)));
            }
            return;
        }
        let contents = paragraph.look.contents || is_contents(&text);
        let reason = if contents { DropReason::Contents } else { DropReason::Masthead };
        self.leave_out_text(&paragraph.words(), reason, body, account);
    }

    fn contents(&mut self, table: &Table, body: &[String], account: &mut Account) {
        let grid = table.grid();
        for cell in grid.rows.iter().flat_map(|row| &row.cells) {
            for words in &cell.paragraphs {
                self.leave_out_text(words, DropReason::Contents, body, account);
            }
        }
        for words in grid.notes.iter().flat_map(|(label, words)| [label, words]) {
            self.leave_out_text(words, DropReason::Contents, body, account);
        }
        grid.shapes.iter().for_each(|(_, shape)| leave_out_boxes(std::slice::from_ref(shape), account));
        self.comments.extend(grid.comments);
    }

    /// Leaves text out, but for the sign of a note to a heading that stands in the body.
    fn leave_out_text(&mut self, words: &Words, reason: DropReason, body: &[String], account: &mut Account) {
        let text = traced_text(words);
        let bare = text.trim_end_matches('*');
        let sign = text.slice(bare.len()..text.len());
        let heading = comparable(bare);
        if !sign.is_empty() && body.contains(&heading) && !self.noted.values().any(|noted| **noted == *sign) {
            account.drop(words.line, reason, bare);
            self.noted.insert(heading, sign);
        } else {
            account.drop(words.line, reason, &text);
        }
    }

    /// Notes to what is left out are left out as well; signs without a note are text of the title page.
    fn settle_notes(&mut self, account: &mut Account) {
        self.noted.retain(|_, sign| {
            let known = self.notes.contains_key(&**sign);
            if !known {
                account.drop(1, DropReason::Masthead, sign);
            }
            known
        });
        let noted = &self.noted;
        self.notes.retain(|sign, (_, words)| {
            let kept = noted.values().any(|noted| **noted == **sign);
            if !kept {
                account.drop(words.line, DropReason::Masthead, &format!("{sign}{}", source_text(words)));
            }
            kept
        });
    }
}

/// Leaves out the text of boxes.
fn leave_out_boxes(shapes: &[Shape], account: &mut Account) {
    for shape in shapes {
        if let Shape::Box(contents) = shape {
            leave_out_contents(contents, DropReason::Masthead, account);
        }
    }
}

/// Leaves out all the text in `contents`.
pub(super) fn leave_out_contents(contents: &[Content], reason: DropReason, account: &mut Account) {
    for content in contents {
        match content {
            Content::Paragraph(paragraph) => {
                account.drop(paragraph.place, reason, &source_text(&paragraph.words()));
                leave_out_boxes(&paragraph.shapes, account);
            }
            Content::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.for_each(|cell| leave_out_contents(&cell.contents, reason, account));
            }
            Content::SectionEnd => {}
        }
    }
}

/// Whether the text of the document begins with `content`: with a heading of the plan, or a numbered paragraph.
fn begins_text(content: &Content, is_report: bool) -> bool {
    let Content::Paragraph(paragraph) = content else { return false };
    if paragraph.look.contents || paragraph.look.title_page {
        return false;
    }
    if paragraph.look.heading.is_none() && number(paragraph).is_some() {
        return true;
    }
    match heading(paragraph) {
        Some(heading) => match heading.kind {
            Kind::Programme | Kind::Plain | Kind::Organ => false,
            // Parts of the whole budget are numbered as entities are, and stand in capitals or bold on the title page.
            Kind::Entity if is_report => true,
            Kind::Entity => heading.rank.is_some_and(|rank| rank <= 1),
            Kind::Subprogramme => of_programme(&heading).is_none(),
            _ => true,
        },
        None => false,
    }
}

/// `Subprogramme 6 of programme 10`: what is left out of it, and the programme's label.
pub(super) fn of_programme(heading: &Heading) -> Option<(Words, Words)> {
    let title = heading.title.as_ref()?;
    let text = title.plain();
    let place = text.char_indices().find_map(|(place, _)| {
        let rest = &text[place..];
        let word = &rest[..rest.find([' ', '\u{A0}'])?];
        let starts = place == 0 || text[..place].ends_with(' ');
        let is_programme =
            keywords::inline_words(word).iter().any(|word| word.meaning == InlineRole::Programme);
        let number = rest[word.len()..].trim();
        (starts && is_programme && !number.is_empty() && number.chars().all(char::is_numeric))
            .then_some(place)
    })?;
    // What is left out: `Subprogramme 6 of `. The label begins a heading, with a capital letter.
    let mut dropped = heading.label.clone();
    let (before, label) = split(title, place, place);
    dropped.join(before);
    let mut label = label?;
    label.capitalize();
    Some((dropped, label))
}

/// The year in a line such as `Proposed programme budget for 2026`.
fn year(text: &str) -> Option<String> {
    let digits = |part: &&str| {
        part.len() == 4 && part.starts_with("20") && part.bytes().all(|digit| digit.is_ascii_digit())
    };
    let mut years = text.split(|sign: char| !sign.is_ascii_digit()).filter(digits);
    years.next().filter(|_| years.next().is_none()).map(str::to_owned)
}

/// The financial year that the title of a mission's budget ends with: of several, the last is proposed.
fn financial_year(title: &str) -> Option<String> {
    let years: Vec<u32> = title
        .split(|sign: char| !sign.is_ascii_digit())
        .filter(|part| part.len() == 4 && part.starts_with("20"))
        .filter_map(|part| part.parse().ok())
        .collect();
    let (first, last) =
        years.windows(2).rev().map(|pair| (pair[0], pair[1])).find(|(first, last)| *last == first + 1)?;
    Some(format!("{first}/{:02}", last % 100))
}

/// What stands before and behind the name of a mission in an agenda item about its financing.
const FINANCING: [(&str, &str); 8] = [
    ("Financing of the ", ""),
    ("Financing of ", ""),
    ("", "经费的筹措"),
    ("Financement de la ", ""),
    ("Financement du ", ""),
    ("Financiación de la ", ""),
    ("Финансирование ", ""),
    ("تمويل ", ""),
];

/// What stands before and behind the name of a mission in the title of its budget.
const BUDGET: [(&str, &str); 7] = [
    ("Budget for the ", " for the period"),
    ("Budget of the ", " for the period"),
    ("Budget de la ", " pour l"),
    ("Budget du ", " pour l"),
    ("Presupuesto de la ", " para el per"),
    ("Presupuesto del ", " para el per"),
    ("ميزانية ", " للفترة"),
];

fn financed(text: &str) -> Option<String> {
    let text = text.trim();
    let of_title = |(before, behind): &(&str, &str)| Some(text.strip_prefix(before)?.split_once(behind)?.0);
    let name = FINANCING
        .iter()
        .find_map(|(before, behind)| text.strip_prefix(before)?.strip_suffix(behind))
        .or_else(|| BUDGET.iter().find_map(of_title))?;
    (name.chars().count() > 4).then(|| name.trim().to_owned())
}

fn heading_words(content: &Content) -> Option<String> {
    let Content::Paragraph(paragraph) = content else { return None };
    heading(paragraph).map(|_| comparable(&paragraph.plain()))
}

/// The words of a heading without its letter, capitals and blanks.
pub(super) fn comparable(text: &str) -> String {
    let text = text.trim();
    let bare = match text.split_once('.') {
        Some((letter, rest)) if letter.chars().count() == 1 => rest,
        _ => text,
    };
    bare.chars()
        .filter(|sign| !planmark_convert_model::account::is_blank(*sign))
        .flat_map(char::to_lowercase)
        .collect()
}
