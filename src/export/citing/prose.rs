//! Owns citations as Markdown: each a quotation with where it stands below it, under what it is of.
//!
//! ```text
//! > It cost $12 million.
//! >
//! > — *The harbour of Ostby* § *What came after*, p. 3, `harbour.md`, bytes 70–90, sha256 `4f1c…`
//!
//! number: $12 million (cost)
//! ```

use std::io::{self, Write};

use super::super::safe;
use super::{Read, hash, what};
use crate::cite::{Citation, What};

pub fn write(out: &mut impl Write, citations: &[Citation]) -> io::Result<()> {
    let (mut title, mut kind) = (None, None);
    for cited in citations {
        if title != Some((&cited.title, &cited.file)) {
            if title.is_some() {
                writeln!(out)?;
            }
            writeln!(out, "# {}", safe::markdown(&cited.title))?;
            (title, kind) = (Some((&cited.title, &cited.file)), None);
        }
        if kind != Some(cited.what) {
            writeln!(out, "\n## {}", heading(cited.what))?;
            kind = Some(cited.what);
        }
        writeln!(out)?;
        passage(out, cited)?;
    }
    Ok(())
}

fn heading(what: What) -> &'static str {
    match what {
        What::Passage => "Passages",
        What::Actor => "Actors",
        What::Role => "Described as",
        What::Mention => "Mentions",
        What::Number => "Numbers",
        What::Quotation => "Quotations",
        What::Said => "Said",
        What::SaidAbout => "Said about",
        What::Note => "Marks and notes",
    }
}

/// Writes one passage, with what it is of below.
pub fn passage(out: &mut impl Write, cited: &Citation) -> io::Result<()> {
    writeln!(out, "> {}\n>", safe::markdown(&cited.quote))?;
    write!(out, "> — *{}*", safe::markdown(&cited.title))?;
    if !cited.section.is_empty() {
        write!(out, " § *{}*", safe::markdown(&cited.section))?;
    }
    if !cited.page.is_empty() {
        write!(out, ", p. {}", safe::markdown(&cited.page))?;
    }
    let (start, end, hash) = (cited.start, cited.end, hash(&cited.around));
    let file = code(&cited.file);
    writeln!(out, ", `{file}`, bytes {start}–{end}, sha256 `{hash}`")?;
    if cited.what == What::Passage {
        return Ok(());
    }
    write!(out, "\n{}:", cited.what.word())?;
    if !cited.name.is_empty() {
        write!(out, " {}", safe::markdown(&cited.name))?;
    }
    if !cited.detail.is_empty() {
        write!(out, " *({})*", safe::markdown(&cited.detail))?;
    }
    writeln!(out)
}

/// Text between back ticks.
fn code(text: &str) -> String {
    safe::line(text).replace('`', "'")
}

pub fn parse(text: &str) -> Result<Vec<Read>, String> {
    let mut all: Vec<Read> = Vec::new();
    let mut quote: Option<&str> = None;
    for (at, line) in text.lines().enumerate() {
        let line = line.trim_end();
        if let Some(place) = line.strip_prefix("> — *") {
            let Some(quote) = quote.take() else { continue };
            let read = read(quote, place);
            all.push(read.ok_or_else(|| format!("line {}: this is no place", at + 1))?);
        } else if let Some(words) = line.strip_prefix("> ") {
            quote = Some(words);
        } else if let Some((word, said)) = line.split_once(':')
            && let (Some(what), Some(last)) = (what(word), all.last_mut())
            && last.citation.what == What::Passage
        {
            let (name, detail) = match said.strip_suffix(")*").and_then(|s| s.rsplit_once(" *(")) {
                Some((name, detail)) => (name, detail),
                None => (said, ""),
            };
            last.citation.what = what;
            last.citation.name = unescaped(name.trim_start());
            last.citation.detail = unescaped(detail);
        }
    }
    Ok(all)
}

/// The citation of a quoted passage and the line below it, after "> — *".
fn read(quote: &str, place: &str) -> Option<Read> {
    let (title, rest) = until_star(place)?;
    let (section, rest) = match rest.strip_prefix(" § *") {
        Some(rest) => until_star(rest)?,
        None => ("", rest),
    };
    let (rest, hash) = rest.strip_suffix('`')?.rsplit_once(", sha256 `")?;
    let (rest, bytes) = rest.rsplit_once(", bytes ")?;
    let (start, end) = bytes.split_once('–')?;
    let (page, file) = rest.strip_suffix('`')?.rsplit_once(", `")?;
    Some(Read {
        citation: Citation {
            what: What::Passage,
            name: String::new(),
            detail: String::new(),
            quote: unescaped(quote),
            around: String::new(),
            title: unescaped(title),
            section: unescaped(section),
            page: unescaped(page.strip_prefix(", p. ").unwrap_or_default()),
            start: start.parse().ok()?,
            end: end.parse().ok()?,
            file: file.to_owned(),
        },
        hash: hash.to_owned(),
    })
}

/// What stands before the next star that is no text, and after it.
fn until_star(text: &str) -> Option<(&str, &str)> {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '*' => return Some((&text[..at], &text[at + 1..])),
            _ => {}
        }
    }
    None
}

fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut escaped = false;
    for c in text.chars() {
        if c == '\\' && !escaped {
            escaped = true;
        } else {
            plain.push(c);
            escaped = false;
        }
    }
    plain
}
