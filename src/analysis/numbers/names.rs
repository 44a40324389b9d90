//! Owns numbers that stand in names: "Boeing 747", "F-16", "World War Two", "101st Airborne Division", "10 Downing Street".

use std::sync::LazyLock;

use super::lexicon::Words;
use super::scan::Tokens;
use super::words::NumberWord;

/// Whether the number of tokens `first..next` stands in a name.
pub fn named(t: Tokens, first: usize, next: usize) -> bool {
    if t.capital(first) && t.capital(next) && !t.glued(next) && t.is_any(next, NUMBERED) {
        return true;
    }
    if address(t, next) || t.of(next) == "Under" && t.is_numeral(next + 1) {
        return true;
    }
    static UNITS: LazyLock<Words> = LazyLock::new(|| Words::of(BODIES));
    // "10 Downing Street", "101st Airborne Division", "Fifth Avenue": capitals lead to what the name is of.
    let mut at = next;
    while at < next + 3 && t.capital(at) && !t.glued(at) {
        if UNITS.has(t.of(at)) && t.of(next - 1).len() > 1 && is_ordinal(t, first, next) {
            return true;
        }
        at += 1;
    }
    if t.is_numeral(first) {
        labelled(t, first, next)
    } else {
        spelled(t, first, next)
    }
}

/// Whether the name of a street follows: "Downing Street".
pub fn address(t: Tokens, next: usize) -> bool {
    static STREETS: LazyLock<Words> = LazyLock::new(|| Words::of(ADDRESSES));
    (next..next + 3)
        .take_while(|at| t.capital(*at) && !t.glued(*at))
        .any(|at| STREETS.has(t.of(at)))
}

/// Whether the day that ends before token `next` names a place or a movement: "May 13 Square".
pub fn named_after_day(t: Tokens, next: usize) -> bool {
    let head = [
        "bridge",
        "movement",
        "stadium",
        "airport",
        "brigade",
        "university",
    ];
    let capital = t.capital(next) && !t.glued(next);
    capital && (t.is_any(next, ADDRESSES) || t.is_any(next, &head))
}

fn is_ordinal(t: Tokens, first: usize, next: usize) -> bool {
    next > first + 1 || !t.is_numeral(first)
}

/// A number word with a capital inside a sentence: "World War Two", "Big Three", "Three Mile Island", "Group of Seven".
fn spelled(t: Tokens, first: usize, next: usize) -> bool {
    let Some(before) = first.checked_sub(1) else {
        return false;
    };
    let word = t.of(first);
    if !t.capital(first) || t.opens(first) || word.bytes().all(|b| b.is_ascii_uppercase()) {
        return false;
    }
    // "Count Two of the indictment"
    let counted = t.capital(before)
        && t.is_any(
            before,
            &["count", "chapter", "part", "act", "phase", "book"],
        );
    let beside =
        counted || proper(t, before) && !t.opens(before) || proper(t, next) && !t.glued(next);
    let group = t.is(before, "of") && proper(t, before.wrapping_sub(1));
    // After a word in lower case no heading goes on: "Ocean's Eleven".
    let inside = t.is_word(before) && !t.capital(before);
    beside || group || inside
}

