//! Owns units that a figure leaves out because one earlier in its sentence states them: "planned at 120 days, it will take
//! at least 146", "28 tonnes, double the limit of 15". What it gives is marked doubtful.

use std::sync::LazyLock;

use super::{FAR, Place, ends_sentence, is_broken};
use crate::analysis::numbers::carry::{is_minor, within_times};
use crate::analysis::numbers::lexicon::Words;
use crate::analysis::numbers::model::{Change, Decimal, Number, NumberKind, Value};
use crate::analysis::numbers::scan::Tokens;
use crate::analysis::numbers::verbs::is_level;

/// Gives bare figures of a stretch the unit of the one before them, where their clause has room for no noun of their own.
pub fn units(t: Tokens, numbers: &mut [Number]) {
    for i in 1..numbers.len() {
        let (before, rest) = numbers.split_at_mut(i);
        let Some(bare) = rest.first_mut().filter(|n| is_bare(n)) else {
            continue;
        };
        let skipped = |n: &&Number| {
            matches!(
                n.kind,
                NumberKind::Date | NumberKind::Time | NumberKind::Ordinal | NumberKind::Set
            )
        };
        let here = Place::of(t, bare);
        // "21 of 32 members spend 2 percent, against 3 in 2014": of what is counted.
        let decimal = bare.span.of(t.text).contains('.');
        let counts = || {
            before.iter().rev().take(5).any(|n| {
                let there = Place::of(t, n);
                n.kind == NumberKind::Count && !ends_sentence(t, there.next, here.lead)
            })
        };
        let near = |stated: &&Number| {
            let there = Place::of(t, stated);
            let both = decimal && stated.span.of(t.text).contains('.');
            // "and the herd from 12 to 11 million": of another thing.
            let turns = || {
                (there.next..here.lead).any(|k| {
                    t.is_any(k, &["and", "but", "while", "as"])
                        && t.is_any(k + 1, &["the", "a", "its", "their", "that", "those"])
                })
            };
            there.next <= here.lead
                && here.lead - there.next <= FAR
                && (both || !turns())
                && (!is_broken(t, there.next, here.lead) || takes_up(t, there.next, here.lead))
                && !ends_sentence(t, there.next, here.lead)
        };
        let stated = before
            .iter()
            .rev()
            .filter(|n| !skipped(n))
            .take(3)
            // "to 211 million kroner ($25 million) from 348 million"
            .filter(|n| !t.text[..n.span.start()].ends_with('('))
            .take_while(near)
            .take_while(|n| n.kind != NumberKind::Count)
            .find(|stated| fits(t, stated, bare, &here))
            .filter(|stated| decimal || stated.kind != NumberKind::Percent || !counts());
        if let Some(stated) = stated {
            // "opened at 183 pence and touched 151"
            if is_minor(t.text, stated)
                && let Value::Exact(value) = bare.value
            {
                bare.value = value.shift(-2).map_or(bare.value, Value::Exact);
            }
            bare.kind = stated.kind;
            bare.unit.clone_from(&stated.unit);
            bare.unit_assumed = stated.unit_assumed;
            bare.per.clone_from(&stated.per);
            bare.doubtful = true;
        }
    }
}

/// Whether a clause after a semicolon speaks of the same: "; in January it was 180", "; Karachi, 9".
fn takes_up(t: Tokens, from: usize, to: usize) -> bool {
    let same = [
        "it", "they", "its", "their", "her", "his", "that", "another", "one",
    ];
    let name = to > from + 2 && t.is_symbol(to - 1, ',') && t.capital(to - 2);
    name || (from..to)
        .rev()
        .take_while(|k| !t.is_symbol(*k, ';'))
        .any(|k| t.is_any(k, &same))
}

/// A plain count of nothing that is named after it, and no year.
fn is_bare(number: &Number) -> bool {
    let year = |value: i64| (1900..2101).contains(&value);
    let plain = match number.value {
        Value::Exact(value) => value.to_i64().is_none_or(|v| v > 1 && !year(v)),
        Value::Range(Some(_), Some(high)) => high.to_i64().is_none_or(|v| !year(v)),
        _ => false,
    };
    let led = number
        .measures
        .is_none_or(|m| m.end() <= number.span.start());
    number.kind == NumberKind::Count && plain && led
}

