//! Owns the joining of lines to running text: blanks between them, words broken at their ends repaired.

use std::collections::HashMap;

use super::rows::Line;
use crate::document::is_broken_word;

/// How often the words of a document occur, those with hyphens as they are.
#[derive(Debug, Default)]
pub struct Words(HashMap<String, u32>);

impl Words {
    pub fn of(lines: &[Line]) -> Self {
        let mut words = HashMap::new();
        for line in lines {
            for word in line.text.split_whitespace() {
                let word = bare(word);
                if word.len() > 3 {
                    *words.entry(word).or_default() += 1;
                }
            }
        }
        Self(words)
    }

    fn count(&self, word: &str) -> u32 {
        self.0.get(word).copied().unwrap_or(0)
    }

    /// Adds a line to a text: after a blank, or to the word that was broken at the text's end.
    pub fn append(&self, text: &mut String, line: &str) {
        let line = line.trim();
        if text.is_empty() || line.is_empty() || text.ends_with(char::is_whitespace) {
            text.push_str(line);
            return;
        }
        if text.ends_with('\u{AD}') {
            text.pop();
        } else if let Some(stem) = text.strip_suffix(['-', '\u{2010}']) {
            let joins = self.joins(stem, line);
            if joins {
                text.truncate(stem.len());
            } else if stem.ends_with(char::is_whitespace) {
                text.push(' ');
            }
        } else if !(ends_wide(text) && line.chars().next().is_some_and(is_wide)) {
            let dash = text.ends_with('\u{2014}') || line.starts_with('\u{2014}');
            if !dash || text.ends_with(" \u{2014}") {
                text.push(' ');
            }
        }
        text.push_str(line);
    }

    /// Whether a word broken by a hyphen has none when it is whole.
    fn joins(&self, stem: &str, rest: &str) -> bool {
        let first = stem
            .rsplit(|c: char| c.is_whitespace())
            .next()
            .unwrap_or_default();
        let second = rest
            .split(|c: char| c.is_whitespace())
            .next()
            .unwrap_or_default();
        let whole = self.count(&bare(&format!("{first}{second}")));
        let parted = self.count(&bare(&format!("{first}-{second}")));
        is_broken_word(first, second, whole, parted)
    }
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}

fn ends_wide(text: &str) -> bool {
    text.chars().next_back().is_some_and(is_wide)
}

/// Characters of scripts that are written without blanks.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether a text is at the end of a sentence.
pub fn is_ended(text: &str) -> bool {
    let end = text.trim_end_matches(['"', '\'', '\u{201D}', '\u{2019}', ')', ']', '\u{BB}']);
    let end = end.trim_end_matches(|c: char| {
        matches!(c, '\u{2070}'..='\u{2079}' | '\u{b9}' | '\u{b2}' | '\u{b3}')
    });
    end.ends_with(['.', '!', '?', ':', ';', '\u{3002}', '\u{2026}'])
}

/// The mark that a list item begins with, and the text after it; the number is 0 for bullets.
pub fn item(text: &str) -> Option<(u32, &str)> {
    const BULLETS: &[char] = &[
        '\u{2022}', '\u{25E6}', '\u{25AA}', '\u{25AB}', '\u{25CF}', '\u{25CB}', '\u{25A0}',
        '\u{25A1}', '\u{2023}', '\u{2043}', '\u{2219}', '\u{B7}', '\u{2713}', '\u{27A2}',
        '\u{2756}', '\u{25BA}', '\u{25B6}', '\u{2212}',
    ];
    if let Some(rest) = text.strip_prefix(BULLETS) {
        let rest = rest.trim_start();
        return (!rest.is_empty()).then_some((0, rest));
    }
    if let Some(rest) = text.strip_prefix(['-', '\u{2013}', '*']) {
        return rest.strip_prefix(' ').map(|rest| (0, rest.trim_start()));
    }
    let open = text.strip_prefix('(').unwrap_or(text);
    let digits = open.bytes().take_while(u8::is_ascii_digit).count();
    let rest = open[digits..].strip_prefix([')', '.'])?.strip_prefix(' ')?;
    let number = open[..digits]
        .parse()
        .ok()
        .filter(|n| (1..1000).contains(n))?;
    (!rest.trim().is_empty()).then_some((number, rest.trim_start()))
}

/// The letters and digits of a text, small: what is compared where text and title may differ in all else.
pub fn letters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| c.is_alphanumeric()) {
        out.extend(c.to_lowercase());
    }
    out
}

/// How many parts the number at a text's start has ("2.1" two), and the text after it.
pub fn number(text: &str) -> Option<(usize, &str)> {
    let end = text.find(char::is_whitespace)?;
    let (word, rest) = text.split_at(end);
    let rest = rest.trim_start();
    let parts: Vec<&str> = word.trim_end_matches(['.', ')', ':']).split('.').collect();
    let short = |part: &&str| {
        let digits = part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit());
        !part.is_empty() && digits
    };
    let roman = |part: &str| !part.is_empty() && part.bytes().all(|b| b"IVXLC".contains(&b));
    let letter = |part: &str| part.len() == 1 && part.bytes().all(|b| b.is_ascii_uppercase());
    let first = parts.first().copied().unwrap_or_default();
    let stopped = word.ends_with(['.', ')', ':']);
    let lone = parts.len() == 1 && stopped && (roman(first) || letter(first));
    let mixed = parts.len() > 1 && letter(first) && parts[1..].iter().all(short);
    let fits = parts.iter().all(short) || lone || mixed;
    let named = rest
        .chars()
        .next()
        .is_some_and(|c| c.is_alphabetic() || "\"\u{201C}'(".contains(c));
    (fits && parts.len() <= 6 && named).then_some((parts.len(), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(words: &[(&str, u32)], lines: &[&str]) -> String {
        let words = Words(words.iter().map(|(w, n)| ((*w).to_owned(), *n)).collect());
        let mut text = String::new();
        for line in lines {
            words.append(&mut text, line);
        }
        text
    }

    #[test]
    fn broken_words_are_made_whole() {
        assert_eq!(joined(&[], &["the har-", "bour of"]), "the harbour of");
        assert_eq!(
            joined(&[("well-known", 1)], &["a well-", "known man"]),
            "a well-known man"
        );
        assert_eq!(
            joined(&[], &["the Anglo-", "Saxon age"]),
            "the Anglo-Saxon age"
        );
        assert_eq!(joined(&[], &["pages 3-", "9 of"]), "pages 3-9 of");
        assert_eq!(joined(&[], &["soft\u{AD}", "ened"]), "softened");
        assert_eq!(
            joined(&[], &["\u{6E2F}\u{53E3}", "\u{7684}"]),
            "\u{6E2F}\u{53E3}\u{7684}"
        );
    }

    #[test]
    fn marks_of_items_and_headings() {
        assert_eq!(item("\u{2022} boats"), Some((0, "boats")));
        assert_eq!(item("(3) boats"), Some((3, "boats")));
        assert_eq!(item("1984 was"), None);
        assert_eq!(number("2.1 Scope"), Some((2, "Scope")));
        assert_eq!(number("A.1. Scope"), Some((2, "Scope")));
        assert_eq!(number("IV. Scope"), Some((1, "Scope")));
        assert_eq!(number("1984 boats"), None);
        assert_eq!(number("I saw"), None);
    }
}
