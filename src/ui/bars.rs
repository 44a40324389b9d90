//! Owns the first and the last line: what this is and where one is; what can be pressed, what
//! happened, what is being typed.

use ratatui::buffer::Buffer;

use crate::app::commands::{self, Scope};
use crate::app::correcting::KINDS;
use crate::app::geometry::Area;
use crate::app::notes::Awaiting;
use crate::app::popup::Popup;
use crate::app::{App, Focus, Pane, PromptKind};
use crate::flow::display_width;

use super::paint::{cell, clear, put, put_right};
use super::theme::Theme;

/// On a screen of fewer columns a prompt is told in short.
const NARROW: u16 = 60;

/// So many columns of the label and what is typed stay free of what may be typed.
const TYPED: usize = 24;
/// In fewer columns than these nothing can be told of it.
const TOLD: usize = 10;

/// Name, title, how much stands in the document, and how far one has read.
pub fn header(app: &App, theme: &Theme, buffer: &mut Buffer, area: Area) {
    let open = app.doc();
    let section = app.current_section();
    let sections = open.document.sections.len();
    let percent = app.percent();
    // How far one has read is a share of the whole, which is not known while only its beginning is read.
    let position = if open.failed.is_some() || app.shelf.bare || !open.whole {
        String::new()
    } else {
        let page = open.document.page_at(app.here());
        let page = page.map_or(String::new(), |page| format!(" · p. {page}"));
        format!(
            "§ {} of {}{page} · {:>3} %",
            section + 1,
            sections.max(1),
            percent
        )
    };
    let position = if area.width < 60 && !position.is_empty() {
        format!("{} %", percent)
    } else {
        position
    };
    let right = put_right(buffer, area, area.y, &position, theme.dim);
    let mut x = area.x;
    if area.width >= 60 {
        x += put(buffer, x, area.y, 9, "nutgraf  ", theme.dim);
    }
    let room = area.width.saturating_sub(x - area.x + right + 2);
    let counts = counts(app);
    let spare = room.saturating_sub(display_width(&counts) as u16 + 2);
    let heading = if app.docs.len() > 1 {
        let nth = app.reader().document + 1;
        format!("{nth}/{} {}", app.docs.len(), open.document.heading())
    } else {
        open.document.heading().to_owned()
    };
    if spare >= 16 && !counts.is_empty() {
        let used = put(buffer, x, area.y, spare, &heading, theme.title);
        put(
            buffer,
            x + used + 2,
            area.y,
            room.saturating_sub(used + 2),
            &counts,
            theme.dim,
        );
    } else {
        put(buffer, x, area.y, room, &heading, theme.title);
    }
}

/// "6 sections · 22 actors · 17 numbers", or what is being done.
fn counts(app: &App) -> String {
    let open = app.doc();
    if let Some((doing, done)) = open.progress {
        return format!("{doing} {:.0} % · Esc stops", done * 100.0);
    }
    if open.failed.is_some() || app.shelf.bare {
        return String::new();
    }
    let sections = open.document.sections.len();
    let actors = open.analysis.actors.len();
    let numbers = open.analysis.numbers.len();
    let several = |n: usize, what: &str| {
        let s = if n == 1 { "" } else { "s" };
        format!("{n} {what}{s}")
    };
    if !open.whole || (!open.analysed && open.analysis.mentions.is_empty()) {
        return "reading…".to_owned();
    }
    let more = if open.analysed { "" } else { "…" };
    format!(
        "{} · {} · {}{more}",
        several(sections, "section"),
        several(actors, "actor"),
        several(numbers, "number")
    )
}

