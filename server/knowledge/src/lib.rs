//! What is known of resolutions, Goals and organs: built into the program, and from reference files.
//!
//! What must stay true: nothing here reads a file or knows of plans; what no source tells is unknown, never wrong.

pub mod goals;
pub mod known;
pub mod registry;
pub mod titles;

pub use registry::Registry;
