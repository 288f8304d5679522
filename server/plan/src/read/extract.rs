//! From a section's nodes to its facts.

use std::ops::Range;

use planmark_syntax::citation::{Context, read_prose};
use planmark_syntax::script::join_wraps;
use planmark_syntax::tree_sitter::Node;
use planmark_syntax::{Citation, HeadingKind, Level, Marker, NodeKind, Parsed, PlanReference};

use super::doubts::doubt;
use super::facts::{
    Block, BlockKind, Citing, Heading, Inline, Introduced, Item, Link, MandateLine, Referring, Row,
    SectionFacts,
};
use super::header::{Field, Header};
use super::introduced::introduced;
use super::linked::{Linked, linked_resolution};
use super::listing::Memo;
use super::{accomplishments, measured, naming, of_another, series};
use crate::names::Names;
use planmark_syntax::{Span, Words};

/// The facts of a section's own part, and the nodes of its child sections.
///
/// `own` are the children of the section up to its first child section. `numbered` says that accomplishments have numbers, `1.1`, as in the
/// budgets of missions.
pub(crate) fn extract(
    parsed: &Parsed,
    own: &[Node<'_>],
    range: Range<usize>,
    numbered: bool,
) -> SectionFacts {
    let text = parsed.slice(range.clone());
    let in_accomplishments =
        own.first().map(|node| NodeKind::of(*node)) == Some(NodeKind::Heading(HeadingKind::Accomplishments));
    let extractor = Extractor { base: range.start, text: &text, numbered, in_accomplishments };
    let mut heading = None;
    let mut blocks = Vec::new();
    for node in own {
        match NodeKind::of(*node) {
            NodeKind::Heading(kind) => heading = Some(extractor.heading(*node, kind)),
            kind if kind.is_block() => {
                blocks.push(extractor.block(*node, kind));
                extractor.doubts_within(*node, &mut blocks);
            }
            _ => {}
        }
    }
    if numbered && in_accomplishments {
        blocks = accomplishments::numbered(blocks, &text);
    }
    let mut facts = SectionFacts {
        heading,
        series: series::read(&blocks, &text),
        blocks,
        length: Span::new(0, text.len()).end,
        names: Names::default(),
        listed: Memo::default(),
    };
    facts.names = naming::read(&facts, &text);
    facts
}

/// The header of a document.
pub(crate) fn header(parsed: &Parsed) -> Header {
    let root = parsed.root();
    let Some(node) = root.named_child(0).filter(|node| NodeKind::of(*node) == NodeKind::Header) else {
        return Header::default();
    };
    let range = node.byte_range();
    let text = parsed.slice(range.clone());
    let extractor = Extractor { base: 0, text: &text, numbered: false, in_accomplishments: false };
    let words = |node: Node<'_>| {
        let at = node.byte_range();
        Words {
            text: text[at.start - range.start..at.end - range.start].trim().into(),
            span: Span::new(at.start, at.end),
        }
    };
    let mut cursor = node.walk();
    let fields = node
        .named_children(&mut cursor)
        .filter(|child| NodeKind::of(*child) == NodeKind::HeaderField)
        .filter_map(|field| {
            let key = words(field.child_by_field_name("key")?);
            let value = match field.child_by_field_name("value") {
                Some(value) => words(value),
                None => Words { text: "".into(), span: Span { start: key.span.end, end: key.span.end } },
            };
            Some(Field { key, value, span: extractor.span(field) })
        })
        .collect();
    Header { span: Some(Span::new(range.start, range.end)), fields }
}

/// Reads nodes of one section; `text` is the section's own part, which starts at byte `base` of the document.
struct Extractor<'a> {
    base: usize,
    text: &'a str,
    /// Whether accomplishments have numbers.
    numbered: bool,
    in_accomplishments: bool,
}

