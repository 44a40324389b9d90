//! Owns stretches of time told from now, and recurring times: "the past three years", "coming months", "every day".

use super::calendar::{Period, moved, season_of};
use super::words::{Grain, Shift, TimeWord};
use super::{Context, When, bare};
use crate::analysis::numbers::fractions::fraction_after;
use crate::analysis::numbers::model::{Decimal, NumberKind, Value};
use crate::analysis::numbers::scan::Tokens;
use crate::analysis::numbers::terms::{Form, term};
use crate::analysis::numbers::units;
use crate::analysis::numbers::words::NumberWord;

/// Durations and sets that are also times: "the past three years", "every day", "two weeks".
pub fn span(c: &Context, i: usize) -> Option<When> {
    match c.time(i) {
        Some(TimeWord::Shift(shift)) => stretch(c, i, shift),
        Some(TimeWord::Every(grain)) => every(c, i, grain),
        Some(TimeWord::Each) => each(c, i),
        Some(TimeWord::Several) => bare::several(c, i),
        Some(TimeWord::Unit(grain)) => bare::unit(c, i, grain),
        None => one(c, i),
        _ => None,
    }
    .or_else(|| first_units(c, i))
    .or_else(|| often(c, i))
}

/// "twice a week", "four times per day", "five times every year": how often within one unit.
fn often(c: &Context, i: usize) -> Option<When> {
    let t = c.t;
    let (value, at) = match t.lexeme(i)?.number? {
        NumberWord::Twice(times) => (Decimal::integer(i64::from(times)), i + 1),
        _ => {
            let number = term(t, i).filter(|n| n.form == Form::Cardinal)?;
            (number.decimal()?, number.next + 1)
        }
    };
    let counted = at == i + 1 && !t.is_numeral(i) || t.is(at - 1, "times");
    let Some(TimeWord::Unit(grain)) = c.time(at + 1).filter(|_| counted) else {
        return None;
    };
    let each = t.is_any(at, &["a", "an", "per", "each", "every"]);
    let single = !t.of(at + 1).ends_with('s') && !t.is_hyphen(at + 2);
    (each && single).then(|| When {
        value: Value::Exact(value),
        ..set(i, at + 2, grain, 1)
    })
}

/// "past three years", "next two weeks", "last few months", "recent years", "coming months".
fn stretch(c: &Context, i: usize, shift: Shift) -> Option<When> {
    let t = c.t;
    let mut at = i + 1;
    let mut value = Value::Unknown;
    let mut count = None;
    let several = t.is_any(at, &["few", "several", "couple", "many"]);
    if several {
        at += 1 + usize::from(t.is(at + 1, "of"));
    } else if let Some(number) =
        term(t, at).filter(|n| matches!(n.form, Form::Cardinal | Form::Many))
    {
        value = number.exact();
        count = number.decimal().and_then(Decimal::to_i64);
        at = number.next;
        if t.is_any(
            at,
            &["consecutive", "straight", "full", "fiscal", "calendar"],
        ) {
            at += 1;
        }
        at += usize::from(t.is_hyphen(at));
    }
    let Some(TimeWord::Unit(grain)) = c.time(at) else {
        return None;
    };
    // "beat past second-tier sides"
    if grain == Grain::Second && t.is_hyphen(at + 1) && t.glued(at + 1) {
        return None;
    }
    // "the recent five-year average": the unit belongs to what follows.
    if t.is_hyphen(at - 1) {
        return None;
    }
    // "the past week and a half"
    if let Some(half) = bare::alone(c, at, grain).filter(|_| value == Value::Unknown) {
        return Some(When { first: i, ..half });
    }
    let plural = t.of(at).ends_with('s');
    let fortnight = grain == Grain::Fortnight && !matches!(shift, Shift::This);
    let whole = (matches!(shift, Shift::Past) || fortnight)
        && !plural
        && !several
        && value == Value::Unknown;
    if matches!(shift, Shift::This) || !plural && !whole && value == Value::Unknown {
        return None;
    }
    if whole {
        value = Value::Exact(Decimal::ONE);
        count = Some(1);
    }
    let letter = unit_letter(grain);
    let timex = match count {
        Some(count) if grain == Grain::Fortnight => format!("P{}W", count * 2),
        Some(count) => format!("P{count}{letter}"),
        None => format!("PX{letter}"),
    };
    let interval = match (c.today, count) {
        (Some(today), Some(count)) if grain >= Grain::Day && count <= 10_000 => {
            let count = count as i32;
            let back = matches!(shift, Shift::Last | Shift::Past | Shift::Recent);
            let ahead = matches!(shift, Shift::Next | Shift::Coming);
            // Quarters are whole ones: the last to end before now, the first to begin after it.
            let quarters = (grain == Grain::Quarter).then(|| Period::quarter_of(today));
            let (before, after) = match quarters.flatten() {
                Some(quarter) => (quarter.start, quarter.end),
                None => (today, today),
            };
            match (back, ahead) {
                (true, _) => Some((moved(before, grain, -count).iso(), before.iso())),
                (_, true) => Some((after.iso(), moved(after, grain, count).iso())),
                _ => None,
            }
        }
        _ => None,
    };
    if value == Value::Unknown {
        // "recent years", "the coming months": a time without a length.
        let ahead = matches!(shift, Shift::Next | Shift::Coming | Shift::Following);
        let timex = if ahead { "FUTURE_REF" } else { "PAST_REF" };
        return Some(When {
            first: i,
            next: at + 1,
            kind: NumberKind::Date,
            value,
            unit: None,
            timex: timex.to_owned(),
            interval: None,
        });
    }
    let back = matches!(shift, Shift::Last | Shift::Past);
    let inside = count.and_then(|count| within(c, at + 1, grain, i32::try_from(count).ok()?, back));
    let (interval, next) = match inside {
        Some((days, next)) => (Some(days), next),
        None => (interval, at + 1),
    };
    Some(When {
        first: i,
        next,
        kind: NumberKind::Duration,
        value,
        unit: Some(grain.code()),
        timex,
        interval,
    })
}

