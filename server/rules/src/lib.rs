//! The rules: one file each, and one line each in [`CHECKS`].
//!
//! A rule looks at as little as it can: the words of one section, one programme, one document, or a programme among the other
//! documents of its edition. What it looked at decides when it looks again. Its page, with examples that are also its test, is
//! `docs/rules/NAME.md`; its messages are in `server/findings/messages/messages.toml`.
//!
//! What must stay true: a rule is a function of what it is given. It keeps nothing, and it never guesses: where the plan leaves
//! two readings, the rule is silent. Nothing below this floor knows which rules there are: [`CHECKS`] is handed to the workspace.

use planmark_findings::Rule;
use planmark_workspace::check::Check;

mod equations;
mod table_words;

/// Declares the rules: for each its file, in which `CHECK` is the rule.
macro_rules! rules {
    ($($file:ident),* $(,)?) => {
        $(mod $file;)*

        /// Every rule with what it looks at, in the order of the catalogue: what a workspace is made with.
        pub static CHECKS: &[&Check] = &[$(&$file::CHECK),*];

        /// Every rule, in the order of the catalogue.
        pub static RULES: &[&Rule] = &[$(&$file::CHECK.rule),*];
    };
}

rules! {
    // Structure
    missing_indicator,
    orphan_indicator,
    missing_objective,
    duplicate_objective,
    missing_accomplishment,
    missing_section,
    empty_section,
    missing_title,
    heading_depth,
    unknown_heading,
    enumerator_sequence,
    paragraph_number,
    header_key,
    performance_measure_years,
    indicator_series,
    deliverable_total,
    column_formula,
    net_change,
    unbalanced_brackets,
    mixed_width,
    mixed_language,
    open_marker,
    odd_characters,
    import_doubt,
    // Citations
    malformed_citation,
    unread_citation,
    impossible_resolution,
    resolution_year,
    organ_mismatch,
    decision_as_resolution,
    draft_as_resolution,
    inconsistent_title,
    title_of_another,
    duplicate_mandate,
    mandate_extended,
    mandate_order,
    cited_not_mandated,
    superseded_mandate,
    link_mismatch,
    // References
    unresolved_reference,
    reference_title,
    unknown_goal,
    unmeasurable_indicator,
    repeated_text,
    terminology,
    stale_year,
    // Across editions
    revision_target,
    // The program itself
    configuration,
}

/// The rule about the program's own settings: it looks at no plan, and the program tells its findings.
pub static CONFIGURATION: &Rule = &configuration::CHECK.rule;

/// The rule of a name.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}
