//! Owns numbers that only number: list and footnote marks, page numbers, the numbers of headings.

use super::negatives;
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
    // "Pay (£000)", over a column in thousands.
    let zeros = t.of(i).len() == 3 && t.of(i).bytes().all(|b| b == b'0');
    if zeros && t.is_symbol(next, ')') {
        return true;
    }
    // "3.1 Client shall pay": a clause of a contract.
    let clause = first && t.capital(next) && !t.glued(next) && t.of(i).len() <= 5;
    if clause && t.of(i).contains('.') && !t.is_any(next, &["million", "billion", "percent"]) {
        return true;
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
    let stopped = |at: usize| (t.is_word(at) || t.is_numeral(at)) && t.of(at).len() > 1;
    if small && stop && i > 1 && stopped(i - 2) {
        return true;
    }
    // "resolution 2401 (2018)": the year belongs to the name; "(see 14)", "[ref. 3]" lead elsewhere.
    if bracketed('(', ')') && i > 1 && t.is_numeral(i - 2) && negatives::label(t, i - 2) {
        return true;
    }
    let led = t.is_any(i.wrapping_sub(1), &["see", "cf", "ref", "refs"])
        && matches!(t.symbol(i.wrapping_sub(2)), Some('(' | '['));
    if led && small {
        return true;
    }
    if small && page_of_source(t, i) {
        return true;
    }
    // "S/9.50" are soles.
    let priced = t.is_symbol(i.wrapping_sub(1), '/') && super::money::before(t, i).is_some();
    if document(t, i) && !priced || cited(t, i) || footnote(t, i) || reporter(t, i) {
        return true;
    }
    // "page 3 of 10" leaves "of 10".
    i > 2 && t.is(i - 1, "of") && t.is_numeral(i - 2) && t.is_any(i - 3, &["page", "slide", "part"])
}

/// Whether the numeral at `i` is part of a document's number: "A/RES/68/262", "Directive 2010/63/EU",
/// "(EU) 2016/679", "Law 25/2019", "23-cv-1234", "v1.2".
fn document(t: Tokens, i: usize) -> bool {
    let glued = |at: usize, mark: char| t.is_symbol(at, mark) && t.glued(at);
    let upper = |at: usize| {
        t.is_word(at)
            && t.of(at)
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b == b'/')
    };
    // Back to where the run of glued tokens starts.
    let mut first = i;
    while first > 0 && i - first < 10 && t.glued(first) {
        first -= 1;
    }
    let parted = (first + 1..i).any(|at| t.is_symbol(at, '/'));
    if first < i && upper(first) && parted && t.of(first).len() < 6 && !t.is_symbol(i + 1, '%') {
        return true;
    }
    let court = |at: usize| matches!(t.of(at), "cv" | "cr" | "mj" | "civ");
    if t.is_hyphen(i + 1) && t.glued(i + 1) && t.glued(i + 2) && court(i + 2) {
        return true;
    }
    let (before, word) = (i.wrapping_sub(1), i.wrapping_sub(2));
    if first + 2 <= i && t.is_word(word) && t.glued(i) && t.glued(before) {
        let numbered = t.of(word).ends_with(|c: char| c.is_ascii_digit());
        // "Amendment L.007"
        let letter = t.of(word).len() == 1 && upper(word) && t.of(i).starts_with('0');
        let version = t.is_symbol(before, '.') && (numbered || letter);
        if version || t.is_hyphen(before) && court(word) {
            return true;
        }
    }
    // The other half of a pair decides as well.
    let pair = |a: usize| {
        if !(t.is_numeral(a) && glued(a + 1, '/') && t.glued(a + 2) && t.is_numeral(a + 2)) {
            return false;
        }
        let number = |at: usize| t.of(at).parse::<u32>().unwrap_or(0);
        let year = |at: usize| t.of(at).len() == 4 && (1900..2100).contains(&number(at));
        let three = t.of(a + 2).len() == 3 && year(a);
        let body = glued(a + 3, '/') && t.glued(a + 4) && upper(a + 4);
        three || body || year(a + 2) && number(a) > 12 && !glued(a.wrapping_sub(1), '/')
    };
    pair(i) || i > 1 && pair(i - 2)
}

