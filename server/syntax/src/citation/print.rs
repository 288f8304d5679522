//! Printing citations: the number as each language prints it, and full symbols.

use super::number::{Draft, Number, Series, Session};
use super::parts::Part;
use super::read::{ARABIC_CONFERENCE, STATEMENT};
use super::{Citation, Kind};
use crate::Language;
use crate::numerals::Numeral;
use crate::organ::Organ;

impl Citation {
    /// The number as a language prints it, without organ and without 第 and 号: `52/12 A 和 B`, `3411 A and B (XXX)`, `3281 (د-29)`.
    ///
    /// Reading it again, with the organ and kind as context, gives the same value.
    #[must_use]
    pub fn display(&self, language: Language) -> String {
        if let Some(statement) = self.statement() {
            return statement;
        }
        let parts = match self.parts.is_empty() {
            true => String::new(),
            false => format!(" {}", self.parts.display(language)),
        };
        // Chinese sets the bracket close to the number.
        let gap = if language == Language::Zh { "" } else { " " };
        match &self.number {
            Number::NumberSession { number, session } => {
                format!("{number}{parts}{gap}({})", bracketed(*session, language))
            }
            Number::SessionNumber { session, number } => {
                format!("{}/{number}{parts}", slashed(*session, language))
            }
            Number::YearNumber { year, number } => format!("{year}/{number}{parts}"),
            Number::NumberYear { number, year } => format!("{number}{parts}{gap}({year})"),
            Number::LetterSession { letter, session } => {
                let letter = Part::new(*letter).map(|letter| letter.display(language)).unwrap_or_default();
                format!("{letter}{gap}({session})")
            }
            Number::Conference { first, last, body, session } => {
                let range = last.map(|last| format!("-{last}")).unwrap_or_default();
                match (language, body) {
                    (Language::Ar, super::ConferenceBody::Cp) => {
                        format!("{first}{range}/{ARABIC_CONFERENCE}{session}")
                    }
                    _ => format!("{first}{range}/{}.{session}", body.letters()),
                }
            }
            Number::Draft(draft) => draft.symbol(),
        }
    }

    /// The full symbol of the whole resolution, without part letters: `A/RES/52/12`, `S/RES/1373(2001)`, `ECE/DEC/A(64)`. `None` where organ
    /// or kind is not decided.
    ///
    /// It names the resolution inside the program and in all machine-readable output.
    #[must_use]
    pub fn symbol(&self) -> Option<String> {
        self.symbol_of_part(None)
    }

    /// The full symbols of all that is cited: one for each part (`A/RES/52/12 A`, `A/RES/3411 B(XXX)`) and for each decision of a
    /// conference (`UNFCCC-COP/DEC/9/CP.19`). Empty where organ or kind is not decided.
    #[must_use]
    pub fn symbols(&self) -> Vec<String> {
        if let Number::Conference { first, last: Some(last), body, session } = self.number {
            return (first..=last)
                .filter_map(|first| {
                    let number = Number::Conference { first, last: None, body, session };
                    Self { number, ..self.clone() }.symbol()
                })
                .collect();
        }
        if self.parts.is_empty() {
            return self.symbol().into_iter().collect();
        }
        self.parts.parts().filter_map(|part| self.symbol_of_part(Some(part))).collect()
    }

    fn symbol_of_part(&self, part: Option<Part>) -> Option<String> {
        let organ = self.organ?;
        if let Number::Draft(draft) = &self.number {
            let body = if draft.body.is_empty() { organ.symbol_prefix() } else { &draft.body };
            return Some(Draft { body: body.to_owned(), ..draft.clone() }.symbol());
        }
        let kind = match organ.only_kind().or(self.decided_kind())? {
            Kind::Resolution => "RES",
            Kind::Decision => "DEC",
            Kind::Statement => "PRST",
            Kind::AgreedConclusions => "AC",
        };
        let part = part.map(|part| format!(" {}", part.letter())).unwrap_or_default();
        let number = match &self.number {
            Number::NumberSession { number, session } => {
                format!("{number}{part}({})", latin_bracketed(*session))
            }
            Number::SessionNumber { session, number } => {
                format!("{}/{number}{part}", latin_slashed(*session))
            }
            Number::YearNumber { year, number } => format!("{year}/{number}{part}"),
            Number::NumberYear { number, year } => format!("{number}{part}({year})"),
            Number::LetterSession { letter, session } => {
                format!("{}({session})", Part::new(*letter).map(Part::letter).unwrap_or_default())
            }
            Number::Conference { first, last, body, session } => {
                let range = last.map(|last| format!("-{last}")).unwrap_or_default();
                format!("{first}{range}/{}.{session}", body.letters())
            }
            Number::Draft(draft) => draft.symbol(),
        };
        Some(format!("{}/{kind}/{number}", organ.symbol_prefix()))
    }

    /// Statements by the President are printed by their symbol in every language, those of the Human Rights Council without the organ's part.
    fn statement(&self) -> Option<String> {
        match (self.organ?, self.kind?, &self.number) {
            (Organ::SecurityCouncil, Kind::Statement, Number::YearNumber { .. }) => self.symbol(),
            (Organ::HumanRightsCouncil, Kind::Statement, Number::SessionNumber { session, number })
                if session.series == Series::Regular =>
            {
                Some(format!("{STATEMENT}{}/{number}", session.number))
            }
            _ => None,
        }
    }
}

impl Draft {
    /// The symbol as printed.
    #[must_use]
    pub fn symbol(&self) -> String {
        let body = if self.body.is_empty() { String::new() } else { format!("{}/", self.body) };
        let revision = self.revision.map(|number| format!("/Rev.{number}")).unwrap_or_default();
        format!("{body}{}/L.{}{revision}", self.session, self.number)
    }
}

/// The session before a slash.
fn slashed(session: Session, language: Language) -> String {
    match (language, session.series) {
        (Language::Ar, Series::Special | Series::CouncilSpecial) => format!("دإ-{}", session.number),
        (Language::Ar, Series::Emergency) => format!("دإط-{}", session.number),
        _ => latin_slashed(session),
    }
}

fn latin_slashed(session: Session) -> String {
    match session.series {
        Series::Regular => session.number.to_string(),
        Series::Special => format!("S-{}", session.number),
        Series::Emergency => format!("ES-{}", session.number),
        Series::CouncilSpecial => format!("SS.{}", roman(session.number)),
    }
}

/// The session between brackets.
fn bracketed(session: Session, language: Language) -> String {
    match (language, session.series) {
        (Language::Ar, Series::Regular) => format!("د-{}", session.number),
        (Language::Ar, _) => slashed(session, language),
        _ => latin_bracketed(session),
    }
}

fn latin_bracketed(session: Session) -> String {
    match session.series {
        Series::Regular => roman(session.number),
        // The first two special sessions are printed with digits, those after them in Roman numerals (A/RES/107(S-1), A/RES/1622(S-III)).
        Series::Special if session.number <= 2 => format!("S-{}", session.number),
        Series::Special => format!("S-{}", roman(session.number)),
        Series::Emergency => format!("ES-{}", roman(session.number)),
        Series::CouncilSpecial => latin_slashed(session),
    }
}

fn roman(number: u32) -> String {
    Numeral::RomanUpper.print(number).unwrap_or_else(|| number.to_string())
}
