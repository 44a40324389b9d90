//! Owns the finding of bookmarks in the text: each stands at the lines that are its heading, or at its place.

use std::ops::Range;

use super::outline::Bookmark;
use super::rows::Line;
use super::text;

/// A heading is on at most so many lines.
const MOST_LINES: usize = 5;

/// A section that an outline states.
#[derive(Debug, Clone)]
pub struct Stated {
    /// The lines that are its heading; empty, at the line it begins with, where none is.
    pub lines: Range<usize>,
    pub level: u8,
    pub title: String,
}

/// Places every bookmark, in text order.
pub fn place(lines: &[Line], bookmarks: &[Bookmark]) -> Vec<Stated> {
    let pages = lines.last().map_or(0, |line| line.page + 1);
    let mut starts = vec![lines.len(); pages + 1];
    for (at, line) in lines.iter().enumerate().rev() {
        starts[line.page] = at;
    }
    for page in (0..pages).rev() {
        starts[page] = starts[page].min(starts[page + 1]);
    }
    let page_lines = |page: usize| match starts.get(page + 1) {
        Some(end) => starts[page]..*end,
        None => lines.len()..lines.len(),
    };
    let keys: Vec<String> = lines.iter().map(|line| text::letters(&line.text)).collect();
    let mut used = vec![false; lines.len()];
    let mut last = 0;
    let mut found: Vec<Stated> = Vec::with_capacity(bookmarks.len());
    for bookmark in bookmarks {
        let wanted = Wanted::new(&bookmark.title);
        let heading = bookmark.place.and_then(|place| {
            let here = wanted.find(lines, &keys, page_lines(place.page), place.y, &used);
            // A place near the bottom of a page may be meant for the top of the next.
            here.or_else(|| wanted.find(lines, &keys, page_lines(place.page + 1), None, &used))
        });
        let range = heading.unwrap_or_else(|| {
            let at = bookmark.place.map_or(last, |place| {
                let mut on_page = page_lines(place.page);
                let start = on_page.start;
                let below = |at: &usize| {
                    place
                        .y
                        .is_none_or(|y| lines[*at].y <= y + 0.3 * lines[*at].size)
                };
                on_page.find(below).unwrap_or(start)
            });
            at..at
        });
        used[range.clone()].fill(true);
        last = range.end.min(lines.len());
        found.push(Stated {
            lines: range,
            level: bookmark.level,
            title: bookmark.title.clone(),
        });
    }
    found.sort_by_key(|stated| stated.lines.start);
    found
}

/// A title as it is looked for.
struct Wanted {
    whole: String,
    /// Without a number at its start.
    bare: String,
}

impl Wanted {
    fn new(title: &str) -> Self {
        Self {
            whole: text::letters(title),
            bare: text::letters(without_number(title)),
        }
    }

    /// The lines on a page that are this title; of several those nearest to the height.
    fn find(
        &self,
        lines: &[Line],
        keys: &[String],
        page: Range<usize>,
        y: Option<f64>,
        used: &[bool],
    ) -> Option<Range<usize>> {
        if self.whole.is_empty() {
            return None;
        }
        let mut best: Option<(f64, Range<usize>)> = None;
        for start in page.clone() {
            let mut joined = String::new();
            for end in start..page.end.min(start + MOST_LINES) {
                if used[end] || joined.len() > self.whole.len() + 40 {
                    break;
                }
                joined.push_str(&keys[end]);
                if !self.is(&joined, lines, start) {
                    continue;
                }
                let line = &lines[start];
                let far = y.map_or(0.0, |y| (y - line.y - line.size).abs());
                // A larger line is more of a heading; bold counts for a point.
                let cost = far - 4.0 * line.size - 4.0 * line.bold;
                if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                    best = Some((cost, start..end + 1));
                }
            }
        }
        best.map(|(_, range)| range)
    }

    /// Whether the joined lines are the title: with or without its number, or after "Chapter 3".
    fn is(&self, joined: &str, lines: &[Line], start: usize) -> bool {
        if joined == self.whole {
            return true;
        }
        if self.bare.is_empty() {
            return false;
        }
        match joined.strip_suffix(self.bare.as_str()) {
            Some("") => true,
            Some(lead) if lead.len() <= 16 => {
                let first = &lines[start].text;
                let first = text::letters(first);
                first.starts_with(lead) && is_lead(lead)
            }
            _ => false,
        }
    }
}

/// Whether letters and digits are what stands before a title: "31", "chapter3", "iv".
fn is_lead(lead: &str) -> bool {
    const NAMES: &[&str] = &[
        "chapter",
        "part",
        "section",
        "appendix",
        "article",
        "annex",
        "kapitel",
        "teil",
        "lecture",
        "chapitre",
        "cap\u{ed}tulo",
        "book",
        "title",
        "unit",
        "lesson",
    ];
    let rest = NAMES.iter().find_map(|name| lead.strip_prefix(name));
    let named = rest.is_some();
    let rest = rest.unwrap_or(lead);
    rest.chars().all(|c| c.is_numeric() || "ivxlc".contains(c))
        || rest.chars().count() <= 4 && rest.chars().filter(|c| c.is_alphabetic()).count() <= 1
        || named && rest.len() <= 9
}

/// A title without "2.1", "Appendix A." or "IV" at its start.
pub fn without_number(title: &str) -> &str {
    if let Some((_, rest)) = text::number(title) {
        return rest;
    }
    let mut words = title.splitn(3, ' ');
    let (first, second, rest) = (words.next(), words.next(), words.next());
    match (first, second, rest) {
        (Some(first), Some(second), Some(rest))
            if is_lead(&text::letters(first)) && first.chars().count() > 2 && second.len() <= 6 =>
        {
            rest.trim_start()
        }
        _ => title,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_known_with_and_without_its_number() {
        let is = |title: &str, line: &str| {
            let keys = text::letters(line);
            let wanted = Wanted::new(title);
            let row = super::super::rows::Row {
                pieces: Vec::new(),
                y: 0.0,
                size: 10.0,
            };
            let mut one = row.line();
            one.text = line.to_owned();
            wanted.is(&keys, &[one], 0)
        };
        assert!(is("2.1 Scope", "2.1. Scope"));
        assert!(is("Scope of it", "2.1 Scope of it"));
        assert!(is("2.1 Scope", "Scope"));
        assert!(is("Scope", "Chapter 3 Scope"));
        assert!(is("Appendix A. Scope", "Scope"));
        assert!(!is("Scope", "A wide Scope"));
        assert!(!is("Scope", "Scope and more"));
    }
}
