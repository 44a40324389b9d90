//! Owns bare numbers: a numeral or number words with their scale and fraction, without unit or currency.

use super::fractions::{
    add_fraction, fraction_follows, fraction_led, half, hundredth, is_quarter_year, of_point,
    ranked_part, slash, spoken_decimal,
};
use super::model::{Decimal, Value};
use super::scales::{power, raised, scaled};
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
            NumberWord::Hundred | NumberWord::Scale(_) | NumberWord::Dozen if several(t, i) => {
                let many = many(t, i, u8::MAX);
                return Some(Term {
                    first: i - 1,
                    ..many
                });
            }
            // "the dozen cases that he lost"
            NumberWord::Dozen
                if i > 0
                    && !t.is(i.wrapping_sub(2), "by")
                    && t.is_any(i - 1, &["the", "these", "those", "another"])
                    && !t.is_hyphen(i + 1) =>
            {
                return Some(Term {
                    first: i,
                    next: i + 1,
                    value: Decimal::integer(12),
                    over: 1,
                    form: Form::Cardinal,
                    digits: None,
                    scale: None,
                });
            }
            // "the scheme scores 1.9"
            NumberWord::Many(_) if t.is(i, "scores") && is_number(t, i + 1) => return None,
            NumberWord::Many(power) => return Some(many(t, i, power)),
            // "quarter million", "quarter-point".
            NumberWord::Part(4)
                if of_point(t, i + 1)
                    || matches!(
                        t.lexeme(i + 1).and_then(|l| l.number),
                        Some(NumberWord::Scale(_))
                    ) =>
            {
                let quarter = Term {
                    first: i,
                    next: i + 1,
                    value: Decimal::ONE,
                    over: 4,
                    form: Form::Fraction,
                    digits: None,
                    scale: None,
                };
                return Some(scaled(t, quarter));
            }
            NumberWord::Article => match article(t, i) {
                Some(term) => return Some(term),
                None => spelled_term(t, i)?,
            },
            _ => spelled_term(t, i)?,
        }
    };
    Some(widen(t, start))
}

pub fn numeral_term(t: Tokens, i: usize) -> Option<Term> {
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
    if t.is_word(next)
        && t.glued(next)
        && ordinal_suffix(t.of(next))
        && value.is_integer()
        && !is_stone(t, i)
    {
        term.next += 1;
        term.form = Form::Ordinal;
        return Some(term);
    }
    if let Some((over, next)) = slash(t, term) {
        term.over = over;
        term.next = next;
        term.form = Form::Fraction;
    } else if let Some((value, next)) = raised(t, term.value, next) {
        term.value = value;
        term.digits = Some(Digits::Decimal);
        term.next = next;
    } else if let Some((exponent, next)) = power(t, next) {
        term.value = term.value.shift(exponent)?;
        term.digits = Some(Digits::Decimal);
        term.next = next;
    }
    Some(term)
}

/// "14st 2lb": no fourteenth ends in "st".
fn is_stone(t: Tokens, i: usize) -> bool {
    let digits = t.of(i);
    t.is(i + 1, "st") && (!digits.ends_with('1') || digits.ends_with("11"))
}

/// Whether a point with spaces on both sides is a decimal point: such text parts every mark from the words,
/// and a sentence seldom ends in a small number and starts with another.
fn spaced_decimal(t: Tokens, i: usize) -> bool {
    t.of(i).len() < 4 || i > 0 && matches!(t.symbol(i - 1), Some('$' | '€' | '£' | '¥'))
}

fn spelled_term(t: Tokens, i: usize) -> Option<Term> {
    let spelled = spelled(t, i)?;
    if spelled.words == 1 && t.lexeme(i)?.number? == NumberWord::Article {
        return None;
    }
    // "thirty (30) days", as contracts say it twice.
    let twice = !spelled.ordinal
        && t.is_symbol(spelled.next, '(')
        && t.is_symbol(spelled.next + 2, ')')
        && t.of(spelled.next + 1).replace(',', "").parse() == Ok(spelled.value);
    if let Some(part) = hundredth(t, i).or_else(|| ranked_part(t, i, &spelled)) {
        return Some(part);
    }
    Some(Term {
        first: i,
        next: spelled.next + if twice { 3 } else { 0 },
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
    // Tokenized text has spaces on both sides: "one - fourth".
    let hyphen =
        usize::from(t.is_hyphen(term.next) && t.glued(term.next) == t.glued(term.next + 1));
    let after = term.next + hyphen;
    // "16 hundredths of a second"
    let small = t.of(after).ends_with("ths") && t.is(after + 1, "of") && term.is_plain();
    if (term.digits.is_none() || small) && term.value.is_integer() {
        // "two thirds", "one-fifth".
        let part = match t.lexeme(after).and_then(|l| l.number) {
            // "two quarter-point cuts" are two cuts, "three-quarter-point" is one part.
            Some(NumberWord::Part(_))
                if hyphen == 0 && t.is(after, "quarter") && of_point(t, after + 1) =>
            {
                None
            }
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
                return parts(t, term);
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
    add_fraction(t, continued(t, scaled(t, term)))
}

/// "3 hundred and 21", "4 thousand 3 hundred": what is still to be added to a numeral with its scale.
fn continued(t: Tokens, head: Term) -> Term {
    let next = head.next;
    let at = match head.scale {
        Some(2) if t.is(next, "and") => next + 1,
        Some(3) if t.is_numeral(next) && t.is(next + 1, "hundred") => next,
        _ => return head,
    };
    let Some(scale) = head
        .scale
        .filter(|_| head.digits.is_some() && head.over == 1)
    else {
        return head;
    };
    let rest = term(t, at).filter(|rest| {
        rest.form == Form::Cardinal
            && rest.over == 1
            && rest.value.is_integer()
            && Some(rest.value) < Decimal::ONE.shift(i32::from(scale))
    });
    let sum = rest.and_then(|rest| Some((head.value.plus(rest.value)?, rest.next)));
    match sum {
        Some((value, next)) => Term {
            value,
            next,
            ..head
        },
        None => head,
    }
}

/// "three quarters billion", "two thirds of a million": parts of a scale.
fn parts(t: Tokens, term: Term) -> Term {
    let at = term.next
        + if t.is(term.next, "of") && t.is(term.next + 1, "a") {
            2
        } else {
            0
        };
    match t.lexeme(at).and_then(|l| l.number) {
        Some(NumberWord::Scale(_)) => scaled(t, term),
        _ => term,
    }
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
    if super::units::is_one(t, i) {
        return Some(Term {
            next: i + 1,
            ..base
        });
    }
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
        NumberWord::Ordinal(n) if n > 2 && (fraction_follows(t, i + 2) || fraction_led(t, i)) => {
            Some(fraction(u32::from(n)))
        }
        NumberWord::OrdinalScale(n) if n < 9 && fraction_follows(t, i + 2) => {
            Some(fraction(10u32.pow(u32::from(n))))
        }
        _ => None,
    }
}

/// "several hundred", "a few thousand": an unknown number of them.
fn several(t: Tokens, i: usize) -> bool {
    i > 0 && t.is_any(i - 1, &["several", "few"])
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
