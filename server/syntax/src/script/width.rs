//! How wide signs are in columns of a page or a terminal.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The columns of a text on a Chinese page, where signs of doubtful width (`“`, `…`) are wide.
#[must_use]
pub fn columns_on_page(text: &str) -> usize {
    text.width_cjk()
}

/// The columns of a sign in a terminal; `None` for a control sign.
#[must_use]
pub fn columns_of(sign: char) -> Option<usize> {
    sign.width()
}

/// Whether a sign takes two columns: an ideograph or another full-width sign.
#[must_use]
pub fn is_wide(sign: char) -> bool {
    columns_of(sign) == Some(2)
}
