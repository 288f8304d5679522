//! Texts nobody would write: random bytes, pieces of markup in any order, and plans with mistakes.

use fastrand::Rng;

use super::PLANS;

/// Pieces of markup, of citations and of words, whole and broken.
const PIECES: [&str; 137] = [
    "# ",
    "## ",
    "######",
    "#######",
    "＃ ",
    "#\t",
    "---",
    "---\n",
    "－－－\n",
    "key: value\n",
    "：",
    ":",
    "|",
    "｜",
    "| --- |",
    "| \\-",
    "\\",
    "\n\\",
    "\n    \\",
    "[? ",
    "[? 年]",
    "［？",
    "|\n",
    "<!--",
    "-->",
    "<!-- planmark: allow x -->",
    "[^1]:",
    "[^1]",
    "[^",
    "[",
    "](",
    ")",
    "](http://a/b(c))",
    "http://",
    "https://a.b/c(d)",
    "\n",
    "\r",
    "\r\n",
    "\n\n",
    " ",
    "  ",
    "    ",
    "      ",
    "\t",
    "\u{3000}",
    "\u{A0}",
    "\u{200F}",
    "\u{FEFF}",
    "\0",
    "\u{85}",
    "\u{2028}",
    "é",
    "(a)",
    "（ａ）",
    "(a) ",
    "a) ",
    "(?) ",
    "（？）",
    "(i)",
    "㈠",
    "㈠ ",
    "(十一) ",
    "'1' ",
    "a. ",
    "- ",
    "-",
    "（",
    "(أ) ",
    "а) ",
    "2.10 ",
    "12. ",
    "2.? ",
    "2.",
    "１．２　",
    "58/269",
    "52/12 A 和 B",
    "42/37 A–C",
    "1514(XV)",
    "3411 A and B (XXX)",
    "S-10/2",
    "S-10/",
    "SS.XI/2",
    "1373 (2001)",
    "1373（2001",
    "2014/35",
    "2015/16 年",
    "S/PRST/2015/22",
    "A/RES/58/269",
    "A/71/6 (Prog. 2)",
    "ST/SGB/2000/8",
    "A/73/81-E/2018/59",
    "666/195",
    "1/CP.21",
    "B(66)",
    "3281 (د-29)",
    "دإ-32/1",
    "ألف وباء",
    "第",
    "号决议",
    "、",
    "和",
    " and ",
    " 至 ",
    ";",
    "；",
    "。",
    "方案",
    "次级方案",
    "方案 2",
    "次级方案 3 和 4",
    "方案 25 次级方案 5",
    "构成部分 2",
    "第 25.13 段",
    "表 3.4",
    "表 3.4\n",
    "图 3.二：",
    "Table 3.4:",
    "代表 3",
    "工作方案 1",
    "目标 16",
    "具体目标 17.18",
    "附件三",
    "Goals 2, 8 and 17",
    "subprogrammes 1 to 5",
    "paragraph 3 of",
    "resolution ",
    "决议",
    "大会决议",
    "立法授权",
    "预期成绩",
    "战略",
    "A. ",
    "一. ",
    "II. ",
    "2024 年计划成果",
    "Result 1: ",
    "و",
];

/// A text: one in three from random bytes, from pieces, from a plan with mistakes.
pub(crate) fn text(random: &mut Rng) -> Vec<u8> {
    match random.u8(..3) {
        0 => bytes(random),
        1 => pieces(random).into_bytes(),
        _ => plan_with_mistakes(random),
    }
}

fn bytes(random: &mut Rng) -> Vec<u8> {
    let length = random.usize(..200);
    let mut bytes: Vec<u8> = (0..length).map(|_| random.u8(..)).collect();
    // Bytes that mean something are rare among all.
    for byte in &mut bytes {
        if random.u8(..3) == 0 {
            *byte = *random.choice(b"#|-[](). :/\n\r\t0123456789AISaxi<>!^'\0").unwrap_or(&b'#');
        }
    }
    bytes
}

