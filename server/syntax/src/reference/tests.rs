use proptest::prelude::*;

use super::{Enclosing, GoalReference, Label, Member, Place, PlanReference, Target};
use crate::numerals::Numeral;
use crate::{Language, Part};

/// Everything that a reference names, one line each: the words that name it, and what they name.
fn named(text: &str) -> String {
    let Some(reference) = PlanReference::read(text) else { return "no reference".to_owned() };
    let lines: Vec<String> = reference
        .targets()
        .into_iter()
        .map(|(span, target)| format!("[{}] {}", &text[span], shown(&target)))
        .collect();
    lines.join("; ")
}

fn shown(target: &Target) -> String {
    let mut parts = Vec::new();
    let mut push =
        |name: &str, number: Option<u32>| parts.extend(number.map(|number| format!("{name} {number}")));
    push("programme", target.programme);
    push("section", target.lettered_section);
    push("subprogramme", target.subprogramme);
    push("component", target.component);
    if target.place > Place::Component {
        let label = target.label.as_ref().map(|label| format!(" {}", label.stored().to_lowercase()));
        parts.push(format!("{:?}{}", target.place, label.unwrap_or_default()).to_lowercase());
    }
    parts.join(" > ")
}

#[test]
fn references_are_read_in_chinese() {
    let cases = [
        ("方案 19", "[19] programme 19"),
        ("次级方案 3 和 4", "[3] subprogramme 3; [4] subprogramme 4"),
        ("次级方案 3、4 和 5", "[3] subprogramme 3; [4] subprogramme 4; [5] subprogramme 5"),
        ("次级方案 1 至 3", "[1 至 3] subprogramme 1; [1 至 3] subprogramme 2; [1 至 3] subprogramme 3"),
        ("次级方案1-2", "[1-2] subprogramme 1; [1-2] subprogramme 2"),
        ("次级方案 3 构成部分 2", "[2] subprogramme 3 > component 2"),
        ("方案 25 次级方案 5", "[5] programme 25 > subprogramme 5"),
        ("方案 25 的次级方案 5 构成部分 1", "[1] programme 25 > subprogramme 5 > component 1"),
        ("方案 4 A 节次级方案 2", "[2] programme 4 > section 1 > subprogramme 2"),
        ("构成部分 5", "[5] component 5"),
        ("25.13 段", "[25.13] paragraph 25.13"),
        ("第 25.13 段", "[25.13] paragraph 25.13"),
        ("17.18 和 17.19 段", "[17.18] paragraph 17.18; [17.19] paragraph 17.19"),
        (
            "3.27 至 3.29 段",
            "[3.27 至 3.29] paragraph 3.27; [3.27 至 3.29] paragraph 3.28; [3.27 至 3.29] paragraph 3.29",
        ),
        ("20 段", "[20] paragraph 20"),
        ("表 3.4", "[3.4] table 3.4"),
        ("表 3.56 (1)", "[3.56 (1)] table 3.56(1)"),
        ("表３．４", "[３．４] table 3.4"),
        ("图 3.二", "[3.二] figure 3.2"),
        ("图 3.二十四", "[3.二十四] figure 3.24"),
        ("图三", "[三] figure 3"),
        ("3.I.81 段", "[3.I.81] paragraph 3.1.81"),
        ("第 A.1 段", "[A.1] paragraph a.1"),
        ("表 29A.16 和 29A.17", "[29A.16] table 29a.16; [29A.17] table 29a.17"),
        ("成果 2", "[2] result 2"),
        ("附件三", "[三] annex 3"),
        ("预期成绩 1.1 和 2.3", "[1.1] accomplishment 1.1; [2.3] accomplishment 2.3"),
        ("绩效指标 1.1.2", "[1.1.2] indicator 1.1.2"),
        ("附件", "[] annex"),
        ("次级\u{3000}方案", "no reference"),
        ("方案", "no reference"),
        ("方案 2 次级", "no reference"),
        ("方案 4 和 5 次级方案 2", "no reference"),
    ];
    for (text, expected) in cases {
        assert_eq!(named(text), expected, "{text}");
    }
}

