//! How the server is built, read from its manifests and sources: the crates with their floors and arrows ([`floors`]), the modules of a
//! crate that use each other in a circle ([`modules`]), and the drawing of it all ([`drawing`]).
//!
//! What must hold is said by the tests in `tests/house.rs`; the generator of `docs/architecture.md` draws from here.

pub mod drawing;
pub mod floors;
pub mod modules;
mod sources;
mod tokens;
