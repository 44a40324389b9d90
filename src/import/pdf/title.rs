//! Owns the title that a document shows on its first page: its largest text.

use super::groups::Body;
use super::rows::Line;
use super::text;

/// A title has at most so many lines and characters.
const MOST_LINES: usize = 5;
const LONGEST: usize = 250;

/// The largest text of the first page that has any, where it is larger than the running text.
pub fn of_first_page(lines: &[Line], body: &Body) -> Option<String> {
    let page = lines.first()?.page;
    let first: Vec<&Line> = lines.iter().take_while(|line| line.page == page).collect();
    let words = |line: &&&Line| line.text.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    let largest = first
        .iter()
        .filter(words)
        .map(|line| line.size)
        .fold(0.0, f64::max);
    if largest < 1.15 * body.size {
        return None;
    }
    let is_large = |line: &&&Line| line.size > 0.97 * largest;
    let start = first
        .iter()
        .position(|line| is_large(&line) && words(&line))?;
    let run = first[start..].iter().take_while(is_large);
    let texts: Vec<&str> = run
        .take(MOST_LINES + 1)
        .map(|line| line.text.as_str())
        .collect();
    let title = texts.join(" ");
    let fits = texts.len() <= MOST_LINES && title.chars().count() <= LONGEST;
    // The first of several parts is no title.
    let part = recurs(lines, first[start], page) && is_numbered(&title);
    (fits && !part).then_some(title)
}

/// Whether lines on later pages look as this one does.
fn recurs(lines: &[Line], line: &Line, page: usize) -> bool {
    let alike = |other: &&Line| {
        let size = (other.size - line.size).abs() < 0.03 * line.size;
        other.page != page && size && other.style.bold == line.style.bold
    };
    lines.iter().any(|other| alike(&other))
}

/// Whether a line begins with the number of a part: "Part I", "Chapter 2", "1 Scope".
fn is_numbered(title: &str) -> bool {
    let mut words = title.split_whitespace();
    let label = words.next().unwrap_or_default().to_lowercase();
    let number = words.next().unwrap_or_default();
    let number = number.trim_end_matches(['.', ':', '-', '\u{2013}', '\u{2014}']);
    let roman = !number.is_empty() && number.chars().all(|c| "IVXLC".contains(c));
    let counted = roman || number.starts_with(|c: char| c.is_ascii_digit());
    let named = [
        "part", "chapter", "section", "title", "article", "teil", "kapitel", "chapitre",
    ];
    named.contains(&label.as_str()) && counted || text::number(title).is_some()
}