/// Whether a bare figure is told in the unit of a stated one.
fn fits(t: Tokens, stated: &Number, bare: &Number, here: &Place) -> bool {
    use NumberKind::{Age, Duration, Money, Percent, PercentPoint, Quantity};
    if !matches!(
        stated.kind,
        Age | Duration | Money | Percent | PercentPoint | Quantity
    ) || stated.date.is_some()
        || here.lead == 0
        || t.glued(here.next) && !matches!(t.symbol(here.next), Some('.' | ',' | ';' | ')'))
    {
        return false;
    }
    // "15 lower than on Monday"
    let against = t.is_any(
        here.next,
        &["more", "less", "fewer", "higher", "lower", "above", "below"],
    );
    let last = here.lead - 1;
    let time = |i: usize| t.lexeme(i).is_some_and(|l| l.time.is_some());
    let ends = !t.is_word(here.next) && !t.is_numeral(here.next)
        || FOLLOWING.has(t.of(here.next))
        || time(here.next);
    // "lost 4.2 percent, those in Ostrava Drilling 3.9 and"
    let row = t.capital(last)
        && matches!(stated.kind, Percent | PercentPoint)
        && (t.is(here.next, "and") || matches!(t.symbol(here.next), Some(',' | '.' | ';')))
        && bare.span.of(t.text).contains('.');
    // "supplied 58 per cent; Karachi, 9."
    let gapped = matches!(stated.kind, Percent)
        && last > 1
        && t.is_symbol(last, ',')
        && t.capital(last - 1)
        && (t.is_symbol(last - 2, ';') || t.is(last - 2, "and"));
    // "held 96 million cubic metres in 2003, held 31 million in 2022"
    let verb = Place::of(t, stated).lead.checked_sub(1);
    let again = verb.is_some_and(|verb| t.is_word(last) && t.of(verb) == t.of(last));
    let moves = t.is_any(last, &["by", "at"])
        && last > 0
        && (is_level(t, last - 1) || t.is_any(last - 1, &["up", "down"]));
    let scaled = bare.span.of(t.text).contains("illion") && stated.kind == Money;
    let paid = scaled
        && t.is_any(
            last,
            &[
                "paid", "pays", "gave", "gives", "got", "spent", "sent", "received", "raised",
                "owes", "owed", "lent", "up", "says", "say", "said",
            ],
        );
    // "at 5" of an hour, "took four for 15" beside a 19-year-old, "a ratio of 69"
    let held = HELD.has(t.of(last)) || t.is(last, "of") && is_norm(t, last);
    let lived = stated.kind == Age && !t.is_any(last, &["than", "against", "from"]);
    if matches!(stated.kind, Age | Duration) && !held || lived {
        return false;
    }
    // "less than half of that, 6.9 billion, remained"
    let apposed = scaled && t.is_symbol(last, ',') && t.is_symbol(here.next, ',');
    let led = row
        || apposed
        || gapped
        || again
        || moves
        || paid
        || held
        || LEADING.has(t.of(last))
        || is_level(t, last);
    // "5.4 billion euros was agreed, Germany putting up 1.9 billion of it"
    if scaled
        && t.is(here.next, "of")
        && t.is_any(here.next + 1, &["it", "that", "this", "them", "which"])
    {
        return true;
    }
    // "rose 5 percent to 1,031": a level of something else.
    let moved = matches!(stated.change, Some(Change::Up | Change::Down));
    let level = matches!(stated.kind, Percent | PercentPoint)
        && moved
        && t.is_any(last, &["to", "from", "at"]);
    let large = bare.span.of(t.text).contains("illion");
    let times = match stated.kind {
        Percent | PercentPoint => 20,
        _ => 6,
    };
    let one_size = match is_minor(t.text, stated) {
        true => within_hundredths(stated, bare),
        false => within_times(stated, bare, times),
    };
    // "the 8% bond was quoted at 101"
    let whole = matches!(bare.value, Value::Exact(value) if value > Decimal::integer(100));
    if stated.kind == Percent && whole {
        return false;
    }
    // "25 percent of the 300", "98 percent to 5": no share.
    let share = matches!(stated.kind, Percent | PercentPoint) && large;
    let against = against && (stated.kind != Money || within_times(stated, bare, 30));
    (against || ends && led && (one_size || scaled)) && !level && !share
}

/// Whether a bare figure is of the size of one in hundredths: 151 beside "183 pence".
fn within_hundredths(stated: &Number, bare: &Number) -> bool {
    let mut small = bare.clone();
    if let Value::Exact(value) = bare.value {
        small.value = value.shift(-2).map_or(bare.value, Value::Exact);
    }
    within_times(stated, &small, 6)
}

/// "the legal limit of 15", but "a ratio of 69" and "nine yards out of ten".
fn is_norm(t: Tokens, of: usize) -> bool {
    #[rustfmt::skip]
    const NORMS: &[&str] = &[
        "limit", "average", "target", "ceiling", "standard", "high", "low", "estimate", "estimates", "forecast", "forecasts", "cap", "norm", "maximum", "minimum", "offer", "quota", "threshold", "goal", "mean", "median",
    ];
    of > 0 && t.is_any(of - 1, NORMS)
}

/// What leads to a length of time that is held against another.
#[rustfmt::skip]
static HELD: LazyLock<Words> = LazyLock::new(|| Words::of(&[
    "to", "from", "than", "against", "is", "was", "were", "takes", "took", "needs", "needed", "lasted", "managed", "for", "another", "others", "last", "past", "next", "allowed", "planned",
]));

/// What leads to another figure that is held against another.
#[rustfmt::skip]
static LEADING: LazyLock<Words> = LazyLock::new(|| Words::of(&[
    "are", "versus", "lasts", "manages", "at", "want", "wants", "seek", "seeks", "expects", "expect", "sees", "see", "forecasts", "guess", "reckon", "keeps", "keep", "normal", "usual", "fetches",
]));

/// What may follow a figure that leaves its unit out.
#[rustfmt::skip]
static FOLLOWING: LazyLock<Words> = LazyLock::new(|| Words::of(&[
    "in", "on", "at", "from", "by", "a", "than", "when", "and", "or", "as", "for", "to", "respectively", "before", "after", "since", "until", "but", "while", "under", "per", "each", "if", "because", "ago",
]));
