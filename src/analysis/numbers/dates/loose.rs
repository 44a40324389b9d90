//! Owns times that words tell loosely: "several weeks ago", "the latest quarter", "year-end", "the rainy season".

use super::calendar::{Period, moved};
use super::relative::{coarse, whole};
use super::told;
use super::words::{Grain, TimeWord};
use super::{Context, Piece, What};
use crate::analysis::numbers::model::Decimal;
use crate::analysis::numbers::scan::Tokens;
use crate::analysis::numbers::terms::{Form, term};

/// "several weeks ago", "a few days later".
pub fn several_ago(c: &Context, i: usize) -> Option<Piece> {
    let t = c.t;
    let Some(TimeWord::Unit(_)) = c.time(i + 1) else {
        return None;
    };
    let timex = match t.of(i + 2) {
        "ago" => "PAST_REF",
        "earlier" | "later" => "XXXX",
        _ => return None,
    };
    Some(Piece {
        first: i,
        next: i + 3,
        what: What::Raw(timex.to_owned()),
    })
}

/// "the latest quarter", "the latest period", "the latest week".
pub fn latest(c: &Context, i: usize) -> Option<Piece> {
    let what = match c.time(i + 1) {
        _ if c.t.is(i + 1, "period") => last_quarter(c, 0),
        Some(TimeWord::Unit(Grain::Quarter)) => last_quarter(c, 0),
        Some(TimeWord::Unit(grain @ (Grain::Week | Grain::Month | Grain::Year))) => {
            let period = c
                .today
                .and_then(|today| Period::around(moved(today, grain, -1), grain));
            period.map_or(What::Raw("XXXX".to_owned()), What::Period)
        }
        _ => return None,
    };
    (!c.t.of(i + 1).ends_with('s')).then_some(Piece {
        first: i,
        next: i + 2,
        what,
    })
}

/// The quarter that the text tells of, or the last whole one before the document's day, some years back.
fn last_quarter(c: &Context, years: i32) -> What {
    let found = told::quarter_by(c, -years, false).or_else(|| {
        let day = moved(moved(c.today?, Grain::Month, -3), Grain::Year, -years);
        Period::around(day, Grain::Quarter)
    });
    found.map_or(What::Raw("XXXX-QX".to_owned()), What::Period)
}

/// The index after "year-end", "year end" or "year's end".
fn year_end(t: Tokens, i: usize) -> Option<usize> {
    let mark = t.is_apostrophe(i + 1) && t.is(i + 2, "s");
    let at = if mark {
        i + 3
    } else {
        i + 1 + usize::from(t.is_hyphen(i + 1))
    };
    let other = i > 0 && t.is_any(i - 1, &["one", "each", "every", "previous"]);
    (t.is(at, "end") && !t.is(at + 1, "of") && !other).then_some(at + 1)
}

/// "the rainy season", "lean season".
pub fn farming(c: &Context, i: usize) -> Option<Piece> {
    let season = c.t.is_any(i + 1, &["season", "seasons"]);
    let dated = i > 0 && c.t.is_numeral(i - 1);
    (season && !dated).then(|| Piece {
        first: i,
        next: i + 2,
        what: What::Raw("XXXX".to_owned()),
    })
}

/// "Meher", "the Gu season", "Deyr 2016": the months of a year that is told.
pub fn harvest(c: &Context, i: usize, month: u8, months: u8) -> Option<Piece> {
    let t = c.t;
    let name = t.capital(i + 1) && t.lexeme(i + 1).is_none_or(|l| l.time.is_none());
    let person = i > 0 && t.capital(i - 1) && !t.opens(i - 1) && t.lexeme(i - 1).is_none();
    if !t.capital(i) || name || person {
        return None;
    }
    // "Deyr/Hageya 2016": two names, one year.
    let pair = t.is_symbol(i + 1, '/') && matches!(c.time(i + 2), Some(TimeWord::Harvest(..)));
    let after = if pair { i + 3 } else { i + 1 };
    let (what, next) = match super::years::year(c, after) {
        Some((year, next)) => (What::Period(Period::months(year, month, months)?), next),
        None => (What::Raw("XXXX".to_owned()), after),
    };
    let next = if pair { i + 1 } else { next };
    Some(Piece {
        first: i,
        next,
        what,
    })
}

