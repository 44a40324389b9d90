//! Owns figures: a bare number with the currency, percent sign or unit that makes it money, percent or quantity; and ranges.

use super::model::{Decimal, NumberKind, Value};
use super::money::{self, Currency};
use super::scan::Tokens;
use super::terms::{self, Form, Term, term};
use super::units::{self, Unit};
use super::words::{Digits, NumberWord};

/// A figure of some tokens: what becomes a number, before bound and measure are known.
#[derive(Debug, Clone)]
pub struct Figure {
    pub first: usize,
    pub next: usize,
    pub kind: NumberKind,
    pub value: Value,
    pub unit: Option<&'static str>,
    pub assumed: bool,
    /// Which bare number it came from, the first of a range.
    pub term: Term,
}

/// What a bare number measures by its sign or unit.
#[derive(Debug, Clone, Copy)]
enum Sort {
    Bare,
    Money(Currency),
    Percent,
    Points,
    Unit(Unit),
    Time(Unit),
    Age(Unit),
    Times,
}

#[derive(Debug, Clone, Copy)]
struct Side {
    first: usize,
    next: usize,
    term: Term,
    sort: Sort,
    negative: bool,
}

/// Reads the figure whose number starts at `i`; no token before `floor` belongs to it.
pub fn figure(t: Tokens, i: usize, floor: usize) -> Option<Figure> {
    let left = side(t, i, floor)?;
    let left = compound(t, left);
    if let Some((value, next)) = share_of(t, &left.term).filter(|_| matches!(left.sort, Sort::Bare))
    {
        let share = finish(left, next, value);
        return Some(Figure {
            kind: NumberKind::Fraction,
            value,
            ..share
        });
    }
    if let Some(range) = range(t, left, floor) {
        return Some(range);
    }
    let exact = left.term.exact();
    let value = match exact {
        Value::Exact(value) => Value::Exact(signed(left, value)?),
        other => other,
    };
    Some(finish(left, left.next, value))
}

fn signed(side: Side, value: Decimal) -> Option<Decimal> {
    let value = match side.sort {
        Sort::Money(currency) => value.shift(i32::from(currency.power))?,
        _ => value,
    };
    Some(if side.negative {
        value.negated()
    } else {
        value
    })
}

fn finish(side: Side, next: usize, value: Value) -> Figure {
    let fraction = side.term.form == Form::Fraction;
    let (kind, unit, assumed) = match side.sort {
        Sort::Bare if side.term.form == Form::Ordinal => (NumberKind::Ordinal, None, false),
        Sort::Bare if fraction => (NumberKind::Fraction, None, false),
        Sort::Bare => (NumberKind::Count, None, false),
        Sort::Money(currency) => (NumberKind::Money, Some(currency.code), currency.assumed),
        Sort::Percent => (NumberKind::Percent, None, false),
        Sort::Points => (NumberKind::PercentPoint, None, false),
        Sort::Unit(unit) => (NumberKind::Quantity, Some(unit.code), false),
        Sort::Time(unit) => (NumberKind::Duration, Some(unit.code), false),
        Sort::Age(unit) => (NumberKind::Age, Some(unit.code), false),
        Sort::Times => (NumberKind::Multiplier, None, false),
    };
    let value = match (value, kind) {
        // "1/2 inch" and "½ cup" are 0.5; a bare fraction stays a ratio.
        (Value::Ratio(..), kind) if kind != NumberKind::Fraction => side
            .term
            .decimal()
            .map_or(value, |v| Value::Exact(signed(side, v).unwrap_or(v))),
        (value, _) => value,
    };
    Figure {
        first: side.first,
        next,
        kind,
        value,
        unit,
        assumed,
        term: side.term,
    }
}

/// A bare number with what stands right before and after it.
fn side(t: Tokens, i: usize, floor: usize) -> Option<Side> {
    let term = term(t, i)?;
    let mut side = Side {
        first: term.first,
        next: term.next,
        term,
        sort: Sort::Bare,
        negative: false,
    };
    let prefix = money::before(t, term.first).filter(|(_, at)| *at >= floor);
    if let Some((currency, at)) = prefix {
        side.first = at;
        side.sort = Sort::Money(currency);
        minus(t, &mut side, floor);
        if let Some((named, next)) = money::after(t, side.next) {
            let same = named.code == currency.code || currency.assumed && named.power == 0;
            if same && !matches!(named.code, "KRW" | "BRL") {
                let currency = if named.assumed { currency } else { named };
                side.sort = Sort::Money(currency);
                side.next = next;
            }
        }
        return Some(side);
    }
    minus(t, &mut side, floor);
    if term.form == Form::Ordinal {
        return Some(side);
    }
    suffix(t, &mut side);
    // A numeral that runs into other letters is an identifier: "5G", "747F".
    let glued_word = t.is_word(side.next) && t.glued(side.next) && term.digits.is_some();
    (!glued_word).then_some(side)
}

