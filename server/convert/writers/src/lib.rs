//! The writers: a plan in its canonical form, as other programs read it, and as it is printed.
//!
//! - [`planmark`]: what an importer read, in canonical Planmark;
//! - [`json`]: the whole plan, in a form of its own with a JSON Schema;
//! - [`csv`]: the logical framework, or the mandates, as a table;
//! - [`html`]: the printed layout, one page that needs nothing else;
//! - [`review`]: the yearly review of mandates, as JSON, as a table that takes decisions, and as a page.
//!
//! What text may hold in a cell of a table or on a page stands in one file, `guard`, for every writer.
//!
//! What must stay true: every word of the plan is in the JSON, and every word but comments and the header's keys on the page; text of
//! the plan is text there too, whatever it holds, and never becomes markup, a script or a formula.

pub mod csv;
mod guard;
pub mod html;
pub mod json;
pub mod planmark;
mod reading;
pub mod review;
mod table;
