//! Owns what a number measures: the counted noun phrase after it, or the thing that has the value before it.

use std::sync::LazyLock;

use super::lexicon::{Table, Words};
use super::model::{Change, NumberKind};
use super::nouns::{REPORTING, article, determiner, noun, noun_before, phrase, plural, stops};
use super::scan::Tokens;
use super::verbs::is_level;

/// What a figure measures, as tokens, and the change that its noun tells of ("a 5% rise in prices").
pub struct Measure {
    pub first: usize,
    pub next: usize,
    pub change: Option<Change>,
}

/// A figure of tokens `first..next`, as far as its measure depends on it.
pub struct Figured {
    pub first: usize,
    pub next: usize,
    pub kind: NumberKind,
    /// Its value is one: what it counts is no plural.
    pub single: bool,
}

/// The noun phrase that a figure counts or measures, after it.
pub fn after(t: Tokens, figure: &Figured) -> Option<Measure> {
    let kind = figure.kind;
    let hyphen = t.is_hyphen(figure.next) && t.glued(figure.next);
    let at = figure.next + usize::from(hyphen);
    // "within 50 kilometers of the shore"
    let around =
        figure.first > 0 && kind == NumberKind::Quantity && t.is(figure.first - 1, "within");
    direct(t, figure, at, hyphen)
        .or_else(|| linked(t, at, kind).filter(|_| !around))
        .or_else(|| shared(t, at).filter(|_| kind == NumberKind::Count))
}

/// The noun of the next figure, which counts both: "16 complete and 113 incomplete skeletons".
fn shared(t: Tokens, at: usize) -> Option<Measure> {
    let adjective = |i: usize| t.is_word(i) && !t.capital(i) && !stops(t, i, at);
    let and = at + (at..at + 2).take_while(|i| adjective(*i)).count();
    if and == at || !t.is_any(and, &["and", "or"]) || !t.is_numeral(and + 1) {
        return None;
    }
    let first = super::terms::term(t, and + 1)?.next;
    // "one dead and 3 wounded people" counts two things.
    let next = phrase(t, first, true).filter(|next| next - first > 1)?;
    Some(Measure {
        first: next - 1,
        next,
        change: None,
    })
}

/// A noun phrase right after the figure: "50 countries", "a 34.5 percent stake", "a five-year plan".
fn direct(t: Tokens, figure: &Figured, at: usize, hyphen: bool) -> Option<Measure> {
    use NumberKind::{
        Age, Count, Duration, Fraction, Money, Multiplier, Ordinal, Percent, PercentPoint,
        Quantity, Score,
    };
    static MORE: LazyLock<Words> = LazyLock::new(|| Words::of(ADDING));
    let first = at + usize::from(MORE.has(t.of(at)) && t.is_word(at + 1));
    // "a five-year plan", but "fifty-two percent".
    let number = |k: usize| t.is_numeral(k) || t.lexeme(k).is_some_and(|l| l.number.is_some());
    let inner = |k: usize| t.is_hyphen(k) && !number(k + 1);
    let adjective = hyphen || (figure.first..figure.next).any(inner);
    let plain = match figure.kind {
        Count | Ordinal | Score => true,
        // "a 34.5 percent stake", "the alliance's 2% benchmark": what stands before shows that a noun will follow.
        Percent | PercentPoint | Money => adjective || determined(t, figure.first),
        // "one in five homes" counts; "a third" needs "of".
        Fraction => {
            adjective || t.is_any(figure.first + 1, &["in", "out"]) || determined(t, figure.first)
        }
        Quantity => adjective || !t.of(figure.next.wrapping_sub(1)).ends_with('s'),
        Duration | Age => adjective,
        Multiplier => false,
        _ => false,
    };
    static SIZES: LazyLock<Words> = LazyLock::new(|| Words::of(DIRECTIONS));
    // "5 km south", but "23 South Koreans".
    let direction = SIZES.has(t.of(first)) && !t.capital(first) && !t.is_hyphen(first + 1);
    if !plain || direction {
        return None;
    }
    let counted = figure.kind == Count && !figure.single && !hyphen;
    // "two 12-metre solar wings"
    let sized = || phrase(t, compound(t, first).filter(|_| counted)?, true);
    let end = phrase(t, first, counted)
        .or_else(sized)
        .filter(|end| !t.is(*end, "than"))?;
    // "the 36 cents analysts expected": those who did.
    let expected = [
        "expected",
        "forecast",
        "predicted",
        "estimated",
        "projected",
        "anticipated",
        "had",
    ];
    if matches!(figure.kind, Money | Percent) && plural(t, end - 1) && t.is_any(end, &expected) {
        return None;
    }
    static CHANGE: LazyLock<Table<Change>> =
        LazyLock::new(|| Table::new(CHANGES.iter().copied(), |old, _| old));
    let change = CHANGE.get(t.of(end - 1)).copied();
    let whole = Measure {
        first,
        next: end,
        change,
    };
    if change.is_none() {
        return Some(whole);
    }
    if !t.is_any(end, &["in", "of", "on"]) {
        // A bare "increase" names no thing.
        let bare = first + 1 == end;
        return Some(Measure {
            next: if bare { first } else { end },
            ..whole
        });
    }
    let start = article(t, end + 1);
    Some(match extended(t, start) {
        Some(next) => Measure {
            first: start,
            next,
            change,
        },
        None => whole,
    })
}

