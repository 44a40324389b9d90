//! Owns search inside a document's text: smart case, regular expressions, across line ends.

use regex::{Regex, RegexBuilder};

use crate::document::Span;

/// A compiled pattern. A space in it matches any run of white space, line ends too;
/// it ignores case unless it has a capital letter.
#[derive(Debug, Clone)]
pub struct Pattern {
    regex: Regex,
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
        RegexBuilder::new(&spaces_to_runs(pattern))
            .case_insensitive(!has_capital(pattern))
            .multi_line(true)
            .size_limit(SIZE)
            .build()
            .map(|regex| Self { regex })
            .map_err(|error| in_one_line(&error))
    }

    /// The first match that starts at or after `from`. Empty matches are skipped, but no more
    /// than 4 million in a row: a pattern like `x*` has one at each character.
    pub fn next(&self, text: &str, from: usize) -> Option<Span> {
        const EMPTY: usize = 1 << 22;
        let mut at = ceil(text, from);
        for _ in 0..EMPTY {
            let found = self.regex.find_at(text, at)?;
            if !found.is_empty() {
                return Some(Span::new(found.start(), found.end()));
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

/// Puts `\s+` in the place of the spaces, except in a class or after a backslash.
fn spaces_to_runs(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len() + 16);
    let mut chars = pattern.chars().peekable();
    let mut depth = 0;
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                out.push(c);
                out.extend(chars.next());
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
            _ => out.push(c),
        }
    }
    out
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