#[test]
fn references_are_read_in_english() {
    let cases = [
        ("programme 19", "[19] programme 19"),
        ("Programme 19", "[19] programme 19"),
        ("subprogrammes 3 and 4", "[3] subprogramme 3; [4] subprogramme 4"),
        ("subprogrammes 1, 2 and 5", "[1] subprogramme 1; [2] subprogramme 2; [5] subprogramme 5"),
        ("subprogrammes 1 through 2", "[1 through 2] subprogramme 1; [1 through 2] subprogramme 2"),
        ("subprogramme 5 of programme 25", "[5] programme 25 > subprogramme 5"),
        ("programme 25, subprogramme 5, component 2", "[2] programme 25 > subprogramme 5 > component 2"),
        ("component 2 of subprogramme 3", "[2] subprogramme 3 > component 2"),
        (
            "paragraphs 4.93 (b) and 4.94 (d) (ii)",
            "[4.93 (b)] paragraph 4.93(b); [4.94 (d) (ii)] paragraph 4.94(d)(ii)",
        ),
        ("paras. 17.18\n    and 17.19", "[17.18] paragraph 17.18; [17.19] paragraph 17.19"),
        ("paragraph II.75", "[II.75] paragraph 2.75"),
        (
            "tables 25.6 to 25.8",
            "[25.6 to 25.8] table 25.6; [25.6 to 25.8] table 25.7; [25.6 to 25.8] table 25.8",
        ),
        ("figure 10.VIII", "[10.VIII] figure 10.8"),
        ("paragraph 29A.16", "[29A.16] paragraph 29a.16"),
        ("paragraphs 3.I.81 and 3.I.82", "[3.I.81] paragraph 3.1.81; [3.I.82] paragraph 3.1.82"),
        ("figure 27.I.X", "[27.I.X] figure 27.1.10"),
        ("figures A.I and A.II", "[A.I] figure a.1; [A.II] figure a.2"),
        ("annex C", "[C] annex c"),
        ("tables 1.200 to 1.201", "[1.200 to 1.201] table 1.200; [1.200 to 1.201] table 1.201"),
        ("tables 1.174 (2)", "[1.174 (2)] table 1.174(2)"),
        ("paragraphs 5-6", "[5-6] paragraph 5; [5-6] paragraph 6"),
        ("Result 2", "[2] result 2"),
        ("annex III", "[III] annex 3"),
        ("annexes I and II", "[I] annex 1; [II] annex 2"),
        ("expected accomplishments 1.1 and 2.3", "[1.1] accomplishment 1.1; [2.3] accomplishment 2.3"),
        ("indicator of achievement 2.1.4", "[2.1.4] indicator 2.1.4"),
        ("indicators 1.1.1–1.1.2", "[1.1.1–1.1.2] indicator 1.1.1; [1.1.1–1.1.2] indicator 1.1.2"),
        ("tables", "no reference"),
        ("programmed 3", "no reference"),
    ];
    for (text, expected) in cases {
        assert_eq!(named(text), expected, "{text}");
    }
}

