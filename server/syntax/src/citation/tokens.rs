//! A block's text as the words that matter beside its numbers.

use std::ops::Range;

use super::words::{Word, stands_alone, word_at};
use crate::keywords::{self, ParticleRole};
use crate::organ::Organ;
use crate::scan::Scan;
use crate::script::{is_arabic, is_han, is_han_numeral};

/// A word and where it stands, in text made alike.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) word: Word,
    pub(super) at: Range<usize>,
    /// How many quotations and brackets are open around it: what stands in a quotation says nothing of a number outside it.
    quotes: u32,
    brackets: u32,
}

/// The words of a block.
pub(super) struct Tokens<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Token>,
    /// The index of each node's token.
    nodes: Vec<Option<usize>>,
}

impl<'a> Tokens<'a> {
    /// Divides text made alike into words. `nodes` are the ranges of its numbers, in order.
    pub(super) fn new(text: &'a str, nodes: &[Range<usize>]) -> Self {
        let mut tokens = Self { text, tokens: Vec::new(), nodes: vec![None; nodes.len()] };
        let mut depth = (0u32, 0u32);
        let mut scan = Scan::new(text);
        let mut next_node = 0;
        while let Some(sign) = scan.peek() {
            let start = scan.at();
            while nodes.get(next_node).is_some_and(|node| node.end <= start) {
                next_node += 1;
            }
            if let Some(node) = nodes.get(next_node).filter(|node| node.start <= start) {
                scan.take_bytes(node.end - start);
                tokens.nodes[next_node] = Some(tokens.tokens.len());
                tokens.push(Word::Node(next_node), start..scan.at(), depth);
                next_node += 1;
                continue;
            }
            let end_limit = nodes.get(next_node).map_or(text.len(), |node| node.start);
            let word = next_word(&mut scan, sign, end_limit);
            let Some(word) = word else { continue };
            match word {
                Word::Close => depth.1 = depth.1.saturating_sub(1),
                _ if is_closing_quote(sign) => depth.0 = depth.0.saturating_sub(1),
                _ => {}
            }
            tokens.push(word, start..scan.at(), depth);
            match word {
                Word::Open => depth.1 += 1,
                _ if is_opening_quote(sign) => depth.0 += 1,
                _ => {}
            }
        }
        tokens
    }

    fn push(&mut self, word: Word, at: Range<usize>, (quotes, brackets): (u32, u32)) {
        let has_subject = match word {
            // قرارها: the resolution, and "its" at the end of the word.
            Word::Kind(_) => self.text[at.clone()].ends_with(['ه']) || self.text[at.clone()].ends_with("ها"),
            _ => false,
        };
        if has_subject {
            self.tokens.push(Token { word: Word::Its, at: at.start..at.start, quotes, brackets });
        }
        let word = if has_other_name(self.text, word, &at) { Word::Body } else { word };
        self.tokens.push(Token { word, at, quotes, brackets });
    }

    /// The index of the token of a node.
    pub(super) fn of_node(&self, node: usize) -> Option<usize> {
        self.nodes.get(node).copied().flatten()
    }

    pub(super) fn word(&self, index: usize) -> Word {
        self.tokens.get(index).map_or(Word::Stop, |token| token.word)
    }

    /// The words of a token.
    pub(super) fn words(&self, index: usize) -> &'a str {
        self.tokens.get(index).and_then(|token| self.text.get(token.at.clone())).unwrap_or_default()
    }

    /// The token before `index` that is not in a quotation or bracket that ends before it.
    pub(super) fn before(&self, index: usize) -> Option<usize> {
        let here = self.tokens.get(index)?;
        (0..index).rev().find(|&before| self.is_level_with(before, here))
    }

    /// The token after `index` that is not in a quotation or bracket that begins after it.
    pub(super) fn after(&self, index: usize) -> Option<usize> {
        let here = self.tokens.get(index)?;
        (index + 1..self.tokens.len()).find(|&after| self.is_level_with(after, here))
    }

    /// The first token that begins at or after a byte.
    pub(super) fn beginning_at(&self, byte: usize) -> usize {
        self.tokens.partition_point(|token| token.at.start < byte)
    }

    fn is_level_with(&self, index: usize, here: &Token) -> bool {
        self.tokens
            .get(index)
            .is_some_and(|token| token.quotes <= here.quotes && token.brackets <= here.brackets)
    }
}

