use proptest::prelude::*;

use super::{
    Citation, ConferenceBody, Context, Draft, Fault, Kind, Label, Number, Part, PartRange, Parts, Pinpoint,
    PinpointKind, Series, Session, Shape, read_prose,
};
use crate::Language;
use crate::organ::Organ;

/// What a number says, read as what an organ adopted: its symbols, or why it cannot be read and what is meant.
fn read_as(text: &str, code: &str) -> String {
    let (organ, kind) = Organ::from_code(code).unwrap();
    let kind = kind.or(organ.kinds().first().copied());
    match Citation::read(text, Context { organ: Some(organ), kind }) {
        Ok(citation) => citation.symbols().join(", "),
        Err(malformed) => match malformed.suggestions.as_slice() {
            [] => format!("{:?}", malformed.fault),
            suggestions => format!("{:?}: {}", malformed.fault, suggestions.join(" | ")),
        },
    }
}

#[test]
fn every_printed_form_is_read() {
    let cases = [
        // General Assembly
        ("GA", "58/269", "A/RES/58/269"),
        ("GA", "43/222 B", "A/RES/43/222 B"),
        ("GA", "70/248A", "A/RES/70/248 A"),
        ("GA", "52/12 A 和 B", "A/RES/52/12 A, A/RES/52/12 B"),
        ("GA", "70/248A和B", "A/RES/70/248 A, A/RES/70/248 B"),
        ("GA", "42/37 A–C", "A/RES/42/37 A, A/RES/42/37 B, A/RES/42/37 C"),
        ("GA", "69/263 A-C", "A/RES/69/263 A, A/RES/69/263 B, A/RES/69/263 C"),
        ("GA", "42/37 A 至 C", "A/RES/42/37 A, A/RES/42/37 B, A/RES/42/37 C"),
        ("GA", "45/248 A、B 和 D", "A/RES/45/248 A, A/RES/45/248 B, A/RES/45/248 D"),
        ("GA", "52/12 A and B", "A/RES/52/12 A, A/RES/52/12 B"),
        (
            "GA",
            "38/183 A, D and F–H",
            "A/RES/38/183 A, A/RES/38/183 D, A/RES/38/183 F, A/RES/38/183 G, A/RES/38/183 H",
        ),
        ("GA", "38/183 D, E", "A/RES/38/183 D, A/RES/38/183 E"),
        ("GA", "52/12 A et B", "A/RES/52/12 A, A/RES/52/12 B"),
        ("GA", "52/12 A à C", "A/RES/52/12 A, A/RES/52/12 B, A/RES/52/12 C"),
        ("GA", "52/12 A y B", "A/RES/52/12 A, A/RES/52/12 B"),
        ("GA", "52/12 A a C", "A/RES/52/12 A, A/RES/52/12 B, A/RES/52/12 C"),
        ("GA", "52/12 А и В", "A/RES/52/12 A, A/RES/52/12 B"),
        ("GA", "52/12 ألف وباء", "A/RES/52/12 A, A/RES/52/12 B"),
        ("GA", "38/183 هاء وواو", "A/RES/38/183 E, A/RES/38/183 F"),
        ("GA", "38/183 هاء، واو وزاي", "A/RES/38/183 E, A/RES/38/183 F, A/RES/38/183 G"),
        ("GA", "38/183 ألف إلى جيم", "A/RES/38/183 A, A/RES/38/183 B, A/RES/38/183 C"),
        ("GA", "1514(XV)", "A/RES/1514(XV)"),
        ("GA", "1514 (XV)", "A/RES/1514(XV)"),
        ("ECOSOC", "3 (III)", "E/RES/3(III)"),
        ("ECOSOC", "1946/9 (I)", "E/RES/9(I)"),
        ("ECOSOC", "1966/1106 (XL)", "E/RES/1106(XL)"),
        ("ECA", "2023/6", "ECA/RES/2023/6"),
        ("UNHA", "1/5", "UNHA/RES/1/5"),
        ("GA", "1514（XV）", "A/RES/1514(XV)"),
        ("GA", "319A(IV)", "A/RES/319 A(IV)"),
        ("GA", "2601A (XXIV)", "A/RES/2601 A(XXIV)"),
        ("GA", "217(III)A", "A/RES/217 A(III)"),
        ("GA", "3411 A and B (XXX)", "A/RES/3411 A(XXX), A/RES/3411 B(XXX)"),
        ("GA", "2200 А (ХХI)", "A/RES/2200 A(XXI)"),
        ("GA", "3281 (د-29)", "A/RES/3281(XXIX)"),
        ("GA", "٣٢٨١ (د - ٢٩)", "A/RES/3281(XXIX)"),
        ("GA", "3411 ألف (د‑30)", "A/RES/3411 A(XXX)"),
        ("GA", "S-10/2", "A/RES/S-10/2"),
        ("GA", "S‑10/2", "A/RES/S-10/2"),
        ("GA", "دإ-32/1", "A/RES/S-32/1"),
        ("GA", "دإ - 32/1", "A/RES/S-32/1"),
        ("GA", "ES-10/20", "A/RES/ES-10/20"),
        ("GA", "دإط-10/20", "A/RES/ES-10/20"),
        ("GA", "3201 (S-VI)", "A/RES/3201(S-VI)"),
        ("GA", "3201 (دإ-6)", "A/RES/3201(S-VI)"),
        ("GA", "107 (S-1)", "A/RES/107(S-1)"),
        ("GA", "997 (ES-I)", "A/RES/997(ES-I)"),
        ("GA-DEC", "58/511", "A/DEC/58/511"),
        ("GA", "A/RES/58/269", "A/RES/58/269"),
        ("ECOSOC", "A/RES/52/12 A", "A/RES/52/12 A"),
        ("GA", "A/RES/3201(S-VI)", "A/RES/3201(S-VI)"),
        ("GA", "A/DEC/58/511", "A/DEC/58/511"),
        // Security Council
        ("SC", "1373 (2001)", "S/RES/1373(2001)"),
        ("SC", "1373（2001）", "S/RES/1373(2001)"),
        ("SC", "2250(2015）", "S/RES/2250(2015)"),
        ("SC", "１３７３\u{3000}（２００１）", "S/RES/1373(2001)"),
        ("SC", "1373\u{a0}(2001)", "S/RES/1373(2001)"),
        ("SC", "1267\n    (1999)", "S/RES/1267(1999)"),
        ("SC", "1373 (٢٠٠١)", "S/RES/1373(2001)"),
        ("SC", "S/RES/1373(2001)", "S/RES/1373(2001)"),
        ("GA", "S/PRST/2015/22", "S/PRST/2015/22"),
        // Economic and Social Council, commissions, conferences
        ("ECOSOC", "2014/35", "E/RES/2014/35"),
        ("ECOSOC", "1989/84 B", "E/RES/1989/84 B"),
        ("ECOSOC", "1296 (XLIV)", "E/RES/1296(XLIV)"),
        ("ECOSOC", "671 A(XXV)", "E/RES/671 A(XXV)"),
        ("ECOSOC", "11 (II)", "E/RES/11(II)"),
        ("ECOSOC-DEC", "2011/245", "E/DEC/2011/245"),
        ("ECOSOC-AC", "1997/2", "E/AC/1997/2"),
        ("HRC", "51/30", "A/HRC/RES/51/30"),
        ("HRC", "S-30/1", "A/HRC/RES/S-30/1"),
        ("GA", "A/HRC/RES/S-30/1", "A/HRC/RES/S-30/1"),
        ("GA", "A/HRC/DEC/2/102", "A/HRC/DEC/2/102"),
        ("HRC", "PRST/9/2", "A/HRC/PRST/9/2"),
        ("GA", "PRST/9/2", "A/HRC/PRST/9/2"),
        ("CPD", "2014/1", "CPD/RES/2014/1"),
        ("STATCOM", "46/101", "STATCOM/DEC/46/101"),
        ("ECA", "844 (XXXIX)", "ECA/RES/844(XXXIX)"),
        ("ECE", "A (64)", "ECE/DEC/A(64)"),
        ("ECE", "A(65)", "ECE/DEC/A(65)"),
        ("ECLAC", "650(XXXIII)", "ECLAC/RES/650(XXXIII)"),
        ("ESCAP", "66/15", "ESCAP/RES/66/15"),
        ("ESCAP", "E/ESCAP/RES/70/1", "ESCAP/RES/70/1"),
        ("UNEP-GC", "SS.XI/5", "UNEP-GC/DEC/SS.XI/5"),
        ("UNEP-GC", "S.S. XI/5", "UNEP-GC/DEC/SS.XI/5"),
        ("UNEP-GC", "دإ-11/5", "UNEP-GC/DEC/SS.XI/5"),
        ("UNEP-GC", "24/11", "UNEP-GC/DEC/24/11"),
        ("UNEA", "UNEP/EA.4/Res.3", "UNEA/RES/4/3"),
        ("UNHABITAT-GC", "24/11", "UNHABITAT-GC/RES/24/11"),
        ("UNTOC-COP", "7/1", "UNTOC-COP/RES/7/1"),
        ("UNFCCC-COP", "1/CP.21", "UNFCCC-COP/DEC/1/CP.21"),
        ("UNFCCC-COP", "1/СР.21", "UNFCCC-COP/DEC/1/CP.21"),
        ("UNFCCC-COP", "1/م أ-21", "UNFCCC-COP/DEC/1/CP.21"),
        (
            "UNFCCC-COP",
            "9-11/CP.19",
            "UNFCCC-COP/DEC/9/CP.19, UNFCCC-COP/DEC/10/CP.19, UNFCCC-COP/DEC/11/CP.19",
        ),
        ("TDB", "501(LX)", "TDB/RES/501(LX)"),
        // Broken by a wrap, with what stands around a number in Chinese.
        ("GA", "67/\n    226", "A/RES/67/226"),
        ("GA", "第 67/226 号", "A/RES/67/226"),
        ("GA", "58／269", "A/RES/58/269"),
    ];
    for (code, text, expected) in cases {
        assert_eq!(read_as(text, code), expected, "{text:?} as {code}");
    }
}

