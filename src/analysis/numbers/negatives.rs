//! Owns what is no figure: names, labels, identifiers, phone numbers and numbers of documents.

use std::sync::LazyLock;

use super::lexicon::Words;
use super::scan::Tokens;

/// Words before a numeral that make it a label, in any case.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "page", "pages", "pp", "p", "phase", "phases", "step", "version", "line", "type", "chapter", "chapters", "figure", "figures", "table", "tables", "section", "sections", "article", "articles", "paragraph", "paragraphs", "rule",
    "resolution", "resolutions", "room", "rooms", "flight", "route", "routes", "highway", "channel", "volume", "episode", "grade", "grades", "level", "levels", "category", "tier", "stage", "stages", "round", "part", "parts",
    "runway", "runways", "exit", "floor", "gate", "gates", "junction", "hwy", "lane", "appendix", "annex", "clause", "class", "classes", "terminals", "option", "item", "items", "note", "notes", "vitamin", "zone", "unit", "district", "footnote", "footnotes", "endnote", "endnotes", "code", "schedule", "exhibit", "proposition", "subsection", "subparagraph", "recital", "recitals", "prisoner", "inmate", "detainee", "juror", "witness", "seat", "locker", "apartment", "serotype", "serotypes", "genotype", "subtype",
];

/// Words that do so only with a capital: in lower case they are plain nouns ("the law 5 years ago").
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "fig", "vol", "no", "nos", "number", "numbers", "interstate", "title", "amendment", "exhibit", "note", "footnote", "proposition", "area", "block", "terminal", "platform", "pier", "ward", "precinct", "division", "season",
    "lot", "apartment", "apt", "suite", "bus", "tram", "model", "series", "schedule", "verse", "psalm", "catch", "group", "protocol", "directive", "regulation", "regulations", "decree", "law", "bill", "act", "order", "case",
    "agenda", "slide", "box", "track", "chart", "map", "equation", "camp", "building", "ladder", "formula", "isbn", "issn", "rfc", "iso", "windows", "euro", "code", "zip", "postcode", "id", "ref", "plan", "priority", "ballot",
    "fortune", "nasdaq", "ftse", "dax", "cac", "nikkei", "boeing", "airbus", "soyuz", "apollo", "pioneer", "voyager", "galaxy", "iphone", "ipad", "android", "playstation", "xbox", "hurricane", "super", "hotline", "opus", "op",
    "team", "sector", "checkpoint", "barracks", "cell", "pool", "pg", "art", "sec", "ch", "eq", "goal", "goals", "sdg", "sdgs", "cop", "leopard", "abrams", "challenger", "merkava", "iskander", "falcon", "tomahawk", "form", "office", "unscr", "cal", "agenda", "motel", "station", "stations", "bulletin", "helpline", "wilshire", "recommendation", "recommendations",
];

/// Words that a stop follows before their numeral: "No. 5".
const SHORTENED: &[&str] = &[
    "no", "nos", "vol", "fig", "sec", "art", "ch", "p", "pp", "op", "apt", "eq", "ref", "res",
    "rev", "reg", "stat",
];

/// Whether the numeral at `i` is a label's: "Section 4", "Sections 3 and 4", "No. 5".
pub fn label(t: Tokens, i: usize) -> bool {
    let mut first = i;
    // "Phases 3, 4 and 5": a list has the label of its first.
    for _ in 0..6 {
        let Some(joint) = first.checked_sub(1).filter(|j| {
            t.is_any(*j, &["and", "or", "to"])
                || matches!(t.symbol(*j), Some(',' | '&'))
                || t.is_symbol(*j, '/') && t.glued(*j)
                || t.is_dash(*j)
        }) else {
            break;
        };
        let joint = joint - usize::from(joint > 0 && t.is_symbol(joint - 1, ','));
        match joint.checked_sub(1).filter(|k| t.is_numeral(*k)) {
            Some(before) => first = before,
            None => break,
        }
    }
    labelled(t, i) || first < i && labelled(t, first)
}

