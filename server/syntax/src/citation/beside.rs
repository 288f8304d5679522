//! What the words directly before and after one number say. See [`super::block`] for what counts.

use super::Kind;
use super::pinpoint::{self, Pinpoint};
use super::tokens::Tokens;
use super::words::{Relative, Word};
use crate::Language;
use crate::keywords::{self, BesideRole, ParticleRole};
use crate::organ::Organ;
use crate::script::{is_arabic, is_cyrillic, is_han};

/// What the words say of who adopted a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Owner {
    /// Nothing.
    #[default]
    Unsaid,
    /// An organ.
    Organ(Organ),
    /// A relative name: what it means is for the programme to say.
    Relative(Relative),
    /// A body that is not in the table.
    Body,
    /// Whoever adopted the number before.
    SameAsBefore,
    /// The same, in an enumeration with other words between: only for numbers of the same form.
    Enumerated,
}

/// What the words before or after a number say.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    pub(super) owner: Owner,
    /// The kind, where a noun stands there; `Some(None)` where two do ("resolutions and decisions").
    pub(super) kind: Option<Option<Kind>>,
    /// Whether the owner is no more than the body named before a bracket: "the reform of ECE (resolutions …)" may be of another.
    pub(super) is_guessed: bool,
    /// "in its resolution": a subject after the number adopted it.
    pub(super) awaits_subject: bool,
    pub(super) pinpoints: Vec<Pinpoint>,
}

/// The words of a block, and where to look among them.
pub(super) struct Beside<'a> {
    pub(super) tokens: &'a Tokens<'a>,
    pub(super) is_prose: bool,
}

/// A subject is looked for no further than this many words before "its resolution": `in section VII of its`.
const SUBJECT_REACH: usize = 12;

/// A sentence is looked through no further than this many words for its subject.
const SENTENCE_REACH: usize = 250;

/// "relevant resolutions of the Assembly that set priorities, including": no further than this many words.
const ANTECEDENT_REACH: usize = 20;

