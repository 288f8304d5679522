//! Settings: what `planmark.toml` says, and what the editor says, which wins.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use planmark_plan::DocumentId;
use planmark_rules as rules;
use planmark_syntax::Language;
use planmark_workspace::Settings;
use planmark_workspace::workspace::Reported;
use serde_json::Value;
use tower_lsp::gen_lsp_types::{ConfigurationItem, DidChangeConfigurationParams, MessageType};

use super::disk::Errand;
use super::from_proto;
use super::session::{Session, lock};
use crate::configuration::{self, Configuration, Configurations, References};

/// The section of the editor's settings.
const SECTION: &str = "planmark";

/// What of the section is meant for the server. Editors keep settings of their own beside it.
const KEYS: [&str; 4] = ["workspace", "rules", "registry", "aliases"];

/// How long the client may take to answer a question for its settings.
const PATIENCE: Duration = Duration::from_secs(30);

/// Settings, from files and from the editor.
#[derive(Debug, Default)]
pub(super) struct Preferences {
    files: Configurations,
    editor: Option<Configuration>,
}

impl Preferences {
    /// The settings for a document.
    pub(super) fn settings(&mut self, id: &DocumentId) -> Settings {
        let file = from_proto::id_path(id).and_then(|path| self.files.of(path));
        let mut settings = file.map(|file| file.settings.clone()).unwrap_or_default();
        if let Some(editor) = self.editor.as_ref().filter(|editor| !editor.file.registry.files.is_empty()) {
            settings.set_registry(Arc::clone(editor.settings.registry()));
        }
        for (name, severity) in self.editor.iter().flat_map(|editor| &editor.file.rules) {
            if let Some(rule) = rules::by_name(name) {
                settings.set_severity(rule, severity.parse().ok());
            }
        }
        let own = self.editor.iter().flat_map(|editor| &editor.file.aliases);
        let own = own.map(|(name, meant)| (name.clone(), meant.clone()));
        if self.editor.as_ref().is_some_and(|editor| !editor.file.aliases.is_empty()) {
            let aliases = settings.aliases().clone();
            settings.set_aliases(aliases.into_iter().chain(own).collect());
        }
        settings
    }

    /// Whether findings in a document of this language are to be told.
    pub(super) fn tells(&mut self, id: &DocumentId, language: Option<Language>) -> bool {
        if let Some(editor) =
            self.editor.as_ref().filter(|editor| !editor.file.workspace.languages.is_empty())
        {
            return editor.tells(language);
        }
        let file = from_proto::id_path(id).and_then(|path| self.files.of(path));
        file.is_none_or(|file| file.tells(language))
    }

    /// Whether a file that lies in the workspace's folders belongs to it.
    pub(super) fn includes(&mut self, file: &Path) -> bool {
        match &self.editor {
            Some(editor)
                if !editor.file.workspace.include.is_empty() || !editor.file.workspace.exclude.is_empty() =>
            {
                editor.includes(file)
            }
            _ => self.files.include(file),
        }
    }

    /// Forgets the files that were read, because one of them changed.
    pub(super) fn forget_files(&mut self) {
        self.files = self.files.renewed();
    }

    /// The reference files that were read.
    pub(super) fn references(&self) -> References {
        self.files.references().clone()
    }

    /// Whether a file is a reference file that some configuration in force names.
    pub(super) fn refers_to(&self, file: &Path) -> bool {
        let editor = self.editor.iter();
        self.files
            .found
            .iter()
            .map(|it| &**it)
            .chain(editor)
            .any(|configuration| configuration.refers_to(file))
    }

    /// The reference files that the configurations in force name.
    pub(super) fn reference_files(&self) -> Vec<PathBuf> {
        let found = self.files.found.iter().map(|it| &**it);
        found.chain(&self.editor).flat_map(Configuration::reference_files).collect()
    }

    /// The `planmark.toml` files that are in force.
    pub(super) fn in_force(&self) -> &[Arc<Configuration>] {
        &self.files.found
    }

    /// Takes over what the editor says, and tells what is wrong with it. `folder` is where its patterns count from.
    pub(super) fn set_editor(&mut self, settings: &Value, folder: &Path) -> Vec<Reported> {
        let known =
            settings.as_object().into_iter().flatten().filter(|(key, _)| KEYS.contains(&key.as_str()));
        let known: serde_json::Map<String, Value> =
            known.map(|(key, value)| (key.clone(), without_nulls(value))).collect();
        if known.is_empty() {
            self.editor = None;
            return Vec::new();
        }
        let text = toml::to_string(&Value::Object(known)).unwrap_or_default();
        let editor = Configuration::read(Path::new(SECTION), folder, &text, self.files.references());
        let problems = editor.findings.clone();
        self.editor = Some(editor);
        problems
    }
}

