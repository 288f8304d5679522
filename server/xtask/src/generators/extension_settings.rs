//! The settings of the Visual Studio Code extension: what the program says of `planmark.toml` and of its rules, in English and in
//! Chinese.
//!
//! They have their place in the extension's manifest and in its tables of texts, whose other members stay as they are.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use crate::output::Output;
use crate::planmark;

const FOLDER: &str = "editors/vscode";

/// The tables of texts, each with its language.
const TEXTS: [(&str, &str); 2] = [("package.nls.json", "en"), ("package.nls.zh-cn.json", "zh")];

pub(super) fn generate(repository: &Path) -> Result<Vec<Output>> {
    let schema = asked(repository, &["schema", "configuration"])?;
    let manifest = manifest(repository, &properties(&schema)?)?;
    let texts = TEXTS.iter().map(|(file, language)| texts(repository, file, language));
    std::iter::once(Ok(manifest)).chain(texts).collect()
}

/// What the program prints as JSON.
fn asked(repository: &Path, arguments: &[&str]) -> Result<Value> {
    let printed = planmark::printed(repository, arguments, &[0])?;
    serde_json::from_str(&printed).with_context(|| format!("planmark {} is no JSON", arguments.join(" ")))
}

/// The settings by name. Sections of `planmark.toml` that are not among them belong to the plans and not to a person.
fn properties(schema: &Value) -> Result<Value> {
    let sections = object(&schema["properties"], "planmark.toml")?;
    let mut rules = Map::new();
    for (name, shape) in object(&sections["rules"]["properties"], "rules")? {
        let mut shape = object(shape, name)?.clone();
        shape.insert("description".to_owned(), json!(format!("%rule.{name}%")));
        rules.insert(name.clone(), Value::Object(shape));
    }
    let languages: Vec<String> =
        ["auto", "en", "zh"].map(|language| format!("%settings.language.{language}%")).to_vec();
    let mut properties = json!({
        "planmark.server.path": {
            "type": "string",
            "default": "",
            "scope": "machine-overridable",
            "markdownDescription": "%settings.server.path%",
        },
        "planmark.language": {
            "type": "string",
            "enum": ["auto", "en", "zh"],
            "enumDescriptions": languages,
            "default": "auto",
            "scope": "window",
            "markdownDescription": "%settings.language%",
        },
        "planmark.rules": setting(
            "rules",
            &json!({"type": "object", "properties": rules, "additionalProperties": false}),
        )?,
    });
    for (name, shape) in object(&sections["workspace"]["properties"], "workspace")? {
        let key = format!("workspace.{name}");
        properties[format!("planmark.{key}")] = setting(&key, shape)?;
    }
    Ok(properties)
}

/// A setting as the editor wants it: with its scope, and a description from the tables of texts.
fn setting(key: &str, shape: &Value) -> Result<Value> {
    let mut setting = object(shape, key)?.clone();
    setting.shift_remove("description");
    let default = setting.shift_remove("default").unwrap_or_else(|| json!({}));
    setting.insert("default".to_owned(), default);
    setting.insert("scope".to_owned(), json!("window"));
    setting.insert("markdownDescription".to_owned(), json!(format!("%settings.{key}%")));
    Ok(Value::Object(setting))
}

fn object<'a>(value: &'a Value, what: &str) -> Result<&'a Map<String, Value>> {
    value.as_object().with_context(|| format!("{what} is no object"))
}

fn manifest(repository: &Path, properties: &Value) -> Result<Output> {
    let mut manifest = read(repository, "package.json")?;
    manifest["contributes"]["configuration"] = json!({"title": "Planmark", "properties": properties});
    written("package.json", &manifest)
}

/// The texts of a language, with those of the rules in the place of the ones that were there.
fn texts(repository: &Path, file: &str, language: &str) -> Result<Output> {
    let before = read(repository, file)?;
    let kept = object(&before, file)?.iter().filter(|(key, _)| !key.starts_with("rule."));
    let mut texts: Map<String, Value> = kept.map(|(key, text)| (key.clone(), text.clone())).collect();
    let told = asked(repository, &["rules", "--format", "json", "--language", language])?;
    for rule in told["rules"].as_array().context("the rules are no list")? {
        let name = rule["name"].as_str().context("a rule has no name")?;
        texts.insert(format!("rule.{name}"), rule["summary"].clone());
    }
    written(file, &Value::Object(texts))
}

fn read(repository: &Path, file: &str) -> Result<Value> {
    let path = repository.join(FOLDER).join(file);
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is no JSON", path.display()))
}

fn written(file: &str, value: &Value) -> Result<Output> {
    Ok(Output::text(format!("{FOLDER}/{file}"), format!("{}\n", serde_json::to_string_pretty(value)?)))
}
