//! Mends of what was found in a place, to choose from.

use std::ops::Range;

use planmark_plan::document::DocumentId;
use planmark_workspace::workspace::{Reported, ReportedFix, Workspace};

/// A mend, and what it mends.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// The finding.
    pub finding: Reported,
    /// The mend.
    pub fix: ReportedFix,
    /// Whether it is the likeliest of its finding's mends.
    pub is_likeliest: bool,
}

/// The mends of everything that is found in a range of a document, its ends included.
#[must_use]
pub fn fixes(workspace: &Workspace, id: &DocumentId, range: Range<usize>) -> Vec<Action> {
    let touched = |finding: &Reported| finding.range.start <= range.end && range.start <= finding.range.end;
    let findings = workspace.findings(id).into_iter().filter(|finding| touched(finding));
    findings
        .flat_map(|finding| {
            let fixes = finding.fixes.clone().into_iter().enumerate();
            fixes.map(move |(at, fix)| Action { finding: finding.clone(), fix, is_likeliest: at == 0 })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use planmark_syntax::Language;

    use super::fixes;
    use crate::fixture::fixture;

    #[test]
    fn mends_are_offered_where_the_finding_is() {
        let plan = "//- /a.plan\n---\nformat: biennial\nlanguage: zh\n---\n\n# 方案 2：海洋\n\n## Strategy\n\n2.1 文字。\n";
        let shown = |words: &str| {
            let fixture = fixture(plan, words);
            let found = fixes(&fixture.workspace, &fixture.id, fixture.offset..fixture.offset);
            let show = |action: &super::Action| {
                let edits: Vec<String> = action
                    .fix
                    .edits
                    .iter()
                    .map(|(range, text)| format!("{} => {text}", fixture.words(&fixture.id, range)))
                    .collect();
                let title = action.fix.title.render(Language::En);
                format!(
                    "{}: {title} [{}] {}\\n",
                    action.finding.rule.name,
                    edits.join(", "),
                    action.is_likeliest
                )
            };
            found.iter().map(show).collect::<String>()
        };
        expect![[r#"mixed-language: Change to “战略” [/a.plan:8 Strategy => 战略] true\n"#]]
            .assert_eq(&shown("## Stra$0tegy"));
        expect![].assert_eq(&shown("2.1 文$0字。"));
    }
}
