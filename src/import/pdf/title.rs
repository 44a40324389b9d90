//! Owns the title that a document shows on its first page: its largest text.

use super::groups::Body;
use super::rows::Line;

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
    fits.then_some(title)
}
