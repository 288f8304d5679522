//! Brackets and quotation marks in running text.

/// A bracket or quotation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sign {
    /// Its byte in the text.
    pub at: usize,
    /// The sign.
    pub sign: char,
    /// Which signs can be its partners: those of the same kind, of either width.
    pub kind: usize,
    /// Whether it opens.
    pub opens: bool,
    /// Whether it is the full-width form of a sign that has both.
    pub is_wide: bool,
    /// Whether it is a quotation mark.
    pub is_quotation: bool,
}

/// The kinds: opening and closing sign, then their full-width forms. Single quotation marks are left out: the closing one is
/// the apostrophe too.
const KINDS: [(&str, &str, bool); 8] = [
    ("(（", ")）", false),
    ("[［", "]］", false),
    ("《", "》", false),
    ("〈", "〉", false),
    ("【", "】", false),
    ("“", "”", true),
    ("«", "»", true),
    ("「", "」", true),
];

impl Sign {
    fn of(at: usize, sign: char) -> Option<Self> {
        KINDS.iter().enumerate().find_map(|(kind, (open, close, is_quotation))| {
            let opens = open.contains(sign);
            (opens || close.contains(sign)).then_some(Self {
                at,
                sign,
                kind,
                opens,
                is_wide: matches!(sign, '（' | '）' | '［' | '］'),
                is_quotation: *is_quotation,
            })
        })
    }

    /// The closing sign of the same width.
    pub fn partner(self) -> Option<char> {
        let (open, close, _) = KINDS[self.kind];
        let place = open.chars().position(|sign| sign == self.sign)?;
        close.chars().nth(place)
    }
}

/// The brackets and quotation marks of a text, in order. The closing bracket of an enumeration, `1)` or `a)`, is none.
pub fn signs(text: &str) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::new();
    let mut open_round = 0_usize;
    for (at, sign) in text.char_indices().filter_map(|(at, sign)| Some((at, Sign::of(at, sign)?))) {
        if sign.kind == 0 {
            if sign.opens {
                open_round += 1;
            } else if open_round == 0 && closes_enumerator(&text[..at]) {
                continue;
            } else {
                open_round = open_round.saturating_sub(1);
            }
        }
        signs.push(sign);
    }
    signs
}

/// Whether a text ends with what stands before the bracket of an enumeration: a number or a letter by itself.
fn closes_enumerator(before: &str) -> bool {
    let word: Vec<char> =
        before.chars().rev().take_while(|sign| sign.is_alphanumeric() && !is_han(*sign)).take(5).collect();
    let short = match word.as_slice() {
        [] => false,
        [sign] => sign.is_alphanumeric(),
        signs => {
            signs.len() <= 4
                && (signs.iter().all(char::is_ascii_digit)
                    || signs.iter().all(|sign| "ivxIVX".contains(*sign)))
        }
    };
    let length: usize = word.iter().map(|sign| sign.len_utf8()).sum();
    let outside = before[..before.len() - length].chars().next_back();
    short && outside.is_none_or(|sign| sign.is_whitespace() || is_han(sign) || "：；，、:;,.".contains(sign))
}

fn is_han(sign: char) -> bool {
    matches!(sign, '\u{3400}'..='\u{9fff}')
}