/// An editor gives null for a setting that nobody set; TOML has no such value.
fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Object(members) => members
            .iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(key, value)| (key.clone(), without_nulls(value)))
            .collect(),
        Value::Array(items) => items.iter().filter(|item| !item.is_null()).map(without_nulls).collect(),
        other => other.clone(),
    }
}

/// The client says that its settings changed, and perhaps how.
pub(super) fn changed(session: &Arc<Session>, params: &DidChangeConfigurationParams) {
    if session.profile().is_some_and(|profile| profile.can.configuration) {
        tokio::spawn(ask(Arc::clone(session)));
    } else {
        let section = params.settings.get(SECTION).unwrap_or(&params.settings);
        take_over(session, section);
    }
}

/// Asks the client for its settings, and goes without where it does not answer.
pub(super) async fn ask(session: Arc<Session>) {
    let item = ConfigurationItem { scope_uri: None, section: Some(SECTION.to_owned()) };
    match tokio::time::timeout(PATIENCE, session.client.configuration(vec![item])).await {
        Ok(Ok(answers)) => take_over(&session, answers.first().unwrap_or(&Value::Null)),
        // Who has said goodbye owes no answer.
        _ if session.has_ended() => {}
        Ok(Err(error)) => tracing::warn!("the editor did not tell its settings: {error}"),
        Err(_) => tracing::warn!("the editor did not tell its settings in {PATIENCE:?}"),
    }
}

/// Takes over settings of the editor: the next findings follow them.
pub(super) fn take_over(session: &Arc<Session>, settings: &Value) {
    let Some(profile) = session.profile() else { return };
    let folder = profile.folders.first().map(|folder| &**folder).unwrap_or(Path::new("/"));
    let problems = lock(&session.preferences).set_editor(settings, folder);
    session.send_out(Errand::Configured);
    if problems.is_empty() {
        return;
    }
    let told: Vec<String> = problems.iter().map(|problem| problem.message.render(profile.language)).collect();
    let client = session.client.clone();
    tokio::spawn(async move { client.show_message(MessageType::Warning, told.join("\n")).await });
}

/// Whether a path is that of a configuration.
pub(super) fn is_configuration(path: &Path) -> bool {
    path.ends_with(configuration::FILE_NAME)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use planmark_findings::Severity;
    use planmark_plan::DocumentId;
    use planmark_rules as rules;
    use planmark_syntax::Language;
    use serde_json::{Value, json};

    use super::Preferences;

    fn severity(preferences: &mut Preferences, file: &Path, rule: &str) -> Option<Severity> {
        let id = DocumentId::new(file.to_str().unwrap());
        preferences.settings(&id).severity(rules::by_name(rule).unwrap())
    }

    #[test]
    fn the_editor_wins_over_the_file_where_it_says_something() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().canonicalize().unwrap().join("a.plan");
        std::fs::write(
            folder.path().join("planmark.toml"),
            "[rules]\nempty-section = \"hint\"\nopen-marker = \"off\"\n",
        )
        .unwrap();
        let mut preferences = Preferences::default();
        assert_eq!(severity(&mut preferences, &file, "empty-section"), Some(Severity::Hint));
        let settings =
            json!({"rules": {"empty-section": "error", "missing-title": null}, "trace": {"server": "off"}});
        assert_eq!(preferences.set_editor(&settings, folder.path()).len(), 0);
        assert_eq!(severity(&mut preferences, &file, "empty-section"), Some(Severity::Error));
        assert_eq!(severity(&mut preferences, &file, "open-marker"), None);
        assert_eq!(severity(&mut preferences, &file, "missing-title"), Some(Severity::Warning));
        preferences.set_editor(&Value::Null, folder.path());
        assert_eq!(severity(&mut preferences, &file, "empty-section"), Some(Severity::Hint));
    }

    #[test]
    fn what_is_wrong_in_the_editors_settings_is_told_and_the_rest_counts() {
        let mut preferences = Preferences::default();
        let settings = json!({"rules": {"empty-section": "hint", "no-such-rule": "off"}, "workspace": {"languages": ["zh"]}});
        let problems = preferences.set_editor(&settings, Path::new("/plans"));
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!(
            severity(&mut preferences, Path::new("/plans/a.plan"), "empty-section"),
            Some(Severity::Hint)
        );
        let id = DocumentId::new("/plans/a.plan");
        assert!(preferences.tells(&id, Some(Language::Zh)) && !preferences.tells(&id, Some(Language::En)));
    }
}
