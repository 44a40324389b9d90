//! Owns folding: the form in which the finder compares entries and queries. Case, accents,
//! typographic quotes and dashes, and the length of white space make no difference in it.

/// No more characters than these of an entry are shown and compared.
pub const LINE: usize = 1000;

/// The first [`LINE`] characters of `text` on one line: a run of white space is one space, there
/// is none at the ends, and no control or invisible formatting character is left.
pub fn one_line(text: &str) -> String {
    OneLine::of(text).collect()
}

/// Appends the folded form of [`one_line`] of `text`, in UTF-8.
pub fn fold_into(text: &str, out: &mut Vec<u8>) {
    if text.is_ascii() {
        return fold_ascii(text.as_bytes(), out);
    }
    for c in OneLine::of(text) {
        let (first, second) = fold(c);
        for c in first.into_iter().chain(second) {
            out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
}

/// The same for the common case, in a third of the time.
fn fold_ascii(text: &[u8], out: &mut Vec<u8>) {
    let start = out.len();
    let mut space = false;
    for &b in text {
        if b.is_ascii_whitespace() || b == b'\x0b' {
            space = out.len() > start;
        } else if !b.is_ascii_control() {
            if space {
                out.push(b' ');
                space = false;
            }
            out.push(b.to_ascii_lowercase());
            if out.len() - start >= LINE {
                return out.truncate(start + LINE);
            }
        }
    }
}

/// For each character of the folded form of `line`, a result of [`one_line`], the position of the
/// character in `line` that it comes from.
pub fn origins(line: &str) -> Vec<usize> {
    let mut origins = Vec::with_capacity(line.len());
    for (position, c) in line.chars().enumerate() {
        let (first, second) = fold(c);
        origins.extend(first.into_iter().chain(second).map(|_| position));
    }
    origins
}

struct OneLine<'a> {
    chars: std::str::Chars<'a>,
    /// Read already, but a space goes before it.
    held: Option<char>,
    left: usize,
}

impl<'a> OneLine<'a> {
    fn of(text: &'a str) -> Self {
        Self {
            chars: text.trim_start().chars(),
            held: None,
            left: LINE,
        }
    }
}

impl Iterator for OneLine<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        self.left = self.left.checked_sub(1)?;
        if let Some(c) = self.held.take() {
            return Some(c);
        }
        let mut space = false;
        loop {
            let c = self.chars.next()?;
            if c.is_whitespace() {
                // Where nothing was put out yet, a space would stand at the start.
                space = self.left < LINE - 1;
            } else if !is_invisible(c) {
                if space {
                    self.held = Some(c);
                    return Some(' ');
                }
                return Some(c);
            }
        }
    }
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// What one character counts as: none for a combining accent, two for a ligature.
fn fold(c: char) -> (Option<char>, Option<char>) {
    let one = |c| (Some(c), None);
    if c.is_ascii() {
        return one(c.to_ascii_lowercase());
    }
    match c {
        '\u{300}'..='\u{36f}' => (None, None),
        'ß' | 'ẞ' => (Some('s'), Some('s')),
        'æ' | 'Æ' => (Some('a'), Some('e')),
        'œ' | 'Œ' => (Some('o'), Some('e')),
        'ﬁ' => (Some('f'), Some('i')),
        'ﬂ' => (Some('f'), Some('l')),
        '‘' | '’' | '‚' | '‛' | '′' | '´' => one('\''),
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => one('"'),
        '\u{2010}'..='\u{2015}' | '−' => one('-'),
        '…' => one('.'),
        _ => one(base(c).unwrap_or_else(|| lower(c))),
    }
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// The lower-case letter under the accents of a Latin or Greek letter.
fn base(c: char) -> Option<char> {
    let at = |first: u32, bases: &str| {
        let letter = bases.as_bytes().get((c as u32 - first) as usize)?;
        letter.is_ascii_lowercase().then_some(*letter as char)
    };
    match c {
        '\u{c0}'..='\u{17f}' => at(0xc0, LATIN_1_AND_A),
        '\u{1cd}'..='\u{1dc}' => at(0x1cd, "aaiioouuuuuuuuuu"),
        '\u{200}'..='\u{233}' => at(0x200, LATIN_B),
        '\u{1e00}'..='\u{1eff}' => at(0x1e00, LATIN_ADDITIONAL),
        'Ά' | 'ά' => Some('α'),
        'Έ' | 'έ' => Some('ε'),
        'Ή' | 'ή' => Some('η'),
        'Ί' | 'ί' | 'ϊ' | 'ΐ' => Some('ι'),
        'Ό' | 'ό' => Some('ο'),
        'Ύ' | 'ύ' | 'ϋ' | 'ΰ' => Some('υ'),
        'Ώ' | 'ώ' => Some('ω'),
        'ς' => Some('σ'),
        'Ё' | 'ё' => Some('е'),
        _ => None,
    }
}

/// The base letters of U+00C0 to U+017F, from the canonical decompositions of Unicode; letters
/// with a stroke count as the letter under it. `.` has none.
const LATIN_1_AND_A: &str = "\
aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllllllllnnnnnnnnnoooooo..\
rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// U+0200 to U+0233.
const LATIN_B: &str = "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy";

/// U+1E00 to U+1EFF.
const LATIN_ADDITIONAL: &str = "\
aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr\
ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyasss..\
aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let mut out = Vec::new();
        fold_into(text, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn case_accents_and_typography_fold() {
        for (text, expected) in [
            ("  Łódź,\r\n\tÉtat  ", "lodz, etat"),
            ("“don’t”—yes…", "\"don't\"-yes."),
            ("Straße Ærø", "strasse aero"),
            ("e\u{301}a\u{ad}b", "eab"),
            ("Việt ẞ Ω Ё Ά", "viet ss ω е α"),
            ("\u{200b} \u{1b}[1m a", "[1m a"),
            ("", ""),
            (" \n ", ""),
        ] {
            assert_eq!(folded(text), expected, "{text:?}");
        }
        assert_eq!(LATIN_1_AND_A.len(), 0x180 - 0xc0);
        assert_eq!(LATIN_B.len(), 0x234 - 0x200);
        assert_eq!(LATIN_ADDITIONAL.len(), 256);
    }

    #[test]
    fn origins_lead_back() {
        let line = one_line("a  ße\u{301}é");
        assert_eq!(line, "a ße\u{301}é");
        assert_eq!(folded(&line), "a ssee");
        assert_eq!(origins(&line), [0, 1, 2, 2, 3, 5]);
    }

    #[test]
    fn long_lines_are_cut() {
        let text = "ab ".repeat(LINE);
        assert_eq!(one_line(&text).chars().count(), LINE);
        let ascii = folded(&text);
        assert_eq!(ascii, one_line(&text));
        assert_eq!(folded(&(text.clone() + "é")), ascii);
        assert_eq!(folded(&text[1..]), one_line(&text[1..]));
    }
}
