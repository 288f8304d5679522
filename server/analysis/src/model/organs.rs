//! What the headings in a list of mandates say of the mandates below them: the organ, and what it adopted.

use planmark_syntax::Organ;
use planmark_syntax::citation::Kind;
use planmark_syntax::keywords::{self, Promise};

use super::facts::Heading;
use super::programme::OrganContext;

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