#[test]
fn what_is_malformed_is_told_with_a_valid_form_near_it() {
    let cases = [
        ("666/195", "Session: 66/195"),
        ("１６６/195", "Session: 16/195"),
        // Four valid forms lie near it, and so none is offered.
        ("582/69", "Session"),
        ("5826/9", "Year: 58/269"),
        ("22008/37", "Year: 2008/37"),
        ("2104/35", "Year: 2014/35"),
        ("S/19-2", "SpecialSession: S-19/2"),
        ("S/19/2", "SpecialSession: S-19/2"),
        ("S-19-2", "SpecialSession: S-19/2"),
        ("ES10/20", "SpecialSession: ES-10/20"),
        ("1373（2001", "Bracket: 1373（2001）"),
        ("1373 (2001", "Bracket: 1373 (2001)"),
        ("5/2021", "Unknown"),
        ("1514 XV)", "Bracket: 1514 (XV)"),
        ("2171(213)", "Year: 2171(2013)"),
        ("2171 (20013)", "Year: 2171 (2013)"),
        ("1373 (3001)", "Year"),
        ("1514 (XVV)", "RomanNumeral: 1514 (XV)"),
        ("1514 (xv)", "RomanNumeral: 1514 (XV)"),
        ("58/2269", "Number: 58/269"),
        ("58/0269", "Number: 58/269"),
        ("58/0", "Number"),
        ("58/2690", "Number"),
        ("52/12 B–A", "Parts"),
        // Not known here, and so not called wrong.
        ("2015/2016", "Unknown"),
        ("1 (68)", "Unknown"),
        ("1373", "Unknown"),
        ("58/", "Unknown"),
        ("S/2015/682", "Unknown"),
        ("58/269/Add.1", "Unknown"),
        ("", "Unknown"),
    ];
    for (text, expected) in cases {
        assert_eq!(read_as(text, "GA"), expected, "{text:?}");
    }
}

