//! Owns search inside a document's text: smart case, regular expressions, across line ends.

use regex::{Regex, RegexBuilder};

use crate::document::Span;

/// A compiled pattern. A space in it matches any run of white space, line ends too;
/// it ignores case unless it has a capital letter.
#[derive(Debug, Clone)]
pub struct Pattern {
    regex: Regex,
    /// Finds the words also where a line end breaks them, and with ligatures; only where the pattern has words.
    broken: Option<Regex>,
}

/// The text is searched in pieces of so many bytes, so that a search can be stopped.
const PIECE: usize = 1 << 20;

/// A match no longer than this is found as in the whole text though the search goes by pieces.
const REACH: usize = 1 << 16;

/// How far around the screen `within` looks for matches that reach into it.
const AROUND: usize = 1 << 12;

impl Pattern {
    /// Compiles a pattern in the syntax of the `regex` crate. The error is one line in the user's
    /// words.
    pub fn new(pattern: &str) -> Result<Self, String> {
        const SIZE: usize = 4 << 20;
        let build = |source: &str| {
            RegexBuilder::new(source)
                .case_insensitive(!has_capital(pattern))
                .multi_line(true)
                .size_limit(SIZE)
                .build()
        };
        let (plain, broken) = (as_read(pattern, false), as_read(pattern, true));
        let regex = build(&plain).map_err(|error| in_one_line(&error))?;
        let broken = (broken != plain).then(|| build(&broken).ok()).flatten();
        Ok(Self { regex, broken })
    }

    /// The first match at or after `at`, whole words or broken ones.
    fn find_at(&self, text: &str, at: usize) -> Option<Span> {
        let span = |m: regex::Match| Span::new(m.start(), m.end());
        let whole = self.regex.find_at(text, at).map(span);
        let Some(broken) = &self.broken else {
            return whole;
        };
        // Only what stands before it can come first, and needs a look only where words are broken.
        let end = whole.map_or(text.len(), Span::end);
        if !breaks_words(&text.as_bytes()[at..end]) {
            return whole;
        }
        let other = broken.find_at(&text[..end], at).map(|m| m.start());
        let other = other.filter(|start| whole.is_none_or(|w| *start < w.start()));
        // The end of the part that was looked at is no end of the text.
        let other = other.and_then(|start| broken.find_at(text, start));
        other.map(span).or(whole)
    }

    /// The first match that starts at or after `from`. Empty matches are skipped, but no more
    /// than 4 million in a row: a pattern like `x*` has one at each character.
    pub fn next(&self, text: &str, from: usize) -> Option<Span> {
        const EMPTY: usize = 1 << 22;
        let mut at = ceil(text, from);
        for _ in 0..EMPTY {
            let found = self.find_at(text, at)?;
            if !found.is_empty() {
                return Some(found);
            }
            at = after(text, found.end())?;
        }
        None
    }

    /// The last match that starts before `before`.
    pub fn prev(&self, text: &str, before: usize) -> Option<Span> {
        let before = before.min(text.len());
        let mut window = REACH;
        let mut end = before;
        while end > 0 {
            let start = line_start(text, before.saturating_sub(window));
            let mut last = None;
            let mut at = start;
            while let Some(found) = self.next(text, at).filter(|m| m.start() < end) {
                last = Some(found);
                at = found.end();
            }
            if last.is_some() {
                return last;
            }
            end = start;
            window = window.saturating_mul(4);
        }
        None
    }

    /// The matches that overlap a span, in order; used for what is on the screen. A match is found
    /// if it starts and ends no more than 4 KiB away from the span.
    pub fn within(&self, text: &str, span: Span) -> Vec<Span> {
        let start = line_start(text, span.start().saturating_sub(AROUND));
        let text = &text[..ceil(text, span.end().saturating_add(AROUND))];
        let mut found = Vec::new();
        let mut at = start;
        while let Some(next) = self.next(text, at).filter(|m| m.start() < span.end()) {
            at = next.end();
            if next.overlaps(span) {
                found.push(next);
            }
        }
        found
    }

