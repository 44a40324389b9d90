//! Owns how a figure hangs on one before it: both ends of a change, another way to say it, what it is held against.

use super::subject::is_led;
use super::{NEAR, Place, earlier, token_at};
use crate::analysis::numbers::carry::within_times;
use crate::analysis::numbers::model::{Change, Number, NumberKind};
use crate::analysis::numbers::scan::Tokens;
use crate::analysis::numbers::verbs::is_level;
use crate::document::Span;

/// How a figure hangs on one before it.
#[derive(Clone, Copy, PartialEq)]
enum Joint {
    /// "or $3.16 a share", "($500 million)": the same told in another way.
    Same,
    /// "lost $3, to $9.50".
    To,
    /// "from $4 million", "up from", "against", "compared with".
    From,
}

/// The word that joins a figure to one before; dates and articles may stand between.
fn joint(t: Tokens, lead: usize, before: &[Number]) -> Option<Joint> {
    let mut at = lead;
    loop {
        let last = at.checked_sub(1)?;
        let dated = before.iter().rev().take(2).find(|n| {
            n.span.end() == t.end(last) && matches!(n.kind, NumberKind::Date | NumberKind::Time)
        });
        if let Some(date) = dated {
            at = Place::of(t, date).lead;
        } else if t.is_any(
            last,
            &[
                "the", "a", "an", "its", "their", "s", "some", "planned", "previous", "earlier",
                "original", "expected", "revised",
            ],
        ) || t.is_apostrophe(last)
        {
            at = last;
        } else {
            break;
        }
    }
    let last = at - 1;
    if t.is_symbol(last, '(') && at == lead || t.is(last, "or") {
        return Some(Joint::Same);
    }
    let ahead = last > 0 && t.is(last, "of") && t.is(last - 1, "ahead");
    if ahead
        || t.is_any(last, &["from", "against", "versus"])
        || last > 0
            && t.is_any(last, &["with", "to"])
            && t.is_any(last - 1, &["compared", "comparing", "opposed"])
    {
        return Some(Joint::From);
    }
    // "to close at $11.625"
    let closing = last > 1
        && t.is(last, "at")
        && t.is_any(
            last - 1,
            &["close", "end", "finish", "settle", "stand", "trade"],
        )
        && t.is(last - 2, "to");
    // "was up 9.2 percent, at 1.1 trillion"
    let at_level = t.is(last, "at")
        && before.last().is_some_and(|n| {
            let next = Place::of(t, n).next;
            next == last || next + 1 == last && t.is_symbol(next, ',')
        });
    let reaching = last > 0 && t.is_any(last, &["reach", "total"]) && t.is(last - 1, "to");
    (t.is(last, "to") || closing || reaching || at_level).then_some(Joint::To)
}

/// What a figure measures that is told beside another one: both ends of a change, the same sum in another currency.
pub fn beside(t: Tokens, place: &Place, number: &Number, before: &[Number]) -> Option<Span> {
    let joint = joint(t, place.lead, before)?;
    let told = |n: &&(&Number, Place)| n.0.measures.is_some();
    let moved = |n: &Number| n.change.is_some_and(|change| change != Change::From);
    let near = |other: &Place| place.lead - other.next.min(place.lead) <= NEAR;
    let found = match joint {
        Joint::Same => {
            let (other, there) = earlier(t, place.lead, before).next()?;
            let bracket = t.is_symbol(place.lead - 1, '(') && there.next + 1 < place.lead;
            let how_many =
                bracket || number.kind == NumberKind::Count && other.kind != NumberKind::Count;
            (near(&there) && !how_many).then_some(other)
        }
        Joint::To => {
            let (other, there) = earlier(t, place.lead, before).next()?;
            // "so that the bill comes to": of another subject.
            let other_verb = place.lead > 1
                && (is_level(t, place.lead - 2) || is_led(t, place.lead - 2))
                && place.lead - 2 > there.next;
            if other_verb {
                return None;
            }
            let close = place.lead - there.next.min(place.lead) <= 5;
            (close && number.change == Some(Change::To) || moved(other) && near(&there))
                .then_some(other)
        }
        Joint::From => {
            let alike = |n: &Number| {
                n.kind == number.kind && n.unit == number.unit && within_times(n, number, 20)
            };
            let change = earlier(t, place.lead, before)
                .filter(|n| told(&n))
                .find(|(n, _)| moved(n) && (alike(n) || n.kind == NumberKind::Percent));
            // "net loss came to $418 million on sales of $965 million, compared with $260 million"
            let aside = |there: &Place| there.lead > 0 && t.is(there.lead - 1, "of");
            let main = earlier(t, place.lead, before)
                .filter(|n| told(&n))
                .find(|(n, there)| alike(n) && !aside(there));
            let (other, _) = change.or(main).or_else(|| {
                earlier(t, place.lead, before)
                    .filter(|n| told(&n))
                    .find(|(n, _)| alike(n))
            })?;
            Some(other)
        }
    }?;
    found.measures
}

/// "grew to 410,000, 18 percent more than", "28 tonnes, almost double the limit": what is held against another.
pub fn compared(t: Tokens, place: &Place, number: &Number, before: &[Number]) -> Option<Span> {
    let mark = place.lead.checked_sub(1)?;
    if !(t.is_symbol(mark, ',') || t.is_symbol(mark, '(') || t.is_dash(mark)) {
        return None;
    }
    let than = t.is_any(
        place.next,
        &[
            "more", "fewer", "less", "higher", "lower", "larger", "smaller", "above", "below",
            "up", "down", "ahead", "short", "over", "under",
        ],
    );
    let times = number.kind == NumberKind::Multiplier
        || number.kind == NumberKind::Fraction
            && t.is_any(place.next, &["of", "as", "that", "the"]);
    let last = before.iter().rev().find(|n| {
        !matches!(
            n.kind,
            NumberKind::Date | NumberKind::Time | NumberKind::Ordinal
        )
    })?;
    let (other, there) = earlier(t, place.lead, before)
        .next()
        .filter(|(other, _)| other.span == last.span)?;
    // "60 billion intis, about $600,000"
    let exchanged = number.kind == NumberKind::Money
        && other.kind == NumberKind::Money
        && number.unit != other.unit
        && place.lead < token_at(t, number.span.start());
    let close = mark - there.next.min(mark) <= NEAR;
    (close && (than || times || exchanged && there.next == mark))
        .then_some(other.measures)
        .flatten()
}
