//! What the styles of a document say of its paragraphs: headings, notes, indentation, numbering.

use std::collections::BTreeMap;

use super::xml::Element;

/// A paragraph style.
#[derive(Clone, Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    indent: Option<i32>,
    number: Option<NumberReference>,
    bold: Option<bool>,
    italic: Option<bool>,
    hidden: Option<bool>,
}

/// A character style.
#[derive(Clone, Debug, Default)]
struct CharacterStyle {
    /// Whether it raises or lowers text, in Word's words.
    alignment: Option<String>,
    bold: Option<bool>,
    italic: Option<bool>,
    hidden: Option<bool>,
    based_on: Option<String>,
}

/// A pointer to a list and a level of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct NumberReference {
    /// The list; `0` takes a paragraph out of the list of its style.
    pub(super) list: Option<String>,
    /// The level, from 0.
    pub(super) level: Option<usize>,
    /// The style that points at the list.
    pub(super) style: Option<String>,
}

/// The paragraph styles of a document, by their identifiers.
#[derive(Clone, Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    default: Option<String>,
    characters: BTreeMap<String, CharacterStyle>,
}

/// What a paragraph's style says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// The rank of a heading, from 0 (the widest) to 6.
    pub(super) heading: Option<u8>,
    /// A note below a table or a page.
    pub(super) note: bool,
    /// A title of the title page.
    pub(super) title_page: bool,
    /// The title of the document, or who it is by.
    pub(super) title: bool,
    /// An entry of a table of contents.
    pub(super) contents: bool,
    /// Distance of the text from the margin, in twentieths of a point.
    pub(super) indent: i32,
    /// The list that numbers it.
    pub(super) number: NumberReference,
    /// Set in bold type.
    pub(super) bold: bool,
    /// Set in italic type.
    pub(super) italic: bool,
    /// Shown nowhere.
    pub(super) hidden: bool,
}

/// Styles inherit from each other; a chain longer than this is a circle.
const LONGEST_CHAIN: usize = 32;

impl Styles {
    pub(super) fn read(root: Option<&Element>) -> Self {
        let mut styles = Self::default();
        let Some(root) = root else { return styles };
        for element in root.elements().filter(|element| element.is("w:style")) {
            let kind = element.attribute("w:type").unwrap_or("paragraph");
            if let Some(identifier) = element.attribute("w:styleId").filter(|_| kind == "character") {
                let own = |path: &[&str]| element.at(path).and_then(Element::val).map(str::to_owned);
                let style = CharacterStyle {
                    alignment: own(&["w:rPr", "w:vertAlign"]),
                    bold: switch(element, "w:b"),
                    italic: switch(element, "w:i"),
                    hidden: switch(element, "w:vanish"),
                    based_on: own(&["w:basedOn"]),
                };
                styles.characters.insert(identifier.to_owned(), style);
            }
            let Some(identifier) = element.attribute("w:styleId").filter(|_| kind == "paragraph") else {
                continue;
            };
            if matches!(element.attribute("w:default"), Some("1" | "true")) {
                styles.default = Some(identifier.to_owned());
            }
            let paragraph = element.child("w:pPr");
            let style = Style {
                name: element.child("w:name").and_then(Element::val).unwrap_or(identifier).to_owned(),
                based_on: element.child("w:basedOn").and_then(Element::val).map(str::to_owned),
                outline: paragraph.and_then(outline),
                indent: paragraph.and_then(indent),
                number: paragraph.and_then(number),
                bold: switch(element, "w:b"),
                italic: switch(element, "w:i"),
                hidden: switch(element, "w:vanish"),
            };
            styles.styles.insert(identifier.to_owned(), style);
        }
        styles
    }

    /// Whether a character style raises or lowers text, in Word's words.
    pub(super) fn alignment(&self, style: &str) -> Option<String> {
        self.of_characters(style, |style| style.alignment.clone())
    }

    /// Whether a character style is bold, if it says.
    pub(super) fn is_bold(&self, style: &str) -> Option<bool> {
        self.of_characters(style, |style| style.bold)
    }

    /// Whether a character style hides text, if it says.
    pub(super) fn is_hidden(&self, style: &str) -> Option<bool> {
        self.of_characters(style, |style| style.hidden)
    }

    /// Whether a character style is italic, if it says.
    pub(super) fn is_italic(&self, style: &str) -> Option<bool> {
        self.of_characters(style, |style| style.italic)
    }

    /// What a character style says, or one that it is based on.
    fn of_characters<T>(&self, style: &str, says: impl Fn(&CharacterStyle) -> Option<T>) -> Option<T> {
        let mut next = style;
        for _ in 0..LONGEST_CHAIN {
            let style = self.characters.get(next)?;
            if let Some(said) = says(style) {
                return Some(said);
            }
            next = style.based_on.as_deref()?;
        }
        None
    }

