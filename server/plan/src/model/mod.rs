//! The plan as a domain: what the sections of a programme say together ([`programme`]), put together from their facts (`build`). Nothing
//! here looks at another document.

mod belonging;
pub(crate) mod build;
mod citing;
mod organs;
pub mod programme;
pub(crate) mod targets;

pub use programme::{Programme, Standing};
