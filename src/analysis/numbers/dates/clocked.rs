//! Owns dates with times of day, and ranges of hours: "Monday at 5 p.m.", "10:30 to 3 on June 5".

use super::clock::Clock;
use super::resolve::resolved;
use super::told;
use super::words::{DayPart, TimeWord};
use super::{Context, Piece, What, When};
use crate::analysis::numbers::model::{NumberKind, Value};

/// A single date, joined with a time of day that stands beside it.
pub fn with_clock(c: &Context, piece: Piece) -> When {
    let t = c.t;
    if let What::Clock(clock) = piece.what {
        let next = piece.next;
        let (next, date) =
            day_after(c, next).map_or((next, None), |(next, date)| (next, Some(date)));
        // "1 o'clock on Tuesday morning", "half past seven on Sunday evening"
        let part = match c.time(next) {
            Some(TimeWord::Part(part)) if date.as_ref().is_some_and(|d| is_day(c, d)) => Some(part),
            _ => None,
        };
        let next = next + usize::from(part.is_some());
        let clock = in_part(clock, part);
        return timed(c, piece.first, next, clock, None, date.as_ref());
    }
    let day = is_day(c, &piece);
    let mut part = stated_part(c, &piece);
    let mut next = piece.next;
    if day {
        // "Monday morning", "Sunday early morning".
        let loose = usize::from(t.is_any(next, &["early", "late"]));
        if let Some(TimeWord::Part(found)) = c.time(next + loose) {
            part = Some(found);
            next += 1 + loose;
        }
    }
    if day || part.is_some() {
        let comma = next + usize::from(t.is_symbol(next, ','));
        let start = comma + usize::from(t.is_any(comma, &["at", "from", "between"]));
        if let Some((from, to, next)) = hours(c, start) {
            let (from, to) = (in_part(from, part), in_part(to, part));
            return timed(c, piece.first, next, from, Some(to), Some(&piece));
        }
        let at = comma + usize::from(t.is(comma, "at"));
        if let Some(Piece {
            next,
            what: What::Clock(clock),
            ..
        }) = super::clock::clock(c, at)
        {
            let clock = in_part(clock, part);
            let (piece, next) = year_last(c, piece, clock, next);
            return timed(c, piece.first, next, clock, None, Some(&piece));
        }
    }
    let (mut timex, period) = resolved(c, &piece);
    let mut kind = NumberKind::Date;
    if let Some(part) = part.filter(|_| day) {
        timex = format!("{timex}T{}", part.code());
    }
    if timex.contains('T') && timex.len() > 10 {
        kind = NumberKind::Time;
    }
    if timex.starts_with("XXXX-WXX-") && t.of(piece.first).ends_with('s') {
        kind = NumberKind::Set;
    }
    When {
        first: piece.first,
        next,
        kind,
        value: Value::Unknown,
        unit: None,
        timex,
        interval: period.map(|p| (p.start.iso(), p.end.iso())),
    }
}

/// "Wed Oct 26 15:50:06 2016": machines tell the year after the time.
fn year_last(c: &Context, piece: Piece, clock: Clock, next: usize) -> (Piece, usize) {
    let What::Partial(partial) = piece.what else {
        return (piece, next);
    };
    match super::years::year(c, next) {
        Some((year, after)) if clock.second.is_some() && partial.year.is_none() => {
            let what = What::Partial(super::Partial {
                year: Some(year),
                ..partial
            });
            (Piece { what, ..piece }, after)
        }
        _ => (piece, next),
    }
}

/// "the morning of Saturday, Aug. 12", "the early hours of Monday": a part of a day that is told after it.
pub fn part_of(c: &Context, i: usize) -> Option<When> {
    let t = c.t;
    let (part, of) = match c.time(i) {
        Some(TimeWord::Part(part)) => (part, i + 1),
        _ if t.is(i, "early") && t.is(i + 1, "hours") => (DayPart::Morning, i + 2),
        _ => return None,
    };
    if !t.is(of, "of") {
        return None;
    }
    let day = super::piece(c, of + 1).filter(|day| is_day(c, day))?;
    let day = super::weekdays::told_twice(c, &day).unwrap_or(day);
    let (timex, period) = resolved(c, &day);
    Some(When {
        first: i,
        next: day.next,
        kind: NumberKind::Time,
        value: Value::Unknown,
        unit: None,
        timex: format!("{timex}T{}", part.code()),
        interval: period.map(|p| (p.start.iso(), p.end.iso())),
    })
}

