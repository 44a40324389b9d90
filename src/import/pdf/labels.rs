//! Owns the labels of pages: as the document states them, or counted.

use std::collections::{BTreeMap, HashSet};

use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, String as PdfString};

use super::strings;

/// A label is cut at so many characters.
const LONGEST: usize = 24;

/// How the pages from one on are numbered.
struct Range {
    prefix: String,
    style: Option<char>,
    first: u32,
}

/// The labels of so many pages.
pub fn read(catalog: &Dict<'_>, pages: usize) -> Vec<String> {
    let ranges = ranges(catalog);
    (0..pages)
        .map(|at| {
            let label = ranges.range(..=at).next_back().map(|(start, range)| {
                let number = range.first.saturating_add((at - start) as u32);
                let digits = range
                    .style
                    .map_or(String::new(), |style| numeral(style, number));
                format!("{}{digits}", range.prefix)
            });
            match label {
                Some(label) if !label.trim().is_empty() => {
                    label.trim().chars().take(LONGEST).collect()
                }
                _ => (at + 1).to_string(),
            }
        })
        .collect()
}

fn ranges(catalog: &Dict<'_>) -> BTreeMap<usize, Range> {
    let mut found = BTreeMap::new();
    let mut seen: HashSet<u32> = HashSet::new();
    let mut open: Vec<Dict<'_>> = catalog.get::<Dict<'_>>("PageLabels").into_iter().collect();
    while let Some(node) = open.pop() {
        if let Some(numbers) = node.get::<Array<'_>>("Nums") {
            let mut items = numbers.flex_iter();
            while let Some(start) = items.next::<u32>() {
                let Some(Object::Dict(range)) = items.next::<Object<'_>>() else {
                    break;
                };
                let prefix = range.get::<PdfString<'_>>("P");
                let style = range.get::<Name<'_>>("S");
                found.insert(
                    start as usize,
                    Range {
                        prefix: prefix.map_or(String::new(), |p| strings::line(p.as_bytes())),
                        style: style.and_then(|s| s.as_str().chars().next()),
                        first: range.get::<u32>("St").unwrap_or(1),
                    },
                );
            }
        }
        if let Some(kids) = node.get::<Array<'_>>("Kids") {
            for (raw, kid) in kids.raw_iter().zip(kids.iter::<Dict<'_>>()) {
                if let MaybeRef::Ref(id) = raw
                    && seen.insert(id.obj_number)
                {
                    open.push(kid);
                }
            }
        }
    }
    found
}

fn numeral(style: char, number: u32) -> String {
    match style {
        'r' => roman(number),
        'R' => roman(number).to_uppercase(),
        'a' => letters(number),
        'A' => letters(number).to_uppercase(),
        _ => number.to_string(),
    }
}

/// a to z, then aa to zz.
fn letters(number: u32) -> String {
    let at = number.saturating_sub(1);
    let letter = char::from(b'a' + (at % 26) as u8);
    String::from(letter).repeat((at / 26 + 1).min(LONGEST as u32) as usize)
}

fn roman(number: u32) -> String {
    const PARTS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = number;
    let mut out = String::new();
    if rest == 0 || rest >= 5000 {
        return number.to_string();
    }
    for (value, letters) in PARTS {
        while rest >= value {
            out.push_str(letters);
            rest -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_of_all_styles() {
        assert_eq!(numeral('r', 1994), "mcmxciv");
        assert_eq!(numeral('R', 4), "IV");
        assert_eq!(numeral('A', 28), "BB");
        assert_eq!(numeral('D', 12), "12");
        assert_eq!(numeral('r', 9_000_000), "9000000");
    }
}
