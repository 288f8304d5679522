//! The organs whose resolutions and decisions plans cite, and the forms of their numbers.
//!
//! The table is closed for now: an organ that is not in it stays undecided. Codes and full symbols are the Organization's where it
//! has a symbol, and this project's convention where it has none (regional commissions, functional commissions, conferences of parties).

mod named;

use std::sync::LazyLock;

use crate::Language;
use crate::citation::{Kind, Relative, Shape};
use crate::keywords::{self, Promise};

/// An organ that adopts resolutions or decisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Organ {
    /// General Assembly.
    GeneralAssembly,
    /// Security Council.
    SecurityCouncil,
    /// Economic and Social Council.
    EconomicAndSocialCouncil,
    /// Human Rights Council.
    HumanRightsCouncil,
    /// Commission on Narcotic Drugs.
    CommissionOnNarcoticDrugs,
    /// Commission on Crime Prevention and Criminal Justice.
    CommissionOnCrimePrevention,
    /// Commission on Population and Development.
    CommissionOnPopulation,
    /// Commission on the Status of Women.
    CommissionOnTheStatusOfWomen,
    /// Statistical Commission.
    StatisticalCommission,
    /// Economic Commission for Africa.
    Eca,
    /// Economic Commission for Europe.
    Ece,
    /// Economic Commission for Latin America and the Caribbean.
    Eclac,
    /// Economic and Social Commission for Asia and the Pacific.
    Escap,
    /// Economic and Social Commission for Western Asia.
    Escwa,
    /// Governing Council of the United Nations Environment Programme (to 2013).
    UnepGoverningCouncil,
    /// United Nations Environment Assembly (since 2014).
    EnvironmentAssembly,
    /// United Nations Habitat Assembly (since 2019).
    HabitatAssembly,
    /// Governing Council of UN-Habitat (to 2018).
    UnHabitatGoverningCouncil,
    /// Conference of the Parties to the Convention against Transnational Organized Crime.
    OrganizedCrimeConference,
    /// Conference of the States Parties to the Convention against Corruption.
    CorruptionConference,
    /// Conference of the Parties to the Framework Convention on Climate Change.
    ClimateConference,
    /// Trade and Development Board.
    TradeAndDevelopmentBoard,
}

/// What the table holds of an organ.
struct Facts {
    /// The beginning of its full symbols: `A` of `A/RES/58/269`, `A/HRC` of `A/HRC/RES/51/30`.
    prefix: &'static str,
    /// What it adopts; the first is what its numbers are where nothing else is said **and** it is the only one.
    kinds: &'static [Kind],
    /// The forms in which its numbers are printed.
    shapes: &'static [Shape],
}

impl Relative {
    /// The organs of the table that the name can mean.
    #[must_use]
    pub fn organs(self) -> Vec<Organ> {
        let key = match self {
            Self::Council => "council",
            Self::Commission => "commission",
            Self::Conference => "conference_of_the_parties",
        };
        let codes = keywords::ORGANS.iter().filter(|row| row.key == key).flat_map(|row| row.codes);
        let codes = codes.flat_map(|(_, codes): &(Promise, _)| codes.iter());
        let mut organs: Vec<Organ> = codes.filter_map(|code| Some(Organ::from_code(code)?.0)).collect();
        organs.sort_unstable();
        organs.dedup();
        organs
    }
}

impl Organ {
    /// All of them, in the order of the reference table.
    pub const ALL: [Self; 22] = [
        Self::GeneralAssembly,
        Self::SecurityCouncil,
        Self::EconomicAndSocialCouncil,
        Self::HumanRightsCouncil,
        Self::CommissionOnNarcoticDrugs,
        Self::CommissionOnCrimePrevention,
        Self::CommissionOnPopulation,
        Self::CommissionOnTheStatusOfWomen,
        Self::StatisticalCommission,
        Self::Eca,
        Self::Ece,
        Self::Eclac,
        Self::Escap,
        Self::Escwa,
        Self::UnepGoverningCouncil,
        Self::EnvironmentAssembly,
        Self::HabitatAssembly,
        Self::UnHabitatGoverningCouncil,
        Self::OrganizedCrimeConference,
        Self::CorruptionConference,
        Self::ClimateConference,
        Self::TradeAndDevelopmentBoard,
    ];

