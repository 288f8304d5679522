//! Running text: numbered paragraphs and lists.

use planmark_convert_model::account::{Account, DropReason};
use planmark_convert_model::joining::is_ideograph;
use planmark_convert_model::plan::{Block, Words};

use crate::markers::{Kind, Marked};
use crate::marks::words;
use crate::opening::{Opening, opening};
use crate::runs::Run;

/// Adds `run` to `blocks` as a paragraph, an entry of a list, or the rest of what stands there.
pub(crate) fn add(blocks: &mut Vec<Block>, run: &Run<'_>, account: &mut Account) {
    let line = run.number();
    match opening(&run.text) {
        Opening::Paragraph { number, rest } => {
            blocks.push(Block::Paragraph {
                number: Some(Words::source(line, number)),
                words: words(line, rest),
            });
        }
        Opening::Entry(marked) => blocks.push(entry(line, marked, account)),
        _ => match blocks.last_mut() {
            Some(Block::Paragraph { words: before, .. } | Block::Item { words: before, .. })
                if is_broken_off(before, run) =>
            {
                before.join(run.words());
            }
            _ => blocks.push(Block::Paragraph { number: None, words: run.words() }),
        },
    }
}

fn entry(line: u32, marked: Marked<'_>, account: &mut Account) -> Block {
    let marker = match marked.kind {
        Kind::Bullet => {
            account.drop(line, DropReason::ReplacedSign, marked.marker);
            None
        }
        _ => Some(Words::source(line, marked.marker)),
    };
    Block::Item { depth: marked.kind.depth(), marker, words: words(line, marked.rest) }
}

/// Columns from which on the line before may have been wrapped.
const NEARLY_FULL: usize = 60;

/// Whether the sentence before `run` is not finished: it ends in the middle of a word, or waits for more.
fn is_broken_off(before: &Words, run: &Run<'_>) -> bool {
    let ends_open = before.last_character().is_some_and(|last| {
        is_ideograph(last) || last.is_ascii_alphanumeric() || matches!(last, '，' | '、' | '(' | '“' | '《')
    });
    let goes_on = run
        .text
        .chars()
        .next()
        .is_some_and(|first| is_ideograph(first) || first.is_ascii_digit() || first == '》');
    ends_open
        && goes_on
        && (run.lines.len() > 1 || run.last_width() < NEARLY_FULL)
        && run.text.ends_with(['。', '；', '：'])
}