/// The last line.
pub fn hints(app: &App, theme: &Theme, buffer: &mut Buffer, area: Area) {
    if area.height == 0 || area.width == 0 {
        return;
    }
    if let Some(prompt) = &app.prompt {
        let label;
        let (label, note) = match prompt.kind {
            PromptKind::Search => ("/", search_note(app)),
            PromptKind::Focus => (
                if area.width < NARROW {
                    "only with: "
                } else {
                    "only paragraphs that name: "
                },
                "Enter · “X and Y” needs both".to_owned(),
            ),
            PromptKind::Figures => {
                let rows = match &app.popup {
                    Some(Popup::Figures(figures)) => figures.numbers().count(),
                    _ => 0,
                };
                ("filter: ", format!("{rows} rows · Enter keeps · Esc lifts"))
            }
            PromptKind::Notes => {
                let rows = match &app.popup {
                    Some(Popup::Notes(pane)) => pane.count(),
                    _ => 0,
                };
                ("notes: ", format!("{rows} found · Enter keeps · Esc lifts"))
            }
            PromptKind::Shelf => (
                "documents: ",
                format!("{} found · Enter keeps · Esc lifts", app.shelf.rows.len()),
            ),
            PromptKind::Correct(asking) => {
                label = app.asking_label(asking);
                (label.as_str(), app.offered(asking))
            }
            PromptKind::Export(sheet) => {
                label = format!("write {} to: ", sheet.word());
                let note = "Enter writes · .md .csv .jsonl · ! writes over".to_owned();
                (label.as_str(), note)
            }
            PromptKind::Filter(pane) => (
                "filter: ",
                format!(
                    "{} rows · Enter keeps · Esc lifts",
                    app.listing(pane).rows.len()
                ),
            ),
        };
        // Why what was typed is not taken.
        let asked = matches!(prompt.kind, PromptKind::Correct(_) | PromptKind::Export(_));
        let (note, warns) = match &app.message {
            Some(message) if asked && message.warns => (message.text.clone(), true),
            _ => (note, false),
        };
        let style = if warns { theme.warning } else { theme.dim };
        let wide = display_width(&note) + display_width(label) + 8 > usize::from(area.width);
        let right = if wide && !warns {
            // What is typed comes before what may be typed.
            let told = display_width(label) + display_width(prompt.line.text());
            let room = usize::from(area.width).saturating_sub(told.max(TYPED) + 3);
            let width = if room < TOLD {
                0
            } else {
                room.min(display_width(&note)) as u16
            };
            let x = area.x + area.width - width;
            put(buffer, x, area.y, width, &note, style)
        } else if wide {
            let above = Area {
                y: area.y.saturating_sub(1),
                ..area
            };
            clear(buffer, above);
            put(buffer, above.x, above.y, above.width, &note, style);
            0
        } else {
            put_right(buffer, area, area.y, &note, style)
        };
        let room = area.width.saturating_sub(right + 1);
        let used = put(buffer, area.x, area.y, room, label, theme.key);
        line(
            buffer,
            theme,
            area.x + used,
            area.y,
            room.saturating_sub(used),
            &prompt.line,
        );
        return;
    }
    let mut area = area;
    if let Some(message) = &app.message {
        let style = if message.warns {
            theme.warning
        } else {
            theme.text
        };
        let used = put(buffer, area.x, area.y, area.width, &message.text, style);
        // What can be pressed stands behind what happened, where there is room for both.
        area.x += used + 3;
        area.width = area.width.saturating_sub(used + 3);
    }
    let mut x = area.x;
    let mut hint = |keys: &str, word: &str| {
        let width = (display_width(keys) + display_width(word) + 1) as u16;
        let parted = if x == area.x { 0 } else { 3 };
        if x + parted + width > area.x + area.width {
            return false;
        }
        if parted > 0 {
            put(buffer, x, area.y, 3, " · ", theme.dim);
            x += parted;
        }
        x += put(buffer, x, area.y, width, keys, theme.key);
        x += 1;
        x += put(buffer, x, area.y, width, word, theme.dim);
        true
    };
    if let Some(what) = app.awaiting {
        let marks = app.doc().noted.notes().iter();
        let mut taken: Vec<char> = marks.filter_map(|placed| placed.note.letter).collect();
        taken.sort_unstable();
        let taken: String = taken.into_iter().collect();
        match what {
            Awaiting::Mark => hint("a–z", "marks the place"),
            Awaiting::Go if taken.is_empty() => hint("a–z", "no marks yet: ma sets one"),
            Awaiting::Go => hint(&taken, "go to a mark"),
            Awaiting::Kind => {
                let kinds = KINDS
                    .iter()
                    .map(|(key, kind)| (key.to_string(), kind.label()));
                let mut items: Vec<_> = kinds.collect();
                items.push(("Esc".to_owned(), "cancel"));
                super::keys::draw(theme, buffer, area, &items);
                return;
            }
        };
        hint("Esc", "cancel");
        return;
    }
    let scopes = app.scopes();
    if !app.pending.is_empty() || app.count.is_some() {
        let typed: String = app.pending.iter().map(ToString::to_string).collect();
        let count = app.count.map_or_else(String::new, |n| n.to_string());
        if app.pending.is_empty() {
            hint(&count, "…");
            let pane = app.count.and_then(|n| Pane::ALL.get(n.wrapping_sub(1)));
            if let Some(pane) = pane {
                hint("Enter", pane_name(*pane));
            }
            hint("j k ]m *", "so many times");
            return;
        }
        let mut items = vec![(format!("{count}{typed}"), "…")];
        for (rest, command) in commands::going_on(&app.pending, &scopes) {
            // Of several keys for one thing the first is enough.
            if !items.iter().any(|(_, name)| *name == command.name) {
                items.push((spell(rest), command.name));
            }
        }
        super::keys::draw(theme, buffer, area, &items);
        return;
    }
    // What is always worth knowing comes last, but is never crowded out.
    let mut always: Vec<_> = commands::all()
        .filter(|c| matches!(c.hint, "lists" | "help" | "quit" | "close") && c.applies(&scopes))
        .collect();
    always.sort_by_key(|c| c.hint != "close");
    let reserved: usize = always
        .iter()
        .map(|c| display_width(&spell(c.keys[0])) + display_width(c.hint) + 4)
        .sum();
    let room = usize::from(area.width).saturating_sub(reserved);
    let mut used = 0;
    let mut shown = Vec::new();
    for command in commands::all() {
        let offered = !command.hint.is_empty()
            && command.applies(&scopes)
            && (command.when)(app)
            && !matches!(command.hint, "lists" | "help" | "quit" | "close");
        if !offered {
            continue;
        }
        let width = display_width(&spell(command.keys[0])) + display_width(command.hint) + 4;
        // The first one is what most will want; where room is short, it goes before leaving.
        if (shown.is_empty() && app.message.is_none()) || used + width <= room {
            used += width;
            shown.push(command);
        }
    }
    for command in shown.into_iter().chain(always) {
        let word = match command.hint {
            "lists" if app.focus != Focus::Reader => "next part",
            "lists" if app.card.is_some() => "card",
            "quit" if app.card.is_some() => "close card",
            word => word,
        };
        hint(&spell(command.keys[0]), word);
    }
    if scopes.contains(&Scope::Help) {
        hint("type", "find");
        hint("↑ ↓", "move");
    }
    if scopes.is_empty() {
        let stays = !matches!(app.popup, Some(Popup::Why(_)));
        if stays {
            hint("Enter", "stay");
        }
        hint(if stays { "any other key" } else { "any key" }, "back");
    }
}

