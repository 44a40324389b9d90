//! Owns units that a figure leaves out because one beside it states them: "5 and 10 percent", "up to 17 percent from
//! 10.5", "France pledged 20 million euros, and Germany 30 million".

use std::borrow::Cow;

use super::model::{Bound, Change, Decimal, Number, NumberKind, Value};
use super::money;
use super::parts;
use crate::document::Span;

/// What stands between a figure and the one that it is told beside.
const LEADS: [&str; 9] = [
    "from",
    "from the",
    "than the",
    "up from",
    "down from",
    "compared with",
    "compared to",
    "versus",
    "against",
];

/// What may lead to the other figure at the end of the clause, too.
const AFTER_A_COMMA: [&str; 5] = ["against", "versus", "compared with", "up from", "down from"];

/// Gives the figures of one stretch the units that those beside them state.
pub fn carry(text: &str, numbers: &mut [Number]) {
    exchanged(text, numbers);
    scale(text, numbers);
    share(text, numbers);
    gapped(text, numbers);
    placed(text, numbers);
    bracketed(text, numbers);
    parts::share(text, numbers);
}

/// "The naira traded at 1,540 to the dollar": so much of the currency named before it.
fn exchanged(text: &str, numbers: &mut [Number]) {
    /// Bytes before a rate in which its currency is named.
    const BEFORE: usize = 120;
    const OTHERS: &[&str] = &[
        " to the dollar",
        " per dollar",
        " a dollar",
        " to the U.S. dollar",
        " against the dollar",
        " per U.S. dollar",
        " to the euro",
        " per euro",
        " to the pound",
    ];
    let mut last: Option<(usize, &str)> = None;
    for number in numbers.iter_mut() {
        let before = last.take();
        if number.kind != NumberKind::Count {
            continue;
        }
        let after = &text[number.span.end()..];
        let Some(other) = OTHERS.iter().find(|o| after.starts_with(**o)) else {
            // "9,240 to the dollar, from 9,015"
            if let Some((end, code)) = before
                && number.measures.is_none()
                && LEADS.contains(
                    &text[end..number.span.start().max(end)].trim_matches([',', ' ', '(']),
                )
            {
                number.kind = NumberKind::Money;
                number.unit = Some(Cow::Borrowed(code));
                number.unit_assumed = true;
            }
            continue;
        };
        let from = text.floor_char_boundary(number.span.start().saturating_sub(BEFORE));
        let clause = text[from..number.span.start()]
            .rsplit(['.', ';'])
            .next()
            .unwrap_or("");
        let mut words = clause.rsplit(|c: char| !c.is_alphabetic());
        if let Some(code) = words.find_map(money::named) {
            number.kind = NumberKind::Money;
            number.unit = Some(Cow::Borrowed(code));
            number.unit_assumed = true;
            number.measures = None;
            last = Some((number.span.end() + other.len(), code));
        }
    }
}

/// Gives the figures of a list the scale that its last one states: "6.1, 6.5 and 5.9 million refugees".
fn scale(text: &str, numbers: &mut [Number]) {
    // Of the figure after, where it was left to the one after that.
    let mut shared = None;
    for i in (1..numbers.len()).rev() {
        let before_last = i.checked_sub(2).map(|k| numbers[k].span.end());
        let (before, from) = numbers.split_at_mut(i);
        let (Some(bare), Some(stated)) = (before.last_mut(), from.first()) else {
            continue;
        };
        let power = shared.take().or_else(|| power(text, stated));
        let Value::Exact(small) = bare.value else {
            continue;
        };
        let between = Span::new(bare.span.end(), stated.span.start().max(bare.span.end())).of(text);
        let long = before_last.is_some_and(|end| &text[end..bare.span.start().max(end)] == ", ");
        let listed = matches!(between, ", " | " and ") || between == ", and " && long;
        let decimal = bare.span.of(text).contains('.') && small < Decimal::integer(1000);
        // "fell from 9.3 to 8.9 million hectares"
        let changed = between == " to " && bare.change == Some(Change::From) && {
            let stated = power.and_then(|power| value_of(stated)?.shift(-power));
            stated.is_some_and(|stated| within(small, stated, 10) && within(stated, small, 10))
        };
        // "payments of $5.5 and $5.6 billion", "from Rs 412 to Rs 388 crore"
        let sum = bare.kind == NumberKind::Money
            && bare.kind == stated.kind
            && bare.unit == stated.unit
            && small < Decimal::integer(1000);
        if (listed && decimal || changed)
            && (is_bare(bare) || sum && !bare.span.of(text).ends_with(char::is_alphabetic))
            && let Some(value) = power.and_then(|power| small.shift(power))
        {
            bare.value = Value::Exact(value);
            bare.kind = stated.kind;
            bare.unit.clone_from(&stated.unit);
            bare.unit_assumed = stated.unit_assumed;
            bare.measures = stated.measures.or(bare.measures);
            shared = power;
        }
    }
}

