//! Owns the order in which a page is read: where rows stand in columns, one column after another.

use super::pieces::Piece;
use super::rows::{self, Line, Row};

/// Columns inside of columns are looked for no deeper.
const DEEPEST: usize = 6;

/// A gap that parts columns is at least so wide, in parts of the font size, over so many rows.
const GUTTER: f64 = 0.8;
const ROWS: usize = 3;

type Gap = (f64, f64);

/// The lines of a page in reading order; `region` counts columns and goes on counting.
pub fn lines(pieces: Vec<Piece>, page: usize, region: &mut usize) -> Vec<Line> {
    let mut found = Vec::new();
    part(pieces, 0, &mut |rows| {
        let mut lines: Vec<Line> = rows.iter().map(Row::line).collect();
        lines.retain(|line| !line.text.is_empty());
        let left = lines.iter().map(|l| l.x0).fold(f64::INFINITY, f64::min);
        let right = lines.iter().map(|l| l.x1).fold(f64::NEG_INFINITY, f64::max);
        let mut before = None;
        for line in &mut lines {
            (line.left, line.right) = (left, right);
            (line.region, line.page) = (*region, page);
            line.gap = before.map_or(f64::INFINITY, |y: f64| y - line.y);
            before = Some(line.y);
        }
        *region += 1;
        found.extend(lines);
    });
    found
}

/// Hands out the rows of each column in reading order.
fn part(pieces: Vec<Piece>, depth: usize, each: &mut dyn FnMut(Vec<Row>)) {
    let mut rows = rows::rows(pieces);
    if depth >= DEEPEST || rows.len() < ROWS {
        return each(rows);
    }
    let mut plain: Vec<Row> = Vec::new();
    while !rows.is_empty() {
        match band(&rows) {
            Some((length, gutters)) => {
                if !plain.is_empty() {
                    each(std::mem::take(&mut plain));
                }
                let rest = rows.split_off(length);
                for column in split(rows, &gutters) {
                    part(column, depth + 1, each);
                }
                rows = rest;
            }
            None => plain.push(rows.remove(0)),
        }
    }
    if !plain.is_empty() {
        each(plain);
    }
}

/// How many rows from the first on stand in columns, and the gaps between those.
fn band(rows: &[Row]) -> Option<(usize, Vec<Gap>)> {
    let mut open: Vec<Gap> = vec![(f64::NEG_INFINITY, f64::INFINITY)];
    let mut best = None;
    for (at, row) in rows.iter().enumerate() {
        open = meet(&open, row);
        if open.is_empty() {
            break;
        }
        let seen = &rows[..=at];
        let parting: Vec<Gap> = open
            .iter()
            .copied()
            .filter(|gap| parts(seen, *gap))
            .collect();
        if !parting.is_empty() {
            best = Some((at + 1, parting));
        } else if best.is_some() {
            break;
        }
    }
    let (length, gutters) = best?;
    let columns = split(rows[..length].to_vec(), &gutters);
    columns
        .iter()
        .all(|column| is_prose(column))
        .then_some((length, gutters))
}

/// What is left of some gaps where a row leaves them free.
fn meet(open: &[Gap], row: &Row) -> Vec<Gap> {
    let mut free = Vec::with_capacity(row.pieces.len() + 1);
    let mut end = f64::NEG_INFINITY;
    for piece in &row.pieces {
        if piece.x0 > end {
            free.push((end, piece.x0));
        }
        end = end.max(piece.x1);
    }
    free.push((end, f64::INFINITY));
    let mut met = Vec::new();
    for (from, to) in open {
        for (start, end) in &free {
            let gap = (from.max(*start), to.min(*end));
            if gap.1 - gap.0 > GUTTER * row.size.min(14.0) {
                met.push(gap);
            }
        }
    }
    met
}

/// Whether enough rows stand on both sides of a gap.
fn parts(rows: &[Row], gap: Gap) -> bool {
    let middle = (gap.0 + gap.1) / 2.0;
    let left = rows.iter().filter(|row| row.x0() < middle).count();
    let right = rows.iter().filter(|row| row.x1() > middle).count();
    middle.is_finite() && left >= ROWS && right >= ROWS
}

fn split(rows: Vec<Row>, gutters: &[Gap]) -> Vec<Vec<Piece>> {
    let mut columns = vec![Vec::new(); gutters.len() + 1];
    for piece in rows.into_iter().flat_map(|row| row.pieces) {
        let middle = (piece.x0 + piece.x1) / 2.0;
        let column = gutters
            .iter()
            .filter(|(from, to)| middle > (from + to) / 2.0)
            .count();
        columns[column].push(piece);
    }
    columns.retain(|column| !column.is_empty());
    columns
}

/// Whether a column holds running text and not the cells of a table or the marks of a list.
fn is_prose(column: &[Piece]) -> bool {
    let rows = rows::rows(column.to_vec());
    let left = rows.iter().map(Row::x0).fold(f64::INFINITY, f64::min);
    let right = rows.iter().map(Row::x1).fold(f64::NEG_INFINITY, f64::max);
    let count = rows.len().max(1);
    let letters = |row: &Row| {
        let text = row.pieces.iter().flat_map(|p| p.text.chars());
        text.filter(|c| c.is_alphabetic()).count()
    };
    let long = rows
        .iter()
        .filter(|row| row.x1() - row.x0() > 0.6 * (right - left) && letters(row) >= 12);
    let size = rows.iter().map(|r| r.size).sum::<f64>() / count as f64;
    long.count() * 2 >= count && right - left > 8.0 * size
}
