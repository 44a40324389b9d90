//! Owns what an amount is told per: "a share", "per square metre", "40 boats a day".

use std::sync::LazyLock;

use super::lexicon::Words;
use super::nouns::phrase;
use super::scan::Tokens;
use super::units;

/// "per day", "a share", "per capita", "per 100,000 people": the first word after it, and the index after its last.
pub fn per(t: Tokens, i: usize) -> Option<(usize, usize)> {
    static THINGS: LazyLock<Words> = LazyLock::new(|| Words::of(PER));
    let at = i + usize::from(t.is_hyphen(i) && t.glued(i + 1));
    let per = t.is(at, "per") && !t.is(at + 1, "cent") || t.is_symbol(i, '/');
    let hung = |at: usize| at + usize::from(t.is_hyphen(at) && t.glued(at));
    if per {
        let word = hung(at + 1);
        if t.is_numeral(word) {
            let rate = super::terms::term(t, word)?;
            // "per 100 km"
            let unit = units::unit(t, rate.next, false).map(|(_, next)| next);
            let end = unit.or_else(|| phrase(t, rate.next, true));
            return Some((word, end.unwrap_or(rate.next)));
        }
        // "per square metre".
        if t.is_any(word, &["square", "cubic"]) && t.is_word(word + 1) {
            return Some((word, word + 2));
        }
        // "per kilowatt-hour"
        let joined = t.is_hyphen(word + 1) && t.glued(word + 1) && t.glued(word + 2);
        let end = if joined && t.is_word(word + 2) {
            word + 3
        } else {
            word + 1
        };
        return t.is_word(word).then_some((word, end));
    }
    let word = hung(at + 1);
    // "2.4% a month earlier" tells when, not how often; "$900 a month before tax" does.
    let when = t.is_any(
        word + 1,
        &["earlier", "ago", "later", "before", "after", "apart"],
    ) && !(t.is(word + 1, "before") && t.is_any(word + 2, DEDUCTED));
    // "a metric ton"
    if t.is(at, "a") && t.is(word, "metric") && t.is_any(word + 1, &["ton", "tonne"]) {
        return Some((word, word + 2));
    }
    (t.is_any(at, &["a", "an"]) && THINGS.has(t.of(word)) && !when).then_some((word, word + 1))
}

/// "40 boats a day", "9 tonnes of copper per year": how often so much of a thing comes.
pub fn each(t: Tokens, i: usize) -> Option<(usize, usize)> {
    per(t, i).filter(|(word, _)| t.is(i, "per") || units::time(t.of(*word)).is_some())
}

/// What a sum is told before or after.
const DEDUCTED: &[&str] = &[
    "tax",
    "taxes",
    "heating",
    "utilities",
    "bills",
    "deductions",
    "costs",
    "fees",
    "expenses",
    "interest",
    "bonuses",
    "overtime",
];

/// What "a" may stand before as "per".
#[rustfmt::skip]
const PER: &[&str] = &[
    "day", "week", "month", "year", "hour", "minute", "second", "share", "barrel", "ton", "tonne", "gallon", "litre", "liter", "head", "person", "piece", "pound", "ounce", "unit",
    "night", "seat", "kilogram", "kilo", "bushel", "acre", "hectare", "mile", "kilometer", "bottle", "pack", "ticket", "quarter", "dozen", "cup", "visit", "game", "copy", "kilometre", "metre", "meter",
];
