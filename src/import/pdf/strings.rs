//! Owns the text strings of a document's own entries: titles, labels, replacements.

/// Decodes UTF-16, UTF-8 with its mark, or PDFDocEncoding.
pub fn text(bytes: &[u8]) -> String {
    let units = |pair: fn([u8; 2]) -> u16, bytes: &[u8]| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|b| pair([b[0], b[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    let text = match bytes {
        [0xFE, 0xFF, rest @ ..] => units(u16::from_be_bytes, rest),
        [0xFF, 0xFE, rest @ ..] => units(u16::from_le_bytes, rest),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        // What some writers do against the rules, and no text in the other encoding looks like.
        _ if !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok() => {
            String::from_utf8_lossy(bytes).into_owned()
        }
        _ => bytes.iter().map(|b| doc_char(*b)).collect(),
    };
    without_language_marks(&text)
}

/// One line, its blanks single.
pub fn line(bytes: &[u8]) -> String {
    let text = text(bytes);
    text.split(|c: char| c.is_whitespace() || c == '\0')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// UTF-16 strings may name their language between two escape characters.
fn without_language_marks(text: &str) -> String {
    let mut inside = false;
    text.chars()
        .filter(|c| {
            let mark = *c == '\u{1B}';
            inside ^= mark;
            !mark && !inside
        })
        .collect()
}

fn doc_char(byte: u8) -> char {
    const HIGH: [char; 33] = [
        '\u{2022}', '\u{2020}', '\u{2021}', '\u{2026}', '\u{2014}', '\u{2013}', '\u{192}',
        '\u{2044}', '\u{2039}', '\u{203A}', '\u{2212}', '\u{2030}', '\u{201E}', '\u{201C}',
        '\u{201D}', '\u{2018}', '\u{2019}', '\u{201A}', '\u{2122}', '\u{FB01}', '\u{FB02}',
        '\u{141}', '\u{152}', '\u{160}', '\u{178}', '\u{17D}', '\u{131}', '\u{142}', '\u{153}',
        '\u{161}', '\u{17E}', '\u{FFFD}', '\u{20AC}',
    ];
    const LOW: [char; 8] = [
        '\u{2D8}', '\u{2C7}', '\u{2C6}', '\u{2D9}', '\u{2DD}', '\u{2DB}', '\u{2DA}', '\u{2DC}',
    ];
    match byte {
        0x18..=0x1F => LOW[usize::from(byte - 0x18)],
        0x80..=0xA0 => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_in_their_encodings() {
        assert_eq!(text(b"Plain \x85 na\xEFve"), "Plain \u{2013} na\u{EF}ve");
        assert_eq!(text(b"\xFE\xFF\0A\x20\x19"), "A\u{2019}");
        assert_eq!(text(b"\xFE\xFF\0\x1B\0e\0n\0\x1B\0A"), "A");
        assert_eq!(text("caf\u{e9}".as_bytes()), "caf\u{e9}");
        assert_eq!(line(b" Two\r\n lines\0"), "Two lines");
    }
}
