//! The Sustainable Development Goals and their targets (A/RES/70/1): which there are, and what the Goals are called.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use planmark_syntax::Language;
use planmark_syntax::reference::{Goal, TargetNumber};
use serde::Deserialize;

/// The table of Goals.
const TABLE: &str = include_str!("../data/goals.toml");

/// The Goals are for the years from 2016 to 2030: a plan for earlier years means others, the Millennium Development Goals.
const FIRST_YEAR: u32 = 2016;

static GOALS: LazyLock<Vec<Known>> = LazyLock::new(|| {
    #[derive(Deserialize)]
    struct Table {
        goal: Vec<Known>,
    }
    // The tests hold that the table can be read.
    toml::from_str::<Table>(TABLE).map(|table| table.goal).unwrap_or_default()
});

#[derive(Debug, Deserialize)]
struct Known {
    /// How many targets are numbered.
    numbered: u32,
    /// How many targets have letters.
    lettered: u32,
    #[serde(flatten)]
    titles: BTreeMap<String, String>,
}

fn known(goal: u32) -> Option<&'static Known> {
    GOALS.get(usize::try_from(goal).ok()?.checked_sub(1)?)
}

/// Whether a plan for a period can mean these Goals.
#[must_use]
pub fn may_be_cited(period: Option<&str>) -> bool {
    let first = period.and_then(|period| period.get(..4)?.parse::<u32>().ok());
    first.is_none_or(|first| first >= FIRST_YEAR)
}

/// Whether there is such a Goal or target.
#[must_use]
pub fn exists(goal: Goal) -> bool {
    known(goal.goal).is_some_and(|known| match goal.target {
        None => true,
        Some(TargetNumber::Number(number)) => (1..=known.numbered).contains(&number),
        Some(TargetNumber::Letter(letter)) => (1..=known.lettered).contains(&letter),
    })
}

/// The targets of a Goal: `16.1–16.10, 16.a–16.b`; `None` where there is no such Goal.
#[must_use]
pub fn targets(goal: u32) -> Option<String> {
    let known = known(goal)?;
    let numbered = format!("{goal}.1–{goal}.{}", known.numbered);
    let last = Goal { goal, target: Some(TargetNumber::Letter(known.lettered)) };
    Some(if known.lettered == 0 { numbered } else { format!("{numbered}, {goal}.a–{last}") })
}

/// What a Goal is called.
#[must_use]
pub fn title(goal: u32, language: Language) -> Option<&'static str> {
    known(goal)?.titles.get(language.code()).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use planmark_syntax::Language;
    use planmark_syntax::reference::{Goal, TargetNumber};

    use super::{GOALS, exists, may_be_cited, targets, title};

    #[test]
    fn there_are_seventeen_goals_with_titles_in_six_languages_and_169_targets() {
        assert_eq!(GOALS.len(), 17);
        let targets: u32 = GOALS.iter().map(|known| known.numbered + known.lettered).sum();
        assert_eq!(targets, 169);
        for goal in 1..=17 {
            for language in Language::ALL {
                assert!(title(goal, language).is_some_and(|title| !title.is_empty()), "{goal} {language}");
            }
        }
        assert_eq!(title(18, Language::En), None);
    }

    #[test]
    fn what_is_in_the_table_exists_and_nothing_else() {
        let target = |goal, number| Goal { goal, target: Some(TargetNumber::Number(number)) };
        let letter = |goal, letter| Goal { goal, target: Some(TargetNumber::Letter(letter)) };
        assert!(exists(Goal { goal: 17, target: None }) && exists(target(17, 19)) && exists(letter(3, 4)));
        for none in [
            Goal { goal: 0, target: None },
            Goal { goal: 18, target: None },
            target(17, 20),
            target(1, 0),
            letter(17, 1),
            letter(16, 3),
        ] {
            assert!(!exists(none), "{none}");
        }
        assert_eq!(targets(16).unwrap(), "16.1–16.10, 16.a–16.b");
        assert_eq!(targets(17).unwrap(), "17.1–17.19");
    }

    #[test]
    fn plans_for_earlier_years_mean_other_goals() {
        assert!(may_be_cited(None) && may_be_cited(Some("2018-2019")) && may_be_cited(Some("2026")));
        assert!(!may_be_cited(Some("2014-2015")));
    }

    #[test]
    fn the_table_agrees_with_the_reference_data() {
        let Ok(folder) = std::env::var("PLANMARK_DATA") else {
            println!("skipped: PLANMARK_DATA is not set");
            return;
        };
        let table = std::fs::read_to_string(std::path::Path::new(&folder).join("sdg_targets.csv")).unwrap();
        let mut rows = 0;
        for record in csv::Reader::from_reader(table.as_bytes()).records() {
            let record = record.unwrap();
            let text = format!("target {}", &record[1]);
            let reference = planmark_syntax::reference::GoalReference::read(&text).unwrap();
            assert!(reference.goals().iter().all(|(_, goal)| exists(*goal)), "{text}");
            rows += 1;
        }
        assert_eq!(rows, 169);
    }
}
