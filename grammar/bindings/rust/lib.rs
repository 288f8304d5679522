//! The tree-sitter grammar of Planmark, the plain-text markup in which United Nations programme plans are drafted.
//!
//! The grammar is total: it yields no `ERROR` and no `MISSING` node on any input.
//!
//! ```
//! let mut parser = tree_sitter::Parser::new();
//! parser.set_language(&tree_sitter_planmark::LANGUAGE.into())?;
//! let tree = parser.parse("# Programme 2: Political affairs\n", None).ok_or("parsing was stopped")?;
//! assert_eq!(tree.root_node().kind(), "document");
//! assert!(!tree.root_node().has_error());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use tree_sitter_language::LanguageFn;

unsafe extern "C" {
    fn tree_sitter_planmark() -> *const ();
}

/// The grammar.
// SAFETY: the generated parser exports this function, which returns a language that lives as long as the program.
pub const LANGUAGE: LanguageFn = unsafe { LanguageFn::from_raw(tree_sitter_planmark) };

/// Every kind of node with its fields and children, as JSON in tree-sitter's own form.
pub const NODE_TYPES: &str = include_str!("../../src/node-types.json");

/// What is highlighted, and how.
pub const HIGHLIGHTS_QUERY: &str = include_str!("../../queries/highlights.scm");

/// What can be folded.
pub const FOLDS_QUERY: &str = include_str!("../../queries/folds.scm");

/// Text in other languages: comments.
pub const INJECTIONS_QUERY: &str = include_str!("../../queries/injections.scm");

/// Footnotes and the references to them.
pub const LOCALS_QUERY: &str = include_str!("../../queries/locals.scm");

/// What a plan defines, and what it refers to.
pub const TAGS_QUERY: &str = include_str!("../../queries/tags.scm");

/// How lines are indented.
pub const INDENTS_QUERY: &str = include_str!("../../queries/indents.scm");

/// The outline of a plan.
pub const OUTLINE_QUERY: &str = include_str!("../../queries/outline.scm");
