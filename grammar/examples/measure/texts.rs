//! The texts that are measured.

use std::fmt::Write as _;

/// Every text with its name.
pub(crate) fn all() -> Vec<(&'static str, String)> {
    vec![
        ("plan of 35,000 lines", plan(35_000)),
        ("plan of 100,000 lines", plan(100_000)),
        ("English plan of 35,000 lines", english_plan(35_000)),
        ("10,000 mandates in one section", mandates(10_000)),
        ("table of 10,000 rows", rows(10_000)),
        ("one paragraph of 200 KB", paragraph(200_000)),
        ("10,000 headings of one depth", headings(10_000)),
        ("22,000 references in one paragraph", "次级方案 3，".repeat(22_000)),
        ("50,000 [ in one line", "[".repeat(50_000)),
        ("50,000 1( in one line", "1(".repeat(50_000)),
        ("50,000 | in one line", "|".repeat(50_000)),
        ("20,000 numbers of one reference", format!("次级方案 1{}", "、2".repeat(20_000))),
        ("20,000 citations of one run", format!("第 68/1{}号决议", "、68/2".repeat(20_000))),
        ("one line of 1 MB", "川".repeat(350_000)),
        ("10,000 nested items", nested_items(10_000)),
    ]
}

const SUBJECTS: [&str; 8] =
    ["水文观测", "航道维护", "灯塔管理", "港口收费", "湖泊保护", "堤坝检修", "渔业统计", "桥梁设计"];

/// A biennial plan in Chinese: programmes of subprogrammes, their narratives, and lists of mandates.
fn plan(lines: usize) -> String {
    let mut text =
        String::from("---\nsymbol: A/91/6\nformat: biennial\nperiod: 2046-2047\nlanguage: zh\n---\n");
    let mut random = fastrand::Rng::with_seed(2);
    let mut written = 6;
    let mut programme = 0;
    while written < lines {
        programme += 1;
        let before = text.len();
        write_programme(&mut text, programme, &mut random);
        written += text[before..].lines().count();
    }
    text
}

fn write_programme(text: &mut String, programme: usize, random: &mut fastrand::Rng) {
    let mut paragraph = 0;
    let _ = write!(text, "\n# 方案 {programme}：{}\n\n## 总方向\n\n", subject(random));
    for _ in 0..4 {
        write_paragraph(text, programme, &mut paragraph, random);
    }
    for subprogramme in 1..=random.usize(4..9) {
        let title = subject(random);
        let _ = write!(
            text,
            "\n## 次级方案 {subprogramme}：{title}\n\n### 本组织目标\n\n让会员国更好地开展{title}工作。\n\n### 预期成绩\n\n"
        );
        for letter in ["a", "b", "c"] {
            let _ = writeln!(text, "({letter}) 会员国开展{}的能力得到加强", subject(random));
            for numeral in ["㈠", "㈡"] {
                let _ = writeln!(text, "    {numeral} 采用共同办法开展{}的国家数目增加", subject(random));
            }
        }
        text.push_str("\n### 战略\n\n");
        for _ in 0..random.usize(2..5) {
            write_paragraph(text, programme, &mut paragraph, random);
        }
        for letter in ["a", "b", "c", "d"] {
            let _ = writeln!(
                text,
                "({letter}) 就{}提供咨询和实质性服务，并与次级方案 {} 协调；",
                subject(random),
                random.usize(1..9)
            );
        }
    }
    text.push_str("\n## 立法授权\n\n### 大会决议\n\n");
    for _ in 0..random.usize(20..90) {
        let _ = writeln!(
            text,
            "{}/{}  关于{}的合作与后续行动",
            random.usize(40..80),
            random.usize(1..330),
            subject(random)
        );
    }
    text.push_str("\n### 安全理事会决议\n\n");
    for _ in 0..random.usize(5..20) {
        let _ = writeln!(text, "{} ({})", random.usize(500..2700), random.usize(1990..2024));
    }
}

