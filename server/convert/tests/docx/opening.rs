//! Text before the first heading that is known.

use super::fixture::Document;
use super::{body, imported};

#[test]
fn an_introduction_stays_in_its_place() {
    let mut document = Document::new();
    document
        .styled("HCh", &["Programme 40", "Railways", "Introduction"])
        .text("Trains have carried freight since the first rails were laid.")
        .styled("HCh", &["Overall orientation"])
        .text("\t40.1\tOne.");
    assert_eq!(
        body(&document),
        "# Programme 40: Railways\n\n## Introduction\n\nTrains have carried freight since the first rails were laid.\n\n\
         ## Overall orientation\n\n40.1 One.\n"
    );
}

#[test]
fn a_summary_in_a_frame_stays_and_the_contents_go() {
    let mut document = Document::new();
    document
        .styled("Session", &["Ninetieth session"])
        .styled("HCh", &["Section 40"])
        .styled("TitleHCH", &["Rail Office"])
        .table(
            0,
            &[&["Summary"], &["The present plan tells what trains will carry in 2026 and why it matters."]],
        )
        .styled("HCh", &["Contents"])
        .table(0, &[&["Overall orientation", "3"], &["Programme of work", "4"]])
        .styled("HCh", &["Overall orientation"])
        .text("\t40.1\tOne.");
    assert_eq!(
        body(&document),
        "Summary\n\nThe present plan tells what trains will carry in 2026 and why it matters.\n\n# Overall orientation\n\n40.1 One.\n"
    );
}

#[test]
fn a_programme_may_have_its_heading_in_one_line() {
    for heading in ["Programme 40: Railways", "Programme 40. Railways"] {
        let mut document = Document::new();
        document.styled("HCh", &[heading]).styled("H1", &["Overall orientation"]).text("\t40.1\tOne.");
        let imported = imported(&document);
        assert_eq!(imported.files[0].name, "programme-40-Railways.plan");
        assert!(imported.files[0].text.contains("\n# Programme 40: Railways\n\n## Overall orientation\n"));
    }
}

#[test]
fn pieces_of_other_documents_are_read_or_told() {
    let mut document = super::section();
    let page = document.point(
        "aFChunk",
        "chunk.html",
        "<html><body><p>From a <b>page</b>.</p><p>More.</p></body></html>",
    );
    let other = document.point("aFChunk", "chunk.rtf", "{\\rtf1 gone}");
    let unseen = document.point("aFChunk", "unseen.txt", "Nobody points here.");
    assert_ne!(page, unseen);
    document
        .text("Before.")
        .raw(&format!("<w:altChunk r:id=\"{page}\"/>"))
        .raw(&format!("<w:altChunk r:id=\"{other}\"/>"))
        .text("After.");
    assert_eq!(
        super::strategy(&document),
        "Before.\n\nFrom a page.\n\nMore.\n\
         <!-- planmark: doubt: A piece of another document (word/chunk.rtf) stands here; it is not in the plan. -->\n\nAfter.\n"
    );
    let told: Vec<String> =
        imported(&document).account.uncertain.into_iter().map(|doubt| doubt.why).collect();
    assert_eq!(told, ["A piece of another document (word/chunk.rtf) stands here; it is not in the plan."]);
}

#[test]
fn the_title_of_a_programme_may_take_several_lines() {
    let mut document = Document::new();
    document
        .styled("HCh", &["Section 40"])
        .styled("TitleHCH", &["Rail Office"])
        .styled("H23", &["Programme 33", "Rails for all:", "a new beginning", "Better trains"])
        .styled("HCh", &["Contents"])
        .table(0, &[&["Overall orientation", "3"]])
        .styled("HCh", &["Overall orientation"])
        .text("\t40.1\tOne.");
    assert_eq!(
        body(&document),
        "# Programme 33: Rails for all: a new beginning – Better trains\n\n## Overall orientation\n\n40.1 One.\n"
    );
}
