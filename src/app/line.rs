//! Owns a one-line input: text and cursor.

use unicode_segmentation::UnicodeSegmentation;

use super::input::{Code, Key};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    text: String,
    /// Byte offset, on a cluster boundary.
    cursor: usize,
}

impl Line {
    pub fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            cursor: text.len(),
        }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Takes a key, and says whether it was one for a line.
    pub fn press(&mut self, key: Key) -> bool {
        match (key.code, key.ctrl, key.alt) {
            (Code::Char(c), false, false) if !c.is_control() => {
                self.insert(c.encode_utf8(&mut [0; 4]))
            }
            (Code::Backspace, false, false) | (Code::Char('h'), true, false) => {
                self.cut(self.before(), self.cursor);
            }
            (Code::Delete, false, false) => self.cut(self.cursor, self.after()),
            (Code::Char('w'), true, false) | (Code::Backspace, false, true) => {
                self.cut(self.word_before(), self.cursor);
            }
            (Code::Char('u'), true, false) => self.cut(0, self.cursor),
            (Code::Char('k'), true, false) => self.cut(self.cursor, self.text.len()),
            (Code::Left, false, false) => self.cursor = self.before(),
            (Code::Right, false, false) => self.cursor = self.after(),
            (Code::Home, false, false) | (Code::Char('a'), true, false) => self.cursor = 0,
            (Code::End, false, false) | (Code::Char('e'), true, false) => {
                self.cursor = self.text.len();
            }
            _ => return false,
        }
        true
    }

    /// Puts text in at the cursor; line ends become blanks, other control characters are dropped.
    pub fn insert(&mut self, text: &str) {
        let clean: String = text
            .chars()
            .map(|c| {
                if matches!(c, '\n' | '\r' | '\t') {
                    ' '
                } else {
                    c
                }
            })
            .filter(|c| !c.is_control())
            .collect();
        self.text.insert_str(self.cursor, &clean);
        self.cursor += clean.len();
    }

    /// Puts text behind the line; the cursor stays.
    pub fn append(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Breaks the line at the cursor, and returns what stood behind it, the cursor at its beginning.
    pub fn split(&mut self) -> Self {
        let text = self.text.split_off(self.cursor);
        Self { text, cursor: 0 }
    }

    fn cut(&mut self, from: usize, to: usize) {
        self.text.replace_range(from..to, "");
        self.cursor = from;
    }

    fn before(&self) -> usize {
        let mut clusters = self.text[..self.cursor].grapheme_indices(true);
        clusters.next_back().map_or(0, |(i, _)| i)
    }

    fn after(&self) -> usize {
        let mut clusters = self.text[self.cursor..].graphemes(true);
        self.cursor + clusters.next().map_or(0, str::len)
    }

    fn word_before(&self) -> usize {
        let head = self.text[..self.cursor].trim_end();
        head.rfind(char::is_whitespace).map_or(0, |i| {
            i + head[i..].chars().next().map_or(1, char::len_utf8)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_edit_the_line() {
        let mut line = Line::new("one two");
        for key in Key::parse_all("<C-w>ñ<Left><BS>x<End>!<C-a><Del>").unwrap() {
            assert!(line.press(key), "{key}");
        }
        assert_eq!(line.text(), "nexñ!");
        assert!(!line.press(Key::plain(Code::Enter)));
        line.insert("\x1ba\nb");
        assert_eq!(line.text(), "a bnexñ!");
    }
}
