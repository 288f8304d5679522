//! What is wrong with a number that looks like a citation and is none.

use std::fmt;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// A session of more digits than any organ has reached: `666/195`.
    Session,
    /// A year that is none: `22008/37`, `2171 (213)`.
    Year,
    /// A session between brackets that is no Roman numeral: `1514 (XVV)`.
    RomanNumeral,
    /// A number that is zero, begins with zero or has more digits than any session reached: `58/2690`.
    Number,
    /// The sign between the letters and the number of a special session stands in the wrong place: `S/19-2`.
    SpecialSession,
    /// A bracket that is not closed, or not opened: `1373（2001`.
    Bracket,
    /// Part letters that cannot be read: `52/12 B–A`.
    Parts,
    /// Not known here: nothing is said about whether it is right.
    Unknown,
}

/// A number that looks like a citation and cannot be read as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// What is wrong.
    pub fault: Fault,
    /// Valid forms near it, likeliest first, each the whole text with the mistake mended and all else as typed. Empty where none is near.
    pub suggestions: Vec<String>,
}

impl Malformed {
    /// Whether the text is certainly wrong, and not merely of a form that is not known here.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.fault != Fault::Unknown
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = match self.fault {
            Fault::Session => "no session has this number",
            Fault::Year => "this is no year",
            Fault::RomanNumeral => "this is no Roman numeral",
            Fault::Number => "no resolution has this number",
            Fault::SpecialSession => "a special session is written S-19/2",
            Fault::Bracket => "a bracket is missing",
            Fault::Parts => "these part letters cannot be read",
            Fault::Unknown => "this form of citation is not known",
        };
        f.write_str(said)
    }
}

impl std::error::Error for Malformed {}
