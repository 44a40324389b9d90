//! Owns what one character of a document looks like on the screen. Document text becomes safe to
//! show here and nowhere else: control, escape and bidi-override characters become visible marks.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::document::Span;

/// One cell or two of a row: what of the text it stands for, and what is shown for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph<'a> {
    pub span: Span,
    /// Shown at the right end of `width`, with blanks before it.
    pub text: &'a str,
    pub width: u16,
}

/// What white space means in a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spacing {
    /// A run of it is one blank.
    Flowing,
    /// Each space counts; tabs go to the next multiple of 8.
    Kept,
    /// Tabs part the cells of a table that is too wide for columns.
    Cells,
}

const CONTROL: [&str; 32] = [
    "␀", "␁", "␂", "␃", "␄", "␅", "␆", "␇", "␈", "␉", "␊", "␋", "␌", "␍", "␎", "␏", "␐", "␑", "␒",
    "␓", "␔", "␕", "␖", "␗", "␘", "␙", "␚", "␛", "␜", "␝", "␞", "␟",
];

/// Longest cluster of combining marks that is passed on to a terminal, in bytes.
const LONGEST_CLUSTER: usize = 32;

pub const CELL_RULE: &str = " │ ";

/// What a span of a text shows, glyph by glyph.
pub fn glyphs(text: &str, span: Span, spacing: Spacing) -> Glyphs<'_> {
    Glyphs {
        rest: span.of(text),
        at: span.start(),
        column: 0,
        last: "",
        spacing,
    }
}

/// What a text shows from a place on.
pub struct Glyphs<'a> {
    rest: &'a str,
    at: usize,
    column: u16,
    /// What the last glyph showed.
    last: &'a str,
    spacing: Spacing,
}

impl<'a> Iterator for Glyphs<'a> {
    type Item = Glyph<'a>;

    #[inline]
    fn next(&mut self) -> Option<Glyph<'a>> {
        let bytes = self.rest.as_bytes();
        let first = *bytes.first()?;
        let (len, shown, width) = match first {
            b' ' | b'\t' | b'\n' | b'\r' => self.white(bytes),
            b'-' if self.breaks_word(bytes) => (1 + white_run(&bytes[1..]), "-", 1),
            b'!'..=b'~' if bytes.get(1).is_none_or(u8::is_ascii) => (1, &self.rest[..1], 1),
            _ => {
                let cluster = self.rest.graphemes(true).next()?;
                let shown = safe_cluster(cluster);
                (cluster.len(), shown, width_of(shown))
            }
        };
        let span = Span::new(self.at, self.at + len);
        self.last = shown;
        self.rest = &self.rest[len..];
        self.at += len;
        self.column = self.column.saturating_add(width);
        Some(Glyph {
            span,
            text: shown,
            width,
        })
    }
}

impl<'a> Glyphs<'a> {
    /// Where the next glyph begins.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Passes over the plain characters that come next, `most` at most, and returns their number. Each
    /// is a glyph of one column after which no row may end.
    pub fn pass_plain(&mut self, most: usize) -> usize {
        let bytes = self.rest.as_bytes();
        let plain = |byte: &u8| byte.is_ascii_graphic() && !matches!(byte, b'-' | b'/');
        let run = bytes.iter().take(most + 1).take_while(|b| plain(b)).count();
        // What follows may be a mark on the last one.
        let marked = bytes.get(run).is_some_and(|byte| !byte.is_ascii());
        let run = run.saturating_sub(usize::from(marked)).min(most);
        if run > 0 {
            self.last = &self.rest[run - 1..run];
            self.rest = &self.rest[run..];
            self.at += run;
            self.column = self.column.saturating_add(run as u16);
        }
        run
    }

    /// Whether the hyphen at the beginning of the rest ends a line within a word.
    fn breaks_word(&self, bytes: &[u8]) -> bool {
        let ends = self.spacing == Spacing::Flowing && bytes.get(1) == Some(&b'\n');
        ends && self.last.ends_with(char::is_alphanumeric) && {
            let after = 1 + white_run(&bytes[1..]);
            let next = self.rest.get(after..).and_then(|rest| rest.chars().next());
            next.is_some_and(char::is_alphanumeric)
        }
    }

    /// Length, look and width of the white space at the beginning of the rest.
    fn white(&mut self, bytes: &[u8]) -> (usize, &'a str, u16) {
        match self.spacing {
            Spacing::Flowing => (white_run(bytes), " ", 1),
            Spacing::Kept => match bytes[0] {
                b'\t' => (1, " ", 8 - self.column % 8),
                _ => (1, " ", 1),
            },
            Spacing::Cells => match bytes[0] {
                b'\t' => (1, CELL_RULE, 3),
                _ => (1, " ", 1),
            },
        }
    }
}

/// How long the white space is at the beginning of a text.
fn white_run(bytes: &[u8]) -> usize {
    let white = |b: &&u8| matches!(b, b' ' | b'\t' | b'\n' | b'\r');
    bytes.iter().take_while(white).count()
}

/// One grapheme cluster as it may be shown.
fn safe_cluster(cluster: &str) -> &str {
    let Some(first) = cluster.chars().next() else {
        return "";
    };
    match first {
        '\0'..='\x1f' => CONTROL[first as usize],
        '\x7f' => "␡",
        '\u{80}'..='\u{9f}' => "�",
        // Marks and overrides of direction, which could show a text in another order than it has.
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            "↔"
        }
        // Line and paragraph separators.
        '\u{2028}' | '\u{2029}' => "↵",
        // Invisible characters, which could hide a text in another.
        '\u{ad}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}' => "·",
        _ if cluster.len() > LONGEST_CLUSTER => &cluster[..first.len_utf8()],
        _ if hides(cluster) => &cluster[..first.len_utf8()],
        _ if cluster.width() == 0 => "◌",
        _ => cluster,
    }
}

/// Whether a cluster carries characters that have no business in it.
fn hides(cluster: &str) -> bool {
    cluster
        .chars()
        .skip(1)
        .any(|c| c.is_control() || matches!(c, '\u{e0100}'..='\u{e0fff}'))
}

fn width_of(shown: &str) -> u16 {
    shown.width().clamp(1, 2) as u16
}

/// Any text made safe to show on one line: white space is one blank.
pub fn safe_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for glyph in glyphs(text, Span::new(0, text.len()), Spacing::Flowing) {
        line.push_str(glyph.text);
    }
    line
}

/// Columns that a text takes when it is shown on one line.
pub fn display_width(text: &str) -> usize {
    glyphs(text, Span::new(0, text.len()), Spacing::Flowing)
        .map(|g| usize::from(g.width))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_a_terminal_is_shown() {
        let hostile = "a\x1b]52;c;x\x07b\u{9b}31m\u{202e}c\u{200b}d\x00\x7f\r\u{e0041}";
        let shown = safe_line(hostile);
        assert!(shown.chars().all(|c| !c.is_control()), "{shown:?}");
        assert!(shown.starts_with("a␛]52;c;x␇b�31m↔c·d␀␡"), "{shown:?}");
    }

    #[test]
    fn widths_are_those_of_a_terminal() {
        assert_eq!(display_width("成员"), 4);
        assert_eq!(display_width("e\u{301}"), 1);
        assert_eq!(display_width("a\n  b"), 3);
        assert_eq!(display_width("\u{301}"), 1);
    }

    #[test]
    fn tabs_go_to_their_stops() {
        let kept: Vec<u16> = glyphs("ab\tc", Span::new(0, 4), Spacing::Kept)
            .map(|g| g.width)
            .collect();
        assert_eq!(kept, [1, 1, 6, 1]);
    }
}
