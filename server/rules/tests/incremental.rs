//! Incremental equals fresh: after any edits, tree, model, findings and index are those of the final text alone.

mod plans;

use planmark_plan::DocumentId;
use planmark_rules::CHECKS;
use planmark_syntax::{Edit, Text};
use planmark_workspace::{Settings, Workspace};
use proptest::prelude::*;

use plans::{ARABIC, CHINESE, ENGLISH, OTHER_PROGRAMME, large_plan};

/// What an edit puts in: whole constructs, halves of them, and single signs.
const SNIPPETS: &[&str] = &[
    "",
    "a",
    "中",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "    ",
    "#",
    "## ",
    "### 战略\n",
    "# 方案 9：新方案\n",
    "## 次级方案 4：四\n",
    "(a) ",
    "(b) 成绩\n",
    "    ㈠ 数目\n",
    "- ",
    "2.9 ",
    "3.5 ",
    "58/269",
    "| 12 |",
    "共计",
    "period: 2028\n",
    "- 2028(计划)：—\n",
    "[58/269](https://undocs.org/zh/A/RES/58/268)",
    "666/195",
    "第 1373(2001)号决议",
    "次级方案 7",
    "见表 3.4。",
    "|",
    "| a | b |\n",
    "<!-- ",
    "-->",
    "<!-- planmark: allow missing-indicator -->\n",
    "[^1]",
    "[^1]: 注\n",
    "（",
    ")",
    "“",
    "---\n",
    "format: annual\n",
    "表 2.1：标题\n",
    "## 立法授权\n",
    "### 大会决议\n",
    "70/1  标题\n",
    "Subprogramme 2",
    "البرنامج الفرعي 2",
    "é",
    "😀",
    "\u{0}",
    "\u{feff}",
    "２",
    "：",
    "General Assembly resolution 70/1",
    "海洋和渔业事务部(海渔部)",
    "海洋与渔业事务部(海渔部)",
    "由海渔服务司负责。",
    "Office of Marine Affairs (OMA)",
    "Office of Maritime Affairs (OMA)",
];

#[derive(Clone, Debug)]
struct Change {
    at: prop::sample::Index,
    length: usize,
    snippet: &'static str,
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let length = prop_oneof![4 => Just(0_usize), 3 => 1..6_usize, 1 => 20..400_usize];
    let change = (any::<prop::sample::Index>(), length, prop::sample::select(SNIPPETS))
        .prop_map(|(at, length, snippet)| Change { at, length, snippet });
    prop::collection::vec(change, 1..12)
}

/// The edit of a change in a text, with its ends on character boundaries.
fn edit(text: &str, change: &Change) -> Edit {
    let boundary = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = boundary(change.at.index(text.len() + 1));
    let end = boundary((start + change.length).min(text.len())).max(start);
    Edit::new(start..end, change.snippet)
}

fn assert_same(edited: &Workspace, fresh: &Workspace) {
    assert_eq!(edited.documents().count(), fresh.documents().count());
    for ((id, one), (_, two)) in edited.documents().zip(fresh.documents()) {
        assert_eq!(one.text().to_string(), two.text().to_string());
        assert_eq!(one.parsed().root().to_sexp(), two.parsed().root().to_sexp(), "the tree of {id}");
        assert_eq!(one.header(), two.header(), "the header of {id}");
        assert_eq!(one.parts().len(), two.parts().len(), "the parts of {id}");
        for (part, other) in one.parts().iter().zip(two.parts()) {
            assert_eq!(part.start, other.start, "where a part of {id} starts");
            assert!(part.programme == other.programme, "a programme of {id} in {:?}", one.text().to_string());
        }
        assert_eq!(edited.findings(id), fresh.findings(id), "the findings of {id}");
    }
    assert_eq!(edited.index(), fresh.index(), "the index");
}

fn check(plan: &str, changes: &[Change]) {
    let id = DocumentId::new("edited.plan");
    let other = DocumentId::new("other.plan");
    let mut edited = Workspace::new(Settings::default(), CHECKS);
    edited.set(other.clone(), Text::new(OTHER_PROGRAMME));
    edited.set(id.clone(), Text::new(plan));
    let mut text = plan.to_owned();
    for change in changes {
        let edit = edit(&text, change);
        text.replace_range(edit.range.clone(), &edit.replacement);
        edited.edit(&id, &[edit]);
        // Findings are asked for between the edits, as an editor does: what was remembered then must not show later.
        let _ = edited.findings(&id);
        let _ = edited.findings(&other);
    }
    let mut fresh = Workspace::new(Settings::default(), CHECKS);
    fresh.set(other, Text::new(OTHER_PROGRAMME));
    fresh.set(id, Text::new(&text));
    assert_same(&edited, &fresh);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn chinese(changes in changes()) {
        check(CHINESE, &changes);
    }

    #[test]
    fn english(changes in changes()) {
        check(ENGLISH, &changes);
    }

    #[test]
    fn arabic(changes in changes()) {
        check(ARABIC, &changes);
    }
}

