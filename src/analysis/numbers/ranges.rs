//! Owns figures of two numbers: ranges, scores and shares.

use super::bounds;
use super::figure::{Figure, Side, Sort, finish, side, signed};
use super::model::{Decimal, NumberKind, Value};
use super::money;
use super::scan::Tokens;
use super::steps::compound;
use super::terms::{Form, Term, term};
use super::units;
use super::words::Digits;

/// Joins "5 to 10 percent", "$1.2-1.5 million", "between 5 and 10".
pub fn range(t: Tokens, left: Side, floor: usize) -> Option<Figure> {
    if !matches!(left.term.form, Form::Cardinal | Form::Fraction) {
        return None;
    }
    let i = left.next;
    let before = left
        .first
        .checked_sub(1)
        .filter(|b| *b >= floor || t.is_word(*b));
    let between = before.is_some_and(|b| {
        t.is(b, "between")
            || b > 0
                && t.is(b - 1, "between")
                && t.is_any(b, &["about", "roughly", "some", "around"])
    });
    let from = before.is_some_and(|b| t.is(b, "from"));
    // "rose from 2% to 3%", "fell by 5 to 70": two figures of a change, not one range; but "by $3 million to
    // $4 million" is how far.
    // "was lost by 5 to 4" tells of votes
    let votes =
        |b: usize| t.is(b, "by") && b > 0 && (t.is_any(b - 1, DECIDED) || t.is_any(b - 1, WON));
    let changes = before.filter(|b| !votes(*b)).is_some_and(|b| {
        (from || t.is(b, "by") && !close(t, left, i + 1))
            && t.is(i, "to")
            && (bounds::direction(t, b).is_some() || b > 0 && t.is_any(b - 1, GOES))
            // "rallied from a four-year low of $58.40 to $65.48"
            || t.is(b, "of")
                && t.is(i, "to")
                && (b.saturating_sub(6)..b)
                    .any(|k| t.is(k, "from") && bounds::direction(t, k).is_some())
    });
    // "rose two million barrels to 202 million": by how much, and to what.
    let stated = !matches!(left.sort, Sort::Bare) && t.is(i, "to");
    let start = bounds::before(t, left.first).map_or(left.first, |(_, start)| start);
    let amount = stated
        && start > 0
        && !t.is_any(start - 1, &["up", "down"])
        && bounds::adjacent(t, start - 1).is_some();
    if changes || amount || start > 0 && t.is(i, "to") && moved(t, left, start - 1, i + 1) {
        return None;
    }
    let dash = t.is_dash(i);
    let at =
        if t.is_any(i, &["to", "through"]) || between && t.is(i, "and") || dash || t.is(i, "or") {
            i + 1
        } else {
            return None;
        };
    // "8- to 16-meter", "308-to-106".
    let (at, hung) = if dash && t.is_any(at, &["to", "or"]) {
        (
            at + 1 + usize::from(t.is_hyphen(at + 1) && t.glued(at + 1)),
            true,
        )
    } else {
        (at, false)
    };
    let bound = t.is_any(
        at,
        &[
            "about",
            "around",
            "nearly",
            "almost",
            "approximately",
            "roughly",
        ],
    ) || t.is_symbol(at, '~');
    let at = at + usize::from(bound && !t.is(i, "or"));
    let at = at + usize::from(money::sign(t.symbol(at).unwrap_or(' ')).is_some());
    // "Rs500 to Rs6,000", "EUR 5 million to EUR 6 million", "US$5 to US$7"
    let sum = matches!(left.sort, Sort::Money(_));
    let named = sum && t.is_word(at) && t.is_numeral(at + 1);
    let at = at + usize::from(named && money::before(t, at + 1).is_some());
    let signed_name = sum
        && t.is_word(at)
        && t.glued(at + 1)
        && t.is_numeral(at + 2)
        && t.symbol(at + 1).is_some_and(|s| money::sign(s).is_some());
    let at = at + if signed_name { 2 } else { 0 };
    let at = at + usize::from(t.is_dash(at) && t.is_numeral(at + 1) && !dash);
    let uneven = t.glued(i) != t.glued(i + 1)
        && !(left.term.digits.is_some() && t.is_numeral(i + 1) && !t.glued(i));
    if dash && !hung && uneven {
        return None;
    }
    let right = side(t, at, i + 1)?;
    let right = if matches!(right.sort, Sort::Bare) && t.is_dash(right.next) {
        right
    } else {
        compound(t, right)
    };
    if !matches!(right.term.form, Form::Cardinal | Form::Fraction)
        || right.first > i + 2 + usize::from(bound) + 2 * usize::from(hung)
    {
        return None;
    }
    if t.is(i, "or") && !hung && !alternatives(&left, &right) {
        return None;
    }
    // "rose by nearly a quarter to £12.3 million": by which part, and to what.
    let part = left.term.form == Form::Fraction && matches!(left.sort, Sort::Bare);
    if part
        && matches!(right.sort, Sort::Money(_) | Sort::Unit(_))
        && right.term.form != Form::Fraction
    {
        return None;
    }
    let sort = same_sort(left.sort, right.sort)?;
    let (mut low, high) = (left.term.decimal()?, right.term.decimal()?);
    // The scale of the second serves the first: "1.2-1.5 million".
    if left.term.scale.is_none()
        && matches!(left.sort, Sort::Bare | Sort::Money(_))
        && let Some(scale) = right.term.scale
        && low < Decimal::integer(1000)
    {
        low = low.shift(i32::from(scale))?;
    }
    let (low, high) = (
        signed(Side { sort, ..left }, low)?,
        signed(Side { sort, ..right }, high)?,
    );
    let joined = Side { sort, ..left };
    if let Some(score) = score(t, left, right, dash) {
        return Some(score);
    }
    if low >= high {
        let span = (between || from && matches!(sort, Sort::Unit(_))) && low > high;
        return span.then(|| finish(joined, right.next, Value::Range(Some(high), Some(low))));
    }
    let year = |side: &Side| {
        side.term.is_plain()
            && matches!(sort, Sort::Bare)
            && side.term.value >= Decimal::integer(1800)
            && side.term.value <= Decimal::integer(2100)
    };
    if year(&left) && (year(&right) || dash) {
        return None;
    }
    Some(finish(
        joined,
        right.next,
        Value::Range(Some(low), Some(high)),
    ))
}

