//! Owns what the text has told before: the moment from which "the following month" and "a year earlier" are counted.

use super::Context;
use super::calendar::{Day, Period, moved};
use super::words::{Grain, Shift, TimeWord};
use crate::analysis::numbers::model::NumberDate;
use crate::analysis::numbers::scan::Tokens;
use crate::analysis::numbers::words::NumberWord;

/// How many paragraphs after a quarter its year-earlier one may still be spoken of.
const REACH: u8 = 3;

/// The dates told last.
#[derive(Debug, Clone, Copy, Default)]
pub struct Told {
    last: Option<Moment>,
    quarter: Option<(i32, u8)>,
    /// Paragraphs since the quarter.
    age: u8,
    /// The last day that was told as one of these days: "Friday", "yesterday".
    near: Option<Day>,
    /// The last part of a year of some months that was told: "the first half", "January to August".
    stretch: Option<(Day, Day)>,
}

/// When something was told to be, and how exactly.
#[derive(Debug, Clone, Copy)]
struct Moment {
    day: Day,
    grain: Grain,
    /// The token that it starts at.
    at: usize,
    /// Told from now ("Friday", "last week"): of it no "year earlier" is said.
    loose: bool,
}

impl Told {
    /// Keeps a date that the text tells at token `first`.
    pub fn note(&mut self, t: Tokens, first: usize, date: &NumberDate) {
        let days = date
            .interval
            .as_ref()
            .and_then(|(from, to)| Day::parse(from).zip(Day::parse(to)));
        if let Some((from, to)) = days
            && from.plus(40) < to
            && to < from.plus(330)
        {
            self.stretch = Some((from, to));
        }
        if date.timex.contains('/') || date.timex.starts_with('P') {
            return;
        }
        let Some(day) = date
            .interval
            .as_ref()
            .and_then(|(from, _)| Day::parse(from))
        else {
            return;
        };
        let timex = date.timex.as_str();
        let grain = match (timex.len(), timex.get(5..6)) {
            (3, _) => Grain::Decade,
            (4, _) => Grain::Year,
            (7, Some("Q")) => Grain::Quarter,
            (7, Some("0" | "1")) => Grain::Month,
            (8, Some("W")) => Grain::Week,
            (10.., Some("0" | "1")) => Grain::Day,
            _ => return,
        };
        let time = t.lexeme(first).and_then(|l| l.time);
        let article = matches!(
            t.lexeme(first).and_then(|l| l.number),
            Some(NumberWord::Article)
        );
        // "a year earlier" and "the year-ago quarter" are told from the quarter that the text is about.
        let back = article || matches!(time, Some(TimeWord::Unit(_) | TimeWord::Shift(_)));
        if grain == Grain::Quarter && !back {
            self.quarter = Some((day.year(), (day.month() - 1) / 3 + 1));
            self.age = 0;
        }
        // "$3 billion, from $2 billion a year earlier; sales rose 4% from a year earlier": both from what the text is about.
        if article && t.is(first + 1, "year") && t.is_any(first + 2, &["earlier", "before"]) {
            return;
        }
        let loose = matches!(
            time,
            Some(TimeWord::Weekday(_) | TimeWord::Day(_) | TimeWord::Tonight)
                | Some(TimeWord::Shift(
                    Shift::Last | Shift::This | Shift::Next | Shift::Past | Shift::Coming
                ))
        );
        if loose && grain == Grain::Day {
            self.near = Some(day);
        }
        self.last = Some(Moment {
            day,
            grain,
            at: first,
            loose,
        });
    }

    /// A paragraph ends: what is counted from a moment stands in its own.
    pub fn pass(&mut self) {
        self.last = None;
        self.age = self.age.saturating_add(1);
        if self.age > REACH {
            self.quarter = None;
        }
    }
}

/// The quarter that the text speaks of, in the same paragraph if `near`.
pub fn quarter(c: &Context, near: bool) -> Option<(i32, u8)> {
    c.told.quarter.filter(|_| !near || c.told.age == 0)
}

/// The quarter that the text speaks of, some years from it.
pub fn quarter_by(c: &Context, years: i32, near: bool) -> Option<Period> {
    let (year, number) = quarter(c, near)?;
    Period::quarter(year + years, number)
}

/// The day told before in the same sentence: "was hit at 3 a.m. on Monday; help landed at 6:15 a.m."
pub fn day_here(c: &Context, i: usize) -> Option<Day> {
    let last = c
        .told
        .last
        .filter(|last| last.grain == Grain::Day && last.at < i)?;
    let t = c.t;
    let stop = |k: usize| {
        matches!(t.symbol(k), Some('.' | '!' | '?'))
            && t.capital(k + 1)
            && !t.is_any(k.wrapping_sub(1), &["m", "a", "p"])
    };
    (!(last.at..i).any(stop)).then_some(last.day)
}

/// The weekday that is told beside a day: "July 8, a Saturday", or in the week after it: "that Saturday".
pub fn weekday_of(c: &Context, i: usize, weekday: u8) -> Option<Day> {
    let last = c.told.last.filter(|last| last.grain == Grain::Day)?;
    let t = c.t;
    let apposed = i > 1 && t.is(i - 1, "a") && t.is_symbol(i - 2, ',');
    if apposed && last.day.weekday() == weekday {
        return Some(last.day);
    }
    let that = i > 0 && t.is(i - 1, "that");
    let ahead = (i32::from(weekday) - i32::from(last.day.weekday())).rem_euclid(7);
    that.then(|| last.day.plus(ahead))
}

