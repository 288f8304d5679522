//! What in this document names the same as what stands here.

use std::ops::Range;

use super::references::named;
use planmark_plan::document::DocumentId;
use planmark_workspace::workspace::Workspace;

/// A place to be set off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// Where, in bytes.
    pub range: Range<usize>,
    /// Whether the thing itself stands here, and not only its name.
    pub is_definition: bool,
}

/// The places of a document that name what stands at one of its bytes, in the order of the text.
#[must_use]
pub fn highlights(workspace: &Workspace, id: &DocumentId, offset: usize) -> Option<Vec<Highlight>> {
    let mut found: Vec<Highlight> = named(workspace, id, offset)?
        .into_iter()
        .filter(|(place, _)| place.id == *id)
        .map(|(place, is_definition)| Highlight { range: place.focus, is_definition })
        .collect();
    found.sort_by_key(|highlight| (highlight.range.start, highlight.range.end));
    found.dedup_by(|one, two| one.range == two.range);
    Some(found)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::highlights;
    use crate::fixture::{Fixture, annual, biennial};

    fn shown(fixture: &Fixture) -> String {
        let found = highlights(&fixture.workspace, &fixture.id, fixture.offset).unwrap_or_default();
        let show = |highlight: &super::Highlight| {
            let kind = if highlight.is_definition { "is" } else { "names" };
            format!("{kind} {}\n", fixture.words(&fixture.id, &highlight.range))
        };
        found.iter().map(show).collect()
    }

    #[test]
    fn what_is_named_in_this_document_and_in_no_other() {
        expect![[r#"
            is /zh/2.plan:18 ## 次级方案 1：航运
            names /zh/2.plan:34 次级方案 1 至 2
            names /zh/2.plan:65 ### 次级方案 1：航运
        "#]]
        .assert_eq(&shown(&biennial("\n## 次级方案 1：$0航运\n\n### 本组织")));
        expect![[r#"
            names /annual.plan:13 70/1
            is /annual.plan:19 70/1
        "#]]
        .assert_eq(&shown(&annual("70$0/1  Transforming")));
    }
}
