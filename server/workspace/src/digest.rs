//! Digests in few bytes, for what is kept of many documents.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

/// A digest of a value in few bytes.
#[must_use]
pub(crate) fn digest_of(value: &(impl Hash + ?Sized)) -> u32 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    let digest = hasher.finish();
    // The upper half is the better mixed one.
    u32::try_from(digest >> 32).unwrap_or_default() ^ u32::try_from(digest & 0xffff_ffff).unwrap_or_default()
}
