//! Owns units of measure: their names and signs, UCUM codes, and exact conversions.

use std::sync::LazyLock;

use super::lexicon::{Table, Words};
use super::model::{Decimal, Value};
use super::scan::Tokens;
use super::unit_table::{Row, TIMES, UNITS};

/// A unit: its UCUM code and how many of its dimension's base unit it is.
#[derive(Debug, Clone, Copy)]
pub struct Unit {
    pub code: &'static str,
    /// The base unit's code, and the exact factor to it; none where a conversion needs an offset.
    pub base: Option<(&'static str, &'static str)>,
}

struct Names {
    names: Table<Unit>,
    pairs: Vec<(&'static str, &'static str, Unit)>,
    /// First words of the pairs.
    firsts: Words,
    signs: Vec<(&'static str, Unit)>,
    times: Table<Unit>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let unit = |row: &Row| Unit {
        code: row.0,
        base: (!row.1.is_empty()).then_some((row.1, row.2)),
    };
    let singles = |rows: &'static [Row]| {
        rows.iter().flat_map(move |row| {
            let names = row
                .3
                .split(' ')
                .filter(|n| !n.is_empty() && !n.contains('_'));
            names.map(move |name| (name, unit(row)))
        })
    };
    let mut pairs = Vec::new();
    let mut signs = Vec::new();
    for row in UNITS.iter().chain(TIMES) {
        let doubles = row.3.split(' ').filter_map(|n| n.split_once('_'));
        pairs.extend(doubles.map(|(a, b)| (a, b, unit(row))));
        signs.extend(
            row.4
                .split(' ')
                .filter(|s| !s.is_empty())
                .map(|s| (s, unit(row))),
        );
    }
    signs.sort_by_key(|(sign, _)| *sign);
    let firsts: Vec<_> = pairs.iter().map(|(first, ..)| *first).collect();
    Names {
        firsts: Words::of(&firsts),
        names: Table::new(singles(UNITS), |old, _| old),
        pairs,
        signs,
        times: Table::new(singles(TIMES), |old, _| old),
    }
});

/// The unit of time that a word names.
pub fn time(word: &str) -> Option<Unit> {
    NAMES.times.get(word).copied()
}

/// Whether the article at `i` counts one: "a mile and a half", "nearly a metre wide".
pub fn is_one(t: Tokens, i: usize) -> bool {
    let half =
        t.is(i + 2, "and") && t.is(i + 3, "a") && t.is_any(i + 4, &["half", "quarter", "third"]);
    let side = t.is_any(
        i + 2,
        &[
            "wide", "long", "high", "deep", "tall", "thick", "across", "away", "apart",
        ],
    );
    let short = t.of(i + 1).len() < 3;
    (half || side) && !short && unit(t, i + 1, false).is_some_and(|(_, next)| next == i + 2)
}

/// A unit that starts at `i`, and the index after it; `glued` says that it stands right at the figure.
pub fn unit(t: Tokens, i: usize, glued: bool) -> Option<(Unit, usize)> {
    let (unit, next) = single(t, i, glued)?;
    if unit.code == "mm" && t.is(next, "of") && t.is(next + 1, "mercury") {
        return Some((find_sign("mmHg")?, next + 2));
    }
    if let Some(found) = powered(t, unit, next) {
        return Some(found);
    }
    Some(rate(t, unit, next))
}

/// "4 km squared", "3 m cubed"; "-40° on the Celsius scale".
fn powered(t: Tokens, unit: Unit, next: usize) -> Option<(Unit, usize)> {
    if unit.code == "deg" && t.is(next, "on") && t.is(next + 1, "the") && t.is(next + 3, "scale") {
        let sign = match t.of(next + 2) {
            "Celsius" => "°C",
            "Fahrenheit" => "°F",
            _ => return None,
        };
        return Some((find_sign(sign)?, next));
    }
    let power = match t.of(next) {
        "squared" => '2',
        "cubed" => '3',
        _ => return None,
    };
    let sign = match unit.code {
        "[ft_i]" => "ft",
        code => code,
    };
    Some((find_sign(&format!("{sign}{power}"))?, next + 1))
}