#[test]
fn references_are_read_in_french_spanish_russian_and_arabic() {
    let cases = [
        ("sous-programmes 3 et 4", "[3] subprogramme 3; [4] subprogramme 4"),
        ("sous-programme 5 du programme 25", "[5] programme 25 > subprogramme 5"),
        ("tableaux 3.4 à 3.5", "[3.4 à 3.5] table 3.4; [3.4 à 3.5] table 3.5"),
        ("annexe III", "[III] annex 3"),
        ("paragraphe 5-4", "[5-4] paragraph 5.4"),
        ("paragraphes 5-4 et 5-6", "[5-4] paragraph 5.4; [5-6] paragraph 5.6"),
        ("paragraphes 5-4 à 5-5", "[5-4 à 5-5] paragraph 5.4; [5-4 à 5-5] paragraph 5.5"),
        ("paragraphes 5-6", "[5-6] paragraph 5; [5-6] paragraph 6"),
        ("الفقرات 5-4 إلى 5-5", "[5-4 إلى 5-5] paragraph 5.4; [5-4 إلى 5-5] paragraph 5.5"),
        ("subprogramas 3 y 4", "[3] subprogramme 3; [4] subprogramme 4"),
        ("subprogramas 1 a 2", "[1 a 2] subprogramme 1; [1 a 2] subprogramme 2"),
        ("componente 2 del subprograma 3", "[2] subprogramme 3 > component 2"),
        ("párrs. 25.13 y 25.14", "[25.13] paragraph 25.13; [25.14] paragraph 25.14"),
        ("подпрограммами 3 и 4", "[3] subprogramme 3; [4] subprogramme 4"),
        ("подпрограммы 5 программы 25", "[5] programme 25 > subprogramme 5"),
        ("подпрограммы с 1 по 2", "[1 по 2] subprogramme 1; [1 по 2] subprogramme 2"),
        ("таблице 3.4", "[3.4] table 3.4"),
        ("приложении III", "[III] annex 3"),
        ("البرنامج الفرعي 3", "[3] subprogramme 3"),
        ("البرامج الفرعية ٣ و ٤", "[٣] subprogramme 3; [٤] subprogramme 4"),
        ("البرنامج الفرعي 5 من البرنامج 25", "[5] programme 25 > subprogramme 5"),
        ("الفقرة 25.13", "[25.13] paragraph 25.13"),
        ("الفقرة 25-13", "[25-13] paragraph 25.13"),
        ("المرفق الثالث", "[الثالث] annex 3"),
        ("réalisations escomptées 1.1 et 2.3", "[1.1] accomplishment 1.1; [2.3] accomplishment 2.3"),
        ("indicateur de succès 1.1.2", "[1.1.2] indicator 1.1.2"),
        ("logro previsto 1.1", "[1.1] accomplishment 1.1"),
        ("indicadores de progreso 1.1.1 y 1.1.2", "[1.1.1] indicator 1.1.1; [1.1.2] indicator 1.1.2"),
        ("ожидаемые достижения 1.1 и 2.3", "[1.1] accomplishment 1.1; [2.3] accomplishment 2.3"),
        ("показателя достижения результатов 1.1.2", "[1.1.2] indicator 1.1.2"),
        ("الإنجاز المتوقع 1-1", "[1-1] accomplishment 1.1"),
        ("مؤشرات الإنجاز 1.1.1 و 1.1.2", "[1.1.1] indicator 1.1.1; [1.1.2] indicator 1.1.2"),
    ];
    for (text, expected) in cases {
        assert_eq!(named(text), expected, "{text}");
    }
}

#[test]
fn references_that_a_title_keeps_apart_are_joined() {
    let joined = |first: &str, between: &str, second: &str| {
        let (mut first, mut second) =
            (PlanReference::read(first).unwrap(), PlanReference::read(second).unwrap());
        PlanReference::join(&mut first, between, &mut second);
        let names = |reference: &PlanReference| {
            let targets = reference.targets();
            targets.iter().map(|(_, target)| shown(target)).collect::<Vec<_>>().join("; ")
        };
        format!("{} | {}", names(&first), names(&second))
    };
    for (first, between, second, expected) in [
        ("subprogramme 3", " of ", "programme 29", "programme 29 > subprogramme 3 | programme 29"),
        (
            "subprogrammes 3 and 4",
            " of ",
            "programme 29",
            "programme 29 > subprogramme 3; programme 29 > subprogramme 4 | programme 29",
        ),
        ("sous-programme 3", " du ", "programme 29", "programme 29 > subprogramme 3 | programme 29"),
        ("方案 29", "", "次级方案 3", "programme 29 | programme 29 > subprogramme 3"),
        (
            "方案 29",
            "的",
            "次级方案 3 构成部分 1",
            "programme 29 | programme 29 > subprogramme 3 > component 1",
        ),
        ("subprogramme 3", " and ", "programme 29", "subprogramme 3 | programme 29"),
        ("方案 29", "和", "次级方案 3", "programme 29 | subprogramme 3"),
        ("方案 29", "", "方案 2 次级方案 3", "programme 29 | programme 2 > subprogramme 3"),
        ("方案 2 和 29", "", "次级方案 3", "programme 2; programme 29 | subprogramme 3"),
        ("表 3", " of ", "programme 29", "table 3 | programme 29"),
    ] {
        assert_eq!(joined(first, between, second), expected, "{first} (…){between}{second}");
    }
}

