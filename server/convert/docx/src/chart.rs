//! Charts: the values that they show, as a table.
//!
//! A chart repeats its categories in every series, names series that have no legend, and holds values that a label of its own
//! covers. What the page does not show is dropped, and told.

use std::collections::BTreeMap;

use planmark_convert_model::account::{Account, DropReason};
use planmark_convert_model::plan::{Block, Piece, Words, single_blanks};
use planmark_convert_model::traced::Traced;

use super::ink;
use super::number_format::formatted;
use super::xml::Element;

/// What a chart shows.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// The table of its values.
    pub(super) table: Option<Block>,
    /// Titles of the chart and of its axes.
    pub(super) titles: Option<Words>,
}

/// Texts by the places of their points.
type Points = BTreeMap<usize, Traced>;

/// A series.
#[derive(Clone, Debug, Default)]
struct Series {
    name: Traced,
    categories: Points,
    values: Points,
    labels: BTreeMap<usize, Label>,
    format: String,
    /// Formats that single values have of their own.
    formats: BTreeMap<usize, String>,
    /// The place of its first point: charts with two groups of columns side by side move the second group.
    offset: usize,
}

/// What the label of a point shows.
#[derive(Clone, Debug, Default)]
struct Label {
    /// Pieces of text; `None` stands for the value.
    pieces: Vec<Option<Traced>>,
    /// The letter of a note behind it.
    mark: Option<Traced>,
    format: Option<String>,
}

/// Most points of a series that are read. Measures have three to ten.
const MOST_POINTS: usize = 500;

/// Reads the chart `root`, which stands in paragraph `place`.
pub(super) fn read(root: &Element, place: u32, account: &mut Account) -> Shown {
    let mut reader = Reader { place, account };
    let Some(chart) = root.child("c:chart") else { return Shown::default() };
    let legend = chart.child("c:legend").is_some();
    let titles = reader.titles(chart);
    let mut all: Vec<Series> = Vec::new();
    let mut aids: Vec<Series> = Vec::new();
    for kind in chart.descendants().filter(|element| element.elements().any(|child| child.is("c:ser"))) {
        for element in kind.elements().filter(|element| element.is("c:ser")) {
            let series = reader.series(element);
            // Points beside columns or lines draw what parts groups, as does a series without values.
            let drawn = series.values.is_empty() || kind.is("c:scatterChart") && !all.is_empty();
            if drawn { aids.push(series) } else { all.push(series) }
        }
    }
    for series in aids {
        reader.drop_all(&series);
    }
    let head = reader.head(&mut all);
    let named = all.len() > 1 || legend && all.first().is_some_and(|series| !is_placeholder(&series.name));
    let mut rows = vec![head.iter().map(|text| Words::placed(place, text)).collect::<Vec<_>>()];
    if named {
        rows[0].insert(0, Words::at(place));
    }
    for mut series in all {
        let mut row = Vec::new();
        if named {
            row.push(Words::placed(place, &series.name));
        } else {
            reader.drop(&series.name);
        }
        for column in 0..head.len() {
            row.push(reader.value(&mut series, column));
        }
        // Points that no column shows.
        series.values.values().for_each(|text| reader.drop(text));
        series.labels.values().for_each(|label| reader.drop(&label.text()));
        rows.push(row);
    }
    let table = (rows.len() > 1).then_some(Block::Table { head: true, rows });
    Shown { table, titles }
}

struct Reader<'a> {
    place: u32,
    account: &'a mut Account,
}

