//! Owns how deep headings are: by their numbers, their marks, and the order they first appear in.

use super::candidates::Candidate;
use super::numbering;
use super::style::Style;

/// Levels from 1: a style seen first inside another is deeper, unless its kind is stronger.
pub fn assign(candidates: &[Candidate], title: Option<u32>) -> Vec<u8> {
    let mut ranks = Ranks::new(candidates, title);
    let mut open: Vec<u32> = Vec::new();
    let mut top = u32::MAX;
    candidates
        .iter()
        .map(|candidate| {
            if Some(candidate.unit) == title {
                return 1;
            }
            let mut rank = ranks.of(candidate);
            if candidate.is_weak() && is_back_matter(&candidate.text) {
                rank = rank.min(top);
            }
            top = top.min(rank);
            while open.last().is_some_and(|last| *last >= rank) {
                open.pop();
            }
            open.push(rank);
            open.len().min(100) as u8
        })
        .collect()
}

/// How far out styles are; smaller is further out.
struct Ranks {
    /// Styles that have no rank of their own, in the order of their first headings.
    seen: Vec<Style>,
    /// Underlines whose headings are numbered, and how many parts their numbers have.
    depths: Vec<(Style, u8)>,
}

impl Ranks {
    fn new(candidates: &[Candidate], title: Option<u32>) -> Self {
        let mut depths: Vec<(Style, u8)> = Vec::new();
        let marked = candidates.iter().filter(|c| Some(c.unit) != title);
        for candidate in marked.filter(|c| matches!(c.style, Style::Underlined(..))) {
            if depths.iter().all(|d| d.0 != candidate.style)
                && let Some(depth) = decimal_depth(&candidate.text)
            {
                depths.push((candidate.style, depth));
            }
        }
        // Where marks and numbers agree, marks without numbers come after them.
        let seen = match depths.is_empty() {
            true => Vec::new(),
            false => vec![Style::Decimal(0)],
        };
        Self { seen, depths }
    }

    fn of(&mut self, candidate: &Candidate) -> u32 {
        let numbered = match candidate.style {
            Style::Hash(depth) => return u32::from(depth),
            Style::Keyword(rank) => return 10 + u32::from(rank),
            Style::Plain => return 5000,
            Style::Stopped => return 5001,
            Style::Decimal(depth) => Some(depth),
            Style::Underlined(..) => decimal_depth(&candidate.text).or_else(|| {
                let known = self.depths.iter().find(|d| d.0 == candidate.style);
                known.map(|d| d.1)
            }),
            _ => None,
        };
        let family = match numbered {
            Some(_) => Style::Decimal(0),
            None => candidate.style,
        };
        let order = self.seen.iter().position(|s| *s == family);
        let order = order.unwrap_or_else(|| {
            self.seen.push(family);
            self.seen.len() - 1
        });
        100 + order.min(100) as u32 * 20 + u32::from(numbered.unwrap_or(0))
    }
}

/// How many parts the number before a title has: 2 in "2.1 Scope".
fn decimal_depth(title: &str) -> Option<u8> {
    match numbering::numbering(title)?.style {
        Style::Decimal(depth) => Some(depth),
        _ => None,
    }
}

/// What stands after the numbered parts, or before them, and on their level.
fn is_back_matter(title: &str) -> bool {
    const NAMES: &[&str] = &[
        "references",
        "bibliography",
        "acknowledgements",
        "acknowledgments",
        "appendix",
        "appendices",
        "index",
        "glossary",
        "notes",
        "conclusion",
        "conclusions",
        "abstract",
        "foreword",
        "preface",
        "authors' addresses",
        "author's address",
        "epilogue",
        "afterword",
    ];
    NAMES.contains(&title.trim_end_matches(['.', ':']).to_lowercase().as_str())
}
