//! Every printed form of a citation in six languages, from the text of a plan to the full symbols: which words are numbers is for the
//! grammar to say, what they mean for the words beside them. `⟦` and `⟧` enclose each number.

use expect_test::{Expect, expect};
use planmark_plan::DocumentId;
use planmark_rules::CHECKS;
use planmark_syntax::citation::{Kind, Number, Part, PartRange, Parts, Session};
use planmark_syntax::{Citation, Language, Organ, Text};
use planmark_workspace::{Settings, Workspace};
use proptest::prelude::*;

/// The numbers of each line of a paragraph, with their full symbols; `?` where organ or kind is not decided.
fn check(language: &str, lines: &str, expected: &Expect) {
    let mut told = String::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let plain = line.replace(['⟦', '⟧'], "");
        let head = format!("---\nformat: biennial\nlanguage: {language}\n---\n\n2.1 ");
        let mut workspace = Workspace::new(Settings::default(), CHECKS);
        let id = DocumentId::new("a.plan");
        workspace.set(id.clone(), Text::new(&format!("{head}{plain}\n")));
        let document = workspace.document(&id).expect("the document");
        let text = document.text().to_string();
        let mut marked = text.clone();
        let mut symbols = Vec::new();
        for part in document.parts().iter().rev() {
            for reading in part.programme.readings.iter().rev() {
                let range = reading.span.at(part.start as usize);
                marked.insert(range.end, '⟧');
                marked.insert(range.start, '⟦');
                symbols.push(match &reading.citation {
                    Ok(citation) if citation.symbols().is_empty() => "?".to_owned(),
                    Ok(citation) => citation.symbols().join(" + "),
                    Err(malformed) => format!("{:?}", malformed.fault),
                });
            }
        }
        symbols.reverse();
        let found = marked[head.len()..].trim_end();
        if found != line {
            told.push_str(&format!("NUMBERS: {found}\n"));
        }
        told.push_str(&format!("{}\n", symbols.join(", ")));
    }
    expected.assert_eq(&told);
}

