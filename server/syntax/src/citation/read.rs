//! Reading the text of one number.

use super::malformed::{Fault, Malformed};
use super::number::{ConferenceBody, Draft, Number, Series, Session, Shape};
use super::parts::{Part, PartRange, Parts};
use super::{Citation, Context, Kind, mend};
use crate::joints;
use crate::keywords::{ConnectorRole, latin_look};
use crate::normal::Normal;
use crate::numerals::Numeral;
use crate::organ::Organ;
use crate::scan::Scan;
use crate::script::is_han;

/// Years in which the Organization has adopted resolutions, with room ahead.
const YEARS: std::ops::RangeInclusive<u32> = 1946..=2099;

/// No organ has held a hundred sessions; the General Assembly will in 2045.
const MOST_SESSIONS: u32 = 99;

/// The largest number in a session or year has three digits (347, A/RES/73/347).
const MOST_IN_SESSION: u32 = 999;

/// Numbers that are counted through all sessions or years have four digits at most.
const MOST_EVER: u32 = 9999;

/// What stands between a number's letters for its series and its number, in Latin and Arabic letters.
const SERIES: [(&str, Series); 5] = [
    ("ES", Series::Emergency),
    ("S", Series::Special),
    ("دإط", Series::Emergency),
    ("دإ", Series::Special),
    ("د", Series::Regular),
];

/// `CP.` in Arabic: the first letters of "Conference of the Parties".
pub(super) const ARABIC_CONFERENCE: &str = "م أ-";

/// Before the number of a statement by the President, where the organ is the list's.
pub(super) const STATEMENT: &str = "PRST/";

/// Symbols of organs that are not the organ's own prefix.
const OTHER_PREFIXES: [(&str, Organ); 4] =
    [("E/ESCAP", Organ::Escap), ("E/ESCWA", Organ::Escwa), ("E/ECA", Organ::Eca), ("E/ECLAC", Organ::Eclac)];

/// See [`Citation::read`].
pub(super) fn citation(text: &str, context: Context) -> Result<Citation, Malformed> {
    let normal = Normal::new(text);
    normal_citation(normal.text(), context).map_err(|wrong| mend::malformed(text, &normal, &wrong))
}

/// Reads text whose signs were made alike.
pub(super) fn normal_citation(text: &str, context: Context) -> Result<Citation, Wrong> {
    let mut scan = Scan::new(text);
    scan.skip_blanks();
    scan.eat('第');
    scan.skip_blanks();

    if let Some(draft) = draft(scan.rest().trim_end()) {
        let organ = context.organ.or(organ_of_draft(&draft));
        return Ok(Citation {
            organ,
            kind: context.kind,
            number: Number::Draft(draft),
            parts: Parts::default(),
        });
    }
    let assembly = scan.attempt(environment_assembly);
    let symbol = match assembly {
        Some(_) => Some((Organ::EnvironmentAssembly, Kind::Resolution)),
        None => symbol_prefix(&mut scan),
    };
    // `PRST/9/2`: the Human Rights Council's statements in its own lists.
    let is_statement = symbol.is_none() && scan.eat_exactly(STATEMENT);
    let (number, parts) = match assembly {
        Some(number) => (number, Parts::default()),
        None => number_and_parts(&mut scan)?,
    };
    let symbol = match number.shape() {
        Shape::SessionNumber if is_statement => Some((Organ::HumanRightsCouncil, Kind::Statement)),
        Shape::YearNumber if is_statement => Some((Organ::SecurityCouncil, Kind::Statement)),
        _ if is_statement => return Err(Wrong::UNKNOWN),
        _ => symbol,
    };
    scan.skip_blanks();
    scan.eat('号');
    scan.skip_blanks();
    if !scan.is_done() {
        let rest = scan.at()..text.trim_end().len();
        return Err(if begins_parts(scan) { Wrong::new(Fault::Parts, rest) } else { Wrong::UNKNOWN });
    }
    let number = in_context(number, context);
    let (organ, kind) = match symbol {
        Some((organ, kind)) => (Some(organ), Some(kind)),
        None => (context.organ.or(number.only_organ()), context.kind),
    };
    Ok(Citation { organ, kind, number, parts })
}

