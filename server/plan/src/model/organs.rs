//! What the headings in a list of mandates say of the mandates below them: the organ, and what it adopted.

use std::collections::BTreeSet;

use planmark_syntax::citation::{Context, Kind, Malformed, Relative};
use planmark_syntax::keywords::{self, Promise};
use planmark_syntax::{Citation, Organ};

use super::programme::{OrganContext, Programme};
use crate::read::facts::{Citing, Heading};

/// What an organ's heading says, by the table of keywords. A relative name (理事会, the Commission) is that of the body to which the
/// programme with this title answers.
pub(super) fn of_heading(heading: &Heading, section: usize, programme: &str) -> OrganContext {
    let words = heading.keyword.as_ref().map_or("", |words| &words.text);
    let known = keywords::heading_words(words).iter().find_map(|word| match word.meaning {
        keywords::Meaning::Organ(organ) => Some(organ),
        keywords::Meaning::Heading(_) => None,
    });
    let Some(known) = known else { return OrganContext { section, ..OrganContext::default() } };
    let mut organs: Vec<Organ> =
        known.codes.iter().filter_map(|code| Some(Organ::from_code(code)?.0)).collect();
    organs.dedup();
    let organ = match organs[..] {
        [organ] if !known.relative => Some(organ),
        _ if known.relative => relative(&organs, programme),
        _ => None,
    };
    let kind = |promise: &Promise| match promise {
        Promise::Resolution => Some(Kind::Resolution),
        Promise::Decision => Some(Kind::Decision),
        Promise::Statement => Some(Kind::Statement),
        Promise::Conclusions => Some(Kind::AgreedConclusions),
        Promise::Recommendation | Promise::Convention => None,
    };
    OrganContext { organ, kinds: known.promises.iter().filter_map(kind).collect(), section }
}

/// What a heading in free words says of the mandates below it, if it names an organ: 大会每年通过的关于……的决议.
pub(super) fn named(heading: &Heading, section: usize) -> Option<OrganContext> {
    let title = &heading.title.as_ref()?.text;
    let organ = Organ::named_in_heading(title)?;
    Some(OrganContext { organ: Some(organ), kinds: Kind::named_in(title), section })
}

/// The bodies that relative names can mean in a programme: the one to which it answers, by its title, and those that it names in full.
pub(super) struct Bodies {
    answers_to: BTreeSet<Organ>,
    named: BTreeSet<Organ>,
}

impl Bodies {
    /// The bodies of a programme whose headings have been read.
    pub(super) fn of(programme: &Programme) -> Self {
        let title = programme.title.as_deref().unwrap_or_default();
        let classes = [Relative::Council, Relative::Commission, Relative::Conference];
        let answers_to = classes.into_iter().filter_map(|name| relative(&name.organs(), title)).collect();
        let cited = programme.sections.iter().flat_map(|section| section.facts.inlines());
        let cited = cited.flat_map(|inline| &inline.citations).filter(|citing| citing.relative.is_none());
        let cited = cited.filter_map(|citing| citing.citation.as_ref().ok()?.organ);
        let headed = programme.sections.iter().filter_map(|section| section.role.organ.as_ref()?.organ);
        Self { answers_to, named: cited.chain(headed).collect() }
    }

    /// What words cite, with the body that their relative name means, where only one can be meant: the number must be of a form that it
    /// prints, and of no other that the programme names. A commission is meant only where the programme answers to it: there are too
    /// many that no list names.
    pub(super) fn explained(&self, citing: &Citing) -> Result<Citation, Malformed> {
        let Ok(citation) = &citing.citation else { return citing.citation.clone() };
        let (Some(name), None) = (citing.relative, citation.organ) else { return Ok(citation.clone()) };
        let named_so = name.organs();
        let is_meant =
            |organ: &&Organ| named_so.contains(organ) && citation.number.fits(**organ, citation.kind);
        let answers_to: Vec<&Organ> = self.answers_to.iter().filter(is_meant).collect();
        let mut meant: BTreeSet<Organ> = answers_to.iter().map(|organ| **organ).collect();
        meant.extend(self.named.iter().filter(is_meant));
        let is_certain = name != Relative::Commission || !answers_to.is_empty();
        match (meant.first(), meant.len()) {
            (Some(organ), 1) if is_certain => {
                Citation::read(&citing.text, Context { organ: Some(*organ), kind: citation.kind })
            }
            _ => Ok(citation.clone()),
        }
    }
}

/// The body that a relative name means in the programme with this title, where its words leave one of the `organs` alone.
fn relative(organs: &[Organ], programme: &str) -> Option<Organ> {
    let mut found = organs.iter().filter(|organ| organ.is_answered_by(programme));
    let organ = found.next()?;
    found.next().is_none().then_some(*organ)
}
