//! Numbers as tables print them: `1 234`, `1,234.5`, `1 234,5`, `(7.2)`, `–`.

use planmark_syntax::without_marks;

/// A number of a table, exact to the thousandth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The value in thousandths.
    pub thousandths: i64,
    /// The number of decimals printed, 0 to 3.
    pub decimals: u8,
    /// How it is printed.
    style: Style,
}

/// How numbers of a table are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Style {
    group: Option<char>,
    point: char,
    bracketed: bool,
    digits: Digits,
    /// The sign for nothing, where the cell holds no more than that.
    nil: Option<char>,
}

/// The ten signs in which a number is printed, by the sign for zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Digits {
    European,
    FullWidth,
    Arabic,
    Persian,
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// No word and no sign.
    Blank,
    /// A number, or a sign for nothing.
    Amount(Amount),
    /// Anything else, a number that can be read in two ways included.
    Text,
}

/// Signs for nothing.
const NIL: [char; 9] = ['-', '–', '—', '‒', '―', '−', '－', '‐', '‑'];

/// Blanks that part thousands.
const BLANKS: [char; 5] = [' ', '\u{a0}', '\u{202f}', '\u{2009}', '\u{3000}'];

impl Digits {
    const ALL: [Self; 4] = [Self::European, Self::FullWidth, Self::Arabic, Self::Persian];

    fn zero(self) -> char {
        match self {
            Self::European => '0',
            Self::FullWidth => '０',
            Self::Arabic => '٠',
            Self::Persian => '۰',
        }
    }

    fn value(self, sign: char) -> Option<u32> {
        u32::from(sign).checked_sub(u32::from(self.zero())).filter(|value| *value < 10)
    }
}

/// The value of a digit, and the sign for zero of the digits to which it belongs.
pub fn digit(sign: char) -> Option<(u32, char)> {
    Digits::ALL.into_iter().find_map(|digits| Some((digits.value(sign)?, digits.zero())))
}

impl Cell {
    /// Reads a cell. Marks of footnotes do not count.
    pub fn read(text: &str) -> Self {
        let text = without_marks(text);
        let text = text.trim().trim_matches(BLANKS);
        if text.is_empty() {
            return Self::Blank;
        }
        read(without_revised(text)).map_or(Self::Text, Self::Amount)
    }

    /// Whether it holds nothing, or a sign for nothing.
    pub fn is_nil(self) -> bool {
        match self {
            Self::Blank => true,
            Self::Amount(amount) => amount.style.nil.is_some(),
            Self::Text => false,
        }
    }

    /// The number.
    pub fn amount(self) -> Option<Amount> {
        match self {
            Self::Amount(amount) => Some(amount),
            Self::Blank | Self::Text => None,
        }
    }
}

/// `1` of `1 [3]`: between square brackets stands what an earlier document had.
fn without_revised(text: &str) -> &str {
    let revised = text.strip_suffix(']').and_then(|text| text.rsplit_once('['));
    let is_number =
        |(before, inner): &(&str, &str)| !before.trim().is_empty() && read(inner.trim()).is_some();
    revised.filter(is_number).map_or(text, |(before, _)| before.trim())
}

fn read(text: &str) -> Option<Amount> {
    let (text, bracketed) =
        match text.strip_prefix(['(', '（']).and_then(|inner| inner.strip_suffix([')', '）'])) {
            Some(inner) => (inner.trim(), true),
            None => (text, false),
        };
    let mut signs = text.chars();
    let first = signs.next()?;
    if NIL.contains(&first) && signs.as_str().is_empty() {
        let style = Style {
            group: Some(' '),
            point: '.',
            bracketed: true,
            digits: Digits::European,
            nil: Some(first),
        };
        return Some(Amount { thousandths: 0, decimals: 0, style });
    }
    let (text, minus) = match text.strip_prefix(['-', '−', '–']) {
        Some(rest) if !bracketed => (rest.trim(), true),
        _ => (text, false),
    };
    let digits =
        Digits::ALL.into_iter().find(|digits| text.chars().any(|sign| digits.value(sign).is_some()))?;
    let (whole, decimals, group, point) = parts(text, digits)?;
    if decimals.len() > 3 || whole.len() > 12 {
        return None;
    }
    let mut value: i64 = 0;
    for digit in whole.iter().chain(&decimals) {
        value = value.checked_mul(10)?.checked_add(i64::from(*digit))?;
    }
    for _ in decimals.len()..3 {
        value = value.checked_mul(10)?;
    }
    let negative = bracketed || minus;
    Some(Amount {
        thousandths: if negative { -value } else { value },
        decimals: u8::try_from(decimals.len()).ok()?,
        style: Style { group, point, bracketed: !minus, digits, nil: None },
    })
}