/// Arabic has one abbreviation for the special sessions of the Assembly and of a governing council: the organ tells them apart.
fn in_context(number: Number, context: Context) -> Number {
    match number {
        Number::SessionNumber { session: Session { series: Series::Special, number: session }, number }
            if context.organ == Some(Organ::UnepGoverningCouncil) =>
        {
            Number::SessionNumber {
                session: Session { series: Series::CouncilSpecial, number: session },
                number,
            }
        }
        other => other,
    }
}

/// What a reader found wrong, and where in the text made alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wrong {
    pub(super) fault: Fault,
    pub(super) at: std::ops::Range<usize>,
}

impl Wrong {
    const UNKNOWN: Self = Self { fault: Fault::Unknown, at: 0..0 };

    fn new(fault: Fault, at: std::ops::Range<usize>) -> Self {
        Self { fault, at }
    }
}

/// The organ and kind that a full symbol begins with: `A/RES/`, `S/PRST/`, `E/AC/`, `UNEP/EA.4/Res.`.
fn symbol_prefix(scan: &mut Scan<'_>) -> Option<(Organ, Kind)> {
    const KINDS: [(&str, Kind); 4] = [
        ("/RES/", Kind::Resolution),
        ("/DEC/", Kind::Decision),
        ("/PRST/", Kind::Statement),
        ("/AC/", Kind::AgreedConclusions),
    ];
    if !scan.peek().is_some_and(|sign| sign.is_ascii_alphabetic()) {
        return None;
    }
    let prefixes = Organ::ALL.into_iter().map(|organ| (organ.symbol_prefix(), organ)).chain(OTHER_PREFIXES);
    for (prefix, organ) in prefixes {
        let found = scan.attempt(|scan| {
            if !scan.eat_words(prefix) {
                return None;
            }
            KINDS.into_iter().find(|(words, _)| scan.eat_words(words)).map(|(_, kind)| (organ, kind))
        });
        if found.is_some() {
            return found;
        }
    }
    None
}

/// `A/71/L.2`, `A/C.3/70/L.9/Rev.1`, `2015/L.5`.
fn draft(symbol: &str) -> Option<Draft> {
    let mut segments: Vec<&str> = symbol.split('/').map(str::trim).collect();
    let revision = match segments.last()?.strip_prefix("Rev.") {
        Some(revision) => {
            segments.pop();
            Some(Numeral::Decimal.read(revision)?)
        }
        None => None,
    };
    let number = Numeral::Decimal.read(segments.pop()?.strip_prefix("L.")?)?;
    let session = Numeral::Decimal.read(segments.pop()?)?;
    let is_body = |segment: &&str| {
        !segment.is_empty() && segment.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '.')
    };
    segments.iter().all(is_body).then(|| Draft { body: segments.join("/"), session, number, revision })
}

/// Who is to adopt a draft: its symbol begins with the organ, and for the Assembly perhaps with one of its committees.
fn organ_of_draft(draft: &Draft) -> Option<Organ> {
    match draft.body.as_str() {
        "E" => Some(Organ::EconomicAndSocialCouncil),
        "A/HRC" => Some(Organ::HumanRightsCouncil),
        body if body == "A" || body.starts_with("A/C.") => Some(Organ::GeneralAssembly),
        _ => None,
    }
}

fn number_and_parts(scan: &mut Scan<'_>) -> Result<(Number, Parts), Wrong> {
    if let Some(number) = scan.attempt(council_special) {
        return Ok((number, parts(scan)?));
    }
    if let Some(number) = scan.attempt(letter_session) {
        return Ok((number, Parts::default()));
    }
    if let Some(series) = series_prefix(scan) {
        return special_session(scan, series);
    }
    let start = scan.at();
    let digits = scan.digits();
    if digits.is_empty() {
        return Err(Wrong::UNKNOWN);
    }
    let first = start..scan.at();
    scan.skip_blanks();
    match scan.peek() {
        Some('/') => {
            scan.eat('/');
            after_slash(scan, digits, first)
        }
        Some('-') => conference_range(scan, digits),
        _ => before_bracket(scan, digits, first),
    }
}

