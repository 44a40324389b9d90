//! Owns how the list of marks and notes looks, a note that is being written, and the marks beside the text.

use ratatui::buffer::Buffer;

use crate::app::App;
use crate::app::geometry::Area;
use crate::app::notes::Placed;
use crate::app::notes::draft::Draft;
use crate::app::notes::pane::{Pane, Row};
use crate::app::pointer::first_row;
use crate::document::Span;
use crate::flow;

use super::paint::{cell, frame, line_style, one_line, put, wrapped};
use super::theme::Theme;

/// The list.
pub fn draw(app: &App, theme: &Theme, buffer: &mut Buffer, pane: &Pane, area: Area) {
    let count = match pane.count() {
        1 => "1 mark or note".to_owned(),
        n => format!("{n} marks and notes"),
    };
    let note = if !pane.filter.is_empty() {
        format!("/{}", pane.filter)
    } else if pane.all {
        "all documents".to_owned()
    } else {
        "in the order of the text".to_owned()
    };
    frame(buffer, theme, area, &count, &note, true);
    let inner = area.inner();
    let list = App::notes_list(inner);
    if pane.rows.is_empty() {
        let message = if pane.filter.is_empty() {
            "no marks or notes"
        } else {
            "nothing matches the filter"
        };
        put(buffer, list.x + 1, list.y, list.width, message, theme.dim);
    }
    let first = first_row(pane.selected, pane.rows.len(), list.height);
    let rows = pane.rows[first.min(pane.rows.len())..].iter();
    for (nth, row) in rows.take(usize::from(list.height)).enumerate() {
        let y = list.y + nth as u16;
        match (row, app.placed(row)) {
            (Row::Label(text), _) => {
                put(buffer, list.x, y, list.width, text, theme.title);
            }
            (Row::Note { document, .. }, Some(placed)) => {
                line(app, theme, buffer, list, y, *document, placed);
            }
            (Row::Note { .. }, None) => {}
        }
        if first + nth == pane.selected && matches!(row, Row::Note { .. }) {
            line_style(buffer, list, y, theme.selected);
        }
    }
    if let Some((document, placed)) = app.selected_note()
        && list.height < inner.height
    {
        let below = Area {
            y: list.y + list.height,
            height: inner.height - list.height,
            ..inner
        };
        detail(app, theme, buffer, below, document, placed);
    }
}

/// One row: the letter of a mark, where it stands, what is written, and the passage.
fn line(
    app: &App,
    theme: &Theme,
    buffer: &mut Buffer,
    list: Area,
    y: u16,
    document: usize,
    placed: &Placed,
) {
    let note = &placed.note;
    put(
        buffer,
        list.x + 1,
        y,
        1,
        &sign(theme, note.letter),
        theme.key,
    );
    let place = place(app, document, placed);
    let column = (list.width / 4).clamp(6, 30);
    put(buffer, list.x + 3, y, column, &place, theme.dim);
    let x = list.x + 3 + column + 1;
    let mut room = list.width.saturating_sub(column + 5);
    let mut used = 0;
    let written = one_line(&note.text);
    if !written.is_empty() {
        used = put(buffer, x, y, room, &written, theme.text);
        used += 2;
        room = room.saturating_sub(used);
    }
    // Of what is marked less is seen where little room is left.
    if room > 6 {
        let quote = format!("“{}”", one_line(&note.anchor.quote));
        put(buffer, x + used, y, room, &quote, theme.dim);
    }
}

/// All of the selected note, under the list.
fn detail(
    app: &App,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Area,
    document: usize,
    placed: &Placed,
) {
    if !theme.plain {
        for x in area.x..area.x + area.width {
            cell(buffer, x, area.y, theme.glyph("─", "-"), 1, theme.dim);
        }
    }
    let note = &placed.note;
    let room = Area {
        x: area.x + 1,
        y: area.y + 1,
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(1),
    };
    let mut rows: Vec<(String, _)> = Vec::new();
    for line in note.text.lines() {
        rows.extend(
            wrapped(line, room.width)
                .into_iter()
                .map(|l| (l, theme.text)),
        );
    }
    let quote = format!("“{}”", one_line(&note.anchor.quote));
    rows.extend(
        wrapped(&quote, room.width)
            .into_iter()
            .map(|l| (l, theme.dim)),
    );
    if !note.was.is_empty() {
        let was = format!("at first: “{}”", one_line(&note.was));
        rows.extend(
            wrapped(&was, room.width)
                .into_iter()
                .map(|l| (l, theme.warning)),
        );
    }
    // The last row says where it stands.
    let height = usize::from(room.height.saturating_sub(1));
    for (nth, (text, style)) in rows.iter().take(height).enumerate() {
        put(
            buffer,
            room.x,
            room.y + nth as u16,
            room.width,
            text,
            *style,
        );
    }
    if room.height > 0 {
        let y = room.y + rows.len().min(height) as u16;
        let place = format!(
            "{} {}",
            theme.glyph("—", "--"),
            full_place(app, document, placed)
        );
        put(buffer, room.x, y, room.width, &place, theme.dim);
    }
}

