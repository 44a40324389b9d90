//! Owns citations as JSON lines: one object a line, with a version.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::super::json::serialize;
use super::{Read, hash, what};
use crate::cite::Citation;

const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Entry {
    version: u32,
    what: String,
    name: String,
    detail: String,
    quote: String,
    title: String,
    section: String,
    page: Option<String>,
    file: String,
    start: usize,
    end: usize,
    sha256: String,
}

#[derive(Deserialize)]
struct Version {
    version: u32,
}

pub fn write(out: &mut impl Write, citations: &[Citation]) -> io::Result<()> {
    for citation in citations {
        let cited = citation.clone();
        let entry = Entry {
            version: VERSION,
            what: cited.what.word().to_owned(),
            name: cited.name,
            detail: cited.detail,
            quote: cited.quote,
            title: cited.title,
            section: cited.section,
            page: Some(cited.page).filter(|page| !page.is_empty()),
            file: cited.file,
            start: cited.start,
            end: cited.end,
            sha256: hash(&cited.around),
        };
        serialize(&mut *out, &entry)?;
        writeln!(out)?;
    }
    Ok(())
}

pub fn parse(text: &str) -> Result<Vec<Read>, String> {
    let lines = text.lines().enumerate();
    lines
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(at, line)| {
            let failed = |error: serde_json::Error| format!("line {}: {error}", at + 1);
            let Version { version } = serde_json::from_str(line).map_err(failed)?;
            if version != VERSION {
                let line = at + 1;
                return Err(format!(
                    "line {line} is of version {version}, which is not known"
                ));
            }
            let entry: Entry = serde_json::from_str(line).map_err(failed)?;
            let unknown = || format!("line {}: \"{}\" is not known", at + 1, entry.what);
            Ok(Read {
                citation: Citation {
                    what: what(&entry.what).ok_or_else(unknown)?,
                    name: entry.name,
                    detail: entry.detail,
                    quote: entry.quote,
                    around: String::new(),
                    title: entry.title,
                    section: entry.section,
                    page: entry.page.unwrap_or_default(),
                    start: entry.start,
                    end: entry.end,
                    file: entry.file,
                },
                hash: entry.sha256,
            })
        })
        .collect()
}
