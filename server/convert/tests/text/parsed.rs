//! The plans that an import writes, read by the grammar.
