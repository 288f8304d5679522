//! Text that begins with a sign of the markup: it is read again as the text that it was.

use planmark_plan::Work;
use planmark_plan::document::Document as Plan;
use planmark_plan::read::facts::{Block, BlockKind};
use planmark_syntax::Text;
use planmark_writers::html::html;
use planmark_writers::json;

use super::fixture::Document;
use super::{body, imported, section};

const SIGNS: [&str; 7] = [
    "# of trains: 40",
    "[^1]: as typed",
    "[? as typed]",
    "| between bars |",
    "<!-- as typed -->",
    "\\\\server\\share",
    "\\of no sign",
];

/// The imported plan, read as Planmark.
fn read(document: &Document) -> Plan {
    Plan::new(Text::new(&imported(document).files[0].text), &Work::default())
}

fn blocks(document: &Plan) -> Vec<&Block> {
    let sections = document.parts().iter().flat_map(|part| &part.programme.sections);
    sections.flat_map(|section| &section.facts.blocks).collect()
}

#[test]
fn paragraphs_are_read_again_as_they_were() {
    let mut document = section();
    for text in SIGNS {
        let text = text.replace('<', "&lt;");
        document.raw(&format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"));
    }
    let read = read(&document);
    let paragraphs: Vec<&str> = blocks(&read)
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Paragraph { text: Some(text), .. } => Some(&**text),
            _ => None,
        })
        .collect();
    assert_eq!(paragraphs, SIGNS);
    assert!(blocks(&read).iter().all(|block| block.inline.is_empty()));
    let json = json::text(&read).unwrap();
    let html = html(&read);
    for sign in ["# of trains", "[^1]: as", "[? as", "| between"] {
        for page in [&json, &html] {
            assert!(page.contains(sign) && !page.contains(&format!("\\{sign}")), "{sign} in {page}");
        }
    }
}

#[test]
fn italic_and_bold_type_is_kept_where_it_is_meaning() {
    let run = |properties: &str, text: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    let paragraph = |runs: &[String]| format!("<w:p>{}</w:p>", runs.concat());
    let mut document = Document::new();
    document
        .styled("HCh", &["Overall orientation"])
        .raw(&paragraph(&[
            run("", "40.1\u{A0} The "),
            run("<w:i/>", "Rail Year"),
            run("<w:i/>", "book "),
            run("", "is printed."),
        ]))
        .raw(&paragraph(&[run("<w:b/>", "40.2 The Office recommends more trains.")]))
        .raw(&paragraph(&[
            run("<w:b/>", "Trains"),
            run("", " run (see resolution "),
            run("<w:i/>", "a"),
            run("", ")."),
        ]))
        .raw(&paragraph(&[run("<w:i/>", "Looks alone")]))
        .raw(&paragraph(&[run("", "5 * 3 are "), run("<w:b/>", "fifteen"), run("", ".")]));
    assert_eq!(
        body(&document),
        "# Overall orientation\n\n40.1 The *Rail Yearbook* is printed.\n\n40.2 **The Office recommends more trains.**\n\n\
         **Trains** run (see resolution a).\n\nLooks alone\n\n5 * 3 are fifteen.\n"
    );
}

#[test]
fn text_that_a_style_hides_is_left_out() {
    let mut document = Document::new();
    document.point(
        "styles",
        "styles.xml",
        &format!(
            "<w:styles {}><w:style w:type=\"character\" w:styleId=\"Veil\"><w:name w:val=\"Veil\"/><w:rPr><w:vanish/></w:rPr></w:style>\
             <w:style w:type=\"paragraph\" w:styleId=\"Note\"><w:name w:val=\"Note\"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>",
            super::fixture::NAMESPACES
        ),
    );
    document
        .text("Overall orientation")
        .raw("<w:p><w:r><w:t xml:space=\"preserve\">40.1 Trains </w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"Veil\"/></w:rPr><w:t>never </w:t></w:r><w:r><w:t>run.</w:t></w:r></w:p>")
        .styled("Note", &["Nobody reads this."]);
    assert_eq!(body(&document), "# Overall orientation\n\n40.1 Trains run.\n");
}
