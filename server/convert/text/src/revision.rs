//! Changes to a biennial plan: a chapter that announces and restates what changes, programme by programme, and chapters
//! that are reports.

use planmark_convert_model::plan::Words;

use crate::biennial;
use crate::draft::Draft;
use crate::levels::Rank;
use crate::opening::{Opening, is_title, opening};
use crate::report;
use crate::runs::Run;

/// Reads a whole document.
pub(crate) fn read(runs: &[Run<'_>], draft: &mut Draft<'_>) {
    let mut start = 0;
    while start < runs.len() {
        let end = (start + 1..runs.len()).find(|&index| begins_chapter(runs, index)).unwrap_or(runs.len());
        read_chapter(&runs[start..end], draft);
        draft.end_plan(runs.get(end).map_or(u32::MAX, Run::number));
        start = end;
    }
}

/// Whether a chapter begins at `index`: `第二章` alone, then its title.
fn begins_chapter(runs: &[Run<'_>], index: usize) -> bool {
    let text = &runs[index].text;
    let label = text.starts_with('第') && text.ends_with('章') && text.chars().count() <= 5;
    label && runs.get(index + 1).is_some_and(|next| is_title(&next.text))
}

fn read_chapter(runs: &[Run<'_>], draft: &mut Draft<'_>) {
    let programme = (0..runs.len()).find(|&index| biennial::begins_programme(runs, index));
    let introduction = &runs[..programme.unwrap_or(runs.len())];
    if !introduction.is_empty() {
        draft.begin_plan();
        let body = heading(introduction, draft);
        let kind = if programme.is_some() { "revision-00" } else { "report" };
        let title = introduction.get(body.saturating_sub(1)).map_or("", |run| run.text.as_str());
        draft.plan().name = format!("{kind}-{title}");
        if programme.is_some() {
            biennial::read_runs(&introduction[body..], draft);
        } else {
            report::read_chapter(&introduction[body..], draft);
        }
        draft.end_plan(programme.map_or(u32::MAX, |programme| runs[programme].number()));
    }
    if let Some(programme) = programme {
        biennial::read(&runs[programme..], draft);
    }
}

/// Prints the heading of a chapter. Gives where its text begins.
fn heading(runs: &[Run<'_>], draft: &mut Draft<'_>) -> usize {
    if !begins_chapter(runs, 0) {
        // The title of a document without chapters stands right above its first paragraph.
        let titled = is_title(&runs[0].text)
            && opening(&runs[0].text) == Opening::Text
            && runs.get(1).is_some_and(|next| matches!(opening(&next.text), Opening::Paragraph { .. }));
        if titled {
            draft.heading(Rank::Document, runs[0].words(), None);
        }
        return usize::from(titled);
    }
    let label = Words::source(runs[0].number(), &runs[0].text);
    draft.heading(Rank::Document, label, Some(runs[1].words()));
    2
}
