//! Tables of which the heads say how columns are computed.

use planmark_findings::message::Message;
use planmark_plan::amount::{Amount, Cell};
use planmark_plan::read::facts::Row;
use planmark_syntax::Span;
use planmark_syntax::script::half_width;
use planmark_workspace::check::Findings;

use crate::table_words::is_total;

/// The heads of a table take no more rows than this.
const MOST_HEADS: usize = 6;

/// A table of which the heads say how some columns are computed.
pub(super) struct Table {
    pub(super) formulas: Vec<Formula>,
    /// The columns that have a number or a letter, each with it.
    labels: Vec<(String, usize)>,
    /// The first row below the heads.
    pub(super) first_row: usize,
    /// The heads that name a column that is not there, each as printed, with its place and the number that it names.
    unknown: Vec<(String, Span, String)>,
}

/// How a column is computed.
#[derive(Debug, PartialEq)]
pub(super) struct Formula {
    /// As printed, blanks left out: `(3)=(1)-(2)`.
    printed: String,
    /// The head that says so.
    head: Span,
    /// The column that it is about.
    pub(super) column: usize,
    /// The columns that it is made of, each with the sign before it; the first has a plus.
    pub(super) terms: Vec<(Sign, usize)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Plus,
    Minus,
    Times,
    Over,
}

/// What a figure may have been before it was rounded, in thousandths.
#[derive(Clone, Copy, Debug)]
struct Range {
    low: f64,
    high: f64,
}

impl Table {
    pub(super) fn read(rows: &[Row]) -> Option<Self> {
        let heads = &rows[..rows.len().min(MOST_HEADS)];
        let last = heads.iter().rposition(|row| row.cells.iter().any(|cell| names_formula(&cell.text)))?;
        let mut labels: Vec<(String, usize)> = Vec::new();
        let mut said: Vec<(usize, Span, String)> = Vec::new();
        for row in &rows[..=last] {
            for (column, cell) in row.cells.iter().enumerate() {
                let Some(printed) = formula_in(&cell.text) else { continue };
                let label = printed.split('=').next().unwrap_or_default();
                labels.push((label.trim_matches(['(', ')']).to_owned(), column));
                if printed.contains('=') {
                    said.push((column, cell.span, printed));
                }
            }
        }
        // A number that two columns have names neither.
        let column_of = |label: &str| {
            let mut columns = labels.iter().filter(|(known, _)| known == label).map(|(_, column)| *column);
            let first = columns.next()?;
            columns.all(|column| column == first).then_some(first)
        };
        let unknown = said.iter().filter_map(|(_, head, printed)| {
            let terms = terms(printed.split_once('=')?.1)?;
            let missing = terms.into_iter().map(|(_, label)| label).find(|label| is_past_last(label, &labels))?;
            Some((printed.clone(), *head, missing))
        });
        let unknown: Vec<(String, Span, String)> = unknown.collect();
        let formulas = said.into_iter().filter_map(|(column, head, printed)| {
            let (_, right) = printed.split_once('=')?;
            let terms = terms(right)?;
            let terms = terms.into_iter().map(|(sign, label)| Some((sign, column_of(&label)?)));
            let terms: Vec<(Sign, usize)> = terms.collect::<Option<_>>()?;
            (!terms.iter().any(|(_, term)| *term == column)).then_some(Formula { printed, head, column, terms })
        });
        let formulas: Vec<Formula> = formulas.collect();
        let is_empty = formulas.is_empty() && unknown.is_empty();
        (!is_empty).then_some(Self { formulas, labels, first_row: last + 1, unknown })
    }

    /// Tells of heads that name a column that is not there.
    pub(super) fn check_numbers(&self, findings: &mut Findings) {
        for (printed, head, missing) in &self.unknown {
            let message = Message::new("column-formula-unknown").with("formula", printed).with("number", missing);
            findings.tell(*head, message);
        }
    }

    /// Tells of heads that do not say what stands below them, and does not hold the rows against these.
    pub(super) fn check_heads(&mut self, body: &[Row], findings: &mut Findings) {
        let labels = std::mem::take(&mut self.labels);
        self.formulas.retain(|formula| {
            let (holding, failing) = formula.tried_in(body);
            if failing < 2 || holding >= failing {
                return true;
            }
            let others = formula.others(&labels);
            let mut right = others.iter().filter(|(other, _)| other.tried_in(body) == (holding + failing, 0));
            if let (Some((_, said)), None) = (right.next(), right.next()) {
                let message = Message::new("column-formula-head")
                    .with("formula", &formula.printed)
                    .with("right", said);
                findings.tell(formula.head, message);
            }
            false
        });
    }

