//! A part of a document as a tree of elements.
//!
//! What must stay true: nothing is expanded (no document type, no entity but the five of XML itself), depth and number of
//! elements are limited while the tree grows, and elements that say only how text looks are not kept.

use std::collections::HashMap;
use std::rc::Rc;

use planmark_convert_model::traced::{Place, Traced};
use planmark_convert_model::word_problem::{MAX_DEPTH, MAX_ELEMENTS, WordProblem};
use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;

use super::encoding;

/// An element. Names are written with the usual prefix of their namespace (`w:p`), whatever the document calls it.
#[derive(Clone, Debug, Default)]
pub(super) struct Element {
    name: Rc<str>,
    attributes: Attributes,
    pub(super) children: Vec<Node>,
    /// Of a paragraph: its place in the document, counted from 1. Of anything else: the place of the paragraph before.
    pub(super) place: u32,
    /// Where its start tag stands.
    pub(super) tag: Place,
}

/// Names and values.
type Attributes = Vec<(Rc<str>, Box<str>)>;

/// What an element holds.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// An element.
    Element(Element),
    /// Characters.
    Text(Traced),
}

/// The usual prefixes of the namespaces that are read, of the transitional and the strict form (ISO/IEC 29500).
const NAMESPACES: [(&str, &str); 20] = [
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", "r"),
    ("http://schemas.openxmlformats.org/drawingml/2006/main", "a"),
    ("http://purl.oclc.org/ooxml/drawingml/main", "a"),
    ("http://schemas.openxmlformats.org/drawingml/2006/chart", "c"),
    ("http://purl.oclc.org/ooxml/drawingml/chart", "c"),
    ("http://schemas.openxmlformats.org/drawingml/2006/diagram", "dgm"),
    ("http://purl.oclc.org/ooxml/drawingml/diagram", "dgm"),
    ("http://schemas.openxmlformats.org/drawingml/2006/picture", "pic"),
    ("http://purl.oclc.org/ooxml/drawingml/picture", "pic"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", "m"),
    ("http://purl.oclc.org/ooxml/officeDocument/math", "m"),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"),
    ("http://schemas.openxmlformats.org/package/2006/relationships", "rel"),
    ("http://schemas.openxmlformats.org/package/2006/content-types", "ct"),
    ("http://schemas.microsoft.com/office/drawing/2014/chartex", "cx"),
    ("urn:schemas-microsoft-com:vml", "v"),
    ("http://www.w3.org/XML/1998/namespace", "xml"),
];

/// Elements that say only how text looks. They make up most of a document.
const LOOKS: [&str; 24] = [
    "w:rFonts",
    "w:lang",
    "w:tabs",
    "w:spacing",
    "w:jc",
    "w:szCs",
    "w:bCs",
    "w:iCs",
    "w:tcBorders",
    "w:tblBorders",
    "w:tblCellMar",
    "w:shd",
    "w:tcW",
    "w:tblW",
    "w:tblLook",
    "w:vAlign",
    "w:proofErr",
    "w:lastRenderedPageBreak",
    "w:keepNext",
    "w:keepLines",
    "w:color",
    "w:docGrid",
    "w:suppressAutoHyphens",
    "c:spPr",
];

impl Element {
    /// The name, with its usual prefix.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn is(&self, name: &str) -> bool {
        &*self.name == name
    }

    /// The value of an attribute, named with its usual prefix; without one where the attribute has none.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| &**key == name).map(|(_, value)| &**value)
    }

    /// The value of `w:val`, as most elements of Word hold it.
    pub(super) fn val(&self) -> Option<&str> {
        self.attribute("w:val")
    }

    /// The elements right below.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element right below of that name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.is(name))
    }

    /// The element below at the end of a path of names.
    pub(super) fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// Whether a property that is on by being there is on: `<w:b/>`, not `<w:b w:val="0"/>`.
    pub(super) fn is_on(&self, name: &str) -> bool {
        self.child(name)
            .is_some_and(|property| !matches!(property.val(), Some("0" | "false" | "off" | "none")))
    }

    /// The characters right below.
    pub(super) fn text(&self) -> Traced {
        let mut text = Traced::default();
        for node in &self.children {
            if let Node::Text(characters) = node {
                text.push(characters);
            }
        }
        text
    }

    /// Every element below, itself first, in the order of the document.
    pub(super) fn descendants(&self) -> Descendants<'_> {
        Descendants { stack: vec![self] }
    }
}

