//! Owns which format bytes are in: told by what they hold. The name decides only where that leaves it open.

use anyhow::{Result, bail};
use memchr::memmem;

use super::sniff::{self, SNIFFED};
use crate::document::Format;

/// How far into a file a PDF's header may stand behind what is no part of it.
const PDF_JUNK: usize = 1024;

/// The format of bytes that are no plain text; `None` for text, whose format
/// [`sniff::format`] tells. Refuses what holds no text, in a phrase that follows the file's name.
/// Of an archive, all bytes are needed.
pub fn of(name: &str, bytes: &[u8]) -> Result<Option<Format>> {
    let head = &bytes[..bytes.len().min(SNIFFED)];
    if is_pdf(name, head) {
        return Ok(Some(Format::Pdf));
    }
    if is_archive(head) {
        return of_archive(bytes).map(Some);
    }
    let start = after_mark(head).trim_ascii_start();
    if start.starts_with(b"{\\rtf") {
        return Ok(Some(Format::Rtf));
    }
    if let Some(format) = of_flat(head)? {
        return Ok(Some(format));
    }
    Ok(is_html(name, head).then_some(Format::Html))
}

/// An OpenDocument that is one file of XML.
fn of_flat(head: &[u8]) -> Result<Option<Format>> {
    if !first_tag(after_mark(head)).starts_with(b"<office:document ") {
        return Ok(None);
    }
    let kinds = [
        "\"application/vnd.oasis.opendocument.text\"",
        "\"application/vnd.oasis.opendocument.text-",
    ];
    if kinds
        .iter()
        .any(|kind| memmem::find(head, kind.as_bytes()).is_some())
    {
        return Ok(Some(Format::Odt));
    }
    bail!("is an OpenDocument file without running text, which this version can't read")
}

/// Whether a document that begins so can only be read as a whole.
pub fn is_packed(name: &str, head: &[u8]) -> bool {
    is_archive(head) || matches!(of(name, head), Ok(Some(_)))
}

/// Whether a file that begins so is no text that an editor could show.
pub fn is_binary(name: &str, head: &[u8]) -> bool {
    is_archive(head) || is_pdf(name, head)
}

fn after_mark(head: &[u8]) -> &[u8] {
    head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head)
}

fn is_pdf(name: &str, head: &[u8]) -> bool {
    const HEADER: &[u8] = b"%PDF-";
    let Some(at) = memmem::find(&head[..head.len().min(PDF_JUNK)], HEADER) else {
        return false;
    };
    if head[..at].trim_ascii_start().is_empty() {
        return true;
    }
    // Behind something else it may be a text about the format.
    let named = extension(name) == "pdf";
    memmem::find(head, b" obj").is_some() && (named || std::str::from_utf8(&head[at..]).is_err())
}

fn is_archive(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06")
}

/// The format of an archive by its members; one that holds no document is refused.
fn of_archive(bytes: &[u8]) -> Result<Format> {
    if let Some(kind) = media_type(bytes) {
        match kind {
            b"application/epub+zip" => return Ok(Format::Epub),
            b"application/vnd.oasis.opendocument.text"
            | b"application/vnd.oasis.opendocument.text-template"
            | b"application/vnd.oasis.opendocument.text-master"
            | b"application/vnd.oasis.opendocument.text-web" => return Ok(Format::Odt),
            _ if kind.starts_with(b"application/vnd.oasis.opendocument.") => {
                bail!("is an OpenDocument file without running text, which this version can't read")
            }
            _ => {}
        }
    }
    let (mut word, mut sheet, mut slides, mut book, mut open, mut content) =
        (false, false, false, false, false, false);
    for name in members(bytes) {
        word |= name.starts_with(b"word/");
        sheet |= name.starts_with(b"xl/");
        slides |= name.starts_with(b"ppt/");
        book |= name == b"META-INF/container.xml";
        open |= name == b"META-INF/manifest.xml";
        content |= name == b"content.xml";
    }
    if word {
        return Ok(Format::Docx);
    }
    if book {
        return Ok(Format::Epub);
    }
    if open && content {
        return Ok(Format::Odt);
    }
    if sheet {
        bail!("is an Excel workbook, which this version can't read");
    }
    if slides {
        bail!("is a PowerPoint presentation, which this version can't read");
    }
    bail!("is a ZIP archive, not text")
}

