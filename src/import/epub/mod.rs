//! Owns EPUB: the parts of a book in their order, one after another.

mod contents;
mod package;

use std::collections::{HashMap, HashSet};

use anyhow::{Context, Result};

use super::archive::Archive;
use super::options::Options;
use super::writer::Writer;
use super::{charset, date, html, xml};
use crate::document::Document;
use package::Package;

/// Where the parts of a book and their elements stand in the text: by path, and by path and id.
type Places = HashMap<String, usize>;

/// Reads a book; name, format and size are left to the caller.
pub fn read(bytes: &[u8], options: &Options, warnings: &mut Vec<String>) -> Result<Document> {
    let mut archive = Archive::open(bytes, &options.limits)?;
    let package = Package::read(&mut archive, options, warnings)?;
    let mut writer = Writer::new(bytes.len());
    writer.document().title.clone_from(&package.title);
    writer.document().byline.clone_from(&package.byline);
    writer.document().date = package.date.as_deref().and_then(date::of_line);
    let mut places = Places::new();
    let mut seen = HashSet::new();
    for path in &package.spine {
        if Some(path) == package.nav.as_ref() || !seen.insert(path) {
            continue;
        }
        if archive.is_spent() {
            break;
        }
        match archive.read(path) {
            Ok(Some(part)) => chapter(path, &part, options, &mut writer, &mut places, warnings),
            Ok(None) => warnings.push(format!("{path} is missing from the book")),
            Err(error) => warnings.push(format!("{error:#}")),
        }
    }
    let listed = contents::read(&mut archive, &package, options, warnings);
    let end = writer.written();
    contents::merge(&listed.lines, &places, end, writer.headings());
    let pages = contents::pages(listed.pages, &places);
    if pages.len() > options.limits.pages {
        return Err(options.limits.too_many_pages());
    }
    writer.document().pages = pages;
    Some(writer.finish())
        .filter(|book| !book.text.is_empty())
        .with_context(|| match warnings.first() {
            Some(warning) => format!("holds no text: {warning}"),
            None => "holds no text".to_owned(),
        })
}

fn chapter(
    path: &str,
    part: &[u8],
    options: &Options,
    writer: &mut Writer,
    places: &mut Places,
    warnings: &mut Vec<String>,
) {
    let mut said = Vec::new();
    let source = charset::decode(part, options.encoding.as_deref(), &mut said);
    writer.close();
    let start = writer.written();
    places.insert(path.to_owned(), start);
    match html::parse(&source, options, &mut said) {
        Some(page) => {
            for (id, at) in html::write(&page, writer) {
                places.entry(format!("{path}#{id}")).or_insert(at);
            }
        }
        None => html::flatten(&source, writer),
    }
    warnings.extend(said.into_iter().map(|said| format!("{path}: {said}")));
}

/// A part that is XML; what is wrong with it is warned of.
fn part(
    archive: &mut Archive<'_>,
    path: &str,
    options: &Options,
    warnings: &mut Vec<String>,
) -> Result<Option<xml::Element>> {
    let Some(bytes) = archive.read(path)? else {
        return Ok(None);
    };
    let source = charset::decode(&bytes, None, &mut Vec::new());
    let (root, fault) = xml::read(&source, &options.limits);
    warnings.extend(fault.map(|fault| format!("{path} {fault}")));
    Ok(Some(root))
}
