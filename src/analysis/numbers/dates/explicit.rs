//! Owns dates that name a year, month or day: "5 June 2020", "2020-06-05", "the 1990s", "third quarter of 2020".

use super::calendar::{Day, Period};
use super::words::{Edge, Grain, Holiday, TimeWord};
use super::{Context, Partial, Piece, What};
use crate::analysis::numbers::scan::Tokens;
use crate::analysis::numbers::terms::{Form, term};

pub fn explicit(c: &Context, i: usize) -> Option<Piece> {
    let t = c.t;
    if t.is_numeral(i) {
        return numeric(t, i)
            .or_else(|| day_first(c, i))
            .or_else(|| century(c, i))
            .or_else(|| part_of_year(c, i))
            .or_else(|| decade(t, i))
            .or_else(|| year_piece(c, i));
    }
    match c.time(i) {
        Some(TimeWord::Month(month)) => month_first(c, i, month),
        Some(TimeWord::Weekday(day)) => weekday(c, i, day),
        Some(TimeWord::Fiscal) => fiscal(c, i),
        Some(TimeWord::Quarter(quarter)) => {
            let (year, next) = year_after(c, i + 1)?;
            Some(piece(
                i,
                next,
                What::Period(Period::quarter(year, quarter)?),
            ))
        }
        Some(TimeWord::Half(half)) => {
            let (year, next) = year_after(c, i + 1)?;
            Some(piece(i, next, What::Period(Period::half(year, half)?)))
        }
        Some(TimeWord::Decade(tens)) => {
            let the = i > 0 && t.is_any(i - 1, &["the", "mid", "early", "late"])
                || i > 0 && t.is_hyphen(i - 1);
            let first = 1900 + i32::from(tens);
            (the && tens >= 20)
                .then(|| Period::decade(first).map(|p| piece(i, i + 1, What::Period(p))))?
        }
        Some(TimeWord::Edge(edge)) => edged(c, i, edge),
        Some(TimeWord::Holiday(day)) => holiday(c, i, day),
        Some(TimeWord::Season(season)) => {
            let of = usize::from(t.is(i + 1, "of"));
            let (year, next) = year(c, i + 1 + of)?;
            Some(piece(i, next, What::Period(Period::season(year, season)?)))
        }
        _ => {
            if is_apostrophe_decade(t, i) {
                return None;
            }
            day_first(c, i)
                .or_else(|| century(c, i))
                .or_else(|| part_of_year(c, i))
                .or_else(|| new_year(c, i))
        }
    }
}

fn is_apostrophe_decade(t: Tokens, i: usize) -> bool {
    t.is_apostrophe(i)
}

fn piece(first: usize, next: usize, what: What) -> Piece {
    Piece { first, next, what }
}

/// "2020-06-05", "2020/06/05", "12/5/2020", "5.12.2020".
fn numeric(t: Tokens, i: usize) -> Option<Piece> {
    let number = |at: usize| t.of(at).parse::<i32>().ok().filter(|_| t.is_numeral(at));
    let text = t.of(i);
    let day = |y: i32, m: i32, d: i32| Day::new(y, u8::try_from(m).ok()?, u8::try_from(d).ok()?);
    // "05.12.2020".
    if text.len() >= 8 && text.bytes().filter(|b| *b == b'.').count() == 2 {
        let mut parts = text.split('.').map(|p| p.parse::<i32>().ok());
        let (a, b, y) = (parts.next()??, parts.next()??, parts.next()??);
        if (1000..=2100).contains(&y) {
            return Some(piece(i, i + 1, What::Period(Period::day(day(y, b, a)?))));
        }
        return None;
    }
    let dash = |at: usize| t.is_dash(at) && t.glued(at) && t.glued(at + 1);
    let slash = |at: usize| t.is_symbol(at, '/') && t.glued(at) == t.glued(at + 1);
    let same = (dash(i + 1) && dash(i + 3)) || (slash(i + 1) && slash(i + 3));
    if same {
        let (a, b, d) = (number(i)?, number(i + 2)?, number(i + 4)?);
        let found = if text.len() == 4 {
            day(a, b, d)
        } else if t.of(i + 4).len() == 4 {
            day(d, a, b).or_else(|| day(d, b, a))
        } else if t.of(i + 4).len() == 2 && slash(i + 1) {
            let year = if d < 40 { 2000 + d } else { 1900 + d };
            day(year, a, b).or_else(|| day(year, b, a))
        } else {
            None
        };
        // ISO times: "2020-06-05T10:30".
        let mut next = i + 5;
        if t.glued(next) && t.of(next).starts_with('T') {
            while t.glued(next)
                && next < i + 12
                && (t.is_word(next) || t.is_numeral(next) || t.is_symbol(next, ':'))
            {
                next += 1;
            }
        }
        return found.map(|d| piece(i, next, What::Period(Period::day(d))));
    }
    // "2020-06".
    if text.len() == 4
        && dash(i + 1)
        && t.of(i + 2).len() == 2
        && t.of(i + 2).starts_with('0')
        && !t.glued(i + 3)
    {
        let (year, month) = (number(i)?, u8::try_from(number(i + 2)?).ok()?);
        if (1900..=2100).contains(&year) && year % 100 + 1 != i32::from(month) {
            return Some(piece(i, i + 3, What::Period(Period::month(year, month)?)));
        }
    }
    None
}

