//! Owns how a card looks.

use ratatui::buffer::Buffer;

use crate::analysis::Target;
use crate::app::App;
use crate::app::card::{Card, CardLine};
use crate::app::geometry::Area;
use crate::app::pointer::first_row;
use crate::document::{Document, Span};
use crate::flow::safe_line;

use super::paint::{cell, clear, frame, line_style, put, put_right};
use super::theme::{Theme, actor_mark, number_mark};

pub fn draw(app: &App, theme: &Theme, buffer: &mut Buffer, card: &Card, area: Area, active: bool) {
    clear(buffer, area);
    let open = &app.docs[card.document];
    let (title, note) = match card.target {
        Target::Actor(id) => {
            let Some(actor) = open.analysis.actors.get(id as usize) else {
                return;
            };
            let doubt = if actor.doubtful { " · doubtful" } else { "" };
            (
                format!("{} · {}{doubt}", actor.name, actor.kind.label()),
                format!("{} ×", actor.mentions.len()),
            )
        }
        Target::Number(id) => {
            let Some(number) = open.analysis.numbers.get(id as usize) else {
                return;
            };
            let words = safe_line(open.document.slice(number.full));
            let note = if open.analysis.kin.differs(id) {
                format!("{} differs elsewhere", theme.differs())
            } else {
                String::new()
            };
            (format!("{words} · {}", number.kind.label()), note)
        }
    };
    frame(buffer, theme, area, &title, &note, active);
    let inner = area.inner();
    let first = first_row(card.selected, card.lines.len(), inner.height);
    for (nth, line) in card.lines[first.min(card.lines.len())..]
        .iter()
        .take(usize::from(inner.height))
        .enumerate()
    {
        let y = inner.y + nth as u16;
        draw_line(app, theme, buffer, card, line, inner, y);
        if first + nth == card.selected && line.leads() && active {
            line_style(buffer, inner, y, theme.selected);
        }
    }
}