impl Extractor<'_> {
    fn span(&self, node: Node<'_>) -> Span {
        Span::relative(&node.byte_range(), self.base)
    }

    fn raw(&self, span: Span) -> &str {
        self.text.get(span.at(0)).unwrap_or_default()
    }

    fn words(&self, node: Node<'_>) -> Words {
        let span = self.span(node);
        Words { text: join_wraps(self.raw(span)).into(), span }
    }

    /// The span of a paragraph or a cell behind a backslash that is the markup's.
    fn behind_escape(&self, node: Node<'_>, span: Span) -> Span {
        match node.named_child(0).filter(|first| NodeKind::of(*first) == NodeKind::Escape) {
            Some(escape) => Span { start: self.span(escape).end, end: span.end },
            None => span,
        }
    }

    fn field(&self, node: Node<'_>, name: &str) -> Option<Words> {
        node.child_by_field_name(name).map(|child| self.words(child))
    }

    fn heading(&self, node: Node<'_>, kind: HeadingKind) -> Heading {
        let depth = node
            .child_by_field_name("marker")
            .map_or(1, |marker| self.raw(self.span(marker)).chars().count());
        let title = node.child_by_field_name("title");
        Heading {
            kind,
            depth: u8::try_from(depth).unwrap_or(6),
            span: self.line_span(node),
            keyword: self.field(node, "keyword"),
            number: self.field(node, "number"),
            title: title.map(|title| self.words(title)).filter(|title| !title.text.is_empty()),
            inline: title.map(|title| self.inline(title, self.span(title))).unwrap_or_default(),
        }
    }

    /// The span without the line end that the node may hold.
    fn line_span(&self, node: Node<'_>) -> Span {
        let span = self.span(node);
        let length = self.raw(span).trim_end().len();
        Span { start: span.start, end: span.start.saturating_add(u32::try_from(length).unwrap_or(0)) }
    }

    fn block(&self, node: Node<'_>, kind: NodeKind) -> Block {
        let span = self.line_span(node);
        match kind {
            NodeKind::Item | NodeKind::SubItem => {
                self.item(node, if kind == NodeKind::Item { Level::Item } else { Level::SubItem })
            }
            NodeKind::Mandate => {
                let title = node.child_by_field_name("title");
                let head_end = title.map_or(span.end, |title| self.span(title).start);
                let line = MandateLine {
                    head: self.typed(Span { start: span.start, end: head_end }),
                    title: title.map(|title| self.words(title)).filter(|title| !title.text.is_empty()),
                };
                let inline = self.inline_of(node, line.head.span, title);
                Block { span, words: span, kind: BlockKind::Mandate(line), inline }
            }
            NodeKind::Caption => {
                let title = node.child_by_field_name("title");
                let label = self.field(node, "label").unwrap_or(Words { text: "".into(), span });
                let words = title.map_or(Span { start: span.end, end: span.end }, |title| self.span(title));
                Block {
                    span,
                    words,
                    kind: BlockKind::Caption { label, title: title.map(|title| self.words(title)) },
                    inline: title.map(|title| self.inline(title, words)).unwrap_or_default(),
                }
            }
            NodeKind::Table => self.table(node, span),
            NodeKind::FootnoteDefinition => {
                let label = self.field(node, "label").unwrap_or(Words { text: "".into(), span });
                let colon = [']', ':', '：', ' ', '\t', '\u{3000}'];
                let behind = self.raw(Span { start: label.span.end, end: span.end });
                let start = span.end - u32::try_from(behind.trim_start_matches(colon).len()).unwrap_or(0);
                let words = Span { start, end: span.end };
                Block { span, words, kind: BlockKind::Footnote { label }, inline: self.inline(node, words) }
            }
            NodeKind::Comment => {
                let allows = self.allows(span);
                let doubts = doubt(self.raw(span)).is_some();
                Block {
                    span,
                    words: span,
                    kind: BlockKind::Comment { allows, doubts },
                    inline: Inline::default(),
                }
            }
            _ => {
                let number = self.field(node, "number");
                let words = match &number {
                    Some(number) => Span { start: number.span.end, end: span.end },
                    None => self.behind_escape(node, span),
                };
                let text = number.is_none().then(|| join_wraps(self.raw(words)).into());
                let mut inline = self.inline(node, words);
                let linked = number.is_none().then(|| self.linked_mandate(words, &mut inline)).flatten();
                let entry =
                    linked.or_else(|| number.is_none().then(|| self.mandate_line(words, &inline)).flatten());
                Block { span, words, kind: BlockKind::Paragraph { number, text, entry }, inline }
            }
        }
    }

    /// Words exactly as typed, but for blanks at their end.
    fn typed(&self, span: Span) -> Words {
        let text = self.raw(span).trim_end();
        let end = span.start + u32::try_from(text.len()).unwrap_or(0);
        Words { text: text.into(), span: Span { start: span.start, end } }
    }

    /// The title behind the part of a resolution that is listed: `, sect. IX` of `79/258, sect. IX  Title`.
    fn behind_pinpoint(&self, title: Span) -> Option<Span> {
        let raw = self.raw(title);
        if !raw.trim_start().starts_with([',', '，', '、', '،']) {
            return None;
        }
        let gap = ["  ", "\t", "\u{3000}"].iter().filter_map(|gap| raw.find(gap)).min()?;
        let blanks = raw[gap..].len() - raw[gap..].trim_start().len();
        let start = title.start + u32::try_from(gap + blanks).ok()?;
        (start < title.end).then_some(Span { start, end: title.end })
    }

    /// A mandate whose number leads somewhere, `[1/2](…)  Title`: the number, and the title behind the link.
    fn linked_mandate(&self, words: Span, inline: &mut Inline) -> Option<MandateLine> {
        let link = inline.links.first().filter(|link| link.span.start == words.start)?;
        let number = link.text.clone()?;
        let rest = self.raw(Span { start: link.span.end, end: words.end });
        let is_entry =
            rest.trim().is_empty() || rest.starts_with("  ") || rest.starts_with(['\t', '\u{3000}']);
        let is_known = inline.citations.iter().any(|citing| link.span.contains(citing.span));
        let citation = Citation::read(&number.text, Context::UNKNOWN);
        if !is_entry || is_known || citation.is_err() {
            return None;
        }
        let start = link.span.end + u32::try_from(rest.len() - rest.trim_start().len()).unwrap_or(0);
        let title = Words { text: join_wraps(rest).into(), span: Span { start, end: words.end } };
        let introduced = Introduced::Subject;
        let citing = Citing {
            span: number.span,
            text: number.text.clone(),
            citation,
            relative: None,
            is_guessed: false,
            introduced,
        };
        inline.citations.insert(0, citing);
        let title = Some(title).filter(|title| !title.text.is_empty());
        Some(MandateLine { head: number, title })
    }

    /// The symbols with which words begin, and the title behind them.
    fn mandate_line(&self, words: Span, inline: &Inline) -> Option<MandateLine> {
        let mut end = words.start;
        for citing in &inline.citations {
            let between = self.raw(Span { start: end, end: citing.span.start });
            if !between.chars().all(|sign| sign.is_whitespace() || ";；,，、".contains(sign)) {
                break;
            }
            end = citing.span.end;
        }
        if end == words.start {
            return None;
        }
        if let Some(title) = self.behind_pinpoint(Span { start: end, end: words.end }) {
            end = title.start;
        }
        let rest = self.raw(Span { start: end, end: words.end });
        let start = end + u32::try_from(rest.len() - rest.trim_start().len()).unwrap_or(0);
        let title = Words { text: join_wraps(rest).into(), span: Span { start, end: words.end } };
        let title = Some(title).filter(|title| !title.text.is_empty());
        Some(MandateLine { head: self.typed(Span { start: words.start, end }), title })
    }

    fn item(&self, node: Node<'_>, level: Level) -> Block {
        let span = self.line_span(node);
        let marker = self.field(node, "marker").unwrap_or(Words { text: "".into(), span });
        let mut cursor = node.walk();
        let sub_items: Vec<Node<'_>> = node
            .named_children(&mut cursor)
            .filter(|child| NodeKind::of(*child) == NodeKind::SubItem)
            .collect();
        let mut comments = node.walk();
        let comment =
            node.named_children(&mut comments).find(|child| NodeKind::of(*child) == NodeKind::Comment);
        let behind = sub_items.first().into_iter().chain(&comment).map(|child| self.span(*child).start);
        let end = behind.min().unwrap_or(span.end);
        let raw = self.raw(Span { start: marker.span.end, end });
        let words = Span {
            start: marker.span.end,
            end: marker.span.end + u32::try_from(raw.trim_end().len()).unwrap_or(0),
        };
        let inline = self.inline(node, words);
        let text = join_wraps(raw);
        let below = if level == Level::Item { Level::SubItem } else { Level::Third };
        let item = Item {
            reading: Marker::read(&marker.text, level),
            names_measure: self.in_accomplishments.then(|| measured::names_measure(&text)),
            text: text.into(),
            indented: level != Level::Item,
            series: None,
            children: sub_items.into_iter().map(|child| self.item(child, below)).collect(),
            marker,
        };
        Block { span, words, kind: BlockKind::Item(item), inline }
    }

    /// What an import was not sure of inside of an item, told behind the item.
    fn doubts_within(&self, item: Node<'_>, blocks: &mut Vec<Block>) {
        let mut cursor = item.walk();
        for child in item.named_children(&mut cursor) {
            match NodeKind::of(child) {
                NodeKind::Comment if doubt(self.raw(self.span(child))).is_some() => {
                    blocks.push(self.block(child, NodeKind::Comment));
                }
                NodeKind::SubItem => self.doubts_within(child, blocks),
                _ => {}
            }
        }
    }

    fn table(&self, node: Node<'_>, span: Span) -> Block {
        let mut inline = Inline::default();
        let mut rows: Vec<Row> = Vec::new();
        let mut cursor = node.walk();
        for row in node.named_children(&mut cursor) {
            if NodeKind::of(row) != NodeKind::TableRow {
                continue;
            }
            let mut cells = Vec::new();
            let mut inner = row.walk();
            for cell in row.named_children(&mut inner) {
                if NodeKind::of(cell) == NodeKind::TableCell {
                    let span = self.behind_escape(cell, self.span(cell));
                    inline.append(self.inline(cell, self.span(cell)));
                    let head = rows.first().and_then(|head| head.cells.get(cells.len()));
                    if let Some(head) = head.filter(|_| self.numbered) {
                        inline.references.extend(self.referring_below(&head.text, span));
                    }
                    cells.push(Words { text: join_wraps(self.raw(span)).into(), span });
                }
            }
            rows.push(Row { span: self.line_span(row), cells });
        }
        Block { span, words: span, kind: BlockKind::Table(rows), inline }
    }

    /// What a mandate refers to: its own symbols, then what its title names.
    fn inline_of(&self, node: Node<'_>, words: Span, title: Option<Node<'_>>) -> Inline {
        let mut inline = self.inline(node, words);
        if let Some(title) = title {
            inline.append(self.inline(title, self.span(title)));
        }
        inline
    }

    /// What the inline children of a node refer to. `words` is the text that decides what a number means.
    fn inline(&self, node: Node<'_>, words: Span) -> Inline {
        let mut inline = Inline::default();
        let mut resolutions = Vec::new();
        let mut linked: Vec<Linked> = Vec::new();
        let mut cursor = node.walk();
        for child in node.named_children(&mut cursor) {
            match NodeKind::of(child) {
                NodeKind::Resolution => resolutions.push(self.span(child)),
                NodeKind::DocumentSymbol => inline.symbols.push(self.words(child)),
                NodeKind::OpenPlace => inline.open_places.push(self.words(child)),
                NodeKind::GoalReference => inline.goals.push(self.words(child)),
                NodeKind::PlanReference => inline.references.push(self.referring(child)),
                NodeKind::FootnoteReference => {
                    let words = self.words(child);
                    let label = words.text.trim_start_matches("[^").trim_end_matches(']').into();
                    inline.footnotes.push(Words { text: label, span: words.span });
                }
                NodeKind::Link => {
                    let link = Link {
                        span: self.span(child),
                        text: self.field(child, "text"),
                        url: self.field(child, "url").unwrap_or_else(|| self.words(child)),
                    };
                    linked.extend(linked_resolution(&link));
                    inline.links.push(link);
                }
                _ => {}
            }
        }
        resolutions.extend(linked.iter().filter(|linked| !linked.is_bare).map(|linked| linked.span));
        resolutions.sort_by_key(|span| span.start);
        self.join_references(&mut inline.references);
        let (citations, pinpoints) = self.citing(&resolutions, words);
        inline.citations = citations;
        self.cite_links(&linked, words, &mut inline.citations);
        // Paragraph 5 of a resolution is no paragraph of the plan.
        inline.references.retain(|referring| !pinpoints.iter().any(|place| place.overlaps(referring.span)));
        if !self.numbered {
            of_another::leave_out_numbered_framework(&mut inline);
        }
        of_another::leave_out(&mut inline, words, |span| self.raw(span));
        inline
    }

    /// What links add: of a number that is linked the organ, where the words leave it open; and the resolutions to which bare
    /// addresses lead.
    fn cite_links(&self, linked: &[Linked], words: Span, citations: &mut Vec<Citing>) {
        for linked in linked {
            if linked.is_bare {
                let text = join_wraps(self.raw(linked.span)).into();
                let citation = Ok(linked.citation.clone());
                let start = words.start.min(linked.span.start);
                let introduced = introduced(self.raw(Span { start, end: linked.span.start }));
                citations.push(Citing {
                    span: linked.span,
                    text,
                    citation,
                    relative: None,
                    is_guessed: false,
                    introduced,
                });
                continue;
            }
            let same = citations.iter_mut().filter(|citing| citing.span == linked.span);
            for citation in same.filter_map(|citing| citing.citation.as_mut().ok()) {
                if citation.number == linked.citation.number && citation.organ.is_none() {
                    citation.organ = linked.citation.organ;
                    citation.kind = citation.kind.or(linked.citation.kind);
                }
            }
        }
        citations.sort_by_key(|citing| citing.span.start);
    }

    /// What resolutions are cited, and where their sections and paragraphs are named.
    fn citing(&self, resolutions: &[Span], words: Span) -> (Vec<Citing>, Vec<Span>) {
        if resolutions.is_empty() {
            return Default::default();
        }
        let start = resolutions.iter().map(|span| span.start).min().unwrap_or(words.start).min(words.start);
        let raw = self.raw(Span { start, end: words.end });
        let within: Vec<Range<usize>> = resolutions
            .iter()
            .map(|span| (span.start - start) as usize..(span.end - start) as usize)
            .collect();
        let readings = read_prose(raw, &within);
        let pinpoints = readings
            .iter()
            .flat_map(|reading| &reading.pinpoints)
            .map(|pinpoint| Span::new(pinpoint.span.start, pinpoint.span.end).shifted(start))
            .collect();
        let citations = resolutions
            .iter()
            .zip(readings)
            .map(|(span, reading)| Citing {
                span: *span,
                text: join_wraps(self.raw(*span)).into(),
                citation: reading.citation,
                relative: reading.relative,
                is_guessed: reading.is_guessed,
                introduced: introduced(raw.get(..(span.start - start) as usize).unwrap_or_default()),
            })
            .collect();
        (citations, pinpoints)
    }

    /// A title in brackets stands between subprogramme and programme: "subprogramme 3 (Sea data) of programme 29".
    fn join_references(&self, references: &mut [Referring]) {
        for at in 1..references.len() {
            let (before, behind) = references.split_at_mut(at);
            let (Some(first), Some(second)) = (before.last_mut(), behind.first_mut()) else { continue };
            let Some(title) = &first.title else { continue };
            let closing = self.raw(Span { start: title.span.end, end: second.span.start });
            let Some(between) = closing.trim_start().strip_prefix([')', '）']) else { continue };
            if let (Some(first), Some(second)) = (&mut first.reading, &mut second.reading) {
                PlanReference::join(first, between, second);
            }
        }
    }

    fn referring(&self, node: Node<'_>) -> Referring {
        let span = self.span(node);
        let raw = self.raw(span);
        Referring {
            span,
            text: join_wraps(raw).into(),
            reading: PlanReference::read(raw),
            title: self.bracketed(span.end),
        }
    }

    /// A cell of numbers below a head that says what they name: `1.2, 2.3`.
    fn referring_below(&self, head: &str, cell: Span) -> Option<Referring> {
        let Words { text, span } = self.typed(cell);
        let reading = PlanReference::below_head(head, self.raw(span))?;
        Some(Referring { span, text, reading: Some(reading), title: None })
    }

    /// The words in brackets that begin at an offset, blanks before them allowed.
    fn bracketed(&self, from: u32) -> Option<Words> {
        let rest = self.text.get(from as usize..)?;
        let inner = rest.trim_start_matches([' ', '\u{a0}']);
        let open = inner.chars().next().filter(|sign| matches!(sign, '(' | '（'))?;
        let start = from as usize + (rest.len() - inner.len()) + open.len_utf8();
        let body = self.text.get(start..)?;
        let end = body
            .find([')', '）', '(', '（', '\n', '\r'])
            .filter(|end| body[*end..].starts_with([')', '）']))?;
        Some(Words { text: body[..end].trim().into(), span: Span::new(start, start + end) })
    }

    /// The rules that a comment `<!-- planmark: allow RULE, RULE -->` names.
    fn allows(&self, span: Span) -> Vec<Words> {
        let raw = self.raw(span);
        let body = raw.trim_start_matches("<!--").trim_start();
        let Some(directive) = body.strip_prefix("planmark:") else { return Vec::new() };
        let Some(names) = directive.trim_start().strip_prefix("allow") else { return Vec::new() };
        let offset = raw.len() - names.len();
        let names = names.split("-->").next().unwrap_or_default();
        let mut found = Vec::new();
        let mut start = None;
        for (at, sign) in names.char_indices().chain([(names.len(), ' ')]) {
            let part_of_name = sign.is_ascii_alphanumeric() || sign == '-';
            match (part_of_name, start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    let absolute = span.start as usize + offset;
                    found.push(Words {
                        text: names[from..at].into(),
                        span: Span::new(absolute + from, absolute + at),
                    });
                    start = None;
                }
                _ => {}
            }
        }
        found
    }
}

