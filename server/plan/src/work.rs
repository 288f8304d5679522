//! A count of what was computed, so that tests can hold that an edit redoes its own part and no more.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Counts since the last [`Work::take`].
#[derive(Debug, Default)]
pub struct Work {
    sections: AtomicUsize,
    programmes: AtomicUsize,
    cross_checks: AtomicUsize,
    indexed: AtomicUsize,
    read_again: AtomicUsize,
}

/// What was computed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WorkDone {
    /// Sections whose own text was read.
    pub sections: usize,
    /// Programmes that were put together and checked on their own.
    pub programmes: usize,
    /// Programmes that were checked against the other documents of their edition.
    pub cross_checks: usize,
    /// Programmes whose part of the index was computed.
    pub indexed: usize,
    /// Closed documents that were read again because they were asked about.
    pub read_again: usize,
}

impl Work {
    /// A section was read.
    pub fn section_read(&self) {
        self.sections.fetch_add(1, Ordering::Relaxed);
    }

    /// A programme was put together.
    pub fn programme_built(&self) {
        self.programmes.fetch_add(1, Ordering::Relaxed);
    }

    /// A programme was checked against the others of its edition.
    pub fn cross_checked(&self) {
        self.cross_checks.fetch_add(1, Ordering::Relaxed);
    }

    /// A programme's part of the index was computed.
    pub fn programme_indexed(&self) {
        self.indexed.fetch_add(1, Ordering::Relaxed);
    }

    /// A closed document was read again.
    pub fn document_read_again(&self) {
        self.read_again.fetch_add(1, Ordering::Relaxed);
    }

    /// The counts since the last call, which begins a new count.
    pub fn take(&self) -> WorkDone {
        WorkDone {
            sections: self.sections.swap(0, Ordering::Relaxed),
            programmes: self.programmes.swap(0, Ordering::Relaxed),
            cross_checks: self.cross_checks.swap(0, Ordering::Relaxed),
            indexed: self.indexed.swap(0, Ordering::Relaxed),
            read_again: self.read_again.swap(0, Ordering::Relaxed),
        }
    }
}