#[test]
fn an_edit_in_the_middle_of_a_large_plan_redoes_its_own_section() {
    let plan = large_plan(28, 12);
    let id = DocumentId::new("large.plan");
    let mut workspace = Workspace::new(Settings::default(), CHECKS);
    workspace.set(id.clone(), Text::new(&plan));
    let _ = workspace.findings(&id);
    let all = workspace.work().take();
    assert!(all.sections > 1000 && all.programmes >= 28, "{all:?}");

    let half = (plan.len() / 2..).find(|at| plan.is_char_boundary(*at)).unwrap();
    let middle = plan[half..].find("将继续").unwrap() + half;
    workspace.edit(&id, &[Edit::new(middle..middle, "新")]);
    let _ = workspace.findings(&id);
    let done = workspace.work().take();
    assert_eq!((done.sections, done.programmes, done.indexed, done.cross_checks), (1, 1, 1, 1), "{done:?}");
}

#[test]
fn a_renamed_subprogramme_is_checked_where_it_is_referred_to_and_nowhere_else() {
    let plan = large_plan(28, 12);
    let id = DocumentId::new("large.plan");
    let mut workspace = Workspace::new(Settings::default(), CHECKS);
    workspace.set(id.clone(), Text::new(&plan));
    let _ = workspace.findings(&id);
    workspace.work().take();

    // Programmes 14 and 15 refer to programme 14: each programme of the large plan refers to the one before it.
    let heading = plan.find("# 方案 14：").unwrap();
    let subprogramme = heading + plan[heading..].find("## 次级方案 3：").unwrap() + "## 次级方案 3：".len();
    workspace.edit(&id, &[Edit::new(subprogramme..subprogramme, "新的")]);
    let _ = workspace.findings(&id);
    let done = workspace.work().take();
    assert_eq!((done.programmes, done.cross_checks), (1, 2), "{done:?}");
}

#[test]
fn a_title_that_changes_is_looked_at_where_the_resolution_is_listed_or_cited_and_nowhere_else() {
    let plan = |number: u32, words: &str, mandates: &str| {
        format!(
            "---\nsymbol: A/99/6 (Prog. {number})\nformat: biennial\nlanguage: zh\n---\n\n# 方案 {number}：海洋\n\n## 总方向\n\n\
             {number}.1 {words}\n\n## 立法授权\n\n### 大会决议\n\n{mandates}\n"
        )
    };
    let mut workspace = Workspace::new(Settings::default(), CHECKS);
    let documents = [
        ("changed", plan(1, "文字。", "71/201  港口的维护")),
        ("lists", plan(2, "文字。", "71/201  港口的维护")),
        ("cites", plan(3, "见大会第 71/201 号决议。", "71/202  灯塔")),
        ("neither", plan(4, "文字。", "71/203  浮标")),
    ];
    let ids: Vec<DocumentId> = documents.iter().map(|(name, _)| DocumentId::new(name)).collect();
    for (id, (_, text)) in ids.iter().zip(&documents) {
        workspace.set(id.clone(), Text::new(text));
    }
    let looked_at = |workspace: &Workspace| -> Vec<usize> {
        let _ = workspace.work().take();
        let count = |id| {
            let _ = workspace.findings(id);
            workspace.work().take().cross_checks
        };
        ids.iter().map(count).collect()
    };
    let all: usize = looked_at(&workspace).iter().sum();
    assert!(all >= ids.len());
    assert_eq!(looked_at(&workspace), [0, 0, 0, 0]);

    let at = documents[0].1.find("的维护").unwrap();
    workspace.edit(&ids[0], &[Edit::new(at..at + "的".len(), "之")]);
    assert_eq!(looked_at(&workspace), [1, 1, 1, 0]);
    let told = |workspace: &Workspace, id| {
        let findings = workspace.findings(id);
        findings.iter().filter(|finding| finding.rule.name == "inconsistent-title").count()
    };
    assert_eq!((told(&workspace, &ids[0]), told(&workspace, &ids[1])), (1, 1));

    let at = documents[0].1.find("文字").unwrap();
    workspace.edit(&ids[0], &[Edit::new(at..at, "新")]);
    assert_eq!(looked_at(&workspace), [1, 0, 0, 0]);
}

#[test]
fn a_name_that_another_programme_defines_otherwise_is_told_where_it_is_defined_and_nowhere_else() {
    let plan = large_plan(28, 12);
    let (id, other) = (DocumentId::new("large.plan"), DocumentId::new("other.plan"));
    let mut workspace = Workspace::new(Settings::default(), CHECKS);
    workspace.set(id.clone(), Text::new(&plan));
    // It defines 海渔部.
    workspace.set(other.clone(), Text::new(&OTHER_PROGRAMME.replace("A/99/6 (Prog. 3)", "A/99/6")));
    let _ = (workspace.findings(&id), workspace.findings(&other));
    workspace.work().take();
    let told = |workspace: &Workspace, id: &DocumentId| {
        workspace.findings(id).iter().filter(|finding| finding.rule.name == "terminology").count()
    };
    let third = (plan.len() / 3..).find(|at| plan.is_char_boundary(*at)).unwrap();
    let middle = plan[third..].find("本次级方案由业务司承担").unwrap() + third;
    workspace.edit(&id, &[Edit::new(middle..middle, "由海洋和渔业大部(海渔部)协助，")]);
    assert_eq!((told(&workspace, &id), told(&workspace, &other)), (1, 1));
    let done = workspace.work().take();
    assert_eq!((done.sections, done.programmes, done.cross_checks), (1, 1, 2), "{done:?}");
}