/// See [`Element::descendants`].
pub(super) struct Descendants<'e> {
    stack: Vec<&'e Element>,
}

impl<'e> Iterator for Descendants<'e> {
    type Item = &'e Element;

    fn next(&mut self) -> Option<&'e Element> {
        let next = self.stack.pop()?;
        let children = next.children.iter().rev().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        });
        self.stack.extend(children);
        Some(next)
    }
}

/// Names that were met, so that each is held once.
#[derive(Debug, Default)]
struct Names(HashMap<String, Rc<str>>);

impl Names {
    fn get(&mut self, name: String) -> Rc<str> {
        if let Some(known) = self.0.get(&name) {
            return Rc::clone(known);
        }
        let shared: Rc<str> = Rc::from(name.as_str());
        self.0.insert(name, Rc::clone(&shared));
        shared
    }
}

/// Reads parts into trees, and counts their elements.
#[derive(Debug, Default)]
pub(super) struct Parser {
    names: Names,
    elements: usize,
    /// Names of the parts that were read.
    parts: Vec<String>,
}

impl Parser {
    /// The root of the part `part`, whose bytes are `bytes`.
    pub(super) fn parse(&mut self, part: &str, bytes: &[u8]) -> Result<Element, WordProblem> {
        let damaged = |cause: String| WordProblem::Xml { part: part.to_owned(), cause };
        let text = encoding::text(bytes).ok_or_else(|| damaged(encoding::NEITHER.to_owned()))?;
        let first = encoding::mark_length(&text);
        let text = &text[first..];
        let places = PartPlaces { part: self.number(part), first: first as u64 };
        let entities = || WordProblem::Entities { part: part.to_owned() };
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        // The element that is open last is the last of the stack; the first holds the root.
        let mut open = vec![Element::default()];
        // Depth of an element that is left out, and of everything in it.
        let mut skipped = 0_usize;
        let mut place = 0_u32;
        loop {
            let start = reader.buffer_position();
            let event = reader.read_event().map_err(|error| damaged(error.to_string()))?;
            match event {
                Event::Start(tag) => {
                    if open.len() + skipped > MAX_DEPTH {
                        return Err(WordProblem::TooDeep { part: part.to_owned() });
                    }
                    let name = self.name(&reader, tag.name(), true);
                    if skipped > 0 || LOOKS.contains(&&*name) && !names_symbols(&name, &tag) {
                        skipped += 1;
                        continue;
                    }
                    self.elements += 1;
                    if self.elements > MAX_ELEMENTS {
                        return Err(WordProblem::TooManyElements);
                    }
                    if &*name == "w:p" {
                        place += 1;
                    }
                    let attributes =
                        self.attributes(&reader, &tag).map_err(|error| damaged(error.to_string()))?;
                    let tag = places.between(start, reader.buffer_position());
                    open.push(Element { name, attributes, children: Vec::new(), place, tag });
                }
                Event::End(_) if skipped > 0 => skipped -= 1,
                Event::End(_) => {
                    let Some(element) = open.pop() else { break };
                    let Some(parent) = open.last_mut() else { break };
                    parent.children.push(Node::Element(element));
                }
                Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) if skipped > 0 => {}
                Event::Text(text) => places.add(&mut open, &text, start),
                Event::CData(text) => places.add(&mut open, &text, start + CDATA_OPENING),
                Event::GeneralRef(reference) => {
                    let character = match reference.resolve_char_ref() {
                        Ok(Some(character)) => character,
                        Ok(None) => predefined(&reference.xml10_content()).ok_or_else(entities)?,
                        Err(error) => return Err(damaged(error.to_string())),
                    };
                    let place = places.between(start, reader.buffer_position());
                    add_text(&mut open, &Traced::at(character.encode_utf8(&mut [0; 4]), place));
                }
                Event::DocType(_) => return Err(entities()),
                Event::Empty(_) | Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
                Event::Eof => break,
            }
        }
        if open.len() > 1 {
            return Err(damaged("it ends before its last element does".to_owned()));
        }
        let roots = open.pop().map_or(Vec::new(), |document| document.children);
        let root = roots.into_iter().find_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        });
        root.ok_or_else(|| damaged("it is empty".to_owned()))
    }

    /// Names of the parts that were read, in the order of their numbers.
    pub(super) fn parts(&self) -> &[String] {
        &self.parts
    }

    /// The number of a part that is about to be read.
    pub(super) fn number(&mut self, part: &str) -> u16 {
        self.parts.push(part.to_owned());
        // An archive holds fewer entries than that.
        u16::try_from(self.parts.len() - 1).unwrap_or(u16::MAX)
    }

    fn name(&mut self, reader: &NsReader<&[u8]>, name: quick_xml::name::QName<'_>, element: bool) -> Rc<str> {
        let (namespace, local) = reader.resolver().resolve(name, element);
        let local = local.into_inner();
        let prefix = match namespace {
            ResolveResult::Bound(namespace) => {
                NAMESPACES.iter().find(|(uri, _)| *uri == namespace.0).map_or("?", |(_, prefix)| *prefix)
            }
            ResolveResult::Unbound => "",
            ResolveResult::Unknown(_) => "?",
        };
        let name = if prefix.is_empty() { local.to_owned() } else { format!("{prefix}:{local}") };
        self.names.get(name)
    }

    fn attributes(
        &mut self,
        reader: &NsReader<&[u8]>,
        start: &BytesStart<'_>,
    ) -> Result<Attributes, quick_xml::Error> {
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute?;
            let name = self.name(reader, attribute.key, false);
            // Of namespaces that are not read, and of revision marks, nothing is ever asked.
            if name.starts_with("?:") || name.starts_with("w:rsid") || attribute.key.0.starts_with("xmlns") {
                continue;
            }
            let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0)?;
            attributes.push((name, Box::from(&*value)));
        }
        Ok(attributes)
    }
}

