//! Owns where rows break: one piece of one block to rows.

use crate::document::{Block, BlockKind, Document, Format, Span};

use super::cells;
use super::glyph::{Spacing, glyphs};
use super::{Row, RowKind, SEGMENT};

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

/// How white space counts in a block; in a table, where it does not stand in columns.
pub fn spacing(kind: BlockKind) -> Spacing {
    match kind {
        BlockKind::Table => Spacing::Cells,
        BlockKind::Lines | BlockKind::Code => Spacing::Kept,
        _ => Spacing::Flowing,
    }
}

/// Columns that a list or quote around a block takes: those of each level.
const STEP: u16 = 2;
/// Deeper levels stand no further in.
const DEEPEST: u8 = 8;

/// Columns before the text of a block, on its first row and on the others.
fn indents(format: Format, block: &Block, width: u16) -> (u16, u16) {
    let depth = |d: u8| u16::from(d.min(DEEPEST)) * STEP;
    let (first, rest) = match block.kind {
        BlockKind::Item { depth: d, .. } if format == Format::Text => (depth(d), depth(d) + STEP),
        BlockKind::Item { depth: d, number } => {
            let marker = if number == 0 { 2 } else { digits(number) + 2 };
            (depth(d) + marker, depth(d) + marker)
        }
        BlockKind::Task { depth: d, .. } => (depth(d) + 2, depth(d) + 2),
        BlockKind::ItemMore { depth: d } => (depth(d) + 2, depth(d) + 2),
        BlockKind::Code => (2, 4),
        BlockKind::Table | BlockKind::Lines => (0, 2),
        _ => (0, 0),
    };
    let (around, most) = (inside(block), width / 2);
    ((first + around).min(most), (rest + around).min(most))
}

/// Columns that the quotes and lists around a block take.
pub fn inside(block: &Block) -> u16 {
    let list = match block.list.min(DEEPEST) {
        0 => 0,
        list => (u16::from(list) + 1) * STEP,
    };
    u16::from(block.quote.min(DEEPEST)) * STEP + list
}

/// Decimal digits of a list item's number.
pub fn digits(number: u32) -> u16 {
    number.checked_ilog10().unwrap_or(0) as u16 + 1
}

/// Columns before a table, and those it may take.
pub fn table_room(document: &Document, block: usize, width: u16) -> (u16, u16) {
    let shape = &document.blocks[block];
    let indent = indents(document.format, shape, width).0;
    (indent, width.saturating_sub(indent).max(1))
}

/// Appends the rows of one piece of a block; at least one.
pub fn wrap(document: &Document, block: usize, piece: Span, width: u16, rows: &mut Vec<Row>) {
    let shape = &document.blocks[block];
    let indents = indents(document.format, shape, width);
    let begins = piece.start() == shape.span.start();
    let spacing = spacing(shape.kind);
    let row = |span: Span, indent: u16, kind: RowKind, first: bool| Row {
        span,
        block: block as u32,
        indent,
        kind,
        first,
    };
    // In a plain text a paragraph's line ends stand where the file's lines happened to be full.
    if spacing == Spacing::Flowing && document.format == Format::Text {
        let indents = (if begins { indents.0 } else { indents.1 }, indents.1);
        wrap_line(
            document,
            piece,
            spacing,
            width,
            indents,
            |span, indent, nth| {
                rows.push(row(span, indent, RowKind::Text, begins && nth == 0));
            },
        );
        return;
    }
    let columns = cells::columns(document, shape, table_room(document, block, width).1);
    let bytes = document.text.as_bytes();
    let mut from = piece.start();
    loop {
        let to = memchr::memchr(b'\n', &bytes[from..piece.end()]).map_or(piece.end(), |i| from + i);
        let line = Span::new(from, to);
        let first = begins && from == piece.start();
        let laid = columns.as_ref().filter(|_| is_line(document, shape, line));
        if let Some(laid) = laid.and_then(|columns| cells::Line::new(document, line, columns)) {
            let last = to == shape.span.end();
            // A head without words has nothing to say.
            if !first || last || !line.of(&document.text).trim().is_empty() {
                let before = rows.len();
                rows.extend(laid.rows().enumerate().map(|(nth, span)| {
                    let nth = nth as u32;
                    row(
                        span,
                        indents.0,
                        RowKind::Cells { line, nth },
                        first && nth == 0,
                    )
                }));
                // What parts two lines has the line end for its place.
                let end = Span::new(to, to + usize::from(!last));
                match rows.len() - before {
                    _ if last => {}
                    _ if first => rows.push(row(end, indents.0, RowKind::HeadRule, false)),
                    1 => {}
                    _ => rows.push(row(end, 0, RowKind::Gap { hidden: 0 }, false)),
                }
            }
        } else {
            let inside = spacing == Spacing::Flowing && !first;
            let start = if inside { indents.1 } else { indents.0 };
            let indents = (start, indents.1.max(start));
            wrap_line(
                document,
                line,
                spacing,
                width,
                indents,
                |span, indent, nth| {
                    rows.push(row(span, indent, RowKind::Text, first && nth == 0));
                },
            );
        }
        from = to + 1;
        if from >= piece.end() {
            break;
        }
    }
}

/// Whether a span is a whole line of a block: a long one may have been parted.
fn is_line(document: &Document, block: &Block, line: Span) -> bool {
    let ends = |at: usize| document.text.as_bytes().get(at) == Some(&b'\n');
    (line.start() == block.span.start() || ends(line.start() - 1))
        && (line.end() == block.span.end() || ends(line.end()))
}

/// The pieces in which a text stands on rows of a width; at least one.
pub fn pieces(document: &Document, text: Span, width: u16) -> Vec<Span> {
    let mut pieces = Vec::new();
    wrap_line(
        document,
        text,
        Spacing::Flowing,
        width,
        (0, 0),
        |span, _, _| pieces.push(span),
    );
    pieces
}

/// Breaks one line at the width: after white space, after a dash inside a word, around wide
/// characters, and anywhere in a word that is wider than the row.
fn wrap_line(
    document: &Document,
    line: Span,
    spacing: Spacing,
    width: u16,
    (first_indent, rest_indent): (u16, u16),
    mut row: impl FnMut(Span, u16, usize),
) {
    let flowing = spacing == Spacing::Flowing;
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
    spacing: Spacing,
    room: u16,
    skip_blanks: bool,
) -> (Span, Option<usize>) {
    let mut start = rest.start();
    let mut end = start;
    let mut column = 0u16;
    // The last place where the row may end: the end of its text, and the begin of the next row's.
    let mut chance: Option<(usize, usize)> = None;
    let mut joins = false;
    let mut glyphs = glyphs(&document.text, rest, spacing);
    loop {
        let at = glyphs.at();
        let plain = glyphs.pass_plain(usize::from(room.saturating_sub(column))) as u16;
        if plain > 0 {
            if joins && column > 0 {
                chance = Some((end, at));
            }
            end = glyphs.at();
            column += plain;
            joins = false;
        }
        let Some(glyph) = glyphs.next() else {
            break;
        };
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
            // A hyphen at which the text's own line ends has the line end in it: no row ends so.
            end = match glyph.text {
                "-" => glyph.span.start() + 1,
                _ => glyph.span.end(),
            };
        }
        column = column.saturating_add(glyph.width);
        joins = glyph.width == 2 || (column > 2 && matches!(glyph.text, "-" | "–" | "—" | "/"));
    }
    (Span::new(start, end), None)
}
