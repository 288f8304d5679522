//! Word documents made of parts that a test writes.
//!
//! In the text of a paragraph a tab is a tab and a line end a line break; `^a` sets the letter `a` high.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

/// Namespaces of every part with text.
pub(crate) const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" \
    xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" \
    xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\" \
    xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"";

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A document that is being written.
pub(crate) struct Document {
    body: String,
    parts: BTreeMap<String, String>,
    relationships: Vec<(String, String, String, bool)>,
}

/// Styles by the names that the document services use.
const STYLES: [(&str, &str); 8] = [
    ("HCh", "_ H _Ch"),
    ("H1", "_ H_1"),
    ("H23", "_ H_2/3"),
    ("H4", "_ H_4"),
    ("Session", "Session"),
    ("TitleHCH", "Title_H_CH"),
    ("TitleH1", "Title_H1"),
    ("FootnoteText", "footnote text"),
];

impl Document {
    pub(crate) fn new() -> Self {
        let styles: String = STYLES
            .iter()
            .map(|(id, name)| {
                format!(
                    "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/></w:style>"
                )
            })
            .collect();
        let mut document = Self { body: String::new(), parts: BTreeMap::new(), relationships: Vec::new() };
        document.point("styles", "styles.xml", &format!("<w:styles {NAMESPACES}>{styles}</w:styles>"));
        document
    }

    /// Adds XML to the body.
    pub(crate) fn raw(&mut self, xml: &str) -> &mut Self {
        self.body.push_str(xml);
        self
    }

    /// Adds a paragraph of running text.
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        self.raw(&paragraph("", text))
    }

    /// Adds paragraphs of a style, one for each line of `texts`.
    pub(crate) fn styled(&mut self, style: &str, texts: &[&str]) -> &mut Self {
        for text in texts {
            self.raw(&paragraph(&format!("<w:pStyle w:val=\"{style}\"/>"), text));
        }
        self
    }

    /// Adds a table, its first `head` rows marked as its head. A cell `3>text` spans three columns, `v>text` begins a cell that
    /// is merged downwards, `^>` goes on with it.
    pub(crate) fn table(&mut self, head: usize, rows: &[&[&str]]) -> &mut Self {
        let rows: String = rows.iter().enumerate().map(|(index, cells)| row(index < head, cells)).collect();
        self.raw(&format!("<w:tbl><w:tblPr/>{rows}</w:tbl>"))
    }

    /// Adds a part that the main part points at.
    pub(crate) fn point(&mut self, kind: &str, name: &str, xml: &str) -> String {
        let identifier = format!("rId{}", self.relationships.len() + 1);
        self.parts.insert(format!("word/{name}"), xml.to_owned());
        self.relationships.push((identifier.clone(), kind.to_owned(), name.to_owned(), false));
        identifier
    }

    /// Adds a pointer to an address outside; gives its identifier.
    pub(crate) fn address(&mut self, url: &str) -> String {
        let identifier = format!("rId{}", self.relationships.len() + 1);
        self.relationships.push((identifier.clone(), "hyperlink".to_owned(), url.to_owned(), true));
        identifier
    }

    /// Adds a paragraph with a chart of the given series: name, and values by year.
    pub(crate) fn chart(&mut self, years: &[&str], series: &[(&str, &[&str])]) -> &mut Self {
        self.chart_with_axis(years, series, "")
    }

    /// The same, with the XML of an axis.
    pub(crate) fn chart_with_axis(
        &mut self,
        years: &[&str],
        series: &[(&str, &[&str])],
        axis: &str,
    ) -> &mut Self {
        let series: String = series
            .iter()
            .map(|(name, values)| {
                format!(
                    "<c:ser><c:tx>{}</c:tx><c:cat>{}</c:cat><c:val>{}</c:val></c:ser>",
                    points("str", &[name]),
                    points("str", years),
                    points("num", values)
                )
            })
            .collect();
        let chart = format!(
            "<c:chartSpace {NAMESPACES}><c:chart><c:plotArea><c:barChart>{series}</c:barChart>{axis}</c:plotArea></c:chart></c:chartSpace>"
        );
        let count = self.relationships.len();
        let identifier = self.point("chart", &format!("charts/chart{count}.xml"), &chart);
        self.raw(&format!(
            "<w:p><w:r><w:drawing><a:graphic><a:graphicData><c:chart r:id=\"{identifier}\"/></a:graphicData></a:graphic>\
             </w:drawing></w:r></w:p>"
        ))
    }

    /// The main part.
    pub(crate) fn main(&self) -> String {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document {NAMESPACES}><w:body>{}</w:body></w:document>",
            self.body
        )
    }

    /// The document as a file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.bytes_with("word/document.xml", self.main().as_bytes())
    }

    /// The document as a file, its part `name` with the bytes `part`.
    pub(crate) fn bytes_with(&self, name: &str, part: &[u8]) -> Vec<u8> {
        let mut parts = self.parts.clone();
        parts.insert("word/document.xml".to_owned(), self.main());
        parts.insert(
            "[Content_Types].xml".to_owned(),
            content_types("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
        );
        parts.insert(
            "_rels/.rels".to_owned(),
            relationships(&[("rId1", "officeDocument", "word/document.xml", false)]),
        );
        let own: Vec<(&str, &str, &str, bool)> = self
            .relationships
            .iter()
            .map(|(identifier, kind, target, outside)| {
                (identifier.as_str(), kind.as_str(), target.as_str(), *outside)
            })
            .collect();
        parts.insert("word/_rels/document.xml.rels".to_owned(), relationships(&own));
        archive(parts.iter().map(|(own, text)| {
            let bytes = if own == name { part } else { text.as_bytes() };
            (own.as_str(), bytes)
        }))
    }
}

