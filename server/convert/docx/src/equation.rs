//! Equations in one line, as they are typed (Unicode Technical Note 28): `(a+b)/2`, `√(x)`, `∑_(i=1)^(n) xᵢ`.
//!
//! What must stay true: every `m:t` and `w:t` below comes out once, as text of the source; every other sign is added.

use super::ink;
use super::inline::Line;
use super::raised::Shift;
use super::xml::Element;

/// Writes the equation `element`.
pub(super) fn write(element: &Element, line: &mut Line) {
    let part = |name: &str| element.child(name);
    match element.name() {
        "m:t" | "w:t" => line.text(element.text()),
        "m:f" => {
            grouped(part("m:num"), line);
            line.added("/");
            grouped(part("m:den"), line);
        }
        "m:sSup" | "m:limUpp" => {
            grouped(part("m:e"), line);
            shifted(part("m:sup").or_else(|| part("m:lim")), Shift::Raised, line);
        }
        "m:sSub" | "m:limLow" => {
            grouped(part("m:e"), line);
            shifted(part("m:sub").or_else(|| part("m:lim")), Shift::Lowered, line);
        }
        "m:sSubSup" | "m:sPre" => {
            let before = element.is("m:sPre");
            if !before {
                grouped(part("m:e"), line);
            }
            shifted(part("m:sub"), Shift::Lowered, line);
            shifted(part("m:sup"), Shift::Raised, line);
            if before {
                grouped(part("m:e"), line);
            }
        }
        "m:rad" => {
            shifted(part("m:deg"), Shift::Raised, line);
            line.added("√");
            grouped(part("m:e"), line);
        }
        "m:nary" => {
            line.added(character(element, "m:naryPr", "m:chr", "∫"));
            shifted(part("m:sub"), Shift::Lowered, line);
            shifted(part("m:sup"), Shift::Raised, line);
            line.added(" ");
            all(part("m:e"), line);
        }
        "m:d" => {
            line.added(character(element, "m:dPr", "m:begChr", "("));
            listed(element, "m:e", character(element, "m:dPr", "m:sepChr", "|"), line);
            line.added(character(element, "m:dPr", "m:endChr", ")"));
        }
        "m:func" => {
            all(part("m:fName"), line);
            line.added(" ");
            grouped(part("m:e"), line);
        }
        "m:acc" => {
            grouped(part("m:e"), line);
            line.added(character(element, "m:accPr", "m:chr", "\u{302}"));
        }
        "m:bar" => {
            grouped(part("m:e"), line);
            line.added("\u{305}");
        }
        "m:m" => {
            line.added("(");
            listed(element, "m:mr", "; ", line);
            line.added(")");
        }
        "m:mr" => listed(element, "m:e", ", ", line),
        "m:eqArr" => listed(element, "m:e", "; ", line),
        name if name.ends_with("Pr") => {}
        _ => element.elements().for_each(|child| write(child, line)),
    }
}

fn all(part: Option<&Element>, line: &mut Line) {
    part.into_iter().flat_map(Element::elements).for_each(|child| write(child, line));
}

/// Writes the parts of that name with `separator` between them.
fn listed(element: &Element, name: &str, separator: &str, line: &mut Line) {
    for (index, part) in element.elements().filter(|part| part.is(name)).enumerate() {
        if index > 0 {
            line.added(separator);
        }
        if name == "m:mr" { write(part, line) } else { all(Some(part), line) }
    }
}

/// Writes a part, in brackets where it is more than one number or word.
fn grouped(part: Option<&Element>, line: &mut Line) {
    let Some(part) = part else { return };
    if is_single(part) || part.elements().any(|child| child.is("m:d")) && part.elements().count() <= 2 {
        all(Some(part), line);
        return;
    }
    line.added("(");
    all(Some(part), line);
    line.added(")");
}

fn shifted(part: Option<&Element>, shift: Shift, line: &mut Line) {
    let Some(part) = part.filter(|part| !ink::text(part).trim().is_empty()) else { return };
    let text = ink::traced(part).trimmed(char::is_whitespace);
    if is_run(part) && shift.shown(&text).is_some() {
        line.shifted(text, shift);
        return;
    }
    line.added(shift.opening());
    all(Some(part), line);
    line.added(")");
}

/// Whether a part holds runs of text alone.
fn is_run(part: &Element) -> bool {
    part.elements().all(|child| child.is("m:r") || child.name().ends_with("Pr"))
}

fn is_single(part: &Element) -> bool {
    let text = ink::text(part);
    is_run(part) && text.trim().chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '.' | ','))
}

/// The character that a property names; without the property the usual one, without a value none.
fn character<'e>(element: &'e Element, properties: &str, name: &str, usual: &'e str) -> &'e str {
    let property = element.at(&[properties, name]);
    property.map_or(usual, |property| property.attribute("m:val").unwrap_or_default())
}