fn value_of(number: &Number) -> Option<Decimal> {
    match number.value {
        Value::Exact(value) => Some(value),
        _ => None,
    }
}

/// Whether one is at most so many times the other.
fn within(one: Decimal, other: Decimal, times: i64) -> bool {
    one > Decimal::ZERO
        && other
            .times(Decimal::integer(times))
            .is_some_and(|most| one <= most)
}

/// The power of ten that a figure states beside its digits: 9 of "5.9bn".
fn power(text: &str, stated: &Number) -> Option<i32> {
    let value = value_of(stated)?;
    let written = stated.span.of(text);
    let digits = written.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = digits.find(|c: char| !c.is_ascii_digit() && c != '.');
    let plain: Decimal = digits[..end.unwrap_or(digits.len())].parse().ok()?;
    [5, 6, 7, 9, 12]
        .into_iter()
        .find(|power| plain.shift(*power) == Some(value))
}

/// A count of which nothing that follows it tells what it counts.
fn is_bare(number: &Number) -> bool {
    number.kind == NumberKind::Count
        && number
            .measures
            .is_none_or(|m| m.end() <= number.span.start())
}

/// Gives the figures of a list the unit that its last one states: "6.4, 7.9 and 7.1 t/ha", "5 and 10 percent".
fn share(text: &str, numbers: &mut [Number]) {
    for i in (1..numbers.len()).rev() {
        let (before, from) = numbers.split_at_mut(i);
        let (Some(bare), Some(stated)) = (before.last_mut(), from.first()) else {
            continue;
        };
        let shared = matches!(
            stated.kind,
            NumberKind::Percent
                | NumberKind::Quantity
                | NumberKind::Duration
                | NumberKind::PercentPoint
                | NumberKind::Age
        ) && stated.date.is_none();
        if !shared {
            continue;
        }
        let between = Span::new(bare.span.end(), stated.span.start().max(bare.span.end())).of(text);
        // "in 11, or 14 percent": two ways to say it, again.
        let listed = matches!(between.trim(), "," | "and" | "or" | ", and" | "to")
            || between.trim() == ", or" && stated.kind != NumberKind::Percent
            // "a plot of 10 by 12 metres"
            || between.trim() == "by" && is_side(stated);
        // "of girls of 15-19, 22 percent": no list.
        let listed = listed && !(between == ", " && matches!(bare.value, Value::Range(..)));
        let apart = between.starts_with(' ') || between.starts_with(',');
        // "28,340 or 7 to 8 percent": two ways to say it, not two shares.
        let alike = !(between.contains("or") && matches!(stated.value, Value::Range(..)))
            && (stated.kind != NumberKind::Percent
                || bare
                    .value
                    .order(&Value::Exact(Decimal::integer(1000)))
                    .is_lt());
        // "a crew of 21, 60 tonnes of fuel"
        let led = between == ", " && text[..bare.span.start()].ends_with(" of ");
        let bare_count = bare.value != Value::Unknown && is_bare(bare) && !led;
        if listed && apart && alike && bare_count {
            bare.kind = stated.kind;
            bare.unit.clone_from(&stated.unit);
            bare.measures = stated.measures;
            bare.per.clone_from(&stated.per);
        }
    }
}

/// Whether a figure is a length as that of a room or a plot.
fn is_side(number: &Number) -> bool {
    let length = ["m", "cm", "mm", "km", "[ft_i]", "[in_i]", "[yd_i]"];
    let unit = number.unit.as_deref();
    number.kind == NumberKind::Quantity && unit.is_some_and(|unit| length.contains(&unit))
}