impl Inline {
    fn append(&mut self, mut other: Self) {
        self.citations.append(&mut other.citations);
        self.references.append(&mut other.references);
        self.symbols.append(&mut other.symbols);
        self.goals.append(&mut other.goals);
        self.footnotes.append(&mut other.footnotes);
        self.links.append(&mut other.links);
        self.open_places.append(&mut other.open_places);
    }
}

#[cfg(test)]
mod tests {
    use planmark_syntax::Text;

    use super::join_wraps;
    use crate::document::Document;
    use crate::work::Work;

    /// The references that are read as parts of the plan.
    fn references(paragraph: &str) -> Vec<String> {
        let document =
            Document::new(Text::new(&format!("# Programme 2: Water\n\n{paragraph}\n")), &Work::default());
        let sections = document.parts().iter().flat_map(|part| &part.programme.sections);
        let inlines = sections.flat_map(|section| section.facts.inlines());
        inlines.flat_map(|inline| &inline.references).map(|referring| referring.text.to_string()).collect()
    }

    #[test]
    fn a_paragraph_of_a_resolution_is_none_of_the_plan() {
        let none: [&str; 0] = [];
        assert_eq!(references("See General Assembly resolution 60/251, para. 5."), none);
        assert_eq!(references("See resolution 60/251, sect. III, para. 5, and para. 2.3."), ["para. 2.3"]);
        assert_eq!(references("见大会第 60/251 号决议第 5 段和第 2.3 段。"), ["2.3 段"]);
    }

