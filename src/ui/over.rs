//! Owns how help, palette, trail and a peeked place look.

use ratatui::buffer::Buffer;

use crate::analysis::{ActorKind, Target};
use crate::app::App;
use crate::app::commands::{self, Command};
use crate::app::geometry::Area;
use crate::app::pointer::first_row;
use crate::app::popup::Popup;
use crate::app::reader::Link;
use crate::flow::{Layout, display_width, safe_line};

use super::bars::spell;
use super::paint::{frame, line_style, put, put_right};
use super::passage::{self, Marks};
use super::theme::{Theme, actor_mark};

pub fn draw(app: &App, theme: &Theme, buffer: &mut Buffer, popup: &Popup, area: Area) {
    let inner = area.inner();
    match popup {
        Popup::Help { filter, top } => {
            frame(
                buffer,
                theme,
                area,
                "Help",
                "type to search · Esc closes",
                true,
            );
            put(buffer, inner.x, inner.y, 2, "> ", theme.key);
            super::bars::line(
                buffer,
                theme,
                inner.x + 2,
                inner.y,
                inner.width.saturating_sub(2),
                filter,
            );
            legend(theme, buffer, inner, inner.y + 1);
            let list = below(inner, 2);
            let rows = commands::help(filter.text());
            for (nth, command) in rows
                .iter()
                .skip(*top)
                .take(usize::from(list.height))
                .enumerate()
            {
                help_row(theme, buffer, list, list.y + nth as u16, command);
            }
        }
        Popup::Palette { line, selected } => {
            frame(
                buffer,
                theme,
                area,
                "Commands",
                "Enter runs · Esc closes",
                true,
            );
            put(buffer, inner.x, inner.y, 2, ": ", theme.key);
            super::bars::line(
                buffer,
                theme,
                inner.x + 2,
                inner.y,
                inner.width.saturating_sub(2),
                line,
            );
            let list = below(inner, 1);
            let rows = commands::palette(line.text());
            let first = first_row(*selected, rows.len(), list.height);
            for (nth, command) in rows[first..]
                .iter()
                .take(usize::from(list.height))
                .enumerate()
            {
                let y = list.y + nth as u16;
                let keys: Vec<String> = command.keys.iter().map(|k| spell(k)).collect();
                let right = put_right(buffer, list, y, &keys.join(" "), theme.dim);
                let used = put(
                    buffer,
                    list.x,
                    y,
                    list.width.saturating_sub(right + 1),
                    command.name,
                    theme.text,
                );
                let room = list.width.saturating_sub(used + right + 3);
                put(buffer, list.x + used + 2, y, room, command.doc, theme.dim);
                if first + nth == *selected {
                    line_style(buffer, list, y, theme.selected);
                }
            }
        }
        Popup::Trail { selected } => {
            frame(buffer, theme, area, "Trail", "oldest first", true);
            let places = app.trail.places();
            let first = first_row(*selected, places.len(), inner.height);
            for (nth, place) in places[first..]
                .iter()
                .take(usize::from(inner.height))
                .enumerate()
            {
                let y = inner.y + nth as u16;
                let document = &app.docs[place.document].document;
                let section = document.path(document.section_at(place.offset));
                let mark = if first + nth == app.trail.at() {
                    theme.glyph("▸", ">")
                } else {
                    " "
                };
                put(buffer, inner.x, y, 1, mark, theme.key);
                let path = section
                    .last()
                    .copied()
                    .unwrap_or(&app.docs[place.document].name);
                let used = put(buffer, inner.x + 2, y, inner.width / 3, path, theme.dim);
                let words = context(&document.text, place.offset);
                let room = inner.width.saturating_sub(used + 4);
                put(buffer, inner.x + 4 + used, y, room, &words, theme.text);
                if first + nth == *selected {
                    line_style(buffer, inner, y, theme.selected);
                }
            }
        }
        Popup::Place { place, span } => {
            let open = &app.docs[place.document];
            let section = open
                .document
                .path(open.document.section_at(place.offset))
                .join(" › ");
            frame(buffer, theme, area, &section, "peek", true);
            let text = Area {
                x: inner.x + inner.width.min(1),
                width: inner.width.saturating_sub(2).min(app.text_width),
                ..inner
            };
            let layout = Layout::new(&open.document, text.width, None);
            let top = layout.back(place.offset, usize::from(text.height) / 3);
            let rows = layout.rows(top, usize::from(text.height));
            let marks = Marks {
                document: place.document,
                link: Some(Link {
                    span: *span,
                    target: Target::Actor(0),
                }),
                ..Marks::default()
            };
            passage::draw(app, theme, buffer, text, &layout, &rows, &marks);
        }
        Popup::Finder
        | Popup::Documents
        | Popup::Overview(_)
        | Popup::Figures(_)
        | Popup::Notes(_)
        | Popup::Draft(_)
        | Popup::Tray(_)
        | Popup::Sayings(_)
        | Popup::Why(_)
        | Popup::Card(_) => {}
    }
}

/// What the kinds look like in the text.
fn legend(theme: &Theme, buffer: &mut Buffer, area: Area, y: u16) {
    let mut x = area.x + 2;
    let end = area.x + area.width;
    for kind in &ActorKind::ALL[..5] {
        let room = end.saturating_sub(x);
        x += put(buffer, x, y, room, actor_mark(*kind), theme.kind(*kind)) + 1;
        let label = x;
        x += put(
            buffer,
            x,
            y,
            end.saturating_sub(x),
            kind.label(),
            theme.actor(*kind),
        ) + 2;
        begin(theme, buffer, (label, y), end, Some(*kind));
    }
    put(
        buffer,
        x,
        y,
        end.saturating_sub(x),
        "number",
        theme.number(),
    );
    begin(theme, buffer, (x, y), end, None);
}

/// Gives the first letter of a kind's name the form that it has in the text.
fn begin(
    theme: &Theme,
    buffer: &mut Buffer,
    (x, y): (u16, u16),
    end: u16,
    kind: Option<ActorKind>,
) {
    let letter = Area {
        x,
        y,
        width: u16::from(x < end),
        height: 1,
    };
    if let Some(form) = theme.initial(kind) {
        line_style(buffer, letter, y, form);
    }
}

fn help_row(theme: &Theme, buffer: &mut Buffer, area: Area, y: u16, command: &Command) {
    let keys: Vec<String> = command.keys.iter().map(|k| spell(k)).collect();
    let column = (area.width / 4).clamp(10, 24);
    put(buffer, area.x, y, column, &keys.join(" "), theme.key);
    let place = command.place();
    let right = if area.width >= 80 {
        put_right(buffer, area, y, &cut(&place, 26), theme.dim)
    } else {
        0
    };
    let room = area.width.saturating_sub(column + 1 + right + 1);
    put(
        buffer,
        area.x + column + 1,
        y,
        room,
        command.doc,
        theme.text,
    );
}

fn cut(text: &str, width: usize) -> String {
    if display_width(text) <= width {
        return text.to_owned();
    }
    let kept: String = text.chars().take(width - 1).collect();
    format!("{kept}…")
}

fn below(area: Area, rows: u16) -> Area {
    Area {
        y: area.y + rows.min(area.height),
        height: area.height.saturating_sub(rows),
        ..area
    }
}

/// The words from a place on.
fn context(text: &str, offset: usize) -> String {
    let end = (offset + 300).min(text.len());
    let end = (end..=text.len())
        .find(|i| text.is_char_boundary(*i))
        .unwrap_or(offset);
    safe_line(text.get(offset..end).unwrap_or("").trim_start())
}
