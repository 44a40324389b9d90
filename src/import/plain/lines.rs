//! Owns lines: where each stands, how far it is indented, how wide it is, what it begins with.

use memchr::memchr_iter;

/// One line that is not blank.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// Before the indent.
    pub from: usize,
    /// After the indent.
    pub start: usize,
    /// Before trailing white space.
    pub end: usize,
    /// Columns before the text.
    pub indent: u32,
    /// Columns up to the end of the text.
    pub width: u32,
    /// Blank lines before it.
    pub blank_before: u32,
}

impl Line {
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// Columns of its first word.
    pub fn first_word(self, text: &str) -> u32 {
        let line = self.of(text).as_bytes();
        if wide(line[0]) {
            return 2;
        }
        let end = line.iter().position(|b| matches!(b, b' ' | b'\t'));
        columns(&line[..end.unwrap_or(line.len())])
    }
}

/// The lines of a text that are not blank, in order.
pub fn lines(text: &str) -> impl Iterator<Item = Line> + '_ {
    let bytes = text.as_bytes();
    let mut from = 0;
    let mut blank = 0;
    memchr_iter(b'\n', bytes)
        .chain(std::iter::once(bytes.len()))
        .filter_map(move |end| {
            let (start, stop) = (from, end);
            from = end + 1;
            let line = measure(text, start, stop, blank);
            blank = if line.is_some() { 0 } else { blank + 1 };
            line
        })
}

fn measure(text: &str, start: usize, end: usize, blank_before: u32) -> Option<Line> {
    let bytes = text.as_bytes().get(start..end)?;
    let tail = bytes.iter().rev().take_while(|b| is_space(**b)).count();
    let mut stop = end - tail;
    let mut indent = 0u32;
    let mut at = start;
    while at < stop {
        match bytes[at - start] {
            b'\t' => indent = indent / 8 * 8 + 8,
            b' ' => indent += 1,
            b'\x0C' | b'\x0B' | b'\r' => {}
            _ => break,
        }
        at += 1;
    }
    if at < stop && !bytes[at - start].is_ascii() {
        // No-break and ideographic spaces indent, too.
        let line = &text[at..stop];
        let inner = line.trim_start();
        indent += 2 * line[..line.len() - inner.len()].chars().count() as u32;
        at = stop - inner.len();
    }
    if at < stop && !text.as_bytes()[stop - 1].is_ascii() {
        stop = at + text[at..stop].trim_end().len();
    }
    (at < stop).then(|| Line {
        from: start,
        start: at,
        end: stop,
        indent,
        width: indent.saturating_add(columns(&text.as_bytes()[at..stop])),
        blank_before,
    })
}

fn is_space(byte: u8) -> bool {
    byte == b' ' || byte.wrapping_sub(9) < 5
}

/// Columns of UTF-8 text, nearly: East Asian characters take two, all others one.
pub fn columns(bytes: &[u8]) -> u32 {
    let mut count = 0u32;
    for chunk in bytes.chunks(96) {
        let part: u8 = chunk
            .iter()
            .map(|b| u8::from((*b as i8) >= -0x40) + u8::from(wide(*b)))
            .sum();
        count = count.saturating_add(u32::from(part));
    }
    count
}

/// Whether a byte leads a character that most likely takes two columns.
fn wide(byte: u8) -> bool {
    byte.wrapping_sub(0xE3) <= 0xED - 0xE3 || byte == 0xEF || byte == 0xF0
}

/// What a line begins with that makes it a list item: the columns of the mark with its space, and
/// the item's number, 0 for a bullet.
pub fn item_mark(line: &str) -> Option<(u32, u32)> {
    let first = line.chars().next()?;
    if matches!(
        first,
        '-' | '*'
            | '+'
            | '\u{2022}'
            | '\u{2023}'
            | '\u{25e6}'
            | '\u{25aa}'
            | '\u{25cf}'
            | '\u{b7}'
            | '\u{2013}'
            | '\u{2014}'
    ) {
        let rest = &line[first.len_utf8()..];
        let inner = rest.trim_start_matches([' ', '\t']);
        let gap = rest.len() - inner.len();
        return (gap > 0 && !inner.is_empty()).then_some((1 + gap as u32, 0));
    }
    if !(first.is_ascii_alphanumeric() || first == '(') {
        return None;
    }
    let open = usize::from(first == '(');
    let inner = &line[open..];
    let label = inner
        .bytes()
        .take(5)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    let closer = *inner.as_bytes().get(label)?;
    let fits = if open == 1 {
        closer == b')'
    } else {
        matches!(closer, b')' | b'.')
    };
    if label == 0 || !fits {
        return None;
    }
    let after = &inner[label + 1..];
    if !after.starts_with([' ', '\t']) || after.trim().is_empty() {
        return None;
    }
    let number = label_number(&inner[..label], closer == b')')?;
    let gap = after.len() - after.trim_start_matches([' ', '\t']).len();
    Some(((open + label + 1 + gap) as u32, number))
}

/// The number of a label: digits, and before a bracket also a letter or small Roman number.
fn label_number(label: &str, bracket: bool) -> Option<u32> {
    if label.bytes().all(|b| b.is_ascii_digit()) {
        return (label.len() <= 3)
            .then(|| label.parse().ok())
            .flatten()
            .filter(|n| *n > 0);
    }
    let letter = label.as_bytes()[0].to_ascii_lowercase();
    if !bracket || !label.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    if label.len() == 1 {
        return Some(u32::from(letter - b'a') + 1);
    }
    super::numbering::roman(&label.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_know_their_place() {
        let found: Vec<_> = lines("\n  one \n\n\ttwo\n\u{3000}\u{4e09}")
            .map(|l| (l.start, l.end, l.indent, l.width, l.blank_before))
            .collect();
        assert_eq!(
            found,
            [(3, 6, 2, 5, 1), (10, 13, 8, 11, 1), (17, 20, 2, 4, 0)]
        );
    }

    #[test]
    fn marks_of_items() {
        assert_eq!(item_mark("- one"), Some((2, 0)));
        assert_eq!(item_mark("\u{2022}  one"), Some((3, 0)));
        assert_eq!(item_mark("12. one"), Some((4, 12)));
        assert_eq!(item_mark("(b) one"), Some((4, 2)));
        assert_eq!(item_mark("iv) one"), Some((4, 4)));
        for none in [
            "-one", "--", "A. one", "Mr. One", "1.5 m", "2024. a", "(see) it", "-",
        ] {
            assert_eq!(item_mark(none), None, "{none}");
        }
    }
}