impl Reader<'_> {
    fn drop(&mut self, text: &str) {
        self.account.drop(self.place, DropReason::ChartData, text);
    }

    fn drop_all(&mut self, series: &Series) {
        self.drop(&series.name);
        series.categories.values().chain(series.values.values()).for_each(|text| self.drop(text));
        series.labels.values().for_each(|label| self.drop(&label.text()));
    }

    fn titles(&self, chart: &Element) -> Option<Words> {
        let mut titles = Words::at(self.place);
        // An axis may have its unit, "Millions", in a label of its own.
        let is_title = |element: &&Element| element.is("c:title") || element.is("c:dispUnitsLbl");
        for title in chart.descendants().filter(is_title) {
            let text = ink::traced(title).single_blanks();
            if !text.is_empty() && !titles.is_empty() {
                titles.push(Piece::Supplied("; ".to_owned()));
            }
            titles.push(Piece::Text(text));
        }
        (!titles.is_empty()).then_some(titles)
    }

    fn series(&mut self, element: &Element) -> Series {
        let first = |names: [&str; 2]| names.iter().find_map(|name| element.child(name));
        let labels = element.child("c:dLbls");
        let mut points = BTreeMap::new();
        for label in labels.into_iter().flat_map(Element::elements).filter(|element| element.is("c:dLbl")) {
            let place = label
                .child("c:idx")
                .and_then(|idx| idx.attribute("val"))
                .and_then(|place| place.parse().ok());
            points.insert(place.unwrap_or(MOST_POINTS), Label::read(label));
        }
        if let Some(sizes) = element.child("c:bubbleSize") {
            self.drop(&ink::text(sizes));
        }
        let values = first(["c:val", "c:yVal"]);
        let own = labels.and_then(own_format);
        let code = values
            .and_then(|values| values.descendants().find(|part| part.is("c:formatCode")))
            .map(|code| code.text().to_string());
        // Labels with a format of their own show every value in it.
        let formats = values.filter(|_| own.is_none()).map(formats_of).unwrap_or_default();
        Series {
            name: element.child("c:tx").map(|name| ink::traced(name).single_blanks()).unwrap_or_default(),
            categories: first(["c:cat", "c:xVal"]).map(points_of).unwrap_or_default(),
            values: values.map(points_of).unwrap_or_default(),
            labels: points,
            format: own.or(code).unwrap_or_default(),
            formats,
            offset: 0,
        }
    }

    /// The categories that all series share.
    fn head(&mut self, all: &mut [Series]) -> Vec<Traced> {
        let longest = |points: &Points| points.last_key_value().map_or(0, |(place, _)| place + 1);
        let count = all
            .iter()
            .map(|series| longest(&series.values).max(longest(&series.categories)))
            .max()
            .unwrap_or(0);
        let mut head = vec![Traced::default(); count.min(MOST_POINTS)];
        for (index, series) in all.iter().enumerate() {
            for (place, text) in &series.categories {
                match head.get_mut(*place).filter(|_| index == 0) {
                    Some(title) => *title = text.single_blanks(),
                    None => self.drop(text),
                }
            }
        }
        if let Some(period) = period(&head, all) {
            for text in head.drain(period..) {
                self.drop(&text);
            }
            for series in all {
                series.offset =
                    series.values.first_key_value().map_or(0, |(place, _)| place / period * period);
            }
        }
        head
    }

    /// What the chart shows of a point: its label, or else its value in its format.
    fn value(&mut self, series: &mut Series, column: usize) -> Words {
        let place = series.offset + column;
        let value = series.values.remove(&place);
        let label = series.labels.remove(&place).unwrap_or_default();
        let own = label.format.as_deref().or(series.formats.get(&place).map(String::as_str));
        let code = own.unwrap_or(&series.format);
        let shown = value.as_ref().map(|value| displayed(value, code));
        let mut words = Words::at(self.place);
        let own = label.pieces.iter().any(|piece| piece.as_ref().is_none_or(|text| !text.trim().is_empty()));
        let pieces = if own { label.pieces } else { vec![None] };
        let mut covered = true;
        for piece in pieces {
            match (piece, &value, &shown) {
                (Some(text), _, _) => {
                    let plain =
                        |sign| if planmark_convert_model::account::is_blank(sign) { ' ' } else { sign };
                    let text = text.with_signs(|sign| Some(plain(sign)));
                    let begins = words.is_empty();
                    let start = if begins { text.len() - text.trim_start().len() } else { 0 };
                    words.push(Piece::Text(text.slice(start..text.len())));
                }
                (None, Some(value), Some(shown)) if covered && same_ink(value, shown) => {
                    covered = false;
                    words.push(Piece::Text(with_places(shown, value)));
                }
                (None, _, Some(shown)) => words.push(Piece::Supplied(shown.clone())),
                (None, _, None) => {}
            }
        }
        if let Some(value) = value.filter(|_| covered) {
            self.drop(&value);
        }
        if let Some(mark) = label.mark {
            words.push(Piece::FootnoteMark(mark));
        }
        words
    }
}

