//! Reference files: CSV with a line of headings.
//!
//! A file of resolutions has a column `symbol`, and beside it any of these: `title` with `language`; `title_zh` and the same in the other
//! languages; `title_zh_src`, `title_source` or `src` (where titles are from); `description_en`; `date`; `parts`; `status`. A file of
//! recurring series has `cited_symbol`, `latest_symbol` and `group_title`. Other columns are passed over.

use std::str::FromStr;

use csv::{ReaderBuilder, StringRecord};
use planmark_syntax::Language;
use planmark_syntax::citation::{Citation, Context};
use toml::value::Datetime;

use super::TitleSource;
use planmark_findings::message::Message;

/// What one row says of one resolution.
#[derive(Debug, Default)]
pub(super) struct Row<'a> {
    pub(super) symbol: &'a str,
    pub(super) date: &'a str,
    pub(super) parts: &'a str,
    pub(super) latest: &'a str,
    pub(super) series: &'a str,
    pub(super) titles: Vec<RowTitle<'a>>,
    pub(super) is_listed: bool,
}

#[derive(Debug)]
pub(super) struct RowTitle<'a> {
    pub(super) language: Language,
    pub(super) is_description: bool,
    pub(super) source: TitleSource,
    pub(super) text: &'a str,
}

/// Words by which a file says that a title is from the official text itself.
const OFFICIAL: [&str; 4] = ["official", "official text", "official-text", "unxml"];

/// The status of what was only seen cited.
const CITED_ONLY: &str = "cited-only";

/// Reads a file, row by row. Gives what is wrong with it in one sentence: a column that is missing, or the first bad row and how many
/// more there are.
pub(super) fn read(name: &str, text: &str, mut take: impl FnMut(Row<'_>)) -> Option<Message> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader =
        ReaderBuilder::new().delimiter(delimiter(text)).flexible(true).from_reader(text.as_bytes());
    let file = |message: Message| message.with("file", name);
    let columns = match reader.headers().map(Columns::of) {
        Ok(Ok(columns)) => columns,
        Ok(Err(missing)) => return Some(file(Message::new("registry-column").with("column", missing))),
        Err(_) => return Some(file(Message::new("registry-column").with("column", "symbol"))),
    };
    let mut wrong: Option<(u64, Message)> = None;
    let mut bad = 0usize;
    let mut record = StringRecord::new();
    loop {
        let line = reader.position().line();
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {
                let line = record.position().map_or(line, csv::Position::line);
                if let Err(problem) = columns.rows(&record, &mut take) {
                    bad += 1;
                    wrong.get_or_insert((line, problem));
                }
            }
            Err(_) => {
                bad += 1;
                wrong.get_or_insert((line, Message::new("registry-row-unreadable")));
            }
        }
    }
    let (line, problem) = wrong?;
    let message = Message::new("registry-row").with("line", line.to_string()).with("problem", problem);
    Some(file(message.with("more", bad - 1)))
}

/// The sign between columns: spreadsheets write a comma, a semicolon or a tab, by the country.
fn delimiter(text: &str) -> u8 {
    let headings = text.lines().next().unwrap_or_default();
    let count = |sign: u8| headings.bytes().filter(|byte| *byte == sign).count();
    // Of equals the last counts.
    [b'\t', b';', b','].into_iter().max_by_key(|sign| count(*sign)).unwrap_or(b',')
}

/// Where which column is.
#[derive(Debug, Default)]
struct Columns {
    symbol: usize,
    date: Option<usize>,
    parts: Option<usize>,
    status: Option<usize>,
    latest: Option<usize>,
    series: Option<usize>,
    /// `title` and `language`.
    title: Option<(usize, usize)>,
    /// `title_source`, or `src` for all titles of a row.
    source: Option<usize>,
    titles: Vec<TitleColumn>,
    /// Whether the file lists what was adopted. One of recurring series only says what was cited.
    is_list: bool,
    count: usize,
}

#[derive(Debug)]
struct TitleColumn {
    language: Language,
    is_description: bool,
    at: usize,
    source: Option<usize>,
}

