//! Owns rows and lines: pieces side by side on a page, and the text that they make.

use super::font::Style;
use super::pieces::Piece;

/// A gap inside of a line, in parts of the font size, that parts the cells of a table.
const CELL_GAP: f64 = 1.5;

/// Pieces that stand side by side, from the left.
#[derive(Debug, Clone)]
pub struct Row {
    pub pieces: Vec<Piece>,
    /// Baseline and size of the largest piece.
    pub y: f64,
    pub size: f64,
}

/// A line of a column.
#[derive(Debug, Clone)]
pub struct Line {
    pub text: String,
    pub x0: f64,
    pub x1: f64,
    pub y: f64,
    /// Of most of its characters, as is the style.
    pub size: f64,
    pub style: Style,
    /// How much of it is bold, from 0 to 1.
    pub bold: f64,
    /// Parts that stand far from each other.
    pub cells: usize,
    /// Where its column begins and ends.
    pub left: f64,
    pub right: f64,
    /// Counted over the document; lines of one column of one page share it.
    pub region: usize,
    /// Counted from 0.
    pub page: usize,
    /// Distance to the baseline before it in its column; infinite for the first.
    pub gap: f64,
}

/// Parts pieces into rows from the top down.
pub fn rows(mut pieces: Vec<Piece>) -> Vec<Row> {
    /// So many rows back a piece may still belong to.
    const BACK: usize = 3;
    pieces.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.x0.total_cmp(&b.x0)));
    let mut rows: Vec<Row> = Vec::new();
    for piece in pieces {
        let from = rows.len().saturating_sub(BACK);
        let fits = |row: &&mut Row| {
            let top = row.y + 0.75 * row.size;
            let bottom = row.y - 0.2 * row.size;
            let shared = top.min(piece.top()) - bottom.max(piece.bottom());
            let alike = (row.size / piece.size).clamp(0.8, 1.25) == row.size / piece.size;
            let near = !alike || (row.y - piece.y).abs() < 0.4 * row.size;
            shared > 0.5 * 0.95 * row.size.min(piece.size) && near
        };
        match rows[from..].iter_mut().rev().find(fits) {
            Some(row) => {
                if piece.size > row.size {
                    (row.y, row.size) = (piece.y, piece.size);
                }
                row.pieces.push(piece);
            }
            None => rows.push(Row {
                y: piece.y,
                size: piece.size,
                pieces: vec![piece],
            }),
        }
    }
    for row in &mut rows {
        row.pieces.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    }
    rows.sort_by(|a, b| b.y.total_cmp(&a.y));
    rows
}

impl Row {
    pub fn x0(&self) -> f64 {
        self.pieces.first().map_or(0.0, |p| p.x0)
    }

    pub fn x1(&self) -> f64 {
        self.pieces
            .iter()
            .map(|p| p.x1)
            .fold(f64::NEG_INFINITY, f64::max)
    }

    /// The row as one line.
    pub fn line(&self) -> Line {
        let (size, style) = self.look();
        let base = self.base(size);
        let mut text = String::new();
        let mut cells = 1;
        let mut end: Option<f64> = None;
        for piece in &self.pieces {
            let mut part = piece.text.as_str();
            if let Some(end) = end {
                let gap = piece.x0 - end;
                let small = size.min(piece.size);
                if gap > CELL_GAP * size {
                    cells += 1;
                    text.truncate(text.trim_end().len());
                    text.push_str("  ");
                    part = part.trim_start();
                } else if gap > 0.14 * small && !text.ends_with(' ') && !part.starts_with(' ') {
                    text.push(' ');
                } else if text.ends_with(' ') {
                    part = part.trim_start();
                }
            }
            let raised = piece.size < 0.85 * size && piece.y > base + 0.15 * size;
            match superscript(part).filter(|_| raised) {
                Some(raised) => text.push_str(&raised),
                None => text.push_str(part),
            }
            end = Some(end.unwrap_or(piece.x1).max(piece.x1));
        }
        let mut line = Line {
            text: super::bidi::logical(text.trim()),
            x0: self.x0(),
            x1: self.x1(),
            y: base,
            size,
            style,
            bold: self.bold(),
            cells,
            left: self.x0(),
            right: self.x1(),
            region: 0,
            page: 0,
            gap: f64::INFINITY,
        };
        // A row of dots leads from an entry of a table of contents to its page.
        if line.text.contains(". . .") || line.text.contains("....") {
            line.cells = 1;
        }
        line
    }

    fn bold(&self) -> f64 {
        let weight = |p: &Piece| p.weight() as f64;
        let all: f64 = self.pieces.iter().map(weight).sum();
        let bold = self.pieces.iter().filter(|p| p.style.bold);
        bold.map(weight).sum::<f64>() / all.max(1.0)
    }

    fn base(&self, size: f64) -> f64 {
        let main = self
            .pieces
            .iter()
            .filter(|p| (p.size - size).abs() < 0.05 * size);
        let main = main.max_by_key(|p| p.weight());
        main.map_or(self.y, |p| p.y)
    }

    /// Size and style of most of its characters.
    fn look(&self) -> (f64, Style) {
        let mut looks: Vec<(f64, Style, usize)> = Vec::new();
        for piece in &self.pieces {
            let same = looks
                .iter_mut()
                .find(|(size, style, _)| (*size - piece.size).abs() < 0.1 && *style == piece.style);
            match same {
                Some((.., weight)) => *weight += piece.weight(),
                None => looks.push((piece.size, piece.style, piece.weight())),
            }
        }
        let most = looks.into_iter().max_by_key(|(.., weight)| *weight);
        let (size, style) = most.map_or((1.0, Style::default()), |(size, style, _)| (size, style));
        (self.small_capitals(size).unwrap_or(size), style)
    }

    /// The size of the first letters of words that go on in capitals of a smaller size.
    fn small_capitals(&self, size: f64) -> Option<f64> {
        let first = self
            .pieces
            .iter()
            .find(|p| p.text.contains(char::is_alphabetic))?;
        let larger = first.size / size;
        let letters = self.pieces.iter().flat_map(|p| p.text.chars());
        let capitals = letters
            .filter(|c| c.is_alphabetic())
            .all(char::is_uppercase);
        let same_line = (first.y - self.y).abs() < 0.1 * size;
        ((1.05..1.5).contains(&larger) && capitals && same_line).then_some(first.size)
    }
}

/// Digits raised above the line, as marks of footnotes are: they are no part of a number before them.
fn superscript(text: &str) -> Option<String> {
    const RAISED: [char; 10] = [
        '\u{2070}', '\u{b9}', '\u{b2}', '\u{b3}', '\u{2074}', '\u{2075}', '\u{2076}', '\u{2077}',
        '\u{2078}', '\u{2079}',
    ];
    let digits = text.trim();
    let short = (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    short.then(|| {
        text.chars()
            .map(|c| c.to_digit(10).map_or(c, |d| RAISED[d as usize]))
            .collect()
    })
}
