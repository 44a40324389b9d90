//! Owns how the check of citations is told: as text and as JSON.

use std::io::{self, Write};

use serde::Serialize;

use super::json::serialize;
use super::safe::line;
use crate::cite::{Citation, Fate, Verdict};
use crate::document::Document;

/// A citation with what was found of it in a document.
pub struct Checked<'a> {
    pub citation: &'a Citation,
    pub document: &'a Document,
    pub verdict: Verdict,
}

impl Checked<'_> {
    /// The words that stand there now; `None` where the passage is gone.
    fn now(&self) -> Option<String> {
        self.verdict
            .span
            .map(|span| line(self.document.slice(span)))
    }

    fn page(&self) -> Option<&str> {
        self.document.page_at(self.verdict.span?.start())
    }
}

/// Writes a line for each citation under its file, and the sum.
pub fn text(out: &mut impl Write, checked: &[Checked]) -> io::Result<()> {
    let mut file = None;
    for one in checked {
        let (cited, verdict) = (one.citation, one.verdict.clone());
        if file != Some(&cited.file) {
            writeln!(out, "{}", line(&cited.file))?;
            file = Some(&cited.file);
        }
        write!(out, "  {:<8} “{}”", verdict.fate.word(), line(&cited.quote))?;
        if let (Fate::Moved | Fate::Changed, Some(span)) = (verdict.fate, verdict.span) {
            let (old, new) = ((cited.start, cited.end), (span.start(), span.end()));
            write!(out, ", bytes {}–{} → {}–{}", old.0, old.1, new.0, new.1)?;
            if let Some(page) = one.page().filter(|page| *page != cited.page) {
                write!(out, ", p. {} → {}", line(&cited.page), line(page))?;
            }
        }
        if one.document.name != cited.file && verdict.fate != Fate::Gone {
            write!(out, ", in {}", line(&one.document.name))?;
        }
        if verdict.fate.holds() && !verdict.same_around {
            write!(out, ", among other words")?;
        }
        writeln!(out)?;
        if verdict.fate == Fate::Changed {
            writeln!(out, "      now  “{}”", one.now().unwrap_or_default())?;
        }
    }
    let count = |fate: Fate| checked.iter().filter(|c| c.verdict.fate == fate).count();
    writeln!(
        out,
        "{} of {} stand, {} moved, {} changed, {} gone",
        count(Fate::Stands),
        checked.len(),
        count(Fate::Moved),
        count(Fate::Changed),
        count(Fate::Gone),
    )
}

#[derive(Serialize)]
struct Entry<'a> {
    fate: &'static str,
    what: &'static str,
    name: &'a str,
    quote: &'a str,
    file: &'a str,
    start: usize,
    end: usize,
    page: &'a str,
    /// Where the passage stands now.
    found: Option<Found<'a>>,
}

#[derive(Serialize)]
struct Found<'a> {
    file: &'a str,
    start: usize,
    end: usize,
    page: Option<&'a str>,
    quote: String,
    same_around: bool,
}

/// Writes an array with an object for each citation.
pub fn json(out: &mut impl Write, checked: &[Checked]) -> io::Result<()> {
    let entries: Vec<Entry> = checked
        .iter()
        .map(|one| Entry {
            fate: one.verdict.fate.word(),
            what: one.citation.what.word(),
            name: &one.citation.name,
            quote: &one.citation.quote,
            file: &one.citation.file,
            start: one.citation.start,
            end: one.citation.end,
            page: &one.citation.page,
            found: one.verdict.span.map(|span| Found {
                file: &one.document.name,
                start: span.start(),
                end: span.end(),
                page: one.page(),
                quote: one.document.slice(span).to_owned(),
                same_around: one.verdict.same_around,
            }),
        })
        .collect();
    serialize(&mut *out, &entries)?;
    writeln!(out)
}
