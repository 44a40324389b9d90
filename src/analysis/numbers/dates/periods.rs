//! Owns regular parts of a year and named days: quarters, halves, fiscal years, "early 2020", holidays.

use super::calendar::{Period, moved};
use super::explicit::piece;
use super::words::{Edge, Grain, Holiday, TimeWord};
use super::years::year;
use super::{Context, Partial, Piece, What};
use crate::analysis::numbers::terms::{Form, term};

/// "Q3 2020", "Q3 of fiscal 2020".
pub fn quarter_year(c: &Context, i: usize, quarter: u8) -> Option<Piece> {
    let Some((year, next)) = year_after(c, i + 1).or_else(|| this_year(c, i + 1)) else {
        return lone_quarter(c, i, quarter);
    };
    Some(piece(
        i,
        next,
        What::Period(Period::quarter(year, quarter)?),
    ))
}

/// "Q1 results", "in Q3": the last that has begun, or the next where the tense says so.
fn lone_quarter(c: &Context, i: usize, quarter: u8) -> Option<Piece> {
    let t = c.t;
    let led = i > 0
        && t.is_any(
            i - 1,
            &[
                "in", "for", "since", "by", "the", "its", "during", "until", "from",
            ],
        );
    let told = t.is_any(
        i + 1,
        &[
            "results",
            "earnings",
            "profit",
            "profits",
            "loss",
            "sales",
            "revenue",
            "net",
            "guidance",
            "deliveries",
        ],
    );
    if !(led || told) || t.glued(i + 1) {
        return None;
    }
    let nearest = c.today.and_then(|today| {
        let this = Period::quarter(today.year(), quarter)?;
        match this.start > today && !super::tense::future(c, i) {
            true => Period::quarter(today.year() - 1, quarter),
            false => Some(this),
        }
    });
    let what = nearest.map_or_else(|| What::Raw(format!("XXXX-Q{quarter}")), What::Period);
    Some(piece(i, i + 1, what))
}

/// "H1 2020".
pub fn half_year(c: &Context, i: usize, half: u8) -> Option<Piece> {
    let (year, next) = year_after(c, i + 1)?;
    Some(piece(i, next, What::Period(Period::half(year, half)?)))
}

fn year_after(c: &Context, i: usize) -> Option<(i32, usize)> {
    let t = c.t;
    let skip = usize::from(t.is_any(i, &["of", "in"]) || t.is_symbol(i, ','))
        + usize::from(t.is(i + 1, "fiscal"));
    // "H2 FY24": the year that bears its number, whenever it begins.
    let fiscal = usize::from(c.time(i + skip) == Some(TimeWord::Fiscal));
    year(c, i + skip + fiscal).or_else(|| short_year(c, i + skip + fiscal))
}

/// "FY24": two digits right after its letters.
fn short_year(c: &Context, i: usize) -> Option<(i32, usize)> {
    let t = c.t;
    let written = i > 0 && t.is(i - 1, "FY") && t.glued(i) && t.of(i).len() == 2;
    let digits: i32 = t.of(i).parse().ok().filter(|_| written)?;
    Some((2000 + digits, i + 1))
}

