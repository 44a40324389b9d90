//! Owns how the shelf looks: one row for each document.

use ratatui::buffer::Buffer;

use crate::app::App;
use crate::app::geometry::Area;
use crate::app::pointer::first_row;
use crate::app::shelf::{Entry, Shelved, Summary};

use super::paint::{frame, line_style, put, put_right};
use super::theme::Theme;

pub fn draw(app: &App, theme: &Theme, buffer: &mut Buffer, area: Area) {
    let shelf = &app.shelf;
    let all = shelf.entries.len();
    let count = match (shelf.filter.is_empty(), all) {
        (true, 1) => "1 document".to_owned(),
        (true, _) => format!("{all} documents"),
        (false, _) => format!("{} of {all} documents /{}", shelf.rows.len(), shelf.filter),
    };
    let note = if shelf.busy && area.width >= 60 {
        format!("{} read · Esc stops", shelf.done)
    } else if shelf.filter.is_empty() {
        shelf.sort.label().to_owned()
    } else {
        "best first".to_owned()
    };
    frame(buffer, theme, area, &count, &note, true);
    let inner = area.inner();
    if shelf.rows.is_empty() {
        let message = match (shelf.filter.is_empty(), shelf.busy) {
            (false, _) => "nothing matches the filter",
            (true, true) => "looking for documents…",
            (true, false) => "no documents here",
        };
        put(
            buffer,
            inner.x + 1,
            inner.y,
            inner.width,
            message,
            theme.dim,
        );
        return;
    }
    let first = first_row(shelf.selected, shelf.rows.len(), inner.height);
    let rows = shelf.rows[first..].iter().take(usize::from(inner.height));
    for (nth, id) in rows.enumerate() {
        let y = inner.y + nth as u16;
        row(theme, buffer, inner, y, &shelf.entries[*id as usize]);
        if first + nth == shelf.selected {
            line_style(buffer, inner, y, theme.selected);
        }
    }
}

fn row(theme: &Theme, buffer: &mut Buffer, inner: Area, y: u16, entry: &Entry) {
    let mark = if entry.document.is_some() {
        theme.glyph("•", "*")
    } else {
        " "
    };
    put(buffer, inner.x, y, 1, mark, theme.key);
    let half = Area {
        x: inner.x + inner.width / 2,
        width: inner.width - inner.width / 2,
        ..inner
    };
    let used = match &entry.state {
        Shelved::Unread => put_right(buffer, half, y, "unread", theme.dim),
        Shelved::Reading => put_right(buffer, half, y, "reading…", theme.dim),
        Shelved::Read(summary) => figures(theme, buffer, inner, y, entry.bytes, summary),
        Shelved::Failed(reason) => match put_right(buffer, half, y, reason, theme.warning) {
            // A long reason leaves the name half of the line.
            0 => put(buffer, half.x, y, half.width, reason, theme.warning),
            used => used,
        },
    };
    let room = inner.width.saturating_sub(used + 3);
    let title = entry.summary().and_then(|s| s.title.as_deref());
    let used = put(buffer, inner.x + 2, y, room, &entry.name, theme.text);
    let left = room.saturating_sub(used + 2);
    if let Some(title) = title.filter(|_| left > 4) {
        put(buffer, inner.x + 4 + used, y, left, title, theme.title);
    }
}

/// Date, size, words and counts in columns at the right end, as many as there is room for, and the
/// columns of the screen that they take.
fn figures(
    theme: &Theme,
    buffer: &mut Buffer,
    inner: Area,
    y: u16,
    bytes: u64,
    summary: &Summary,
) -> u16 {
    let figures = [
        (6, format!("{}n", summary.numbers)),
        (6, format!("{}a", summary.actors)),
        (9, format!("{}w", summary.words)),
        (9, size(bytes)),
        (12, summary.date.clone().unwrap_or_default()),
    ];
    let shown = match inner.width {
        70.. => 5,
        50.. => 3,
        _ => 2,
    };
    let mut used = 0;
    for (width, figure) in &figures[..shown] {
        let column = Area {
            width: inner.width.saturating_sub(used),
            ..inner
        };
        put_right(buffer, column, y, figure, theme.dim);
        used += width;
    }
    used
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}
