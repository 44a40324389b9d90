//! Owns subjects: what a figure measures that stands in the predicate, after a verb of levels or changes.

use std::sync::LazyLock;

use super::{FAR, Place, WEAK, earlier, is_broken, is_sized, token_at};
use crate::analysis::numbers::lexicon::Words;
use crate::analysis::numbers::model::{Number, NumberKind};
use crate::analysis::numbers::nouns::noun_before;
use crate::analysis::numbers::scan::Tokens;
use crate::analysis::numbers::verbs::is_level;
use crate::document::Span;

/// "the loss came to $17.8 million", "an economy that shrank 2.3 percent", "Turnout, at 71 percent, ran 8 points above":
/// the subject of a verb of levels or changes, from which only figures, times and adverbs part the figure.
pub fn subject(t: Tokens, place: &Place, number: &Number, before: &[Number]) -> Option<Span> {
    let copula = place.lead.checked_sub(1).filter(|at| {
        use NumberKind::{Money, Percent, Quantity};
        let valued = matches!(number.kind, Money | Percent | Quantity);
        valued && t.is_any(*at, &["is", "are", "was", "were", "been", "be"])
    });
    let verb = copula.or_else(|| verb(t, place, before))?;
    // "the power goes at eight"
    let hour = number.kind == NumberKind::Count
        && t.is(place.lead - 1, "at")
        && !number.span.of(t.text).contains(['.', ',']);
    if hour {
        return None;
    }
    // "hovered between 2 and 3 percent", "held near $410"
    let bounded = place.lead < token_at(t, number.span.start());
    let led = bounded
        || t.is_any(
            place.lead - 1,
            &["to", "at", "by", "for", "from", "between", "near"],
        );
    // "closed at $34.12, up 56 cents", but "the lander came down nine kilometres from"
    let led =
        led || number.kind != NumberKind::Quantity && t.is_any(place.lead - 1, &["up", "down"]);
    // "ran 8 points above"
    let led = led || t.is_any(place.next, &["above", "below", "ahead", "behind"]);
    let taking = t.is_any(verb, TAKING);
    let passive = PASSIVE.has(t.of(verb))
        && (verb.saturating_sub(3)..verb)
            .any(|k| t.is_any(k, &["is", "are", "was", "were", "be", "been", "being"]));
    let level = is_level(t, verb);
    // "made up about 60 per cent"
    let level = level || t.is_any(verb, MAKING) && t.is(verb + 1, "up");
    if !(copula.is_some() || taking || level || led && (passive || LED.has(t.of(verb)))) {
        return None;
    }
    let mut end = verb;
    let adverb = |i: usize| {
        t.of(i).ends_with("ly")
            || t.is(i, "than")
            || t.is_any(i, &["more", "less"]) && t.is(i + 1, "than")
    };
    // "Profit in July", "in May".
    let filling = |i: usize| !t.capital(i) && (AUXILIARIES.has(t.of(i)) || adverb(i));
    while end > 0 && filling(end - 1) {
        end -= 1;
    }
    let timed = end;
    end = before_times(t, end, before);
    if copula.is_some() && end == timed {
        return None;
    }
    let timed = end < timed;
    // "debt of $20 billion works out to $1,900 a head"
    let whole = |end: usize| {
        before
            .iter()
            .rev()
            .take(4)
            .find(|n| Place::of(t, n).next == end && is_sized(n.kind))
    };
    if let Some(other) = whole(end) {
        return other.measures;
    }
    // "an economy that shrank"
    if end > 0 && t.is_any(end - 1, &["that", "which"]) {
        end -= 1;
        end -= usize::from(end > 0 && t.is_symbol(end - 1, ','));
    } else if end > 0 && t.is_symbol(end - 1, ',') {
        // "Turnout, at 71 percent, ran"
        let from = end.saturating_sub(16);
        let comma = (from..end - 1).rev().find(|k| t.is_symbol(*k, ','))?;
        if is_broken(t, comma, end - 1) {
            return None;
        }
        end = comma;
        if let Some(other) = whole(end) {
            return other.measures;
        }
    }
    let bottom = before
        .iter()
        .rev()
        .map(|n| Place::of(t, n).next)
        .find(|next| *next < end)
        .unwrap_or(0);
    let (start, end) = noun_before(t, end, bottom)?;
    // "Profit in May was", but "the company he bought in May was"
    if timed && !(t.opens(start) || start > 0 && leads(t, start - 1)) {
        return None;
    }
    if end - start == 1 && WEAK.has(t.of(start)) {
        return earlier(t, place.lead, before).next()?.0.measures;
    }
    let agent = t.capital(end - 1) && !t.opens(end - 1) || AGENTS.has(t.of(end - 1));
    // "a bag that cost $3 in April goes for $5"
    if end - start == 1 && is_level(t, start) {
        return None;
    }
    let pronoun = t.is_any(end - 1, &["one", "ones", "others", "what"]);
    (!(pronoun || taking && agent && number.kind == NumberKind::Money))
        .then(|| Span::new(t.start(start), t.end(end - 1)))
}

