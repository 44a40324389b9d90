//! Owns what stands on page after page around the text: running headers and footers, page numbers.

use std::collections::HashMap;

use super::pieces::Piece;
use super::rows;

/// So many rows from the top and the bottom of a page may be furniture.
const DEPTH: usize = 3;

/// The same words on pages at most so far apart make a header.
const REACH: usize = 3;

/// A row at the edge of a page.
struct Edge {
    page: usize,
    /// Counted from the top, or from the bottom below zero.
    place: i32,
    y: i64,
    /// What the numbers at its ends are more than the page is counted.
    counts: Vec<i64>,
    /// Its words, each number as `#`.
    key: String,
    /// The span of `y` that its pieces have.
    low: f64,
    high: f64,
    size: f64,
}

/// Takes headers, footers and page numbers out of the pages' pieces.
pub fn remove(pages: &mut [Vec<Piece>]) {
    let edges: Vec<Edge> = pages
        .iter()
        .enumerate()
        .flat_map(|(at, p)| edges(at, p))
        .collect();
    let mut spots: HashMap<(&str, i64), Vec<usize>> = HashMap::new();
    for edge in &edges {
        for y in edge.y - 1..=edge.y + 1 {
            spots.entry((&edge.key, y)).or_default().push(edge.page);
        }
    }
    let repeats = |edge: &Edge| {
        let pages_of = spots.get(&(edge.key.as_str(), edge.y));
        let near = pages_of.map_or(0, |pages| {
            let near = |page: &&usize| page.abs_diff(edge.page) <= REACH;
            pages.iter().filter(near).count()
        });
        near >= if pages.len() < 4 { 2 } else { 3 }
    };
    let mut taken: Vec<bool> = edges.iter().map(repeats).collect();
    // A number that grows with the pages is a page number, whatever stands beside it.
    let mut counted: HashMap<i64, usize> = HashMap::new();
    let outer = |edge: &&Edge| matches!(edge.place, 0 | -1);
    for count in edges.iter().filter(outer).flat_map(|edge| &edge.counts) {
        *counted.entry(*count).or_default() += 1;
    }
    for (edge, taken) in edges.iter().zip(&mut taken).filter(|(edge, _)| outer(edge)) {
        let numbers = edge.counts.iter().filter_map(|count| counted.get(count));
        *taken |= numbers
            .max()
            .is_some_and(|n| *n >= 3 && *n * 4 >= pages.len());
    }
    // A place where furniture stands on most pages holds it on the others, too.
    let mut places: HashMap<(i64, i64), usize> = HashMap::new();
    for (edge, _) in edges.iter().zip(&taken).filter(|(_, taken)| **taken) {
        *places
            .entry((edge.y, (edge.size * 2.0).round() as i64))
            .or_default() += 1;
    }
    for (edge, taken) in edges.iter().zip(&mut taken) {
        let size = (edge.size * 2.0).round() as i64;
        let count: usize = (-1..=1)
            .filter_map(|off| places.get(&(edge.y + off, size)))
            .sum();
        *taken |= matches!(edge.place, 0 | -1) && count * 2 > pages.len() && pages.len() > 3;
    }
    // What stands inside of a row that stays is text.
    let inside = |at: usize| edges.get(at).map(|edge| (edge.page, edge.place));
    for at in 1..edges.len() {
        let follows = inside(at - 1).is_some_and(|(page, _)| page == edges[at].page);
        taken[at] &= edges[at].place <= 0 || follows && taken[at - 1];
    }
    for at in (0..edges.len().saturating_sub(1)).rev() {
        let follows = inside(at + 1).is_some_and(|(page, _)| page == edges[at].page);
        taken[at] &= edges[at].place >= -1 || follows && taken[at + 1];
    }
    for (edge, _) in edges.iter().zip(&taken).filter(|(_, taken)| **taken) {
        pages[edge.page].retain(|p| p.y < edge.low - 0.01 || p.y > edge.high + 0.01);
    }
}

fn edges(page: usize, pieces: &[Piece]) -> Vec<Edge> {
    let rows = rows::rows(pieces.to_vec());
    let count = rows.len();
    let outer = rows.into_iter().enumerate();
    let outer = outer.filter(|(at, _)| *at < DEPTH || at + DEPTH >= count);
    outer
        .map(|(at, row)| {
            let line = row.line();
            let baselines = row.pieces.iter().map(|p| p.y);
            Edge {
                page,
                place: if at < DEPTH {
                    at as i32
                } else {
                    at as i32 - count as i32
                },
                y: (line.y / 2.0).round() as i64,
                counts: counts(&line.text, page),
                key: key(&line.text),
                low: baselines.clone().fold(f64::INFINITY, f64::min),
                high: baselines.fold(f64::NEG_INFINITY, f64::max),
                size: line.size,
            }
        })
        .collect()
}

/// The numbers that a row begins and ends with, as their distance from the page's own count.
fn counts(text: &str, page: usize) -> Vec<i64> {
    let first = text.split_whitespace().next();
    let last = text.split_whitespace().next_back();
    let number = |word: &str| {
        word.parse::<i64>()
            .ok()
            .filter(|n| (0..100_000).contains(n))
    };
    let mut found: Vec<i64> = [first, last]
        .into_iter()
        .flatten()
        .filter_map(number)
        .collect();
    found.dedup();
    found.into_iter().map(|n| n - page as i64).collect()
}

/// The words of a row; numbers, Arabic and Roman alone, are all alike.
fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let roman =
            !bare.is_empty() && bare.len() < 8 && bare.chars().all(|c| "ivxlcIVXLC".contains(c));
        if roman {
            key.push('#');
        } else {
            let mut digits = false;
            for c in word.chars() {
                if !c.is_numeric() {
                    key.push(c);
                } else if !digits {
                    key.push('#');
                }
                digits = c.is_numeric();
            }
        }
        key.push(' ');
    }
    key
}
