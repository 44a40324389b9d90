//! Owns the arithmetic of days: civil dates, and periods as half-open intervals.

use super::words::{Grain, Holiday, Season};

/// A day, counted from 1970-01-01 in the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(i32);

impl Day {
    /// The day of a date that exists, in the years 1 to 9999.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let fits = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && day >= 1
            && day <= days_in(year, month);
        fits.then(|| Self::of(year, month, day))
    }

    /// Howard Hinnant's `days_from_civil`.
    fn of(year: i32, month: u8, day: u8) -> Self {
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let month = i32::from(month);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + i32::from(day) - 1;
        let days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
        Self(era * 146_097 + days - 719_468)
    }

    /// Reads the day at the start of an ISO date or time.
    pub fn parse(text: &str) -> Option<Self> {
        let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<i32>().ok();
        let dashes = text.get(4..5)? == "-" && text.get(7..8)? == "-";
        let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
        if !dashes {
            return None;
        }
        Self::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// Year, month and day. Howard Hinnant's `civil_from_days`.
    pub fn civil(self) -> (i32, u8, u8) {
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let of_era = z.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let part = (5 * of_year + 2) / 153;
        let day = of_year - (153 * part + 2) / 5 + 1;
        let month = if part < 10 { part + 3 } else { part - 9 };
        let year = year + era * 400 + i32::from(month <= 2);
        (year, month as u8, day as u8)
    }

    /// 1 is Monday, 7 Sunday.
    pub fn weekday(self) -> u8 {
        ((self.0 + 3).rem_euclid(7) + 1) as u8
    }

    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days).clamp(-719_162, 2_932_896))
    }

    /// Moved by months; a day that the month lacks becomes its last.
    pub fn plus_months(self, months: i32) -> Self {
        let (year, month, day) = self.civil();
        let index = year
            .saturating_mul(12)
            .saturating_add(i32::from(month) - 1)
            .saturating_add(months)
            .clamp(12, 9999 * 12 + 11);
        let (year, month) = (index.div_euclid(12), (index.rem_euclid(12) + 1) as u8);
        Self::of(year, month, day.min(days_in(year, month)))
    }

    /// The day halfway to another.
    pub fn middle(self, other: Self) -> Self {
        Self(self.0.midpoint(other.0))
    }

    pub fn iso(self) -> String {
        let (year, month, day) = self.civil();
        format!("{year:04}-{month:02}-{day:02}")
    }

    pub fn year(self) -> i32 {
        self.civil().0
    }

    pub fn month(self) -> u8 {
        self.civil().1
    }
}

pub fn days_in(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A stretch of days with its TIMEX3 value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    pub timex: String,
    pub start: Day,
    pub end: Day,
}

impl Period {
    pub fn new(timex: String, start: Day, end: Day) -> Self {
        Self { timex, start, end }
    }

    pub fn day(day: Day) -> Self {
        Self::new(day.iso(), day, day.plus(1))
    }

    pub fn month(year: i32, month: u8) -> Option<Self> {
        let start = Day::new(year, month, 1)?;
        Some(Self::new(
            format!("{year:04}-{month:02}"),
            start,
            start.plus_months(1),
        ))
    }

    /// Whole months that follow each other.
    pub fn months(year: i32, first: u8, count: u8) -> Option<Self> {
        let start = Day::new(year, first, 1)?;
        let end = start.plus_months(i32::from(count));
        let last = end.plus(-1);
        let timex = format!(
            "{year:04}-{first:02}/{:04}-{:02}",
            last.year(),
            last.month()
        );
        Some(Self::new(timex, start, end))
    }

    pub fn year(year: i32) -> Option<Self> {
        let start = Day::new(year, 1, 1)?;
        Some(Self::new(
            format!("{year:04}"),
            start,
            Day::new(year + 1, 1, 1).unwrap_or(start.plus(365)),
        ))
    }

    pub fn years(timex: String, from: i32, count: i32) -> Option<Self> {
        let start = Day::new(from.max(1), 1, 1)?;
        Some(Self::new(timex, start, Day::new(from + count, 1, 1)?))
    }

    pub fn quarter(year: i32, quarter: u8) -> Option<Self> {
        let start = Day::new(year, quarter.checked_sub(1)? * 3 + 1, 1)?;
        Some(Self::new(
            format!("{year:04}-Q{quarter}"),
            start,
            start.plus_months(3),
        ))
    }

    /// The quarter of a year in which a day falls.
    pub fn quarter_of(day: Day) -> Option<Self> {
        Self::quarter(day.year(), day.month().div_ceil(3))
    }

    pub fn half(year: i32, half: u8) -> Option<Self> {
        let start = Day::new(year, if half == 1 { 1 } else { 7 }, 1)?;
        Some(Self::new(
            format!("{year:04}-H{half}"),
            start,
            start.plus_months(6),
        ))
    }