/// The end of the subject, where what follows it up to `end` tells when: "Profit in May", "Sales for the three months to June".
fn before_times(t: Tokens, end: usize, before: &[Number]) -> usize {
    let mut at = end;
    for time in before.iter().rev().take(3) {
        let there = Place::of(t, time);
        // "Unemployment among people under 25 stood"
        let age = time.kind == NumberKind::Age && there.lead > 0;
        if age && there.next == at && super::plural(t, there.lead - 1) {
            return there.lead;
        }
        if !matches!(time.kind, NumberKind::Date | NumberKind::Duration) || there.next != at {
            break;
        }
        let mut from = there.lead;
        from -= usize::from(from > 0 && t.is_any(from - 1, &["the", "a", "its"]));
        let led = [
            "in", "on", "for", "during", "over", "to", "through", "since", "between",
        ];
        at = from - usize::from(from > 0 && t.is_any(from - 1, &led));
    }
    at
}

/// Whether a noun phrase may start after this token.
fn leads(t: Tokens, i: usize) -> bool {
    let words = [
        "the", "a", "an", "its", "their", "his", "her", "our", "s", "and", "that", "but", "while",
        "said", "as",
    ];
    t.is_any(i, &words) || t.is_symbol(i, ',')
}

/// The nearest verb before a figure that only figures, times, prepositions and adverbs part from it.
fn verb(t: Tokens, place: &Place, before: &[Number]) -> Option<usize> {
    let mut at = place.lead;
    while at > 0 && place.lead - at <= FAR {
        let last = at - 1;
        let figure = before
            .iter()
            .rev()
            .take(6)
            .find(|n| n.span.end() == t.end(last));
        if let Some(figure) = figure {
            at = Place::of(t, figure).lead;
        } else if is_level(t, last)
            || is_led(t, last)
            || t.is_any(last, TAKING)
            || t.is_any(last, MAKING)
        {
            return Some(last);
        } else if t.is_symbol(last, ',')
            || t.is(last, "of") && last > 0 && t.is(last - 1, "as")
            || FILLING.has(t.of(last))
            || t.of(last).ends_with("ly")
            || t.lexeme(last).is_some_and(|l| l.time.is_some())
        {
            at = last;
        } else {
            return None;
        }
    }
    None
}

/// Whether a verb does so where a preposition leads to the figure.
pub fn is_led(t: Tokens, i: usize) -> bool {
    LED.has(t.of(i)) || PASSIVE.has(t.of(i))
}

/// Verbs that do so where a preposition leads to the figure.
#[rustfmt::skip]
static LED: LazyLock<Words> = LazyLock::new(|| Words::of(&[
    "came", "come", "comes", "works", "worked", "ran", "run", "runs", "sells", "ended", "finish", "settled", "opened", "finished", "peak", "gone", "went", "goes", "closed", "traded", "trades", "changed", "stand", "rise", "fall",
    "grow", "climb", "drop", "shrink", "increase", "decrease", "slip", "sink", "average", "hovered", "hovers", "ranged", "ranges", "lies", "held", "touched", "accounted", "accounts", "account",
]));

/// Verbs that do so in the passive: "was put at $3 million", but "put $3 million into it".
#[rustfmt::skip]
static PASSIVE: LazyLock<Words> = LazyLock::new(|| Words::of(&[
    "put", "estimated", "valued", "set", "fixed", "capped", "priced", "sold", "reduced", "raised", "cut", "lowered", "lifted", "revised", "brought", "bumped", "hit", "quoted", "pegged", "assessed", "held",
]));

/// Verbs whose subject may have the value or be who gains or loses it: "the stock lost $3", "the company lost $3 million".
const TAKING: &[&str] = &[
    "lost",
    "gained",
    "added",
    "shed",
    "gains",
    "loses",
    "sheds",
    "adds",
    "passed",
    "surpassed",
    "requires",
    "needs",
];

/// Verbs that tell of a share with "up".
const MAKING: &[&str] = &["made", "makes", "make"];

/// Who gains and loses money.
#[rustfmt::skip]
static AGENTS: LazyLock<Words> = LazyLock::new(|| Words::of(&[
    "company", "companies", "firm", "firms", "group", "bank", "banks", "airline", "airlines", "carrier", "maker", "makers", "unit", "division", "retailer", "retailers", "giant", "club", "clubs", "team", "government", "state", "city", "investors", "farmers",
    "owners", "business", "businesses", "chain", "operator", "subsidiary", "industry", "producers", "workers", "households", "people", "families", "who", "players", "customers", "shareholders", "concern", "manufacturer", "lender", "insurer", "builder",
]));

/// Words that may stand between a verb and its figure.
#[rustfmt::skip]
static FILLING: LazyLock<Words> = LazyLock::new(|| Words::of(&[
    "to", "by", "at", "from", "for", "or", "up", "down", "as", "much", "many", "high", "low", "little", "more", "than", "less", "a", "an", "the", "since", "then", "now", "out", "flat", "unchanged", "further", "another", "some", "only", "just", "back", "close",
    "about", "around", "over", "under", "below", "above", "almost", "share", "barrel", "ton", "tonne", "pound", "ounce", "head", "each", "per", "apiece", "in", "on", "least", "well", "still", "also", "again", "even", "somewhere", "between", "late", "trading", "hands", "mere", "meager", "record", "near", "its", "their", "full",
]));

#[rustfmt::skip]
static AUXILIARIES: LazyLock<Words> = LazyLock::new(|| Words::of(&[
    "has", "have", "had", "will", "would", "been", "be", "is", "are", "was", "were", "being", "having", "now", "still", "also", "already", "currently", "since", "then", "could", "may", "might", "should", "can", "must", "to", "itself", "themselves", "again", "even", "once",
]));