/// Whether a label stands right before the numeral at `i`.
fn labelled(t: Tokens, i: usize) -> bool {
    static ANY_CASE: LazyLock<Words> = LazyLock::new(|| Words::of(LABELS));
    static CAPITAL: LazyLock<Words> = LazyLock::new(|| Words::of(NAMES));
    let Some(before) = i.checked_sub(1) else {
        return false;
    };
    if matches!(t.symbol(before), Some('#' | '№' | '§')) {
        return true;
    }
    if t.is_numeral(i) && super::names::priced(t.of(i)) && t.is(before, "group") {
        return false;
    }
    // "Helpline: 1166"
    if t.is_symbol(before, ':')
        && t.is_any(
            before.wrapping_sub(1),
            &["helpline", "hotline", "tel", "telephone", "phone", "fax"],
        )
    {
        return true;
    }
    if t.is_symbol(before, '.') && t.glued(before) {
        let word = before.wrapping_sub(1);
        // "findings B.1 to B.7", "(Q. 118)"
        let opens = !t.glued(word) || t.is_symbol(word.wrapping_sub(1), '(');
        let letter = t.of(word).len() == 1 && t.capital(word) && opens;
        let asked = t.of(word) == "Q" && t.is_symbol(word.wrapping_sub(1), '(');
        if letter && (t.glued(i) && !t.of(i).contains(',') || asked) {
            return true;
        }
        // "H.R. 1".
        if t.of(word) == "R" && t.of(word.wrapping_sub(2)) == "H" {
            return true;
        }
        // "U.S. 385 south of Channing": a road.
        let along = t.is_any(
            i + 1,
            &[
                "south", "north", "east", "west", "at", "near", "in", "between", "and",
            ],
        ) && !t.is_any(word.wrapping_sub(3), &["the"])
            && t.is_numeral(i);
        if t.of(word) == "S" && t.of(word.wrapping_sub(2)) == "U" && along {
            return true;
        }
        // "S. 1234", a bill; but "the U.S. 400".
        let states = word > 1 && t.of(word - 2) == "U";
        let digits = t.of(i).bytes().all(|b| b.is_ascii_digit());
        if t.of(word) == "S" && !states && digits && (2..=4).contains(&t.of(i).len()) {
            return true;
        }
        return t.is_any(word, SHORTENED) && (t.glued(i) || t.of(word) != "no" || t.is_numeral(i));
    }
    let word = t.of(before);
    // "the number two man": a rank.
    if t.is(before, "number") && t.is_any(i, &["one", "two", "three", "four", "five"]) {
        return true;
    }
    // "table number 5", but "the number 5" and "a figure 3 times higher".
    // "the dead number 191"
    let counted = before > 0
        && (super::nouns::plural(t, before - 1)
            || t.is_any(
                before - 1,
                &[
                    "dead", "wounded", "injured", "missing", "date", "now", "they",
                ],
            ));
    let worn = t.is_any(
        i + 1,
        &["shirt", "jersey", "seat", "spot", "bus", "tram", "line"],
    );
    let numbered = t.is(before, "number")
        && t.is_numeral(i)
        && !counted
        // "the dead number 2,344"
        && !t.of(i).contains(',')
        && (worn || !t.is_any(before.wrapping_sub(1), &["the", "a"]));
    let compared = t.is_any(i + 1, &["times", "percent"]) || super::nouns::plural(t, i + 1);
    let noun = t.is_any(before, &["figure", "part"]) && !t.capital(before) && compared;
    // "day four of the siege", but "a day four men died".
    let day = t.is(before, "day")
        && !compared
        && !t.is_any(
            before.wrapping_sub(1),
            &["a", "per", "each", "every", "one", "the", "next", "same"],
        );
    // "US 169", a road.
    let road = word == "US" && t.is_numeral(i) && !t.is_word(i + 1);
    if day || road {
        return true;
    }
    numbered || ANY_CASE.has(word) && !noun || t.capital(before) && CAPITAL.has(word)
}

/// The index after a phone number, a web address, a version, a sum like "24/7", or another identifier at `i`.
pub fn identifier(t: Tokens, i: usize) -> Option<usize> {
    doi(t, i)
        .or_else(|| volume(t, i))
        .or_else(|| filed(t, i))
        .or_else(|| padded(t, i))
        .or_else(|| phone(t, i))
        .or_else(|| dotted(t, i))
        .or_else(|| fixed(t, i))
        .or_else(|| run(t, i))
        .or_else(|| ratio(t, i))
        .or_else(|| chain(t, i))
}

/// "10.1038/s41586-020-2649-2": the handle of a paper.
fn doi(t: Tokens, i: usize) -> Option<usize> {
    let registrant = t.of(i).strip_prefix("10.")?;
    let handle = t.is_numeral(i)
        && (4..=9).contains(&registrant.len())
        && registrant.bytes().all(|b| b.is_ascii_digit())
        && t.is_symbol(i + 1, '/')
        && t.glued(i + 1)
        && t.glued(i + 2);
    let mut next = i + 1;
    while handle && t.glued(next) {
        next += 1;
    }
    handle.then_some(next)
}

/// "34(12), 10": volume, issue and page of a journal.
fn volume(t: Tokens, i: usize) -> Option<usize> {
    let issue = t.is_numeral(i)
        && t.is_symbol(i + 1, '(')
        && t.glued(i + 1)
        && t.is_numeral(i + 2)
        && t.is_symbol(i + 3, ')');
    let page = matches!(t.symbol(i + 4), Some(',' | ':')) && t.is_numeral(i + 5);
    issue.then_some(if page { i + 6 } else { i + 4 })
}