#[test]
fn numbers_below_a_head_are_accomplishments() {
    let below = |head: &str, cell: &str| {
        let reference = PlanReference::below_head(head, cell);
        let targets = reference.iter().flat_map(PlanReference::targets);
        targets
            .map(|(span, target)| format!("[{}] {}", &cell[span], shown(&target)))
            .collect::<Vec<_>>()
            .join("; ")
    };
    assert_eq!(
        below("Related expected accomplishment", "1.2, 2.3"),
        "[1.2] accomplishment 1.2; [2.3] accomplishment 2.3"
    );
    assert_eq!(below("Related expected accomplishment", "1 250"), "");
    assert_eq!(below("Expected accomplishments", "1.1 Freight moves"), "");
    assert_eq!(below("Cost estimates", "1.2"), "");
}

#[test]
fn the_word_before_a_number_that_is_typed_is_known() {
    let begun = |text: &str| PlanReference::begun(text).map(|(place, at)| (place, text[at..].to_owned()));
    assert_eq!(begun("see indicator "), Some((Place::Indicator, String::new())));
    assert_eq!(begun("see indicators 1.1.1 and 1.1."), Some((Place::Indicator, "1.1.".to_owned())));
    assert_eq!(begun("expected accomplishment 2"), Some((Place::Accomplishment, "2".to_owned())));
    assert_eq!(begun("次级方案 "), Some((Place::Subprogramme, String::new())));
    assert_eq!((begun("see indicator"), begun("an indicator that ")), (None, None));
}

#[test]
fn a_range_that_cannot_be_spelled_out_is_its_two_ends() {
    assert_eq!(named("次级方案 5 至 3"), "[5 至 3] subprogramme 5; [5 至 3] subprogramme 3");
    assert_eq!(named("表 3.4 至 4.2"), "[3.4 至 4.2] table 3.4; [3.4 至 4.2] table 4.2");
    assert_eq!(PlanReference::read("表 1 至 4000000000").unwrap().targets().len(), 2);
}

/// Every Goal and target that a reference names.
fn goals(text: &str) -> String {
    let Some(reference) = GoalReference::read(text) else { return "no reference".to_owned() };
    let goals: Vec<String> =
        reference.goals().into_iter().map(|(span, goal)| format!("[{}] {goal}", &text[span])).collect();
    goals.join("; ")
}

#[test]
fn goals_and_targets_are_read() {
    let cases = [
        ("目标 16", "[16] 16"),
        ("可持续发展目标 8、9、12 和 17", "[8] 8; [9] 9; [12] 12; [17] 17"),
        ("具体目标 17.18", "[17.18] 17.18"),
        ("17.18 和 17.19 段", "[17.18] 17.18; [17.19] 17.19"),
        ("具体目标 8.A", "[8.A] 8.a"),
        ("目标 1 至 3", "[1 至 3] 1; [1 至 3] 2; [1 至 3] 3"),
        ("Goal 5", "[5] 5"),
        ("Sustainable Development Goals 5 and 8", "[5] 5; [8] 8"),
        ("targets 17.10 and 17.11", "[17.10] 17.10; [17.11] 17.11"),
        ("targets 8.a–8.b", "[8.a–8.b] 8.a; [8.a–8.b] 8.b"),
        ("Objectif 16", "[16] 16"),
        ("metas 17.18 y 17.19", "[17.18] 17.18; [17.19] 17.19"),
        ("Целей 5 и 8", "[5] 5; [8] 8"),
        ("الهدف ١٦", "[١٦] 16"),
        ("objectif de développement durable 18", "[18] 18"),
        ("objectifs de développement durable 5 et 8", "[5] 5; [8] 8"),
        ("цель 18", "[18] 18"),
        ("цель в области устойчивого развития 18", "[18] 18"),
        ("هدف التنمية المستدامة 18", "[18] 18"),
        ("目标 99", "[99] 99"),
        ("目标", "no reference"),
        ("目标 16 和", "no reference"),
    ];
    for (text, expected) in cases {
        assert_eq!(goals(text), expected, "{text}");
    }
}

