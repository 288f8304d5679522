//! Values computed from many items, on several threads where there are threads and the items are large enough to be worth them.
//!
//! The threads are begun for one computation and end with it. A pool would make whoever opens a large text wait behind the thousands of
//! files that the same pool is reading; and where there are no threads, in a browser, everything is computed here.

use std::num::NonZero;

/// Below so many bytes of text, beginning a thread costs more than it saves.
const WORTH_A_THREAD: usize = 128 * 1024;

/// What is computed from each item, in the order of the items. `bytes` tells how much text an item is.
///
/// # Panics
///
/// Where `compute` does.
pub fn map<T: Sync, U: Send>(
    items: &[T],
    bytes: impl Fn(&T) -> usize,
    compute: impl Fn(&T) -> U + Sync,
) -> Vec<U> {
    let all: usize = items.iter().map(&bytes).sum();
    let threads = threads().min(all / WORTH_A_THREAD);
    if threads < 2 {
        return items.iter().map(compute).collect();
    }
    let runs = runs(items, &bytes, all / threads);
    let compute = &compute;
    std::thread::scope(|scope| {
        let mut runs = runs.into_iter();
        let own = runs.next().unwrap_or_default();
        let others: Vec<_> =
            runs.map(|run| scope.spawn(move || run.iter().map(compute).collect::<Vec<U>>())).collect();
        let mut made: Vec<U> = own.iter().map(compute).collect();
        for other in others {
            match other.join() {
                Ok(computed) => made.extend(computed),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        made
    })
}

/// How many threads run at once.
fn threads() -> usize {
    if cfg!(target_family = "wasm") {
        return 1;
    }
    std::thread::available_parallelism().map_or(1, NonZero::get)
}

/// The items in runs of about so many bytes.
fn runs<T>(items: &[T], bytes: impl Fn(&T) -> usize, wanted: usize) -> Vec<&[T]> {
    let mut runs = Vec::new();
    let (mut from, mut gathered) = (0, 0);
    for (at, item) in items.iter().enumerate() {
        gathered += bytes(item);
        if gathered >= wanted {
            runs.push(&items[from..=at]);
            (from, gathered) = (at + 1, 0);
        }
    }
    if from < items.len() {
        runs.push(&items[from..]);
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_order_of_the_items_however_they_are_shared_out() {
        for size in [0, 1, WORTH_A_THREAD / 3, WORTH_A_THREAD * 5] {
            let items: Vec<usize> = (0..23).collect();
            let doubled = map(&items, |_| size, |item| item * 2);
            assert_eq!(doubled, items.iter().map(|item| item * 2).collect::<Vec<_>>());
        }
        assert!(map(&[0_u8; 0], |_| WORTH_A_THREAD, |item| *item).is_empty());
    }

    #[test]
    fn runs_hold_every_item_once() {
        let items = [1, 900, 3, 4, 5, 600, 7];
        let runs = runs(&items, |item| *item, 500);
        assert_eq!(runs.concat(), items);
        assert_eq!(runs.len(), 3);
    }
}
