//! Owns dates told from now or from another moment: "yesterday", "last week", "three years ago", "every day".

use super::calendar::{Period, season_of, shift};
use super::words::{DayPart, Grain, Shift, TimeWord};
use super::{Context, Partial, Piece, What, When};
use crate::analysis::numbers::model::{Decimal, NumberKind, Value};
use crate::analysis::numbers::terms::{Form, Term, term};
use crate::analysis::numbers::words::NumberWord;

/// Durations and sets that are also times: "the past three years", "every day", "two weeks".
pub fn spell(c: &Context, i: usize) -> Option<When> {
    match c.time(i) {
        Some(TimeWord::Shift(shift)) => stretch(c, i, shift),
        Some(TimeWord::Every(grain)) => every(c, i, grain),
        Some(TimeWord::Each) => each(c, i),
        _ => None,
    }
    .or_else(|| first_units(c, i))
}

/// "yesterday", "this June", "last week", "three years ago".
pub fn relative(c: &Context, i: usize) -> Option<Piece> {
    let t = c.t;
    let found = match c.time(i) {
        Some(TimeWord::Day(by)) => Some(day(c, i, i32::from(by))),
        Some(TimeWord::Tonight) => Some(part_of(c, i, i + 1, 0, DayPart::Evening)),
        Some(TimeWord::Shift(shift)) => shifted(c, i, shift),
        Some(TimeWord::Season(season)) => {
            let licensed = i > 0
                && t.is_any(
                    i - 1,
                    &[
                        "the", "in", "during", "by", "until", "since", "late", "early", "mid",
                    ],
                );
            let verb = t.is_any(i, &["fall", "spring"])
                && !(i > 0
                    && t.is_any(i - 1, &["the"])
                    && !t.is_any(i + 1, &["of", "in", "from", "to", "was", "by"]));
            (licensed && !verb && !t.capital(i + 1)).then(|| {
                let (name, _) = season_of(season);
                Piece {
                    first: i,
                    next: i + 1,
                    what: What::Raw(format!("XXXX-{name}")),
                }
            })
        }
        _ => None,
    };
    found.or_else(|| offset(c, i))
}

/// "today", "yesterday morning".
fn day(c: &Context, i: usize, by: i32) -> Piece {
    if let Some(TimeWord::Part(part)) = c.time(i + 1) {
        return part_of(c, i, i + 2, by, part);
    }
    Piece {
        first: i,
        next: i + 1,
        what: match c.today {
            Some(today) => What::Period(Period::day(today.plus(by))),
            None => What::Raw("XXXX-XX-XX".to_owned()),
        },
    }
}

/// A part of a day that is some days from today.
fn part_of(c: &Context, first: usize, next: usize, by: i32, part: DayPart) -> Piece {
    let name = match part {
        DayPart::Morning => "MO",
        DayPart::Afternoon => "AF",
        DayPart::Evening => "EV",
        DayPart::Night => "NI",
    };
    let what = match c.today {
        Some(today) => {
            let day = today.plus(by);
            What::Period(Period::new(
                format!("{}T{name}", day.iso()),
                day,
                day.plus(1),
            ))
        }
        None => What::Raw(format!("XXXX-XX-XXT{name}")),
    };
    Piece { first, next, what }
}

