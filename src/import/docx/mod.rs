//! Owns the format DOCX: Word documents, and the documents of other formats in their text.

mod body;
mod parts;
mod styles;

use anyhow::{Result, bail};

use super::options::{Limits, Options};
use super::writer::Writer;
use super::xml::Element;
use super::{charset, html, kind, rtf, stated};
use crate::document::{Document, Format};
use body::Reader;
use parts::{Chunk, Parts};
use styles::Styles;

/// Documents in documents are read no deeper.
const DEEPEST: usize = 3;

/// Reads the whole document; name, format and size are left to the caller.
pub fn read(bytes: &[u8], options: &Options, warnings: &mut Vec<String>) -> Result<Document> {
    let mut writer = Writer::new(bytes.len());
    let (title, core, _) = write(bytes, options, &mut writer, 0, warnings)?;
    let mut document = writer.finish();
    let said = |name: &str| {
        let mut found = Vec::new();
        core.within(name, &mut found);
        found.first().map(|e| e.all_text())
    };
    document.title = title
        .or_else(|| stated::title(&said("title")?))
        .or(document.title);
    document.byline = said("creator").and_then(|name| stated::byline(&name));
    document.date = said("created").and_then(|date| Some(date.get(..10)?.to_owned()));
    Ok(document)
}

/// Writes a document into the text. Returns the title that a paragraph's style makes one, what the document says
/// of itself, and how many bytes may still be unpacked.
fn write(
    bytes: &[u8],
    options: &Options,
    writer: &mut Writer,
    depth: usize,
    warnings: &mut Vec<String>,
) -> Result<(Option<String>, Element, u64)> {
    let parts = Parts::read(bytes, options, warnings)?;
    let styles = Styles::of(&parts.styles, &parts.numbering);
    let mut left = parts.left;
    let mut embed = |chunk: &Chunk, writer: &mut Writer| {
        let limits = Limits {
            inflated: left,
            ..options.limits
        };
        let options = Options {
            limits,
            ..options.clone()
        };
        let (path, bytes) = chunk;
        let mut said = Vec::new();
        match embed(path, bytes, &options, writer, depth + 1, &mut said) {
            Ok(unspent) => left = unspent,
            Err(error) => said.push(format!("{error:#}")),
        }
        warnings.extend(said.into_iter().map(|said| format!("{path}: {said}")));
    };
    let mut reader = Reader::new(writer, &styles, &parts, &mut embed);
    reader.body(&parts.text);
    for notes in [&parts.footnotes, &parts.endnotes] {
        reader.notes(notes);
    }
    Ok((reader.title(), parts.core, left))
}

/// Writes a document of any format into the text; returns how many bytes may still be unpacked.
fn embed(
    path: &str,
    bytes: &[u8],
    options: &Options,
    writer: &mut Writer,
    depth: usize,
    warnings: &mut Vec<String>,
) -> Result<u64> {
    if depth > DEEPEST {
        bail!("is left out: documents stand in documents more than {DEEPEST} deep");
    }
    match kind::of(path, bytes)? {
        Some(Format::Html) => {
            let source = charset::decode(bytes, None, &mut Vec::new());
            match html::parse(&source, options, warnings) {
                Some(page) => drop(html::write(&page, writer)),
                None => html::flatten(&source, writer),
            }
        }
        Some(Format::Rtf) => rtf::embed(bytes, options, writer, warnings),
        Some(Format::Docx) => {
            let (_, _, left) = write(bytes, options, writer, depth, warnings)?;
            return Ok(left);
        }
        None if path.ends_with(".txt") => {
            let text = charset::decode(bytes, None, &mut Vec::new());
            for line in text.lines() {
                writer.begin_paragraph();
                writer.text(line);
                writer.close();
            }
        }
        _ => bail!("is left out: this version can't read its format inside of a document"),
    }
    Ok(options.limits.inflated)
}
