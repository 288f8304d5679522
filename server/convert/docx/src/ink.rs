//! The text that a part shows, for the account: counted from the tree before anything reads it.

use planmark_convert_model::traced::Traced;

use super::symbol_fonts::SymbolFont;
use super::xml::{Element, Node};

/// The characters of text in `element` and below, in the order of the document.
///
/// Of two forms of one drawing (`mc:Choice`, `mc:Fallback`) the first is the text; the other repeats it for old programs.
/// Fields in the labels of a chart (`a:fld`) stand for its values, which are counted where they are.
pub(super) fn text(element: &Element) -> String {
    traced(element).into_parts().0
}

/// [`text`], with the places of its characters.
pub(super) fn traced(element: &Element) -> Traced {
    let mut text = Traced::default();
    collect(element, &mut text);
    text
}

fn collect(element: &Element, text: &mut Traced) {
    match element.name() {
        "w:t" | "w:delText" | "m:t" | "a:t" | "c:v" => {
            for node in &element.children {
                if let Node::Text(characters) = node {
                    text.push(characters);
                }
            }
        }
        "w:noBreakHyphen" => text.push_at("-", element.tag),
        "w:sym" => text.push(&symbol(element)),
        "w:tab" | "w:br" | "w:cr" | "w:p" | "w:tc" | "a:p" => text.push_str(" "),
        "a:fld" | "c:extLst" | "c:errBars" => return,
        _ => {}
    }
    if element.is("mc:AlternateContent") {
        if let Some(shown) = alternative(element) {
            collect(shown, text);
        }
        return;
    }
    for child in element.elements() {
        collect(child, text);
    }
}

/// Of the forms of one drawing the one that is read.
pub(super) fn alternative(element: &Element) -> Option<&Element> {
    element.child("mc:Choice").or_else(|| element.child("mc:Fallback"))
}

/// The character that `w:sym` shows: that of Unicode where it has it, else the code in the font.
pub(super) fn symbol(element: &Element) -> Traced {
    let code = element.attribute("w:char").and_then(|code| u32::from_str_radix(code, 16).ok());
    let Some(code) = code.and_then(char::from_u32) else { return Traced::default() };
    let font = element.attribute("w:font").and_then(SymbolFont::named);
    let character = font.and_then(|font| font.sign(code)).unwrap_or(code);
    if planmark_convert_model::account::is_blank(character) {
        return Traced::default();
    }
    Traced::at(character.encode_utf8(&mut [0; 4]), element.tag)
}
