//! A plan as JSON: the whole of it, once in the order of the text and once by what it means.

mod form;

use std::collections::BTreeMap;

use planmark_plan::document::Document;
use planmark_plan::model::Standing;
use planmark_plan::model::programme::{self as model, Place};
use planmark_plan::read::facts::{self, BlockKind, Inline, Said};

pub use form::{
    Accomplishment, Block, Citation, Content, Footnote, Header, Indicator, Link, Mandate, Measure,
    MeasureValue, MeasureYear, Plan, PlannedResult, Programme, References, Section, Subprogramme, Unit,
};

use crate::reading::{Reading, marker};

/// The whole of a document.
#[must_use]
pub fn plan(document: &Document) -> Plan {
    let readers: Vec<Reader<'_>> = Reading::all(document).map(Reader::new).collect();
    let is_programme = |reader: &&Reader<'_>| reader.reading.programme().standing != Standing::Front;
    Plan {
        version: form::VERSION,
        header: header(document),
        front: readers.iter().filter(|reader| !is_programme(reader)).flat_map(Reader::sections).collect(),
        programmes: readers.iter().filter(is_programme).map(Reader::programme).collect(),
        footnotes: readers.iter().flat_map(Reader::footnotes).collect(),
    }
}

/// The whole of a document as the text of a file.
///
/// # Errors
///
/// The serialiser's, which this form does not have.
pub fn text(document: &Document) -> serde_json::Result<String> {
    Ok(serde_json::to_string_pretty(&plan(document))? + "\n")
}

fn header(document: &Document) -> Header {
    let value = |key: &str| document.header().get(key).map(str::to_owned);
    Header {
        symbol: value("symbol"),
        format: value("format"),
        period: value("period"),
        language: value("language"),
        section: value("section"),
        original: value("original"),
        revises: value("revises"),
        status: value("status"),
        entity: value("entity"),
    }
}

fn owned(text: Option<&str>) -> Option<String> {
    text.map(str::to_owned)
}

/// A part of a document, with its citations by their places.
struct Reader<'a> {
    reading: Reading<'a>,
    citations: BTreeMap<u32, Vec<String>>,
}

impl<'a> Reader<'a> {
    fn new(reading: Reading<'a>) -> Self {
        let readings = &reading.programme().readings;
        let symbols = |read: &model::Reading| {
            read.citation.as_ref().map(planmark_syntax::Citation::symbols).unwrap_or_default()
        };
        Self { reading, citations: readings.iter().map(|read| (read.span.start, symbols(read))).collect() }
    }

    fn programme(&self) -> Programme {
        let programme = self.reading.programme();
        let first = programme.sections.iter().position(|section| section.facts.heading.is_some());
        Programme {
            number: owned(programme.number.as_deref()),
            title: owned(programme.title.as_deref()),
            line: first.and_then(|section| self.heading_line(section)).unwrap_or(1),
            subprogrammes: programme.subprogrammes.iter().map(|it| self.subprogramme(it)).collect(),
            mandates: programme.mandates.iter().map(|it| self.mandate(it)).collect(),
            sections: self.sections(),
        }
    }

    fn heading_line(&self, section: usize) -> Option<usize> {
        let heading = self.reading.programme().heading(section)?;
        Some(self.reading.line(section, heading.span))
    }

    fn subprogramme(&self, subprogramme: &model::Subprogramme) -> Subprogramme {
        Subprogramme {
            section: self.reading.letter(subprogramme),
            number: owned(subprogramme.number.as_deref()),
            title: owned(subprogramme.title.as_deref()),
            line: subprogramme.section.and_then(|section| self.heading_line(section)),
            units: subprogramme.units.iter().map(|it| self.unit(it)).collect(),
        }
    }

    fn unit(&self, unit: &model::Unit) -> Unit {
        Unit {
            component: owned(unit.component.as_deref()),
            title: self.reading.component_title(unit),
            objective_number: owned(unit.objective_number.as_deref()),
            objective: self.blocks_of(&unit.objectives),
            accomplishments: unit.accomplishments.iter().filter_map(|it| self.accomplishment(it)).collect(),
            strategy: self.blocks_of(&unit.strategies),
            external_factors: self.blocks_of(&unit.external_factors),
            performance: self.blocks_of(&unit.performances),
            results: unit.results.iter().map(|it| self.result(it)).collect(),
            measures: unit.measures.iter().filter_map(|it| self.measure(*it, unit)).collect(),
            deliverables: self.blocks_of(&unit.deliverables),
        }
    }

    /// The blocks of sections and of those below them, each once.
    fn blocks_of(&self, sections: &[usize]) -> Vec<Block> {
        let mut all: Vec<usize> =
            sections.iter().flat_map(|section| self.reading.with_below(*section)).collect();
        all.sort_unstable();
        all.dedup();
        all.into_iter().flat_map(|section| self.blocks(section)).collect()
    }

