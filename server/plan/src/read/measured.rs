//! Whether an indicator names something that can be counted. The words are kept here alone.

use planmark_syntax::Language;

/// English words of numbers, shares, frequencies, levels, times, and of change in them. A stem stands for every word that begins with
/// it; with a blank at its end it is a whole word.
const ENGLISH: [&str; 88] = [
    "number",
    "percent",
    "cent ",
    "proportion",
    "share ",
    "rate ",
    "rates ",
    "ratio ",
    "ratios ",
    "frequen",
    "level",
    "degree",
    "extent ",
    "increas",
    "decreas",
    "reduc",
    "improv",
    "higher ",
    "highest ",
    "lower ",
    "more ",
    "fewer ",
    "less ",
    "greater ",
    "grow",
    "declin",
    "average",
    "amount",
    "volume",
    "quantit",
    "timel",
    "time ",
    "times ",
    "day ",
    "days ",
    "week",
    "month",
    "hour",
    "score",
    "index ",
    "indices ",
    "absence ",
    "no ",
    "zero ",
    "all ",
    "every ",
    "each ",
    "any ",
    "expan",
    "strengthen",
    "enhanc",
    "shorten",
    "fast",
    "maintain",
    "total",
    "cost ",
    "costs ",
    "saving",
    "satisf",
    "majority ",
    "half ",
    "third",
    "rise ",
    "rising ",
    "raise",
    "diversi",
    "broader ",
    "wider ",
    "wide ",
    "accelerat",
    "value ",
    "size ",
    "range ",
    "coverage ",
    "one ",
    "two ",
    "three ",
    "better ",
    "best ",
    "progress",
    "deadline",
    "usage ",
    "continu",
    "multipl",
    "minim",
    "maxim",
    "scope ",
    "new ",
];

/// Chinese ones; they are looked for anywhere.
const CHINESE: [&str; 68] = [
    "数",
    "百分",
    "比例",
    "比率",
    "比重",
    "率",
    "程度",
    "水平",
    "级别",
    "等级",
    "频",
    "增",
    "减",
    "提高",
    "降低",
    "升",
    "扩大",
    "扩展",
    "缩",
    "更",
    "较",
    "加强",
    "加快",
    "改善",
    "改进",
    "量",
    "额",
    "时间",
    "及时",
    "按时",
    "准时",
    "如期",
    "时限",
    "期限",
    "天",
    "周",
    "每月",
    "个月",
    "小时",
    "满意",
    "所有",
    "全部",
    "每",
    "零",
    "没有",
    "不超过",
    "不到",
    "不足",
    "不少于",
    "平均",
    "至少",
    "至多",
    "最",
    "保持",
    "维持",
    "继续",
    "持续",
    "进展",
    "得分",
    "一半",
    "两",
    "覆盖",
    "多样",
    "多少",
    "不断",
    "节省",
    "较多",
    "多次",
];

/// Words that hold a sign of the list above and say nothing of it.
const NOT_MEASURES: [&str; 8] = ["数据", "数字", "数码", "函数", "每当", "周边", "天然", "最后"];

/// Whether the words of indicators are known in a language.
pub fn is_known(language: Language) -> bool {
    matches!(language, Language::En | Language::Zh)
}

/// Whether words name something that can be counted, in any language that is known here: a digit, or a word for a measure.
pub(crate) fn names_measure(text: &str) -> bool {
    if text.chars().any(|sign| sign.is_ascii_digit() || ('０'..='９').contains(&sign)) {
        return true;
    }
    let lower = text.to_lowercase();
    let mut words = lower.split(|sign: char| !sign.is_alphabetic());
    let in_english = words.any(|word| {
        ENGLISH.iter().any(|stem| match stem.strip_suffix(' ') {
            Some(whole) => word == whole,
            None => word.starts_with(stem),
        })
    });
    if in_english {
        return true;
    }
    let mut rest = lower;
    for word in NOT_MEASURES {
        if rest.contains(word) {
            rest = rest.replace(word, " ");
        }
    }
    CHINESE.iter().any(|word| rest.contains(word))
}

#[cfg(test)]
mod tests {
    use super::names_measure;

    #[test]
    fn numbers_shares_levels_and_changes_are_measures() {
        for text in [
            "Increased number of plans",
            "At least 3 countries",
            "通过计划的国家百分比",
            "会员国的满意度",
            "网站数目",
            "减少网站",
        ] {
            assert!(names_measure(text), "{text}");
        }
    }

    #[test]
    fn events_alone_are_none() {
        for text in
            ["Adoption of the strategy by the Conference of countries", "大会通过计划", "数据系统投入使用"]
        {
            assert!(!names_measure(text), "{text}");
        }
    }
}