#[test]
fn chinese() {
    check(
        "zh",
        "
        大会第 ⟦52/12⟧ 号、第 ⟦53/13⟧ 号和第 ⟦54/14⟧ 号决议
        大会第 ⟦52/12 A 和 B⟧、⟦53/13⟧、⟦54/14⟧、⟦55/15⟧、⟦56/16⟧、⟦57/17⟧、⟦58/18⟧、⟦59/19⟧、⟦60/20⟧、⟦61/21⟧、⟦62/22⟧、⟦63/23⟧ 和 ⟦64/24 A⟧ 号决议
        大会第⟦53/243 A和B⟧号决议、⟦S-32/1⟧号决议和第 ⟦ES-10/20⟧ 号决议
        大会第 ⟦80/84 A–B⟧ 号、第 ⟦42/37 A-C⟧ 号决议和第 ⟦75/516⟧ 号决定
        大会第 ⟦3411 A 和 B(XXX)⟧号、第 ⟦1514（XV）⟧号和第 ⟦3201(S-VI)⟧号决议
        大会第 ⟦72/219⟧ 号决议第八节和第 19 段
        安全理事会第 ⟦1373(2001)⟧号、第 ⟦1540（2004）⟧号和第 ⟦2250(2015）⟧号决议
        安全理事会主席声明(⟦S/PRST/2015/22⟧)
        经济及社会理事会第 ⟦2014/35⟧ 号决议、第 ⟦2011/245⟧ 号决定和第 ⟦1997/2⟧ 号商定结论
        经社理事会第 ⟦1296(XLIV)⟧号决议
        人权理事会第 ⟦51/30⟧ 号和第 ⟦S-30/1⟧ 号决议
        非洲经济委员会第 ⟦844(XXXIX)⟧号决议和欧洲经济委员会第 ⟦A(64)⟧ 号决定
        亚洲及太平洋经济社会委员会第 ⟦66/15⟧ 号决议，不同于大会第 ⟦66/15⟧ 号决议
        缔约方大会第 ⟦1/CP.21⟧ 号决定
        环境规划署理事会第 ⟦SS.XI/2⟧ 号决定
        ⟦A/RES/58/269⟧ 和 ⟦S/RES/1373(2001)⟧
        见 ⟦https://undocs.org/ch/A/RES/58/269⟧ 和 [第 ⟦58/270⟧ 号决议](https://docs.un.org/zh/A/RES/58/270)
        ",
        &expect![[r#"
            A/RES/52/12, A/RES/53/13, A/RES/54/14
            A/RES/52/12 A + A/RES/52/12 B, A/RES/53/13, A/RES/54/14, A/RES/55/15, A/RES/56/16, A/RES/57/17, A/RES/58/18, A/RES/59/19, A/RES/60/20, A/RES/61/21, A/RES/62/22, A/RES/63/23, A/RES/64/24 A
            A/RES/53/243 A + A/RES/53/243 B, A/RES/S-32/1, A/RES/ES-10/20
            A/RES/80/84 A + A/RES/80/84 B, A/RES/42/37 A + A/RES/42/37 B + A/RES/42/37 C, A/DEC/75/516
            A/RES/3411 A(XXX) + A/RES/3411 B(XXX), A/RES/1514(XV), A/RES/3201(S-VI)
            A/RES/72/219
            S/RES/1373(2001), S/RES/1540(2004), S/RES/2250(2015)
            S/PRST/2015/22
            E/RES/2014/35, E/DEC/2011/245, E/AC/1997/2
            E/RES/1296(XLIV)
            A/HRC/RES/51/30, A/HRC/RES/S-30/1
            ECA/RES/844(XXXIX), ECE/DEC/A(64)
            ESCAP/RES/66/15, A/RES/66/15
            UNFCCC-COP/DEC/1/CP.21
            UNEP-GC/DEC/SS.XI/2
            A/RES/58/269, S/RES/1373(2001)
            A/RES/58/269, A/RES/58/270
        "#]],
    );
}

#[test]
fn english() {
    check(
        "en",
        "
        General Assembly resolutions ⟦74/50⟧ and ⟦78/239⟧; decisions ⟦75/516⟧, ⟦76/515⟧
        General Assembly resolutions ⟦52/12 A and B⟧, ⟦53/13⟧, ⟦54/14⟧, ⟦55/15⟧, ⟦56/16⟧, ⟦57/17⟧, ⟦58/18⟧, ⟦59/19⟧, ⟦60/20⟧, ⟦61/21⟧, ⟦62/22⟧, ⟦63/23⟧ and ⟦64/24 A⟧
        General Assembly resolutions ⟦80/84 A–B⟧, ⟦42/37 A-C⟧, ⟦S-10/2⟧ and ⟦ES-10/20⟧
        General Assembly resolution ⟦69/262⟧, sect. III, and resolution ⟦72/219⟧, paras. 3–5
        General Assembly resolutions ⟦3411 A and B (XXX)⟧, ⟦1514 (XV)⟧, ⟦217 A (III)⟧ and ⟦3201 (S-VI)⟧
        Security Council resolutions ⟦1373 (2001)⟧, ⟦1540 (2004)⟧ and ⟦2250 (2015)⟧
        the statement by the President of the Security Council (⟦S/PRST/2015/22⟧)
        Economic and Social Council resolutions ⟦2014/35⟧ and ⟦1296 (XLIV)⟧, decision ⟦2011/245⟧ and agreed conclusions ⟦1997/2⟧
        Human Rights Council resolutions ⟦51/30⟧ and ⟦S-30/1⟧
        Economic Commission for Africa resolution ⟦844 (XXXIX)⟧ and Economic Commission for Europe decision ⟦A (64)⟧
        decisions ⟦1/CP.21⟧ and ⟦9-15/CP.19⟧ of the Conference of the Parties
        decision ⟦SS.XI/2⟧ of the Governing Council
        ⟦A/RES/58/269⟧ and ⟦E/RES/2014/35⟧
        see [⟦2014/35⟧](https://undocs.org/en/E/RES/2014/35), [resolution ⟦24/11⟧](https://undocs.org/A%2FHRC%2FRES%2F24%2F11) and [⟦58/268⟧](https://undocs.org/A/RES/58/269)
        see ⟦http://daccess-ods.un.org/access.nsf/Get?Open&DS=S/RES/1373(2001)&Lang=E⟧ or https://example.org/A/RES/58/269
        ",
        &expect![[r#"
            A/RES/74/50, A/RES/78/239, A/DEC/75/516, A/DEC/76/515
            A/RES/52/12 A + A/RES/52/12 B, A/RES/53/13, A/RES/54/14, A/RES/55/15, A/RES/56/16, A/RES/57/17, A/RES/58/18, A/RES/59/19, A/RES/60/20, A/RES/61/21, A/RES/62/22, A/RES/63/23, A/RES/64/24 A
            A/RES/80/84 A + A/RES/80/84 B, A/RES/42/37 A + A/RES/42/37 B + A/RES/42/37 C, A/RES/S-10/2, A/RES/ES-10/20
            A/RES/69/262, A/RES/72/219
            A/RES/3411 A(XXX) + A/RES/3411 B(XXX), A/RES/1514(XV), A/RES/217 A(III), A/RES/3201(S-VI)
            S/RES/1373(2001), S/RES/1540(2004), S/RES/2250(2015)
            S/PRST/2015/22
            E/RES/2014/35, E/RES/1296(XLIV), E/DEC/2011/245, E/AC/1997/2
            A/HRC/RES/51/30, A/HRC/RES/S-30/1
            ECA/RES/844(XXXIX), ECE/DEC/A(64)
            UNFCCC-COP/DEC/1/CP.21, UNFCCC-COP/DEC/9/CP.19 + UNFCCC-COP/DEC/10/CP.19 + UNFCCC-COP/DEC/11/CP.19 + UNFCCC-COP/DEC/12/CP.19 + UNFCCC-COP/DEC/13/CP.19 + UNFCCC-COP/DEC/14/CP.19 + UNFCCC-COP/DEC/15/CP.19
            UNEP-GC/DEC/SS.XI/2
            A/RES/58/269, E/RES/2014/35
            E/RES/2014/35, A/HRC/RES/24/11, ?
            S/RES/1373(2001)
        "#]],
    );
}

#[test]
fn french() {
    check(
        "fr",
        "
        les résolutions ⟦52/12 A et B⟧, ⟦53/13⟧, ⟦54/14⟧ et ⟦55/15⟧ de l’Assemblée générale
        la résolution ⟦42/37 A à C⟧ de l’Assemblée générale et sa décision ⟦75/516⟧
        les résolutions ⟦3411 A et B (XXX)⟧, ⟦1514 (XV)⟧ et ⟦S-10/2⟧ de l’Assemblée générale
        les résolutions ⟦1373 (2001)⟧ et ⟦1540 (2004)⟧ du Conseil de sécurité
        la décision ⟦2011/245⟧ du Conseil économique et social et sa résolution ⟦2014/35⟧
        la résolution ⟦51/30⟧ du Conseil des droits de l’homme
        la décision ⟦1/CP.21⟧
        ",
        &expect![[r#"
            A/RES/52/12 A + A/RES/52/12 B, A/RES/53/13, A/RES/54/14, A/RES/55/15
            A/RES/42/37 A + A/RES/42/37 B + A/RES/42/37 C, A/DEC/75/516
            A/RES/3411 A(XXX) + A/RES/3411 B(XXX), A/RES/1514(XV), A/RES/S-10/2
            S/RES/1373(2001), S/RES/1540(2004)
            E/DEC/2011/245, E/RES/2014/35
            A/HRC/RES/51/30
            UNFCCC-COP/DEC/1/CP.21
        "#]],
    );
}

#[test]
fn spanish() {
    check(
        "es",
        "
        las resoluciones ⟦52/12 A y B⟧, ⟦53/13⟧, ⟦54/14⟧ y ⟦55/15⟧ de la Asamblea General
        la resolución ⟦42/37 A a C⟧ de la Asamblea General y su decisión ⟦75/516⟧
        las resoluciones ⟦3411 A y B (XXX)⟧, ⟦1514 (XV)⟧ y ⟦S-10/2⟧ de la Asamblea General
        las resoluciones ⟦1373 (2001)⟧ y ⟦1540 (2004)⟧ del Consejo de Seguridad
        la decisión ⟦2011/245⟧ del Consejo Económico y Social
        la resolución ⟦51/30⟧ del Consejo de Derechos Humanos
        la decisión ⟦1/CP.21⟧
        ",
        &expect![[r#"
            A/RES/52/12 A + A/RES/52/12 B, A/RES/53/13, A/RES/54/14, A/RES/55/15
            A/RES/42/37 A + A/RES/42/37 B + A/RES/42/37 C, A/DEC/75/516
            A/RES/3411 A(XXX) + A/RES/3411 B(XXX), A/RES/1514(XV), A/RES/S-10/2
            S/RES/1373(2001), S/RES/1540(2004)
            E/DEC/2011/245
            A/HRC/RES/51/30
            UNFCCC-COP/DEC/1/CP.21
        "#]],
    );
}

#[test]
fn russian() {
    check(
        "ru",
        "
        резолюции ⟦52/12 А и В⟧, ⟦53/13⟧, ⟦54/14⟧ и ⟦55/15⟧ Генеральной Ассамблеи
        резолюция ⟦42/37 A–C⟧ Генеральной Ассамблеи и ее решение ⟦75/516⟧
        резолюции ⟦3411 A и B (XXX)⟧, ⟦1514 (XV)⟧ и ⟦S-10/2⟧ Генеральной Ассамблеи
        резолюции ⟦1373 (2001)⟧ и ⟦1540 (2004)⟧ Совета Безопасности
        решение ⟦2011/245⟧ Экономического и Социального Совета
        резолюция ⟦51/30⟧ Совета по правам человека
        решение ⟦1/CP.21⟧
        ",
        &expect![[r#"
            A/RES/52/12 A + A/RES/52/12 B, A/RES/53/13, A/RES/54/14, A/RES/55/15
            A/RES/42/37 A + A/RES/42/37 B + A/RES/42/37 C, A/DEC/75/516
            A/RES/3411 A(XXX) + A/RES/3411 B(XXX), A/RES/1514(XV), A/RES/S-10/2
            S/RES/1373(2001), S/RES/1540(2004)
            E/DEC/2011/245
            A/HRC/RES/51/30
            UNFCCC-COP/DEC/1/CP.21
        "#]],
    );
}

#[test]
fn arabic() {
    check(
        "ar",
        "
        قرارات الجمعية العامة ⟦52/12 ألف وباء⟧ و ⟦53/13⟧ و ⟦54/14⟧ و ⟦55/15⟧
        قرار الجمعية العامة ⟦42/37 ألف إلى جيم⟧ ومقرر الجمعية العامة ⟦75/516⟧
        قرارات الجمعية العامة ⟦3411 ألف وباء (د-30)⟧ و ⟦3281 (د-29)⟧ و ⟦دإ-32/1⟧ و ⟦دإط-10/20⟧
        قرارا مجلس الأمن ⟦1373 (2001)⟧ و ⟦1540 (2004)⟧
        مقرر المجلس الاقتصادي والاجتماعي ⟦2011/245⟧
        قرار مجلس حقوق الإنسان ⟦51/30⟧
        المقرر ⟦1/م أ-21⟧
        ",
        &expect![[r#"
            A/RES/52/12 A + A/RES/52/12 B, A/RES/53/13, A/RES/54/14, A/RES/55/15
            A/RES/42/37 A + A/RES/42/37 B + A/RES/42/37 C, A/DEC/75/516
            A/RES/3411 A(XXX) + A/RES/3411 B(XXX), A/RES/3281(XXIX), A/RES/S-32/1, A/RES/ES-10/20
            S/RES/1373(2001), S/RES/1540(2004)
            E/DEC/2011/245
            A/HRC/RES/51/30
            UNFCCC-COP/DEC/1/CP.21
        "#]],
    );
}

/// The symbols of all that a plan lists or cites.
fn symbols(plan: &str) -> String {
    let mut workspace = Workspace::new(Settings::default(), CHECKS);
    let id = DocumentId::new("a.plan");
    workspace.set(id.clone(), Text::new(plan));
    let document = workspace.document(&id).expect("the document");
    let readings = document.parts().iter().flat_map(|part| &part.programme.readings);
    let shown = readings.map(|reading| match &reading.citation {
        Ok(citation) if citation.symbols().is_empty() => format!("{}=?", reading.text),
        Ok(citation) => citation.symbols().join(" + "),
        Err(malformed) => format!("{:?}", malformed.fault),
    });
    shown.collect::<Vec<_>>().join(", ")
}

#[test]
fn a_relative_name_means_what_the_programme_says() {
    let plan = |title: &str, words: &str| {
        symbols(&format!("---\nformat: biennial\nlanguage: zh\n---\n\n# 方案 14：{title}\n\n14.1 {words}\n"))
    };
    // The body to which the programme answers.
    assert_eq!(plan("环境", "理事会第 24/11 号决定"), "UNEP-GC/DEC/24/11");
    assert_eq!(
        plan("人类住区", "理事会第 24/11 号和第 25/4 号决议"),
        "UNHABITAT-GC/RES/24/11, UNHABITAT-GC/RES/25/4"
    );
    assert_eq!(plan("亚洲及太平洋经济和社会发展", "委员会第 71/1 号决议"), "ESCAP/RES/71/1");
    // The only one that is named.
    assert_eq!(
        plan("经济事务", "经济及社会理事会第 2014/35 号决议。理事会第 2015/2 号决议请秘书长"),
        "E/RES/2014/35, E/RES/2015/2"
    );
    // None that prints such numbers, several, or a commission that the programme does not answer to.
    assert_eq!(plan("海洋", "理事会第 24/11 号决定"), "24/11=?");
    assert_eq!(plan("环境", "人权理事会第 24/12 号决议。理事会第 24/11 号决议"), "A/HRC/RES/24/12, 24/11=?");
    assert_eq!(
        plan("统计", "统计委员会第 46/101 号决定。委员会第 46/102 号决定"),
        "STATCOM/DEC/46/101, 46/102=?"
    );
    let english = "---\nformat: biennial\nlanguage: en\n---\n\n# Programme 16: Economic and social development in Asia and the Pacific\n\n\
        16.1 In its resolution 71/1, the Commission decided. The Council, in its resolution 24/11, agreed.\n";
    assert_eq!(symbols(english), "ESCAP/RES/71/1, 24/11=?");
}

/// Resolutions of the Assembly in every form of their numbers.
fn resolution() -> impl Strategy<Value = Citation> {
    let part = |place| Part::new(place).expect("a letter");
    let parts = prop_oneof![
        3 => Just(Parts::default()),
        1 => (1u32..20).prop_map(move |one| Parts(vec![PartRange::one(part(one))])),
        1 => (1u32..10, 11u32..20)
            .prop_map(move |(one, two)| Parts(vec![PartRange::one(part(one)), PartRange::one(part(two))])),
        1 => (1u32..10, 11u32..20).prop_map(move |(first, last)| {
            Parts(vec![PartRange { first: part(first), last: part(last) }])
        }),
    ];
    let number = prop_oneof![
        4 => (31u32..90, 1u32..400).prop_map(|(session, number)| Number::SessionNumber {
            session: Session::regular(session),
            number
        }),
        1 => (1u32..31, 1u32..3600).prop_map(|(session, number)| Number::NumberSession {
            session: Session::regular(session),
            number
        }),
        1 => (3u32..8, 1u32..3600).prop_map(|(session, number)| Number::NumberSession {
            session: Session::special(session),
            number
        }),
        1 => (8u32..33, 1u32..20).prop_map(|(session, number)| Number::SessionNumber {
            session: Session::special(session),
            number
        }),
        1 => (6u32..12, 1u32..30).prop_map(|(session, number)| Number::SessionNumber {
            session: Session::emergency(session),
            number
        }),
    ];
    (number, parts).prop_map(|(number, parts)| Citation {
        organ: Some(Organ::GeneralAssembly),
        kind: Some(Kind::Resolution),
        number,
        parts,
    })
}

/// A run of resolutions in a sentence of a language.
fn sentence(run: &[Citation], language: Language) -> String {
    let numbers: Vec<String> = run.iter().map(|citation| citation.display(language)).collect();
    let (last, others) = numbers.split_last().expect("one");
    let (comma, and) = match language {
        Language::Ar => (" و ", " و "),
        Language::En => (", ", " and "),
        Language::Es => (", ", " y "),
        Language::Fr => (", ", " et "),
        Language::Ru => (", ", " и "),
        Language::Zh => ("、", " 和 "),
    };
    let numbers = match others {
        [] => last.clone(),
        others => format!("{}{and}{last}", others.join(comma)),
    };
    let organ = Organ::GeneralAssembly.name_after_noun(language);
    match language {
        Language::Ar => format!("قرارات {organ} {numbers}."),
        Language::En => format!("see {organ} resolutions {numbers}."),
        Language::Es => format!("las resoluciones {numbers} {organ}."),
        Language::Fr => format!("les résolutions {numbers} {organ}."),
        Language::Ru => format!("резолюции {numbers} {organ}."),
        Language::Zh => format!("见{organ}第 {numbers} 号决议。"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_run_in_a_sentence_is_found_and_read_in_every_language(run in prop::collection::vec(resolution(), 1..14)) {
        let expected: Vec<String> = run.iter().map(|citation| citation.symbols().join(" + ")).collect();
        for language in Language::ALL {
            let plan = format!("---\nformat: biennial\nlanguage: {language}\n---\n\n2.1 {}\n", sentence(&run, language));
            prop_assert_eq!(symbols(&plan), expected.join(", "), "{}", plan);
        }
    }
}
