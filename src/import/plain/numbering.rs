//! Owns numberings: "2.1", "IV.", "Chapter 3", "§ 5" at the start of a line, and what they count.

use super::style::Style;

/// A numbering at the start of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbering<'a> {
    pub style: Style,
    /// The word before the number, lower-case; empty where there is none.
    pub word: String,
    /// The last part of the number.
    pub number: u32,
    /// What follows it.
    pub rest: &'a str,
}

/// Reads "2.1 Title", "IV. Title", "A. Title", "Chapter 3: Title", "FEDERALIST No. 1", "§ 5".
pub fn numbering(line: &str) -> Option<Numbering<'_>> {
    let first = line.chars().next()?;
    if first.is_ascii_digit() {
        return decimal(line);
    }
    if first == '\u{7b2c}' {
        return cjk(line);
    }
    let word_end = line
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(line.len());
    let word = &line[..word_end];
    let after = &line[word_end..];
    if after.starts_with('.') && word_end <= 6 {
        let rest = after[1..].trim_start();
        let bare = Numbering {
            style: Style::Roman,
            word: String::new(),
            number: 0,
            rest,
        };
        if let Some(number) = roman(word) {
            return Some(Numbering { number, ..bare });
        }
        if word.len() == 1 && first.is_ascii_uppercase() && !rest.is_empty() {
            return Some(Numbering {
                style: Style::Letter,
                number: u32::from(first as u8 - b'A') + 1,
                ..bare
            });
        }
        return None;
    }
    // A number that is all of the line.
    if after.is_empty() && first.is_ascii_uppercase() {
        let letter = || single_letter(word).map(|n| (Style::Letter, n));
        if let Some((style, number)) = roman(word).map(|n| (Style::Roman, n)).or_else(letter) {
            return Some(Numbering {
                style,
                word: String::new(),
                number,
                rest: "",
            });
        }
    }
    keyword(word, after)
}

/// Words that number parts of documents, outermost first.
const KEYWORDS: &[(&str, u8)] = &[
    ("volume", 1),
    ("book", 2),
    ("part", 2),
    ("act", 2),
    ("title", 2),
    ("chapter", 3),
    ("adventure", 3),
    ("letter", 3),
    ("lesson", 3),
    ("canto", 3),
    ("chapitre", 3),
    ("kapitel", 3),
    ("cap\u{ed}tulo", 3),
    ("capitolo", 3),
    ("appendix", 3),
    ("annex", 3),
    ("schedule", 3),
    ("section", 4),
    ("scene", 4),
    ("article", 4),
    ("artikel", 4),
    ("rule", 4),
];

fn decimal(line: &str) -> Option<Numbering<'_>> {
    let end = line
        .find(|c: char| !(c.is_ascii_digit() || c == '.'))
        .unwrap_or(line.len());
    let (label, rest) = line.split_at(end);
    let bracket = rest.starts_with(')');
    let rest = rest.strip_prefix(')').unwrap_or(rest);
    let parts = label.trim_end_matches('.').split('.');
    let depth = parts.clone().count();
    let number = parts.clone().next_back()?;
    let sane = depth <= 8 && parts.clone().all(|p| (1..=3).contains(&p.len()));
    let parted = rest.is_empty() || rest.starts_with([' ', '\t', '\u{3000}', '\u{3001}']);
    if !sane || !parted || bracket && depth > 1 || rest.is_empty() && !label.ends_with('.') {
        return None;
    }
    Some(Numbering {
        style: Style::Decimal(depth as u8),
        word: String::new(),
        number: number.parse().ok()?,
        rest: rest.trim_start(),
    })
}

/// "第 3 条", "第三章": number and counter, in wide or narrow characters.
fn cjk(line: &str) -> Option<Numbering<'_>> {
    // Tens and hundreds multiply the digit before them.
    let (mut number, mut digit, mut digits) = (0u32, 0u32, 0);
    for (at, c) in line.char_indices().skip(1) {
        if c == ' ' || c == '\u{3000}' {
            continue;
        }
        let unit = match c {
            '\u{5341}' => 10,
            '\u{767e}' => 100,
            _ => 0,
        };
        if unit > 0 {
            digits += 1;
            number = number.saturating_add(digit.max(1).saturating_mul(unit));
            digit = 0;
            continue;
        }
        if let Some(next) = cjk_digit(c) {
            digits += 1;
            digit = digit.saturating_mul(10).saturating_add(next);
            continue;
        }
        let rank = match c {
            '\u{7de8}' | '\u{7f16}' | '\u{90e8}' => 2,
            '\u{7ae0}' => 3,
            '\u{7bc0}' | '\u{8282}' | '\u{689d}' | '\u{6761}' => 4,
            _ => return None,
        };
        return (digits > 0).then(|| Numbering {
            style: Style::Keyword(rank),
            word: c.to_string(),
            number: number.saturating_add(digit),
            rest: line[at + c.len_utf8()..].trim_start(),
        });
    }
    None
}

/// Ordinary, wide and Chinese digits.
fn cjk_digit(c: char) -> Option<u32> {
    const CHINESE: &str =
        "\u{3007}\u{4e00}\u{4e8c}\u{4e09}\u{56db}\u{4e94}\u{516d}\u{4e03}\u{516b}\u{4e5d}";
    match c {
        '0'..='9' => c.to_digit(10),
        '\u{ff10}'..='\u{ff19}' => Some(c as u32 - 0xff10),
        _ => CHINESE.chars().position(|d| d == c).map(|d| d as u32),
    }
}

