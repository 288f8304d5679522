//! How a run looks, as far as it says what its text is; the labels of notes below tables.

use std::collections::BTreeSet;

use planmark_syntax::emphasis::Emphasis;

use super::content::is_note_label;
use super::ink;
use super::raised::Shift;
use super::styles::{Look, Styles};
use super::symbol_fonts::SymbolFont;
use super::xml::Element;

/// A type size, in half points, that nobody can read: text that small is debris of templates.
const UNREADABLE_SIZE: u32 = 4;

/// How far, in half points, text is moved off the line by hand where that means that it is raised or lowered.
const SHIFTED_BY_HAND: i32 = 4;

/// How a run looks, as far as it says what its text is.
#[derive(Default)]
pub(super) struct Manner {
    pub(super) hidden: bool,
    pub(super) shift: Option<Shift>,
    pub(super) bold: bool,
    /// How it is set apart from the type of its paragraph's style.
    pub(super) emphasis: Option<Emphasis>,
    /// The font, where its letters are pictures.
    pub(super) font: Option<SymbolFont>,
}

impl Manner {
    /// The manner of a run in a paragraph whose style looks like `look`.
    pub(super) fn of(properties: Option<&Element>, look: &Look, styles: &Styles) -> Self {
        let Some(properties) = properties else {
            return Self { bold: look.bold, hidden: look.hidden, ..Self::default() };
        };
        let size = properties.child("w:sz").and_then(Element::val).and_then(|size| size.parse::<u32>().ok());
        let style = properties.child("w:rStyle").and_then(Element::val);
        // Arabic has switches of its own.
        let own = |names: [&str; 2]| {
            let name = names[usize::from(properties.is_on("w:rtl"))];
            properties.child(name).map(|_| properties.is_on(name))
        };
        let bold = own(["w:b", "w:bCs"]).or_else(|| styles.is_bold(style?)).unwrap_or(look.bold);
        let italic = own(["w:i", "w:iCs"]).or_else(|| styles.is_italic(style?)).unwrap_or(look.italic);
        let emphasis = if bold && !look.bold {
            Some(Emphasis::Bold)
        } else {
            (italic && !look.italic).then_some(Emphasis::Italic)
        };
        let aligned = properties.child("w:vertAlign").and_then(Element::val).map(str::to_owned);
        let shift = match aligned.or_else(|| styles.alignment(style?)).as_deref() {
            Some("superscript") => Some(Shift::Raised),
            Some("subscript") => Some(Shift::Lowered),
            _ => shifted_by_hand(properties),
        };
        let vanishes = properties.child("w:vanish").map(|_| properties.is_on("w:vanish"));
        Self {
            hidden: vanishes.or_else(|| styles.is_hidden(style?)).unwrap_or(look.hidden)
                || size.is_some_and(|size| size <= UNREADABLE_SIZE),
            shift,
            bold,
            emphasis,
            font: properties
                .child("w:rFonts")
                .and_then(|fonts| fonts.attribute("w:ascii").or_else(|| fonts.attribute("w:hAnsi")))
                .and_then(SymbolFont::named),
        }
    }
}

fn shifted_by_hand(properties: &Element) -> Option<Shift> {
    let distance: i32 = properties.child("w:position").and_then(Element::val)?.parse().ok()?;
    match distance {
        SHIFTED_BY_HAND.. => Some(Shift::Raised),
        _ if distance <= -SHIFTED_BY_HAND => Some(Shift::Lowered),
        _ => None,
    }
}

/// The labels with which notes below tables begin: alone and raised in the first run with text of a paragraph, or set off by a
/// tab in the style of notes. Numbers are labels where Word numbers no footnote itself.
pub(super) fn note_labels(root: &Element, styles: &Styles) -> BTreeSet<String> {
    let numbered = root.descendants().any(|element| element.is("w:footnoteReference"));
    let mut labels = BTreeSet::new();
    for paragraph in root.descendants().filter(|element| element.is("w:p")) {
        let Some(label) = raised_label(paragraph, styles).or_else(|| tabbed_label(paragraph, styles)) else {
            continue;
        };
        if is_note_label(&label) && !(numbered && label.starts_with(|sign: char| sign.is_ascii_digit())) {
            labels.insert(label);
        }
    }
    labels
}

fn raised_label(paragraph: &Element, styles: &Styles) -> Option<String> {
    let runs = paragraph.descendants().skip(1).take_while(|element| !element.is("w:p"));
    let first = runs
        .filter(|element| element.is("w:r"))
        .find(|run| run.elements().any(|child| child.is("w:t") && !child.text().trim().is_empty()))?;
    let raised = Manner::of(first.child("w:rPr"), &Look::default(), styles).shift == Some(Shift::Raised);
    let more = ink::text(paragraph).trim().len() > ink::text(first).trim().len();
    (raised && more).then(|| ink::text(first).trim().to_owned())
}

fn tabbed_label(paragraph: &Element, styles: &Styles) -> Option<String> {
    let properties = paragraph.child("w:pPr")?;
    properties.child("w:pStyle")?;
    if !styles.look(Some(properties)).note {
        return None;
    }
    let texts = paragraph.descendants().skip(1).take_while(|element| !element.is("w:p"));
    let mut label = String::new();
    for element in texts {
        match element.name() {
            "w:t" => label.push_str(&element.text()),
            "w:tab" if !label.trim().is_empty() => return Some(label.trim().to_owned()),
            _ => {}
        }
    }
    None
}
