//! From paragraphs and tables to the blocks of a plan.

mod drawn;

use std::collections::BTreeMap;

use planmark_convert_model::Format;
use planmark_convert_model::account::DropReason;
use planmark_convert_model::plan::{Block, Piece, Words};
use planmark_convert_model::printed::explains;
use planmark_syntax::Numeral;

use super::accomplishments::{self, Line};
use super::ahead::{self, Ahead};
use super::content::{Content, Paragraph, Shape, Table, source_text};
use super::draft::{Draft, Remark};
use super::exhibits;
use super::framework;
use super::front::{Front, comparable};
use super::front_notes::FrontNotes;
use super::headings::{self, Heading, Kind, Letters};
use super::labels;
use super::lists::{OpenList, marked};
use super::mandates;
use super::notes;
use super::ordinals::Ordinal;
use super::outline::{Outline, Rank};
use super::remarks::{is_of_production, printed};
use super::report_outline::ReportOutline;
use super::xml::Element;

/// Parts of the document to which its text points.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// Charts by identifier.
    pub(super) charts: BTreeMap<String, Element>,
    /// Texts of diagrams by identifier.
    pub(super) diagrams: BTreeMap<String, Vec<Content>>,
    /// Comments by identifier.
    pub(super) remarks: BTreeMap<String, Remark>,
}

/// The depths of headings, in a plan or in a report.
enum Levels {
    Plan {
        outline: Outline,
        /// Roman sections are entities, each with a plan of its own.
        entities: bool,
    },
    Report(ReportOutline),
}

impl Levels {
    fn of(format: Format, contents: &[Content]) -> Self {
        if matches!(format, Format::Report | Format::Mission) {
            return Self::Report(ReportOutline::default());
        }
        let outline = Outline::new(ahead::has_parts(contents), format.is_biennial());
        Self::Plan { outline, entities: ahead::has_entities(contents) }
    }

    fn in_mandates(&self) -> bool {
        matches!(self, Self::Plan { outline, .. } if outline.in_mandates())
    }

    /// Tells that something other than a heading follows.
    fn content(&mut self) {
        match self {
            Self::Plan { outline, .. } => outline.content(),
            Self::Report(outline) => outline.content(),
        }
    }

    /// The depth of a heading below those that are open.
    fn below(&self) -> u8 {
        match self {
            Self::Plan { .. } => 6,
            Self::Report(outline) => outline.below(),
        }
    }

    fn has_entities(&self) -> bool {
        matches!(self, Self::Plan { entities: true, .. })
    }
}

/// Reads the text of a document.
pub(super) struct Reader<'d, 'a> {
    pub(super) draft: Draft<'a>,
    pub(super) parts: Parts,
    pub(super) front: &'d Front,
    format: Format,
    levels: Levels,
    list: OpenList,
    letters: Letters,
    /// Comments that wait until what they are about is printed.
    remarks: Vec<(String, String)>,
    /// The label of a figure whose chart or picture has not come yet.
    figure: Option<Words>,
    /// A caption was printed, and what it names has not come yet.
    captioned: bool,
    /// The tables that a caption names may go on.
    exhibit: bool,
    /// Boxes around the text that is read.
    boxes: u32,
    notes: FrontNotes,
}

impl<'d, 'a> Reader<'d, 'a> {
    pub(super) fn new(draft: Draft<'a>, parts: Parts, front: &'d Front, format: Format) -> Self {
        Self {
            draft,
            parts,
            front,
            levels: Levels::of(format, &[]),
            format,
            list: OpenList::default(),
            letters: Letters::default(),
            remarks: Vec::new(),
            figure: None,
            captioned: false,
            exhibit: false,
            boxes: 0,
            notes: FrontNotes::default(),
        }
    }

