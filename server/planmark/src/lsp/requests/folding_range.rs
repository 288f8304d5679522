//! What can be folded.

use planmark_ide::{self, Fold, FoldKind};
use tower_lsp::gen_lsp_types::{self as lsp, FoldingRangeKind, FoldingRangeParams, ServerCapabilities, Uri};

use crate::lsp::method::{DocumentRequest, Request};
use crate::lsp::profile::Abilities;
use crate::lsp::reading::About;

/// `textDocument/foldingRange`
pub(in crate::lsp) enum FoldingRange {}

impl Request for FoldingRange {
    const NAME: &'static str = "textDocument/foldingRange";
    const ABOUT: &'static str = "Sections, tables, lists and comments, as many as the client takes.";
    type Params = FoldingRangeParams;
    type Answer = Vec<lsp::FoldingRange>;

    fn announce(_: &Abilities, capabilities: &mut ServerCapabilities) {
        capabilities.folding_range_provider = Some(true.into());
    }
}

impl DocumentRequest for FoldingRange {
    fn document(params: &FoldingRangeParams) -> &Uri {
        &params.text_document.uri
    }

    fn answer(about: &About<'_>, _: FoldingRangeParams) -> Option<Vec<lsp::FoldingRange>> {
        let limit = about.reader.profile.can.fold_limit.unwrap_or(usize::MAX);
        let folds = planmark_ide::folds(about.document);
        let folds = folds.iter().map(|fold| range(about, fold));
        Some(folds.filter(|fold| fold.start_line < fold.end_line).take(limit).collect())
    }
}

fn range(about: &About<'_>, fold: &Fold) -> lsp::FoldingRange {
    let range = about.proto_range(&fold.range);
    let kind = match fold.kind {
        FoldKind::Section | FoldKind::Table | FoldKind::List => FoldingRangeKind::Region,
        FoldKind::Comment => FoldingRangeKind::Comment,
    };
    let by_sign = !about.reader.profile.can.folds_lines_only;
    lsp::FoldingRange {
        start_line: range.start.line,
        start_character: None,
        end_line: range.end.line,
        end_character: by_sign.then_some(range.end.character),
        kind: Some(kind),
        collapsed_text: None,
    }
}