fn minus(t: Tokens, side: &mut Side, floor: usize) {
    let Some(before) = side.first.checked_sub(1).filter(|b| *b >= floor) else {
        return;
    };
    let sign = t.is_dash(before)
        && !t.is_symbol(before, '—')
        && t.glued(side.first)
        && !(before > 0 && t.is_numeral(before - 1));
    let free = !t.glued(before) || before.checked_sub(1).is_some_and(|b| t.is_symbol(b, '('));
    let word = t.is_any(before, &["minus", "negative"]);
    if sign && free || word && side.term.form == Form::Cardinal {
        side.negative = true;
        side.first = before;
    }
}

/// Reads the percent sign, currency or unit after a number.
fn suffix(t: Tokens, side: &mut Side) {
    let bare = side.next;
    let glued_hyphen = t.is_hyphen(bare) && t.glued(bare) && t.glued(bare + 1);
    let spaced_hyphen =
        t.is_hyphen(bare) && !t.glued(bare) && !t.glued(bare + 1) && t.is_word(bare + 1);
    let hyphen = glued_hyphen || spaced_hyphen;
    let mut at = bare + usize::from(hyphen);
    // "half a mile", "half an hour", "quarter of a mile".
    if side.term.form == Form::Fraction {
        if t.is_any(at, &["a", "an"]) {
            at += 1;
        } else if t.is(at, "of") && t.is_any(at + 1, &["a", "an"]) {
            at += 2;
        }
    }
    if let Some((sort, next)) = percent(t, at) {
        side.sort = sort;
        side.next = next;
        return;
    }
    if side.term.form == Form::Many {
        if t.is(at, "of") {
            if let Some((currency, next)) = money::after(t, at + 1) {
                side.sort = Sort::Money(currency);
                side.next = next;
            } else if let Some(unit) = units::time(t.of(at + 1)) {
                side.sort = Sort::Time(unit);
                side.next = at + 2;
            } else if let Some((unit, next)) =
                units::unit(t, at + 1, false).filter(|_| t.of(at + 1).len() > 2)
            {
                side.sort = Sort::Unit(unit);
                side.next = next;
            }
        }
        return;
    }
    if let Some((currency, next)) = money::after(t, at).filter(|(c, _)| is_money(t, side, at, *c)) {
        side.sort = Sort::Money(currency);
        side.next = next;
        // "75 USD million".
        if let Some(NumberWord::Scale(power)) = t.lexeme(next).and_then(|l| l.number) {
            if let Some(value) = side
                .term
                .value
                .shift(i32::from(power))
                .filter(|_| side.term.scale.is_none())
            {
                side.term.value = value;
                side.term.scale = Some(power);
                side.next = next + 1;
            }
        }
        return;
    }
    if let Some(next) = years_old(t, at) {
        side.next = next;
        side.sort = units::time("year").map_or(Sort::Bare, Sort::Age);
        return;
    }
    // "two more years", "three consecutive months"; "one and a quarter of an hour".
    let more = t.is_any(
        at,
        &[
            "more",
            "additional",
            "extra",
            "further",
            "full",
            "consecutive",
            "straight",
            "whole",
            "fewer",
            "less",
        ],
    );
    let part = t.is(at, "of") && side.term.over > 1;
    if (more || part) && !hyphen && units::time(t.of(at + 1)).is_some() {
        at += 1;
    }
    if let Some(unit) = time_unit(t, side, at) {
        side.next = at + 1;
        side.sort = Sort::Time(unit);
        age(t, side, unit);
        return;
    }
    if let Some(next) = times(t, at) {
        side.sort = Sort::Times;
        side.next = next;
        return;
    }
    let glued = t.glued(at);
    if let Some((unit, next)) =
        units::unit(t, at, glued).filter(|(u, next)| is_unit(t, side, at, *u, *next))
    {
        if spaced_hyphen && t.of(at).len() < 3 {
            return;
        }
        side.sort = Sort::Unit(unit);
        side.next = next;
    }
}