impl Label {
    fn read(element: &Element) -> Self {
        let mut label = Self { format: own_format(element), ..Self::default() };
        let Some(rich) = element.at(&["c:tx", "c:rich"]) else { return label };
        for part in rich.descendants() {
            match part.name() {
                "a:r" => {
                    let text = part.child("a:t").map(Element::text).unwrap_or_default();
                    let raised = part.child("a:rPr").and_then(|run| run.attribute("baseline"));
                    let raised =
                        raised.is_some_and(|raised| raised.parse::<i32>().is_ok_and(|raised| raised > 0));
                    if raised && label.mark.is_none() && super::content::is_note_label(text.trim()) {
                        label.mark = Some(text.trimmed(char::is_whitespace));
                    } else {
                        let dash = |sign| if sign == '\u{F02D}' { '–' } else { sign };
                        label.pieces.push(Some(text.with_signs(|sign| Some(dash(sign)))));
                    }
                }
                "a:fld" => label.pieces.push(None),
                _ => {}
            }
        }
        label
    }

    fn text(&self) -> String {
        self.pieces.iter().flatten().chain(&self.mark).map(|text| &**text).collect()
    }
}

/// The format that labels have, if it is not that of the values.
fn own_format(labels: &Element) -> Option<String> {
    let format = labels.child("c:numFmt")?;
    let linked = matches!(format.attribute("sourceLinked"), Some("1" | "true"));
    format.attribute("formatCode").filter(|_| !linked).map(str::to_owned)
}

/// The formats that single points have, by their places.
fn formats_of(values: &Element) -> BTreeMap<usize, String> {
    let points = values.descendants().filter(|part| part.is("c:pt"));
    let format = |point: &Element| {
        let place = point.attribute("idx")?.parse().ok()?;
        Some((place, point.attribute("formatCode")?.to_owned()))
    };
    points.filter_map(format).collect()
}

/// The points of a series by their places. Of categories on several levels, the outer ones stand before the inner.
fn points_of(element: &Element) -> Points {
    let mut points = Points::new();
    for point in element.descendants().filter(|part| part.is("c:pt")) {
        let place =
            point.attribute("idx").and_then(|place| place.parse::<usize>().ok()).unwrap_or(MOST_POINTS);
        let mut text = Traced::default();
        point.elements().filter(|part| part.is("c:v")).for_each(|value| text.push(&value.text()));
        let known = points.entry(place.min(MOST_POINTS)).or_default();
        if !known.is_empty() {
            text.push_str(" ");
            text.push(known);
        }
        *known = text;
    }
    points.retain(|_, text| !text.trim().is_empty());
    points
}

/// A value as its format shows it.
fn displayed(value: &str, code: &str) -> String {
    value.trim().parse().map_or_else(|_| single_blanks(value), |number| formatted(number, code))
}

/// `shown`, which differs from `value` in blanks only, with the places of its signs.
fn with_places(shown: &str, value: &Traced) -> Traced {
    let mut placed = Traced::default();
    let mut signs =
        value.char_indices().filter(|(_, sign)| !planmark_convert_model::account::is_blank(*sign));
    for sign in shown.chars() {
        let own = if planmark_convert_model::account::is_blank(sign) { None } else { signs.next() };
        match own {
            Some((start, own)) => placed.push_sign(sign, value, start..start + own.len_utf8()),
            None => placed.push_str(sign.encode_utf8(&mut [0; 4])),
        }
    }
    placed
}

/// Whether two texts differ in blanks only.
fn same_ink(one: &str, other: &str) -> bool {
    let ink = |text: &str| {
        text.chars().filter(|sign| !planmark_convert_model::account::is_blank(*sign)).collect::<String>()
    };
    ink(one) == ink(other)
}

/// Names that an office program gives a series that nobody named, and single signs that stand for one.
fn is_placeholder(name: &str) -> bool {
    let bare = name.trim();
    let column = ["Column", "Series", "系列", "列"].iter().find_map(|word| bare.strip_prefix(word));
    bare.chars().count() <= 1
        || column.is_some_and(|number| number.trim().bytes().all(|digit| digit.is_ascii_digit()))
}

