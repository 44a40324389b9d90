//! Owns the joining of glyphs to pieces: runs of one look on one baseline, words parted by blanks.

use super::content::Glyph;
use super::font::Style;

/// In parts of the font size: a wider gap is a blank between words; where the text has blanks of
/// its own; and one that ends a piece, since it may part columns.
const WORD_GAP: f64 = 0.14;
const WORD_GAP_BESIDE_BLANKS: f64 = 0.25;
const PIECE_GAP: f64 = 0.7;

/// A run of text of one look on one baseline.
#[derive(Debug, Clone)]
pub struct Piece {
    /// May begin and end with a blank.
    pub text: String,
    pub x0: f64,
    pub x1: f64,
    pub y: f64,
    pub size: f64,
    pub style: Style,
}

impl Piece {
    pub fn top(&self) -> f64 {
        self.y + 0.75 * self.size
    }

    pub fn bottom(&self) -> f64 {
        self.y - 0.2 * self.size
    }

    /// Characters that are no blanks.
    pub fn weight(&self) -> usize {
        self.text.chars().filter(|c| !c.is_whitespace()).count()
    }
}

/// The pieces of each direction of text on a page, the main direction first; all turned upright.
pub fn join(mut glyphs: Vec<Glyph>) -> Vec<Vec<Piece>> {
    if glyphs
        .iter()
        .any(|g| !g.artifact && !g.text.trim().is_empty())
    {
        glyphs.retain(|g| !g.artifact);
    }
    let mut angles: Vec<(i16, usize)> = Vec::new();
    for glyph in &mut glyphs {
        let near = |a: i16| (a - glyph.angle).rem_euclid(360);
        let known = angles
            .iter()
            .position(|(a, _)| near(*a) <= 2 || near(*a) >= 358);
        if let Some((angle, count)) = known.and_then(|at| angles.get_mut(at)) {
            glyph.angle = *angle;
            *count += 1;
        } else if angles.len() < 12 {
            angles.push((glyph.angle, 1));
        }
    }
    angles.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let runs = angles.iter().map(|(angle, _)| {
        let of_angle = glyphs.iter().filter(|g| g.angle == *angle);
        let turned: Vec<Glyph> = of_angle.map(|g| upright(g, *angle)).collect();
        pieces(&turned)
    });
    runs.filter(|pieces| !pieces.is_empty()).collect()
}

fn upright(glyph: &Glyph, angle: i16) -> Glyph {
    let (sin, cos) = match angle {
        0 => (0.0, 1.0),
        90 => (1.0, 0.0),
        180 => (0.0, -1.0),
        270 => (-1.0, 0.0),
        _ => f64::from(angle).to_radians().sin_cos(),
    };
    let mut glyph = glyph.clone();
    (glyph.x, glyph.y) = (glyph.x * cos + glyph.y * sin, glyph.y * cos - glyph.x * sin);
    glyph
}

fn pieces(glyphs: &[Glyph]) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 1..=glyphs.len() {
        if at == glyphs.len() || !continues(&glyphs[at - 1], &glyphs[at]) {
            found.extend(piece(&glyphs[start..at]));
            start = at;
        }
    }
    without_doubles(found)
}

fn continues(before: &Glyph, glyph: &Glyph) -> bool {
    let gap = glyph.x - before.x - before.width;
    (glyph.y - before.y).abs() < 0.1 * before.size
        && (glyph.size - before.size).abs() < 0.05 * before.size
        && glyph.style == before.style
        && gap < PIECE_GAP * before.size
        && gap > -0.5 * before.size
        && glyph.x > before.x - 0.1 * before.size
}

fn piece(glyphs: &[Glyph]) -> Option<Piece> {
    let is_blank = |g: &Glyph| g.text.trim().is_empty();
    let first = glyphs.iter().position(|g| !is_blank(g))?;
    let last = glyphs.iter().rposition(|g| !is_blank(g))?;
    let inked = &glyphs[first..=last];
    let head = &glyphs[first];
    let limit = word_gap(inked) * head.size;
    let mut text = String::with_capacity(inked.len() + 2);
    if first > 0 {
        text.push(' ');
    }
    let mut end: Option<f64> = None;
    let mut doubled: Option<&Glyph> = None;
    for glyph in inked {
        if is_blank(glyph) {
            text.push(' ');
            // Blanks may be as narrow or wide as they like: the next glyph's place counts.
            end = None;
            continue;
        }
        if doubled.is_some_and(|d| d.text == glyph.text && (d.x - glyph.x).abs() < 0.1 * d.size) {
            continue;
        }
        if end.is_some_and(|end| glyph.x - end > limit) && !text.ends_with(' ') {
            text.push(' ');
        }
        text.push_str(&glyph.text);
        end = Some(glyph.x + glyph.width);
        doubled = Some(glyph);
    }
    if last + 1 < glyphs.len() {
        text.push(' ');
    }
    let end = inked.iter().map(|g| g.x + g.width).fold(head.x, f64::max);
    Some(Piece {
        text,
        x0: head.x,
        x1: end,
        y: head.y,
        size: head.size,
        style: head.style,
    })
}

/// In parts of the font size; more where the letters are set apart from each other.
fn word_gap(glyphs: &[Glyph]) -> f64 {
    let blank = |g: &Glyph| g.text.trim().is_empty();
    let mut gaps: Vec<f64> = glyphs
        .windows(2)
        .filter(|pair| !blank(&pair[0]) && !blank(&pair[1]))
        .map(|pair| (pair[1].x - pair[0].x - pair[0].width) / pair[0].size)
        .collect();
    let usual = if glyphs.iter().any(blank) {
        WORD_GAP_BESIDE_BLANKS
    } else {
        WORD_GAP
    };
    if gaps.len() < 3 {
        return usual;
    }
    let middle = gaps.len() / 2;
    let (_, median, _) = gaps.select_nth_unstable_by(middle, f64::total_cmp);
    let median = *median;
    if median > 0.1 {
        usual.max(median * 1.6)
    } else {
        usual
    }
}

/// Text drawn twice to look bold or to have a shadow is read once.
fn without_doubles(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut kept: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut seen: std::collections::HashMap<(String, i64), Vec<usize>> = Default::default();
    for piece in pieces {
        let slack = 0.15 * piece.size;
        let cell = (piece.y / 20.0).floor() as i64;
        let is_double = (cell - 1..=cell + 1).any(|cell| {
            let same = seen.get(&(piece.text.trim().to_owned(), cell));
            same.is_some_and(|same| {
                same.iter().any(|at| {
                    let other = &kept[*at];
                    (other.x0 - piece.x0).abs() < slack && (other.y - piece.y).abs() < slack
                })
            })
        });
        if !is_double {
            let key = (piece.text.trim().to_owned(), cell);
            seen.entry(key).or_default().push(kept.len());
            kept.push(piece);
        }
    }
    kept
}
