//! What is known of resolutions without any file: which numbers each session of the General Assembly and each year of the Security
//! Council has, and what decisions are numbered.
//!
//! Only what is complete proves anything: a closed session, a closed year. Nothing that is newer than the data is ever called wrong, and
//! nothing is said of organs whose ranges are not known (for the Human Rights Council, and for most years of the Economic and Social
//! Council, only lower bounds are).

mod economic_and_social_council;
mod general_assembly;
mod problem;
mod sameness;
mod security_council;

use planmark_syntax::Organ;
use planmark_syntax::citation::{Citation, Kind, Number, Series};

pub use general_assembly::{ga_session, ga_session_of};
pub use problem::{Problem, SessionRange, Source, YearRange};
pub use sameness::{Match, matches};
pub use security_council::{sc_year, sc_year_of};

/// The year that a number says: that of its adoption, or that in which the session of the General Assembly opened.
#[must_use]
pub fn year(citation: &Citation) -> Option<u32> {
    match citation.number {
        Number::YearNumber { year, .. } | Number::NumberYear { year, .. } => Some(year),
        Number::SessionNumber { session, .. } | Number::NumberSession { session, .. }
            if session.series == Series::Regular && citation.organ == Some(Organ::GeneralAssembly) =>
        {
            // Session n opens in 1945 + n.
            Some(session.number.saturating_add(1945))
        }
        _ => None,
    }
}

impl Problem {
    /// Where the fact is from that shows the problem; `None` for a form, which is the organ's convention.
    #[must_use]
    pub fn source(&self) -> Option<Source> {
        match self {
            Self::NotInSession { .. } => Some(general_assembly::SOURCE),
            Self::OutOfCount { .. } => Some(economic_and_social_council::SOURCE),
            Self::PastYear { .. } => Some(economic_and_social_council::YEARS),
            Self::NotInYear { .. } => Some(security_council::SOURCE),
            Self::Form { .. } | Self::OtherKind { .. } => None,
        }
    }
}

/// Everything that is known to be wrong with a citation; nothing where its organ is not decided or it is a draft's.
#[must_use]
pub fn check(citation: &Citation) -> Vec<Problem> {
    let Some(organ) = citation.organ.filter(|_| !citation.is_draft()) else { return Vec::new() };
    if !citation.number.fits(organ, citation.kind) {
        return if organ.has_closed_forms() { vec![Problem::Form { organ }] } else { Vec::new() };
    }
    if let (Some(cited_as), Some(is)) = (citation.kind, kind_by_number(citation))
        && cited_as != is
        && matches!((cited_as, is), (Kind::Resolution, Kind::Decision) | (Kind::Decision, Kind::Resolution))
    {
        return vec![Problem::OtherKind { cited_as, is }];
    }
    let problem = match organ {
        Organ::GeneralAssembly => general_assembly::not_in_session(citation),
        Organ::SecurityCouncil => security_council::not_in_year(citation),
        Organ::EconomicAndSocialCouncil => economic_and_social_council::not_adopted(citation),
        _ => None,
    };
    problem.into_iter().collect()
}

/// What the number alone says a citation is, where resolutions and decisions of its organ are numbered apart:
///
/// - General Assembly, from session 31: decisions are numbered from 301 to session 56, and from 401 from session 57; no session has had
///   resolutions so high, save 500 to 512 of session 56 (A/RES/56/500 to A/RES/56/512). Numbers between the last resolution and the first
///   decision say nothing, nor do those past every decision.
/// - Economic and Social Council, from 1978: decisions are numbered from 200.
/// - Human Rights Council: decisions are numbered from 101 (A/HRC/DEC/6/102); no session has had a hundred resolutions.
/// - Security Council: what is numbered through all years, `1373 (2001)`, are resolutions.
///
/// `None` elsewhere, and where the organ is not decided.
#[must_use]
pub fn kind_by_number(citation: &Citation) -> Option<Kind> {
    let decision_from =
        |first: u32, number: u32| if number >= first { Kind::Decision } else { Kind::Resolution };
    match (citation.organ?, &citation.number) {
        (Organ::GeneralAssembly, Number::SessionNumber { session, number }) => {
            general_assembly::kind_by_number(*session, *number)
        }
        (Organ::GeneralAssembly | Organ::EconomicAndSocialCouncil, Number::NumberSession { .. })
        | (Organ::SecurityCouncil, Number::NumberYear { .. }) => Some(Kind::Resolution),
        (Organ::EconomicAndSocialCouncil, Number::YearNumber { number, .. })
            if citation.kind != Some(Kind::AgreedConclusions) =>
        {
            Some(decision_from(economic_and_social_council::FIRST_DECISION, *number))
        }
        (Organ::HumanRightsCouncil, Number::SessionNumber { number, .. })
            if citation.kind != Some(Kind::Statement) =>
        {
            Some(decision_from(101, *number))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
