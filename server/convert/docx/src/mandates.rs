//! Lists of mandates: tables of two columns, or paragraphs with a tab.
//!
//! Symbols are kept as printed (`74/50 and 78/239; decisions 75/516, 76/515`): the words between them say what they are.

use planmark_convert_model::plan::{Block, Piece, Words};
use planmark_syntax::{Address, Numeral, keywords};

use super::content::{Paragraph, joined};
use super::draft::Draft;
use super::grid_cell::GridCell;
use super::table::Grid;

/// Prints the rows of a list of mandates.
pub(super) fn table(grid: &Grid, draft: &mut Draft<'_>) {
    // A list may be set in two columns of symbols and titles: the left one comes first.
    let pairs = if grid.columns >= 4 && has_symbols(grid, 2) { grid.columns / 2 } else { 1 };
    for pair in 0..pairs {
        for row in &grid.rows {
            let end = if pair + 1 == pairs { grid.columns } else { 2 * pair + 2 };
            let cells = &row.cells[(2 * pair).min(end)..end];
            let Some((first, rest)) = cells.split_first() else { continue };
            entry(first, rest, draft);
        }
    }
}

fn has_symbols(grid: &Grid, column: usize) -> bool {
    let filled: Vec<Words> = grid
        .rows
        .iter()
        .filter_map(|row| row.cells.get(column))
        .map(GridCell::line)
        .filter(|cell| !cell.is_empty())
        .collect();
    let symbols = filled.iter().filter(|cell| is_symbol(&cell.plain())).count();
    symbols * 2 > filled.len()
}

fn entry(first: &GridCell, rest: &[GridCell], draft: &mut Draft<'_>) {
    let mut title = Words::at(first.paragraphs.first().map_or(0, |words| words.line));
    for words in rest.iter().flat_map(|cell| &cell.paragraphs) {
        title.line = if title.is_empty() { words.line } else { title.line };
        title.join(words.clone());
    }
    let symbols = without_addresses(&symbols(&first.paragraphs), draft);
    let text = symbols.plain();
    if is_symbol(&text) {
        draft.push(Block::Mandate { symbols: vec![symbols], title: (!title.is_empty()).then_some(title) });
        return;
    }
    if text.is_empty() {
        // A title that goes on in a row of its own belongs to the entry above.
        if let Some(Block::Mandate { title: Some(above), .. }) = draft.last()
            && title.plain().starts_with(char::is_lowercase)
        {
            above.join(title);
            return;
        }
    }
    // A treaty, an article of the Charter, the conclusions of a year.
    let mut words = first.line();
    words.join(title);
    if !words.is_empty() {
        draft.push(Block::Paragraph { number: None, words });
    }
}

/// Hosts that nobody outside of the Organization can open.
const PRIVATE_HOSTS: [&str; 4] =
    ["sharepoint.com", "officeapps.live.com", "safelinks.protection.outlook.com", "file:"];

/// Symbols without links whose addresses name no document: the number says what is meant. Of a link that readers cannot follow there
/// is a doubt.
fn without_addresses(words: &Words, draft: &mut Draft<'_>) -> Words {
    let mut plain = Words::at(words.line);
    for piece in words.pieces() {
        match piece {
            Piece::Link { text, url } if Address::read(url).is_none() => {
                if PRIVATE_HOSTS.iter().any(|host| url.contains(host)) {
                    let why = format!(
                        "{text} was linked to {url}, which readers outside cannot open; the link is left out."
                    );
                    draft.account.doubt(words.line, text, &why);
                }
                plain.push(Piece::Text(text.clone()));
            }
            piece => plain.push(piece.clone()),
        }
    }
    plain
}

/// The symbols of a cell. Paragraphs that nothing sets apart are several symbols.
fn symbols(paragraphs: &[Words]) -> Words {
    let mut symbols = Words::at(paragraphs.first().map_or(0, |words| words.line));
    for paragraph in paragraphs {
        let open = symbols.plain();
        let more = paragraph.plain();
        let whole = is_whole(&open) && is_symbol(&more) && !more.starts_with(['(', '（', '/']);
        if whole {
            symbols.push(Piece::Supplied("; ".to_owned()));
            paragraph.pieces().iter().for_each(|piece| symbols.push(piece.clone()));
        } else {
            symbols.join(paragraph.clone());
        }
    }
    symbols
}

