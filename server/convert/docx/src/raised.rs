//! Raised and lowered text, written as Unicode has it: `10⁶`, `H₂O`.

use planmark_convert_model::traced::Traced;

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
    pub(super) fn shown(self, text: &Traced) -> Option<Traced> {
        let [plain, shifted] = match self {
            Self::Raised => RAISED,
            Self::Lowered => LOWERED,
        };
        let pairs = || plain.chars().zip(shifted.chars());
        let shift = |sign: char| pairs().find(|(own, _)| *own == sign).map(|(_, shifted)| shifted);
        text.chars().all(|sign| shift(sign).is_some()).then(|| text.with_signs(shift))
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
        let shown = |shift: Shift, text: &str| shift.shown(&text.into());
        assert_eq!(shown(Shift::Raised, "-6").as_deref(), Some("⁻⁶"));
        assert_eq!(shown(Shift::Lowered, "2").as_deref(), Some("₂"));
        assert_eq!(shown(Shift::Raised, "铁"), None);
        assert_eq!(shown(Shift::Lowered, "b"), None);
    }
}
