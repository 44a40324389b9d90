//! Owns bare numbers: a numeral or number words with their scale and fraction, without unit or currency.

use super::model::{Decimal, Value};
use super::scan::Tokens;
use super::words::{self, Digits, NumberWord, numeral, ordinal_suffix, spelled, vulgar};

/// A bare number of some tokens.
#[derive(Debug, Clone, Copy)]
pub struct Term {
    pub first: usize,
    /// The index after its last token.
    pub next: usize,
    pub value: Decimal,
    /// What the value is still to be divided by; 1 for most.
    pub over: u32,
    pub form: Form,
    /// How its digits are written; `None` for words.
    pub digits: Option<Digits>,
    /// Its scale word's power of ten, where it has one.
    pub scale: Option<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Cardinal,
    Ordinal,
    Fraction,
    /// "hundreds of thousands": no value.
    Many,
}

impl Term {
    pub fn exact(&self) -> Value {
        if self.form == Form::Many {
            return Value::Unknown;
        }
        if self.form == Form::Fraction && self.over > 1 {
            return Value::Ratio(self.value, Decimal::integer(i64::from(self.over)));
        }
        match self.value.over(self.over) {
            Some(value) => Value::Exact(value),
            None => Value::Ratio(self.value, Decimal::integer(i64::from(self.over))),
        }
    }

    /// The value where it is a decimal.
    pub fn decimal(&self) -> Option<Decimal> {
        (self.form != Form::Many)
            .then(|| self.value.over(self.over))
            .flatten()
    }

    /// A plain whole number without commas, as years and identifiers are written.
    pub fn is_plain(&self) -> bool {
        self.digits == Some(Digits::Plain) && self.scale.is_none() && self.over == 1
    }
}

/// Reads the longest bare number that starts at `i`.
pub fn term(t: Tokens, i: usize) -> Option<Term> {
    let word = t.lexeme(i).and_then(|l| l.number);
    let start = if t.is_numeral(i) {
        numeral_term(t, i)?
    } else if let Some((value, over)) = t.symbol(i).and_then(vulgar) {
        Term {
            first: i,
            next: i + 1,
            value: Decimal::integer(i64::from(value)),
            over,
            form: Form::Fraction,
            digits: Some(Digits::Plain),
            scale: None,
        }
    } else {
        match word? {
            NumberWord::Half => return half(t, i),
            NumberWord::Many(power) => return Some(many(t, i, power)),
            NumberWord::Article => match article(t, i) {
                Some(term) => return Some(term),
                None => spelled_term(t, i)?,
            },
            _ => spelled_term(t, i)?,
        }
    };
    Some(widen(t, start))
}

fn numeral_term(t: Tokens, i: usize) -> Option<Term> {
    let text = t.of(i);
    let (mut value, mut digits) = numeral(text)?;
    let mut next = i + 1;
    if digits == Digits::Plain && (1..=3).contains(&text.len()) && !text.starts_with('0') {
        // Thousands parted by spaces: "100 000".
        let group = |at: usize| {
            t.is_numeral(at)
                && t.of(at).len() == 3
                && t.of(at).bytes().all(|b| b.is_ascii_digit())
                && t.start(at) - t.end(at - 1) <= 3
                && !t.glued(at)
        };
        let mut end = next;
        while end < i + 6 && group(end) {
            end += 1;
        }
        let rest = t.of(end);
        let decimals = end > next
            && t.is_numeral(end)
            && !t.glued(end)
            && rest.len() > 4
            && rest
                .get(..3)
                .is_some_and(|r| r.bytes().all(|b| b.is_ascii_digit()))
            && rest.as_bytes().get(3).is_some_and(|b| *b == b'.');
        if end > next && !(t.is_numeral(end) && !decimals && t.of(end).len() < 5) {
            let joined: String = (i..end + usize::from(decimals)).map(|k| t.of(k)).collect();
            value = joined.parse().ok()?;
            digits = Digits::Grouped;
            next = end + usize::from(decimals);
        }
    }
    if digits == Digits::Plain || digits == Digits::Grouped {
        // Decimals of tokenized text: "46 . 8".
        let point = matches!(t.symbol(next), Some('.')) && !t.glued(next);
        if point && t.is_numeral(next + 1) && !t.glued(next + 1) && spaced_decimal(t, i) {
            let part = t.of(next + 1);
            if part.bytes().all(|b| b.is_ascii_digit()) {
                value = format!("{value}.{part}").parse().ok()?;
                digits = Digits::Decimal;
                next += 2;
            }
        }
    }
    let mut term = Term {
        first: i,
        next,
        value,
        over: 1,
        form: Form::Cardinal,
        digits: Some(digits),
        scale: None,
    };
    if t.is_word(next) && t.glued(next) && ordinal_suffix(t.of(next)) && value.is_integer() {
        term.next += 1;
        term.form = Form::Ordinal;
        return Some(term);
    }
    if let Some((over, next)) = slash(t, term) {
        term.over = over;
        term.next = next;
        term.form = Form::Fraction;
    } else if let Some((exponent, next)) = power(t, next) {
        term.value = term.value.shift(exponent)?;
        term.digits = Some(Digits::Decimal);
        term.next = next;
    }
    Some(term)
}

