//! How alike two words are: for “did you mean” and for keywords with a slip of the pen.

/// The number of characters to insert, delete, replace or swap with a neighbour to make one text of the other, or `None` if there
/// are more than `most` (optimal string alignment distance).
#[must_use]
pub fn distance(one: &str, two: &str, most: usize) -> Option<usize> {
    // The difference of lengths is a lower bound, and cheap.
    if one.chars().count().abs_diff(two.chars().count()) > most {
        return None;
    }
    Some(strsim::osa_distance(one, two)).filter(|cost| *cost <= most)
}

/// The one of the known words that is nearest, if it is within a third of the word's length.
#[must_use]
pub fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let most = (word.chars().count() / 3).max(1);
    known
        .iter()
        .filter_map(|candidate| Some((distance(word, candidate, most)?, *candidate)))
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn slips_of_the_pen_are_counted() {
        assert_eq!(distance("预期成积", "预期成绩", 2), Some(1));
        assert_eq!(distance("fromat", "format", 2), Some(1));
        assert_eq!(distance("period", "language", 2), None);
        assert_eq!(distance("", "ab", 2), Some(2));
        assert_eq!(distance("strategy", "strategy", 0), Some(0));
    }

    #[test]
    fn only_a_near_word_is_offered() {
        assert_eq!(nearest("fromat", &["symbol", "format"]), Some("format"));
        assert_eq!(nearest("author", &["symbol", "format"]), None);
    }
}
