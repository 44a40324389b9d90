//! Owns the forms of citations outside the program: Markdown to read, CSV and JSON lines to work with. Each can be
//! read back, to be checked against the documents.

mod lines;
mod prose;
mod table;

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::digest;
use crate::cite::{Citation, What};

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Form {
    #[default]
    Markdown,
    Csv,
    Jsonl,
}

/// A citation as it was read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// Without what stood around it.
    pub citation: Citation,
    /// [`hash`] of what stood around it.
    pub hash: String,
}

impl Form {
    /// The form that the ending of a file name asks for.
    pub fn of(file: &str) -> Option<Self> {
        let ending = file.rsplit_once('.')?.1.to_ascii_lowercase();
        match ending.as_str() {
            "md" | "markdown" => Some(Self::Markdown),
            "csv" => Some(Self::Csv),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            _ => None,
        }
    }
}

/// SHA-256 of a passage and what stands around it, in hex, of [`crate::cite::around`].
pub fn hash(around: &str) -> String {
    digest::sha256(&[around.as_bytes()])
}

/// Writes citations. Nothing in them is a command to a terminal, a formula or mark-up.
pub fn write(mut out: impl Write, form: Form, citations: &[Citation]) -> io::Result<()> {
    match form {
        Form::Markdown => prose::write(&mut out, citations)?,
        Form::Csv => table::write(&mut out, citations)?,
        Form::Jsonl => lines::write(&mut out, citations)?,
    }
    out.flush()
}

/// Writes citations to a file in the form that its ending asks for, else as Markdown; over one that is there only where
/// that is said. Either answer is a line for the reader.
pub fn write_file(path: &Path, over: bool, citations: &[Citation]) -> Result<String, String> {
    let name = path.display().to_string();
    let file = create(path, over).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => is_there(&name),
        io::ErrorKind::NotFound => format!("{name}: no such folder"),
        _ => format!("{name}: {error}"),
    })?;
    let form = Form::of(&name).unwrap_or_default();
    match write(BufWriter::new(file), form, citations) {
        Ok(()) => Ok(written(&name, citations.len())),
        Err(error) => Err(format!("{name}: {error}")),
    }
}

/// Opens a file to write; one that is there only where it is to be written over.
pub fn create(path: &Path, over: bool) -> io::Result<File> {
    let mut how = OpenOptions::new();
    how.write(true);
    if over {
        how.create(true).truncate(true);
    } else {
        how.create_new(true);
    }
    how.open(path)
}

/// What is said of a file that is not written over.
pub fn is_there(name: &str) -> String {
    format!("{name} is there already: ! at its end writes over it")
}

/// What is said of a file that was written.
pub fn written(name: &str, count: usize) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} citation{s} written to {name}; nutgraf verify checks them")
}

/// One citation as Markdown, to be pasted.
pub fn one(citation: &Citation) -> String {
    let mut text = Vec::new();
    // Writing to memory can't fail.
    let _ = prose::passage(&mut text, citation);
    String::from_utf8_lossy(&text).into_owned()
}

/// Reads what was written in any of the forms. The error is a phrase that follows the file's name.
pub fn parse(text: &str) -> Result<Vec<Read>, String> {
    let text = text.trim_start_matches('\u{feff}');
    let first = text.trim_start();
    let read = if first.starts_with('{') {
        lines::parse(text)?
    } else if first.starts_with(table::COLUMNS[0]) {
        table::parse(text)?
    } else {
        prose::parse(text)?
    };
    if read.is_empty() {
        return Err("holds no citations".to_owned());
    }
    Ok(read)
}

/// What is cited by its word.
fn what(word: &str) -> Option<What> {
    What::ALL.into_iter().find(|what| what.word() == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn citations() -> Vec<Citation> {
        let plain = Citation {
            what: What::Number,
            name: "$12 million".to_owned(),
            detail: "cost; of *Ostby*".to_owned(),
            quote: "It cost $12 million.".to_owned(),
            around: "a\nb\nc".to_owned(),
            title: "The harbour of Ostby".to_owned(),
            section: "What came › after".to_owned(),
            page: "12".to_owned(),
            start: 70,
            end: 90,
            file: "harbour.md".to_owned(),
        };
        let hard = Citation {
            what: What::Note,
            name: "=1+1, \"quoted\"; <b>".to_owned(),
            detail: "'tis @home".to_owned(),
            quote: "-5 degrees > \\*a_b* `c` # [d](e) — no | more".to_owned(),
            title: "*Title*, § `x`".to_owned(),
            section: String::new(),
            page: String::new(),
            file: "a, b.md".to_owned(),
            ..plain.clone()
        };
        vec![plain, hard]
    }

    #[test]
    fn every_form_is_read_back_as_it_was_written() {
        for form in [Form::Markdown, Form::Csv, Form::Jsonl] {
            let mut out = Vec::new();
            write(&mut out, form, &citations()).unwrap();
            let text = String::from_utf8(out).unwrap();
            for text in [
                text.clone(),
                text.replace('\n', "\r\n"),
                format!("\u{feff}{text}"),
            ] {
                let read = parse(&text).unwrap_or_else(|why| panic!("{form:?}: {why}\n{text}"));
                assert_eq!(read.len(), 2, "{form:?}\n{text}");
                for (read, written) in read.iter().zip(citations()) {
                    assert_eq!(read.hash, hash(&written.around));
                    let bare = Citation {
                        around: String::new(),
                        ..written
                    };
                    assert_eq!(read.citation, bare, "{form:?}\n{text}");
                }
            }
        }
    }

    #[test]
    fn nothing_in_a_cell_is_a_formula() {
        let mut out = Vec::new();
        write(&mut out, Form::Csv, &citations()).unwrap();
        let text = String::from_utf8(out).unwrap();
        for record in csv::Reader::from_reader(text.as_bytes()).records() {
            for cell in record.unwrap().iter() {
                assert!(
                    !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                    "{cell}"
                );
            }
        }
    }

    #[test]
    fn what_is_no_export_is_said_to_be_none() {
        for (text, said) in [
            ("", "holds no citations"),
            ("# A text\n\nWith words.\n", "holds no citations"),
            ("{\"version\":9}", "line 1 is of version 9"),
            ("{\"version\":1}", "line 1: missing field"),
            ("what,name\n1,2\n", "has no column \"detail\""),
        ] {
            let why = parse(text).unwrap_err();
            assert!(why.starts_with(said), "{why}");
        }
    }
}
