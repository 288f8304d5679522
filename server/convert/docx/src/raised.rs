//! Raised and lowered text, written as Unicode has it: `10⁶`, `H₂O`.

/// Signs and their raised forms, in the same order.
const RAISED: [&str; 2] = [
    "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ",
];

/// Signs and their lowered forms, in the same order.
const LOWERED: [&str; 2] = ["0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"];

/// Where a run stands beside the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shift {
    Raised,
    Lowered,
}

impl Shift {
    /// The sign with which the markup opens what Unicode has no signs for: `^(x)`, `_(x)`.
    pub(super) fn opening(self) -> &'static str {
        match self {
            Self::Raised => "^(",
            Self::Lowered => "_(",
        }
    }

    /// `text` in signs of Unicode, one for each; `None` if one has none.
    pub(super) fn shown(self, text: &str) -> Option<String> {
        let [plain, shifted] = match self {
            Self::Raised => RAISED,
            Self::Lowered => LOWERED,
        };
        let shift = |sign: char| plain.chars().zip(shifted.chars()).find(|(own, _)| *own == sign);
        text.chars().map(|sign| shift(sign).map(|(_, shifted)| shifted)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{LOWERED, RAISED, Shift};

    #[test]
    fn every_sign_has_its_form() {
        for [plain, shifted] in [RAISED, LOWERED] {
            assert_eq!(plain.chars().count(), shifted.chars().count());
        }
    }

    #[test]
    fn what_unicode_has_is_written_with_it() {
        assert_eq!(Shift::Raised.shown("-6").as_deref(), Some("⁻⁶"));
        assert_eq!(Shift::Lowered.shown("2").as_deref(), Some("₂"));
        assert_eq!(Shift::Raised.shown("铁"), None);
        assert_eq!(Shift::Lowered.shown("b"), None);
    }
}
