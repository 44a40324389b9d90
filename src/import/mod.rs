//! Owns the way from bytes to a document: sniffing, decoding, one file per format.

mod date;
mod decode;
mod front;
mod html;
mod markdown;
mod origin;
mod plain;
mod sections;
mod shallow;
mod sniff;
mod writer;

use anyhow::{Result, bail};

use crate::document::{Document, Format};

/// A document and what went wrong on the way to it.
#[derive(Debug, Clone, Default)]
pub struct Imported {
    pub document: Document,
    pub warnings: Vec<String>,
}

/// Reads a whole document. `name` gives the format where the bytes don't.
/// Fails, in a phrase that follows the file's name, on what holds no text: "is empty", "is a PDF…", "is binary".
pub fn import(name: &str, bytes: Vec<u8>) -> Result<Imported> {
    let size = bytes.len() as u64;
    if size == 0 {
        bail!("is empty");
    }
    if size >= u64::from(u32::MAX) {
        bail!("is larger than 4 GiB, which is too large");
    }
    sniff::refuse(&bytes)?;
    let mut warnings = Vec::new();
    let text = decode::decode(bytes, &mut warnings);
    read(name, text, size, warnings, false)
}

/// Reads the beginning of a document, of which `head` is the first part, cut anywhere:
/// what `import` would give for it, so that spans stay true when the whole replaces it.
pub fn preview(name: &str, head: &[u8]) -> Result<Imported> {
    if head.is_empty() {
        bail!("is empty");
    }
    sniff::refuse(head)?;
    let mut warnings = Vec::new();
    let text = decode::decode_head(head, &mut warnings);
    read(name, text, head.len() as u64, warnings, true)
}

/// Reads a text that is known to be plain text, whatever it looks like: only its line ends change.
pub fn plain_text(name: &str, text: String) -> Imported {
    let source_bytes = text.len() as u64;
    let mut document = plain::read(decode::unify_line_ends(text));
    document.name = name.to_owned();
    document.source_bytes = source_bytes;
    Imported {
        document,
        warnings: Vec::new(),
    }
}

/// The line of its source, counted from 1, that an offset of a document's text comes from;
/// `source` is all of it.
pub fn line_of(document: &Document, offset: usize, source: Vec<u8>) -> usize {
    origin::line(document, offset, &decode::decode(source, &mut Vec::new()))
}

fn read(
    name: &str,
    text: String,
    source_bytes: u64,
    mut warnings: Vec<String>,
    cut: bool,
) -> Result<Imported> {
    if text.trim_start().is_empty() {
        bail!("holds no text");
    }
    if text.len() >= u32::MAX as usize {
        bail!("is larger than 4 GiB, which is too large");
    }
    let format = sniff::format(name, &text);
    if sniff::is_html(&text) {
        warnings.push("HTML is shown as source".to_owned());
    }
    let mut document = match format {
        Format::Markdown => markdown::read(&text, cut),
        _ => plain::read(text),
    };
    if document.text.is_empty() {
        bail!("holds no text");
    }
    document.name = name.to_owned();
    document.format = format;
    document.source_bytes = source_bytes;
    Ok(Imported { document, warnings })
}
