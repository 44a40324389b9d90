//! Owns the format ODT: a package of XML parts, or all of them in one flat file.

mod body;
mod styles;

use anyhow::{Result, bail};

use super::archive::Archive;
use super::options::Options;
use super::writer::Writer;
use super::xml::{self, Element};
use super::{charset, stated};
use crate::document::Document;
use body::Reader;
use styles::Styles;

/// Reads the whole document; name, format and size are left to the caller.
pub fn read(bytes: &[u8], options: &Options, warnings: &mut Vec<String>) -> Result<Document> {
    if !bytes.starts_with(b"PK") {
        let (root, fault) = tree(bytes, options);
        warnings.extend(fault);
        return write(&[&root], &root, bytes.len(), options);
    }
    let mut archive = Archive::open(bytes, &options.limits)?;
    let mut part = |path: &str, warnings: &mut Vec<String>| -> Result<Option<Element>> {
        let Some(bytes) = archive.read(path)? else {
            return Ok(None);
        };
        let (root, fault) = tree(&bytes, options);
        warnings.extend(fault.map(|fault| format!("{path} {fault}")));
        Ok(Some(root))
    };
    let mut encrypted = Vec::new();
    // What it says counts only where it can be read.
    let manifest = part("META-INF/manifest.xml", &mut Vec::new());
    let manifest = manifest.ok().flatten().unwrap_or_default();
    manifest.within("encryption-data", &mut encrypted);
    if !encrypted.is_empty() {
        bail!("is an encrypted OpenDocument text, which this version can't open");
    }
    let Some(content) = part("content.xml", warnings)? else {
        bail!("is an OpenDocument text without its text, content.xml");
    };
    let mut beside = |path: &str| match part(path, warnings) {
        Ok(found) => found.unwrap_or_default(),
        Err(error) => {
            warnings.push(format!("{error:#}"));
            Element::default()
        }
    };
    let (styles, about) = (beside("styles.xml"), beside("meta.xml"));
    write(&[&styles, &content], &about, bytes.len(), options)
}

fn tree(bytes: &[u8], options: &Options) -> (Element, Option<String>) {
    let source = charset::decode(bytes, None, &mut Vec::new());
    xml::read_mixed(&source, &options.limits)
}

/// Writes the body that is in the last of the parts; `about` is what the document says of itself.
fn write(parts: &[&Element], about: &Element, size: usize, options: &Options) -> Result<Document> {
    let mut reader = Reader::new(Writer::new(size), Styles::of(parts));
    let mut bodies = Vec::new();
    if let Some(content) = parts.last() {
        content.within("body", &mut bodies);
    }
    for body in bodies {
        reader.body(body);
    }
    let (mut document, title) = reader.finish();
    if document.pages.len() > options.limits.pages {
        return Err(options.limits.too_many_pages());
    }
    let said = |name: &str| {
        let mut found = Vec::new();
        about.within("meta", &mut found);
        let element = found.first()?.first(name)?;
        Some(element.all_text())
    };
    document.title = title
        .or_else(|| stated::title(&said("title")?))
        .or(document.title);
    let writer = said("initial-creator").and_then(|name| stated::byline(&name));
    document.byline = writer.or_else(|| stated::byline(&said("creator")?));
    let made = said("creation-date").or_else(|| said("date"));
    document.date = made.and_then(|date| Some(date.get(..10)?.to_owned()));
    Ok(document)
}