/// Whether nothing is missing behind `text`: it ends in a number or a bracket.
fn is_whole(text: &str) -> bool {
    text.ends_with(|sign: char| sign.is_alphanumeric() || matches!(sign, ')' | '）' | '号'))
        && !ends_in_word(text)
}

/// `and`, `decisions`: a word that asks for another symbol.
fn ends_in_word(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    last.chars().count() > 1 && last.chars().all(char::is_lowercase)
}

/// Whether `text` names something by its number: a resolution, a decision, a document. A year alone (agreed conclusions of
/// the Commission on the Status of Women) is no symbol.
fn is_symbol(text: &str) -> bool {
    let number = text.contains(|sign: char| sign.is_numeric());
    let sign = text.contains(['/', '(', '（', '号', '.']);
    number && sign && words(text) <= MOST_WORDS && text.chars().count() <= 400
}

/// Words that may stand in symbols beside those that say what they are: the name of a body, a part.
const MOST_WORDS: usize = 2;

/// Words of letters in `text` that neither announce a number nor join two.
fn words(text: &str) -> usize {
    // A Roman numeral is the session of a number.
    let is_number = |word: &str| Numeral::RomanUpper.read(word).is_some();
    let is_word =
        |word: &&str| word.chars().count() > 2 && word.chars().all(char::is_alphabetic) && !is_number(word);
    let is_known =
        |word: &str| !keywords::inline_words(word).is_empty() || !keywords::connector_words(word).is_empty();
    // Some are printed shortened: `sect.`.
    let known = |word: &str| is_known(word) || is_known(&format!("{word}."));
    text.split(|sign: char| !sign.is_alphanumeric() && sign != '/')
        .filter(is_word)
        .filter(|word| !known(word))
        .count()
}

/// Prints a paragraph of a list of mandates: a symbol, a tab, a title. False if it is none.
pub(super) fn paragraph(paragraph: &Paragraph, draft: &mut Draft<'_>) -> bool {
    let Some((first, rest)) = paragraph.segments.split_first() else { return false };
    let text = first.plain();
    let starts =
        text.starts_with(|sign: char| sign.is_numeric() || sign.is_uppercase() || "第决".contains(sign));
    let slash = text.contains('/') || text.ends_with([')', '）']);
    if super::labels::number(paragraph).is_some()
        || !starts
        || !slash
        || !is_symbol(&text)
        || text.chars().count() > 120
    {
        return false;
    }
    if rest.is_empty() && text.chars().count() > 30 {
        return false;
    }
    let title = joined(rest, paragraph.place);
    let symbols = without_addresses(first, draft);
    draft.push(Block::Mandate { symbols: vec![symbols], title: (!title.is_empty()).then_some(title) });
    true
}

#[cfg(test)]
mod tests {
    use super::{is_symbol, symbols};
    use planmark_convert_model::plan::Words;

    #[test]
    fn symbols_are_told_from_treaties() {
        for text in [
            "79/1",
            "74/50 and 78/239; decisions 75/516, 76/515 and 77/514",
            "Decision 79/512",
            "2297 (XXII)",
            "WT/MIN(05)/DEC",
            "42/37 C",
            "822 (XXXI); 914 (XLVII); 922 (XLIX); 2025/1",
            "SS.VIII/1, sect. II, 25/1, sect. II",
            "第 70/1 号",
        ] {
            assert!(is_symbol(text), "{text}");
        }
        for text in [
            "Convention on the Carriage of Goods (Rail), 1951",
            "Convention on rails, 1951",
            "Charter of the United Nations",
            "1996",
            "",
        ] {
            assert!(!is_symbol(text), "{text}");
        }
    }

    #[test]
    fn paragraphs_of_a_cell_are_one_symbol_or_several() {
        let read = |texts: &[&str]| {
            let paragraphs: Vec<Words> = texts.iter().map(|text| Words::source(1, text)).collect();
            symbols(&paragraphs).plain()
        };
        assert_eq!(read(&["61/230;", "69/291"]), "61/230; 69/291");
        assert_eq!(read(&["61/230", "69/291"]), "61/230; 69/291");
        assert_eq!(read(&["A/RES/", "69/291"]), "A/RES/69/291");
        assert_eq!(read(&["1325", "(2000)"]), "1325(2000)");
        assert_eq!(read(&["61/230 and", "69/291"]), "61/230 and 69/291");
    }
}
