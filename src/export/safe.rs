//! Owns the making safe of text that is printed outside the screen: nothing of a document, a
//! file name or an argument reaches a terminal as a command.

use std::borrow::Cow;

/// Text of several lines: control characters become visible marks, `\n` and `\t` stay.
pub fn text(text: &str) -> Cow<'_, str> {
    if text
        .chars()
        .all(|c| c == '\n' || c == '\t' || !is_unsafe(c))
    {
        return Cow::Borrowed(text);
    }
    let keep = |c| if c == '\n' || c == '\t' { c } else { mark(c) };
    Cow::Owned(text.chars().map(keep).collect())
}

/// Text for one line: runs of white space are one space, control characters become visible marks.
pub fn line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word.chars().map(mark));
    }
    line
}

/// A cell of CSV: quoted where it must be, and never read as a formula.
pub fn cell(text: &str) -> String {
    let text = line(text);
    let guard = if text.starts_with(['=', '+', '-', '@']) {
        "'"
    } else {
        ""
    };
    if text.contains([',', '"', ';']) {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{guard}{text}")
    }
}

/// Text for Markdown: what would be mark-up is escaped.
pub fn markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in line(text).chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#'
        ) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Controls, and the marks that turn the direction of text around.
pub fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn mark(c: char) -> char {
    match c {
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\x7f' => '\u{2421}',
        c if is_unsafe(c) => '\u{fffd}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_become_visible() {
        assert_eq!(
            text("a\x1b[31mb\n\tc\u{9b}\u{202e}"),
            "a␛[31mb\n\tc\u{fffd}\u{fffd}"
        );
        assert_eq!(line(" a\n\t b\x07 "), "a b␇");
        assert!(matches!(text("plain\n"), Cow::Borrowed(_)));
    }

    #[test]
    fn cells_are_quoted_and_no_formula() {
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("@x, \"y\""), "\"'@x, \"\"y\"\"\"");
        assert_eq!(cell("a = b"), "a = b");
        assert_eq!(cell("\n=x"), "'=x");
    }

    #[test]
    fn markup_is_escaped() {
        assert_eq!(markdown("a|b *c*"), "a\\|b \\*c\\*");
    }
}
