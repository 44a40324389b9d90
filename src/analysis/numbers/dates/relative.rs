//! Owns dates told from now or from another moment: "yesterday", "last week", "three years ago", "every day".

use super::anchored::{anchored, from_day, on_day};
use super::calendar::{Day, Period, moved, season_of};
use super::loose::{
    farming, harvest, latest, several_ago, two_steps, unit_ago, weekend, year_and_half,
};
use super::seasons::bare_season;
use super::told;
use super::words::{DayPart, Grain, Shift, TimeWord};
use super::{Context, Piece, What};
use crate::analysis::numbers::model::Decimal;
use crate::analysis::numbers::terms::{Form, Term, term};
use crate::analysis::numbers::words::NumberWord;

/// "yesterday", "this June", "last week", "three years ago".
pub fn relative(c: &Context, i: usize) -> Option<Piece> {
    let found = match c.time(i) {
        Some(TimeWord::Day(by)) => Some(day(c, i, i32::from(by))),
        Some(TimeWord::Unit(Grain::Weekend)) => weekend(c, i),
        Some(TimeWord::Unit(grain)) => unit_ago(c, i, grain),
        Some(TimeWord::Several) => several_ago(c, i),
        Some(TimeWord::Latest) => latest(c, i),
        Some(TimeWord::Farming) => farming(c, i),
        Some(TimeWord::Harvest(month, months)) => harvest(c, i, month, months),
        Some(TimeWord::Part(part)) => that_part(c, i, part),
        Some(TimeWord::Tonight) => Some(part_of(c, i, i + 1, 0, DayPart::Night)),
        Some(TimeWord::Shift(shift)) => shifted(c, i, shift),
        Some(TimeWord::Season(season)) => bare_season(c, i, season),
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
    let what = match c.today {
        Some(today) => part_on(today.plus(by), part),
        None => What::Raw(format!("XXXX-XX-XXT{}", part.code())),
    };
    Piece { first, next, what }
}

fn part_on(day: Day, part: DayPart) -> What {
    let timex = format!("{}T{}", day.iso(), part.code());
    What::Period(Period::new(timex, day, day.plus(1)))
}

/// "that evening", "the same night": of the day told.
fn that_part(c: &Context, i: usize, part: DayPart) -> Option<Piece> {
    let led = i > 0 && c.t.is_any(i - 1, &["that", "same"]);
    let day = told::day_told(c).filter(|_| led && !c.t.is(i, "overnight"))?;
    Some(Piece {
        first: i,
        next: i + 1,
        what: part_on(day, part),
    })
}

/// "last week", "this June", "next Monday", "the previous year", "last night".
fn shifted(c: &Context, i: usize, shift: Shift) -> Option<Piece> {
    let t = c.t;
    let mut at = i + 1;
    // "this past June", "this coming week".
    if let Some(TimeWord::Shift(second @ (Shift::Past | Shift::Coming))) = c.time(at) {
        return shifted(c, at, second).map(|p| Piece { first: i, ..p });
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
    // "the last half of 1989", "the last quarter of 2020".
    if matches!(shift, Shift::Last)
        && t.is_any(at, &["half", "quarter"])
        && t.is(at + 1, "of")
        && let Some((year, next)) = super::years::year(c, at + 2)
    {
        let period = if t.is(at, "half") {
            Period::half(year, 2)?
        } else {
            Period::quarter(year, 4)?
        };
        return Some(Piece {
            first: i,
            next,
            what: What::Period(period),
        });
    }
    // "the raids following Wednesday's attack": a preposition.
    if t.is(i, "following") && !(i > 0 && t.is_any(i - 1, &["the", "on"])) {
        return None;
    }
    let raw = |timex: &str| What::Raw(timex.to_owned());
    let mut next = at + 1;
    let what = match c.time(at)? {
        TimeWord::Unit(grain) if grain >= Grain::Day && !t.of(at).ends_with('s') => {
            if grain == Grain::Day
                && matches!(shift, Shift::This | Shift::Last | Shift::Past)
                && !t.is(i, "current")
            {
                return None;
            }
            // "the corresponding period last year", "last year's third quarter".
            if let Some(today) = c.today.filter(|_| grain == Grain::Year && !narrative) {
                let year = today.year() + by;
                if let Some((period, next)) = told::quarter_of(c, at + 1, year) {
                    return Some(Piece {
                        first: i,
                        next,
                        what: What::Period(period),
                    });
                }
                if told::of_quarter(t, i)
                    && let Some((_, number)) = told::quarter(c, false)
                {
                    return Some(Piece {
                        first: i,
                        next: at + 1,
                        what: What::Period(Period::quarter(year, number)?),
                    });
                }
            }
            // "the next day": after the one told.
            let on = matches!(shift, Shift::Next) && i > 0 && t.is(i - 1, "the");
            let beside = (narrative || on)
                .then(|| told::beside(c, grain, by))
                .flatten();
            match c.today {
                _ if beside.is_some() => beside.map_or(raw("XXXX"), What::Period),
                Some(today) => What::Period(Period::around(
                    super::calendar::moved(today, grain, by),
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
                Shift::This | Shift::Last | Shift::Next | Shift::Previous | Shift::Following
            ) =>
        {
            // "the next morning", "the following night": after the day told.
            let the = i > 0 && t.is(i - 1, "the") && !matches!(shift, Shift::This | Shift::Last);
            let day = told::day_told(c).filter(|_| narrative || the);
            if let Some(day) = day {
                let what = part_on(day.plus(by), part);
                return Some(Piece {
                    first: i,
                    next: at + 1,
                    what,
                });
            }
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
                    // "last October 17"
                    let stop = usize::from(t.is_symbol(at + 1, '.') && t.glued(at + 1));
                    let stated = super::monthdays::day_number(t, at + 1 + stop)
                        .filter(|_| t.is_numeral(at + 1 + stop))
                        .and_then(|(day, after)| Some((Day::new(year, month, day)?, after)));
                    if let Some((day, after)) = stated {
                        next = after;
                        What::Period(Period::day(day))
                    } else {
                        What::Period(Period::month(year, month)?)
                    }
                }
                _ => raw(&format!("XXXX-{month:02}")),
            }
        }
        TimeWord::Weekday(weekday) if t.of(at).len() > 3 => match c.today {
            Some(today) => {
                // "the following Wednesday": after the day told.
                let today = match shift {
                    Shift::Following => told::day_told(c).unwrap_or(today),
                    _ => today,
                };
                let week = Period::week(today).start;
                let day = match shift {
                    Shift::This => week.plus(i32::from(weekday) - 1),
                    // Weeks begin with Sunday where one speaks of the next one.
                    Shift::Next if weekday == 7 && today.weekday() < 7 => week.plus(6),
                    Shift::Next => week.plus(i32::from(weekday) + 6),
                    Shift::Coming | Shift::Following => {
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
            // "this fall in prices"
            if t.is(at, "fall") && t.is_any(at + 1, &["of", "in", "from"]) {
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
        TimeWord::Holiday(day) => {
            let (day, after) = super::periods::named_holiday(c, at, day)?;
            next = after;
            match c.today {
                Some(today) => What::Period(Period::day(super::calendar::holiday(
                    day,
                    today.year() + by,
                )?)),
                None => raw("XXXX"),
            }
        }
        _ => return None,
    };
    Some(Piece {
        first: i,
        next,
        what,
    })
}

/// "three years ago", "a year earlier", "two weeks later".
fn offset(c: &Context, i: usize) -> Option<Piece> {
    let t = c.t;
    let article = matches!(
        t.lexeme(i).and_then(|l| l.number),
        Some(NumberWord::Article)
    );
    let (count, at) = if article && matches!(c.time(i + 1), Some(TimeWord::Unit(_))) {
        match year_and_half(c, i) {
            Some(found) => return Some(found),
            None => (Some(Decimal::ONE), i + 1),
        }
    } else {
        let number: Term = term(t, i).filter(|n| n.form != Form::Ordinal)?;
        let article =
            usize::from(number.form == Form::Fraction && t.is_any(number.next, &["a", "an"]));
        (number.decimal(), number.next + article)
    };
    let Some(TimeWord::Unit(grain)) = c.time(at) else {
        return None;
    };
    if let Some(found) = two_steps(c, i, grain, count, at + 1) {
        return Some(found);
    }
    let by = match t.of(at + 1).to_ascii_lowercase().as_str() {
        "ago" => -1,
        "earlier" | "before" | "previously" | "later" | "after" | "hence" => {
            let narrative = !t.is_any(at + 1, &["hence"]);
            // "For two decades after 1989": how long, and since when.
            let long = i > 0 && t.is(i - 1, "for") && t.is_numeral(at + 2);
            if long {
                return None;
            }
            if t.is_any(at + 1, &["before", "after"]) && (t.is_word(at + 2) || t.is_numeral(at + 2))
            {
                return anchored(c, i, at + 2, grain, count?, t.is(at + 1, "after"));
            }
            if narrative && t.is(at + 2, "than") {
                return None;
            }
            let back = t.is_any(at + 1, &["earlier", "before"]) && grain == Grain::Year;
            if let Some(period) = told::same_stretch(c, i, None).filter(|_| back && article) {
                return Some(Piece {
                    first: i,
                    next: at + 2,
                    what: What::Period(period),
                });
            }
            // "six hours later": how long it took, where no day tells when it was.
            if grain < Grain::Day {
                return None;
            }
            return Some(Piece {
                first: i,
                next: at + 2,
                what: earlier(
                    c,
                    grain,
                    count,
                    t.is_any(at + 1, &["earlier", "before", "previously"]),
                ),
            });
        }
        "from" if t.is(at + 2, "now") => 1,
        // "ran dry for 48 hours from December 1": how long, and since when.
        "from" if i > 0 && t.is_any(i - 1, &["for", "the", "these", "those", "over"]) => {
            return None;
        }
        "from" => {
            return anchored(c, i, at + 2, grain, count?, true)
                .filter(|piece| !article || from_day(c, piece, at + 2));
        }
        _ => return None,
    };
    let next = if by == 1 { at + 3 } else { at + 2 };
    if let Some(found) = count
        .and_then(whole)
        .filter(|_| by < 0)
        .and_then(|n| on_day(c, i, next, grain, n))
    {
        return Some(found);
    }
    // "from $5 million a year ago", told of a quarter.
    if by < 0
        && grain == Grain::Year
        && count == Some(Decimal::ONE)
        && let Some(period) = told::quarter_by(c, -1, true)
    {
        return Some(Piece {
            first: i,
            next,
            what: What::Period(period),
        });
    }
    let what = match (c.today, count.and_then(whole)) {
        (Some(today), Some(count)) => {
            let day = moved(today, grain, by * count);
            What::Period(Period::around(day, coarse(grain))?)
        }
        (Some(today), None) if grain == Grain::Year && by < 0 => {
            // "two and a half years ago": in whole months.
            let months = count
                .and_then(|n| n.times(Decimal::integer(12)))
                .and_then(whole);
            let day = months.map(|m| moved(today, Grain::Month, -m));
            match day.and_then(|day| Period::around(day, Grain::Year)) {
                Some(period) => What::Period(period),
                None => What::Raw("PAST_REF".to_owned()),
            }
        }
        _ => What::Raw("PAST_REF".to_owned()),
    };
    Some(Piece {
        first: i,
        next,
        what,
    })
}

pub fn whole(count: Decimal) -> Option<i32> {
    count
        .to_i64()
        .and_then(|n| i32::try_from(n).ok())
        .filter(|n| *n < 100_000)
}

/// The grain at which a distance is precise: "three years ago" is a year.
pub fn coarse(grain: Grain) -> Grain {
    match grain {
        Grain::Second | Grain::Minute | Grain::Hour => Grain::Day,
        Grain::Fortnight => Grain::Week,
        grain => grain,
    }
}

/// "a year earlier" is counted from the quarter or the moment told last, or from the report's day;
/// "later" only from a moment that the text tells.
fn earlier(c: &Context, grain: Grain, count: Option<Decimal>, back: bool) -> What {
    let Some(count) = count.and_then(whole) else {
        return What::Raw("XXXX".to_owned());
    };
    let by = if back { -count } else { count };
    let quarter = (back && grain == Grain::Year && count == 1)
        .then(|| told::quarter_by(c, -1, false))
        .flatten();
    let found = quarter
        .or_else(|| told::from_last(c, grain, by))
        .or_else(|| {
            let today = c.today.filter(|_| back && grain >= Grain::Day)?;
            Period::around(moved(today, grain, by), coarse(grain))
        });
    found.map_or(What::Raw("XXXX".to_owned()), What::Period)
}
