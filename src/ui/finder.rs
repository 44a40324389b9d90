//! Owns how the finder looks: line, kinds, hits with their matched letters, and the place they lead to.

use ratatui::buffer::Buffer;

use crate::analysis::{Number, Target};
use crate::app::App;
use crate::app::finder::{SCOPES, Scope};
use crate::app::geometry::Area;
use crate::app::pointer::first_row;
use crate::app::reader::Link;
use crate::document::{Document, Span};
use crate::flow::{Layout, safe_line};
use crate::search::index::{EntryKind, Hit};

use super::paint::{cell, frame, line_style, put, put_right};
use super::passage::{self, Marks};
use super::theme::{Theme, actor_mark, number_mark};

pub fn draw(app: &App, theme: &Theme, buffer: &mut Buffer, area: Area) {
    let finder = &app.finder;
    frame(buffer, theme, area, "Find anything", "", true);
    let inner = area.inner();
    if inner.height < 3 || inner.width < 4 {
        return;
    }
    let tally = match finder.total {
        Some(total) => format!(
            "{} of {total}",
            (finder.selected + 1).min(finder.hits.len())
        ),
        None => format!("{} of many", (finder.selected + 1).min(finder.hits.len())),
    };
    let right = put_right(buffer, inner, inner.y, &tally, theme.dim);
    put(buffer, inner.x, inner.y, 2, "> ", theme.key);
    let room = inner.width.saturating_sub(2 + right + 1);
    super::bars::line(buffer, theme, inner.x + 2, inner.y, room, &finder.line);
    kinds(app, theme, buffer, inner);

    let height = App::finder_rows(inner);
    let top = inner.y + 2;
    if finder.hits.is_empty() {
        let indexed = app
            .docs
            .iter()
            .all(|d| d.index.is_some() || d.failed.is_some());
        let message = if indexed {
            "no match"
        } else {
            "reading: what has been read so far can be found soon…"
        };
        put(
            buffer,
            inner.x + 2,
            top,
            inner.width.saturating_sub(2),
            message,
            theme.dim,
        );
        return;
    }
    let first = first_row(finder.selected, finder.hits.len(), height);
    for (nth, (document, hit)) in finder.hits[first..]
        .iter()
        .take(usize::from(height))
        .enumerate()
    {
        let y = top + nth as u16;
        row(app, theme, buffer, inner, y, *document, hit);
        if first + nth == finder.selected {
            line_style(buffer, inner, y, theme.selected);
        }
    }
    let rest = inner.height - 2 - height;
    if rest >= 3 {
        let below = Area {
            y: top + height,
            height: rest,
            ..inner
        };
        preview(app, theme, buffer, below);
    }
}

fn kinds(app: &App, theme: &Theme, buffer: &mut Buffer, inner: Area) {
    let (wanted, _) = app.finder.query();
    let y = inner.y + 1;
    let all = if wanted.is_empty() {
        theme.selected
    } else {
        theme.dim
    };
    let mut x = inner.x + 2;
    x += put(buffer, x, y, 5, " all ", all) + 1;
    for (prefix, kind, name) in SCOPES {
        let chosen = wanted.contains(&kind) || app.finder.scope == Scope::One(kind);
        let style = if chosen { theme.selected } else { theme.dim };
        let room = (inner.x + inner.width).saturating_sub(x);
        x += put(buffer, x, y, room, &format!(" {prefix}{name} "), style) + 1;
    }
}

