//! The plan as a domain: from the nodes of the tree to sections, and from sections to programmes.
//!
//! [`facts`] is what one section's own words say; it is computed once and carried along for as long as those words stay
//! (`outline`). [`programme`] is what the sections of a programme say together (`build`). Nothing here looks at another document.

pub(crate) mod build;
mod citing;
mod entries;
pub(crate) mod evidence;
pub(crate) mod extract;
pub mod facts;
pub mod header;
mod linked;
pub(crate) mod measured;
mod organs;
pub(crate) mod outline;
pub mod programme;
mod series;
pub(crate) mod targets;

use std::sync::Arc;

use planmark_syntax::Parsed;

pub use facts::SectionFacts;
pub use header::{Edition, Format, Header};
pub use programme::{Programme, Standing};

use crate::rules;
use outline::Placed;

/// The header of a document.
pub(crate) fn read_header(parsed: &Parsed) -> Header {
    extract::header(parsed)
}

/// A programme from its sections, with what the rules that need no other document find in it.
pub(crate) fn build_programme(header: &Arc<Header>, sections: &[Placed], others: bool) -> Programme {
    let mut programme = build::build(header, sections, others);
    let mut findings: Vec<_> = programme
        .sections
        .iter()
        .flat_map(|section| section.facts.findings.iter().map(|finding| finding.shifted(section.start)))
        .collect();
    findings.extend(rules::check_programme(&programme));
    programme.findings = findings;
    programme
}
