//! Owns the commands of the card and of what lies over the screen.

use super::{Command, Scope};

const CARD: &[Scope] = &[Scope::Card];
const ROWS: &[Scope] = &[Scope::Rows, Scope::Shelf, Scope::Tray, Scope::Sayings];
/// Those whose pages are turned here.
const PAGED: &[Scope] = &[Scope::Rows, Scope::Tray, Scope::Sayings];
const TRAIL: &[Scope] = &[Scope::Rows];
const SHELF: &[Scope] = &[Scope::Shelf];
const OVERVIEW: &[Scope] = &[Scope::Overview];
const FINDER: &[Scope] = &[Scope::Finder];

pub(super) const COMMANDS: &[Command] = &[
    Command::new(
        "card open",
        &["<Enter>"],
        CARD,
        "go where the line leads",
        |app, _| {
            app.card_open();
            Vec::new()
        },
    )
    .hint("go there"),
    Command::new(
        "card down",
        &["j", "<Down>", "<C-n>"],
        CARD,
        "select the next line of the card",
        |app, n| {
            app.card_step(n.unwrap_or(1) as isize);
            Vec::new()
        },
    ),
    Command::new(
        "card up",
        &["k", "<Up>"],
        CARD,
        "select the line before",
        |app, n| {
            app.card_step(-(n.unwrap_or(1) as isize));
            Vec::new()
        },
    ),
    Command::new(
        "card page down",
        &["<Space>", "<PgDn>", "<C-d>", "<C-f>"],
        CARD,
        "select a line further down",
        |app, _| {
            app.card_step(8);
            Vec::new()
        },
    ),
    Command::new(
        "card page up",
        &["b", "<PgUp>", "<C-u>", "<C-b>"],
        CARD,
        "select a line further up",
        |app, _| {
            app.card_step(-8);
            Vec::new()
        },
    ),
    Command::new(
        "card first",
        &["gg", "<Home>"],
        CARD,
        "select the first line of the card",
        |app, _| {
            app.card_step(-100_000);
            Vec::new()
        },
    ),
    Command::new(
        "card last",
        &["G", "<End>"],
        CARD,
        "select the last line of the card",
        |app, _| {
            app.card_step(100_000);
            Vec::new()
        },
    ),
    Command::new(
        "finder open",
        &["<Enter>"],
        FINDER,
        "go to the selected row",
        |app, _| {
            app.finder_open();
            Vec::new()
        },
    )
    .hint("open"),
    Command::new(
        "finder open beside",
        &["<C-v>"],
        FINDER,
        "open the selected row in another column",
        |app, _| {
            app.open_beside();
            Vec::new()
        },
    )
    .hint("beside"),
    Command::new(
        "finder kind",
        &["<Tab>"],
        FINDER,
        "look for the next kind only; also # @ $ \" first in the line",
        |app, _| app.finder_scope(true),
    )
    .hint("kind"),
    Command::new(
        "finder kind back",
        &["<BTab>"],
        FINDER,
        "look for the kind before",
        |app, _| app.finder_scope(false),
    ),
    Command::new(
        "row open",
        &["<Enter>"],
        ROWS,
        "go to the selected row",
        |app, _| app.popup_open(),
    )
    .hint("open"),
    Command::new(
        "row down",
        &["j", "<Down>", "<C-n>"],
        ROWS,
        "select the next row",
        |app, _| {
            app.popup_step(1);
            Vec::new()
        },
    ),
    Command::new(
        "row up",
        &["k", "<Up>", "<C-p>"],
        ROWS,
        "select the row before",
        |app, _| {
            app.popup_step(-1);
            Vec::new()
        },
    ),
    Command::new(
        "rows down",
        &["<Space>", "<PgDn>", "<C-d>", "<C-f>"],
        PAGED,
        "select a row further down",
        |app, _| {
            app.popup_step(8);
            Vec::new()
        },
    ),
    Command::new(
        "rows up",
        &["b", "<PgUp>", "<C-u>", "<C-b>"],
        PAGED,
        "select a row further up",
        |app, _| {
            app.popup_step(-8);
            Vec::new()
        },
    ),
    Command::new(
        "row first",
        &["g", "<Home>"],
        ROWS,
        "select the first row",
        |app, _| {
            app.popup_step(isize::MIN / 2);
            Vec::new()
        },
    ),
    Command::new(
        "row last",
        &["G", "<End>"],
        ROWS,
        "select the last row",
        |app, _| {
            app.popup_step(isize::MAX / 2);
            Vec::new()
        },
    ),
    Command::new(
        "forget place",
        &["d"],
        TRAIL,
        "take the selected place off the trail",
        |app, _| {
            app.trail_forget();
            Vec::new()
        },
    )
    .hint("forget"),
    Command::new(
        "document beside",
        &["<C-v>"],
        SHELF,
        "open the document in another column",
        |app, _| app.shelf_open(true),
    )
    .hint("beside"),
    Command::new(
        "filter documents",
        &["/"],
        SHELF,
        "type to find documents by name and title",
        |app, _| {
            app.shelf_filter();
            Vec::new()
        },
    )
    .hint("filter"),
    Command::new(
        "sort documents",
        &["s"],
        SHELF,
        "sort by name, title, date, size, actors, numbers",
        |app, _| {
            app.shelf_sort();
            Vec::new()
        },
    )
    .hint("sort"),
    Command::new(
        "documents down",
        &["<Space>", "<PgDn>", "<C-f>", "<C-d>"],
        SHELF,
        "select a document further down",
        |app, _| {
            app.shelf_step(15);
            Vec::new()
        },
    ),
    Command::new(
        "documents up",
        &["b", "<PgUp>", "<C-b>", "<C-u>"],
        SHELF,
        "select a document further up",
        |app, _| {
            app.shelf_step(-15);
            Vec::new()
        },
    ),
    Command::new(
        "cell open",
        &["<Enter>"],
        OVERVIEW,
        "go to the first mention that the cell counts",
        |app, _| {
            app.overview_open();
            Vec::new()
        },
    )
    .hint("go there"),
    Command::new(
        "cell down",
        &["j", "<Down>"],
        OVERVIEW,
        "select the row below",
        |app, _| {
            app.overview_step(1, 0);
            Vec::new()
        },
    ),
    Command::new(
        "cell up",
        &["k", "<Up>"],
        OVERVIEW,
        "select the row above",
        |app, _| {
            app.overview_step(-1, 0);
            Vec::new()
        },
    ),
    Command::new(
        "cell right",
        &["l", "<Right>"],
        OVERVIEW,
        "select the next section",
        |app, _| {
            app.overview_step(0, 1);
            Vec::new()
        },
    ),
    Command::new(
        "cell left",
        &["h", "<Left>"],
        OVERVIEW,
        "select the section before",
        |app, _| {
            app.overview_step(0, -1);
            Vec::new()
        },
    ),
    Command::new(
        "cells right",
        &["}", "w"],
        OVERVIEW,
        "select ten sections further on",
        |app, _| {
            app.overview_step(0, 10);
            Vec::new()
        },
    ),
    Command::new(
        "cells left",
        &["{", "W"],
        OVERVIEW,
        "select ten sections further back",
        |app, _| {
            app.overview_step(0, -10);
            Vec::new()
        },
    ),
    Command::new(
        "first cell",
        &["0", "<Home>"],
        OVERVIEW,
        "select the first section",
        |app, _| {
            app.overview_step(0, isize::MIN / 2);
            Vec::new()
        },
    ),
    Command::new(
        "last cell",
        &["$", "<End>"],
        OVERVIEW,
        "select the last section",
        |app, _| {
            app.overview_step(0, isize::MAX / 2);
            Vec::new()
        },
    ),
    Command::new(
        "deeper sections",
        &["+"],
        OVERVIEW,
        "show the sections one level deeper too",
        |app, _| {
            app.overview_deepen(true);
            Vec::new()
        },
    )
    .hint("deeper"),
    Command::new(
        "outer sections",
        &["-"],
        OVERVIEW,
        "show only the sections further out",
        |app, _| {
            app.overview_deepen(false);
            Vec::new()
        },
    ),
    Command::new(
        "cells down",
        &["<Space>", "<PgDn>", "<C-d>"],
        OVERVIEW,
        "select ten rows further down",
        |app, _| {
            app.overview_step(10, 0);
            Vec::new()
        },
    ),
    Command::new(
        "cells up",
        &["b", "<PgUp>", "<C-u>"],
        OVERVIEW,
        "select ten rows further up",
        |app, _| {
            app.overview_step(-10, 0);
            Vec::new()
        },
    ),
    Command::new(
        "turn overview",
        &["<Tab>"],
        OVERVIEW,
        "from actors to numbers by kind, and back",
        |app, _| {
            app.overview_turn();
            Vec::new()
        },
    )
    .hint("actors or numbers"),
];
