//! Owns the way from bytes to text: byte order marks, UTF-8, UTF-16, guessed encodings, line ends.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;
use memchr::{memchr, memchr2_iter};

use super::sniff::{self, ByteOrder};

/// How many bytes around the first that is not ASCII the guess of an encoding reads.
const GUESSED: usize = 1 << 20;

/// Whether there is an encoding of this name, which any that browsers know may be.
pub fn is_encoding(name: &str) -> bool {
    Encoding::for_label(name.as_bytes()).is_some()
}

/// Decodes a whole file; line ends become `\n`. Valid UTF-8 without `\r` is not copied.
/// The `encoding` is found out where none is given.
pub fn decode(mut bytes: Vec<u8>, encoding: Option<&str>, warnings: &mut Vec<String>) -> String {
    if let Some(encoding) = encoding.and_then(|name| Encoding::for_label(name.as_bytes())) {
        return stated(encoding, &bytes, warnings);
    }
    if let Some(order) = sniff::utf16(&bytes) {
        let encoding = match order {
            ByteOrder::Little => encoding_rs::UTF_16LE,
            ByteOrder::Big => encoding_rs::UTF_16BE,
        };
        return foreign(encoding, &bytes, warnings);
    }
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    match String::from_utf8(bytes) {
        Ok(text) => unify_line_ends(text),
        Err(error) => {
            let first = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            if is_damaged_utf8(&bytes) {
                warnings.push(format!(
                    "not all of it is UTF-8: the first bad byte is at offset {first}"
                ));
                unify_line_ends(String::from_utf8_lossy(&bytes).into_owned())
            } else {
                foreign(guess(&bytes, first), &bytes, warnings)
            }
        }
    }
}

/// Decodes the beginning of a file, cut back to its last line end, or to a whole character where
/// there is none.
pub fn decode_head(head: &[u8], encoding: Option<&str>, warnings: &mut Vec<String>) -> String {
    let wide = encoding.is_some_and(|name| name.to_ascii_lowercase().contains("utf-16"));
    if wide || encoding.is_none() && sniff::utf16(head).is_some() {
        let even = head.len() & !1;
        let mut text = decode(head[..even].to_vec(), encoding, warnings);
        // A surrogate cut from its other half.
        if text.ends_with('\u{FFFD}') {
            text.pop();
        }
        let end = text.rfind('\n').map_or(text.len(), |at| at + 1);
        text.truncate(end);
        return text;
    }
    let end = match memchr::memrchr(b'\n', head) {
        Some(at) => at + 1,
        None => match memchr::memrchr(b'\r', &head[..head.len() - 1]) {
            Some(at) => at + 1,
            None => whole_characters(head),
        },
    };
    decode(head[..end].to_vec(), encoding, warnings)
}

/// The length without a UTF-8 sequence that the end cuts off.
fn whole_characters(head: &[u8]) -> usize {
    match std::str::from_utf8(head) {
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        _ => head.len(),
    }
}

/// Decodes by an encoding that somebody has stated.
fn stated(encoding: &'static Encoding, bytes: &[u8], warnings: &mut Vec<String>) -> String {
    let (text, damaged) = encoding.decode_with_bom_removal(bytes);
    if damaged {
        let name = encoding.name();
        warnings.push(format!("read as {name}, which leaves some bytes unread"));
    }
    unify_line_ends(text.into_owned())
}

fn foreign(encoding: &'static Encoding, bytes: &[u8], warnings: &mut Vec<String>) -> String {
    let (text, used, damaged) = encoding.decode(bytes);
    let name = used.name();
    let name = if name.starts_with("UTF") {
        name.to_owned()
    } else {
        name.to_ascii_lowercase()
    };
    warnings.push(if damaged {
        format!("read as {name}, which leaves some bytes unread")
    } else {
        format!("read as {name}")
    });
    unify_line_ends(text.into_owned())
}

/// Bytes that are UTF-8 but for a few: not fewer whole sequences than bad bytes, or the only bad
/// one is cut off by the end. Surrogates in UTF-8 form (CESU-8) count as its own.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad, mut surrogates) = (0usize, 0usize, 0usize);
    let mut cut_end = false;
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| *b >= 0xC2).count();
        match chunk.invalid() {
            [] => {}
            [0xED] => surrogates += 1,
            [first, ..] => {
                cut_end = *first >= 0xC2;
                bad += 1;
            }
        }
    }
    // The two other bytes of each surrogate were counted as bad.
    let bad = bad.saturating_sub(2 * surrogates);
    let ends_cut = std::str::from_utf8(bytes).is_err_and(|e| e.error_len().is_none());
    (ends_cut && cut_end && bad == 1) || good + surrogates >= bad && good + surrogates > 0
}