#[test]
fn drafts_are_drafts_and_not_malformed() {
    let cases = [
        ("2015/L.5", None, "2015/L.5"),
        ("E/2015/L.5", Some(Organ::EconomicAndSocialCouncil), "E/2015/L.5"),
        ("A/71/L.2", Some(Organ::GeneralAssembly), "A/71/L.2"),
        ("A/C.3/70/L.9/Rev.1", Some(Organ::GeneralAssembly), "A/C.3/70/L.9/Rev.1"),
        ("A/HRC/32/L.5", Some(Organ::HumanRightsCouncil), "A/HRC/32/L.5"),
    ];
    for (text, organ, printed) in cases {
        let citation = Citation::read(text, Context::UNKNOWN).unwrap();
        assert!(citation.is_draft(), "{text}");
        assert_eq!(citation.organ, organ, "{text}");
        assert_eq!(citation.display(Language::En), printed);
    }
    let under_heading = Citation::read("2015/L.5", Organ::EconomicAndSocialCouncil).unwrap();
    assert_eq!(under_heading.symbols(), ["E/2015/L.5"]);
}

#[test]
fn an_organ_is_decided_by_the_form_only_where_one_organ_prints_it() {
    let organ = |text: &str| Citation::read(text, Context::UNKNOWN).unwrap().organ;
    assert_eq!(organ("1373 (2001)"), Some(Organ::SecurityCouncil));
    assert_eq!(organ("S/PRST/2015/22"), Some(Organ::SecurityCouncil));
    assert_eq!(organ("ES-10/20"), Some(Organ::GeneralAssembly));
    assert_eq!(organ("997 (ES-I)"), Some(Organ::GeneralAssembly));
    assert_eq!(organ("SS.XI/2"), Some(Organ::UnepGoverningCouncil));
    assert_eq!(organ("1/CP.21"), Some(Organ::ClimateConference));
    for several in ["70/1", "S-30/1", "1514 (XV)", "3201 (S-VI)", "2014/35", "A (64)", "1/CMP.3"] {
        assert_eq!(organ(several), None, "{several}");
    }
}