    fn accomplishment(&self, accomplishment: &model::Accomplishment) -> Option<Accomplishment> {
        let section = accomplishment.place.section;
        let (block, item) = self.reading.item_at(accomplishment.place)?;
        let indicators = item.children.iter().filter_map(|child| Some((child, child.item()?)));
        Some(Accomplishment {
            letter: owned(accomplishment.letter.as_deref()),
            text: item.text.to_string(),
            line: self.reading.line(section, block.span),
            indicators: indicators
                .map(|(child, indicator)| Indicator {
                    numeral: marker(&indicator.marker),
                    text: with_third_level(indicator),
                    line: self.reading.line(section, child.span),
                })
                .collect(),
        })
    }

    fn result(&self, result: &model::PlannedResult) -> PlannedResult {
        PlannedResult {
            number: owned(result.number.as_deref()),
            title: owned(result.title.as_deref()),
            line: self.heading_line(result.section).unwrap_or(1),
        }
    }

    fn measure(&self, place: Place, unit: &model::Unit) -> Option<Measure> {
        let section = self.reading.programme().sections.get(place.section)?;
        let block = section.facts.blocks.get(place.block)?;
        let (label, title) = match &block.kind {
            BlockKind::Caption { label, title } => {
                (Some(&label.text), title.as_ref().map(|title| &title.text))
            }
            _ => (None, None),
        };
        let result = section.role.result.and_then(|result| unit.results.get(result)?.number.clone());
        Some(Measure {
            result: owned(result.as_deref()),
            label: label.map(ToString::to_string),
            title: title.map(ToString::to_string),
            line: self.reading.line(place.section, block.span),
            years: measure_years(&section.facts, place.block),
        })
    }

    fn mandate(&self, entry: &model::MandateEntry) -> Mandate {
        let programme = self.reading.programme();
        let section = entry.place.section;
        let readings = programme.readings.get(entry.readings.clone()).unwrap_or_default();
        let code = readings.iter().find_map(|reading| reading.citation.as_ref().ok()?.organ_code());
        let block = programme.block(entry.place);
        let printed = block.and_then(|block| match &block.kind {
            BlockKind::Mandate(line) | BlockKind::Paragraph { entry: Some(line), .. } => {
                Some(line.head.text.to_string())
            }
            _ => None,
        });
        Mandate {
            section: owned(entry.lettered.as_deref()),
            subprogramme: owned(entry.subprogramme.as_deref()),
            organ: owned(code.or_else(|| entry.organ.map(|organ| organ.code(None)))),
            printed,
            symbols: entry.symbols.iter().map(ToString::to_string).collect(),
            title: entry.title.as_ref().map(|title| title.text.to_string()),
            line: block.map_or(1, |block| self.reading.line(section, block.span)),
        }
    }

    /// The sections as they stand in each other.
    fn sections(&self) -> Vec<Section> {
        let programme = self.reading.programme();
        let mut open: Vec<Section> = Vec::new();
        let mut top: Vec<Section> = Vec::new();
        let close = |open: &mut Vec<Section>, top: &mut Vec<Section>, depth: u8| {
            while open.last().is_some_and(|last| last.depth.unwrap_or(0) >= depth || last.depth.is_none()) {
                let Some(closed) = open.pop() else { break };
                open.last_mut().map_or(&mut *top, |parent| &mut parent.sections).push(closed);
            }
        };
        for at in 0..programme.sections.len() {
            let section = self.section(at);
            if section.heading.is_none() && section.blocks.is_empty() {
                continue;
            }
            close(&mut open, &mut top, section.depth.unwrap_or(0));
            open.push(section);
        }
        close(&mut open, &mut top, 0);
        top
    }

    fn section(&self, at: usize) -> Section {
        let heading = self.reading.programme().heading(at);
        let printed = heading.map(|heading| {
            let line = self.reading.words(at, heading.span);
            line.trim_start_matches(['#', '＃']).trim().to_owned()
        });
        Section {
            kind: heading.map(|heading| heading.kind.name()),
            depth: heading.map(|heading| heading.depth),
            heading: printed,
            number: heading.and_then(|heading| heading.number.as_ref()).map(|number| number.text.to_string()),
            title: heading.and_then(|heading| heading.title.as_ref()).map(|title| title.text.to_string()),
            line: heading.map(|heading| self.reading.line(at, heading.span)),
            references: heading.map(|heading| self.references(at, &heading.inline)).unwrap_or_default(),
            blocks: self.blocks(at),
            sections: Vec::new(),
        }
    }

    fn blocks(&self, section: usize) -> Vec<Block> {
        let Some(found) = self.reading.programme().sections.get(section) else { return Vec::new() };
        found.facts.blocks.iter().map(|block| self.block(section, block)).collect()
    }

