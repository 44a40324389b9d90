//! Owns what stands on a row beside its text: quote bars, the marks of lists, rules, the ground of code.

use ratatui::buffer::Buffer;

use crate::app::geometry::Area;
use crate::document::{Block, BlockKind};
use crate::flow::{Layout, Row, RowKind, display_width};

use super::paint::{cell, put};
use super::theme::Theme;

/// Marks of bullets by their depth, the deeper ones by turns.
const BULLETS: [(&str, &str); 3] = [("•", "*"), ("◦", "-"), ("▪", "+")];

/// Draws what stands on a row beside its text.
pub fn draw(theme: &Theme, buffer: &mut Buffer, area: Area, y: u16, layout: &Layout, row: &Row) {
    let Some(block) = layout.document.blocks.get(row.block as usize) else {
        return;
    };
    bars(theme, buffer, area, y, layout, row);
    match row.kind {
        RowKind::Gap { hidden: 0 } => {}
        RowKind::Gap { hidden } => {
            let blocks = match hidden {
                1 => "paragraph",
                _ => "paragraphs",
            };
            let dots = theme.glyph("⋯", "...");
            let text = format!("{dots} {hidden} {blocks}");
            put(buffer, area.x, y, area.width, &text, theme.dim);
        }
        RowKind::HeadRule => head_rule(theme, buffer, area, y, layout, row),
        RowKind::Text | RowKind::Cells { .. } => beside(theme, buffer, area, y, layout, row, block),
    }
}

/// The bars of quotes, which run on between two of their paragraphs.
fn bars(theme: &Theme, buffer: &mut Buffer, area: Area, y: u16, layout: &Layout, row: &Row) {
    let blocks = &layout.document.blocks;
    let at = row.block as usize;
    let depth = match row.kind {
        RowKind::Gap { hidden } if hidden > 0 => 0,
        RowKind::Gap { .. } if row.span.start() < blocks[at].span.start() => {
            let before = at.checked_sub(1).map_or(0, |before| blocks[before].quote);
            before.min(blocks[at].quote)
        }
        _ => blocks[at].quote,
    };
    let end = match row.is_text() {
        true => row.indent,
        false => area.width / 2,
    };
    for step in (0..u16::from(depth.min(8)) * 2).step_by(2) {
        if step < end {
            let bar = theme.glyph("▎", "|");
            cell(buffer, area.x + step, y, bar, 1, theme.dim);
        }
    }
}

/// The rule under a table's head, which crosses those between its columns.
fn head_rule(theme: &Theme, buffer: &mut Buffer, area: Area, y: u16, layout: &Layout, row: &Row) {
    let (line, cross) = (theme.glyph("─", "-"), theme.glyph("─┼─", "-+-"));
    let widths = layout.widths(row);
    let parts: Vec<String> = widths
        .iter()
        .map(|w| line.repeat(usize::from(*w)))
        .collect();
    let room = area.width.saturating_sub(row.indent);
    put(
        buffer,
        area.x + row.indent,
        y,
        room,
        &parts.join(cross),
        theme.dim,
    );
}

fn beside(
    theme: &Theme,
    buffer: &mut Buffer,
    area: Area,
    y: u16,
    layout: &Layout,
    row: &Row,
    block: &Block,
) {
    let marker = match block.kind {
        // In a plain text the marker is part of the text already.
        BlockKind::Item { .. } if layout.keeps_markers() || !row.first => return,
        BlockKind::Item { depth, number: 0 } => {
            let (sign, ascii) = BULLETS[usize::from(depth.saturating_sub(1)) % BULLETS.len()];
            format!("{} ", theme.glyph(sign, ascii))
        }
        BlockKind::Item { number, .. } => format!("{number}. "),
        BlockKind::Task { done, .. } if row.first => match done {
            true => theme.glyph("☑ ", "[x] ").to_owned(),
            false => theme.glyph("☐ ", "[ ] ").to_owned(),
        },
        BlockKind::Rule => {
            for x in 0..area.width {
                cell(buffer, area.x + x, y, theme.glyph("─", "-"), 1, theme.dim);
            }
            return;
        }
        BlockKind::Code => {
            for x in layout.inside(row)..area.width {
                cell(buffer, area.x + x, y, " ", 1, theme.code);
            }
            // A line that was too long goes on.
            match layout
                .document
                .text
                .as_bytes()
                .get(row.span.start().wrapping_sub(1))
            {
                Some(b'\n') | None => return,
                _ if row.first => return,
                _ => theme.glyph("↪ ", "> ").to_owned(),
            }
        }
        _ => return,
    };
    let width = display_width(&marker) as u16;
    if width <= row.indent {
        let x = area.x + row.indent - width;
        put(buffer, x, y, width, &marker, theme.dim);
    }
}