    /// All matches in text order, at most `limit` of them, and how many there are in all.
    /// `stop` is asked now and then; when it says so, what was found until then is returned.
    pub fn all(&self, text: &str, limit: usize, stop: &dyn Fn() -> bool) -> (Vec<Span>, usize) {
        let mut spans = Vec::new();
        let mut total = 0;
        let mut at = 0;
        while at < text.len() && !stop() {
            let end = ceil(text, at + PIECE);
            let piece = &text[..end];
            // Where a match may need more text than the piece has, the next piece decides.
            let sure = if end == text.len() {
                end
            } else {
                floor(text, end - REACH)
            };
            while at < sure {
                let found = self.next(piece, at).filter(|m| m.start() < sure);
                let Some(mut found) = found else {
                    at = sure;
                    break;
                };
                if found.end() == end && end < text.len() {
                    found = self.next(text, found.start()).unwrap_or(found);
                }
                if total < limit {
                    spans.push(found);
                }
                total += 1;
                at = found.end();
            }
        }
        (spans, total)
    }
}

/// What may stand in a word where a line ends in it, and the signs that printers have for two letters.
const BROKEN: &str = r"(?:(?:[-‐]|\x{ad})\n[ \t]*|\x{ad})?";
const LIGATURES: [(&str, &str); 5] = [
    ("ffi", "ﬃ"),
    ("ffl", "ﬄ"),
    ("ff", "ﬀ"),
    ("fi", "ﬁ"),
    ("fl", "ﬂ"),
];

/// Puts `\s+` in the place of the spaces, and all forms of a quotation mark in the place of the plain
/// one, except in a class or after a backslash. With `broken`, words are also found where a line end breaks
/// them, two letters or more from either end, and with ligatures.
fn as_read(pattern: &str, broken: bool) -> String {
    let mut out = String::with_capacity(pattern.len() + 16);
    let mut chars = pattern.chars().peekable();
    let mut depth = 0;
    // Letters that stand for themselves, in a row.
    let mut word = String::new();
    while let Some(c) = chars.next() {
        let repeated = matches!(chars.peek(), Some('*' | '+' | '?' | '{'));
        if broken && depth == 0 && c.is_alphabetic() && !repeated {
            word.push(c);
            continue;
        }
        push_word(&mut out, &word);
        let in_word = !word.is_empty() && chars.peek().is_some_and(|c| c.is_alphabetic());
        word.clear();
        match c {
            '\\' => {
                out.push(c);
                let class = chars.next();
                out.extend(class);
                if matches!(class, Some('p' | 'P' | 'x' | 'u' | 'U' | 'b'))
                    && chars.next_if_eq(&'{').is_some()
                {
                    out.push('{');
                    copy_to(&mut chars, &mut out, &['}']);
                }
            }
            '(' if chars.peek() == Some(&'?') => {
                out.push(c);
                copy_to(&mut chars, &mut out, &[':', ')', '>']);
            }
            '{' if depth == 0 => {
                out.push(c);
                copy_to(&mut chars, &mut out, &['}']);
            }
            '[' => {
                depth += 1;
                out.push(c);
                out.extend(chars.next_if_eq(&'^'));
                // As the first of a class it stands for itself.
                out.extend(chars.next_if_eq(&']'));
            }
            ']' if depth > 0 => {
                depth -= 1;
                out.push(c);
            }
            ' ' if depth == 0 => {
                while chars.next_if_eq(&' ').is_some() {}
                out.push_str(r"(?:\s+)");
            }
            // A line may end after the hyphen of a compound.
            '-' if broken && depth == 0 && in_word => out.push_str(r"-(?:\n[ \t]*)?"),
            // What a keyboard has stands for what a printer sets.
            '\'' if depth == 0 => out.push_str("['‘’]"),
            '"' if depth == 0 => out.push_str("[\"“”]"),
            _ => out.push(c),
        }
    }
    push_word(&mut out, &word);
    out
}

