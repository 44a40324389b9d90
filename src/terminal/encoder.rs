//! Owns what a frame is in bytes: the least that turns the cells shown into the cells wanted. Rows
//! that only moved up or down are moved by the terminal itself; cells between two that changed are
//! written again where that is shorter than to step over them.

use std::ops::Range;

use ratatui::buffer::Buffer;

use super::moves::{Frames, Move};
use super::spot::{Spot, Tables};
use super::style::{self, put};

/// A step to the right takes four bytes.
const STEP_OVER: usize = 4;
/// Blanks at the end of a row are wiped out where that spares so many.
const WIPE: usize = 4;

/// The screen as it is, and the way to the next one.
pub struct Encoder {
    width: usize,
    shown: Vec<Spot>,
    wanted: Vec<Spot>,
    /// The rows where both differ.
    changed: Vec<bool>,
    tables: Tables,
    pen: u32,
    /// Nothing has been shown yet.
    fresh: bool,
    /// Where the cursor surely stands: column and row.
    at: Option<(usize, usize)>,
}

impl Encoder {
    /// A screen of a size in cells that shows nothing.
    pub fn new((width, height): (u16, u16)) -> Self {
        let cells = usize::from(width) * usize::from(height);
        Self {
            width: usize::from(width),
            shown: vec![Spot::BLANK; cells],
            wanted: vec![Spot::BLANK; cells],
            changed: vec![false; usize::from(height)],
            tables: Tables::default(),
            pen: 0,
            fresh: true,
            at: None,
        }
    }

    /// Appends what makes the terminal show a buffer of this size; nothing where it does. The pen
    /// is plain before and after.
    pub fn encode(&mut self, buffer: &Buffer, out: &mut Vec<u8>) {
        self.read(buffer);
        if !self.changed.contains(&true) {
            return;
        }
        self.at = None;
        if !std::mem::take(&mut self.fresh)
            && let Some(moved) = self.frames().best_move()
        {
            self.apply(&moved, out);
        }
        for y in 0..self.changed.len() {
            if self.changed[y] {
                self.row(y, out);
            }
        }
        self.change_pen(0, out);
        std::mem::swap(&mut self.shown, &mut self.wanted);
    }

    fn read(&mut self, buffer: &Buffer) {
        if self.tables.are_full() {
            self.tables = Tables::default();
            self.shown.fill(Spot::UNKNOWN);
        }
        let width = self.width.max(1);
        let rows = self.wanted.chunks_mut(width).zip(self.shown.chunks(width));
        let rows = rows.zip(buffer.content.chunks(width));
        for (((wanted, shown), cells), changed) in rows.zip(&mut self.changed) {
            *changed = false;
            let mut x = 0;
            while x < wanted.len() {
                let (spot, columns) = self.tables.spot(&cells[x]);
                wanted[x] = spot;
                *changed |= spot != shown[x];
                x += 1;
                if columns == 2 && x < wanted.len() {
                    wanted[x] = Spot::TRAIL;
                    *changed |= shown[x] != Spot::TRAIL;
                    x += 1;
                }
            }
        }
    }

