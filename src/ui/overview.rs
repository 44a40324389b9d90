//! Owns how the overview looks: a grid of glyphs, higher where more stands, and the count of the selected cell.

use ratatui::buffer::Buffer;

use crate::app::App;
use crate::app::geometry::Area;
use crate::app::overview::{Overview, RowOf, Rows};
use crate::app::pointer::first_row;

use super::paint::{cell, frame, put, put_right};
use super::theme::{Theme, actor_mark, number_mark};

pub fn draw(app: &App, theme: &Theme, buffer: &mut Buffer, overview: &Overview, area: Area) {
    let open = &app.docs[overview.document];
    let title = match overview.of {
        Rows::Actors => "Overview: actors by sections",
        Rows::Numbers => "Overview: numbers by sections",
    };
    let note = if overview.deepest > 1 {
        format!(
            "level {} of {} · {} sections · + -",
            overview.level,
            overview.deepest,
            overview.columns.len()
        )
    } else {
        "Tab turns".to_owned()
    };
    frame(buffer, theme, area, title, &note, true);
    let inner = area.inner();
    if inner.height < 3 || inner.width < 20 {
        return;
    }
    if overview.rows.is_empty() {
        put(
            buffer,
            inner.x + 1,
            inner.y,
            inner.width,
            "nothing found yet",
            theme.dim,
        );
        return;
    }
    let names = (inner.width / 3).clamp(10, 30);
    let room = inner.width - names - 6;
    // Columns as wide as fits: digits, a glyph and a blank.
    let columns = overview.columns.len() as u16;
    let wide = (room / columns.max(1)).clamp(1, 7);
    let fit = usize::from(room / wide).max(1);
    let first_column = first_row(overview.column, overview.columns.len(), fit as u16);
    let shown = fit.min(overview.columns.len() - first_column);

    // Where one stands, above the grid.
    let section = overview
        .columns
        .get(overview.column)
        .map_or(0, |c| *c as usize);
    let path = open.document.path(section);
    let name = path.last().copied().unwrap_or("(opening)");
    let value = overview.rows[overview.row].1[overview.column];
    put(
        buffer,
        inner.x,
        inner.y,
        inner.width,
        &format!("§{} {name}: {value} ×", section + 1),
        theme.title,
    );
    for nth in 0..shown {
        let id = overview.columns[first_column + nth] + 1;
        let label = if wide >= 3 {
            format!("{id:>0$}", usize::from(wide) - 2)
        } else {
            (id % 10).to_string()
        };
        let here = first_column + nth == overview.column;
        let style = if here { theme.key } else { theme.dim };
        put(
            buffer,
            inner.x + names + nth as u16 * wide,
            inner.y + 1,
            wide,
            &label,
            style,
        );
    }

    let height = inner.height - 2;
    let first = first_row(overview.row, overview.rows.len(), height);
    for (nth, (of, counts)) in overview.rows[first..]
        .iter()
        .take(usize::from(height))
        .enumerate()
    {
        let y = inner.y + 2 + nth as u16;
        let here = first + nth == overview.row;
        let (mark, label, style) = match of {
            RowOf::Actor(id) => match open.analysis.actors.get(*id as usize) {
                Some(actor) => (
                    actor_mark(actor.kind),
                    actor.name.as_str(),
                    theme.kind(actor.kind),
                ),
                None => continue,
            },
            RowOf::Numbers(kind) => (number_mark(*kind), kind.plural(), theme.figure()),
        };
        put(buffer, inner.x, y, 1, mark, style);
        let name_style = if here { theme.marked } else { theme.text };
        put(buffer, inner.x + 2, y, names - 3, label, name_style);
        let most = counts.iter().copied().max().unwrap_or(0);
        for (column, count) in counts[first_column..first_column + shown]
            .iter()
            .enumerate()
        {
            let x = inner.x + names + column as u16 * wide;
            let selected = here && first_column + column == overview.column;
            let style = if selected { theme.selected } else { style };
            if wide >= 3 {
                let digits = usize::from(wide) - 2;
                let text = match count {
                    0 => format!("{:>digits$}", "·"),
                    n if n.to_string().len() > digits => format!("{:>digits$}", "+"),
                    n => format!("{n:>digits$}"),
                };
                let style = if *count == 0 && !selected {
                    theme.dim
                } else {
                    style
                };
                let used = put(buffer, x, y, wide - 2, &text, style);
                cell(buffer, x + used, y, theme.level(*count, most), 1, style);
            } else {
                cell(buffer, x, y, theme.level(*count, most), 1, style);
                if selected && *count == 0 {
                    cell(buffer, x, y, theme.glyph("·", "."), 1, style);
                }
            }
        }
        let sum: u32 = counts.iter().sum();
        put_right(buffer, inner, y, &sum.to_string(), theme.dim);
    }
}