#[test]
fn a_value_is_printed_in_six_languages() {
    let printed = |text: &str, code: &str| {
        let (organ, kind) = Organ::from_code(code).unwrap();
        let citation = Citation::read(text, Context { organ: Some(organ), kind }).unwrap();
        Language::ALL.map(|language| format!("{language} {}", citation.display(language))).join(" | ")
    };
    assert_eq!(
        printed("3411 A and B (XXX)", "GA"),
        "ar 3411 ألف وباء (د-30) | en 3411 A and B (XXX) | es 3411 A y B (XXX) | fr 3411 A et B (XXX) \
         | ru 3411 A и B (XXX) | zh 3411 A 和 B(XXX)"
    );
    assert_eq!(
        printed("42/37 A–C", "GA"),
        "ar 42/37 ألف–جيم | en 42/37 A–C | es 42/37 A–C | fr 42/37 A–C | ru 42/37 A–C | zh 42/37 A–C"
    );
    assert_eq!(
        printed("1373 (2001)", "SC"),
        "ar 1373 (2001) | en 1373 (2001) | es 1373 (2001) | fr 1373 (2001) | ru 1373 (2001) | zh 1373(2001)"
    );
    assert_eq!(
        printed("S-32/1", "GA"),
        "ar دإ-32/1 | en S-32/1 | es S-32/1 | fr S-32/1 | ru S-32/1 | zh S-32/1"
    );
}

