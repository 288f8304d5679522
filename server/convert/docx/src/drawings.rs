//! Drawings in a paragraph: charts, diagrams, pictures, text in boxes.

use std::collections::BTreeSet;

use super::body::{Extractor, Reading};
use super::content::{Content, Paragraph, Shape};
use super::ink;
use super::inline::{Line, Segmented};
use super::manner::Manner;
use super::xml::Element;

/// A side of a picture, in units of drawings (914,400 an inch), below which it is an ornament or a line: one centimetre.
const SMALL_SIDE: u32 = 360_000;

/// Whether one side of a picture is too short to show anything.
fn is_small(picture: &Element) -> bool {
    let extent = picture.at(&["pic:spPr", "a:xfrm", "a:ext"]);
    let side = |name: &str| extent.and_then(|extent| extent.attribute(name)?.parse::<u32>().ok());
    [side("cx"), side("cy")].into_iter().flatten().any(|side| side < SMALL_SIDE)
}

/// The program of the document that `object` embeds.
fn embedded(object: &Element) -> Option<String> {
    let embedded = object.descendants().find(|element| element.is("?:OLEObject"))?;
    Some(embedded.attribute("ProgID").unwrap_or("?").to_owned())
}

impl Extractor<'_> {
    /// Reads a drawing: what of it is a chart, a diagram or text in a box.
    pub(super) fn drawing(&mut self, element: &Element, reading: &mut Reading) {
        match element.name() {
            "mc:AlternateContent" => {
                ink::alternative(element).into_iter().for_each(|form| self.drawing(form, reading));
                return;
            }
            "w:txbxContent" => {
                let contents = self.contents(element);
                reading.shapes.push(Shape::Box(contents));
                return;
            }
            "a:txBody" => {
                let contents = drawn_text(element, reading.place);
                reading.shapes.push(Shape::Box(contents));
                return;
            }
            "c:chart" => {
                reading.shapes.extend(element.attribute("r:id").map(|id| Shape::Chart(id.to_owned())));
            }
            "dgm:relIds" => {
                reading.shapes.extend(element.attribute("r:dm").map(|id| Shape::Diagram(id.to_owned())));
            }
            "w:object" if let Some(program) = embedded(element) => {
                reading.shapes.push(Shape::Object(program));
                return;
            }
            "pic:pic" | "v:imagedata" | "cx:chart" => {
                reading.shapes.push(Shape::Picture { small: is_small(element) });
            }
            "m:oMath" => {
                super::equation::write(element, &mut reading.line);
                return;
            }
            "w:t" | "w:delText" | "m:t" | "a:t" => {
                self.characters(&element.text(), &Manner::default(), reading);
            }
            _ => {}
        }
        for child in element.elements() {
            self.drawing(child, reading);
        }
    }
}

/// Text that a drawing holds in paragraphs of its own.
pub(super) fn drawn_text(element: &Element, place: u32) -> Vec<Content> {
    let paragraphs = element.descendants().filter(|element| element.is("a:p")).map(|paragraph| {
        let mut line = Line::default();
        for run in paragraph.descendants() {
            match run.name() {
                "a:t" => line.text(run.text()),
                "a:br" => line.line_break(),
                _ => {}
            }
        }
        let Segmented { leading_tabs, segments, .. } = line.segments(place, &BTreeSet::new());
        Content::Paragraph(Paragraph { place, leading_tabs, segments, ..Paragraph::default() })
    });
    paragraphs.collect()
}
