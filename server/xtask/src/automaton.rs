//! Words as a minimal acyclic automaton, so that the scanner finds the longest word by one walk over the text.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Result, ensure};

/// A state: the value of the word that ends here (0: none), and the states that follow, by folded character.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct State {
    pub(crate) value: u8,
    pub(crate) next: Vec<(u16, usize)>,
}

/// States in an order in which each state stands after those that follow it; the last is the first of a walk.
#[derive(Debug)]
pub(crate) struct Automaton {
    pub(crate) states: Vec<State>,
}

#[derive(Default)]
struct Branch {
    value: u8,
    next: BTreeMap<u16, Branch>,
}

impl Automaton {
    /// Builds the automaton of canonical words and their values.
    ///
    /// # Errors
    ///
    /// When one word has two values, a value is 0, or a character lies outside the Basic Multilingual Plane.
    pub(crate) fn build(words: &[(String, u8)]) -> Result<Self> {
        let mut root = Branch::default();
        for (word, value) in words {
            ensure!(*value != 0 && !word.is_empty(), "“{word}” has no value or no letters");
            let mut branch = &mut root;
            for character in word.chars() {
                branch = branch.next.entry(u16::try_from(u32::from(character))?).or_default();
            }
            ensure!(
                branch.value == 0 || branch.value == *value,
                "“{word}” means two things ({} and {value})",
                branch.value
            );
            branch.value = *value;
        }
        let mut states = Vec::new();
        minimal(&root, &mut states, &mut HashMap::new());
        ensure!(states.len() < usize::from(u16::MAX), "the table has too many words");
        Ok(Self { states })
    }
}

/// Adds the state of a branch, or finds the equal one that exists.
fn minimal(branch: &Branch, states: &mut Vec<State>, known: &mut HashMap<State, usize>) -> usize {
    let next = branch.next.iter().map(|(&symbol, after)| (symbol, minimal(after, states, known))).collect();
    let state = State { value: branch.value, next };
    *known.entry(state).or_insert_with_key(|state| {
        states.push(state.clone());
        states.len() - 1
    })
}
