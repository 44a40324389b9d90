//! Owns what a cell of the screen is as one number: its glyph and its pen, both told apart exactly.

use std::collections::HashMap;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::style;

/// A cell: equal numbers look the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot(u64);

/// What a cell looks like besides its glyph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pen {
    pub fg: Color,
    pub bg: Color,
    pub modifier: Modifier,
    /// The sequence that begins a hyperlink, by its number; 0 is none.
    pub link: u32,
}

impl Pen {
    /// As terminals begin.
    pub const PLAIN: Self = Self {
        fg: Color::Reset,
        bg: Color::Reset,
        modifier: Modifier::empty(),
        link: 0,
    };
}

/// Glyphs of one character are numbered as the character, others from here on.
const CLUSTERS: u32 = 0x11_0000;
/// What is remembered before all is numbered anew: glyphs of several characters, and pens, of which each
/// link has its own.
const MOST_CLUSTERS: usize = 10_000;
const MOST_PENS: usize = 500;
/// The other half of a wide glyph.
const TRAIL: u32 = u32::MAX;

impl Spot {
    /// An empty cell.
    pub const BLANK: Self = Self(b' ' as u64);
    pub const TRAIL: Self = Self(TRAIL as u64);
    /// Nobody knows what the terminal shows here.
    pub const UNKNOWN: Self = Self(u64::MAX - 1);

    fn new(glyph: u32, pen: u32) -> Self {
        Self(u64::from(pen) << 32 | u64::from(glyph))
    }

    fn glyph(self) -> u32 {
        self.0 as u32
    }

    /// The number of its pen; 0 is plain.
    pub fn pen(self) -> u32 {
        (self.0 >> 32) as u32
    }

    /// Whether its glyph is made of several characters.
    pub fn is_cluster(self) -> bool {
        (CLUSTERS..TRAIL).contains(&self.glyph())
    }

    /// Its glyph where that is of ASCII.
    pub fn ascii(self) -> Option<u8> {
        u8::try_from(self.glyph()).ok().filter(u8::is_ascii)
    }
}

/// What the numbers of cells stand for.
#[derive(Debug)]
pub struct Tables {
    clusters: Names,
    links: Names,
    pens: Vec<Pen>,
    /// The looks and links of the pens: a few dozens, found quicker one by one than by a map.
    looks: Vec<(u64, u32)>,
    /// Those of the last cell, which most often are those of the next, and their number.
    last: ((u64, u32), u32),
}

#[derive(Debug)]
struct Names {
    texts: Vec<Box<str>>,
    numbers: HashMap<Box<str>, u32>,
}

impl Default for Names {
    fn default() -> Self {
        Self {
            texts: vec!["".into()],
            numbers: HashMap::new(),
        }
    }
}

impl Names {
    /// The number of a text; "" is 0.
    fn number(&mut self, text: &str) -> u32 {
        if text.is_empty() {
            return 0;
        }
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.texts.len() as u32;
        self.texts.push(text.into());
        self.numbers.insert(text.into(), number);
        number
    }

    fn text(&self, number: u32) -> &str {
        self.texts.get(number as usize).map_or("", |text| text)
    }
}

impl Default for Tables {
    fn default() -> Self {
        Self {
            clusters: Names::default(),
            links: Names::default(),
            pens: vec![Pen::PLAIN],
            looks: vec![(0, 0)],
            last: ((0, 0), 0),
        }
    }
}

impl Tables {
    /// Whether it is time to forget what the numbers stood for.
    pub fn are_full(&self) -> bool {
        self.clusters.texts.len() > MOST_CLUSTERS || self.pens.len() > MOST_PENS
    }

