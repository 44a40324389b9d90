//! Owns the date that a document gives itself: a line of its own near the top, or a dateline.

use crate::document::{BlockKind, Document};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Words that may stand before the date on its line.
const LABELS: &[&str] = &[
    "first published on",
    "first published",
    "last updated on",
    "last updated",
    "published on",
    "published",
    "posted on",
    "posted",
    "updated",
    "issued",
    "released",
    "dated",
    "date",
];

const DAYS: &[&str] = &["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The ISO day of a line that holds nothing but a date, a label before it and a time after it.
pub fn of_line(line: &str) -> Option<String> {
    let line = line.trim().trim_matches(['_', '*']);
    if line.len() > 80 || !line.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let lower = line.to_lowercase();
    let mut rest = lower.as_str();
    for label in LABELS {
        if let Some(after) = rest.strip_prefix(label)
            && after.starts_with([' ', ':'])
        {
            rest = after.trim_start_matches([' ', ':', '\t']);
            break;
        }
    }
    let (date, rest) = leading(rest)?;
    is_time(rest).then_some(date)
}

/// The day that a document states near its top, in a paragraph of its own or in a dateline.
pub fn at_top(document: &Document) -> Option<String> {
    const PARAGRAPHS: usize = 4;
    let paragraphs = document.blocks.iter().take(2 * PARAGRAPHS);
    paragraphs
        .filter(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Lines))
        .take(PARAGRAPHS)
        .map(|block| block.span.of(&document.text))
        .find_map(|text| {
            of_line(text)
                .or_else(|| of_lines(text))
                .or_else(|| of_dateline(text))
        })
}

/// The day in a few short lines of which one holds it, alone or behind a place: "By Ada Berg", "LISBON, 4 May 2024".
fn of_lines(paragraph: &str) -> Option<String> {
    const LINES: usize = 3;
    const LONGEST: usize = 60;
    let lines = || paragraph.lines();
    if lines().count() > LINES || lines().any(|line| line.len() > LONGEST) {
        return None;
    }
    lines().find_map(|line| of_line(line).or_else(|| of_place(line.trim(), true)))
}

/// The ISO day in a dateline: "PARIS, May 4, 2024 (Agency) - …", "Geneva (4 May 2024) – …", "(May 4, 2024) - …".
pub fn of_dateline(paragraph: &str) -> Option<String> {
    let end = paragraph.floor_char_boundary(90);
    let head = &paragraph[..end];
    let dash = head.find(['\u{2014}', '\u{2013}']).or_else(|| {
        [" - ", " -- "]
            .iter()
            .filter_map(|mark| head.find(mark))
            .min()
    })?;
    of_place(&head[..dash], false)
}

/// The day behind a place, and with nothing after it if it stands `alone`: "PARIS, May 4, 2024 (Agency)".
fn of_place(head: &str, alone: bool) -> Option<String> {
    let marks = head.match_indices([',', '(']).map(|(at, _)| at + 1);
    std::iter::once(0).chain(marks).find_map(|at| {
        if !is_place(&head[..at]) {
            return None;
        }
        let lower = head[at..].to_lowercase();
        let (date, rest) = leading(lower.trim_start())?;
        let rest = rest.trim_start_matches([')', ',', ' ']);
        (rest.is_empty() || rest.starts_with('(') && !alone).then_some(date)
    })
}

/// Whether what stands before a dateline's date is a place, or nothing: a few words, each with a capital.
fn is_place(text: &str) -> bool {
    const OPENERS: &[&str] = &[
        "on", "in", "by", "since", "after", "before", "until", "from", "at", "the", "as", "during",
    ];
    let mut words = text
        .split([' ', ',', '(', '/'])
        .filter(|word| !word.is_empty());
    let opens = words
        .clone()
        .next()
        .is_some_and(|first| OPENERS.contains(&first.to_lowercase().as_str()) && first != "THE");
    let the_hague = text.starts_with("The Hague");
    let small = |word: &&str| !word.starts_with(char::is_uppercase) && *word != "of";
    (!opens || the_hague) && words.clone().count() <= 5 && !words.any(|word| small(&word))
}

/// A date at the start of a lower-case text, and what follows it.
fn leading(text: &str) -> Option<(String, &str)> {
    let mut rest = text;
    let day_end = rest.find([' ', ',']).unwrap_or(0);
    let day = rest[..day_end].trim_end_matches(['.', ',']);
    if DAYS.iter().any(|d| day.starts_with(d)) && !day.bytes().any(|b| b.is_ascii_digit()) {
        rest = rest[day_end..].trim_start_matches([' ', ',']);
    }
    iso(rest).or_else(|| named(rest))
}