/// What the first member, stored as it is and called "mimetype", says.
fn media_type(bytes: &[u8]) -> Option<&[u8]> {
    let stored = number(bytes, 8, 2)? == 0;
    let (size, name, extra) = (
        number(bytes, 18, 4)?,
        number(bytes, 26, 2)?,
        number(bytes, 28, 2)?,
    );
    let start = 30 + name;
    if !stored || bytes.get(30..start)? != b"mimetype" {
        return None;
    }
    let kind = bytes.get(start + extra..)?;
    // A writer that streams states the size after the content.
    let size = if size == 0 {
        let near = &kind[..kind.len().min(128)];
        memmem::find(near, b"PK").unwrap_or(near.len())
    } else {
        size
    };
    Some(kind.get(..size)?.trim_ascii())
}

/// The names in an archive's directory; of a damaged archive, those before its members.
fn members(bytes: &[u8]) -> Vec<&[u8]> {
    /// More than the formats need to be told apart.
    const MOST: usize = 100_000;
    let mut names = Vec::new();
    let end = memmem::rfind(bytes, b"PK\x05\x06");
    let mut at = end.and_then(|end| number(bytes, end + 16, 4));
    while let Some(entry) = at.filter(|_| names.len() < MOST) {
        if bytes.get(entry..entry + 4) != Some(b"PK\x01\x02") {
            break;
        }
        let length = |from| number(bytes, entry + from, 2);
        let (Some(name), Some(extra), Some(comment)) = (length(28), length(30), length(32)) else {
            break;
        };
        names.extend(bytes.get(entry + 46..entry + 46 + name));
        at = Some(entry + 46 + name + extra + comment);
    }
    if names.is_empty() {
        for entry in memmem::find_iter(bytes, b"PK\x03\x04").take(MOST) {
            if let Some(name) = number(bytes, entry + 26, 2) {
                names.extend(bytes.get(entry + 30..entry + 30 + name));
            }
        }
    }
    names
}

/// A number whose lowest byte comes first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(bytes.iter().rev().fold(0, |n, b| n << 8 | usize::from(*b)))
}

/// Elements that no other text begins with.
const OPENERS: &[&[u8]] = &[
    b"!doctype html",
    b"html",
    b"head",
    b"body",
    b"title",
    b"meta",
];

/// Elements that a page may begin with, and Markdown too.
const BLOCKS: &[&str] = &[
    "a",
    "article",
    "b",
    "blockquote",
    "br",
    "center",
    "div",
    "font",
    "h1",
    "h2",
    "h3",
    "header",
    "iframe",
    "link",
    "main",
    "nav",
    "p",
    "script",
    "section",
    "span",
    "style",
    "table",
    "ul",
];

/// Whether a text is an HTML page, or a part of one.
fn is_html(name: &str, head: &[u8]) -> bool {
    let wide;
    let head = match sniff::utf16(head) {
        Some(order) => {
            wide = sniff::narrow(head, order);
            &wide
        }
        None => head,
    };
    let start = first_tag(after_mark(head));
    let Some(inside) = start.strip_prefix(b"<") else {
        return matches!(extension(name).as_str(), "html" | "htm" | "xhtml") && has_tags(head);
    };
    let opens = |tag: &&[u8]| {
        let (Some(found), after) = (inside.get(..tag.len()), inside.get(tag.len())) else {
            return false;
        };
        found.eq_ignore_ascii_case(tag) && after.is_none_or(|b| !b.is_ascii_alphanumeric())
    };
    if OPENERS.iter().any(&opens) {
        return true;
    }
    if !BLOCKS.iter().any(|tag| opens(&tag.as_bytes())) {
        return matches!(extension(name).as_str(), "html" | "htm" | "xhtml") && has_tags(head);
    }
    match extension(name).as_str() {
        "md" | "markdown" | "mkd" | "mdown" | "mkdn" | "txt" | "text" => false,
        "html" | "htm" | "xhtml" => true,
        _ => has_tags(head) && !sniff::is_markdown(&String::from_utf8_lossy(head)),
    }
}

