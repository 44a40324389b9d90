//! Owns the way from bytes to text: byte order marks, UTF-8, UTF-16, guessed encodings, line ends.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;
use memchr::{memchr, memchr2_iter};

use super::sniff::{self, ByteOrder};

/// How many bytes around the first that is not ASCII the guess of an encoding reads.
const GUESSED: usize = 1 << 20;

/// Whether there is an encoding of this name, which any that browsers know may be.
pub fn is_encoding(name: &str) -> bool {
    Encoding::for_label(name.as_bytes()).is_some() || named_utf32(name).is_some()
}

/// Whether a name is that of UTF-32, which browsers don't know, and the order of bytes that it states.
fn named_utf32(name: &str) -> Option<Option<ByteOrder>> {
    match name.trim().to_ascii_lowercase().as_str() {
        "utf-32" | "utf32" => Some(None),
        "utf-32le" | "utf32le" => Some(Some(ByteOrder::Little)),
        "utf-32be" | "utf32be" => Some(Some(ByteOrder::Big)),
        _ => None,
    }
}

/// The order of bytes of UTF-32 text: as its name states, else its mark, else where its zeros stand.
fn order_of_utf32(bytes: &[u8], encoding: Option<&str>) -> Option<ByteOrder> {
    let Some(named) = encoding.map(named_utf32) else {
        return sniff::utf32(bytes);
    };
    let guess = match bytes {
        [0, ..] => ByteOrder::Big,
        _ => ByteOrder::Little,
    };
    Some(named?.or(sniff::utf32(bytes)).unwrap_or(guess))
}

/// An encoding as Windows numbers it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CodePage(&'static Encoding);

impl CodePage {
    /// What most documents are in.
    pub const WESTERN: Self = Self(encoding_rs::WINDOWS_1252);

    /// The code page of a number; none where there is no table for it.
    pub fn of(number: i32) -> Option<Self> {
        let name = match number {
            866 => "ibm866".to_owned(),
            874 => "windows-874".to_owned(),
            932 => "shift_jis".to_owned(),
            936 => "gbk".to_owned(),
            949 => "euc-kr".to_owned(),
            950 => "big5".to_owned(),
            1250..=1258 => format!("windows-{number}"),
            10000 => "macintosh".to_owned(),
            10007 => "x-mac-cyrillic".to_owned(),
            20866 => "koi8-r".to_owned(),
            21866 => "koi8-u".to_owned(),
            28591..=28606 => format!("iso-8859-{}", number - 28590),
            51932 => "euc-jp".to_owned(),
            54936 => "gb18030".to_owned(),
            65001 => "utf-8".to_owned(),
            _ => return None,
        };
        Encoding::for_label(name.as_bytes()).map(Self)
    }

    pub fn decode(self, bytes: &[u8]) -> String {
        let (text, _) = self.0.decode_without_bom_handling(bytes);
        text.into_owned()
    }
}

/// Decodes a whole file; line ends become `\n`. Valid UTF-8 without `\r` is not copied.
/// The `encoding` is found out where none is given.
pub fn decode(mut bytes: Vec<u8>, encoding: Option<&str>, warnings: &mut Vec<String>) -> String {
    if let Some(order) = order_of_utf32(&bytes, encoding) {
        return utf32(&bytes, order, encoding.is_none(), warnings);
    }
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
    if order_of_utf32(head, encoding).is_some() {
        let mut text = decode(head[..head.len() & !3].to_vec(), encoding, warnings);
        let end = text.rfind('\n').map_or(text.len(), |at| at + 1);
        text.truncate(end);
        return text;
    }
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

/// Decodes four bytes a character; the mark is left out. What was `found` out is told.
fn utf32(bytes: &[u8], order: ByteOrder, found: bool, warnings: &mut Vec<String>) -> String {
    let read = match order {
        ByteOrder::Little => u32::from_le_bytes,
        ByteOrder::Big => u32::from_be_bytes,
    };
    let units = bytes.chunks_exact(4);
    let characters = units.map(|b| char::from_u32(read([b[0], b[1], b[2], b[3]])));
    let mut damaged = !bytes.len().is_multiple_of(4);
    let text: String = characters
        .enumerate()
        .filter(|(at, c)| *at > 0 || *c != Some('\u{feff}'))
        .map(|(_, c)| {
            damaged |= c.is_none();
            c.unwrap_or(char::REPLACEMENT_CHARACTER)
        })
        .collect();
    if damaged {
        warnings.push("read as UTF-32, which leaves some bytes unread".to_owned());
    } else if found {
        warnings.push("read as UTF-32".to_owned());
    }
    unify_line_ends(text)
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
    fn utf16_of_any_script_needs_no_mark_and_utf32_is_read() {
        for text in [
            "Съвет на града, 12 май.\nВторо изречение.",
            "本日は晴天なり。\nThe 2 of us 東京へ行く。\n一二三四五",
            "Ελλάδα και Κύπρος, 3 μέρες",
            "Plain words in a row",
        ] {
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!(read(&little).0, text);
            assert_eq!(read(&big).0, text);
            let wide = |order: fn(u32) -> [u8; 4]| -> Vec<u8> {
                let marked = std::iter::once('\u{feff}').chain(text.chars());
                marked.flat_map(|c| order(c.into())).collect()
            };
            assert_eq!(read(&wide(u32::to_le_bytes)).0, text);
            assert_eq!(read(&wide(u32::to_be_bytes)).0, text);
        }
        for (name, order) in [
            ("UTF-32", u32::to_le_bytes as fn(u32) -> [u8; 4]),
            ("utf-32", u32::to_be_bytes),
            ("utf-32le", u32::to_le_bytes),
            ("utf-32be", u32::to_be_bytes),
        ] {
            let bytes: Vec<u8> = "aé本".chars().flat_map(|c| order(c.into())).collect();
            let mut warnings = Vec::new();
            assert!(is_encoding(name));
            assert_eq!(decode(bytes, Some(name), &mut warnings), "aé本");
            assert!(warnings.is_empty(), "{warnings:?}");
        }
        let cut = b"\xFF\xFE\0\0a\0\0\0\0\0\x11\0b\0";
        let (text, warnings) = read(cut);
        assert_eq!(text, "a\u{FFFD}");
        assert!(warnings[0].contains("some bytes unread"));
        let binary: Vec<u8> = (0..200u8).flat_map(|n| [n, 0, 1, n / 2]).collect();
        assert!(sniff::refuse(&binary, false).is_err());
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
