//! Tables of posts against each other: what the list of staffing changes says of a component, and what the summary has for it, against the
//! component's own table.
//!
//! A table belongs to the component in whose section it stands, or else to what the line directly above it names. Only what is named the same
//! in both places is compared.

use planmark_findings::message::Message;
use planmark_plan::model::Programme;
use planmark_plan::read::facts::{Block, BlockKind, Row};
use planmark_syntax::reference::Place as Part;
use planmark_syntax::{HeadingKind, PlanReference, Span, without_marks};
use planmark_workspace::check::Findings;

use super::groups::{Group, groups};
use super::rows::{Rows, amount, column_of_posts, is_of_component, label, period, runs};
use crate::table_words::{is_net_change, is_total};

/// The posts of a component, or of what else has a table of its own.
struct Posts<'a> {
    /// The number of the component.
    number: Option<u32>,
    /// Its title, or the line above the table.
    title: String,
    rows: Vec<&'a Row>,
}

/// A number of posts fills this many columns where grades are told apart.
const FEWEST_GRADES: usize = 3;

pub(super) fn check(programme: &Programme, findings: &mut Findings) {
    let posts = posts(programme);
    for section in &programme.sections {
        for run in runs(&section.facts.blocks) {
            if column_of_posts(&run).is_some() {
                check_changes(&run, &posts, section.start, findings);
            } else if section.facts.kind() != Some(HeadingKind::Component) {
                check_summary(&run, &posts, section.start, findings);
            }
        }
    }
}

/// Every table of posts that belongs to something that has a name.
fn posts(programme: &Programme) -> Vec<Posts<'_>> {
    let mut found: Vec<Posts<'_>> = Vec::new();
    for section in &programme.sections {
        let heading = section.facts.heading.as_ref().filter(|heading| heading.kind == HeadingKind::Component);
        let component = heading.and_then(|heading| {
            let number = heading.number.as_ref()?.text.parse().ok()?;
            Some((number, heading.title.as_ref().map_or("", |title| &title.text)))
        });
        let mut above: Option<&Block> = None;
        for run in section.facts.blocks.chunk_by(|one, next| one.table().is_some() == next.table().is_some()) {
            let rows: Vec<&Row> = run.iter().filter_map(Block::table).flatten().collect();
            let Some(before) = run.last().filter(|_| rows.is_empty()) else {
                let (number, title) = match component {
                    Some((number, title)) => (Some(number), title),
                    None => (None, above.map_or("", line)),
                };
                let has_nets = rows.iter().any(|row| is_net_change(label(row)));
                if has_nets && !title.is_empty() && column_of_posts(&rows).is_none() {
                    found.push(Posts { number, title: name(title), rows });
                }
                continue;
            };
            above = Some(before);
        }
    }
    // Of what has several tables none is the table.
    let is_alone = |posts: &Posts<'_>| found.iter().filter(|other| other.title == posts.title).count() == 1;
    let alone: Vec<bool> = found.iter().map(is_alone).collect();
    found.into_iter().zip(alone).filter_map(|(posts, is_alone)| is_alone.then_some(posts)).collect()
}

/// The words of a line without a number.
fn line(block: &Block) -> &str {
    match &block.kind {
        BlockKind::Paragraph { text: Some(text), .. } => text,
        BlockKind::Caption { title: Some(title), .. } => &title.text,
        _ => "",
    }
}

fn name(title: &str) -> String {
    without_marks(title).trim().to_lowercase()
}

/// `Net change, component 1` in a list of changes against the net change of the component's table.
fn check_changes(rows: Rows<'_, '_>, posts: &[Posts<'_>], start: u32, findings: &mut Findings) {
    let Some(column) = column_of_posts(rows) else { return };
    for row in rows.iter().filter(|row| is_of_component(label(row))) {
        let Some(here) = amount(row, column) else { continue };
        let named = label(row).split_once([',', '，', '、', ':', '：', '-', '–', '—']).map_or("", |(_, named)| named.trim());
        let number = PlanReference::read(named)
            .filter(|reference| reference.place == Part::Component)
            .and_then(|reference| Some(reference.members.first()?.first.number()));
        let is_named = |posts: &&Posts<'_>| match number {
            Some(_) => posts.number == number,
            None => posts.title == name(named),
        };
        let Some(table) = posts.iter().find(is_named) else { continue };
        let Some(nets) = nets_of_grades(&table.rows) else { continue };
        if nets != here.thousandths {
            let model = table.rows.iter().find_map(|row| last(row));
            let message = Message::new("net-change-component")
                .with("value", here.print(nets, 0, model))
                .with("here", row.cells[column].text.trim());
            findings.tell(row.cells[column].span.shifted(start), message);
        }
    }
}

/// The net changes of posts and of temporary positions by grade.
fn nets_of_grades(rows: Rows<'_, '_>) -> Option<i64> {
    let is_by_grade = |group: &Group| {
        let figures = |row: &Row| (1..row.cells.len()).filter(|column| amount(row, *column).is_some()).count();
        group.net.is_some_and(|net| figures(rows[net]) >= FEWEST_GRADES)
    };
    let own: Vec<Group> = groups(rows).into_iter().filter(|group| !is_total(&group.title) && is_by_grade(group)).collect();
    let nets = own.iter().map(|group| Some(last(rows[group.net?])?.thousandths));
    let nets: Option<Vec<i64>> = nets.collect();
    nets.filter(|nets| !nets.is_empty()).map(|nets| nets.iter().sum())
}

fn last(row: &Row) -> Option<planmark_plan::amount::Amount> {
    (1..row.cells.len()).rev().find_map(|column| amount(row, column))
}

fn last_span(row: &Row) -> Option<Span> {
    (1..row.cells.len()).rev().find(|column| amount(row, *column).is_some()).map(|column| row.cells[column].span)
}

/// The rows of a summary against the tables of what they name.
fn check_summary(rows: Rows<'_, '_>, posts: &[Posts<'_>], start: u32, findings: &mut Findings) {
    for group in groups(rows).iter().filter(|group| !is_total(&group.title)) {
        let Some(table) = posts.iter().find(|posts| posts.title == name(&group.title)) else { continue };
        let own = groups(&table.rows);
        let parts: Vec<&Group> = own.iter().take_while(|part| !is_amount(part)).filter(|part| !is_total(&part.title)).collect();
        let years = |group: &Group, rows: Rows<'_, '_>| group.periods.iter().map(|row| period(rows[*row])).collect::<Vec<_>>();
        let wanted = years(group, rows);
        if parts.is_empty() || parts.iter().any(|part| years(part, &table.rows) != wanted) {
            continue;
        }
        for (at, row) in group.periods.iter().enumerate() {
            let figures: Option<Vec<i64>> =
                parts.iter().map(|part| Some(last(table.rows[part.periods[at]])?.thousandths)).collect();
            let (Some(figures), Some(here), Some(span)) = (figures, last(rows[*row]), last_span(rows[*row])) else { continue };
            let sum: i64 = figures.iter().sum();
            if sum != here.thousandths {
                let message = Message::new("net-change-summary-row")
                    .with("title", group.title.trim())
                    .with("value", here.print(sum, 0, Some(here)))
                    .with("here", here.print(here.thousandths, 0, Some(here)));
                findings.tell(span.shifted(start), message);
            }
        }
    }
}

/// Whether a group tells amounts of money, behind the posts: it has no net change.
fn is_amount(group: &Group) -> bool {
    group.net.is_none()
}