    /// What style and own properties of a paragraph say together.
    pub(super) fn look(&self, properties: Option<&Element>) -> Look {
        let own = properties.and_then(|properties| properties.child("w:pStyle")).and_then(Element::val);
        let mut look = Look::default();
        let (mut outlined, mut indented, mut numbered) = (false, false, false);
        let (mut weighted, mut slanted, mut veiled) = (false, false, false);
        if let Some(properties) = properties {
            if let Some(level) = outline(properties) {
                outlined = true;
                look.heading = heading_of_outline(level);
            }
            if let Some(distance) = indent(properties) {
                indented = true;
                look.indent = distance;
            }
            if let Some(reference) = number(properties) {
                numbered = reference.list.is_some();
                look.number = reference;
            }
        }
        let mut next = own.or(self.default.as_deref());
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = next.and_then(|identifier| self.styles.get(identifier)) else { break };
            let name = plain(style.name.split(',').next().unwrap_or_default());
            look.note |= ["footnotetext", "endnotetext", "tablenote"].contains(&name.as_str());
            look.title_page |= ["titlehch", "titleh1", "agendatitleh2", "agendaitemnormal", "session"]
                .contains(&name.as_str());
            look.title |= ["titlehch", "titleh1", "title"].contains(&name.as_str());
            look.contents |= name.starts_with("toc");
            if !outlined
                && let Some(rank) = heading_of_name(&name).or_else(|| heading_of_outline(style.outline?))
            {
                outlined = true;
                look.heading = Some(rank);
            }
            if !indented && let Some(distance) = style.indent {
                indented = true;
                look.indent = distance;
            }
            if !numbered && let Some(reference) = &style.number {
                // A style that gives a level alone takes its list from the one that it is based on.
                look.number.level = look.number.level.or(reference.level);
                if reference.list.is_some() {
                    numbered = true;
                    look.number.list.clone_from(&reference.list);
                    look.number.style = next.map(str::to_owned);
                }
            }
            if !weighted && let Some(bold) = style.bold {
                weighted = true;
                look.bold = bold;
            }
            if !slanted && let Some(italic) = style.italic {
                slanted = true;
                look.italic = italic;
            }
            if !veiled && let Some(hidden) = style.hidden {
                veiled = true;
                look.hidden = hidden;
            }
            next = style.based_on.as_deref();
        }
        look
    }
}

/// What a style says of a kind of type, if it says anything.
fn switch(style: &Element, name: &str) -> Option<bool> {
    let run = style.child("w:rPr")?;
    run.child(name).map(|_| run.is_on(name))
}

/// A style's name without what differs between offices: `_ H_2/3` and `H2/3` are `h2/3`.
fn plain(name: &str) -> String {
    name.chars().filter(|sign| sign.is_alphanumeric() || *sign == '/').flat_map(char::to_lowercase).collect()
}

/// Words for "heading" before the number of a style's name: those of Word, which writes them in English in every language,
/// of WPS, of LibreOffice and of Google Docs.
const HEADING: [&str; 12] = [
    "heading",
    "标题",
    "標題",
    "titre",
    "título",
    "titulo",
    "encabezado",
    "заголовок",
    "عنوان",
    "العنوان",
    "überschrift",
    "titolo",
];

/// The rank of a heading by its style: the names that the document services in New York (`_ H_1`) and Geneva (`_ H_1_G`)
/// use, and those of office programs.
fn heading_of_name(name: &str) -> Option<u8> {
    let name = if name.starts_with('h') { name.strip_suffix('g').unwrap_or(name) } else { name };
    Some(match name {
        "hm" => 0,
        "hch" | "titlehch" => 1,
        "h1" => 2,
        "h2/3" | "h23" => 3,
        "h4" => 4,
        "h5/6" | "h56" => 5,
        _ => {
            let number = HEADING.iter().find_map(|word| name.strip_prefix(word))?;
            match number.parse::<u8>().ok()? {
                0 => return None,
                6.. => 5,
                rank => rank,
            }
        }
    })
}

/// Level 9 is that of running text.
fn heading_of_outline(level: u8) -> Option<u8> {
    (level < 9).then(|| (level + 1).min(6))
}

fn outline(properties: &Element) -> Option<u8> {
    properties.child("w:outlineLvl")?.val()?.parse().ok()
}

fn indent(properties: &Element) -> Option<i32> {
    let indent = properties.child("w:ind")?;
    indent.attribute("w:left").or_else(|| indent.attribute("w:start"))?.parse().ok()
}

fn number(properties: &Element) -> Option<NumberReference> {
    let reference = properties.child("w:numPr")?;
    Some(NumberReference {
        list: reference.child("w:numId").and_then(Element::val).map(str::to_owned),
        level: reference.child("w:ilvl").and_then(Element::val).and_then(|level| level.parse().ok()),
        style: None,
    })
}

#[cfg(test)]
mod tests {
    use super::{heading_of_name, plain};

    #[test]
    fn headings_are_known_by_the_names_of_their_styles() {
        for (name, rank) in [
            ("_ H _M", Some(0)),
            ("_ H _Ch", Some(1)),
            ("_ H_1", Some(2)),
            ("_ H_2/3", Some(3)),
            ("_ H_4", Some(4)),
            ("_ H_5/6", Some(5)),
            ("_ H_1_G", Some(2)),
            ("_ H _Ch_G", Some(1)),
            ("heading 3", Some(3)),
            ("标题 3", Some(3)),
            ("Titre 2", Some(2)),
            ("Заголовок 1", Some(1)),
            ("عنوان 4", Some(4)),
            ("Heading 9", Some(5)),
            ("标题", None),
            ("Heading", None),
            ("__Single Txt", None),
            ("Hyperlink", None),
        ] {
            assert_eq!(heading_of_name(&plain(name)), rank, "{name}");
        }
    }
}