fn percent(t: Tokens, i: usize) -> Option<(Sort, usize)> {
    let next = if matches!(t.symbol(i), Some('%' | '％' | '٪')) || t.is_any(i, &["percent", "pct"])
    {
        i + 1
    } else if t.is(i, "per") && t.is(i + 1, "cent") {
        i + 2
    } else if t.is_any(i, &["percentage", "per-centage"]) && t.is_any(i + 1, &["point", "points"]) {
        return Some((Sort::Points, i + 2));
    } else if t.is_any(i, &["pp", "ppt", "ppts"]) && t.is_word(i) {
        return Some((Sort::Points, i + 1));
    } else {
        return None;
    };
    let hyphen = usize::from(t.is_hyphen(next) && t.glued(next));
    if t.is_any(next + hyphen, &["point", "points"]) {
        return Some((Sort::Points, next + hyphen + 1));
    }
    Some((Sort::Percent, next))
}

/// Whether a currency name after the number is one: "won" and "pounds" are also other words.
fn is_money(t: Tokens, side: &Side, at: usize, currency: Currency) -> bool {
    let large = side.term.value >= Decimal::integer(50);
    if t.is(at, "won") {
        return large && (side.term.scale.is_some() || side.term.digits == Some(Digits::Grouped));
    }
    if t.is_any(at, &["pound", "pounds"]) && currency.assumed {
        let priced = t.is_any(
            at + 1,
            &["a", "each", "fine", "loan", "for", "note", "coin"],
        );
        return side.term.scale.is_some_and(|scale| scale > 3) || priced;
    }
    if t.is_any(
        at,
        &[
            "marks", "rand", "sol", "leu", "lei", "lev", "kip", "taka", "lari", "dong", "ringgit",
        ],
    ) {
        return side.term.value > Decimal::ONE;
    }
    true
}

fn time_unit(t: Tokens, side: &Side, at: usize) -> Option<Unit> {
    let text = t.of(at);
    let glued = t.glued(at);
    if glued && matches!(text, "h" | "d" | "min" | "hr" | "hrs") {
        return units::time(if text == "h" {
            "hour"
        } else if text == "d" {
            "day"
        } else {
            text
        });
    }
    if text.len() == 1 {
        return None;
    }
    let unit = units::time(text)?;
    // "one second" but "the 5 second-placed teams"; "min" and "sec" only after digits.
    let short = text.len() <= 3 && !t.is_any(at, &["day", "sec", "min", "hrs"]);
    if short && side.term.digits.is_none() {
        return None;
    }
    Some(unit)
}

/// "87 yo", "35 y/o".
fn years_old(t: Tokens, at: usize) -> Option<usize> {
    if matches!(t.of(at), "yo" | "Yo") {
        return Some(at + 1);
    }
    let slash = t.of(at) == "y" && t.is_symbol(at + 1, '/') && t.of(at + 2) == "o";
    slash.then_some(at + 3)
}

/// "years old", "-year-old", "years of age".
fn age(t: Tokens, side: &mut Side, unit: Unit) {
    let hyphen = |at: usize| at + usize::from(t.is_hyphen(at));
    let old = hyphen(side.next);
    if t.is_any(old, &["old", "olds"]) {
        side.next = old + 1;
        side.sort = Sort::Age(unit);
    } else if t.is(side.next, "of") && t.is(side.next + 1, "age") {
        side.next += 2;
        side.sort = Sort::Age(unit);
    }
}

/// "times as many", "x", "-fold".
fn times(t: Tokens, at: usize) -> Option<usize> {
    if t.is(at, "fold") {
        return Some(at + 1);
    }
    if t.is(at, "times") {
        let compared = t.is_any(
            at + 1,
            &[
                "as", "more", "the", "higher", "larger", "greater", "bigger", "faster", "less",
                "lower", "smaller", "that", "their", "its", "his", "her", "longer", "better",
                "worse", "earnings", "sales", "normal",
            ],
        );
        return compared.then_some(at + 1);
    }
    (t.glued(at) && matches!(t.of(at), "x" | "X") && !(t.is_numeral(at + 1) && t.glued(at + 1))
        || t.is_symbol(at, '×') && !t.is_numeral(at + 1))
    .then_some(at + 1)
}

