//! Text that stays text: in cells that spreadsheets read, and on pages.

/// A cell that no spreadsheet takes for a formula: one that begins like a formula begins with an apostrophe, which spreadsheets take as
/// "this is text". NUL, which some of them stop at, is left out.
pub(crate) fn guarded(cell: &str) -> String {
    let cell = cell.replace('\0', "");
    if begins_like_formula(&cell) { format!("'{cell}") } else { cell }
}

/// A cell without the apostrophe that [`guarded`] puts before it.
pub(crate) fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| begins_like_formula(rest)).unwrap_or(cell)
}

fn begins_like_formula(cell: &str) -> bool {
    cell.trim_start_matches(['\'', ' ', '\u{a0}', '\u{3000}', '\u{feff}'])
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '|', '%'])
}

/// Text as HTML, in an element or in an attribute between quotation marks.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // Neither is allowed in HTML, nor is there a way to write them.
            sign if sign.is_control() && !matches!(sign, '\n' | '\t') => escaped.push('\u{fffd}'),
            sign => escaped.push(sign),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{escape, guarded, unguarded};

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

    #[test]
    fn text_never_becomes_markup() {
        assert_eq!(
            escape("<b a='1' c=\"2\">&</b>\u{0}"),
            "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;&lt;/b&gt;\u{fffd}"
        );
    }
}