/// The first or last units of a period that "of" names: "the last four months of 2021", and the index after it.
fn within(
    c: &Context,
    at: usize,
    grain: Grain,
    count: i32,
    back: bool,
) -> Option<((String, String), usize)> {
    let t = c.t;
    if !t.is_any(at, &["of", "in"]) || grain < Grain::Day || count > 10_000 {
        return None;
    }
    let piece = super::piece(c, at + 1 + usize::from(t.is(at + 1, "the")))?;
    let (_, period) = super::resolve::resolved(c, &piece);
    let mut period = period?;
    // Weeks of a year are whole ones.
    if grain == Grain::Week && period.start.plus(28) < period.end {
        period.start = Period::week(period.start.plus(3)).start;
        period.end = Period::week(period.end.plus(-4)).end;
    }
    let (start, end) = if back {
        (moved(period.end, grain, -count), period.end)
    } else {
        (period.start, moved(period.start, grain, count))
    };
    Some(((start.iso(), end.iso()), piece.next))
}

/// TIMEX3's letter of a unit, with "T" before those of the clock.
pub fn unit_letter(grain: Grain) -> &'static str {
    match grain {
        Grain::Second => "S",
        Grain::Minute => "M",
        Grain::Hour => "H",
        Grain::Day | Grain::Night => "D",
        Grain::Week | Grain::Fortnight => "W",
        Grain::Weekend => "WE",
        Grain::Month => "M",
        Grain::Quarter => "Q",
        Grain::Year => "Y",
        Grain::Decade => "DE",
        Grain::Century => "CE",
    }
}

/// "first six months of 2020".
fn first_units(c: &Context, i: usize) -> Option<When> {
    let t = c.t;
    if t.lexeme(i)?.number? != NumberWord::Ordinal(1) {
        return None;
    }
    let number = term(t, i + 1).filter(|n| n.form == Form::Cardinal)?;
    let Some(TimeWord::Unit(grain)) = c.time(number.next) else {
        return None;
    };
    let count = number.decimal()?.to_i64()?;
    let inside = within(c, number.next + 1, grain, i32::try_from(count).ok()?, false);
    let (interval, next) = match inside {
        Some((days, next)) => (Some(days), next),
        None => (None, number.next + 1),
    };
    Some(When {
        first: i,
        next,
        kind: NumberKind::Duration,
        value: number.exact(),
        unit: Some(grain.code()),
        timex: format!(
            "P{}{count}{}",
            if grain < Grain::Day { "T" } else { "" },
            unit_letter(grain)
        ),
        interval,
    })
}

