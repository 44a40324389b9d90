//! Owns the commands of the timeline and the bars.

use super::{Command, Scope};

const FIGURES: &[Scope] = &[Scope::Figures];

pub(super) const COMMANDS: &[Command] = &[
    Command::new(
        "figure open",
        &["<Enter>"],
        FIGURES,
        "go where the row stands in the text",
        |app, _| {
            app.figures_open();
            Vec::new()
        },
    )
    .hint("go there"),
    Command::new(
        "figure beside",
        &["<C-v>", "o"],
        FIGURES,
        "open the row's place in another column",
        |app, _| {
            app.open_beside();
            Vec::new()
        },
    )
    .hint("beside"),
    Command::new(
        "filter figures",
        &["/"],
        FIGURES,
        "filter by days, words of the sentence or comparison: 2022..2024, >1b, Kyiv",
        |app, _| {
            app.figures_filter();
            Vec::new()
        },
    )
    .hint("filter"),
    Command::new(
        "figures of all",
        &["<Tab>"],
        FIGURES,
        "show the rows of all open documents, or of this one alone",
        |app, _| {
            app.figures_all();
            Vec::new()
        },
    )
    .hint("all documents")
    .when(|app| app.docs.len() > 1),
    Command::new(
        "figure down",
        &["j", "<Down>", "<C-n>"],
        FIGURES,
        "select the next row",
        |app, n| {
            app.figures_step(n.unwrap_or(1) as isize);
            Vec::new()
        },
    ),
    Command::new(
        "figure up",
        &["k", "<Up>", "<C-p>"],
        FIGURES,
        "select the row before",
        |app, n| {
            app.figures_step(-(n.unwrap_or(1) as isize));
            Vec::new()
        },
    ),
    Command::new(
        "figures down",
        &["<Space>", "<PgDn>", "<C-d>", "<C-f>"],
        FIGURES,
        "select ten rows further down",
        |app, _| {
            app.figures_step(10);
            Vec::new()
        },
    ),
    Command::new(
        "figures up",
        &["b", "<PgUp>", "<C-u>", "<C-b>"],
        FIGURES,
        "select ten rows further up",
        |app, _| {
            app.figures_step(-10);
            Vec::new()
        },
    ),
    Command::new(
        "first figure",
        &["gg", "<Home>"],
        FIGURES,
        "select the first row",
        |app, _| {
            app.figures_step(isize::MIN / 2);
            Vec::new()
        },
    ),
    Command::new(
        "last figure",
        &["G", "<End>"],
        FIGURES,
        "select the last row",
        |app, _| {
            app.figures_step(isize::MAX / 2);
            Vec::new()
        },
    ),
];