/// Whether the figure at `at` is a little more than one of the same sort: both ends of a range.
fn close(t: Tokens, left: Side, at: usize) -> bool {
    let at = at + usize::from(money::sign(t.symbol(at).unwrap_or(' ')).is_some());
    let ends = || {
        let right = side(t, at, at - 1)?;
        let (low, high) = (left.term.decimal()?, right.term.decimal()?);
        same_sort(left.sort, right.sort)?;
        Some(low < high && high <= low.times(Decimal::integer(2))?)
    };
    ends().unwrap_or(false)
}

/// "gained $3.40 to $352.70", "tumbled 11 3/4 to 58": how far a price went, and to what.
fn moved(t: Tokens, left: Side, verb: usize, at: usize) -> bool {
    const TAKES: &[&str] = &["gained", "gain", "gains", "added", "adds", "lost", "loses"];
    let sum = matches!(left.sort, Sort::Money(_)) && t.is_any(verb, TAKES);
    let part = left.term.over > 1
        && matches!(left.sort, Sort::Bare)
        && (t.is_any(verb, TAKES) || bounds::adjacent(t, verb).is_some());
    let at = at + usize::from(money::sign(t.symbol(at).unwrap_or(' ')).is_some());
    let far = || {
        let right = side(t, at, at - 1)?;
        Some(right.term.decimal()? > left.term.decimal()?.times(Decimal::integer(3))?)
    };
    (sum || part) && far().unwrap_or(false)
}

/// "41-9", "a 5-4 vote": the results of two sides.
fn score(t: Tokens, left: Side, right: Side, dash: bool) -> Option<Figure> {
    let whole = |side: Side| {
        let word = side.term.digits.is_none() && side.term.scale.is_none();
        let voted = left.first > 0 && t.is(left.first - 1, "voted");
        let many = side.term.digits == Some(Digits::Grouped) && (voted || t.is(left.next, "to"));
        let small = word || many || side.term.is_plain() && t.of(side.term.first).len() <= 3;
        let value = u32::try_from(side.term.value.to_i64()?).ok()?;
        (small && matches!(side.sort, Sort::Bare)).then_some(value)
    };
    let (a, b) = (whole(left)?, whole(right)?);
    // "a vote of 72 to 28", "voted 72 to 28", "rejected it by 52 to 48", "the vote was 61 to 23".
    let counted = t.is(left.next, "to") && {
        let first = left.first;
        let vote = |at: usize| t.is_any(at, &["vote", "votes", "margin", "score", "majority"]);
        let before = |words: &[&str]| {
            (first.saturating_sub(12)..first)
                .rev()
                .take_while(|at| !matches!(t.symbol(*at), Some('.' | ';')))
                .any(|at| t.is_any(at, words))
        };
        // "the upper house threw out the bills on Monday by 125 to 108"
        let far = t.is(first.wrapping_sub(1), "by")
            && before(WON)
            && (!t.is_word(right.next) || t.is_any(right.next, &["in", "on", "with", "after"]));
        // "a Senate vote, 74 to 19"
        let apposed = first > 1 && t.is_symbol(first - 1, ',') && vote(first - 2);
        // "turned the offer down, 6,912 to 843"
        let grouped =
            first > 1 && t.is_symbol(first - 1, ',') && (before(DECIDED) || before(REFUSED));
        far || apposed
            || grouped && !t.is_word(right.next)
            || first > 1 && t.is(first - 1, "of") && vote(first - 2)
            || first > 0 && t.is_any(first - 1, &["voted", "passed", "approved", "carried"])
            || first > 1 && t.is_any(first - 1, &["it", "them"]) && t.is_any(first - 2, DECIDED)
            || t.is_any(left.next - 1, &["votes"])
            || first > 1 && t.is(first - 1, "was") && vote(first - 2)
            || first > 1
                && t.is(first - 1, "by")
                && (first.saturating_sub(6)..first - 1).any(|at| t.is_any(at, DECIDED))
    };
    if counted && whole(left).is_some() {
        return Some(scored(left, right.next, a, b));
    }
    let glued = dash && t.glued(left.next) && t.glued(right.first) && t.glued(right.first - 1);
    let chain = t.is_dash(right.next) && t.glued(right.next);
    let told = || {
        let near = left.first.saturating_sub(12)..(right.next + 4).min(t.len());
        near.into_iter().any(|k| t.is_any(k, CONTESTS))
    };
    // "girls aged 14-16"
    let aged = left.first > 0 && t.is_any(left.first - 1, &["aged", "age", "ages"]);
    (glued && !chain && !aged && (a >= b || told())).then(|| scored(left, right.next, a, b))
}