/// "daily", "weekly".
fn every(c: &Context, i: usize, grain: Grain) -> Option<When> {
    let caps = |i: usize| c.t.of(i).len() > 2 && c.t.of(i).bytes().all(|b| b.is_ascii_uppercase());
    let name = c.t.capital(i) && !c.t.opens(i) || caps(i) && caps(i + 1);
    (!name).then(|| set(i, i + 1, grain, 1))
}

fn set(first: usize, next: usize, grain: Grain, count: i64) -> When {
    let clock = if grain < Grain::Day { "T" } else { "" };
    When {
        first,
        next,
        kind: NumberKind::Set,
        value: Value::Unknown,
        unit: None,
        timex: format!("P{clock}{count}{}", unit_letter(grain)),
        interval: None,
    }
}

/// "for a year", "within an hour": the article counts one.
fn one(c: &Context, i: usize) -> Option<When> {
    let t = c.t;
    let article = matches!(t.lexeme(i)?.number?, NumberWord::Article);
    let Some(TimeWord::Unit(grain)) = c.time(i + 1).filter(|_| article) else {
        return None;
    };
    // "a day or two"
    if t.is(i + 2, "or") && t.is(i + 3, "two") && !t.is_hyphen(i + 4) {
        let two = Decimal::integer(2);
        let clock = if grain < Grain::Day { "T" } else { "" };
        return Some(When {
            first: i,
            next: i + 4,
            kind: NumberKind::Duration,
            value: Value::Range(Some(Decimal::ONE), Some(two)),
            unit: Some(grain.code()),
            timex: format!("P{clock}X{}", unit_letter(grain)),
            interval: None,
        });
    }
    let (value, unit, next) = more(t, grain, i + 2)
        .filter(|_| grain >= Grain::Minute)
        .unwrap_or((Decimal::ONE, grain.code(), i + 2));
    // "on Thursday, a day after the bank moved"
    let apart = (i == 0 || t.opens(i) || t.is_symbol(i - 1, ','))
        && grain >= Grain::Day
        && t.is_any(next, &["after", "before"])
        && t.is_word(next + 1)
        && super::piece(c, next + 1).is_none()
        && super::piece(c, next + 2).is_none();
    // "an hour after both sides agreed": how far apart two events are.
    let between = grain < Grain::Day
        && grain >= Grain::Minute
        && t.is_any(next, &["after", "before"])
        && t.is_word(next + 1);
    // "for up to a week", "at most a decade"
    let most = i > 1 && (t.is(i - 1, "to") && t.is(i - 2, "up") || t.is(i - 1, "most"));
    // "a fortnight" is never a name for how often something comes.
    let fortnight = grain == Grain::Fortnight;
    let licensed = fortnight
        || next > i + 2
        || i > 0 && t.is_any(i - 1, &LICENSES)
        || apart
        || between
        || most;
    let idiom = grain < Grain::Minute && !lasts(t, i + 1)
        || matches!(grain, Grain::Night | Grain::Quarter | Grain::Weekend)
        || !apart && !between && t.is_any(next, &["ago", "earlier", "later", "before", "after"]);
    if !licensed || idiom || t.is_hyphen(next) || t.is_apostrophe(next) {
        return None;
    }
    let clock = if grain < Grain::Day { "T" } else { "" };
    Some(When {
        first: i,
        next,
        kind: NumberKind::Duration,
        value: Value::Exact(value),
        unit: Some(unit),
        timex: if fortnight {
            "P2W".to_owned()
        } else {
            format!("P{clock}{value}{}", unit_letter(grain))
        },
        interval: None,
    })
}