#[test]
fn lists_have_an_order_where_their_numberings_have_one() {
    let number = |text: &str| Citation::read(text, Context::UNKNOWN).unwrap().number;
    let order = |left: &str, right: &str| number(left).order(&number(right));
    use std::cmp::Ordering::{Greater, Less};
    assert_eq!(order("70/178", "70/181"), Some(Less));
    assert_eq!(order("3376 (XXX)", "31/36"), Some(Less));
    assert_eq!(order("2014/35", "2013/1"), Some(Greater));
    assert_eq!(order("1373 (2001)", "1267 (1999)"), Some(Greater));
    assert_eq!(order("S-10/2", "58/269"), None);
    assert_eq!(order("2015/L.5", "2014/1"), None);
}

fn session() -> impl Strategy<Value = Session> {
    prop_oneof![
        4 => (1u32..100).prop_map(Session::regular),
        1 => (1u32..40).prop_map(Session::special),
        1 => (1u32..20).prop_map(Session::emergency),
        1 => (1u32..13).prop_map(|number| Session { series: Series::CouncilSpecial, number }),
    ]
}

fn parts() -> impl Strategy<Value = Parts> {
    let range = (1u32..23, 0u32..4).prop_map(|(first, length)| {
        let part = |place| Part::new(place).unwrap();
        PartRange { first: part(first), last: part(first + length) }
    });
    proptest::collection::vec(range, 0..4).prop_map(Parts)
}

fn number() -> impl Strategy<Value = Number> {
    let in_session = 1u32..1000;
    let ever = 1u32..10_000;
    let year = 1946u32..2100;
    prop_oneof![
        (ever.clone(), session())
            .prop_filter("only before a slash", |(_, session)| session.series != Series::CouncilSpecial)
            .prop_map(|(number, session)| Number::NumberSession { number, session }),
        (session(), in_session.clone())
            .prop_map(|(session, number)| Number::SessionNumber { session, number }),
        (year.clone(), in_session.clone())
            .prop_filter("a period is no citation", |(_, number)| *number < 1946)
            .prop_map(|(year, number)| Number::YearNumber { year, number }),
        (ever, year).prop_map(|(number, year)| Number::NumberYear { number, year }),
        (1u32..27, 1u32..90).prop_map(|(letter, session)| Number::LetterSession { letter, session }),
        (
            1u32..30,
            proptest::option::of(1u32..20),
            proptest::sample::select(&ConferenceBody::ALL[..]),
            1u32..40
        )
            .prop_map(|(first, length, body, session)| Number::Conference {
                first,
                last: length.map(|length| first + length),
                body,
                session
            }),
        (
            proptest::sample::select(&["", "A", "E", "A/C.3", "A/HRC", "E/CN.7"][..]),
            1u32..2100,
            1u32..90,
            proptest::option::of(1u32..5)
        )
            .prop_map(|(body, session, number, revision)| {
                Number::Draft(Draft { body: body.to_owned(), session, number, revision })
            }),
    ]
}

fn citation() -> impl Strategy<Value = Citation> {
    let organ = proptest::option::of(proptest::sample::select(&Organ::ALL[..]));
    let kinds = [
        None,
        Some(Kind::Resolution),
        Some(Kind::Decision),
        Some(Kind::Statement),
        Some(Kind::AgreedConclusions),
    ];
    let kind = proptest::sample::select(kinds.to_vec());
    (organ, kind, number(), parts()).prop_filter_map(
        "not a value that any page gives",
        |(organ, kind, number, parts)| {
            let has_parts = !matches!(
                number,
                Number::LetterSession { .. } | Number::Conference { .. } | Number::Draft(_)
            );
            let parts = if has_parts { parts } else { Parts::default() };
            let organ = organ.filter(|organ| number.fits(*organ, kind)).or(number.only_organ());
            // Statements have no parts, and their form is their organ's.
            let is_statement = kind == Some(Kind::Statement);
            let parts = if is_statement { Parts::default() } else { parts };
            if is_statement && organ.is_some_and(|organ| !number.fits(organ, kind)) {
                return None;
            }
            let organ = match &number {
                // A draft's symbol says whose it is.
                Number::Draft(draft) if organ.is_none() => {
                    Citation::read(&draft.symbol(), Context::UNKNOWN).unwrap().organ
                }
                _ => organ,
            };
            Some(Citation { organ, kind, number, parts })
        },
    )
}

