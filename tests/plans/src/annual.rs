//! Programmes of an annual plan: mandates and deliverables of the whole, then of each subprogramme its objective, strategy,
//! performance, planned results and deliverables.

use std::fmt::Write as _;

use crate::edition::{Edition, Outline};
use crate::pen::Pen;
use crate::words::Language;

/// Of a hundred results, those whose measure was forgotten, and of a hundred sums those that are not right.
const MISSING_MEASURES: u32 = 4;
const WRONG_SUMS: u32 = 2;

/// A programme in a document of its own.
pub(crate) fn write(edition: &Edition, outline: &Outline) -> String {
    let mut pen = Pen::new(edition, outline, true);
    let year = edition.year();
    let language = if edition.language == Language::Chinese { "zh" } else { "en" };
    let (symbol, chapter) = (&edition.symbol, outline.chapter);
    let _ = write!(
        pen.text,
        "---\nsymbol: {symbol} (Sect. {chapter})\nformat: annual\nperiod: {year}\nlanguage: {language}\nsection: {chapter}\n---\n"
    );
    let title = pen.programme();
    pen.heading(1, &title);
    orientation(&mut pen);
    pen.heading(3, pen.either("立法授权", "Legislative mandates"));
    pen.numbered(pen.either(
        "以下清单列示本方案获得的所有授权。",
        "The list below provides all mandates entrusted to the programme.",
    ));
    pen.mandates(3);
    pen.heading(3, pen.either("应交付产出", "Deliverables"));
    deliverables(&mut pen, None);
    evaluations(&mut pen);
    pen.heading(2, pen.either("工作方案", "Programme of work"));
    for number in 1..=outline.subprogrammes.len() {
        subprogramme(&mut pen, number);
    }
    pen.text
}

fn orientation(pen: &mut Pen<'_>) {
    let year = pen.edition.year();
    let whole = pen.either("本方案", "the programme");
    pen.heading(2, pen.either("总方向", "Overall orientation"));
    pen.heading(3, pen.either("任务和背景", "Mandates and background"));
    let office = pen.either("{}负责执行本方案。", "The {} is responsible for the programme.");
    let mut first = office.replace("{}", &pen.outline.office);
    first.push_str(pen.either("", " "));
    first.push_str(&pen.sentences(whole, 3));
    pen.numbered(&first);
    pen.paragraph(whole, 4);
    let heading = pen.either("{} 年战略和外部因素", "Strategy and external factors for {}");
    pen.heading(3, &heading.replace("{}", &year.to_string()));
    for _ in 0..pen.rng.usize(5..13) {
        let sentences = pen.rng.usize(3..7);
        pen.paragraph(whole, sentences);
    }
    let factors = pen.either(
        "在外部因素方面，{} 年总体计划以下列规划假设为基础：",
        "With regard to the external factors, the overall plan for {} is based on the following planning assumptions:",
    );
    pen.numbered(&factors.replace("{}", &year.to_string()));
    pen.list(4);
    pen.paragraph(whole, 4);
    pen.footnotes();
}

fn evaluations(pen: &mut Pen<'_>) {
    let year = pen.edition.year();
    pen.heading(3, pen.either("评价活动", "Evaluation activities"));
    let planned = pen.either("计划在 {} 年进行以下评价：", "The following evaluations are planned for {}:");
    pen.numbered(&planned.replace("{}", &year.to_string()));
    pen.list(2);
}