fn keyword<'a>(word: &str, after: &'a str) -> Option<Numbering<'a>> {
    if word.is_empty() || word.chars().count() > 14 || !after.starts_with(' ') {
        return None;
    }
    let mut after = after.trim_start();
    for sign in ["No. ", "no. ", "NO. ", "Nr. ", "\u{2116} "] {
        after = after.strip_prefix(sign).unwrap_or(after);
    }
    let end = after
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(after.len());
    let (label, rest) = after.split_at(end);
    let lower = word.to_lowercase();
    let known = KEYWORDS.iter().find(|(k, _)| *k == lower).map(|k| k.1);
    let number = match label.parse() {
        Ok(number) => number,
        Err(_) => roman(label)
            .or_else(|| spelled(label))
            .or_else(|| known.and_then(|_| single_letter(label)))?,
    };
    // "Section 5 of the Act" runs on; a heading stops, or has a title.
    let stops =
        rest.is_empty() || rest.starts_with(['.', ':', ',', '-', '\u{2014}', '\u{2013}', '(', ')']);
    let titled = rest.starts_with(' ') && known.is_some() && {
        let title = rest.trim_start();
        title.starts_with(|c: char| c.is_uppercase() || !c.is_alphanumeric())
            && !title.ends_with('.')
    };
    (stops || titled).then(|| Numbering {
        style: Style::Keyword(known.unwrap_or(3)),
        word: lower,
        number,
        rest: rest.trim_start_matches(['.', ':', ',', '-', ' ', '\u{2014}', '\u{2013}']),
    })
}

/// Whether a word numbers parts of stories, whose titles may be sentences.
pub fn is_chapter(word: &str) -> bool {
    matches!(
        word,
        "chapter" | "adventure" | "act" | "scene" | "book" | "canto"
    )
}

/// Whether a line is only a known word and its number: "PART I".
pub fn is_bare_keyword(line: &str) -> bool {
    numbering(line).is_some_and(|n| {
        matches!(n.style, Style::Keyword(_)) && n.rest.is_empty() && is_keyword(&n.word)
    })
}

/// Whether a word numbers parts of documents wherever it stands.
pub fn is_keyword(word: &str) -> bool {
    KEYWORDS.iter().any(|(known, _)| *known == word)
}

fn single_letter(label: &str) -> Option<u32> {
    match label.as_bytes() {
        [letter @ b'A'..=b'Z'] => Some(u32::from(letter - b'A') + 1),
        _ => None,
    }
}

fn spelled(label: &str) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    let at = NAMES.iter().position(|n| label.eq_ignore_ascii_case(n))?;
    Some(at as u32 + 1)
}

/// The value of a Roman number in capitals, written as it is counted.
pub fn roman(word: &str) -> Option<u32> {
    const VALUES: [(&str, u32); 9] = [
        ("C", 100),
        ("XC", 90),
        ("L", 50),
        ("XL", 40),
        ("X", 10),
        ("IX", 9),
        ("V", 5),
        ("IV", 4),
        ("I", 1),
    ];
    if word.is_empty() || word.len() > 9 {
        return None;
    }
    let mut rest = word;
    let mut number = 0;
    for (sign, value) in VALUES {
        let mut times = 0;
        while let Some(after) = rest.strip_prefix(sign) {
            times += 1;
            if times > 3 || times > 1 && (sign.len() == 2 || matches!(sign, "L" | "V")) {
                return None;
            }
            number += value;
            rest = after;
        }
    }
    rest.is_empty().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numberings() {
        let row = |line: &str| numbering(line).map(|n| (n.style, n.number, n.rest.to_owned()));
        let owned = |s: &str| s.to_owned();
        assert_eq!(
            row("2.1 Scope"),
            Some((Style::Decimal(2), 1, owned("Scope")))
        );
        assert_eq!(
            row("3. Scope"),
            Some((Style::Decimal(1), 3, owned("Scope")))
        );
        assert_eq!(row("IV. SCOPE"), Some((Style::Roman, 4, owned("SCOPE"))));
        assert_eq!(row("B. Scope"), Some((Style::Letter, 2, owned("Scope"))));
        assert_eq!(row("Chapter 3"), Some((Style::Keyword(3), 3, owned(""))));
        assert_eq!(
            row("PART II.--DRILL."),
            Some((Style::Keyword(2), 2, owned("DRILL.")))
        );
        assert_eq!(
            row("Chapter Two: Ways"),
            Some((Style::Keyword(3), 2, owned("Ways")))
        );
        assert_eq!(row("PAPER No. 7"), Some((Style::Keyword(3), 7, owned(""))));
        assert_eq!(
            row("\u{7b2c} \u{4e00} \u{6761}"),
            Some((Style::Keyword(4), 1, owned("")))
        );
        for none in [
            "Section 5 of the act",
            "1,000 men",
            "12:30",
            "2024",
            "Dr. Who",
            "In 1990",
        ] {
            assert!(
                numbering(none).is_none_or(|n| n.word == "in"),
                "{none}: {:?}",
                numbering(none)
            );
        }
    }

    #[test]
    fn roman_numbers() {
        assert_eq!(roman("XIV"), Some(14));
        assert_eq!(roman("XCIX"), Some(99));
        for none in ["", "IIII", "VX", "IC", "MIX", "LL"] {
            assert_eq!(roman(none), None, "{none}");
        }
    }
}
