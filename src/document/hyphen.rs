//! Owns the words that a line end breaks: whether the hyphen there is the word's own.

/// First parts of words that keep their hyphen wherever they stand.
const KEPT: &[&str] = &[
    "cross", "eight", "eighty", "fifty", "five", "forty", "four", "full", "half", "hard", "high",
    "large", "left", "long", "low", "near", "nine", "ninety", "open", "right", "self", "seven",
    "seventy", "short", "single", "six", "sixty", "small", "thirty", "three", "twenty", "two",
    "well", "wide", "would",
];

/// Whether a word that a line end parts after a hyphen is written without one, given how often the document has it
/// in one piece and with a hyphen elsewhere.
pub fn is_broken_word(first: &str, second: &str, whole: u32, hyphened: u32) -> bool {
    let lower = second.chars().next().is_some_and(char::is_lowercase);
    if !lower || !first.ends_with(char::is_alphabetic) {
        return false;
    }
    if whole != hyphened {
        return whole > hyphened;
    }
    let first = first
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    let compound = KEPT.contains(&first.as_str());
    // A second hyphen makes it a chain of words.
    let chain = first.contains(['-', '\u{2010}']) && whole == 0;
    !compound && !chain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphens_at_line_ends_are_the_words_own_or_not() {
        for (first, second, whole, hyphened, broken) in [
            ("inter", "national", 0, 0, true),
            ("govern", "ment", 1, 0, true),
            ("well", "known", 0, 0, false),
            ("twenty", "five", 0, 0, false),
            ("(co", "operate", 0, 2, false),
            ("mother-in", "law", 0, 0, false),
            ("Rolls", "Royce", 0, 0, false),
            ("2020", "something", 0, 0, false),
        ] {
            assert_eq!(
                is_broken_word(first, second, whole, hyphened),
                broken,
                "{first}-{second}"
            );
        }
    }
}
