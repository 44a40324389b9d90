//! Owns the step from named dates to days: partial dates, ranges of dates, and dates with a time of day.

use super::calendar::{Day, Period};
use super::words::Edge;
use super::{Context, Partial, Piece, What, When};
use crate::analysis::numbers::model::{NumberKind, Value};

/// The TIMEX3 value of a piece, and its days where they are known.
pub fn resolved(c: &Context, piece: &Piece) -> (String, Option<Period>) {
    match &piece.what {
        What::Period(period) => (period.timex.clone(), Some(period.clone())),
        What::Raw(timex) => (timex.clone(), None),
        What::Clock(clock) => (clock.timex(), None),
        What::Days(first, last) => {
            let days = |partial| partial_days(c, piece.first, partial);
            match days(*first).zip(days(*last)) {
                Some((a, b)) => {
                    let timex = format!("{}/{}", a.timex, b.timex);
                    (timex.clone(), Some(Period::new(timex, a.start, b.end)))
                }
                None => (
                    format!("{}/{}", unresolved(*first), unresolved(*last)),
                    None,
                ),
            }
        }
        What::Partial(partial) => {
            let found = partial_days(c, piece.first, *partial);
            match found {
                Some(period) => (period.timex.clone(), Some(period)),
                None => (unresolved(*partial), None),
            }
        }
    }
}

fn partial_days(c: &Context, i: usize, partial: Partial) -> Option<Period> {
    match partial {
        Partial {
            month: None,
            day: None,
            year: Some(year),
            ..
        } => Period::year(year),
        Partial {
            month: Some(month),
            day,
            year,
            ..
        } => {
            let year = year.or_else(|| super::tense::nearest_year(c, i, partial))?;
            match day {
                Some(day) => Some(Period::day(Day::new(year, month, day)?)),
                None => Period::month(year, month),
            }
        }
        Partial {
            day: Some(day),
            weekday,
            ..
        } => lone_day(c, i, day, weekday).map(Period::day),
        Partial {
            weekday: Some(weekday),
            ..
        } => {
            if let Some(day) = super::told::weekday_of(c, i, weekday) {
                return Some(Period::day(day));
            }
            if let Some(day) = super::told::weekday_joined(c, i, weekday) {
                return Some(Period::day(day));
            }
            let today = c.today?;
            let back = (i32::from(today.weekday()) - i32::from(weekday)).rem_euclid(7);
            // "until at least Friday"
            let least = i > 2 && c.t.is(i - 1, "least") && c.t.is_any(i - 3, &["until", "till"]);
            let day = if back > 0 && (least || super::tense::future(c, i)) {
                today.plus(7 - back)
            } else {
                today.plus(-back)
            };
            Some(Period::day(day))
        }
        _ => None,
    }
}

/// The day of a month that isn't told: the last one, or the next where the tense says so; on that weekday, if
/// one is told.
fn lone_day(c: &Context, i: usize, day: u8, weekday: Option<u8>) -> Option<Day> {
    /// Every day of a month falls on every weekday within so many months.
    const MONTHS: i32 = 60;
    let today = c.today?;
    let (year, month, date) = today.civil();
    let ahead = super::tense::future(c, i);
    let at = |by: i32| {
        let first = Day::new(year, month, 1)?.plus_months(by);
        let found = Day::new(first.year(), first.month(), day)?;
        weekday
            .is_none_or(|w| found.weekday() == w)
            .then_some(found)
    };
    let start = match ahead {
        true => i32::from(day < date),
        false => -i32::from(day > date),
    };
    (0..MONTHS).find_map(|n| at(if ahead { start + n } else { start - n }))
}

fn unresolved(partial: Partial) -> String {
    match partial {
        Partial {
            month: Some(month),
            day: Some(day),
            ..
        } => format!("XXXX-{month:02}-{day:02}"),
        Partial {
            month: Some(month), ..
        } => format!("XXXX-{month:02}"),
        Partial { day: Some(day), .. } => format!("XXXX-XX-{day:02}"),
        Partial {
            weekday: Some(day), ..
        } => format!("XXXX-WXX-{day}"),
        _ => "XXXX".to_owned(),
    }
}