/// Whether the "second" at `i` is a length of time and no place in a row: "within a second", "for a second or two",
/// while "applied for a second" names what it is the second of before.
pub fn lasts(t: Tokens, i: usize) -> bool {
    let Some(before) = i
        .checked_sub(2)
        .filter(|_| t.is(i, "second") && t.is(i - 1, "a"))
    else {
        return i > 0 && t.is(i, "second") && t.is(i - 1, "split");
    };
    let next = i + 1;
    let ends = next >= t.len() || matches!(t.symbol(next), Some('.' | ',' | ';' | '?' | '!' | ')'));
    let timed = t.is_any(
        before,
        &["of", "within", "under", "times", "than", "least", "half"],
    );
    let goes_on = t.is_any(next, &["or", "before", "when", "then"])
        || t.is_symbol(next, ',') && t.is(next + 1, "then");
    let some = t.is(next, "or") && t.is_any(next + 1, &["two", "so"]);
    some || timed && (ends || t.is(next, "the"))
        || (timed || t.is_any(before, &LICENSES)) && goes_on
}

/// Before which words "a week" is a length of time.
const LICENSES: [&str; 21] = [
    "by", "wait", "waited", "stayed", "for", "within", "in", "after", "about", "nearly", "almost",
    "over", "than", "least", "under", "lasted", "took", "takes", "take", "around", "spent",
];

/// "and a half", "and 45 minutes" after "an hour": the sum, its unit, and the index after it.
fn more(t: Tokens, grain: Grain, at: usize) -> Option<(Decimal, &'static str, usize)> {
    if let Some((value, over, next)) = fraction_after(t, at) {
        let part = Decimal::integer(i64::from(value)).over(over)?;
        return Some((Decimal::ONE.plus(part)?, grain.code(), next));
    }
    let rest = term(t, at + 1).filter(|n| n.form == Form::Cardinal && t.is(at, "and"))?;
    let small = units::time(t.of(rest.next))?;
    let factor = units::convert(grain.code(), small.code).filter(|f| *f > Decimal::ONE)?;
    Some((factor.plus(rest.decimal()?)?, small.code, rest.next + 1))
}

/// "every day", "each year", "every two weeks", "every other day", "every Monday", "every second Tuesday",
/// "every morning".
fn each(c: &Context, i: usize) -> Option<When> {
    let t = c.t;
    let skipped = match t.lexeme(i + 1).and_then(|lexeme| lexeme.number) {
        _ if t.is(i + 1, "other") => Some(2),
        Some(NumberWord::Ordinal(nth @ 2..=12)) => Some(i64::from(nth)),
        _ => None,
    };
    let skipped = skipped.filter(|_| {
        let named = matches!(
            c.time(i + 2),
            Some(TimeWord::Unit(_) | TimeWord::Weekday(_))
        );
        named && !t.is_hyphen(i + 2)
    });
    let (at, times) = skipped.map_or((i + 1, 1), |times| (i + 2, times));
    match c.time(at) {
        Some(TimeWord::Weekday(day)) => {
            // "every Monday and Thursday"
            let more = t.is_any(at + 1, &["and", "or"])
                && matches!(c.time(at + 2), Some(TimeWord::Weekday(_)));
            return Some(When {
                timex: format!("XXXX-WXX-{day}"),
                ..set(i, at + if more { 3 } else { 1 }, Grain::Week, times)
            });
        }
        Some(TimeWord::Unit(grain)) => return Some(set(i, at + 1, grain, times)),
        Some(TimeWord::Month(month)) if t.capital(at) => {
            return Some(When {
                timex: format!("XXXX-{month:02}"),
                ..set(i, at + 1, Grain::Year, times)
            });
        }
        Some(TimeWord::Season(season)) if !t.is_any(at, &["fall", "spring"]) => {
            return Some(When {
                timex: format!("XXXX-{}", season_of(season).0),
                ..set(i, at + 1, Grain::Year, times)
            });
        }
        None if t.is(at, "weekday") => return Some(set(i, at + 1, Grain::Day, times)),
        Some(TimeWord::Part(part)) if !t.is(at, "overnight") => {
            return Some(When {
                timex: format!("T{}", part.code()),
                ..set(i, at + 1, Grain::Day, 1)
            });
        }
        _ => {}
    }
    let number = term(t, i + 1).filter(|n| n.form == Form::Cardinal)?;
    let Some(TimeWord::Unit(grain)) = c.time(number.next) else {
        return None;
    };
    // "carriers, each 15 years old"
    if t.is(number.next + 1, "old") {
        return None;
    }
    Some(set(i, number.next + 1, grain, number.decimal()?.to_i64()?))
}
