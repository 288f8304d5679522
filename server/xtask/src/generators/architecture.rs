//! The drawing of crates and arrows in `docs/architecture.md`, from the manifests.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use planmark_house::drawing::{PAGE, drawn};
use planmark_house::floors::House;

use crate::output::Output;

pub(super) fn generate(repository: &Path) -> Result<Vec<Output>> {
    let page = fs::read_to_string(repository.join(PAGE)).with_context(|| format!("cannot read {PAGE}"))?;
    Ok(vec![Output::text(PAGE, drawn(&page, &House::read(repository)?)?)])
}
