//! Exit statuses.

use std::process::ExitCode;

/// How a command ended. Ordered: of several, the greatest outranks the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Status {
    /// All went well, and nothing was found that matters.
    #[default]
    Well,
    /// Something was found that matters.
    Found,
    /// Something could not be read or done.
    Failed,
}

impl Status {
    /// As the operating system knows it.
    pub(super) fn code(self) -> ExitCode {
        match self {
            Self::Well => ExitCode::SUCCESS,
            Self::Found => ExitCode::from(1),
            Self::Failed => ExitCode::from(2),
        }
    }

    /// [`Status::Failed`] if there is a reason for it.
    pub(super) fn failed_if(failed: bool) -> Self {
        if failed { Self::Failed } else { Self::Well }
    }
}
