//! The headings of a list of mandates: the organ whose texts follow, or their kind.

use planmark_convert_model::joining::is_ideograph;

use crate::runs::Run;
use crate::symbols;
use crate::vocabulary;

/// Words of which at least one names the organ, or the author, in the heading of a list, beside the names of the keyword table.
const ORGANS: [&str; 14] = [
    "理事会",
    "委员会",
    "会议",
    "秘书长",
    "主席",
    "经社会",
    "规划署",
    "人居署",
    "机构",
    "组织",
    "缔约",
    "联合国",
    "国际",
    "《",
];

/// What an organ decides, beside resolutions and decisions. A heading ends in one of these, or names one and ends in another kind of text.
const DECISIONS: [&str; 7] = ["声明", "结论", "公报", "说明", "的信", "建议", "裁决"];

/// Other kinds of texts, which end a heading only behind a decision: `贸易和发展理事会决议和报告`.
const OTHER_TEXTS: [&str; 5] = ["报告", "文件", "宣言", "文书", "议定书"];

/// Words that may make up the whole heading of a list of treaties: `公约和会议宣言`.
const TREATY_WORDS: [&str; 10] =
    ["公约", "宣言", "会议", "条约", "协定", "议定书", "文书", "国际", "和", "及其"];

/// Most characters of the name of an organ that is a heading by itself.
const LONGEST_NAME: usize = 25;

/// Whether `run` is the heading of a list. `next` is what follows it.
pub(crate) fn is_heading(run: &Run<'_>, next: Option<&Run<'_>>) -> bool {
    let next = next.map_or("", |next| next.text.as_str());
    let symbol_follows = symbols::leading(next).is_some();
    let text = run.text.trim_end_matches(['：', ':', ' ']);
    let introduces = text.len() < run.text.trim_end().len();
    if symbols::leading(text).is_some()
        || !text.starts_with(|first| is_ideograph(first) || first == '《' || symbol_follows)
    {
        return false;
    }
    if is_treaty_kind(text) {
        return true;
    }
    let text = text
        .strip_suffix("包括")
        .or_else(|| text.strip_suffix("如下"))
        .unwrap_or(text)
        .trim_end_matches('，');
    let first_part = text.split(['，', '、']).next().unwrap_or(text);
    if !vocabulary::organs().chain(ORGANS).any(|organ| first_part.contains(organ)) {
        return false;
    }
    if holds_citation(text) || text.contains(|sign: char| sign.is_ascii_digit()) && !symbol_follows {
        return false;
    }
    let decides = kinds_of_decisions().any(|kind| text.contains(kind));
    let other = OTHER_TEXTS.iter().any(|kind| text.ends_with(kind));
    let decisions = ends_in_decision(text) || decides && other || text.ends_with("的文件");
    let introduced = introduces && ends_in_decision(first_part);
    let article_follows = next.starts_with('《') || next.starts_with('第') && next.contains('条');
    let articles = text.starts_with('《') && text.ends_with("条款") && article_follows;
    let name = is_organ_name(text) && symbol_follows;
    decisions || introduced || articles || name
}

fn kinds_of_decisions() -> impl Iterator<Item = &'static str> {
    vocabulary::adopted().chain(DECISIONS)
}

fn ends_in_decision(text: &str) -> bool {
    kinds_of_decisions().any(|kind| text.ends_with(kind))
}

/// Whether `text` is made up of words for treaties and nothing else.
fn is_treaty_kind(text: &str) -> bool {
    let mut rest = text;
    while let Some(word) = TREATY_WORDS.iter().find(|word| rest.starts_with(**word)) {
        rest = &rest[word.len()..];
    }
    rest.is_empty() && !text.is_empty()
}

fn is_organ_name(text: &str) -> bool {
    ["委员会", "理事会", "大会", "会议", "机构"].iter().any(|organ| text.ends_with(organ))
        && text.chars().count() <= LONGEST_NAME
}

/// Whether `text` cites a text by its number; headings of lists do not.
fn holds_citation(text: &str) -> bool {
    text.char_indices().any(|(place, sign)| {
        let inside = place > 0 && text[..place].ends_with(|before: char| before.is_ascii_digit());
        matches!(sign, '/' | '(' | '（') && inside
    })
}

#[cfg(test)]
mod tests {
    use super::is_heading;
    use crate::physical::lines;
    use crate::runs::runs;

    fn heads(text: &str, next: &str) -> bool {
        let source = format!("{text} \n\n{next} \n\n");
        let (lines, _) = lines(&source);
        let runs = runs(&lines);
        is_heading(&runs[0], runs.get(1))
    }

    #[test]
    fn organs_with_what_they_decide_are_headings() {
        for text in [
            "大会决议",
            "经济及社会理事会的决议和决定",
            "安理会关于铁路问题所设附属机构的决议",
            "大会每年通过的关于铁路的决议，其中最近的决议如下：",
            "铁路理事会决议和报告",
            "安全理事会决议/主席声明及其他文件",
            "铁路委员会的文件",
            "公约和会议宣言",
            "《铁路公约》条款",
        ] {
            assert!(heads(text, "《铁路公约》第十条"), "{text}");
        }
    }

    #[test]
    fn the_name_of_an_organ_heads_a_list_of_symbols_only() {
        assert!(heads("铁路发展委员会", "53/1 铁路"));
        assert!(!heads("铁路发展委员会", "铁路"));
        assert!(heads("《铁路公约》条款", "第十条和第十一条"));
        assert!(heads("2011 年在甲市举行的铁路公约缔约国会议的决议", "4/1 铁路"));
    }

    #[test]
    fn entries_are_no_headings() {
        for text in [
            "70/1 大会决议",
            "关于铁路的决议，包括第 751(1992)和 1907(2009)号决议",
            "《铁路公约》的相关条款",
            "《铁路公约》第十条",
            "铁路的安全",
        ] {
            assert!(!heads(text, "大会决议"), "{text}");
        }
    }
}
