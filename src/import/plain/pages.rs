//! Owns what a plain text has from its pages: running heads and feet with page numbers, which are no text.

use std::collections::{HashMap, HashSet};

use super::lines::{Line, lines};

/// Pages are no longer, in lines that are not blank.
const LONGEST_PAGE: usize = 120;
/// Longer lines are no heads or feet.
const LONGEST_LINE: usize = 120;

/// A line that may number a page.
struct Foot {
    /// Among the lines that are not blank.
    line: usize,
    number: u32,
    /// What it says beside the number.
    shape: String,
    /// It says "page", or has marks around the number.
    sure: bool,
}

/// Where the lines begin that belong to the pages and not to the text, ascending.
pub fn furniture(text: &str) -> Vec<usize> {
    let has_feeds = memchr::memchr(b'\x0C', text.as_bytes()).is_some();
    let lines: Vec<Line> = lines(text).collect();
    let fed = |at: usize| {
        // Nothing may follow the last feed.
        has_feeds
            && lines.get(at).is_none_or(|line| {
                let from = at.checked_sub(1).map_or(0, |before| lines[before].end);
                text[from..line.start].contains('\x0C')
            })
    };
    let mut dropped = numbered(text, &lines, &fed);
    let mut breaks: Vec<usize> = dropped.iter().map(|foot| foot + 1).collect();
    if has_feeds {
        breaks.extend((1..lines.len()).filter(|at| fed(*at)));
    }
    breaks.sort_unstable();
    breaks.dedup();
    if breaks.len() >= 2 {
        // No more than two lines of each.
        for forward in [true, true, false, false] {
            repeated(text, &lines, &breaks, &mut dropped, forward);
        }
    }
    let mut starts: Vec<usize> = dropped.into_iter().map(|at| lines[at].start).collect();
    starts.sort_unstable();
    starts
}

/// The lines that number pages: alike but for a number that counts them.
fn numbered(text: &str, lines: &[Line], fed: &dyn Fn(usize) -> bool) -> HashSet<usize> {
    let mut kinds: HashMap<String, Vec<Foot>> = HashMap::new();
    for (line, found) in lines.iter().enumerate() {
        if let Some((number, shape, sure)) = page_number(found.of(text)) {
            let at_edge = || fed(line) || fed(line + 1) || fed(line + 2);
            let foot = Foot {
                line,
                number,
                shape,
                sure: sure || at_edge(),
            };
            kinds.entry(foot.shape.clone()).or_default().push(foot);
        }
    }
    let mut dropped = HashSet::new();
    for feet in kinds.into_values() {
        let near = |a: &Foot, b: &Foot| {
            let (pages, lines) = (b.number.wrapping_sub(a.number), b.line - a.line);
            // Even and odd pages may have feet of their own.
            (1..=2).contains(&pages) && (1..=LONGEST_PAGE * pages as usize).contains(&lines)
        };
        let counts: Vec<bool> = (0..feet.len())
            .map(|at| {
                at > 0 && near(&feet[at - 1], &feet[at])
                    || at + 1 < feet.len() && near(&feet[at], &feet[at + 1])
            })
            .collect();
        let sound = counts.iter().filter(|c| **c).count();
        if sound < 2 || sound * 2 < feet.len() {
            continue;
        }
        let kept = feet
            .iter()
            .zip(counts)
            .filter(|(foot, counts)| *counts && foot.sure);
        dropped.extend(kept.map(|(foot, _)| foot.line));
    }
    dropped
}

/// The number of a page that a line states, what it says beside it, and whether it can be nothing else.
fn page_number(line: &str) -> Option<(u32, String, bool)> {
    let (first, end) = (line.as_bytes().first()?, line.as_bytes().last()?);
    let edge = |byte: &u8| byte.is_ascii_digit() || b"[]()-|*~\x94".contains(byte);
    if line.len() > LONGEST_LINE || !(edge(first) || edge(end) || b"Pp".contains(first)) {
        return None;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let last = words.last()?;
    let digits = |word: &str| -> Option<u32> {
        let inner = word.trim_matches([
            '[', ']', '(', ')', '-', '\u{2013}', '\u{2014}', '|', '.', ',',
        ]);
        let plain = (1..=4).contains(&inner.len()) && inner.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| inner.parse().ok()).flatten()
    };
    let is_page = |word: &str| {
        let word = word
            .trim_start_matches(['[', '(', '-', '|'])
            .trim_end_matches('.');
        ["page", "p", "pg", "seite", "pagina"]
            .iter()
            .any(|p| word.eq_ignore_ascii_case(p))
    };
    // "Page 3", "[Page 3]", "Page 3 of 9".
    for at in (0..words.len()).filter(|at| is_page(words[*at])) {
        let Some(number) = words.get(at + 1).and_then(|w| digits(w)) else {
            continue;
        };
        let rest = &words[at + 2..];
        let total = matches!(rest, ["of" | "/" | "von", total] if digits(total).is_some());
        let ends = rest.is_empty() || total;
        let starts = at == 0 && rest.len() <= 10 && !line.ends_with(['.', ',', ';', ':']);
        // In prose, a page is referred to: "see page 3".
        let gap = at == 0 || line.contains("  ") || line.contains('\t') || last.ends_with(']');
        if (ends && gap && !last.ends_with([',', ';', '.'])) || starts && line.contains("  ") {
            let shape = shape(&words);
            return Some((number, shape, true));
        }
    }
    // "- 3 -", "3".
    let bare: Vec<&&str> = words
        .iter()
        .filter(|w| {
            !w.chars()
                .all(|c| matches!(c, '-' | '\u{2013}' | '\u{2014}' | '|' | '~' | '*'))
        })
        .collect();
    if let [number] = bare.as_slice() {
        let dashes = words.len() == 3
            || number.starts_with('-') && number.ends_with('-') && number.len() > 2;
        let clean = !number.ends_with(['.', ',', ')', '(']) && !number.starts_with('(');
        return digits(number)
            .filter(|_| clean)
            .map(|n| (n, if dashes { "-#-" } else { "#" }.to_owned(), dashes));
    }
    // A head or foot with its number at an end, far from its words.
    let gap = line.contains("   ") || line.contains('\t');
    let number = digits(last).or_else(|| digits(words[0]))?;
    (gap && words.len() >= 2).then(|| (number, shape(&words), false))
}

