//! Owns the commands that arrange the screen: columns, documents, widths, marks.

use super::{Command, Scope};
use crate::analysis::ActorKind;
use crate::app::Marked;

const BASE: &[Scope] = &[Scope::Base];

macro_rules! turn_marks {
    ($name:literal, $key:literal, $doc:literal, $($marked:expr),+) => {
        Command::new($name, &[$key], &[Scope::Reader], $doc, |app, _| {
            app.turn_marks(&[$($marked),+]);
            Vec::new()
        })
    };
}

pub(super) const COMMANDS: &[Command] = &[
    Command::new(
        "split",
        &["<C-w>v", "<C-w>s"],
        BASE,
        "open another column with the same place",
        |app, _| {
            app.split();
            Vec::new()
        },
    )
    .hint("side by side"),
    Command::new(
        "next column",
        &["<C-w>w", "<C-w>l", "<C-w><C-w>", "<C-w><Right>"],
        BASE,
        "go to the column at the right",
        |app, _| {
            app.step_column(1);
            Vec::new()
        },
    ),
    Command::new(
        "previous column",
        &["<C-w>h", "<C-w>W", "<C-w><Left>"],
        BASE,
        "go to the column at the left",
        |app, _| {
            app.step_column(-1);
            Vec::new()
        },
    ),
    Command::new(
        "close column",
        &["<C-w>q", "<C-w>c"],
        BASE,
        "close the column",
        |app, _| {
            app.close_column();
            Vec::new()
        },
    )
    .hint("close column")
    .when(|app| app.readers.len() > 1),
    Command::new(
        "only column",
        &["<C-w>o"],
        BASE,
        "close all other columns",
        |app, _| {
            app.only_column();
            Vec::new()
        },
    ),
    Command::new(
        "lock columns",
        &["<C-w>b"],
        BASE,
        "lock the columns by line, by actor, or not",
        |app, _| {
            app.turn_lock();
            Vec::new()
        },
    )
    .hint("lock")
    .when(|app| app.readers.len() > 1),
    Command::new(
        "freeze column",
        &["<C-w>f"],
        BASE,
        "freeze the column: it stays when others move, and jumps open beside it; again frees it",
        |app, _| {
            app.turn_frozen();
            Vec::new()
        },
    ),
    Command::new(
        "documents",
        &["D"],
        BASE,
        "list the documents: those that are open and those of the folder",
        |app, _| {
            app.open_shelf();
            Vec::new()
        },
    )
    .hint("documents")
    .when(|app| app.shelf.entries.len() > 1),
    Command::new(
        "next document",
        &["]f"],
        BASE,
        "read the next document",
        |app, _| {
            app.step_document(true);
            Vec::new()
        },
    ),
    Command::new(
        "previous document",
        &["[f"],
        BASE,
        "read the document before",
        |app, _| {
            app.step_document(false);
            Vec::new()
        },
    ),
    Command::new(
        "lists",
        &["o"],
        &[Scope::Reader, Scope::Card],
        "show or hide the lists",
        |app, _| {
            app.lists_shown = !app.lists_shown;
            Vec::new()
        },
    ),
    Command::new(
        "wider text",
        &["+"],
        &[Scope::Reader],
        "make the text wider",
        |app, _| {
            app.text_width = (app.text_width + 4).min(400);
            Vec::new()
        },
    ),
    Command::new(
        "narrower text",
        &["-"],
        &[Scope::Reader],
        "make the text narrower",
        |app, _| {
            app.text_width = app.text_width.saturating_sub(4).max(20);
            Vec::new()
        },
    ),
    Command::new(
        "wider lists",
        &[">"],
        BASE,
        "make the lists wider",
        |app, _| {
            app.widen_lists(2);
            Vec::new()
        },
    ),
    Command::new(
        "narrower lists",
        &["<lt>"],
        BASE,
        "make the lists narrower",
        |app, _| {
            app.widen_lists(-2);
            Vec::new()
        },
    ),
    turn_marks!(
        "mark people",
        "tp",
        "mark people in the text, or not",
        Marked::Actor(ActorKind::Person)
    ),
    turn_marks!(
        "mark organizations",
        "to",
        "mark organizations in the text, or not",
        Marked::Actor(ActorKind::Organization)
    ),
    turn_marks!(
        "mark places",
        "tl",
        "mark places (locations) in the text, or not",
        Marked::Actor(ActorKind::Place)
    ),
    turn_marks!(
        "mark groups",
        "tg",
        "mark groups in the text, or not",
        Marked::Actor(ActorKind::Group)
    ),
    turn_marks!(
        "mark events",
        "te",
        "mark events in the text, or not",
        Marked::Actor(ActorKind::Event)
    ),
    turn_marks!(
        "mark numbers",
        "tn",
        "mark numbers in the text, or not",
        Marked::Numbers
    ),
    turn_marks!(
        "mark all",
        "ta",
        "mark all kinds in the text, or none",
        Marked::Actor(ActorKind::Person),
        Marked::Actor(ActorKind::Organization),
        Marked::Actor(ActorKind::Place),
        Marked::Actor(ActorKind::Group),
        Marked::Actor(ActorKind::Event),
        Marked::Actor(ActorKind::Other),
        Marked::Numbers
    ),
];
