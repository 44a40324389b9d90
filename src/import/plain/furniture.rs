//! Owns the lines that stand alone but head nothing: bylines, captions, adverts, metadata,
//! salutations, stage directions, addresses of the web.

use super::style;
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
        || is_dated_place(line)
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

/// A place and a day: "Kelling, 4 March 2031".
fn is_dated_place(line: &str) -> bool {
    line.split_once(", ").is_some_and(|(place, day)| {
        let words = place.split(' ').count();
        words <= 3 && style::shape(place).is_title_case() && date::is_date_or_time(day)
    })
}

/// What somebody says, after who says it: "Q: …", "Ms. WRITER. …", "WRITER: …".
pub fn is_speaker(line: &str) -> bool {
    /// Words before the names of speakers.
    const TITLES: &[&str] = &[
        "Mr",
        "Mrs",
        "Ms",
        "Miss",
        "Dr",
        "Prof",
        "Gen",
        "Sen",
        "Senator",
        "Rep",
        "Chairman",
        "Chairwoman",
        "Chair",
        "The",
        "THE",
        "Judge",
        "Justice",
        "Lord",
        "Lady",
        "Sir",
    ];
    let is_caps = |word: &str| {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        letters.clone().count() >= 2 && letters.all(char::is_uppercase)
    };
    let mut words = line.split(' ');
    let first = words.next().unwrap_or_default();
    if matches!(first, "Q:" | "A:" | "Q." | "A.") {
        return words.next().is_some();
    }
    let titled = TITLES.contains(&first.trim_end_matches('.'));
    // The name ends with a stop or a colon; what is said has small letters.
    let label = line.split(' ').take(5).skip(usize::from(titled));
    let mut length = if titled { first.len() + 1 } else { 0 };
    for word in label {
        length += word.len() + 1;
        let name = word.trim_end_matches(['.', ':', ',']);
        if !is_caps(name) {
            return false;
        }
        let said = line.get(length..).unwrap_or_default();
        let speaks = said.contains(char::is_lowercase) && style::begins(said);
        if word.ends_with(':') || titled && word.ends_with('.') {
            return speaks && (titled || style::ends_sentence(said));
        }
    }
    false
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

/// Words that say what a section is about, in lower case.
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

/// What sections are called in papers and reports of all kinds, in lower case.
const NAMED: &[&str] = &[
    "acknowledgements",
    "acknowledgments",
    "appendix",
    "bibliography",
    "executive summary",
    "foreword",
    "further reading",
    "glossary",
    "limitations",
    "method",
    "methodology",
    "motivation",
    "objectives",
    "preface",
    "purpose",
    "related work",
    "scope",
];

/// Whether a line is what sections are called, and nothing more.
pub fn is_section_name(line: &str) -> bool {
    let name = line.trim_end_matches([':', '.']).to_lowercase();
    let known = SECTIONS.contains(&name.as_str()) || NAMED.contains(&name.as_str());
    known && line.starts_with(char::is_uppercase)
}

/// Who wrote what stands below, and where: "Ana Writer in Kelling", "Ana Writer and Ben Stone".
pub fn is_byline(line: &str) -> bool {
    let parts = [" in ", " and ", " for ", " at ", ", "];
    let begins = parts.iter().filter_map(|part| line.find(part)).min();
    is_name(begins.map_or(line, |end| &line[..end])) && line.split(' ').count() <= 9
}

/// A name alone: two or three words with capitals, none of which says what a section is about.
pub fn is_name(line: &str) -> bool {
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
    fn what_is_said_heads_nothing() {
        for line in [
            "Ms. WRITER. How deep is it?",
            "The CHAIRMAN. So it is",
            "WRITER: How deep is it?",
            "Q: And then?",
            "Kelling, 4 March 2031",
        ] {
            assert!(is_furniture(line), "{line}");
        }
        for line in [
            "STEP TWO: What to do",
            "THE HARBOUR. A HISTORY",
            "NATO: A History",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
        assert!(is_byline("Ana Writer in Kelling") && !is_byline("A plan on a napkin"));
    }

    #[test]
    fn names() {
        assert!(is_name("Ana Writer") && is_name("J. Q. Writer"));
        assert!(!is_name("Executive Summary") && !is_name("The Harbour") && !is_name("A harbour"));
    }
}