/// "June 5, 2020", "June 5", "June 2020", "June of 2020", "June".
fn month_first(c: &Context, i: usize, month: u8) -> Option<Piece> {
    let t = c.t;
    let short = t.of(i).len() <= 4 && !t.is_any(i, &["june", "july", "may"]);
    let stop =
        usize::from(short && t.is_symbol(i + 1, '.') && (t.glued(i + 1) || t.is_numeral(i + 2)));
    let mut next = i + 1 + stop;
    let mut partial = Partial {
        month: Some(month),
        ..Partial::default()
    };
    if t.is(next, "the") && day_number(t, next + 1).is_some() {
        next += 1;
    }
    if let Some((day, after)) = day_number(t, next) {
        partial.day = Some(day);
        next = after;
        let comma = usize::from(t.is_symbol(next, ','));
        let in_or_of = usize::from(t.is(next + comma, "in") || t.is(next + comma, "of"));
        if let Some((year, after)) = year(c, next + comma + in_or_of) {
            partial.year = Some(year);
            next = after;
        }
    } else {
        let comma = usize::from(t.is_symbol(next, ','));
        let of = usize::from(t.is_any(next + comma, &["of", "in"]));
        let apostrophe = usize::from(t.is_apostrophe(next + comma + of));
        if let Some((year, after)) = year(c, next + comma + of) {
            partial.year = Some(year);
            next = after;
        } else if apostrophe == 1 && t.of(next + comma + of + 1).len() == 2 {
            let short: i32 = t.of(next + comma + of + 1).parse().ok()?;
            partial.year = Some(if short < 40 {
                2000 + short
            } else {
                1900 + short
            });
            next += comma + of + 2;
        } else if t.is(next, "last") && t.is(next + 1, "year")
            || t.is(next, "this") && t.is(next + 1, "year")
            || t.is(next, "next") && t.is(next + 1, "year")
        {
            if let Some(today) = c.today {
                let by = if t.is(next, "last") {
                    -1
                } else {
                    i32::from(t.is(next, "next"))
                };
                partial.year = Some(today.year() + by);
            }
            next += 2;
        }
    }
    if partial.day.is_none() && partial.year.is_none() && !plain_month(t, i, short) {
        return None;
    }
    Some(piece(i, next, What::Partial(partial)))
}

/// Whether a month without day and year is one: "may" and "march" are also verbs, "Sun" and "Jan" names.
fn plain_month(t: Tokens, i: usize, short: bool) -> bool {
    let before = |words: &[&str]| i > 0 && t.is_any(i - 1, words);
    let licensed = before(&[
        "in", "since", "by", "until", "till", "of", "from", "last", "this", "next", "late",
        "early", "mid", "during", "through", "between", "to", "and", "every", "each", "before",
        "after", "for", "around", "on", "a", "the",
    ]) || i > 0 && t.is_hyphen(i - 1);
    if t.is(i, "may") || t.is(i, "march") {
        return t.capital(i)
            && licensed
            && !before(&["on", "a", "the", "and", "to", "for"])
            && !(t.capital(i + 1) && t.is(i, "may"));
    }
    if t.is(i, "august") {
        return t.capital(i) || licensed;
    }
    if short {
        return licensed && t.capital(i) && !before(&["a", "and", "to", "for", "of", "from"]);
    }
    t.capital(i) || licensed
}

