//! Owns the filter of numbers that a reader types: `>1b`, `2%..5%`, `<5 km`, `$`, `money`, `2022..2024`.

use super::dates::calendar::Day;
use super::model::{Decimal, Number, NumberKind, Value};
use super::units;
use crate::document::Span;

/// Which numbers to show. All its tests must hold.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    low: Option<Limit>,
    high: Option<Limit>,
    kinds: Vec<NumberKind>,
    /// ISO 4217 or UCUM.
    unit: Option<String>,
    /// First and last year, month or day of a range of dates as ISO writes them; an empty one is open.
    days: Option<(String, String)>,
    /// Words of the counted thing, in lower case.
    words: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Limit {
    value: Decimal,
    inclusive: bool,
}

/// One bound as typed: "$1.5bn", "5", "2%".
struct Typed {
    value: Decimal,
    unit: Option<String>,
    percent: bool,
}

impl Filter {
    /// Reads a filter. The error says in one line what is no filter.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut filter = Self::default();
        let mut tests = 0;
        for part in parts(text) {
            if part.contains('-') && iso(&part) {
                filter.days = Some((part.clone(), part));
                tests += 1;
            } else if filter.comparison(&part)? || filter.kind(&part) {
                tests += 1;
            } else if let Some(unit) = unit_named(&part) {
                filter.unit = Some(unit);
                tests += 1;
            } else {
                filter.words.push(part.to_lowercase());
            }
        }
        if tests == 0 {
            return Err(format!("no comparison, kind or unit: {}", text.trim()));
        }
        Ok(filter)
    }

    /// Whether a number of a document with this text passes.
    pub fn matches(&self, number: &Number, text: &str) -> bool {
        let kind = self.kinds.is_empty() || self.kinds.contains(&number.kind);
        kind && self.days_match(number)
            && self.size_matches(number)
            && self.words_match(number, text)
    }

    fn comparison(&mut self, part: &str) -> Result<bool, String> {
        let wrong = || format!("not a number: {part}");
        if let Some((low, high)) = part.split_once("..") {
            if iso(low) && iso(high) && low.len() + high.len() > 0 {
                self.days = Some((low.to_owned(), high.to_owned()));
                return Ok(true);
            }
            let end = |text: &str| match text {
                "" => Ok(None),
                text => typed(text).map(Some).ok_or_else(wrong),
            };
            let (low, high) = (end(low)?, end(high)?);
            if low.is_none() && high.is_none() {
                return Err(wrong());
            }
            for end in [&low, &high].into_iter().flatten() {
                self.take_unit(end);
            }
            // "2..5%": the sign serves both ends.
            self.low = low.map(|t| limit(t.value, true));
            self.high = high.map(|t| limit(t.value, true));
            return Ok(true);
        }
        let operators = [
            (">=", 1, true),
            ("≥", 1, true),
            ("<=", -1, true),
            ("≤", -1, true),
            (">", 1, false),
            ("<", -1, false),
            ("=", 0, true),
        ];
        for (sign, side, inclusive) in operators {
            let Some(rest) = part.strip_prefix(sign) else {
                continue;
            };
            let bound = typed(rest.trim()).ok_or_else(wrong)?;
            self.take_unit(&bound);
            if side >= 0 {
                self.low = Some(limit(bound.value, inclusive));
            }
            if side <= 0 {
                self.high = Some(limit(bound.value, inclusive));
            }
            return Ok(true);
        }
        Ok(false)
    }

    fn take_unit(&mut self, typed: &Typed) {
        if typed.percent {
            self.kinds = vec![NumberKind::Percent, NumberKind::PercentPoint];
        }
        if typed.unit.is_some() {
            self.unit.clone_from(&typed.unit);
        }
    }

    fn kind(&mut self, part: &str) -> bool {
        use NumberKind::{
            Age, Count, Date, Duration, Fraction, Money, Multiplier, Ordinal, Percent,
            PercentPoint, Quantity, Score, Set, Time,
        };
        let kinds: &[NumberKind] = match part.to_lowercase().as_str() {
            "money" => &[Money],
            "percent" | "%" => &[Percent, PercentPoint],
            "points" => &[PercentPoint],
            "fraction" => &[Fraction],
            "count" => &[Count],
            "quantity" => &[Quantity],
            "duration" => &[Duration],
            "age" => &[Age],
            "ordinal" => &[Ordinal],
            "multiplier" => &[Multiplier],
            "score" => &[Score],
            "date" => &[Date],
            "time" => &[Time],
            "set" => &[Set],
            _ => return false,
        };
        self.kinds.extend_from_slice(kinds);
        true
    }

    /// A date passes where any day of it does.
    fn days_match(&self, number: &Number) -> bool {
        let Some((from, to)) = &self.days else {
            return true;
        };
        let interval = number.date.as_ref().and_then(|d| d.interval.as_ref());
        interval.is_some_and(|(start, end)| {
            let last = Day::parse(end).filter(|_| end.len() == 10);
            let last = last.map_or_else(|| end.clone(), |day| day.plus(-1).iso());
            let cut = |day: &str, like: &str| day.get(..like.len()).unwrap_or(day).to_owned();
            let begins = to.is_empty() || cut(start, to) <= *to;
            let ends = from.is_empty() || cut(&last, from) >= *from;
            begins && ends
        })
    }

    fn size_matches(&self, number: &Number) -> bool {
        let mut factor = Decimal::ONE;
        if let Some(wanted) = &self.unit {
            let Some(unit) = number.unit.as_deref() else {
                return false;
            };
            factor = if unit == wanted {
                Decimal::ONE
            } else {
                match units::convert(unit, wanted) {
                    Some(factor) => factor,
                    None => return false,
                }
            };
        }
        if self.low.is_none() && self.high.is_none() {
            return true;
        }
        if number.value == Value::Unknown {
            return false;
        }
        let scaled = |end: (Decimal, Decimal)| end.0.times(factor).map(|value| (value, end.1));
        let (low, high) = ends(number.value);
        // A range passes where any part of it does.
        let above = self
            .low
            .is_none_or(|limit| high.and_then(scaled).is_none_or(|end| beyond(end, limit)));
        let below = self.high.is_none_or(|limit| {
            let mirrored = Limit {
                value: limit.value.negated(),
                ..limit
            };
            low.and_then(scaled)
                .is_none_or(|(value, over)| beyond((value.negated(), over), mirrored))
        });
        above && below
    }

    fn words_match(&self, number: &Number, text: &str) -> bool {
        let around = number
            .measures
            .map_or(number.full, |m: Span| m.join(number.full));
        let around = around.of(text).to_lowercase();
        self.words.iter().all(|word| around.contains(word.as_str()))
    }
}

