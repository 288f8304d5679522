//! `import-doubt`: a place that the import was not sure of, until someone settles it.
//!
//! The importer writes a comment above the place, `<!-- planmark: doubt WHY -->`. Who has compared the place with the source deletes it.

use planmark_findings::Rule;
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::read::facts::BlockKind;
use planmark_workspace::check::{Check, Findings, Look, Words};

pub(super) static CHECK: Check = Check {
    rule: Rule { name: "import-doubt", severity: Severity::Information, summary: "import-doubt-summary" },
    looks: &[Look::Words(check)],
};

fn check(words: &Words<'_>, findings: &mut Findings) {
    for block in words.facts.all_blocks() {
        if !matches!(block.kind, BlockKind::Comment { .. }) {
            continue;
        }
        let Some(why) = doubt(words.slice(block.span)) else { continue };
        let message = match why {
            "" => Message::new("import-doubt"),
            why => Message::new("import-doubt-why").with("why", why),
        };
        let finding = findings.at(block.span, message);
        findings.push(finding.fix(Message::new("import-doubt-settled"), vec![(block.span, String::new())]));
    }
}

/// What a comment says that the import was not sure of.
fn doubt(comment: &str) -> Option<&str> {
    let body = comment.strip_prefix("<!--")?.trim_start();
    let directive = body.strip_prefix("planmark:")?.trim_start();
    let why = directive.strip_prefix("doubt")?;
    let why = why.split("-->").next().unwrap_or_default();
    (why.is_empty() || why.starts_with(|sign: char| !sign.is_alphanumeric())).then(|| {
        why.trim_matches(|sign: char| sign.is_whitespace() || matches!(sign, ':' | '：' | ',' | '，'))
    })
}
