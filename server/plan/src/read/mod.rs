//! From the tree of a text to the facts of its sections.
//!
//! [`facts`] is what one section's own words say; they are computed once (`extract`) and carried along for as long as those words stay
//! (`outline`). Facts know nothing of what stands around their section.

mod accomplishments;
mod doubts;
pub mod exhibits;
pub mod extract;
pub mod facts;
pub mod header;
pub mod indicator_series;
mod introduced;
mod linked;
pub(crate) mod listed;
pub(crate) mod listing;
pub mod measured;
mod naming;
mod of_another;
pub(crate) mod outline;
mod series;

pub use doubts::doubt;
pub use facts::SectionFacts;
pub use header::{Edition, Format, Header};
