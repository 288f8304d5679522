//! `configuration`: an unknown key or a bad value in `planmark.toml`. The program reads that file and tells what is wrong with it; here
//! the rule only has its name and its severity, so that it is listed and set as any other.

use super::Rule;
use crate::finding::Severity;

pub(super) static RULE: Rule =
    Rule { name: "configuration", severity: Severity::Warning, summary: "configuration-summary", checks: &[] };