    /// Meteorological seasons of the northern half; winter starts in December of its year.
    pub fn season(year: i32, season: Season) -> Option<Self> {
        let (name, month) = season_of(season);
        let start = Day::new(year, month, 1)?;
        Some(Self::new(
            format!("{year:04}-{name}"),
            start,
            start.plus_months(3),
        ))
    }

    pub fn decade(first: i32) -> Option<Self> {
        Self::years(format!("{:03}", first / 10), first, 10)
    }

    pub fn century(number: i32) -> Option<Self> {
        let first = (number - 1) * 100;
        let start = Day::new(first.max(1), 1, 1)?;
        Some(Self::new(
            format!("{:02}", number - 1),
            start,
            Day::new(first + 100, 1, 1)?,
        ))
    }

    /// The ISO week of a day.
    pub fn week(day: Day) -> Self {
        let start = day.plus(1 - i32::from(day.weekday()));
        let thursday = start.plus(3);
        let year = thursday.year();
        let first = Day::of(year, 1, 1);
        let week = (thursday.0 - first.0) / 7 + 1;
        Self::new(format!("{year:04}-W{week:02}"), start, start.plus(7))
    }

    pub fn weekend(day: Day) -> Self {
        let week = Self::week(day);
        Self::new(
            format!("{}-WE", week.timex),
            week.start.plus(5),
            week.start.plus(7),
        )
    }

    /// The period of a grain that holds a day.
    pub fn around(day: Day, grain: Grain) -> Option<Self> {
        let (year, month, _) = day.civil();
        match grain {
            Grain::Day | Grain::Night => Some(Self::day(day)),
            Grain::Week => Some(Self::week(day)),
            Grain::Weekend => Some(Self::weekend(day)),
            Grain::Month => Self::month(year, month),
            Grain::Quarter => Self::quarter(year, (month - 1) / 3 + 1),
            Grain::Year => Self::year(year),
            Grain::Decade => Self::decade(year / 10 * 10),
            Grain::Century => Self::century(year / 100 + 1),
            Grain::Fortnight | Grain::Hour | Grain::Minute | Grain::Second => None,
        }
    }
}

/// TIMEX3's name of a season, and its first month.
pub fn season_of(season: Season) -> (&'static str, u8) {
    match season {
        Season::Spring => ("SP", 3),
        Season::Summer => ("SU", 6),
        Season::Autumn => ("FA", 9),
        Season::Winter => ("WI", 12),
    }
}

/// Moves a day by a number of a grain; sub-day grains don't move it.
pub fn moved(day: Day, grain: Grain, by: i32) -> Day {
    let by = by.clamp(-9999 * 366, 9999 * 366);
    match grain {
        Grain::Second | Grain::Minute | Grain::Hour => day,
        Grain::Day | Grain::Night => day.plus(by),
        Grain::Week | Grain::Weekend => day.plus(by.saturating_mul(7)),
        Grain::Fortnight => day.plus(by.saturating_mul(14)),
        Grain::Month => day.plus_months(by),
        Grain::Quarter => day.plus_months(by.saturating_mul(3)),
        Grain::Year => day.plus_months(by.saturating_mul(12)),
        Grain::Decade => day.plus_months(by.saturating_mul(120)),
        Grain::Century => day.plus_months(by.saturating_mul(1200)),
    }
}

/// The day of a holiday in a year.
pub fn holiday(holiday: Holiday, year: i32) -> Option<Day> {
    match holiday {
        Holiday::Christmas => Day::new(year, 12, 25),
        Holiday::ChristmasEve => Day::new(year, 12, 24),
        Holiday::NewYear => Day::new(year, 1, 1),
        Holiday::NewYearEve => Day::new(year, 12, 31),
        Holiday::Halloween => Day::new(year, 10, 31),
        Holiday::Boxing => Day::new(year, 12, 26),
        Holiday::Independence => Day::new(year, 7, 4),
        Holiday::Juneteenth => Day::new(year, 6, 19),
        Holiday::Veterans => Day::new(year, 11, 11),
        Holiday::Thanksgiving => nth_weekday(year, 11, 4, 4),
        Holiday::Columbus => nth_weekday(year, 10, 1, 2),
        Holiday::Labor => nth_weekday(year, 9, 1, 1),
        Holiday::Presidents => nth_weekday(year, 2, 1, 3),
        // The last Monday of May.
        Holiday::Memorial => nth_weekday(year, 6, 1, 1).map(|day| day.plus(-7)),
        Holiday::Easter => easter(year),
    }
}

/// The first, second, … of a weekday in a month.
fn nth_weekday(year: i32, month: u8, weekday: u8, number: i32) -> Option<Day> {
    let first = Day::new(year, month, 1)?;
    let ahead = (i32::from(weekday) - i32::from(first.weekday())).rem_euclid(7);
    Some(first.plus(ahead + 7 * (number - 1)))
}

/// The anonymous Gregorian computus.
fn easter(year: i32) -> Option<Day> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    Day::new(year, (sum / 31) as u8, (sum % 31 + 1) as u8)
}