/// Whether elements end in a text more often than by chance.
fn has_tags(head: &[u8]) -> bool {
    memmem::find_iter(head, b"</").count() >= 2 || memmem::find(head, b"<p>").is_some()
}

/// The first tag, behind what may stand before it: a declaration of XML, comments, space.
fn first_tag(head: &[u8]) -> &[u8] {
    let mut rest = head.trim_ascii_start();
    loop {
        let end: &[u8] = if rest.starts_with(b"<?") {
            b"?>"
        } else if rest.starts_with(b"<!--") {
            b"-->"
        } else {
            return rest;
        };
        rest = memmem::find(rest, end).map_or(&[][..], |at| &rest[at + end.len()..]);
        rest = rest.trim_ascii_start();
    }
}

fn extension(name: &str) -> String {
    name.rsplit_once('.')
        .map_or(String::new(), |(_, e)| e.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(name: &str, bytes: &[u8]) -> Option<Format> {
        of(name, bytes).unwrap()
    }

    #[test]
    fn html_is_told_by_what_it_holds() {
        let html = Some(Format::Html);
        for page in [
            "<!DOCTYPE html><p>x</p>",
            "\u{feff}\n <HTML lang=en>",
            "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC 'x'><html>",
            "<!-- saved --><html>",
            "<title>x</title>",
            "<div><p>One</p><p>Two</p></div>",
        ] {
            assert_eq!(kind("page", page.as_bytes()), html, "{page}");
        }
        assert_eq!(kind("page.md", b"<!DOCTYPE html><p>x</p>"), html);
        assert_eq!(kind("page.html", b"Text <b>first</b>, <i>then</i>"), html);
        for text in ["<stdin> is read", "a < b", "<header>: its form", "<p>"] {
            assert_eq!(kind("notes.txt", text.as_bytes()), None, "{text}");
        }
        assert_eq!(
            kind("readme.md", b"<h1 align=center>N</h1>\n\n## U\n"),
            None
        );
        assert_eq!(kind("readme", b"<p><b>N</b></p>\n\n## U\n\n## V\n"), None);
        assert_eq!(kind("page.html", b"Only a line"), None);
        let wide: Vec<u8> = "<html><p>x".bytes().flat_map(|b| [b, 0]).collect();
        assert_eq!(kind("page", &wide), html);
    }

    #[test]
    fn a_pdf_may_have_something_before_it() {
        let pdf = Some(Format::Pdf);
        assert_eq!(kind("a", b"%PDF-1.4\n"), pdf);
        assert_eq!(kind("a.pdf", b"junk\n%PDF-1.4\n1 0 obj"), pdf);
        assert_eq!(kind("a", b"junk\n%PDF-1.4\n%\xE2\xE3\n1 0 obj"), pdf);
        assert_eq!(
            kind("a.txt", b"A file begins with %PDF-1.4 and 1 0 obj"),
            None
        );
    }

    #[test]
    fn an_archive_is_told_by_its_members() {
        let archive = |names: &[&str]| {
            let member = |name: &&str| {
                let mut bytes = b"PK\x03\x04".to_vec();
                bytes.resize(26, 0);
                bytes.extend([name.len() as u8, 0, 0, 0]);
                bytes.extend(name.as_bytes());
                bytes
            };
            names.iter().flat_map(member).collect::<Vec<u8>>()
        };
        let of = |names| of("a.docx", &archive(names));
        assert_eq!(of(&["x", "word/document.xml"]).unwrap(), Some(Format::Docx));
        let book = of(&["META-INF/container.xml"]).unwrap();
        assert_eq!(book, Some(Format::Epub));
        let open = of(&["content.xml", "META-INF/manifest.xml"]).unwrap();
        assert_eq!(open, Some(Format::Odt));
        let refused = of(&["a.txt"]).unwrap_err().to_string();
        assert_eq!(refused, "is a ZIP archive, not text");
    }
}
