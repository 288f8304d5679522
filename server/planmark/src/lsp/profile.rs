//! What was agreed with the client when it introduced itself.

use std::path::PathBuf;

use planmark_findings::message::LANGUAGES;
use planmark_syntax::{Encoding, Language};
use serde_json::Value;
use tower_lsp::gen_lsp_types::{
    ClientCapabilities, DiagnosticTag, InitializeParams, MarkupKind, PositionEncodingKind, RootPath,
    WorkspaceFolders,
};

use super::from_proto;

/// What the client can do, and how it wants to be spoken to.
#[derive(Clone, Debug)]
pub(super) struct Profile {
    /// The unit in which columns are counted.
    pub(super) encoding: Encoding,
    /// The language of messages.
    pub(super) language: Language,
    /// The folders of the workspace.
    pub(super) folders: Vec<PathBuf>,
    /// The process that started the server, and with which it ends.
    #[cfg(feature = "native")]
    pub(super) parent: Option<i32>,
    /// Settings that came with the introduction.
    pub(super) options: Option<Value>,
    /// What the client can do.
    pub(super) can: Abilities,
}

/// What the client can do. Whatever it does not name it cannot.
#[expect(
    clippy::struct_excessive_bools,
    reason = "the protocol's capabilities are independent of each other"
)]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Abilities {
    /// Show Markdown when something is pointed at.
    pub(super) markdown: bool,
    /// Read symbols of a document as a tree.
    pub(super) symbol_trees: bool,
    /// Read where a definition was asked from and how far it goes.
    pub(super) definition_links: bool,
    /// Apply code actions that carry their edits.
    pub(super) code_actions: bool,
    /// Be told which code action is the likeliest.
    pub(super) preferred_actions: bool,
    /// Check the version of a document before edits are applied.
    pub(super) versioned_edits: bool,
    /// Fold whole lines only.
    pub(super) folds_lines_only: bool,
    /// The most folding ranges that it takes.
    pub(super) fold_limit: Option<usize>,
    /// Show the page of a rule.
    pub(super) rule_pages: bool,
    /// Show diagnostics with these tags.
    pub(super) tags: Vec<DiagnosticTag>,
    /// Show links with a tooltip.
    pub(super) link_tooltips: bool,
    /// Answer questions for settings.
    pub(super) configuration: bool,
    /// Watch files for the server.
    pub(super) watches_files: bool,
    /// Tell of changed settings when it is asked to.
    pub(super) registers_configuration: bool,
    /// Show the progress of long work.
    pub(super) progress: bool,
}

/// The languages that the program was started with.
#[derive(Clone, Copy, Debug)]
pub struct Speech {
    /// The one that was asked for: it wins over what the client says.
    pub chosen: Option<Language>,
    /// That of the user's environment, for clients that name none.
    pub surrounding: Language,
}

impl Speech {
    fn language(self, locale: Option<&str>) -> Language {
        self.chosen.unwrap_or_else(|| locale.map_or(self.surrounding, language))
    }
}

impl Profile {
    /// What the parameters of `initialize` say, and in which language to speak where they say nothing of it.
    pub(super) fn new(params: InitializeParams, speech: Speech) -> Self {
        let folders = folders(&params);
        Self {
            encoding: encoding(&params.capabilities),
            language: speech.language(params.locale.as_deref()),
            folders,
            #[cfg(feature = "native")]
            parent: params.process_id,
            can: Abilities::new(&params.capabilities),
            options: params.initialization_options,
        }
    }
}

/// The language of messages for a locale such as `zh-cn` or `zh_TW.UTF-8`: its own, if there are messages in it.
fn language(locale: &str) -> Language {
    Language::of_locale(locale).filter(|language| LANGUAGES.contains(language)).unwrap_or(LANGUAGES[0])
}

/// The first unit that the client prefers and the program knows; UTF-16 where it names none, as the protocol prescribes.
fn encoding(capabilities: &ClientCapabilities) -> Encoding {
    let general = capabilities.general.as_ref();
    let offered = general.and_then(|general| general.position_encodings.as_deref()).unwrap_or_default();
    offered.iter().find_map(from_proto::encoding).unwrap_or_default()
}

/// The unit by its name in the protocol.
pub(super) fn encoding_kind(encoding: Encoding) -> PositionEncodingKind {
    match encoding {
        Encoding::Utf8 => PositionEncodingKind::UTF8,
        Encoding::Utf16 => PositionEncodingKind::UTF16,
        Encoding::Utf32 => PositionEncodingKind::UTF32,
    }
}

/// The workspace's folders; of an older client, its root.
fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    match &params.workspace_folders_initialize_params.workspace_folders {
        Some(WorkspaceFolders::WorkspaceFolderList(folders)) => from_proto::folders(folders),
        _ => root(params).into_iter().collect(),
    }
}

#[expect(deprecated, reason = "older clients name their only folder in these")]
fn root(params: &InitializeParams) -> Option<PathBuf> {
    let by_address = params.root_uri.as_ref().and_then(from_proto::path);
    by_address.or_else(|| match &params.root_path {
        Some(RootPath::String(path)) => Some(PathBuf::from(path)).filter(|path| path.is_absolute()),
        _ => None,
    })
}

