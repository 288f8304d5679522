//! Planned results, performance measures and deliverables.

use super::fixture::Document;
use super::{body, imported};

/// A document whose subprogramme has planned results.
fn results() -> Document {
    let mut document = Document::new();
    document
        .styled("HCh", &["Programme of work"])
        .styled("H1", &["Subprogramme 2 ", "Passengers", "Planned results for 2026"])
        .styled("H23", &["Result 1: more seats", "Programme performance in 2024 and target for 2026"]);
    document
}

fn behind(document: &Document, heading: &str) -> String {
    body(document).split_once(heading).map_or("", |(_, rest)| rest.trim_start()).to_owned()
}

const HEADING: &str = "Programme performance in 2024 and target for 2026\n";

#[test]
fn results_nest_with_their_parts() {
    let mut document = results();
    document
        .text("\t40.2\tSeats were added.")
        .styled("H23", &["Result 2: new seats", "Proposed programme plan for 2026"])
        .text("\t40.3\tSeats will be new.")
        .styled("H4", &["Lessons learned and planned change"])
        .text("\t40.4\tOld seats creak.")
        .styled("H1", &["Deliverables"]);
    assert_eq!(
        body(&document),
        "# Programme of work\n\n## Subprogramme 2: Passengers\n\n### Planned results for 2026\n\n#### Result 1: more seats\n\n##### \
         Programme performance in 2024 and target for 2026\n\n40.2 Seats were added.\n\n#### Result 2: new seats\n\n##### Proposed \
         programme plan for 2026\n\n40.3 Seats will be new.\n\n##### Lessons learned and planned change\n\n40.4 Old seats creak.\n\n### \
         Deliverables\n"
    );
}

#[test]
fn a_measure_of_texts_is_a_list_of_years() {
    let mut document = results();
    document.styled("H23", &["Table 40.1", "Performance measure"]).table(
        2,
        &[
            &["2022 (actual)", "2023 (actual)", "2024\u{A0}(actual)", "2025 (planned)", "2026 (planned)"],
            &["", "", "", "", ""],
            &["–", "Seats agreed", "Seats built¶Seats^a sold", "Seats in use", "Seats in use everywhere"],
            &["", "", "Second row", "", ""],
        ],
    );
    document.styled("FootnoteText", &["\t^a\tWithout sleepers."]);
    assert_eq!(
        behind(&document, HEADING),
        "Table 40.1: Performance measure\n- 2022 (actual): –\n- 2023 (actual): Seats agreed\n- 2024 (actual):\n    - Seats built\n    - \
         Seats[^a] sold\n    - Second row\n- 2025 (planned): Seats in use\n- 2026 (planned): Seats in use everywhere\n\n[^a]: Without \
         sleepers.\n"
    );
}

#[test]
fn a_measure_of_numbers_is_a_table() {
    let mut document = results();
    document
        .styled("H23", &["Table 40.1", "Performance measure: number of seats"])
        .table(1, &[&["2022 (actual)", "2023 (actual)", "2024 (actual)"], &["–", "1 200", "90 per cent^a"]]);
    document.styled("FootnoteText", &["^a\tOf all."]);
    assert_eq!(
        behind(&document, HEADING),
        "Table 40.1: Performance measure: number of seats\n| 2022 (actual) | 2023 (actual) | 2024 (actual) |\n| --- | --- | --- |\n\
         | – | 1 200 | 90 per cent[^a] |\n\n[^a]: Of all.\n"
    );
}

#[test]
fn a_figure_is_its_caption_its_unit_and_its_values() {
    let mut document = results();
    document
        .styled("H23", &["Figure 40.I", "Performance measure: seats (annual)"])
        .text("(Thousands of seats)")
        .chart(&["2022 \n(actual)", "2023\n(actual)"], &[("Column1", &["7", "9"])])
        .styled("FootnoteText", &["Note: Data for 2021 are missing."])
        .styled("H23", &["Figure 40.II", "Seats planned and built"])
        .chart(&["2022", "2023"], &[("Planned", &["7", "9"]), ("Actual", &["6", "8.5"])]);
    assert_eq!(
        behind(&document, HEADING),
        "Figure 40.I: Performance measure: seats (annual)\n(Thousands of seats)\n| 2022 (actual) | 2023 (actual) |\n| --- | --- |\n\
         | 7 | 9 |\n\nNote: Data for 2021 are missing.\n\nFigure 40.II: Seats planned and built\n| | 2022 | 2023 |\n| --- | --- | --- |\n\
         | Planned | 7 | 9 |\n| Actual | 6 | 8.5 |\n"
    );
}

