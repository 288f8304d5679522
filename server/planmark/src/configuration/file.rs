//! What `planmark.toml` may hold: these types are its JSON Schema, and what the reader knows of it.
//!
//! Whoever adds a setting adds a field here; its comment is what an editor shows.

use std::collections::BTreeMap;

use planmark_findings::Severity;
use planmark_rules::RULES;
use planmark_syntax::Language;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

/// The severity of a rule that is not to be applied.
pub(super) const OFF: &str = "off";

/// Settings of a Planmark workspace: `planmark.toml` in its topmost folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "planmark.toml")]
pub struct File {
    /// Which files belong to the workspace.
    pub workspace: WorkspaceSection,
    /// How much the findings of each rule matter.
    #[schemars(schema_with = "rules")]
    pub rules: BTreeMap<String, String>,
    /// What is known of resolutions beyond what the program brings along.
    pub registry: RegistrySection,
    /// Other names of departments and programmes: the name that is used, and the name that it stands for.
    pub aliases: BTreeMap<String, String>,
}

/// Which files belong to the workspace.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(inline)]
pub struct WorkspaceSection {
    /// Only files that one of these patterns matches. Patterns are those of `.gitignore`, counted from the folder of this file.
    /// Without any: all files that end in `.plan`.
    pub include: Vec<String>,
    /// No files or folders that one of these patterns matches. A file that is named on the command line is read all the same.
    pub exclude: Vec<String>,
    /// The languages in which findings are told. Documents in other languages are read, so that references to them are found, and
    /// nothing is told of them. Without any: all languages.
    #[schemars(schema_with = "languages")]
    pub languages: Vec<String>,
}

/// What is known of resolutions beyond what the program brings along.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(inline)]
pub struct RegistrySection {
    /// Reference files: CSV with the columns symbol, title, language and date, or one column of titles for each language (title_zh).
    /// Paths are counted from the folder of this file.
    pub files: Vec<String>,
    /// The day up to which the reference files are complete: later resolutions are never called wrong.
    #[schemars(schema_with = "date")]
    pub data_date: Option<String>,
}

fn rules(_: &mut SchemaGenerator) -> Schema {
    let severities: Vec<&str> = Severity::ALL.into_iter().map(Severity::name).chain([OFF]).collect();
    let properties: BTreeMap<&str, serde_json::Value> = RULES
        .iter()
        .map(|rule| {
            let schema = serde_json::json!({
                "description": planmark_findings::Message::new(rule.summary).render(Language::En),
                "type": "string",
                "enum": severities,
                "default": rule.severity.name(),
            });
            (rule.name, schema)
        })
        .collect();
    json_schema!({
        "description": "How much the findings of each rule matter.",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    })
}

fn languages(_: &mut SchemaGenerator) -> Schema {
    let codes: Vec<&str> = Language::ALL.into_iter().map(Language::code).collect();
    json_schema!({ "type": "array", "items": { "type": "string", "enum": codes } })
}

fn date(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "format": "date", "examples": ["2024-12-31"] })
}
