//! Owns PDF: pages become glyphs, lines, columns and paragraphs; bookmarks or looks tell the sections.

mod bidi;
mod bookmarks;
mod clock;
mod columns;
mod content;
mod font;
mod furniture;
mod groups;
mod headings;
mod info;
mod labels;
mod marks;
mod matrix;
mod outline;
mod pages;
mod pieces;
mod reverse;
mod rows;
mod strings;
mod text;
mod title;
mod unpack;
mod write;

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Result, bail};
use hayro_syntax::object::Dict;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::options::Options;
use crate::document::{Document, Format};
use groups::{Body, Kind};

/// Reads a PDF; `warnings` take what could not be read.
pub fn read(bytes: &[u8], options: &Options, warnings: &mut Vec<String>) -> Result<Document> {
    let size = bytes.len() as u64;
    let seconds = options.limits.seconds.saturating_add(size >> 20);
    let clock = clock::Clock::start(Duration::from_secs(seconds));
    unpack::check(bytes, &options.limits, &clock, seconds)?;
    let pdf = open(bytes, options.password.as_deref())?;
    if pdf.pages().len() > options.limits.pages {
        return Err(options.limits.too_many_pages());
    }
    let catalog: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).unwrap_or_default();
    let labels = labels::read(&catalog, pdf.pages().len());
    let mut read = pages::read(&pdf, &catalog, &clock);
    if clock.is_over() {
        return Err(options.limits.too_slow(seconds));
    }
    read.warn(&labels, warnings)?;
    furniture::remove(&mut read.upright);
    let lines = read.lines();
    let bookmarks = outline::read(&pdf, &catalog);
    let mut document = lay_out(&lines, &bookmarks, info::title(&pdf, &catalog), &labels);
    document.format = Format::Pdf;
    document.date = info::date(&pdf);
    Ok(document)
}

fn open(bytes: &[u8], password: Option<&str>) -> Result<Pdf> {
    let data: Arc<Vec<u8>> = Arc::new(bytes.to_vec());
    let pdf = match password {
        Some(password) => Pdf::new_with_password(data, password),
        None => Pdf::new(data),
    };
    match pdf {
        Ok(pdf) => Ok(pdf),
        Err(LoadPdfError::Invalid) => bail!("is a PDF so damaged that no page can be found"),
        Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)) => match password {
            Some(_) => {
                bail!("is encrypted and the password given with --password does not open it")
            }
            None => bail!("is encrypted: give its password with --password"),
        },
        Err(LoadPdfError::Decryption(_)) => bail!("is encrypted in a way that can't be read"),
    }
}

/// Lines become a document; its sections are those of the bookmarks, or guessed where there are none.
fn lay_out(
    lines: &[rows::Line],
    bookmarks: &[outline::Bookmark],
    title: Option<String>,
    labels: &[String],
) -> Document {
    let body = Body::of(lines);
    let title = title.or_else(|| title::of_first_page(lines, &body));
    let stated = bookmarks::place(lines, bookmarks);
    let mut starts: Vec<usize> = stated
        .iter()
        .flat_map(|s| [s.lines.start, s.lines.end])
        .collect();
    starts.sort_unstable();
    let mut groups = groups::group(lines, &body, &starts);
    for stated in stated.iter().filter(|s| !s.lines.is_empty()) {
        let at = groups.partition_point(|g| g.lines.start < stated.lines.start);
        let end = groups.partition_point(|g| g.lines.start < stated.lines.end);
        for group in groups.iter_mut().take(end).skip(at + 1) {
            group.lines = stated.lines.end..stated.lines.end;
        }
        if let Some(group) = groups.get_mut(at) {
            group.lines = stated.lines.clone();
            group.kind = Kind::Heading {
                level: stated.level,
                title: Some(stated.title.clone()),
            };
        }
    }
    if stated.is_empty() {
        headings::guess(lines, &mut groups, &body, title.as_deref());
    }
    let mut writer = write::write(lines, &groups, &stated, labels);
    writer.document().title = title;
    writer.finish()
}