/// "a year and a half ago", "a year-and-a-half ago".
pub fn year_and_half(c: &Context, i: usize) -> Option<Piece> {
    let t = c.t;
    let (_, over, next) = crate::analysis::numbers::fractions::fraction_after(t, i + 2)?;
    let year = matches!(c.time(i + 1), Some(TimeWord::Unit(Grain::Year)));
    if !year || over != 2 || !t.is(next, "ago") {
        return None;
    }
    let what = match c.today {
        Some(today) => What::Period(Period::around(
            moved(today, Grain::Month, -18),
            Grain::Month,
        )?),
        None => What::Raw("PAST_REF".to_owned()),
    };
    Some(Piece {
        first: i,
        next: next + 1,
        what,
    })
}

/// "the day before yesterday", "the day after tomorrow", "the day before", "the same day".
fn day_beside(c: &Context, i: usize) -> Option<Piece> {
    let t = c.t;
    let led = |words: &[&str]| i > 0 && t.is_any(i - 1, words);
    let period = |by: Option<super::calendar::Day>, next: usize| Piece {
        first: i,
        next,
        what: by.map_or(What::Raw("XXXX-XX-XX".to_owned()), |day| {
            What::Period(Period::day(day))
        }),
    };
    let by = match t.of(i + 1) {
        "before" => -1,
        "after" => 1,
        _ => 0,
    };
    let named = by < 0 && t.is(i + 2, "yesterday") || by > 0 && t.is(i + 2, "tomorrow");
    if named {
        return Some(period(c.today.map(|today| today.plus(2 * by)), i + 3));
    }
    let ends = |at: usize| {
        at >= t.len()
            || matches!(t.symbol(at), Some('.' | ',' | ';' | ')' | '?' | '!'))
            || t.is_any(at, &["and", "but", "in", "on", "at", "by", "with", "when"])
    };
    if led(&["the"]) && by != 0 && ends(i + 2) {
        return Some(period(told::day_beside(c, by), i + 2));
    }
    (led(&["same"]) && ends(i + 1)).then(|| period(told::day_beside(c, 0), i + 1))
}

/// "the year before", "the week after", where no noun or clause follows that they would be counted from.
fn period_beside(c: &Context, i: usize, grain: Grain) -> Option<Piece> {
    let t = c.t;
    let by = match t.of(i + 1) {
        "before" => -1,
        "after" => 1,
        _ => return None,
    };
    let ends =
        i + 2 >= t.len() || matches!(t.symbol(i + 2), Some('.' | ',' | ';' | ')' | '?' | '!'));
    if i == 0 || !t.is(i - 1, "the") || !ends {
        return None;
    }
    let told =
        told::beside(c, grain, by).or_else(|| Period::around(moved(c.today?, grain, by), grain));
    Some(Piece {
        first: i,
        next: i + 2,
        what: told.map_or(What::Raw("XXXX".to_owned()), What::Period),
    })
}

/// "the same month last year", "the same week of 2021": that of the month or week that the text is about.
fn same_of(c: &Context, i: usize, grain: Grain) -> Option<Piece> {
    let t = c.t;
    // "that month", "that year"
    if i > 0 && t.is(i - 1, "that") && !t.is_apostrophe(i + 1) {
        return Some(Piece {
            first: i,
            next: i + 1,
            what: What::Period(told::beside(c, grain, 0)?),
        });
    }
    // "the same months of 2015": told by its year.
    if i == 0 || !t.is(i - 1, "same") || t.is(i, "months") {
        return None;
    }
    let at = i + 1 + usize::from(t.is_any(i + 1, &["of", "in", "a"]));
    let told = told::beside(c, grain, 0).or_else(|| Period::around(c.today?, grain))?;
    let year = told.start.year();
    let (year, next) = match super::years::year(c, at) {
        Some(found) => found,
        None if t.is(at, "last") && t.is(at + 1, "year") => (c.today?.year() - 1, at + 2),
        None if t.is(at, "year") && t.is_any(at + 1, &["earlier", "ago", "before"]) => {
            (year - 1, at + 2)
        }
        None => return None,
    };
    let day = moved(told.start, Grain::Year, year - told.start.year());
    Some(Piece {
        first: i,
        next,
        what: What::Period(Period::around(day, grain)?),
    })
}

