//! The words by which rows and columns of a table are known, in the six languages.

use planmark_plan::years::years;
use planmark_syntax::script::is_han;
use planmark_syntax::without_marks;

/// With these begins the label of a row, and ends the head of a column, that sums up others.
const TOTALS: [&str; 22] = [
    "total",
    "subtotal",
    "sub-total",
    "grand total", // en, es, fr
    "共计",
    "小计",
    "合计",
    "总计", // zh
    "total partiel",
    "sous-total",
    "montant total", // fr
    "total parcial",
    "total general", // es
    "всего",
    "итого",
    "промежуточный итог",
    "общий итог",
    "подытог", // ru
    "المجموع",
    "المجموع الفرعي",
    "مجموع",
    "الإجمالي", // ar
];

/// Those of them that a table has for each of its blocks, with one total over all.
const SUBTOTALS: [&str; 9] = [
    "subtotal",
    "sub-total", // en, es
    "小计",      // zh
    "total partiel",
    "sous-total",         // fr
    "total parcial",      // es
    "промежуточный итог", // ru
    "подытог",
    "المجموع الفرعي", // ar
];

/// With these begins the label of a row that is a part of the row above, and so of no sum.
const PARTS: [&str; 9] = [
    "of which",
    "of these",
    "其中",
    "dont",
    "de los cuales",
    "de las cuales",
    "из них",
    "в том числе",
    "منها",
];

/// These stand in the head of a column of shares.
const SHARES: [&str; 10] = [
    "percent",
    "per cent",
    "%",
    "百分比",
    "pourcentage",
    "porcentaje",
    "процент",
    "النسبة المئوية",
    "نسبة مئوية",
    "٪",
];

/// With these begins the label of a row with the change between two periods, or of all changes of an office.
const NET_CHANGES: [&str; 8] = [
    "net change", // en
    "净变动",
    "净增减",
    "变动净额",         // zh
    "variation nette",  // fr
    "cambio neto",      // es
    "чистое изменение", // ru
    "صافي التغيير",     // ar
];

/// The heads of a column with numbers of posts.
const NUMBERS_OF_POSTS: [&str; 8] =
    ["number", "人数", "数目", "员额数", "nombre", "número", "количество", "العدد"];

/// These are the whole action by which posts go on as they are, or in another place.
const KEPT: [&str; 15] = [
    "retention",
    "retained",
    "extension",
    "relocation", // en
    "保留",
    "延长",
    "搬迁", // zh
    "prolongation",
    "prorogation",
    "réinstallation", // fr
    "prórroga",
    "reubicación", // es
    "продление",   // ru
    "الإبقاء",
    "تمديد", // ar
];

/// These stand in the label of a total of posts that are paid from two funds.
const POSITIONS: [&str; 5] =
    ["including temporary", "包括临时", "y compris les emplois", "incluidas las plazas", "включая"];

/// With these begins the action by which posts go on as they are.
const CONTINUATIONS: [&str; 8] = [
    "continuation",
    "continued", // en
    "延续",
    "继续",         // zh
    "maintien",     // fr
    "continuación", // es
    "сохранение",   // ru
    "استمرار",      // ar
];

/// The signs of the longest mark of a row, a letter by its name as in Arabic.
const LONGEST_MARK: usize = 4;

fn plain(text: &str) -> String {
    without_marks(text).trim().to_lowercase()
}

/// Whether a row of this label sums up others.
pub(crate) fn is_total(label: &str) -> bool {
    let label = plain(label);
    TOTALS.iter().any(|word| {
        label.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic) || is_wide(word))
    })
}

/// Whether the label says more than that the row sums up: `Subtotal, B`, `Total (1+2)`.
pub(crate) fn is_bare_total(label: &str) -> bool {
    let label = plain(label);
    TOTALS.contains(&label.trim_end_matches(['.', ':', '：']))
}

/// Whether the label says that the row sums up its block, and not which that is.
pub(crate) fn is_bare_subtotal(label: &str) -> bool {
    let label = plain(label);
    SUBTOTALS.contains(&label.trim_end_matches(['.', ':', '：']))
}

