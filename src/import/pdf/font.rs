//! Owns fonts: what a code of a shown string means, how wide it is and how the font looks. Names hayro_font.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use hayro_font::hayro_cmap::{BfString, CMapName};
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn};
use hayro_syntax::object::dict::keys::{
    BASE_FONT, DESCENDANT_FONTS, ENCODING, FLAGS, FONT_DESC, FONT_WEIGHT, SUBTYPE, TYPE0,
};
use hayro_syntax::object::{Array, Dict, Name};

use super::reverse;

/// How a font looks, as far as headings and code are told by it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Style {
    pub bold: bool,
    pub italic: bool,
    pub mono: bool,
    /// Tells fonts apart, not subsets of one.
    pub font: u32,
}

/// One code of a string as it is shown.
#[derive(Debug, Clone)]
pub struct Shown {
    pub text: Rc<str>,
    /// Advance in thousandths of the font size; down the page in vertical writing.
    pub advance: f64,
}

/// Fonts by the numbers of their objects; none where one can't be read.
type Known<'a> = HashMap<(u32, i32), Option<Rc<Loaded<'a>>>>;

/// The fonts of one thread's pages.
pub struct Fonts<'a> {
    cache: FontCache<'a>,
    loaded: RefCell<Known<'a>>,
    programs: FontResolverFn,
    maps: CMapResolverFn,
}

/// A font ready to read strings with.
pub struct Loaded<'a> {
    font: Font<'a>,
    pub style: Style,
    pub vertical: bool,
    simple: bool,
    /// Whether its codes are UTF-16 units.
    utf16: bool,
    known: RefCell<HashMap<u32, Shown>>,
    /// From glyphs to text by the font's own table, where nothing else tells.
    reverse: RefCell<Option<reverse::Glyphs>>,
}

/// A map of two-byte codes to themselves, in place of the predefined ones whose codes are Unicode.
const TWO_BYTES: &[u8] = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap \
/CMapName /Identity-H def /CMapType 1 def 1 begincodespacerange <0000> <FFFF> endcodespacerange \
1 begincidrange <0000> <FFFF> 0 endcidrange endcmap end end";