    fn facts(self) -> Facts {
        use Kind::{AgreedConclusions, Decision, Resolution, Statement};
        use Shape::{
            Conference, CouncilSpecialSession, EmergencySession, LetterSession, NumberSession, NumberYear,
            SessionNumber, SpecialSession, YearNumber,
        };
        let (prefix, kinds, shapes): (_, &'static [Kind], &'static [Shape]) = match self {
            Self::GeneralAssembly => (
                "A",
                &[Resolution, Decision],
                &[SessionNumber, SpecialSession, EmergencySession, NumberSession],
            ),
            Self::SecurityCouncil => ("S", &[Resolution, Statement], &[NumberYear]),
            Self::EconomicAndSocialCouncil => {
                ("E", &[Resolution, Decision, AgreedConclusions], &[YearNumber, NumberSession])
            }
            Self::HumanRightsCouncil => {
                ("A/HRC", &[Resolution, Decision, Statement], &[SessionNumber, SpecialSession])
            }
            Self::CommissionOnNarcoticDrugs => {
                ("CND", &[Resolution, Decision], &[SessionNumber, NumberSession])
            }
            Self::CommissionOnCrimePrevention => ("CCPCJ", &[Resolution, Decision], &[SessionNumber]),
            Self::CommissionOnPopulation => ("CPD", &[Resolution, Decision], &[YearNumber]),
            Self::CommissionOnTheStatusOfWomen => {
                ("CSW", &[Resolution, Decision, AgreedConclusions], &[SessionNumber])
            }
            Self::StatisticalCommission => ("STATCOM", &[Decision], &[SessionNumber]),
            // From 2023 on its resolutions are numbered by year.
            Self::Eca => ("ECA", &[Resolution], &[NumberSession, YearNumber]),
            Self::Ece => ("ECE", &[Decision], &[LetterSession]),
            Self::Eclac => ("ECLAC", &[Resolution], &[NumberSession]),
            Self::Escap => ("ESCAP", &[Resolution], &[SessionNumber, NumberSession]),
            Self::Escwa => ("ESCWA", &[Resolution], &[NumberSession]),
            Self::UnepGoverningCouncil => {
                ("UNEP-GC", &[Decision], &[SessionNumber, CouncilSpecialSession, NumberSession])
            }
            Self::EnvironmentAssembly => ("UNEA", &[Resolution, Decision], &[SessionNumber]),
            Self::HabitatAssembly => ("UNHA", &[Resolution, Decision], &[SessionNumber]),
            Self::UnHabitatGoverningCouncil => ("UNHABITAT-GC", &[Resolution], &[SessionNumber]),
            Self::OrganizedCrimeConference => ("UNTOC-COP", &[Resolution, Decision], &[SessionNumber]),
            Self::CorruptionConference => ("UNCAC-COSP", &[Resolution, Decision], &[SessionNumber]),
            Self::ClimateConference => ("UNFCCC-COP", &[Decision], &[Conference]),
            Self::TradeAndDevelopmentBoard => ("TDB", &[Resolution, Decision], &[NumberSession]),
        };
        Facts { prefix, kinds, shapes }
    }