/// Whether an element sets a font whose letters are pictures.
fn names_symbols(name: &str, start: &BytesStart<'_>) -> bool {
    let fonts = start.attributes_raw();
    name == "w:rFonts" && ["ymbol", "ingdings", "ebdings"].iter().any(|font| fonts.contains(font))
}

/// Bytes of `<![CDATA[`.
const CDATA_OPENING: u64 = 9;

/// Makes places of the bytes of one part.
#[derive(Clone, Copy)]
struct PartPlaces {
    part: u16,
    /// The byte of the part where the text begins that the reader sees: behind the byte-order mark.
    first: u64,
}

impl PartPlaces {
    fn between(self, start: u64, end: u64) -> Place {
        let byte = |byte: u64| u32::try_from(byte + self.first).unwrap_or(u32::MAX);
        Place { part: self.part, start: byte(start), end: byte(end) }
    }

    /// Adds the characters `text`, which begin at `start`. Of a line end of two characters one is read (XML 1.0, 2.11).
    fn add(self, open: &mut [Element], text: &str, start: u64) {
        let mut at = start;
        for line in text.split_inclusive('\r') {
            let end = at + line.len() as u64;
            let Some(line) = line.strip_suffix('\r') else {
                add_text(open, &Traced::at(line, self.between(at, end)));
                continue;
            };
            add_text(open, &Traced::at(line, self.between(at, end - 1)));
            let next = usize::try_from(end - start).ok().and_then(|next| text.as_bytes().get(next));
            if next != Some(&b'\n') {
                add_text(open, &Traced::at("\n", self.between(end - 1, end)));
            }
            at = end;
        }
    }
}

