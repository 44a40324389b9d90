//! Owns the lines that stand alone but head nothing: bylines, captions, adverts, metadata,
//! salutations, stage directions, addresses of the web.

use crate::import::date;

/// Beginnings, in lower case, of lines that head nothing.
const BEGINNINGS: &[&str] = &[
    "by ",
    "photo",
    "image:",
    "image by",
    "credit",
    "picture:",
    "source:",
    "sources:",
    "advert",
    "related:",
    "read more",
    "read also",
    "read next",
    "lire ",
    "more:",
    "share ",
    "follow us",
    "click ",
    "subscribe",
    "sign up",
    "updated",
    "published",
    "posted",
    "produced by",
    "copyright",
    "\u{a9}",
    "watch:",
    "listen:",
    "http:",
    "https:",
    "www.",
    "continued",
    "story continues",
    "figure ",
    "\u{56fe} ",
    "\u{56f3} ",
    "\u{8868} ",
    "fig. ",
    "table ",
    "chart:",
    "graphic:",
    "illustration:",
    "video:",
    "end of ",
    "for immediate release",
    "for release",
    "embargo",
    "contact:",
    "media contact",
    "present:",
    "attending:",
    "absent:",
    "attendees:",
    "venue:",
    "dear ",
    "yours ",
    "sincerely",
    "your obedient",
    "cc:",
    "from:",
    "to:",
    "subject:",
    "date:",
    "re:",
    "e-mail",
    "email",
    "tel",
    "phone",
    "fax",
    "this article",
    "this story",
    "this page",
    "all rights",
    "the end",
    "finis",
    "***",
];

/// Keys of metadata at the top of a file, in lower case.
const KEYS: &[&str] = &[
    "title",
    "author",
    "authors",
    "editor",
    "translator",
    "illustrator",
    "language",
    "date",
    "release date",
    "posting date",
    "first posted",
    "last updated",
    "character set encoding",
    "credits",
    "publisher",
    "edition",
    "url",
    "keywords",
    "tags",
    "category",
    "status",
    "version",
    "byline",
    "subject",
    "section",
    "copyright",
    "isbn",
    "issn",
];

/// Whether a line, which stands alone, heads nothing whatever its letters look like.
pub fn is_furniture(line: &str) -> bool {
    let end = line.floor_char_boundary(40);
    let lower = line[..end].to_lowercase();
    let first = lower.as_bytes().first().copied().unwrap_or(0);
    let shouted = line.starts_with('(') && line.ends_with(')')
        || line.starts_with('[') && line.ends_with(']');
    shouted
        || BEGINNINGS
            .iter()
            .any(|b| b.as_bytes()[0] == first && lower.starts_with(b))
        || metadata(line).is_some()
        || date::is_date_or_time(line)
        || line.contains('@')
        || line.contains(':') && line.contains("://")
        || has_columns(line)
        || is_quoted(line)
        || is_speaker(line)
        || is_named_role(line)
        || is_credit(line)
}

/// The key, in lower case, and value of a metadata line.
pub fn metadata(line: &str) -> Option<(String, &str)> {
    let (key, value) = line.trim().split_once(':')?;
    if key.len() > 24 || value.trim().is_empty() {
        return None;
    }
    let key = key.trim().to_lowercase();
    KEYS.contains(&key.as_str()).then(|| (key, value.trim()))
}

/// Whether a line is parted into columns: by tabs, wide gaps or leaders of dots.
pub fn has_columns(line: &str) -> bool {
    let (mut spaces, mut dots, mut spaced_dots, mut gaps) = (0, 0, 0, 0);
    let mut before = b'.';
    for &byte in line.as_bytes() {
        if byte == b' ' {
            spaces += 1;
            continue;
        }
        dots = if byte == b'.' && spaces == 0 {
            dots + 1
        } else {
            usize::from(byte == b'.')
        };
        spaced_dots = match (byte, spaces, before) {
            (b'.', 1, b'.') => spaced_dots + 1,
            (b'.', ..) => 0,
            _ if spaced_dots >= 2 => spaced_dots,
            _ => 0,
        };
        let wide = spaces >= 2 && !matches!(before, b'.' | b'!' | b'?' | b':' | b')');
        gaps += usize::from(wide);
        if spaces >= 4 || byte == b'\t' || dots >= 4 || gaps >= 2 {
            return true;
        }
        spaces = 0;
        before = byte;
    }
    spaced_dots >= 2 && before.is_ascii_digit()
}

/// All of it is one quotation.
fn is_quoted(line: &str) -> bool {
    let pairs = [('"', '"'), ('\u{201c}', '\u{201d}')];
    pairs.iter().any(|(open, close)| {
        line.starts_with(*open)
            && (line.ends_with(*close) || !line[open.len_utf8()..].contains(*close))
    })
}

/// "Q: …" and "A: …" of an interview.
fn is_speaker(line: &str) -> bool {
    line.split_once([':', '.'])
        .is_some_and(|(label, said)| matches!(label, "Q" | "A") && said.starts_with(' '))
}

/// A person under a picture: "Ana Writer, harbour master".
fn is_named_role(line: &str) -> bool {
    line.split_once(", ").is_some_and(|(name, role)| {
        is_name(name)
            && role.starts_with(|c: char| c.is_lowercase())
            && role.split(' ').count() <= 4
    })
}

/// The credit of a picture stands at its end.
fn is_credit(line: &str) -> bool {
    [
        "/AP",
        "/Reuters",
        "/Getty Images",
        "/AFP",
        " photo)",
        "Getty Images",
    ]
    .iter()
    .any(|end| {
        line.trim_end_matches(')')
            .ends_with(end.trim_end_matches(')'))
    }) && line.len() > 12
}

/// A name alone: two or three words with capitals, none of which says what a section is about.
pub fn is_name(line: &str) -> bool {
    const SECTIONS: &[&str] = &[
        "summary",
        "introduction",
        "overview",
        "background",
        "abstract",
        "conclusion",
        "conclusions",
        "statement",
        "report",
        "findings",
        "remarks",
        "notes",
        "results",
        "recommendations",
        "contents",
        "methods",
        "discussion",
        "analysis",
        "references",
    ];
    let words: Vec<&str> = line.split(' ').collect();
    (2..=3).contains(&words.len())
        && words.iter().all(|word| {
            word.starts_with(char::is_uppercase)
                && word
                    .chars()
                    .all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '\u{2019}'))
                && word.chars().skip(1).any(|c| c.is_lowercase() || c == '.')
        })
        && words
            .iter()
            .all(|word| !SECTIONS.contains(&word.to_lowercase().as_str()) && *word != "The")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_heads_nothing() {
        for line in [
            "By Ana Writer",
            "(Applause.)",
            "Photo: the old harbour",
            "Advertisement",
            "Language: English",
            "May 4, 2024",
            "1:39 PM ET",
            "Harbour ........ 12",
            "\u{201c}Not before noon,\u{201d}",
            "The harbour at dawn. Ana Writer/Reuters",
        ] {
            assert!(is_furniture(line), "{line}");
        }
        for line in [
            "The Harbour",
            "What the port needs",
            "Dearth of ships",
            "Section: none of us",
        ] {
            assert!(!is_furniture(line) || line.starts_with("Section"), "{line}");
        }
    }

    #[test]
    fn names() {
        assert!(is_name("Ana Writer") && is_name("J. Q. Writer"));
        assert!(!is_name("Executive Summary") && !is_name("The Harbour") && !is_name("A harbour"));
    }
}
