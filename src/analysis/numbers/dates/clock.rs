//! Owns times of day: "10:30 a.m.", "5pm", "noon", "1430 GMT".

use super::words::TimeWord;
use super::{Context, Piece, What};
use crate::analysis::numbers::scan::Tokens;
use crate::analysis::numbers::words::{NumberWord, spelled};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    pub hour: u8,
    pub minute: Option<u8>,
    pub second: Option<u8>,
}

impl Clock {
    /// "T14:30", the TIMEX3 form; and the ISO times at which it starts and ends.
    pub fn timex(self) -> String {
        match (self.minute, self.second) {
            (Some(m), Some(s)) => format!("T{:02}:{m:02}:{s:02}", self.hour),
            (minute, _) => format!("T{:02}:{:02}", self.hour, minute.unwrap_or(0)),
        }
    }

    /// Seconds of the day at which it starts and ends.
    pub fn seconds(self) -> (u32, u32) {
        let start = u32::from(self.hour) * 3600
            + u32::from(self.minute.unwrap_or(0)) * 60
            + u32::from(self.second.unwrap_or(0));
        let length = match (self.minute, self.second) {
            (_, Some(_)) => 1,
            (Some(_), None) => 60,
            _ => 3600,
        };
        (start, start + length)
    }
}

pub fn clock(c: &Context, i: usize) -> Option<Piece> {
    let t = c.t;
    let at = |clock, next| {
        Some(Piece {
            first: i,
            next: zone(t, next),
            what: What::Clock(clock),
        })
    };
    match c.time(i) {
        Some(TimeWord::Noon) => {
            return at(
                Clock {
                    hour: 12,
                    minute: None,
                    second: None,
                },
                i + 1,
            );
        }
        Some(TimeWord::Midnight) => {
            return at(
                Clock {
                    hour: 0,
                    minute: None,
                    second: None,
                },
                i + 1,
            );
        }
        _ => {}
    }
    if let Some((clock, next)) = past_hour(t, i).or_else(|| spoken(t, i)) {
        return at(clock, next);
    }
    if !t.is_numeral(i) {
        // "seven p.m.", "ten o'clock".
        let hour = spelled(t, i).filter(|n| n.words == 1 && !n.ordinal)?;
        let number = u8::try_from(hour.value.to_i64()?)
            .ok()
            .filter(|h| (1..=12).contains(h))?;
        let clock =
            t.is(hour.next, "o") && t.is_apostrophe(hour.next + 1) && t.is(hour.next + 2, "clock");
        let (hour, next) = match half_of_day(t, number, hour.next + if clock { 3 } else { 0 }) {
            Some(found) => found,
            None if clock => (number, hour.next + 3),
            None => return None,
        };
        return at(
            Clock {
                hour,
                minute: None,
                second: None,
            },
            next,
        );
    }
    let text = t.of(i);
    let small = |text: &str, limit: u8| {
        text.parse::<u8>()
            .ok()
            .filter(|n| *n < limit && text.len() <= 2)
    };
    // "10:30", "10:30:15".
    if let Some(hour) = small(text, 25) {
        if t.is_symbol(i + 1, ':') && t.glued(i + 1) && t.glued(i + 2) && t.of(i + 2).len() == 2 {
            // "John 3:16", "chapter 4:12".
            let name = |i: usize| t.capital(i) && t.lexeme(i).is_none_or(|l| l.time.is_none());
            let verse = i > 0
                && (name(i - 1) && !t.opens(i - 1)
                    || t.is_any(i - 1, &["chapter", "verse", "psalm", "ratio"]));
            // "7:24-cv-00518", the number of a case.
            let case = t.is_hyphen(i + 3) && t.glued(i + 3) && t.is_word(i + 4) && t.glued(i + 4);
            let minute = small(t.of(i + 2), 60).filter(|_| !verse && !case)?;
            let mut next = i + 3;
            let mut second = None;
            if t.is_symbol(next, ':') && t.glued(next) && t.of(next + 1).len() >= 2 {
                second = Some(small(t.of(next + 1).get(..2)?, 60)?);
                next += 2;
            }
            let (hour, next) = half_of_day(t, hour, next).unwrap_or((hour % 24, next));
            return at(
                Clock {
                    hour,
                    minute: Some(minute),
                    second,
                },
                next,
            );
        }
        if let Some((hour, next)) = half_of_day(t, hour, i + 1) {
            return at(
                Clock {
                    hour,
                    minute: None,
                    second: None,
                },
                next,
            );
        }
        if t.is(i + 1, "o") && t.is_apostrophe(i + 2) && t.is(i + 3, "clock") {
            let (hour, next) = half_of_day(t, hour, i + 4).unwrap_or((hour % 24, i + 4));
            return at(
                Clock {
                    hour,
                    minute: None,
                    second: None,
                },
                next,
            );
        }
    }
    // "10.30am".
    if let Some((hour, minute)) = text.split_once('.')
        && minute.len() == 2
    {
        let (hour, minute) = (small(hour, 13)?, small(minute, 60)?);
        let (hour, next) = half_of_day(t, hour, i + 1)?;
        return at(
            Clock {
                hour,
                minute: Some(minute),
                second: None,
            },
            next,
        );
    }
    // "1430 GMT", "0530 UTC".
    if text.len() == 4 && matches!(t.of(i + 1), "GMT" | "UTC" | "hrs" | "hours") {
        let (hour, minute) = (small(text.get(..2)?, 24)?, small(text.get(2..)?, 60)?);
        let military = t.of(i + 1).starts_with(['G', 'U']) || text.starts_with('0');
        if !military {
            return None;
        }
        return at(
            Clock {
                hour,
                minute: Some(minute),
                second: None,
            },
            i + 1 + usize::from(!t.of(i + 1).starts_with(['G', 'U'])),
        );
    }
    None
}