/// `SS.XI/2`, with any dots and blanks, `GC` before it or not.
fn council_special(scan: &mut Scan<'_>) -> Option<Number> {
    scan.eat_words("GC");
    if !scan.eat('S') {
        return None;
    }
    scan.eat('.');
    if !scan.eat('S') {
        return None;
    }
    scan.eat('.');
    scan.skip_blanks();
    let roman = scan.take_while(|sign| sign.is_ascii_uppercase());
    let session = Session { series: Series::CouncilSpecial, number: Numeral::RomanUpper.read(roman)? };
    scan.skip_blanks();
    if !scan.eat('/') {
        return None;
    }
    scan.skip_blanks();
    let number = in_session(scan.digits())?;
    Some(Number::SessionNumber { session, number })
}

/// `UNEP/EA.4/Res.3`: the symbol that the Environment Assembly itself prints.
fn environment_assembly(scan: &mut Scan<'_>) -> Option<Number> {
    if !scan.eat_words("UNEP/EA.") {
        return None;
    }
    let session = Session::regular(Numeral::Decimal.read(scan.digits())?);
    if !scan.eat_words("/Res.") {
        return None;
    }
    let number = in_session(scan.digits())?;
    Some(Number::SessionNumber { session, number })
}

/// `A (64)`.
fn letter_session(scan: &mut Scan<'_>) -> Option<Number> {
    let letter = part(scan).filter(|letter| letter.place() <= 26)?;
    scan.skip_blanks();
    if !scan.eat('(') {
        return None;
    }
    let session = Numeral::Decimal.read(scan.digits())?;
    scan.eat(')').then_some(Number::LetterSession { letter: letter.place(), session })
}

/// The letters of a special session, with the hyphen after them.
fn series_prefix(scan: &mut Scan<'_>) -> Option<Series> {
    SERIES.into_iter().filter(|(_, series)| *series != Series::Regular).find_map(|(letters, series)| {
        scan.attempt(|scan| {
            if !scan.eat_words(letters) {
                return None;
            }
            scan.skip_blanks();
            let is_joined = scan.eat('-');
            scan.skip_blanks();
            (is_joined && scan.peek().is_some_and(|sign| sign.is_ascii_digit())).then_some(series)
        })
    })
}

/// `10/2` after `S-`.
fn special_session(scan: &mut Scan<'_>, series: Series) -> Result<(Number, Parts), Wrong> {
    let start = scan.at();
    let session = scan.digits();
    let session =
        within(session, MOST_SESSIONS).ok_or_else(|| Wrong::new(Fault::Session, start..scan.at()))?;
    scan.skip_blanks();
    if !scan.eat('/') {
        return Err(if scan.peek() == Some('-') {
            Wrong::new(Fault::SpecialSession, start..scan.at())
        } else {
            Wrong::UNKNOWN
        });
    }
    scan.skip_blanks();
    let number = number_in_session(scan)?;
    Ok((Number::SessionNumber { session: Session { series, number: session }, number }, parts(scan)?))
}

/// What follows `58/`, `2014/`, `1/`.
fn after_slash(
    scan: &mut Scan<'_>,
    digits: &str,
    first: std::ops::Range<usize>,
) -> Result<(Number, Parts), Wrong> {
    scan.skip_blanks();
    if let Some((body, session)) = scan.attempt(conference) {
        let number = within(digits, MOST_IN_SESSION).ok_or(Wrong::new(Fault::Number, first))?;
        return Ok((Number::Conference { first: number, last: None, body, session }, Parts::default()));
    }
    if scan.rest().is_empty() {
        return Err(Wrong::UNKNOWN);
    }
    let is_year = |digits: &str| {
        digits.len() == 4 && within(digits, *YEARS.end()).is_some_and(|year| YEARS.contains(&year))
    };
    if digits.len() >= 4 && !is_year(digits) {
        return Err(Wrong::new(Fault::Year, first));
    }
    if digits.len() < 4 && within(digits, MOST_SESSIONS).is_none() {
        return Err(Wrong::new(Fault::Session, first));
    }
    let second = Scan::clone(scan).digits().to_owned();
    if is_year(&second) {
        // `2015/2016` is a period, whatever stands beside it; `5/2021` a decision of a body that is not known here.
        return Err(Wrong::UNKNOWN);
    }
    let old = is_year(digits).then(|| scan.attempt(number_with_session)).flatten();
    if let Some(number) = old {
        return Ok((number, Parts::default()));
    }
    let number = number_in_session(scan)?;
    let first = within(digits, *YEARS.end()).ok_or(Wrong::UNKNOWN)?;
    let number = if digits.len() == 4 {
        Number::YearNumber { year: first, number }
    } else {
        Number::SessionNumber { session: Session::regular(first), number }
    };
    Ok((number, parts(scan)?))
}