/// What may stand before the number of a paragraph or table.
fn sections() -> Vec<Vec<Part>> {
    let roman = |number| Part::printed_in(number, Numeral::RomanUpper);
    vec![
        vec![],
        vec![Part::number(25)],
        vec![Part::with_letter(29, 1)],
        vec![Part::number(3), roman(4)],
        vec![roman(2)],
        vec![Part::letter(1)],
    ]
}

fn label(place: Place) -> BoxedStrategy<Label> {
    let number = 1u32..60;
    let suffix = proptest::sample::select(&["", "(1)", "(b)", "(b)(iii)"][..]);
    match place {
        Place::LetteredSection => (1u32..27).prop_map(Label::new).boxed(),
        Place::Programme | Place::Subprogramme | Place::Component | Place::Result => {
            number.prop_map(Label::new).boxed()
        }
        _ => (proptest::sample::select(sections()), number, suffix)
            .prop_map(|(section, number, suffix)| {
                let mut label = Label::of(section, Part::number(number));
                suffix.clone_into(&mut label.suffix);
                label
            })
            .boxed(),
    }
}

fn reference() -> impl Strategy<Value = PlanReference> {
    (
        proptest::sample::select(&Place::ALL[..]),
        proptest::collection::btree_set(proptest::sample::select(&Place::ALL[..4]), 0..3),
    )
        .prop_flat_map(|(place, within)| {
            let within: Vec<Place> = within.into_iter().filter(|outer| *outer < place).collect();
            let enclosing: Vec<_> = within
                .into_iter()
                .map(|place| label(place).prop_map(move |label| Enclosing { place, label, span: 0..0 }))
                .collect();
            // A lettered section is one; all else is listed.
            let most = if place == Place::LetteredSection { 2 } else { 4 };
            let members = proptest::collection::vec((label(place), label(place), any::<bool>()), 1..most);
            (enclosing, members).prop_map(move |(within, members)| {
                let members = members
                    .into_iter()
                    .map(|(first, last, is_range)| {
                        let is_range = is_range && place != Place::LetteredSection;
                        Member { last: if is_range { last } else { first.clone() }, first, span: 0..0 }
                    })
                    .collect();
                PlanReference { within, place, members }
            })
        })
}

fn without_places(reference: &PlanReference) -> PlanReference {
    let mut reference = reference.clone();
    reference.within.iter_mut().for_each(|enclosing| enclosing.span = 0..0);
    reference.members.iter_mut().for_each(|member| member.span = 0..0);
    reference
}

proptest! {
    #[test]
    fn what_is_printed_is_read_again(reference in reference()) {
        for language in Language::ALL {
            let printed = reference.display(language);
            let read = PlanReference::read(&printed).map(|read| without_places(&read));
            prop_assert_eq!(read, Some(reference.clone()), "{}", printed);
        }
    }

    #[test]
    fn goals_that_are_printed_are_read_again(text in "(目标|具体目标) [1-9](\\.[1-9a-f])?(、[1-9]){0,3}( 和 [1-9]\\.[1-9])?") {
        let reference = GoalReference::read(&text).unwrap();
        let values = |reference: &GoalReference| -> Vec<_> {
            reference.members.iter().map(|(_, first, last)| (*first, *last)).collect()
        };
        for language in Language::ALL {
            let read = GoalReference::read(&reference.display(language)).unwrap();
            prop_assert_eq!(values(&read), values(&reference));
        }
    }

    #[test]
    fn no_text_makes_reading_panic(text in "(方案|次级方案|段|表|table |programme |附件|第|[0-9.、和至 (a)]|.){0,9}") {
        let _ = PlanReference::read(&text).map(|reference| reference.targets());
        let _ = GoalReference::read(&text).map(|reference| reference.goals());
    }
}
