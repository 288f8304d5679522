//! Export: a plan as other programs read it, and as it is printed.
//!
//! - [`json`]: the whole plan, in a form of its own with a JSON Schema;
//! - [`csv`]: the logical framework, or the mandates, as a table;
//! - [`html`]: the printed layout, one page that needs nothing else;
//! - [`cell`]: what a cell of a table may begin with, for every table that spreadsheets read.
//!
//! What must stay true: every word of the plan is in the JSON, and every word but comments and the header's keys on the page; text of
//! the plan is text there too, whatever it holds, and never becomes markup, a script or a formula.

pub mod cell;
pub mod csv;
pub mod html;
pub mod json;
mod reading;