fn write_paragraph(text: &mut String, programme: usize, paragraph: &mut usize, random: &mut fastrand::Rng) {
    *paragraph += 1;
    let _ = write!(text, "{programme}.{paragraph} ");
    for _ in 0..random.usize(2..6) {
        let _ = write!(
            text,
            "本次级方案的实质性责任由负责{}的部门承担，该部门将根据大会第 {}/{} 号决议，与方案 {} 和其他实体一道，通过{}和{}支持提出请求的会员国，并酌情提供培训、分析和资料。",
            subject(random),
            random.usize(40..80),
            random.usize(1..330),
            random.usize(1..29),
            subject(random),
            subject(random),
        );
    }
    text.push('\n');
}

fn subject(random: &mut fastrand::Rng) -> &'static str {
    SUBJECTS[random.usize(..SUBJECTS.len())]
}

/// The same in English, of the annual kind.
fn english_plan(lines: usize) -> String {
    let mut text =
        String::from("---\nsymbol: A/95/6 (Sect. 10)\nformat: annual\nperiod: 2046\nlanguage: en\n---\n");
    let mut random = fastrand::Rng::with_seed(3);
    let mut written = 6;
    let mut number = 0;
    let mut subprogramme = 0;
    while written < lines {
        let before = text.len();
        subprogramme += 1;
        let _ = write!(text, "\n## Subprogramme {subprogramme}: harbour {subprogramme}\n\n### Objective\n\n");
        for _ in 0..random.usize(3..9) {
            number += 1;
            let _ = writeln!(
                text,
                "10.{number} The subprogramme will keep lights burning, pursuant to General Assembly resolution {}/{} and Security Council resolution {} ({}), as explained in paragraph 10.{} and table 10.{}, and will contribute to Goal {}.\n",
                random.usize(40..80),
                random.usize(1..330),
                random.usize(500..2700),
                random.usize(1990..2024),
                random.usize(1..200),
                random.usize(1..40),
                random.usize(1..17),
            );
        }
        let _ = write!(
            text,
            "Table 10.{subprogramme}: Deliverables, by category\n| Category | 2044 | 2045 | 2046 |\n| --- | --- | --- | --- |\n"
        );
        for row in 1..random.usize(8..30) {
            let _ = writeln!(
                text,
                "| {row}. Reports on harbour dues | {} | {} | 1 204 |",
                random.usize(1..9),
                random.usize(1..9)
            );
        }
        written += text[before..].lines().count();
    }
    text
}

fn mandates(count: usize) -> String {
    let mut text = String::from("# 立法授权\n\n## 大会决议\n\n");
    for number in 0..count {
        let _ = writeln!(text, "{}/{}  关于第 {number} 个议题的合作", 40 + number % 40, 1 + number % 330);
    }
    text
}

fn rows(count: usize) -> String {
    let mut text = String::from("表 1.1：行\n| 甲 | 乙 | 丙 |\n| --- | --- | --- |\n");
    for number in 0..count {
        let _ = writeln!(text, "| 第 {number} 行 | {} | 说明第 {number} 行 |", number * 7);
    }
    text
}

fn paragraph(bytes: usize) -> String {
    let mut text = String::from("2.1 ");
    let mut random = fastrand::Rng::with_seed(4);
    while text.len() < bytes {
        let _ = write!(
            text,
            "{}与{}将依照大会第 {}/1 号决议配合。",
            subject(&mut random),
            subject(&mut random),
            random.usize(40..80)
        );
    }
    text
}

fn headings(count: usize) -> String {
    (0..count).fold(String::new(), |mut text, number| {
        let _ = writeln!(text, "## 次级方案 {number}：{}\n", SUBJECTS[number % SUBJECTS.len()]);
        text
    })
}

fn nested_items(count: usize) -> String {
    (0..count).fold(String::new(), |mut text, number| {
        let _ = writeln!(text, "{:indent$}- 第 {number} 项", "", indent = number % 9);
        text
    })
}