/// "first week of 2021", "third month of next year", "second week of July".
pub fn nth_of(c: &Context, i: usize) -> Option<Piece> {
    let t = c.t;
    let last = t.is_any(i, &["last", "final"]);
    let (number, at) = if last {
        (0, i + 1)
    } else {
        let ordinal = term(t, i).filter(|n| n.form == Form::Ordinal)?;
        (
            i32::try_from(ordinal.value.to_i64()?)
                .ok()
                .filter(|n| (1..=366).contains(n))?,
            ordinal.next,
        )
    };
    // "the first Friday of the month": of each, or of one that isn't told.
    if let Some(TimeWord::Weekday(day)) = c.time(at)
        && (t
            .phrase(at + 1, "of the month")
            .or(t.phrase(at + 1, "of each month")))
        .or(t.phrase(at + 1, "of every month"))
        .is_some()
    {
        return Some(piece(i, at + 4, What::Raw(format!("XXXX-WXX-{day}"))));
    }
    let Some(TimeWord::Unit(grain)) = c.time(at) else {
        return None;
    };
    if !matches!(
        grain,
        Grain::Day | Grain::Week | Grain::Month | Grain::Weekend | Grain::Decade
    ) {
        return None;
    }
    if !t.is_any(at + 1, &["of", "in"]) || t.of(at).ends_with('s') {
        return None;
    }
    let inner = super::piece(c, at + 2 + usize::from(t.is(at + 2, "the")))?;
    let (timex, period) = super::resolve::resolved(c, &inner);
    let whole = period.as_ref().is_none_or(|p| p.start.plus(7) < p.end);
    if !whole || matches!(inner.what, What::Clock(_)) {
        return None;
    }
    let what = match period {
        Some(period) => {
            // The first ISO week of a year is the one with its first Thursday; of a month, likewise.
            let day = match grain {
                Grain::Week | Grain::Weekend if last => period.end.plus(-4),
                Grain::Week | Grain::Weekend => period.start.plus(3 + (number - 1) * 7),
                _ if last => moved(period.end, grain, -1),
                _ => moved(period.start, grain, number - 1),
            };
            What::Period(Period::around(day, grain)?)
        }
        None => What::Raw(timex),
    };
    Some(piece(i, inner.next, what))
}

/// "third quarter of 2020", "first half of 2020", "second quarter".
pub fn part_of_year(c: &Context, i: usize) -> Option<Piece> {
    let t = c.t;
    let ordinal = term(t, i).filter(|n| n.form == Form::Ordinal)?;
    let number = u8::try_from(ordinal.value.to_i64()?)
        .ok()
        .filter(|n| (1..=4).contains(n))?;
    let fiscal = usize::from(t.is(ordinal.next, "fiscal"));
    let hyphen = usize::from(t.is_hyphen(ordinal.next));
    let at = ordinal.next + hyphen + fiscal;
    let quarter = t.is_any(at, &["quarter", "quarters"]);
    let half = t.is(at, "half") && number <= 2;
    if !quarter && !half {
        return None;
    }
    let of = usize::from(t.is_any(at + 1, &["of", "in"]));
    let the = usize::from(of == 1 && t.is_any(at + 2, &["the", "fiscal"]));
    let comma = usize::from(t.is_symbol(at + 1, ','));
    let from = at + 1 + of.max(comma) + the;
    let stated = year(c, from).or_else(|| this_year(c, from));
    let make = |year: i32| {
        if quarter {
            Period::quarter(year, number)
        } else {
            Period::half(year, number)
        }
    };
    if let Some((year, next)) = stated {
        return Some(piece(i, next, What::Period(make(year)?)));
    }
    let sign = if quarter { 'Q' } else { 'H' };
    let of_year = half && of == 1 && the == 1 && t.is(from, "year");
    if half && of == 1 && !of_year || t.is_any(at + 1, PARTS_OF_OTHERS) || half && of_match(t, i) {
        return None;
    }
    let end = if of_year { from } else { at };
    let Some(today) = c.today else {
        return Some(piece(i, end + 1, What::Raw(format!("XXXX-{sign}{number}"))));
    };
    // Reports speak of the last one that has begun, and of one just over whatever the tense.
    let this = make(today.year())?;
    let ahead = super::tense::future(c, i);
    let found = if this.end.plus(92) <= today && ahead {
        make(today.year() + 1)?
    } else if this.start <= today || ahead {
        this
    } else {
        make(today.year() - 1)?
    };
    Some(piece(i, end + 1, What::Period(found)))
}

