use planmark_findings::{Rule, Severity};
use planmark_workspace::check::Check;

pub(super) static CHECK: Check = Check {
    rule: Rule { name: "configuration", severity: Severity::Warning, summary: "configuration-summary" },
    looks: &[],
};
