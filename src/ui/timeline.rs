//! Owns how the timeline looks: dates in the order of time, the raw phrase beside the days it stands for.

use ratatui::buffer::Buffer;

use crate::analysis::{Number, NumberKind, Value};
use crate::app::App;
use crate::app::figures::{Figures, Row};
use crate::app::geometry::Area;
use crate::app::number_card::exactly;
use crate::app::pointer::first_row;
use crate::flow::safe_line;

use super::finder::passage_at;
use super::paint::{cell, frame, line_style, put, put_right};
use super::theme::{Theme, number_mark};

pub fn draw(app: &App, theme: &Theme, buffer: &mut Buffer, figures: &Figures, area: Area) {
    let title = match (figures.all, app.docs.len()) {
        (_, 1) => "Timeline".to_owned(),
        (true, n) => format!("Timeline of {n} documents"),
        (false, _) => format!(
            "Timeline of {}",
            safe_line(&app.docs[figures.document].name)
        ),
    };
    frame(buffer, theme, area, &title, &note(app, figures), true);
    let inner = area.inner();
    let list = App::figures_list(inner, figures);
    if list.y > inner.y {
        strip(app, theme, buffer, figures, inner);
    }
    if figures.rows.is_empty() {
        let message = if figures.filter.is_empty() {
            "no date, time or duration"
        } else {
            "nothing matches the filter"
        };
        put(
            buffer,
            list.x + 1,
            list.y,
            list.width.saturating_sub(1),
            message,
            theme.dim,
        );
        return;
    }
    let first = first_row(figures.selected, figures.rows.len(), list.height);
    let shown = figures.rows[first..].iter().take(usize::from(list.height));
    for (nth, row) in shown.enumerate() {
        let y = list.y + nth as u16;
        match row {
            Row::Label(text) => {
                let rule = theme.glyph("─ ", "- ");
                let used = put(buffer, list.x, y, list.width, rule, theme.dim);
                put(
                    buffer,
                    list.x + used,
                    y,
                    list.width.saturating_sub(used),
                    text,
                    theme.title,
                );
            }
            Row::Number { document, id } => {
                moment(app, theme, buffer, list, y, *document, *id, figures.all);
                if first + nth == figures.selected {
                    line_style(buffer, list, y, theme.selected);
                }
            }
        }
    }
    below(app, theme, buffer, inner, list);
}

/// The text that the selected row leads to, where there is room below the rows.
pub fn below(app: &App, theme: &Theme, buffer: &mut Buffer, inner: Area, list: Area) {
    let used = list.y + list.height - inner.y;
    if inner.height > used + 2
        && let Some((document, link)) = app.figures_goal()
    {
        let rest = Area {
            y: list.y + list.height,
            height: inner.height - used,
            ..inner
        };
        passage_at(app, theme, buffer, rest, document, (link.span, Some(link)));
    }
}

/// How many are dated and how many not, and the filter.
fn note(app: &App, figures: &Figures) -> String {
    let (mut dated, mut undated) = (0, 0);
    for (document, id) in figures.numbers() {
        match start(app, document, id) {
            Some(_) => dated += 1,
            None => undated += 1,
        }
    }
    let filter = if figures.filter.is_empty() {
        String::new()
    } else {
        format!("/{} · ", figures.filter)
    };
    format!("{filter}{dated} dated · {undated} not")
}

fn start(app: &App, document: usize, id: u32) -> Option<&str> {
    let number = app.docs[document].analysis.numbers.get(id as usize)?;
    Some(&number.date.as_ref()?.in_time()?.0)
}

