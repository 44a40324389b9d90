//! Owns the HTML that stands in Markdown: its tags are dropped, its text is kept.

/// A part of raw HTML.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    Text(&'a str),
    /// `<h1>` to `<h6>` opens.
    Heading(u8),
    /// `</h1>` to `</h6>`.
    HeadingEnd,
    /// What follows can be linked to by this name.
    Label(String),
    /// A line ends.
    Line,
    /// A block ends or begins.
    Break,
}

const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];

/// Parts raw HTML in text order. Comments, scripts and styles are left out.
pub fn pieces<'a>(html: &'a str, mut each: impl FnMut(Piece<'a>)) {
    let mut rest = html;
    loop {
        let open = rest.find('<').unwrap_or(rest.len());
        if open > 0 {
            each(Piece::Text(&rest[..open]));
        }
        rest = &rest[open..];
        if rest.is_empty() {
            return;
        }
        if let Some(after) = rest.strip_prefix("<!--") {
            rest = past(after, "-->");
            continue;
        }
        if !rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
        {
            each(Piece::Text(&rest[..1]));
            rest = &rest[1..];
            continue;
        }
        let end = rest.find('>').map_or(rest.len(), |at| at + 1);
        let tag = &rest[1..end];
        rest = &rest[end..];
        let closes = tag.starts_with('/');
        let name = name(tag);
        let label = label(tag);
        match name.as_str() {
            "script" if !closes => rest = past(rest, "</script>"),
            "style" if !closes => rest = past(rest, "</style>"),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => each(if closes {
                Piece::HeadingEnd
            } else {
                Piece::Heading(name.as_bytes()[1] - b'0')
            }),
            "br" => each(Piece::Line),
            name if BLOCKS.binary_search(&name).is_ok() => each(Piece::Break),
            _ => {}
        }
        if let Some(label) = label {
            each(Piece::Label(label));
        }
    }
}

/// The lower-case name of a tag without its angle bracket.
fn name(tag: &str) -> String {
    tag.trim_start_matches('/')
        .chars()
        .take(12)
        .take_while(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// The name that a tag gives its place: its `id`, or an `a`'s `name`.
pub fn label(tag: &str) -> Option<String> {
    let tag = tag.trim_start_matches('<').trim_end_matches(['>', '/']);
    let is_anchor = name(tag) == "a";
    let mut rest = tag.get(tag.find(char::is_whitespace)?..)?;
    loop {
        rest = rest.trim_start();
        let end = rest.find(|c: char| c == '=' || c.is_whitespace());
        let (attribute, after) = rest.split_at(end.unwrap_or(rest.len()));
        if attribute.is_empty() {
            return None;
        }
        let after = after.trim_start();
        let Some(value) = after.strip_prefix('=').map(str::trim_start) else {
            rest = after;
            continue;
        };
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        let names = attribute.eq_ignore_ascii_case("id")
            || is_anchor && attribute.eq_ignore_ascii_case("name");
        if names && !value.is_empty() {
            let mut name = String::new();
            push_unescaped(&mut name, value);
            return Some(name);
        }
        rest = after;
    }
}

/// What follows an end mark; nothing where there is none.
fn past<'a>(text: &'a str, end: &str) -> &'a str {
    text.as_bytes()
        .windows(end.len())
        .position(|window| window.eq_ignore_ascii_case(end.as_bytes()))
        .map_or("", |at| &text[at + end.len()..])
}

/// Writes text with its character references replaced.
pub fn push_unescaped(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|b| b == b';');
        match end.and_then(|end| Some((reference(&rest[1..end])?, end))) {
            Some((c, end)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
}

fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| *c != '\0');
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ndash" => '\u{2013}',
        "mdash" => '\u{2014}',
        "lsquo" => '\u{2018}',
        "rsquo" => '\u{2019}',
        "ldquo" => '\u{201c}',
        "rdquo" => '\u{201d}',
        "hellip" => '\u{2026}',
        "copy" => '\u{a9}',
        "reg" => '\u{ae}',
        "trade" => '\u{2122}',
        "euro" => '\u{20ac}',
        "pound" => '\u{a3}',
        "bull" => '\u{2022}',
        "middot" => '\u{b7}',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_text_stays() {
        let mut found = Vec::new();
        pieces(
            "<h2 align=center>A <b>b</b></h2><!-- no\n --><p>1 < 2</p><script>x</script>",
            |piece| found.push(piece),
        );
        assert_eq!(
            found,
            [
                Piece::Heading(2),
                Piece::Text("A "),
                Piece::Text("b"),
                Piece::HeadingEnd,
                Piece::Break,
                Piece::Text("1 "),
                Piece::Text("<"),
                Piece::Text(" 2"),
                Piece::Break,
            ]
        );
    }

    #[test]
    fn a_tag_names_its_place() {
        for (tag, want) in [
            ("<a id=\"x&amp;y\">", Some("x&y")),
            ("<a NAME='b c'/>", Some("b c")),
            ("a href=/q id=z", Some("z")),
            ("<p hidden id = k >", Some("k")),
            ("<p name=k>", None),
            ("<a =>", None),
            ("<a id=", None),
            ("<a>", None),
            ("/a id=x", Some("x")),
        ] {
            assert_eq!(label(tag).as_deref(), want, "{tag}");
        }
    }

    #[test]
    fn references_become_characters() {
        let mut out = String::new();
        push_unescaped(&mut out, "a &amp; b&nbsp;&#233;&#x20AC; AT&T &bogus; &");
        assert_eq!(out, "a & b\u{a0}\u{e9}\u{20ac} AT&T &bogus; &");
    }

    #[test]
    fn block_names_are_sorted() {
        assert!(BLOCKS.is_sorted());
    }
}
