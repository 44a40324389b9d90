//! Owns number words that count nothing: "one another", "at first", "second-hand", "one-time".

use std::sync::LazyLock;

use super::lexicon::Words;
use super::scan::Tokens;
use super::terms::{Form, Term};
use super::words::NumberWord;

/// Whether the number word at `i` is a one that counts nothing: "one of the", "no one", "one another".
pub fn idle_one(t: Tokens, i: usize, next: usize) -> bool {
    static BEFORE: LazyLock<Words> = LazyLock::new(|| Words::of(BEFORE_ONE));
    static AFTER: LazyLock<Words> = LazyLock::new(|| Words::of(AFTER_ONE));
    if next != i + 1 || !t.is(i, "one") {
        return false;
    }
    let pronoun = i > 0 && BEFORE.has(t.of(i - 1));
    // "success over one neighbor": one of them, whichever.
    let whichever = i > 0
        && t.is_any(i - 1, &["over", "against", "toward", "towards"])
        && t.is_word(next)
        && !super::nouns::plural(t, next);
    let ends = next >= t.len()
        || t.symbol(next)
            .is_some_and(|s| !t.is_hyphen(next) && !matches!(s, '(' | '“' | '‘' | '$'));
    // "a national one needs 200 billion", "the typical one measures", but "a further one million"
    let such = i > 1
        && t.is_any(i - 2, &["a", "an", "the"])
        && t.is_word(i - 1)
        && !t.is_any(
            i - 1,
            &["further", "additional", "mere", "total", "full", "half"],
        )
        && t.is_word(next)
        && t.lexeme(next)
            .is_none_or(|l| l.number.is_none() && l.time.is_none());
    // "a national one needs 200 billion and a regional one 50 billion"
    pronoun || such || ends || whichever || t.is_numeral(next) || AFTER.has(t.of(next))
}

/// The ordinal word or half that names no figure: "first lady", "at first", "second-hand".
pub fn idle_word(t: Tokens, term: &Term) -> bool {
    let (first, next) = (term.first, term.next);
    let before = |words: &[&str]| first > 0 && t.is_any(first - 1, words);
    // "First, the boats left."
    let opens = t.is_symbol(next, ',') && t.opens(first);
    // "a grand jury": mostly no thousand.
    let great =
        t.is(next.wrapping_sub(1), "grand") && t.is_word(next) && !t.is_any(next, AFTER_THOUSAND);
    if great {
        return true;
    }
    match t.lexeme(first).and_then(|l| l.number) {
        Some(NumberWord::Ordinal(1)) => {
            static NAMES: LazyLock<Words> = LazyLock::new(|| Words::of(AFTER_FIRST));
            // "must first renounce", "was first reported": when, not which.
            let adverb = before(AUXILIARIES)
                && t.is_word(next)
                && !t.is_any(next, &["in", "on", "to", "and", "for", "with"]);
            let place =
                t.is(next, "place") && before(&["the"]) && first > 1 && t.is(first - 2, "in");
            // "the movement first elected a leader": a verb follows, and no article stands before.
            let owned = first > 0
                && (t.is_any(
                    first - 1,
                    &[
                        "the", "a", "his", "her", "its", "their", "our", "my", "your", "s", "and",
                    ],
                ) || t.is_apostrophe(first - 1));
            let word = t.of(next);
            // "and first went out to Cyprus"
            const GONE: &[&str] = &[
                "went", "came", "saw", "met", "took", "became", "began", "ran", "flew", "wrote",
                "sold",
            ];
            if t.is_any(next, GONE) && !before(&["the", "a", "his", "her", "its", "their"]) {
                return true;
            }
            let verb = word.len() > 4 && word.ends_with("ed") && !t.is_any(next, NAMED)
                || t.is_any(
                    next,
                    &[
                        "began", "met", "took", "came", "saw", "became", "said", "won", "sat",
                        "went", "left", "fell", "rose", "stood", "spoke", "wrote",
                    ],
                );
            // "but first we ate", "put America first."
            let clause = t.is_any(
                next,
                &[
                    "we", "i", "you", "he", "she", "they", "it", "let", "found", "is", "if",
                ],
            );
            let last = !t.is_word(next)
                && first > 0
                && t.is_word(first - 1)
                && !owned
                && !t.is_hyphen(next)
                && !t.is_any(
                    first - 1,
                    &[
                        "in", "came", "finished", "ranked", "placed", "is", "was", "were", "are",
                        "be", "june", "march", "may", "july", "january", "april", "very", "as",
                        "for", "of",
                    ],
                );
            adverb
                || clause && (t.opens(first) || !owned)
                || last
                || verb && !owned && first > 0 && t.is_word(first - 1)
                || place
                || before(&["at", "who", "which", "that"])
                || t.is_symbol(next, ',')
                || NAMES.has(t.of(next)) && !t.is(next + 1, "two")
        }
        Some(NumberWord::Ordinal(2)) => {
            // "500 frames per second", "30 images a second."
            let rate = before(&["per"])
                || before(&["a"])
                    && first > 1
                    && super::nouns::plural(t, first - 2)
                    && (!t.is_word(next) || t.is_any(next, &["and", "or", "in", "from", "at"]));
            super::dates::spans::lasts(t, first)
                || rate
                || t.is_hyphen(next) && t.is(next + 1, "hand")
                || t.is_any(
                    next,
                    &[
                        "thought",
                        "thoughts",
                        "nature",
                        "guess",
                        "language",
                        "hand",
                        "amendment",
                        "to",
                        "fiddle",
                    ],
                )
                || opens
                || t.is_symbol(next, ',') && before(&["and", "but"])
        }
        Some(NumberWord::Ordinal(_)) => {
            let word = next + usize::from(t.is_hyphen(next));
            opens || t.is_any(word, &["party", "parties", "reich", "world", "rail"])
        }
        Some(NumberWord::Half) if term.form == Form::Fraction => !half_of(t, term),
        _ => false,
    }
}