fn add_text(open: &mut [Element], text: &Traced) {
    let Some(element) = open.last_mut() else { return };
    // A reference (&amp;) parts a text in several events.
    if let Some(Node::Text(last)) = element.children.last_mut() {
        last.push(text);
    } else if !text.is_empty() {
        element.children.push(Node::Text(text.clone()));
    }
}

/// The five entities that XML itself has.
fn predefined(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Element, Parser};
    use planmark_convert_model::word_problem::WordProblem;

    const W: &str = "xmlns:x=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    fn parse(xml: &str) -> Result<Element, WordProblem> {
        Parser::default().parse("a.xml", xml.as_bytes())
    }

    #[test]
    fn names_have_their_usual_prefix_and_references_are_characters() {
        let root =
            parse(&format!("<x:p {W}><x:r x:val='1'><x:t>A &amp; &#66;<![CDATA[<c>]]></x:t></x:r></x:p>"))
                .unwrap();
        assert_eq!(root.name(), "w:p");
        let run = root.child("w:r").unwrap();
        let text = run.child("w:t").unwrap().text();
        assert_eq!((run.val(), &*text), (Some("1"), "A & B<c>"));
    }

    #[test]
    fn elements_of_looks_are_left_out_with_what_they_hold() {
        let root = parse(&format!("<x:p {W}><x:tabs><x:tab/></x:tabs><x:r/></x:p>")).unwrap();
        assert_eq!(root.elements().map(Element::name).collect::<Vec<_>>(), ["w:r"]);
    }

    #[test]
    fn entities_are_refused() {
        let bomb = "<!DOCTYPE p [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><p>&b;</p>";
        assert!(matches!(parse(bomb), Err(WordProblem::Entities { .. })));
        assert!(matches!(parse("<p>&b;</p>"), Err(WordProblem::Entities { .. })));
    }

    #[test]
    fn depth_is_limited_and_unclosed_elements_are_damage() {
        let deep = "<p>".repeat(100_000);
        assert!(matches!(parse(&deep), Err(WordProblem::TooDeep { .. })));
        assert!(matches!(parse("<p><q>"), Err(WordProblem::Xml { .. })));
        assert!(matches!(parse("<p></q>"), Err(WordProblem::Xml { .. })));
        assert!(matches!(parse(""), Err(WordProblem::Xml { .. })));
    }

    #[test]
    fn every_character_keeps_its_place() {
        let body =
            format!("<x:p {W}><x:t>A &amp; &#66;<![CDATA[<é>]]>\r\nC\rD</x:t><x:sym x:char='1'/></x:p>");
        let marked = format!("\u{FEFF}{body}");
        let utf_16: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (written, bytes) in [(&body, body.as_bytes()), (&marked, marked.as_bytes()), (&marked, &utf_16)] {
            let root = Parser::default().parse("a.xml", bytes).unwrap();
            let text = root.child("w:t").unwrap().text();
            let sources = text.char_indices().map(|(start, sign)| {
                let places = text.places().of(start..start + sign.len_utf8());
                let [place] = places[..] else { panic!("{sign:?}: {places:?}") };
                (sign, &written[place.start as usize..place.end as usize])
            });
            let expected = [
                ('A', "A"),
                (' ', " "),
                ('&', "&amp;"),
                (' ', " "),
                ('B', "&#66;"),
                ('<', "<"),
                ('é', "é"),
                ('>', ">"),
                ('\n', "\n"),
                ('C', "C"),
                ('\n', "\r"),
                ('D', "D"),
            ];
            assert_eq!(sources.collect::<Vec<_>>(), expected);
            let tag = root.child("w:sym").unwrap().tag;
            assert_eq!(&written[tag.start as usize..tag.end as usize], "<x:sym x:char='1'/>");
        }
    }
}
