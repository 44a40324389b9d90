//! Owns citations as CSV: a row each. A cell that a spreadsheet would take for a formula has an apostrophe before
//! it; so has one that begins with an apostrophe, so that it can be read back.

use std::io::{self, Write};

use super::super::safe;
use super::{Read, hash, what};
use crate::cite::Citation;

pub const COLUMNS: [&str; 11] = [
    "what", "name", "detail", "quote", "title", "section", "page", "file", "start", "end", "sha256",
];

pub fn write(out: &mut impl Write, citations: &[Citation]) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(COLUMNS)?;
    for cited in citations {
        table.write_record([
            cited.what.word(),
            &guarded(&cited.name),
            &guarded(&cited.detail),
            &guarded(&cited.quote),
            &guarded(&cited.title),
            &guarded(&cited.section),
            &guarded(&cited.page),
            &guarded(&cited.file),
            &cited.start.to_string(),
            &cited.end.to_string(),
            &hash(&cited.around),
        ])?;
    }
    table.flush()
}

pub fn parse(text: &str) -> Result<Vec<Read>, String> {
    let failed = |error: csv::Error| error.to_string();
    let mut table = csv::Reader::from_reader(text.as_bytes());
    let names = table.headers().map_err(failed)?.clone();
    let mut columns = [0; COLUMNS.len()];
    for (column, name) in columns.iter_mut().zip(COLUMNS) {
        let at = names.iter().position(|n| n.trim() == name);
        *column = at.ok_or_else(|| format!("has no column \"{name}\""))?;
    }
    let rows = table.records().map(|row| {
        let row = row.map_err(failed)?;
        let line = row.position().map_or(0, csv::Position::line);
        let cell = |name: usize| row.get(columns[name]).unwrap_or_default();
        let offset = |name: usize| {
            let cell = cell(name).trim();
            let wrong = |_| format!("line {line}: \"{cell}\" is no offset");
            cell.parse::<usize>().map_err(wrong)
        };
        let bare = |name: usize| {
            let cell = cell(name);
            cell.strip_prefix('\'').unwrap_or(cell).to_owned()
        };
        let unknown = || format!("line {line}: \"{}\" is not known", cell(0));
        Ok(Read {
            citation: Citation {
                what: what(cell(0)).ok_or_else(unknown)?,
                name: bare(1),
                detail: bare(2),
                quote: bare(3),
                around: String::new(),
                title: bare(4),
                section: bare(5),
                page: bare(6),
                file: bare(7),
                start: offset(8)?,
                end: offset(9)?,
            },
            hash: cell(10).to_owned(),
        })
    });
    rows.collect()
}

/// One line that is no formula.
fn guarded(text: &str) -> String {
    let line = safe::line(text);
    if line.starts_with(['=', '+', '-', '@', '\'']) {
        format!("'{line}")
    } else {
        line
    }
}