/// Keys as the hint bar spells them: `<C-p>` is ^P.
pub fn spell(keys: &str) -> String {
    if !keys.contains(['<', ' ']) {
        return keys.to_owned();
    }
    let mut shown = String::new();
    for key in crate::app::Key::parse_all(keys).unwrap_or_default() {
        use crate::app::input::Code;
        match key.code {
            Code::Char(c) if key.ctrl => {
                shown.push('^');
                shown.extend(c.to_uppercase());
            }
            Code::Char(' ') => shown.push_str("Space"),
            Code::Char(c) if !key.alt => shown.push(c),
            _ => shown.push_str(key.to_string().trim_matches(['<', '>'])),
        }
    }
    shown
}

pub fn pane_name(pane: Pane) -> &'static str {
    match pane {
        Pane::Sections => "Sections",
        Pane::Actors => "Actors",
        Pane::Numbers => "Numbers",
    }
}

fn search_note(app: &App) -> String {
    app.search.as_ref().map_or_else(String::new, |s| s.tally())
}

/// A line that is being typed, with its cursor.
pub fn line(
    buffer: &mut Buffer,
    theme: &Theme,
    x: u16,
    y: u16,
    width: u16,
    line: &crate::app::line::Line,
) {
    if width < 2 {
        return;
    }
    let text = line.text();
    let before = &text[..line.cursor()];
    // A line longer than its room is seen around the cursor.
    let mut skip = 0;
    while display_width(&before[skip..]) as u16 > width - 2 {
        skip += before[skip..].chars().next().map_or(1, char::len_utf8);
    }
    let used = put(buffer, x, y, width - 1, &before[skip..], theme.text);
    let after = &text[line.cursor()..];
    let here: String = after.chars().take(1).collect();
    let here = if here.is_empty() {
        " ".to_owned()
    } else {
        here
    };
    let wide = put(buffer, x + used, y, 2, &here, theme.selected);
    if wide == 0 {
        cell(buffer, x + used, y, " ", 1, theme.selected);
    }
    let rest = after.chars().skip(1).collect::<String>();
    put(
        buffer,
        x + used + wide,
        y,
        width.saturating_sub(used + wide),
        &rest,
        theme.text,
    );
}