    /// Reads `contents`, the text behind the title page.
    pub(super) fn read(mut self, contents: &[Content]) -> Draft<'a> {
        self.levels = Levels::of(self.format, contents);
        self.open_programme();
        self.open_report();
        self.remarks.extend(self.front.comments.iter().cloned());
        self.all(&self.front.kept);
        self.all(contents);
        self.settle_figure();
        self.print_remarks();
        let left: Vec<(String, String)> =
            self.parts.remarks.keys().map(|it| (it.clone(), String::new())).collect();
        self.remarks = left;
        self.print_remarks();
        self.leave_out_rest();
        self.draft
    }

    fn open_programme(&mut self) {
        let Some((label, title)) = self.front.programme.clone() else { return };
        let heading = Heading {
            kind: Kind::Programme,
            number: digits(&label.plain()),
            label,
            title,
            separator: String::new(),
            language: None,
            rank: None,
            goes_on: false,
        };
        self.print_heading(heading, &[]);
    }

    /// Prints the title of a report, and who reports.
    fn open_report(&mut self) {
        let Some((title, more)) = self.front.title.split_first() else { return };
        self.draft.plan().name = match &self.front.financed {
            Some(mission) if self.format == Format::Mission => format!("mission-{mission}"),
            _ => format!("report-{}", title.plain()),
        };
        self.draft.push(Block::Heading { level: 1, label: title.clone(), title: None });
        for words in more {
            self.draft.push(Block::Paragraph { number: None, words: words.clone() });
        }
    }

    /// Leaves out what the title page alone points at: notes to headings that were not printed, charts, diagrams.
    fn leave_out_rest(&mut self) {
        for (sign, words) in self.notes.left(self.front) {
            let text = format!("{sign}{sign}{}", source_text(&words));
            self.draft.account.drop(words.line, DropReason::Masthead, &text);
        }
        for chart in std::mem::take(&mut self.parts.charts).into_values() {
            self.draft.account.drop(1, DropReason::Invisible, &super::ink::text(&chart));
        }
        for diagram in std::mem::take(&mut self.parts.diagrams).into_values() {
            super::front::leave_out_contents(&diagram, DropReason::Invisible, self.draft.account);
        }
    }

    fn all(&mut self, contents: &[Content]) {
        let mut next = 0;
        while next < contents.len() {
            next += self.step(&contents[next..]);
        }
    }

    /// Reads what `rest` begins with; gives how many contents that was.
    fn step(&mut self, rest: &[Content]) -> usize {
        let Some(first) = rest.first() else { return 1 };
        let taken = match first {
            Content::SectionEnd => 1,
            Content::Table(table) => {
                self.table(table);
                1
            }
            Content::Paragraph(paragraph) => {
                self.remarks.extend(paragraph.comments.iter().cloned());
                let taken = if paragraph.is_blank() { 1 } else { self.paragraph(paragraph, rest) };
                for content in &rest[..taken.min(rest.len())] {
                    if let Content::Paragraph(paragraph) = content {
                        self.shapes(paragraph.place, &paragraph.shapes);
                    }
                }
                taken
            }
        };
        if !self.captioned {
            self.print_remarks();
        }
        taken
    }

    fn paragraph(&mut self, paragraph: &Paragraph, rest: &[Content]) -> usize {
        if paragraph.look.contents {
            self.draft.account.drop(paragraph.place, DropReason::Contents, &source_text(&paragraph.words()));
            return 1;
        }
        if self.note(paragraph) {
            return 1;
        }
        if let Some(label) = labels::caption(paragraph) {
            return self.caption(label, paragraph.place, rest);
        }
        // `(1) Regular budget`: the title of one of several tables below one caption.
        if self.exhibit && exhibits::is_part_title(&paragraph.plain()) {
            self.narrative(paragraph.words());
            return 1;
        }
        if let Some(heading) =
            headings::heading(paragraph).filter(|heading| !self.is_title(heading, paragraph, rest))
        {
            return self.heading(heading, rest);
        }
        if let Some((heading, words)) =
            headings::objective(&paragraph.words()).filter(|_| self.format.is_biennial())
        {
            self.set_off(heading);
            words.into_iter().for_each(|words| self.narrative(words));
            return 1;
        }
        if self.levels.in_mandates() && mandates::paragraph(paragraph, &mut self.draft) {
            return 1;
        }
        if let Some((number, words)) = labels::number(paragraph) {
            self.list.close();
            self.exhibit = false;
            self.add(Block::Paragraph { number: Some(number), words });
        } else if let Some(entry) = marked(paragraph) {
            if let Some(bullet) = &entry.bullet {
                self.draft.account.drop(paragraph.place, DropReason::ReplacedSign, bullet);
            }
            let below = rest[1..].iter().find_map(|content| match content {
                Content::Paragraph(paragraph) => (!paragraph.is_blank()).then(|| marked(paragraph)),
                Content::Table(_) | Content::SectionEnd => Some(None),
            });
            let depth = self.list.depth(&entry, below.flatten().as_ref());
            self.add(Block::Item { depth, marker: entry.marker, words: entry.words });
        } else {
            self.list.close();
            self.narrative(paragraph.numbered_words());
        }
        1
    }

    /// Whether words that look like a heading are none: text in a box, the title or unit right above a table.
    fn is_title(&self, heading: &Heading, paragraph: &Paragraph, rest: &[Content]) -> bool {
        if heading.kind != Kind::Plain {
            return self.boxes > 0 && heading.kind == Kind::Entity;
        }
        let above = || {
            let ahead = Ahead::of(&rest[1..]);
            ahead == Ahead::Exhibit
                && !self.levels.in_mandates()
                && heading.ordinal().is_none()
                && heading.rank.is_none_or(|rank| rank > 2)
        };
        self.boxes > 0 || exhibits::is_unit(&paragraph.plain()) || above()
    }

    /// A note below a table: a footnote with a label.
    fn note(&mut self, paragraph: &Paragraph) -> bool {
        let Some((label, words)) = notes::note(paragraph) else { return false };
        self.add(Block::Footnote { label, words });
        true
    }

    fn add(&mut self, block: Block) {
        self.levels.content();
        self.settle_figure();
        if self.boxes > 0 { self.draft.push_plain(block) } else { self.draft.push(block) }
    }

    fn narrative(&mut self, words: Words) {
        self.add(Block::Paragraph { number: None, words });
    }

    // ---------------------------------------------------------------------------------------------------- headings

    /// Prints a heading, with the paragraph behind it that is its title; gives how many contents that was.
    fn heading(&mut self, mut heading: Heading, rest: &[Content]) -> usize {
        let mut taken = 1;
        self.draft.account.drop(heading.label.line, DropReason::ReplacedSign, heading.separator.trim());
        let wants_title = matches!(
            heading.kind,
            Kind::Programme | Kind::Subprogramme | Kind::Component | Kind::Annex | Kind::Result
        );
        if wants_title
            && heading.title.is_none()
            && let Some((index, title)) = ahead::title_behind(heading.rank, &rest[1..])
        {
            self.remarks.extend(title.comments.iter().cloned());
            heading.title = Some(title.numbered_words());
            taken = index + 2;
        }
        self.print_heading(heading, &rest[taken..]);
        taken
    }

    fn print_heading(&mut self, mut heading: Heading, rest: &[Content]) {
        self.settle_figure();
        self.list.close();
        self.captioned = false;
        self.exhibit = false;
        self.letters.settle(&mut heading);
        let begins_plan = match heading.kind {
            Kind::Programme => !matches!(self.format, Format::Report | Format::Mission),
            Kind::Entity if heading.rank.is_some_and(|rank| rank <= 1) && self.levels.has_entities() => {
                !(self.names_programme_alone() && ahead::leads_to_subprogrammes(rest))
            }
            _ => false,
        };
        if begins_plan {
            self.begin_plan(&heading);
        } else if heading.kind == Kind::Entity && heading.rank.is_none_or(|rank| rank > 1) {
            heading.kind = Kind::Plain;
        }
        let level = match &mut self.levels {
            Levels::Report(outline) => outline.depth(&heading),
            Levels::Plan { outline, .. } => {
                let is_mission = heading.kind == Kind::Plain
                    && heading.ordinal() == Some(Ordinal::Digits)
                    && heading.rank.is_some_and(|rank| rank <= 1)
                    && (ahead::leads_to_plan(rest) || Ahead::of(rest) == Ahead::Heading(Kind::Resources));
                let plan = match (begins_plan, is_mission) {
                    (true, _) => Some(Rank::Programme),
                    (_, true) => Some(Rank::Mission),
                    _ => None,
                };
                outline.depth(&heading, Ahead::of(rest), plan)
            }
        };
        let words = heading.title.as_mut().unwrap_or(&mut heading.label);
        if let Some(sign) = self.front.noted.get(&comparable(&words.plain())) {
            words.push(self.notes.mark(sign));
            let note = self.notes.text(self.front, sign, words.line);
            self.draft.push(Block::Heading { level, label: heading.label, title: heading.title });
            note.into_iter().for_each(|note| self.draft.push(note));
            return;
        }
        self.draft.push(Block::Heading { level, label: heading.label, title: heading.title });
    }

    /// Whether nothing stands in the plan yet but the programme of the title page.
    fn names_programme_alone(&mut self) -> bool {
        matches!(self.draft.plan().blocks[..], [Block::Heading { .. }])
    }

    /// Where no entity carries out the programme of the title page, that page alone names it.
    fn leave_out_bare_programme(&mut self) {
        if !self.names_programme_alone() {
            return;
        }
        let plan = self.draft.plan();
        if let Some(Block::Heading { label, title, .. }) = plan.blocks.pop() {
            for words in [Some(label), title].into_iter().flatten() {
                self.draft.account.drop(words.line, DropReason::Masthead, &source_text(&words));
            }
        }
    }

    fn begin_plan(&mut self, heading: &Heading) {
        if heading.kind == Kind::Entity {
            self.leave_out_bare_programme();
        }
        self.draft.begin_plan(heading.label.line);
        self.notes.begin_plan();
        let title = heading.title.as_ref().map(Words::plain).unwrap_or_default();
        let entity = self.front.section_title.clone();
        let plan = self.draft.plan();
        if heading.kind == Kind::Programme {
            plan.name = format!("programme-{:0>2}-{title}", heading.number);
            plan.header.entity = entity.filter(|entity| comparable(entity) != comparable(&title));
        } else {
            let label = heading.label.plain();
            let name =
                label.split_once(['.', '、']).map_or(label.as_str(), |(_, name)| name).trim().to_owned();
            let ordinal =
                Numeral::RomanUpper.read(&heading.number).or_else(|| Numeral::Chinese.read(&heading.number));
            let number = ordinal.map_or(heading.number.clone(), |ordinal| format!("{ordinal:0>2}"));
            plan.name = format!("entity-{number}-{name}");
            plan.header.entity = Some(name);
        }
    }

    // ---------------------------------------------------------------------------------------------------- exhibits

    /// Prints a caption with its title and its unit; gives how many contents that was.
    fn caption(&mut self, label: labels::Label, place: u32, rest: &[Content]) -> usize {
        self.settle_figure();
        self.list.close();
        self.draft.account.drop(place, DropReason::ReplacedSign, label.separator.trim());
        let mut notes: Vec<&Paragraph> = Vec::new();
        let mut title = label.title;
        let mut taken = 1;
        for (index, content) in rest.iter().enumerate().skip(1) {
            let Content::Paragraph(next) = content else { break };
            if next.is_blank()
                && next.shapes.iter().all(|shape| matches!(shape, Shape::Picture { .. }))
                && !has_picture(next)
            {
                continue;
            }
            let text = next.plain();
            if next.framed || explains(&text) {
                notes.push(next);
            } else if title.is_none() && exhibits::is_title(next) {
                title = Some(next.words());
            } else if exhibits::is_unit(&text) {
                // On a line of its own, as it is printed: the caption runs on.
                let words = title.get_or_insert_with(|| Words::at(next.place));
                if !words.is_empty() {
                    words.push(Piece::Supplied("\n".to_owned()));
                }
                next.words().pieces().iter().for_each(|piece| words.push(piece.clone()));
            } else {
                break;
            }
            self.remarks.extend(next.comments.iter().cloned());
            taken = index + 1;
        }
        self.levels.content();
        for note in notes {
            self.narrative(note.words());
        }
        self.figure = label.figure.then(|| label.label.clone());
        self.captioned = true;
        self.exhibit = true;
        self.draft.push(Block::Caption { label: label.label, title });
        taken
    }

    fn table(&mut self, table: &Table) {
        self.levels.content();
        if self.format == Format::Mission
            && let Some(lines) = framework::read(table)
        {
            self.framework(lines);
            return;
        }
        if matches!(self.levels, Levels::Plan { .. })
            && let Some(lines) = accomplishments::read(table)
        {
            self.accomplishments(lines);
            return;
        }
        if !self.levels.in_mandates()
            && !self.captioned
            && let Some(contents) = table.frame()
        {
            let contents: Vec<Content> = contents.into_iter().cloned().collect();
            self.all(&contents);
            return;
        }
        let grid = table.grid();
        self.remarks.extend(grid.comments.iter().cloned());
        self.list.close();
        if self.levels.in_mandates() && !self.captioned {
            mandates::table(&grid, &mut self.draft);
        } else if !grid.rows.is_empty() {
            self.settle_figure();
            exhibits::table(grid.clone(), &mut self.draft);
        }
        self.captioned = false;
        for (label, words) in grid.notes {
            self.draft.push(Block::Footnote { label, words });
        }
        for (place, shape) in &grid.shapes {
            self.shapes(*place, std::slice::from_ref(shape));
        }
    }

    /// Prints a framework as sections below the heading of its component.
    fn framework(&mut self, lines: Vec<framework::Line>) {
        self.settle_figure();
        self.list.close();
        let level = self.levels.below();
        for line in lines {
            match line {
                framework::Line::Heading(label) => {
                    self.draft.push(Block::Heading { level, label, title: None });
                }
                framework::Line::Accomplishment(number, words) => {
                    self.draft.push(Block::Paragraph { number: Some(number), words });
                }
                framework::Line::Indicator(marker, words) => {
                    self.draft.push(Block::Item { depth: 1, marker: Some(marker), words });
                }
                framework::Line::Text(words) => self.draft.push(Block::Paragraph { number: None, words }),
                framework::Line::ColumnTitle(words) => {
                    self.draft.account.drop(words.line, DropReason::ColumnTitle, &source_text(&words));
                }
                framework::Line::Repeated(words) => {
                    self.draft.account.drop(words.line, DropReason::RepeatedMarker, &source_text(&words));
                }
            }
        }
    }

    /// Prints accomplishments and indicators as sections of their subprogramme.
    fn accomplishments(&mut self, lines: Vec<Line>) {
        for line in lines {
            match line {
                Line::Objective(heading) => self.set_off(heading),
                Line::Heading(label) => self.set_off(headings::of_accomplishments(label)),
                Line::Text(words) => self.narrative(words),
                Line::Accomplishment(marker, words) => self.add(Block::Item { depth: 0, marker, words }),
                Line::Indicator(marker, words) => self.add(Block::Item { depth: 1, marker, words }),
                Line::ColumnTitle(words) => {
                    self.draft.account.drop(words.line, DropReason::ColumnTitle, &source_text(&words));
                }
                Line::Bullet(words) => {
                    self.draft.account.drop(words.line, DropReason::ReplacedSign, &source_text(&words));
                }
                Line::Repeated(words) => {
                    self.draft.account.drop(words.line, DropReason::RepeatedMarker, &source_text(&words));
                }
            }
        }
    }

    /// Prints a heading that stands in a table or before its text.
    fn set_off(&mut self, heading: Heading) {
        self.draft.account.drop(heading.label.line, DropReason::ReplacedSign, heading.separator.trim());
        self.print_heading(heading, &[]);
    }

    // ---------------------------------------------------------------------------------------------------- comments

    fn print_remarks(&mut self) {
        for (identifier, about) in std::mem::take(&mut self.remarks) {
            let Some(remark) = self.parts.remarks.remove(&identifier) else { continue };
            if is_of_production(&remark.words.plain()) {
                self.draft.account.drop(remark.words.line, DropReason::Masthead, &source_text(&remark.words));
                continue;
            }
            self.draft.push(Block::Comment(printed(&remark, &about)));
        }
    }
}

/// A picture is what a caption names; lines and frames are drawn with other shapes.
fn has_picture(paragraph: &Paragraph) -> bool {
    paragraph.shapes.iter().any(|shape| matches!(shape, Shape::Picture { .. }))
}

fn digits(text: &str) -> String {
    text.chars().filter(|sign| sign.is_numeric()).collect()
}