/// The index after "12-metre", "seven-year": a size that a noun has.
fn compound(t: Tokens, i: usize) -> Option<usize> {
    let number = t.is_numeral(i) || t.lexeme(i).is_some_and(|l| l.number.is_some());
    let hung = t.is_hyphen(i + 1) && t.glued(i + 1) && t.glued(i + 2) && t.is_word(i + 2);
    (number && hung && t.is_word(i + 3) && !t.glued(i + 3)).then_some(i + 3)
}

/// Whether an article or a possessive stands before a figure, or an adjective after one.
fn determined(t: Tokens, first: usize) -> bool {
    let before = |n: usize| first.checked_sub(n);
    before(1).is_some_and(|b| {
        t.is_any(
            b,
            &[
                "a", "an", "the", "its", "their", "his", "her", "this", "another", "s",
            ],
        ) || t.is_apostrophe(b)
            // "of that 5% stake", but "found that 61% favour"
            || t.is(b, "that") && b > 0 && t.is_any(b - 1, &["of", "in", "for", "on", "with", "to"])
    }) || before(2).is_some_and(|b| {
        t.is_any(b, &["a", "an", "the", "its", "s"])
            && t.is_word(b + 1)
            && !t.is_any(b + 1, &["of", "to"])
    })
}

/// What "of", "in" or "for" adds: "a third of the members", "$5 billion in aid", "3 kg of flour".
fn linked(t: Tokens, at: usize, kind: NumberKind) -> Option<Measure> {
    use NumberKind::{Count, Fraction, Money, Multiplier, Percent, Quantity};
    if !matches!(
        kind,
        Count | Fraction | Money | Multiplier | Percent | Quantity
    ) {
        return None;
    }
    let at = at + usize::from(t.is(at, "worth"));
    let of = t.is(at, "of");
    if !(of || kind == NumberKind::Money && t.is_any(at, &["in", "for"])) {
        return None;
    }
    let first = article(t, at + 1);
    // "$150 million of seven-year notes"
    let first = compound(t, first).filter(|_| of).unwrap_or(first);
    // "in 2020", "for five years", "in Paris": no thing, but when or where.
    // "of those released": a clause, no thing.
    let clause = t.is_any(at + 1, &["those", "these"])
        && (t.of(first).ends_with("ed")
            || t.is_any(first, &["who", "that", "which", "outstanding"]));
    let paid = t.is(at, "in") && t.is_any(first, &["cash", "stock", "shares", "installments"]);
    let elsewhere = clause
        || paid
        || t.is_numeral(first)
        || t.is_any(first, &["further", "another"])
        || t.lexeme(first)
            .is_some_and(|l| l.time.is_some() || l.number.is_some())
        || !of && t.capital(first)
        // "$5 billion in aid", but "90 million euros in the port".
        || t.is(at, "in") && first > at + 1;
    if elsewhere {
        return None;
    }
    let next = extended(t, first)?;
    // "of those good or very good"
    if t.is_any(at + 1, &["those", "these"]) && !(first..next).any(|k| plural(t, k)) {
        return None;
    }
    Some(Measure {
        first,
        next,
        change: None,
    })
}

