//! Owns the small strokes: a text at a place, a frame with titles. All text is made safe on the way.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::app::geometry::Area;
use crate::document::Span;
use crate::flow::{Spacing, display_width, glyphs, safe_line};

use super::theme::Theme;

/// Puts a text on one line, cut at `width` columns with an ellipsis, and returns the columns used.
pub fn put(buffer: &mut Buffer, x: u16, y: u16, width: u16, text: &str, style: Style) -> u16 {
    let mut used = 0;
    let whole = Span::new(0, text.len());
    let mut last = None;
    for glyph in glyphs(text, whole, Spacing::Flowing) {
        if used + glyph.width > width {
            if let Some((at, wide)) = last {
                cell(buffer, at, y, "…", 1, style);
                if wide == 2 {
                    cell(buffer, at + 1, y, " ", 1, style);
                }
            }
            return width;
        }
        cell(buffer, x + used, y, glyph.text, glyph.width, style);
        last = Some((x + used, glyph.width));
        used += glyph.width;
    }
    used
}

/// Puts a text at the right end of a line; nothing where it does not fit.
pub fn put_right(buffer: &mut Buffer, area: Area, y: u16, text: &str, style: Style) -> u16 {
    let width = display_width(text) as u16;
    if width > area.width {
        return 0;
    }
    put(buffer, area.x + area.width - width, y, width, text, style)
}

/// Puts one glyph in its cell or two.
pub fn cell(buffer: &mut Buffer, x: u16, y: u16, symbol: &str, width: u16, style: Style) {
    let area = buffer.area;
    if x >= area.right() || y >= area.bottom() || x + width > area.right() {
        return;
    }
    // All buffers here begin at 0, 0; the index of `Buffer` is felt where each letter of a page takes it.
    let at = usize::from(y) * usize::from(area.width) + usize::from(x);
    let Some(cell) = buffer.content.get_mut(at) else {
        return;
    };
    cell.set_symbol(symbol).set_style(style);
    if width == 2
        && let Some(trailing) = buffer.content.get_mut(at + 1)
    {
        trailing.reset();
        trailing.set_style(style);
    }
}

/// Sets the style of a whole line.
pub fn line_style(buffer: &mut Buffer, area: Area, y: u16, style: Style) {
    for x in area.x..area.x.saturating_add(area.width) {
        if x < buffer.area.right() && y < buffer.area.bottom() {
            buffer[(x, y)].set_style(style);
        }
    }
}

/// Blanks an area.
pub fn clear(buffer: &mut Buffer, area: Area) {
    for y in area.y..area.y.saturating_add(area.height) {
        for x in area.x..area.x.saturating_add(area.width) {
            if x < buffer.area.right() && y < buffer.area.bottom() {
                buffer[(x, y)].reset();
            }
        }
    }
}

/// Draws a frame with a title at the left and a note at the right.
pub fn frame(
    buffer: &mut Buffer,
    theme: &Theme,
    area: Area,
    title: &str,
    note: &str,
    active: bool,
) {
    if area.width < 2 || area.height < 2 {
        return;
    }
    let style = if active { theme.active } else { theme.dim };
    let corners = if theme.ascii {
        ["+", "+", "+", "+"]
    } else {
        ["╭", "╮", "╰", "╯"]
    };
    let across = theme.glyph("─", "-");
    let down = theme.glyph("│", "|");
    let (left, right) = (area.x, area.x + area.width - 1);
    let (top, bottom) = (area.y, area.y + area.height - 1);
    if !theme.plain {
        for x in left..=right {
            cell(buffer, x, top, across, 1, style);
            cell(buffer, x, bottom, across, 1, style);
        }
        for y in top..=bottom {
            cell(buffer, left, y, down, 1, style);
            cell(buffer, right, y, down, 1, style);
        }
        let at = [(left, top), (right, top), (left, bottom), (right, bottom)];
        for ((x, y), corner) in at.into_iter().zip(corners) {
            cell(buffer, x, y, corner, 1, style);
        }
    }
    let room = area.width.saturating_sub(4);
    let title_style = if active { theme.title } else { theme.text };
    let used = if title.is_empty() {
        0
    } else {
        let used = put(buffer, left + 2, top, room, title, title_style);
        cell(buffer, left + 1, top, " ", 1, style);
        cell(buffer, left + 2 + used, top, " ", 1, style);
        used + 2
    };
    // A note that does not fit is cut: that a list is filtered must not go unseen.
    let left = area.width.saturating_sub(used + 6);
    let width = (display_width(note) as u16).min(left);
    if width >= 4 {
        let x = right - 2 - width;
        cell(buffer, x - 1, top, " ", 1, style);
        put(buffer, x, top, width, note, theme.dim);
        cell(buffer, x + width, top, " ", 1, style);
    }
}

/// A text of the document on one line.
pub fn one_line(text: &str) -> String {
    let line = safe_line(text);
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text broken at blanks into rows of a width.
pub fn wrapped(text: &str, width: u16) -> Vec<String> {
    let width = usize::from(width).max(1);
    let mut rows = vec![String::new()];
    let mut used = 0;
    for word in safe_line(text).split(' ') {
        let wide = display_width(word);
        if used > 0 && used + 1 + wide > width {
            rows.push(String::new());
            used = 0;
        }
        if let Some(row) = rows.last_mut() {
            if used > 0 {
                row.push(' ');
                used += 1;
            }
            row.push_str(word);
            used += wide;
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_broken_at_blanks() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("immeasurable", 4), ["immeasurable"]);
        assert_eq!(wrapped("", 4), [""]);
    }
}
