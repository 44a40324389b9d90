//! Owns the commands that move in the text.

use super::{Command, Scope, times};
use crate::app::App;

const TEXT: &[Scope] = &[Scope::Reader];

fn rows(count: Option<usize>) -> isize {
    count.unwrap_or(1).min(1_000_000_000) as isize
}

/// Moves by rows: the free end of a selection, or the text.
fn move_rows(app: &mut App, by: isize) -> Vec<crate::app::Effect> {
    if app.reader().selection.is_some() {
        app.select_rows(by);
    } else {
        app.scroll(by);
    }
    Vec::new()
}

fn move_blocks(app: &mut App, forward: bool, count: Option<usize>) -> Vec<crate::app::Effect> {
    if app.reader().selection.is_some() {
        app.select_blocks(forward, times(count));
    } else {
        app.step_block(forward, times(count));
    }
    Vec::new()
}

pub(super) const COMMANDS: &[Command] = &[
    Command::new(
        "line down",
        &["j", "<Down>", "e"],
        TEXT,
        "scroll a line down",
        |app, n| move_rows(app, rows(n)),
    ),
    Command::new(
        "line up",
        &["k", "<Up>"],
        TEXT,
        "scroll a line up",
        |app, n| move_rows(app, -rows(n)),
    ),
    Command::new(
        "page down",
        &["<Space>", "f", "<PgDn>", "<C-f>"],
        TEXT,
        "scroll a page down",
        |app, n| move_rows(app, app.page().saturating_mul(rows(n))),
    )
    .hint("page"),
    Command::new(
        "page up",
        &["b", "<PgUp>", "<C-b>"],
        TEXT,
        "scroll a page up",
        |app, n| move_rows(app, -app.page().saturating_mul(rows(n))),
    ),
    Command::new(
        "half page down",
        &["d", "<C-d>"],
        TEXT,
        "scroll half a page down",
        |app, n| move_rows(app, (app.page() / 2).max(1).saturating_mul(rows(n))),
    ),
    Command::new(
        "half page up",
        &["u", "<C-u>"],
        TEXT,
        "scroll half a page up",
        |app, n| move_rows(app, -(app.page() / 2).max(1).saturating_mul(rows(n))),
    ),
    Command::new(
        "top",
        &["gg", "<Home>"],
        TEXT,
        "go to the beginning",
        |app, _| {
            let from = app.place();
            app.trail.leave(from);
            app.to_top(app.active, 0);
            app.follow();
            Vec::new()
        },
    ),
    Command::new("end", &["G", "<End>"], TEXT, "go to the end", |app, _| {
        let from = app.place();
        app.trail.leave(from);
        app.to_end();
        Vec::new()
    }),
    Command::new(
        "per cent",
        &["g%"],
        TEXT,
        "go to a part of the text: 50g% is the middle",
        |app, n| {
            app.to_percent(n.unwrap_or(0));
            Vec::new()
        },
    ),
    Command::new(
        "next paragraph",
        &["}"],
        TEXT,
        "go to the next paragraph",
        |app, n| move_blocks(app, true, n),
    ),
    Command::new(
        "previous paragraph",
        &["{"],
        TEXT,
        "go to the previous paragraph",
        |app, n| move_blocks(app, false, n),
    ),
    Command::new(
        "next section",
        &["]]"],
        TEXT,
        "go to the next section",
        |app, n| {
            app.step_section(true, times(n));
            Vec::new()
        },
    ),
    Command::new(
        "previous section",
        &["[["],
        TEXT,
        "go to the previous section",
        |app, n| {
            app.step_section(false, times(n));
            Vec::new()
        },
    ),
];