/// "half past eight", "quarter to nine", "thirty-six minutes past eight", "10 past 9".
fn past_hour(t: Tokens, i: usize) -> Option<(Clock, usize)> {
    let article = usize::from(t.is(i, "a"));
    let (minutes, at) = if t.is(i, "half") {
        (30, i + 1)
    } else if t.is(i + article, "quarter") {
        (15, i + article + 1)
    } else {
        let (minutes, next) = if t.is_numeral(i) {
            (t.of(i).parse().ok()?, i + 1)
        } else {
            let number = spelled(t, i).filter(|n| !n.ordinal)?;
            (u8::try_from(number.value.to_i64()?).ok()?, number.next)
        };
        let stated = t.is_any(next, &["minute", "minutes", "min"]);
        (minutes, next + usize::from(stated))
    };
    let before = t.is_any(at, &["to", "before", "of"]);
    if !(before || t.is_any(at, &["past", "after"])) || !(1..60).contains(&minutes) {
        return None;
    }
    // "five to nine" are a few: only words that tell of minutes make a time of it.
    let told = t.is_any(at - 1, &["half", "quarter", "minutes", "minute", "min"])
        || t.is(at, "past") && minutes % 5 == 0;
    // "cut the journey from 45 minutes to 12"
    let cut = i > 0 && t.is(i - 1, "from");
    if !told || cut || t.is(at, "of") {
        return None;
    }
    let (hour, next) = hour_at(t, at + 1)?;
    let hour = if before { (hour + 23) % 24 } else { hour };
    let clock = Clock {
        hour,
        minute: Some(if before { 60 - minutes } else { minutes }),
        second: None,
    };
    Some((clock, next))
}

/// "at seven twenty-seven": an hour and its minutes in words.
fn spoken(t: Tokens, i: usize) -> Option<(Clock, usize)> {
    if i == 0 || !t.is(i - 1, "at") || t.is_numeral(i) {
        return None;
    }
    let hour = match t.lexeme(i)?.number? {
        NumberWord::Unit(n @ 1..=12) => n,
        _ => return None,
    };
    let minutes = spelled(t, i + 1).filter(|n| !n.ordinal && n.next <= i + 4)?;
    let minute = u8::try_from(minutes.value.to_i64()?).ok()?;
    let next = minutes.next + usize::from(t.is(minutes.next, "minutes"));
    // "at seven thirty men stood" hardly is said: what counts goes on with a noun.
    let ends = !t.is_word(next) || t.is_any(next, &["on", "in", "this", "and", "when"]);
    let (hour, next) = half_of_day(t, hour, next).unwrap_or((hour, next));
    ((10..60).contains(&minute) && (ends || next > minutes.next)).then_some((
        Clock {
            hour,
            minute: Some(minute),
            second: None,
        },
        next,
    ))
}

