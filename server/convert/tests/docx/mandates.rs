//! Lists of mandates.

use super::body;
use super::fixture::Document;

fn list(write: impl FnOnce(&mut Document)) -> String {
    let mut document = Document::new();
    document
        .styled("H23", &["Programme 33", "Railways"])
        .styled("HCh", &["Overall orientation"])
        .styled("H1", &["Legislative mandates"]);
    write(&mut document);
    let body = body(&document);
    body.split_once("\n### Legislative mandates\n\n").map_or("", |(_, rest)| rest).to_owned()
}

#[test]
fn rows_of_two_cells_are_mandates_by_subprogramme_and_organ() {
    let printed = list(|document| {
        document
            .text("\t40.1\tThe list below has all mandates.")
            .styled("H4", &["General Assembly resolutions"])
            .table(
                0,
                &[&["79/901", "Freight for all"], &["S-40/2", "Final document of the session on rails"]],
            )
            .styled("H4", &["Security Council resolutions"])
            .table(0, &[&["1325\u{A0}(2000)", ""], &["1888 (2009)", ""]])
            .styled("H23", &["Subprogramme 1", "Freight"])
            .styled("H4", &["General Assembly resolutions and decisions"])
            .table(
                0,
                &[
                    &["74/950 and 78/939; decisions 75/916, 76/915", "Verified freight"],
                    &["Decision 79/912", "Working group on rails"],
                    &["42/937 C", "Old rails"],
                ],
            );
    });
    assert_eq!(
        printed,
        "40.1 The list below has all mandates.\n\n#### General Assembly resolutions\n\n79/901  Freight for all\nS-40/2  Final \
         document of the session on rails\n\n#### Security Council resolutions\n\n1325 (2000)\n1888 (2009)\n\n#### Subprogramme 1: \
         Freight\n\n##### General Assembly resolutions and decisions\n\n74/950 and 78/939; decisions 75/916, 76/915  Verified freight\n\
         Decision 79/912  Working group on rails\n42/937 C  Old rails\n"
    );
}

#[test]
fn treaties_have_no_number_and_titles_go_on() {
    let printed = list(|document| {
        document
            .styled("H4", &["Conventions and conference declarations"])
            .table(0, &[&["Convention on rails, 1951"], &["Declaration on trains (1984)"]])
            .styled("H4", &["Agreed conclusions of the Commission on the Status of Women"])
            .table(
                0,
                &[&["1996", "Women and rails"], &["1996", "Women and trains, and the¶carriage of goods"]],
            )
            .styled("H4", &["Economic and Social Council resolutions"])
            .table(
                0,
                &[
                    &["1819 (LV)", "Export of rails"],
                    &["2024/93;¶2025/94", "Trains"],
                    &["1992/\n95", "Broken"],
                ],
            );
    });
    assert_eq!(
        printed,
        "#### Conventions and conference declarations\n\nConvention on rails, 1951\n\nDeclaration on trains (1984)\n\n#### Agreed \
         conclusions of the Commission on the Status of Women\n\n1996 Women and rails\n\n1996 Women and trains, and the carriage of goods\n\n#### Economic and Social Council resolutions\n\n1819 (LV)  Export of rails\n2024/93; 2025/94  Trains\n1992/95  \
         Broken\n"
    );
}

#[test]
fn lists_of_four_columns_and_of_paragraphs_are_read_too() {
    let printed = list(|document| {
        document
            .styled("H4", &["General Assembly resolutions"])
            .table(0, &[&["70/901", "One", "72/903", "Three"], &["71/902", "Two", "73/904", "Four"]])
            .text("74/905\tFive")
            .text("75/906; 76/907\tSix")
            .styled("H1", &["Deliverables"]);
    });
    assert_eq!(
        printed,
        "#### General Assembly resolutions\n\n70/901  One\n71/902  Two\n72/903  Three\n73/904  Four\n74/905  Five\n75/906; 76/907  \
         Six\n\n### Deliverables\n"
    );
}

#[test]
fn a_corrigendum_may_give_a_piece_of_a_list_alone() {
    let mut document = Document::new();
    document
        .styled("Session", &["Ninetieth session"])
        .styled("H1", &["Part IV", "Movement"])
        .styled("HCh", &["Section 40"])
        .styled("TitleHCH", &["Rail Office"])
        .styled("H23", &["Programme 33", "Railways", "Corrigendum", "Paragraph 40.11"])
        .text("Replace the table for subprogramme 3, Rails for all, with the following:")
        .styled("H4", &["General Assembly resolutions"])
        .table(0, &[&["79/1", "Freight"], &["79/2", "Rails"]]);
    assert_eq!(
        super::body(&document),
        "# Programme 33: Railways\n\n## Corrigendum\n\n### Paragraph 40.11\n\n\
         Replace the table for subprogramme 3, Rails for all, with the following:\n\n#### General Assembly resolutions\n\n\
         79/1  Freight\n79/2  Rails\n"
    );
}
