//! Lists of which most have one member.

use std::sync::Arc;

/// A sorted list. A clone shares it.
#[derive(Clone, Debug)]
pub(crate) enum Few<T> {
    /// One member.
    One(T),
    /// Several, or none.
    Many(Arc<Vec<T>>),
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self::Many(Arc::default())
    }
}

impl<T: Clone + Ord> PartialEq for Few<T> {
    fn eq(&self, other: &Self) -> bool {
        self.all() == other.all()
    }
}

impl<T: Clone + Ord> Few<T> {
    /// The members, in order.
    pub(crate) fn all(&self) -> &[T] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(all) => all,
        }
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.all().is_empty()
    }

    /// Changes the member that `is` finds in the order of the list: it is handed over, if there is one, and what comes back takes its place.
    pub(crate) fn change(
        &mut self,
        compare: impl FnMut(&T) -> std::cmp::Ordering,
        change: impl FnOnce(Option<&T>) -> Option<T>,
    ) {
        let at = self.all().binary_search_by(compare);
        let new = change(at.ok().and_then(|at| self.all().get(at)));
        match (at, new) {
            (Ok(at), Some(new)) => match self {
                Self::One(one) => *one = new,
                Self::Many(all) => Arc::make_mut(all)[at] = new,
            },
            (Err(at), Some(new)) => {
                if self.is_empty() {
                    *self = Self::One(new);
                } else {
                    self.many().insert(at, new);
                }
            }
            (Ok(at), None) => {
                self.many().remove(at);
                if let [one] = self.all() {
                    *self = Self::One(one.clone());
                }
            }
            (Err(_), None) => {}
        }
    }

    fn many(&mut self) -> &mut Vec<T> {
        if let Self::One(one) = self {
            *self = Self::Many(Arc::new(vec![one.clone()]));
        }
        match self {
            Self::Many(all) => Arc::make_mut(all),
            Self::One(_) => unreachable!("a single member was made a list above"),
        }
    }
}
