//! Owns what bytes are: binary or text, which known format, plain text or Markdown.

use anyhow::{Result, bail};
use memchr::memmem;

use crate::document::Format;

/// How much of a text decides what it is; a preview of this length decides as the whole does.
pub const SNIFFED: usize = 16 * 1024;

/// First bytes of formats that are no text, and what a reader calls them.
const MAGIC: &[(&[u8], &str)] = &[
    (b"\x1F\x8B", "is gzip-compressed, not text"),
    (b"BZh", "is bzip2-compressed, not text"),
    (b"\xFD7zXZ\0", "is xz-compressed, not text"),
    (b"\x28\xB5\x2F\xFD", "is zstd-compressed, not text"),
    (b"7z\xBC\xAF\x27\x1C", "is a 7z archive, not text"),
    (b"Rar!\x1A\x07", "is a RAR archive, not text"),
    (b"\x89PNG\r\n\x1A\n", "is a PNG image, not text"),
    (b"\xFF\xD8\xFF", "is a JPEG image, not text"),
    (b"GIF87a", "is a GIF image, not text"),
    (b"GIF89a", "is a GIF image, not text"),
    (b"II*\0", "is a TIFF image, not text"),
    (b"MM\0*", "is a TIFF image, not text"),
    (b"\x7FELF", "is a program, not text"),
    (b"SQLite format 3\0", "is an SQLite database, not text"),
    (b"ID3\x03", "is an MP3 recording, not text"),
    (b"ID3\x04", "is an MP3 recording, not text"),
    (b"OggS\0", "is an Ogg recording, not text"),
];

/// The first bytes of compound files: old Office documents, and new ones that are encrypted.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Refuses bytes that are no text, in a phrase that follows the file's name. In a `known` encoding
/// any bytes may be text.
pub fn refuse(bytes: &[u8], known: bool) -> Result<()> {
    let head = &bytes[..bytes.len().min(SNIFFED)];
    if head.starts_with(COMPOUND) {
        let package: Vec<u8> = "EncryptedPackage".bytes().flat_map(|b| [b, 0]).collect();
        if memmem::find(bytes, &package).is_some() {
            bail!("is an encrypted Office document, which this version can't open");
        }
        bail!("is an old Office file, which this version can't read");
    }
    if head.starts_with(b"RIFF") && matches!(head.get(8..12), Some(b"WEBP" | b"WAVE" | b"AVI ")) {
        bail!("is an image or recording, not text");
    }
    if let Some((_, phrase)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        bail!("{phrase}");
    }
    if known {
        return Ok(());
    }
    if utf32(head).is_none() && utf16(head).is_none() && is_binary(head) {
        bail!("is binary, not text");
    }
    Ok(())
}

/// The order of the two bytes of a UTF-16 unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByteOrder {
    Little,
    Big,
}

/// The byte order of UTF-16 text, from its mark or from where the zeros of its ASCII stand.
pub fn utf16(bytes: &[u8]) -> Option<ByteOrder> {
    let head = &bytes[..bytes.len().min(4096)];
    if head.starts_with(b"\xFF\xFE") {
        return Some(ByteOrder::Little);
    }
    if head.starts_with(b"\xFE\xFF") {
        return Some(ByteOrder::Big);
    }
    let pairs = head.len() / 2;
    let zeros = |at: usize| head.iter().skip(at).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if pairs >= 2 && odd * 10 >= pairs * 6 && even * 50 <= pairs {
        Some(ByteOrder::Little)
    } else if pairs >= 2 && even * 10 >= pairs * 6 && odd * 50 <= pairs {
        Some(ByteOrder::Big)
    } else {
        utf16_of_another_script(head)
    }
}

/// UTF-16 without a mark in which most letters are not ASCII: it has zeros, as its blanks, digits
/// and line ends do, and in one order nearly all of it is text.
fn utf16_of_another_script(head: &[u8]) -> Option<ByteOrder> {
    memchr::memchr(0, head)?;
    // How much of it is no text, and how much is white space or ASCII, which the wrong order has not.
    let read = |unit: fn([u8; 2]) -> u16| {
        let units = head.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        // The last may be cut from its other half.
        let units = units.take((head.len() / 2).saturating_sub(1));
        let (mut all, mut odd, mut plain) = (0usize, 0usize, 0usize);
        for c in char::decode_utf16(units) {
            all += 1;
            odd += usize::from(!c.as_ref().is_ok_and(|c| is_of_text(*c)));
            plain += usize::from(c.is_ok_and(|c| c.is_ascii()));
        }
        (all >= 8 && odd * 50 <= all && plain > 0).then_some(plain)
    };
    match (read(u16::from_le_bytes), read(u16::from_be_bytes)) {
        (None, None) => None,
        (little, big) if little >= big => Some(ByteOrder::Little),
        _ => Some(ByteOrder::Big),
    }
}