/// Whether a unit after the number is one, where its name is also another word.
fn is_unit(t: Tokens, side: &Side, at: usize, unit: Unit, next: usize) -> bool {
    let text = t.of(at);
    let plain_word = text.len() > 3 || !t.is_word(at);
    if t.is(at, "stone") {
        return side.term.value <= Decimal::integer(40) && !t.is_word(at + 1);
    }
    if t.is_any(
        at,
        &[
            "cup", "cups", "foot", "mole", "moles", "bars", "bar", "gray", "degree", "degrees",
        ],
    ) {
        let hyphen = at > side.term.next;
        return match unit.code {
            "[cup_us]" => {
                !t.is_any(next, &["final", "title", "titles", "winner", "winners"])
                    && t.of(at) != "Cup"
            }
            "bar" => t.glued(at) || side.term.digits == Some(Digits::Decimal) && t.is(at, "bar"),
            "Gy" | "mol" => false,
            "deg" => !t.is_any(next, &["in", "from", "murder"]) || t.is(at, "degrees"),
            _ => !t.is_any(next, &["soldiers", "patrols"]) || hyphen,
        };
    }
    if plain_word || t.is_hyphen(at.wrapping_sub(1)) {
        return side.term.digits.is_some() || text.len() > 2;
    }
    side.term.digits.is_some() && !(t.is(at, "in") && !t.glued(at) && units_in_follows(t, next))
}

/// After "5 in", what shows a preposition.
fn units_in_follows(t: Tokens, next: usize) -> bool {
    t.is_word(next) && !t.is_any(next, &["thick", "wide", "long", "tall", "deep", "of"])
        || t.is_numeral(next)
}

/// Joins what is stated in steps: "5 feet 10 inches", "3 dollars and 20 cents", "1 hour 30 minutes".
fn compound(t: Tokens, left: Side) -> Side {
    let mut whole = left;
    for _ in 0..3 {
        match step(t, whole) {
            Some(longer) => whole = longer,
            None => break,
        }
    }
    whole
}

fn step(t: Tokens, left: Side) -> Option<Side> {
    if let Sort::Time(_) | Sort::Unit(_) = left.sort {
        // "an hour and a half", "two miles and a quarter".
        if let Some((value, over, next)) =
            terms::fraction_after(t, left.next).filter(|_| left.term.over == 1)
        {
            let parts = left.term.value.times(Decimal::integer(i64::from(over)))?;
            let term = Term {
                value: parts.plus(Decimal::integer(i64::from(value)))?,
                over,
                ..left.term
            };
            return Some(Side { next, term, ..left });
        }
    }
    let and = usize::from(t.is(left.next, "and"));
    let comma = usize::from(t.is_symbol(left.next, ',') && !matches!(left.sort, Sort::Money(_)));
    let at = left.next + and.max(comma);
    if t.is_hyphen(left.next) || !(t.is_numeral(at) || terms::is_number(t, at)) {
        return None;
    }
    let mut right = side(t, at, at)?;
    right = complete(t, left, right);
    let (large, small) = (left.term.decimal()?, right.term.decimal()?);
    let (value, sort) = match (left.sort, right.sort) {
        (Sort::Unit(a), Sort::Unit(b)) | (Sort::Time(a), Sort::Time(b)) if a.code != b.code => {
            let factor = units::convert(a.code, b.code).filter(|f| *f > Decimal::ONE)?;
            (large.times(factor)?.plus(small)?, right.sort)
        }
        (Sort::Money(a), Sort::Money(b)) if b.power < a.power && right.first == at => {
            (large.plus(small.shift(-2)?)?, left.sort)
        }
        _ => return None,
    };
    let term = Term {
        value,
        over: 1,
        form: Form::Cardinal,
        ..left.term
    };
    Some(Side {
        next: right.next,
        sort,
        term,
        ..left
    })
}

