//! Cells of tables for spreadsheets.

/// A cell that no spreadsheet takes for a formula: one that begins like a formula begins with an apostrophe, which spreadsheets take as
/// "this is text". NUL, which some of them stop at, is left out.
#[must_use]
pub fn guarded(cell: &str) -> String {
    let cell = cell.replace('\0', "");
    if begins_like_formula(&cell) { format!("'{cell}") } else { cell }
}

/// A cell without the apostrophe that [`guarded`] puts before it.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| begins_like_formula(rest)).unwrap_or(cell)
}

fn begins_like_formula(cell: &str) -> bool {
    cell.trim_start_matches(['\'', ' ', '\u{a0}', '\u{3000}', '\u{feff}'])
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '|', '%'])
}

#[cfg(test)]
mod tests {
    use super::{guarded, unguarded};

    #[test]
    fn nothing_becomes_a_formula() {
        for cell in ["=1+1", "+1", "-1", "@x", " =1", "\t=1", "＝1", "|x", "'=1"] {
            assert_eq!(guarded(cell), format!("'{cell}"));
        }
        for cell in ["a=1", "58/269", "(a)", "中文", "", "'quoted'"] {
            assert_eq!(guarded(cell), cell);
        }
    }

    #[test]
    fn a_cell_is_read_again_as_it_was() {
        for cell in ["=1+1", "'=1", "''-1", "'quoted'", "58/269", " ＝1", ""] {
            assert_eq!(unguarded(&guarded(cell)), cell);
        }
    }
}