    /// Tells what is wrong in a row, and whether there is anything.
    pub(super) fn check(&self, row: &Row, findings: &mut Findings) -> bool {
        let failing: Vec<(&Formula, f64)> =
            self.formulas.iter().filter_map(|formula| Some((formula, formula.broken_in(row)?))).collect();
        let Some((first, value)) = failing.first() else { return false };
        let others = &failing[1..];
        // A formula of other figures is a slip of its own.
        let (linked, apart): (Vec<_>, Vec<_>) = others.iter().partition(|(other, _)| first.shares_with(other));
        match &linked[..] {
            [] => first.tell(row, *value, findings),
            _ => {
                let all: Vec<&Formula> = std::iter::once(*first).chain(linked.iter().map(|(it, _)| *it)).collect();
                tell_shared(&all, row, *value, findings);
            }
        }
        for (formula, value) in apart {
            formula.tell(row, value, findings);
        }
        true
    }
}

/// Whether a number is greater than that of every column. Smaller ones may be those of a table before this one.
fn is_past_last(label: &str, labels: &[(String, usize)]) -> bool {
    let numbers = labels.iter().filter_map(|(label, _)| label.parse::<u32>().ok());
    match (label.parse::<u32>(), numbers.max()) {
        (Ok(here), Some(last)) => here > last,
        _ => false,
    }
}

/// Tells of formulas that fail together at the figure that they share: the result of the first where they do not share another.
fn tell_shared(formulas: &[&Formula], row: &Row, value: f64, findings: &mut Findings) {
    let first = formulas[0];
    let shared: Vec<usize> =
        first.columns().filter(|column| formulas.iter().all(|formula| formula.columns().any(|it| it == *column))).collect();
    match shared[..] {
        [column] if column != first.column => {
            let Some(cell) = row.cells.get(column) else { return };
            let printed: Vec<&str> = formulas.iter().map(|formula| formula.printed.as_str()).collect();
            let message = Message::new("column-formula-several")
                .with("formulas", printed.join("; "))
                .with("here", cell.text.trim());
            findings.tell(cell.span, message);
        }
        _ => first.tell(row, value, findings),
    }
}

impl Formula {
    fn columns(&self) -> impl Iterator<Item = usize> {
        std::iter::once(self.column).chain(self.terms.iter().map(|(_, column)| *column))
    }

    fn shares_with(&self, other: &Self) -> bool {
        self.columns().any(|column| other.columns().any(|it| it == column))
    }

    /// In how many rows it holds, and in how many it does not. Rows in which everything is nothing are not counted.
    fn tried_in(&self, rows: &[Row]) -> (usize, usize) {
        let amount = |row: &Row, column: usize| Cell::read(&row.cells.get(column)?.text).amount();
        let is_tried = |row: &&Row| {
            let figures: Option<Vec<Amount>> = self.columns().map(|column| amount(row, column)).collect();
            figures.is_some_and(|figures| figures.iter().any(|figure| !figure.is_zero()))
        };
        let (failing, holding): (Vec<&Row>, Vec<&Row>) =
            rows.iter().filter(is_tried).partition(|row| self.broken_in(row).is_some());
        (holding.len(), failing.len())
    }

    /// What may have been meant: the terms the other way round, or another column for one of them; each as it would be printed.
    fn others(&self, labels: &[(String, usize)]) -> Vec<(Self, String)> {
        let [(first_sign, first), (sign, second)] = self.terms[..] else { return Vec::new() };
        let label = |column: usize| {
            labels.iter().find(|(_, of)| *of == column).map_or("", |(label, _)| label.as_str())
        };
        let operator = match sign {
            Sign::Plus => '+',
            Sign::Minus => '-',
            Sign::Times => '×',
            Sign::Over => '÷',
        };
        let columns = labels.iter().map(|(_, column)| *column).filter(|column| *column != self.column);
        let columns: Vec<usize> = columns.collect();
        let pairs = columns.iter().flat_map(|one| columns.iter().map(move |two| (*one, *two)));
        let is_near = |(one, two): &(usize, usize)| {
            one != two && ((*one, *two) == (second, first) || *one == first || *two == second)
        };
        let meant = pairs.filter(|pair| *pair != (first, second)).filter(is_near);
        meant
            .map(|(one, two)| {
                let terms = vec![(first_sign, one), (sign, two)];
                let other = Self { printed: String::new(), head: self.head, column: self.column, terms };
                (other, format!("({}){operator}({})", label(one), label(two)))
            })
            .collect()
    }

