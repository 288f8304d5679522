//! Whatever the text, an import ends, and its account balances.

use planmark_convert::{Format, Options, Source, import};
use proptest::prelude::*;

/// Pieces of which texts of the known formats are made.
const PIECES: [&str; 60] = [
    "方案 2",
    "方案 3：铁路",
    "次级方案 1",
    "构成部分 2：",
    "A. 铁路",
    "B. 港口",
    "1. 铁路观察团",
    "总方向",
    "战略",
    "立法授权",
    "本组织目标：",
    "2. 本组织目标：畅通",
    "秘书处预期成绩 绩效指标",
    "(a) 铁路",
    "(b)",
    "(a) ㈠",
    "㈠ 车站",
    "㈡",
    "(十一) 车站",
    "100%",
    "2.1 铁路",
    "12. 铁路",
    "3.5",
    "大会决议",
    "安全理事会决议：",
    "58/269 铁路",
    "52/12 A 和",
    "B",
    "1373 (2001)",
    "; 70/1",
    "第 2005/247 号",
    "决定",
    "ECE/BEL",
    "CEP/AC.13/2005/3/",
    "Rev.1",
    "和 Add.1",
    "《铁路",
    "》公约",
    "http://a.example/1",
    "A/1/6/Rev.1",
    "12/345 17-01234 (C)",
    "______",
    "6 见铁路",
    "铁路6",
    "a 包括铁路",
    "便利 a",
    "表 3.2",
    "图 3.一",
    "业绩计量",
    "2020(实际) 2021(实际)",
    "— — 铁路",
    "类别和次类别",
    "员额 1 204.5 3 — (7.2)",
    "成果 1：铁路",
    "一. 铁路部",
    "第一章",
    "第二章",
    "秘书长的报告",
    "1.0",
    "铁路司负责铁路的货运和客运，并且负责车站和港口的修缮以及其他。",
];

fn text() -> impl Strategy<Value = String> {
    let line = (
        0..4_usize,
        prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..3),
        0..3_usize,
        0..4_usize,
    )
        .prop_map(|(indent, pieces, trailing, empty)| {
            let ends = ["\n", "\n\n", "\n\n", "\r\n\r\n"];
            format!("{}{}{}{}", " ".repeat(indent), pieces.join(" "), " ".repeat(trailing), ends[empty])
        });
    prop::collection::vec(line, 0..80).prop_map(|lines| lines.concat())
}

fn balances(text: &str, format: Format) {
    let source = Source { name: "a.txt", bytes: text.as_bytes() };
    let Ok(imported) = import(source, &Options { format: Some(format), ..Options::default() }, |_| {}) else {
        return;
    };
    assert_eq!(imported.account.unaccounted(), 0, "{format:?}\n{text}");
    for file in &imported.files {
        assert!(file.text.starts_with("---\n") && file.text.ends_with('\n'));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, max_shrink_iters: 3000, ..ProptestConfig::default() })]

    #[test]
    fn the_account_of_any_mixture_balances(text in text()) {
        for format in Format::ALL {
            balances(&text, format);
        }
    }

    #[test]
    fn the_account_of_any_characters_balances(text in "[\\PC\n\r\u{C} ]{0,300}") {
        for format in Format::ALL {
            let t = std::time::Instant::now();
            balances(&text, format);
            println!("{:?} {format:?} {:?}", t.elapsed(), text.chars().take(20).collect::<String>());
        }
    }
}

#[test]
fn long_texts_without_structure_take_little_time() {
    // No clock: quadratic behaviour would make these take minutes.
    let texts = [
        "(a) ".repeat(20_000),
        "铁路 \n\n".repeat(20_000),
        "58/269 \n\n".repeat(20_000),
        "《铁路 \n\n".repeat(20_000),
        format!("立法授权 \n\n{}", "第 \n\n".repeat(20_000)),
        format!("立法授权 \n\n58/1 《铁路 \n\n{}", "铁路 \n\n".repeat(20_000)),
        format!("秘书处预期成绩 绩效指标 \n\n(a) 铁路 \n\n{}", "㈠ 铁路 \n 铁路\n".repeat(10_000)),
        format!("表 3.1 \n\n业绩计量 \n\n2020(实际) 2021(实际) \n\n{}", "铁路 \n\n".repeat(20_000)),
        "1 \n".repeat(20_000),
    ];
    for text in texts {
        for format in Format::ALL {
            let t = std::time::Instant::now();
            balances(&text, format);
            println!("{:?} {format:?} {:?}", t.elapsed(), text.chars().take(20).collect::<String>());
        }
    }
}
