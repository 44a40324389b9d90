//! Owns the commands of correcting what was read: `i` and a key, the tray, and the list of corrections.

use super::{Command, Scope};
use crate::app::correcting::ask::Asking;

const HERE: &[Scope] = &[Scope::Reader, Scope::Actors, Scope::Numbers, Scope::Card];
const ACTOR: &[Scope] = &[Scope::Reader, Scope::Actors, Scope::Card];
const NUMBER: &[Scope] = &[Scope::Reader, Scope::Numbers, Scope::Card];
const TRAY: &[Scope] = &[Scope::Tray];
const SAYINGS: &[Scope] = &[Scope::Sayings];
const LISTS: &[Scope] = &[Scope::Tray, Scope::Sayings];

pub(super) const COMMANDS: &[Command] = &[
    Command::new(
        "same as",
        &["im"],
        ACTOR,
        "say that this actor is the same as another: merge them under the other's name",
        |app, _| {
            app.ask_told(Asking::Same);
            Vec::new()
        },
    ),
    Command::new(
        "not this one",
        &["is"],
        &[Scope::Reader, Scope::Card],
        "say that this mention is another actor: split it off, with all of its spelling",
        |app, _| {
            app.ask_told(Asking::Other);
            Vec::new()
        },
    ),
    Command::new(
        "rename",
        &["in"],
        ACTOR,
        "say what this actor is called",
        |app, _| {
            app.ask_told(Asking::Name);
            Vec::new()
        },
    ),
    Command::new(
        "kind",
        &["ik"],
        ACTOR,
        "say of which kind this actor is: ikp person, iko organization, ikl place, ikg group, ike event, ikx other",
        |app, _| {
            app.await_kind();
            Vec::new()
        },
    ),
    Command::new(
        "no actor",
        &["ih"],
        HERE,
        "say that this is no actor, or no number: hide it",
        |app, _| app.tell_hidden(),
    ),
    Command::new(
        "accept",
        &["ia"],
        HERE,
        "say that this is one, though it was in doubt",
        |app, _| app.tell_accepted(),
    ),
    Command::new(
        "names nobody",
        &["ix"],
        &[Scope::Reader, Scope::Card],
        "say that the words of this one mention name nobody",
        |app, _| app.tell_unmarked(),
    ),
    Command::new(
        "an actor",
        &["ii"],
        &[Scope::Reader],
        "say that words name an actor: those typed, or the match of a search",
        |app, _| {
            app.ask_words();
            Vec::new()
        },
    ),
    Command::new(
        "owner",
        &["io"],
        NUMBER,
        "say whose this number is",
        |app, _| {
            app.ask_told(Asking::Owner);
            Vec::new()
        },
    ),
    Command::new(
        "not theirs",
        &["id"],
        NUMBER,
        "say that this number is not whose it was taken for",
        |app, _| app.tell_detached(),
    ),
    Command::new(
        "why",
        &["i?", "iw"],
        HERE,
        "tell why this is here: what decided, how sure, what else it could be",
        |app, _| {
            app.open_why();
            Vec::new()
        },
    ),
    Command::new(
        "tray",
        &["it"],
        &[Scope::Base],
        "go through what is in doubt: accept or refuse each with a key",
        |app, _| {
            app.open_tray();
            Vec::new()
        },
    ),
    Command::new(
        "corrections",
        &["il"],
        &[Scope::Base],
        "list all that was corrected in this document, with where it holds",
        |app, _| {
            app.open_sayings();
            Vec::new()
        },
    ),
    Command::new(
        "undo correction",
        &["iu"],
        &[Scope::Base],
        "take back the last correction, and so on to the beginning",
        |app, _| app.told_undo(true),
    ),
    Command::new(
        "redo correction",
        &["ir"],
        &[Scope::Base],
        "make the correction again that was taken back",
        |app, _| app.told_undo(false),
    ),
    Command::new(
        "tray accept",
        &["a", "y"],
        TRAY,
        "it is one: no doubt is left",
        |app, _| app.tray_tell(true),
    )
    .hint("accept"),
    Command::new(
        "tray refuse",
        &["d", "n"],
        TRAY,
        "it is none: hide it",
        |app, _| app.tray_tell(false),
    )
    .hint("refuse"),
    Command::new(
        "corrections delete",
        &["d"],
        SAYINGS,
        "take this correction back, whenever it was made",
        |app, _| app.sayings_delete(),
    )
    .hint("take back"),
    Command::new(
        "corrections scope",
        &["s"],
        SAYINGS,
        "let it hold in this document, in this folder, or always",
        |app, _| app.sayings_scope(),
    )
    .hint("where it holds"),
    Command::new(
        "told undo",
        &["u"],
        LISTS,
        "take the last correction back",
        |app, _| app.told_undo(true),
    )
    .hint("undo"),
    Command::new("told redo", &["<C-r>"], LISTS, "make it again", |app, _| {
        app.told_undo(false)
    }),
];