/// "2023-0417": a year and the number of what was filed in it.
fn filed(t: Tokens, i: usize) -> Option<usize> {
    let digits = |i: usize| t.is_numeral(i) && t.of(i).bytes().all(|b| b.is_ascii_digit());
    let year = digits(i) && t.of(i).len() == 4;
    let number = digits(i + 2) && t.of(i + 2).len() > 2 && t.of(i + 2).starts_with('0');
    // "Order MO 24-03"
    let coded = digits(i)
        && digits(i + 2)
        && t.of(i + 2).len() == 2
        && t.of(i + 2).starts_with('0')
        && i > 0
        && t.capital(i - 1)
        && t.of(i - 1).bytes().all(|b| b.is_ascii_uppercase());
    let hung = t.is_hyphen(i + 1) && t.glued(i + 1) && t.glued(i + 2);
    ((year && number || coded) && hung).then_some(i + 3)
}

/// "0590883899": digits that begin with a nought, or more of them than a figure is written with.
fn padded(t: Tokens, i: usize) -> Option<usize> {
    let text = t.of(i);
    let digits = t.is_numeral(i) && text.bytes().all(|b| b.is_ascii_digit());
    let timed = matches!(t.of(i + 1), "GMT" | "UTC" | "hours" | "hrs");
    let long = text.starts_with('0') && text.len() > 5 && !timed || text.len() > 18;
    let joined = t.glued(i + 1) && matches!(t.symbol(i + 1), Some('/' | '-' | ':'));
    // "Counties 001 to 006"
    let row = t.is_numeral(i + 1) || i > 0 && t.is_numeral(i - 1);
    let coded = text.len() == 3 && text.starts_with("00") && !t.glued(i) && !t.glued(i + 1) && !row;
    (digits && (long || coded) && !joined).then_some(i + 1)
}

/// "0-306-40615-2", "1-1-1-1": four numerals and more in a row, as numbers of books and accounts are.
fn chain(t: Tokens, i: usize) -> Option<usize> {
    let mut at = i;
    let mut parts = 0;
    while t.is_numeral(at) {
        parts += 1;
        at += 1;
        if !(t.is_dash(at) && t.glued(at) && t.glued(at + 1) && t.is_numeral(at + 1)) {
            break;
        }
        at += 1;
    }
    // "in a 4-4-2": how eleven stand on the field, but for the goalkeeper.
    let lines = || {
        let players = (i..at)
            .step_by(2)
            .map(|k| t.of(k).parse::<u32>().unwrap_or(11));
        parts == 3 && players.sum::<u32>() == 10
    };
    (parts > 3 || lines()).then_some(at)
}

/// "3:16", "16:9": two numerals with a colon that are no time of day.
fn ratio(t: Tokens, i: usize) -> Option<usize> {
    let colon = t.is_symbol(i + 1, ':') && t.glued(i + 1) && t.glued(i + 2);
    (colon && t.is_numeral(i) && t.is_numeral(i + 2)).then_some(i + 3)
}

/// "+1 (202) 555-0123", "202-555-0123", "1-800-555-1234", "555-1234", "020 7946 0958".
fn phone(t: Tokens, i: usize) -> Option<usize> {
    let digits = |at: usize| t.is_numeral(at) && t.of(at).bytes().all(|b| b.is_ascii_digit());
    if !digits(i) {
        return None;
    }
    let plus = i > 0 && t.is_symbol(i - 1, '+') && t.glued(i);
    let mut groups = vec![t.of(i).len()];
    let mut dashes = 0;
    let mut at = i + 1;
    while groups.len() < 6 {
        let paren = matches!(t.symbol(at), Some(')' | '('));
        let hyphen = t.is_dash(at) && t.glued(at) && t.glued(at + 1);
        let skip = if hyphen {
            1
        } else if paren {
            1 + usize::from(matches!(t.symbol(at + 1), Some('(' | '-')))
        } else {
            0
        };
        if !digits(at + skip) || skip == 0 && t.glued(at) {
            break;
        }
        dashes += usize::from(hyphen);
        groups.push(t.of(at + skip).len());
        at += skip + 1;
    }
    let called = i > 0
        && (t.is_any(
            i - 1,
            &[
                "call",
                "tel",
                "phone",
                "telephone",
                "fax",
                "dial",
                "hotline",
                "ssn",
                "isbn",
            ],
        ) || i > 1
            && matches!(t.symbol(i - 1), Some(':' | '.'))
            && t.is_any(
                i - 2,
                &["tel", "phone", "telephone", "fax", "contact", "isbn"],
            ));
    let shape = match groups.as_slice() {
        [3, 3, 4, ..] => true,
        [1, 3, 3, 4, ..] => true,
        [3, 4] => called || dashes == 1 && !t.of(i + 2).ends_with("00"),
        [3, 2, 4] => dashes == 2,
        [first, _, _, ..] => {
            plus || called
                || t.of(i).starts_with('0') && *first <= 5 && groups.iter().sum::<usize>() >= 8
        }
        _ => {
            plus && groups.iter().sum::<usize>() >= 7
                || called && groups.iter().sum::<usize>() >= 3
                || groups.as_slice() == [3]
                    && i > 0
                    && t.is_any(
                        i - 1,
                        &["call", "called", "dialed", "dialled", "calling", "dialing"],
                    )
                    && !super::nouns::plural(t, at)
        }
    };
    shape.then_some(at)
}

