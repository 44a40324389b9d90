//! Owns the token stream that all number grammars read: words, numerals and symbols of one stretch of text.

use super::lexicon::{Lexeme, lexeme};

/// A word, a numeral or one symbol; positions are bytes of the whole text.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    pub start: u32,
    pub end: u32,
    pub kind: Kind,
    /// No white space before it.
    pub glued: bool,
    /// Whether a figure or date may start here.
    pub trigger: bool,
    /// What the word can be in one.
    pub lexeme: Option<&'static Lexeme>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters, then letters and digits.
    Word,
    /// Digits with commas and points between them.
    Numeral,
    Symbol(char),
}

/// Splits `text[from..to]` into tokens, into a buffer that is used again.
pub fn scan(text: &str, from: usize, to: usize, tokens: &mut Vec<Token>) {
    tokens.clear();
    let bytes = text.as_bytes();
    let to = to.min(bytes.len());
    let mut at = from;
    let mut last = from;
    while at < to {
        let byte = bytes[at];
        let (kind, end) = match CLASS[usize::from(byte)] {
            Class::Space => {
                at += 1;
                continue;
            }
            Class::Digit => {
                let end = numeral_end(bytes, at, to);
                let before = tokens.last().map_or("", |t| &text[t.start as usize..last]);
                let year = at + 4;
                let noted = is_noted_year(&bytes[at..end], &bytes[end..to]) && dates(before);
                (Kind::Numeral, if noted { year } else { end })
            }
            Class::Letter => {
                let end = word_end(text, at, to);
                let address = matches!(&bytes[at..end], b"http" | b"https" | b"ftp" | b"www");
                (
                    Kind::Word,
                    if address {
                        address_end(bytes, end, to)
                    } else {
                        end
                    },
                )
            }
            Class::Point => {
                let inside = at == last && at > from && glues(tokens);
                let decimal = at + 1 < to && bytes[at + 1].is_ascii_digit() && !inside;
                if decimal {
                    (Kind::Numeral, numeral_end(bytes, at + 1, to))
                } else {
                    (Kind::Symbol('.'), at + 1)
                }
            }
            Class::Symbol => (Kind::Symbol(char::from(byte)), at + 1),
            Class::Wide => {
                let Some(wide) = text.get(at..).and_then(|rest| rest.chars().next()) else {
                    at += 1;
                    continue;
                };
                let next = at + wide.len_utf8();
                if wide.is_whitespace() || is_invisible(wide) {
                    at = next;
                    continue;
                }
                if wide.is_alphabetic() && !matches!(wide, 'º' | 'ª') {
                    (Kind::Word, word_end(text, at, to))
                } else {
                    (Kind::Symbol(wide), next)
                }
            }
        };
        let end = end.min(to).max(at + 1);
        let glued = at == last && at > from;
        let lexeme = match kind {
            Kind::Word => lexeme(&text[at..end]),
            _ => None,
        };
        let trigger = match kind {
            Kind::Numeral => true,
            Kind::Word => lexeme.is_some_and(Lexeme::starts),
            Kind::Symbol(symbol) => super::words::vulgar(symbol).is_some(),
        };
        tokens.push(Token {
            start: at as u32,
            end: end as u32,
            kind,
            glued,
            trigger,
            lexeme,
        });
        at = end;
        last = end;
    }
}

/// Whether a point after the last token belongs to it, not to a decimal that starts with a point.
fn glues(tokens: &[Token]) -> bool {
    tokens.last().is_some_and(|t| {
        matches!(t.kind, Kind::Word | Kind::Numeral)
            || matches!(
                t.kind,
                Kind::Symbol('.' | ')' | ']' | '"' | '”' | '’' | '\'')
            )
    })
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
    )
}

/// The end of a web address whose scheme ends at `from`: the next white space.
fn address_end(bytes: &[u8], from: usize, to: usize) -> usize {
    if !matches!(bytes.get(from), Some(b':' | b'.')) {
        return from;
    }
    let rest = bytes.get(from..to).unwrap_or(&[]);
    let space = rest
        .iter()
        .position(|b| b.is_ascii_whitespace() || *b >= 128);
    space.map_or(to, |at| from + at)
}

/// Digits, and commas and points that stand between digits.
fn numeral_end(bytes: &[u8], from: usize, to: usize) -> usize {
    let mut at = from;
    while at < to {
        match bytes[at] {
            b'0'..=b'9' => at += 1,
            b'.' | b',' if at + 1 < to && bytes[at + 1].is_ascii_digit() => at += 2,
            _ => break,
        }
    }
    at
}

/// Whether a numeral is a year that ends a sentence and a footnote's mark: "in April 1991.33 The next".
fn is_noted_year(numeral: &[u8], after: &[u8]) -> bool {
    matches!(numeral, [b'1', b'5'..=b'9', _, _, b'.', mark @ ..] | [b'2', b'0', _, _, b'.', mark @ ..]
        if mark.len() <= 3 && mark.iter().all(u8::is_ascii_digit))
        && after.first().is_some_and(u8::is_ascii_whitespace)
        && after
            .iter()
            .find(|b| !b.is_ascii_whitespace())
            .is_some_and(u8::is_ascii_uppercase)
}

/// Whether a year follows a word.
#[rustfmt::skip]
fn dates(word: &str) -> bool {
    matches!(
        word,
        "in" | "since" | "during" | "until" | "late" | "early" | "January" | "February" | "March" | "April" | "May"
            | "June" | "July" | "August" | "September" | "October" | "November" | "December"
    )
}

