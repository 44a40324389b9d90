//! Owns how tables stand in columns: how wide each is, and where the text of each cell breaks.

use crate::document::{Block, BlockKind, Document, Span};

use super::SEGMENT;
use super::glyph::{Glyph, Spacing, glyphs};
use super::wrap::pieces;

/// Of a table, so many rows and bytes are looked at for the widths of its columns.
const SAMPLE_ROWS: usize = 100;
const SAMPLE_BYTES: usize = SEGMENT / 2;
/// Longer words may be broken for want of room.
const LONGEST_WORD: u16 = 14;
/// Columns between two cells.
const BETWEEN: u16 = 3;

/// The columns of a table as they are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    pub widths: Vec<u16>,
    /// Whose figures stand at their right end.
    right: Vec<bool>,
}

/// What the sample says of one column.
#[derive(Default)]
struct Measure {
    widest: u16,
    word: u16,
    cells: u32,
    figures: u32,
}

/// The columns of a table that can be shown side by side in a width.
pub fn columns(document: &Document, block: &Block, width: u16) -> Option<Columns> {
    if block.kind != BlockKind::Table {
        return None;
    }
    let mut measures: Vec<Measure> = Vec::new();
    let mut from = block.span.start();
    let end = block.span.end().min(from + SAMPLE_BYTES);
    let bytes = document.text.as_bytes();
    for nth in 0..SAMPLE_ROWS {
        let line = line_at(bytes, from, block.span.end());
        for (column, cell) in cells(bytes, line).enumerate() {
            if measures.len() == column {
                if measures.len() as u16 > width / BETWEEN {
                    return None;
                }
                measures.push(Measure::default());
            }
            measures[column].take(document, cell, nth == 0);
        }
        from = line.end() + 1;
        if from >= end {
            break;
        }
    }
    let between = BETWEEN * (measures.len() as u16).saturating_sub(1);
    let room = width.checked_sub(between)?;
    let widths = share(&measures, room)?;
    let right = |m: &Measure| m.cells > 0 && m.figures * 5 >= m.cells * 4;
    Some(Columns {
        widths,
        right: measures.iter().map(right).collect(),
    })
}

impl Measure {
    fn take(&mut self, document: &Document, cell: Span, head: bool) {
        // What goes on for so long is broken in any case.
        let seen = clip(&document.text, cell, 500);
        let (mut all, mut word) = (0u16, 0u16);
        for glyph in glyphs(&document.text, seen, Spacing::Flowing) {
            all = all.saturating_add(glyph.width);
            word = match glyph.text {
                " " => 0,
                _ => word.saturating_add(glyph.width),
            };
            self.word = self.word.max(word.min(LONGEST_WORD));
        }
        self.widest = self.widest.max(all);
        let text = seen.of(&document.text).trim();
        // A dash or a tick says nothing of its column.
        if !head && text.contains(char::is_alphanumeric) {
            self.cells += 1;
            self.figures += u32::from(is_figure(text));
        }
    }
}

/// Parts the room so that no word is broken, and then so that as little as possible is; there are
/// no columns where there is no room for the words.
fn share(measures: &[Measure], room: u16) -> Option<Vec<u16>> {
    let mut widths: Vec<u16> = measures.iter().map(|m| m.word).collect();
    let taken = widths.iter().fold(0u16, |sum, w| sum.saturating_add(*w));
    let mut spare = room.checked_sub(taken)?;
    while spare > 0 {
        let short = widths.iter_mut().zip(measures);
        let short = short.filter(|(w, m)| **w < m.widest);
        let Some((narrowest, _)) = short.min_by_key(|(w, _)| **w) else {
            break;
        };
        *narrowest += 1;
        spare -= 1;
    }
    Some(widths)
}

/// Whether a cell holds a figure: it begins with one, and has no more than one word beside it.
fn is_figure(text: &str) -> bool {
    let body = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let words = text.split_whitespace();
    let worded = words.filter(|w| w.contains(char::is_alphabetic)).count();
    body.starts_with(|c: char| c.is_ascii_digit()) && worded <= 1
}

/// The line of a table that begins at an offset.
fn line_at(bytes: &[u8], from: usize, end: usize) -> Span {
    let rest = bytes.get(from..end).unwrap_or_default();
    Span::new(
        from,
        from + memchr::memchr(b'\n', rest).unwrap_or(rest.len()),
    )
}

