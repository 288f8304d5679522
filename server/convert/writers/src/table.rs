//! Tables for spreadsheets: CSV (RFC 4180) in UTF-8 with a byte-order mark, by which they know the encoding.
//!
//! Text of a plan never becomes a formula: where a cell would begin with a sign that spreadsheets take for one, an apostrophe is put
//! before it (OWASP, “CSV Injection”).

use csv::{Terminator, Writer, WriterBuilder};

use crate::guard::guarded;

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A table, row by row.
pub(crate) struct Table {
    writer: Writer<Vec<u8>>,
}

impl Table {
    pub(crate) fn new() -> Self {
        let mut builder = WriterBuilder::new();
        builder.terminator(Terminator::CRLF).flexible(true);
        Self { writer: builder.from_writer(BYTE_ORDER_MARK.as_bytes().to_vec()) }
    }

    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = impl AsRef<str>>) {
        // Writing to memory cannot fail.
        let _ = self.writer.write_record(cells.into_iter().map(|cell| guarded(cell.as_ref())));
    }

    pub(crate) fn finish(self) -> String {
        let bytes = self.writer.into_inner().unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }
}
