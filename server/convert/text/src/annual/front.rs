//! The title page and table of contents of a section, as the documents of the Secretariat print them before the foreword.

use planmark_convert_model::account::DropReason;
use planmark_convert_model::plan::{Block, Words};

use crate::annual::headings;
use crate::draft::Draft;
use crate::levels::Rank;
use crate::opening::{Opening, opening};
use crate::runs::Run;

/// Reads what stands before the first heading: prints the title of the section or programme and leaves the rest out.
/// Gives where the text begins; 0 if there is no title page.
pub(super) fn read(runs: &[Run<'_>], draft: &mut Draft<'_>) -> usize {
    let Some(body) = runs.iter().position(begins_body) else { return 0 };
    let front = &runs[..body];
    let section = titled(front, |run| is_section(&run.text));
    let programme = titled(front, |run| matches!(opening(&run.text), Opening::Programme { title: None, .. }));
    let Some((label, title)) = programme.or(section) else { return 0 };
    draft.begin_plan();
    let name = |run: &Run<'_>| run.text.chars().filter(char::is_ascii_digit).collect::<String>();
    let kind = if programme.is_some() { "programme" } else { "section" };
    draft.plan().name = format!("{kind}-{:0>2}-{}", name(&front[label]), front[title].text);
    draft.heading(
        Rank::Document,
        Words::source(front[label].number(), &front[label].text),
        Some(front[title].words()),
    );
    for (index, run) in front.iter().enumerate() {
        if index != label && index != title {
            draft.drop_run(DropReason::Masthead, run);
        }
    }
    draft.drop_masthead_notes(runs[body].number());
    body
}

/// A section whose entities each have a plan of their own names section and programme on its title page alone.
pub(super) fn leave_out_bare_title(draft: &mut Draft<'_>) {
    let Some(Block::Heading { label, title, .. }) = draft.blocks().pop() else { return };
    for words in [Some(label), title].into_iter().flatten() {
        draft.drop(words.line, DropReason::Masthead, &words.plain());
    }
}

/// Whether the text of a section begins with `run`. Entries of a table of contents end in the number of a page.
fn begins_body(run: &Run<'_>) -> bool {
    let heading =
        headings::is_word(&run.text) || headings::is_part(&run.text) || headings::entity(run).is_some();
    heading && !run.text.ends_with(|sign: char| sign.is_ascii_digit() || sign == '.')
}

/// The places of a label that stands alone and of its title below it.
fn titled(front: &[Run<'_>], is_label: impl Fn(&Run<'_>) -> bool) -> Option<(usize, usize)> {
    let label = front.iter().position(is_label)?;
    (label + 1 < front.len()).then_some((label, label + 1))
}

/// `第 10 款`, alone on its line.
fn is_section(text: &str) -> bool {
    text.strip_prefix('第').and_then(|rest| rest.strip_suffix('款')).is_some_and(|number| {
        let number = number.trim().trim_end_matches(|letter: char| letter.is_ascii_uppercase());
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}