/// A numeral right after a name, with nothing counted after it: "S&P 500", "iPhone 14", "Radio 4", "Group of 20".
fn labelled(t: Tokens, first: usize, next: usize) -> bool {
    static FUNCTION: LazyLock<Words> = LazyLock::new(|| Words::of(FUNCTION_WORDS));
    let Some(before) = first.checked_sub(1) else {
        return false;
    };
    let word = t.of(before);
    let group = t.is(before, "of")
        && matches!(
            t.of(before.wrapping_sub(1)),
            "Group" | "Committee" | "Gang" | "Club" | "Council"
        );
    let mixed = t.is_word(before) && word.chars().skip(1).any(char::is_uppercase);
    let name =
        proper(t, before) && (word.len() > 2 && !word.ends_with("ly") || !t.opens(before)) || mixed;
    // "30 Under 30".
    let under =
        word == "Under" && before > 0 && (t.is_numeral(before - 1) || t.capital(before - 1));
    // "Ocean's 11": nothing of it is counted.
    let owned = word == "s"
        && before > 1
        && t.is_apostrophe(before - 1)
        && proper(t, before - 2)
        && (!(t.is_word(next) || t.is_hyphen(next) && t.glued(next))
            || t.is_any(
                next,
                &[
                    "and", "or", "in", "on", "at", "was", "is", "with", "to", "for", "by", "as",
                ],
            ));
    // "two 737 MAX jets": what is counted already has its number for a name.
    let counted_already = t
        .lexeme(before)
        .and_then(|l| l.number)
        .is_some_and(|n| matches!(n, NumberWord::Unit(2..)))
        && t.of(first).len() == 3
        && next == first + 1
        && t.capital(next)
        && !t.glued(next);
    if under || owned || counted_already {
        return true;
    }
    let one = next == first + 1
        && !t.of(first).contains(',')
        && !priced(t.of(first))
        && !tallied(t, first);
    group || name && one && !FUNCTION.has(word) && !counted(t, next)
}

/// "Equity Group 58.00", "Minico 241.5": no version or model is numbered so finely.
pub fn priced(numeral: &str) -> bool {
    let (whole, part) = numeral.split_once('.').unwrap_or((numeral, ""));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    digits(whole)
        && digits(part)
        && (part.len() == 2 && whole.len() > 1 || part.len() == 1 && whole.len() > 2)
}

/// "Ricky Rice 1,288; Brandy Brewer 604; William Villa 590": names with their figures, parted by semicolons.
fn tallied(t: Tokens, first: usize) -> bool {
    let beyond = |at: usize| {
        let mut at = at;
        while at < first + 6 && t.is_word(at) && t.capital(at) {
            at += 1;
        }
        at > first + 2 && t.is_numeral(at)
    };
    let mut start = first;
    while start > 0 && start + 5 > first && t.is_word(start - 1) && t.capital(start - 1) {
        start -= 1;
    }
    start -= usize::from(start > 0 && t.is(start - 1, "the"));
    let before =
        start > 1 && start < first && t.is_symbol(start - 1, ';') && t.is_numeral(start - 2);
    // "Nicaragua reports 26 deaths, Panama 41 and Belize only five"
    let ends = t.is(first + 1, "and") || matches!(t.symbol(first + 1), Some(',' | '.' | ';'));
    let joint =
        start > 3 && start < first && (t.is(start - 1, "and") || t.is_symbol(start - 1, ','));
    let counts = |k: usize| t.is_numeral(k) && super::nouns::plural(t, k + 1) && !t.capital(k + 1);
    let row = joint
        && ends
        && (counts(start - 3)
            || t.is_numeral(start - 2)
                && t.capital(start - 3)
                && (start.saturating_sub(12)..start - 3).any(counts));
    // "Tarn lost 4.2 percent, those in Ostrava Drilling 3.9 and"
    let share = ends
        && t.of(first).contains('.')
        && start > 2
        && (start.saturating_sub(12)..start)
            .rev()
            .take_while(|k| !matches!(t.symbol(*k), Some('.' | ';')))
            .any(|k| t.is(k, "percent") || t.is_symbol(k, '%') || t.is(k, "cent"));
    before || row || share || t.is_symbol(first + 1, ';') && beyond(first + 2)
}

/// "the program 60 Minutes": a unit with a capital among words in lower case.
pub fn titled(t: Tokens, first: usize, next: usize) -> bool {
    let small = |i: usize| t.is_word(i) && !t.capital(i);
    next == first + 2
        && t.capital(first + 1)
        && t.of(first + 1).len() > 2
        && !t.of(first + 1).bytes().all(|b| b.is_ascii_uppercase())
        && !t.capital(next)
        && first > 1
        && small(first - 1)
        && (small(first - 2) || t.is_apostrophe(first - 2))
}