fn subprogramme(pen: &mut Pen<'_>, number: usize) {
    let year = pen.edition.year();
    let who = pen.either("本次级方案", "the subprogramme");
    let title = pen.subprogramme(number);
    pen.heading(3, &title);

    pen.heading(4, pen.either("目标", "Objective"));
    let objective = pen.lexicon.objective(&mut pen.rng);
    let words = pen.either(
        "本次级方案促进实现的目标是{}",
        "The objective, to which this subprogramme contributes, is to {}",
    );
    pen.numbered(&words.replace("{}", &objective));

    pen.heading(4, pen.either("战略", "Strategy"));
    let division = &pen.outline.subprogrammes[number - 1].division;
    let words = pen.either("本次级方案由{}负责执行。", "The {} is responsible for the subprogramme.");
    let mut first = words.replace("{}", division);
    first.push_str(pen.either("", " "));
    first.push_str(&pen.sentences(who, 1));
    pen.numbered(&first);
    pen.numbered(pen.either(
        "为促进实现这一目标，本次级方案将：",
        "To contribute to the objective, the subprogramme will:",
    ));
    let items = pen.rng.usize(4..10);
    pen.list(items);
    pen.numbered(
        pen.either("预计上述工作将产生以下成果：", "The above-mentioned work is expected to result in:"),
    );
    pen.list(3);

    let heading = pen.either("{} 年方案执行情况", "Programme performance in {}");
    pen.heading(4, &heading.replace("{}", &(year - 2).to_string()));
    let title = pen.lexicon.accomplishment(&mut pen.rng);
    pen.heading(5, &title);
    pen.paragraph(who, 4);
    measure(pen, 3);

    let heading = pen.either("{} 年计划成果", "Planned results for {}");
    pen.heading(4, &heading.replace("{}", &year.to_string()));
    for result in 1..=3 {
        let title = pen.lexicon.accomplishment(&mut pen.rng);
        let heading = pen.either("成果 {}：", "Result {}: ").replace("{}", &result.to_string());
        pen.heading(5, &format!("{heading}{title}"));
        if result < 3 {
            let heading = pen.either(
                "{-} 年方案执行情况和 {} 年具体目标",
                "Programme performance in {-} and target for {}",
            );
            let heading = heading.replace("{-}", &(year - 2).to_string()).replace("{}", &year.to_string());
            pen.heading(6, &heading);
            pen.paragraph(who, 3);
        } else {
            let heading = pen.either("{} 年拟议方案计划", "Proposed programme plan for {}");
            pen.heading(6, &heading.replace("{}", &year.to_string()));
            pen.paragraph(who, 3);
            pen.heading(6, pen.either("经验教训和计划作出的改变", "Lessons learned and planned change"));
            pen.paragraph(who, 4);
        }
        if !pen.errs(MISSING_MEASURES) {
            measure(pen, 5);
        }
    }
    pen.footnotes();
    pen.heading(4, pen.either("应交付产出", "Deliverables"));
    deliverables(pen, Some(number));
}

/// A paragraph and its table: what was reached, and what is planned.
fn measure(pen: &mut Pen<'_>, years: u32) {
    let table = pen.next_table();
    let words = pen.either(
        "下述业绩计量说明实现目标方面的进展(见表 {})。",
        "Progress towards the objective is presented in the performance measure below (see table {}).",
    );
    pen.numbered(&words.replace("{}", &table));
    let indicator = pen.lexicon.indicator(&mut pen.rng);
    let caption = pen.either("表 {}：业绩计量：", "Table {}: Performance measure: ").replace("{}", &table);
    let _ = writeln!(pen.text, "{caption}{indicator}");
    let mut rows = [String::from("|"), String::from("|"), String::from("|")];
    let mut value = pen.rng.u32(1..40);
    for index in 0..years {
        let column = pen.edition.year() - 4 + index;
        let kind = if index < 3 { pen.either("实际", "actual") } else { pen.either("计划", "planned") };
        let _ = write!(rows[0], " {column}{}({kind}) |", pen.either("", " "));
        rows[1].push_str(" --- |");
        let _ = write!(rows[2], " {value} |");
        value += pen.rng.u32(1..12);
    }
    let _ = writeln!(pen.text, "{}\n", rows.join("\n"));
}

