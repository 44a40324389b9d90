//! Owns numbers that only number: list and footnote marks, page numbers, the numbers of headings.

use super::scan::Tokens;

/// Whether the numeral at `i` marks a list item or a footnote, or is part of an address on the net.
pub fn mark(t: Tokens, i: usize) -> bool {
    let next = i + 1;
    let small = t.of(i).len() <= 3 && t.is_numeral(i);
    let first = i == 0;
    // "1. Text", "2) Text", "(3) Text" where a stretch opens.
    if small
        && first
        && matches!(t.symbol(next), Some('.' | ')' | ':'))
        && t.glued(next)
        && !t.glued(next + 1)
        && next + 1 < t.len()
    {
        return t.of(i).len() <= 2;
    }
    let bracketed = |open: char, close: char| {
        i > 0 && t.is_symbol(i - 1, open) && t.is_symbol(next, close) && t.glued(next) && t.glued(i)
    };
    if small && bracketed('[', ']') {
        return true;
    }
    if small && t.of(i).len() <= 2 && bracketed('(', ')') && !t.of(i).contains('.') {
        return true;
    }
    // "ended.3 The next".
    let stop = i > 0
        && matches!(t.symbol(i - 1), Some('.' | ',' | '”' | '’' | '"'))
        && t.glued(i)
        && t.glued(i - 1);
    if small && stop && i > 1 && t.is_word(i - 2) && t.of(i - 2).len() > 2 {
        return true;
    }
    // "page 3 of 10" leaves "of 10".
    i > 2 && t.is(i - 1, "of") && t.is_numeral(i - 2) && t.is_any(i - 3, &["page", "slide", "part"])
}

/// Whether a stretch is nothing but a page number: "12", "- 5 -"; a year may head a section.
pub fn page(t: Tokens) -> bool {
    let numeral = |i: usize| {
        let text = t.of(i);
        let year = text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
        t.is_numeral(i) && text.len() <= 4 && !year && text.bytes().all(|b| b.is_ascii_digit())
    };
    t.len() == 1 && numeral(0) || t.len() == 3 && numeral(1) && t.is_dash(0) && t.is_dash(2)
}

/// Bytes of the number that a heading begins with where it only numbers it ("2.1 School meals", "4. Term"):
/// one with a dot in it or after it, over a word with a capital that scales nothing.
pub fn numbering(heading: &str) -> usize {
    let digits = heading.len()
        - heading
            .trim_start_matches(|c: char| c.is_ascii_digit() || c == '.')
            .len();
    let (number, rest) = heading.split_at(digits);
    let word = rest.trim_start();
    let dotted = number.contains('.') && number.starts_with(|c: char| c.is_ascii_digit());
    let parted = word.len() < rest.len() && word.starts_with(char::is_uppercase);
    let scale = word
        .split_whitespace()
        .next()
        .unwrap_or("")
        .to_ascii_lowercase();
    let scales = matches!(
        scale.as_str(),
        "hundred" | "thousand" | "million" | "billion" | "trillion" | "percent" | "per"
    );
    if dotted && parted && !scales {
        digits
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_heading_is_no_figure() {
        assert_eq!(numbering("2.1 School meals"), 3);
        assert_eq!(numbering("4. Term and notice"), 2);
        for heading in [
            "2.1 Million Flee",
            "3 die in fire",
            "1.5 percent",
            "2024. what a year",
            "Section 4.",
        ] {
            assert_eq!(numbering(heading), 0, "{heading}");
        }
    }
}