/// Numbers of resolutions, of parts of plans and of Goals.
const NUMBERS: [&str; 30] = [
    "58/269",
    "24/11",
    "1373 (2001)",
    "1373(2001)",
    "1514 (XV)",
    "3411 A and B (XXX)",
    "52/12 A 和 B",
    "70/248A",
    "S-10/2",
    "ES-10/20",
    "SS.XI/2",
    "A/RES/58/269",
    "S/PRST/2015/22",
    "E/DEC/2011/245",
    "1/CP.21",
    "666/195",
    "2015/16",
    "B(66)",
    "A/71/6",
    "3",
    "12",
    "3.4",
    "25.13",
    "3.二",
    "3.27 (2)",
    "II",
    "三",
    "17.b",
    "دإ-32/1",
    "3281 (د-29)",
];

/// What joins numbers.
const JOINTS: [&str; 24] = [
    ", ",
    " and ",
    ", and ",
    "、",
    " 和 ",
    "和",
    " 至 ",
    "–",
    "-",
    " et ",
    " y ",
    " и ",
    " و ",
    "، ",
    "; ",
    " or ",
    " to ",
    " of ",
    "号和第 ",
    "号、第",
    " 的",
    " ",
    "  ",
    "号",
];

/// What stands before numbers.
const LEADS: [&str; 24] = [
    "resolution ",
    "resolutions ",
    "decision No. ",
    "第 ",
    "第",
    "决议",
    "大会 ",
    "Security Council ",
    "résolutions ",
    "قرار ",
    "次级方案 ",
    "subprogrammes ",
    "programme ",
    "方案 ",
    "表 ",
    "tables ",
    "paragraphs ",
    "目标 ",
    "Goals ",
    "具体目标",
    "附件",
    "البرامج الفرعية ",
    "见",
    "",
];

/// What stands behind them.
const TAILS: [&str; 12] = [
    " 号决议",
    "号决定",
    " 段",
    " 年",
    " 个",
    " of",
    " of programme 2",
    "。",
    ".",
    " A",
    " 构成部分 2",
    "  标题",
];

/// A run of numbers with words around it.
fn run(random: &mut Rng) -> String {
    let pick = |random: &mut Rng, list: &[&'static str]| list[random.usize(..list.len())];
    let mut run = pick(random, &LEADS).to_owned();
    run += pick(random, &NUMBERS);
    for _ in 0..random.usize(..6) {
        run += pick(random, &JOINTS);
        if random.u8(..4) == 0 {
            run += pick(random, &LEADS);
        }
        run += pick(random, &NUMBERS);
    }
    run + pick(random, &TAILS)
}

/// Pieces and runs in any order.
pub(crate) fn pieces(random: &mut Rng) -> String {
    (0..random.usize(1..40))
        .map(|_| if random.u8(..4) == 0 { run(random) } else { piece(random).to_owned() })
        .collect()
}

/// One piece.
pub(crate) fn piece(random: &mut Rng) -> &'static str {
    PIECES[random.usize(..PIECES.len())]
}

/// Part of a plan in which bytes are missing, doubled, changed or added.
fn plan_with_mistakes(random: &mut Rng) -> Vec<u8> {
    let (_, plan) = PLANS[random.usize(..PLANS.len())];
    let start = random.usize(..plan.len());
    let end = random.usize(start..plan.len().min(start + 1500)) + 1;
    let mut text = plan.as_bytes()[start..end].to_vec();
    for _ in 0..random.usize(..8) {
        let place = random.usize(..=text.len());
        match random.u8(..5) {
            0 => text.truncate(place),
            1 => text.insert(place, random.u8(..)),
            2 if place < text.len() => {
                text.remove(place);
            }
            3 if place < text.len() => text[place] = *random.choice(b"\0\r\n\xFF #|").unwrap_or(&0),
            _ => {
                text.splice(place..place, piece(random).bytes());
            }
        }
    }
    text
}
