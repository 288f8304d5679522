//! What a user can set: how much each rule matters.

use std::collections::BTreeMap;

use crate::finding::Severity;
use crate::rules::Rule;

/// Settings of the analysis. They change how findings are shown, never what is computed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    severities: BTreeMap<&'static str, Option<Severity>>,
}

impl Settings {
    /// Sets how much a rule matters; `None` turns it off.
    pub fn set_severity(&mut self, rule: &'static Rule, severity: Option<Severity>) {
        self.severities.insert(rule.name, severity);
    }

    /// How much a rule matters; `None` where it is off.
    #[must_use]
    pub fn severity(&self, rule: &Rule) -> Option<Severity> {
        self.severities.get(rule.name).copied().unwrap_or(Some(rule.severity))
    }
}
