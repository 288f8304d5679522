//! The kinds of nodes in the tree, as values that can be matched on.
//!
//! The names are the grammar's (`grammar/src/node-types.json`); a test holds the two lists equal, so a kind that is added to the
//! grammar cannot be forgotten here.

use std::sync::LazyLock;

use tree_sitter::{Language, Node};

/// What a heading is, decided by its keyword alone, never by its depth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HeadingKind {
    /// `方案 2`, `Programme 2`.
    Programme,
    /// `A. 会议管理，纽约`: subprogramme numbers start again under it.
    LetteredSection,
    /// `次级方案 3`, `Subprogramme 3`.
    Subprogramme,
    /// `构成部分 1`, `Component 1`.
    Component,
    /// `前言`, `Foreword`.
    Foreword,
    /// `总方向`, `Overall orientation`.
    Orientation,
    /// `任务和背景`, `Mandates and background`.
    Background,
    /// `战略`, `Strategy`, with or without external factors and a year.
    Strategy,
    /// `外部因素`, `External factors`.
    ExternalFactors,
    /// `本组织的目标`, `Objective`.
    Objective,
    /// `秘书处预期成绩`, `Expected accomplishments`.
    Accomplishments,
    /// `立法授权`, `Legislative mandates`.
    Mandates,
    /// `大会决议`, `General Assembly resolutions`: the organ of the mandates below it.
    Organ,
    /// `2024 年方案执行情况`, `Programme performance in 2024`.
    Performance,
    /// `2026 年计划成果`, `Planned results for 2026`.
    PlannedResults,
    /// `成果 1`, `Result 1`.
    Result,
    /// `经验教训和计划作出的改变`, `Lessons learned and planned change`.
    Lessons,
    /// `应交付产出`, `Deliverables`.
    Deliverables,
    /// `评价活动`, `Evaluation activities`.
    Evaluation,
    /// `工作方案`, `Programme of work`.
    WorkProgramme,
    /// Posts and other resources: not part of the programme plan proper.
    Resources,
    /// `一. 导言`, `II. …`: reports and entities.
    NumberedSection,
    /// `附件三`, `Annex III`.
    Annex,
    /// Any other heading.
    Plain,
}

/// The kind of a named node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(
    missing_docs,
    reason = "each variant is the node of the same name; the grammar's documentation describes them"
)]
pub enum NodeKind {
    Document,
    Header,
    HeaderField,
    Key,
    Value,
    Section,
    Heading(HeadingKind),
    HeadingMarker,
    HeadingKeyword,
    HeadingNumber,
    HeadingTitle,
    Paragraph,
    ParagraphNumber,
    Item,
    SubItem,
    Marker,
    Mandate,
    MandateTitle,
    Caption,
    CaptionLabel,
    CaptionTitle,
    Table,
    TableRow,
    TableDelimiterRow,
    TableCell,
    FootnoteDefinition,
    FootnoteLabel,
    Comment,
    Text,
    Resolution,
    DocumentSymbol,
    PlanReference,
    GoalReference,
    FootnoteReference,
    Link,
    LinkText,
    LinkUrl,
    OpenPlace,
    Escape,
    /// A node without a name of its own: punctuation and hidden helpers.
    Other,
}

