//! `import-doubt`: a place that the import was not sure of, until someone settles it.
//!
//! The importer writes a comment below the place, `<!-- planmark: doubt WHY -->`. Who has compared the place with the source deletes it.

use planmark_findings::Rule;
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::read::doubt;
use planmark_plan::read::facts::BlockKind;
use planmark_workspace::check::{Check, Findings, Look, Words};

pub(super) static CHECK: Check = Check {
    rule: Rule { name: "import-doubt", severity: Severity::Information, summary: "import-doubt-summary" },
    looks: &[Look::Words(check)],
};

fn check(words: &Words<'_>, findings: &mut Findings) {
    for block in words.facts.all_blocks() {
        if !matches!(block.kind, BlockKind::Comment { doubts: true, .. }) {
            continue;
        }
        let Some(why) = doubt(words.slice(block.span)) else { continue };
        let message = match why {
            "" => Message::new("import-doubt"),
            why => Message::new("import-doubt-why").with("why", why.trim_end_matches(['.', '。'])),
        };
        let finding = findings.at(block.span, message);
        findings.push(finding.fix(Message::new("import-doubt-settled"), vec![(block.span, String::new())]));
    }
}