fn single(t: Tokens, i: usize, glued: bool) -> Option<(Unit, usize)> {
    if t.is_symbol(i, '°') || t.is_symbol(i, '˚') || t.is_symbol(i, 'º') {
        let sign = |code: &str| find_sign(code).map(|u| (u, i + 2));
        return match t.of(i + 1) {
            "C" | "c" => sign("°C"),
            "F" | "f" => sign("°F"),
            word if word.eq_ignore_ascii_case("celsius") => sign("°C"),
            word if word.eq_ignore_ascii_case("fahrenheit") => sign("°F"),
            _ => find_sign("°").map(|u| (u, i + 1)),
        };
    }
    let measured = t.is_any(
        i + 1,
        &["long", "wide", "tall", "deep", "thick", "high", "x"],
    );
    // A quotation may end after a numeral: “Highway 15".
    let open = (i.saturating_sub(60)..i)
        .filter(|k| t.is_symbol(*k, '"'))
        .count()
        % 2
        == 1;
    let quoted = t.is_symbol(i, '"') && open;
    if matches!(t.symbol(i), Some('″' | '"')) && (glued || measured) && !quoted {
        return find_sign("in").map(|u| (u, i + 1));
    }
    if t.is_symbol(i, '′') && glued {
        return find_sign("ft").map(|u| (u, i + 1));
    }
    if !t.is_word(i) {
        return match t.symbol(i) {
            Some('℃') => find_sign("°C").map(|u| (u, i + 1)),
            Some('℉') => find_sign("°F").map(|u| (u, i + 1)),
            Some('Ω') => find_sign("Ω").map(|u| (u, i + 1)),
            _ => None,
        };
    }
    // "square-foot", "sq. km".
    let joint = t.is_hyphen(i + 1) && t.glued(i + 2) || t.is_symbol(i + 1, '.');
    let second = i + 1 + usize::from(joint && t.glued(i + 1));
    if t.is_word(second) && NAMES.firsts.has(t.of(i)) {
        let pair = NAMES
            .pairs
            .iter()
            .find(|(a, b, _)| t.is(i, a) && t.is(second, b));
        if let Some((_, _, unit)) = pair {
            let exact = unit.code != "Cel" && unit.code != "[degF]" || t.of(second).len() > 1;
            if exact || matches!(t.of(second), "C" | "F") {
                return Some((*unit, second + 1));
            }
        }
    }
    let text = t.of(i);
    if t.is(i, "parts") && t.is(i + 1, "per") {
        let sign = match t.of(i + 2) {
            "million" => "ppm",
            "billion" => "ppb",
            _ => return None,
        };
        return NAMES.names.get(sign).map(|unit| (*unit, i + 3));
    }
    if text == "British" && t.is(i + 1, "thermal") && t.is_any(i + 2, &["unit", "units"]) {
        return NAMES.names.get("btu").map(|unit| (*unit, i + 3));
    }
    // "30 C outside", "-10F".
    if matches!(text, "C" | "F") {
        let runs = t.glued(i + 1) && !matches!(t.symbol(i + 1), Some(',' | '.' | ')' | ';'));
        // "to minus 253 C. Engineers": the stop of the sentence, not that of "C. Smith".
        let told = i > 1
            && t.is_any(
                i - 2,
                &["minus", "at", "to", "than", "of", "below", "above"],
            );
        let initial = t.is_symbol(i + 1, '.') && t.capital(i + 2) && !told;
        let degrees = find_sign(if text == "C" { "°C" } else { "°F" });
        return degrees
            .filter(|_| !runs && !initial && !t.capital(i + 1))
            .map(|unit| (unit, i + 1));
    }
    if let Some(unit) = NAMES.names.get(text) {
        return Some((*unit, i + 1));
    }
    // "km^2", "m^3".
    if t.is_symbol(i + 1, '^') && t.glued(i + 1) && matches!(t.of(i + 2), "2" | "3") {
        let squared = format!("{text}{}", t.of(i + 2));
        if let Some(unit) = find_sign(&squared) {
            return Some((unit, i + 3));
        }
    }
    // "km/h", "t/ha".
    if t.is_symbol(i + 1, '/') && t.glued(i + 1) && t.glued(i + 2) {
        let per = format!("{text}/{}", t.of(i + 2));
        if let Some(unit) = find_sign(&per) {
            return Some((unit, i + 3));
        }
    }
    let unit = find_sign(text)?;
    let lonely = text.len() == 1 || text == "in" || text == "st" || text == "ms" || text == "us";
    (glued || !lonely || spaced_sign(t, i, text)).then_some((unit, i + 1))
}

/// Whether a one-letter sign after a space is a unit: nothing that continues a sentence may follow.
fn spaced_sign(t: Tokens, i: usize, text: &str) -> bool {
    match text {
        "h" => true,
        "m" | "t" | "g" | "L" | "l" | "W" | "V" | "J" => {
            !(t.is_apostrophe(i + 1)
                || t.is_symbol(i + 1, '.') && t.capital(i + 2) && t.glued(i + 2))
        }
        "in" => {
            matches!(t.symbol(i + 1), Some('.' | ',' | ')' | ';'))
                || t.is_any(i + 1, &["thick", "wide", "long", "tall", "deep", "of"])
        }
        _ => false,
    }
}