/// "1.2.3", "192.168.0.1": more points than a number has.
fn dotted(t: Tokens, i: usize) -> Option<usize> {
    let text = t.of(i);
    (t.is_numeral(i) && super::words::numeral(text).is_none()).then(|| {
        let date = text.len() >= 8 && text.bytes().filter(|b| *b == b'.').count() == 2;
        let full = date && text.rsplit('.').next().is_some_and(|y| y.len() == 4);
        (!full).then_some(i + 1)
    })?
}

/// "9/11", "24/7", "50/50", "50-50", "20/20".
fn fixed(t: Tokens, i: usize) -> Option<usize> {
    // "7-Eleven".
    if t.is_hyphen(i + 1) && t.glued(i + 1) && t.glued(i + 2) && t.of(i + 2) == "Eleven" {
        return Some(i + 3);
    }
    if !t.is_numeral(i) || !t.glued(i + 1) || !t.glued(i + 2) || !t.is_numeral(i + 2) {
        return None;
    }
    let joint = t.symbol(i + 1)?;
    if t.glued(i + 3) && matches!(t.symbol(i + 3), Some('/' | '-')) && t.is_numeral(i + 4) {
        return None;
    }
    let pair = (t.of(i), t.of(i + 2));
    let known = match joint {
        '/' => matches!(
            pair,
            ("9", "11") | ("24", "7") | ("50", "50") | ("20", "20") | ("7", "7")
        ),
        '-' => matches!(pair, ("50", "50") | ("24", "7") | ("9", "11")),
        _ => false,
    };
    known.then_some(i + 3)
}

/// Digits run into letters or underscores: "5G", "747F", "4x4", "3D"; and what stands in an address on the net.
fn run(t: Tokens, i: usize) -> Option<usize> {
    if !t.is_numeral(i) {
        return None;
    }
    // "N95 masks", "the R300": letters that are no currency there.
    if i > 0
        && t.glued(i)
        && matches!(t.of(i - 1), "N" | "R")
        && super::money::before(t, i).is_none()
    {
        return Some(i + 1);
    }
    let word = i + 1;
    // "10-K", "20-F": forms; "401(k)", "5(c)": parts of a law.
    let hung = t.is_hyphen(word) && t.glued(word) && t.glued(word + 1);
    if hung && matches!(t.of(word + 1), "K" | "Q" | "F") {
        return Some(word + 2);
    }
    let part = t.is_symbol(word, '(') && t.glued(word) && t.of(word + 1).len() == 1;
    if part && t.is_word(word + 1) && t.is_symbol(word + 2, ')') {
        return Some(word + 3);
    }
    if t.is_word(word) && t.glued(word) {
        let text = t.of(word);
        let digits_follow = t.is_numeral(word + 1) && t.glued(word + 1);
        let exponent = super::scales::exponent(text).is_some();
        if matches!(text, "G" | "D" | "WD")
            || !exponent
                && text.bytes().any(|b| b.is_ascii_digit())
                && !matches!(
                    text,
                    "m2" | "m3" | "km2" | "km3" | "cm2" | "cm3" | "ft2" | "ft3" | "x10"
                )
            || digits_follow && text.len() == 1 && !matches!(text, "x")
        {
            let mut next = word + 1;
            while next < word + 8 && t.glued(next) && (t.is_word(next) || t.is_numeral(next)) {
                next += 1;
            }
            return Some(next);
        }
    }
    let joint =
        |at: usize| matches!(t.symbol(at), Some('_' | '@' | '\\' | '=' | '&')) && t.glued(at);
    let before = i > 0
        && t.glued(i)
        && (joint(i - 1)
            || t.is_symbol(i - 1, '/')
                && i > 1
                && t.glued(i - 1)
                && t.is_word(i - 2)
                && t.of(i - 2).len() > 2
                && !t.capital(i - 2));
    let octothorpe =
        i > 0 && t.is_symbol(i - 1, '#') && t.glued(i) && !t.is_any(i + 1, &["million", "billion"]);
    let after =
        matches!(t.symbol(word), Some('_' | '@' | '\\')) && t.glued(word) && t.glued(word + 1);
    (before || after || octothorpe).then_some(i + 1)
}
