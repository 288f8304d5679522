//! Comments of reviewers, as the plan prints them.

use planmark_convert_model::plan::{Piece, Words};

use super::draft::Remark;

/// Comments by which the document services pass a job number on.
pub(super) fn is_of_production(text: &str) -> bool {
    text.starts_with("<<ODS")
}

/// Characters of the words that a comment is about, as far as they are repeated in it.
const MOST_ABOUT: usize = 60;

/// A comment as it is printed: author, date, what it is about, text.
pub(super) fn printed(remark: &Remark, about: &str) -> Words {
    let mut head = String::new();
    for part in [remark.author.trim(), remark.date.as_str()] {
        if !head.is_empty() && !part.is_empty() {
            head.push_str(", ");
        }
        head.push_str(part);
    }
    if !about.is_empty() {
        let short: String = about.chars().take(MOST_ABOUT).collect();
        let more = if short.len() < about.len() { "…" } else { "" };
        head.push_str(&format!(" on “{}{more}”", planmark_convert_model::plan::single_blanks(&short)));
    }
    let mut words = Words::at(remark.words.line);
    words.push(Piece::Supplied(format!("{}: ", without_end(&head))));
    for piece in remark.words.pieces() {
        match piece {
            // `-->` would end the comment.
            Piece::Text(text) if text.contains("--") => {
                let mut done = 0;
                for (place, dashes) in text.match_indices("--") {
                    let second = place + dashes.len() / 2;
                    words.push(Piece::Text(text.slice(done..second)));
                    words.push(Piece::Supplied(" ".to_owned()));
                    done = second;
                }
                words.push(Piece::Text(text.slice(done..text.len())));
            }
            piece => words.push(piece.clone()),
        }
    }
    words
}

fn without_end(text: &str) -> String {
    text.replace("--", "–")
}
