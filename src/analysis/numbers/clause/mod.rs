//! Owns what a figure measures where its clause leaves that to another figure or to a noun that stands apart: "fell $3, to
//! $9.50", "killing 63 people and injuring 400", "two of the four wheels", "inflation, put at 17 percent".

mod apposed;
mod elided;
mod joint;
mod subject;

use std::sync::LazyLock;

use self::apposed::apposed;
use self::joint::{beside, compared};
use self::subject::subject;
use super::lexicon::Words;
use super::measures::told as change;
use super::model::{Number, NumberKind};
use super::nouns::{noun, phrase, plural};
use super::scan::Tokens;
use crate::document::Span;

/// Tokens between a figure and the one that tells what it measures.
const NEAR: usize = 14;
const FAR: usize = 34;

/// Fills in what figures of a stretch measure, where their own words don't tell.
pub fn fill(t: Tokens, numbers: &mut [Number]) {
    elided::units(t, numbers);
    for i in 0..numbers.len() {
        let (before, rest) = numbers.split_at(i);
        let [number, after @ ..] = rest else {
            continue;
        };
        if !is_sized(number.kind) {
            continue;
        }
        let place = Place::of(t, number);
        if let Some(told) = number.measures {
            // "counted the money three times"
            if matches!(told.of(t.text), "times" | "time") {
                numbers[i].measures = None;
                continue;
            }
            // "ended at $27.85, a drop of 10 percent": of what ended there.
            let start = token_at(t, told.start());
            let apposed = start > 1
                && t.is_any(start - 1, &["a", "an"])
                && t.is_symbol(start - 2, ',')
                && change(t, token_at(t, told.end()).saturating_sub(1)).is_some();
            let other = earlier(t, place.lead, before).next();
            if let Some((other, _)) = other.filter(|_| apposed) {
                numbers[i].measures = other.measures.or(Some(told));
                continue;
            }
            // "from an earlier estimate of 10.9 million", "had risen 41 points"
            if WEAK.has(told.of(t.text)) {
                let own = beside(t, &place, number, before)
                    .or_else(|| subject(t, &place, number, before));
                let empty = ["low", "high", "peak", "level"];
                numbers[i].measures =
                    own.or(Some(told).filter(|told| !empty.contains(&told.of(t.text))));
            }
            continue;
        }
        numbers[i].measures = part_of(t, &place, number, before, after.first())
            .or_else(|| beside(t, &place, number, before))
            .or_else(|| compared(t, &place, number, before))
            .or_else(|| subject(t, &place, number, before))
            .or_else(|| dimension(t, &place, number, before))
            .or_else(|| apposed(t, &place, number.kind, before))
            .or_else(|| times(t, &place, number.kind))
            .or_else(|| elided(t, &place, number, before));
    }
}

/// Nouns that name a figure, not what it measures.
#[rustfmt::skip]
static WEAK: LazyLock<Words> = LazyLock::new(|| Words::of(&[
    "estimate", "estimates", "forecast", "projection", "figure", "range", "level", "high", "low", "peak", "total", "points", "point", "record", "average", "units",
]));

/// Whether a figure of this kind may measure or count something.
fn is_sized(kind: NumberKind) -> bool {
    use NumberKind::{Count, Fraction, Money, Multiplier, Percent, PercentPoint, Quantity};
    matches!(
        kind,
        Count | Fraction | Money | Multiplier | Percent | PercentPoint | Quantity
    )
}

/// Where a figure stands among the tokens.
struct Place {
    /// Its first token, with the words of its bound.
    lead: usize,
    next: usize,
}

impl Place {
    fn of(t: Tokens, number: &Number) -> Self {
        let start = number.span.start();
        let told_before = number.measures.is_some_and(|m| m.start() < start);
        let bounded = if told_before {
            start
        } else {
            number.full.start().min(start)
        };
        Self {
            lead: token_at(t, bounded),
            next: token_at(t, number.span.end()),
        }
    }
}

/// The first token from a byte on.
fn token_at(t: Tokens, byte: usize) -> usize {
    t.list
        .partition_point(|token| (token.start as usize) < byte)
}