/// Whether a text has hyphens at line ends, soft ones, or ligatures.
fn breaks_words(text: &[u8]) -> bool {
    memchr::memchr3_iter(b'\n', 0xAD, 0xAC, text).any(|at| {
        match (text[at], at.checked_sub(1).map(|b| text[b])) {
            (b'\n', before) => matches!(before, Some(b'-' | 0x90)),
            (0xAD, before) => before == Some(0xC2),
            (_, before) => before == Some(0xEF),
        }
    })
}

/// Copies up to one of some characters.
fn copy_to(from: &mut std::iter::Peekable<std::str::Chars>, out: &mut String, ends: &[char]) {
    for c in from.by_ref() {
        out.push(c);
        if ends.contains(&c) {
            return;
        }
    }
}

/// Letters that stand for themselves, as a pattern that finds them also broken and with ligatures.
fn push_word(out: &mut String, word: &str) {
    let letters = word.chars().count();
    let mut rest = word;
    let mut at = 0;
    let mut push = |out: &mut String, c: char| {
        if at >= 2 && letters - at >= 2 {
            out.push_str(BROKEN);
        }
        out.push(c);
        at += 1;
    };
    while let Some(c) = rest.chars().next() {
        match LIGATURES.iter().find(|(plain, _)| rest.starts_with(plain)) {
            Some((plain, sign)) => {
                out.push_str("(?:");
                plain.chars().for_each(|c| push(out, c));
                out.push('|');
                out.push_str(sign);
                out.push(')');
                rest = &rest[plain.len()..];
            }
            None => {
                push(out, c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
}

/// Whether a capital stands in the pattern for itself: not in `\S`, `\p{Lu}` or `(?P<Name>`.
fn has_capital(pattern: &str) -> bool {
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                let class = matches!(chars.next(), Some('p' | 'P' | 'x' | 'u' | 'U' | 'b'));
                if class && chars.next_if_eq(&'{').is_some() {
                    chars.by_ref().find(|c| *c == '}');
                }
            }
            '(' if chars.next_if_eq(&'?').is_some() => {
                chars.next_if_eq(&'P');
                if chars.next_if_eq(&'<').is_some() {
                    chars.by_ref().find(|c| *c == '>');
                } else {
                    while chars
                        .next_if(|c| c.is_ascii_alphabetic() || *c == '-')
                        .is_some()
                    {}
                }
            }
            c if c.is_uppercase() => return true,
            _ => {}
        }
    }
    false
}

/// The last line of the crate's message says what is wrong; the lines before it draw the pattern.
fn in_one_line(error: &regex::Error) -> String {
    match error {
        regex::Error::CompiledTooBig(_) => "the pattern is too large".to_owned(),
        error => {
            let message = error.to_string();
            let line = message.lines().rev().find(|l| !l.trim().is_empty());
            let line = line.unwrap_or("the pattern can't be read").trim();
            line.strip_prefix("error: ").unwrap_or(line).to_owned()
        }
    }
}

/// The nearest character boundary at or after an offset.
fn ceil(text: &str, mut offset: usize) -> usize {
    while offset < text.len() && !text.is_char_boundary(offset) {
        offset += 1;
    }
    offset.min(text.len())
}

/// The nearest character boundary at or before an offset.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// The boundary after the character at an offset; `None` at the end.
fn after(text: &str, offset: usize) -> Option<usize> {
    Some(offset + text.get(offset..)?.chars().next()?.len_utf8())
}

/// The start of the line at an offset, where that is near.
fn line_start(text: &str, offset: usize) -> usize {
    let offset = floor(text, offset);
    let near = floor(text, offset.saturating_sub(AROUND));
    match text[near..offset].rfind('\n') {
        Some(at) => near + at + 1,
        None => near,
    }
}
