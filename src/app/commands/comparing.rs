//! Owns the commands of the comparison of columns.

use super::{Command, Scope, times};

const STRIP: &[Scope] = &[Scope::Strip];
const TEXT_AND_STRIP: &[Scope] = &[Scope::Reader, Scope::Strip];

macro_rules! step {
    ($name:literal, $keys:expr, $doc:literal, $by:expr) => {
        Command::new($name, $keys, STRIP, $doc, |app, n| {
            let by: fn(&crate::app::App, isize) -> isize = $by;
            app.strip_step(by(app, times(n) as isize));
            Vec::new()
        })
    };
}

pub(super) const COMMANDS: &[Command] = &[
    Command::new(
        "comparison open",
        &["<Enter>"],
        STRIP,
        "go there in all columns that have it; again goes on to its next place",
        |app, _| {
            app.strip_go();
            Vec::new()
        },
    )
    .hint("go there"),
    Command::new(
        "next list compared",
        &["l", "<Right>"],
        STRIP,
        "turn to the next of actors, numbers, dates, text",
        |app, _| {
            app.strip_turn(true);
            Vec::new()
        },
    )
    .hint("next list"),
    Command::new(
        "list compared before",
        &["h", "<Left>"],
        STRIP,
        "turn to the one before",
        |app, _| {
            app.strip_turn(false);
            Vec::new()
        },
    ),
    Command::new(
        "filter comparison",
        &["f"],
        STRIP,
        "show only what differs, what one column has, what all share; then all again",
        |app, _| {
            app.strip_view();
            Vec::new()
        },
    )
    .hint("filter"),
    Command::new(
        "what is compared",
        &["s"],
        STRIP,
        "compare the sections in which the columns stand, or the whole documents",
        |app, _| {
            app.strip_scope();
            Vec::new()
        },
    )
    .hint("sections"),
    step!(
        "comparison down",
        &["j", "<Down>", "<C-n>"],
        "select the next row",
        |_, n| n
    ),
    step!(
        "comparison up",
        &["k", "<Up>"],
        "select the row before",
        |_, n| -n
    ),
    step!(
        "comparison page down",
        &["<Space>", "<PgDn>", "<C-d>", "<C-f>"],
        "select a row further down",
        |app, n| n * app.strip_page()
    ),
    step!(
        "comparison page up",
        &["b", "<PgUp>", "<C-u>", "<C-b>"],
        "select a row further up",
        |app, n| -n * app.strip_page()
    ),
    step!(
        "comparison first",
        &["gg", "<Home>"],
        "select the first row",
        |_, _| isize::MIN / 2
    ),
    step!(
        "comparison last",
        &["G", "<End>"],
        "select the last row",
        |_, _| isize::MAX / 2
    ),
    Command::new(
        "next difference",
        &["]c"],
        TEXT_AND_STRIP,
        "go to the next difference of the two columns' texts",
        |app, n| {
            app.step_difference(true, times(n));
            Vec::new()
        },
    )
    .hint("next difference")
    .when(|app| app.comparing.is_some()),
    Command::new(
        "previous difference",
        &["[c"],
        TEXT_AND_STRIP,
        "go to the difference before",
        |app, n| {
            app.step_difference(false, times(n));
            Vec::new()
        },
    ),
    Command::new(
        "compare",
        &["C"],
        &[Scope::Base],
        "compare the columns: what they share, what differs; again folds it away",
        |app, _| {
            app.compare();
            Vec::new()
        },
    )
    .hint("compare")
    .when(|app| app.readers.len() > 1),
    Command::new(
        "end comparison",
        &["q"],
        STRIP,
        "end comparing; the columns stay",
        |app, _| {
            app.strip_close();
            Vec::new()
        },
    )
    .hint("close"),
];