    /// A cell as a number, and the columns it takes: 1 or 2.
    #[inline]
    pub fn spot(&mut self, cell: &Cell) -> (Spot, usize) {
        let symbol = cell.symbol();
        if let [byte] = symbol.as_bytes() {
            return (Spot::new(u32::from(*byte), self.pen_number(cell, 0)), 1);
        }
        let mut characters = symbol.chars();
        match (characters.next(), characters.next()) {
            (Some(only), None) => (
                Spot::new(only as u32, self.pen_number(cell, 0)),
                only.width().unwrap_or(1).clamp(1, 2),
            ),
            _ => self.rare_spot(cell),
        }
    }

    /// That of a glyph of several characters, of one that is a link, or of none.
    #[cold]
    fn rare_spot(&mut self, cell: &Cell) -> (Spot, usize) {
        let (link, symbol) = split_link(cell.symbol());
        let link = self.links.number(link);
        let pen = self.pen_number(cell, link);
        match symbol {
            "" => (Spot::new(u32::from(b' '), pen), 1),
            _ => (
                Spot::new(self.glyph(symbol), pen),
                symbol.width().clamp(1, 2),
            ),
        }
    }

    fn glyph(&mut self, symbol: &str) -> u32 {
        let mut characters = symbol.chars();
        match (characters.next(), characters.next()) {
            (Some(only), None) => only as u32,
            _ => CLUSTERS + self.clusters.number(symbol),
        }
    }

    #[inline]
    fn pen_number(&mut self, cell: &Cell, link: u32) -> u32 {
        let look = look(cell);
        if self.last.0 == (look, link) {
            return self.last.1;
        }
        self.other_pen_number(cell, (look, link))
    }

    #[cold]
    fn other_pen_number(&mut self, cell: &Cell, look: (u64, u32)) -> u32 {
        let found = self.looks.iter().position(|known| *known == look);
        let number = found.unwrap_or_else(|| {
            self.looks.push(look);
            self.pens.push(Pen {
                fg: cell.fg,
                bg: cell.bg,
                modifier: cell.modifier,
                link: look.1,
            });
            self.looks.len() - 1
        }) as u32;
        self.last = (look, number);
        number
    }

    /// The pen of a number.
    pub fn pen(&self, number: u32) -> Pen {
        self.pens
            .get(number as usize)
            .copied()
            .unwrap_or(Pen::PLAIN)
    }

    /// The sequence that begins the link of a pen.
    pub fn link(&self, pen: Pen) -> &str {
        self.links.text(pen.link)
    }

    /// Appends the glyph of a cell, and returns the columns it takes on a terminal that draws each
    /// character by itself.
    pub fn write(&self, spot: Spot, out: &mut Vec<u8>) -> usize {
        if let Some(byte) = spot.ascii() {
            out.push(byte);
            return 1;
        }
        let mut bytes = [0; 4];
        let glyph = spot.glyph();
        let text = match char::from_u32(glyph) {
            Some(only) => &*only.encode_utf8(&mut bytes),
            None => self.clusters.text(glyph - CLUSTERS),
        };
        out.extend_from_slice(text.as_bytes());
        text.chars().filter_map(UnicodeWidthChar::width).sum()
    }
}

/// The style of a cell as a number; 0 is plain.
#[inline]
fn look(cell: &Cell) -> u64 {
    let code = |colour: Color| match colour {
        Color::Reset => 0,
        Color::Rgb(r, g, b) => 1 << 24 | u64::from(r) << 16 | u64::from(g) << 8 | u64::from(b),
        _ => 1 << 8 | u64::from(style::index(colour)),
    };
    code(cell.fg) << 41 | code(cell.bg) << 16 | u64::from(cell.modifier.bits())
}

/// The sequence that makes a glyph a link, and the glyph.
fn split_link(symbol: &str) -> (&str, &str) {
    const CLOSE: &str = "\x1b]8;;\x1b\\";
    let inside = symbol
        .strip_suffix(CLOSE)
        .filter(|s| s.starts_with("\x1b]8;"));
    inside
        .and_then(|inside| inside.find("\x1b\\").map(|at| inside.split_at(at + 2)))
        .unwrap_or(("", symbol))
}
