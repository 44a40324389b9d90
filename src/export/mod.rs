//! Owns what scripts and pipes get: JSON, CSV, Markdown and plain text of what was found.
//! Its structs are the only ones that serde writes or reads.

pub mod citing;
pub mod compare;
pub mod corrections;
pub mod digest;
pub mod json;
pub mod line;
mod markdown;
pub mod notes;
pub mod report;
pub mod safe;
pub mod state;
mod table;
pub mod verdicts;
mod words;

use std::io::{self, Write};

use crate::analysis::Analysis;
use crate::document::Document;

/// One document with all that is known of it.
#[derive(Debug, Clone, Copy)]
pub struct Found<'a> {
    pub document: &'a Document,
    pub analysis: &'a Analysis,
    pub warnings: &'a [String],
    /// Of the source's bytes, in hex; `None` where the text did not come from a file.
    pub sha256: Option<&'a str>,
    /// The day of the document that the caller gave; it goes before what the text states.
    pub date: Option<&'a str>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    Json,
    Csv,
    Markdown,
    Text,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    Outline,
    Actors,
    Numbers,
}

/// What of a document is printed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Choice {
    pub only: Option<Only>,
    /// Leaves the text out of the JSON.
    pub no_text: bool,
}

impl Choice {
    pub fn shows(self, list: Only) -> bool {
        self.only.is_none_or(|only| only == list)
    }
}

/// Prints one document after another in one format; `end` closes what was begun.
pub struct Printer<W: Write> {
    out: W,
    format: Format,
    choice: Choice,
    /// Several documents are a JSON array.
    array: bool,
    printed: usize,
}

impl<W: Write> Printer<W> {
    pub fn new(out: W, format: Format, choice: Choice, array: bool) -> Self {
        Self {
            out,
            format,
            choice,
            array,
            printed: 0,
        }
    }

    pub fn print(&mut self, found: &Found) -> io::Result<()> {
        let first = self.printed == 0;
        self.printed += 1;
        match self.format {
            Format::Json => {
                let before = match (self.array, first) {
                    (false, _) => "",
                    (true, true) => "[\n",
                    (true, false) => ",\n",
                };
                self.out.write_all(before.as_bytes())?;
                json::write(&mut self.out, None, found, self.choice)?;
                if !self.array {
                    self.out.write_all(b"\n")?;
                }
            }
            Format::Csv => table::write(&mut self.out, found, self.choice, first)?,
            Format::Markdown => markdown::write(&mut self.out, found, self.choice, first)?,
            Format::Text => report::write(&mut self.out, found, self.choice, first)?,
        }
        self.out.flush()
    }

    pub fn end(mut self) -> io::Result<()> {
        if self.format == Format::Json && self.array {
            let end: &[u8] = if self.printed == 0 { b"[]\n" } else { b"\n]\n" };
            self.out.write_all(end)?;
        }
        self.out.flush()
    }
}

/// Whether a text is an ISO day that the calendar has.
pub fn is_day(text: &str) -> bool {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(i, b)| match i {
            4 | 7 => b == b'-',
            _ => b.is_ascii_digit(),
        });
    let part = |range: std::ops::Range<usize>| text.get(range).and_then(|t| t.parse::<u32>().ok());
    let (Some(year), Some(month), Some(day)) = (part(0..4), part(5..7), part(8..10)) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    shape && (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        for day in ["2025-02-11", "2024-02-29", "2000-02-29", "1999-12-31"] {
            assert!(is_day(day), "{day}");
        }
        for no in [
            "2025-02-29",
            "1900-02-29",
            "2025-13-01",
            "2025-00-10",
            "2025-1-01",
            "2025-01-00",
            "+025-01-01",
            "",
            "tomorrow",
            "2025-01-011",
            "２０25-01",
        ] {
            assert!(!is_day(no), "{no}");
        }
    }
}
