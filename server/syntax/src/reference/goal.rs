//! Sustainable Development Goals and their targets.

use std::fmt;
use std::ops::Range;
use std::sync::LazyLock;

use crate::Language;
use crate::joints::{self, take_list_joint, take_range_joint};
use crate::keywords::{self, ConnectorRole, InlineRole, ParticleRole};
use crate::normal::Normal;
use crate::numerals::{Alphabet, Numeral};
use crate::scan::Scan;
use crate::words::WordList;

/// What stands after the dot of a target: `17.18`, `8.a`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TargetNumber {
    /// An outcome target.
    Number(u32),
    /// A means of implementation, by the place of its letter from one: `8.a`.
    Letter(u32),
}

/// A Goal, or one of its targets. Whether it exists is for the reader of the value to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Goal {
    /// The Goal.
    pub goal: u32,
    /// The target; `None` for the Goal as a whole.
    pub target: Option<TargetNumber>,
}

const LETTER: Numeral = Numeral::Letter(Alphabet::LatinLower);

impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.target {
            None => write!(f, "{}", self.goal),
            Some(TargetNumber::Number(number)) => write!(f, "{}.{number}", self.goal),
            Some(TargetNumber::Letter(letter)) => {
                write!(f, "{}.{}", self.goal, LETTER.print(letter).unwrap_or_default())
            }
        }
    }
}

/// A reference to Goals or targets: 目标 3、4 和 6, "targets 17.10 and 17.11".
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct GoalReference {
    /// First and last of each range, the same for one, with their place in bytes of the node's text.
    pub members: Vec<(Range<usize>, Goal, Goal)>,
}

/// The words before the numbers.
static WORDS: LazyLock<WordList<()>> = LazyLock::new(|| {
    // Where a capital is needed the scanner has asked for it: here words are read in any case.
    let in_table =
        keywords::INLINE.iter().filter(|entry| matches!(entry.role, InlineRole::Goal | InlineRole::Target));
    let in_table = in_table.flat_map(|entry| entry.words.iter().map(|word| word.text.to_lowercase()));
    let words: Vec<String> =
        in_table.chain(keywords::particles(ParticleRole::Goal).map(str::to_lowercase)).collect();
    WordList::new(words.iter().map(|word| (word.as_str(), ())))
});

/// Takes the words before the numbers, if any stand there.
fn take_words(scan: &mut Scan<'_>) {
    if let Some(((), end)) = WORDS.at(scan.text(), scan.at(), |_| true) {
        scan.take_bytes(end - scan.at());
    }
}

impl GoalReference {
    /// Reads the text of one `goal_reference` node, in any language, width and spacing; `None` where it is no reference that is known
    /// here. The words may be missing: after a Goal, `17.18 和 17.19 段` are targets.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let normal = Normal::new(text);
        let mut scan = Scan::new(normal.text());
        scan.skip_blanks();
        take_words(&mut scan);
        scan.skip_blanks();
        scan.eat('第');
        scan.skip_blanks();
        let mut members = Vec::new();
        while let Some((span, first, last)) = scan.attempt(|scan| {
            if !members.is_empty() && !take_list_joint(scan) {
                return None;
            }
            let start = scan.at();
            let first = goal(scan)?;
            let last = scan.attempt(|scan| take_range_joint(scan).then(|| goal(scan))?);
            Some((start..scan.at(), first, last.unwrap_or(first)))
        }) {
            members.push((normal.original(&span), first, last));
        }
        scan.skip_blanks();
        scan.eat('段');
        scan.skip_blanks();
        (!members.is_empty() && scan.is_done()).then_some(Self { members })
    }

    /// Every Goal and target that is named, ranges spelled out, each with the place of its words in the node's text. A range that runs
    /// backwards, or from one Goal's targets to another's, is its two ends.
    #[must_use]
    pub fn goals(&self) -> Vec<(Range<usize>, Goal)> {
        let spell_out = |first: Goal, last: Goal| -> Vec<Goal> {
            match (first.target, last.target) {
                _ if first == last => vec![first],
                (None, None) if first.goal < last.goal && last.goal - first.goal < 100 => {
                    (first.goal..=last.goal).map(|goal| Goal { goal, target: None }).collect()
                }
                (Some(TargetNumber::Number(from)), Some(TargetNumber::Number(to)))
                    if first.goal == last.goal && from < to && to - from < 100 =>
                {
                    (from..=to)
                        .map(|number| Goal { target: Some(TargetNumber::Number(number)), ..first })
                        .collect()
                }
                (Some(TargetNumber::Letter(from)), Some(TargetNumber::Letter(to)))
                    if first.goal == last.goal && from < to =>
                {
                    (from..=to)
                        .map(|letter| Goal { target: Some(TargetNumber::Letter(letter)), ..first })
                        .collect()
                }
                _ => vec![first, last],
            }
        };
        self.members
            .iter()
            .flat_map(|(span, first, last)| {
                spell_out(*first, *last).into_iter().map(|goal| (span.clone(), goal))
            })
            .collect()
    }

    /// The reference as a language prints it: 目标 16, "target 17.18". Reading it again gives the same value, save for the places of
    /// its words.
    #[must_use]
    pub fn display(&self, language: Language) -> String {
        let joint = joints::printed(ConnectorRole::To, language);
        let printed: Vec<String> = self
            .members
            .iter()
            .map(
                |(_, first, last)| {
                    if first == last { first.to_string() } else { format!("{first} {joint} {last}") }
                },
            )
            .collect();
        let is_one = matches!(self.members.as_slice(), [(_, first, last)] if first == last);
        let is_target = self.members.iter().any(|(_, first, _)| first.target.is_some());
        format!("{} {}", word(language, is_target, is_one), joints::list(&printed, language))
    }
}

fn word(language: Language, is_target: bool, is_one: bool) -> &'static str {
    let printed =
        |role| keywords::entry(keywords::INLINE, role).map_or("", |entry| entry.printed(language, is_one));
    match (is_target, language) {
        // 目标 and 具体目标 make the same references.
        (true, Language::Zh) => keywords::entry(keywords::INLINE, InlineRole::Goal)
            .and_then(|entry| entry.words_in(language).last())
            .unwrap_or_default(),
        (true, _) => printed(InlineRole::Target),
        (false, Language::Zh) => keywords::entry(keywords::INLINE, InlineRole::Goal)
            .map_or("", |entry| entry.printed(language, true)),
        (false, _) => printed(InlineRole::Goal),
    }
}

/// `16`, `17.18`, `8.a`, `8.A`.
fn goal(scan: &mut Scan<'_>) -> Option<Goal> {
    let goal = Numeral::Decimal.read(scan.digits())?;
    let target = scan.attempt(|scan| {
        if !scan.eat('.') {
            return None;
        }
        let digits = scan.digits();
        if !digits.is_empty() {
            return Numeral::Decimal.read(digits).map(TargetNumber::Number);
        }
        let letter = scan.take_while(|sign| sign.is_ascii_alphabetic()).to_ascii_lowercase();
        (letter.len() == 1).then(|| LETTER.read(&letter).map(TargetNumber::Letter))?
    });
    Some(Goal { goal, target })
}
