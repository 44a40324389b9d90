//! Owns the way from bytes to a document: sniffing, decoding, one file per format.

mod archive;
mod charset;
mod date;
mod decode;
mod docx;
mod epub;
mod field;
mod front;
mod guard;
mod html;
mod items;
mod kind;
mod language;
mod markdown;
mod odt;
mod options;
mod origin;
mod pdf;
mod plain;
mod raw_html;
mod rtf;
mod sections;
mod shallow;
mod sniff;
mod stated;
mod writer;
mod xml;

use anyhow::{Result, bail};

pub use decode::is_encoding;
pub use options::{Limits, Options};

use crate::document::{Document, Format};

/// A document and what went wrong on the way to it.
#[derive(Debug, Clone, Default)]
pub struct Imported {
    pub document: Document,
    pub warnings: Vec<String>,
}

/// Reads a whole document; `name` tells the format where the bytes leave it open. Fails, in a phrase
/// that follows the file's name, on what can't be read: "is empty", "is binary, not text".
pub fn import(name: &str, bytes: Vec<u8>, options: &Options) -> Result<Imported> {
    let size = bytes.len() as u64;
    if size == 0 {
        bail!("is empty");
    }
    if size >= u64::from(u32::MAX) {
        bail!("is larger than 4 GiB, which is too large");
    }
    if let Some(format) = kind::of(name, &bytes)? {
        return formatted(name, format, bytes, options);
    }
    sniff::refuse(&bytes, options.encoding.is_some())?;
    let mut warnings = Vec::new();
    let text = decode::decode(bytes, options.encoding.as_deref(), &mut warnings);
    read(name, text, size, warnings, false)
}

/// Reads the beginning of a document, of which `head` is the first part, cut anywhere:
/// what `import` would give for it, so that spans stay true when the whole replaces it.
/// `None` where a document can only be read as a whole.
pub fn preview(name: &str, head: &[u8], options: &Options) -> Result<Option<Imported>> {
    if head.is_empty() {
        bail!("is empty");
    }
    if is_packed(name, head) {
        return Ok(None);
    }
    sniff::refuse(head, options.encoding.is_some())?;
    let mut warnings = Vec::new();
    let text = decode::decode_head(head, options.encoding.as_deref(), &mut warnings);
    read(name, text, head.len() as u64, warnings, true).map(Some)
}

/// Whether the document that begins so takes long to read, or can only be read as a whole.
pub fn is_packed(name: &str, head: &[u8]) -> bool {
    kind::is_packed(name, head)
}

/// Whether a file that begins so is no text that an editor could show.
pub fn is_binary(name: &str, head: &[u8]) -> bool {
    kind::is_binary(name, head)
}

/// Reads a format that needs a library, at arm's length.
fn formatted(name: &str, format: Format, bytes: Vec<u8>, options: &Options) -> Result<Imported> {
    let size = bytes.len() as u64;
    let told = options.clone();
    let read = move || {
        let (options, mut warnings) = (&told, Vec::new());
        let document = match format {
            Format::Docx => docx::read(&bytes, options, &mut warnings),
            Format::Odt => odt::read(&bytes, options, &mut warnings),
            Format::Rtf => rtf::read(&bytes, options, &mut warnings),
            Format::Pdf => pdf::read(&bytes, options, &mut warnings),
            Format::Epub => epub::read(&bytes, options, &mut warnings),
            Format::Html => html::read(&bytes, options, &mut warnings),
            Format::Text | Format::Markdown => bail!("is no packed document"),
        };
        Ok((document?, warnings))
    };
    let (mut document, mut warnings) = guard::run(&options.limits, size, read)?;
    if document.text.trim_start().is_empty() {
        bail!("holds no text");
    }
    if document.text.len() >= u32::MAX as usize {
        bail!("holds more than 4 GiB of text, which is too large");
    }
    document.name = name.to_owned();
    document.format = format;
    document.source_bytes = size;
    warnings.extend(language::warning(&document));
    if document.date.is_none() {
        document.date = date::at_top(&document);
    }
    Ok(Imported { document, warnings })
}

/// Reads a text that is known to be plain text, whatever it looks like: only its line ends change.
pub fn plain_text(name: &str, text: String) -> Imported {
    let source_bytes = text.len() as u64;
    let mut document = plain::read(decode::unify_line_ends(text));
    document.name = name.to_owned();
    document.source_bytes = source_bytes;
    let warnings = language::warning(&document).into_iter().collect();
    Imported { document, warnings }
}

/// The line of its source, counted from 1, that an offset of a document's text comes from;
/// `source` is all of it.
pub fn line_of(document: &Document, offset: usize, source: Vec<u8>) -> usize {
    origin::line(
        document,
        offset,
        &decode::decode(source, None, &mut Vec::new()),
    )
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
    warnings.extend(language::warning(&document));
    if document.date.is_none() {
        document.date = date::at_top(&document);
    }
    Ok(Imported { document, warnings })
}