/// Two dates with "to", "-" or "and" between them: "2004 to 2009", "January-March 2017", "June 5-7".
pub fn range(c: &Context, left: &Piece, floor: usize) -> Option<When> {
    let t = c.t;
    let before = left
        .first
        .checked_sub(1)
        .filter(|b| *b >= floor || t.is_word(*b));
    let article = before.is_some_and(|b| b > 0 && t.is(b, "the"));
    let between = before.is_some_and(|b| t.is(b - usize::from(article), "between"));
    let i = left.next;
    // "Deyr/Hageya 2016" are two names of seasons.
    let names = matches!(c.time(i + 1), Some(super::words::TimeWord::Harvest(..)));
    let dash = t.is_dash(i) || t.is_symbol(i, '/') && t.glued(i) && !names;
    // "August 2 and 3".
    let dated = matches!(
        &left.what,
        What::Partial(Partial {
            day: Some(_),
            month: Some(_),
            ..
        })
    );
    let counted = crate::analysis::numbers::nouns::plural(t, i + 2);
    let days = dated && t.is(i, "and") && t.is_numeral(i + 1) && !counted;
    let joined = days
        || dash
        || t.is_any(i, &["to", "through", "until", "till"])
        || between && t.is(i, "and");
    if !joined || dash && t.glued(i) != t.glued(i + 1) {
        return None;
    }
    let at = i + 1 + usize::from(t.is(i + 1, "the"));
    let right = match &left.what {
        What::Partial(partial) if days && !between => follow(c, *partial, at, dash)?,
        What::Partial(partial) => follow(c, *partial, at, dash).or_else(|| super::piece(c, at))?,
        What::Clock(_) => return None,
        _ => super::piece(c, at)?,
    };
    let (mut left, mut right) = (left.clone(), right);
    // "the June to September Kiremt 2016", "(June to September) 2016".
    if let What::Partial(partial) = &mut right.what
        && partial.year.is_none()
        && partial.month.is_some()
        && (t.is_symbol(right.next, ')')
            || matches!(
                c.time(right.next),
                Some(super::words::TimeWord::Harvest(..))
            ))
    {
        partial.year = super::years::year(c, right.next + 1).map(|(year, _)| year);
    }
    // The year of the second serves the first: "January to March 2017".
    if let (What::Partial(a), What::Partial(b)) = (&mut left.what, &mut right.what) {
        if a.weekday.is_some() && a.month.is_none() && b.month.is_some() {
            return None;
        }
        if a.year.is_none() && a.month.is_some() {
            a.year = match (b.year, b.month) {
                (Some(year), Some(month)) if a.month > Some(month) => Some(year - 1),
                (year, Some(_)) => year,
                _ => None,
            };
        }
        // "between January and August", told in July, is over: both are of the year of the second.
        let months = a.day.is_none() && b.day.is_none() && a.month.is_some() && a.month < b.month;
        if months && a.year.is_none() && b.year.is_none() {
            b.year = super::tense::nearest_year(c, right.first, *b);
            a.year = b.year;
        }
        if b.year.is_none() && b.month.is_some() {
            b.year = match (a.year, a.month) {
                (Some(year), Some(month)) if b.month < Some(month) => Some(year + 1),
                (year, _) => year,
            };
        }
    }
    if matches!(left.what, What::Clock(_)) || matches!(right.what, What::Clock(_)) {
        return None;
    }
    let ((from, mut a), (to, mut b)) = (resolved(c, &left), resolved(c, &right));
    // "from the end of March to the middle of September" starts and ends there.
    if let Some(a) = &mut a {
        a.start = edge(c, left.first, a).unwrap_or(a.start);
    }
    if let Some(b) = &mut b {
        b.end = edge(c, right.first, b).unwrap_or(b.end);
    }
    if let (Some(a), Some(b)) = (&a, &b)
        && a.start >= b.end
    {
        return None;
    }
    Some(When {
        first: left.first,
        next: right.next,
        kind: NumberKind::Date,
        value: Value::Unknown,
        unit: None,
        timex: format!("{from}/{to}"),
        interval: a.zip(b).map(|(a, b)| (a.start.iso(), b.end.iso())),
    })
}

/// The day at which "the end of" or "the middle of" a period is, where a range starts or ends at it.
fn edge(c: &Context, i: usize, period: &Period) -> Option<Day> {
    match c.time(i) {
        Some(super::words::TimeWord::Edge(Edge::End)) => Some(period.end),
        Some(super::words::TimeWord::Edge(Edge::Mid)) if c.t.is(i, "middle") => {
            Some(period.start.middle(period.end))
        }
        _ => None,
    }
}

/// What may follow a dash after a partial date in short: "June 5-7", "2016-17".
fn follow(c: &Context, left: Partial, at: usize, dash: bool) -> Option<Piece> {
    let t = c.t;
    let text = t.of(at);
    let number: i32 = text
        .parse()
        .ok()
        .filter(|_| t.is_numeral(at) && text.len() <= 2)?;
    if matches!(c.time(at + 1), Some(super::words::TimeWord::Month(_))) || t.is(at + 1, "of") {
        return None;
    }
    let mut next = at + 1;
    let mut right = left;
    match left {
        Partial {
            day: Some(day),
            month: Some(_),
            ..
        } if number > i32::from(day) && number <= 31 => {
            right.day = u8::try_from(number).ok();
            let suffix = t.glued(next) && super::super::words::ordinal_suffix(t.of(next));
            next += usize::from(suffix);
            let comma = usize::from(t.is_symbol(next, ','));
            if let Some((year, after)) = super::years::year(c, next + comma) {
                right.year = Some(year);
                next = after;
            }
        }
        Partial {
            year: Some(year),
            month: None,
            ..
        } if dash && t.glued(at) && text.len() == 2 && number > year % 100 => {
            right.year = Some(year / 100 * 100 + number);
        }
        Partial {
            year: Some(year),
            month: None,
            ..
        } if dash && text == "00" && year % 100 == 99 => right.year = Some(year + 1),
        _ => return None,
    }
    Some(Piece {
        first: at,
        next,
        what: What::Partial(right),
    })
}

/// "January and February 2017": the year of the second serves the first.
pub fn lend_year(c: &Context, piece: &mut Piece) {
    let What::Partial(partial) = &mut piece.what else {
        return;
    };
    let joined = c.t.is_any(piece.next, &["and", "or"]) || c.t.is_symbol(piece.next, ',');
    if partial.year.is_some() || partial.month.is_none() || !joined {
        return;
    }
    let mut at = piece.next + 1;
    for _ in 0..4 {
        let Some(Piece {
            next,
            what: What::Partial(other),
            ..
        }) = super::piece(c, at)
        else {
            return;
        };
        if other.month.is_none() || other.weekday.is_some() {
            return;
        }
        if other.year.is_some() {
            partial.year = other.year;
            return;
        }
        at = next + usize::from(c.t.is_any(next, &["and", "or"]) || c.t.is_symbol(next, ','));
        if at == next {
            return;
        }
    }
}
