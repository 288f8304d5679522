//! What a name stands for, and where the plans say so.

use std::collections::BTreeSet;

use super::citation::Programmes;
use super::words::words;
use crate::naming::Named;
use crate::pointed::Pointed;
use planmark_findings::message::Message;
use planmark_plan::names::agree;
use planmark_workspace::edition::Located;

/// What is known of a name.
pub(super) fn describe(pointed: &Pointed<'_>, named: &Named) -> (Message, Vec<Message>) {
    let own = pointed.own.part.programme.names.iter().map(|name| (&*name.short.text, &*name.full.text));
    let elsewhere = named.namings.iter().map(|naming| (&*naming.short, &*naming.full));
    let is_of = |(short, full): &(&str, &str)| named.names.contains(*short) || named.names.contains(*full);
    // The programme's own definition counts before those of others.
    let known: Vec<(&str, &str)> = own.filter(is_of).chain(elsewhere).collect();
    let title = match known.first() {
        Some((short, full)) => Message::new("hover-named").with("part", *short).with("title", *full),
        None => {
            let meant = named.meant.as_ref().unwrap_or(&named.name);
            words(meant)
        }
    };
    let mut facts = Vec::new();
    let aliases = pointed.here.workspace.settings().aliases();
    let of_this = aliases.iter().filter(|(name, _)| named.names.contains(*name));
    facts.extend(
        of_this.map(|(name, meant)| Message::new("hover-name-alias").with("name", name).with("meant", meant)),
    );
    if let Some((_, full)) = known.first() {
        let others: BTreeSet<&str> =
            known.iter().map(|(_, other)| *other).filter(|other| !agree(other, full)).collect();
        facts.extend(others.into_iter().map(|other| Message::new("hover-name-also").with("full", other)));
    }
    facts.extend(defined_in(pointed, named));
    (title, facts)
}

fn defined_in(pointed: &Pointed<'_>, named: &Named) -> Option<Message> {
    let mut programmes = Programmes::default();
    let documents: BTreeSet<_> = named.namings.iter().map(|naming| &naming.id).collect();
    for (id, document) in documents.into_iter().filter_map(|id| pointed.here.workspace.stored(id)) {
        for part in document.parts() {
            let defines = part.programme.names.iter().any(|name| {
                named.namings.iter().any(|it| it.short == name.short.text && it.full == name.full.text)
            });
            if defines {
                programmes.add(Located { id, document, part });
            }
        }
    }
    programmes.told(Message::new("hover-name-defined"))
}