/// The words of a line, without figures.
fn shape(words: &[&str]) -> String {
    let words = words
        .iter()
        .map(|word| match word.contains(|c: char| c.is_ascii_digit()) {
            true => "#",
            false => word,
        });
    words.collect::<Vec<_>>().join(" ")
}

/// Adds the lines that stand again and again right after breaks of pages, or before them.
fn repeated(
    text: &str,
    lines: &[Line],
    breaks: &[usize],
    dropped: &mut HashSet<usize>,
    forward: bool,
) {
    let place = |at: usize| {
        let mut at = if forward { at } else { at.checked_sub(1)? };
        while dropped.contains(&at) {
            at = if forward { at + 1 } else { at.checked_sub(1)? };
        }
        let line = lines.get(at)?.of(text);
        let words = || line.split_whitespace().collect::<Vec<_>>();
        (line.len() <= LONGEST_LINE).then(|| (at, shape(&words())))
    };
    let places: Vec<(usize, String)> = breaks.iter().filter_map(|at| place(*at)).collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for (_, shape) in &places {
        *times.entry(shape).or_default() += 1;
    }
    let least = (breaks.len() / 3).max(2);
    let again = places
        .iter()
        .filter(|(_, shape)| times[shape.as_str()] >= least);
    dropped.extend(again.map(|(at, _)| *at));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of a text without its furniture.
    fn kept(text: &str) -> Vec<&str> {
        let dropped = furniture(text);
        let lines = lines(text).filter(|line| !dropped.contains(&line.start));
        lines.map(|line| line.of(text)).collect()
    }

    #[test]
    fn heads_and_feet_of_pages_are_no_text() {
        let words = [
            "Ships come in.",
            "Ships go out.",
            "Mud is dug.",
            "Piles stand.",
        ];
        let mut text = String::new();
        for (page, said) in (1..).zip(words) {
            if page > 1 {
                text.push_str("\x0C\nRFC 9999          The Harbour Protocol       March 2031\n\n");
            }
            text.push_str(&format!("{said}\nSee page {page}\nAnd {said}\n\n"));
            text.push_str(&format!(
                "Writer         Informational        [Page {page}]\n"
            ));
        }
        let left = kept(&text);
        assert_eq!(left.len(), 12, "{left:?}");
        let furniture = |line: &&str| line.contains("RFC") || line.contains("Writer");
        assert!(!left.iter().any(furniture), "{left:?}");
    }

    #[test]
    fn numbers_alone_are_of_pages_only_at_their_edges() {
        let words = [
            "Ships come in.",
            "Ships go out.",
            "Mud is dug.",
            "Piles stand.",
        ];
        let pages = |foot: &dyn Fn(usize) -> String| {
            let pages = (1..).zip(words);
            let pages = pages.map(|(n, said)| format!("{said}\n\n{}\n", foot(n)));
            pages.collect::<String>()
        };
        assert_eq!(kept(&pages(&|n| format!("{n}\n\x0C"))), words);
        assert_eq!(kept(&pages(&|n| format!("- {n} -"))), words);
        assert_eq!(kept(&pages(&|n| format!("Page {n} of 4"))), words);
        assert_eq!(kept(&pages(&|n| n.to_string())).len(), 8);
    }

    #[test]
    fn lists_and_tables_are_text() {
        for text in [
            "1. one\n2. two\n3. three\n",
            "Total     1\nTotal     2\nTotal     3\n",
            "See page 1.\nSee page 2.\nSee page 3.\n",
            "Page 1\n",
        ] {
            assert_eq!(kept(text), text.lines().collect::<Vec<_>>());
        }
    }
}
