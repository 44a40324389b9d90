//! Owns the scales of a number: "million", "bn", "dozen", powers of ten.

use std::sync::LazyLock;

use super::lexicon::Words;
use super::model::Decimal;
use super::scan::Tokens;
use super::terms::{Form, Term};
use super::words::{Digits, NumberWord};

/// The exponent of "e14".
pub fn exponent(text: &str) -> Option<i32> {
    let digits = text.strip_prefix(['e', 'E'])?;
    let plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok())?
}

/// A whole power of a numeral: "2^10", "1.1^+23"; only what is exact.
pub fn raised(t: Tokens, value: Decimal, i: usize) -> Option<(Decimal, usize)> {
    if !t.is_symbol(i, '^') || !t.glued(i) || !t.glued(i + 1) {
        return None;
    }
    let inverse = t.is_dash(i + 1);
    let at = i + 1 + usize::from(t.is_symbol(i + 1, '+') || inverse);
    let exponent: u32 = t.of(at).parse().ok().filter(|n| (1..=64).contains(n))?;
    let mut power = Decimal::ONE;
    for _ in 0..exponent {
        power = power.times(value)?;
    }
    if inverse {
        let below = u32::try_from(power.mantissa.unsigned_abs()).ok()?;
        let part = Decimal::ONE
            .shift(-i32::from(power.exponent))?
            .over(below)?;
        power = if power.mantissa < 0 {
            part.negated()
        } else {
            part
        };
    }
    t.is_numeral(at).then_some((power, at + 1))
}

/// A power of ten after a numeral: "e-3", "x 10^6", "×10−5".
pub fn power(t: Tokens, i: usize) -> Option<(i32, usize)> {
    let sign = |at: usize| match t.symbol(at) {
        Some('-' | '−') => (-1, at + 1),
        Some('+') => (1, at + 1),
        _ => (1, at),
    };
    let exponent = |at: usize| {
        let (sign, at) = sign(at);
        let digits = t.of(at).parse::<i32>().ok().filter(|n| *n < 100)?;
        (t.glued(at)).then_some((sign * digits, at + 1))
    };
    if t.glued(i) && t.is(i, "e") && t.glued(i + 1) {
        return exponent(i + 1);
    }
    if t.glued(i)
        && let Some(power) = self::exponent(t.of(i))
    {
        return Some((power, i + 1));
    }
    let ten = match t.symbol(i) {
        Some('×' | '·') => i + 1,
        _ if t.is(i, "x") => i + 1,
        _ if t.glued(i) && t.is(i, "x10") => {
            let caret = if t.is_symbol(i + 1, '^') {
                i + 2
            } else {
                i + 1
            };
            return exponent(caret);
        }
        _ => return None,
    };
    if t.of(ten) != "10" {
        return None;
    }
    let caret = if t.is_symbol(ten + 1, '^') {
        ten + 2
    } else {
        ten + 1
    };
    (caret > ten + 1 || t.is_dash(caret)).then(|| exponent(caret))?
}

/// Adds "million", "bn", "k", "dozen".
pub fn scaled(t: Tokens, mut term: Term) -> Term {
    if term.form == Form::Ordinal {
        return term;
    }
    if term.scale.is_some() {
        return term;
    }
    // "a quarter of a million".
    let of = term.form == Form::Fraction && t.is(term.next, "of") && t.is(term.next + 1, "a");
    if let Some(NumberWord::Scale(_)) = t
        .lexeme(term.next + 2)
        .and_then(|l| l.number)
        .filter(|_| of)
    {
        term.next += 2;
    }
    let mut power_sum = 0u8;
    for _ in 0..3 {
        let hyphen = t.is_hyphen(term.next) && t.glued(term.next);
        let at = term.next + usize::from(hyphen);
        let word = t.lexeme(at).and_then(|l| l.number);
        let power = match word {
            Some(NumberWord::Hundred) if power_sum == 0 => 2,
            Some(NumberWord::Scale(n)) => n,
            Some(NumberWord::Many(n)) if n > 2 && !t.is(at + 1, "of") => n,
            Some(NumberWord::Dozen | NumberWord::Many(0))
                if power_sum == 0 && !t.is(at, "scores") =>
            {
                if let Some(value) = term.value.times(Decimal::integer(12)) {
                    term.value = value;
                    term.next = at + 1;
                    term.form = Form::Cardinal;
                }
                return term;
            }
            _ => match abbreviated(t, term, at) {
                Some(power) if power_sum == 0 => power,
                _ => break,
            },
        };
        let Some(value) = term.value.shift(i32::from(power)) else {
            break;
        };
        term.value = value;
        term.next = at + 1;
        term.form = Form::Cardinal;
        power_sum = power_sum.saturating_add(power);
    }
    if power_sum > 0 {
        term.scale = Some(power_sum);
    }
    term
}

/// The power of ten of "bn", "m", "k" after a numeral, where it is one and no unit.
fn abbreviated(t: Tokens, term: Term, at: usize) -> Option<u8> {
    term.digits?;
    if !t.is_word(at) {
        return None;
    }
    let text = t.of(at);
    let money = text.len() < 3 && super::money::before(t, term.first).is_some();
    let glued = t.glued(at);
    Some(match text {
        "bn" | "Bn" | "BN" => 9,
        "mn" | "mil" | "mio" | "Mn" | "MN" => 6,
        "tn" | "trn" | "Tn" => 12,
        "k" | "K" if glued && !matches!(t.of(at + 1), "run" | "race") => 3,
        "b" | "B" if money && (glued || text == "B") => 9,
        "m" | "M" | "MM" if money => 6,
        "b" | "B" if glued && term.digits == Some(Digits::Decimal) => 9,
        "m" | "M" if people_follow(t, at + 1) => 6,
        // "3M" is a company.
        "M" if glued && term.value != Decimal::integer(3) => 6,
        "T" | "t" if money && glued => 12,
        "Cr" | "cr" if money => 7,
        _ => return None,
    })
}

/// "1.5m people": what is counted shows that the letter is no metre.
fn people_follow(t: Tokens, i: usize) -> bool {
    static COUNTED: LazyLock<Words> = LazyLock::new(|| Words::of(MILLIONS));
    COUNTED.has(t.of(i))
}

/// What is counted in millions, and not measured in metres.
#[rustfmt::skip]
const MILLIONS: &[&str] = &[
    "people", "users", "jobs", "homes", "households", "refugees", "customers", "voters", "workers", "children", "barrels", "tonnes", "tons", "shares", "copies", "passengers", "vehicles",
    "cars", "dollars", "euros", "pounds", "viewers", "subscribers", "members", "doses", "cases", "tourists", "visitors", "residents", "citizens",
];
