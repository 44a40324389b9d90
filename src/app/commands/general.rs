//! Owns the commands that apply in many places: parts of the screen, columns, trail, leaving.

use super::{Command, Scope};
use crate::analysis::ActorKind;
use crate::app::{Effect, Marked, Pane};

const BASE: &[Scope] = &[Scope::Base];
const TEXT_AND_CARD: &[Scope] = &[Scope::Reader, Scope::Card];
const OVER: &[Scope] = &[
    Scope::Finder,
    Scope::Rows,
    Scope::Overview,
    Scope::Help,
    Scope::Palette,
];

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
        "documents",
        &["D"],
        BASE,
        "list the open documents",
        |app, _| {
            app.open_documents();
            Vec::new()
        },
    )
    .hint("documents")
    .when(|app| app.docs.len() > 1),
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
        "leave the mouse to the terminal, or take it back",
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
        "redraw",
        &["<C-l>"],
        BASE,
        "paint the screen anew",
        |_, _| vec![Effect::Redraw],
    ),
    Command::new(
        "suspend",
        &["<C-z>"],
        &[
            Scope::Base,
            Scope::Finder,
            Scope::Rows,
            Scope::Overview,
            Scope::Help,
            Scope::Palette,
        ],
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
        "close what lies over the screen",
        |app, _| {
            app.popup = None;
            Vec::new()
        },
    )
    .hint("close"),
    Command::new(
        "close list",
        &["q"],
        &[Scope::Rows, Scope::Overview, Scope::Help],
        "close what lies over the screen",
        |app, _| {
            app.popup = None;
            Vec::new()
        },
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
        "leave nutgraf; it remembers the place",
        |_, _| vec![Effect::Quit],
    )
    .hint("quit"),
    Command::new(
        "leave at once",
        &["<C-c>"],
        &[
            Scope::Base,
            Scope::Finder,
            Scope::Rows,
            Scope::Overview,
            Scope::Help,
            Scope::Palette,
        ],
        "leave nutgraf from wherever you are",
        |_, _| vec![Effect::Quit],
    ),
];