/// Whether the numeral at `i` is a page behind a source: "(Smith 1994, 6)", "(Adeyo, 2000: 103)".
fn page_of_source(t: Tokens, i: usize) -> bool {
    let year = |at: usize| {
        let text = t.of(at);
        text.len() == 4 && (text.starts_with("19") || text.starts_with("20"))
    };
    let behind = i > 2 && matches!(t.symbol(i - 1), Some(',' | ':')) && year(i - 2);
    let ends = matches!(t.symbol(i + 1), Some(')' | ';')) || t.is_dash(i + 1);
    let named =
        t.capital(i.wrapping_sub(3)) || matches!(t.symbol(i.wrapping_sub(3)), Some(',' | ']'));
    let month = t
        .lexeme(i.wrapping_sub(3))
        .is_some_and(|l| l.time.is_some());
    let opened = (i.saturating_sub(12)..i).any(|k| t.is_symbol(k, '('));
    behind && ends && named && !month && opened
}

/// Whether the numeral at `i` is the volume, page or year of a ruling: "347 U.S. 483 (1954)"; or of a code: "29 U.S.C. § 621",
/// "17 C.F.R. 240".
fn reporter(t: Tokens, i: usize) -> bool {
    let court = |at: usize| {
        t.of(at) == "U"
            && t.is_symbol(at + 1, '.')
            && t.of(at + 2) == "S"
            && t.is_symbol(at + 3, '.')
    };
    let cited = |volume: usize| {
        t.is_numeral(volume)
            && court(volume + 1)
            && t.is_numeral(volume + 5)
            && (t.is_symbol(volume + 6, '(') || t.is_symbol(volume + 6, ','))
    };
    let year = t.is_symbol(i.wrapping_sub(1), '(');
    let stop = |at: usize| t.is_symbol(at, '.');
    let code = |volume: usize| {
        let letters = [t.of(volume + 1), t.of(volume + 3), t.of(volume + 5)];
        t.is_numeral(volume)
            && (stop(volume + 2) && stop(volume + 4) && stop(volume + 6))
            && matches!(letters, ["U", "S", "C"] | ["C", "F", "R"])
    };
    let short = |volume: usize| {
        let part = usize::from(t.is_any(volume + 2, &["Part", "part", "Section"]));
        t.is_numeral(volume)
            && matches!(t.of(volume + 1), "CFR" | "USC")
            && t.is_numeral(volume + 2 + part)
    };
    // "75 Fed. Reg. 52,711"
    let register = |volume: usize| {
        t.is_numeral(volume)
            && t.of(volume + 1) == "Fed"
            && matches!(t.of(volume + 3), "Reg" | "Cir" | "Supp")
            && (stop(volume + 2) && stop(volume + 4))
    };
    short(i)
        || register(i)
        || i > 4 && register(i - 5)
        || i > 1 && short(i - 2)
        || code(i)
        || i > 6 && code(i - 7)
        || cited(i)
        || i > 4 && cited(i - 5)
        || year && i > 6 && cited(i - 7)
}

/// Whether the numeral at `i` stands in a list of marks: "[3, 4]", "[5-7]".
fn cited(t: Tokens, i: usize) -> bool {
    let small = |at: usize| t.is_numeral(at) && t.of(at).len() <= 3;
    let listed = |at: usize| small(at) || t.is_symbol(at, ',') || t.is_dash(at);
    if !small(i) {
        return false;
    }
    let back = (i.saturating_sub(8)..i).rev().find(|at| !listed(*at));
    let on = (i..i + 8).find(|at| !listed(*at));
    back.is_some_and(|at| t.is_symbol(at, '[')) && on.is_some_and(|at| t.is_symbol(at, ']'))
}

/// Whether the numeral at `i` opens a footnote: "12 See the annual report, p. 4", "3 Ibid."
fn footnote(t: Tokens, i: usize) -> bool {
    let mark = i == 0 && t.of(i).len() <= 3 && t.capital(i + 1) && !t.glued(i + 1);
    if !mark {
        return false;
    }
    let source = t.is_any(
        i + 1,
        &[
            "see",
            "ibid",
            "id",
            "cf",
            "source",
            "sources",
            "op",
            "note",
            "available",
            "quoted",
        ],
    );
    source
        || (i + 1..t.len().min(60)).any(|k| {
            t.is_any(k, &["http", "https", "ibid", "www"])
                || t.of(k).starts_with("http")
                || t.of(k).starts_with("www")
                || t.is_any(k, &["p", "pp"]) && t.is_symbol(k + 1, '.') && t.is_numeral(k + 2)
        })
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