/// "at six this evening", "at 6.30 the next morning": the part of the day shows that it is an hour.
pub fn hour_of_part(c: &Context, i: usize) -> Option<When> {
    let t = c.t;
    let led = [
        "at", "by", "until", "till", "about", "around", "before", "after", "since", "from",
    ];
    if i == 0 || !t.is_any(i - 1, &led) {
        return None;
    }
    let number = crate::analysis::numbers::terms::term(t, i)?;
    let text = t.of(i);
    let (hour, minute) = match text.split_once('.').filter(|_| t.is_numeral(i)) {
        Some((hour, minute)) if minute.len() == 2 => (hour.parse().ok()?, minute.parse().ok()),
        Some(_) => return None,
        None => (u8::try_from(number.decimal()?.to_i64()?).ok()?, None),
    };
    let on = usize::from(t.is_any(number.next, &["on", "the"]));
    let date = super::relative::relative(c, number.next + on);
    let date = date.filter(|date| stated_part(c, date).is_some())?;
    if !(1..=12).contains(&hour) || minute.is_some_and(|minute: u8| minute > 59) {
        return None;
    }
    let clock = Clock {
        hour,
        minute,
        second: None,
    };
    let clock = in_part(clock, stated_part(c, &date));
    Some(timed(c, i, date.next, clock, None, Some(&date)))
}

/// The part of the day that a piece names: "tonight", "this evening".
fn stated_part(c: &Context, piece: &Piece) -> Option<DayPart> {
    let timex = match &piece.what {
        What::Period(period) => &period.timex,
        What::Raw(timex) => timex,
        _ => return None,
    };
    let last = piece.next.checked_sub(1)?;
    let named = timex.get(10..11) == Some("T");
    match c.time(last) {
        Some(TimeWord::Part(part)) if named => Some(part),
        Some(TimeWord::Tonight) => Some(DayPart::Evening),
        _ => None,
    }
}

/// "this evening at 7" is 19 hours; "11 at night" is 23, but one at night is 1.
fn in_part(clock: Clock, part: Option<DayPart>) -> Clock {
    let late = match part {
        Some(DayPart::Afternoon | DayPart::Evening) => clock.hour < 12,
        Some(DayPart::Night) => (6..12).contains(&clock.hour),
        _ => false,
    };
    Clock {
        hour: clock.hour + if late { 12 } else { 0 },
        ..clock
    }
}

/// Whether a piece names one day.
fn is_day(c: &Context, piece: &Piece) -> bool {
    match &piece.what {
        What::Partial(partial) => partial.day.is_some() || partial.weekday.is_some(),
        What::Period(period) => period.start.plus(1) == period.end && !period.timex.contains('T'),
        What::Raw(timex) => timex.starts_with("XXXX-WXX-") && !c.t.of(piece.first).ends_with('s'),
        What::Clock(_) | What::Days(..) => false,
    }
}

/// The day that a time of day is followed by: "10 a.m. Monday", "10 a.m. on June 5", "3 to 5 this morning".
fn day_after(c: &Context, i: usize) -> Option<(usize, Piece)> {
    let on = c.t.is(i, "on") && !c.t.capital(i);
    let at = i + usize::from(on || c.t.is_symbol(i, ','));
    let date = super::explicit::explicit(c, at)
        .or_else(|| super::relative::relative(c, at))
        .filter(|date| is_day(c, date) || stated_part(c, date).is_some())?;
    Some((date.next, date))
}

