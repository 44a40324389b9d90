//! Owns where rows break: one piece of one block to rows.

use crate::document::{Block, BlockKind, Document, Format, Span};

use super::glyph::{Spacing, glyphs};
use super::{Row, RowKind, SEGMENT};

/// Rows of a table that are looked at for the widths of its columns.
const TABLE_SAMPLE: usize = 200;

/// The piece of a block that is wrapped together with an offset.
/// Pieces depend on the block alone, so that every way to a row finds the same row.
pub fn segment(document: &Document, block: usize, inside: usize) -> Span {
    let span = document.blocks[block].span;
    if span.len() <= SEGMENT + SEGMENT / 4 {
        return span;
    }
    let index = (inside - span.start()) / SEGMENT;
    let edge = |n: usize| boundary(document, span, n);
    let (from, to) = (edge(index), edge(index + 1));
    if inside < from {
        Span::new(edge(index.saturating_sub(1)), from)
    } else if inside >= to && to < span.end() {
        Span::new(to, edge(index + 2))
    } else {
        Span::new(from, to)
    }
}

/// Where the n-th piece of a long block begins: after the first line end, else blank, near n × SEGMENT.
fn boundary(document: &Document, span: Span, n: usize) -> usize {
    let near = span.start().saturating_add(n.saturating_mul(SEGMENT));
    if n == 0 {
        return span.start();
    }
    if near >= span.end() {
        return span.end();
    }
    let bytes = document.text.as_bytes();
    let window = &bytes[near..span.end().min(near + SEGMENT / 4)];
    let found = memchr::memchr(b'\n', window).or_else(|| memchr::memchr(b' ', window));
    let mut at = near + found.map_or(0, |i| i + 1);
    while !document.text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// How white space counts in a block, given its table's stops.
pub fn spacing(kind: BlockKind, stops: Option<Vec<u16>>) -> Spacing {
    match kind {
        BlockKind::Table => Spacing::Stops(stops.unwrap_or_default()),
        BlockKind::Lines | BlockKind::Code => Spacing::Kept,
        _ => Spacing::Flowing,
    }
}

/// Where the columns of a table end, if the block is a table that fits the width.
pub fn stops(document: &Document, block: usize, width: u16) -> Option<Vec<u16>> {
    let block = document.blocks.get(block)?;
    if block.kind != BlockKind::Table {
        return None;
    }
    let piece = Span::new(
        block.span.start(),
        block.span.end().min(block.span.start() + SEGMENT),
    );
    let mut widest: Vec<u16> = Vec::new();
    let mut from = piece.start();
    let bytes = &document.text.as_bytes()[piece.range()];
    for line in bytes.split(|b| *b == b'\n').take(TABLE_SAMPLE) {
        let mut start = from;
        for (column, cell) in line.split(|b| *b == b'\t').enumerate() {
            let span = Span::new(start, start + cell.len());
            let cells: u16 = if document.text.get(span.range()).is_some() {
                glyphs(&document.text, span, Spacing::Flowing)
                    .fold(0u16, |sum, g| sum.saturating_add(g.width))
            } else {
                0
            };
            match widest.get_mut(column) {
                Some(w) => *w = (*w).max(cells),
                None => widest.push(cells),
            }
            start += cell.len() + 1;
        }
        from += line.len() + 1;
    }
    let mut end = 0u16;
    let mut ends = Vec::with_capacity(widest.len());
    for w in widest {
        ends.push(end.saturating_add(w));
        end = end.saturating_add(w).saturating_add(3);
    }
    (end.saturating_sub(3) <= width).then_some(ends)
}

/// Columns before the text of a block, on its first row and on the others.
fn indents(format: Format, block: &Block, width: u16) -> (u16, u16) {
    let quote = u16::from(block.quote.min(8)) * 2;
    let depth = |d: u8| u16::from(d.min(8)) * 2;
    let (first, rest) = match block.kind {
        BlockKind::Item { depth: d, .. } if format == Format::Text => (depth(d), depth(d) + 2),
        BlockKind::Item { depth: d, number } => {
            let marker = if number == 0 { 2 } else { digits(number) + 2 };
            (depth(d) + marker, depth(d) + marker)
        }
        BlockKind::ItemMore { depth: d } => (depth(d) + 2, depth(d) + 2),
        BlockKind::Code => (2, 2),
        BlockKind::Table | BlockKind::Lines => (0, 2),
        _ => (0, 0),
    };
    let most = width / 2;
    ((first + quote).min(most), (rest + quote).min(most))
}

/// Decimal digits of a list item's number.
pub fn digits(number: u32) -> u16 {
    number.checked_ilog10().unwrap_or(0) as u16 + 1
}

/// Appends the rows of one piece of a block; at least one.
pub fn wrap(document: &Document, block: usize, piece: Span, width: u16, rows: &mut Vec<Row>) {
    let shape = &document.blocks[block];
    let (first_indent, rest_indent) = indents(document.format, shape, width);
    let begins = piece.start() == shape.span.start();
    let by_line = matches!(
        shape.kind,
        BlockKind::Lines | BlockKind::Code | BlockKind::Table
    );
    let mut row = |span: Span, indent: u16, first: bool| {
        rows.push(Row {
            span,
            block: block as u32,
            indent,
            kind: RowKind::Text,
            first,
        });
    };
    let spacing = spacing(shape.kind, stops(document, block, width));
    if !by_line {
        let indents = (if begins { first_indent } else { rest_indent }, rest_indent);
        wrap_line(
            document,
            piece,
            &spacing,
            width,
            indents,
            |span, indent, nth| {
                row(span, indent, begins && nth == 0);
            },
        );
        return;
    }
    let mut from = piece.start();
    let bytes = document.text.as_bytes();
    let mut first = begins;
    loop {
        let to = memchr::memchr(b'\n', &bytes[from..piece.end()]).map_or(piece.end(), |i| from + i);
        let line = Span::new(from, to);
        wrap_line(
            document,
            line,
            &spacing,
            width,
            (first_indent, rest_indent.max(first_indent)),
            |span, indent, nth| row(span, indent, first && nth == 0),
        );
        first = false;
        from = to + 1;
        if from >= piece.end() {
            break;
        }
    }
}

/// Breaks one line at the width: after white space, after a dash inside a word, around wide
/// characters, and anywhere in a word that is wider than the row.
fn wrap_line(
    document: &Document,
    line: Span,
    spacing: &Spacing,
    width: u16,
    (first_indent, rest_indent): (u16, u16),
    mut row: impl FnMut(Span, u16, usize),
) {
    let flowing = *spacing == Spacing::Flowing;
    let mut from = line.start();
    let mut nth = 0;
    loop {
        let indent = if nth == 0 { first_indent } else { rest_indent };
        let room = width.saturating_sub(indent).max(1);
        let rest = Span::new(from, line.end());
        let (shown, next) = break_row(document, rest, spacing, room, flowing || nth > 0);
        if !shown.is_empty() || nth == 0 {
            row(shown, indent, nth);
        }
        match next {
            Some(next) => from = next,
            None => break,
        }
        nth += 1;
    }
}

/// What of a text stands on one row of a width, and where the next row begins, if there is one.
fn break_row(
    document: &Document,
    rest: Span,
    spacing: &Spacing,
    room: u16,
    skip_blanks: bool,
) -> (Span, Option<usize>) {
    let mut start = rest.start();
    let mut end = start;
    let mut column = 0u16;
    // The last place where the row may end: the end of its text, and the begin of the next row's.
    let mut chance: Option<(usize, usize)> = None;
    let mut joins = false;
    for glyph in glyphs(&document.text, rest, spacing.clone()) {
        let blank = glyph.text == " ";
        if column == 0 && blank && skip_blanks {
            start = glyph.span.end();
            end = start;
            continue;
        }
        if blank {
            chance = Some((end, glyph.span.end()));
        } else {
            if (glyph.width > 1 || joins) && column > 0 {
                chance = Some((end, glyph.span.start()));
            }
            if column + glyph.width > room && column > 0 {
                let (to, next) = chance.unwrap_or((end, glyph.span.start()));
                return (Span::new(start, to.max(start)), Some(next));
            }
            end = glyph.span.end();
        }
        column = column.saturating_add(glyph.width);
        joins = glyph.width == 2 || (column > 2 && matches!(glyph.text, "-" | "–" | "—" | "/"));
    }
    (Span::new(start, end), None)
}