/// Gives the second step the unit that the first implies: "5 ft 2 in", "1 hour fifteen", "20 dollars 43".
fn complete(t: Tokens, left: Side, right: Side) -> Side {
    if !matches!(right.sort, Sort::Bare) {
        return right;
    }
    let ends = right.next >= t.len()
        || matches!(t.symbol(right.next), Some('.' | ',' | ';' | '?' | '!'))
            && !t.is_numeral(right.next + 1);
    let small = right.term.value < Decimal::integer(100) && right.term.over == 1;
    let (sort, next) = match left.sort {
        // After feet, "in" is no preposition.
        Sort::Unit(feet) if feet.code == "[ft_i]" && t.is(right.next, "in") => {
            match units::unit(t, right.next, true) {
                Some((inches, next)) => (Sort::Unit(inches), next),
                None => return right,
            }
        }
        Sort::Time(hours) if hours.code == "h" && ends && small => match units::time("minute") {
            Some(minutes) => (Sort::Time(minutes), right.next),
            None => return right,
        },
        Sort::Money(currency)
            if ends && small && currency.power == 0 && left.next > left.term.next =>
        {
            (
                Sort::Money(Currency {
                    power: -2,
                    ..currency
                }),
                right.next,
            )
        }
        _ => return right,
    };
    Side {
        sort,
        next,
        ..right
    }
}

