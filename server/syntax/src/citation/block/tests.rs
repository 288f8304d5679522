use super::{Cited, read_mandates, read_prose};
use crate::citation::{Context, PinpointKind, Relative};
use crate::organ::Organ;

/// A block with its numbers between ⟦ and ⟧: the text without the marks, and the spans of the numbers.
fn marked(text: &str) -> (String, Vec<std::ops::Range<usize>>) {
    let mut plain = String::new();
    let mut spans = Vec::new();
    let mut start = 0;
    for sign in text.chars() {
        match sign {
            '⟦' => start = plain.len(),
            '⟧' => spans.push(start..plain.len()),
            _ => plain.push(sign),
        }
    }
    (plain, spans)
}

/// What each number of a block says: `58/269=GA.RES`, `?` for what is not decided, and its pinpoints.
fn shown(cited: &[Cited], text: &str) -> String {
    let shown: Vec<String> = cited
        .iter()
        .map(|cited| {
            let said = match &cited.citation {
                Ok(citation) => {
                    let organ = citation.organ.map_or("?", |organ| organ.code(None));
                    let kind =
                        citation.kind.map_or("?".to_owned(), |kind| format!("{kind:?}")[..3].to_uppercase());
                    format!("{organ}.{kind}")
                }
                Err(malformed) => format!("{:?}", malformed.fault),
            };
            let pinpoints: String = cited
                .pinpoints
                .iter()
                .map(|pinpoint| format!(" [{}]", &text[pinpoint.span.clone()]))
                .collect();
            format!("{}={said}{pinpoints}", &text[cited.span.clone()])
        })
        .collect();
    shown.join(" ")
}

