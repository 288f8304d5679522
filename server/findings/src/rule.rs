//! A rule as those know it who show what it found.

use std::fmt;

use crate::severity::Severity;

/// A rule, by its name and by how much it matters. What it looks at is the matter of whoever checks.
pub struct Rule {
    /// The kebab-case name: the code of its findings, and the name of its page.
    pub name: &'static str,
    /// How much its findings matter unless the settings say otherwise.
    pub severity: Severity,
    /// The key of the sentence that says what it finds, for lists of rules.
    pub summary: &'static str,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