    fn frames(&self) -> Frames<'_> {
        Frames {
            width: self.width,
            wanted: &self.wanted,
            shown: &self.shown,
            changed: &self.changed,
        }
    }

    /// Has the terminal move rows: lines are deleted or inserted between margins, which all know.
    fn apply(&mut self, moved: &Move, out: &mut Vec<u8>) {
        let Range { start, end } = moved.rows;
        let step = moved.up.unsigned_abs();
        let how = if moved.up > 0 { 'M' } else { 'L' };
        let top = start + 1;
        put(
            out,
            format_args!("\x1b[{top};{end}r\x1b[{top}H\x1b[{step}{how}\x1b[r"),
        );
        self.changed[start..end].fill(true);
        let width = self.width;
        let rows = &mut self.shown[start * width..end * width];
        let kept = rows.len() - step * width;
        if moved.up > 0 {
            rows.copy_within(step * width.., 0);
            rows[kept..].fill(Spot::BLANK);
        } else {
            rows.copy_within(..kept, step * width);
            rows[..step * width].fill(Spot::BLANK);
        }
    }

    /// Writes what of a row has changed.
    fn row(&mut self, y: usize, out: &mut Vec<u8>) {
        let row = y * self.width;
        let inked = |spot: &Spot| *spot != Spot::BLANK;
        let wanted = &self.wanted[row..][..self.width];
        let end = wanted.iter().rposition(inked).map_or(0, |last| last + 1);
        let rest = &self.shown[row + end..row + self.width];
        let wiped = rest.iter().filter(|spot| inked(spot)).count() > WIPE;
        let end = if wiped { end } else { self.width };
        for x in 0..end {
            let spot = self.wanted[row + x];
            if spot == self.shown[row + x] || spot == Spot::TRAIL {
                continue;
            }
            self.go(x, y, spot.pen(), out);
            self.change_pen(spot.pen(), out);
            if spot.is_cluster() && self.wanted.get(row + x + 1) == Some(&Spot::TRAIL) {
                // Not all terminals wipe the second cell of an emoji.
                out.extend_from_slice(b"  ");
                put(out, format_args!("\x1b[{};{}H", y + 1, x + 1));
            }
            let taken = self.tables.write(spot, out);
            let steady = taken == 1 && !spot.is_cluster() && x + 1 < self.width;
            self.at = steady.then_some((x + 1, y));
            if taken > 2 {
                // Also what lay half under it.
                let spoilt = row + x + 2..row + (x + taken + 1).min(self.width).max(x + 2);
                self.shown[spoilt].fill(Spot::UNKNOWN);
            }
        }
        if wiped {
            self.change_pen(0, out);
            self.go(end, y, 0, out);
            out.extend_from_slice(b"\x1b[K");
        }
    }

    /// Brings the cursor to a cell that is to be written with a pen.
    fn go(&mut self, x: usize, y: usize, pen: u32, out: &mut Vec<u8>) {
        match self.at {
            Some((at, row)) if row == y && at == x => {}
            Some((at, row)) if row == y && at < x => {
                let between = &self.wanted[y * self.width..][at..x];
                let again = |spot: &Spot| spot.pen() == self.pen && spot.ascii().is_some();
                if x - at <= STEP_OVER && pen == self.pen && between.iter().all(again) {
                    out.extend(between.iter().filter_map(|spot| spot.ascii()));
                } else {
                    put(out, format_args!("\x1b[{}C", x - at));
                }
            }
            Some((_, row)) if row + 1 == y && x == 0 => out.extend_from_slice(b"\r\n"),
            _ => put(out, format_args!("\x1b[{};{}H", y + 1, x + 1)),
        }
        self.at = Some((x, y));
    }

    fn change_pen(&mut self, to: u32, out: &mut Vec<u8>) {
        if to == self.pen {
            return;
        }
        let (before, after) = (self.tables.pen(self.pen), self.tables.pen(to));
        self.pen = to;
        if before.link != after.link {
            let link = self.tables.link(after);
            let link = if link.is_empty() {
                "\x1b]8;;\x1b\\"
            } else {
                link
            };
            out.extend_from_slice(link.as_bytes());
        }
        style::change(before, after, out);
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZero;

    use super::*;
    use proptest::prelude::*;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier, Style};

    const SIZE: (u16, u16) = (30, 10);
    const CELLS: usize = 300;

    /// What a glyph of a test's frame is drawn as: its text, its columns, and whether it is a link.
    const GLYPHS: [(&str, u16, bool); 9] = [
        (" ", 1, false),
        (" ", 1, false),
        ("a", 1, false),
        ("b", 1, false),
        ("a", 1, true),
        ("é", 1, false),
        ("e\u{301}", 1, false),
        ("成", 2, false),
        ("👩\u{200d}🚀", 2, false),
    ];

    fn styles() -> [Style; 5] {
        let plain = Style::default();
        let bold = plain.add_modifier(Modifier::BOLD);
        [
            plain,
            plain,
            bold.fg(Color::Red),
            bold.add_modifier(Modifier::UNDERLINED),
            plain.bg(Color::Indexed(200)).fg(Color::Rgb(1, 2, 3)),
        ]
    }

    /// Draws a frame: a glyph and a style for each cell, row by row.
    fn buffer(cells: &[(usize, usize)]) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
        let mut cells = cells.iter();
        for y in 0..SIZE.1 {
            let mut x = 0;
            while x < SIZE.0 {
                let (glyph, style) = cells.next().unwrap_or(&(0, 0));
                let (text, width, link) = GLYPHS[*glyph];
                let taken = if text.chars().count() > 2 { 4 } else { width };
                if x + taken <= SIZE.0 {
                    let link =
                        link.then(|| format!("\x1b]8;id=1;https://a.b\x1b\\{text}\x1b]8;;\x1b\\"));
                    let cell = &mut buffer[(x, y)];
                    cell.set_symbol(link.as_deref().unwrap_or(text));
                    cell.set_style(styles()[*style]);
                }
                x += width;
            }
        }
        buffer
    }

    /// What a terminal shows: text and look, cell by cell.
    type Seen = Vec<(String, vt100::Color, vt100::Color, bool, bool)>;

    fn seen(parser: &vt100::Parser) -> Seen {
        let screen = parser.screen();
        let places = (0..SIZE.1).flat_map(|y| (0..SIZE.0).map(move |x| (y, x)));
        let cells = places.filter_map(|(y, x)| screen.cell(y, x));
        let cells = cells.map(|cell| {
            let text = if cell.has_contents() {
                cell.contents()
            } else {
                " "
            };
            let text = if cell.is_wide_continuation() {
                ""
            } else {
                text
            };
            (
                text.to_owned(),
                cell.fgcolor(),
                cell.bgcolor(),
                cell.bold(),
                cell.underline(),
            )
        });
        cells.collect()
    }

    /// A terminal's cells after frames, each drawn over the one before it.
    fn after(frames: &[Buffer]) -> (Seen, usize) {
        let mut parser = vt100::Parser::new(
            NonZero::new(SIZE.1).unwrap(),
            NonZero::new(SIZE.0).unwrap(),
            0,
        );
        let mut encoder = Encoder::new(SIZE);
        let mut bytes = Vec::new();
        for frame in frames {
            bytes.clear();
            encoder.encode(frame, &mut bytes);
            parser.process(&bytes);
        }
        (seen(&parser), bytes.len())
    }

    /// Another frame with some of its rows moved up or down.
    fn shifted(cells: &[(usize, usize)], rows: Range<usize>, by: isize) -> Vec<(usize, usize)> {
        let width = usize::from(SIZE.0);
        let mut shifted = cells.to_vec();
        for y in rows {
            if let Some(from) = y.checked_add_signed(by)
                && let Some(row) = cells.get(from * width..(from + 1) * width)
            {
                shifted[y * width..(y + 1) * width].copy_from_slice(row);
            }
        }
        shifted
    }

    proptest! {
        /// However a frame was reached, the terminal shows the same as if it were the first.
        #[test]
        fn a_frame_looks_the_same_after_any_others(
            first in prop::collection::vec((0..GLYPHS.len(), 0..5_usize), CELLS),
            second in prop::collection::vec((0..GLYPHS.len(), 0..5_usize), CELLS),
            rows in (0..5_usize, 5..11_usize),
            by in -3..4_isize,
        ) {
            let moved = shifted(&first, rows.0..rows.1, by);
            let frames = [&first, &moved, &second, &first].map(|cells| buffer(cells));
            for end in 1..=frames.len() {
                let alone = after(&frames[end - 1..end]).0;
                let shown = after(&frames[..end]).0;
                let odd = shown.iter().zip(&alone).position(|(a, b)| a != b);
                prop_assert!(odd.is_none(), "cell {:?} of frame {}", odd, end);
            }
        }
    }

    #[test]
    fn nothing_is_written_for_the_same_frame() {
        let frame = buffer(&[(2, 3); CELLS]);
        assert_eq!(after(&[frame.clone(), frame]).1, 0);
    }

    #[test]
    fn rows_that_moved_are_not_written_again() {
        let mut random = 1;
        let text: Vec<(usize, usize)> = std::iter::repeat_with(|| {
            random = (random * 75 + 74) % 65_537;
            ([2, 3, 5][random / 8 % 3], 0)
        })
        .take(CELLS)
        .collect();
        let up = "\x1b[2;10r\x1b[2H\x1b[1M\x1b[r";
        let down = "\x1b[1;9r\x1b[1H\x1b[1L\x1b[r";
        for (by, how) in [(1, up), (-1, down)] {
            let mut encoder = Encoder::new(SIZE);
            let mut bytes = Vec::new();
            encoder.encode(&buffer(&text), &mut bytes);
            bytes.clear();
            encoder.encode(&buffer(&shifted(&text, 1..9, by)), &mut bytes);
            let written = String::from_utf8_lossy(&bytes);
            assert!(
                written.starts_with(how) && written.len() < 120,
                "{written:?}"
            );
        }
    }

    #[test]
    fn a_run_of_one_link_is_one_link() {
        let frame = buffer(&[(4, 0), (4, 0), (2, 0)]);
        let mut bytes = Vec::new();
        Encoder::new(SIZE).encode(&frame, &mut bytes);
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(
            text,
            "\x1b[1;1H\x1b]8;id=1;https://a.b\x1b\\aa\x1b]8;;\x1b\\a"
        );
    }

    #[test]
    fn cells_between_are_written_again_where_that_is_shorter() {
        let mut encoder = Encoder::new(SIZE);
        let mut bytes = Vec::new();
        encoder.encode(&buffer(&[(2, 0); 30]), &mut bytes);
        for (changed, written) in [([0, 3], "\x1b[1;1Hbaab"), ([0, 9], "\x1b[1;1Hb\x1b[8Cb")] {
            let mut cells = vec![(2, 0); 30];
            changed.into_iter().for_each(|at| cells[at] = (3, 0));
            bytes.clear();
            encoder.encode(&buffer(&cells), &mut bytes);
            assert_eq!(String::from_utf8_lossy(&bytes), written);
            encoder.encode(&buffer(&[(2, 0); 30]), &mut bytes);
        }
    }
}