    /// What the cell of a row should be, if it is not that, in thousandths.
    fn broken_in(&self, row: &Row) -> Option<f64> {
        let amount = |column: usize| Cell::read(&row.cells.get(column)?.text).amount();
        let here = amount(self.column)?;
        // A blank among the operands is nothing, but for one that divides; a total may leave out what it does not sum up.
        let is_left_open = is_total(row.cells.first().map_or("", |cell| &cell.text));
        let blank = |column: usize| {
            let is_blank = row.cells.get(column).is_some_and(|cell| cell.text.trim().is_empty());
            (is_blank && !is_left_open).then(|| Cell::read("–").amount())?
        };
        let is_sum = self.terms.iter().all(|(sign, _)| matches!(sign, Sign::Plus | Sign::Minus));
        let figures = self.terms.iter().filter(|(_, column)| amount(*column).is_some()).count();
        let operand = |column: usize| amount(column).or_else(|| (is_sum && figures > 0).then(|| blank(column))?);
        let terms: Vec<(Sign, Amount)> =
            self.terms.iter().map(|(sign, column)| Some((*sign, operand(*column)?))).collect::<Option<_>>()?;
        let finest = terms.iter().map(|(_, term)| term.decimals).chain([here.decimals]).max()?;
        let is_share = terms.iter().any(|(sign, _)| *sign == Sign::Over);
        let scale = if is_share { 100.0 } else { 1.0 };
        let ranges = terms.iter().map(|(sign, term)| (*sign, Range::of(*term, finest)));
        let computed = evaluate(ranges)?.times(scale);
        let exact = evaluate(terms.iter().map(|(sign, term)| (*sign, Range::exact(*term))))?.times(scale);
        let printed = Range::of(here, if is_share { here.decimals.max(1) } else { finest });
        (computed.high < printed.low || printed.high < computed.low).then_some(exact.low)
    }

    fn tell(&self, row: &Row, value: f64, findings: &mut Findings) {
        let Some(cell) = row.cells.get(self.column) else { return };
        let Some(here) = Cell::read(&cell.text).amount() else { return };
        let text = |column: usize| {
            let text = row.cells.get(column).map_or("", |cell| cell.text.trim());
            if text.is_empty() { "–" } else { text }
        };
        let computed: String = self
            .terms
            .iter()
            .enumerate()
            .map(|(at, (sign, column))| match (at, sign) {
                (0, _) => text(*column).to_owned(),
                (_, Sign::Plus) => format!(" + {}", text(*column)),
                (_, Sign::Minus) => format!(" − {}", text(*column)),
                (_, Sign::Times) => format!(" × {}", text(*column)),
                (_, Sign::Over) => format!(" ÷ {}", text(*column)),
            })
            .collect();
        let amounts = self.terms.iter().filter_map(|(_, column)| Cell::read(text(*column)).amount());
        let model = amounts.max_by_key(|amount| amount.decimals);
        let is_share = self.terms.iter().any(|(sign, _)| *sign == Sign::Over);
        let wanted = if is_share { here.decimals.max(1) } else { model.map_or(0, |model| model.decimals.max(here.decimals)) };
        let step = 10_f64.powi(3 - i32::from(wanted));
        #[expect(clippy::cast_possible_truncation, reason = "a figure of a table, far from the limits")]
        let rounded = ((value / step).round() * step) as i64;
        let message = Message::new("column-formula")
            .with("formula", &self.printed)
            .with("computed", computed)
            .with("value", here.print(rounded, wanted, model))
            .with("here", cell.text.trim());
        findings.tell(cell.span, message);
    }
}

impl Range {
    /// What rounds to an amount, in a row whose finest figure has so many decimals. A sign for nothing is nothing in that.
    fn of(amount: Amount, finest: u8) -> Self {
        let decimals = if amount.is_zero() { finest } else { amount.decimals };
        let half = 500.0 / 10_f64.powi(i32::from(decimals));
        let Self { low, high } = Self::exact(amount);
        Self { low: low - half, high: high + half }
    }

    fn exact(amount: Amount) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "figures of tables have far fewer digits")]
        let value = amount.thousandths as f64;
        Self { low: value, high: value }
    }

    fn times(self, factor: f64) -> Self {
        Self { low: self.low * factor, high: self.high * factor }
    }

    /// The least and the greatest of what a computation gives at the ends.
    fn with(self, other: Self, compute: impl Fn(f64, f64) -> f64) -> Self {
        let ends = [(self.low, other.low), (self.low, other.high), (self.high, other.low), (self.high, other.high)];
        let values = ends.map(|(one, two)| compute(one, two));
        Self { low: values.into_iter().fold(f64::INFINITY, f64::min), high: values.into_iter().fold(f64::NEG_INFINITY, f64::max) }
    }
}