/// Figures before that may tell what is measured, the nearest first, with their places.
fn earlier<'n>(
    t: Tokens<'n>,
    lead: usize,
    before: &'n [Number],
) -> impl Iterator<Item = (&'n Number, Place)> {
    before
        .iter()
        .rev()
        .take(8)
        .map(move |number| (number, Place::of(t, number)))
        .take_while(move |(_, place)| place.next + FAR > lead && !is_broken(t, place.next, lead))
        .filter(|(number, _)| is_sized(number.kind))
}

/// Whether a sentence or an independent clause ends among these tokens.
fn is_broken(t: Tokens, from: usize, to: usize) -> bool {
    ends_sentence(t, from, to) || (from..to).any(|k| t.is_symbol(k, ';'))
}

/// Whether a sentence ends among these tokens.
fn ends_sentence(t: Tokens, from: usize, to: usize) -> bool {
    (from..to).any(|k| match t.symbol(k) {
        Some('!' | '?') => true,
        Some('.') => {
            t.opens(k + 1)
                && !t.glued(k + 1)
                && (t.capital(k + 1) || !t.is_word(k + 1))
                && !is_short_date(t, k)
        }
        _ => false,
    })
}

/// Whether the stop at `stop` shortens a month or a day: "Sept. 30", "Mon. Jan. 5".
fn is_short_date(t: Tokens, stop: usize) -> bool {
    const WHOLE: &[&str] = &["may", "june", "july"];
    let time = |i: usize| t.lexeme(i).is_some_and(|l| l.time.is_some());
    let Some(word) = stop.checked_sub(1) else {
        return false;
    };
    let short = t.capital(word) && t.of(word).len() <= 5 && !t.is_any(word, WHOLE);
    short && time(word) && (t.is_numeral(stop + 1) || t.capital(stop + 1) && time(stop + 1))
}

/// "116 of the 470 departures", "11 of them", "of which $61 billion": the thing of the figure that it is a part of.
fn part_of(
    t: Tokens,
    place: &Place,
    number: &Number,
    before: &[Number],
    after: Option<&Number>,
) -> Option<Span> {
    // "the $95 billion package, of which $61 billion"
    let lead = place.lead;
    if lead > 2 && t.is_any(lead - 1, &["which", "whom"]) && t.is(lead - 2, "of") {
        let whole = earlier(t, lead, before).find(|(n, _)| n.measures.is_some());
        return whole.filter(|(n, _)| n.kind == number.kind)?.0.measures;
    }
    let of = place.next;
    const HURT: &[&str] = &["dead", "wounded", "injured", "missing", "unemployed"];
    let led = place.lead > 0 && t.is(place.lead - 1, "the");
    if led && t.is_any(of, HURT) {
        return Some(Span::new(t.start(of), t.end(of)));
    }
    if !t.is(of, "of") {
        return None;
    }
    if t.is_any(of + 1, &["them", "whom", "these", "those", "it", "which"]) {
        let single = t.is_any(of + 1, &["it", "which"]);
        let whole = earlier(t, place.lead, before)
            .find(|(n, _)| n.measures.is_some_and(|m| single || is_many(t, m)));
        // "about 900 lorries a day. Half of them": of the sentence before.
        let told = || {
            let near = before.iter().rev().take(4);
            near.take_while(|n| Place::of(t, n).next + FAR > place.lead)
                .take_while(|n| n.kind != NumberKind::Duration)
                .find(|n| n.kind == NumberKind::Count && n.measures.is_some_and(|m| is_many(t, m)))
        };
        // "the away supporters, about 1,800 of them"
        let over = !single && place.lead > 0 && !t.is_symbol(place.lead - 1, ',');
        return whole
            .map(|(n, _)| n)
            .or_else(|| over.then(told).flatten())?
            .measures;
    }
    // "half of the dead", "the 63 wounded"
    let article = t.is(of + 1, "the");
    if article && t.is_any(of + 2, HURT) {
        return Some(Span::new(t.start(of + 2), t.end(of + 2)));
    }
    let whole = after.filter(|n| n.kind == NumberKind::Count)?;
    let there = Place::of(t, whole).lead;
    let led = (of + 1..there).all(|k| t.is_word(k) || t.is_apostrophe(k));
    whole
        .measures
        .filter(|m| led && there <= of + 6 && m.start() > whole.span.start())
}