    fn block(&self, section: usize, block: &facts::Block) -> Block {
        let words = || self.reading.words(section, block.words);
        let content = match &block.kind {
            BlockKind::Paragraph { number, .. } => Content::Paragraph {
                number: number.as_ref().map(|number| number.text.to_string()),
                text: words(),
            },
            BlockKind::Item(item) => Content::Item {
                marker: item.marker.text.to_string(),
                text: item.text.to_string(),
                items: item.children.iter().map(|child| self.block(section, child)).collect(),
            },
            BlockKind::Mandate(line) => Content::Mandate {
                printed: line.head.text.to_string(),
                title: line.title.as_ref().map(|title| title.text.to_string()),
            },
            BlockKind::Caption { label, title } => Content::Caption {
                label: label.text.to_string(),
                title: title.as_ref().map(|title| title.text.to_string()),
            },
            BlockKind::Table(rows) => {
                let cells = |row: &facts::Row| row.cells.iter().map(|cell| cell.text.to_string()).collect();
                Content::Table { rows: rows.iter().map(cells).collect() }
            }
            BlockKind::Footnote { label } => {
                Content::Footnote { label: label.text.to_string(), text: words() }
            }
            BlockKind::Comment { .. } => {
                let typed = words();
                let text = typed.trim_start_matches("<!--").trim_end_matches("-->").trim();
                Content::Comment { text: text.to_owned() }
            }
        };
        Block {
            line: self.reading.line(section, block.span),
            content,
            references: self.references(section, &block.inline),
        }
    }

    fn references(&self, section: usize, inline: &Inline) -> References {
        let texts =
            |words: &[planmark_syntax::Words]| words.iter().map(|words| words.text.to_string()).collect();
        let start = |span| self.reading.programme().span(section, span).start;
        References {
            citations: inline
                .citations
                .iter()
                .map(|citing| Citation {
                    printed: citing.text.to_string(),
                    symbols: self.citations.get(&start(citing.span)).cloned().unwrap_or_default(),
                })
                .collect(),
            documents: texts(&inline.symbols),
            plans: inline.references.iter().map(|referring| referring.text.to_string()).collect(),
            goals: texts(&inline.goals),
            footnotes: texts(&inline.footnotes),
            links: inline
                .links
                .iter()
                .map(|link| Link {
                    text: link.text.as_ref().map(|text| text.text.to_string()),
                    url: link.url.text.to_string(),
                })
                .collect(),
        }
    }

    fn footnotes(&self) -> Vec<Footnote> {
        let sections = self.reading.programme().sections.iter().enumerate();
        let blocks =
            sections.flat_map(|(at, section)| section.facts.blocks.iter().map(move |block| (at, block)));
        let footnote = |(at, block): (usize, &facts::Block)| match &block.kind {
            BlockKind::Footnote { label } => Some(Footnote {
                label: label.text.to_string(),
                text: self.reading.words(at, block.words),
                line: self.reading.line(at, block.span),
            }),
            _ => None,
        };
        blocks.filter_map(footnote).collect()
    }
}

/// An indicator with what stands below it, one line each.
fn with_third_level(item: &facts::Item) -> String {
    let mut text = item.text.to_string();
    for child in item.children.iter().filter_map(facts::Block::item) {
        text.push('\n');
        text.push_str(&child.marker.text);
        text.push(' ');
        text.push_str(&with_third_level(child));
    }
    text
}

fn measure_years(facts: &facts::SectionFacts, block: usize) -> Vec<MeasureYear> {
    let Some(series) = facts.series.iter().find(|series| series.block == block) else { return Vec::new() };
    let year = |year: &facts::SeriesYear| {
        let shown = facts.blocks.iter().skip(block).find_map(|block| values(block, year))?;
        let kind = year.said.map(|said| match said {
            Said::Actual => "actual",
            Said::Planned => "planned",
        });
        Some(MeasureYear { year: year.year, kind, values: shown })
    };
    series.years.iter().filter_map(year).collect()
}

/// What a table or an item shows for a year, if it is the one that has it.
fn values(block: &facts::Block, year: &facts::SeriesYear) -> Option<Vec<MeasureValue>> {
    if !block.span.contains(year.head) {
        return None;
    }
    match &block.kind {
        BlockKind::Table(rows) => {
            let (head, below) = rows.split_first()?;
            let column = head.cells.iter().position(|cell| cell.span == year.head)?;
            let has_labels = head
                .cells
                .first()
                .is_some_and(|cell| cell.text.is_empty() || !cell.text.contains(char::is_numeric));
            let value = |row: &facts::Row| MeasureValue {
                row: row.cells.first().filter(|_| has_labels).map(|cell| cell.text.to_string()),
                value: row.cells.get(column).map(|cell| cell.text.to_string()).unwrap_or_default(),
            };
            Some(below.iter().map(value).collect())
        }
        BlockKind::Item(item) => {
            let all = with_third_level(item);
            let (_, value) = all.split_once([':', '：'])?;
            Some(vec![MeasureValue { row: None, value: value.trim().to_owned() }])
        }
        _ => None,
    }
}
