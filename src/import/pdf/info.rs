//! Owns what a document says of itself: title and date, where they can be believed.

use hayro_syntax::Pdf;
use hayro_syntax::metadata::Metadata;
use hayro_syntax::object::{Dict, Stream};

use super::strings;
use crate::import::stated;

/// More XMP than this is not looked through.
const MOST_XMP: usize = 1 << 20;

/// The title as stated, where it is one.
pub fn title(pdf: &Pdf, catalog: &Dict<'_>) -> Option<String> {
    let info = pdf.metadata().title.as_deref().map(strings::line);
    info.and_then(|title| stated::title(&title))
        .or_else(|| stated::title(&xmp_title(catalog)?))
}

/// The day of making, else of the last change, in ISO form.
pub fn date(pdf: &Pdf) -> Option<String> {
    let Metadata {
        creation_date,
        modification_date,
        ..
    } = pdf.metadata();
    let date = creation_date.or(*modification_date)?;
    let real = (1..=12).contains(&date.month) && (1..=31).contains(&date.day);
    let believed = (1985..=2100).contains(&date.year);
    (real && believed).then(|| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day))
}

fn xmp_title(catalog: &Dict<'_>) -> Option<String> {
    let stream = catalog.get::<Stream<'_>>("Metadata")?;
    let data = stream.decoded_data().ok()?;
    let text = String::from_utf8_lossy(&data[..data.len().min(MOST_XMP)]);
    let inside = text.split_once("<dc:title")?.1.split_once("</dc:title>")?.0;
    let item = inside.split_once("<rdf:li")?.1.split_once('>')?.1;
    let title = item.split_once("</rdf:li>")?.0;
    let title = title
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&");
    Some(title.split_whitespace().collect::<Vec<_>>().join(" "))
}