fn iso(text: &str) -> Option<(String, &str)> {
    let head = text.get(..10)?;
    let parts: Vec<&str> = head.split(['-', '/']).collect();
    let [year, month, day] = parts[..] else {
        return None;
    };
    let date = day_of(number(year, 4)?, number(month, 2)?, number(day, 2)?)?;
    let rest = &text[10..];
    (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some((date, rest))
}

/// "february 11, 2025", "11 february 2025", "feb. 11, 2025".
fn named(text: &str) -> Option<(String, &str)> {
    let mut rest = text;
    let mut words = Vec::new();
    while words.len() < 3 {
        rest = rest.trim_start_matches([' ', ',']);
        let end = rest.find([' ', ',', '\u{2014}']).unwrap_or(rest.len());
        if end == 0 {
            return None;
        }
        words.push(&rest[..end]);
        rest = &rest[end..];
    }
    let (month, day) = match (month(words[0]), month(words[1])) {
        (Some(month), _) => (month, words[1]),
        (None, Some(month)) => (month, words[0]),
        _ => return None,
    };
    let day = day.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h', '.']);
    let year = number(words[2].trim_end_matches(['.', ')']), 4)?;
    Some((day_of(year, month, number(day, 2)?)?, rest))
}

fn month(word: &str) -> Option<u32> {
    let name = word.trim_end_matches('.');
    if name.len() < 3 {
        return None;
    }
    let at = MONTHS
        .iter()
        .position(|m| m.starts_with(name) || name == "sept" && m.starts_with("sep"))?;
    Some(at as u32 + 1)
}

fn number(digits: &str, most: usize) -> Option<u32> {
    let fits = (1..=most).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let whole_year = most != 4 || digits.len() == 4;
    (fits && whole_year).then(|| digits.parse().ok()).flatten()
}

/// An ISO day of the Gregorian calendar; none where there is no such day.
fn day_of(year: u32, month: u32, day: u32) -> Option<String> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    let real = year > 0 && (1..=days).contains(&day);
    real.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// Nothing, or only what tells a time of day.
fn is_time(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "", "at", "am", "pm", "et", "est", "edt", "gmt", "utc", "cet", "bst", "t", "z", "tz",
    ];
    text.split([' ', ',', '|', '\u{b7}', '(', ')']).all(|part| {
        let plain = part
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || ":+-.".contains(c));
        let letters: String = part.chars().filter(char::is_ascii_alphabetic).collect();
        plain && WORDS.contains(&letters.as_str())
    })
}

/// Whether a line is only a date or a time, with or without a year.
pub fn is_date_or_time(line: &str) -> bool {
    let lower = line.trim().trim_matches(['_', '*']).to_lowercase();
    let has_digit = lower.bytes().any(|b| b.is_ascii_digit());
    if lower.len() > 60 || !has_digit {
        return false;
    }
    if of_line(&lower).is_some() || is_time(&lower) && lower.contains(':') {
        return true;
    }
    let words: Vec<&str> = lower
        .split([' ', ','])
        .map(|w| w.trim_end_matches('.'))
        .filter(|w| !w.is_empty())
        .collect();
    words.len() <= 4
        && words.iter().any(|w| month(w).is_some())
        && words.iter().all(|w| {
            month(w).is_some()
                || w.bytes().next().is_some_and(|b| b.is_ascii_digit())
                || DAYS.iter().any(|d| w.starts_with(d))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_nothing_but_a_date() {
        for (line, day) in [
            ("February 11, 2025", "2025-02-11"),
            ("Published: 3 May 2021", "2021-05-03"),
            ("Sept. 25, 2018", "2018-09-25"),
            ("Tuesday, June 3rd, 2025, 1:39 PM ET", "2025-06-03"),
            ("2024-02-29", "2024-02-29"),
            ("2024-02-29T10:30:00Z", "2024-02-29"),
        ] {
            assert_eq!(of_line(line).as_deref(), Some(day), "{line}");
        }
        for line in [
            "2023-02-29",
            "In February 11 people left",
            "Room 12, 2025",
            "May 2021",
            "On May 3, 2021 they met",
        ] {
            assert_eq!(of_line(line), None, "{line}");
        }
    }

    #[test]
    fn lines_of_a_place_and_a_date() {
        for text in ["By Ada Berg\nLISBON, 4 May 2024", "Lisbon, May 4, 2024"] {
            assert_eq!(of_lines(text).as_deref(), Some("2024-05-04"), "{text}");
        }
        for text in ["They left\nLisbon, 4 May 2024, by sea", "on 4 May 2024"] {
            assert_eq!(of_lines(text), None, "{text}");
        }
    }

    #[test]
    fn datelines() {
        assert_eq!(
            of_dateline("LISBON, May 4, 2024 (Wire) \u{2014} The port").as_deref(),
            Some("2024-05-04")
        );
        for line in [
            "(May 4, 2024) - The port",
            "May 4, 2024 \u{2013} The port",
            "Geneva (4 May 2024) \u{2013} The port",
            "The Hague, 4 May 2024 - The port",
            "LINDMOUTH, Norrland (May 4, 2024) -- The port",
        ] {
            assert_eq!(of_dateline(line).as_deref(), Some("2024-05-04"), "{line}");
        }
        assert_eq!(of_dateline("The port (May 4, 2024) \u{2014} a day"), None);
        assert_eq!(of_dateline("LISBON \u{2014} The port"), None);
        assert_eq!(of_dateline("In Lisbon, May 4, 2024 \u{2014} a day"), None);
    }
}
