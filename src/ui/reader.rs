//! Owns how a column looks: its frame, its rows, and what it says when there is nothing to read.

use ratatui::buffer::Buffer;

use crate::app::geometry::{Area, Geometry};
use crate::app::{App, Focus, Lock};
use crate::document::Span;
use crate::flow::display_width;

use super::changes::Changes;
use super::paint::{cell, frame, put};
use super::passage::{self, Marks};
use super::theme::Theme;

pub fn draw(
    app: &App,
    theme: &Theme,
    buffer: &mut Buffer,
    reader: usize,
    area: Area,
    shared: &[(usize, u32)],
) {
    let state = &app.readers[reader];
    let open = &app.docs[state.document];
    let active = reader == app.active && app.focus == Focus::Reader;
    let text = Geometry::text_area(area, app.text_width);
    let layout = app.layout_at(reader, text.width);
    let rows = app.rows_shown(reader);

    let title = title(app, reader, rows.first().map_or(0, |row| row.span.end()));
    let note = match &state.focus {
        Some(focus) => format!("only {} · Esc all", focus.label),
        None => bond(app, reader, area.width),
    };
    if area.height >= 3 {
        // How a column moves with the others is said, if need be in place of the end of its title.
        let room = usize::from(area.width).saturating_sub(display_width(&note) + 8);
        let title = if app.readers.len() > 1 {
            cut(&title, room)
        } else {
            title
        };
        frame(buffer, theme, area, &title, &note, active);
    }
    if rows.is_empty() {
        let message = match &open.failed {
            Some(reason) => format!("{} {reason}", open.name),
            None if open.whole => "nothing to read".to_owned(),
            None => format!("reading {}…", open.name),
        };
        let style = if open.failed.is_some() {
            theme.warning
        } else {
            theme.dim
        };
        put(buffer, text.x, text.y, text.width, &message, style);
        return;
    }
    let seen = rows.first().zip(rows.last()).map(|(first, last)| {
        Span::new(first.span.start(), last.span.end().max(first.span.start()))
    });
    let changes = Changes::seen(app, theme, reader, seen.unwrap_or_default());
    let marks = Marks {
        document: state.document,
        link: state.link,
        reference: app.reference_in(reader),
        selection: if reader == app.active {
            app.selected_span()
        } else {
            None
        },
        hit: app.search.as_ref().and_then(|s| s.at),
        shared,
        changes: &changes.words,
        search: app
            .search
            .as_ref()
            .is_some_and(|s| s.document == state.document),
    };
    let shared_rows = passage::draw(app, theme, buffer, text, &layout, &rows, &marks);
    super::notes::signs(app, theme, buffer, state.document, (area, text), &rows);
    if text.x > area.x + 1 {
        for row in shared_rows {
            cell(buffer, text.x - 1, text.y + row, "=", 1, theme.key);
        }
    }
    if area.height >= 3 {
        changes.mark(theme, buffer, (area.x, text.y), &rows);
    }
}

/// How a column moves with the others, and which one it is where not all are seen.
fn bond(app: &App, reader: usize, width: u16) -> String {
    let count = app.readers.len();
    if count < 2 {
        return String::new();
    }
    let how = match (app.readers[reader].frozen, app.lock, width >= 46) {
        (true, _, _) => "frozen",
        (false, Lock::Off, _) => "free",
        (false, Lock::Line, true) => "locked by line",
        (false, Lock::Actor, true) => "locked by actor",
        (false, Lock::Line, false) => "by line",
        (false, Lock::Actor, false) => "by actor",
    };
    if app.geometry().readers.len() < count {
        format!("{} of {count} · {how}", reader + 1)
    } else {
        how.to_owned()
    }
}

/// A text that is no wider than this.
fn cut(text: &str, width: usize) -> String {
    if display_width(text) <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        kept.push(c);
        if display_width(&kept) >= width {
            kept.pop();
            break;
        }
    }
    kept + "…"
}

/// The section at the top of a column, and with several documents the name of the document.
fn title(app: &App, reader: usize, offset: usize) -> String {
    let open = &app.docs[app.readers[reader].document];
    let section = open.document.section_at(offset);
    let path = open.document.path(section);
    let last = path.last().copied().unwrap_or("");
    if app.docs.len() > 1 || last.is_empty() {
        let parts = [open.name.as_str(), last];
        let parts: Vec<&str> = parts.into_iter().filter(|p| !p.is_empty()).collect();
        parts.join(" · ")
    } else {
        last.to_owned()
    }
}