impl Columns {
    /// The columns of a line of headings, or the name of one that is missing.
    fn of(headings: &StringRecord) -> Result<Self, &'static str> {
        let names: Vec<String> = headings.iter().map(|name| name.trim().to_lowercase()).collect();
        let at = |wanted: &str| names.iter().position(|name| name == wanted);
        let count = names.len();
        if let Some(symbol) = at("cited_symbol") {
            let latest = Some(at("latest_symbol").ok_or("latest_symbol")?);
            return Ok(Self { symbol, latest, series: at("group_title"), count, ..Self::default() });
        }
        let symbol = at("symbol").ok_or("symbol")?;
        let title = match at("title") {
            Some(title) => Some((title, at("language").ok_or("language")?)),
            None => None,
        };
        let column = |kind: &str, language: Language, is_description| {
            let name = format!("{kind}_{}", language.code());
            Some(TitleColumn { language, is_description, at: at(&name)?, source: at(&format!("{name}_src")) })
        };
        let columns = |kind: &'static str, is_description| {
            Language::ALL.into_iter().filter_map(move |language| column(kind, language, is_description))
        };
        Ok(Self {
            symbol,
            date: at("date"),
            parts: at("parts"),
            status: at("status"),
            latest: at("latest_symbol"),
            series: at("group_title"),
            title,
            source: at("title_source").or_else(|| at("src")),
            titles: columns("title", false).chain(columns("description", true)).collect(),
            is_list: true,
            count,
        })
    }

    /// What a row says: of one resolution, or of each of the parts that its symbol names.
    fn rows(&self, record: &StringRecord, take: &mut impl FnMut(Row<'_>)) -> Result<(), Message> {
        let field = |at: usize| record.get(at).unwrap_or_default().trim();
        let optional = |at: Option<usize>| at.map(field).unwrap_or_default();
        if record.iter().all(|field| field.trim().is_empty()) {
            return Ok(());
        }
        if record.len() > self.count {
            return Err(Message::new("registry-row-long").with("count", self.count));
        }
        let symbols = symbols(field(self.symbol))?;
        let date = optional(self.date);
        if !date.is_empty() && !is_day(date) {
            return Err(Message::new("registry-row-date").with("date", date));
        }
        let latest = match optional(self.latest) {
            "" => Vec::new(),
            symbol => self::symbols(symbol)?,
        };
        let latest = latest.first().map_or("", String::as_str);
        for symbol in &symbols {
            take(Row {
                symbol,
                date,
                parts: optional(self.parts),
                latest: if latest == symbol { "" } else { latest },
                series: optional(self.series),
                titles: self.row_titles(record)?,
                is_listed: self.is_list && optional(self.status) != CITED_ONLY,
            });
        }
        Ok(())
    }

    fn row_titles<'a>(&self, record: &'a StringRecord) -> Result<Vec<RowTitle<'a>>, Message> {
        let field = |at: usize| record.get(at).unwrap_or_default().trim();
        let row_source = self.source.map(field).unwrap_or_default();
        let title = |column: &TitleColumn| RowTitle {
            language: column.language,
            is_description: column.is_description,
            source: source(column.source.map_or(row_source, field)),
            text: field(column.at),
        };
        let mut titles: Vec<RowTitle<'a>> = self.titles.iter().map(title).collect();
        if let Some((title, language)) = self.title
            && !field(title).is_empty()
        {
            let code = field(language);
            let language = Language::from_str(code)
                .map_err(|_| Message::new("registry-row-language").with("language", code))?;
            let text = field(title);
            titles.push(RowTitle { language, is_description: false, source: source(row_source), text });
        }
        titles.retain(|title| !title.text.is_empty());
        Ok(titles)
    }
}

fn source(words: &str) -> TitleSource {
    let lower = words.to_lowercase();
    let is_official = |word: &str| OFFICIAL.contains(&word);
    // Several sources of a row stand side by side.
    if is_official(lower.trim()) || lower.split_whitespace().any(is_official) {
        TitleSource::OfficialText
    } else {
        TitleSource::List
    }
}

/// The full symbols that a symbol names, as the program prints them: one for each part. What is not known here, a symbol of another
/// organ, is kept as it is.
fn symbols(text: &str) -> Result<Vec<String>, Message> {
    let bad = || Message::new("registry-row-symbol").with("symbol", text);
    if let Ok(citation) = Citation::read(text, Context::UNKNOWN) {
        let symbols = citation.symbols();
        return if symbols.is_empty() || citation.is_draft() { Err(bad()) } else { Ok(symbols) };
    }
    let may_be_symbol = text.contains('/') && text.bytes().any(|byte| byte.is_ascii_digit());
    if may_be_symbol { Ok(vec![text.to_owned()]) } else { Err(bad()) }
}

/// `2015-09-25`.
fn is_day(text: &str) -> bool {
    text.parse::<Datetime>().is_ok_and(|day| day.date.is_some() && day.time.is_none() && day.offset.is_none())
}