/// A number of a form.
fn number_of(shape: Shape) -> BoxedStrategy<Number> {
    let (in_session, ever, year) = (1u32..1000, 1u32..10_000, 1978u32..2100);
    let session_number = |series, sessions: std::ops::Range<u32>| {
        (sessions, 1u32..1000).prop_map(move |(number, in_session)| Number::SessionNumber {
            session: Session { series, number },
            number: in_session,
        })
    };
    match shape {
        Shape::SessionNumber => session_number(Series::Regular, 1..100).boxed(),
        Shape::SpecialSession => session_number(Series::Special, 8..40).boxed(),
        Shape::EmergencySession => session_number(Series::Emergency, 6..20).boxed(),
        Shape::CouncilSpecialSession => session_number(Series::CouncilSpecial, 1..13).boxed(),
        Shape::NumberSession => {
            (ever, session()).prop_map(|(number, session)| Number::NumberSession { number, session }).boxed()
        }
        Shape::YearNumber => {
            (year, in_session).prop_map(|(year, number)| Number::YearNumber { year, number }).boxed()
        }
        Shape::NumberYear => {
            (ever, year).prop_map(|(number, year)| Number::NumberYear { number, year }).boxed()
        }
        Shape::LetterSession => (1u32..27, 1u32..90)
            .prop_map(|(letter, session)| Number::LetterSession { letter, session })
            .boxed(),
        Shape::Conference => (1u32..30, proptest::option::of(1u32..20), 1u32..40)
            .prop_map(|(first, length, session)| Number::Conference {
                first,
                last: length.map(|length| first + length),
                body: ConferenceBody::Cp,
                session,
            })
            .boxed(),
        Shape::Draft => {
            Just(Number::Draft(Draft { body: "A".to_owned(), session: 71, number: 2, revision: None }))
                .boxed()
        }
    }
}

/// What an organ adopts, in a form in which it prints numbers.
fn adopted() -> impl Strategy<Value = Citation> {
    let shapes = [
        Shape::SessionNumber,
        Shape::SpecialSession,
        Shape::EmergencySession,
        Shape::CouncilSpecialSession,
        Shape::NumberSession,
        Shape::YearNumber,
        Shape::NumberYear,
        Shape::LetterSession,
        Shape::Conference,
    ];
    let ways: Vec<(Organ, Option<Kind>, Shape)> = Organ::ALL
        .into_iter()
        .flat_map(|organ| organ.kinds().iter().map(move |kind| (organ, Some(*kind))).chain([(organ, None)]))
        .flat_map(|(organ, kind)| shapes.into_iter().map(move |shape| (organ, kind, shape)))
        .filter(|(organ, kind, shape)| *kind != Some(Kind::Statement) && organ.prints(*shape, *kind))
        .collect();
    proptest::sample::select(ways)
        .prop_flat_map(|(organ, kind, shape)| (Just(organ), Just(kind), number_of(shape), parts()))
        .prop_filter("of another time, or of another organ alone", |(organ, kind, number, _)| {
            number.fits(*organ, *kind) && number.only_organ().is_none_or(|only| only == *organ)
        })
        .prop_map(|(organ, kind, number, parts)| {
            let has_parts = !matches!(number, Number::LetterSession { .. } | Number::Conference { .. });
            let parts = if has_parts { parts } else { Parts::default() };
            Citation { organ: Some(organ), kind, number, parts }
        })
}