/// After how many categories their list begins again (2022 to 2026 twice), if every series has its values in one round.
fn period(head: &[Traced], all: &[Series]) -> Option<usize> {
    let repeats = |period: &usize| {
        head.len().is_multiple_of(*period)
            && !head[0].is_empty()
            && (*period..head.len()).all(|at| *head[at] == *head[at - period])
    };
    let period = (1..head.len()).find(repeats)?;
    let in_one_round = |series: &Series| {
        let round = |place: Option<(&usize, &Traced)>| place.map(|(place, _)| place / period);
        round(series.values.first_key_value()) == round(series.values.last_key_value())
    };
    all.iter().all(in_one_round).then_some(period)
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::ink;
    use crate::xml::Parser;
    use planmark_convert_model::account::{Account, DropReason};
    use planmark_convert_model::plan::{Block, Words};

    fn points(kind: &str, format: &str, values: &[&str]) -> String {
        let points: String = values
            .iter()
            .enumerate()
            .filter(|(_, value)| !value.is_empty())
            .map(|(place, value)| format!("<c:pt idx='{place}'><c:v>{value}</c:v></c:pt>"))
            .collect();
        let format =
            if format.is_empty() { String::new() } else { format!("<c:formatCode>{format}</c:formatCode>") };
        format!("<c:{kind}Ref><c:{kind}Cache>{format}{points}</c:{kind}Cache></c:{kind}Ref>")
    }

    fn series(name: &str, years: &[&str], labels: &str, format: &str, values: &[&str]) -> String {
        format!(
            "<c:ser><c:tx>{}</c:tx><c:dLbls>{labels}</c:dLbls><c:cat>{}</c:cat><c:val>{}</c:val></c:ser>",
            points("str", "", &[name]),
            points("str", "", years),
            points("num", format, values)
        )
    }

    fn label(place: usize, text: &str) -> String {
        format!("<c:dLbl><c:idx val='{place}'/><c:tx><c:rich><a:p>{text}</a:p></c:rich></c:tx></c:dLbl>")
    }

    /// The rows of the table, and what the account says.
    fn shown(plot: &str, legend: bool) -> (Vec<String>, Account) {
        let legend = if legend { "<c:legend/>" } else { "" };
        let xml = format!(
            "<c:chartSpace xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart' \
             xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><c:chart><c:plotArea><c:barChart>{plot}\
             </c:barChart></c:plotArea>{legend}</c:chart></c:chartSpace>"
        );
        let root = Parser::default().parse("chart", xml.as_bytes()).unwrap();
        let mut account =
            Account::new("a", "annual", planmark_convert_model::account::non_blank(&ink::text(&root)));
        let Some(Block::Table { rows, .. }) = read(&root, 1, &mut account).table else {
            return (Vec::new(), account);
        };
        account.placed = rows.iter().flatten().map(Words::source_characters).sum();
        assert_eq!(account.unaccounted(), 0);
        let rows =
            rows.iter().map(|row| row.iter().map(Words::plain).collect::<Vec<_>>().join("|")).collect();
        (rows, account)
    }

    #[test]
    fn one_series_is_a_row_of_values_without_a_name() {
        let years = ["2022\n(actual)", "2023\n(actual)"];
        let (rows, account) = shown(&series("Column1", &years, "", "#\\ ##0", &["950", "12000"]), false);
        assert_eq!(rows, ["2022 (actual)|2023 (actual)", "950|12 000"]);
        assert_eq!(account.dropped[&DropReason::ChartData], 7);
    }

    #[test]
    fn labels_stand_for_values() {
        let nil = label(0, "<a:r><a:t>–</a:t></a:r>");
        let noted = label(1, "<a:r><a:t>12</a:t></a:r><a:r><a:rPr baseline='30000'/><a:t>a</a:t></a:r>");
        let field = label(2, "<a:fld><a:t>[VALUE]</a:t></a:fld><a:r><a:t> est.</a:t></a:r>");
        let labels = format!("{nil}{noted}{field}");
        let (rows, _) =
            shown(&series("X", &["2022", "2023", "2024"], &labels, "0", &["0", "12", "15"]), false);
        assert_eq!(rows[1], "–|12a|15 est.");
    }

    #[test]
    fn several_series_are_named_rows() {
        let years = ["2022", "2023"];
        let plot =
            series("Planned", &years, "", "", &["1", "2"]) + &series("Actual", &years, "", "", &["3", ""]);
        let (rows, _) = shown(&plot, true);
        assert_eq!(rows, ["|2022|2023", "Planned|1|2", "Actual|3|"]);
    }

    #[test]
    fn groups_side_by_side_share_their_years() {
        let years = ["2022", "2023", "2022", "2023"];
        let plot = series("Trains", &years, "", "", &["1", "2"])
            + &series("Lines", &years, "", "", &["", "", "3", "4"])
            + &series("Dividers", &[], "", "", &[]);
        let (rows, _) = shown(&plot, true);
        assert_eq!(rows, ["|2022|2023", "Trains|1|2", "Lines|3|4"]);
    }
}
