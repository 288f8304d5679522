//! Symbols of documents as they are compared.

use planmark_syntax::script::half_width;

/// A symbol in the form in which two are compared: without blanks, in capitals, its dashes and brackets plain.
pub fn comparable(text: &str) -> String {
    let signs = text.chars().filter(|sign| !sign.is_whitespace()).map(|sign| match sign {
        '\u{2010}'..='\u{2015}' => '-',
        sign => half_width(sign),
    });
    let plain: String = signs.map(|sign| sign.to_ascii_uppercase()).collect();
    plain.trim_end_matches(['.', ',', ';', '/']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::comparable;

    #[test]
    fn symbols_are_compared_without_blanks_and_widths() {
        assert_eq!(comparable("A／71／6 （Prog. 2）"), comparable("A/71/6(PROG.2)"));
    }
}
