//! Owns the format RTF.

mod define;
mod flow;
mod lex;
mod read;
mod state;
mod tables;
mod write;

use anyhow::Result;

use super::options::Options;
use super::writer::Writer;
use super::{date, stated};
use crate::document::Document;

/// Reads the whole document; name, format and size are left to the caller.
pub fn read(bytes: &[u8], options: &Options, warnings: &mut Vec<String>) -> Result<Document> {
    let read = read::read(bytes, &options.limits);
    let mut writer = Writer::new(bytes.len() / 2);
    let title = write::write(&read, "", &mut writer);
    let mut document = writer.finish();
    warnings.extend(read.fault);
    document.title = title
        .or_else(|| stated::title(read.title.as_deref()?))
        .or(document.title);
    document.byline = read.author.as_deref().and_then(stated::byline);
    let [year, month, day] = read.made;
    document.date = date::of_line(&format!("{year:04}-{month:02}-{day:02}"));
    Ok(document)
}

/// Writes a document that stands in another one into its text.
pub fn embed(bytes: &[u8], options: &Options, writer: &mut Writer, warnings: &mut Vec<String>) {
    let read = read::read(bytes, &options.limits);
    write::write(&read, "r", writer);
    warnings.extend(read.fault);
}