/// What goes from one value to another.
#[rustfmt::skip]
const GOES: &[&str] = &[
    "go", "goes", "going", "gone", "went", "moved", "moves", "move", "stretched", "lengthened", "shifted", "swung",
];

/// "61 votes to 60", "15 votes to none", "at odds of 35 to one", "outnumbered them three to one".
pub fn against(t: Tokens, left: Side) -> Option<Figure> {
    let bare = matches!(left.sort, Sort::Bare) && left.term.form == Form::Cardinal;
    let votes = t.is(left.next, "votes");
    let to = left.next + usize::from(votes);
    if !bare || !t.is(to, "to") {
        return None;
    }
    let first = u32::try_from(left.term.decimal()?.to_i64()?).ok()?;
    if t.is_any(to + 1, &["none", "nil"]) && votes {
        return Some(scored(left, to + 2, first, 0));
    }
    let right = term(t, to + 1).filter(|n| n.form == Form::Cardinal)?;
    let second = u32::try_from(right.decimal()?.to_i64()?).ok()?;
    // "odds of 35 to one"; "went from 35 to one" tells of a change.
    let ratio = second == 1
        && first > 1
        && left.first > 0
        && (t.is_any(left.first - 1, &["of", "were", "are", "was", "is"])
            && t.is_any(left.first.wrapping_sub(2), &["odds", "ratio"])
            || (left.first.saturating_sub(4)..left.first).any(|k| t.is(k, "outnumbered")));
    (ratio
        || votes && !t.is_word(right.next)
        || votes
            && t.is_any(
                right.next,
                &[
                    "in",
                    "on",
                    "with",
                    "for",
                    "after",
                    "and",
                    "but",
                    "last",
                    "late",
                    "early",
                    "this",
                    "yesterday",
                    "today",
                ],
            ))
    .then(|| scored(left, right.next, first, second))
}

fn scored(left: Side, next: usize, a: u32, b: u32) -> Figure {
    Figure {
        kind: NumberKind::Score,
        ..finish(left, next, Value::Score(a, b))
    }
}

/// What a body does by so many votes to so many.
const DECIDED: &[&str] = &[
    "voted",
    "passed",
    "approved",
    "rejected",
    "backed",
    "defeated",
    "adopted",
    "carried",
    "beaten",
    "ruled",
    "decided",
    "failed",
    "confirmed",
    "endorsed",
];

/// What a body does to an offer.
const REFUSED: &[&str] = &["turned", "ratified", "accepted", "spurned"];

/// What a vote does, though so much may be lost or won as well.
const WON: &[&str] = &["threw", "thrown", "lost", "won", "through"];

/// What happens, in so many games or years: "two wins in three" are no share.
const EVENTS: &[&str] = &[
    "wins",
    "games",
    "goals",
    "matches",
    "defeats",
    "losses",
    "draws",
    "tries",
    "runs",
    "wickets",
    "points",
    "titles",
    "times",
    "sets",
    "deaths",
    "attacks",
    "visits",
    "trips",
    "elections",
];