#[test]
fn the_mark_of_a_note_in_a_box_over_a_figure_goes_to_its_caption() {
    let mut document = results();
    document
        .styled("H23", &["Figure 40.XXLI", "Subprogramme 1, component 2: seats"])
        .raw("<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>")
        .chart(&["2022", "2023"], &[("Column1", &["7", "9"])]);
    assert_eq!(
        behind(&document, HEADING),
        "Figure 40.XXLI: Subprogramme 1, component 2: seats[^a]\n| 2022 | 2023 |\n| --- | --- |\n| 7 | 9 |\n"
    );
    assert!(imported(&document).account.uncertain.is_empty());
}

#[test]
fn a_figure_that_is_a_picture_is_told() {
    let mut document = results();
    document
        .styled("H23", &["Figure 40.I", "Map of rails"])
        .raw("<w:p><w:r><w:drawing/></w:r></w:p>")
        .text("\t40.2\tText.");
    let doubts = imported(&document).account.uncertain;
    assert_eq!(doubts.len(), 1, "{doubts:?}");
    assert_eq!(doubts[0].text, "Figure 40.I");
}

#[test]
fn deliverables_keep_their_rows() {
    let mut document = results();
    document
        .styled("H1", &["Deliverables"])
        .text("\t40.2\tTable 40.1 lists all deliverables.")
        .styled(
            "H23",
            &[
                "Table 40.1",
                "Subprogramme 2: deliverables for the period 2024–2026, by category and subcategory",
            ],
        )
        .table(
            1,
            &[
                &["Category and subcategory", "2024 planned", "2024 actual", "2025 planned", "2026 planned"],
                &["5>A.\tMeetings of bodies"],
                &["\tServices for meetings (number of meetings)", "2", "2", "2", "1 200"],
                &["\tMeetings of:", "", "", "", ""],
                &["\t1.\tThe Rail Committee", "1", "1", "1", "–"],
                &["\t2.\tThe Seat Committee | left", "1", "1", "1", "1"],
                &["5>\tAdvice: on rails and\nseats; on trains"],
            ],
        );
    assert_eq!(
        behind(&document, "### Deliverables\n"),
        "40.2 Table 40.1 lists all deliverables.\n\nTable 40.1: Subprogramme 2: deliverables for the period 2024–2026, by category and \
         subcategory\n| Category and subcategory | 2024 planned | 2024 actual | 2025 planned | 2026 planned |\n| --- | --- | --- | --- | \
         --- |\n| A. Meetings of bodies | | | | |\n| Services for meetings (number of meetings) | 2 | 2 | 2 | 1 200 |\n| Meetings of: | | \
         | | |\n| 1. The Rail Committee | 1 | 1 | 1 | – |\n| 2. The Seat Committee ¦ left | 1 | 1 | 1 | 1 |\n| Advice: on rails and \
         seats; on trains | | | | |\n<!-- planmark: doubt: A bar in this cell was replaced by ¦. -->\n"
    );
}

#[test]
fn the_unit_of_an_axis_is_kept() {
    let mut document = Document::new();
    let axis = "<c:valAx><c:dispUnits><c:dispUnitsLbl><c:tx><c:rich><a:p><a:r><a:t>Millions</a:t></a:r></a:p></c:rich></c:tx>\
                </c:dispUnitsLbl></c:dispUnits></c:valAx>";
    document
        .styled("HCh", &["Programme 9: Rails"])
        .styled("H1", &["Objective"])
        .text("9.1\tThe objective is rails.")
        .chart_with_axis(&["2026", "2027"], &[("Trains", &["4", "5"])], axis);
    let imported = imported(&document);
    assert!(imported.files[0].text.contains("Millions"), "{}", imported.files[0].text);
}