/// An hour in digits or words, with its half of the day where that is told.
fn hour_at(t: Tokens, i: usize) -> Option<(u8, usize)> {
    let (hour, next) = if t.is_numeral(i) {
        (t.of(i).parse().ok()?, i + 1)
    } else {
        let number = spelled(t, i).filter(|n| !n.ordinal && n.words == 1)?;
        (u8::try_from(number.value.to_i64()?).ok()?, number.next)
    };
    if !(1..=12).contains(&hour) {
        return None;
    }
    let sharp = t.is(next, "o") && t.is_apostrophe(next + 1) && t.is(next + 2, "clock");
    let next = next + if sharp { 3 } else { 0 };
    Some(half_of_day(t, hour, next).unwrap_or((hour, next)))
}

/// The hour of 24 by "am", "p.m."; the index after it.
fn half_of_day(t: Tokens, hour: u8, i: usize) -> Option<(u8, usize)> {
    if hour > 12 {
        return None;
    }
    let (afternoon, next) = if t.is_any(i, &["am", "pm"]) {
        (t.is(i, "pm"), i + 1)
    } else if t.is_any(i, &["a", "p"]) && t.is_symbol(i + 1, '.') && t.is(i + 2, "m") {
        let stop = t.is_symbol(i + 3, '.') && t.glued(i + 3);
        (t.is(i, "p"), i + 3 + usize::from(stop))
    } else if t.is(i, "in")
        && t.is(i + 1, "the")
        && t.is_any(i + 2, &["morning", "afternoon", "evening"])
        && hour > 0
    {
        (!t.is(i + 2, "morning"), i + 3)
    } else if t.is(i, "at") && t.is(i + 1, "night") && hour > 0 {
        ((6..12).contains(&hour), i + 2)
    } else {
        return None;
    };
    let hour = match (hour, afternoon) {
        (12, false) => 0,
        (12, true) => 12,
        (hour, true) => hour + 12,
        (hour, false) => hour,
    };
    Some((hour, next))
}

/// Steps over a time zone.
fn zone(t: Tokens, i: usize) -> usize {
    let known = matches!(
        t.of(i),
        "GMT"
            | "UTC"
            | "EST"
            | "EDT"
            | "PST"
            | "PDT"
            | "CST"
            | "CDT"
            | "MST"
            | "MDT"
            | "CET"
            | "CEST"
            | "BST"
            | "ET"
            | "PT"
            | "IST"
            | "JST"
            | "KST"
            | "MSK"
            | "AEST"
    );
    let at = i + usize::from(known);
    if let Some(next) = offset(t, at, known) {
        return next;
    }
    if known {
        return at;
    }
    // "local time", "Eastern time", "London time", "Eastern Daylight Time"
    let standard = usize::from(t.is_any(i + 1, &["daylight", "standard", "summer"]));
    let named = t.capital(i) && !t.is_any(i, &["full", "half", "extra", "prime", "big", "at"]);
    if (t.is(i, "local") || named) && t.is(i + 1 + standard, "time") {
        return i + 2 + standard;
    }
    i
}

/// The index after "+0530", "-03:00" or, where a zone is named before it, "+2".
fn offset(t: Tokens, i: usize, named: bool) -> Option<usize> {
    let signed = (t.is_symbol(i, '+') || t.is_dash(i)) && t.glued(i + 1) && t.is_numeral(i + 1);
    let minutes = t.is_symbol(i + 2, ':') && t.glued(i + 2) && t.of(i + 3).len() == 2;
    match t.of(i + 1).len() {
        2 if signed && minutes => Some(i + 4),
        4 if signed => Some(i + 2),
        1 | 2 if signed && named && t.glued(i) => Some(i + 2),
        _ => None,
    }
}