/// Two times of day with "to", "and" or a dash between them, of which one may be a bare hour:
/// "10:30 to 3", "2 and 4pm". The second is the end.
fn hours(c: &Context, i: usize) -> Option<(Clock, Clock, usize)> {
    let t = c.t;
    let bare = |at: usize| {
        let hour: u8 = t.of(at).parse().ok().filter(|h| (1..=12).contains(h))?;
        let free = !t.glued(at + 1)
            || t.is_dash(at + 1)
            || matches!(t.symbol(at + 1), Some('.' | ',' | '?'));
        let clock = Clock {
            hour,
            minute: None,
            second: None,
        };
        (t.is_numeral(at) && free).then_some((clock, at + 1))
    };
    let exact = |at: usize| match super::clock::clock(c, at)? {
        Piece {
            what: What::Clock(clock),
            next,
            ..
        } => Some((clock, next)),
        _ => None,
    };
    let between = i > 0 && t.is(i - 1, "between");
    let licensed = between || i > 0 && t.is(i - 1, "from");
    let stated = exact(i);
    // "between 7 and 9 last night": the part of the day tells that these are hours.
    let nightly = |next: usize| {
        between && super::relative::relative(c, next).is_some_and(|p| stated_part(c, &p).is_some())
    };
    let (mut from, joint) = stated.or_else(|| bare(i).filter(|_| licensed))?;
    let joins = t.is_any(joint, &["to", "until", "till", "through"])
        || t.is_dash(joint)
        || between && t.is(joint, "and");
    let end = exact(joint + 1);
    let (mut to, next) = end
        .or_else(|| {
            bare(joint + 1).filter(|(_, next)| {
                stated.is_some() && !t.is_word(*next)
                    || t.is_any(*next, &["on", "this", "every"])
                    || nightly(*next)
            })
        })
        .filter(|(_, next)| joins && (stated.is_some() || end.is_some() || nightly(*next)))?;
    // "7 to 8 p.m.": the half of the day serves both; "10:30 to 3" crosses noon.
    let morning = t.is_any(joint.wrapping_sub(1), &["am", "m", ".", "morning"]);
    if from.hour < 12 && to.hour > 12 && from.hour + 12 <= to.hour && !morning {
        from.hour += 12;
    } else if to.hour < from.hour && to.hour < 12 && from.hour < 12
        || to.hour < from.hour && end.is_none()
    {
        to.hour = (to.hour + 12) % 24;
    }
    Some((from, to, next))
}

/// A range of hours, on a day where one stands beside it: "from 10:30 to 3 on 1/1/2015".
pub fn hours_range(c: &Context, i: usize) -> Option<When> {
    let (from, to, next) = hours(c, i)?;
    let (next, date) = day_after(c, next).map_or((next, None), |(next, date)| (next, Some(date)));
    let part = date.as_ref().and_then(|date| stated_part(c, date));
    let (from, to) = (in_part(from, part), in_part(to, part));
    Some(timed(c, i, next, from, Some(to), date.as_ref()))
}

/// A time of day, or two, on a day where one is known.
fn timed(
    c: &Context,
    first: usize,
    next: usize,
    from: Clock,
    to: Option<Clock>,
    date: Option<&Piece>,
) -> When {
    let (stated, period) = match date {
        Some(date) => resolved(c, date),
        None => (String::new(), None),
    };
    let day = period.map(|p| p.start).or_else(|| match date {
        Some(_) => None,
        None => told::day_here(c, first)
            .or_else(|| told::day_near(c, first))
            .or(c.today),
    });
    let start = from.seconds().0;
    let end = to.map_or(from.seconds().1, |to| to.seconds().0);
    let hms = |s: u32| format!("{:02}:{:02}", s / 3600 % 24, s / 60 % 60);
    let time = |s: u32| {
        if from.second.is_some() {
            format!("{}:{:02}", hms(s), s % 60)
        } else {
            hms(s)
        }
    };
    let name = |day: &str, last: &str| match to {
        Some(to) => format!("{day}{}/{last}{}", from.timex(), to.timex()),
        None => format!("{day}{}", from.timex()),
    };
    let (timex, interval) = match day {
        Some(day) => {
            // "from 10 p.m. to 2 a.m."
            let last = day.plus(i32::from(end >= 86_400 || end < start));
            let interval = (
                format!("{}T{}", day.iso(), time(start)),
                format!("{}T{}", last.iso(), time(end)),
            );
            (name(&day.iso(), &last.iso()), Some(interval))
        }
        None => (
            name(&stated, &stated),
            date.is_none().then(|| (time(start), time(end))),
        ),
    };
    When {
        first,
        next,
        kind: NumberKind::Time,
        value: Value::Unknown,
        unit: None,
        timex,
        interval,
    }
}