/// Gives a bare figure the currency of the one before it where the clause leaves it out:
/// "France pledged 20 million euros, and Germany 30 million".
fn gapped(text: &str, numbers: &mut [Number]) {
    for i in 1..numbers.len() {
        let (before, from) = numbers.split_at_mut(i);
        let (Some(stated), Some(bare)) = (before.last(), from.first_mut()) else {
            continue;
        };
        if bare.kind != NumberKind::Count || bare.measures.is_some() {
            continue;
        }
        let gap = Span::new(stated.span.end(), bare.full.start().max(stated.span.end())).of(text);
        let scaled = bare.span.of(text).contains("illion");
        if let Some(other) = compared(text, before, bare) {
            // "227.8 pence a gallon, up from 203.5"
            let told = bare.value;
            if let (true, Value::Exact(value)) = (is_minor(text, other), told) {
                bare.value = value.shift(-2).map_or(told, Value::Exact);
            }
            if scaled || of_one_size(other, bare) {
                bare.kind = other.kind;
                bare.unit.clone_from(&other.unit);
                bare.unit_assumed = other.unit_assumed;
                continue;
            }
            bare.value = told;
        }
        let fits = stated.kind == NumberKind::Money
            && scaled
            && gap.len() < 80
            && !gap.contains(['.', ';', '(', ':']);
        let last = gap
            .rsplit(|c: char| !c.is_alphanumeric() && c != '\'')
            .find(|w| !w.is_empty());
        // "a national bank needs 500 billion naira, and a regional one 50 billion"
        let named = last.is_some_and(|word| word.starts_with(char::is_uppercase) || word == "one");
        let joined = gap.contains(" and ") || gap.contains(',');
        if fits && named && joined {
            bare.kind = NumberKind::Money;
            bare.unit.clone_from(&stated.unit);
            bare.unit_assumed = true;
        }
    }
}

/// Gives a bare figure the unit of the one before it where both are told of places or times in one row:
/// "71 mph at Dalhart, 68 at Borger and 66 near Hereford", "17.9 million carats in 2024 and 15 million in 2025".
fn placed(text: &str, numbers: &mut [Number]) {
    const AT: &[&str] = &["at", "in", "near", "for", "on", "from"];
    let told = |text: &str| {
        let mut words = text.split(' ').filter(|w| !w.is_empty());
        words.next().is_some_and(|word| AT.contains(&word))
    };
    let mut last: Option<usize> = None;
    for i in 0..numbers.len() {
        let number = &numbers[i];
        let (start, end) = (number.span.start(), number.span.end());
        match number.kind {
            NumberKind::Money | NumberKind::Quantity | NumberKind::Percent => last = Some(i),
            NumberKind::Count if number.measures.is_none() && number.bound == Bound::Exact => {
                let Some(stated) = last
                    .map(|at| &numbers[at])
                    .filter(|stated| stated.span.end() < start)
                else {
                    continue;
                };
                let gap = &text[stated.span.end()..start];
                let row = gap.ends_with(", ") || gap.ends_with(" and ");
                let near = gap.len() < 60 && !gap.contains(['.', ';', '(', ':', '\n']);
                let scaled = |n: &Number| n.span.of(text).contains("illion");
                let alike = stated.kind != NumberKind::Money || scaled(number);
                let both = gap.split(' ').any(|word| AT.contains(&word)) && told(&text[end..]);
                if row && near && alike && both {
                    let (kind, unit, assumed) =
                        (stated.kind, stated.unit.clone(), stated.unit_assumed);
                    let bare = &mut numbers[i];
                    (bare.kind, bare.unit, bare.unit_assumed) = (kind, unit, assumed);
                    last = Some(i);
                }
            }
            _ => {}
        }
    }
}

/// "Sales were SEK 6,412m (6,705m)", "rice (up 3.6 percent), beans (up 1.7)": in brackets the figure of another year, or
/// a change like the one before.
fn bracketed(text: &str, numbers: &mut [Number]) {
    const CHANGES: &[&str] = &[" (up ", " (down "];
    for i in 1..numbers.len() {
        let (before, from) = numbers.split_at_mut(i);
        let Some(bare) = from.first_mut() else {
            continue;
        };
        let (start, end) = (bare.span.start(), bare.span.end());
        if !text[end..].starts_with(')') {
            continue;
        }
        let stated = &before[i - 1];
        let between = text.get(stated.span.end()..start).unwrap_or("");
        let written = bare.span.of(text);
        let change = CHANGES.iter().find(|led| text[..start].ends_with(**led));
        let other =
            match change {
                Some(led) => before.iter().rev().take(4).find(|n| {
                    n.kind == NumberKind::Percent && text[..n.span.start()].ends_with(*led)
                }),
                None => Some(stated).filter(|stated| {
                    let measured = matches!(
                        stated.kind,
                        NumberKind::Money | NumberKind::Percent | NumberKind::Quantity
                    );
                    // "45.5 percent (112)" tells how many that are, "$2,100 (2019)" when it was, "(1)" is a footnote.
                    let decimal = written.contains('.');
                    let alike = decimal == stated.span.of(text).contains('.')
                        && (decimal || stated.kind == NumberKind::Money);
                    let year = !decimal && written.len() == 4;
                    measured
                        && between == " ("
                        && alike
                        && !year
                        && written.len() > 1
                        && of_one_size(stated, bare)
                }),
            };
        let millions = change.is_none()
            && between == " ("
            && stated.kind == NumberKind::Money
            && stated.span.of(text).ends_with('m')
            && bare.unit.as_deref() == Some("m")
            && written.ends_with('m');
        if millions && let Value::Exact(value) = bare.value {
            bare.value = value.shift(6).map_or(bare.value, Value::Exact);
        } else if bare.kind != NumberKind::Count || other.is_none() {
            continue;
        }
        let other = other.unwrap_or(stated);
        bare.kind = other.kind;
        bare.unit.clone_from(&other.unit);
        bare.unit_assumed = other.unit_assumed;
        bare.measures = other.measures;
    }
}

