//! Brackets and quotation marks.

use super::classes::is_arabic;

/// Which signs can be partners: those of the same kind, of either width. Single quotation marks are none, since the closing one is the
/// apostrophe too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BracketKind {
    /// `( )` and `（ ）`.
    Round,
    /// `[ ]` and `［ ］`.
    Square,
    /// `《 》`.
    DoubleAngle,
    /// `〈 〉`.
    Angle,
    /// `【 】`.
    Lenticular,
    /// `“ ”`, in Arabic `” “`.
    Quotation,
    /// `« »`.
    Guillemets,
    /// `「 」`.
    Corner,
}

/// A bracket or quotation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bracket {
    /// Its kind.
    pub kind: BracketKind,
    /// Whether it opens.
    pub opens: bool,
    /// Whether it is the full-width form of a sign that has both.
    pub is_wide: bool,
    /// The sign that closes what this one opens, or opens what it closes, in the same width.
    pub partner: char,
}

impl Bracket {
    /// The bracket that a sign is.
    #[must_use]
    pub const fn of(sign: char) -> Option<Self> {
        use BracketKind::{Angle, Corner, DoubleAngle, Guillemets, Lenticular, Quotation, Round, Square};
        let (kind, opens, is_wide, partner) = match sign {
            '(' => (Round, true, false, ')'),
            ')' => (Round, false, false, '('),
            '（' => (Round, true, true, '）'),
            '）' => (Round, false, true, '（'),
            '[' => (Square, true, false, ']'),
            ']' => (Square, false, false, '['),
            '［' => (Square, true, true, '］'),
            '］' => (Square, false, true, '［'),
            '《' => (DoubleAngle, true, false, '》'),
            '》' => (DoubleAngle, false, false, '《'),
            '〈' => (Angle, true, false, '〉'),
            '〉' => (Angle, false, false, '〈'),
            '【' => (Lenticular, true, false, '】'),
            '】' => (Lenticular, false, false, '【'),
            '“' => (Quotation, true, false, '”'),
            '”' => (Quotation, false, false, '“'),
            '«' => (Guillemets, true, false, '»'),
            '»' => (Guillemets, false, false, '«'),
            '「' => (Corner, true, false, '」'),
            '」' => (Corner, false, false, '「'),
            _ => return None,
        };
        Some(Self { kind, opens, is_wide, partner })
    }

    /// Whether it is a quotation mark.
    #[must_use]
    pub const fn is_quotation(self) -> bool {
        matches!(self.kind, BracketKind::Quotation | BracketKind::Guillemets | BracketKind::Corner)
    }
}

/// The brackets and quotation marks of a text, each with its byte and its sign.
pub fn brackets(text: &str) -> impl Iterator<Item = (usize, char, Bracket)> {
    text.bytes().enumerate().filter(|(_, byte)| may_begin_bracket(*byte)).filter_map(|(at, _)| {
        let behind = text.get(at..)?;
        let sign = behind.chars().next()?;
        let bracket = Bracket::of(sign)?;
        let is_turned = bracket.kind == BracketKind::Quotation && text.chars().any(is_arabic);
        let opens = if is_turned { opens_in_arabic(behind) } else { bracket.opens };
        Some((at, sign, Bracket { opens, ..bracket }))
    })
}

/// Whether the quotation mark opens with which a text begins. The Arabic editions of resolutions open with `”` and close with `“`
/// (A/RES/75/212), and both signs are typed for either: what stands directly before a word opens.
fn opens_in_arabic(text: &str) -> bool {
    let next = text.chars().nth(1);
    next.is_some_and(|next| next.is_alphanumeric() || Bracket::of(next).is_some_and(|bracket| bracket.opens))
}

/// Whether a byte of UTF-8 can be the first of a bracket. Nearly all bytes of a text are not, Chinese ones included, and need not be decoded.
const fn may_begin_bracket(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'[' | b']' | 0xc2 | 0xe2 | 0xe3 | 0xef)
}

#[cfg(test)]
mod tests {
    use super::{Bracket, brackets, may_begin_bracket};

    #[test]
    fn every_bracket_has_its_partner_and_is_found() {
        let mut count = 0;
        for sign in '\0'..=char::MAX {
            let Some(bracket) = Bracket::of(sign) else { continue };
            count += 1;
            let partner = Bracket::of(bracket.partner).expect("a partner is a bracket");
            assert_eq!(
                (partner.partner, partner.kind, partner.is_wide),
                (sign, bracket.kind, bracket.is_wide)
            );
            assert_ne!(partner.opens, bracket.opens);
            assert!(may_begin_bracket(sign.to_string().as_bytes()[0]), "{sign}");
        }
        assert_eq!(count, 20);
    }

    #[test]
    fn brackets_are_found_between_other_signs() {
        let found: Vec<_> = brackets("é。大会（x) «y»…").map(|(at, sign, _)| (at, sign)).collect();
        assert_eq!(found, [(11, '（'), (15, ')'), (17, '«'), (20, '»')]);
    }

    #[test]
    fn arabic_opens_with_the_sign_that_closes_elsewhere() {
        let opens = |text| brackets(text).map(|(_, _, bracket)| bracket.opens).collect::<Vec<_>>();
        assert_eq!(opens("العقد، ”الماء من أجل التنمية“، 2018"), [true, false]);
        assert_eq!(opens("العقد، “الماء من أجل التنمية”، 2018"), [true, false]);
        assert_eq!(opens("(”العقد 2028“)"), [true, true, false, false]);
        assert_eq!(opens("the “Decade”"), [true, false]);
        assert_eq!(opens("the ”Decade“"), [false, true]);
    }
}