/// Every named kind with the grammar's name for it.
const NAMES: &[(&str, NodeKind)] = &[
    ("document", NodeKind::Document),
    ("header", NodeKind::Header),
    ("header_field", NodeKind::HeaderField),
    ("key", NodeKind::Key),
    ("value", NodeKind::Value),
    ("section", NodeKind::Section),
    ("programme_heading", NodeKind::Heading(HeadingKind::Programme)),
    ("lettered_section_heading", NodeKind::Heading(HeadingKind::LetteredSection)),
    ("subprogramme_heading", NodeKind::Heading(HeadingKind::Subprogramme)),
    ("component_heading", NodeKind::Heading(HeadingKind::Component)),
    ("foreword_heading", NodeKind::Heading(HeadingKind::Foreword)),
    ("orientation_heading", NodeKind::Heading(HeadingKind::Orientation)),
    ("background_heading", NodeKind::Heading(HeadingKind::Background)),
    ("strategy_heading", NodeKind::Heading(HeadingKind::Strategy)),
    ("external_factors_heading", NodeKind::Heading(HeadingKind::ExternalFactors)),
    ("objective_heading", NodeKind::Heading(HeadingKind::Objective)),
    ("accomplishments_heading", NodeKind::Heading(HeadingKind::Accomplishments)),
    ("mandates_heading", NodeKind::Heading(HeadingKind::Mandates)),
    ("organ_heading", NodeKind::Heading(HeadingKind::Organ)),
    ("performance_heading", NodeKind::Heading(HeadingKind::Performance)),
    ("planned_results_heading", NodeKind::Heading(HeadingKind::PlannedResults)),
    ("result_heading", NodeKind::Heading(HeadingKind::Result)),
    ("lessons_heading", NodeKind::Heading(HeadingKind::Lessons)),
    ("deliverables_heading", NodeKind::Heading(HeadingKind::Deliverables)),
    ("evaluation_heading", NodeKind::Heading(HeadingKind::Evaluation)),
    ("work_programme_heading", NodeKind::Heading(HeadingKind::WorkProgramme)),
    ("resources_heading", NodeKind::Heading(HeadingKind::Resources)),
    ("numbered_section_heading", NodeKind::Heading(HeadingKind::NumberedSection)),
    ("annex_heading", NodeKind::Heading(HeadingKind::Annex)),
    ("plain_heading", NodeKind::Heading(HeadingKind::Plain)),
    ("heading_marker", NodeKind::HeadingMarker),
    ("heading_keyword", NodeKind::HeadingKeyword),
    ("heading_number", NodeKind::HeadingNumber),
    ("heading_title", NodeKind::HeadingTitle),
    ("paragraph", NodeKind::Paragraph),
    ("paragraph_number", NodeKind::ParagraphNumber),
    ("item", NodeKind::Item),
    ("sub_item", NodeKind::SubItem),
    ("marker", NodeKind::Marker),
    ("mandate", NodeKind::Mandate),
    ("mandate_title", NodeKind::MandateTitle),
    ("caption", NodeKind::Caption),
    ("caption_label", NodeKind::CaptionLabel),
    ("caption_title", NodeKind::CaptionTitle),
    ("table", NodeKind::Table),
    ("table_row", NodeKind::TableRow),
    ("table_delimiter_row", NodeKind::TableDelimiterRow),
    ("table_cell", NodeKind::TableCell),
    ("footnote_definition", NodeKind::FootnoteDefinition),
    ("footnote_label", NodeKind::FootnoteLabel),
    ("comment", NodeKind::Comment),
    ("text", NodeKind::Text),
    ("resolution", NodeKind::Resolution),
    ("document_symbol", NodeKind::DocumentSymbol),
    ("plan_reference", NodeKind::PlanReference),
    ("goal_reference", NodeKind::GoalReference),
    ("footnote_reference", NodeKind::FootnoteReference),
    ("link", NodeKind::Link),
    ("link_text", NodeKind::LinkText),
    ("link_url", NodeKind::LinkUrl),
    ("open_place", NodeKind::OpenPlace),
    ("escape", NodeKind::Escape),
];

impl HeadingKind {
    /// Its name for machines: that of its node without `_heading`.
    #[must_use]
    pub fn name(self) -> &'static str {
        let known = NAMES.iter().find(|(_, kind)| *kind == NodeKind::Heading(self));
        known.and_then(|(name, _)| name.strip_suffix("_heading")).unwrap_or("plain")
    }
}

/// For each numeric kind of the grammar, what it is: one look-up in an array instead of a comparison of names.
static BY_ID: LazyLock<Vec<NodeKind>> = LazyLock::new(|| {
    let language = Language::from(tree_sitter_planmark::LANGUAGE);
    (0..language.node_kind_count())
        .map(|id| {
            let id = u16::try_from(id).unwrap_or(u16::MAX);
            if !language.node_kind_is_named(id) {
                return NodeKind::Other;
            }
            let name = language.node_kind_for_id(id).unwrap_or_default();
            NAMES.iter().find(|(known, _)| *known == name).map_or(NodeKind::Other, |(_, kind)| *kind)
        })
        .collect()
});

impl NodeKind {
    /// The kind of a node of the tree.
    #[must_use]
    pub fn of(node: Node<'_>) -> Self {
        BY_ID.get(usize::from(node.kind_id())).copied().unwrap_or(Self::Other)
    }

    /// Whether the node is a block: what stands in a section beside its heading and its child sections.
    #[must_use]
    pub fn is_block(self) -> bool {
        matches!(
            self,
            Self::Paragraph
                | Self::Item
                | Self::SubItem
                | Self::Mandate
                | Self::Caption
                | Self::Table
                | Self::FootnoteDefinition
                | Self::Comment
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{NAMES, NodeKind};

    #[test]
    fn every_kind_of_the_grammar_is_known_and_no_other() {
        let types: serde_json::Value = serde_json::from_str(tree_sitter_planmark::NODE_TYPES).unwrap();
        let mut grammar: Vec<&str> = types
            .as_array()
            .unwrap()
            .iter()
            .filter(|entry| entry["named"].as_bool() == Some(true))
            .map(|entry| entry["type"].as_str().unwrap())
            .collect();
        let mut known: Vec<&str> = NAMES.iter().map(|(name, _)| *name).collect();
        grammar.sort_unstable();
        known.sort_unstable();
        assert_eq!(known, grammar);
    }

    #[test]
    fn a_node_tells_its_kind() {
        let parsed = crate::Parsed::new(crate::Text::new("# 方案 2：政治\n"));
        let root = parsed.tree().root_node();
        assert_eq!(NodeKind::of(root), NodeKind::Document);
        assert_eq!(NodeKind::of(root.named_child(0).unwrap()), NodeKind::Section);
    }
}