/// "scored in the first half": whether a match is told of around it.
fn of_match(t: crate::analysis::numbers::scan::Tokens, i: usize) -> bool {
    const PLAYED: &[&str] = &[
        "goal",
        "goals",
        "scored",
        "scoring",
        "match",
        "game",
        "minute",
        "minutes",
        "coach",
        "injury",
        "penalty",
        "striker",
        "kick",
        "header",
        "equalised",
        "equalized",
        "wing",
        "winger",
        "defender",
        "midfielder",
        "keeper",
        "goalkeeper",
        "touchdown",
        "rebounds",
        "halftime",
    ];
    let stop = |k: &usize| !matches!(t.symbol(*k), Some('.' | '!' | '?' | ';')) || t.glued(k + 1);
    let mut before = (i.saturating_sub(14)..i).rev().take_while(stop);
    let mut after = (i..(i + 14).min(t.len())).take_while(stop);
    let played = |k: usize| t.is_any(k, PLAYED);
    before.any(played) || after.any(played)
}

/// What has quarters and halves beside a year.
const PARTS_OF_OTHERS: &[&str] = &[
    "final",
    "finals",
    "lead",
    "touchdown",
    "goal",
    "century",
    "mile",
];

/// "this year", "last year" after "quarter of".
fn this_year(c: &Context, i: usize) -> Option<(i32, usize)> {
    let by = match c.t.of(i).to_ascii_lowercase().as_str() {
        "this" => 0,
        "last" => -1,
        "next" => 1,
        _ => return None,
    };
    let today = c.today?;
    c.t.is(i + 1, "year").then_some((today.year() + by, i + 2))
}

/// "fiscal 2020", "fiscal year 2020", "FY 2020", "fiscal 2016/17".
pub fn fiscal(c: &Context, i: usize) -> Option<Piece> {
    let t = c.t;
    let at = i + 1 + usize::from(t.is(i + 1, "year"));
    let (year, mut next) = year(c, at).or_else(|| short_year(c, at))?;
    let mut last = year;
    if matches!(t.symbol(next), Some('/' | '-' | '–')) && t.glued(next) && t.of(next + 1).len() == 2
    {
        last = year + 1;
        next += 2;
    }
    let period = Period::years(format!("FY{last}"), year, last - year + 1)?;
    Some(piece(i, next, What::Period(period)))
}

/// "early 2020", "late June", "mid-1990s", "end of June", "start of the year".
pub fn edged(c: &Context, i: usize, edge: Edge) -> Option<Piece> {
    let t = c.t;
    let mut at = i + 1;
    let rest = edge == Edge::Rest;
    let loose = matches!(edge, Edge::Start | Edge::End | Edge::Rest) || t.is(i, "middle");
    let hyphen = t.is_hyphen(at);
    at += usize::from(hyphen);
    let inside = t.is(at, "in") && t.is_any(i, &["early", "late", "later", "earlier"]);
    // "to start in the summer": a verb.
    let verb = i > 0
        && t.is_any(
            i - 1,
            &["to", "will", "would", "should", "may", "could", "must"],
        );
    if loose || inside {
        if verb {
            return None;
        }
        if !t.is_any(at, &["of", "in"]) || rest && !t.is(at, "of") {
            return None;
        }
        at += 1;
    }
    at += usize::from(t.is(at, "the"));
    if !t.is_numeral(at) && c.time(at).is_none()
        || c.time(at).is_some_and(|w| matches!(w, TimeWord::Edge(_)))
    {
        return None;
    }
    let inner =
        super::piece(c, at).or_else(|| (loose || inside).then(|| whole(c, at)).flatten())?;
    if matches!(inner.what, What::Clock(_)) {
        return None;
    }
    let (timex, mut period) = super::resolve::resolved(c, &inner);
    if let Some((period, today)) = period.as_mut().filter(|_| rest).zip(c.today)
        && (period.start..period.end).contains(&today)
    {
        period.start = today;
    }
    // TIMEX3 keeps the whole period as the value of its early, middle or late part.
    Some(piece(
        i,
        inner.next,
        period.map_or(What::Raw(timex), What::Period),
    ))
}

