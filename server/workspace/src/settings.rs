//! What a user can set: how much each rule matters, and what is known of resolutions.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::FxHasher;

use planmark_findings::Rule;
use planmark_findings::finding::Severity;
use planmark_knowledge::registry::Registry;

/// Settings of the analysis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    severities: BTreeMap<&'static str, Option<Severity>>,
    registry: Arc<Registry>,
    aliases: BTreeMap<String, String>,
}

impl Settings {
    /// Sets how much a rule matters; `None` turns it off. It changes what is shown, never what is computed.
    pub fn set_severity(&mut self, rule: &'static Rule, severity: Option<Severity>) {
        self.severities.insert(rule.name, severity);
    }

    /// How much a rule matters; `None` where it is off.
    #[must_use]
    pub fn severity(&self, rule: &Rule) -> Option<Severity> {
        self.severities.get(rule.name).copied().unwrap_or(Some(rule.severity))
    }

    /// Takes over what reference files say of resolutions. What depends on it is computed again.
    pub fn set_registry(&mut self, registry: Arc<Registry>) {
        self.registry = registry;
    }

    /// What reference files say of resolutions; nothing where none was loaded.
    #[must_use]
    pub fn registry(&self) -> &Arc<Registry> {
        &self.registry
    }

    /// Sets other names of departments and programmes: the name that is used, and the name that it stands for.
    pub fn set_aliases(&mut self, aliases: BTreeMap<String, String>) {
        self.aliases = aliases;
    }

    /// Other names, with the names that they stand for.
    #[must_use]
    pub fn aliases(&self) -> &BTreeMap<String, String> {
        &self.aliases
    }

    /// A digest of the other names.
    #[must_use]
    pub fn aliases_digest(&self) -> u64 {
        let mut hasher = FxHasher::default();
        self.aliases.hash(&mut hasher);
        hasher.finish()
    }

    /// Whether the settings say that two names are of one entity.
    #[must_use]
    pub fn are_one(&self, one: &str, two: &str) -> bool {
        let meant = |name: &str| self.aliases.get(name).map_or_else(|| name.to_owned(), Clone::clone);
        meant(one) == meant(two)
    }
}