impl Abilities {
    fn new(capabilities: &ClientCapabilities) -> Self {
        let text = capabilities.text_document.as_ref();
        let workspace = capabilities.workspace.as_ref();
        let diagnostics =
            text.and_then(|text| text.publish_diagnostics.as_ref()).map(|it| &it.diagnostics_capabilities);
        let actions = text.and_then(|text| text.code_action.as_ref());
        let folding = text.and_then(|text| text.folding_range.as_ref());
        let yes = |answer: Option<bool>| answer == Some(true);
        Self {
            markdown: text
                .and_then(|text| text.hover.as_ref()?.content_format.as_ref())
                .is_some_and(|formats| formats.contains(&MarkupKind::Markdown)),
            symbol_trees: yes(
                text.and_then(|text| text.document_symbol.as_ref()?.hierarchical_document_symbol_support)
            ),
            definition_links: yes(text.and_then(|text| text.definition.as_ref()?.link_support)),
            code_actions: actions.is_some_and(|actions| actions.code_action_literal_support.is_some()),
            preferred_actions: yes(actions.and_then(|actions| actions.is_preferred_support)),
            versioned_edits: yes(workspace.and_then(|it| it.workspace_edit.as_ref()?.document_changes)),
            folds_lines_only: yes(folding.and_then(|folding| folding.line_folding_only)),
            fold_limit: folding.and_then(|folding| folding.range_limit).map(|limit| limit as usize),
            rule_pages: yes(diagnostics.and_then(|it| it.code_description_support)),
            tags: diagnostics
                .and_then(|it| Some(it.tag_support.as_ref()?.value_set.clone()))
                .unwrap_or_default(),
            link_tooltips: yes(text.and_then(|text| text.document_link.as_ref()?.tooltip_support)),
            configuration: yes(workspace.and_then(|it| it.configuration)),
            watches_files: yes(
                workspace.and_then(|it| it.did_change_watched_files.as_ref()?.dynamic_registration)
            ),
            registers_configuration: yes(
                workspace.and_then(|it| it.did_change_configuration.as_ref()?.dynamic_registration)
            ),
            progress: yes(capabilities.window.as_ref().and_then(|window| window.work_done_progress)),
        }
    }
}

#[cfg(test)]
mod tests {
    use planmark_syntax::{Encoding, Language};
    use serde_json::{Value, json};

    use super::{Profile, Speech, language};

    fn profile(params: Value) -> Profile {
        Profile::new(
            serde_json::from_value(params).unwrap(),
            Speech { chosen: None, surrounding: Language::En },
        )
    }

    fn encoding(offered: &Value) -> Encoding {
        profile(json!({"capabilities": {"general": {"positionEncodings": offered}}})).encoding
    }

    #[test]
    fn the_unit_of_columns_is_the_first_that_the_client_prefers() {
        assert_eq!(encoding(&json!(["utf-8", "utf-16"])), Encoding::Utf8);
        assert_eq!(encoding(&json!(["utf-7", "utf-32", "utf-8"])), Encoding::Utf32);
        assert_eq!(encoding(&json!(["utf-16", "utf-8"])), Encoding::Utf16);
        assert_eq!(encoding(&json!([])), Encoding::Utf16);
        assert_eq!(profile(json!({"capabilities": {}})).encoding, Encoding::Utf16);
    }

    #[test]
    fn messages_are_in_chinese_for_chinese_locales_and_else_in_english() {
        for locale in ["zh", "zh-cn", "zh-Hant-TW", "zh_CN.UTF-8", "ZH"] {
            assert_eq!(language(locale), Language::Zh, "{locale}");
        }
        for locale in ["en", "fr-FR", "", "C", "zhx"] {
            assert_eq!(language(locale), Language::En, "{locale}");
        }
        let chinese_around = Speech { chosen: None, surrounding: Language::Zh };
        assert_eq!(chinese_around.language(Some("en")), Language::En);
        assert_eq!(chinese_around.language(None), Language::Zh);
        let chinese_chosen = Speech { chosen: Some(Language::Zh), surrounding: Language::En };
        assert_eq!(chinese_chosen.language(Some("en")), Language::Zh);
    }

    #[cfg(unix)]
    #[test]
    fn the_folders_are_those_of_the_workspace_or_else_the_root() {
        let folders = |params: Value| profile(params).folders;
        let both = json!({"capabilities": {}, "rootUri": "file:///old",
            "workspaceFolders": [{"uri": "file:///a%20b", "name": "a"}, {"uri": "web:///c", "name": "c"}]});
        assert_eq!(folders(both), [std::path::Path::new("/a b")]);
        let root = json!({"capabilities": {}, "rootUri": "file:///old", "workspaceFolders": null});
        assert_eq!(folders(root), [std::path::Path::new("/old")]);
        let path = json!({"capabilities": {}, "rootPath": "/older", "rootUri": null});
        assert_eq!(folders(path), [std::path::Path::new("/older")]);
        assert_eq!(folders(json!({"capabilities": {}})), [] as [std::path::PathBuf; 0]);
    }
}