/// "year-earlier", "year-ago"; "year to date".
pub fn unit_ago(c: &Context, i: usize, grain: Grain) -> Option<Piece> {
    let t = c.t;
    if t.is(i + 1, "to") && t.is(i + 2, "date") {
        let what = match c.today {
            Some(today) => {
                let start = Period::around(today, grain)?;
                What::Period(Period::new(start.timex, start.start, today))
            }
            None => What::Raw("XXXX".to_owned()),
        };
        return Some(Piece {
            first: i,
            next: i + 3,
            what,
        });
    }
    if grain == Grain::Day {
        return day_beside(c, i);
    }
    // "the week of 4 November"
    if grain == Grain::Week
        && t.is(i + 1, "of")
        && let Some(day) = super::piece(c, i + 2)
        && let Some(period) = super::resolve::resolved(c, &day).1
        && period.start.plus(1) == period.end
    {
        return Some(Piece {
            first: i,
            next: day.next,
            what: What::Period(Period::week(period.start)),
        });
    }
    if matches!(grain, Grain::Week | Grain::Month | Grain::Year)
        && let Some(found) = period_beside(c, i, grain)
    {
        return Some(found);
    }
    if matches!(grain, Grain::Month | Grain::Week | Grain::Year)
        && let Some(found) = same_of(c, i, grain)
    {
        return Some(found);
    }
    if grain == Grain::Year
        && let Some(found) = super::periods::new_year(c, i)
    {
        return Some(found);
    }
    if grain == Grain::Week
        && let Some(found) = numbered_week(c, i)
    {
        return Some(found);
    }
    // "months ago", "decades earlier": how many isn't told.
    let before = |words: &[&str]| i > 0 && t.is_any(i - 1, words);
    if t.of(i).ends_with('s') && grain >= Grain::Day {
        let counted = i > 0 && (t.is_numeral(i - 1) || c.t.lexeme(i - 1).is_some());
        return (t.is(i + 1, "ago") && !counted).then(|| Piece {
            first: i,
            next: i + 2,
            what: What::Raw("PAST_REF".to_owned()),
        });
    }
    if grain == Grain::Year
        && let Some(next) = year_end(t, i)
    {
        let end = c
            .today
            .and_then(|today| super::calendar::Day::new(today.year(), 12, 31));
        let what = end.map_or(What::Raw("XXXX-12-31".to_owned()), |day| {
            What::Period(Period::day(day))
        });
        return Some(Piece {
            first: i,
            next,
            what,
        });
    }
    if grain == Grain::Quarter
        && before(&["the"])
        && i > 1
        && t.is_any(i - 2, &["for", "in", "during"])
        && !t.is_any(i + 1, &["of", "century", "final", "finals"])
        && !t.is_hyphen(i + 1)
    {
        return Some(Piece {
            first: i,
            next: i + 1,
            what: last_quarter(c, 0),
        });
    }
    if !matches!(
        grain,
        Grain::Year | Grain::Month | Grain::Week | Grain::Quarter
    ) {
        return None;
    }
    let hyphen = t.is_hyphen(i + 1) && t.is_any(i + 2, &["ago", "earlier"]);
    // "the year-ago quarter": the one a year before the last.
    if hyphen && grain == Grain::Year && t.is_any(i + 3, &["quarter", "period"]) {
        return Some(Piece {
            first: i,
            next: i + 4,
            what: last_quarter(c, 1),
        });
    }
    if !hyphen {
        return None;
    }
    // "the year-earlier third quarter".
    let year = c
        .today
        .filter(|_| grain == Grain::Year)
        .map(|today| today.year() - 1);
    if let Some((period, next)) = year.and_then(|year| told::quarter_of(c, i + 3, year)) {
        return Some(Piece {
            first: i,
            next,
            what: What::Period(period),
        });
    }
    let quarter = (grain == Grain::Year)
        .then(|| told::quarter_by(c, -1, false))
        .flatten();
    Some(Piece {
        first: i,
        next: i + 3,
        what: match quarter.or_else(|| {
            let today = c.today?;
            Period::around(moved(today, grain, -1), grain)
        }) {
            Some(period) => What::Period(period),
            None => What::Raw("XXXX".to_owned()),
        },
    })
}