/// What one organ adopted, as many as a text joins: up to thirteen resolutions, or decisions, of any of its forms.
fn run() -> impl Strategy<Value = Vec<Citation>> {
    let one = adopted().prop_filter("a noun that is joined", |citation| {
        matches!(citation.kind, Some(Kind::Resolution | Kind::Decision))
    });
    one.prop_flat_map(|first| {
        let (organ, kind) = (first.organ.expect("an organ"), first.kind);
        let shapes: Vec<Shape> = [
            Shape::SessionNumber,
            Shape::SpecialSession,
            Shape::EmergencySession,
            Shape::NumberSession,
            Shape::YearNumber,
            Shape::NumberYear,
            Shape::LetterSession,
            Shape::Conference,
        ]
        .into_iter()
        .filter(|shape| organ.prints(*shape, kind))
        .collect();
        let others = proptest::sample::select(shapes).prop_flat_map(number_of);
        let other = (others, parts()).prop_filter_map(
            "of another time, or of another organ alone",
            move |(number, parts)| {
                let fits = number.fits(organ, kind) && number.only_organ().is_none_or(|only| only == organ);
                let has_parts = !matches!(number, Number::LetterSession { .. } | Number::Conference { .. });
                let parts = if has_parts { parts } else { Parts::default() };
                fits.then_some(Citation { organ: Some(organ), kind, number, parts })
            },
        );
        (Just(first), proptest::collection::vec(other, 0..13))
    })
    .prop_map(|(first, others)| std::iter::once(first).chain(others).collect())
}

/// A run as a language prints it, and where the numbers stand: "General Assembly resolutions 58/269, 59/1 A and S-10/2".
fn printed_run(
    run: &[Citation],
    language: Language,
    each_has_its_sign: bool,
) -> (String, Vec<std::ops::Range<usize>>) {
    let decision = run[0].kind == Some(Kind::Decision);
    let organ = run[0].organ.expect("an organ").name_after_noun(language);
    let noun = match (language, decision) {
        (Language::Ar, false) => "قرارات",
        (Language::Ar, true) => "مقررات",
        (Language::En, false) => "resolutions",
        (Language::En, true) => "decisions",
        (Language::Es, false) => "resoluciones",
        (Language::Es, true) => "decisiones",
        (Language::Fr, false) => "résolutions",
        (Language::Fr, true) => "décisions",
        (Language::Ru, false) => "резолюции",
        (Language::Ru, true) => "решения",
        (Language::Zh, false) => "决议",
        (Language::Zh, true) => "决定",
    };
    let (before, after) = match language {
        Language::Zh if each_has_its_sign => (organ.to_owned(), noun.to_owned()),
        Language::Zh => (format!("{organ}第 "), format!(" 号{noun}")),
        Language::En => (format!("{organ} {noun} "), String::new()),
        Language::Ar => (format!("{noun} {organ} "), String::new()),
        Language::Es | Language::Fr | Language::Ru => (format!("{noun} "), format!(" {organ}")),
    };
    let (comma, last) = match language {
        Language::Ar => (" و ", " و "),
        Language::En => (", ", " and "),
        Language::Es => (", ", " y "),
        Language::Fr => (", ", " et "),
        Language::Ru => (", ", " и "),
        Language::Zh => ("、", "和"),
    };
    let mut text = before;
    let mut spans = Vec::new();
    for (index, citation) in run.iter().enumerate() {
        if index > 0 {
            text.push_str(if index + 1 == run.len() { last } else { comma });
        }
        let signs = if language == Language::Zh && each_has_its_sign { ("第 ", " 号") } else { ("", "") };
        text.push_str(signs.0);
        let start = text.len();
        text.push_str(&citation.display(language));
        spans.push(start..text.len());
        text.push_str(signs.1);
    }
    text.push_str(&after);
    (text, spans)
}

