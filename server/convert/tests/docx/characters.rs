//! Characters that Word draws otherwise than it stores them: raised and lowered text, symbols of fonts, equations.

use planmark_convert::Import;

use super::fixture::paragraph;
use super::{imported, section, strategy};

fn run(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn raised(text: &str) -> String {
    run("<w:vertAlign w:val=\"superscript\"/>", text)
}

fn read(runs: &str) -> String {
    let mut document = section();
    document.raw(&format!("<w:p>{runs}</w:p>"));
    strategy(&document)
}

fn doubts(imported: &Import) -> Vec<&str> {
    imported.account.uncertain.iter().map(|doubt| doubt.why.as_str()).collect()
}

#[test]
fn raised_and_lowered_text_stays_apart() {
    let plain = |text: &str| run("", text);
    let lowered = |text: &str| run("<w:vertAlign w:val=\"subscript\"/>", text);
    for (runs, expected) in [
        (plain("Resolution 64/292") + &raised("1") + &plain(" and more"), "Resolution 64/292¹ and more"),
        (plain("Costs of 10") + &raised("6") + &plain(" for 5 m") + &raised("3"), "Costs of 10⁶ for 5 m³"),
        (plain("The 2") + &raised("nd") + &plain(" train"), "The 2ⁿᵈ train"),
        (plain("Less CO") + &lowered("2") + &plain(" at last"), "Less CO₂ at last"),
        (plain("Rails") + &raised("铁") + &plain(" ahead"), "Rails^(铁) ahead"),
        (plain("Rails") + &raised("-1") + &raised("2"), "Rails⁻¹²"),
        (plain("Rails") + &raised(", ") + &plain("ahead"), "Rails, ahead"),
        (plain("By hand 10") + &run("<w:position w:val=\"6\"/>", "9"), "By hand 10⁹"),
    ] {
        assert_eq!(read(&runs), format!("{expected}\n"), "{runs}");
    }
}

#[test]
fn a_character_style_may_raise_text() {
    let mut document = section();
    document.point(
        "styles",
        "styles.xml",
        &format!(
            "<w:styles {}><w:style w:type=\"character\" w:styleId=\"Mark\"><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>\
             <w:style w:type=\"character\" w:styleId=\"Own\"><w:basedOn w:val=\"Mark\"/></w:style>\
             <w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"_ H_1\"/></w:style>\
             <w:style w:type=\"paragraph\" w:styleId=\"HCh\"><w:name w:val=\"_ H _Ch\"/></w:style></w:styles>",
            super::fixture::NAMESPACES
        ),
    );
    document.raw(&format!("<w:p>{}{}</w:p>", run("", "Rails 10"), run("<w:rStyle w:val=\"Own\"/>", "6")));
    assert_eq!(strategy(&document), "Rails 10⁶\n");
}

#[test]
fn raised_labels_are_marks_of_the_notes_below_a_table() {
    let mut document = section();
    document.styled("H23", &["Table 40.1", "Trains"]).table(
        1,
        &[
            &["Kind", "2026"],
            &["Freight", "1 979^a^,^b"],
            &["Passengers", "12^a"],
            &["Area", "7 km^2"],
            &["Mail", "3^1"],
        ],
    );
    for (label, text) in
        [("a", "First note."), ("b", "Second note."), ("1", "Third note."), ("2", "Fourth note.")]
    {
        document.raw(&format!("<w:p>{}<w:r><w:tab/></w:r>{}</w:p>", raised(label), run("", text)));
    }
    assert_eq!(
        strategy(&document),
        "Table 40.1: Trains\n| Kind | 2026 |\n| --- | --- |\n| Freight | 1 979[^a][^b] |\n| Passengers | 12[^a] |\n| Area | 7 km² |\n\
         | Mail | 3[^1] |\n\n[^a]: First note.\n[^b]: Second note.\n[^1]: Third note.\n[^2]: Fourth note.\n"
    );
}

#[test]
fn notes_may_stand_in_rows_at_the_foot_of_their_table() {
    let mut document = section();
    document.styled("H23", &["Table 40.1", "Trains"]).table(
        1,
        &[&["Kind", "2026"], &["Freight", "1^a^,^b"], &["2>^a\tOne note.¶^b\tAnother note."], &["2>"]],
    );
    assert_eq!(
        strategy(&document),
        "Table 40.1: Trains\n| Kind | 2026 |\n| --- | --- |\n| Freight | 1[^a][^b] |\n\n[^a]: One note.\n[^b]: Another note.\n"
    );
}

#[test]
fn symbols_are_read_by_the_tables_of_their_fonts() {
    let symbol = |font: &str, code: &str| format!("<w:r><w:sym w:font=\"{font}\" w:char=\"{code}\"/></w:r>");
    let set =
        |font: &str, text: &str| run(&format!("<w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\"/>"), text);
    for (runs, expected) in [
        (symbol("Wingdings", "F0FC") + &run("", " done"), "✓ done"),
        (symbol("Symbol", "F061") + &symbol("Symbol", "62"), "αβ"),
        (
            symbol("Wingdings 2", "F052") + &symbol("Wingdings 3", "F067") + &symbol("Webdings", "F0FC"),
            "☑🡒🌍",
        ),
        (run("", "Angle ") + &set("Symbol", "q\u{F020}\u{F062}") + &run("", " here"), "Angle θ β here"),
        (set("Times New Roman", "abc"), "abc"),
        (run("", "\u{2F45}\u{2F00}"), "方一"),
    ] {
        assert_eq!(read(&runs), format!("{expected}\n"), "{runs}");
    }
    let mut document = section();
    document.raw(&format!("<w:p>{}{}</w:p>", run("", "Odd "), symbol("Rail Signs", "F041")));
    assert_eq!(
        doubts(&imported(&document)),
        ["Sign F041 of the font Rail Signs has no counterpart in Unicode."]
    );
}

#[test]
fn equations_are_written_in_one_line() {
    let text = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
    let part = |name: &str, inner: &str| format!("<m:{name}>{inner}</m:{name}>");
    let fraction = |above: &str, below: &str| part("f", &(part("num", above) + &part("den", below)));
    let power = |base: &str, exponent: &str| part("sSup", &(part("e", base) + &part("sup", exponent)));
    for (equation, expected) in [
        (fraction(&text("12"), &text("34")), "12/34"),
        (fraction(&text("a+b"), &text("2")), "(a+b)/2"),
        (text("I=") + &power(&text("10"), &text("6")), "I=10⁶"),
        (power(&text("x"), &fraction(&text("1"), &text("2"))), "x^(1/2)"),
        (part("sSub", &(part("e", &text("x")) + &part("sub", &text("i")))), "xᵢ"),
        (part("rad", &(part("deg", "") + &part("e", &text("x+1")))), "√(x+1)"),
        (part("rad", &(part("deg", &text("3")) + &part("e", &text("x")))), "³√x"),
        (
            part(
                "nary",
                &("<m:naryPr><m:chr m:val=\"∑\"/></m:naryPr>".to_owned()
                    + &part("sub", &text("i=1"))
                    + &part("sup", &text("n"))
                    + &part("e", &text("i"))),
            ),
            "∑ᵢ₌₁ⁿ i",
        ),
        (part("d", &(part("e", &text("a")) + &part("e", &text("b")))), "(a|b)"),
        (part("m", &part("mr", &(part("e", &text("a")) + &part("e", &text("b"))))), "(a, b)"),
        (part("func", &(part("fName", &text("sin")) + &part("e", &text("x")))), "sin x"),
    ] {
        let runs = format!("<m:oMathPara><m:oMath>{equation}</m:oMath></m:oMathPara>");
        assert_eq!(
            read(&(run("", "Where ") + &runs + &run("", " holds"))),
            format!("Where {expected} holds\n"),
            "{equation}"
        );
    }
}

#[test]
fn pictures_and_documents_of_other_programs_are_told_with_their_place() {
    let picture = |side: u32| {
        format!(
            "<w:p><w:r><w:drawing><pic:pic><pic:spPr><a:xfrm><a:ext cx=\"{side}\" cy=\"{side}\"/></a:xfrm></pic:spPr></pic:pic></w:drawing></w:r></w:p>"
        )
    };
    let mut document = section();
    document
        .text("Before.")
        .raw(&picture(2_000_000))
        .raw(&picture(90_000))
        .raw("<w:p><w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject ProgID=\"Excel.Sheet.12\"/></w:object></w:r></w:p>")
        .raw(&paragraph("", "After."));
    let imported = imported(&document);
    assert_eq!(
        doubts(&imported),
        [
            "Behind this stands a picture; what it shows is not in the plan.",
            "Behind this stands a document of another program (Excel.Sheet.12); it is not in the plan."
        ]
    );
    assert!(imported.account.uncertain.iter().all(|doubt| doubt.text == "Before."));
    assert_eq!(
        strategy(&document),
        "Before.\n<!-- planmark: doubt: Behind this stands a picture; what it shows is not in the plan. -->\n\
         <!-- planmark: doubt: Behind this stands a document of another program (Excel.Sheet.12); it is not in the plan. -->\n\n\
         After.\n"
    );
    let places: Vec<u32> = imported.account.uncertain.iter().map(|doubt| doubt.line).collect();
    assert_eq!(places, [6, 8]);
}
