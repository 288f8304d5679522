//! What the plans list and cite: some thousand resolutions, a few of which nearly every plan lists and most of which few do.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::sync::LazyLock;

use fastrand::Rng;

use crate::words::{Language, Lexicon};

/// The resolution that every plan lists.
pub const LISTED_EVERYWHERE: &str = "55/2";

const RESOLUTIONS: usize = 4_000;

/// The first resolution of the Security Council in each year.
const SECURITY_COUNCIL: [(u32, u32); 35] = [
    (1990, 647),
    (1991, 684),
    (1992, 726),
    (1993, 800),
    (1994, 893),
    (1995, 970),
    (1996, 1036),
    (1997, 1093),
    (1998, 1147),
    (1999, 1220),
    (2000, 1285),
    (2001, 1335),
    (2002, 1387),
    (2003, 1455),
    (2004, 1522),
    (2005, 1581),
    (2006, 1652),
    (2007, 1739),
    (2008, 1795),
    (2009, 1860),
    (2010, 1908),
    (2011, 1967),
    (2012, 2033),
    (2013, 2086),
    (2014, 2133),
    (2015, 2196),
    (2016, 2260),
    (2017, 2337),
    (2018, 2398),
    (2019, 2452),
    (2020, 2504),
    (2021, 2561),
    (2022, 2618),
    (2023, 2672),
    (2024, 2722),
];

/// The numbering of the Security Council, which tells the year of a number.
#[derive(Debug)]
pub struct SecurityCouncil;

impl SecurityCouncil {
    /// The year in which it adopted the resolution of this number, of those that the plans list.
    #[must_use]
    pub fn year(number: u32) -> Option<u32> {
        SECURITY_COUNCIL.iter().rev().find(|(_, first)| *first <= number).map(|(year, _)| *year)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Organ {
    Assembly,
    Economic,
    Security,
}

/// A resolution, or several of one title, one after the other.
#[derive(Debug)]
pub(crate) struct Mandate {
    pub(crate) organ: Organ,
    /// Session and number, or year and number.
    numbers: Vec<(u32, u32)>,
    titles: [String; 2],
}

impl Mandate {
    /// The session in which the last of them was adopted.
    pub(crate) fn session(&self) -> u32 {
        let (last, _) = self.numbers.last().copied().unwrap_or_default();
        if self.organ == Organ::Assembly { last } else { last - 1945 }
    }

    /// What lists are sorted by.
    pub(crate) fn order(&self) -> (Organ, u32, u32) {
        let (session, number) = self.numbers.first().copied().unwrap_or_default();
        if self.organ == Organ::Security { (self.organ, number, 0) } else { (self.organ, session, number) }
    }

    /// As a text cites the last of them.
    pub(crate) fn number(&self) -> String {
        let (session, number) = self.numbers.last().copied().unwrap_or_default();
        match self.organ {
            Organ::Security => format!("{number}({session})"),
            _ => format!("{session}/{number}"),
        }
    }

    /// As a list has them. `wrong_year` moves the year of a resolution of the Security Council, `other` gives it another title.
    pub(crate) fn entry(&self, language: Language, wrong_year: bool, other: bool) -> String {
        let mut entry = String::new();
        for (index, (session, number)) in self.numbers.iter().enumerate() {
            if index > 0 {
                entry.push_str("; ");
            }
            let _ = match self.organ {
                Organ::Security => write!(entry, "{number} ({})", session + u32::from(wrong_year)),
                _ => write!(entry, "{session}/{number}"),
            };
        }
        if self.organ != Organ::Security {
            let title = &self.titles[language as usize];
            let _ = write!(entry, "  {title}");
            if other {
                entry.push_str(match language {
                    Language::Chinese => "的后续行动和审查",
                    Language::English => " and its follow-up and review",
                });
            }
        }
        entry
    }
}

static POOL: LazyLock<Vec<Mandate>> = LazyLock::new(|| {
    let mut rng = Rng::with_seed(46);
    let mut taken = HashSet::from([(55, 2)]);
    let mut pool = vec![Mandate {
        organ: Organ::Assembly,
        numbers: vec![(55, 2)],
        titles: ["联合国千年宣言".to_owned(), "United Nations Millennium Declaration".to_owned()],
    }];
    while pool.len() < RESOLUTIONS {
        let (organ, numbers) = match rng.u32(0..10) {
            0..7 => (Organ::Assembly, of_the_assembly(&mut rng)),
            7..9 => {
                let (year, first) = SECURITY_COUNCIL[rng.usize(..SECURITY_COUNCIL.len())];
                (Organ::Security, vec![(year, first + rng.u32(0..35))])
            }
            _ => (Organ::Economic, vec![(rng.u32(2010..2025), rng.u32(1..20))]),
        };
        if numbers.iter().any(|number| taken.contains(number)) {
            continue;
        }
        taken.extend(&numbers);
        let titles =
            [Language::Chinese, Language::English].map(|language| Lexicon::of(language).resolution(&mut rng));
        pool.push(Mandate { organ, numbers, titles });
    }
    pool
});

/// One, or one of every second session.
fn of_the_assembly(rng: &mut Rng) -> Vec<(u32, u32)> {
    let repeated = [1, 1, 1, 1, 1, 1, 2, 2, 3, 5][rng.usize(..10)];
    let first = rng.u32(45..80 - repeated * 2);
    (0..repeated).map(|time| (first + time * 2, rng.u32(1..230))).collect()
}

/// Some mandates that stood before a session, in no order and none twice: the first few of the pool often, most of it seldom.
pub(crate) fn some(rng: &mut Rng, count: usize, session: u32) -> Vec<&'static Mandate> {
    let mut taken = HashSet::new();
    let mut found = Vec::with_capacity(count);
    while found.len() < count {
        let index = (rng.f64().powi(3) * POOL.len() as f64) as usize;
        let mandate = &POOL[index.min(POOL.len() - 1)];
        if index > 0 && mandate.session() < session && taken.insert(index) {
            found.push(mandate);
        }
    }
    found
}

/// The one that every plan lists.
pub(crate) fn listed_everywhere() -> &'static Mandate {
    &POOL[0]
}

#[cfg(test)]
mod tests {
    use super::{LISTED_EVERYWHERE, SecurityCouncil, listed_everywhere};

    #[test]
    fn a_number_of_the_security_council_tells_its_year() {
        assert_eq!(SecurityCouncil::year(1373), Some(2001));
        assert_eq!(SecurityCouncil::year(2), None);
        assert_eq!(listed_everywhere().number(), LISTED_EVERYWHERE);
    }
}
