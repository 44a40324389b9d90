//! Owns the layout of text in rows: wrapping, place ⇄ row and column, and what is safe to show.
//!
//! Nothing is kept: rows are made for the part that is asked for, out of the place alone, so that a
//! text of any size costs the same. A block longer than [`SEGMENT`] is wrapped piece by piece.

mod cells;
mod glyph;
mod wrap;

pub use glyph::{Glyph, Spacing, display_width, glyphs, safe_line};

use crate::document::{BlockKind, Document, Format, Span};

/// Bytes of a block that are wrapped together; a longer block breaks its row at each such piece.
pub const SEGMENT: usize = 8192;

/// A step of the wheel or of a key is at most so many rows.
const FEW: usize = 4;

/// One row of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The text on it, without the white space at its ends; of a gap, what lies between two blocks.
    pub span: Span,
    pub block: u32,
    /// Columns before the text.
    pub indent: u16,
    pub kind: RowKind,
    /// The first row of its block.
    pub first: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    Text,
    /// One of the rows of a table's line, whose cells are broken side by side. Its span is its place:
    /// what it shows stands all over the line.
    Cells {
        line: Span,
        nth: u32,
    },
    /// Parts a table's head from its body.
    HeadRule,
    /// An empty row; in a filtered text with the number of blocks left out there.
    Gap {
        hidden: u32,
    },
}

impl Row {
    /// The part of the text out of which it shows something.
    pub fn reach(&self) -> Span {
        match self.kind {
            RowKind::Cells { line, .. } => line,
            _ => self.span,
        }
    }

    /// Whether it shows text, be it empty.
    pub fn is_text(&self) -> bool {
        matches!(self.kind, RowKind::Text | RowKind::Cells { .. })
    }
}

/// A document laid out at a width, whole or only some of its blocks.
#[derive(Debug, Clone, Copy)]
pub struct Layout<'a> {
    pub document: &'a Document,
    /// Columns for text, at least 1.
    pub width: u16,
    /// The blocks shown, ascending; `None` shows all.
    pub only: Option<&'a [u32]>,
}

impl<'a> Layout<'a> {
    pub fn new(document: &'a Document, width: u16, only: Option<&'a [u32]>) -> Self {
        Self {
            document,
            width: width.max(1),
            only,
        }
    }

    /// At most `count` rows from the row that holds `place` on.
    pub fn rows(&self, place: usize, count: usize) -> Vec<Row> {
        let Some(mut cursor) = Cursor::at(self, place) else {
            return Vec::new();
        };
        let mut rows = Vec::with_capacity(count.min(1024));
        while rows.len() < count {
            rows.push(cursor.row());
            if !cursor.next(self) {
                break;
            }
        }
        rows
    }

    /// The same as `rows`, quicker where some of them are `known`: neighbouring rows of this layout.
    pub fn rows_near(&self, place: usize, count: usize, known: &[Row]) -> Vec<Row> {
        let stands_at = |row: &Row| row.span.start() == place;
        if let Some(kept) = known.iter().position(stands_at) {
            let mut rows = known[kept..].to_vec();
            rows.truncate(count);
            let last = rows.last().map_or(place, |row| row.span.start());
            let more = self.rows(last, count - rows.len() + 1);
            rows.extend(more.into_iter().skip(1));
            return rows;
        }
        let mut rows = self.rows(place, count.min(FEW));
        let meets = rows.iter().position(|row| Some(row) == known.first());
        match meets {
            Some(before) if before + known.len() >= count => {
                rows.truncate(before);
                rows.extend_from_slice(&known[..count - before]);
                rows
            }
            _ if rows.len() < count => self.rows(place, count),
            _ => rows,
        }
    }

    /// The place of the row that holds `place`.
    pub fn snap(&self, place: usize) -> usize {
        Cursor::at(self, place).map_or(0, |cursor| cursor.row().span.start())
    }

    /// The place `count` rows further on, or of the last row.
    pub fn forward(&self, place: usize, count: usize) -> usize {
        self.step(place, count, Cursor::next)
    }

    /// The place `count` rows back, or of the first row.
    pub fn back(&self, place: usize, count: usize) -> usize {
        self.step(place, count, Cursor::previous)
    }

    fn step(&self, place: usize, count: usize, go: impl Fn(&mut Cursor, &Self) -> bool) -> usize {
        let Some(mut cursor) = Cursor::at(self, place) else {
            return 0;
        };
        for _ in 0..count {
            if !go(&mut cursor, self) {
                break;
            }
        }
        cursor.row().span.start()
    }

    /// The place of the top row when the last row stands at the bottom of `height` rows.
    pub fn last_page(&self, height: usize) -> usize {
        self.back(self.document.text.len(), height.saturating_sub(1))
    }

