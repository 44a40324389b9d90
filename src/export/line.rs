//! Owns the lines of `--jsonl`: what is read, and what a bad line gives.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::{is_day, json};

/// A text to read.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Line {
    pub id: String,
    pub text: String,
    /// Its own day, if known; a time after it is left out.
    #[serde(default)]
    pub date: Option<String>,
}

impl Line {
    /// The error says in one phrase what is wrong with the line.
    pub fn parse(line: &[u8]) -> Result<Self, String> {
        let mut line: Self = serde_json::from_slice(line).map_err(|error| {
            // serde_json counts lines inside the object.
            let text = error.to_string();
            let text = text.split(" at line ").next().unwrap_or(&text);
            format!("not an object with \"id\" and \"text\": {text}")
        })?;
        // A moment is as good as its day: "2025-02-11T09:30:00".
        if let Some((day, _)) = line.date.as_deref().and_then(|date| date.split_once('T')) {
            line.date = Some(day.to_owned());
        }
        match &line.date {
            Some(date) if !is_day(date) => Err(format!("{date:?} is no day like 2025-02-11")),
            _ => Ok(line),
        }
    }
}

#[derive(Serialize)]
struct Failure<'a> {
    id: Option<&'a str>,
    error: &'a str,
}

/// Writes what stands in place of a line (counted from 1) that could not be read.
pub fn write_failure(
    out: impl Write,
    id: Option<&str>,
    number: usize,
    reason: &str,
) -> io::Result<()> {
    let error = &format!("line {number}: {reason}");
    json::serialize(out, &Failure { id, error })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_or_refused() {
        let line = Line::parse(br#"{"id":"a","text":"b","more":1}"#).unwrap();
        assert_eq!((line.id.as_str(), line.date), ("a", None));
        for bad in [
            "",
            "[]",
            "{}",
            r#"{"id":1,"text":"x"}"#,
            r#"{"id":"a"}"#,
            "{\"id\"",
            "\u{fffd}",
            r#"{"id":"a","text":"x","date":"soon"}"#,
        ] {
            let reason = Line::parse(bad.as_bytes()).unwrap_err();
            assert!(!reason.contains(" line "), "{reason}");
        }
        assert!(Line::parse(b"\xff").is_err());
    }

    #[test]
    fn a_failure_names_its_line() {
        let mut out = Vec::new();
        write_failure(&mut out, None, 7, "no").unwrap();
        assert_eq!(out, br#"{"id":null,"error":"line 7: no"}"#);
    }
}
