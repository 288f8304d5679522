//! What remains of a panic: a line in the log. It ends one piece of work, not the program.

use std::any::Any;

/// What a panic says of its cause.
pub(super) fn cause(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no cause was given")
}

#[cfg(test)]
mod tests {
    use super::cause;

    #[test]
    fn the_cause_is_what_the_panic_said() {
        let caught = |work: fn()| std::panic::catch_unwind(work).unwrap_err();
        assert_eq!(cause(&*caught(|| panic!("plain"))), "plain");
        assert_eq!(cause(&*caught(|| panic!("with {}", 1))), "with 1");
        assert_eq!(cause(&*caught(|| std::panic::panic_any(7))), "no cause was given");
    }
}
