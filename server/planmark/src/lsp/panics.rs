//! What remains of a panic: a line in the log. It ends one piece of work, not the program.

use std::any::Any;
use std::backtrace::Backtrace;

/// What a panic says of its cause.
pub(super) fn cause(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no cause was given")
}

/// From now on a panic is logged where it happens, with its place.
pub(super) fn log_them() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let backtrace = Backtrace::capture();
        tracing::error!("panic at {place}: {}\n{backtrace}", cause(panic.payload()));
    }));
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