/// Words of contests and votes, near which two numbers with a dash are a score.
const CONTESTS: &[&str] = &[
    "beat", "beats", "won", "win", "wins", "lost", "loss", "defeat", "defeated", "victory", "draw",
    "drew", "tie", "tied", "lead", "led", "score", "vote", "voted", "ruling", "decision", "record",
    "match", "game", "trailed", "trailing", "winning", "beating", "losing", "sets", "edged",
    "overcame",
];

/// "two or three": neighbours in the row of numbers.
fn alternatives(left: &Side, right: &Side) -> bool {
    let (Some(a), Some(b)) = (left.term.decimal(), right.term.decimal()) else {
        return false;
    };
    a < b
        && a.times(Decimal::integer(2))
            .is_some_and(|double| b <= double)
        || a == Decimal::ONE && b == Decimal::integer(2)
}

fn same_sort(left: Sort, right: Sort) -> Option<Sort> {
    Some(match (left, right) {
        (Sort::Bare, right) => right,
        (Sort::Money(a), Sort::Bare) => Sort::Money(a),
        (Sort::Money(a), Sort::Money(b)) if a.code == b.code || b.assumed => Sort::Money(a),
        (Sort::Money(a), Sort::Money(b)) if a.assumed => Sort::Money(b),
        (Sort::Percent, Sort::Percent) => Sort::Percent,
        (Sort::Points, Sort::Points) => Sort::Points,
        (Sort::Unit(a), Sort::Unit(b)) if a.code == b.code => Sort::Unit(a),
        (Sort::Unit(a), Sort::Bare) => Sort::Unit(a),
        (Sort::Time(a), Sort::Time(b)) if a.code == b.code => Sort::Time(a),
        (Sort::Time(_), Sort::Age(b)) | (Sort::Age(_), Sort::Age(b)) => Sort::Age(b),
        (Sort::Times, Sort::Times) => Sort::Times,
        _ => return None,
    })
}

/// "one in five", "nine out of 10", "four houses in five", "three of every ten", "two-in-three": a share.
pub fn share_of(t: Tokens, left: &Term) -> Option<(Value, usize)> {
    let counts = |at: usize| t.is_numeral(at) || t.lexeme(at).is_some_and(|l| l.number.is_some());
    // "one job in five"
    let noun = t.is_word(left.next)
        && !t.capital(left.next)
        && (t.is(left.next + 1, "in")
            && counts(left.next + 2 + usize::from(t.is(left.next + 2, "every")))
            || t.is(left.next + 1, "out") && t.is(left.next + 2, "of") && counts(left.next + 3))
        && (t.is(left.first, "one")
            || left.digits.is_none()
                && super::nouns::plural(t, left.next)
                && !t.is_any(left.next, EVENTS));
    let hung = |at: usize| t.is_hyphen(at) && t.glued(at) && t.glued(at + 1);
    let every = |at: usize| at + usize::from(t.is(at, "every"));
    let at = match left.next {
        next if noun => every(next + 2 + usize::from(t.is(next + 1, "out"))),
        next if hung(next) && t.is(next + 1, "in") && hung(next + 2) => next + 3,
        next if t.is(next, "in") => every(next + 1),
        next if t.is(next, "out") && t.is(next + 1, "of") => every(next + 2),
        next if t.is(next, "of") && t.is(next + 1, "every") => next + 2,
        _ => return None,
    };
    let right = term(t, at)?;
    let (a, b) = (left.decimal()?, right.decimal()?);
    let whole = |n: &Term| n.form == Form::Cardinal && n.scale.is_none() && n.value.is_integer();
    let round = [5, 10, 100, 1000].map(Decimal::integer).contains(&b);
    let alike = left.digits.is_none() && right.digits.is_none()
        || round && !noun
        || t.is(left.next, "out")
        || t.is(left.next + 1, "every")
        || a == Decimal::ONE;
    let alike = alike || noun && t.is(at - 1, "every");
    // "38 in 100,000"
    let rate = [10_000, 100_000, 1_000_000]
        .map(Decimal::integer)
        .contains(&b)
        && !noun;
    let alike = alike || rate;
    let most = if a == Decimal::ONE || rate {
        1_000_000_000
    } else {
        1000
    };
    let small = a < b && b <= Decimal::integer(most) && a <= Decimal::integer(99);
    // "one in 2019" is told of a year, "three teams in five" matches not of five teams.
    let year = a == Decimal::ONE
        && right.is_plain()
        && (Decimal::integer(1900)..Decimal::integer(2100)).contains(&b);
    let other = noun && super::nouns::plural(t, right.next);
    let timed = units::time(t.of(right.next)).is_some() || t.is_hyphen(right.next);
    let apart = hung(left.next) || !timed;
    (whole(left) && whole(&right) && alike && small && apart && !year && !other)
        .then_some((Value::Ratio(a, b), right.next))
}
