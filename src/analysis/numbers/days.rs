//! Owns how resolved dates read: "2022", "2025-06", "2025-02-11", "2022-01-01 to 2024-12-31".

use super::dates::calendar::Day;
use super::model::NumberDate;

impl NumberDate {
    /// The interval, where it tells the day; a time of day alone has no place in the order of time.
    pub fn in_time(&self) -> Option<&(String, String)> {
        let interval = self.interval.as_ref()?;
        (interval.0.len() >= 10).then_some(interval)
    }

    /// The days it stands for, last day included, as short as they can be said; `None` where they are not known.
    pub fn days(&self) -> Option<String> {
        let (from, until) = self.interval.as_ref()?;
        let day = |text: &str| Day::parse(text).filter(|_| text.len() == 10);
        let (Some(first), Some(end)) = (day(from), day(until)) else {
            // With times of day.
            return Some(if from == until || !self.timex.contains('/') {
                from.clone()
            } else {
                format!("{from} to {until}")
            });
        };
        let last = end.plus(-1);
        let (year, month, date) = first.civil();
        let begins = date == 1;
        Some(if last <= first {
            first.iso()
        } else if begins && month == 1 && end == first.plus_months(12) {
            format!("{year:04}")
        } else if begins && end == first.plus_months(1) {
            format!("{year:04}-{month:02}")
        } else if begins && month == 1 && end.civil().1 == 1 && end.civil().2 == 1 {
            format!("{year:04} to {:04}", end.year() - 1)
        } else {
            format!("{} to {}", first.iso(), last.iso())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_said_as_short_as_they_can_be() {
        for (from, until, said) in [
            ("2022-01-01", "2023-01-01", "2022"),
            ("2022-06-01", "2022-07-01", "2022-06"),
            ("2022-12-01", "2023-01-01", "2022-12"),
            ("2025-02-11", "2025-02-12", "2025-02-11"),
            ("2020-01-01", "2023-01-01", "2020 to 2022"),
            ("2022-03-15", "2025-03-15", "2022-03-15 to 2025-03-14"),
            ("2025-02-11T10:00", "2025-02-11T10:01", "2025-02-11T10:00"),
            ("2025-02-11", "2025-02-11", "2025-02-11"),
        ] {
            let date = NumberDate {
                timex: String::new(),
                interval: Some((from.to_owned(), until.to_owned())),
            };
            assert_eq!(date.days().as_deref(), Some(said));
        }
    }
}
