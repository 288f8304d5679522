//! The account of a Word document: every reason for which text is left out.

use planmark_convert::{DropReason, Import};

use super::fixture::{Document, NAMESPACES, paragraph};
use super::imported;

fn left_out(imported: &Import, reason: DropReason) -> Vec<&str> {
    let removed = imported.account.removed.iter().filter(|removed| removed.reason == reason);
    removed.map(|removed| removed.text.as_str()).collect()
}

#[test]
fn every_reason_of_a_document_is_told() {
    let mut document = Document::new();
    let margin = |text: &str, tag: &str| format!("<w:{tag} {NAMESPACES}>{}</w:{tag}>", paragraph("", text));
    document.point("header", "header1.xml", &margin("A/90/6 (Sect. 40)", "hdr"));
    document.point("footer", "footer1.xml", &margin("90-00001\t3/4", "ftr"));
    document
        .styled("Session", &["Ninetieth session"])
        .styled("HCh", &["Contents"])
        .table(0, &[&["Programme of work\t", "3"]])
        .styled("HCh", &["Programme of work"])
        .styled("H1", &["Subprogramme 1:", "Freight", "Strategy"])
        .raw("<w:p><w:r><w:t>Seen.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>")
        .raw("<w:p><w:r><w:t>Kept</w:t></w:r><w:del w:id=\"1\" w:author=\"A\"><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>")
        .styled("H23", &["Figure 40.I", "Freight"])
        .chart(&["2024", "2025"], &[("Planned", &["1", "2"]), ("Actual", &["1", "2"])]);
    let imported = imported(&document);
    assert!(imported.files[0].text.contains("\n## Subprogramme 1: Freight\n"), "{}", imported.files[0].text);
    for (reason, texts) in [
        (DropReason::PageHeader, &["A/90/6 (Sect. 40)"][..]),
        (DropReason::PageNumber, &["90-00001 3/4"]),
        (DropReason::Masthead, &["Ninetieth session"]),
        (DropReason::Contents, &["Contents", "Programme of work", "3"]),
        (DropReason::ReplacedSign, &[":"]),
        (DropReason::Invisible, &["hidden"]),
        (DropReason::TrackedChange, &["gone"]),
        (DropReason::ChartData, &["2024", "2025"]),
    ] {
        assert_eq!(left_out(&imported, reason), texts, "{reason:?}");
    }
    assert_eq!(imported.account.dropped.len(), 8, "{:?}", imported.account.dropped);
    assert!(imported.account.placed > 0 && imported.account.unaccounted() == 0);
}

/// Contents with two notes, then two entities under the heading that the first note is about.
pub(super) fn two_entities() -> Document {
    let mut document = Document::new();
    document
        .styled("HCh", &["Contents"])
        .table(0, &[&["A.\tProposed programme plan for 2026**\t", "3"], &["Overall orientation***", "3"]])
        .text("\t**\tThis part goes to the Committee.")
        .text("\t***\tNobody points here.");
    for entity in ["I.\tRail Office", "II.\tRoad Office"] {
        document
            .styled("HCh", &[entity, "\tA.\tProposed programme plan for 2026"])
            .styled("H1", &["Mandates and background"])
            .text("\t40.1\tOne.");
    }
    document
}

#[test]
fn what_several_plans_share_is_counted_once() {
    let imported = imported(&two_entities());
    assert_eq!(imported.files.len(), 2);
    for file in &imported.files {
        let note =
            "\n## A. Proposed programme plan for 2026[^**]\n\n[^**]: This part goes to the Committee.\n";
        assert!(file.text.contains(note), "{}", file.text);
    }
}

#[test]
fn a_plan_that_repeats_a_noted_heading_tells_the_note_once() {
    let mut document = two_entities();
    document.styled("HCh", &["\tA.\tProposed programme plan for 2026"]).text("\t40.2\tTwo.");
    let plan = &imported(&document).files[1].text;
    assert_eq!(plan.matches("2026[^**]\n").count(), 2, "{plan}");
    assert_eq!(plan.matches("[^**]: ").count(), 1, "{plan}");
}

#[test]
fn boxes_on_the_title_page_and_beside_titles_are_accounted_for() {
    let anchored = |text: &str, boxed: &str| {
        let inner = paragraph("", boxed);
        format!(
            "<w:p><w:r><w:t>{text}</w:t></w:r><w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r></w:p>"
        )
    };
    let mut document = Document::new();
    document
        .raw(&anchored("Ninetieth session", "Restricted"))
        .styled("HCh", &["Programme of work"])
        .styled("H1", &["Subprogramme 1", "Freight", "Strategy"])
        .raw(&anchored("Figure 40.I", "Director"))
        .raw(&anchored("Posts", "Deputy"));
    let imported = imported(&document);
    assert_eq!(left_out(&imported, DropReason::Masthead), ["Ninetieth session", "Restricted"]);
    let plan = &imported.files[0].text;
    assert!(plan.contains("Director") && plan.contains("Deputy"), "{plan}");
}