impl Beside<'_> {
    /// What the words before a number say.
    pub(super) fn before(&self, node: usize) -> Said {
        let mut said = Said::default();
        let Some(index) = self.tokens.of_node(node) else { return said };
        let mut start = index;
        if let Some((kind, first)) = self.nouns_before(index) {
            said.kind = Some(kind);
            start = first;
        }
        let Some(before) = self.back(start).and_then(|before| self.before_date(before)) else { return said };
        match self.tokens.word(before) {
            Word::Organ(_) | Word::Relative(_) | Word::Body => {
                said.owner = self.owner(before);
                start = before;
                if said.kind.is_none() {
                    said.kind = self.noun_of_organ(before);
                    start = self.back(before).filter(|_| said.kind.is_some()).unwrap_or(before);
                }
            }
            Word::In => (said.owner, said.awaits_subject) = self.owner_of_clause(before),
            Word::Adopted => {
                said.owner = self.back(before).map(|subject| self.owner(subject)).unwrap_or_default();
            }
            Word::Its => {
                start = before;
                said.owner = self.subject(before);
                said.awaits_subject = said.owner == Owner::Unsaid;
            }
            Word::Of => said.owner = self.subject(before),
            Word::Modifier => (said.owner, said.awaits_subject) = self.owner_of_modifier(before),
            Word::Open => {
                let is_noun_said;
                (said.owner, said.kind, is_noun_said) = self.outside_bracket(before, said.kind);
                said.is_guessed = !is_noun_said;
            }
            Word::Including => {
                let kind;
                (said.owner, kind) = self.antecedent(before);
                said.kind = said.kind.or(kind);
            }
            _ => {}
        }
        if said.owner == Owner::Unsaid && self.is_joined(start) {
            said.owner = Owner::SameAsBefore;
        }
        // "resolutions 64/289, in which …; 70/1 on …; and 72/279": a number without a noun takes that of the one before.
        if said.owner == Owner::Unsaid && said.kind.is_none() && self.follows_semicolon(index) {
            said.owner = Owner::Enumerated;
        }
        said.pinpoints.extend(self.pinpoint_before(start));
        said
    }

    /// What the words after a number say. `awaits_subject`: the words before it were "in its".
    pub(super) fn after(&self, node: usize, awaits_subject: bool) -> Said {
        let mut said = Said::default();
        let Some(index) = self.tokens.of_node(node) else { return said };
        let mut last = index;
        if let Some(end) = self.next_if(last, |word| word == Word::NumberEnd) {
            last = end;
        } else if !self.is_prose {
            // Without 号 what follows the number of a mandate is its title.
            return said;
        }
        if let Some(organ) = self.next_if(last, |word| matches!(word, Word::Organ(_)))
            && let Some(noun) = self.chinese_noun(organ)
        {
            // 第 64/293 号大会决议
            said.owner = self.owner(organ);
            (said.kind, last) = (Some(self.kinds_from(noun).0), noun);
        } else if let Some(noun) = self.chinese_noun(last) {
            let (kind, end) = self.kinds_from(noun);
            (said.kind, last) = (Some(kind), end);
        }
        if !self.is_prose {
            return said;
        }
        last = self.pinpoints_after(last, &mut said.pinpoints);
        if said.owner == Owner::Unsaid
            && let Some((owner, end)) = self.owner_after(last, awaits_subject)
        {
            said.owner = owner;
            self.pinpoints_after(end, &mut said.pinpoints);
        }
        said
    }

    /// The token before, fillers and closed brackets left out.
    fn back(&self, index: usize) -> Option<usize> {
        let mut before = self.tokens.before(index)?;
        loop {
            match self.tokens.word(before) {
                Word::Filler => {}
                Word::Close => {
                    before = self.tokens.before(before)?;
                    if self.tokens.word(before) != Word::Open {
                        return Some(before);
                    }
                }
                _ => return Some(before),
            }
            before = self.tokens.before(before)?;
        }
    }

    /// The token before a date, if this is its last number: 2004 年 12 月 23 日.
    fn before_date(&self, index: usize) -> Option<usize> {
        let mut at = index;
        let date = keywords::entry(keywords::BESIDE, BesideRole::Date);
        let is_part =
            |words: &str| date.is_some_and(|date| date.words_in(Language::Zh).any(|word| word == words));
        while self.tokens.word(at) == Word::Digits && is_part(self.tokens.words(at + 1)) {
            at = self.back(at)?;
        }
        Some(at)
    }

    fn is_particle(&self, role: ParticleRole, index: usize) -> bool {
        keywords::is_particle(role, self.tokens.words(index))
    }

    fn next_if(&self, index: usize, is_wanted: impl Fn(Word) -> bool) -> Option<usize> {
        self.tokens.after(index).filter(|&next| is_wanted(self.tokens.word(next)))
    }

    /// The first token after `index` that is none of these.
    fn skip(&self, index: usize, is_skipped: impl Fn(Word) -> bool) -> Option<usize> {
        let mut next = self.tokens.after(index)?;
        while is_skipped(self.tokens.word(next)) {
            next = self.tokens.after(next)?;
        }
        Some(next)
    }

    /// Who a name names.
    fn owner(&self, index: usize) -> Owner {
        match self.tokens.word(index) {
            Word::Organ(organ) => Owner::Organ(organ),
            Word::Relative(name) => Owner::Relative(name),
            Word::Body => Owner::Body,
            _ => Owner::Unsaid,
        }
    }

    /// "resolutions", "resolutions and decisions" directly before a token: the kind, if it is one, and the first of the words.
    fn nouns_before(&self, index: usize) -> Option<(Option<Kind>, usize)> {
        let mut first = self.back(index)?;
        let Word::Kind(kind) = self.tokens.word(first) else { return None };
        let mut only = Some(kind);
        while let Some(joint) = self.back(first).filter(|&joint| self.tokens.word(joint) == Word::And)
            && let Some(noun) = self.back(joint)
            && let Word::Kind(other) = self.tokens.word(noun)
        {
            only = only.filter(|kind| *kind == other);
            first = noun;
        }
        Some((only, first))
    }

    /// 决议, 决议和决定 after `index`: Chinese has the noun after the number.
    fn chinese_noun(&self, index: usize) -> Option<usize> {
        let noun = self.next_if(index, |word| matches!(word, Word::Kind(_)))?;
        self.tokens.words(noun).chars().all(is_han).then_some(noun)
    }

    fn kinds_from(&self, noun: usize) -> (Option<Kind>, usize) {
        let Word::Kind(kind) = self.tokens.word(noun) else { return (None, noun) };
        let other = self.next_if(noun, |word| word == Word::And).and_then(|joint| self.chinese_noun(joint));
        match other {
            Some(other) => (None, other),
            None => (Some(kind), noun),
        }
    }

    /// The noun before an organ: "résolution de l'Assemblée générale 58/269", "قرار الجمعية العامة 58/269".
    fn noun_of_organ(&self, organ: usize) -> Option<Option<Kind>> {
        let before = self.back(organ)?;
        let noun = if self.tokens.word(before) == Word::Of { self.back(before)? } else { before };
        match self.tokens.word(noun) {
            Word::Kind(kind) => Some(Some(kind)),
            _ => None,
        }
    }

    /// The organ before "in its", "in section VII of its", 在其.
    fn subject(&self, index: usize) -> Owner {
        let mut before = index;
        let mut commas = 0;
        for _ in 0..SUBJECT_REACH {
            let Some(next) = self.back(before) else { break };
            before = next;
            match self.tokens.word(before) {
                Word::In | Word::Of | Word::Pin(_) | Word::Digits => {}
                Word::And => commas += 1,
                // The French and Spanish auxiliaries: "L'Assemblée générale a, dans sa résolution".
                Word::Other
                    if self.is_particle(ParticleRole::Auxiliary, before) || self.is_numeral(before) => {}
                _ => return self.owner(before),
            }
            if commas > 1 {
                break;
            }
        }
        Owner::Unsaid
    }

    /// 大会在第, "the Assembly in resolution"; and whether the subject may follow: 在第…号决议中，大会.
    fn owner_of_clause(&self, preposition: usize) -> (Owner, bool) {
        let Some(before) = self.back(preposition) else {
            return (Owner::Unsaid, self.opens_clause(preposition));
        };
        match self.owner(before) {
            // 大会审议了某事，并在第: the subject of the sentence goes on.
            Owner::Unsaid if self.is_particle(ParticleRole::GoesOn, before) => {
                (self.subject_of_sentence(before), false)
            }
            Owner::Unsaid => (Owner::Unsaid, self.opens_clause(preposition)),
            owner => (owner, false),
        }
    }

    /// 在 and "in", not 根据 and "under": what a body does *in* a resolution it adopted, what it does under one it may not have.
    fn opens_clause(&self, preposition: usize) -> bool {
        let word = self.tokens.words(preposition).to_lowercase();
        let opening = keywords::entry(keywords::BESIDE, BesideRole::In);
        opening.is_some_and(|entry| entry.words.iter().any(|known| known.text == word))
    }

    /// The organ that begins the sentence, where no other body is named in it before `index`.
    fn subject_of_sentence(&self, index: usize) -> Owner {
        let mut first = Owner::Unsaid;
        let mut begins = false;
        let mut named = 0;
        let mut at = index;
        for _ in 0..SENTENCE_REACH {
            let Some(before) = self.tokens.before(at) else { break };
            let word = self.tokens.word(before);
            if word == Word::Stop {
                break;
            }
            let owner = self.owner(before);
            named += usize::from(owner != Owner::Unsaid);
            match (owner, word) {
                // The number of the paragraph stands before its first word.
                (Owner::Unsaid, Word::Digits | Word::Filler) => {}
                (Owner::Unsaid, _) if self.tokens.words(before) == "." => {}
                _ => {
                    begins = owner != Owner::Unsaid;
                    first = owner;
                }
            }
            at = before;
        }
        if begins && named == 1 { first } else { Owner::Unsaid }
    }

    /// 大会在关于…的第: who adopted it stands before the modifier that 的 ends. And whether the subject may follow: 在题为…的第…号决议中，大会.
    fn owner_of_modifier(&self, modifier: usize) -> (Owner, bool) {
        let mut begin = None;
        let mut at = modifier;
        while let Some(before) = self.tokens.before(at) {
            match self.tokens.word(before) {
                Word::Stop | Word::Node(_) => break,
                Word::About => {
                    begin = Some(before);
                    if self.adopter_before(before) != Owner::Unsaid {
                        break;
                    }
                }
                _ => {}
            }
            at = before;
        }
        let Some(begin) = begin else {
            // 大会第六十一届会议通过的第: no modifier but the adoption itself.
            let owner = self.adopter_before(modifier);
            let is_coordinated = owner == Owner::Unsaid && self.is_coordinated(modifier);
            return (if is_coordinated { Owner::Enumerated } else { owner }, false);
        };
        let owner = self.adopter_before(begin);
        if owner != Owner::Unsaid {
            return (owner, false);
        }
        match self.back(begin) {
            Some(before) if self.tokens.word(before) == Word::Including => (self.antecedent(before).0, false),
            Some(before) if self.tokens.word(before) == Word::In => self.owner_of_clause(before),
            _ if self.is_joined(begin) => (Owner::Enumerated, false),
            _ => (Owner::Unsaid, false),
        }
    }

    fn adopter_before(&self, index: usize) -> Owner {
        let mut at = index;
        while let Some(before) = self.back(at) {
            match self.tokens.word(before) {
                Word::In | Word::Its | Word::Adopted | Word::Modifier | Word::Digits => at = before,
                _ => return self.owner(before),
            }
        }
        Owner::Unsaid
    }

    /// 第 319 号决议和提出某事的第 428 号决议: two numbers joined by 和, the second with a modifier that names no body.
    fn is_coordinated(&self, modifier: usize) -> bool {
        let mut at = modifier;
        while let Some(before) = self.back(at) {
            match self.tokens.word(before) {
                Word::And => {
                    let is_conjunction = !matches!(self.tokens.words(before), "," | ";" | "、");
                    return is_conjunction && self.is_joined(before);
                }
                Word::Other | Word::Digits | Word::Adopted | Word::In | Word::Its => at = before,
                _ => return false,
            }
        }
        false
    }

    /// "; 70/1", "; and 70/1" with another number before it in the sentence.
    fn follows_semicolon(&self, node: usize) -> bool {
        let Some(mut joint) = self.back(node).filter(|&joint| self.tokens.word(joint) == Word::And) else {
            return false;
        };
        if self.tokens.words(joint) != ";"
            && let Some(before) = self.back(joint).filter(|&before| self.tokens.words(before) == ";")
        {
            joint = before;
        }
        if self.tokens.words(joint) != ";" {
            return false;
        }
        let mut at = joint;
        while let Some(before) = self.tokens.before(at) {
            match self.tokens.word(before) {
                Word::Node(_) => return true,
                Word::Stop => return false,
                _ => at = before,
            }
        }
        false
    }

    /// "adopted by the General Assembly (resolution …", 大会决议(第…号: the owner, the kind, and whether the kind stands beside the owner.
    fn outside_bracket(
        &self,
        open: usize,
        kind: Option<Option<Kind>>,
    ) -> (Owner, Option<Option<Kind>>, bool) {
        let Some(before) = self.back(open) else { return (Owner::Unsaid, kind, false) };
        if let Word::Kind(outside) = self.tokens.word(before) {
            let owner = self.back(before).map(|organ| self.owner(organ)).unwrap_or_default();
            return (owner, kind.or(Some(Some(outside))), true);
        }
        (self.owner(before), kind, false)
    }

    /// The one organ whose resolutions were named before "including", and what they are.
    fn antecedent(&self, index: usize) -> (Owner, Option<Option<Kind>>) {
        let mut at = index;
        for _ in 0..ANTECEDENT_REACH {
            let Some(before) = self.back(at) else { break };
            at = before;
            let (organ, kind) = match self.tokens.word(before) {
                Word::Kind(kind) => {
                    let first = self.nouns_before_or_at(before);
                    let kind = if first == before { Some(kind) } else { None };
                    (self.back(first).filter(|&organ| self.owner(organ) != Owner::Unsaid), kind)
                }
                Word::Organ(_) | Word::Relative(_) if self.noun_of_organ_far(before) => (Some(before), None),
                Word::Organ(_) | Word::Relative(_) | Word::Body | Word::Node(_) | Word::Stop => break,
                _ => continue,
            };
            let Some(organ) = organ else { continue };
            // "General Assembly and Security Council resolutions": which of them is not said.
            let has_other = self
                .back(organ)
                .filter(|&joint| matches!(self.tokens.word(joint), Word::And))
                .and_then(|joint| self.back(joint))
                .is_some_and(|other| self.owner(other) != Owner::Unsaid);
            let owner = if has_other { Owner::Unsaid } else { self.owner(organ) };
            return (owner, kind.map(Some));
        }
        (Owner::Unsaid, None)
    }

    fn nouns_before_or_at(&self, noun: usize) -> usize {
        let joint = self.back(noun).filter(|&joint| self.tokens.word(joint) == Word::And);
        let other = joint.and_then(|joint| self.back(joint));
        other.filter(|&other| matches!(self.tokens.word(other), Word::Kind(_))).unwrap_or(noun)
    }

    /// "résolutions pertinentes de l'Assemblée générale": a noun, "of", the organ.
    fn noun_of_organ_far(&self, organ: usize) -> bool {
        let Some(of) = self.back(organ).filter(|&of| self.tokens.word(of) == Word::Of) else { return false };
        let Some(noun) = self.back(of) else { return false };
        matches!(self.tokens.word(noun), Word::Kind(_))
            || self.back(noun).is_some_and(|noun| matches!(self.tokens.word(noun), Word::Kind(_)))
    }

    /// Whether only what joins numbers stands between the number before and `index`.
    fn is_joined(&self, index: usize) -> bool {
        let mut at = index;
        while let Some(before) = self.back(at) {
            match self.tokens.word(before) {
                Word::Node(_) => return true,
                Word::And
                | Word::NumberEnd
                | Word::Kind(_)
                | Word::Digits
                | Word::Of
                | Word::Pin(_)
                | Word::Open => {}
                Word::Other if self.is_numeral(before) => {}
                _ => return false,
            }
            at = before;
        }
        false
    }

    /// Roman and Chinese numerals and single letters, as in "sections II and III", 第二节.
    fn is_numeral(&self, index: usize) -> bool {
        let words = self.tokens.words(index);
        !words.is_empty() && words.chars().all(|sign| "IVXLCABDEFGH一二三四五六七八九十-".contains(sign))
    }

    /// "paragraph 19 of" before the words that belong to a number.
    fn pinpoint_before(&self, start: usize) -> Option<Pinpoint> {
        let of = self.back(start).filter(|&of| self.tokens.word(of) == Word::Of)?;
        let mut at = of;
        for _ in 0..SUBJECT_REACH {
            at = self.tokens.before(at)?;
            match self.tokens.word(at) {
                Word::Pin(_) => {
                    let token = self.tokens.tokens.get(at)?;
                    let (pinpoint, end) = pinpoint::at_word(self.tokens.text, token.at.start)?;
                    let between = self.tokens.text.get(end..self.tokens.tokens.get(of)?.at.start)?;
                    return between.trim().is_empty().then_some(pinpoint);
                }
                Word::Node(_) | Word::Stop | Word::Organ(_) => return None,
                _ => {}
            }
        }
        None
    }

    /// Takes the pinpoints after a token; gives the last token that belongs to them.
    fn pinpoints_after(&self, last: usize, pinpoints: &mut Vec<Pinpoint>) -> usize {
        let Some(token) = self.tokens.tokens.get(last) else { return last };
        let (found, end) = pinpoint::after(self.tokens.text, token.at.end);
        if found.is_empty() {
            return last;
        }
        pinpoints.extend(found);
        self.tokens.beginning_at(end).saturating_sub(1).max(last)
    }

    /// The organ in the words after a number, and its token.
    fn owner_after(&self, last: usize, awaits_subject: bool) -> Option<(Owner, usize)> {
        let named =
            |index: usize| Some((self.owner(index), index)).filter(|(owner, _)| *owner != Owner::Unsaid);
        // A date first: "of 23 December 2003", "du 23 décembre 2003".
        let next = self.skip(last, |word| matches!(word, Word::Of | Word::Digits | Word::Filler))?;
        let has_of = (last + 1..next).any(|index| self.tokens.word(index) == Word::Of);
        let is_direct = self.skip(last, |word| word == Word::Filler) == Some(next);
        match self.tokens.word(next) {
            Word::Organ(_) | Word::Relative(_) | Word::Body if has_of => return named(next),
            // Russian has the genitive, Arabic the article of belonging: no word stands between.
            Word::Organ(_) if is_direct && self.needs_no_of(next) => return named(next),
            Word::Adopted => {
                let by = self.skip(next, |word| matches!(word, Word::In | Word::Of | Word::Filler))?;
                return named(by);
            }
            Word::Among => return named(self.tokens.after(next)?),
            _ => {}
        }
        let clause = self.skip(last, |word| {
            matches!(word, Word::And | Word::Of | Word::Digits | Word::Filler | Word::In)
        })?;
        if self.tokens.word(clause) == Word::Which {
            let subject = self
                .skip(clause, |word| matches!(word, Word::Filler | Word::Adopted | Word::In | Word::Which))?;
            return named(subject);
        }
        if !awaits_subject {
            return None;
        }
        // 在其第 58/269 号决议中，大会
        let last = self
            .next_if(last, |word| word == Word::Other)
            .filter(|&at| self.is_particle(ParticleRole::ClauseEnd, at))
            .unwrap_or(last);
        let subject =
            self.skip(last, |word| matches!(word, Word::And | Word::Of | Word::Digits | Word::Filler))?;
        named(subject)
    }

    fn needs_no_of(&self, organ: usize) -> bool {
        self.tokens.words(organ).chars().next().is_some_and(|sign| is_cyrillic(sign) || is_arabic(sign))
    }
}
