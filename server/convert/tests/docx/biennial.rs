//! Biennial plans: objective, accomplishments and indicators stand in a table, mandates at the end.

use super::fixture::Document;
use super::imported;

fn plan(table: &[&[&str]]) -> Document {
    let mut document = opened(table);
    document
        .styled("H23", &["Strategy"])
        .text("7.2\tFreight is loaded.")
        .styled("H1", &["Legislative mandates"])
        .styled("H23", &["General Assembly resolutions"])
        .text("70/1\tTransforming our world")
        .styled("H23", &["Subprogramme 1"])
        .styled("H23", &["Freight"])
        .styled("H4", &["General Assembly resolutions"])
        .text("64/236\tHarmony with Nature");
    document
}

/// A plan as far as its first subprogramme.
fn opened(table: &[&[&str]]) -> Document {
    let mut document = Document::new();
    document
        .text("Proposed strategic framework for the period 2030-2031")
        .styled("HCh", &["Programme 7"])
        .styled("HCh", &["Railways"])
        .styled("H1", &["Overall orientation"])
        .text("7.1\tTrains run.")
        .styled("H1", &["Subprogramme 1"])
        .styled("H1", &["Freight"]);
    if !table.is_empty() {
        document.table(1, table);
    }
    document
}

fn text(document: &Document) -> String {
    let imported = imported(document);
    assert_eq!(imported.account.format, "biennial");
    assert_eq!(imported.account.unaccounted(), 0);
    imported.files[0].text.clone()
}

fn framework(table: &[&[&str]]) -> String {
    let text = text(&plan(table));
    let (_, rest) = text.split_once("## Subprogramme 1: Freight\n\n").expect("the subprogramme");
    rest.split_once("\n### Strategy").expect("the strategy").0.to_owned()
}

const OBJECTIVE: &[&str] = &["Objective of the Organization: To move freight by rail", ""];
const HEADS: &[&str] = &["Expected accomplishments of the Secretariat", "Indicators of achievement"];
const READ: &str = "### Objective of the Organization\n\nTo move freight by rail\n\n\
    ### Expected accomplishments of the Secretariat\n\n\
    (a) More freight moves\n    \
    (i) Number of trains\n    \
    (ii) Number of wagons\n\
    (b) Stations are open\n    \
    - Number of stations\n";

#[test]
fn every_accomplishment_in_a_row_of_its_own() {
    let rows: &[&[&str]] = &[
        OBJECTIVE,
        HEADS,
        &["(a)\tMore freight moves", "(i)\tNumber of trains"],
        &["", "(ii)\tNumber of wagons"],
        &["(b)\tStations are open", "Number of stations"],
    ];
    assert_eq!(framework(rows), READ);
}

#[test]
fn letters_that_the_right_column_prints_again_are_left_out() {
    let rows: &[&[&str]] = &[
        OBJECTIVE,
        HEADS,
        &["(a) More freight moves", "(a) (i) Number of trains"],
        &["", "(ii) Number of wagons"],
        &["(b) Stations are open", "(b) Number of stations"],
    ];
    assert_eq!(framework(rows), READ);
    let again: &[&[&str]] = &[
        OBJECTIVE,
        HEADS,
        &["(a) More freight moves", "(i) Number of trains"],
        OBJECTIVE,
        HEADS,
        &["", "(ii) Number of wagons"],
        &["(b) Stations are open", "Number of stations"],
    ];
    assert_eq!(framework(again), READ, "the table goes on on another page");
}

#[test]
fn mandates_end_the_programme() {
    let text = text(&plan(&[OBJECTIVE, HEADS, &["(a) More", "Number"]]));
    let expected = "---\nformat: biennial\nperiod: 2030-2031\nlanguage: en\n---\n\n# Programme 7: Railways\n\n## Overall orientation\n\n7.1 Trains run.\n\n## Subprogramme 1: Freight\n\n";
    assert!(text.starts_with(expected), "{text}");
    let mandates = "## Legislative mandates\n\n### General Assembly resolutions\n\n70/1  Transforming our world\n\n### Subprogramme 1: Freight\n\n#### General Assembly resolutions\n\n64/236  Harmony with Nature\n";
    assert!(text.ends_with(mandates), "{text}");
}

#[test]
fn an_objective_on_the_line_of_its_heading_is_set_apart() {
    let mut document = opened(&[]);
    document.styled("H1", &["Subprogramme 2"]).styled("H1", &["Passengers"]);
    document
        .text("Objective of the Organization: To carry people")
        .table(1, &[HEADS, &["(a) More", "Number"]]);
    let text = text(&document);
    let expected = "## Subprogramme 2: Passengers\n\n### Objective of the Organization\n\nTo carry people\n\n### Expected accomplishments of the Secretariat\n\n(a) More\n    - Number\n";
    assert!(text.ends_with(expected), "{text}");
}

#[test]
fn several_accomplishments_in_one_row_keep_their_indicators() {
    let mut document = opened(&[]);
    document.styled("H1", &["Subprogramme 2"]).styled("H1", &["Passengers"]);
    let cell = |texts: &[&str]| {
        let paragraphs: String = texts.iter().map(|text| super::fixture::paragraph("", text)).collect();
        format!("<w:tc>{paragraphs}</w:tc>")
    };
    let row = |left: &[&str], right: &[&str]| format!("<w:tr>{}{}</w:tr>", cell(left), cell(right));
    document.raw(&format!(
        "<w:tbl>{}{}{}</w:tbl>",
        row(&[HEADS[0]], &[HEADS[1]]),
        row(&["(a)\tMore trains", "(b)\tMore wagons"], &["(a) (i)\tTrains", "(ii)\tSeats", "(b)\tWagons"]),
        row(&["(c)\tClean", "and warm stations", "(d)\tBenches"], &["Stations", "• Benches"]),
    ));
    let text = text(&document);
    let expected = "(a) More trains\n    (i) Trains\n    (ii) Seats\n(b) More wagons\n    - Wagons\n\
        (c) Clean and warm stations\n    - Stations\n(d) Benches\n    - Benches\n";
    assert!(text.ends_with(expected), "{text}");
}