fn prose(text: &str) -> String {
    let (text, spans) = marked(text);
    shown(&read_prose(&text, &spans), &text)
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, expected)| (text, expected, prose(text)))
        .filter(|(_, expected, found)| *expected != found)
        .map(|(text, expected, found)| format!("{text}\n  expected {expected}\n  found    {found}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn in_chinese_the_organ_stands_before_the_number_and_the_noun_after_it() {
    check(&[
        ("大会第 ⟦58/269⟧ 号决议", "58/269=GA.RES"),
        ("大会第⟦69/17⟧号决议", "69/17=GA.RES"),
        ("大会 ⟦ES-10/17⟧ 号决议", "ES-10/17=GA.RES"),
        ("大会第 ⟦54/418⟧ 号决定", "54/418=GA.DEC"),
        ("大会第 ⟦58/269⟧ 号决议和安全理事会第 ⟦1373(2001)⟧号决议", "58/269=GA.RES 1373(2001)=SC.RES"),
        ("见大会第 ⟦67/253⟧、⟦68/264⟧ 和 ⟦69/272⟧ 号决议", "67/253=GA.RES 68/264=GA.RES 69/272=GA.RES"),
        (
            "大会第 ⟦66/257⟧ 号、第 ⟦67/253⟧ 号和第 ⟦69/272⟧ 号决议",
            "66/257=GA.RES 67/253=GA.RES 69/272=GA.RES",
        ),
        (
            "安全理事会第 ⟦2167(2014)⟧和 ⟦2033(2012)⟧号决议以及大会第 ⟦70/262⟧ 号决议",
            "2167(2014)=SC.RES 2033(2012)=SC.RES 70/262=GA.RES",
        ),
        ("大会第 ⟦1514（XV）⟧和第 ⟦1541（XV）⟧号决议", "1514（XV）=GA.RES 1541（XV）=GA.RES"),
        ("大会第 ⟦74/50⟧ 号决议和第 ⟦75/516⟧、⟦76/515⟧ 号决定", "74/50=GA.RES 75/516=GA.DEC 76/515=GA.DEC"),
        ("统计委员会第 ⟦46/101⟧ 号决定", "46/101=STATCOM.DEC"),
        ("经济及社会理事会(经社理事会)第 ⟦106(VI)⟧号决议", "106(VI)=ECOSOC.RES"),
        ("经社理事会第 ⟦1997/2⟧ 号商定结论", "1997/2=ECOSOC.AGR"),
        ("第 ⟦64/293⟧ 号大会决议", "64/293=GA.RES"),
        ("大会第 ⟦68/1⟧ 号决议和决定", "68/1=GA.?"),
    ]);
}

#[test]
fn in_chinese_words_may_stand_between_the_organ_and_the_number() {
    check(&[
        ("大会在其题为“加强某事：关于某事的议程”的第 ⟦58/269⟧ 号决议中", "58/269=GA.RES"),
        ("大会在关于某种技术的第 ⟦69/262⟧ 号决议第二节", "69/262=GA.RES [第二节]"),
        ("大会在第 ⟦59/275⟧ 号决议中决定", "59/275=GA.RES"),
        ("其后大会 2004 年 12 月 23 日第 ⟦59/275⟧ 号决议", "59/275=GA.RES"),
        ("大会通过了关于某事的第 ⟦58/153⟧ 号决议", "58/153=GA.RES"),
        ("大会第六十一届会议通过的第 ⟦61/16⟧ 号决议", "61/16=GA.RES"),
        ("审查大会关于加强经济及社会理事会的第 ⟦61/16⟧ 号决议的执行情况", "61/16=GA.RES"),
        ("经济及社会理事会关于设立西亚经社会的第⟦1818(LV)⟧号决议", "1818(LV)=ECOSOC.RES"),
        ("亚洲及太平洋经济社会委员会(亚太经社会)在其第 ⟦73/9⟧ 号决议中", "73/9=ESCAP.RES"),
        ("在其第 ⟦58/269⟧ 号决议中，大会请秘书长", "58/269=GA.RES"),
        ("第 ⟦59/311⟧ 号决议，其中大会认可", "59/311=GA.RES"),
        ("根据包括第 ⟦61/16⟧ 号决议在内的大会各项相关决议", "61/16=GA.RES"),
        ("来自大会相关决议和决定所规定的优先事项，包括第 ⟦S-10/17⟧ 号决议", "S-10/17=GA.RES"),
        ("立法授权来自下列大会决议：第 ⟦56/227⟧ 号决议", "56/227=GA.RES"),
        (
            "大会决议(第 ⟦60/180⟧ 号决议)和安全理事会决议(第 ⟦1645(2005)⟧号和第 ⟦1646(2005)⟧号决议)",
            "60/180=GA.RES 1645(2005)=SC.RES 1646(2005)=SC.RES",
        ),
        ("《某议程》(大会第 ⟦70/1⟧ 号决议)", "70/1=GA.RES"),
        (
            "2.12  大会于 1947 年首次审议了某问题，并在 1975 年 11 月 10 日第 ⟦3376(XXX)⟧号决议中设立了某委",
            "3376(XXX)=GA.RES",
        ),
        ("大会审议了人权理事会的报告，并在第 ⟦58/269⟧ 号决议中", "58/269=?.RES"),
        ("5. 在题为“某事”的第 ⟦71/6⟧ 号决议中，大会在审议后", "71/6=GA.RES"),
        ("在第 ⟦71/6⟧ 号决议中，大会决定", "71/6=GA.RES"),
        ("根据第 ⟦71/6⟧ 号决议，大会应", "71/6=?.RES"),
        (
            "大会有关决议，其中特别包括关于某事的第 ⟦57/300⟧ 号决议；关于另一事的第 ⟦60/1⟧ 号决议",
            "57/300=GA.RES 60/1=GA.RES",
        ),
        ("大会第⟦319A(IV)⟧号决议和提出某章程的第 ⟦428(V)⟧号决议", "319A(IV)=GA.RES 428(V)=GA.RES"),
        ("大会第 ⟦58/1⟧ 号决议和人权理事会通过的第 ⟦24/11⟧ 号决议", "58/1=GA.RES 24/11=HRC.RES"),
        (
            "大会关于某事的第 ⟦57/300⟧ 号决议；关于人权理事会和审查人权理事会的第 ⟦60/251⟧ 号和第 ⟦65/281⟧ 号决议；题为“某事”的第 ⟦66/288⟧ 号决议",
            "57/300=GA.RES 60/251=GA.RES 65/281=GA.RES 66/288=GA.RES",
        ),
        ("大会第 ⟦67/\n    226⟧ 号决议", "67/\n    226=GA.RES"),
    ]);
}

#[test]
fn what_no_words_decide_is_left_open() {
    check(&[
        ("《某议程》(第 ⟦70/1⟧ 号决议)", "70/1=?.RES"),
        ("人权理事会讨论了某事，秘书长依照第 ⟦58/269⟧ 号决议提交报告", "58/269=?.RES"),
        ("第 ⟦1985/69⟧ 号决议修正了其职权范围", "1985/69=?.RES"),
        ("大会和会议管理部按第 ⟦58/269⟧ 号决议", "58/269=?.RES"),
        ("亚太经社会协助各国执行第 ⟦70/1⟧ 号决议", "70/1=?.RES"),
        ("世界卫生大会第 ⟦58/33⟧ 号决议", "58/33=?.RES"),
        ("某发展委员会第 ⟦71/1⟧ 号决议", "71/1=?.RES"),
        ("大会第 ⟦58/269⟧ 号决议。第 ⟦61/16⟧ 号决议", "58/269=GA.RES 61/16=?.RES"),
        ("大会和安全理事会各项决议，包括第 ⟦75/201⟧ 号决议", "75/201=?.RES"),
        ("大会第 ⟦58/269⟧ 号和第 ⟦2013/16⟧ 号决议", "58/269=GA.RES 2013/16=?.RES"),
        ("大会第 ⟦666/195⟧ 号决议和第 ⟦61/16⟧ 号决议", "666/195=Session 61/16=GA.RES"),
        // The words decide against the form: a mistake that a rule tells.
        ("大会第 ⟦2013/16⟧ 号决议", "2013/16=GA.RES"),
        ("某委员会第 ⟦5 (2003)⟧ 号决定", "5 (2003)=?.DEC"),
    ]);
}

#[test]
fn relative_names_are_told_and_leave_the_form_its_say() {
    use Relative::{Commission, Conference, Council};
    let cases = [
        ("理事会第 ⟦24/11⟧ 号决定", "24/11=?.DEC", Some(Council)),
        ("核可的委员会第 ⟦71/1⟧ 号决议", "71/1=?.RES", Some(Commission)),
        ("人权委员会第 ⟦2005/69⟧ 号决议", "2005/69=?.RES", None),
        ("经济及社会理事会第 ⟦2014/35⟧ 号决议", "2014/35=ECOSOC.RES", None),
        ("the Commission, in its resolution ⟦71/1⟧", "71/1=?.RES", Some(Commission)),
        ("In its resolution ⟦71/1⟧, the Commission decided", "71/1=?.RES", Some(Commission)),
        ("the Executive Council, in its decision ⟦24/11⟧", "24/11=?.DEC", None),
        ("理事会第 ⟦1325(2000)⟧号决议", "1325(2000)=SC.RES", Some(Council)),
        ("缔约方会议第 ⟦1/5⟧ 号决定", "1/5=?.DEC", Some(Conference)),
        ("decision ⟦1/CP.21⟧ of the Conference of the Parties", "1/CP.21=UNFCCC-COP.DEC", Some(Conference)),
        ("la décision ⟦1/CP.21⟧ de la Conférence des Parties", "1/CP.21=UNFCCC-COP.DEC", Some(Conference)),
        ("decision ⟦1/5⟧ of the Conference of the Parties to the Convention on Something", "1/5=?.DEC", None),
    ];
    for (text, expected, relative) in cases {
        assert_eq!(prose(text), expected, "{text}");
        let (text, spans) = marked(text);
        assert_eq!(read_prose(&text, &spans)[0].relative, relative, "{text}");
    }
    let (text, spans) = marked("the Council’s decisions ⟦24/11⟧ and ⟦25/4⟧ of the Council");
    assert!(read_prose(&text, &spans).iter().all(|cited| cited.relative == Some(Council)), "along a run");
}

#[test]
fn in_english_the_organ_and_the_noun_stand_before_the_number_or_the_organ_after_it() {
    check(&[
        (
            "General Assembly resolutions ⟦58/269⟧ and ⟦61/235⟧ and Security Council resolution ⟦1373 (2001)⟧",
            "58/269=GA.RES 61/235=GA.RES 1373 (2001)=SC.RES",
        ),
        (
            "Assembly resolutions ⟦74/50⟧ and ⟦78/239⟧; decisions ⟦75/516⟧, ⟦76/515⟧",
            "74/50=GA.RES 78/239=GA.RES 75/516=GA.DEC 76/515=GA.DEC",
        ),
        ("the General Assembly, in its resolution ⟦79/40⟧,", "79/40=GA.RES"),
        ("In its resolution ⟦79/43⟧, the General Assembly stressed", "79/43=GA.RES"),
        (
            "In its resolution ⟦1819 (LV)⟧ of 9 August 1973, the Economic and Social Council reaffirmed",
            "1819 (LV)=ECOSOC.RES",
        ),
        ("The Assembly, in section VII of its resolution ⟦63/263⟧, endorsed", "63/263=GA.RES [section VII]"),
        ("set out in paragraph 19 of General Assembly resolution ⟦72/219⟧", "72/219=GA.RES [paragraph 19]"),
        ("General Assembly resolution ⟦S-10/2⟧, para. 120", "S-10/2=GA.RES [para. 120]"),
        ("resolution ⟦58/269⟧ of the General Assembly", "58/269=GA.RES"),
        (
            "resolutions ⟦58/269⟧ of 23 December 2003 and ⟦61/235⟧ of the General Assembly",
            "58/269=GA.RES 61/235=GA.RES",
        ),
        ("adopted by the General Assembly (resolution ⟦78/61⟧)", "78/61=GA.RES"),
        (
            "the outcome of the reform of ECE (resolutions ⟦2006/38⟧ and ⟦2013/1⟧, respectively)",
            "2006/38=?.RES 2013/1=?.RES",
        ),
        ("resolution ⟦58/269⟧ adopted by the General Assembly", "58/269=GA.RES"),
        (
            "derives from relevant General Assembly resolutions and decisions, including resolution ⟦56/227⟧, whereby the Assembly decided",
            "56/227=GA.RES",
        ),
        (
            "namely, resolution ⟦76/258⟧, whereby the Assembly endorsed one; and resolution ⟦79/233⟧, whereby the Assembly endorsed two",
            "76/258=GA.RES 79/233=GA.RES",
        ),
        (
            "relevant General Assembly and Security Council resolutions, including resolution ⟦64/289⟧",
            "64/289=?.RES",
        ),
        (
            "Security Council resolutions ⟦1325 (2000)⟧, ⟦2663 (2022)⟧ and General Assembly resolutions ⟦79/57⟧ and ⟦79/65⟧",
            "1325 (2000)=SC.RES 2663 (2022)=SC.RES 79/57=GA.RES 79/65=GA.RES",
        ),
        (
            "Economic and Social Council resolutions ⟦11 (II)⟧ and ⟦1989/45⟧",
            "11 (II)=ECOSOC.RES 1989/45=ECOSOC.RES",
        ),
        ("implementation of resolution ⟦2118 (2013)⟧", "2118 (2013)=SC.RES"),
        ("the report requested in resolution ⟦58/269⟧", "58/269=?.RES"),
        ("The General Assembly adopted resolution ⟦77/51⟧", "77/51=GA.RES"),
        ("relevant General Assembly resolutions, including ⟦78/205⟧", "78/205=GA.RES"),
        (
            "General Assembly resolutions ⟦64/289⟧, in which the Assembly established one; ⟦70/1⟧ on two; and ⟦79/226⟧ on three",
            "64/289=GA.RES 70/1=GA.RES 79/226=GA.RES",
        ),
        ("World Health Assembly resolution ⟦58/33⟧", "58/33=?.RES"),
        ("the Health Assembly, in its resolution ⟦58/33⟧", "58/33=?.RES"),
        ("⟦A/RES/58/269⟧ and ⟦61/16⟧", "A/RES/58/269=GA.RES 61/16=GA.?"),
        ("Commission on Narcotic Drugs resolution ⟦53/2⟧", "53/2=CND.RES"),
    ]);
}

#[test]
fn in_french_spanish_russian_and_arabic_too() {
    check(&[
        ("les résolutions ⟦58/269⟧ et ⟦61/235⟧ de l’Assemblée générale", "58/269=GA.RES 61/235=GA.RES"),
        (
            "la résolution ⟦58/269⟧ de l’Assemblée générale et la résolution ⟦1373 (2001)⟧ du Conseil de sécurité",
            "58/269=GA.RES 1373 (2001)=SC.RES",
        ),
        ("la résolution ⟦58/269⟧ de l’Assemblée générale, en date du 23 décembre 2003", "58/269=GA.RES"),
        ("la résolution ⟦58/269⟧ du 23 décembre 2003 de l’Assemblée générale", "58/269=GA.RES"),
        ("L’Assemblée générale, dans sa résolution ⟦58/269⟧", "58/269=GA.RES"),
        ("Dans sa résolution ⟦58/269⟧, l’Assemblée générale a prié", "58/269=GA.RES"),
        ("la décision ⟦2011/245⟧ du Conseil économique et social", "2011/245=ECOSOC.DEC"),
        (
            "au paragraphe 19 de la résolution ⟦72/219⟧ de l’Assemblée générale",
            "72/219=GA.RES [paragraphe 19]",
        ),
        ("la résolution ⟦58/33⟧ de l’Assemblée mondiale de la Santé", "58/33=?.RES"),
        ("las resoluciones ⟦58/269⟧ y ⟦61/235⟧ de la Asamblea General", "58/269=GA.RES 61/235=GA.RES"),
        ("En su resolución ⟦58/269⟧, la Asamblea General", "58/269=GA.RES"),
        ("la resolución ⟦1373 (2001)⟧ del Consejo de Seguridad", "1373 (2001)=SC.RES"),
        ("резолюции ⟦58/269⟧ и ⟦61/235⟧ Генеральной Ассамблеи", "58/269=GA.RES 61/235=GA.RES"),
        ("в своей резолюции ⟦58/269⟧ Генеральная Ассамблея", "58/269=GA.RES"),
        ("решение ⟦58/511⟧ Генеральной Ассамблеи", "58/511=GA.DEC"),
        ("в пункте 19 резолюции ⟦72/219⟧ Генеральной Ассамблеи", "72/219=GA.RES"),
        ("قرار الجمعية العامة ⟦58/269⟧", "58/269=GA.RES"),
        (
            "قراري الجمعية العامة ⟦58/269⟧ و ⟦61/235⟧ وقرار مجلس الأمن ⟦1373 (2001)⟧",
            "58/269=GA.RES 61/235=GA.RES 1373 (2001)=SC.RES",
        ),
        ("الجمعية العامة، في قرارها ⟦58/269⟧", "58/269=GA.RES"),
        ("مقرر الجمعية العامة ⟦58/511⟧", "58/511=GA.DEC"),
        ("الفقرة 19 من قرار الجمعية العامة ⟦72/219⟧", "72/219=GA.RES [الفقرة 19]"),
        ("القرار ⟦58/269⟧ الصادر عن الجمعية العامة", "58/269=GA.RES"),
        ("في القرار ⟦58/269⟧", "58/269=?.RES"),
    ]);
}

#[test]
fn pinpoints_are_told_with_their_places() {
    check(&[
        ("大会第 ⟦66/257⟧ 号决议第一节和第二节", "66/257=GA.RES [第一节]"),
        ("大会第 ⟦72/219⟧ 号决议第 19 段", "72/219=GA.RES [第 19 段]"),
        ("大会第 ⟦72/219⟧ 号决议第 19、20 和 22 段", "72/219=GA.RES [第 19、20 和 22 段]"),
        ("大会第 ⟦69/313⟧ 号决议，附件)", "69/313=GA.RES [附件]"),
        ("大会第 ⟦57/300⟧ 号决议附件一第 2(a)段", "57/300=GA.RES [附件一] [第 2(a)段]"),
        (
            "resolution ⟦69/262⟧, sects. II and III.B, paras. 3–5",
            "69/262=?.RES [sects. II and III.B] [paras. 3–5]",
        ),
        ("resolution ⟦46/182⟧, annex", "46/182=?.RES [annex]"),
        (
            "paragraphs 9 and 10 of resolution ⟦46/182⟧ and resolution ⟦58/269⟧",
            "46/182=?.RES [paragraphs 9 and 10] 58/269=?.RES",
        ),
        ("resolutions ⟦46/182⟧, para. 9, and ⟦58/269⟧", "46/182=?.RES [para. 9] 58/269=?.RES"),
    ]);
    let (text, spans) = marked("大会第 ⟦72/219⟧ 号决议第 ２０ 段");
    let cited = read_prose(&text, &spans);
    let pinpoint = &cited[0].pinpoints[0];
    assert_eq!(pinpoint.kind, PinpointKind::Paragraph);
    assert_eq!(pinpoint.labels[0].0.number, Some(20));
}

fn mandates(text: &str, code: &str) -> String {
    let (organ, kind) = Organ::from_code(code).unwrap();
    let (text, spans) = marked(text);
    let heading = Context { organ: Some(organ), kind };
    shown(&read_mandates(&text, &spans, heading), &text)
}

#[test]
fn in_a_list_of_mandates_the_heading_decides_what_the_line_leaves_open() {
    let cases = [
        ("⟦58/269⟧  加强某组织", "GA", "58/269=GA.?"),
        ("⟦70/1⟧", "ESCAP", "70/1=ESCAP.?"),
        ("⟦61/230⟧; ⟦69/291⟧; ⟦75/327⟧  某事", "GA", "61/230=GA.? 69/291=GA.? 75/327=GA.?"),
        (
            "⟦74/50⟧ and ⟦78/239⟧; decisions ⟦75/516⟧, ⟦76/515⟧",
            "GA",
            "74/50=GA.? 78/239=GA.? 75/516=GA.DEC 76/515=GA.DEC",
        ),
        ("Decision ⟦54/418⟧", "GA", "54/418=GA.DEC"),
        ("第 ⟦2005/247⟧ 号决定  某事", "ECOSOC", "2005/247=ECOSOC.DEC"),
        ("⟦58/511⟧  某事", "GA-DEC", "58/511=GA.DEC"),
        ("⟦2013/16⟧  某事", "GA", "2013/16=GA.?"),
        // The title says nothing of the number before it.
        ("⟦2012/30⟧  大会决议的执行情况", "ECOSOC", "2012/30=ECOSOC.?"),
        ("⟦S/PRST/2015/22⟧", "SC", "S/PRST/2015/22=SC.STA"),
        ("⟦2015/L.5⟧  某事", "ECOSOC", "2015/L.5=ECOSOC.?"),
        ("⟦666/195⟧  某事", "GA", "666/195=Session"),
    ];
    for (text, code, expected) in cases {
        assert_eq!(mandates(text, code), expected, "{text} under {code}");
    }
}

#[test]
fn a_block_that_nobody_wrote_is_read_in_good_time() {
    // Every number asks for the subject of the one sentence that this is.
    let one = "并在第 58/269 号决议和";
    let text = one.repeat(5_000);
    let spans: Vec<_> = (0..5_000)
        .map(|index| {
            let start = index * one.len() + "并在第 ".len();
            start..start + "58/269".len()
        })
        .collect();
    let cited = read_prose(&text, &spans);
    assert_eq!(cited.len(), 5_000);
    let longer = "。".repeat(400_000) + &text;
    let shifted: Vec<_> = spans.iter().map(|span| span.start + 1_200_000..span.end + 1_200_000).collect();
    let cited = read_prose(&longer, &shifted);
    assert!(cited.iter().all(|cited| cited.citation.is_ok()));
}

proptest::proptest! {
    #[test]
    fn no_block_makes_reading_panic(
        text in "(大会|安全理事会|第 |号|决议|决定|和|、|；|。|的|关于|在|其|包括|58/269|1373\\(2001\\)| of the | General Assembly|resolution |\\(|\\)|“|”|قرار|و|.){0,24}",
        cuts in proptest::collection::vec(0usize..120, 0..8),
    ) {
        let mut cuts = cuts;
        cuts.sort_unstable();
        let spans: Vec<_> = cuts.chunks_exact(2).map(|pair| pair[0]..pair[1]).collect();
        let cited = read_prose(&text, &spans);
        proptest::prop_assert_eq!(cited.len(), spans.len());
        let cited = read_mandates(&text, &spans, Context::UNKNOWN);
        proptest::prop_assert_eq!(cited.len(), spans.len());
    }
}
