//! Owns the way from bytes to a document: sniffing, decoding, one file per format.

use anyhow::Result;

use crate::document::Document;

/// A document and what went wrong on the way to it.
#[derive(Debug, Clone, Default)]
pub struct Imported {
    pub document: Document,
    pub warnings: Vec<String>,
}

/// Reads a whole document. `name` gives the format where the bytes don't.
/// Fails, in a phrase that follows the file's name, on what holds no text: "is empty", "is a PDF…", "is binary".
pub fn import(name: &str, bytes: Vec<u8>) -> Result<Imported> {
    let document = Document {
        name: name.to_owned(),
        source_bytes: bytes.len() as u64,
        text: String::from_utf8_lossy(&bytes).into_owned(),
        ..Document::default()
    };
    Ok(Imported {
        document,
        warnings: Vec::new(),
    })
}

/// Reads the beginning of a document, of which `head` is the first part, cut anywhere:
/// what `import` would give for it, so that spans stay true when the whole replaces it.
pub fn preview(name: &str, head: &[u8]) -> Result<Imported> {
    import(name, head.to_vec())
}