/// The note that is being written.
pub fn draw_draft(app: &App, theme: &Theme, buffer: &mut Buffer, draft: &Draft, area: Area) {
    let title = if draft.id.is_some() {
        "Change the note"
    } else {
        "Note"
    };
    frame(buffer, theme, area, title, "Enter keeps · Esc leaves", true);
    let inner = area.inner();
    let open = &app.docs[draft.document];
    let quote = format!("“{}”", one_line(open.document.slice(draft.span)));
    let shown = wrapped(&quote, inner.width.saturating_sub(2));
    let rows = shown.len().min(usize::from(inner.height / 3)) as u16;
    for (nth, text) in shown.iter().take(usize::from(rows)).enumerate() {
        // What is left out is told by the last row.
        let cut = nth + 1 == usize::from(rows) && shown.len() > usize::from(rows);
        let text = if cut {
            format!("{text} …")
        } else {
            text.clone()
        };
        let y = inner.y + nth as u16;
        put(
            buffer,
            inner.x + 1,
            y,
            inner.width.saturating_sub(2),
            &text,
            theme.dim,
        );
    }
    let gap = u16::from(inner.height > rows + 3);
    let height = inner.height.saturating_sub(rows + gap);
    let first = first_row(draft.at, draft.lines.len(), height);
    let lines = draft.lines.iter().enumerate().skip(first);
    for (nth, line) in lines.take(usize::from(height)) {
        let y = inner.y + rows + gap + (nth - first) as u16;
        let room = inner.width.saturating_sub(2);
        if nth == draft.at {
            put(buffer, inner.x, y, 1, theme.glyph("▸", ">"), theme.key);
            super::bars::line(buffer, theme, inner.x + 1, y, room, line);
        } else {
            put(buffer, inner.x + 1, y, room, line.text(), theme.text);
        }
    }
}

/// Puts the signs of marks and notes beside the rows in which they begin: where there is a margin in it, else on the
/// frame.
pub fn signs(
    app: &App,
    theme: &Theme,
    buffer: &mut Buffer,
    document: usize,
    (area, text): (Area, Area),
    rows: &[flow::Row],
) {
    let Some((first, last)) = rows.first().zip(rows.last()) else {
        return;
    };
    let x = if text.x > area.x + 2 {
        text.x - 2
    } else {
        area.x
    };
    if x >= text.x {
        return;
    }
    let seen = Span::new(first.span.start(), last.span.end().max(first.span.start()));
    let mut before: Option<(u16, bool)> = None;
    for (note, span) in app.docs[document].noted.notes_in(seen) {
        let at = rows
            .iter()
            .rposition(|row| row.span.start() <= span.start());
        let row = at.unwrap_or(0) as u16;
        if row >= text.height {
            continue;
        }
        // Of several in a row, the letter of a mark is seen.
        let is_mark = note.letter.is_some();
        if before.is_some_and(|(other, marked)| other == row && marked) {
            continue;
        }
        before = Some((row, is_mark));
        cell(
            buffer,
            x,
            text.y + row,
            &sign(theme, note.letter),
            1,
            theme.key,
        );
    }
}

fn sign(theme: &Theme, letter: Option<char>) -> String {
    letter.map_or_else(|| theme.glyph("†", "+").to_owned(), String::from)
}

/// Where a note stands, short: page and section.
fn place(app: &App, document: usize, placed: &Placed) -> String {
    let Some(span) = placed.span else {
        return placed.note.section.clone();
    };
    let document = &app.docs[document].document;
    let section = document.section_at(span.start());
    let page = document.page_at(span.start());
    let page = page.map_or_else(String::new, |page| format!("p. {page} "));
    let title = document.path(section).last().copied().unwrap_or_default();
    format!("{page}§{} {title}", section + 1)
}

fn full_place(app: &App, document: usize, placed: &Placed) -> String {
    match placed.span {
        Some(span) => app.locator_of(document, span),
        None if placed.note.section.is_empty() => "not in the text any more".to_owned(),
        None => format!("was in § {}; not in the text any more", placed.note.section),
    }
}