fn draw_line(
    app: &App,
    theme: &Theme,
    buffer: &mut Buffer,
    card: &Card,
    line: &CardLine,
    inner: Area,
    y: u16,
) {
    let open = &app.docs[card.document];
    let x = inner.x + 1;
    let room = inner.width.saturating_sub(2);
    match line {
        CardLine::Label(text) => {
            put(buffer, x, y, room, text, theme.title);
        }
        CardLine::Text(text) => {
            put(buffer, x, y, room, text, theme.dim);
        }
        CardLine::Fact { label, text, .. } => {
            put(buffer, x, y, room, label, theme.dim);
            let indent = if label.is_empty() { 0 } else { 8 };
            let room = room.saturating_sub(indent);
            put(buffer, x + indent, y, room, &safe_line(text), theme.text);
        }
        CardLine::Stated {
            document,
            id,
            differs,
        } => {
            let other = &app.docs[*document];
            let Some(number) = other.analysis.numbers.get(*id as usize) else {
                return;
            };
            let mark = if *differs { theme.differs() } else { " " };
            put(buffer, inner.x, y, 1, mark, theme.key);
            let at = format!("§{:<3} ", number.section + 1);
            let used = put(buffer, x, y, room, &at, theme.dim);
            let name = safe_line(&other.name);
            let right = if *document == card.document {
                0
            } else {
                put_right(buffer, inner, y, &name, theme.dim)
            };
            let start = number.span.start();
            let sentence = other.analysis.sentence_at(start).unwrap_or(number.span);
            in_context(
                buffer,
                theme,
                &other.document,
                (sentence, number.span),
                theme.number(),
                (x + used, y, room.saturating_sub(used + right)),
            );
        }
        CardLine::Mention { sentence, span } => {
            let style = match card.target {
                Target::Number(_) => theme.number(),
                Target::Actor(id) => theme.actor(open.analysis.actors[id as usize].kind),
            };
            let section = open.document.section_at(span.start()) + 1;
            let used = put(buffer, x, y, room, &format!("§{section:<3} "), theme.dim);
            in_context(
                buffer,
                theme,
                &open.document,
                (*sentence, *span),
                style,
                (x + used, y, room.saturating_sub(used)),
            );
        }
        CardLine::Elsewhere {
            document,
            actor,
            sentence,
            span,
        } => {
            let other = &app.docs[*document];
            let Some(known) = other.analysis.actors.get(*actor as usize) else {
                return;
            };
            let section = other.document.section_at(span.start()) + 1;
            let used = put(buffer, x, y, room, &format!("§{section:<3} "), theme.dim);
            in_context(
                buffer,
                theme,
                &other.document,
                (*sentence, *span),
                theme.actor(known.kind),
                (x + used, y, room.saturating_sub(used)),
            );
        }
        CardLine::Role(role) => {
            let used = put(buffer, x, y, room, "is ", theme.dim);
            put(
                buffer,
                x + used,
                y,
                room - used,
                &safe_line(&role.text),
                theme.text,
            );
        }
        CardLine::Alias { name, .. } => {
            let used = put(buffer, x, y, room, "also ", theme.dim);
            put(
                buffer,
                x + used,
                y,
                room - used,
                &safe_line(name),
                theme.text,
            );
        }
        CardLine::Actor { id, note } => {
            let Some(actor) = open.analysis.actors.get(*id as usize) else {
                return;
            };
            cell(
                buffer,
                x,
                y,
                actor_mark(actor.kind),
                1,
                theme.kind(actor.kind),
            );
            let used = put(
                buffer,
                x + 2,
                y,
                room.saturating_sub(2),
                &actor.name,
                theme.actor(actor.kind),
            );
            put(
                buffer,
                x + 4 + used,
                y,
                room.saturating_sub(used + 4),
                note,
                theme.dim,
            );
        }
        CardLine::Number { document, id, note } => {
            let open = &app.docs[*document];
            let Some(number) = open.analysis.numbers.get(*id as usize) else {
                return;
            };
            cell(buffer, x, y, number_mark(number.kind), 1, theme.figure());
            let right = put_right(buffer, inner, y, note, theme.dim);
            let words = safe_line(open.document.slice(number.full));
            put(
                buffer,
                x + 2,
                y,
                room.saturating_sub(3 + right),
                &words,
                theme.text,
            );
        }
    }
}

/// A sentence on one line, cut so that the span in it is seen.
pub fn in_context(
    buffer: &mut Buffer,
    theme: &Theme,
    document: &Document,
    (sentence, span): (Span, Span),
    style: ratatui::style::Style,
    (x, y, room): (u16, u16, u16),
) {
    let text = &document.text;
    let words = safe_line(span.of(text));
    let before = safe_line(text.get(sentence.start()..span.start()).unwrap_or(""));
    let after = safe_line(
        text.get(span.end()..sentence.end().max(span.end()))
            .unwrap_or(""),
    );
    let width = |s: &str| crate::flow::display_width(s) as u16;
    let total = width(&before) + width(&words) + width(&after);
    let before = if total <= room {
        before
    } else {
        let keep = room.saturating_sub(width(&words) + width(&after).min(room / 2));
        tail(&before, keep)
    };
    let mut used = put(buffer, x, y, room, &before, theme.text);
    used += put(buffer, x + used, y, room - used, &words, style);
    put(buffer, x + used, y, room - used, &after, theme.text);
}

/// The end of a text that fits the width, with an ellipsis where it was cut.
fn tail(text: &str, width: u16) -> String {
    if crate::flow::display_width(text) as u16 <= width {
        return text.to_owned();
    }
    let mut kept = text;
    while !kept.is_empty() && crate::flow::display_width(kept) as u16 + 1 > width {
        let mut chars = kept.chars();
        chars.next();
        kept = chars.as_str();
    }
    format!("…{kept}")
}
