//! Numbers in the formats of Word's lists (ISO/IEC 29500-1, 17.18.59).

use planmark_syntax::Numeral;
use planmark_syntax::numerals::Alphabet;

/// The largest number that is printed in letters: thirty times the alphabet.
const MOST_LETTERS: u32 = 780;

/// `number` in a format of Word; in digits where the format is not known or has no sign for it.
pub(super) fn printed(number: u32, format: &str) -> String {
    if format == "none" {
        return String::new();
    }
    counted(number, format).unwrap_or_else(|| number.to_string())
}

fn counted(number: u32, format: &str) -> Option<String> {
    let numeral = |numeral: Numeral| numeral.print(number);
    let letters =
        |alphabet: Alphabet| (number <= MOST_LETTERS).then(|| Numeral::Letter(alphabet).print(number))?;
    // `number` signs from the one that counts 1, up to `most`.
    let signs = |first: char, most: u32| {
        (1..=most).contains(&number).then(|| char::from_u32(u32::from(first) + number - 1))?.map(String::from)
    };
    match format {
        "lowerLetter" => letters(Alphabet::LatinLower),
        "upperLetter" => letters(Alphabet::LatinUpper),
        "russianLower" => letters(Alphabet::CyrillicLower),
        "russianUpper" => letters(Alphabet::CyrillicUpper),
        "arabicAlpha" | "arabicAbjad" => letters(Alphabet::Arabic),
        "lowerRoman" => numeral(Numeral::RomanLower),
        "upperRoman" => numeral(Numeral::RomanUpper),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "koreanCounting" => numeral(Numeral::Chinese),
        "ideographDigital" | "taiwaneseDigital" | "koreanDigital2" | "japaneseDigitalTenThousand" => {
            Some(by_digits(number, "〇一二三四五六七八九"))
        }
        "koreanDigital" => Some(by_digits(number, "영일이삼사오육칠팔구")),
        "chineseLegalSimplified" => Some(legal(number, "零壹贰叁肆伍陆柒捌玖")?),
        "ideographLegalTraditional" => Some(legal(number, "零壹貳參肆伍陸柒捌玖")?),
        "japaneseLegal" => Some(legal(number, "零壱弐参四伍六七八九")?),
        "decimalFullWidth" | "decimalFullWidth2" => Some(by_digits(number, "０１２３４５６７８９")),
        "hindiNumbers" => Some(by_digits(number, "०१२३४५६७८९")),
        "thaiNumbers" => Some(by_digits(number, "๐๑๒๓๔๕๖๗๘๙")),
        "decimalZero" => Some(format!("{number:0>2}")),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => match number {
            21..=35 => char::from_u32(0x3251 + number - 21).map(String::from),
            36..=50 => char::from_u32(0x32B1 + number - 36).map(String::from),
            _ => signs('①', 20),
        },
        "decimalEnclosedParen" => signs('⑴', 20),
        "decimalEnclosedFullstop" => signs('⒈', 20),
        "ideographEnclosedCircle" => signs('㊀', 10),
        "ideographTraditional" => of_row(number, "甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => of_row(number, "子丑寅卯辰巳午未申酉戌亥"),
        "aiueo" | "aiueoFullWidth" => of_row(
            number,
            "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
        ),
        "iroha" | "irohaFullWidth" => of_row(
            number,
            "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン",
        ),
        "ganada" => of_row(number, "가나다라마바사아자차카타파하"),
        "chosung" => of_row(number, "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"),
        "hebrew2" => of_row(number, "אבגדהוזחטיכלמנסעפצקרשת"),
        "numberInDash" => Some(format!("- {number} -")),
        "hex" => Some(format!("{number:X}")),
        "chicago" => {
            let sign = *['*', '†', '‡', '§'].get(usize::try_from(number.checked_sub(1)? % 4).ok()?)?;
            let times = usize::try_from((number - 1) / 4 + 1).ok().filter(|times| *times <= 8)?;
            Some(sign.to_string().repeat(times))
        }
        "ordinal" => Some(format!("{number}{}", ordinal_ending(number))),
        "cardinalText" => cardinal(number).map(|word| capital(&word)),
        "ordinalText" => ordinal(number).map(|word| capital(&word)),
        _ => None,
    }
}

/// Each decimal digit as its sign in `digits`, which begins with zero.
fn by_digits(number: u32, digits: &str) -> String {
    let sign = |digit: char| digits.chars().nth(digit.to_digit(10)? as usize);
    number.to_string().chars().filter_map(sign).collect()
}

/// A Chinese number in the forms of contracts, to 9,999: `壹佰贰拾叁`.
fn legal(number: u32, digits: &str) -> Option<String> {
    if !(1..=9_999).contains(&number) {
        return None;
    }
    let places = ["", "拾", "佰", "仟"];
    let written = number.to_string();
    let mut text = String::new();
    let mut zero = false;
    for (index, digit) in written.chars().enumerate() {
        let digit = digit.to_digit(10)? as usize;
        if digit == 0 {
            zero = true;
            continue;
        }
        if zero && !text.is_empty() {
            text.extend(digits.chars().next());
        }
        zero = false;
        text.extend(digits.chars().nth(digit));
        text.push_str(places[written.len() - 1 - index]);
    }
    Some(text)
}

/// The sign of `row` at place `number`; once more from the start behind its end.
fn of_row(number: u32, row: &str) -> Option<String> {
    let place = usize::try_from(number.checked_sub(1)?).ok()?;
    row.chars().nth(place % row.chars().count()).map(String::from)
}

fn ordinal_ending(number: u32) -> &'static str {
    match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// A number in English words, to 99.
fn cardinal(number: u32) -> Option<String> {
    let number = usize::try_from(number).ok()?;
    if let Some(word) = ONES.get(number) {
        return Some((*word).to_owned());
    }
    let tens = TENS.get(number / 10)?;
    Some(if number.is_multiple_of(10) { (*tens).to_owned() } else { format!("{tens}-{}", ONES[number % 10]) })
}

fn ordinal(number: u32) -> Option<String> {
    let word = cardinal(number)?;
    let (head, last) = word.rsplit_once('-').map_or(("", word.as_str()), |(head, last)| (head, last));
    let last = match last {
        "one" => "first".to_owned(),
        "two" => "second".to_owned(),
        "three" => "third".to_owned(),
        "five" => "fifth".to_owned(),
        "eight" => "eighth".to_owned(),
        "nine" => "ninth".to_owned(),
        "twelve" => "twelfth".to_owned(),
        tens if tens.ends_with('y') => format!("{}ieth", &tens[..tens.len() - 1]),
        other => format!("{other}th"),
    };
    Some(if head.is_empty() { last } else { format!("{head}-{last}") })
}

fn capital(word: &str) -> String {
    let mut signs = word.chars();
    signs.next().map_or_else(String::new, |first| format!("{}{}", first.to_ascii_uppercase(), signs.as_str()))
}

#[cfg(test)]
mod tests {
    use super::printed;

    #[test]
    fn numbers_are_printed_in_every_format() {
        for (number, format, expected) in [
            (3, "decimal", "3"),
            (3, "upperLetter", "C"),
            (28, "lowerLetter", "bb"),
            (4, "lowerRoman", "iv"),
            (4, "upperRoman", "IV"),
            (2, "russianLower", "б"),
            (2, "russianUpper", "Б"),
            (2, "arabicAlpha", "ب"),
            (12, "chineseCounting", "十二"),
            (12, "ideographDigital", "一二"),
            (105, "chineseLegalSimplified", "壹佰零伍"),
            (12, "decimalFullWidth", "１２"),
            (1, "decimalEnclosedCircle", "①"),
            (21, "decimalEnclosedCircle", "㉑"),
            (36, "decimalEnclosedCircle", "㊱"),
            (51, "decimalEnclosedCircle", "51"),
            (2, "decimalEnclosedParen", "⑵"),
            (3, "ideographEnclosedCircle", "㊂"),
            (2, "ideographTraditional", "乙"),
            (7, "decimalZero", "07"),
            (12, "decimalZero", "12"),
            (22, "ordinal", "22nd"),
            (12, "ordinal", "12th"),
            (21, "cardinalText", "Twenty-one"),
            (20, "ordinalText", "Twentieth"),
            (23, "ordinalText", "Twenty-third"),
            (5, "chicago", "**"),
            (2, "numberInDash", "- 2 -"),
            (0, "decimal", "0"),
            (0, "upperRoman", "0"),
            (4_000_000, "upperLetter", "4000000"),
            (5, "none", ""),
            (5, "somethingElse", "5"),
        ] {
            assert_eq!(printed(number, format), expected, "{number} {format}");
        }
    }
}
