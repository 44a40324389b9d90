//! Owns how the rows of the lists look while they show all open documents: with counts for each.

use ratatui::buffer::Buffer;

use crate::analysis::Target;
use crate::app::geometry::Area;
use crate::app::merged::differs;
use crate::app::{App, Pane};
use crate::flow::{display_width, safe_line};

use super::lists::apart;
use super::paint::{cell, put, put_right};
use super::theme::{Theme, actor_mark, number_mark};

/// Order, kind and scope of a list.
pub fn note(app: &App, pane: Pane) -> Vec<String> {
    let all = &app.all;
    let mut parts = vec![format!("all {}", app.docs.len())];
    if pane == Pane::Numbers {
        parts.extend(all.number_kind.map(|k| k.plural().to_owned()));
        parts.push(all.number_sort.label().to_owned());
    } else {
        parts.extend(all.actor_kind.map(|k| k.plural().to_owned()));
        parts.push(all.actor_sort.label().to_owned());
    }
    parts
}

/// Whether a row is of what is selected in the text.
pub fn is_row(app: &App, target: Target, row: u32) -> bool {
    let document = app.reader().document;
    match target {
        Target::Actor(id) => app.together(document, id).is_some_and(|(_, at)| at == row),
        Target::Number(id) => app.all.merged.as_deref().is_some_and(|merged| {
            let sides = merged.numbers.get(row as usize).map(|row| &row.sides);
            let mut sides = sides.into_iter().flatten().zip(&merged.bodies);
            sides.any(|(ids, body)| body.document == document && ids.contains(&id))
        }),
    }
}

/// The counts in each document: in digits where there is room, else as one glyph each; at most so wide.
fn counts(theme: &Theme, counts: &[u32], room: u16) -> String {
    let digit = |count: &u32| match count {
        0 => theme.glyph("·", ".").to_owned(),
        n => n.to_string(),
    };
    let digits: Vec<String> = counts.iter().map(digit).collect();
    let digits = digits.join(" ");
    if display_width(&digits) <= usize::from(room) {
        return digits;
    }
    let most = counts.iter().copied().max().unwrap_or(0);
    let glyphs = counts.iter().map(|count| theme.level(*count, most));
    glyphs.take(usize::from(room)).collect()
}

pub fn actor(app: &App, theme: &Theme, buffer: &mut Buffer, inner: Area, y: u16, id: u32) {
    let Some(merged) = app.all.merged.as_deref() else {
        return;
    };
    let Some(row) = merged.actors.get(id as usize) else {
        return;
    };
    let each: Vec<u32> = row
        .sides
        .iter()
        .map(|side| side.as_ref().map_or(0, |side| side.count))
        .collect();
    let strip = match inner.width {
        44.. => 12,
        30.. => 8,
        22.. => 4,
        _ => 0,
    };
    let each = counts(theme, &each, strip);
    let total = format!("{:>5} ", merged.total(id));
    let right = if strip > 0 {
        format!("{total}{each:>0$}", usize::from(strip))
    } else {
        total
    };
    let used = put_right(buffer, inner, y, &right, theme.dim);
    cell(
        buffer,
        inner.x,
        y,
        actor_mark(row.kind),
        1,
        theme.kind(row.kind),
    );
    let room = inner.width.saturating_sub(2 + used);
    let wide = put(
        buffer,
        inner.x + 2,
        y,
        room,
        row.name(),
        theme.actor(row.kind),
    );
    let left = room.saturating_sub(wide + 3);
    let role = row
        .sides
        .iter()
        .flatten()
        .find_map(|side| side.roles.first());
    if let Some(role) = role.filter(|_| left > 8) {
        put(buffer, inner.x + 2 + wide, y, 3, " · ", theme.dim);
        put(
            buffer,
            inner.x + 5 + wide,
            y,
            left,
            &safe_line(role),
            theme.dim,
        );
    }
}

pub fn number(app: &App, theme: &Theme, buffer: &mut Buffer, inner: Area, y: u16, id: u32) {
    let Some(merged) = app.all.merged.as_deref() else {
        return;
    };
    let Some(row) = merged.numbers.get(id as usize) else {
        return;
    };
    let Some((body, number)) = merged.number(row) else {
        return;
    };
    let mark = if differs(row) { theme.differs() } else { "" };
    let each: Vec<u32> = row.sides.iter().map(|ids| ids.len() as u32).collect();
    let right = format!(" {mark} {}", counts(theme, &each, inner.width / 4));
    let used = put_right(buffer, inner, y, &right, theme.dim);
    cell(
        buffer,
        inner.x,
        y,
        number_mark(number.kind),
        1,
        theme.figure(),
    );
    let mut x = inner.x + 2;
    let mut room = inner.width.saturating_sub(2 + used);
    let words = |number: &crate::analysis::Number, text: &str| {
        safe_line(
            text.get(number.full.start()..number.full.end())
                .unwrap_or(""),
        )
    };
    let wide = put(
        buffer,
        x,
        y,
        room,
        &words(number, &body.content.text),
        theme.number(),
    );
    x += wide;
    room = room.saturating_sub(wide);
    if differs(row) {
        let others = row
            .sides
            .iter()
            .zip(&merged.bodies)
            .skip_while(|(_, b)| b.document != body.document);
        for (ids, other) in others.skip(1) {
            let number = ids
                .first()
                .and_then(|id| other.analysis.numbers.get(*id as usize));
            let Some(number) = number else { continue };
            let told = format!(" | {}", words(number, &other.content.text));
            let wide = put(buffer, x, y, room, &told, theme.text);
            x += wide;
            room = room.saturating_sub(wide);
        }
        return;
    }
    if let Some(thing) = apart(&body.content.text, number) {
        put(buffer, x, y, room, &thing, theme.dim);
    }
}