type Parts = (Vec<u32>, Vec<u32>, Option<char>, char);

/// The digits before and behind the decimal sign, the sign that parts thousands, and the decimal sign. `None` where that can be read
/// in two ways: `1.234` is a thousand and some in one language, one and a bit in another.
fn parts(text: &str, digits: Digits) -> Option<Parts> {
    let mut runs: Vec<Vec<u32>> = vec![Vec::new()];
    let mut separators: Vec<char> = Vec::new();
    for sign in text.chars() {
        match digits.value(sign) {
            Some(value) => runs.last_mut()?.push(value),
            None if BLANKS.contains(&sign) || matches!(sign, ',' | '.' | '，' | '．' | '٫' | '٬' | '،') =>
            {
                separators.push(sign);
                runs.push(Vec::new());
            }
            None => return None,
        }
    }
    if runs.iter().any(Vec::is_empty) {
        return None;
    }
    let last = separators.last().copied();
    let is_thousands = |separators: &[char], runs: &[Vec<u32>]| {
        separators.windows(2).all(|pair| pair[0] == pair[1])
            && runs.first().is_some_and(|run| run.len() <= 3)
            && runs.iter().skip(1).all(|run| run.len() == 3)
    };
    let Some(last) = last else { return Some((runs.concat(), Vec::new(), None, '.')) };
    let groups_only =
        BLANKS.contains(&last) || last == '٬' || matches!(last, ',' | '，') || separators.len() > 1;
    if groups_only && is_thousands(&separators, &runs) {
        let point = if matches!(last, ',' | '，') || BLANKS.contains(&last) { '.' } else { ',' };
        return Some((runs.concat(), Vec::new(), Some(last), point));
    }
    let before = &separators[..separators.len() - 1];
    let decimals = runs.pop()?;
    let ambiguous =
        before.is_empty() && matches!(last, '.' | '．') && decimals.len() == 3 && runs.concat() != [0];
    if BLANKS.contains(&last) || last == '٬' || ambiguous || before.contains(&last) {
        return None;
    }
    (before.is_empty() || is_thousands(before, &runs))
        .then(|| (runs.concat(), decimals, before.first().copied(), last))
}

impl Amount {
    /// Whether the value is nothing.
    pub fn is_zero(self) -> bool {
        self.thousandths == 0
    }