fn guess(bytes: &[u8], first: usize) -> &'static Encoding {
    let from = first.saturating_sub(GUESSED / 16);
    let to = bytes.len().min(from + GUESSED);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[from..to], to == bytes.len());
    let guess = detector.guess(None, Utf8Detection::Deny);
    // So few foreign bytes are signs and names in an English text, whatever they look like.
    let foreign = bytes[from..to].iter().filter(|b| !b.is_ascii()).count();
    let rare = foreign * 200 < to - from;
    if guess.is_single_byte() && rare {
        encoding_rs::WINDOWS_1252
    } else {
        guess
    }
}

/// `\r\n` and lone `\r` become `\n`.
pub fn unify_line_ends(text: String) -> String {
    let Some(first) = memchr(b'\r', text.as_bytes()) else {
        return text;
    };
    let mut unified = String::with_capacity(text.len());
    unified.push_str(&text[..first]);
    let rest = &text[first..];
    let mut from = 0;
    let mut after_return = None;
    for at in memchr2_iter(b'\r', b'\n', rest.as_bytes()) {
        let is_return = rest.as_bytes()[at] == b'\r';
        if !is_return && after_return == Some(at) {
            from = at + 1;
            continue;
        }
        unified.push_str(&rest[from..at]);
        unified.push('\n');
        from = at + 1;
        after_return = is_return.then_some(at + 1);
    }
    unified.push_str(&rest[from..]);
    unified
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, Vec<String>) {
        let mut warnings = Vec::new();
        let text = decode(bytes.to_vec(), None, &mut warnings);
        (text, warnings)
    }

    #[test]
    fn line_ends_become_one() {
        assert_eq!(read(b"a\r\nb\rc\n\r\nd\r\r\ne").0, "a\nb\nc\n\nd\n\ne");
    }

    #[test]
    fn marks_are_dropped_and_utf16_is_read() {
        assert_eq!(read(b"\xEF\xBB\xBFa").0, "a");
        assert_eq!(read(b"\xFF\xFEa\0\xE9\0").0, "a\u{e9}");
        assert_eq!(read(b"\xFE\xFF\0a\0\r\0\n\0b").0, "a\nb");
    }

    #[test]
    fn damaged_utf8_stays_utf8_and_says_where() {
        let (text, warnings) = read(
            "caf\u{e9} na\u{ef}ve \u{20ac}"
                .as_bytes()
                .split_last()
                .unwrap()
                .1,
        );
        assert_eq!(text, "caf\u{e9} na\u{ef}ve \u{FFFD}");
        assert!(warnings[0].ends_with("offset 13"), "{warnings:?}");
    }

    #[test]
    fn a_curly_quote_alone_is_windows_1252() {
        let (text, warnings) = read(b"the allies\x92 fears and the group\x92s aims");
        assert_eq!(text, "the allies\u{2019} fears and the group\u{2019}s aims");
        assert_eq!(warnings, ["read as windows-1252"]);
    }

    #[test]
    fn a_head_is_cut_at_a_line_or_a_character() {
        let mut warnings = Vec::new();
        assert_eq!(decode_head(b"one\ntw", None, &mut warnings), "one\n");
        assert_eq!(decode_head(b"one\rtw", None, &mut warnings), "one\n");
        assert_eq!(decode_head(b"na\xC3", None, &mut warnings), "na");
        assert!(warnings.is_empty());
    }

    #[test]
    fn an_encoding_that_is_told_is_taken() {
        let mut warnings = Vec::new();
        let mut told = |bytes: &[u8], name| decode(bytes.to_vec(), Some(name), &mut warnings);
        assert_eq!(told(b"\xE9t\xE9", "latin1"), "\u{e9}t\u{e9}");
        assert_eq!(told(b"\xCF\xF0", "koi8-r"), "\u{43e}\u{41f}");
        assert_eq!(told(b"a\0\r\0\n\0b\0", "UTF-16LE"), "a\nb");
        assert_eq!(told("\u{feff}\u{e9}".as_bytes(), "utf8"), "\u{e9}");
        assert!(is_encoding("Shift_JIS") && !is_encoding("utf-99"));
        assert!(warnings.is_empty());
    }
}