/// A day of the month: "5", "5th", "fifth".
fn day_number(t: Tokens, i: usize) -> Option<(u8, usize)> {
    if t.is_numeral(i) {
        let digits = t.of(i);
        let day: u8 = digits.parse().ok().filter(|d| (1..=31).contains(d))?;
        if digits.len() > 2 || matches!(t.symbol(i + 1), Some(':' | '%' | '/')) && t.glued(i + 1) {
            return None;
        }
        let suffix = t.glued(i + 1) && super::super::words::ordinal_suffix(t.of(i + 1));
        let counted = t.is_any(
            i + 1,
            &[
                "percent", "million", "billion", "people", "years", "days", "points", "am", "pm",
            ],
        );
        if counted || t.glued(i + 1) && t.is_word(i + 1) && !suffix {
            return None;
        }
        return Some((day, i + 1 + usize::from(suffix)));
    }
    let ordinal = term(t, i).filter(|n| n.form == Form::Ordinal)?;
    let day = u8::try_from(ordinal.value.to_i64()?).ok()?;
    (1..=31).contains(&day).then_some((day, ordinal.next))
}

/// "5 June 2020", "5th of June", "the fifth of June".
fn day_first(c: &Context, i: usize) -> Option<Piece> {
    let t = c.t;
    let (day, after) = day_number(t, i)?;
    let of = usize::from(t.is(after, "of"));
    let hyphen = usize::from(t.is_dash(after) && t.glued(after) && t.glued(after + 1));
    let at = after + of.max(hyphen);
    let Some(TimeWord::Month(month)) = c.time(at) else {
        return None;
    };
    if !t.capital(at) && of == 0 && t.is_any(at, &["may", "march", "mar", "sun"]) {
        return None;
    }
    let stop = usize::from(t.is_symbol(at + 1, '.') && t.of(at).len() <= 4);
    let comma = usize::from(t.is_symbol(at + 1 + stop, ','));
    let hyphen = usize::from(hyphen == 1 && t.is_dash(at + 1));
    let mut partial = Partial {
        month: Some(month),
        day: Some(day),
        ..Partial::default()
    };
    let mut next = at + 1;
    let of = usize::from(t.is_any(at + 1 + stop, &["of", "in"]));
    if let Some((year, after)) = year(c, at + 1 + stop + comma.max(hyphen).max(of)) {
        partial.year = Some(year);
        next = after;
    }
    // "20 May" as a count and a modal: "20 may".
    Some(piece(i, next, What::Partial(partial)))
}

