//! Owns the keys that can follow those that were typed: on as many of the last lines as they need.

use ratatui::buffer::Buffer;

use crate::app::geometry::Area;
use crate::flow::display_width;

use super::paint::{clear, put};
use super::theme::Theme;

/// Draws keys with what they do, the last row on the line of the hints. The text above keeps most of the screen.
pub fn draw(theme: &Theme, buffer: &mut Buffer, area: Area, items: &[(String, &str)]) {
    let width = usize::from(area.width);
    let mut rows: Vec<Vec<&(String, &str)>> = vec![Vec::new()];
    let mut used = 0;
    for item in items {
        let wide = display_width(&item.0) + 1 + display_width(item.1);
        let parted = if used == 0 { 0 } else { 3 };
        if used > 0 && used + parted + wide > width {
            rows.push(Vec::new());
            used = wide;
        } else {
            used += parted + wide;
        }
        if let Some(row) = rows.last_mut() {
            row.push(item);
        }
    }
    let most = usize::from(area.y / 2 + 1);
    rows.truncate(most);
    let top = area.y - (rows.len() as u16 - 1);
    for (nth, row) in rows.iter().enumerate() {
        let line = Area {
            y: top + nth as u16,
            height: 1,
            ..area
        };
        clear(buffer, line);
        let mut x = line.x;
        for (at, (keys, word)) in row.iter().enumerate() {
            let room = |x: u16| (line.x + line.width).saturating_sub(x);
            if at > 0 {
                x += put(buffer, x, line.y, room(x), " · ", theme.dim);
            }
            x += put(buffer, x, line.y, room(x), keys, theme.key) + 1;
            x += put(buffer, x, line.y, room(x), word, theme.dim);
        }
    }
}