/// `1106 (XL)` after `1966/`: old numbers of the Economic and Social Council, which the session alone tells from each other.
fn number_with_session(scan: &mut Scan<'_>) -> Option<Number> {
    let number = within(scan.digits(), MOST_EVER)?;
    scan.skip_blanks();
    if !scan.eat('(') {
        return None;
    }
    let Bracketed::Number(session) = bracketed_session(scan)? else { return None };
    scan.eat(')').then_some(Number::NumberSession { number, session })
}

/// `-15/CP.19` after `9`.
fn conference_range(scan: &mut Scan<'_>, digits: &str) -> Result<(Number, Parts), Wrong> {
    let range = scan.attempt(|scan| {
        scan.eat('-');
        let last = within(scan.digits(), MOST_IN_SESSION)?;
        if !scan.eat('/') {
            return None;
        }
        let (body, session) = conference(scan)?;
        let first = within(digits, MOST_IN_SESSION)?;
        (first < last).then_some(Number::Conference { first, last: Some(last), body, session })
    });
    range.map(|number| (number, Parts::default())).ok_or(Wrong::UNKNOWN)
}

/// `CP.21`, in Arabic `م أ-21`.
fn conference(scan: &mut Scan<'_>) -> Option<(ConferenceBody, u32)> {
    let body = if scan.eat_words(ARABIC_CONFERENCE) {
        ConferenceBody::Cp
    } else {
        let letters: String =
            scan.take_while(|sign| latin_look(sign).is_ascii_uppercase()).chars().map(latin_look).collect();
        if !scan.eat('.') {
            return None;
        }
        ConferenceBody::ALL.into_iter().find(|body| body.letters() == letters)?
    };
    Some((body, Numeral::Decimal.read(scan.digits())?))
}

/// `(2001)`, ` A and B (XXX)`, `(XXIV) A` after the number.
fn before_bracket(
    scan: &mut Scan<'_>,
    digits: &str,
    first: std::ops::Range<usize>,
) -> Result<(Number, Parts), Wrong> {
    let before = parts(scan)?;
    scan.skip_blanks();
    let is_open = scan.eat('(');
    scan.skip_blanks();
    let start = scan.at();
    let session = scan.attempt(bracketed_session);
    let end = scan.at();
    scan.skip_blanks();
    let is_closed = scan.eat(')');
    let number = within(digits, MOST_EVER);
    match session {
        None => Err(unread_bracket(scan, start, is_open)),
        Some(_) if is_open != is_closed => Err(Wrong::new(Fault::Bracket, start..end)),
        Some(_) if !is_open => Err(Wrong::UNKNOWN),
        Some(Bracketed::Number(session)) => {
            let number = number.ok_or(Wrong::new(Fault::Number, first))?;
            let parts = if before.is_empty() { parts(scan)? } else { before };
            Ok((Number::NumberSession { number, session }, parts))
        }
        Some(Bracketed::Year(year)) if YEARS.contains(&year) && end - start == 4 => {
            let number = number.ok_or(Wrong::new(Fault::Number, first))?;
            Ok((Number::NumberYear { number, year }, before))
        }
        // One or two digits between brackets number the sessions of bodies that are not known here; more are a year with a slip.
        Some(Bracketed::Year(_)) if end - start < 3 => Err(Wrong::UNKNOWN),
        Some(Bracketed::Year(_)) => Err(Wrong::new(Fault::Year, start..end)),
    }
}

enum Bracketed {
    Number(Session),
    Year(u32),
}