/// The cells of a line.
fn cells(bytes: &[u8], line: Span) -> impl Iterator<Item = Span> + '_ {
    let mut start = line.start();
    bytes[line.range()].split(|b| *b == b'\t').map(move |cell| {
        let span = Span::new(start, start + cell.len());
        start = span.end() + 1;
        span
    })
}

/// The beginning of a span, not longer than so many bytes.
fn clip(text: &str, span: Span, most: usize) -> Span {
    let end = text.floor_char_boundary(span.end().min(span.start() + most));
    Span::new(span.start(), end.max(span.start()))
}

/// A line of a table, each of its cells broken in pieces that fit their columns.
pub struct Line {
    line: Span,
    cells: Vec<Vec<Span>>,
}

impl Line {
    /// `None` where it has more cells than there are columns.
    pub fn new(document: &Document, line: Span, columns: &Columns) -> Option<Self> {
        let mut broken = Vec::with_capacity(columns.widths.len());
        for (nth, cell) in cells(document.text.as_bytes(), line).enumerate() {
            let width = (*columns.widths.get(nth)?).max(1);
            broken.push(pieces(document, cell, width));
        }
        Some(Self {
            line,
            cells: broken,
        })
    }

    /// The cell that has most pieces: each row of the line shows one of them.
    fn tallest(&self) -> &[Span] {
        let most = self.cells.iter().map(Vec::len).max();
        let tallest = self.cells.iter().find(|cell| Some(cell.len()) == most);
        tallest.map_or(&[], Vec::as_slice)
    }

    /// The places of its rows, which together are the whole line.
    pub fn rows(&self) -> impl Iterator<Item = Span> + '_ {
        let tallest = self.tallest();
        let start = |nth: usize| match nth {
            0 => self.line.start(),
            _ => tallest[nth].start(),
        };
        (0..tallest.len().max(1)).map(move |nth| {
            let end = match nth + 1 < tallest.len() {
                true => start(nth + 1),
                false => self.line.end(),
            };
            Span::new(start(nth), end)
        })
    }

    /// The row that shows an offset.
    pub fn row_of(&self, offset: usize) -> usize {
        let holder = self.cells.iter().rev().find_map(|cell| {
            let first = cell.first()?;
            (first.start() <= offset).then_some(cell)
        });
        holder.map_or(0, |cell| {
            let after = cell.partition_point(|piece| piece.start() <= offset);
            after.saturating_sub(1)
        })
    }

    /// What a row shows, glyph by glyph.
    pub fn glyphs<'a>(
        &self,
        document: &'a Document,
        columns: &Columns,
        nth: usize,
    ) -> Vec<Glyph<'a>> {
        let mut shown = Vec::new();
        let mut at = self.line.start();
        for (column, width) in columns.widths.iter().enumerate() {
            let cell = self.cells.get(column);
            let piece = cell.and_then(|cell| cell.get(nth)).copied();
            if column > 0 {
                let tab = cell.and_then(|cell| cell.first());
                let tab = tab.filter(|first| nth == 0 && first.start() > self.line.start());
                let span = tab.map_or(Span::empty(at), |first| {
                    Span::new(at.min(first.start()), first.start())
                });
                shown.push(Glyph {
                    span,
                    text: super::glyph::CELL_RULE,
                    width: BETWEEN,
                });
            }
            let begin = shown.len();
            if let Some(piece) = piece {
                shown.extend(glyphs(&document.text, piece, Spacing::Flowing));
                at = piece.end();
            } else if let Some(last) = cell.and_then(|cell| cell.last()) {
                // Below the end of a cell nothing of it goes on, its style neither.
                at = last.end();
            }
            let used: u16 = shown[begin..].iter().map(|g| g.width).sum();
            let rest = width.saturating_sub(used);
            let right = columns.right[column];
            if rest > 0 && (right || column + 1 < columns.widths.len()) {
                let place = match (right, piece) {
                    (true, Some(piece)) => piece.start(),
                    _ => at,
                };
                let blank = Glyph {
                    span: Span::empty(place),
                    text: " ",
                    width: rest,
                };
                shown.insert(if right { begin } else { shown.len() }, blank);
            }
        }
        shown
    }
}
