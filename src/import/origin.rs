//! Owns the way back from a place in a document to its line in the source.

use crate::document::{Document, Format};

/// So many words from the place on are looked for, then fewer: mark-up may stand between them.
const SOUGHT: [usize; 5] = [8, 5, 3, 2, 1];

/// The line, counted from 1, that an offset of the text comes from. In plain text it is exact. Where
/// mark-up has been left out, it is where the words at the place stand in the source for as
/// many times as up to there in the text.
pub fn line(document: &Document, offset: usize, source: &str) -> usize {
    let at = match document.format {
        Format::Text => return 1 + line_ends(&document.text, offset),
        _ => find(&document.text, offset, source),
    };
    1 + line_ends(source, at)
}

fn line_ends(text: &str, end: usize) -> usize {
    let before = &text.as_bytes()[..end.min(text.len())];
    memchr::memchr_iter(b'\n', before).count()
}

/// Where in the source the words at an offset stand; 0 where none of them is found.
fn find(text: &str, offset: usize, source: &str) -> usize {
    let from = text.floor_char_boundary(offset);
    let key: Vec<&str> = words(&text[from..])
        .map(|(_, word)| word)
        .take(SOUGHT[0])
        .collect();
    SOUGHT
        .iter()
        .filter_map(|length| key.get(..*length))
        .find_map(|key| {
            let before = places(text, key).take_while(|at| *at < from).count();
            let mut found = places(source, key);
            found.nth(before).or_else(|| places(source, key).last())
        })
        .unwrap_or(0)
}

/// Where some words stand one after another.
fn places<'a>(text: &'a str, key: &'a [&str]) -> impl Iterator<Item = usize> + 'a {
    let mut rest = words(text);
    std::iter::from_fn(move || {
        loop {
            let (at, word) = rest.next()?;
            let (first, others) = key.split_first()?;
            let next = || rest.clone().map(|(_, word)| word).take(others.len());
            if word == *first && next().eq(others.iter().copied()) {
                return Some(at);
            }
        }
    })
}

/// The words of a text with their offsets.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> + Clone {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Options, import};

    fn check(name: &str, source: &str) {
        let document = import(name, source.as_bytes().to_vec(), &Options::default())
            .unwrap()
            .document;
        for (nth, wanted) in source.lines().enumerate() {
            let Some((_, mark)) = wanted.split_once('%') else {
                continue;
            };
            let mark = mark.split(' ').next().unwrap_or_default();
            let at = document.text.find(mark).unwrap();
            assert_eq!(line(&document, at, source), nth + 1, "{mark} in {name}");
        }
    }

    #[test]
    fn a_place_leads_back_to_its_line() {
        check(
            "a.md",
            "---\ndate: 2021-05-04\n---\n# %One\n\nThe boats came in. The boats\n%two out.\n\n\
             The boats came in. %three\n\n<!-- the boats -->\n* %four [a](http://x.y/four) now\n\n\
             | a | b |\n|---|---|\n| %five | 6 |\n",
        );
        check("a.txt", "One\n\n  %two boats\nof %three\n");
    }

    #[test]
    fn what_the_source_does_not_hold_is_its_first_line() {
        let document = import("a.md", b"# One\n\ntwo\n".to_vec(), &Options::default())
            .unwrap()
            .document;
        assert_eq!(line(&document, 5, ""), 1);
        assert_eq!(line(&document, 5_000, "x\ny\n"), 1);
    }
}
