//! Tracked changes and comments of drafts.

use planmark_convert::{Changes, DropReason};

use super::fixture::{Document, NAMESPACES, paragraph, run};
use super::{imported_with, section, without_header};

fn both(document: &Document) -> [String; 2] {
    [Changes::Accept, Changes::Reject].map(|changes| {
        let text = without_header(&imported_with(document, changes).files[0].text);
        text.split_once("### Strategy\n\n").map_or("", |(_, rest)| rest).to_owned()
    })
}

fn tracked(kind: &str, content: &str) -> String {
    format!("<w:{kind} w:id=\"1\" w:author=\"A\" w:date=\"2026-01-02T03:04:05Z\">{content}</w:{kind}>")
}

#[test]
fn insertions_and_deletions() {
    let mut document = section();
    let deleted = tracked("del", "<w:r><w:delText xml:space=\"preserve\">two trains</w:delText></w:r>");
    let inserted = tracked("ins", &run("three trains"));
    document.raw(&format!("<w:p>{}{deleted}{inserted}{}</w:p>", run("The Office runs "), run(".")));
    assert_eq!(both(&document), ["The Office runs three trains.\n", "The Office runs two trains.\n"]);
    let account = imported_with(&document, Changes::Accept).account;
    assert_eq!(account.dropped[&DropReason::TrackedChange], "twotrains".len() as u64);
}

#[test]
fn moves_and_ends_of_paragraphs() {
    let mut document = section();
    let mark = |kind: &str| format!("<w:rPr>{}</w:rPr>", tracked(kind, ""));
    document
        .raw(&format!("<w:p>{}</w:p>", tracked("moveFrom", &run("Moved."))))
        .raw(&format!("<w:p><w:pPr>{}</w:pPr>{}</w:p>", mark("del"), run("One ")))
        .raw(&paragraph("", "line."))
        .raw(&format!("<w:p>{}</w:p>", tracked("moveTo", &run("Moved."))));
    assert_eq!(both(&document), ["One line.\n\nMoved.\n", "Moved.\n\nOne\n\nline.\n"]);
}

#[test]
fn rows_styles_and_footnotes() {
    let mut document = section();
    let row = |mark: &str, text: &str| {
        let mark = if mark.is_empty() { String::new() } else { tracked(mark, "") };
        format!(
            "<w:tr><w:trPr>{mark}</w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>",
            paragraph("", text),
            paragraph("", "1")
        )
    };
    let notes = format!(
        "<w:footnotes {NAMESPACES}><w:footnote w:id=\"2\"><w:p>{}</w:p></w:footnote></w:footnotes>",
        run("Out.")
    );
    document.point("footnotes", "footnotes.xml", &notes);
    document
        .raw(&format!("<w:tbl>{}{}{}</w:tbl>", row("", "Kept"), row("del", "Old"), row("ins", "New")))
        .raw(&format!("<w:p>{}{}</w:p>", run("Text."), tracked("del", "<w:r><w:footnoteReference w:id=\"2\"/></w:r>")))
        .raw(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"H1\"/><w:pPrChange w:id=\"3\"><w:pPr/></w:pPrChange></w:pPr>{}</w:p>",
            run("Trains of the south")
        ));
    assert_eq!(
        both(&document),
        [
            "| Kept | 1 |\n| New | 1 |\n\nText.\n\n### Trains of the south\n",
            "| Kept | 1 |\n| Old | 1 |\n\nText.[^1]\n\nTrains of the south\n\n[^1]: Out.\n",
        ]
    );
}

#[test]
fn comments_name_their_author_and_day() {
    let mut document = section();
    let comment = |id: usize, text: &str| {
        format!(
            "<w:comment w:id=\"{id}\" w:author=\"R. Reader\" w:date=\"2026-01-02T03:04:05Z\"><w:p>{}</w:p></w:comment>",
            run(text)
        )
    };
    let comments = format!(
        "<w:comments {NAMESPACES}>{}{}{}{}</w:comments>",
        comment(1, "Which trains? -->"),
        comment(2, "Check the number."),
        comment(3, "<<ODS JOB NO>>N1<<ODS JOB NO>>"),
        comment(4, "Nothing points here.")
    );
    document.point("comments", "comments.xml", &comments);
    let reference = |id: usize| format!("<w:r><w:commentReference w:id=\"{id}\"/></w:r>");
    document.raw(&format!(
        "<w:p>{}<w:commentRangeStart w:id=\"1\"/>{}<w:commentRangeEnd w:id=\"1\"/>{}{}{}</w:p>",
        run("The Office runs "),
        run("some trains"),
        reference(1),
        run("."),
        reference(3)
    ));
    document.styled("H23", &["Table 40.1", "Trains"]).raw(&format!(
        "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc><w:p>{}{}</w:p></w:tc></w:tr></w:tbl>",
        paragraph("", "Trains"),
        run("5"),
        reference(2)
    ));
    assert_eq!(
        both(&document)[0],
        "The Office runs some trains.\n\n<!-- R. Reader, 2026-01-02 on “some trains”: Which trains? - -> -->\n\nTable 40.1: Trains\n\
         | Trains | 5 |\n\n<!-- R. Reader, 2026-01-02: Check the number. -->\n\n<!-- R. Reader, 2026-01-02: Nothing points here. -->\n"
    );
}
