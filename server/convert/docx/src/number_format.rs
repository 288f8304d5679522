//! Numbers as a chart shows them: the value and the code of its format (ISO/IEC 29500-1, 18.8.31).

/// `value` as the format shows it. A format that is not understood shows the plain number.
pub(super) fn formatted(value: f64, code: &str) -> String {
    if code.is_empty() || code.eq_ignore_ascii_case("general") || code == "@" {
        return plain(value);
    }
    let sections = sections(code);
    let index = match sections.len() {
        0 => return plain(value),
        1 => 0,
        2 => usize::from(value < 0.0),
        _ if value > 0.0 => 0,
        _ if value < 0.0 => 1,
        _ => 2,
    };
    let Some(section) = sections.get(index).and_then(|section| Section::read(section)) else {
        return plain(value);
    };
    // A section of its own says how the sign is shown; the first shows it as it is.
    let sign = if value < 0.0 && index == 0 { "-" } else { "" };
    format!("{sign}{}", section.show(value.abs()))
}

/// The shortest number that is the value, as an office program shows it without a format: fifteen digits at most.
fn plain(value: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    if rounded == 0.0 { "0".to_owned() } else { format!("{rounded}") }
}

/// The parts of a format between semicolons, quotation marks observed.
fn sections(code: &str) -> Vec<String> {
    let mut sections = vec![String::new()];
    let mut quoted = false;
    let mut escaped = false;
    for sign in code.chars() {
        match sign {
            ';' if !quoted && !escaped => {
                sections.push(String::new());
                continue;
            }
            '"' if !escaped => quoted = !quoted,
            _ => {}
        }
        escaped = sign == '\\' && !escaped && !quoted;
        if let Some(last) = sections.last_mut() {
            last.push(sign);
        }
    }
    sections
}

/// A section of a format.
#[derive(Debug, Default)]
struct Section {
    before: String,
    after: String,
    /// It shows digits, not words alone.
    digits: bool,
    decimals: usize,
    /// What parts thousands.
    thousands: Option<char>,
    percent: bool,
}

/// Most decimals that a format shows; more are no format.
const MOST_DECIMALS: usize = 15;

impl Section {
    fn read(code: &str) -> Option<Self> {
        let mut section = Self::default();
        let mut signs = code.chars().peekable();
        let (mut fraction, mut places) = (false, 0_usize);
        while let Some(sign) = signs.next() {
            match sign {
                '0' | '#' => {
                    section.digits = true;
                    section.decimals += usize::from(fraction && sign == '0');
                    places += 1;
                }
                '?' => places += 1,
                '.' if section.digits => fraction = true,
                ',' if section.digits => section.thousands = Some(','),
                // `#\ ##0` and `# ##0`: a blank between digits parts thousands.
                '\\' | ' '
                    if section.digits
                        && !fraction
                        && is_blank(sign, signs.peek())
                        && digits_follow(&signs) =>
                {
                    if sign == '\\' {
                        signs.next();
                    }
                    section.thousands = Some(' ');
                }
                '\\' => section.literal(signs.next()?),
                '"' => {
                    for literal in signs.by_ref().take_while(|sign| *sign != '"') {
                        section.literal(literal);
                    }
                }
                // A blank as wide as the next sign, or a sign that fills the cell.
                '_' | '*' => {
                    signs.next();
                }
                '[' => {
                    signs.by_ref().take_while(|sign| *sign != ']').for_each(drop);
                }
                '%' => {
                    section.percent = true;
                    section.literal('%');
                }
                // Text, powers, fractions, dates and times.
                '@' | 'E' | 'e' | '/' | 'd' | 'm' | 'y' | 'h' | 's' => return None,
                literal => section.literal(literal),
            }
        }
        (places > 0 || !section.before.is_empty()).then_some(section)
    }

    fn literal(&mut self, sign: char) {
        if self.digits { self.after.push(sign) } else { self.before.push(sign) }
    }

    fn show(&self, value: f64) -> String {
        let mut shown = self.before.clone();
        if self.digits {
            let value = if self.percent { value * 100.0 } else { value };
            let decimals = self.decimals.min(MOST_DECIMALS);
            // Halves go up, as office programs round them.
            let unit = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
            let number = format!("{:.*}", decimals, (value * unit).round() / unit);
            let (whole, fraction) =
                number.split_once('.').map_or((number.as_str(), None), |(a, b)| (a, Some(b)));
            shown.push_str(&grouped(whole, self.thousands));
            if let Some(fraction) = fraction {
                shown.push('.');
                shown.push_str(fraction);
            }
        }
        shown.push_str(&self.after);
        shown.trim().to_owned()
    }
}

fn is_blank(sign: char, next: Option<&char>) -> bool {
    sign == ' ' || next.is_some_and(|next| matches!(next, ' ' | '\u{A0}'))
}

fn digits_follow(signs: &std::iter::Peekable<std::str::Chars<'_>>) -> bool {
    signs.clone().find(|sign| !matches!(sign, ' ' | '\u{A0}')).is_some_and(|sign| matches!(sign, '0' | '#'))
}

fn grouped(whole: &str, separator: Option<char>) -> String {
    let Some(separator) = separator else { return whole.to_owned() };
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::formatted;

    #[test]
    fn values_are_shown_as_their_format_says() {
        let dashed = r##"_(* #\ ##0_);_(* \(#\ ##0\);_(* "-"??_);_(@_)"##;
        for (value, code, expected) in [
            (5000.0, "General", "5000"),
            (0.57, "General", "0.57"),
            (0.1 + 0.2, "", "0.3"),
            (101_030.0, dashed, "101 030"),
            (0.0, dashed, "-"),
            (-25.0, dashed, "(25)"),
            (1234.5, "#,##0", "1,235"),
            (1234.5, "#,##0.00", "1,234.50"),
            (-7.0, "0", "-7"),
            (0.914, "0%", "91%"),
            (0.914, "0.0%", "91.4%"),
            (12.0, "0\" days\"", "12 days"),
            (12.0, "[$-409]d-mmm", "12"),
        ] {
            assert_eq!(formatted(value, code), expected, "{code}");
        }
    }
}
