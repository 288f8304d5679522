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
    let words = title.to_lowercase();
    let kinds = KIND_WORDS.iter().filter(|(_, signs)| signs.iter().any(|sign| words.contains(sign)));
    Some(OrganContext { organ: Some(organ), kinds: kinds.map(|(kind, _)| *kind).collect(), section })
}

/// Words that say what the texts below a heading are.
const KIND_WORDS: [(Kind, &[&str]); 4] = [
    (Kind::Resolution, &["决议", "resolution", "résolution", "resolucion", "резолюци", "قرار"]),
    (Kind::Decision, &["决定", "decision", "décision", "decisión", "решени", "مقرر"]),
    (Kind::Statement, &["主席声明", "statement", "déclaration", "declaracion", "заявлени", "بيان"]),
    (Kind::AgreedConclusions, &["商定结论", "conclusion", "conclusiones", "вывод", "استنتاج"]),
];

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
        let answers_to = classes.into_iter().filter_map(|name| relative(class(name), title)).collect();
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
        let is_meant =
            |organ: &&Organ| class(name).contains(organ) && citation.number.fits(**organ, citation.kind);
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

/// The organs of the table that a relative name can mean.
fn class(name: Relative) -> &'static [Organ] {
    match name {
        Relative::Council => &[
            Organ::SecurityCouncil,
            Organ::EconomicAndSocialCouncil,
            Organ::HumanRightsCouncil,
            Organ::UnepGoverningCouncil,
            Organ::UnHabitatGoverningCouncil,
            Organ::TradeAndDevelopmentBoard,
        ],
        Relative::Commission => &[
            Organ::CommissionOnNarcoticDrugs,
            Organ::CommissionOnCrimePrevention,
            Organ::CommissionOnPopulation,
            Organ::CommissionOnTheStatusOfWomen,
            Organ::StatisticalCommission,
            Organ::Eca,
            Organ::Ece,
            Organ::Eclac,
            Organ::Escap,
            Organ::Escwa,
        ],
        Relative::Conference => {
            &[Organ::OrganizedCrimeConference, Organ::CorruptionConference, Organ::ClimateConference]
        }
    }
}

/// The body that a relative name means in the programme with this title, where its words leave one of the `organs` alone.
fn relative(organs: &[Organ], programme: &str) -> Option<Organ> {
    let title = programme.to_lowercase();
    let answers = |(organ, words): &&(Organ, &[&str])| {
        organs.contains(organ) && words.iter().any(|word| title.contains(word))
    };
    let mut found = FIELDS.iter().filter(answers);
    let (organ, _) = found.next()?;
    found.next().is_none().then_some(*organ)
}

/// Words in the titles of programmes that answer to a council or commission of their own (A/71/6/Rev.1; A/80/6).
const FIELDS: [(Organ, &[&str]); 9] = [
    (
        Organ::UnepGoverningCouncil,
        &["环境", "environment", "environnement", "medio ambiente", "окружающ", "البيئة"],
    ),
    (
        Organ::UnHabitatGoverningCouncil,
        &[
            "人类住区",
            "human settlements",
            "établissements humains",
            "asentamientos humanos",
            "населенные пункты",
            "المستوطنات",
        ],
    ),
    (
        Organ::HumanRightsCouncil,
        &[
            "人权",
            "human rights",
            "droits de l’homme",
            "derechos humanos",
            "прав человека",
            "права человека",
            "حقوق الإنسان",
        ],
    ),
    (
        Organ::TradeAndDevelopmentBoard,
        &[
            "贸易与发展",
            "贸易和发展",
            "trade and development",
            "commerce et développement",
            "comercio y desarrollo",
            "торговля и развитие",
        ],
    ),
    (
        Organ::Eca,
        &[
            "非洲经济",
            "development in africa",
            "développement économique et social en afrique",
            "desarrollo económico y social en áfrica",
        ],
    ),
    (
        Organ::Ece,
        &[
            "欧洲经济",
            "development in europe",
            "développement économique de l’europe",
            "desarrollo económico de europa",
        ],
    ),
    (
        Organ::Eclac,
        &[
            "拉丁美洲",
            "latin america",
            "amérique latine",
            "américa latina",
            "латинской америк",
            "أمريكا اللاتينية",
        ],
    ),
    (
        Organ::Escap,
        &[
            "亚洲及太平洋",
            "亚洲和太平洋",
            "asia and the pacific",
            "asie et dans le pacifique",
            "asia y el pacífico",
            "азии и на тихом",
        ],
    ),
    (
        Organ::Escwa,
        &["西亚", "western asia", "asie occidentale", "asia occidental", "западной азии", "غربي آسيا"],
    ),
];