/// "Monday, June 5, 2020", "Monday".
fn weekday(c: &Context, i: usize, day: u8) -> Option<Piece> {
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
    {
        if partial.day.is_some() {
            partial.weekday = Some(day);
            return Some(piece(i, next, What::Partial(partial)));
        }
    }
    let licensed = i > 0
        && t.is_any(
            i - 1,
            &[
                "on", "last", "next", "this", "by", "until", "since", "every",
            ],
        );
    if short && !licensed || !t.capital(i) && short {
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

/// A year at `i`, where one must stand: after a month or "of"; the index after it.
pub fn year(c: &Context, i: usize) -> Option<(i32, usize)> {
    let t = c.t;
    let text = t.of(i);
    let digits = t.is_numeral(i) && text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    if digits {
        let year: i32 = text.parse().ok()?;
        let glued = t.is_word(i + 1) && t.glued(i + 1);
        return ((1000..=2200).contains(&year) && !glued).then_some((year, i + 1));
    }
    None
}

fn year_after(c: &Context, i: usize) -> Option<(i32, usize)> {
    let t = c.t;
    let skip = usize::from(t.is_any(i, &["of", "in"]) || t.is_symbol(i, ','))
        + usize::from(t.is(i + 1, "fiscal"));
    year(c, i + skip)
}

/// A bare year where prose shows that it is one.
fn year_piece(c: &Context, i: usize) -> Option<Piece> {
    let t = c.t;
    let (year, next) = year(c, i)?;
    let before = i.checked_sub(1);
    let hung = t.glued(i)
        && before.is_some_and(|b| {
            t.is_word(b)
                || matches!(
                    t.symbol(b),
                    Some('#' | '$' | '€' | '£' | '/' | '.' | '+' | '_' | '@')
                )
        });
    if hung {
        return None;
    }
    let hyphened = t.is_hyphen(next) && t.glued(next) && t.is_word(next + 1) && t.glued(next + 1);
    if hyphened && super::super::units::time(t.of(next + 1)).is_some() {
        return None;
    }
    let measured = t.is_symbol(next, '%')
        || t.is_any(
            next,
            &[
                "percent",
                "per",
                "km",
                "kilometers",
                "miles",
                "meters",
                "feet",
                "dollars",
                "euros",
                "people",
                "years",
                "days",
                "hours",
                "tons",
                "tonnes",
                "times",
                "points",
                "pounds",
                "kg",
                "mm",
                "m",
                "ft",
            ],
        )
        || t.is_any(
            next,
            &[
                "troops",
                "soldiers",
                "men",
                "women",
                "children",
                "workers",
                "students",
                "members",
                "others",
                "jobs",
                "employees",
                "residents",
                "prisoners",
                "houses",
                "homes",
                "villages",
                "families",
                "seats",
                "copies",
                "deaths",
                "cases",
                "victims",
                "police",
                "civilians",
                "refugees",
                "fighters",
                "protesters",
                "demonstrators",
            ],
        );
    if measured {
        return None;
    }
    let preposition = before.is_some_and(|b| {
        t.is_any(
            b,
            &[
                "in", "since", "by", "until", "till", "from", "during", "after", "before",
                "through", "between", "circa", "year", "early", "late", "mid", "and", "to", "of",
                "for", "the", "this", "back", "around", "about", "ca", "as",
            ],
        ) || matches!(t.symbol(b), Some('(' | '–' | '-' | '/' | ','))
    });
    let modern = (1900..=2100).contains(&year);
    let old = preposition && !plural_follows(t, next);
    let named = before.is_some_and(|b| {
        t.is_any(
            b,
            &[
                "resolution",
                "section",
                "article",
                "no",
                "number",
                "room",
                "flight",
                "page",
                "model",
                "act",
                "bill",
                "rs",
                "psalm",
                "hotline",
                "dial",
                "call",
                "channel",
            ],
        )
    });
    let over = before.is_some_and(|b| {
        t.is_any(
            b,
            &[
                "over",
                "than",
                "nearly",
                "almost",
                "least",
                "some",
                "approximately",
                "roughly",
                "only",
                "exactly",
            ],
        )
    }) && plural_follows(t, next);
    (!named && !over && (modern || old)).then(|| {
        piece(
            i,
            next,
            What::Partial(Partial {
                year: Some(year),
                ..Partial::default()
            }),
        )
    })
}

fn plural_follows(t: Tokens, i: usize) -> bool {
    let plural = |i: usize| {
        t.is_word(i)
            && !t.capital(i)
            && t.of(i).len() > 3
            && t.of(i).ends_with('s')
            && !t.is_any(
                i,
                &[
                    "this", "was", "has", "its", "does", "pass", "class", "process", "as", "is",
                ],
            )
    };
    plural(i)
        || t.is_word(i)
            && !t.capital(i)
            && plural(i + 1)
            && !t.is_any(
                i,
                &[
                    "the", "a", "when", "after", "as", "with", "and", "to", "for", "by", "but",
                    "in", "his", "their", "its", "her", "because", "that", "of",
                ],
            )
}

/// "1990s", "1990's".
fn decade(t: Tokens, i: usize) -> Option<Piece> {
    let text = t.of(i);
    let digits: i32 = text
        .parse()
        .ok()
        .filter(|_| text.bytes().all(|b| b.is_ascii_digit()))?;
    let apostrophe = usize::from(t.is_apostrophe(i + 1) && t.glued(i + 1));
    let s = t.is(i + 1 + apostrophe, "s") && t.glued(i + 1 + apostrophe);
    if !s || digits % 10 != 0 {
        return None;
    }
    let next = i + 2 + apostrophe;
    let century = text.len() == 4 && digits % 100 == 0 && digits < 2000;
    let quoted = i > 0 && t.is_apostrophe(i - 1) && t.glued(i);
    let what = match text.len() {
        4 if (1000..=2100).contains(&digits) && century => {
            Period::years(format!("{:02}", digits / 100), digits, 100)?
        }
        4 if (1000..=2100).contains(&digits) => Period::decade(digits)?,
        2 if quoted || digits >= 20 && i > 0 && (t.is(i - 1, "the") || t.is_hyphen(i - 1)) => {
            Period::decade(1900 + digits)?
        }
        _ => return None,
    };
    Some(piece(
        if quoted { i - 1 } else { i },
        next,
        What::Period(what),
    ))
}

/// "21st century", "twentieth-century".
fn century(c: &Context, i: usize) -> Option<Piece> {
    let t = c.t;
    let ordinal = term(t, i).filter(|n| n.form == Form::Ordinal)?;
    let hyphen = usize::from(t.is_hyphen(ordinal.next));
    let at = ordinal.next + hyphen;
    if !t.is_any(at, &["century", "centuries"]) {
        return None;
    }
    let number = i32::try_from(ordinal.value.to_i64()?)
        .ok()
        .filter(|n| (1..=30).contains(n))?;
    Some(piece(i, at + 1, What::Period(Period::century(number)?)))
}

/// "third quarter of 2020", "first half of 2020", "second quarter".
fn part_of_year(c: &Context, i: usize) -> Option<Piece> {
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
    if half && of == 1 || t.is_any(at + 1, &["final", "finals", "lead", "touchdown", "goal"]) {
        return None;
    }
    let Some(today) = c.today else {
        return Some(piece(i, at + 1, What::Raw(format!("XXXX-{sign}{number}"))));
    };
    // Reports speak of the last one that has begun.
    let this = make(today.year())?;
    let found = if this.start <= today {
        this
    } else {
        make(today.year() - 1)?
    };
    Some(piece(i, at + 1, What::Period(found)))
}

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
fn fiscal(c: &Context, i: usize) -> Option<Piece> {
    let t = c.t;
    let at = i + 1 + usize::from(t.is(i + 1, "year"));
    let (year, mut next) = year(c, at)?;
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
fn edged(c: &Context, i: usize, edge: Edge) -> Option<Piece> {
    let t = c.t;
    let mut at = i + 1;
    let loose = matches!(edge, Edge::Start | Edge::End) || t.is(i, "middle");
    let hyphen = t.is_hyphen(at);
    at += usize::from(hyphen);
    if loose || t.is(at, "in") && t.is_any(i, &["early", "late", "later", "earlier"]) {
        if !t.is_any(at, &["of", "in"]) {
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
    let inner = super::piece(c, at).or_else(|| loose.then(|| whole(c, at)).flatten())?;
    if matches!(inner.what, What::Clock(_)) {
        return None;
    }
    let (timex, period) = super::resolve::resolved(c, &inner);
    let what = match period {
        Some(period) => What::Period(super::resolve::edge_of(&period, edge)),
        None => What::Raw(timex),
    };
    Some(piece(i, inner.next, what))
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

/// "Christmas", "Christmas Day 2020", "Thanksgiving".
fn holiday(c: &Context, i: usize, day: Holiday) -> Option<Piece> {
    let t = c.t;
    if !t.capital(i) {
        return None;
    }
    let (day, mut next) = match day {
        Holiday::Christmas if t.is(i + 1, "eve") => (Holiday::ChristmasEve, i + 2),
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
    let mut found = None;
    if let Some((year, after)) = year(c, next + usize::from(t.is_symbol(next, ','))) {
        found = super::calendar::holiday(day, year);
        next = after;
    } else if let Some(today) = c.today {
        found = super::calendar::holiday(day, today.year());
    }
    Some(piece(
        i,
        next,
        match found {
            Some(day) => What::Period(Period::day(day)),
            None => What::Raw("XXXX".to_owned()),
        },
    ))
}

/// "New Year's Eve", "Valentine's Day": names that start with no date word are met by their numeral only.
fn new_year(_: &Context, _: usize) -> Option<Piece> {
    None
}
