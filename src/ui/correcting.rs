//! Owns how the tray of doubtful ones looks, the list of corrections, and why something is here.

use ratatui::buffer::Buffer;

use crate::analysis::Target;
use crate::app::App;
use crate::app::correcting::lists::{Sayings, Tray, Why};
use crate::app::geometry::Area;
use crate::app::pointer::first_row;
use crate::document::Span;
use crate::flow::safe_line;

use super::paint::{frame, line_style, one_line, put, put_right, wrapped};
use super::theme::Theme;

/// The doubtful ones, each in its sentence; of the selected one all that is known below.
pub fn draw_tray(app: &App, theme: &Theme, buffer: &mut Buffer, tray: &Tray, area: Area) {
    let title = match tray.rows.len() {
        1 => "1 in doubt".to_owned(),
        n => format!("{n} in doubt"),
    };
    frame(buffer, theme, area, &title, "a accepts · d refuses", true);
    let inner = area.inner();
    let list = App::notes_list(inner);
    let first = first_row(tray.selected, tray.rows.len(), list.height);
    let rows = tray.rows.iter().enumerate().skip(first);
    for (nth, target) in rows.take(usize::from(list.height)) {
        let y = list.y + (nth - first) as u16;
        let (name, kind, span, _) = doubt(app, tray.document, *target);
        let column = (list.width / 3).clamp(8, 30);
        put(buffer, list.x + 1, y, column, &name, theme.text);
        let used = put(buffer, list.x + 2 + column, y, 13, kind, theme.dim);
        let x = list.x + 4 + column + used.max(if list.width > 44 { 12 } else { 0 });
        let room = (list.x + list.width).saturating_sub(x);
        let sentence = sentence(app, tray.document, span);
        put(buffer, x, y, room, &sentence, theme.dim);
        if nth == tray.selected {
            line_style(buffer, list, y, theme.selected);
        }
    }
    let Some(target) = tray.rows.get(tray.selected) else {
        return;
    };
    let (name, kind, span, why) = doubt(app, tray.document, *target);
    let mut lines = vec![format!("{name}: {kind}, {why}")];
    lines.push(format!("“{}”", sentence(app, tray.document, span)));
    lines.push(format!("— {}", app.locator_of(tray.document, span)));
    let below = Area {
        y: list.y + list.height,
        height: inner.height - list.height,
        ..inner
    };
    paragraphs(theme, buffer, below, &lines);
}

/// Name, kind, place of the first mention, and why.
fn doubt(app: &App, document: usize, target: Target) -> (String, &'static str, Span, String) {
    let open = &app.docs[document];
    let analysis = &open.analysis;
    match target {
        Target::Actor(id) => {
            let Some(actor) = analysis.actors.get(id as usize) else {
                return (String::new(), "", Span::empty(0), String::new());
            };
            let first = actor.mentions.first().copied().unwrap_or_default();
            let span = analysis.mentions.get(first as usize).map(|m| m.span);
            (
                safe_line(&actor.name),
                actor.kind.label(),
                span.unwrap_or(Span::empty(0)),
                safe_line(&actor.why),
            )
        }
        Target::Number(id) => {
            let Some(number) = analysis.numbers.get(id as usize) else {
                return (String::new(), "", Span::empty(0), String::new());
            };
            let words = open.document.slice(number.full);
            let why = "the words leave more than one reading".to_owned();
            (one_line(words), number.kind.label(), number.span, why)
        }
    }
}

fn sentence(app: &App, document: usize, span: Span) -> String {
    let open = &app.docs[document];
    let sentence = open.analysis.sentence_at(span.start()).unwrap_or(span);
    one_line(open.document.slice(sentence))
}

/// All that was said of a document, with what became of it.
pub fn draw_sayings(app: &App, theme: &Theme, buffer: &mut Buffer, sayings: &Sayings, area: Area) {
    let told: Vec<_> = app.docs[sayings.document].told.all().collect();
    let title = match told.len() {
        1 => "1 correction".to_owned(),
        n => format!("{n} corrections"),
    };
    frame(
        buffer,
        theme,
        area,
        &title,
        "in the order in which they were said",
        true,
    );
    let inner = area.inner();
    let list = App::notes_list(inner);
    let first = first_row(sayings.selected, told.len(), list.height);
    let rows = told.iter().enumerate().skip(first);
    for (nth, (said, fate)) in rows.take(usize::from(list.height)) {
        let y = list.y + (nth - first) as u16;
        let lost = fate.is_some_and(|fate| fate.is_lost());
        let state = fate.map_or("", |fate| fate.label());
        let right = if lost { "lost" } else { said.scope.label() };
        let style = if lost { theme.warning } else { theme.dim };
        let used = put_right(buffer, list, y, right, style);
        let room = list.width.saturating_sub(used + 3);
        put(
            buffer,
            list.x + 1,
            y,
            room,
            &safe_line(&said.what.line()),
            theme.text,
        );
        if nth == sayings.selected {
            line_style(buffer, list, y, theme.selected);
            let day = said
                .day
                .as_deref()
                .map_or(String::new(), |day| format!(" · said on {day}"));
            let lines = vec![
                safe_line(&said.what.line()),
                format!("{state} · holds: {}{day}", said.scope.label()),
            ];
            let below = Area {
                y: list.y + list.height,
                height: inner.height - list.height,
                ..inner
            };
            paragraphs(theme, buffer, below, &lines);
        }
    }
}

/// Why something is here.
pub fn draw_why(theme: &Theme, buffer: &mut Buffer, why: &Why, area: Area) {
    frame(buffer, theme, area, &safe_line(&why.title), "why", true);
    paragraphs(theme, buffer, area.inner(), &why.lines);
}

/// Lines broken at the width, the first one as text.
fn paragraphs(theme: &Theme, buffer: &mut Buffer, area: Area, lines: &[String]) {
    let room = area.width.saturating_sub(2);
    let rows = lines.iter().enumerate().flat_map(|(nth, line)| {
        let style = if nth == 0 { theme.text } else { theme.dim };
        wrapped(line, room).into_iter().map(move |row| (row, style))
    });
    let top = area.y + u16::from(area.height > 3);
    let height = area.height.saturating_sub(top - area.y);
    for (nth, (row, style)) in rows.take(usize::from(height)).enumerate() {
        put(buffer, area.x + 1, top + nth as u16, room, &row, style);
    }
}
