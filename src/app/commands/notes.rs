//! Owns the commands of marks and notes.

use super::{Command, Scope};
use crate::app::notes::Awaiting;

const NOTES: &[Scope] = &[Scope::Notes];
const DRAFT: &[Scope] = &[Scope::Draft];

pub(super) const COMMANDS: &[Command] = &[
    Command::new(
        "note",
        &["a"],
        &[Scope::Reader, Scope::Card],
        "write a note on the selection, else on the sentence of the link; again changes it",
        |app, _| {
            app.note_here();
            Vec::new()
        },
    ),
    Command::new(
        "notes",
        &["A"],
        &[Scope::Base],
        "list marks and notes, with their places",
        |app, _| {
            app.open_notes();
            Vec::new()
        },
    ),
    Command::new(
        "set mark",
        &["m"],
        &[Scope::Reader],
        "mark the selection, or the place of the link, with a letter from a to z: ma",
        |app, _| {
            app.await_letter(Awaiting::Mark);
            Vec::new()
        },
    ),
    Command::new(
        "go to mark",
        &["'", "`"],
        &[Scope::Base],
        "go to the mark of a letter: 'a; '' goes back on the trail",
        |app, _| {
            app.await_letter(Awaiting::Go);
            Vec::new()
        },
    ),
    Command::new(
        "keep note",
        &["<Enter>"],
        DRAFT,
        "keep the note as it is written; without words it is a mark, or goes",
        |app, _| app.draft_keep(),
    )
    .hint("keep"),
    Command::new(
        "another line",
        &["<C-j>", "<M-Enter>"],
        DRAFT,
        "go on in another line of the note",
        |app, _| {
            app.draft_break();
            Vec::new()
        },
    )
    .hint("new line"),
    Command::new(
        "note open",
        &["<Enter>"],
        NOTES,
        "go to the passage of the note",
        |app, _| {
            app.notes_open();
            Vec::new()
        },
    )
    .hint("go there"),
    Command::new(
        "note beside",
        &["<C-v>", "o"],
        NOTES,
        "open the passage in another column",
        |app, _| {
            app.open_beside();
            Vec::new()
        },
    )
    .hint("beside"),
    Command::new(
        "change note",
        &["e", "a"],
        NOTES,
        "change what the note says",
        |app, _| {
            app.notes_edit();
            Vec::new()
        },
    )
    .hint("edit"),
    Command::new(
        "delete note",
        &["d"],
        NOTES,
        "delete the note; u takes it back",
        |app, _| app.notes_delete(),
    )
    .hint("delete"),
    Command::new(
        "undo note",
        &["u"],
        NOTES,
        "take back the last change of the document's notes",
        |app, _| app.notes_undo(true),
    )
    .hint("undo"),
    Command::new(
        "redo note",
        &["<C-r>"],
        NOTES,
        "make the change again that was taken back",
        |app, _| app.notes_undo(false),
    ),
    Command::new(
        "filter notes",
        &["/"],
        NOTES,
        "type to find notes by their words, passage and section",
        |app, _| {
            app.notes_filter();
            Vec::new()
        },
    )
    .hint("filter"),
    Command::new(
        "notes of all",
        &["<Tab>"],
        NOTES,
        "show the notes of all open documents, or of this one alone",
        |app, _| {
            app.notes_all();
            Vec::new()
        },
    )
    .hint("all documents")
    .when(|app| app.docs.len() > 1),
    Command::new(
        "next note",
        &["j", "<Down>", "<C-n>"],
        NOTES,
        "select the next note",
        |app, n| {
            app.notes_step(n.unwrap_or(1) as isize);
            Vec::new()
        },
    ),
    Command::new(
        "previous note",
        &["k", "<Up>", "<C-p>"],
        NOTES,
        "select the note before",
        |app, n| {
            app.notes_step(-(n.unwrap_or(1) as isize));
            Vec::new()
        },
    ),
    Command::new(
        "notes down",
        &["<Space>", "<PgDn>", "<C-d>", "<C-f>"],
        NOTES,
        "select a note further down",
        |app, _| {
            app.notes_step(8);
            Vec::new()
        },
    ),
    Command::new(
        "notes up",
        &["b", "<PgUp>", "<C-u>", "<C-b>"],
        NOTES,
        "select a note further up",
        |app, _| {
            app.notes_step(-8);
            Vec::new()
        },
    ),
    Command::new(
        "first note",
        &["gg", "<Home>"],
        NOTES,
        "select the first note",
        |app, _| {
            app.notes_step(isize::MIN / 2);
            Vec::new()
        },
    ),
    Command::new(
        "last note",
        &["G", "<End>"],
        NOTES,
        "select the last note",
        |app, _| {
            app.notes_step(isize::MAX / 2);
            Vec::new()
        },
    ),
];
