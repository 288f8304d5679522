//! Writes every generated file.

fn main() {}
