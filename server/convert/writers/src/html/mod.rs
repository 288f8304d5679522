//! A plan as it is printed: one page of HTML with its style, which needs nothing else and runs nothing.
//!
//! Headings follow each other by level and skip none, whatever their number of `#`; tables have captions, and heads with their
//! scope; the page has the language of the plan and runs from right to left where the language does.

mod inline;
mod labels;
mod page;
mod tables;

pub use page::html;