fn row(
    app: &App,
    theme: &Theme,
    buffer: &mut Buffer,
    inner: Area,
    y: u16,
    document: usize,
    hit: &Hit,
) {
    let open = &app.docs[document];
    let id = hit.id as usize;
    let mut place = open.name.clone();
    let (mark, style, note) = match hit.kind {
        EntryKind::Section => ("§", theme.title, String::new()),
        EntryKind::Sentence => ("\"", theme.dim, String::new()),
        EntryKind::Actor => {
            let Some(actor) = open.analysis.actors.get(id) else {
                return;
            };
            let own = if actor.name == hit.text {
                String::new()
            } else {
                format!("{} ", actor.name)
            };
            let mut count = actor.mentions.len() as u32;
            if let Some((merged, row)) = app.together(document, hit.id) {
                count = merged.total(row);
                let documents = merged.documents(row);
                if documents > 1 {
                    place = format!("{documents} documents");
                }
            }
            (
                actor_mark(actor.kind),
                theme.kind(actor.kind),
                format!("{own}{count} ×"),
            )
        }
        EntryKind::Number => {
            let Some(number) = open.analysis.numbers.get(id) else {
                return;
            };
            (
                number_mark(number.kind),
                theme.figure(),
                phrase(&open.document, number, &hit.text),
            )
        }
    };
    let note = if app.docs.len() > 1 {
        format!("{note} · {place}")
    } else {
        note
    };
    put(buffer, inner.x, y, 2, mark, style);
    let right = put_right(buffer, inner, y, &note, theme.dim);
    let mut x = inner.x + 2;
    let end = (inner.x + inner.width).saturating_sub(right + 1);
    // A long sentence is shown from shortly before its first matched letter on.
    let first = hit.letters.first().copied().unwrap_or(0);
    let last = hit.letters.last().copied().unwrap_or(0);
    let skip = if last + 4 > usize::from(end.saturating_sub(x)) {
        first.saturating_sub(12)
    } else {
        0
    };
    if skip > 0 {
        cell(buffer, x, y, theme.glyph("…", "."), 1, theme.dim);
        x += 1;
    }
    for (nth, c) in hit.text.chars().enumerate().skip(skip) {
        let matched = hit.letters.binary_search(&nth).is_ok();
        let style = if matched {
            theme
                .key
                .add_modifier(ratatui::style::Modifier::BOLD | ratatui::style::Modifier::UNDERLINED)
        } else {
            theme.text
        };
        let used = put(
            buffer,
            x,
            y,
            end.saturating_sub(x),
            c.encode_utf8(&mut [0; 4]),
            style,
        );
        x += used;
        if x >= end {
            break;
        }
    }
}

/// The section of a number, and its words where the row shows only its value.
fn phrase(document: &Document, number: &Number, shown: &str) -> String {
    let words = safe_line(document.slice(number.full));
    let section = number.section + 1;
    if words == shown {
        format!("§{section}")
    } else {
        format!("{words} §{section}")
    }
}

/// The text around the place that the selected row leads to.
fn preview(app: &App, theme: &Theme, buffer: &mut Buffer, area: Area) {
    let Some((document, span, link)) = app.finder_goal() else {
        return;
    };
    passage_at(app, theme, buffer, area, document, (span, link));
}

/// The text around a place, under a line that says where it stands.
pub fn passage_at(
    app: &App,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Area,
    document: usize,
    (span, link): (Span, Option<Link>),
) {
    let open = &app.docs[document];
    let section = open
        .document
        .path(open.document.section_at(span.start()))
        .join(" › ");
    for x in area.x..area.x + area.width {
        cell(buffer, x, area.y, theme.glyph("─", "-"), 1, theme.dim);
    }
    put(
        buffer,
        area.x + 1,
        area.y,
        area.width.saturating_sub(2),
        &format!(" {section} "),
        theme.dim,
    );
    let text = Area {
        x: area.x + 1,
        y: area.y + 1,
        width: area.width.saturating_sub(2).min(app.text_width),
        height: area.height - 1,
    };
    let layout = Layout::new(&open.document, text.width, None);
    let place = layout.back(span.start(), usize::from(text.height) / 3);
    let rows = layout.rows(place, usize::from(text.height));
    let marks = Marks {
        document,
        link: link.or(Some(Link {
            span: if span.len() > 4000 {
                Span::empty(span.start())
            } else {
                span
            },
            target: Target::Actor(0),
        })),
        ..Marks::default()
    };
    passage::draw(app, theme, buffer, text, &layout, &rows, &marks);
}