    #[test]
    fn a_mandate_may_lead_to_where_its_text_lies() {
        let plan = "# Programme 2: Water\n\n## Legislative mandates\n\n### UN-Habitat Assembly resolutions\n\n\
                    [1/2](https://example.org/1)  Safe water\n\n42/4, sect. IX, para. 3  Wells\n\n[2/10](https://example.org/2)\n\n\
                    [Convention 1/2](https://example.org/3)  On rivers\n";
        let document = Document::new(Text::new(plan), &Work::default());
        let mandates = document.parts().iter().flat_map(|part| &part.programme.mandates);
        let listed: Vec<String> = mandates
            .map(|mandate| {
                let title = mandate.title.as_ref().map_or("", |title| &*title.text);
                format!("{} {title}", mandate.symbols.join("; "))
            })
            .collect();
        assert_eq!(
            listed,
            [
                "UNHA/RES/1/2 Safe water",
                "UNHA/RES/42/4 Wells",
                "UNHA/RES/2/10 ",
                " [Convention 1/2](https://example.org/3)  On rivers"
            ]
        );
    }

    #[test]
    fn wraps_are_joined_as_each_script_joins_them() {
        assert_eq!(join_wraps("政治\n    事务"), "政治事务");
        assert_eq!(join_wraps("Political\r\naffairs "), "Political affairs");
        assert_eq!(join_wraps("第\n58/269 号"), "第 58/269 号");
        assert_eq!(join_wraps("，见\r下文"), "，见下文");
    }
}