fn find_sign(text: &str) -> Option<Unit> {
    let signs = &NAMES.signs;
    let at = signs.partition_point(|(sign, _)| *sign < text);
    signs
        .get(at)
        .filter(|(sign, _)| *sign == text)
        .map(|(_, unit)| *unit)
}

/// "per hour", "an hour", "/h" after a length makes a speed; "per second" after bits a rate.
fn rate(t: Tokens, unit: Unit, next: usize) -> (Unit, usize) {
    // "t ha-1", "kg ha−1", as papers write it.
    let inverse = t.is_dash(next + 1) && t.glued(next + 1) && t.of(next + 2) == "1";
    let (per, end) = match t.symbol(next) {
        None if inverse && t.glued(next + 2) => (next, next + 3),
        Some('/') => (next + 1, next + 2),
        // "130-kilometer-per-hour winds".
        Some('-') if t.is(next + 1, "per") && t.is_hyphen(next + 2) => (next + 3, next + 4),
        _ if t.is_any(next, &["per", "an", "a"]) => (next + 1, next + 2),
        _ => return (unit, next),
    };
    let time = match t.of(per).to_ascii_lowercase().as_str() {
        "hour" | "hr" | "h" => "h",
        "second" | "sec" | "s" => "s",
        "hectare" | "ha" => "ha",
        "gallon" => "gal",
        _ => return (unit, next),
    };
    let sign = match (unit.code, time) {
        ("km", "h") => "km/h",
        ("[mi_i]", "h") => return NAMES.names.get("mph").map_or((unit, next), |u| (*u, end)),
        ("m", "s") => "m/s",
        ("Mbit", "s") => "Mbit/s",
        ("Gbit", "s") => "Gbit/s",
        ("Tbit", "s") => "Tbit/s",
        ("t", "ha") => "t/ha",
        ("kg", "ha") => "kg/ha",
        _ => return (unit, next),
    };
    find_sign(sign).map_or((unit, next), |u| (u, end))
}

/// The unit that one word names.
pub fn named(word: &str) -> Option<Unit> {
    NAMES.names.get(word).copied()
}

/// The unit in which calibres are told.
pub fn inch() -> Option<Unit> {
    find_sign("in")
}

/// Whether amounts of two units are told in steps with a comma between: "5 feet, 10 inches", "3 years, 2 months".
pub fn stepped(large: &str, small: &str) -> bool {
    matches!(
        (large, small),
        ("[yd_i]", "[ft_i]")
            | ("[ft_i]", "[in_i]")
            | ("[lb_av]", "[oz_av]")
            | ("[stone_av]", "[lb_av]")
            | ("km", "m" | "cm")
            | ("m", "dm" | "cm" | "mm")
    ) || TIMES.iter().any(|row| row.0 == large)
}

/// Whether a unit is one thing per another: such amounts are not stated in steps.
pub fn is_rate(code: &str) -> bool {
    code.contains('/') || code == "[kn_i]"
}

/// The base unit of a unit's dimension and the exact factor to it; none where a conversion needs an offset.
pub fn base(code: &str) -> Option<(&'static str, Decimal)> {
    let row = row(code).filter(|row| !row.1.is_empty())?;
    Some((row.1, row.2.parse().ok()?))
}

/// A length of time in the unit that its own is a multiple of: two decades are 20 years.
pub fn in_one(value: Value, code: &'static str) -> (Value, &'static str) {
    let factor = code
        .split_once('.')
        .and_then(|(times, unit)| Some((times.parse::<i64>().ok()?, unit)));
    let Some((times, unit)) = factor else {
        return (value, code);
    };
    let scaled = |part: Decimal| part.times(Decimal::integer(times));
    let value = match value {
        Value::Exact(value) => scaled(value).map(Value::Exact),
        Value::Range(low, high) => Some(Value::Range(low.and_then(scaled), high.and_then(scaled))),
        Value::Ratio(part, whole) => scaled(part).map(|part| Value::Ratio(part, whole)),
        other => Some(other),
    };
    (value.unwrap_or_default(), unit)
}

/// A unit's names in any case, singular and plural in turn; names of two words are joined by `_`.
pub fn names(code: &str) -> Option<&'static str> {
    row(code).map(|row| row.3)
}

fn row(code: &str) -> Option<&'static Row> {
    UNITS.iter().chain(TIMES).find(|row| row.0 == code)
}

/// The exact factor between two units of one dimension: 1 `from` = factor × `to`, where it is a decimal.
pub fn convert(from: &str, to: &str) -> Option<Decimal> {
    let ((left, up), (right, down)) = (base(from)?, base(to)?);
    if left != right {
        return None;
    }
    // Exact only by a whole power of ten, or a whole number of small parts.
    let inverse = Decimal::new(down.mantissa, 0)?.to_i64()?;
    up.over(u32::try_from(inverse).ok()?)?
        .shift(-i32::from(down.exponent))
}