impl<'a> Fonts<'a> {
    pub fn new() -> Self {
        let programs: FontResolverFn = Arc::new(|query: &FontQuery| {
            Some(match query {
                FontQuery::Standard(font) => font.get_font_data(),
                FontQuery::Fallback(query) => query.pick_standard_font().get_font_data(),
            })
        });
        let maps: CMapResolverFn =
            Arc::new(|name: CMapName<'_>| is_utf16(name.to_bytes()).then_some(TWO_BYTES));
        Self {
            cache: FontCache::new(),
            loaded: RefCell::default(),
            programs,
            maps,
        }
    }

    /// The font that a dictionary describes; none where it can't be read.
    pub fn load(&self, dict: &Dict<'a>) -> Option<Rc<Loaded<'a>>> {
        let key = dict.obj_id().map(|id| (id.obj_number, id.gen_number));
        if let Some(known) = key.and_then(|key| self.loaded.borrow().get(&key).cloned()) {
            return known;
        }
        let font = self.cache.font(dict, &self.programs, &self.maps);
        let loaded = font.map(|font| Rc::new(Loaded::new(font, dict)));
        if let Some(key) = key {
            self.loaded.borrow_mut().insert(key, loaded.clone());
        }
        loaded
    }
}

impl<'a> Loaded<'a> {
    fn new(font: Font<'a>, dict: &Dict<'a>) -> Self {
        let encoding = dict.get::<Name<'_>>(ENCODING);
        Self {
            style: style(dict),
            vertical: !font.is_horizontal(),
            simple: dict.get::<Name<'_>>(SUBTYPE).is_none_or(|s| &*s != TYPE0),
            utf16: encoding.is_some_and(|name| is_utf16(name.as_ref())),
            font,
            known: RefCell::default(),
            reverse: RefCell::default(),
        }
    }

    /// The codes of a shown string, each with how many bytes it took and its first byte.
    pub fn read(&self, bytes: &[u8], mut each: impl FnMut(&Shown, bool)) {
        let mut at = 0;
        while at < bytes.len() {
            let (code, length) = self.font.read_code(bytes, at);
            let is_space = length == 1 && bytes[at] == b' ';
            at += length.max(1);
            let mut known = self.known.borrow_mut();
            let shown = known.entry(code).or_insert_with(|| self.look_up(code));
            each(shown, is_space);
        }
    }

    fn look_up(&self, code: u32) -> Shown {
        let glyph = self.font.glyph(self.font.map_code(code), code);
        let stated = match &glyph {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        let text = match stated {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None if self.utf16 => char::from_u32(code).map_or(String::new(), String::from),
            None => self.guess(&glyph, code),
        };
        let advance = self.font.code_advance(code);
        Shown {
            text: readable(&text).into(),
            advance: if self.vertical { advance.y } else { advance.x },
        }
    }

    /// What a code means where neither the font's encoding nor its map to Unicode tells.
    fn guess(&self, glyph: &FontGlyph<'a>, code: u32) -> String {
        if let FontGlyph::Outline(outline) = glyph {
            let mut reverse = self.reverse.borrow_mut();
            let glyphs = reverse.get_or_insert_with(|| {
                let data = outline.font_data();
                data.map_or_else(Default::default, |font| {
                    reverse::Glyphs::of((*font.data).as_ref())
                })
            });
            if let Some(c) = glyphs.char(outline.glyph_id().to_u32()) {
                return c.to_string();
            }
        }
        let plain = self.simple && (0x20..0x7F).contains(&code);
        plain
            .then(|| char::from_u32(code))
            .flatten()
            .map_or(String::new(), String::from)
    }
}

fn is_utf16(name: &[u8]) -> bool {
    let has = |part: &[u8]| name.windows(part.len()).any(|w| w == part);
    name.starts_with(b"Uni") && (has(b"UCS2") || has(b"UTF16"))
}

/// Ligatures in letters, private and control characters left out.
fn readable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{FB00}' => out.push_str("ff"),
            '\u{FB01}' => out.push_str("fi"),
            '\u{FB02}' => out.push_str("fl"),
            '\u{FB03}' => out.push_str("ffi"),
            '\u{FB04}' => out.push_str("ffl"),
            '\u{FB05}' | '\u{FB06}' => out.push_str("st"),
            '\u{A0}' | '\t' | '\n' | '\r' => out.push(' '),
            // Where symbol fonts keep their bullets and letters.
            '\u{F0B7}' | '\u{F0A7}' | '\u{F0A8}' => out.push('\u{2022}'),
            '\u{F020}'..='\u{F07E}' => out.extend(char::from_u32(c as u32 - 0xF000)),
            '\u{FFFD}' | '\u{FFFE}' | '\u{FFFF}' | '\u{E000}'..='\u{F8FF}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

fn style(dict: &Dict<'_>) -> Style {
    let descendant = dict
        .get::<Array<'_>>(DESCENDANT_FONTS)
        .and_then(|a| a.iter::<Dict<'_>>().next());
    let descriptor = descendant
        .as_ref()
        .unwrap_or(dict)
        .get::<Dict<'_>>(FONT_DESC);
    let name = dict.get::<Name<'_>>(BASE_FONT);
    let name = name.as_ref().map_or("", |name| name.as_str());
    let name = match name.split_once('+') {
        Some((subset, rest)) if subset.len() == 6 => rest,
        _ => name,
    };
    let flags = descriptor
        .as_ref()
        .and_then(|d| d.get::<u32>(FLAGS))
        .unwrap_or(0);
    let weight = descriptor.as_ref().and_then(|d| d.get::<f32>(FONT_WEIGHT));
    let lower = name.to_ascii_lowercase();
    let has = |parts: &[&str]| parts.iter().any(|part| lower.contains(part));
    let bold = has(&[
        "bold", "black", "heavy", "demi", "-bd", "cmbx", "sfbx", "medi", ".b+",
    ]) || weight.is_some_and(|w| w >= 600.0)
        || flags & 1 << 18 != 0;
    let mono = flags & 1 != 0
        || has(&[
            "courier",
            "mono",
            "typewriter",
            "cmtt",
            "sftt",
            "consol",
            "menlo",
            "nimbusmon",
        ]);
    Style {
        bold,
        italic: flags & 1 << 6 != 0 || has(&["italic", "oblique", "cmti", "sfti", "slanted"]),
        mono,
        font: lower.bytes().fold(0x811C_9DC5, |hash: u32, b| {
            (hash ^ u32::from(b)).wrapping_mul(0x0100_0193)
        }),
    }
}