/// Takes the next word; `None` for blanks.
fn next_word(scan: &mut Scan<'_>, sign: char, end_limit: usize) -> Option<Word> {
    if sign == ' ' {
        scan.skip_blanks();
        return None;
    }
    let at = scan.at();
    if let Some(end) = session_of_assembly(*scan) {
        scan.take_bytes(end - at);
        return Some(Word::Filler);
    }
    if let Some((word, end)) = word_at(scan.text(), at)
        && end <= end_limit
    {
        scan.take_bytes(end - at);
        return Some(word);
    }
    if let Some(length) = arabic_prefix(scan.rest()) {
        let is_and = sign == 'و';
        scan.take_bytes(length);
        return is_and.then_some(Word::And);
    }
    if sign.is_ascii_digit() {
        scan.digits();
        return Some(Word::Digits);
    }
    scan.take_bytes(sign.len_utf8());
    Some(match sign {
        ',' | '、' | '،' | ';' | '؛' | '&' => Word::And,
        '(' | '[' => Word::Open,
        ')' | ']' => Word::Close,
        ':' => Word::Including,
        '。' | '!' | '?' | '؟' => Word::Stop,
        '.' if scan.is_done() || scan.peek() == Some(' ') => Word::Stop,
        '\'' => Word::Filler,
        _ if sign.is_alphabetic() && !is_han(sign) => {
            scan.take_while(|sign| sign.is_alphanumeric() && !is_han(sign));
            Word::Other
        }
        _ => Word::Other,
    })
}

/// The bytes of what is written together with an Arabic word of the lexicon, before it: و, ال, بال.
fn arabic_prefix(rest: &str) -> Option<usize> {
    let first = rest.chars().next().filter(|sign| is_arabic(*sign))?;
    // A word that begins inside this one begins after one, two or three letters.
    let starts = rest.char_indices().skip(1).take(3).map(|(start, _)| start);
    let mut starts = starts.filter(|start| *start >= first.len_utf8());
    starts.find(|&start| word_at(rest, start).is_some())
}

/// 第六十一届会议, 第十届特别会议: stands between the Assembly and its resolution.
fn session_of_assembly(mut scan: Scan<'_>) -> Option<usize> {
    if !scan.eat('第') {
        return None;
    }
    scan.skip_blanks();
    if scan.take_while(|sign| sign.is_ascii_digit() || is_han_numeral(sign)).is_empty() {
        return None;
    }
    scan.skip_blanks();
    if !scan.eat('届') {
        return None;
    }
    keywords::particles(ParticleRole::Meeting).find(|words| scan.eat_exactly(words))?;
    Some(scan.at())
}

/// Whether a name that is one word is part of the name of another body.
fn has_other_name(text: &str, word: Word, at: &Range<usize>) -> bool {
    let is_one_word = !text[at.clone()].contains(' ');
    match word {
        Word::Relative(_) => !stands_alone(text, at.start, at.end),
        Word::Organ(Organ::GeneralAssembly) => {
            let is_chinese = text[at.clone()].chars().all(is_han);
            is_one_word && !is_chinese && !stands_alone(text, at.start, at.end)
        }
        _ => false,
    }
}

fn is_opening_quote(sign: char) -> bool {
    matches!(sign, '“' | '《' | '«' | '「')
}

fn is_closing_quote(sign: char) -> bool {
    matches!(sign, '”' | '》' | '»' | '」')
}
