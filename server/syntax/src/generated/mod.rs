//! Made by `cargo run -p xtask -- generate`. Do not edit.

pub mod keywords;
