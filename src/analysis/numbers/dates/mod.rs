//! Owns dates and times: finds them, names them as TIMEX3, and resolves them against the document's day.

mod anchored;
mod bare;
pub mod calendar;
mod clock;
mod clocked;
mod explicit;
mod loose;
mod monthdays;
mod periods;
mod relative;
mod resolve;
mod seasons;
pub mod spans;
mod tense;
mod tense_words;
mod told;
mod weekdays;
pub mod words;
mod years;

use self::calendar::{Day, Period};
pub use self::told::Told;
use self::words::TimeWord;
pub use self::years::named_law;
use super::model::{NumberKind, Value};
use super::scan::Tokens;

/// The text and the day from which it is told.
#[derive(Clone, Copy)]
pub struct Context<'t> {
    pub t: Tokens<'t>,
    pub today: Option<Day>,
    /// What the text told before.
    told: Told,
    /// How many dates stand around this one: "two days before the first week of June" is two deep.
    depth: u8,
}

/// From when a text is told: its day, and what it told before.
#[derive(Debug, Clone, Copy, Default)]
pub struct Now {
    pub today: Option<Day>,
    pub told: Told,
}

/// A date, time, set or anchored duration of some tokens.
#[derive(Debug, Clone)]
pub struct When {
    pub first: usize,
    pub next: usize,
    pub kind: NumberKind,
    pub value: Value,
    pub unit: Option<&'static str>,
    pub timex: String,
    /// Half-open, as ISO days or times.
    pub interval: Option<(String, String)>,
}

/// A stretch of tokens that names one date, before it is resolved.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    first: usize,
    next: usize,
    what: What,
}

#[derive(Debug, Clone)]
enum What {
    /// Some of year, month and day.
    Partial(Partial),
    /// From one day to another.
    Days(Partial, Partial),
    /// Known days.
    Period(Period),
    /// A TIMEX3 value whose days are not known.
    Raw(String),
    /// Time of day: hour and minute where given.
    Clock(clock::Clock),
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Partial {
    year: Option<i32>,
    month: Option<u8>,
    day: Option<u8>,
    weekday: Option<u8>,
}

impl Context<'_> {
    fn time(&self, i: usize) -> Option<TimeWord> {
        self.t.lexeme(i)?.time
    }
}

/// Reads the date, time or set that starts at `i`; no token before `floor` belongs to it.
pub fn when(t: Tokens, i: usize, floor: usize, now: Now) -> Option<When> {
    let c = Context {
        t,
        today: now.today,
        told: now.told,
        depth: 0,
    };
    if let Some(found) = spans::span(&c, i) {
        return Some(found);
    }
    let counts = t.is_numeral(i) || t.lexeme(i).is_some_and(|l| l.number.is_some());
    if let Some(found) = counts.then(|| clocked::hours_range(&c, i)).flatten() {
        return Some(found);
    }
    if let Some(found) = clocked::part_of(&c, i).or_else(|| clocked::hour_of_part(&c, i)) {
        return Some(found);
    }
    let mut piece = piece(&c, i)?;
    if let Some(twice) = weekdays::told_twice(&c, &piece) {
        piece = twice;
    }
    if let Some(yearly) = yearly(&c, &piece) {
        return Some(yearly);
    }
    resolve::lend_year(&c, &mut piece);
    let joined = resolve::range(&c, &piece, floor);
    Some(joined.unwrap_or_else(|| clocked::with_clock(&c, piece)))
}

/// "1 January of each year".
fn yearly(c: &Context, piece: &Piece) -> Option<When> {
    let What::Partial(Partial {
        year: None,
        month: Some(month),
        day,
        ..
    }) = piece.what
    else {
        return None;
    };
    let at = piece.next + 1;
    let led = c.t.is_any(piece.next, &["of", "in"]);
    if !led || !c.t.is_any(at, &["each", "every"]) || !c.t.is(at + 1, "year") {
        return None;
    }
    let day = day.map_or(String::new(), |day| format!("-{day:02}"));
    Some(When {
        first: piece.first,
        next: at + 2,
        kind: NumberKind::Set,
        value: Value::Unknown,
        unit: None,
        timex: format!("XXXX-{month:02}{day}"),
        interval: None,
    })
}

/// One date without ranges.
fn piece(c: &Context, i: usize) -> Option<Piece> {
    if c.depth > 2 {
        return None;
    }
    let c = &Context {
        depth: c.depth + 1,
        ..*c
    };
    clock::clock(c, i)
        .or_else(|| explicit::explicit(c, i))
        .or_else(|| relative::relative(c, i))
}