    /// The column at which `offset` stands in a row, from the row's left edge.
    pub fn column(&self, row: &Row, offset: usize) -> u16 {
        let mut column = row.indent;
        let in_cells = matches!(row.kind, RowKind::Cells { .. });
        for glyph in self.glyphs(row) {
            let found = match in_cells {
                true => glyph.span.contains(offset),
                false => glyph.span.start() >= offset,
            };
            if found {
                break;
            }
            column += glyph.width;
        }
        column
    }

    /// The offset shown at a column of a row, if there is text.
    pub fn offset(&self, row: &Row, column: u16) -> Option<usize> {
        let mut at = row.indent;
        for glyph in self.glyphs(row) {
            if column >= at && column < at + glyph.width {
                return Some(glyph.span.start());
            }
            at += glyph.width;
        }
        None
    }

    /// Whether an offset is shown on a row, or begins it.
    pub fn shows(&self, row: &Row, offset: usize) -> bool {
        match row.kind {
            RowKind::Text => {
                row.span.start() <= offset && offset < row.span.end().max(row.span.start() + 1)
            }
            RowKind::Cells { line, nth } => {
                let inside = line.start() <= offset && offset < line.end().max(line.start() + 1);
                inside && self.row_in_line(row.block, line, offset) == nth as usize
            }
            RowKind::Gap { .. } | RowKind::HeadRule => false,
        }
    }

    /// Which of the rows of a table's line shows an offset.
    fn row_in_line(&self, block: u32, line: Span, offset: usize) -> usize {
        let laid = self.columns(block).and_then(|columns| {
            let line = cells::Line::new(self.document, line, &columns)?;
            Some(line.row_of(offset))
        });
        laid.unwrap_or(0)
    }

    fn columns(&self, block: u32) -> Option<cells::Columns> {
        let shape = self.document.blocks.get(block as usize)?;
        let (_, room) = wrap::table_room(self.document, block as usize, self.width);
        cells::columns(self.document, shape, room)
    }

    /// How wide the columns of the table are that a row stands in.
    pub fn widths(&self, row: &Row) -> Vec<u16> {
        self.columns(row.block).unwrap_or_default().widths
    }

    /// What a row shows, glyph by glyph.
    pub fn glyphs(&self, row: &Row) -> impl Iterator<Item = Glyph<'a>> {
        let (cells, span) = match row.kind {
            RowKind::Text => (None, row.span),
            RowKind::Cells { line, nth } => {
                let cells = self.columns(row.block).and_then(|columns| {
                    let line = cells::Line::new(self.document, line, &columns)?;
                    Some(line.glyphs(self.document, &columns, nth as usize))
                });
                (cells, Span::empty(row.span.start()))
            }
            RowKind::Gap { .. } | RowKind::HeadRule => (None, Span::empty(row.span.start())),
        };
        let flowing = glyphs(&self.document.text, span, wrap::spacing(self.kind(row)));
        cells.into_iter().flatten().chain(flowing)
    }

    /// The column where the block of a row begins, inside of the quotes and lists around it.
    pub fn inside(&self, row: &Row) -> u16 {
        let block = self.document.blocks.get(row.block as usize);
        block.map_or(0, |block| wrap::inside(block).min(self.width / 2))
    }

    /// Whether list markers are part of the text itself, as in plain text.
    pub fn keeps_markers(&self) -> bool {
        self.document.format == Format::Text
    }

    /// The kind of the block a row stands in.
    pub fn kind(&self, row: &Row) -> BlockKind {
        self.document
            .blocks
            .get(row.block as usize)
            .map_or(BlockKind::Paragraph, |b| b.kind)
    }

    /// How many blocks are shown.
    fn count(&self) -> usize {
        self.only.map_or(self.document.blocks.len(), <[u32]>::len)
    }

    /// The block at a position among those shown.
    fn shown(&self, position: usize) -> usize {
        self.only.map_or(position, |only| {
            only.get(position).map_or(0, |b| *b as usize)
        })
    }

    /// Where among the blocks shown the one at an offset stands, or the nearest before it.
    fn position(&self, offset: usize) -> usize {
        let block = self.document.block_at(offset);
        match self.only {
            None => block,
            Some(only) => only
                .partition_point(|b| *b as usize <= block)
                .saturating_sub(1),
        }
    }

    /// The gap row before a shown block, if there is one.
    fn gap_before(&self, position: usize) -> Option<Row> {
        let block = self.shown(position);
        let blocks = &self.document.blocks;
        let to = blocks[block].span.start();
        let (from, hidden) = if position == 0 {
            (0, block as u32)
        } else {
            let before = self.shown(position - 1);
            let hidden = (block - before - 1) as u32;
            (behind(blocks[before].span), hidden)
        };
        let wanted = hidden > 0 || (position > 0 && self.parted(block - 1, block));
        // A gap must have a place of its own, or it could not be told from the row before it.
        (wanted && from < to).then_some(Row {
            span: Span::new(from, to),
            block: block as u32,
            indent: 0,
            kind: RowKind::Gap { hidden },
            first: false,
        })
    }

    /// Whether an empty row parts two neighbouring blocks.
    fn parted(&self, before: usize, after: usize) -> bool {
        let blocks = &self.document.blocks;
        match (blocks[before].kind, blocks[after].kind) {
            (_, BlockKind::Heading(_)) => true,
            (BlockKind::Heading(level), _) => level <= 1,
            (a, b) => match (marker(a), marker(b)) {
                // Lists of two kinds are two lists.
                (Some((1, a)), Some((1, b))) => a != b,
                (Some(_), Some(_)) => false,
                _ => true,
            },
        }
    }
}

