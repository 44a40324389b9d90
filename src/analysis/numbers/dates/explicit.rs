//! Owns dates that name a month, a day or a weekday: "5 June 2020", "2020-06-05", "Monday".

use super::calendar::{Day, Period};
use super::monthdays::{day_number, day_of_month, numbered_day, spelled_day};
use super::periods::{edged, fiscal, half_year, holiday, nth_of, part_of_year, quarter_year};
use super::weekdays::weekday;
use super::words::{Shift, TimeWord};
use super::years::{century, decade, year, year_piece};
use super::{Context, Partial, Piece, What};
use crate::analysis::numbers::scan::Tokens;

pub fn explicit(c: &Context, i: usize) -> Option<Piece> {
    let t = c.t;
    if t.is_numeral(i) {
        return numeric(t, i)
            .or_else(|| day_first(c, i))
            .or_else(|| day_of_month(c, i))
            .or_else(|| nth_of(c, i))
            .or_else(|| century(c, i))
            .or_else(|| part_of_year(c, i))
            .or_else(|| decade(t, i))
            .or_else(|| numbered_day(c, i))
            .or_else(|| year_piece(c, i));
    }
    match c.time(i) {
        Some(TimeWord::Month(month)) => month_first(c, i, month),
        Some(TimeWord::Weekday(day)) => weekday(c, i, day),
        Some(TimeWord::Fiscal) => fiscal(c, i),
        Some(TimeWord::Quarter(quarter)) => quarter_year(c, i, quarter),
        Some(TimeWord::Half(half)) => half_year(c, i, half),
        Some(TimeWord::Decade(tens)) => {
            let licensed =
                i > 0 && (t.is_any(i - 1, &["the", "mid", "early", "late"]) || t.is_hyphen(i - 1));
            let decade = Period::decade(1900 + i32::from(tens)).filter(|_| licensed)?;
            Some(piece(i, i + 1, What::Period(decade)))
        }
        Some(TimeWord::Shift(Shift::Last)) => nth_of(c, i),
        Some(TimeWord::Edge(edge)) => edged(c, i, edge),
        Some(TimeWord::Holiday(day)) => holiday(c, i, day),
        Some(TimeWord::Season(season)) => {
            let of = usize::from(t.is(i + 1, "of"));
            let (year, mut next) = year(c, i + 1 + of)?;
            // "winter of 2022-23" begins in the first of the two.
            let second = matches!(t.symbol(next), Some('/' | '-' | '–')) && t.glued(next);
            let digits = t.of(next + 1);
            if second && t.glued(next + 1) && t.is_numeral(next + 1) {
                let same = digits.len() == 2 && digits.parse() == Ok((year + 1) % 100);
                let full = digits.parse() == Ok(year + 1);
                next += if same || full { 2 } else { 0 };
            }
            Some(piece(i, next, What::Period(Period::season(year, season)?)))
        }
        _ if t.lexeme(i).is_none_or(|l| l.number.is_none()) => None,
        _ => day_first(c, i)
            .or_else(|| day_of_month(c, i))
            .or_else(|| nth_of(c, i))
            .or_else(|| century(c, i))
            .or_else(|| part_of_year(c, i))
            .or_else(|| year_piece(c, i)),
    }
}

pub fn piece(first: usize, next: usize, what: What) -> Piece {
    Piece { first, next, what }
}

