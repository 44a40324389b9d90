//! Owns seasons that no year or shift names: "in spring", "since the summer".

use super::calendar::{Period, season_of};
use super::words::Season;
use super::{Context, Piece, What};

/// A season alone, where what stands around it shows that it is one.
pub fn bare_season(c: &Context, i: usize, season: Season) -> Option<Piece> {
    let t = c.t;
    let licensed = i > 0
        && t.is_any(
            i - 1,
            &[
                "the", "in", "during", "by", "until", "till", "since", "before", "through", "into",
                "late", "early", "mid",
            ],
        );
    // "in spring." is a season, "in spring water" none.
    let ends = !t.is_word(i + 1) && !t.is_hyphen(i + 1)
        || t.is_any(
            i + 1,
            &[
                "and", "or", "but", "when", "after", "as", "at", "on", "with", "for", "because",
            ],
        );
    let alone = i > 0 && !t.is(i - 1, "the") && ends;
    // "from the vote to the fall."
    let ruin = t.is(i, "fall")
        && i > 1
        && t.is(i - 1, "the")
        && !t.is_any(
            i - 2,
            &[
                "in", "by", "until", "till", "since", "during", "through", "into", "for", "of",
            ],
        );
    let verb = ruin
        || t.is_any(i, &["fall", "spring"])
            && !alone
            && !(i > 0
                && t.is_any(i - 1, &["the"])
                && !t.is_any(i + 1, &["of", "in", "from", "to", "was", "by"]));
    (licensed && !verb && !t.capital(i + 1)).then(|| Piece {
        first: i,
        next: i + 1,
        what: nearest_season(c, i, season),
    })
}

/// A bare season: the last that has begun, or the next where the tense says so.
fn nearest_season(c: &Context, i: usize, season: Season) -> What {
    let found = c.today.and_then(|today| {
        let this = Period::season(today.year(), season)?;
        if this.end <= today && super::tense::future(c, i) {
            return Period::season(today.year() + 1, season);
        }
        let due = i > 1 && c.t.is(i - 1, "the") && c.t.is_any(i - 2, &["until", "till"]);
        if this.start <= today || due || super::tense::future(c, i) {
            return Some(this);
        }
        Period::season(today.year() - 1, season)
    });
    let unknown = || What::Raw(format!("XXXX-{}", season_of(season).0));
    found.map_or_else(unknown, What::Period)
}
