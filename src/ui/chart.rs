//! Owns how the bars look: the figures of one unit, each as long as it is large, with its exact value.

use ratatui::buffer::Buffer;

use crate::analysis::Bound;
use crate::analysis::numbers::kin::size;
use crate::app::App;
use crate::app::figures::{Figures, Row};
use crate::app::geometry::Area;
use crate::app::number_card::exactly;
use crate::app::pointer::first_row;
use crate::flow::{display_width, safe_line};

use super::lists::apart;
use super::paint::{cell, frame, line_style, put};
use super::theme::{Theme, number_mark};
use super::timeline::below;

pub fn draw(app: &App, theme: &Theme, buffer: &mut Buffer, figures: &Figures, id: u32, area: Area) {
    let title = format!("Bars: {}", app.unit_title(figures.document, id));
    let count = figures.numbers().count();
    let filter = if figures.filter.is_empty() {
        String::new()
    } else {
        format!("/{} · ", figures.filter)
    };
    let whose = if figures.all { " in all documents" } else { "" };
    let note = format!("{filter}{count}{whose} · from zero");
    frame(buffer, theme, area, &title, &note, true);
    let inner = area.inner();
    let list = App::figures_list(inner, figures);
    if figures.rows.is_empty() {
        let message = "nothing matches the filter";
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
    let shown = &figures.rows[first..];
    let shown = &shown[..shown.len().min(usize::from(list.height))];
    let widest =
        |values: &[String]| values.iter().map(|v| display_width(v)).max().unwrap_or(0) as u16;
    let mut values: Vec<String> = shown.iter().map(|row| value(app, row, true)).collect();
    // The title names the unit: where room is short the digits do.
    if widest(&values) > list.width / 2 {
        values = shown.iter().map(|row| value(app, row, false)).collect();
    }
    let widest = widest(&values).min(list.width / 2);
    // Sorted by size: the largest in amount is at one of the ends.
    let ends = [figures.rows.first(), figures.rows.last()];
    let largest = ends
        .into_iter()
        .flatten()
        .map(|row| amount(app, row))
        .fold(0.0, f64::max);
    for (nth, (row, value)) in shown.iter().zip(&values).enumerate() {
        let y = list.y + nth as u16;
        bar(app, theme, buffer, list, y, (row, value, widest), largest);
        if first + nth == figures.selected {
            line_style(buffer, list, y, theme.selected);
        }
    }
    below(app, theme, buffer, inner, list);
}

/// One row: mark and words, bar, value.
fn bar(
    app: &App,
    theme: &Theme,
    buffer: &mut Buffer,
    list: Area,
    y: u16,
    (row, value, widest): (&Row, &str, u16),
    largest: f64,
) {
    let Row::Number { document, id } = row else {
        return;
    };
    let open = &app.docs[*document];
    let Some(number) = open.analysis.numbers.get(*id as usize) else {
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
    let mark = if open.analysis.kin.differs(*id) {
        theme.differs()
    } else {
        " "
    };
    cell(buffer, list.x + 1, y, mark, 1, theme.key);
    let names = (list.width / 3).min(40);
    // The figure as stated comes first: what it is of may be long.
    let stated = safe_line(open.document.slice(number.span));
    let words = match (apart(&open.document.text, number), number.measures) {
        (Some(of), _) => format!("{stated}{of}"),
        (None, Some(of)) => format!("{stated} {}", safe_line(open.document.slice(of))),
        _ => stated,
    };
    put(
        buffer,
        list.x + 2,
        y,
        names.saturating_sub(3),
        &words,
        theme.text,
    );
    let width = (display_width(value) as u16).min(widest);
    let right = list.x + list.width.saturating_sub(width);
    put(buffer, right, y, width, value, theme.text);
    let room = list.width.saturating_sub(names + widest + 1);
    if largest <= 0.0 || theme.plain {
        return;
    }
    // In eighths of a cell; what is not nothing is seen.
    let part = size(number).map_or(0.0, f64::abs) / largest;
    let eighths = (part * f64::from(room) * 8.0).round() as u32;
    let eighths = if part > 0.0 { eighths.max(1) } else { 0 };
    let full = (eighths / 8).min(u32::from(room)) as u16;
    for at in 0..full {
        cell(
            buffer,
            list.x + names + at,
            y,
            theme.glyph("█", "#"),
            1,
            theme.figure(),
        );
    }
    let rest = (eighths % 8) as usize;
    if rest > 0 && full < room {
        const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
        let glyph = if theme.ascii { "-" } else { PARTS[rest] };
        cell(buffer, list.x + names + full, y, glyph, 1, theme.figure());
    }
}

fn amount(app: &App, row: &Row) -> f64 {
    let Row::Number { document, id } = row else {
        return 0.0;
    };
    let number = app.docs[*document].analysis.numbers.get(*id as usize);
    number.and_then(size).map_or(0.0, f64::abs)
}

/// The exact value behind a sign of its bound, with its unit or only in digits.
fn value(app: &App, row: &Row, unit: bool) -> String {
    let Row::Number { document, id } = row else {
        return String::new();
    };
    let Some(number) = app.docs[*document].analysis.numbers.get(*id as usize) else {
        return String::new();
    };
    let bound = match number.bound {
        Bound::Exact | Bound::Vague => "",
        Bound::Approx | Bound::Nearly => "~",
        Bound::Greater => ">",
        Bound::AtLeast => ">=",
        Bound::Less => "<",
        Bound::AtMost => "<=",
    };
    if unit {
        format!("{bound}{}", exactly(number))
    } else {
        format!("{bound}{}", number.value.in_digits())
    }
}