/// The value of a formula; none where something is divided by what may be nothing.
fn evaluate(terms: impl Iterator<Item = (Sign, Range)>) -> Option<Range> {
    let mut sum: Option<Range> = None;
    let mut product: Option<Range> = None;
    let join = |sum: Option<Range>, product: Option<Range>| match (sum, product) {
        (Some(sum), Some(product)) => Some(sum.with(product, |one, two| one + two)),
        (sum, product) => sum.or(product),
    };
    for (sign, range) in terms {
        match sign {
            Sign::Plus => {
                sum = join(sum, product);
                product = Some(range);
            }
            Sign::Minus => {
                sum = join(sum, product);
                product = Some(Range { low: -range.high, high: -range.low });
            }
            Sign::Times => product = Some(product?.with(range, |one, two| one * two / 1000.0)),
            Sign::Over => {
                if range.low <= 0.0 && range.high >= 0.0 {
                    return None;
                }
                product = Some(product?.with(range, |one, two| one * 1000.0 / two));
            }
        }
    }
    join(sum, product)
}

/// Whether the head of a column says how it is computed.
fn names_formula(head: &str) -> bool {
    formula_in(head).is_some_and(|printed| printed.contains('='))
}

/// The number of a column at the end of its head, with what it is computed from: `(3)`, `(3)=(1)-(2)`.
fn formula_in(head: &str) -> Option<String> {
    let plain: String = planmark_syntax::without_marks(head).chars().map(half_width).filter(|sign| !sign.is_whitespace()).collect();
    let is_formula = |sign: char| {
        sign.is_ascii_digit() || sign.is_ascii_lowercase() || "()=+-−–÷/×*".contains(sign)
    };
    let starts = plain.char_indices().filter(|(_, sign)| *sign == '(').map(|(at, _)| at);
    let found = starts.map(|at| &plain[at..]).find(|rest| rest.chars().all(is_formula) && is_label(rest))?;
    Some(found.to_owned())
}

/// Whether it begins with the number or letter of a column in brackets, and nothing or a formula follows.
fn is_label(rest: &str) -> bool {
    let Some((label, behind)) = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) else { return false };
    is_name(label) && (behind.is_empty() || behind.starts_with('='))
}

fn is_name(label: &str) -> bool {
    let is_number = label.chars().all(|sign| sign.is_ascii_digit()) && label.len() <= 2;
    let is_letter = label.len() == 1 && label.chars().all(|sign| sign.is_ascii_lowercase());
    !label.is_empty() && (is_number || is_letter)
}

/// The terms of the right side of a formula: brackets part nothing, since no formula needs them.
fn terms(right: &str) -> Option<Vec<(Sign, String)>> {
    let mut found = Vec::new();
    let mut sign = Sign::Plus;
    let mut label = String::new();
    for next in right.chars().filter(|next| !matches!(next, '(' | ')')).chain(['+']) {
        let operator = match next {
            '+' => Sign::Plus,
            '-' | '−' | '–' => Sign::Minus,
            '×' | '*' => Sign::Times,
            '÷' | '/' => Sign::Over,
            _ => {
                label.push(next);
                continue;
            }
        };
        if !is_name(&label) {
            return None;
        }
        found.push((sign, std::mem::take(&mut label)));
        sign = operator;
    }
    (found.len() > 1).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::{formula_in, terms};

    #[test]
    fn heads_say_how_columns_are_computed() {
        let read = |head: &str| formula_in(head).unwrap_or_default();
        assert_eq!(read("Variance Unencumbered balance (3)=(1)-(2)"), "(3)=(1)-(2)");
        assert_eq!(read("（8）=（7÷5）"), "(8)=(7÷5)");
        assert_eq!(read("Expenditure (1)"), "(1)");
        assert_eq!(read("Cost estimates (c) = (a) + (b)[^1]"), "(c)=(a)+(b)");
        assert_eq!(read("(Thousands of United States dollars)"), "");
        assert_eq!(read("Posts (P-4)"), "");
    }

    #[test]
    fn formulas_are_read() {
        let read = |right: &str| terms(right).map(|terms| terms.into_iter().map(|(_, label)| label).collect::<Vec<_>>());
        assert_eq!(read("(1)-(2)").unwrap(), ["1", "2"]);
        assert_eq!(read("(7÷5)").unwrap(), ["7", "5"]);
        assert_eq!((read("(1)"), read("(1)-(total)")), (None, None));
    }
}