/// Whether "half" is half of something: "half of the", "half their", "by half".
fn half_of(t: Tokens, term: &Term) -> bool {
    static WHOLES: LazyLock<Words> = LazyLock::new(|| Words::of(AFTER_HALF));
    let before = [
        "by", "in", "about", "nearly", "almost", "over", "than", "only", "one", "under",
    ];
    // "the first half of the game", "the southern half of the island": a place in it, not a share.
    let placed = term.first > 0
        && (t.is_any(term.first - 1, PLACES)
            || matches!(
                t.lexeme(term.first - 1).and_then(|l| l.number),
                Some(NumberWord::Ordinal(_))
            ));
    if placed {
        return false;
    }
    let part = WHOLES.has(t.of(term.next)) || term.first > 0 && t.is_any(term.first - 1, &before);
    part && !t.is_any(term.next, &["brother", "sister", "time", "mast", "staff"])
}

/// "one day he will return", "would one day lead": some day, and no length of time.
pub fn some_day(t: Tokens, first: usize, next: usize) -> bool {
    let named = t.is(first, "one")
        && next == first + 2
        && t.is_any(
            first + 1,
            &["day", "night", "morning", "evening", "afternoon"],
        );
    let led = t.opens(first)
        || t.is_any(
            first.wrapping_sub(1),
            &[
                "will", "would", "could", "may", "might", "can", "to", "that", "if", "hopes",
                "until", "should", "then", "but",
            ],
        );
    named && led && !t.is_any(next, &["before", "after", "ago", "later", "earlier", "of"])
}

/// Where a number word only seems to count: "zero in on", "one-time", "two-way", "four-wheel".
pub fn idiom(t: Tokens, first: usize, next: usize) -> bool {
    let hyphen = t.is_hyphen(next) && t.glued(next);
    let after = next + usize::from(hyphen);
    match t.lexeme(first).and_then(|l| l.number) {
        Some(NumberWord::Unit(0)) => {
            hyphen
                || t.is(next, "tolerance")
                || t.is(next, "in") && t.is(next + 1, "on")
                || first > 0 && t.is(first - 1, "ground")
        }
        Some(NumberWord::Unit(1)) if hyphen => t.is_any(
            after,
            &[
                "time", "on", "off", "way", "sided", "stop", "person", "man", "size", "shot",
                "liner", "eyed",
            ],
        ),
        Some(NumberWord::Unit(_)) if hyphen => t.is_any(after, &["way", "wheel", "faced"]),
        Some(NumberWord::Unit(5)) => t.is(next, "eyes"),
        Some(NumberWord::Unit(9)) => first > 0 && t.is(first - 1, "cloud"),
        // "a second lieutenant"
        Some(NumberWord::Ordinal(_)) => t.is_any(next, &["lieutenant", "sergeant", "mate"]),
        _ => false,
    }
}

#[rustfmt::skip]
const BEFORE_ONE: &[&str] = &[
    "a", "no", "any", "each", "every", "another", "the", "this", "that", "which", "some", "only", "loved", "good", "bad", "old", "new", "other", "not", "former", "latest", "first", "last", "next", "right", "wrong",
];

#[rustfmt::skip]
const AFTER_ONE: &[&str] = &[
    "another", "of", "or", "to", "is", "was", "has", "that", "who", "which", "can", "could", "would", "may", "might", "must", "should", "thing", "things", "way", "day", "side", "hand", "reason", "point", "time", "example", "stage", "moment", "go", "glance",
    "more", "such", "by", "after", "and", "with", "for", "from", "the", "in", "on", "at", "as", "option", "possibility", "former", "idea", "sign", "question", "kind", "step", "night", "morning", "evening", "afternoon", "if",
    "whose", "less", "final", "last", "big", "major", "key", "important",
];

const AFTER_FIRST: &[&str] = &[
    "lady",
    "things",
    "officer",
    "officers",
    "ladies",
    "light",
    "aid",
    "responders",
    "responder",
    "name",
    "names",
    "of",
    "minister",
    "hand",
    "amendment",
    "language",
];

/// What may follow a grand that is a thousand.
const AFTER_THOUSAND: &[&str] = &[
    "a", "an", "per", "each", "every", "in", "on", "for", "to", "from", "of", "and", "or", "more",
    "less", "worth", "by", "at", "when", "if", "that", "this", "last", "into", "off",
];

const AFTER_HALF: &[&str] = &[
    "of", "the", "their", "its", "his", "her", "my", "our", "your", "that", "those", "these",
    "were", "are", "as", "a", "an",
];

const AUXILIARIES: &[&str] = &[
    "must", "will", "would", "should", "could", "can", "may", "to", "was", "were", "is", "are",
    "be", "been", "had", "has", "have", "he", "she", "it", "they", "we", "when", "since",
];

/// Adjectives in "ed" that a first one may have.
const NAMED: &[&str] = &["named", "seed", "speed", "united", "armed", "confirmed"];

const PLACES: &[&str] = &[
    "latter",
    "northern",
    "southern",
    "eastern",
    "western",
    "other",
    "same",
    "final",
    "upper",
    "lower",
    "top",
    "bottom",
    "remaining",
];
