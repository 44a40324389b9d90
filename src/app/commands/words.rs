//! Owns the commands that search, select and copy.

use super::times;
use super::{Command, Scope};
use crate::app::copy::Part;
use crate::cite::Choice;

const TEXT: &[Scope] = &[Scope::Reader];

pub(super) const COMMANDS: &[Command] = &[
    Command::new(
        "copy selection",
        &["y"],
        &[Scope::Selecting],
        "copy the selected lines with their locator",
        |app, _| app.copy(Part::Passage),
    )
    .hint("copy"),
    Command::new(
        "search",
        &["/"],
        TEXT,
        "search the text: regular expression, small letters ignore case",
        |app, _| {
            app.open_search();
            Vec::new()
        },
    )
    .hint("search"),
    Command::new(
        "next match",
        &["n"],
        TEXT,
        "go to the next match",
        |app, n| app.search_step(true, times(n)),
    )
    .hint("next match")
    .when(|app| app.search.is_some()),
    Command::new(
        "previous match",
        &["N"],
        TEXT,
        "go to the previous match",
        |app, n| app.search_step(false, times(n)),
    ),
    Command::new(
        "select",
        &["v", "V"],
        TEXT,
        "begin or end selecting lines",
        |app, _| {
            app.select();
            Vec::new()
        },
    ),
    Command::new(
        "copy line",
        &["yy"],
        TEXT,
        "copy the line of the link with its locator",
        |app, _| app.copy(Part::Line),
    ),
    Command::new(
        "copy sentence",
        &["ys"],
        TEXT,
        "copy the sentence of the link with its locator",
        |app, _| app.copy(Part::Sentence),
    ),
    Command::new(
        "copy passage",
        &["yp"],
        TEXT,
        "copy the paragraph of the link with its locator",
        |app, _| app.copy(Part::Passage),
    ),
    Command::new(
        "copy citation",
        &["yc"],
        TEXT,
        "copy the selection, else the sentence here, as a citation that can be verified",
        |app, _| app.copy_citation(),
    ),
    Command::new(
        "write facts",
        &["Wf"],
        &[Scope::Base],
        "write each number in its sentence to a file, as citations",
        |app, _| {
            app.ask_sheet(Choice::Facts);
            Vec::new()
        },
    ),
    Command::new(
        "write notes",
        &["Wn"],
        &[Scope::Base],
        "write the marks and notes to a file, as citations",
        |app, _| {
            app.ask_sheet(Choice::Notes);
            Vec::new()
        },
    ),
    Command::new(
        "write dossier",
        &["Wd"],
        &[Scope::Base],
        "write all that is said of the actor here and by it to a file",
        |app, _| {
            app.ask_dossier();
            Vec::new()
        },
    ),
    Command::new(
        "write all",
        &["Wa"],
        &[Scope::Base],
        "write each actor and each number to a file, as citations",
        |app, _| {
            app.ask_sheet(Choice::All);
            Vec::new()
        },
    ),
    Command::new(
        "write quotations",
        &["Wq"],
        &[Scope::Base],
        "write who says what to a file, as citations",
        |app, _| {
            app.ask_sheet(Choice::Quotations);
            Vec::new()
        },
    ),
    Command::new(
        "next quotation",
        &["]q"],
        TEXT,
        "go to the next quotation and tell whose it is",
        |app, n| {
            app.walk_quotes(true, times(n));
            Vec::new()
        },
    ),
    Command::new(
        "previous quotation",
        &["[q"],
        TEXT,
        "go to the quotation before",
        |app, n| {
            app.walk_quotes(false, times(n));
            Vec::new()
        },
    ),
    Command::new(
        "copy locator",
        &["yl"],
        TEXT,
        "copy document, section and offset",
        |app, _| app.copy(Part::Locator),
    ),
    Command::new(
        "copy link",
        &["yu"],
        &[Scope::Reader],
        "copy where the document's link leads",
        |app, _| app.copy_target(),
    ),
];
