//! Owns a look at HTML source before it is parsed: how deep it nests; XHTML's empty elements.

use memchr::{memchr, memmem};

/// Elements that have no content.
const VOID: &[&[u8]] = &[
    b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"param",
    b"source", b"track", b"wbr",
];

/// Elements that end where the next of their kind begins: they don't nest by being left open.
const CLOSED: &[&[u8]] = &[
    b"body",
    b"colgroup",
    b"dd",
    b"dt",
    b"head",
    b"html",
    b"li",
    b"optgroup",
    b"option",
    b"p",
    b"rp",
    b"rt",
    b"tbody",
    b"td",
    b"tfoot",
    b"th",
    b"thead",
    b"tr",
];

/// A tag: its name in lower case, where it stands, whether it ends an element or is empty.
struct Tag<'a> {
    name: &'a [u8],
    start: usize,
    end: usize,
    closes: bool,
    empty: bool,
}

/// Calls back for each tag in a source of lower-case names; stops where that says so.
fn tags<'a>(source: &'a [u8], mut each: impl FnMut(Tag<'a>) -> bool) {
    let mut at = 0;
    while let Some(found) = memchr(b'<', &source[at..]) {
        let start = at + found;
        let rest = &source[start..];
        if rest.starts_with(b"<!--") {
            let Some(end) = memmem::find(rest, b"-->") else {
                return;
            };
            at = start + end + 3;
            continue;
        }
        let closes = rest.get(1) == Some(&b'/');
        let from = 1 + usize::from(closes);
        let name = &rest[from.min(rest.len())..];
        let length = name
            .iter()
            .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b':' | b'-'))
            .count();
        let name = &name[..length];
        if !name.first().is_some_and(u8::is_ascii_alphabetic) {
            at = start + 1;
            continue;
        }
        let end = start + from + length + tag_end(&rest[from + length..]);
        let empty = source[..end].ends_with(b"/>");
        at = end;
        let raw = !closes && !empty && matches!(&*name.to_ascii_lowercase(), b"script" | b"style");
        if !each(Tag {
            name,
            start,
            end,
            closes,
            empty,
        }) {
            return;
        }
        if raw {
            let mark = [b"</", name].concat();
            at += memmem::find(&source[at..], &mark).unwrap_or(source.len() - at);
        }
    }
}

/// The length up to a tag's `>`, which may stand in quotes before.
fn tag_end(rest: &[u8]) -> usize {
    /// Quotes that are never closed end somewhere.
    const LONGEST: usize = 1 << 16;
    let mut quote = None;
    for (at, &byte) in rest.iter().take(LONGEST).enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') if at > 0 && rest[..at].trim_ascii_end().ends_with(b"=") => {
                quote = Some(byte);
            }
            (Some(open), byte) if byte == open => quote = None,
            _ => {}
        }
    }
    memchr(b'>', rest).map_or(rest.len(), |at| at + 1)
}

/// Whether elements are nested deeper than `most`; what is not closed counts as open.
pub fn is_deep(source: &str, most: usize) -> bool {
    let (mut depth, mut deep) = (0usize, false);
    tags(source.as_bytes(), |tag| {
        let name = tag.name.to_ascii_lowercase();
        let counts = |names: &[&[u8]]| names.binary_search(&&*name).is_ok();
        if counts(VOID) || counts(CLOSED) {
            return true;
        }
        if tag.closes {
            depth = depth.saturating_sub(1);
        } else if !tag.empty {
            depth += 1;
        }
        deep = depth > most;
        !deep
    });
    deep
}

/// XHTML as HTML: an empty element of any name is closed by a tag of its own.
pub fn close_empty(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut from = 0;
    tags(source.as_bytes(), |tag| {
        let void = VOID.binary_search(&&*tag.name.to_ascii_lowercase()).is_ok();
        if tag.empty && !tag.closes && !void {
            out.push_str(&source[from..tag.end - 2]);
            out.push_str("></");
            out.push_str(&String::from_utf8_lossy(tag.name));
            out.push('>');
            from = tag.end;
        }
        tag.start < source.len()
    });
    out.push_str(&source[from..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted() {
        assert!(VOID.is_sorted() && CLOSED.is_sorted());
    }

    #[test]
    fn only_what_stays_open_is_deep() {
        assert!(is_deep(&"<div>".repeat(11), 10));
        assert!(!is_deep(&"<div><br><p>x</div>".repeat(100), 10));
        assert!(!is_deep(&"<p>x<li>y<td>".repeat(100), 10));
        assert!(!is_deep(
            "<script>'<b><b><b>'</script><!-- <b><b><b> -->",
            2
        ));
        assert!(is_deep("<b title='>'><i title=\"</i>\"><u>", 2));
    }

    #[test]
    fn empty_elements_are_closed() {
        assert_eq!(
            close_empty("<title/><a id='1/'/>b<br/><i>c</i>"),
            "<title></title><a id='1/'></a>b<br/><i>c</i>"
        );
    }
}
