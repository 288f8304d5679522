//! Panics in the log.

use std::backtrace::Backtrace;

use crate::lsp::panics::cause;

/// From now on a panic is logged where it happens, with its place.
pub(super) fn log_them() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let backtrace = Backtrace::capture();
        tracing::error!("panic at {place}: {}\n{backtrace}", cause(panic.payload()));
    }));
}
