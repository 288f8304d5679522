//! What can be folded away: sections, the header, tables, comments, items with their sub-items.

use std::ops::Range;

use super::place::at;
use planmark_plan::document::Document;
use planmark_plan::read::facts::BlockKind;

/// What is folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FoldKind {
    /// A section with all that stands in it; also the header.
    Section,
    /// A table.
    Table,
    /// An item with its sub-items.
    List,
    /// A comment.
    Comment,
}

/// A part of a text that can be folded into its first line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fold {
    /// From its first line to its last words, in bytes. It may lie on one line.
    pub range: Range<usize>,
    /// What it is.
    pub kind: FoldKind,
}

/// What can be folded in a document, in the order of the text.
#[must_use]
pub fn folds(document: &Document) -> Vec<Fold> {
    let mut folds = Vec::new();
    if let Some(header) = document.header().span {
        // Its last fence, without the line break behind it.
        let range = header.at(0);
        let end = range.start + document.text().slice(range.clone()).trim_end().len();
        folds.push(Fold { range: range.start..end, kind: FoldKind::Section });
    }
    for part in document.parts() {
        for (index, section) in part.programme.sections.iter().enumerate() {
            if section.facts.heading.is_some() {
                folds.push(Fold {
                    range: at(part, part.programme.section_span(index)),
                    kind: FoldKind::Section,
                });
            }
            for block in section.facts.all_blocks() {
                let kind = match &block.kind {
                    BlockKind::Table(_) => FoldKind::Table,
                    BlockKind::Item(item) if !item.children.is_empty() => FoldKind::List,
                    BlockKind::Comment { .. } => FoldKind::Comment,
                    _ => continue,
                };
                folds.push(Fold { range: at(part, block.span.shifted(section.start)), kind });
            }
        }
    }
    folds.sort_by_key(|fold| (fold.range.start, std::cmp::Reverse(fold.range.end)));
    folds
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::folds;
    use crate::fixture::{Fixture, annual, biennial};

    fn shown(fixture: &Fixture) -> String {
        let text = fixture.document().text();
        let line = |byte| text.line_of(byte) + 1;
        let lines = folds(fixture.document())
            .into_iter()
            .map(|fold| (line(fold.range.start), line(fold.range.end), fold));
        let folded = lines.filter(|(first, last, _)| first < last);
        folded
            .map(|(first, last, fold)| format!("{first}-{last} {:?} {}\n", fold.kind, text.line(first - 1)))
            .collect()
    }

    #[test]
    fn sections_fold_to_their_last_words() {
        expect![[r#"
            1-6 Section ---
            8-69 Section # 方案 2：海洋事务
            10-16 Section ## 总方向
            18-37 Section ## 次级方案 1：航运
            20-22 Section ### 本组织的目标
            24-30 Section ### 预期成绩
            26-28 List (a) 会员国的能力得到加强
            29-30 List (b) 合作改善
            32-37 Section ### 战略
            36-37 Comment <!-- 一条
            39-54 Section ## 次级方案 2：渔业
            41-45 Section ### 构成部分 1：近海
            43-45 Section #### 目标
            47-54 Section ### 战略
            52-54 Table | 年份 | 产量 |
            56-69 Section ## 立法授权
            58-63 Section ### 大会决议
            65-69 Section ### 次级方案 1：航运
            67-69 Section #### 安全理事会决议
        "#]]
        .assert_eq(&shown(&biennial("保护$0海洋")));
        expect![[r#"
            1-7 Section ---
            9-41 Section # Programme 9: Forests
            11-13 Section ## Overall orientation
            15-20 Section ## Legislative mandates
            17-20 Section ### General Assembly resolutions
            22-39 Section ## Subprogramme 1: Forest policy
            24-26 Section ### Objective
            28-39 Section ### Planned results for 2028
            30-39 Section #### Result 1: more trees
            35-37 Table | 2024 (actual) | 2028 (planned) |
        "#]]
        .assert_eq(&shown(&annual("protect$0 forests")));
    }
}
