//! Holds a TOML document against a JSON Schema: what does not fit becomes a finding with its place, and is left out of the result.
//!
//! The schema is [`super::file::File`]'s own, so only what schemas of that type hold is known here: objects with named or free keys,
//! lists, strings, enumerations and dates.

use std::collections::HashMap;
use std::ops::Range;

use planmark_findings::Message;
use planmark_plan::likeness::nearest;
use serde_json::{Map, Value};
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

/// What is wrong with a place of the document.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Wrong {
    pub(super) range: Range<usize>,
    pub(super) message: Message,
    /// What to write in the place of the range, if one answer is likely.
    pub(super) likely: Option<String>,
}

/// What of the document fits the schema.
#[derive(Debug, Default)]
pub(super) struct Fitting {
    pub(super) value: Value,
    /// Where the strings stand, by their JSON Pointers in `value`.
    pub(super) places: HashMap<String, Range<usize>>,
    pub(super) wrong: Vec<Wrong>,
}

impl Fitting {
    /// Reads what fits of a table.
    pub(super) fn of(table: &DeTable<'_>, schema: &Value) -> Self {
        let mut fitting = Self::default();
        let value = fitting.table(table, schema, "");
        fitting.value = value;
        fitting
    }

    fn tell(&mut self, range: Range<usize>, message: Message) {
        self.wrong.push(Wrong { range, message, likely: None });
    }

    fn table(&mut self, table: &DeTable<'_>, schema: &Value, pointer: &str) -> Value {
        let known = schema.get("properties").and_then(Value::as_object);
        let free = schema.get("additionalProperties").filter(|schema| schema.is_object());
        let mut fitting = Map::new();
        for (key, value) in table {
            let name: &str = key.get_ref();
            let Some(schema) = known.and_then(|known| known.get(name)).or(free) else {
                self.unknown_key(name, key.span(), known, pointer);
                continue;
            };
            let pointer = format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
            if let Some(value) = self.value(name, value, schema, &pointer) {
                fitting.insert(name.to_owned(), value);
            }
        }
        Value::Object(fitting)
    }

    fn unknown_key(
        &mut self,
        key: &str,
        range: Range<usize>,
        known: Option<&Map<String, Value>>,
        pointer: &str,
    ) {
        let known: Vec<&str> = known.into_iter().flat_map(Map::keys).map(String::as_str).collect();
        let message = match pointer {
            // Too many to be named.
            "/rules" => Message::new("configuration-rule").with("key", key),
            _ => Message::new("configuration-key").with("key", key).with("known", known.join(", ")),
        };
        let likely = likely(key, &known).map(ToOwned::to_owned);
        self.wrong.push(Wrong { range, message, likely });
    }

    fn value(
        &mut self,
        key: &str,
        value: &Spanned<DeValue<'_>>,
        schema: &Value,
        pointer: &str,
    ) -> Option<Value> {
        let kind = schema.get("type").and_then(Value::as_str).unwrap_or_default();
        match (kind, value.get_ref()) {
            ("object", DeValue::Table(table)) => Some(self.table(table, schema, pointer)),
            ("array", DeValue::Array(values)) => {
                let items = schema.get("items").unwrap_or(&Value::Null);
                let mut fitting = Vec::new();
                for value in values {
                    let pointer = format!("{pointer}/{}", fitting.len());
                    fitting.extend(self.value(key, value, items, &pointer));
                }
                Some(Value::Array(fitting))
            }
            ("string", DeValue::String(text)) => self.text(key, text, value.span(), schema, pointer),
            // TOML writes a date without quotation marks, JSON cannot.
            ("string", DeValue::Datetime(date)) if is_date(schema) => {
                self.text(key, &date.to_string(), value.span(), schema, pointer)
            }
            _ => {
                let wanted = match kind {
                    "object" => Message::new("configuration-wants-table").with("key", key),
                    "array" => Message::new("configuration-wants-list"),
                    _ if is_date(schema) => Message::new("configuration-wants-date"),
                    _ => Message::new("configuration-wants-text"),
                };
                self.tell(
                    value.span(),
                    Message::new("configuration-kind").with("key", key).with("wanted", wanted),
                );
                None
            }
        }
    }

    fn text(
        &mut self,
        key: &str,
        text: &str,
        range: Range<usize>,
        schema: &Value,
        pointer: &str,
    ) -> Option<Value> {
        let allowed: Option<Vec<&str>> = schema
            .get("enum")
            .and_then(Value::as_array)
            .map(|values| values.iter().filter_map(Value::as_str).collect());
        if let Some(allowed) = allowed.filter(|allowed| !allowed.contains(&text)) {
            let message = Message::new("configuration-value")
                .with("key", key)
                .with("value", text)
                .with("known", allowed.join(", "));
            let likely = likely(text, &allowed).map(|near| format!("\"{near}\""));
            self.wrong.push(Wrong { range, message, likely });
            return None;
        }
        if is_date(schema) && !names_a_day(text) {
            let wanted = Message::new("configuration-wants-date");
            self.tell(range, Message::new("configuration-kind").with("key", key).with("wanted", wanted));
            return None;
        }
        self.places.insert(pointer.to_owned(), range);
        Some(Value::String(text.to_owned()))
    }
}

/// The word that was probably meant. Any two codes of two letters are alike: no slip of the pen can be told there.
fn likely<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    nearest(word, known).filter(|near| near.len() > 2)
}

fn is_date(schema: &Value) -> bool {
    schema.get("format").and_then(Value::as_str) == Some("date")
}

/// `2024-12-31`, and nothing behind it.
fn names_a_day(text: &str) -> bool {
    text.parse::<Datetime>()
        .is_ok_and(|date| date.date.is_some() && date.time.is_none() && date.offset.is_none())
}
