//! Owns how the three lists look.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::analysis::{Actor, Number, STRIP, Target};
use crate::app::geometry::Area;
use crate::app::pointer::first_row;
use crate::app::{App, Focus, Pane};
use crate::flow::{display_width, safe_line};

use super::bars::pane_name;
use super::paint::{cell, frame, line_style, put, put_right};
use super::theme::{Theme, actor_mark, number_mark};

pub fn draw(app: &App, theme: &Theme, buffer: &mut Buffer, pane: Pane, area: Area) {
    let active = app.focus == Focus::List(pane);
    let listing = app.listing(pane);
    let all = app.lists_all(pane);
    let alone = app.geometry().lists.len() == 1;
    let title = title(pane, alone);
    frame(buffer, theme, area, &title, &note(app, pane), active);
    let inner = area.inner();
    if listing.rows.is_empty() {
        let open = app.doc();
        let message = if !listing.filter.is_empty() {
            "nothing matches the filter"
        } else if all && app.all.merged.is_none() {
            "reading…"
        } else if open.analysed || pane == Pane::Sections {
            "none"
        } else {
            "reading…"
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
    let first = first_row(listing.selected, listing.rows.len(), inner.height);
    let rows = listing.rows[first..].iter().take(usize::from(inner.height));
    for (line, item) in rows.enumerate() {
        let y = inner.y + line as u16;
        match pane {
            Pane::Sections => section(app, theme, buffer, inner, y, *item),
            Pane::Actors if all => super::all::actor(app, theme, buffer, inner, y, *item),
            Pane::Numbers if all => super::all::number(app, theme, buffer, inner, y, *item),
            Pane::Actors => actor(
                theme,
                buffer,
                inner,
                y,
                &app.doc().analysis.actors[*item as usize],
            ),
            Pane::Numbers => number(app, theme, buffer, inner, y, *item),
        }
        if first + line == listing.selected {
            if active {
                line_style(buffer, inner, y, theme.selected);
            } else if leads(app, pane, *item) {
                line_style(buffer, inner, y, theme.marked);
                let last = inner.x + inner.width;
                cell(buffer, last, y, theme.glyph("◂", "<"), 1, theme.key);
            }
        }
    }
}

/// Number and name of a list; of the one that stands for all three also what the others are.
fn title(pane: Pane, alone: bool) -> String {
    let mut parts = Vec::new();
    for (nth, other) in (1..).zip(Pane::ALL) {
        let name = pane_name(other);
        if other == pane {
            parts.push(format!("{nth} {name}"));
        } else if alone {
            parts.push(format!("{nth} {}", &name[..3]));
        }
    }
    parts.join("  ")
}

/// Whether the text shows just what is selected in a list.
fn leads(app: &App, pane: Pane, item: u32) -> bool {
    let link = app.reader().link.map(|link| link.target);
    if app.lists_all(pane) {
        return link.is_some_and(|target| super::all::is_row(app, target, item));
    }
    match pane {
        Pane::Sections => true,
        Pane::Actors => link == Some(Target::Actor(item)),
        Pane::Numbers => link == Some(Target::Number(item)),
    }
}

/// Order, kind and filter of a list.
fn note(app: &App, pane: Pane) -> String {
    let open = app.doc();
    let filter = &app.listing(pane).filter;
    let mut parts = Vec::new();
    if !filter.is_empty() {
        parts.push(format!("/{filter}"));
    }
    if app.lists_all(pane) {
        parts.extend(super::all::note(app, pane));
        return parts.join(" · ");
    }
    match pane {
        Pane::Sections => parts.push("share".to_owned()),
        Pane::Actors => {
            parts.extend(open.actor_kind.map(|k| k.plural().to_owned()));
            parts.push(open.actor_sort.label().to_owned());
        }
        Pane::Numbers => {
            parts.extend(open.number_kind.map(|k| k.plural().to_owned()));
            parts.push(open.number_sort.label().to_owned());
        }
    }
    parts.join(" · ")
}

fn section(app: &App, theme: &Theme, buffer: &mut Buffer, inner: Area, y: u16, id: u32) {
    let open = app.doc();
    let section = &open.document.sections[id as usize];
    let folded = open.folded.contains(&id);
    let next = open.document.sections.get(id as usize + 1);
    let parent = next.is_some_and(|n| n.parent == Some(id));
    let whole = folded && parent;
    let words = if whole {
        section.words
    } else {
        section.own_words
    };
    let all = open.words.max(1);
    let share = u64::from(words) * 100 / all;
    let (actors, numbers) = open
        .analysis
        .section_counts
        .get(id as usize)
        .copied()
        .unwrap_or((0, 0));
    let right = match inner.width {
        40.. => format!("{words:>5}w {share:>3}% {actors:>3}a {numbers:>3}n"),
        32.. => format!("{share:>3}% {actors:>3}a {numbers:>3}n"),
        _ => format!("{share:>3}%"),
    };
    let bar = theme.level(share as u32, 100);
    let right = format!("{bar}{right}");
    let used = put_right(buffer, inner, y, &right, theme.dim);
    let indent = u16::from(section.level.saturating_sub(1)).min(6);
    let fold = match (parent, folded) {
        (true, true) => theme.glyph("▸", ">"),
        (true, false) => theme.glyph("▾", "v"),
        _ => " ",
    };
    cell(buffer, inner.x + indent, y, fold, 1, theme.dim);
    let title = if section.title.is_empty() {
        "(opening)"
    } else {
        &section.title
    };
    let room = inner.width.saturating_sub(indent + 2 + used + 1);
    put(buffer, inner.x + indent + 2, y, room, title, theme.text);
}

fn actor(theme: &Theme, buffer: &mut Buffer, inner: Area, y: u16, actor: &Actor) {
    let strip = match inner.width {
        44.. => 12,
        30.. => 8,
        22.. => 4,
        _ => 0,
    };
    let strip_x = inner.x + inner.width - strip;
    let bins = dispersion(actor, usize::from(strip));
    let most = bins.iter().copied().max().unwrap_or(0);
    for (i, bin) in bins.iter().enumerate() {
        cell(
            buffer,
            strip_x + i as u16,
            y,
            theme.level(*bin, most),
            1,
            theme.kind(actor.kind),
        );
    }
    let count = format!("{:>4} ", actor.mentions.len());
    let count_width = display_width(&count) as u16;
    let count_x = strip_x.saturating_sub(count_width);
    put(buffer, count_x, y, count_width, &count, theme.dim);
    cell(
        buffer,
        inner.x,
        y,
        actor_mark(actor.kind),
        1,
        theme.kind(actor.kind),
    );
    if actor.doubtful {
        cell(buffer, inner.x + 1, y, "?", 1, theme.warning);
    }
    let room = count_x.saturating_sub(inner.x + 2);
    let used = put(
        buffer,
        inner.x + 2,
        y,
        room,
        &actor.name,
        theme.actor(actor.kind),
    );
    let left = room.saturating_sub(used + 3);
    if let Some(role) = actor.roles.first()
        && left > 8
    {
        put(buffer, inner.x + 2 + used, y, 3, " · ", theme.dim);
        put(
            buffer,
            inner.x + 5 + used,
            y,
            left,
            &safe_line(&role.text),
            theme.dim,
        );
    }
}

/// The mentions of an actor in so many equal parts of the text.
fn dispersion(actor: &Actor, parts: usize) -> Vec<u32> {
    let mut bins = vec![0; parts];
    for (i, count) in actor.strip.iter().enumerate() {
        if let Some(bin) = bins.get_mut(i * parts / STRIP) {
            *bin += count;
        }
    }
    bins
}

fn number(app: &App, theme: &Theme, buffer: &mut Buffer, inner: Area, y: u16, id: u32) {
    let open = app.doc();
    let (document, number) = (&open.document, &open.analysis.numbers[id as usize]);
    let differs = open.analysis.kin.differs(id);
    let mark = if differs { theme.differs() } else { "" };
    let right = format!(" {mark}§{}", number.section + 1);
    let used = put_right(buffer, inner, y, &right, theme.dim);
    cell(
        buffer,
        inner.x,
        y,
        number_mark(number.kind),
        1,
        theme.figure(),
    );
    if number.doubtful {
        cell(buffer, inner.x + 1, y, "?", 1, theme.warning);
    }
    let mut x = inner.x + 2;
    let mut room = inner.width.saturating_sub(2 + used);
    // The figure stands out of the words around it.
    let (full, span) = (number.full, number.span);
    let parts: [(usize, usize, Style); 3] = [
        (full.start(), span.start().max(full.start()), theme.text),
        (span.start(), span.end(), theme.number()),
        (span.end(), full.end().max(span.end()), theme.text),
    ];
    for (from, to, style) in parts {
        let words = document.text.get(from..to).unwrap_or("");
        let wide = put(buffer, x, y, room, words, style);
        x += wide;
        room = room.saturating_sub(wide);
    }
    if let Some(thing) = apart(&document.text, number) {
        put(buffer, x, y, room, &thing, theme.dim);
    }
}

/// What a number measures, where that stands apart from it: " · inflation" after "11.31%".
pub(super) fn apart(text: &str, number: &Number) -> Option<String> {
    let measures = number.measures.filter(|m| !number.full.holds(*m))?;
    Some(format!(" · {}", safe_line(measures.of(text))))
}