    /// Another value, printed as this one is; `model`, another number of the table, shows how where this one is nothing.
    pub fn print(self, thousandths: i64, decimals: u8, model: Option<Self>) -> String {
        let style =
            if self.style.nil.is_some() { model.map_or(self.style, |model| model.style) } else { self.style };
        if thousandths == 0 {
            let nil = self.style.nil.or_else(|| model.and_then(|model| model.style.nil));
            return nil.unwrap_or('–').to_string();
        }
        let decimals = decimals.min(3);
        let scaled = thousandths.unsigned_abs() / 10_u64.pow(3 - u32::from(decimals));
        let decimals = usize::from(decimals);
        let all = format!("{scaled:0>width$}", width = decimals + 1);
        let (whole, fraction) = all.split_at(all.len() - decimals);
        let mut printed = String::new();
        for (at, digit) in whole.chars().enumerate() {
            let left = whole.len() - at;
            if at > 0
                && left % 3 == 0
                && let Some(group) =
                    style.group.or_else(|| model.and_then(|model| model.style.group)).or(Some(' '))
            {
                printed.push(group);
            }
            printed.push(digit);
        }
        if decimals > 0 {
            printed.push(style.point);
            printed.push_str(fraction);
        }
        let zero = u32::from(style.digits.zero());
        let printed: String = printed
            .chars()
            .map(|sign| sign.to_digit(10).and_then(|digit| char::from_u32(zero + digit)).unwrap_or(sign))
            .collect();
        match (thousandths < 0, style.bracketed) {
            (true, true) => format!("({printed})"),
            (true, false) => format!("−{printed}"),
            (false, _) => printed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Cell;

    fn value(text: &str) -> Option<(i64, u8)> {
        Cell::read(text).amount().map(|amount| (amount.thousandths, amount.decimals))
    }

    #[test]
    fn numbers_are_read_as_six_languages_print_them() {
        for (text, thousandths, decimals) in [
            ("7", 7_000, 0),
            ("1 234", 1_234_000, 0),
            ("1\u{a0}234.5", 1_234_500, 1),
            ("1\u{202f}234,5", 1_234_500, 1),
            ("1,234.5", 1_234_500, 1),
            ("1.234,5", 1_234_500, 1),
            ("1,234", 1_234_000, 0),
            ("1.234.567", 1_234_567_000, 0),
            ("12,5", 12_500, 1),
            ("0.25", 250, 2),
            ("(7.2)", -7_200, 1),
            ("( 0.2)", -200, 1),
            ("（7.2）", -7_200, 1),
            ("-7.2", -7_200, 1),
            ("−7", -7_000, 0),
            ("18 217[^a]", 18_217_000, 0),
            ("１２", 12_000, 0),
            ("١٬٢٣٤٫٥", 1_234_500, 1),
            ("1 [3]", 1_000, 0),
            ("1 234 [5 678]", 1_234_000, 0),
            ("–", 0, 0),
            ("—", 0, 0),
            ("(–)", 0, 0),
        ] {
            assert_eq!(value(text), Some((thousandths, decimals)), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_or_two_is_none() {
        for text in [
            "1.234",
            "[3]",
            "1 [maps]",
            "2 countries",
            "12 34",
            "1 2",
            "3–4",
            "1,2,3",
            "a",
            "19 146 a",
            "1..2",
            "100%",
            "999999999999999",
        ] {
            assert_eq!(Cell::read(text), Cell::Text, "{text}");
        }
        assert_eq!(Cell::read(" \u{a0}"), Cell::Blank);
        assert_eq!(Cell::read("[^1]"), Cell::Blank);
    }

    #[test]
    fn a_number_is_printed_as_the_one_it_replaces() {
        let print = |like: &str, thousandths: i64, decimals: u8, model: &str| {
            let amount = Cell::read(like).amount()?;
            Some(amount.print(thousandths, decimals, Cell::read(model).amount()))
        };
        for (like, thousandths, decimals, model, printed) in [
            ("1 234", 2_345_000, 0, "1", "2 345"),
            ("1,234.5", -2_345_600, 1, "1", "(2,345.6)"),
            ("1.234,5", 1_000_000, 1, "1", "1.000,0"),
            ("-7.2", -7_300, 1, "1", "−7.3"),
            ("9", 12_345_678_000, 0, "1 000", "12 345 678"),
            ("–", -1_000, 0, "(6)", "(1)"),
            ("–", 500, 1, "0.3", "0.5"),
            ("4", 0, 0, "—", "—"),
            ("٤", 12_000, 0, "1", "١٢"),
            ("0.125", 12, 3, "1", "0.012"),
        ] {
            assert_eq!(
                print(like, thousandths, decimals, model).as_deref(),
                Some(printed),
                "{like} {thousandths}"
            );
        }
    }
}