fn word_end(text: &str, from: usize, to: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < to {
        match CLASS[usize::from(bytes[at])] {
            Class::Digit if super::prefixes::glues(&text[from..at], &text[at..to]) => break,
            Class::Letter | Class::Digit => at += 1,
            Class::Wide => match text.get(at..).and_then(|rest| rest.chars().next()) {
                Some(c) if c.is_alphanumeric() && super::words::vulgar(c).is_none() => {
                    at += c.len_utf8();
                }
                _ => break,
            },
            _ => break,
        }
    }
    at
}

#[derive(Clone, Copy)]
enum Class {
    Space,
    Digit,
    Letter,
    Point,
    Symbol,
    Wide,
}

const CLASS: [Class; 256] = {
    let mut table = [Class::Symbol; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b' ' | b'\t' | b'\n' | b'\r' | 0..=31 | 127 => Class::Space,
            b'0'..=b'9' => Class::Digit,
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'.' => Class::Point,
            128..=255 => Class::Wide,
            _ => Class::Symbol,
        };
        byte += 1;
    }
    table
};

/// The tokens of one stretch with their text. Every index is allowed; past the ends there is nothing.
#[derive(Clone, Copy)]
pub struct Tokens<'t> {
    pub text: &'t str,
    pub list: &'t [Token],
}

impl<'t> Tokens<'t> {
    #[inline]
    pub fn len(self) -> usize {
        self.list.len()
    }

    #[inline]
    pub fn get(self, i: usize) -> Option<Token> {
        self.list.get(i).copied()
    }

    pub fn start(self, i: usize) -> usize {
        self.get(i)
            .map_or_else(|| self.end_of_all(), |t| t.start as usize)
    }

    pub fn end(self, i: usize) -> usize {
        self.get(i)
            .map_or_else(|| self.end_of_all(), |t| t.end as usize)
    }

    fn end_of_all(self) -> usize {
        self.list.last().map_or(0, |t| t.end as usize)
    }

    #[inline]
    pub fn of(self, i: usize) -> &'t str {
        self.list
            .get(i)
            .and_then(|t| self.text.get(t.start as usize..t.end as usize))
            .unwrap_or("")
    }

    /// Whether the token is this lower-case word, however it is written.
    #[inline]
    pub fn is(self, i: usize, word: &str) -> bool {
        self.bytes(i).eq_ignore_ascii_case(word.as_bytes())
    }

    /// What [`Self::of`] gives, for comparing it with words.
    #[inline]
    fn bytes(self, i: usize) -> &'t [u8] {
        let token = self.list.get(i);
        let bytes = token.and_then(|t| self.text.as_bytes().get(t.start as usize..t.end as usize));
        bytes.unwrap_or_default()
    }

    pub fn is_any(self, i: usize, words: &[&str]) -> bool {
        let text = self.bytes(i);
        let Some(first) = text.first().map(u8::to_ascii_lowercase) else {
            return false;
        };
        words.iter().map(|w| w.as_bytes()).any(|w| {
            w.len() == text.len() && w.first() == Some(&first) && text.eq_ignore_ascii_case(w)
        })
    }

    /// Whether the tokens from `i` are these words, parted by single spaces in `phrase`.
    /// Returns the index after them.
    pub fn phrase(self, i: usize, phrase: &str) -> Option<usize> {
        let mut at = i;
        for word in phrase.split(' ') {
            if !self.is(at, word) {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    #[inline]
    pub fn symbol(self, i: usize) -> Option<char> {
        match self.list.get(i)?.kind {
            Kind::Symbol(symbol) => Some(symbol),
            _ => None,
        }
    }

    #[inline]
    pub fn is_symbol(self, i: usize, symbol: char) -> bool {
        self.symbol(i) == Some(symbol)
    }

    #[inline]
    pub fn is_hyphen(self, i: usize) -> bool {
        matches!(self.symbol(i), Some('-' | '‐' | '‑'))
    }

    #[inline]
    pub fn is_dash(self, i: usize) -> bool {
        matches!(self.symbol(i), Some('-' | '‐' | '‑' | '–' | '—' | '−'))
    }

    #[inline]
    pub fn is_apostrophe(self, i: usize) -> bool {
        matches!(self.symbol(i), Some('\'' | '’' | '‘' | '`'))
    }

    #[inline]
    pub fn is_word(self, i: usize) -> bool {
        self.list.get(i).is_some_and(|t| t.kind == Kind::Word)
    }

    #[inline]
    pub fn is_numeral(self, i: usize) -> bool {
        self.list.get(i).is_some_and(|t| t.kind == Kind::Numeral)
    }

    #[inline]
    pub fn glued(self, i: usize) -> bool {
        self.list.get(i).is_some_and(|t| t.glued)
    }

    #[inline]
    pub fn lexeme(self, i: usize) -> Option<&'static Lexeme> {
        self.list.get(i)?.lexeme
    }

    /// A word that starts with a capital.
    pub fn capital(self, i: usize) -> bool {
        self.is_word(i) && self.of(i).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether a sentence seems to start at `i`: the stretch does, or a stop or an opening mark stands before.
    pub fn opens(self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else {
            return true;
        };
        match self.symbol(before) {
            Some('.') => {
                // The stop of an initial or of "U.S." ends no sentence.
                let initial = before.wrapping_sub(1);
                !(self.glued(before) && self.is_word(initial) && self.of(initial).len() == 1)
            }
            Some('!' | '?' | ':' | ';' | '“' | '•') => true,
            Some(')' | '”' | '"' | '’') => {
                before > 0 && matches!(self.symbol(before - 1), Some('.' | '!' | '?'))
            }
            _ => false,
        }
    }
}