    /// The beginning of the full symbols of the organ's resolutions: `A`, `E`, `A/HRC`, `ESCAP`.
    #[must_use]
    pub fn symbol_prefix(self) -> &'static str {
        self.facts().prefix
    }

    /// What the organ adopts.
    #[must_use]
    pub fn kinds(self) -> &'static [Kind] {
        self.facts().kinds
    }

    /// The kind of whatever the organ adopts, where it adopts one kind only (decisions of the Statistical Commission).
    #[must_use]
    pub fn only_kind(self) -> Option<Kind> {
        match self.kinds() {
            [kind] => Some(*kind),
            _ => None,
        }
    }

    /// Whether the organ prints numbers in this form, for what it adopts. `2013/16` is no number of the General Assembly.
    #[must_use]
    pub fn prints(self, shape: Shape, kind: Option<Kind>) -> bool {
        match (self, kind, shape) {
            // Resolutions are counted through all years, statements within one.
            (Self::SecurityCouncil, Some(Kind::Statement), _) => shape == Shape::YearNumber,
            (Self::SecurityCouncil, None, Shape::YearNumber) => true,
            // Agreed conclusions are counted by year, resolutions and decisions by session.
            (Self::CommissionOnTheStatusOfWomen, None | Some(Kind::AgreedConclusions), Shape::YearNumber) => {
                true
            }
            _ => self.facts().shapes.contains(&shape),
        }
    }

    /// Whether all forms in which the organ prints numbers are known, so that another form is a mistake. Of other organs a form that is
    /// not in the table may be one that they have begun to use, as the Economic Commission for Africa has.
    #[must_use]
    pub fn has_closed_forms(self) -> bool {
        matches!(
            self,
            Self::GeneralAssembly
                | Self::SecurityCouncil
                | Self::EconomicAndSocialCouncil
                | Self::HumanRightsCouncil
        )
    }

    /// The code of the reference tables for what the organ adopts: `GA`, `GA-DEC`, `SC-PRST`, `ECOSOC-AC`, `ESCAP`.
    #[must_use]
    pub fn code(self, kind: Option<Kind>) -> &'static str {
        match (self, kind) {
            (Self::GeneralAssembly, Some(Kind::Decision)) => "GA-DEC",
            (Self::GeneralAssembly, _) => "GA",
            (Self::SecurityCouncil, Some(Kind::Statement)) => "SC-PRST",
            (Self::SecurityCouncil, _) => "SC",
            (Self::EconomicAndSocialCouncil, Some(Kind::Decision)) => "ECOSOC-DEC",
            (Self::EconomicAndSocialCouncil, Some(Kind::AgreedConclusions)) => "ECOSOC-AC",
            (Self::EconomicAndSocialCouncil, _) => "ECOSOC",
            (Self::HumanRightsCouncil, _) => "HRC",
            _ => self.facts().prefix,
        }
    }

    /// The organ of a code, and what it adopts where the code says so.
    #[must_use]
    pub fn from_code(code: &str) -> Option<(Self, Option<Kind>)> {
        let kinds = [None, Some(Kind::Decision), Some(Kind::Statement), Some(Kind::AgreedConclusions)];
        Self::ALL.into_iter().find_map(|organ| {
            kinds.into_iter().find(|&kind| organ.code(kind) == code).map(|kind| (organ, kind))
        })
    }

    /// The organ's name, as a heading prints it.
    #[must_use]
    pub fn name(self, language: Language) -> &'static str {
        self.row().map_or("", |row| in_language(row.printed, language).map_or("", |word| word.text))
    }

    /// The organ's name after a noun: `de l’Assemblée générale`, `Генеральной Ассамблеи`. In Arabic, Chinese and English the name itself.
    #[must_use]
    pub fn name_after_noun(self, language: Language) -> &'static str {
        self.row().map_or("", |row| in_language(row.after_noun, language).map_or("", |word| word.text))
    }

    /// Whether the organ's name in this language was found in a published document. A name that was not is read, never offered.
    #[must_use]
    pub fn has_verified_name(self, language: Language) -> bool {
        self.row().and_then(|row| in_language(row.printed, language)).is_some_and(|word| word.verified)
    }

    /// Every word for the organ; `*` at a word's end stands for any letters (Russian cases).
    pub(crate) fn all_names(self) -> impl Iterator<Item = &'static str> {
        let row = self.row();
        let beside = keywords::ORGAN_WORDS
            .iter()
            .filter(move |entry| row.is_some_and(|row| std::ptr::eq(row, entry.meaning)))
            .map(|entry| entry.word.text);
        let own = row.into_iter().flat_map(|row| row.printed.iter().chain(row.others)).map(|word| word.text);
        own.chain(beside)
    }

    /// Whether programmes of this title answer to the organ.
    #[must_use]
    pub fn is_answered_by(self, programme_title: &str) -> bool {
        let title = programme_title.to_lowercase();
        self.row().is_some_and(|row| row.programmes.iter().any(|words| title.contains(words)))
    }

    /// The organ of a row of the keyword table; `None` for a relative name.
    pub(crate) fn of_table(row: &keywords::OrganName) -> Option<Self> {
        let code = row.codes.first()?.1.first().filter(|_| !row.relative)?;
        Some(Self::from_code(code)?.0)
    }

    /// The organ's row in the keyword table.
    fn row(self) -> Option<&'static keywords::OrganName> {
        static ROWS: LazyLock<Vec<Option<&'static keywords::OrganName>>> = LazyLock::new(|| {
            let row = |organ| keywords::ORGANS.iter().find(|row| Organ::of_table(row) == Some(organ));
            Organ::ALL.into_iter().map(row).collect()
        });
        ROWS.get(self as usize).copied().flatten()
    }
}

fn in_language(words: &'static [keywords::Word], language: Language) -> Option<&'static keywords::Word> {
    words.iter().find(|word| word.language == language)
}

#[cfg(test)]
mod tests;