fn limit(value: Decimal, inclusive: bool) -> Limit {
    Limit { value, inclusive }
}

/// Whether value/over lies beyond a lower limit.
fn beyond((value, over): (Decimal, Decimal), limit: Limit) -> bool {
    match limit.value.times(over) {
        Some(bar) if limit.inclusive => value >= bar,
        Some(bar) => value > bar,
        None => false,
    }
}

/// Numerator and positive denominator.
type Quotient = (Decimal, Decimal);

/// Lower and upper end of a value as quotients; `None` is open.
fn ends(value: Value) -> (Option<Quotient>, Option<Quotient>) {
    match value {
        Value::Range(low, high) => (
            low.map(|v| (v, Decimal::ONE)),
            high.map(|v| (v, Decimal::ONE)),
        ),
        other => (other.fraction(), other.fraction()),
    }
}

/// The words of a filter; a sign that stands alone joins the word after it.
fn parts(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match parts.last_mut() {
            Some(last) if matches!(last.as_str(), ">" | "<" | ">=" | "<=" | "=" | "≥" | "≤") => {
                last.push_str(word);
            }
            _ => parts.push(word.to_owned()),
        }
    }
    parts
}

/// Whether an end of a range is a year, month or day as ISO writes it, or open.
fn iso(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits =
        |part: &&str, count: usize| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    let year = |part: &str| part.parse().is_ok_and(|y: u32| (1000..=2200).contains(&y));
    match parts.as_slice() {
        [""] => true,
        [first] => digits(first, 4) && year(first),
        [first, rest @ ..] => {
            rest.len() < 3 && digits(first, 4) && year(first) && rest.iter().all(|p| digits(p, 2))
        }
        [] => false,
    }
}

/// "$1.5bn", "5km", "2%", "1,000".
fn typed(text: &str) -> Option<Typed> {
    let mut rest = text.trim();
    let mut unit = None;
    if let Some(sign) = rest.chars().next().and_then(super::money::sign) {
        unit = Some(sign.code.to_owned());
        rest = rest.get(rest.chars().next()?.len_utf8()..)?;
    }
    let end = rest
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '-'))
        .unwrap_or(rest.len());
    let (digits, tail) = rest.split_at(end);
    let (negative, digits) = match digits.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, digits),
    };
    let (value, _) = super::words::numeral(digits)?;
    let value = if negative { value.negated() } else { value };
    let tail = tail.trim();
    let lower = tail.to_lowercase();
    let (power, tail) = match lower.as_str() {
        "k" | "thousand" => (3, ""),
        "m" | "mn" | "mln" | "million" => (6, ""),
        "b" | "bn" | "billion" => (9, ""),
        "t" | "tn" | "trillion" => (12, ""),
        _ => (0, tail),
    };
    let percent = tail == "%";
    if !tail.is_empty() && !percent {
        unit = Some(unit_named(tail)?);
    }
    Some(Typed {
        value: value.shift(power)?,
        unit,
        percent,
    })
}

/// The code of a currency or unit that a word names.
fn unit_named(word: &str) -> Option<String> {
    let mut tokens = Vec::new();
    super::scan::scan(word, 0, word.len(), &mut tokens);
    let t = super::scan::Tokens {
        text: word,
        list: &tokens,
    };
    let upper = word.to_uppercase();
    if let Some(code) = super::money::code(&upper) {
        return Some(code.to_owned());
    }
    if let Some((currency, next)) = super::money::after(t, 0) {
        return (next == t.len() && !currency.code.is_empty()).then(|| currency.code.to_owned());
    }
    if let Some(unit) = units::time(word) {
        return Some(unit.code.to_owned());
    }
    let (unit, next) = units::unit(t, 0, true)?;
    (next == t.len()).then(|| unit.code.to_owned())
}