/// Whether a point with spaces on both sides is a decimal point: such text parts every mark from the words,
/// and a sentence seldom ends in a small number and starts with another.
fn spaced_decimal(t: Tokens, i: usize) -> bool {
    t.of(i).len() < 4 || i > 0 && matches!(t.symbol(i - 1), Some('$' | '€' | '£' | '¥'))
}

/// A denominator after a numeral: "3/4".
fn slash(t: Tokens, term: Term) -> Option<(u32, usize)> {
    let i = term.next;
    let plain = |i: usize| t.is_numeral(i) && t.of(i).bytes().all(|b| b.is_ascii_digit());
    if term.digits != Some(Digits::Plain) || !matches!(t.symbol(i), Some('/' | '⁄')) {
        return None;
    }
    let alike = t.glued(i) == t.glued(i + 1);
    if !plain(i + 1) || !alike || t.is_symbol(i + 2, '/') && t.glued(i + 2) {
        return None;
    }
    let over: u32 = t.of(i + 1).parse().ok()?;
    let small = over <= 1000 && over > 1 && term.value < Decimal::integer(i64::from(over));
    (small && !t.of(term.first).starts_with('0')).then_some((over, i + 2))
}

/// A power of ten after a numeral: "e-3", "x 10^6", "×10−5".
fn power(t: Tokens, i: usize) -> Option<(i32, usize)> {
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

fn spelled_term(t: Tokens, i: usize) -> Option<Term> {
    let spelled = spelled(t, i)?;
    if spelled.words == 1 && t.lexeme(i)?.number? == NumberWord::Article {
        return None;
    }
    Some(Term {
        first: i,
        next: spelled.next,
        value: spelled.value,
        over: 1,
        form: if spelled.ordinal {
            Form::Ordinal
        } else {
            Form::Cardinal
        },
        digits: None,
        scale: spelled.scale,
    })
}

/// Adds what may follow a cardinal: a fraction ("and a half", "½", "1/2", "thirds") and a scale.
fn widen(t: Tokens, mut term: Term) -> Term {
    if term.form != Form::Cardinal {
        return scaled(t, term);
    }
    let hyphen =
        usize::from(t.is_hyphen(term.next) && t.glued(term.next) && t.glued(term.next + 1));
    let after = term.next + hyphen;
    if term.digits.is_none() && term.value.is_integer() {
        // "two thirds", "one-fifth".
        let part = match t.lexeme(after).and_then(|l| l.number) {
            Some(NumberWord::Part(n)) if !(n == 4 && is_quarter_year(t, after)) => {
                Some(u32::from(n))
            }
            Some(NumberWord::Ordinal(n)) if n > 2 => Some(u32::from(n)),
            Some(NumberWord::OrdinalScale(n)) if n < 9 => Some(10u32.pow(u32::from(n))),
            Some(NumberWord::Half) if term.value == Decimal::ONE => Some(2),
            _ => None,
        };
        if let Some(over) = part {
            let plural = t.of(after).ends_with('s');
            if plural || term.value < Decimal::integer(i64::from(over)) {
                term.over = over;
                term.form = Form::Fraction;
                term.next = after + 1;
            }
            return term;
        }
        // "one twenty-fifth".
        let part = spelled(t, after).filter(|part| part.ordinal && part.words > 1);
        if let Some((over, next)) =
            part.and_then(|p| Some((u32::try_from(p.value.to_i64()?).ok()?, p.next)))
        {
            term.over = over;
            term.form = Form::Fraction;
            term.next = next;
            return term;
        }
    }
    if let Some((value, next)) = spoken_decimal(t, term) {
        term.value = value;
        term.next = next;
        return scaled(t, term);
    }
    let term = add_fraction(t, term);
    if term.scale.is_some() {
        return term;
    }
    add_fraction(t, scaled(t, term))
}

/// Adds "and a half" to a term: of one, or of its scale ("3 million and a half").
fn add_fraction(t: Tokens, term: Term) -> Term {
    let Some((value, over, next)) = added_fraction(t, term) else {
        return term;
    };
    // "one billion and a half million" states the scale of the fraction.
    let (power, next) = match t.lexeme(next).and_then(|l| l.number) {
        Some(NumberWord::Scale(n)) if term.scale.is_some_and(|scale| scale > n) => (n, next + 1),
        _ => (term.scale.unwrap_or(0), next),
    };
    let part = Decimal::integer(i64::from(value)).shift(i32::from(power));
    let whole = term.value.times(Decimal::integer(i64::from(over)));
    match whole.zip(part).and_then(|(whole, part)| whole.plus(part)) {
        Some(sum) => Term {
            value: sum,
            over,
            next,
            ..term
        },
        None => term,
    }
}

/// "two point five", "1 point 1", "three point one four".
fn spoken_decimal(t: Tokens, term: Term) -> Option<(Decimal, usize)> {
    if !t.is(term.next, "point")
        || term.scale.is_some()
        || !term.value.is_integer()
        || term.over != 1
    {
        return None;
    }
    let mut at = term.next + 1;
    let mut digits = String::new();
    if t.is_numeral(at) && t.of(at).bytes().all(|b| b.is_ascii_digit()) {
        digits.push_str(t.of(at));
        at += 1;
    } else {
        while digits.len() < 8 {
            match t.lexeme(at).and_then(|l| l.number) {
                Some(NumberWord::Unit(n)) => digits.push_str(&n.to_string()),
                Some(NumberWord::Tens(n)) => {
                    let hyphen = usize::from(t.is_hyphen(at + 1));
                    let unit = match t.lexeme(at + 1 + hyphen).and_then(|l| l.number) {
                        Some(NumberWord::Unit(unit @ 1..=9)) => unit,
                        _ => 0,
                    };
                    at += if unit > 0 { 1 + hyphen } else { 0 };
                    digits.push_str(&(n + unit).to_string());
                }
                _ => break,
            }
            at += 1;
        }
    }
    if digits.is_empty() || digits.len() > 8 {
        return None;
    }
    Some((format!("{}.{digits}", term.value).parse().ok()?, at))
}

/// "a quarter", "two quarters" of a year: what follows says so.
fn is_quarter_year(t: Tokens, i: usize) -> bool {
    t.is_any(
        i + 1,
        &[
            "ago", "earlier", "later", "ended", "running", "profit", "results", "earnings",
        ],
    ) || t.is(i, "quarter")
        && !t.is_any(
            i + 1,
            &[
                "of", "century", "hour", "mile", "point", "inch", "million", "billion",
            ],
        )
}

/// "and a half", "and three quarters", "½", "1/2" after a whole number: numerator, denominator, index after.
fn added_fraction(t: Tokens, term: Term) -> Option<(u32, u32, usize)> {
    let i = term.next;
    if term.over != 1 || !term.value.is_integer() {
        return None;
    }
    if let Some((value, over)) = t.symbol(i).and_then(vulgar) {
        return Some((value, over, i + 1));
    }
    if term.digits.is_some() {
        let at = if t.is_dash(i) && t.glued(i) { i + 1 } else { i };
        if t.is_numeral(at) && t.of(at).len() <= 2 && term.value < Decimal::integer(1000) {
            let fraction = numeral_term(t, at)?;
            if fraction.form == Form::Fraction && fraction.over <= 64 {
                let value = u32::try_from(fraction.value.to_i64()?).ok()?;
                return Some((value, fraction.over, fraction.next));
            }
        }
    }
    fraction_after(t, i)
}

/// "and a half", "and three quarters": numerator, denominator, index after.
pub fn fraction_after(t: Tokens, i: usize) -> Option<(u32, u32, usize)> {
    let dashes = |at: usize| if t.is_hyphen(at) { at + 1 } else { at };
    let and = dashes(i);
    if !t.is(and, "and") {
        return None;
    }
    let at = dashes(and + 1);
    let (value, at) = match t.lexeme(at)?.number? {
        NumberWord::Article => (1, dashes(at + 1)),
        // "one and quarter hours".
        NumberWord::Part(4) => (1, at),
        NumberWord::Unit(n) if n > 0 => (u32::from(n), dashes(at + 1)),
        NumberWord::Half => (1, at),
        _ => return None,
    };
    let over = match t.lexeme(at)?.number? {
        NumberWord::Half | NumberWord::Part(2) => 2,
        NumberWord::Part(n) => u32::from(n),
        NumberWord::Ordinal(n) if n > 2 => u32::from(n),
        _ => return None,
    };
    (value < over).then_some((value, over, at + 1))
}

/// Adds "million", "bn", "k", "dozen".
fn scaled(t: Tokens, mut term: Term) -> Term {
    if term.form == Form::Ordinal {
        return term;
    }
    if term.scale.is_some() {
        return term;
    }
    let mut power_sum = 0u8;
    for _ in 0..3 {
        let hyphen = t.is_hyphen(term.next) && t.glued(term.next) && t.glued(term.next + 1);
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
    let money = term
        .first
        .checked_sub(1)
        .is_some_and(|b| matches!(t.symbol(b), Some('$' | '€' | '£' | '¥' | '₹' | '₽')));
    let glued = t.glued(at);
    let text = t.of(at);
    Some(match text {
        "bn" | "Bn" | "BN" => 9,
        "mn" | "mil" | "mio" | "Mn" | "MN" => 6,
        "tn" | "trn" | "Tn" => 12,
        "k" | "K" if glued && !matches!(t.of(at + 1), "run" | "race") => 3,
        "b" | "B" if glued && money || money && text == "B" => 9,
        "m" | "M" if glued && money || money && text == "M" => 6,
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
    t.is_any(
        i,
        &[
            "people",
            "users",
            "jobs",
            "homes",
            "households",
            "refugees",
            "customers",
            "voters",
            "workers",
            "children",
            "barrels",
            "tonnes",
            "tons",
            "shares",
            "copies",
            "passengers",
            "vehicles",
            "cars",
            "dollars",
            "euros",
            "pounds",
            "viewers",
            "subscribers",
            "members",
        ],
    )
}

/// "half", "half a million", "half of", "half-dozen".
fn half(t: Tokens, i: usize) -> Option<Term> {
    let hyphen = t.is_hyphen(i + 1) && t.glued(i + 1);
    let mut at = i + 1 + usize::from(hyphen);
    let article = t.is_any(at, &["a", "an"]);
    at += usize::from(article);
    let base = Term {
        first: i,
        next: i + 1,
        value: Decimal::ONE,
        over: 2,
        form: Form::Fraction,
        digits: None,
        scale: None,
    };
    match t.lexeme(at).and_then(|l| l.number) {
        Some(NumberWord::Dozen) => {
            return Some(Term {
                next: at + 1,
                value: Decimal::integer(6),
                over: 1,
                form: Form::Cardinal,
                ..base
            });
        }
        Some(NumberWord::Scale(_)) => {
            return Some(scaled(t, Term { next: at, ..base }));
        }
        _ => {}
    }
    Some(base)
}

/// "a third", "a dozen", "a half-dozen", "a quarter".
fn article(t: Tokens, i: usize) -> Option<Term> {
    let base = Term {
        first: i,
        next: i + 2,
        value: Decimal::ONE,
        over: 1,
        form: Form::Cardinal,
        digits: None,
        scale: None,
    };
    let fraction = |over: u32| Term {
        over,
        form: Form::Fraction,
        ..base
    };
    match t.lexeme(i + 1)?.number? {
        NumberWord::Dozen => Some(Term {
            value: Decimal::integer(12),
            ..base
        }),
        NumberWord::Couple if t.is(i + 2, "of") || i + 2 >= t.len() => Some(Term {
            value: Decimal::integer(2),
            next: i + 2 + usize::from(t.is(i + 2, "of")),
            ..base
        }),
        NumberWord::Half => {
            let half = half(t, i + 1)?;
            Some(Term { first: i, ..half })
        }
        NumberWord::Part(n) if !is_quarter_year(t, i + 1) => {
            Some(scaled(t, fraction(u32::from(n))))
        }
        NumberWord::Ordinal(n) if n > 2 && fraction_follows(t, i + 2) => {
            Some(fraction(u32::from(n)))
        }
        NumberWord::OrdinalScale(n) if n < 9 && fraction_follows(t, i + 2) => {
            Some(fraction(10u32.pow(u32::from(n))))
        }
        _ => None,
    }
}

/// What follows "a third" when it is a part and no place in a row.
fn fraction_follows(t: Tokens, i: usize) -> bool {
    t.is_any(
        i,
        &[
            "of", "the", "more", "less", "fewer", "higher", "lower", "as", "from", "to", "since",
        ],
    ) || matches!(t.symbol(i), Some('.' | ',' | ')' | ';')) && !t.opens(i)
}

/// "hundreds of thousands", "dozens".
fn many(t: Tokens, i: usize, power: u8) -> Term {
    let mut next = i + 1;
    while next < i + 5 && t.is(next, "of") {
        match t.lexeme(next + 1).and_then(|l| l.number) {
            Some(NumberWord::Many(n)) if n > power.max(2) => next += 2,
            _ => break,
        }
    }
    Term {
        first: i,
        next,
        value: Decimal::ZERO,
        over: 1,
        form: Form::Many,
        digits: None,
        scale: None,
    }
}

/// Whether a token is a cardinal word or numeral, for looking ahead.
pub fn is_number(t: Tokens, i: usize) -> bool {
    t.is_numeral(i)
        || t.lexeme(i).and_then(|l| l.number).is_some_and(|n| {
            matches!(
                n,
                NumberWord::Unit(_) | words::NumberWord::Tens(_) | NumberWord::Half
            )
        })
}