fn pinpoint() -> impl Strategy<Value = Pinpoint> {
    let kinds = [PinpointKind::Section, PinpointKind::Paragraph, PinpointKind::Annex];
    proptest::sample::select(kinds.to_vec()).prop_flat_map(|kind| {
        let letter = proptest::option::of(1u32..9);
        let number = 1u32..30;
        let label = match kind {
            PinpointKind::Annex => {
                number.prop_map(|number| Label { number: Some(number), letter: None }).boxed()
            }
            PinpointKind::Paragraph => {
                (number, letter).prop_map(|(number, letter)| Label { number: Some(number), letter }).boxed()
            }
            // The letters I, V and X alone are read as numerals.
            PinpointKind::Section => (proptest::option::of(number), letter)
                .prop_map(|(number, letter)| Label {
                    number: number.or(letter.is_none().then_some(1)),
                    letter,
                })
                .boxed(),
        };
        let fewest = usize::from(kind != PinpointKind::Annex);
        // An annex is one; sections and paragraphs are listed.
        let most = if kind == PinpointKind::Annex { 1 } else { 3 };
        let range =
            (label.clone(), label, any::<bool>(), Just(kind)).prop_map(|(first, last, is_range, kind)| {
                let is_range = is_range
                    && kind != PinpointKind::Annex
                    && first.letter.is_none()
                    && last.letter.is_none();
                (first, if is_range { last } else { first })
            });
        proptest::collection::vec(range, fewest..=most).prop_map(move |labels| Pinpoint {
            kind,
            labels,
            span: 0..0,
        })
    })
}

proptest! {
    #[test]
    fn a_phrase_is_read_again_in_every_language(
        citation in adopted(),
        pinpoints in proptest::collection::vec(pinpoint(), 0..3),
    ) {
        for language in Language::ALL {
            let phrase = citation.phrase(language, &pinpoints);
            let cited = read_prose(&phrase.text, std::slice::from_ref(&phrase.number));
            let [cited] = cited.try_into().expect("one number");
            let found: Vec<Pinpoint> = cited.pinpoints.into_iter().map(|found| Pinpoint { span: 0..0, ..found }).collect();
            prop_assert_eq!(cited.citation, Ok(citation.clone()), "{}", phrase.text);
            prop_assert_eq!(&found, &pinpoints, "{}", phrase.text);
        }
    }

    #[test]
    fn a_run_of_up_to_thirteen_is_read_again_in_every_language(run in run(), each_has_its_sign in any::<bool>()) {
        for language in Language::ALL {
            let (text, spans) = printed_run(&run, language, each_has_its_sign);
            let found: Vec<_> = read_prose(&text, &spans).into_iter().map(|cited| cited.citation).collect();
            let expected: Vec<_> = run.iter().cloned().map(Ok).collect();
            prop_assert_eq!(found, expected, "{}", text);
        }
    }

    #[test]
    fn what_is_printed_is_read_again_in_every_language(citation in citation()) {
        let context = Context { organ: citation.organ, kind: citation.kind };
        for language in Language::ALL {
            let printed = citation.display(language);
            prop_assert_eq!(Citation::read(&printed, context), Ok(citation.clone()), "{} {}", language, printed);
        }
    }

    #[test]
    fn a_symbol_is_read_again_without_context(citation in citation()) {
        let known = !citation.is_draft() && citation.organ.is_some_and(|organ| {
            citation.kind.is_some_and(|kind| organ.only_kind().is_none_or(|only| only == kind))
        });
        for symbol in citation.symbols().into_iter().filter(|_| known) {
            let read = Citation::read(&symbol, Context::UNKNOWN);
            prop_assert!(read.is_ok(), "{}", symbol);
            let read = read.unwrap();
            prop_assert_eq!((read.organ, read.kind), (citation.organ, citation.kind), "{}", &symbol);
            prop_assert_eq!(read.symbols(), [symbol]);
        }
    }

    #[test]
    fn no_text_makes_reading_panic(text in "[0-9A-CIVXLS/() （）号第和、.Ldإ–-]{0,12}|.{0,8}") {
        match Citation::read(&text, Context::UNKNOWN) {
            Ok(citation) => { let _ = citation.symbols(); }
            Err(malformed) => {
                for suggestion in &malformed.suggestions {
                    prop_assert!(Citation::read(suggestion, Context::UNKNOWN).is_ok(), "{}", suggestion);
                }
                prop_assert!(malformed.suggestions.is_empty() || malformed.fault != Fault::Unknown);
            }
        }
    }
}