/// The types of parts, the main part's as given.
pub(crate) fn content_types(main: &str) -> String {
    format!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"{main}\"/></Types>"
    )
}

pub(crate) fn relationships(pointers: &[(&str, &str, &str, bool)]) -> String {
    let pointers: String = pointers
        .iter()
        .map(|(identifier, kind, target, outside)| {
            let mode = if *outside { " TargetMode=\"External\"" } else { "" };
            format!("<Relationship Id=\"{identifier}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"{mode}/>")
        })
        .collect();
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{pointers}</Relationships>"
    )
}

/// An archive of the entries.
pub(crate) fn archive<'e>(entries: impl Iterator<Item = (&'e str, &'e [u8])>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in entries {
        writer.start_file(name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A paragraph with XML of properties and text.
pub(crate) fn paragraph(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", runs(text))
}

/// Runs that show `text`.
pub(crate) fn runs(text: &str) -> String {
    let mut xml = String::new();
    let mut signs = text.chars();
    let mut plain = String::new();
    while let Some(sign) = signs.next() {
        let special = match sign {
            '\t' => "<w:r><w:tab/></w:r>".to_owned(),
            '\n' => "<w:r><w:br/></w:r>".to_owned(),
            '^' => {
                let letter = signs.next().unwrap_or_default();
                format!("<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>{letter}</w:t></w:r>")
            }
            sign => {
                plain.push(sign);
                continue;
            }
        };
        xml.push_str(&run(&std::mem::take(&mut plain)));
        xml.push_str(&special);
    }
    xml + &run(&plain)
}

/// A run of plain text.
pub(crate) fn run(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn row(head: bool, cells: &[&str]) -> String {
    let head = if head { "<w:trPr><w:tblHeader/></w:trPr>" } else { "" };
    let cells: String = cells.iter().map(|text| cell(text)).collect();
    format!("<w:tr>{head}{cells}</w:tr>")
}

fn cell(text: &str) -> String {
    let (mark, text) = match text.split_once('>') {
        Some((mark, rest)) if mark.len() == 1 => (mark, rest),
        _ => ("", text),
    };
    let properties = match mark {
        "v" => "<w:vMerge w:val=\"restart\"/>".to_owned(),
        "^" => "<w:vMerge/>".to_owned(),
        "" => String::new(),
        span => format!("<w:gridSpan w:val=\"{span}\"/>"),
    };
    let paragraphs: String = text.split("¶").map(|text| paragraph("", text)).collect();
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs}</w:tc>")
}

fn points(kind: &str, values: &[&str]) -> String {
    let points: String = values
        .iter()
        .enumerate()
        .map(|(place, value)| format!("<c:pt idx=\"{place}\"><c:v>{value}</c:v></c:pt>"))
        .collect();
    format!("<c:{kind}Ref><c:{kind}Cache>{points}</c:{kind}Cache></c:{kind}Ref>")
}
