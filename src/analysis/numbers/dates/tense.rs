//! Owns what the tense of a clause says about its dates: past, or to come.

use super::calendar::Day;
use super::{Context, Partial};

/// The year of a partial date that has none, as reports mean it.
pub fn nearest_year(c: &Context, i: usize, partial: Partial) -> Option<i32> {
    let today = c.today?;
    let month = partial.month?;
    let year = today.year();
    let ahead = future(c, i);
    if let Some(day) = partial.day {
        // A day is never far: the nearest one, unless the tense says on which side.
        let days = [year - 1, year, year + 1]
            .into_iter()
            .filter_map(|y| Day::new(y, month, day));
        return days
            .filter(|day| !ahead || *day >= today)
            .min_by_key(|day| day.distance(today))
            .map(Day::year);
    }
    let same = month == today.month();
    Some(match (ahead, month > today.month()) {
        _ if same => year,
        (true, true) | (false, false) => year,
        (true, false) => year + 1,
        // A coming month without a verb of the past is this year's.
        (false, true) if due(c, i) => year,
        (false, true) => year - 1,
    })
}

/// "until June", "by March": what a report sets as an end lies ahead.
fn due(c: &Context, i: usize) -> bool {
    i > 0
        && c.t.is_any(
            i - 1,
            &[
                "until",
                "by",
                "due",
                "before",
                "effective",
                "expires",
                "next",
            ],
        )
}

/// Whether the clause speaks of the future.
pub fn future(c: &Context, i: usize) -> bool {
    let t = c.t;
    let stop = |k: usize| matches!(t.symbol(k), Some('.' | '!' | '?' | ';')) && !t.glued(k + 1);
    let ahead = |k: usize| {
        t.is_any(
            k,
            &[
                "will",
                "shall",
                "would",
                "scheduled",
                "expected",
                "plans",
                "planned",
                "due",
                "set",
                "going",
                "expects",
                "upcoming",
                "must",
                "should",
            ],
        ) || t.is(k, "ll")
    };
    let back = |k: usize| {
        t.is_any(
            k,
            &[
                "was",
                "were",
                "had",
                "said",
                "did",
                "has",
                "have",
                "been",
                "rose",
                "fell",
                "won",
                "killed",
                "died",
                "began",
                "started",
                "became",
                "announced",
                "ended",
                "took",
                "made",
            ],
        ) || t.of(k).len() > 4 && t.of(k).ends_with("ed")
    };
    for k in (i.saturating_sub(14)..i).rev() {
        if stop(k) {
            break;
        }
        if ahead(k) {
            return true;
        }
        if back(k) && !t.is_any(k, &["said"]) {
            return false;
        }
    }
    for k in i..(i + 14).min(t.len()) {
        if stop(k) {
            break;
        }
        if ahead(k) {
            return true;
        }
        if back(k) {
            return false;
        }
    }
    false
}