/// "week 24", "week 24 of 2017", as reports of health offices count.
fn numbered_week(c: &Context, i: usize) -> Option<Piece> {
    let t = c.t;
    let number: i32 = t.of(i + 1).parse().ok().filter(|n| (1..=53).contains(n))?;
    let counted =
        i > 0 && (t.is_numeral(i - 1) || t.lexeme(i - 1).is_some_and(|l| l.number.is_some()));
    let plain = t.is(i, "week") && t.is_numeral(i + 1) && !t.glued(i + 1) && t.of(i + 1).len() <= 2;
    let unit = t.is_symbol(i + 2, '%') || t.is_word(i + 2) && t.glued(i + 2);
    if !plain || counted || unit {
        return None;
    }
    let skip = usize::from(t.is_any(i + 2, &["of", "in"]) || t.is_symbol(i + 2, ','));
    let stated = super::years::year(c, i + 2 + skip);
    let year = stated
        .map(|(year, _)| year)
        .or(c.today.map(|today| today.year()));
    let next = stated.map_or(i + 2, |(_, next)| next);
    // The first week of a year is the one that holds the fourth of January.
    let day = year.and_then(|year| super::calendar::Day::new(year, 1, 4));
    Some(Piece {
        first: i,
        next,
        what: match day {
            Some(day) => What::Period(Period::week(day.plus(7 * (number - 1)))),
            None => What::Raw(format!("XXXX-W{number:02}")),
        },
    })
}

/// "over the weekend": the one around the document's day, or the last.
pub fn weekend(c: &Context, i: usize) -> Option<Piece> {
    let t = c.t;
    let the = i > 1
        && t.is(i - 1, "the")
        && t.is_any(
            i - 2,
            &[
                "over", "at", "during", "on", "for", "of", "by", "until", "till", "since",
                "before", "after",
            ],
        );
    if !the || t.of(i).ends_with('s') {
        return None;
    }
    let what = match c.today {
        Some(today) if today.weekday() >= 6 || super::tense::future(c, i) => {
            What::Period(Period::weekend(today))
        }
        Some(today) => What::Period(Period::weekend(today.plus(-7))),
        None => What::Raw("XXXX-WXX-WE".to_owned()),
    };
    Some(Piece {
        first: i,
        next: i + 1,
        what,
    })
}

/// "2 weeks and 2 days ago".
pub fn two_steps(
    c: &Context,
    i: usize,
    grain: Grain,
    count: Option<Decimal>,
    at: usize,
) -> Option<Piece> {
    let t = c.t;
    let at = at + usize::from(t.is(at, "and"));
    let rest = term(t, at).filter(|n| n.form == Form::Cardinal && at > i + 1)?;
    let Some(TimeWord::Unit(small)) = c.time(rest.next).filter(|_| t.is(rest.next + 1, "ago"))
    else {
        return None;
    };
    let (first, second) = (count.and_then(whole)?, rest.decimal().and_then(whole)?);
    let what = match c.today {
        Some(today) => {
            let day = moved(moved(today, grain, -first), small, -second);
            What::Period(Period::around(day, coarse(small))?)
        }
        None => What::Raw("PAST_REF".to_owned()),
    };
    Some(Piece {
        first: i,
        next: rest.next + 2,
        what,
    })
}
