//! Tracked changes, accepted or rejected: what they take out leaves the tree before anything reads it.

use planmark_convert_model::Changes;

use super::ink;
use super::xml::{Element, Node};

/// Text that a change takes out, and the paragraph it stood in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TakenOut {
    pub(super) place: u32,
    pub(super) text: String,
}

/// Settles the changes in `root`. Gives what was taken out, in the order of the document.
pub(super) fn settle(root: &mut Element, changes: Changes) -> Vec<TakenOut> {
    let mut settling = Settling { changes, taken_out: Vec::new(), in_runs: true };
    settling.element(root);
    settling.taken_out
}

struct Settling {
    changes: Changes,
    taken_out: Vec<TakenOut>,
    /// Whether elements named `w:ins` hold runs, not marks of a property.
    in_runs: bool,
}

/// What becomes of an element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Stays,
    /// Its content stands in its place.
    Opens,
    Goes,
}

impl Settling {
    fn fate_of_mark(&self, name: &str) -> Option<Fate> {
        let added = matches!(name, "w:ins" | "w:moveTo" | "w:cellIns");
        let removed = matches!(name, "w:del" | "w:moveFrom" | "w:cellDel");
        match self.changes {
            _ if !added && !removed => None,
            Changes::Accept => Some(if added { Fate::Opens } else { Fate::Goes }),
            Changes::Reject => Some(if added { Fate::Goes } else { Fate::Opens }),
        }
    }

    fn fate(&self, element: &Element) -> Fate {
        let marks = match element.name() {
            "w:tr" => element.child("w:trPr"),
            "w:tc" => element.child("w:tcPr"),
            name => return self.fate_of_mark(name).filter(|_| self.in_runs).unwrap_or(Fate::Stays),
        };
        let goes = marks.is_some_and(|marks| marks.elements().any(|mark| self.takes_out(mark.name())));
        if goes { Fate::Goes } else { Fate::Stays }
    }

    /// Whether a mark of that name takes out what it marks.
    fn takes_out(&self, name: &str) -> bool {
        self.fate_of_mark(name) == Some(Fate::Goes)
    }

    fn element(&mut self, element: &mut Element) {
        if self.changes == Changes::Reject {
            restore_properties(element);
        }
        let in_runs = self.in_runs;
        self.in_runs &=
            !matches!(element.name(), "w:pPr" | "w:rPr" | "w:trPr" | "w:tcPr" | "w:numPr" | "w:sectPr");
        let children = std::mem::take(&mut element.children);
        let mut settled = Vec::with_capacity(children.len());
        self.nodes(children, &mut settled);
        element.children = join_paragraphs(settled, |name| self.takes_out(name));
        self.in_runs = in_runs;
    }

    fn nodes(&mut self, nodes: Vec<Node>, settled: &mut Vec<Node>) {
        for node in nodes {
            let Node::Element(mut child) = node else {
                settled.push(node);
                continue;
            };
            match self.fate(&child) {
                Fate::Stays => {
                    self.element(&mut child);
                    settled.push(Node::Element(child));
                }
                Fate::Opens => self.nodes(child.children, settled),
                Fate::Goes => {
                    let text = ink::text(&child);
                    if !text.trim().is_empty() {
                        self.taken_out.push(TakenOut { place: child.place, text });
                    }
                }
            }
        }
    }
}

/// Puts back the properties that a change of format replaced.
fn restore_properties(element: &mut Element) {
    let (change, old) = match element.name() {
        "w:pPr" => ("w:pPrChange", "w:pPr"),
        "w:rPr" => ("w:rPrChange", "w:rPr"),
        _ => return,
    };
    let Some(before) = element.child(change).and_then(|change| change.child(old)).cloned() else { return };
    // Marks of the paragraph's own end, and of the section that ends with it, are no properties that change.
    let kept =
        element.elements().filter(|child| element.is("w:pPr") && (child.is("w:rPr") || child.is("w:sectPr")));
    let kept: Vec<Node> = kept.cloned().map(Node::Element).collect();
    let marks = element
        .elements()
        .filter(|child| ["w:ins", "w:del", "w:moveFrom", "w:moveTo"].contains(&child.name()));
    let marks: Vec<Node> = marks.cloned().map(Node::Element).collect();
    element.children = before.children.into_iter().chain(kept).chain(marks).collect();
}

/// Joins each paragraph whose end was taken out with the one that follows, whose properties the whole then has.
fn join_paragraphs(nodes: Vec<Node>, takes_out: impl Fn(&str) -> bool) -> Vec<Node> {
    let mut joined: Vec<Node> = Vec::with_capacity(nodes.len());
    let mut open: Option<Element> = None;
    for node in nodes {
        let Node::Element(mut element) = node else {
            joined.push(node);
            continue;
        };
        if !element.is("w:p") {
            // An end before a table cannot go; an empty paragraph can.
            joined.extend(open.take().filter(|paragraph| !is_empty(paragraph)).map(Node::Element));
            joined.push(Node::Element(element));
            continue;
        }
        if let Some(before) = open.take() {
            element.place = before.place;
            let start = element
                .children
                .iter()
                .position(|child| !is_properties(child))
                .unwrap_or(element.children.len());
            let words = before.children.into_iter().filter(|child| !is_properties(child));
            element.children.splice(start..start, words);
        }
        let end = element.at(&["w:pPr", "w:rPr"]);
        if end.is_some_and(|end| end.elements().any(|mark| takes_out(mark.name()))) {
            open = Some(element);
        } else {
            joined.push(Node::Element(element));
        }
    }
    joined.extend(open.filter(|paragraph| !is_empty(paragraph)).map(Node::Element));
    joined
}

