//! Owns points that are parts of a hundred: of a rate that is changed, and of shares and polls.

use super::figure::Side;
use super::model::Decimal;
use super::scan::Tokens;
use super::terms::Form;

/// The index after the "point" or "points" at `at` that are percentage points.
pub fn points(t: Tokens, side: &Side, at: usize) -> Option<usize> {
    rate_points(t, side, at)
        .or_else(|| share_points(t, side, at))
        .or_else(|| part_of_point(t, at))
}

/// "0.2 of a percentage point", "0.03 of a point".
fn part_of_point(t: Tokens, at: usize) -> Option<usize> {
    let point = at + 2 + usize::from(t.is(at + 2, "percentage"));
    (t.is(at, "of") && t.is(at + 1, "a") && t.is(point, "point")).then_some(point + 1)
}

/// "a quarter-point cut", "by half a point": a part of a point by which a rate is changed. The index after it.
fn rate_points(t: Tokens, side: &Side, at: usize) -> Option<usize> {
    let part = side.term.form == Form::Fraction && t.is_any(at, &["point", "points"]);
    let by = side.first > 0
        && t.is(side.first - 1, "by")
        && super::bounds::direction(t, side.first).is_some();
    // "a cut of a quarter point"
    let of = side.first > 1 && t.is(side.first - 1, "of") && t.is_any(side.first - 2, RATE_MOVES);
    (part && (by || of || t.is_any(at + 1, RATE_MOVES))).then_some(at + 1)
}

/// "a margin of error of three points", "42 percent, 18 points above the first round": points of shares, where a
/// percentage or a poll stands in the sentence and no index, market or game does. The index after it.
fn share_points(t: Tokens, side: &Side, at: usize) -> Option<usize> {
    // "an 11-point lead"
    let lead = t.is_any(
        at + 1,
        &["lead", "margin", "advantage", "gap", "swing", "drop"],
    );
    if !t.is_any(at, &["point", "points"])
        || t.is_hyphen(at - 1) && !lead
        || side.term.value > Decimal::integer(60)
    {
        return None;
    }
    let stop = |k: usize| matches!(t.symbol(k), Some('.' | ';' | '!' | '?')) && !t.glued(k + 1);
    let before = (side.first.saturating_sub(30)..side.first)
        .rev()
        .take_while(|k| !stop(*k));
    let after = (at + 1..(at + 16).min(t.len())).take_while(|k| !stop(*k));
    let (mut shares, mut others) = (false, false);
    for k in before.chain(after) {
        shares |= t.is_symbol(k, '%')
            || t.is(k, "cent")
            || t.is_any(
                k,
                &[
                    "percent",
                    "percentage",
                    "poll",
                    "polls",
                    "rates",
                    "rate",
                    "unemployment",
                ],
            )
            || t.phrase(k, "margin of error").is_some();
        others |= t.is_any(k, INDEXES);
    }
    // "finished 55.60 points, or 1.70 percent, higher"
    let both = matches!(t.symbol(at + 1), Some(',' | '('))
        && (at + 2..at + 5).any(|k| t.is_symbol(k, '%') || t.is(k, "percent"));
    (shares && !others && !both).then_some(at + 1)
}

/// What also moves by points.
const INDEXES: &[&str] = &[
    "index",
    "dow",
    "nasdaq",
    "stock",
    "stocks",
    "shares",
    "average",
    "ftse",
    "dax",
    "nikkei",
    "sensex",
    "nifty",
    "kospi",
    "composite",
    "benchmark",
    "exchange",
    "market",
    "game",
    "games",
    "season",
    "rebounds",
    "assists",
    "scored",
    "scoring",
    "team",
    "league",
    "table",
    "match",
    "lap",
    "ranking",
    "rankings",
    "score",
    "scores",
    "scale",
    "plan",
    "agenda",
    "hang",
    "cac",
    "bel",
    "ibex",
    "ase",
    "sentiment",
    "pmi",
    "gauge",
    "barometer",
    "median",
];

/// What a central bank does by a part of a point.
const RATE_MOVES: &[&str] = &[
    "cut",
    "cuts",
    "hike",
    "hikes",
    "increase",
    "increases",
    "rise",
    "rises",
    "reduction",
    "reductions",
    "move",
    "moves",
    "rate",
    "interest",
    "decrease",
    "raise",
    "easing",
];
