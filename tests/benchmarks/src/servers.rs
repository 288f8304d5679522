//! The servers that are measured, and what a keystroke makes wrong in the texts that they are for.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::peers::{self, Peers};

/// A server and how to use it.
#[derive(Debug)]
pub(crate) struct Server {
    pub(crate) name: String,
    pub(crate) program: PathBuf,
    pub(crate) arguments: &'static [&'static str],
    /// What its texts are.
    pub(crate) kind: Kind,
}

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Plan,
    Markdown,
    Python,
}

impl Kind {
    pub(crate) fn extension(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Markdown => "md",
            Self::Python => "py",
        }
    }

    pub(crate) fn language(self) -> &'static str {
        match self {
            Self::Plan => "planmark",
            Self::Markdown => "markdown",
            Self::Python => "python",
        }
    }

    /// The finding that a keystroke makes: a wrong year, a tab, an unknown name.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Plan => "resolution-year",
            Self::Markdown => "MD010",
            Self::Python => "F821",
        }
    }
}

/// Whether a finding of this code is told of a line.
pub(crate) fn tells(findings: &[Value], code: &str, line: usize) -> bool {
    findings.iter().any(|finding| {
        let at = |end: &str| finding.get("range")?.get(end)?.get("line")?.as_u64();
        finding.get("code").and_then(Value::as_str) == Some(code)
            && at("start").is_some_and(|start| start <= line as u64)
            && at("end").is_some_and(|end| end >= line as u64)
    })
}

/// Planmark and those peers that are servers.
pub(crate) fn all(planmark: &Path, peers: &Peers) -> Vec<Server> {
    let server = |program: &Path, arguments, kind| Server {
        name: peers::name_of(program),
        program: program.to_owned(),
        arguments,
        kind,
    };
    let mut servers = vec![server(planmark, &["lsp"], Kind::Plan)];
    servers.extend(peers.rumdl.as_deref().map(|path| server(path, &["server"], Kind::Markdown)));
    servers.extend(peers.ruff.as_deref().map(|path| server(path, &["server"], Kind::Python)));
    servers
}