/// `XV`, `S-VI`, `S-1`, `د-29`, `2001`.
fn bracketed_session(scan: &mut Scan<'_>) -> Option<Bracketed> {
    let digits = scan.digits();
    if !digits.is_empty() {
        return digits.parse().ok().map(Bracketed::Year);
    }
    let series = scan.attempt(|scan| {
        let (_, series) = SERIES.into_iter().find(|(letters, _)| scan.eat_words(letters))?;
        scan.skip_blanks();
        let is_joined = scan.eat('-');
        scan.skip_blanks();
        is_joined.then_some(series)
    });
    let number = match (series, scan.digits()) {
        (None, _) | (Some(_), "") => {
            let numeral = scan.take_while(|sign| {
                latin_look(sign).is_ascii_uppercase() || ('\u{2160}'..='\u{216f}').contains(&sign)
            });
            Numeral::RomanUpper.read(numeral)?
        }
        (Some(_), digits) => Numeral::Decimal.read(digits)?,
    };
    let series = series.unwrap_or(Series::Regular);
    (number <= MOST_SESSIONS).then_some(Bracketed::Number(Session { series, number }))
}

/// Why what stands between brackets is neither session nor year.
fn unread_bracket(scan: &Scan<'_>, start: usize, is_open: bool) -> Wrong {
    let inner = scan.rest().split(')').next().unwrap_or_default().trim_end();
    let is_roman = |sign: char| "IVXLCDMivxlcdm".contains(latin_look(sign));
    if is_open && !inner.is_empty() && inner.chars().all(is_roman) {
        return Wrong::new(Fault::RomanNumeral, start..start + inner.len());
    }
    Wrong::UNKNOWN
}

fn number_in_session(scan: &mut Scan<'_>) -> Result<u32, Wrong> {
    let start = scan.at();
    let digits = scan.digits();
    if digits.is_empty() {
        return Err(Wrong::UNKNOWN);
    }
    in_session(digits).ok_or_else(|| Wrong::new(Fault::Number, start..scan.at()))
}

fn in_session(digits: &str) -> Option<u32> {
    within(digits, MOST_IN_SESSION)
}

/// A number from one to `most`, without leading zeros.
fn within(digits: &str, most: u32) -> Option<u32> {
    let number = Numeral::Decimal.read(digits)?;
    (number <= most && !digits.starts_with('0')).then_some(number)
}

/// The part letters that follow a number; none where there are none.
fn parts(scan: &mut Scan<'_>) -> Result<Parts, Wrong> {
    let mut ranges = Vec::new();
    let start = scan.at();
    loop {
        let next = if ranges.is_empty() {
            scan.attempt(part_range)
        } else {
            // The Arabic `و` is a conjunction and the beginning of the name of a letter: both readings are tried.
            [true, false].into_iter().find_map(|with_word| {
                scan.attempt(|scan| list_joint(scan, with_word).then(|| part_range(scan))?)
            })
        };
        let Some(range) = next else { break };
        if range.first > range.last {
            return Err(Wrong::new(Fault::Parts, start..scan.at()));
        }
        ranges.push(range);
    }
    Ok(Parts(ranges))
}

/// Whether what is left behind a number was meant for part letters: it is a letter by itself, or what joins letters.
fn begins_parts(mut scan: Scan<'_>) -> bool {
    part(&mut scan).is_some() || joints::take_list_joint(&mut scan) || joints::take_range_joint(&mut scan)
}

fn part_range(scan: &mut Scan<'_>) -> Option<PartRange> {
    let first = part(scan)?;
    let last = scan.attempt(|scan| joints::take_range_joint(scan).then(|| part(scan))?);
    Some(PartRange { first, last: last.unwrap_or(first) })
}

/// One letter, and not the beginning of a word.
fn part(scan: &mut Scan<'_>) -> Option<Part> {
    scan.attempt(|scan| {
        scan.skip_blanks();
        if let Some((part, end)) = Part::by_name(scan.text(), scan.at()) {
            scan.take_bytes(end - scan.at());
            return Some(part);
        }
        let letters = scan.take_while(|sign| latin_look(sign).is_ascii_uppercase());
        let goes_on = scan.peek().is_some_and(|sign| sign.is_alphanumeric() && !is_han(sign));
        if goes_on { None } else { Part::read(letters) }
    })
}

/// What stands between two members of a list of letters: a comma, a conjunction, or both.
fn list_joint(scan: &mut Scan<'_>, with_word: bool) -> bool {
    let has_comma = joints::take_comma(scan);
    if with_word { joints::take_word(scan, ConnectorRole::And) } else { has_comma }
}