/// The first place behind a block: an empty one takes that of its row.
fn behind(block: Span) -> usize {
    block.end().max(block.start() + 1)
}

/// The depth of a list item, and whether it is numbered.
fn marker(kind: BlockKind) -> Option<(u8, bool)> {
    match kind {
        BlockKind::Item { depth, number } => Some((depth, number > 0)),
        BlockKind::Task { depth, .. } => Some((depth, false)),
        _ => None,
    }
}

/// A row and its neighbours in the piece of a block that was wrapped with it.
struct Cursor {
    position: usize,
    segment: Span,
    rows: Vec<Row>,
    at: usize,
}

impl Cursor {
    fn at(layout: &Layout, place: usize) -> Option<Self> {
        if layout.count() == 0 {
            return None;
        }
        let mut position = layout.position(place);
        let block = layout.document.blocks[layout.shown(position)].span;
        let in_gap_after = place >= behind(block) && position + 1 < layout.count();
        if in_gap_after && layout.gap_before(position + 1).is_some() {
            position += 1;
        }
        let block = layout.document.blocks[layout.shown(position)].span;
        let inside = place.clamp(
            block.start(),
            block.end().saturating_sub(1).max(block.start()),
        );
        let segment = wrap::segment(layout.document, layout.shown(position), inside);
        let mut cursor = Self {
            position,
            segment,
            rows: Vec::new(),
            at: 0,
        };
        cursor.fill(layout);
        let after = cursor.rows.partition_point(|r| r.span.start() <= place);
        cursor.at = after.saturating_sub(1);
        if let Some(&Row {
            kind: RowKind::Cells { line, nth },
            block,
            ..
        }) = cursor.rows.get(cursor.at)
        {
            let first = cursor.at - (nth as usize).min(cursor.at);
            cursor.at = first + layout.row_in_line(block, line, place);
        }
        Some(cursor)
    }

    fn fill(&mut self, layout: &Layout) {
        let block = layout.shown(self.position);
        self.rows.clear();
        let begins = self.segment.start() == layout.document.blocks[block].span.start();
        if begins && let Some(gap) = layout.gap_before(self.position) {
            self.rows.push(gap);
        }
        wrap::wrap(
            layout.document,
            block,
            self.segment,
            layout.width,
            &mut self.rows,
        );
    }

    fn row(&self) -> Row {
        self.rows[self.at]
    }

    fn next(&mut self, layout: &Layout) -> bool {
        if self.at + 1 < self.rows.len() {
            self.at += 1;
            return true;
        }
        let block = layout.document.blocks[layout.shown(self.position)].span;
        if self.segment.end() < block.end() {
            let from = self.segment.end();
            self.segment = wrap::segment(layout.document, layout.shown(self.position), from);
        } else if self.position + 1 < layout.count() {
            self.position += 1;
            let block = layout.shown(self.position);
            let start = layout.document.blocks[block].span.start();
            self.segment = wrap::segment(layout.document, block, start);
        } else {
            return false;
        }
        self.fill(layout);
        self.at = 0;
        true
    }

    fn previous(&mut self, layout: &Layout) -> bool {
        if self.at > 0 {
            self.at -= 1;
            return true;
        }
        let mut block = layout.shown(self.position);
        let span = layout.document.blocks[block].span;
        let inside = if self.segment.start() > span.start() {
            self.segment.start() - 1
        } else if self.position > 0 {
            self.position -= 1;
            block = layout.shown(self.position);
            let span = layout.document.blocks[block].span;
            span.end().saturating_sub(1).max(span.start())
        } else {
            return false;
        };
        self.segment = wrap::segment(layout.document, block, inside);
        self.fill(layout);
        self.at = self.rows.len() - 1;
        true
    }
}
