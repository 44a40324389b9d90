//! Owns the commands that apply in many places: parts of the screen, trail, help, leaving.

use super::{Command, Scope};
use crate::app::{App, Effect, Pane};

const BASE: &[Scope] = &[Scope::Base];
const TEXT_AND_CARD: &[Scope] = &[Scope::Reader, Scope::Card];
const EVERYWHERE: &[Scope] = &[
    Scope::Base,
    Scope::Finder,
    Scope::Rows,
    Scope::Shelf,
    Scope::Overview,
    Scope::Figures,
    Scope::Notes,
    Scope::Tray,
    Scope::Sayings,
    Scope::Draft,
    Scope::Help,
    Scope::Palette,
];
const OVER: &[Scope] = &[
    Scope::Finder,
    Scope::Rows,
    Scope::Shelf,
    Scope::Overview,
    Scope::Figures,
    Scope::Notes,
    Scope::Tray,
    Scope::Sayings,
    Scope::Draft,
    Scope::Help,
    Scope::Palette,
];

pub(super) const COMMANDS: &[Command] = &[
    Command::new(
        "next part",
        &["<Tab>"],
        BASE,
        "give the keys to the next part of the screen: lists, text, card",
        |app, _| {
            app.focus_next(true);
            Vec::new()
        },
    )
    .hint("lists"),
    Command::new(
        "previous part",
        &["<BTab>"],
        BASE,
        "give the keys to the part before",
        |app, _| {
            app.focus_next(false);
            Vec::new()
        },
    ),
    Command::new(
        "sections",
        &["<M-1>", "g1"],
        BASE,
        "give the keys to the sections (in a list 1; in the text 1 Enter)",
        |app, _| {
            app.focus_list(Pane::Sections);
            Vec::new()
        },
    ),
    Command::new(
        "actors",
        &["<M-2>", "g2"],
        BASE,
        "give the keys to the actors (in a list 2; in the text 2 Enter)",
        |app, _| {
            app.focus_list(Pane::Actors);
            Vec::new()
        },
    ),
    Command::new(
        "numbers",
        &["<M-3>", "g3"],
        BASE,
        "give the keys to the numbers (in a list 3; in the text 3 Enter)",
        |app, _| {
            app.focus_list(Pane::Numbers);
            Vec::new()
        },
    ),
    Command::new(
        "finder",
        &["<C-p>", "g'"],
        BASE,
        "find anything: sections, actors, numbers, sentences",
        |app, _| app.open_finder(),
    )
    .hint("find anything"),
    Command::new(
        "focus",
        &["&"],
        BASE,
        "show only the paragraphs that name an actor (and another); again shows all",
        |app, _| {
            app.focus_here();
            Vec::new()
        },
    )
    .hint("focus"),
    Command::new(
        "peek",
        &["K"],
        TEXT_AND_CARD,
        "see the card of the link, or the place of the line, without going there",
        |app, _| {
            app.peek();
            Vec::new()
        },
    )
    .hint("peek")
    .when(|app| app.reader().link.is_some()),
    Command::new(
        "overview",
        &["x"],
        BASE,
        "actors by sections, and kinds of numbers by sections",
        |app, _| {
            app.open_overview();
            Vec::new()
        },
    )
    .hint("overview"),
    Command::new(
        "timeline",
        &["X"],
        BASE,
        "dates and durations in the order of time, those of unknown days apart",
        |app, _| {
            app.open_timeline();
            Vec::new()
        },
    )
    .hint("timeline"),
    Command::new(
        "bars",
        &["B"],
        &[Scope::Reader, Scope::Numbers, Scope::Card],
        "bars of the figures that share the selected number's unit, or count the same",
        |app, _| {
            app.open_bars();
            Vec::new()
        },
    )
    .hint("bars")
    .when(App::has_bars),
    Command::new(
        "back",
        &["<C-o>", "<M-Left>", "<BS>"],
        BASE,
        "go back on the trail",
        |app, n| {
            app.go_back(n.unwrap_or(1));
            Vec::new()
        },
    )
    .hint("back")
    .when(|app| app.trail.at() > 0),
    Command::new(
        "forward",
        &["<M-Right>", "<C-i>"],
        BASE,
        "go forward on the trail",
        |app, n| {
            app.go_forward(n.unwrap_or(1));
            Vec::new()
        },
    ),
    Command::new(
        "trail",
        &["L", "gt"],
        BASE,
        "list the places you jumped from",
        |app, _| {
            app.open_trail();
            Vec::new()
        },
    ),
    Command::new(
        "where",
        &["=", "<C-g>"],
        BASE,
        "say where you are",
        |app, _| {
            app.say_where();
            Vec::new()
        },
    ),
    Command::new(
        "pointer",
        &["M"],
        BASE,
        "leave the mouse to the terminal, or take it back; Shift and drag selects text in any case",
        |app, _| {
            app.pointer_captured = !app.pointer_captured;
            app.say(if app.pointer_captured {
                "the mouse is ours: click links and rows; Shift leaves selecting to the terminal"
            } else {
                "the mouse is the terminal's: select text with it; M takes it back"
            });
            vec![Effect::CapturePointer(app.pointer_captured)]
        },
    ),
    Command::new(
        "edit",
        &["E"],
        &[Scope::Reader],
        "open the file in your editor ($VISUAL or $EDITOR) at this line",
        |app, _| {
            vec![Effect::Edit {
                document: app.reader().document,
                offset: app.here(),
            }]
        },
    ),
    Command::new(
        "reload",
        &["r"],
        BASE,
        "read the document again from its file",
        |app, _| app.reload(),
    ),
    Command::new(
        "redraw",
        &["<C-l>"],
        BASE,
        "paint the screen anew",
        |_, _| vec![Effect::Redraw],
    ),
    Command::new(
        "suspend",
        &["<C-z>"],
        EVERYWHERE,
        "give the terminal back to the shell; fg returns",
        |_, _| vec![Effect::Suspend],
    ),
    Command::new(
        "palette",
        &[":"],
        BASE,
        "find a command by its name",
        |app, _| {
            app.open_palette();
            Vec::new()
        },
    ),
    Command::new(
        "help",
        &["?", "<F1>"],
        BASE,
        "all keys, with search",
        |app, _| {
            app.open_help();
            Vec::new()
        },
    )
    .hint("help"),
    Command::new(
        "close",
        &["<Esc>"],
        OVER,
        "close what lies over the screen; first lift a filter, stop reading a folder",
        |app, _| app.close_over(),
    )
    .hint("close"),
    Command::new(
        "close list",
        &["q"],
        &[
            Scope::Rows,
            Scope::Shelf,
            Scope::Overview,
            Scope::Figures,
            Scope::Notes,
            Scope::Tray,
            Scope::Sayings,
            Scope::Help,
        ],
        "close what lies over the screen",
        |app, _| app.close_or_leave(),
    ),
    Command::new(
        "cancel",
        &["<Esc>"],
        BASE,
        "back to the text; lift selection, card, focus, search; stop reading",
        |app, _| app.cancel(),
    ),
    Command::new(
        "close card",
        &["q"],
        &[Scope::Card],
        "close the card",
        |app, _| {
            app.close_card();
            Vec::new()
        },
    )
    .hint("close"),
    Command::new(
        "quit",
        &["q", "ZZ"],
        &[
            Scope::Reader,
            Scope::Sections,
            Scope::Actors,
            Scope::Numbers,
        ],
        "close the card or end selecting; else leave nutgraf, which remembers the place",
        |app, _| app.close_or_quit(),
    )
    .hint("quit"),
    Command::new(
        "leave at once",
        &["<C-c>"],
        EVERYWHERE,
        "leave nutgraf from wherever you are",
        |_, _| vec![Effect::Interrupt],
    ),
];
