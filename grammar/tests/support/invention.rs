//! Texts nobody would write: random bytes, pieces of markup in any order, and plans with mistakes.

use fastrand::Rng;

use super::PLANS;

/// Pieces of markup, of citations and of words, whole and broken.
const PIECES: [&str; 130] = [
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

/// Pieces in any order.
pub(crate) fn pieces(random: &mut Rng) -> String {
    (0..random.usize(1..40)).map(|_| piece(random)).collect()
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