/// One row: the days, the phrase as it stands, the words of its sentence, the section.
#[expect(
    clippy::too_many_arguments,
    reason = "a row is drawn from all of these"
)]
fn moment(
    app: &App,
    theme: &Theme,
    buffer: &mut Buffer,
    list: Area,
    y: u16,
    document: usize,
    id: u32,
    named: bool,
) {
    let open = &app.docs[document];
    let Some(number) = open.analysis.numbers.get(id as usize) else {
        return;
    };
    cell(
        buffer,
        list.x,
        y,
        number_mark(number.kind),
        1,
        theme.figure(),
    );
    let column = match list.width {
        90.. => 24,
        56.. => 16,
        _ => 11,
    };
    put(buffer, list.x + 2, y, column - 1, &days(number), theme.text);
    let section = number.section + 1;
    let at = if named && list.width >= 56 {
        format!("{} §{section}", safe_line(&open.name))
    } else {
        format!("§{section}")
    };
    let right = put_right(buffer, list, y, &at, theme.dim);
    let x = list.x + 2 + column;
    let room = list.width.saturating_sub(2 + column + right + 1);
    let phrase = if list.width >= 56 { room.min(24) } else { room };
    let words = safe_line(open.document.slice(number.full));
    put(buffer, x, y, phrase, &words, theme.number());
    if room > phrase + 1 {
        let sentence = open.analysis.sentence_at(number.span.start());
        let sentence = safe_line(open.document.slice(sentence.unwrap_or(number.full)));
        put(
            buffer,
            x + phrase + 1,
            y,
            room - phrase - 1,
            &sentence,
            theme.dim,
        );
    }
}

/// The days it stands for; of what has none, how long it is or what can be said of it.
fn days(number: &Number) -> String {
    let date = number.date.as_ref();
    if let Some(days) = date.and_then(|date| date.days()) {
        return days;
    }
    let length = number.kind == NumberKind::Duration && number.value != Value::Unknown;
    if length {
        return exactly(number);
    }
    let timex = date.map_or("", |date| date.timex.as_str());
    match timex {
        "PAST_REF" => "once".to_owned(),
        "PRESENT_REF" => "now".to_owned(),
        "FUTURE_REF" => "to come".to_owned(),
        _ if number.kind == NumberKind::Set => "again and again".to_owned(),
        _ => match timex.split_once('T') {
            Some(("" | "XXXX-XX-XX", clock)) if clock.contains(':') => clock.to_owned(),
            _ => "?".to_owned(),
        },
    }
}

/// Where in time the dates are dense, from the first to the last, and where the selected one is.
fn strip(app: &App, theme: &Theme, buffer: &mut Buffer, figures: &Figures, inner: Area) {
    let dates = figures
        .numbers()
        .filter_map(|(d, id)| Some((d, id, start(app, d, id)?)));
    let ends: Vec<(usize, u32, &str)> = dates.collect();
    let (Some(first), Some(last)) = (ends.first(), ends.last()) else {
        put(
            buffer,
            inner.x + 1,
            inner.y,
            inner.width.saturating_sub(1),
            "no day is known",
            theme.dim,
        );
        return;
    };
    let label = |text: &str| text.get(..10).unwrap_or(text).to_owned();
    let (from, to) = (label(first.2), label(last.2));
    let used = put(
        buffer,
        inner.x + 1,
        inner.y,
        inner.width.saturating_sub(1),
        &from,
        theme.dim,
    );
    let right = put_right(buffer, inner, inner.y, &format!("{to} "), theme.dim);
    let room = usize::from(inner.width.saturating_sub(used + right + 3));
    if room < 8 || theme.plain {
        return;
    }
    let (low, high) = (position(first.2), position(last.2));
    let width = (high - low).max(1);
    let bin = |day: &str| (((position(day) - low) * (room as i64 - 1)) / width) as usize;
    let mut bins = vec![0u32; room];
    for (_, _, day) in &ends {
        if let Some(bin) = bins.get_mut(bin(day)) {
            *bin += 1;
        }
    }
    let here = match figures.rows.get(figures.selected) {
        Some(Row::Number { document, id }) => start(app, *document, *id).map(bin),
        _ => None,
    };
    let most = bins.iter().copied().max().unwrap_or(0);
    for (at, count) in bins.iter().enumerate() {
        let x = inner.x + 2 + used + at as u16;
        let (glyph, style) = match count {
            0 => (theme.glyph("·", "."), theme.dim),
            n if theme.ascii => (theme.level(*n, most), theme.figure()),
            n => (theme.level(*n, most), theme.figure()),
        };
        let style = if here == Some(at) {
            theme.selected
        } else {
            style
        };
        cell(buffer, x, inner.y, glyph, 1, style);
    }
}

/// A day as a place on a line, near enough for a picture.
fn position(day: &str) -> i64 {
    let part = |range: std::ops::Range<usize>| -> i64 {
        day.get(range).and_then(|t| t.parse().ok()).unwrap_or(0)
    };
    part(0..4) * 372 + part(5..7) * 31 + part(8..10)
}
