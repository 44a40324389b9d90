//! Owns the way back from a glyph of a TrueType font to its character, for fonts that state no other.

use std::collections::HashMap;

/// The characters of a font's glyphs.
#[derive(Debug, Default)]
pub struct Glyphs(HashMap<u32, char>);

impl Glyphs {
    /// Reads a font's `cmap` table; empty where it has none that maps Unicode.
    pub fn of(font: &[u8]) -> Self {
        let mut found = Self::default();
        let _ = found.read(font);
        found
    }

    pub fn char(&self, glyph: u32) -> Option<char> {
        self.0.get(&glyph).copied()
    }

    fn read(&mut self, font: &[u8]) -> Option<()> {
        let tables = short(font, 4)? as usize;
        let record = (0..tables)
            .map(|nth| 12 + nth * 16)
            .find(|at| font.get(*at..at + 4) == Some(b"cmap"))?;
        let cmap = font.get(long(font, record + 8)? as usize..)?;
        let subtables = short(cmap, 2)? as usize;
        for nth in 0..subtables.min(64) {
            let at = 4 + nth * 8;
            let unicode = matches!(
                (short(cmap, at)?, short(cmap, at + 2)?),
                (0, _) | (3, 1) | (3, 10)
            );
            let Some(table) = cmap.get(long(cmap, at + 4)? as usize..) else {
                continue;
            };
            if unicode {
                let _ = match short(table, 0)? {
                    4 => self.segments(table),
                    12 => self.groups(table),
                    _ => None,
                };
            }
        }
        Some(())
    }

    fn add(&mut self, glyph: u32, code: u32) {
        let private = (0xE000..0xF900).contains(&code);
        if let Some(c) = char::from_u32(code).filter(|_| glyph != 0 && !private) {
            self.0.entry(glyph).or_insert(c);
        }
    }

    fn segments(&mut self, table: &[u8]) -> Option<()> {
        let double = short(table, 6)? as usize & !1;
        let (ends, starts) = (14, 16 + double);
        let (deltas, offsets) = (starts + double, starts + 2 * double);
        for at in (0..double).step_by(2) {
            let (end, start) = (short(table, ends + at)?, short(table, starts + at)?);
            let (delta, offset) = (short(table, deltas + at)?, short(table, offsets + at)?);
            for code in start..=end {
                let glyph = if offset == 0 {
                    code.wrapping_add(delta)
                } else {
                    let far = offsets + at + offset as usize + 2 * (code - start) as usize;
                    match short(table, far) {
                        Some(glyph) if glyph != 0 => glyph.wrapping_add(delta),
                        _ => 0,
                    }
                };
                self.add(glyph.into(), code.into());
            }
        }
        Some(())
    }

    fn groups(&mut self, table: &[u8]) -> Option<()> {
        for nth in 0..long(table, 12)?.min(20_000) as usize {
            let at = 16 + nth * 12;
            let (start, end) = (long(table, at)?, long(table, at + 4)?);
            let glyph = long(table, at + 8)?;
            for step in 0..=end.checked_sub(start)?.min(0xFFFF) {
                self.add(glyph.saturating_add(step), start.saturating_add(step));
            }
        }
        Some(())
    }
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_be_bytes([pair[0], pair[1]]))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from(short(bytes, at)?) << 16 | u32::from(short(bytes, at.checked_add(2)?)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyphs_lead_back_to_their_characters() {
        // One table; one subtable of format 4 with the segments A..C to glyphs 5.. and the end mark.
        let shorts = |values: &[u16]| values.iter().flat_map(|v| v.to_be_bytes()).collect();
        let mut font: Vec<u8> = shorts(&[0, 1, 1, 0, 0, 0]);
        font.extend(b"cmap");
        let rest: Vec<u8> = shorts(&[0, 0, 0, 28, 0, 60, 0, 1, 3, 1, 0, 12]);
        font.extend(rest);
        let table: Vec<u8> = shorts(&[
            4, 32, 0, 4, 0, 0, 0, 67, 0xFFFF, 0, 65, 0xFFFF, 0xFFC4, 1, 0, 0,
        ]);
        font.extend(table);
        let glyphs = Glyphs::of(&font);
        assert_eq!(glyphs.char(5), Some('A'));
        assert_eq!(glyphs.char(7), Some('C'));
        assert_eq!(glyphs.char(8), None);
        for cut in 0..font.len() {
            Glyphs::of(&font[..cut]);
        }
    }
}
