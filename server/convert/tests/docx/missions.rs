//! Budgets of missions: frameworks become accomplishments with their indicators, in every layout of the cells.

use super::fixture::Document;
use super::imported;

/// The pages before a framework.
fn budget() -> Document {
    let mut document = Document::new();
    document
        .styled("Session", &["Ninetieth session"])
        .styled("AgendaTitleH2", &["Financing of the United Nations Rail Mission"])
        .styled("TitleHCH", &["Budget performance for the period from 1 July 2024 to 30 June 2025 and budget for the period from 1 July 2026 to 30 June 2027"])
        .styled("TitleH1", &["Report of the Secretary-General"])
        .styled("HCh", &["\tI.\tMandate and planned results"])
        .text("1.\tThe Mission runs trains.")
        .styled("H1", &["\tA.\tFrameworks"])
        .text("2.\tThe frameworks follow.")
        .styled("H23", &["Component 1: freight"]);
    document
}

/// What stands below the heading of the component.
fn framework(document: &Document) -> String {
    let imported = imported(document);
    let text = &imported.files[0].text;
    let (_, rest) = text.split_once("Component 1: freight\n\n").expect("the component");
    rest.to_owned()
}

const READ: &str = "##### Expected accomplishments\n\n\
    1.1 Freight moves\n    \
    1.1.1 Number of trains (2025/26: 4; 2026/27: 5)\n    \
    1.1.2 Trains are on time\n\
    1.2 Stations are open\n    \
    1.2.1 Number of stations (2025/26: 2; 2026/27: 3)\n\n\
    ##### External factors\n\nRails are dry.\n";

#[test]
fn the_header_says_which_mission_and_which_year() {
    let mut document = budget();
    document.table(
        1,
        &[
            &["Expected accomplishments", "Indicators of achievement"],
            &["1.1\tFreight moves", "1.1.1\tNumber of trains"],
        ],
    );
    let imported = imported(&document);
    assert_eq!(imported.files.len(), 1);
    assert_eq!(imported.files[0].name, "mission-United-Nations-Rail-Mission.plan");
    let header =
        "---\nformat: mission\nperiod: 2026/27\nlanguage: en\nentity: United Nations Rail Mission\n---\n";
    assert!(imported.files[0].text.starts_with(header), "{}", imported.files[0].text);
}

#[test]
fn indicators_stand_in_rows_of_their_own() {
    let mut document = budget();
    document.table(
        1,
        &[
            &["Expected accomplishments", "Indicators of achievement"],
            &["1.1\tFreight moves", "1.1.1\tNumber of trains (2025/26: 4; 2026/27: 5)"],
            &["", "1.1.2\tTrains are on time"],
            &["1.2\tStations are open", "1.2.1\tNumber of stations (2025/26: 2; 2026/27: 3)"],
            &["External factors", ""],
            &["Rails are dry.", ""],
        ],
    );
    assert_eq!(framework(&document), READ);
}

#[test]
fn an_accomplishment_that_is_printed_again_is_one() {
    let mut document = budget();
    document.table(
        1,
        &[
            &["Expected accomplishments", "Indicators of achievement"],
            &["1.1 Freight moves", "1.1.1 Number of trains (2025/26: 4; 2026/27: 5)"],
            &["1.1 Freight moves", "1.1.2 Trains are on time"],
            &["1.2 Stations are open", "1.2.1 Number of stations (2025/26: 2; 2026/27: 3)"],
            &["External factors"],
            &["Rails are dry."],
        ],
    );
    assert_eq!(framework(&document), READ);
}
