//! Owns the encoding of HTML and XML: their marks, what they state, and where that can't be so.

use super::{decode, sniff};

/// How much of a page is searched for the encoding that it states; browsers must look at 1024 bytes.
const HEAD: usize = 4096;

/// Decodes a page. The `encoding` is what the user says.
pub fn decode(bytes: &[u8], encoding: Option<&str>, warnings: &mut Vec<String>) -> String {
    let marked = bytes.starts_with(b"\xEF\xBB\xBF") || sniff::utf16(bytes).is_some();
    let utf8 = !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok();
    let own = stated(&bytes[..bytes.len().min(HEAD)]).filter(|_| !marked && !utf8);
    // Bytes that are no UTF-8 whatever the page says are found out as in any text.
    let own = own
        .filter(|name| decode::is_encoding(name) && !name.to_ascii_lowercase().starts_with("utf"));
    decode::decode(bytes.to_vec(), encoding.or(own.as_deref()), warnings)
}

/// The encoding in a declaration of XML or in a `meta` element.
fn stated(head: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    let start = text.trim_start();
    if start.starts_with("<?xml") {
        let declaration = &start[..start.find("?>").unwrap_or(0)];
        if let Some(name) = value(declaration, "encoding") {
            return Some(name);
        }
    }
    let mut rest = text.as_str();
    while let Some(at) = rest.find("<meta") {
        rest = &rest[at + 5..];
        let tag = &rest[..rest.find('>').unwrap_or(rest.len())];
        if let Some(name) = value(tag, "charset") {
            return Some(name);
        }
    }
    None
}

/// The value that follows `name=`, with or without quotes.
fn value(tag: &str, name: &str) -> Option<String> {
    let after = &tag[tag.find(name)? + name.len()..];
    let after = after.trim_start().strip_prefix('=')?.trim_start();
    let after = after.trim_start_matches(['"', '\'']);
    let end = after.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c)));
    let name = &after[..end.unwrap_or(after.len())];
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> String {
        decode(bytes, None, &mut Vec::new())
    }

    #[test]
    fn a_page_states_its_encoding() {
        assert_eq!(
            read(b"<meta charset=koi8-r>\xCF"),
            "<meta charset=koi8-r>\u{43e}"
        );
        assert!(
            read(b"<META http-equiv=a content='text/html; charset=windows-1251'>\xEF")
                .ends_with('\u{43f}')
        );
        assert!(read(b"<?xml version='1.0' encoding='iso-8859-2'?><p>\xB3").ends_with('\u{142}'));
    }

    #[test]
    fn what_cannot_be_so_is_not_believed() {
        assert!(read("<meta charset=latin1>\u{e9}".as_bytes()).ends_with(">\u{e9}"));
        assert!(read(b"<meta charset=utf-8>the group\x92s aims").contains('\u{2019}'));
        assert!(read(b"\xEF\xBB\xBF<meta charset=latin1>\xC3\xA9").ends_with('\u{e9}'));
    }
}