fn is_properties(node: &Node) -> bool {
    matches!(node, Node::Element(element) if element.is("w:pPr"))
}

fn is_empty(paragraph: &Element) -> bool {
    paragraph.elements().all(|child| child.is("w:pPr"))
}

#[cfg(test)]
mod tests {
    use super::settle;
    use crate::ink;
    use crate::xml::Parser;
    use planmark_convert_model::Changes;

    const W: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";

    fn run(text: &str) -> String {
        format!("<w:r><w:t>{text}</w:t></w:r>")
    }

    /// The paragraphs of a body after its changes are settled, and what was taken out.
    fn settled(body: &str, changes: Changes) -> (Vec<String>, Vec<String>) {
        let mut root =
            Parser::default().parse("a", format!("<w:body {W}>{body}</w:body>").as_bytes()).unwrap();
        let taken = settle(&mut root, changes);
        let paragraphs =
            root.descendants().filter(|element| element.is("w:p")).map(|p| ink::text(p).trim().to_owned());
        (paragraphs.collect(), taken.into_iter().map(|taken| taken.text.trim().to_owned()).collect())
    }

    #[test]
    fn insertions_and_deletions_are_accepted_or_rejected() {
        let body = format!(
            "<w:p>{}<w:ins w:id='1'>{}</w:ins><w:del w:id='2'><w:r><w:delText>old</w:delText></w:r></w:del></w:p>",
            run("kept "),
            run("new")
        );
        let own = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        assert_eq!(settled(&body, Changes::Accept), (own(&["kept new"]), own(&["old"])));
        assert_eq!(settled(&body, Changes::Reject), (own(&["kept old"]), own(&["new"])));
    }

    #[test]
    fn moves_leave_one_place() {
        let body = format!(
            "<w:p><w:moveFrom w:id='1'>{0}</w:moveFrom></w:p><w:p>{1}</w:p><w:p><w:moveTo w:id='2'>{0}</w:moveTo></w:p>",
            run("moved"),
            run("stays")
        );
        assert_eq!(settled(&body, Changes::Accept).0, ["", "stays", "moved"]);
        assert_eq!(settled(&body, Changes::Reject).0, ["moved", "stays", ""]);
    }

    #[test]
    fn a_paragraph_whose_end_is_deleted_is_joined_with_the_next() {
        let end = |mark: &str| format!("<w:pPr><w:rPr><w:{mark} w:id='1'/></w:rPr></w:pPr>");
        let body = format!("<w:p>{}{}</w:p><w:p>{}</w:p>", end("del"), run("one "), run("two"));
        assert_eq!(settled(&body, Changes::Accept).0, ["one two"]);
        assert_eq!(settled(&body, Changes::Reject).0, ["one", "two"]);
        let body = format!("<w:p>{}{}</w:p><w:p>{}</w:p>", end("ins"), run("one "), run("two"));
        assert_eq!(settled(&body, Changes::Accept).0, ["one", "two"]);
        assert_eq!(settled(&body, Changes::Reject).0, ["one two"]);
    }

    #[test]
    fn rows_and_formats_change_too() {
        let row = |mark: &str, text: &str| {
            format!("<w:tr><w:trPr>{mark}</w:trPr><w:tc><w:p>{}</w:p></w:tc></w:tr>", run(text))
        };
        let body = format!(
            "<w:tbl>{}{}{}</w:tbl>",
            row("", "one"),
            row("<w:del w:id='1'/>", "two"),
            row("<w:ins w:id='2'/>", "three")
        );
        assert_eq!(settled(&body, Changes::Accept).0, ["one", "three"]);
        assert_eq!(settled(&body, Changes::Reject).0, ["one", "two"]);
        let styled = "<w:p><w:pPr><w:pStyle w:val='new'/><w:pPrChange w:id='1'><w:pPr><w:pStyle w:val='old'/></w:pPr>\
            </w:pPrChange></w:pPr></w:p>";
        let style = |changes| {
            let mut root =
                Parser::default().parse("a", format!("<w:body {W}>{styled}</w:body>").as_bytes()).unwrap();
            settle(&mut root, changes);
            root.at(&["w:p", "w:pPr", "w:pStyle"]).and_then(|style| style.val().map(str::to_owned)).unwrap()
        };
        assert_eq!((style(Changes::Accept), style(Changes::Reject)), ("new".to_owned(), "old".to_owned()));
    }
}
