//! Where the sources of generated files lie.

/// Where the keyword table lies, from the top of the repository.
pub(crate) const KEYWORD_TABLE: &str = "grammar/keywords.toml";

/// Where the grammar lies, from the top of the repository.
pub(crate) const GRAMMAR: &str = "grammar/grammar.js";