/// "last week", "this June", "next Monday", "the previous year", "last night".
fn shifted(c: &Context, i: usize, shift: Shift) -> Option<Piece> {
    let t = c.t;
    let mut at = i + 1;
    // "this past June", "this coming week".
    if let Some(TimeWord::Shift(second @ (Shift::Past | Shift::Coming))) = c.time(at) {
        return shifted(
            c,
            at,
            if second == Shift::Past {
                Shift::Last
            } else {
                Shift::Next
            },
        )
        .map(|p| Piece { first: i, ..p });
    }
    let fiscal = t.is_any(
        at,
        &["fiscal", "calendar", "financial", "academic", "school"],
    ) && t.is(at + 1, "year");
    at += usize::from(fiscal);
    let by = match shift {
        Shift::Last | Shift::Past | Shift::Previous => -1,
        Shift::This => 0,
        Shift::Next | Shift::Coming | Shift::Following => 1,
        Shift::Recent => return None,
    };
    let narrative = matches!(shift, Shift::Previous | Shift::Following);
    let raw = |timex: &str| What::Raw(timex.to_owned());
    let what = match c.time(at)? {
        TimeWord::Unit(grain) if grain >= Grain::Day && !t.of(at).ends_with('s') => {
            if grain == Grain::Day
                && matches!(shift, Shift::This | Shift::Last | Shift::Past)
                && !t.is(i, "current")
            {
                return None;
            }
            if grain == Grain::Century && shift == Shift::This && false {
                return None;
            }
            match c.today {
                Some(today) if !narrative => What::Period(Period::around(
                    super::calendar::shift(today, grain, by),
                    grain,
                )?),
                _ => raw(match grain {
                    Grain::Day | Grain::Night => "XXXX-XX-XX",
                    Grain::Week => "XXXX-WXX",
                    Grain::Weekend => "XXXX-WXX-WE",
                    Grain::Month => "XXXX-XX",
                    Grain::Quarter => "XXXX-QX",
                    Grain::Decade => "XXX",
                    Grain::Century => "XX",
                    _ => "XXXX",
                }),
            }
        }
        TimeWord::Part(part)
            if matches!(
                shift,
                Shift::This | Shift::Last | Shift::Previous | Shift::Following
            ) =>
        {
            if narrative {
                raw("XXXX-XX-XX")
            } else {
                return Some(part_of(c, i, at + 1, by, part));
            }
        }
        TimeWord::Month(month) if !t.is_any(at, &["may", "march"]) || t.capital(at) => {
            match c.today {
                Some(today) if !narrative => {
                    let year = match (shift, month.cmp(&today.month())) {
                        (Shift::This, _) => today.year(),
                        (Shift::Next | Shift::Coming, order) if order.is_gt() => today.year(),
                        (Shift::Next | Shift::Coming, _) => today.year() + 1,
                        (_, order) if order.is_lt() => today.year(),
                        _ => today.year() - 1,
                    };
                    What::Period(Period::month(year, month)?)
                }
                _ => raw(&format!("XXXX-{month:02}")),
            }
        }
        TimeWord::Weekday(weekday) if t.of(at).len() > 3 => match c.today {
            Some(today) if !narrative => {
                let week = Period::week(today).start;
                let day = match shift {
                    Shift::This => week.plus(i32::from(weekday) - 1),
                    Shift::Next => week.plus(i32::from(weekday) + 6),
                    Shift::Coming => {
                        let ahead = (i32::from(weekday) - i32::from(today.weekday())).rem_euclid(7);
                        today.plus(if ahead == 0 { 7 } else { ahead })
                    }
                    _ => {
                        let back = (i32::from(today.weekday()) - i32::from(weekday)).rem_euclid(7);
                        today.plus(-if back == 0 { 7 } else { back })
                    }
                };
                What::Period(Period::day(day))
            }
            _ => raw(&format!("XXXX-WXX-{weekday}")),
        },
        TimeWord::Season(season) => {
            let verb = t.is_any(at, &["fall", "spring"]) && t.is_any(at + 1, &["of", "in", "from"]);
            if verb {
                return None;
            }
            match c.today {
                Some(today) if !narrative => {
                    let this = Period::season(today.year(), season)?;
                    let year = match by {
                        0 => today.year(),
                        -1 if this.end <= today => today.year(),
                        -1 => today.year() - 1,
                        _ if this.start > today => today.year(),
                        _ => today.year() + 1,
                    };
                    What::Period(Period::season(year, season)?)
                }
                _ => raw(&format!("XXXX-{}", season_of(season).0)),
            }
        }
        TimeWord::Holiday(day) => match c.today {
            Some(today) => What::Period(Period::day(super::calendar::holiday(
                day,
                today.year() + by,
            )?)),
            None => raw("XXXX"),
        },
        _ => return None,
    };
    Some(Piece {
        first: i,
        next: at + 1,
        what,
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
    let plural = t.of(at).ends_with('s') || t.is_hyphen(at.wrapping_sub(1));
    let whole = matches!(shift, Shift::Past) && !plural && !several && value == Value::Unknown;
    if matches!(shift, Shift::This) || !plural && !whole && value == Value::Unknown {
        return None;
    }
    if whole {
        value = Value::Exact(Decimal::ONE);
        count = Some(1);
    }
    let letter = unit_letter(grain);
    let timex = match count {
        Some(count) => format!("P{count}{letter}"),
        None => format!("PX{letter}"),
    };
    let interval = match (c.today, count) {
        (Some(today), Some(count)) if grain >= Grain::Day && count <= 10_000 => {
            let count = count as i32;
            let back = matches!(shift, Shift::Last | Shift::Past | Shift::Recent);
            let ahead = matches!(shift, Shift::Next | Shift::Coming);
            let other = super::calendar::shift(today, grain, if back { -count } else { count });
            match (back, ahead) {
                (true, _) => Some((other.iso(), today.iso())),
                (_, true) => Some((today.iso(), other.iso())),
                _ => None,
            }
        }
        _ => None,
    };
    Some(When {
        first: i,
        next: at + 1,
        kind: NumberKind::Duration,
        value,
        unit: Some(grain.code()),
        timex,
        interval,
    })
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
    let ends = match t.lexeme(i)?.number? {
        NumberWord::Ordinal(1) => true,
        _ => return None,
    };
    let number = term(t, i + 1).filter(|n| n.form == Form::Cardinal)?;
    let Some(TimeWord::Unit(grain)) = c.time(number.next) else {
        return None;
    };
    let count = number.decimal()?.to_i64()?;
    Some(When {
        first: i,
        next: number.next + 1,
        kind: NumberKind::Duration,
        value: number.exact(),
        unit: Some(grain.code()),
        timex: format!(
            "P{}{count}{}",
            if grain < Grain::Day { "T" } else { "" },
            unit_letter(grain)
        ),
        interval: None,
    })
    .filter(|_| ends)
}

/// "daily", "weekly".
fn every(c: &Context, i: usize, grain: Grain) -> Option<When> {
    let name = c.t.capital(i) && !c.t.opens(i);
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

/// "every day", "each year", "every two weeks", "every Monday".
fn each(c: &Context, i: usize) -> Option<When> {
    let t = c.t;
    if let Some(TimeWord::Weekday(day)) = c.time(i + 1) {
        return Some(When {
            timex: format!("XXXX-WXX-{day}"),
            ..set(i, i + 2, Grain::Week, 1)
        });
    }
    if let Some(TimeWord::Unit(grain)) = c.time(i + 1) {
        return Some(set(i, i + 2, grain, 1));
    }
    let number = term(t, i + 1).filter(|n| n.form == Form::Cardinal)?;
    let Some(TimeWord::Unit(grain)) = c.time(number.next) else {
        return None;
    };
    Some(set(i, number.next + 1, grain, number.decimal()?.to_i64()?))
}

/// "three years ago", "a year earlier", "two weeks later".
fn offset(c: &Context, i: usize) -> Option<Piece> {
    let t = c.t;
    let article = matches!(
        t.lexeme(i).and_then(|l| l.number),
        Some(NumberWord::Article)
    );
    let (count, at) = if article && matches!(c.time(i + 1), Some(TimeWord::Unit(_))) {
        (Some(Decimal::ONE), i + 1)
    } else {
        let number: Term = term(t, i).filter(|n| n.form != Form::Ordinal)?;
        let article =
            usize::from(number.form == Form::Fraction && t.is_any(number.next, &["a", "an"]));
        (number.decimal(), number.next + article)
    };
    let Some(TimeWord::Unit(grain)) = c.time(at) else {
        return None;
    };
    let by = match t.of(at + 1).to_ascii_lowercase().as_str() {
        "ago" => -1,
        "earlier" | "before" | "later" | "after" | "hence" => {
            let narrative = !t.is_any(at + 1, &["hence"]);
            if t.is_any(at + 1, &["before", "after"]) && (t.is_word(at + 2) || t.is_numeral(at + 2))
            {
                return None;
            }
            if narrative && t.is(at + 2, "than") {
                return None;
            }
            return Some(Piece {
                first: i,
                next: at + 2,
                what: earlier(c, grain, count, t.is_any(at + 1, &["earlier"]), i),
            });
        }
        "from" if t.is(at + 2, "now") => 1,
        _ => return None,
    };
    let next = if by == 1 { at + 3 } else { at + 2 };
    let what = match (c.today, count.and_then(whole)) {
        (Some(today), Some(count)) => {
            let day = shift(today, grain, by * count);
            What::Period(Period::around(day, coarse(grain))?)
        }
        (Some(today), None) => {
            // "one and a half years ago": by days.
            let code = grain.code();
            let days = super::super::units::convert(code, "mo")
                .or_else(|| super::super::units::convert(code, "d"));
            let _ = (today, days);
            What::Raw("PAST_REF".to_owned())
        }
        _ => What::Raw("PAST_REF".to_owned()),
    };
    Some(Piece {
        first: i,
        next,
        what,
    })
}

fn whole(count: Decimal) -> Option<i32> {
    count
        .to_i64()
        .and_then(|n| i32::try_from(n).ok())
        .filter(|n| *n < 100_000)
}

/// The grain at which a distance is precise: "three years ago" is a year.
fn coarse(grain: Grain) -> Grain {
    match grain {
        Grain::Second | Grain::Minute | Grain::Hour => Grain::Day,
        Grain::Fortnight => Grain::Week,
        grain => grain,
    }
}

/// "a year earlier" in a report is counted from its day; "later" from a moment that the text tells.
fn earlier(c: &Context, grain: Grain, count: Option<Decimal>, back: bool, _: usize) -> What {
    match (c.today, count.and_then(whole)) {
        (Some(today), Some(count)) if back && grain >= Grain::Month => {
            match Period::around(shift(today, grain, -count), grain) {
                Some(period) => What::Period(period),
                None => What::Raw("PAST_REF".to_owned()),
            }
        }
        _ => What::Raw("XXXX".to_owned()),
    }
}

/// The year of a partial date that has none, as reports mean it.
pub fn nearest_year(c: &Context, i: usize, partial: Partial) -> Option<i32> {
    let today = c.today?;
    let month = partial.month?;
    let year = today.year();
    let day = partial.day.unwrap_or(1);
    let this = super::calendar::Day::new(year, month, day.min(28))?;
    let same_month = month == today.month() && partial.day.is_none();
    Some(if future(c, i) {
        if this < today && !same_month {
            year + 1
        } else {
            year
        }
    } else if this > today && !same_month {
        // A coming day within weeks, without a past verb, is this year's.
        if ahead(c, i) { year } else { year - 1 }
    } else {
        year
    })
}

fn ahead(c: &Context, i: usize) -> bool {
    i > 0
        && c.t.is_any(
            i - 1,
            &["until", "by", "due", "before", "effective", "expires"],
        )
}

/// Whether the clause speaks of the future.
pub fn future(c: &Context, i: usize) -> bool {
    let t = c.t;
    let stop = |k: usize| matches!(t.symbol(k), Some('.' | '!' | '?' | ';')) && !t.glued(k + 1);
    let ahead = |k: usize| {
        t.is_any(
            k,
            &[
                "will",
                "shall",
                "would",
                "scheduled",
                "expected",
                "plans",
                "planned",
                "due",
                "set",
                "going",
                "expects",
                "upcoming",
                "must",
                "should",
            ],
        ) || t.is(k, "ll")
    };
    let back = |k: usize| {
        t.is_any(
            k,
            &[
                "was",
                "were",
                "had",
                "said",
                "did",
                "has",
                "have",
                "been",
                "rose",
                "fell",
                "won",
                "killed",
                "died",
                "began",
                "started",
                "became",
                "announced",
                "ended",
                "took",
                "made",
            ],
        ) || t.of(k).len() > 4 && t.of(k).ends_with("ed")
    };
    for k in (i.saturating_sub(14)..i).rev() {
        if stop(k) {
            break;
        }
        if ahead(k) {
            return true;
        }
        if back(k) && !t.is_any(k, &["said"]) {
            return false;
        }
    }
    for k in i..(i + 14).min(t.len()) {
        if stop(k) {
            break;
        }
        if ahead(k) {
            return true;
        }
        if back(k) {
            return false;
        }
    }
    false
}
