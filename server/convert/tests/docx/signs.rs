//! Text that begins with a sign of the markup: it is read again as the text that it was.

use planmark_plan::Work;
use planmark_plan::document::Document as Plan;
use planmark_plan::read::facts::{Block, BlockKind};
use planmark_syntax::Text;
use planmark_writers::html::html;
use planmark_writers::json;

use super::fixture::Document;
use super::{imported, section};

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
