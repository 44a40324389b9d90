//! Owns the commands of the lists.

use super::{Command, Scope};

const LISTS: &[Scope] = &[Scope::Sections, Scope::Actors, Scope::Numbers];
const LISTS_AND_CARD: &[Scope] = &[Scope::Sections, Scope::Actors, Scope::Numbers, Scope::Card];
const SECTIONS: &[Scope] = &[Scope::Sections];
const KINDS: &[Scope] = &[Scope::Actors, Scope::Numbers];

pub(super) const COMMANDS: &[Command] = &[
    Command::new(
        "open item",
        &["<Enter>"],
        LISTS,
        "go to the section, or to the first mention and its card",
        |app, _| {
            app.list_open();
            Vec::new()
        },
    )
    .hint("open"),
    Command::new(
        "item down",
        &["j", "<Down>", "<C-n>"],
        LISTS,
        "select the next row",
        |app, _| {
            app.list_step(1);
            Vec::new()
        },
    ),
    Command::new(
        "item up",
        &["k", "<Up>"],
        LISTS,
        "select the row before",
        |app, _| {
            app.list_step(-1);
            Vec::new()
        },
    ),
    Command::new(
        "items down",
        &["<Space>", "<PgDn>", "<C-f>", "<C-d>"],
        LISTS,
        "select a page further down",
        |app, _| {
            app.list_step(app.list_page());
            Vec::new()
        },
    ),
    Command::new(
        "items up",
        &["b", "<PgUp>", "<C-b>", "<C-u>"],
        LISTS,
        "select a page further up",
        |app, _| {
            app.list_step(-app.list_page());
            Vec::new()
        },
    ),
    Command::new(
        "first item",
        &["gg", "<Home>"],
        LISTS,
        "select the first row",
        |app, _| {
            app.list_step(isize::MIN / 2);
            Vec::new()
        },
    ),
    Command::new(
        "last item",
        &["G", "<End>"],
        LISTS,
        "select the last row",
        |app, _| {
            app.list_step(isize::MAX / 2);
            Vec::new()
        },
    ),
    Command::new(
        "filter list",
        &["/"],
        LISTS,
        "type to filter the list; numbers take >1b, 2%..5%, $",
        |app, _| {
            app.list_filter();
            Vec::new()
        },
    )
    .hint("filter"),
    Command::new(
        "sort list",
        &["s"],
        KINDS,
        "sort by the next order: count, place, name; key, kind, value",
        |app, _| {
            app.list_sort();
            Vec::new()
        },
    )
    .hint("sort"),
    Command::new(
        "kind of list",
        &["f"],
        KINDS,
        "show one kind only, the next kind, all again",
        |app, _| {
            app.list_kind();
            Vec::new()
        },
    )
    .hint("kind"),
    Command::new(
        "all documents",
        &["a"],
        KINDS,
        "list the actors and numbers of all open documents, or of this one alone",
        |app, _| {
            app.turn_all();
            Vec::new()
        },
    )
    .hint("all documents")
    .when(|app| app.docs.len() > 1),
    Command::new(
        "fold",
        &["h", "<Left>", "zc"],
        SECTIONS,
        "fold the section, or go to its parent",
        |app, _| {
            app.fold(Some(true));
            Vec::new()
        },
    )
    .hint("fold"),
    Command::new(
        "unfold",
        &["l", "<Right>", "zo"],
        SECTIONS,
        "unfold the section",
        |app, _| {
            app.fold(Some(false));
            Vec::new()
        },
    ),
    Command::new(
        "turn fold",
        &["za"],
        SECTIONS,
        "fold or unfold the section",
        |app, _| {
            app.fold(None);
            Vec::new()
        },
    ),
    Command::new(
        "fold all",
        &["zM"],
        SECTIONS,
        "fold all sections",
        |app, _| {
            app.fold_all(true);
            Vec::new()
        },
    ),
    Command::new(
        "unfold all",
        &["zR"],
        SECTIONS,
        "unfold all sections",
        |app, _| {
            app.fold_all(false);
            Vec::new()
        },
    ),
    Command::new(
        "scroll text down",
        &["J"],
        LISTS_AND_CARD,
        "scroll the text without leaving the list",
        |app, _| {
            app.scroll(3);
            Vec::new()
        },
    ),
    Command::new(
        "scroll text up",
        &["K"],
        &[Scope::Sections, Scope::Actors, Scope::Numbers],
        "scroll the text up without leaving the list",
        |app, _| {
            app.scroll(-3);
            Vec::new()
        },
    ),
    Command::new(
        "peek at item",
        &["p"],
        LISTS,
        "see the card or place of the row without going there",
        |app, _| {
            app.peek();
            Vec::new()
        },
    )
    .hint("peek"),
    Command::new(
        "open item beside",
        &["<C-v>", "o"],
        LISTS,
        "open the row in another column",
        |app, _| {
            app.open_beside();
            Vec::new()
        },
    )
    .hint("beside"),
];