/// A noun phrase with what "and", "of" or "to" adds: "weapons and military aid to Ukraine".
fn extended(t: Tokens, first: usize) -> Option<usize> {
    let mut end = phrase(t, first, false)?;
    // "aid and loans", but "of people and driven others away".
    if t.is(end, "and")
        && !participle(t, end + 1)
        && let Some(more) = phrase(t, end + 1, false)
    {
        end = more;
    }
    if t.is_any(end, &["of", "to", "for", "in"]) {
        let start = article(t, end + 1);
        let dated = t.is_numeral(start) || t.lexeme(start).is_some_and(|l| l.time.is_some());
        if let Some(more) = (!dated).then(|| phrase(t, start, false)).flatten() {
            end = more;
        }
    }
    Some(end)
}

/// Whether a word goes on with a verb, not with another noun.
fn participle(t: Tokens, i: usize) -> bool {
    let word = t.of(i);
    word.ends_with("ed") && !plural(t, i + 1)
        || t.is_any(
            i,
            &[
                "driven", "forced", "left", "sent", "put", "led", "driving", "leaving", "making",
            ],
        )
}

/// What has the value, before it: "a budget of $5 million", "unemployment fell to 5%". Ends before token `first`.
pub fn before(t: Tokens, first: usize, floor: usize) -> Option<(usize, usize)> {
    static VERBS: LazyLock<Words> = LazyLock::new(|| Words::of(VALUE_VERBS));
    let step = |at: usize, words: &[&str]| at > floor && t.is_any(at - 1, words);
    if step(first, &["of"]) {
        // "a budget of", "losses of", but "keep track of".
        return noun(t, first - 1, floor).filter(|(start, end)| {
            if end - start == 1 && t.is_any(*start, IDLE) || t.is_any(*end - 1, TELLING) {
                return false;
            }
            let led = start.checked_sub(1).is_some_and(|before| {
                determiner(t, before) || t.is_symbol(before, ',') || t.is_any(before, REPORTING)
            });
            let adjective = start
                .checked_sub(1)
                .is_some_and(|at| t.is_any(at, LEADING) || is_year(t, at));
            led || adjective || t.opens(*start) || plural(t, *end - 1) || t.capital(*start)
        });
    }
    let mut at = first - usize::from(step(first, &["to", "by", "at", "from"]));
    // Auxiliaries and adverbs between the noun and its value.
    let mut verb = false;
    for _ in 0..4 {
        if at > floor && (VERBS.has(t.of(at - 1)) || is_level(t, at - 1)) {
            verb = true;
        } else if at > floor + 1 && t.is(at - 1, "to") && t.is(at - 2, "used") {
            // "used to cost"
            at -= 1;
        } else if !step(
            at,
            &[
                "has",
                "have",
                "had",
                "will",
                "would",
                "been",
                "be",
                "now",
                "still",
                "also",
                "already",
                "currently",
            ],
        ) {
            break;
        }
        at -= 1;
    }
    if !verb {
        return moved(t, first, floor);
    }
    // "the year just ended was": what has ended isn't told by that word alone.
    let ended = |i: usize| t.of(i).ends_with("ed") && !t.of(i).ends_with("eed") && !t.capital(i);
    noun_before(t, at, floor).filter(|(start, end)| end - start > 1 || !ended(*start))
}

/// What a verb brings to a value: "raised its forecast to 3%", "held the benchmark rate at 4%".
fn moved(t: Tokens, first: usize, floor: usize) -> Option<(usize, usize)> {
    static MOVERS: LazyLock<Words> = LazyLock::new(|| Words::of(MOVING_VERBS));
    let to = first.checked_sub(1).filter(|at| *at > floor)?;
    if !t.is_any(to, &["to", "by", "at", "from"]) {
        return None;
    }
    let (mut start, end) = noun_before(t, to, floor)?;
    // "left the mills at $3 a litre"
    if t.is_any(start, &["left"]) || start > 0 && t.is(start - 1, "left") && t.capital(start) {
        return None;
    }
    // "trims subsidies by": the verb reads as a noun.
    let verb = MOVERS.has(t.of(start)) && start + 1 < end;
    start += usize::from(verb);
    let owned = start > floor && determiner(t, start - 1) && !t.is_apostrophe(start - 1);
    // "held rates at 4%", but "set sail at 5 knots".
    if t.is(to, "at") && !owned && !plural(t, end - 1) {
        return None;
    }
    let verb = (start - usize::from(owned)).checked_sub(1)?;
    (verb >= floor && MOVERS.has(t.of(verb))).then_some((start, end))
}