/// A word with a capital that is no month or weekday.
fn proper(t: Tokens, i: usize) -> bool {
    t.capital(i) && t.lexeme(i).is_none_or(|l| l.time.is_none())
}

/// Whether a counted thing follows: then a name before is no part of the figure.
fn counted(t: Tokens, i: usize) -> bool {
    let word = t.of(i);
    let plural = super::nouns::plural(t, i) && !t.is_any(i, &["was", "has", "does"]);
    let scale = t.is_any(i, &["percent", "per", "million", "billion", "times"]);
    t.is_word(i) && !t.capital(i) && word.len() > 2 && (plural || scale)
}

/// "F-16", "COVID-19", "Su-25": a number hung on a word.
pub fn hung(t: Tokens, first: usize) -> bool {
    static PREFIXES: LazyLock<Words> = LazyLock::new(|| Words::of(PREFIX_WORDS));
    let (Some(joint), Some(word)) = (first.checked_sub(1), first.checked_sub(2)) else {
        return false;
    };
    let joined = t.is_hyphen(joint) || t.is_symbol(joint, '+') && t.is_numeral(first);
    if !joined || !t.glued(joint) || !t.glued(first) || !t.is_word(word) {
        return false;
    }
    let number = t.of(word) != "A"
        && t.lexeme(word)
            .is_some_and(|l| l.number.is_some() || l.time.is_some());
    // "A-10" is a name, "a-10" a slip.
    let prefix = PREFIXES.has(t.of(word)) && t.of(word) != "A";
    !prefix && !number
}

/// Words that a figure may hang on: "mid-1990s", "sub-2%".
const PREFIX_WORDS: &[&str] = &[
    "mid",
    "magnitude",
    "pre",
    "post",
    "sub",
    "under",
    "over",
    "early",
    "late",
    "non",
    "plus",
    "minus",
    "around",
    "about",
    "nearly",
    "least",
    "per",
    "all",
    "a",
];

/// What names of number words and a noun end in, wherever they stand: "Six Nations", "Three Gorges".
const NUMBERED: &[&str] = &[
    "nations",
    "gorges",
    "corners",
    "eyes",
    "sisters",
    "commandments",
    "kings",
];

/// What an address ends in.
const ADDRESSES: &[&str] = &[
    "street",
    "avenue",
    "road",
    "boulevard",
    "lane",
    "drive",
    "square",
    "plaza",
    "broadway",
    "st",
    "ave",
];

/// Bodies, laws and ranks that are numbered in their names.
#[rustfmt::skip]
const BODIES: &[&str] = &[
    "amendment", "division", "regiment", "brigade", "battalion", "squadron", "army", "corps", "fleet", "airborne", "infantry", "cavalry", "armored", "artillery", "congress", "circuit", "lieutenant", "sergeant", "republic", "reich", "district", "legion", "airlift", "wing",
];

/// Words with a capital that are no names: bounds, prepositions and other words of headings and sentence starts.
#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "about", "over", "nearly", "almost", "around", "some", "than", "least", "most", "only", "in", "of", "to", "at", "by", "for", "from", "with", "and", "or", "but", "the", "a", "an", "is", "are", "was", "were", "has", "have", "had",
    "up", "down", "all", "just", "between", "under", "above", "below", "after", "before", "since", "until", "another", "other", "these", "those", "them", "into", "on", "per", "kills", "killed", "killing", "wounds", "dead", "us", "age",
    "aged", "every", "each", "his", "her", "its", "their", "our", "my", "if", "when", "while", "as", "so", "that", "this", "there", "last", "next", "first", "meanwhile", "also", "additional", "any", "no", "both", "like", "against",
    "during", "through", "including", "add", "take", "use", "given", "within", "without", "among", "toward", "exactly", "maybe", "perhaps", "plus", "minus", "more", "less", "fewer", "further", "still", "yet", "now", "then", "not",
];
