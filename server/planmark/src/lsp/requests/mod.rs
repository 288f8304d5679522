//! What a client may ask, one file a request: its name, what is announced of it, its parameters, the feature that answers, and how the
//! answer is said.

mod code_action;
mod completion;
mod definition;
mod document_highlight;
mod document_link;
mod document_symbol;
mod folding_range;
mod formatting;
mod hover;
mod range_formatting;
mod references;
mod selection_range;
mod workspace_symbol;

pub(super) use code_action::CodeAction;
pub(super) use completion::Completion;
pub(super) use definition::Definition;
pub(super) use document_highlight::DocumentHighlight;
pub(super) use document_link::DocumentLink;
pub(super) use document_symbol::DocumentSymbol;
pub(super) use folding_range::FoldingRange;
pub(super) use formatting::Formatting;
pub(super) use hover::Hover;
pub(super) use range_formatting::RangeFormatting;
pub(super) use references::References;
pub(super) use selection_range::SelectionRange;
pub(super) use workspace_symbol::WorkspaceSymbol;