/// Joins "5 to 10 percent", "$1.2-1.5 million", "between 5 and 10".
fn range(t: Tokens, left: Side, floor: usize) -> Option<Figure> {
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
    // "rose from 2% to 3%", "fell by 5 to 7": two figures of a change, not one range.
    let changes = before.is_some_and(|b| {
        (from || t.is(b, "by")) && t.is(i, "to") && super::bounds::direction(t, b).is_some()
    });
    if changes {
        return None;
    }
    let dash = t.is_dash(i);
    let at =
        if t.is_any(i, &["to", "through"]) || between && t.is(i, "and") || dash || t.is(i, "or") {
            i + 1
        } else {
            return None;
        };
    // "8- to 16-meter".
    let (at, hung) = if dash && t.is_any(at, &["to", "or"]) {
        (at + 1, true)
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
        || right.first > i + 2 + usize::from(bound)
    {
        return None;
    }
    if t.is(i, "or") && !hung && !alternatives(&left, &right) {
        return None;
    }
    let sort = same_sort(left.sort, right.sort)?;
    let (mut low, high) = (left.term.decimal()?, right.term.decimal()?);
    // The scale of the second serves the first: "1.2-1.5 million".
    if left.term.scale.is_none() && matches!(left.sort, Sort::Bare | Sort::Money(_)) {
        if let Some(scale) = right.term.scale {
            if low < Decimal::integer(1000) {
                low = low.shift(i32::from(scale))?;
            }
        }
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

/// "41-9", "a 5-4 vote": the results of two sides.
fn score(t: Tokens, left: Side, right: Side, dash: bool) -> Option<Figure> {
    let whole = |side: Side| {
        let small = side.term.is_plain() && t.of(side.term.first).len() <= 3;
        let value = u32::try_from(side.term.value.to_i64()?).ok()?;
        (small && matches!(side.sort, Sort::Bare)).then_some(value)
    };
    let (a, b) = (whole(left)?, whole(right)?);
    let glued = dash && t.glued(left.next) && t.glued(right.first);
    let chain = t.is_dash(right.next) && t.glued(right.next);
    let told = || {
        let near = left.first.saturating_sub(6)..(right.next + 4).min(t.len());
        near.into_iter().any(|k| t.is_any(k, CONTESTS))
    };
    (glued && !chain && (a >= b || told())).then(|| Figure {
        kind: NumberKind::Score,
        ..finish(left, right.next, Value::Score(a, b))
    })
}

/// Words of contests and votes, near which two numbers with a dash are a score.
const CONTESTS: &[&str] = &[
    "beat", "beats", "won", "win", "wins", "lost", "loss", "defeat", "defeated", "victory", "draw",
    "drew", "tie", "tied", "lead", "led", "score", "vote", "voted", "ruling", "decision", "record",
    "match", "game", "trailed", "trailing",
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

/// "one in five", "nine out of 10": a share.
fn share_of(t: Tokens, left: &Term) -> Option<(Value, usize)> {
    let at = match left.next {
        next if t.is(next, "in") => next + 1 + usize::from(t.is(next + 1, "every")),
        next if t.is(next, "out") && t.is(next + 1, "of") => {
            next + 2 + usize::from(t.is(next + 2, "every"))
        }
        _ => return None,
    };
    let right = term(t, at)?;
    let (a, b) = (left.decimal()?, right.decimal()?);
    let whole = |n: &Term| n.form == Form::Cardinal && n.scale.is_none() && n.value.is_integer();
    let alike = left.digits.is_none() && right.digits.is_none()
        || t.is(left.next, "out")
        || a == Decimal::ONE;
    let small = a < b && b <= Decimal::integer(1000) && a <= Decimal::integer(99);
    let timed = units::time(t.of(right.next)).is_some() || t.is_hyphen(right.next);
    (whole(left) && whole(&right) && alike && small && !timed)
        .then_some((Value::Ratio(a, b), right.next))
}

/// Whether the number word at `i` is a one that counts nothing: "one of the", "no one", "one another".
pub fn idle_one(t: Tokens, i: usize, next: usize) -> bool {
    if next != i + 1 || !t.is(i, "one") {
        return false;
    }
    let before = |words: &[&str]| i > 0 && t.is_any(i - 1, words);
    before(&[
        "no", "any", "each", "every", "another", "the", "this", "that", "which", "some", "only",
        "loved", "good", "bad", "old", "new", "other", "not", "former", "latest", "first", "last",
        "next", "right", "wrong",
    ]) || before(&["a"])
        || t.is_any(
            next,
            &[
                "another",
                "of",
                "or",
                "to",
                "is",
                "was",
                "has",
                "that",
                "who",
                "which",
                "can",
                "could",
                "would",
                "may",
                "might",
                "must",
                "should",
                "thing",
                "things",
                "way",
                "day",
                "side",
                "hand",
                "reason",
                "point",
                "time",
                "example",
                "more",
                "such",
                "by",
                "after",
                "and",
                "with",
                "for",
                "from",
                "the",
                "in",
                "on",
                "at",
                "as",
                "side",
                "option",
                "possibility",
                "former",
                "idea",
                "sign",
                "question",
                "kind",
                "step",
                "night",
                "morning",
                "evening",
                "afternoon",
                "if",
                "whose",
                "less",
                "final",
                "last",
                "big",
                "major",
                "key",
                "important",
                "man's",
            ],
        )
        || matches!(
            t.symbol(next),
            Some('.' | ',' | ';' | ':' | ')' | '!' | '?' | '’' | '\'' | '"' | '”' | '—' | '–')
        )
        || next >= t.len()
}

/// The ordinal word or half that names no figure: "first lady", "at first", "second-hand".
pub fn idle_word(t: Tokens, term: &Term) -> bool {
    let (first, next) = (term.first, term.next);
    let number = t.lexeme(first).and_then(|l| l.number);
    match number {
        Some(NumberWord::Ordinal(1)) => {
            (first > 0 && t.is_any(first - 1, &["at", "who", "which", "that"]))
                || t.is_symbol(next, ',')
                || t.is_any(
                    next,
                    &[
                        "lady",
                        "ladies",
                        "aid",
                        "responders",
                        "responder",
                        "name",
                        "names",
                        "of",
                        "minister",
                        "hand",
                        "amendment",
                        "class",
                        "language",
                    ],
                ) && !t.is(next + 1, "two")
        }
        Some(NumberWord::Ordinal(2)) => {
            t.is_hyphen(next) && t.is(next + 1, "hand")
                || t.is_any(
                    next,
                    &[
                        "thoughts",
                        "nature",
                        "guess",
                        "language",
                        "hand",
                        "amendment",
                    ],
                )
                || t.is_symbol(next, ',') && t.opens(first)
        }
        Some(NumberWord::Ordinal(_)) => {
            t.is_any(next, &["party", "parties", "reich", "world"])
                || t.is_symbol(next, ',') && t.opens(first)
        }
        Some(NumberWord::Half) if term.form == Form::Fraction => {
            let part = t.is_any(
                next,
                &[
                    "of", "the", "their", "its", "his", "her", "our", "your", "that", "those",
                    "these", "were", "are", "as",
                ],
            ) || first > 0
                && t.is_any(
                    first - 1,
                    &[
                        "by", "in", "about", "nearly", "almost", "over", "than", "only", "one",
                        "under",
                    ],
                )
                || t.is_any(next, &["a", "an"]);
            !part || t.is_any(next, &["brother", "sister", "time", "mast", "staff"])
        }
        _ => false,
    }
}
