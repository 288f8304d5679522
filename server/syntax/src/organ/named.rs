//! The organ that a heading in free words names: 大会每年通过的关于……的决议，其中最近的决议如下.

use std::sync::LazyLock;

use super::Organ;
use crate::joints;
use crate::keywords::{self, ParticleRole};
use crate::normal::Normal;
use crate::script::is_han;

impl Organ {
    /// The organ whose texts follow a heading that no keyword tells, if it names one: by the first name in it, where no second organ is
    /// set beside that by a comma or a conjunction. A name that is only the end of another body's (世界卫生大会) is none.
    #[must_use]
    pub fn named_in_heading(heading: &str) -> Option<Self> {
        let heading: String = heading.chars().filter(|sign| !matches!(sign, '《' | '》')).collect();
        let heading = Normal::new(&heading).text().to_lowercase();
        let mut named: Vec<(usize, usize, Self)> =
            NAMES.iter().filter_map(|(name, organ)| first_place(&heading, name, *organ)).collect();
        // The longest of the names that begin at one place is the organ's: 经济及社会理事会 of 西亚经济及社会理事会 is none.
        named.sort_by_key(|(start, end, _)| (*start, std::cmp::Reverse(*end)));
        let &(_, end, organ) = named.first()?;
        let second = named.iter().find(|(start, _, other)| *start >= end && *other != organ);
        let beside = |(start, ..): &&(usize, usize, Self)| {
            let between = heading[end..*start].trim();
            joints::is_list_joint(between)
        };
        second.filter(beside).is_none().then_some(organ)
    }
}

/// The names of all organs, in lower case.
static NAMES: LazyLock<Vec<(String, Organ)>> = LazyLock::new(|| {
    let names = Organ::ALL.into_iter().flat_map(|organ| organ.all_names().map(move |name| (name, organ)));
    names
        .filter(|(name, _)| !name.contains('*'))
        .map(|(name, organ)| (Normal::new(name).text().to_lowercase(), organ))
        .collect()
});

/// The first place where `name` stands in `heading` as a name of its own.
fn first_place(heading: &str, name: &str, organ: Organ) -> Option<(usize, usize, Organ)> {
    heading.match_indices(name).find_map(|(start, found)| {
        let before = heading[..start].chars().next_back();
        let behind = heading[start + found.len()..].chars().next();
        let latin = name.chars().next().is_some_and(|first| !is_han(first));
        let begins = match before {
            Some(sign) if latin => !sign.is_alphanumeric(),
            Some(sign) => {
                !is_han(sign)
                    || keywords::is_particle(ParticleRole::BeforeOrgan, sign.encode_utf8(&mut [0; 4]))
            }
            None => true,
        };
        let ends = !latin || behind.is_none_or(|sign| !sign.is_alphanumeric());
        (begins && ends).then_some((start, start + found.len(), organ))
    })
}

#[cfg(test)]
mod tests {
    use super::Organ;

    #[test]
    fn the_first_organ_of_a_heading_in_free_words_is_meant() {
        for (heading, organ) in [
            ("大会每年通过的关于铁路的决议，其中最近的决议如下：", Some(Organ::GeneralAssembly)),
            (
                "2011 年在甲市举行的第四届《联合国反腐败公约》缔约国会议的决议",
                Some(Organ::CorruptionConference),
            ),
            ("安全理事会关于大会第 1/1 号决议所设机构的决议", Some(Organ::SecurityCouncil)),
            ("Resolutions of the General Assembly on rail transport", Some(Organ::GeneralAssembly)),
            ("关于铁路的经社理事会决议", Some(Organ::EconomicAndSocialCouncil)),
            ("世界卫生大会决议", None),
            ("社会发展委员会", None),
            ("大会和经济及社会理事会的决议", None),
            ("铁路公约", None),
        ] {
            assert_eq!(Organ::named_in_heading(heading), organ, "{heading}");
        }
    }
}
