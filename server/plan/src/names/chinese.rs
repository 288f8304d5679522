//! Abbreviations in Chinese: characters of the full name, in their order.
//!
//! Chinese writing does not say where a word begins. The name ends at the bracket; it begins where a sign, or a word that no name holds, stands
//! before it. Verbs are no such words: 联合国促进性别平等和增强妇女权能署 holds two.

use planmark_syntax::script::is_han;

/// What names of organisations, programmes, systems and instruments end with.
const ENDINGS: [&str; 60] = [
    "部",
    "厅",
    "司",
    "处",
    "署",
    "会",
    "科",
    "股",
    "局",
    "团",
    "院",
    "所",
    "队",
    "方案",
    "规划",
    "计划",
    "战略",
    "框架",
    "议程",
    "倡议",
    "中心",
    "组织",
    "机构",
    "办公室",
    "基金",
    "银行",
    "公司",
    "联盟",
    "同盟",
    "法庭",
    "大学",
    "学校",
    "图书馆",
    "会议",
    "论坛",
    "网络",
    "平台",
    "共同体",
    "联合体",
    "联合会",
    "小组",
    "工作队",
    "股份",
    "关系",
    "系统",
    "体系",
    "技术",
    "准则",
    "标准",
    "公约",
    "条约",
    "协定",
    "议定书",
    "宪章",
    "宣言",
    "目标",
    "项目",
    "部队",
    "集团",
    "信托",
];

/// Words with which names of organisations begin, and which stand within one only behind another of them.
const BEGINNINGS: [&str; 14] = [
    "联合国",
    "世界",
    "国际",
    "全球",
    "非洲",
    "亚洲",
    "欧洲",
    "美洲",
    "西亚",
    "东南亚",
    "太平洋",
    "拉丁美洲",
    "阿拉伯",
    "加勒比",
];

/// Signs and words after which a name begins. None of them ends a word within a name before the sign that its abbreviation begins with.
const BEFORE_NAMES: [&str; 31] = [
    "由",
    "属",
    "向",
    "自",
    "同",
    "在",
    "对",
    "是",
    "了",
    "为",
    "据",
    "依",
    "经",
    "即",
    "的",
    "以及",
    "按照",
    "根据",
    "依照",
    "遵照",
    "通过",
    "作为",
    "设立了",
    "隶属",
    "源自",
    "包括",
    "例如",
    "称为",
    "来自",
    "属于",
    "本",
];

/// Words after which a name begins wherever they stand.
const ALWAYS_BEFORE_NAMES: [&str; 12] =
    ["以及", "按照", "根据", "依照", "遵照", "作为", "设立了", "隶属", "源自", "例如", "称为", "来自"];

/// Words that join two names, or two parts of one: what stands behind them may be either.
const JOINS: [&str; 4] = ["和", "与", "及", "或"];

/// A run of characters as long as this is no name.
const MOST_SIGNS: usize = 400;

/// The most characters between the beginning of a name and the first that its abbreviation takes up.
const MOST_LEFT_OUT: usize = 24;

/// Where the full name begins that an abbreviation behind it stands for; `None` where that is not certain, or where the abbreviation is
/// none of it.
pub(super) fn full_name(before: &[char], short: &[char]) -> Option<usize> {
    if !(2..=14).contains(&short.len()) || !short.iter().all(|sign| is_han(*sign)) {
        return None;
    }
    // 艾滋病毒/艾滋病 is one name.
    let is_of_name = |sign: &char| is_han(*sign) || *sign == '/';
    let length = before.iter().rev().take(MOST_SIGNS).take_while(|sign| is_of_name(sign)).count();
    let run_start = before.len() - length;
    let run = &before[run_start..];
    if !ENDINGS.iter().any(|ending| ends_with(run, ending)) {
        return None;
    }
    let first = first_taken(run, short)?;
    let outside = before[..run_start].last().copied();
    if length == MOST_SIGNS {
        return None;
    }
    // 非洲－联合国 goes on before the dash.
    if outside.is_some_and(|sign| matches!(sign, '-' | '－' | '–' | '—' | '·')) && first <= MOST_LEFT_OUT
    {
        return None;
    }
    let begins_with_block = outside.is_none_or(is_stop);
    // 2013 年国际电信联盟
    let after_year = run_start > 0
        && before[..run_start]
            .iter()
            .rev()
            .find(|sign| !sign.is_whitespace())
            .is_some_and(char::is_ascii_digit);
    let start = beginning(run, first, begins_with_block, after_year)?;
    (run.len() - start > short.len()).then_some(run_start + start)
}

fn is_stop(sign: char) -> bool {
    !sign.is_alphanumeric() && !sign.is_whitespace()
}

/// The place of the abbreviation's first character in the name: each of its characters is looked for from the end.
fn first_taken(run: &[char], short: &[char]) -> Option<usize> {
    let mut end = run.len();
    for (at, sign) in short.iter().enumerate().rev() {
        let place = run[..end].iter().rposition(|it| it == sign)?;
        // The last one is of the last word: 办 of 办事处.
        if at + 1 == short.len() && run.len() - place > 4 {
            return None;
        }
        end = place;
    }
    Some(end)
}

fn beginning(run: &[char], first: usize, begins_with_block: bool, after_year: bool) -> Option<usize> {
    for start in (first.saturating_sub(MOST_LEFT_OUT)..=first).rev() {
        let (left, name) = (&run[..start], &run[start..]);
        if starts_with(name, "联合国") {
            return Some(start);
        }
        let left_out = first - start;
        let begins = BEGINNINGS
            .iter()
            .any(|word| starts_with(name, word) && (left_out == 0 || left_out == word.chars().count()))
            && !BEGINNINGS.iter().any(|word| ends_with(left, word));
        if start == 0 {
            // What is left out at the beginning of a block is a word or two, never the rest of a sentence.
            let is_near =
                left_out == 0 || left_out <= 4 && BEGINNINGS.iter().any(|word| starts_with(name, word));
            return (begins_with_block && is_near || begins).then_some(0);
        }
        if after_year && start == 1 && matches!(left, ['年' | '月' | '日']) {
            return Some(start);
        }
        if JOINS.iter().any(|word| ends_with(left, word)) && !ends_with(left, "以及") {
            match (left_out, begins) {
                // 及国际贸易中心(国贸中心): no name goes on behind its own middle with such a word and is abbreviated from there.
                (0, true) => return Some(start),
                (0, false) => return None,
                _ => continue,
            }
        }
        if begins {
            return Some(start);
        }
        let words: &[&str] = if left_out == 0 { &BEFORE_NAMES } else { &ALWAYS_BEFORE_NAMES };
        if words.iter().any(|word| ends_with(left, word)) {
            return Some(start);
        }
    }
    None
}

fn starts_with(run: &[char], word: &str) -> bool {
    let mut signs = run.iter();
    word.chars().all(|sign| signs.next() == Some(&sign))
}

pub(super) fn ends_with(run: &[char], word: &str) -> bool {
    let mut signs = run.iter().rev();
    word.chars().rev().all(|sign| signs.next() == Some(&sign))
}