/// Whether "1987" in "1987 revenue of $902 million" stands there.
fn is_year(t: Tokens, i: usize) -> bool {
    t.is_numeral(i) && t.of(i).len() == 4
}

/// Words that lead a noun but are no part of its phrase.
const LEADING: &[&str] = &[
    "earlier", "higher", "lower", "larger", "smaller", "whose", "last", "next", "better", "worse",
    "daily", "weekly", "monthly", "bigger", "later",
];

/// Verbs before "of": "the network speaks of 1,500 killed".
#[rustfmt::skip]
const TELLING: &[&str] = &[
    "speaks", "speak", "spoke", "talks", "talked", "tells", "told", "warns", "warned", "consists", "consisted", "complained", "boasts", "dreams", "thinks",
];

/// Nouns that only lead to what follows "of": "on top of $50 billion", "keep track of 5".
const IDLE: &[&str] = &[
    "mother",
    "father",
    "matter",
    "factor",
    "top",
    "track",
    "favor",
    "favour",
    "front",
    "terms",
    "case",
    "pursuit",
    "search",
    "need",
    "excess",
    "total",
    "hold",
    "control",
    "care",
    "sight",
    "instead",
    "spite",
    "charge",
    "advantage",
    "account",
    "because",
    "use",
    "out",
    "regardless",
    "ahead",
];

/// The change that the last noun of a phrase before a figure tells: "an increase of 2%".
pub fn told(t: Tokens, last: usize) -> Option<Change> {
    CHANGES
        .iter()
        .find(|(noun, _)| t.is(last, noun))
        .map(|(_, change)| *change)
}

/// Words between a figure and what it counts.
const ADDING: &[&str] = &[
    "more",
    "other",
    "additional",
    "further",
    "extra",
    "fewer",
    "new",
    "different",
];

/// What follows a length that is no thing of that length.
#[rustfmt::skip]
const DIRECTIONS: &[&str] = &[
    "long", "wide", "high", "tall", "deep", "thick", "broad", "heavy", "across", "square", "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "away", "apart", "offshore", "inland", "upstream", "downstream", "old",
];

/// Verbs between a thing and its value, beside those of a level or a change.
#[rustfmt::skip]
const VALUE_VERBS: &[&str] = &[
    "is", "are", "was", "were", "hit", "worth", "valued", "estimated", "rise", "fall", "reach", "exceed", "went", "up", "down", "gained", "closed", "traded",
];

/// Verbs that bring what they act on to a value.
#[rustfmt::skip]
const MOVING_VERBS: &[&str] = &[
    "raised", "raise", "raises", "raising", "cut", "cuts", "cutting", "lowered", "lower", "lowers", "lowering", "lifted", "lift", "lifts", "lifting", "trimmed", "trim", "trims", "trimming", "slashed", "slash", "increased", "increase",
    "increases", "increasing", "reduced", "reduce", "reduces", "reducing", "hiked", "hike", "hikes", "boosted", "boost", "boosting", "halved", "doubled", "tripled", "put", "puts", "set", "sets", "kept", "keep", "keeps", "keeping", "held",
    "hold", "holds", "holding", "left", "maintained", "capped", "brought", "bring", "brings", "bringing", "pushed", "push", "drove", "narrowed", "widened", "revised", "upgraded", "downgraded", "estimated", "valued",
];

/// Nouns of change: what they are "in" or "of" is what is measured.
#[rustfmt::skip]
const CHANGES: &[(&str, Change)] = &[
    ("increase", Change::Up), ("rise", Change::Up), ("gain", Change::Up), ("jump", Change::Up), ("growth", Change::Up), ("surge", Change::Up), ("hike", Change::Up), ("raise", Change::Up), ("boost", Change::Up), ("climb", Change::Up), ("upturn", Change::Up),
    ("decrease", Change::Down), ("fall", Change::Down), ("drop", Change::Down), ("decline", Change::Down), ("cut", Change::Down), ("reduction", Change::Down), ("loss", Change::Down), ("slump", Change::Down), ("plunge", Change::Down), ("dip", Change::Down), ("slide", Change::Down), ("contraction", Change::Down),
];