/// A paragraph and its table: what is delivered, by category, with sums.
fn deliverables(pen: &mut Pen<'_>, subprogramme: Option<usize>) {
    let (year, table) = (pen.edition.year(), pen.next_table());
    let words = match subprogramme {
        Some(_) => pen.either(
            "表 {} 列示本次级方案的所有应交付产出。",
            "Table {} lists all deliverables of the subprogramme.",
        ),
        None => pen.either(
            "表 {} 列示本方案的所有共有应交付产出。",
            "Table {} lists all cross-cutting deliverables of the programme.",
        ),
    };
    pen.numbered(&words.replace("{}", &table));
    let period = match pen.edition.language {
        Language::Chinese => format!("按类别和次类别列示的 {}-{year} 年期间", year - 2),
        Language::English => {
            format!("eliverables for the period {}–{year}, by category and subcategory", year - 2)
        }
    };
    let caption = match (subprogramme, pen.edition.language) {
        (Some(number), Language::Chinese) => format!("次级方案 {number}：{period}应交付产出"),
        (None, Language::Chinese) => format!("{period}共有应交付产出"),
        (Some(number), Language::English) => format!("Subprogramme {number}: d{period}"),
        (None, Language::English) => format!("Cross-cutting d{period}"),
    };
    let _ = writeln!(pen.text, "{}{caption}", pen.either("表 {}：", "Table {}: ").replace("{}", &table));
    let columns = [
        (year - 2, pen.either("计划", "planned")),
        (year - 2, pen.either("实际", "actual")),
        (year - 1, pen.either("计划", "planned")),
        (year, pen.either("计划", "planned")),
    ];
    let between = pen.either(" 年", " ");
    let columns: Vec<String> = columns.iter().map(|(year, kind)| format!("{year}{between}{kind}")).collect();
    let first = pen.either("类别和次类别", "Category and subcategory");
    let _ = writeln!(pen.text, "| {first} | {} |\n| --- | --- | --- | --- | --- |", columns.join(" | "));
    let categories = [
        (
            pen.either(
                "A. 协助政府间进程和专家机构",
                "A. Facilitation of the intergovernmental process and expert bodies",
            ),
            [
                pen.either("会议文件(文件数)", "Parliamentary documentation (number of documents)"),
                pen.either(
                    "实质性会议服务(3 小时会议次数)",
                    "Substantive services for meetings (number of three-hour meetings)",
                ),
            ],
        ),
        (
            pen.either("B. 创造和转让知识", "B. Generation and transfer of knowledge"),
            [
                pen.either(
                    "研讨会、讲习班和培训活动(天数)",
                    "Seminars, workshops and training events (number of days)",
                ),
                pen.either("出版物(出版物数目)", "Publications (number of publications)"),
            ],
        ),
    ];
    let mut output = 0;
    for (category, kinds) in categories.into_iter().take(if subprogramme.is_some() { 2 } else { 1 }) {
        let _ = writeln!(pen.text, "| {category} | | | | |");
        for kind in kinds {
            let rows = pen.rng.usize(1..6);
            let values: Vec<[u32; 4]> =
                (0..rows).map(|_| std::array::from_fn(|_| pen.rng.u32(1..15))).collect();
            let mut sums: [u32; 4] = std::array::from_fn(|column| values.iter().map(|row| row[column]).sum());
            if pen.errs(WRONG_SUMS) {
                sums[2] += 1;
            }
            let _ = writeln!(pen.text, "| {kind} | {} |", sums.map(|sum| sum.to_string()).join(" | "));
            for row in values {
                output += 1;
                let words = pen.lexicon.output(&mut pen.rng);
                let row = row.map(|value| value.to_string()).join(" | ");
                let _ = writeln!(pen.text, "| {output}. {words} | {row} |");
            }
        }
    }
    if subprogramme.is_some() {
        let _ = writeln!(
            pen.text,
            "| {} | | | | |",
            pen.either("C. 实质性应交付产出", "C. Substantive deliverables")
        );
        let advice = pen.either("协商、咨询和倡导：", "Consultation, advice and advocacy: ");
        let item = pen.lexicon.item(&mut pen.rng);
        let _ = writeln!(pen.text, "| {advice}{item} | | | | |");
    }
    pen.text.push('\n');
}