/// "a crater 16 feet wide": what has the size.
fn dimension(t: Tokens, place: &Place, number: &Number, before: &[Number]) -> Option<Span> {
    const SIZES: &[&str] = &["long", "wide", "high", "tall", "deep", "thick", "across"];
    // "at an interest rate 1 1/4 points above"
    let above = matches!(number.kind, NumberKind::Percent | NumberKind::PercentPoint)
        && t.is_any(place.next, &["above", "below"]);
    if !(number.kind == NumberKind::Quantity && t.is_any(place.next, SIZES) || above) {
        return None;
    }
    let (start, end) = noun(t, place.lead, floor(t, before))?;
    let led = start > 0 && t.is_any(start - 1, &["a", "an", "the", "its", "their", "s"]);
    (led || !above && plural(t, end - 1)).then(|| Span::new(t.start(start), t.end(end - 1)))
}

/// The token after the last figure.
fn floor(t: Tokens, before: &[Number]) -> usize {
    before.last().map_or(0, |n| Place::of(t, n).next)
}

/// "twice as many people", "half its staff", "double the limit".
fn times(t: Tokens, place: &Place, kind: NumberKind) -> Option<Span> {
    let at = place.next;
    let many = t.is(at, "as") && t.is_any(at + 1, &["many", "much"]);
    let own = t.is_any(at, &["its", "their", "his", "her", "the"]);
    if !matches!(kind, NumberKind::Multiplier | NumberKind::Fraction) || !(many || own) {
        return None;
    }
    let first = at + if many { 2 } else { 1 };
    let end = phrase(t, first, many).filter(|end| !WEAK.has(t.of(end - 1)))?;
    Some(Span::new(t.start(first), t.end(end - 1)))
}

/// "killing 63 people and injuring more than 400", "of the nine directors, two abstained": the thing counted before.
fn elided(t: Tokens, place: &Place, number: &Number, before: &[Number]) -> Option<Span> {
    const PLACES: &[&str] = &[
        "at", "of", "by", "aged", "to", "from", "in", "on", "for", "number", "no", "age", "page",
        "least", "like", "as", "per", "under",
    ];
    let share =
        number.kind == NumberKind::Fraction && t.is_any(place.next.wrapping_sub(2), &["in", "out"]);
    if !(number.kind == NumberKind::Count || share) || place.lead == 0 || t.capital(place.next) {
        return None;
    }
    let last = place.lead - 1;
    if t.is_any(last, PLACES) || t.is_hyphen(last) || t.is_hyphen(place.next) {
        return None;
    }
    // "12 people, including three children, were killed and 30 wounded"
    let aside = |there: &Place| {
        let named = (there.lead.saturating_sub(3)..there.lead)
            .any(|k| t.is_any(k, &["including", "among"]));
        named && (there.next..place.lead).any(|k| t.is_any(k, &["were", "was", "are", "is"]))
    };
    let (other, there) = earlier(t, place.lead, before).find(|(_, there)| !aside(there))?;
    // "killing 63 people, injuring 400", "Nicaragua 26 deaths and Guatemala 41", but not "the storm left thousands".
    let whole = there.lead > 1 && t.is(there.lead - 1, "the") && t.is(there.lead - 2, "of");
    let goes_on = t.of(last).ends_with("ing")
        || t.capital(last)
        || !t.is_word(last)
        || t.is_any(
            last,
            &[
                "and", "or", "only", "another", "which", "whom", "but", "driven", "been", "nearly",
            ],
        );
    if !goes_on && !whole {
        return None;
    }
    other
        .measures
        .filter(|m| other.kind == NumberKind::Count && there.next < place.lead && is_many(t, *m))
}

/// Whether what is measured is told by a plural.
fn is_many(t: Tokens, measured: Span) -> bool {
    let head = token_at(t, measured.end()).checked_sub(1);
    head.is_some_and(|head| plural(t, head) || t.is_any(head, &["dead", "wounded", "injured"]))
}
