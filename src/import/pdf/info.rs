//! Owns what a document says of itself: title and date, where they can be believed.

use hayro_syntax::Pdf;
use hayro_syntax::metadata::Metadata;
use hayro_syntax::object::{Dict, Stream};

use super::strings;

/// More XMP than this is not looked through.
const MOST_XMP: usize = 1 << 20;

/// The title as stated, where it is one.
pub fn title(pdf: &Pdf, catalog: &Dict<'_>) -> Option<String> {
    let info = pdf.metadata().title.as_deref().map(strings::line);
    info.and_then(sensible)
        .or_else(|| xmp_title(catalog).and_then(sensible))
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

/// A title that a person gave: no file name, no name of a program, not "untitled".
fn sensible(title: String) -> Option<String> {
    const PROGRAMS: &[&str] = &["microsoft word - ", "microsoft powerpoint - ", "word - "];
    const NONE: &[&str] = &[
        "untitled", "title", "document", "print", "unknown", "none", "slide 1",
    ];
    const ENDINGS: &[&str] = &[
        ".doc", ".docx", ".dvi", ".indd", ".pdf", ".ps", ".qxd", ".qxp", ".rtf", ".tex", ".txt",
        ".odt", ".ppt", ".pptx", ".xls", ".xlsx", ".pmd", ".fm", ".htm", ".html", ".wpd", ".eps",
    ];
    let lower = title.to_lowercase();
    let letters = title.chars().filter(|c| c.is_alphabetic()).count();
    let bad = PROGRAMS.iter().any(|p| lower.starts_with(p))
        || NONE.contains(&lower.trim_matches(|c: char| !c.is_alphanumeric()))
        || lower.starts_with("untitled")
        || ENDINGS.iter().any(|e| lower.ends_with(e))
        || lower.contains('\\')
        || lower.starts_with("http")
        || lower.starts_with("file:")
        || letters < 3
        || title.chars().count() > 400
        || !title.contains(' ') && title.contains('_');
    (!bad).then_some(title)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_title_is_a_title() {
        let judge = |title: &str| sensible(title.to_owned());
        assert_eq!(
            judge("Boats of the Bay").as_deref(),
            Some("Boats of the Bay")
        );
        for bad in [
            "Microsoft Word - x.doc",
            "untitled",
            "thesis.dvi",
            "12",
            "my_file_v2",
        ] {
            assert_eq!(judge(bad), None, "{bad}");
        }
    }
}
