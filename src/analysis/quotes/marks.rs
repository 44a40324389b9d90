//! Owns quotation marks and the small words around what is said.

use crate::document::Span;

/// What stands in double quotation marks in a paragraph, without the marks; one that is not closed runs to the
/// paragraph's end, as it does where the next paragraph opens its own.
pub fn quoted(text: &str, block: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut before = None;
    for (at, c) in block.of(text).char_indices() {
        let at = block.start() + at;
        match (c, open) {
            ('“' | '„' | '«', None) => open = Some((at + c.len_utf8(), closing(c))),
            ('"', None) if before.is_none_or(opens_after) => open = Some((at + 1, '"')),
            (c, Some((start, close))) if c == close => {
                found.extend(trimmed_quote(text, start, at));
                open = None;
            }
            _ => {}
        }
        before = Some(c);
    }
    if let Some((start, _)) = open {
        found.extend(trimmed_quote(text, start, block.end()));
    }
    found
}

fn closing(open: char) -> char {
    match open {
        '„' => '“',
        '«' => '»',
        _ => '”',
    }
}

/// A straight mark opens at a beginning, after a blank or a bracket.
fn opens_after(before: char) -> bool {
    before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | '-' | '‘' | '\'')
}

fn trimmed_quote(text: &str, start: usize, end: usize) -> Option<Span> {
    let inner = text.get(start..end)?;
    let from = start + inner.len() - inner.trim_start().len();
    let kept = inner.trim().trim_end_matches([',', ';']).trim_end();
    (!kept.is_empty()).then(|| Span::new(from, from + kept.len()))
}

/// Whether any of some quotations, in text order, shares a place with a span.
pub fn touches(quoted: &[Span], span: Span) -> bool {
    let next = quoted.partition_point(|quote| quote.end() <= span.start());
    quoted.get(next).is_some_and(|quote| quote.overlaps(span))
}

/// Whether nothing but marks and blanks stands in a gap.
pub fn only_marks(gap: &str) -> bool {
    gap.chars()
        .all(|c| c.is_whitespace() || matches!(c, ',' | '"' | '”' | '“' | '»' | '—' | '–' | '\''))
}

/// Whether nothing but marks and a title stands between a quotation and the name of who said it.
pub fn only_a_title(gap: &str) -> bool {
    const LONGEST: usize = 40;
    let gap = gap.trim_start_matches(['"', '”', '»', ',', '\'']);
    only_marks(gap)
        || gap.len() <= LONGEST
            && !ends_sentence(gap)
            && !gap.contains(['"', '“', '”', ',', ';', ':'])
            && words(gap) <= 4
}

pub fn has_quote(gap: &str) -> bool {
    // The mark that opens the quotation itself stands at the gap's end.
    let gap = gap.trim_end().trim_end_matches(['"', '“', '„', '«']);
    gap.contains(['"', '“', '”', '„', '«', '»'])
}

/// Whether a sentence ends in a gap; "Dr." and initials end none.
pub fn ends_sentence(gap: &str) -> bool {
    let gap = gap.trim_end_matches(['"', '“', '„', '«']);
    let mut letters = 0;
    let mut chars = gap.chars().peekable();
    while let Some(c) = chars.next() {
        let ends = match c {
            '!' | '?' => true,
            '.' => !(1..=3).contains(&letters),
            _ => false,
        };
        if ends && chars.peek().is_none_or(|next| next.is_whitespace()) {
            return true;
        }
        letters = if c.is_alphabetic() { letters + 1 } else { 0 };
    }
    false
}

/// Words of a stretch of text.
pub fn words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.contains(char::is_alphanumeric))
        .count()
}

/// Where the words begin that follow a verb of saying: behind "that", behind the one who was told and the day it
/// was; `None` where no clause follows.
pub fn after_that(text: &str, from: usize, to: usize) -> Option<usize> {
    /// "that" stands at most so many words behind the verb.
    const NEAR: usize = 8;
    /// What is said begins with none of these: the verb has another sense, or an object only.
    const NO_CLAUSE: &[&str] = &[
        "so", "nothing", "goodbye", "yes", "no", "as", "to", "about", "of", "with", "for", "by",
        "and", "or", "but",
    ];
    let rest = text.get(from..to)?;
    let mut at = from;
    for (index, word) in rest.split_inclusive(char::is_whitespace).enumerate() {
        if index > NEAR {
            break;
        }
        let end = at + word.len();
        if word.trim_end() == "that" {
            return Some(end);
        }
        if word.trim_end().ends_with([',', ';', '.']) {
            break;
        }
        at = end;
    }
    let start = from + rest.len() - rest.trim_start().len();
    let first = rest.split_whitespace().next()?;
    let first = first.trim_matches(|c: char| !c.is_alphanumeric());
    (!rest.starts_with([',', '.', ';']) && !NO_CLAUSE.contains(&first.to_lowercase().as_str()))
        .then_some(start)
}

/// A stretch without the blanks and marks at its ends.
pub fn trimmed(text: &str, start: usize, end: usize) -> Option<Span> {
    let inner = text.get(start..end)?;
    let marks = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | '—' | '–');
    let from = start + inner.len() - inner.trim_start_matches(marks).len();
    let kept = inner.trim_matches(marks);
    (!kept.is_empty()).then(|| Span::new(from, from + kept.len()))
}