/// What a subtotal says that it sums up, as rows are marked: `b` of `Subtotal, B` and of `小计(B)`, `7` of `Subtotal, subprogramme 7`. A
/// number alone is that of a table's part, and marks none of its rows.
pub(crate) fn summed_up(label: &str) -> Option<String> {
    let label = plain(label);
    let word = SUBTOTALS.iter().find(|word| label.starts_with(**word))?;
    let rest = &label[word.len()..];
    let mut words = rest.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    let mark = words.next_back()?;
    let is_named = words.next().is_some();
    let is_number = mark.chars().all(char::is_numeric);
    (if is_number { is_named } else { mark.chars().count() <= LONGEST_MARK && !is_named })
        .then(|| mark.to_owned())
}

/// Whether a row of this label sums up posts and temporary positions.
pub(crate) fn is_total_with_positions(label: &str) -> bool {
    let label = plain(label);
    is_total(&label) && POSITIONS.iter().any(|word| label.contains(word))
}

/// Whether a column of this head sums up those before it.
pub(crate) fn is_total_column(head: &str) -> bool {
    let head = plain(head);
    TOTALS.iter().any(|word| {
        head.strip_suffix(word).is_some_and(|rest| !rest.ends_with(char::is_alphabetic) || is_wide(word))
    })
}

/// Whether a row of this label tells what changes.
pub(crate) fn is_net_change(label: &str) -> bool {
    let label = plain(label);
    NET_CHANGES.iter().any(|word| label.starts_with(word))
}

/// Whether a column of this head has numbers of posts.
pub(crate) fn is_number_of_posts(head: &str) -> bool {
    NUMBERS_OF_POSTS.contains(&plain(head).as_str())
}

/// Whether a cell says that posts go on as they are.
pub(crate) fn is_continuation(action: &str) -> bool {
    let action = plain(action);
    CONTINUATIONS.iter().any(|word| action.starts_with(word)) || KEPT.contains(&action.as_str())
}

/// Whether a row of this label is a part of another.
pub(crate) fn is_part(label: &str) -> bool {
    let label = plain(label);
    let label = label.trim_start_matches(['(', '（', '-', '–', '—', ' ']);
    PARTS.iter().any(|word| label.starts_with(word))
}

/// Whether a column of this head holds shares.
pub(crate) fn is_share(head: &str) -> bool {
    let head = plain(head);
    SHARES.iter().any(|word| head.contains(word))
}

/// Chinese puts no blanks between words.
fn is_wide(word: &str) -> bool {
    word.starts_with(is_han)
}

/// The first year in the head of a column.
pub(crate) fn year(head: &str) -> Option<u32> {
    years(head).first().map(|year| year.value)
}

#[cfg(test)]
mod tests {
    use super::{is_bare_subtotal, is_bare_total, is_part, is_share, is_total, is_total_column, summed_up};

    #[test]
    fn totals_are_known_by_their_words() {
        for label in [
            "Total",
            "Subtotal, B",
            "Total (1+2)",
            "小计(1)",
            "共计",
            "Итого",
            "المجموع الفرعي",
            "Total partiel",
        ] {
            assert!(is_total(label), "{label}");
        }
        for label in ["Totality", "Posts", "Totalmente", "员额共计划"] {
            assert!(!is_total(label), "{label}");
        }
        assert!(is_bare_total("Total") && is_bare_total("共计[^a]") && !is_bare_total("Subtotal, B"));
        assert!(
            is_total_column("Changes Total") && is_total_column("共计") && !is_total_column("Total estimate")
        );
        assert!(is_part("(of which: women)") && is_part("其中：妇女") && !is_part("Offices"));
        assert!(is_share("Percentage") && is_share("百分比"));
        assert!(is_bare_subtotal("Subtotal") && is_bare_subtotal("小计") && !is_bare_subtotal("Total"));
    }

    #[test]
    fn a_subtotal_names_the_part_that_it_sums_up() {
        for (label, mark) in [
            ("Subtotal, B", Some("b")),
            ("小计(C)", Some("c")),
            ("Total partiel, A", Some("a")),
            ("المجموع الفرعي، باء", Some("باء")),
            ("Subtotal, subprogramme 7", Some("7")),
            ("Subtotal, 1", None),
            ("Subtotal", None),
            ("Subtotal, field offices", None),
            ("Total, B", None),
        ] {
            assert_eq!(summed_up(label).as_deref(), mark, "{label}");
        }
    }
}
