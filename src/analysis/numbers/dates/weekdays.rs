//! Owns dates that name a weekday: "Monday, June 5", "Friday 31", "Tuesday of last week".

use super::calendar::{Day, Period};
use super::explicit::{day_first, month_first, numeric, piece};
use super::words::TimeWord;
use super::{Context, Partial, Piece, What};

/// "Monday, June 5, 2020", "Monday".
pub fn weekday(c: &Context, i: usize, day: u8) -> Option<Piece> {
    let t = c.t;
    let short = t.of(i).len() < 6;
    let stop = usize::from(short && t.is_symbol(i + 1, '.') && t.glued(i + 1));
    let after = i + 1 + stop;
    let comma = usize::from(t.is_symbol(after, ','));
    let the = usize::from(t.is_any(after + comma, &["the", "on"]));
    let start = after + comma + the;
    let date = match c.time(start) {
        Some(TimeWord::Month(month)) => month_first(c, start, month),
        _ => day_first(c, start),
    };
    if let Some(Piece {
        next,
        what: What::Partial(mut partial),
        ..
    }) = date
        && partial.day.is_some()
    {
        partial.weekday = Some(day);
        return Some(piece(i, next, What::Partial(partial)));
    }
    if let Some(found) = of_week(c, i, day, after).or_else(|| week_on(c, i, day, after)) {
        return Some(found);
    }
    if let Some((number, next)) = super::monthdays::lone_day(t, start) {
        let partial = Partial {
            day: Some(number),
            weekday: Some(day),
            ..Partial::default()
        };
        return Some(piece(i, next, What::Partial(partial)));
    }
    let licensed = i > 0
        && t.is_any(
            i - 1,
            &[
                "on", "last", "next", "this", "by", "until", "since", "every",
            ],
        );
    // "Black Friday", "Sunday Times".
    let named = i > 0 && t.capital(i - 1) && t.is_any(i - 1, NAMED_DAYS)
        || t.capital(i + 1) && t.is_any(i + 1, NEWSPAPERS);
    if named || short && !(licensed && t.capital(i)) {
        return None;
    }
    if t.of(i).ends_with('s') && t.of(i).len() > 6 {
        return Some(piece(i, i + 1, What::Raw(format!("XXXX-WXX-{day}"))));
    }
    Some(piece(
        i,
        i + 1,
        What::Partial(Partial {
            weekday: Some(day),
            ..Partial::default()
        }),
    ))
}

/// "yesterday, 10 February", "next Tuesday, February 18", "Friday (14 March)": one day told twice is the date.
pub fn told_twice(c: &Context, piece: &Piece) -> Option<Piece> {
    let t = c.t;
    let told = match &piece.what {
        What::Partial(partial) => {
            (partial.weekday.is_some() && partial.day.is_none()).then_some(None)?
        }
        What::Period(period) => {
            let one = period.start.plus(1) == period.end && !period.timex.contains('T');
            let word = matches!(
                c.time(piece.next - 1),
                Some(TimeWord::Day(_) | TimeWord::Weekday(_))
            );
            (one && word).then_some(Some(period.start))?
        }
        _ => return None,
    };
    let bracket = t.is_symbol(piece.next, '(');
    let at = piece.next + usize::from(bracket || t.is_symbol(piece.next, ','));
    let date = match c.time(at) {
        Some(TimeWord::Month(month)) => month_first(c, at, month),
        _ => day_first(c, at).or_else(|| numeric(t, at)),
    }?;
    if bracket && !t.is_symbol(date.next, ')') {
        return None;
    }
    let what = match (date.what, told) {
        (What::Period(period), _) if period.start.plus(1) == period.end => What::Period(period),
        // "yesterday, 31 December", told on 1 January, is of the year before.
        (What::Partial(mut partial), Some(day)) if partial.year.is_none() => {
            let (month, date) = partial.month.zip(partial.day)?;
            let near = |year: &i32| {
                Day::new(*year, month, date)
                    .is_some_and(|other| other.plus(7) >= day && other <= day.plus(7))
            };
            let year = day.year();
            partial.year = [year, year - 1, year + 1].into_iter().find(near);
            What::Partial(partial)
        }
        (What::Partial(partial), _) if partial.day.is_some() && partial.month.is_some() => {
            What::Partial(partial)
        }
        _ => return None,
    };
    Some(Piece {
        first: piece.first,
        next: date.next + usize::from(bracket),
        what,
    })
}

/// "Tuesday of last week", "Friday next week".
fn of_week(c: &Context, i: usize, day: u8, after: usize) -> Option<Piece> {
    let t = c.t;
    let at = after + usize::from(t.is(after, "of") || t.is_symbol(after, ','));
    let by = match t.of(at) {
        "last" => -7,
        "this" => 0,
        "next" => 7,
        _ => return None,
    };
    if !t.is(at + 1, "week") || t.is_apostrophe(at + 2) {
        return None;
    }
    let what = match c.today {
        Some(today) => {
            let week = Period::week(today.plus(by)).start;
            What::Period(Period::day(week.plus(i32::from(day) - 1)))
        }
        None => What::Raw(format!("XXXX-WXX-{day}")),
    };
    Some(piece(i, at + 2, what))
}

/// "Tuesday week": a week after the next one.
fn week_on(c: &Context, i: usize, day: u8, after: usize) -> Option<Piece> {
    let t = c.t;
    let ends = after + 1 >= t.len()
        || matches!(t.symbol(after + 1), Some('.' | ',' | ';' | ')'))
        || t.is_any(after + 1, &["and", "but", "at", "to", "when", "for", "in"]);
    let led = i > 0
        && t.is_any(
            i - 1,
            &["on", "until", "till", "from", "by", "before", "next"],
        );
    if !t.is(after, "week") || !ends || !led {
        return None;
    }
    let today = c.today?;
    let ahead = (i32::from(day) - i32::from(today.weekday())).rem_euclid(7);
    let ahead = if ahead == 0 { 7 } else { ahead };
    Some(piece(
        i,
        after + 1,
        What::Period(Period::day(today.plus(ahead + 7))),
    ))
}

/// What makes a weekday a name.
const NAMED_DAYS: &[&str] = &[
    "black", "good", "super", "ash", "bloody", "fat", "cyber", "maundy", "palm", "easter", "holy",
    "shrove", "giving",
];

const NEWSPAPERS: &[&str] = &[
    "times",
    "telegraph",
    "herald",
    "mail",
    "mirror",
    "express",
    "post",
    "world",
    "tribune",
];