/// "next Thursday and Friday": the one that follows the day told right before.
pub fn weekday_joined(c: &Context, i: usize, weekday: u8) -> Option<Day> {
    let last = c
        .told
        .last
        .filter(|last| last.grain == Grain::Day && last.at < i && last.at + 4 >= i)?;
    let joint = i.checked_sub(1)?;
    let ahead = (i32::from(weekday) - i32::from(last.day.weekday())).rem_euclid(7);
    let day = matches!(
        c.t.lexeme(joint.checked_sub(1)?).and_then(|l| l.time),
        Some(TimeWord::Weekday(_))
    );
    (day && ahead > 0 && c.t.is_any(joint, &["and", "or"])).then(|| last.day.plus(ahead))
}

/// The day of the last days that the text tells of, where a time of day is told without one.
pub fn day_near(c: &Context, i: usize) -> Option<Day> {
    let (near, today) = c.told.near.zip(c.today)?;
    let fresh = near <= today && today <= near.plus(4);
    // "told reporters at noon": on the day of the report.
    let said = (i.saturating_sub(5)..i).any(|k| c.t.is_any(k, &["said", "told", "says"]));
    (fresh && !said && !super::tense::future(c, i)).then_some(near)
}

/// The day told last in the paragraph, not from now: "the next morning" is counted from it.
pub fn day_told(c: &Context) -> Option<Day> {
    let last = c.told.last.filter(|last| last.grain == Grain::Day)?;
    Some(last.day)
}

/// The day before or after the one told last in the paragraph, or before or after the report's: "the day before".
pub fn day_beside(c: &Context, by: i32) -> Option<Day> {
    let told = c.told.last.filter(|last| last.grain == Grain::Day);
    Some(told.map(|last| last.day).or(c.today)?.plus(by))
}

/// The period of a grain before or after the moment told last: "the following month".
pub fn beside(c: &Context, grain: Grain, by: i32) -> Option<Period> {
    let last = c.told.last.filter(|last| last.grain <= grain)?;
    Period::around(moved(last.day, grain, by), grain)
}

/// The moment some units from the one told last, as exact as that is: "two weeks later", "a year earlier".
pub fn from_last(c: &Context, grain: Grain, by: i32) -> Option<Period> {
    let last = c.told.last.filter(|last| last.grain <= grain)?;
    if last.loose && grain > Grain::Week {
        return None;
    }
    Period::around(moved(last.day, grain, by), last.grain)
}

/// "the corresponding period last year", "last year's third quarter", "the 1988 quarter": a quarter of `year`,
/// the stated one or the one told, and the index after its words from `i` on.
pub fn quarter_of(c: &Context, i: usize, year: i32) -> Option<(Period, usize)> {
    let t = c.t;
    let mark = t.is_apostrophe(i) && t.is(i + 1, "s");
    let at = i + if mark { 2 } else { 0 };
    let fiscal = usize::from(t.is(at, "fiscal"));
    let ordinal = crate::analysis::numbers::terms::term(t, at + fiscal)
        .filter(|n| n.form == crate::analysis::numbers::terms::Form::Ordinal);
    if let Some(ordinal) = ordinal {
        let number = u8::try_from(ordinal.value.to_i64()?).ok()?;
        let next = ordinal.next + usize::from(t.is_hyphen(ordinal.next));
        let period = match t.of(next) {
            "quarter" => Period::quarter(year, number).filter(|_| number <= 4)?,
            "half" => Period::half(year, number).filter(|_| number <= 2)?,
            _ => return None,
        };
        return Some((period, next + 1));
    }
    if !t.is_any(at, &["quarter", "period"]) {
        return None;
    }
    let (_, number) = quarter(c, false)?;
    Some((Period::quarter(year, number)?, at + 1))
}

/// "the same period of 2004", "the same months of 2015", "the same period a year earlier": the part of a year told last, in
/// another year.
pub fn same_stretch(c: &Context, i: usize, year: Option<i32>) -> Option<Period> {
    let t = c.t;
    let of = usize::from(i > 0 && t.is_any(i - 1, &["of", "in"]));
    let noun = i.checked_sub(1 + of)?;
    let same = noun > 0
        && t.is_any(noun, &["period", "months"])
        && t.is_any(noun - 1, &["same", "corresponding", "comparable"]);
    let (from, to) = c.told.stretch.filter(|_| same)?;
    let by = year.unwrap_or(from.year() - 1) - from.year();
    let (start, end) = (moved(from, Grain::Year, by), moved(to, Grain::Year, by));
    let last = end.plus(-1);
    let timex = format!("{}/{}", &start.iso()[..7], &last.iso()[..7]);
    Some(Period::new(timex, start, end))
}

/// Whether "the same quarter" or "the period" stands before `i`: a year there means that quarter of it.
pub fn of_quarter(t: Tokens, i: usize) -> bool {
    let of = usize::from(i > 0 && t.is_any(i - 1, &["of", "in"]));
    i > of && t.is_any(i - 1 - of, &["quarter", "period"])
}
