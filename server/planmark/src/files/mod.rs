//! Which files are meant, and reading them: every failure is a [`Problem`] that names the path and the cause.
//!
//! What must stay true: the order of files depends on their names alone; nothing is read that is no regular file, so that a pipe or
//! a device cannot hold the program up; one path that fails does not keep the others from being read.

#[cfg(feature = "native")]
mod disk;
mod encoding;
mod file_system;
mod memory;
mod problem;

#[cfg(feature = "native")]
pub use disk::{Disk, PlanFile, find, make_folder, read, read_plan, read_text, write};
pub(crate) use encoding::decode;
pub use file_system::{FileSystem, Stamp};
pub use memory::Memory;
pub use problem::{Cause, Problem, name, printable};
