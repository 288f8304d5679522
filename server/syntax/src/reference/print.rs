//! Printing references.

use super::words::printed;
use super::{Member, Place, PlanReference};
use crate::Language;
use crate::joints;
use crate::keywords::ConnectorRole;
use crate::label::Label;
use crate::numerals::{Alphabet, Numeral};

impl PlanReference {
    /// The reference as a language prints it: 方案 25 次级方案 5, "programme 25, subprogramme 5", `17.18 和 17.19 段`.
    ///
    /// Reading it again gives the same value, save for the places of its words.
    #[must_use]
    pub fn display(&self, language: Language) -> String {
        let mut units: Vec<String> = self
            .within
            .iter()
            .map(|enclosing| {
                unit(enclosing.place, &label(&enclosing.label, enclosing.place, language), true, language)
            })
            .collect();
        let members: Vec<String> =
            self.members.iter().map(|part| member(part, self.place, language)).collect();
        let is_one = matches!(self.members.as_slice(), [] | [_])
            && self.members.iter().all(|part| part.first == part.last);
        units.push(unit(self.place, &joints::list(&members, language), is_one, language));
        match language {
            Language::Zh => units.join(" "),
            Language::Ar => units.join("، "),
            _ => units.join(", "),
        }
    }
}

fn unit(place: Place, numbers: &str, is_one: bool, language: Language) -> String {
    let word = printed(place, language, is_one);
    match (place, language) {
        _ if numbers.is_empty() => word.to_owned(),
        (Place::Paragraph | Place::LetteredSection, Language::Zh) => format!("{numbers} {word}"),
        (Place::Annex, Language::Zh) => format!("{word}{numbers}"),
        _ => format!("{word} {numbers}"),
    }
}

fn member(member: &Member, place: Place, language: Language) -> String {
    let first = label(&member.first, place, language);
    if member.first == member.last {
        return first;
    }
    let joint = joints::printed(ConnectorRole::To, language);
    format!("{first} {joint} {}", label(&member.last, place, language))
}

/// Figures and annexes are counted in Roman numerals, in Chinese in Chinese numerals; all else in digits.
fn label(label: &Label, place: Place, language: Language) -> String {
    let numeral = match (place, language) {
        (Place::LetteredSection, _) => Numeral::Letter(Alphabet::LatinUpper),
        (Place::Figure | Place::Annex, Language::Zh) => Numeral::Chinese,
        (Place::Figure | Place::Annex, _) => Numeral::RomanUpper,
        _ => Numeral::Decimal,
    };
    label.printed(numeral)
}