/// The figure that a bare one is told beside: "rose two million barrels to 202.7 million", "to 1.2 billion
/// euros from 1.1 billion". Times may stand between: "1.2 billion euros in 16 days, up from 700 million".
fn compared<'n>(text: &str, before: &'n [Number], bare: &Number) -> Option<&'n Number> {
    let last = before.last()?;
    let from = last.span.end();
    let gap = Span::new(from, bare.full.start().max(from)).of(text);
    let led = gap.trim_start_matches([',', ' ', '(']);
    // "1.65 euros a share from 1.50"
    let per = last.per.as_deref().and_then(|per| {
        let led = led
            .strip_prefix("a ")
            .or_else(|| led.strip_prefix("per "))?;
        Some(led.strip_prefix(per)?.trim_start_matches([',', ' ', '(']))
    });
    let led = per.unwrap_or(led);
    // "66.1 percent of the crop was sown, against 57.3 a year ago"
    let far = led
        .rsplit_once(',')
        .map(|(_, led)| led.trim())
        .filter(|led| AFTER_A_COMMA.contains(led));
    let led = far.unwrap_or(led);
    let to = led.starts_with("to ") && bare.change == Some(Change::To);
    // "29% below the previous year's 4.8 trillion".
    let owned = matches!(led.trim_end(), "'s" | "’s") && last.kind == NumberKind::Date;
    if !to && !owned && !LEADS.contains(&led.trim_end()) {
        return None;
    }
    let is_time = |n: &&Number| matches!(n.kind, NumberKind::Date | NumberKind::Duration);
    let is_share = |n: &&Number| n.kind == NumberKind::Percent;
    let mut at = match to {
        true => before.len() - 1,
        false => before
            .iter()
            .rposition(|n| !(is_time(&n) || owned && is_share(&n)))?,
    };
    // "3 million shillings ($810), up from 1.1 million"
    at -= usize::from(at > 0 && text[..before[at].span.start()].ends_with('('));
    let other = &before[at];
    // "a share of 2% of output, up from 10 members": in like digits only.
    let decimal = |n: &Number| n.span.of(text).contains('.');
    // "21 of the members meet 2 percent this year, against 3 in 2014"
    let counts = || {
        before[..at].iter().any(|n| {
            let gap = text.get(n.span.end()..from).unwrap_or(".");
            n.kind == NumberKind::Count && !gap.contains(['.', ';'])
        })
    };
    let whole = is_share(&other) && !(decimal(other) && decimal(bare));
    if whole && (far.is_some() || counts()) {
        return None;
    }
    let between = Span::new(other.span.end(), from.max(other.span.end())).of(text);
    let measured = matches!(other.kind, NumberKind::Money | NumberKind::Quantity)
        || is_share(&other) && !to && !matches!(other.change, Some(Change::Up | Change::Down));
    (measured && between.len() < 80 && !between.contains(['.', ';', ':'])).then_some(other)
}

/// Whether a sum is told in hundredths: "31 cents".
pub fn is_minor(text: &str, number: &Number) -> bool {
    let last = number.span.of(text).rsplit(' ').next();
    number.kind == NumberKind::Money && matches!(last, Some("cent" | "cents" | "pence"))
}

/// Whether neither of two values is more than so many times the other.
pub fn within_times(one: &Number, other: &Number, times: i64) -> bool {
    match (value_of(one), value_of(other)) {
        (Some(a), Some(b)) => within(a, b, times) && within(b, a, times),
        _ => true,
    }
}

/// Whether two figures are close enough to be told of one thing, though neither of them is in millions.
fn of_one_size(stated: &Number, bare: &Number) -> bool {
    let (Some(a), Some(b)) = (value_of(stated), value_of(bare)) else {
        return false;
    };
    let most = if stated.kind == NumberKind::Percent {
        20
    } else {
        4
    };
    within(a, b, most) && within(b, a, most)
}
