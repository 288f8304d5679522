//! The values at the end of a table's row.

/// Splits a row into its text and the values behind it: exactly `columns` of them. A blank may separate thousands, so
/// that words and values differ in number.
pub(super) fn split(text: &str, columns: usize) -> Option<(&str, Vec<String>)> {
    let words = trailing_words(text);
    let count = words.len();
    // A word in front may belong to the text: `次级方案 1 30 31`. Take as many as make up the columns.
    (0..=count).find_map(|skipped| {
        let values = merge(&words[skipped..], columns)?;
        let end = words.get(skipped).map_or(text.len(), |word| word.0);
        Some((text[..end].trim_end(), values))
    })
}

/// The number of values at the end of `text`, as far as decimals tell.
pub(super) fn count(text: &str) -> usize {
    let words = trailing_words(text);
    words.len() - joints(&words).into_iter().filter(|joint| *joint == Joint::Sure).count()
}

/// Whether `text` is values and nothing else.
pub(super) fn only_values(text: &str) -> bool {
    trailing_words(text).first().is_some_and(|word| word.0 == 0)
}

/// The words at the end of `text` that can be values, with their places.
fn trailing_words(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut end = text.len();
    loop {
        let before = text[..end].trim_end();
        let start = before.rfind(' ').map_or(0, |blank| blank + 1);
        let word = &before[start..];
        let mark = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        // The mark of a note behind a value belongs to it: `不适用 a`.
        let (start, word) = if mark && start > 0 {
            let value = before[..start - 1].trim_end();
            let start = value.rfind(' ').map_or(0, |blank| blank + 1);
            (start, &before[start..])
        } else {
            (start, word)
        };
        if word.is_empty() || !is_value(word) {
            break;
        }
        words.push((start, word));
        end = start;
        if start == 0 {
            break;
        }
    }
    words.reverse();
    words
}

fn is_value(word: &str) -> bool {
    let word = word.split(' ').next().unwrap_or(word);
    let number = word.trim_start_matches('(').trim_end_matches([')', '%']);
    let digits = number.starts_with(|sign: char| sign.is_ascii_digit())
        && number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    digits || matches!(word, "—" | "–" | "-" | "不适用" | "…")
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    None,
    /// The two words may be one number: `1 204`.
    Possible,
    /// They are: `1 204.5`, where every value has a decimal.
    Sure,
}

/// Whether each word goes on with the number of the one before it.
fn joints(words: &[(usize, &str)]) -> Vec<Joint> {
    let decimals = words.iter().filter(|word| word.1.contains('.')).count() >= 2;
    let mut joints = vec![Joint::None; words.len()];
    for index in 1..words.len() {
        let before = words[index - 1].1.trim_start_matches('(');
        let after = words[index].1.trim_end_matches([')', '%']);
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let whole = after.split('.').next().unwrap_or_default();
        let continued = joints[index - 1] != Joint::None && before.len() == 3;
        if digits(before) && (before.len() <= 3 || continued) && whole.len() == 3 && digits(whole) {
            joints[index] = if decimals { Joint::Sure } else { Joint::Possible };
        }
    }
    joints
}

/// Joins `words` to exactly `columns` values, or tells that they cannot be.
fn merge(words: &[(usize, &str)], columns: usize) -> Option<Vec<String>> {
    let joints = joints(words);
    let mut wanted = words.len().checked_sub(columns)?;
    let sure = joints.iter().filter(|joint| **joint == Joint::Sure).count();
    let possible = joints.iter().filter(|joint| **joint != Joint::None).count();
    if wanted > possible || sure > wanted {
        return None;
    }
    let mut values: Vec<String> = Vec::new();
    for (index, (_, word)) in words.iter().enumerate() {
        let left = joints[index..].iter().filter(|joint| **joint == Joint::Sure).count();
        let take = match joints[index] {
            Joint::Sure => true,
            Joint::Possible => wanted > left,
            Joint::None => false,
        };
        match values.last_mut() {
            Some(last) if take => {
                last.push(' ');
                last.push_str(word);
                wanted -= 1;
            }
            _ => values.push((*word).to_owned()),
        }
    }
    (wanted == 0 && values.len() == columns).then_some(values)
}

#[cfg(test)]
mod tests {
    use super::{count, only_values, split};

    fn read(text: &str, columns: usize) -> String {
        split(text, columns)
            .map_or("none".to_owned(), |(text, values)| format!("{text}: {}", values.join("|")))
    }

    #[test]
    fn values_are_taken_from_the_end() {
        assert_eq!(read("铁路会议(3 小时会议次数) 3 3 — 3", 4), "铁路会议(3 小时会议次数): 3|3|—|3");
        assert_eq!(read("根据第 2240(2015)号决议 1 1 — 1", 4), "根据第 2240(2015)号决议: 1|1|—|1");
        assert_eq!(read("购买车票 不适用 a 100 89 100 100", 5), "购买车票: 不适用 a|100|89|100|100");
        assert_eq!(read("铁路会议", 4), "none");
    }

    #[test]
    fn blanks_separate_thousands() {
        let row = "员额 43 526.4 47 278.1 — — (7.2) (7.2) (0.0) 47 270.9";
        assert_eq!(read(row, 8), "员额: 43 526.4|47 278.1|—|—|(7.2)|(7.2)|(0.0)|47 270.9");
        assert_eq!(count(row), 8);
        assert_eq!(read("小计(1) 1 047 859.0 0.1", 2), "小计(1): 1 047 859.0|0.1");
        assert_eq!(read("列车 1 200 300", 2), "列车: 1 200|300");
    }

    #[test]
    fn a_number_in_front_may_be_text() {
        assert_eq!(read("次级方案 1 30 31", 2), "次级方案 1: 30|31");
        assert!(only_values("— — 1 —"));
        assert!(!only_values("铁路 1"));
    }
}