/// "the year", "the month" after "end of": the current one.
fn whole(c: &Context, i: usize) -> Option<Piece> {
    let Some(TimeWord::Unit(grain)) = c.time(i) else {
        return None;
    };
    if grain < Grain::Week || c.t.of(i).ends_with('s') {
        return None;
    }
    let what = match c.today {
        Some(today) => What::Period(Period::around(today, grain)?),
        None => What::Raw("XXXX".to_owned()),
    };
    Some(piece(i, i + 1, what))
}

/// "Christmas", "Christmas Day 2020", "Thanksgiving", "Labor Day".
pub fn holiday(c: &Context, i: usize, day: Holiday) -> Option<Piece> {
    let (day, next) = named_holiday(c, i, day).filter(|_| c.t.capital(i))?;
    Some(feast(c, i, next, day))
}

/// Which holiday a name stands for that begins with the word of one, and the index after it.
pub fn named_holiday(c: &Context, i: usize, day: Holiday) -> Option<(Holiday, usize)> {
    let t = c.t;
    let mark = usize::from(t.is_apostrophe(i + 1));
    let named = t.is(i + 1 + mark, "day") && t.capital(i + 1 + mark) == t.capital(i);
    let (day, next) = match day {
        Holiday::Christmas if t.is(i + 1, "eve") => (Holiday::ChristmasEve, i + 2),
        Holiday::Boxing
        | Holiday::Columbus
        | Holiday::Independence
        | Holiday::Labor
        | Holiday::Memorial
        | Holiday::Presidents
        | Holiday::Veterans => {
            // "India's Independence Day" is another.
            let other = i > 0
                && (t.is(i - 1, "s") || t.capital(i - 1) && !t.opens(i - 1))
                && day == Holiday::Independence;
            if !named || other {
                return None;
            }
            (day, i + 2 + mark)
        }
        day if t.is_any(i + 1, &["day", "sunday"]) => (day, i + 2),
        day => (day, i + 1),
    };
    if t.is_any(
        next,
        &[
            "tree", "trees", "gift", "gifts", "island", "card", "cards", "carol", "song", "songs",
            "monday", "rising",
        ],
    ) {
        return None;
    }
    Some((day, next))
}

/// "New Year's Day", "New Year's Eve", "the New Year": `i` is "year".
pub fn new_year(c: &Context, i: usize) -> Option<Piece> {
    let t = c.t;
    let new = i
        .checked_sub(1)
        .filter(|new| t.is(*new, "new") && t.capital(*new))?;
    let mark = t.is_apostrophe(i + 1);
    let s = usize::from(t.is(i + 1 + usize::from(mark), "s") && mark);
    let at = i + 1 + usize::from(mark) + s;
    let (day, next) = match t.of(at).to_ascii_lowercase().as_str() {
        "day" => (Holiday::NewYear, at + 1),
        "eve" => (Holiday::NewYearEve, at + 1),
        _ if !mark && !t.capital(at) && t.capital(i) => (Holiday::NewYear, i + 1),
        _ => return None,
    };
    Some(feast(c, new, next, day))
}

/// A holiday in the year that follows it, or in the nearest one.
fn feast(c: &Context, i: usize, next: usize, day: Holiday) -> Piece {
    use super::calendar::holiday;
    let t = c.t;
    let of = usize::from(t.is_symbol(next, ',') || t.is_any(next, &["of", "in"]));
    let stated = year(c, next + of).or_else(|| this_year(c, next + of));
    let (found, next) = match stated {
        Some((year, next)) => (holiday(day, year), next),
        None => {
            let this = c.today.and_then(|today| holiday(day, today.year()));
            let year = this.and_then(|this| {
                let (_, month, date) = this.civil();
                let partial = Partial {
                    month: Some(month),
                    day: Some(date),
                    ..Partial::default()
                };
                super::tense::nearest_year(c, i, partial)
            });
            (year.and_then(|year| holiday(day, year)), next)
        }
    };
    let what = match found {
        Some(day) => What::Period(Period::day(day)),
        None => What::Raw("XXXX".to_owned()),
    };
    piece(i, next, what)
}
