//! The text that a part shows, for the account: counted from the tree before anything reads it.

use super::symbol_fonts::SymbolFont;
use super::xml::{Element, Node};

/// The characters of text in `element` and below, in the order of the document.
///
/// Of two forms of one drawing (`mc:Choice`, `mc:Fallback`) the first is the text; the other repeats it for old programs.
/// Fields in the labels of a chart (`a:fld`) stand for its values, which are counted where they are.
pub(super) fn text(element: &Element) -> String {
    let mut text = String::new();
    collect(element, &mut text);
    text
}

fn collect(element: &Element, text: &mut String) {
    match element.name() {
        "w:t" | "w:delText" | "m:t" | "a:t" | "c:v" => {
            for node in &element.children {
                if let Node::Text(characters) = node {
                    text.push_str(characters);
                }
            }
        }
        "w:noBreakHyphen" => text.push('-'),
        "w:sym" => text.extend(symbol(element)),
        "w:tab" | "w:br" | "w:cr" | "w:p" | "w:tc" | "a:p" => text.push(' '),
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
pub(super) fn symbol(element: &Element) -> Option<char> {
    let code = char::from_u32(u32::from_str_radix(element.attribute("w:char")?, 16).ok()?)?;
    let font = element.attribute("w:font").and_then(SymbolFont::named);
    let character = font.and_then(|font| font.sign(code)).unwrap_or(code);
    Some(character).filter(|character| !planmark_convert_model::account::is_blank(*character))
}