/// Whether a character stands in texts: no control, none for private use, none unassigned.
fn is_of_text(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '\t' | '\n' | '\r' | '\u{c}' | ' '..='~' | '\u{a0}'..='\u{bf}')
        // Combining marks, punctuation of Indic and South-East Asian scripts, typography, CJK signs.
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{590}'..='\u{5f4}' | '\u{60c}'..='\u{6ed}'
            | '\u{900}'..='\u{fff}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}'
            | '\u{20a0}'..='\u{20bf}' | '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff65}')
}

/// The byte order of UTF-32 text, from its mark.
pub fn utf32(head: &[u8]) -> Option<ByteOrder> {
    if head.len() < 8 {
        return None;
    }
    let little = head
        .starts_with(b"\xFF\xFE\0\0")
        .then_some(ByteOrder::Little);
    little.or_else(|| head.starts_with(b"\0\0\xFE\xFF").then_some(ByteOrder::Big))
}

/// Zeros and other controls that no text has, beyond what a damaged file may hold.
fn is_binary(head: &[u8]) -> bool {
    let zeros = memchr::memchr_iter(0, head).count();
    let controls = head
        .iter()
        .filter(|b| **b < 0x20 && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x08 | 0x0C | 0x1B))
        .count();
    zeros * 1000 > head.len() || controls * 10 > head.len()
}

/// The low bytes of UTF-16 text, enough to see its marks.
pub fn narrow(bytes: &[u8], order: ByteOrder) -> Vec<u8> {
    let bytes = bytes.strip_prefix(b"\xFF\xFE").unwrap_or(bytes);
    let bytes = bytes.strip_prefix(b"\xFE\xFF").unwrap_or(bytes);
    let low = match order {
        ByteOrder::Little => 0,
        ByteOrder::Big => 1,
    };
    bytes.iter().skip(low).step_by(2).copied().collect()
}

/// The format of a text: what the name's extension says, else what its marks say.
pub fn format(name: &str, text: &str) -> Format {
    let extension = name
        .rsplit_once('.')
        .map_or(String::new(), |(_, e)| e.to_ascii_lowercase());
    match extension.as_str() {
        "md" | "markdown" | "mkd" | "mdown" | "mkdn" => Format::Markdown,
        "txt" | "text" | "log" | "asc" | "csv" | "tsv" => Format::Text,
        _ if is_markdown(text) => Format::Markdown,
        _ => Format::Text,
    }
}

/// Whether the marks in a text's first part can hardly be anything but Markdown:
/// two different kinds, or two headings that stand alone.
pub fn is_markdown(text: &str) -> bool {
    let end = text.floor_char_boundary(SNIFFED);
    let mut headings = 0;
    let (mut links, mut fences, mut strong, mut tables, mut front) = (0, 0, 0, 0, 0);
    let mut blank = true;
    for (at, line) in text[..end].lines().enumerate() {
        let line = line.trim_end();
        let hashes = line.bytes().take_while(|b| *b == b'#').count();
        if blank && (1..=6).contains(&hashes) && line[hashes..].starts_with(' ') {
            headings += 1;
        } else if line.starts_with("```") || line.starts_with("~~~") {
            fences += 1;
        } else if line.starts_with('|') && line.contains("--") {
            tables += 1;
        } else if at == 0 && line == "---" {
            front = 1;
        }
        links += usize::from(line.contains("](") || line.starts_with("[") && line.contains("]: "));
        strong += usize::from(line.matches("**").count() >= 2);
        blank = line.is_empty();
    }
    let kinds = [headings, links, fences, strong, tables, front]
        .iter()
        .filter(|n| **n > 0)
        .count();
    headings >= 2 || headings + front > 0 && kinds >= 2 || kinds >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides_where_the_name_does_not() {
        let marked = "# One\n\nText.\n\n## Two\n\nMore.\n";
        assert_eq!(format("notes", marked), Format::Markdown);
        assert_eq!(format("notes.txt", marked), Format::Text);
        assert_eq!(format("a.pdf", "Only a line.\n"), Format::Text);
    }

    #[test]
    fn utf16_without_a_mark_is_seen_by_its_zeros() {
        let bytes: Vec<u8> = "Plain words".bytes().flat_map(|b| [b, 0]).collect();
        assert_eq!(utf16(&bytes), Some(ByteOrder::Little));
        assert_eq!(utf16(b"Plain words"), None);
    }
}