/// "2020-06-05", "2020/06/05", "12/5/2020", "5.12.2020".
pub fn numeric(t: Tokens, i: usize) -> Option<Piece> {
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
    // "22/Jan/2019", "2019-Aug-01".
    let joint = |at: usize| slash(at) || dash(at);
    if joint(i + 1)
        && joint(i + 3)
        && let Some(TimeWord::Month(month)) = t.lexeme(i + 2).and_then(|l| l.time)
    {
        let (a, b) = (number(i)?, number(i + 4)?);
        let (year, date) = if text.len() == 4 { (a, b) } else { (b, a) };
        let date = Day::new(year, month, u8::try_from(date).ok()?)?;
        return (1900..=2100)
            .contains(&year)
            .then(|| piece(i, i + 5, What::Period(Period::day(date))));
    }
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
    // "04/2016".
    if slash(i + 1) && t.of(i + 2).len() == 4 && text.len() <= 2 && !slash(i + 3) {
        let (month, year) = (u8::try_from(number(i)?).ok()?, number(i + 2)?);
        let modern = (1900..=2100).contains(&year) && (1..=12).contains(&month);
        return modern
            .then(|| Period::month(year, month))
            .flatten()
            .map(|month| piece(i, i + 3, What::Period(month)));
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
pub fn month_first(c: &Context, i: usize, month: u8) -> Option<Piece> {
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
    // "January twenty-five nineteen eighty-six", but "in June two men fled".
    let spelled = spelled_day(t, next).filter(|(_, after)| year(c, *after).is_some());
    if let Some((day, after)) = day_number(t, next).or(spelled) {
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
        }
    }
    if let Some((by, after)) = year_told(t, next).filter(|_| partial.year.is_none()) {
        partial.year = c.today.map(|today| today.year() + by);
        next = after;
    }
    if partial.day.is_none() && partial.year.is_none() && !plain_month(t, i, short) {
        return None;
    }
    // "the June quarter" ends with that month.
    let ranged = i > 0 && (t.is_dash(i - 1) || t.is_any(i - 1, &["to", "through", "and"]));
    if month.is_multiple_of(3)
        && !ranged
        && partial.day.is_none()
        && next == i + 1
        && t.is(next, "quarter")
        && let Some(year) = super::tense::nearest_year(c, i, partial)
    {
        return Some(piece(
            i,
            next + 1,
            What::Period(Period::quarter(year, month / 3)?),
        ));
    }
    Some(piece(i, next, What::Partial(partial)))
}

/// "last year", "of this year", "next year" after a month or a day: how many years away, and the index after it.
fn year_told(t: Tokens, i: usize) -> Option<(i32, usize)> {
    let at = i + usize::from(t.is(i, "of"));
    let by = match t.of(at) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    (t.is(at + 1, "year") && !t.is_apostrophe(at + 2)).then_some((by, at + 2))
}

/// Whether a month without day and year is one: "may" and "march" are also verbs, "Sun" and "Jan" names.
fn plain_month(t: Tokens, i: usize, short: bool) -> bool {
    let before = |words: &[&str]| i > 0 && t.is_any(i - 1, words);
    // "on October Square"
    if t.capital(i + 1)
        && t.is_any(
            i + 1,
            &[
                "square",
                "revolution",
                "street",
                "avenue",
                "road",
                "boulevard",
            ],
        )
    {
        return false;
    }
    let licensed = ranges(t, i + 1)
        || before(&[
            "in", "into", "since", "by", "until", "till", "of", "from", "last", "this", "next",
            "late", "early", "mid", "during", "through", "between", "to", "and", "every", "each",
            "before", "after", "for", "around", "on", "a", "the", "as",
        ])
        || i > 0 && t.is_hyphen(i - 1);
    // "April Jones", "June Smith": a given name.
    if (!licensed || before(&["and", "to", "for", "a", "the", "from", "of"]))
        && t.capital(i)
        && t.capital(i + 1)
        && t.lexeme(i + 1).is_none()
        && !t.glued(i + 1)
    {
        return false;
    }
    // "the March to May Gu".
    let ends = i > 1
        && (t.is_any(i - 1, &["to", "through", "until"]) || t.is_dash(i - 1))
        && t.capital(i - 2)
        && matches!(
            t.lexeme(i - 2).and_then(|l| l.time),
            Some(TimeWord::Month(_))
        );
    if t.capital(i) && (ends || ranges(t, i + 1)) {
        return true;
    }
    // "in January and May".
    let second = i > 1
        && before(&["and", "or"])
        && matches!(
            t.lexeme(i - 2).and_then(|l| l.time),
            Some(TimeWord::Month(_))
        );
    if t.capital(i) && second {
        return true;
    }
    // "the 12 months to March"
    let months =
        before(&["to"]) && i > 1 && t.is_any(i - 2, &["months", "year", "quarter", "half"]);
    if months && t.capital(i) {
        return true;
    }
    if t.is(i, "may") || t.is(i, "march") {
        return t.capital(i)
            && licensed
            && !before(&["on", "a", "the", "and", "to", "for"])
            && !(t.capital(i + 1) && t.lexeme(i + 1).is_none() && t.is(i, "may"));
    }
    if t.is(i, "august") {
        return t.capital(i) || licensed;
    }
    if short {
        return licensed && t.capital(i) && !before(&["a", "and", "to", "for", "of", "from"]);
    }
    t.capital(i) || licensed
}

/// Whether "to" or a dash and another month follow: then even "march" and "jan" are months.
fn ranges(t: Tokens, i: usize) -> bool {
    let at = i + usize::from(t.is_symbol(i, '.'));
    let month = t.lexeme(at + 1).and_then(|l| l.time);
    (t.is_any(at, &["to", "through", "until"]) || t.is_dash(at))
        && matches!(month, Some(TimeWord::Month(_)))
        && (t.capital(at + 1) || t.of(at + 1).len() > 3)
}

/// "5 June 2020", "5th of June", "the fifth of June".
pub fn day_first(c: &Context, i: usize) -> Option<Piece> {
    let t = c.t;
    let spelled = spelled_day(t, i);
    let (day, after) = day_number(t, i).or(spelled)?;
    let of = usize::from(t.is(after, "of"));
    let joint = t.is_dash(after) || t.is_symbol(after, '/');
    let hyphen = usize::from(joint && t.glued(after) && t.glued(after + 1));
    let at = after + of.max(hyphen);
    let Some(TimeWord::Month(month)) = c.time(at) else {
        return None;
    };
    if !t.capital(at) && of == 0 && t.is_any(at, &["may", "march", "mar", "sun"]) {
        return None;
    }
    let stop = usize::from(t.is_symbol(at + 1, '.') && t.of(at).len() <= 4);
    let comma = usize::from(t.is_symbol(at + 1 + stop, ','));
    let hyphen = usize::from(hyphen == 1 && (t.is_dash(at + 1) || t.is_symbol(at + 1, '/')));
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
    } else if let Some((by, after)) = year_told(t, next) {
        partial.year = c.today.map(|today| today.year() + by);
        next = after;
    }
    // "fifteen August nineteen ninety-three", but "the two May elections".
    (spelled.is_none() || partial.year.is_some()).then(|| piece(i, next, What::Partial(partial)))
}
