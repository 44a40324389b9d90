//! Owns fractions and decimals of a number: "3/4", "and a half", "two point five".

use super::model::Decimal;
use super::scales::scaled;
use super::scan::Tokens;
use super::terms::{Form, Term, numeral_term};
use super::words::{Digits, NumberWord, Spelled, spelled, vulgar};

/// A denominator after a numeral: "3/4".
pub fn slash(t: Tokens, term: Term) -> Option<(u32, usize)> {
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

/// Adds "and a half" to a term: of one, or of its scale ("3 million and a half").
pub fn add_fraction(t: Tokens, term: Term) -> Term {
    let Some((value, over, next)) = added_fraction(t, term) else {
        return term;
    };
    // "one billion and a half million" states the scale of the fraction.
    let (power, next) = match t.lexeme(next).and_then(|l| l.number) {
        Some(NumberWord::Scale(n)) if term.scale.is_some_and(|scale| scale > n) => (n, next + 1),
        _ => (term.scale.unwrap_or(0), next),
    };
    let power = if is_priced(t, term) {
        -2
    } else {
        i32::from(power)
    };
    let part = Decimal::integer(i64::from(value)).shift(power);
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
pub fn spoken_decimal(t: Tokens, term: Term) -> Option<(Decimal, usize)> {
    let hyphened = |at: usize| at + usize::from(t.is_hyphen(at) && t.glued(at));
    let point = hyphened(term.next);
    if !t.is(point, "point") || term.scale.is_some() || !term.value.is_integer() || term.over != 1 {
        return None;
    }
    let mut at = hyphened(point + 1);
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
pub fn is_quarter_year(t: Tokens, i: usize) -> bool {
    // "three-quarters sodium and one-quarter potassium"
    if i > 1 && t.is_hyphen(i - 1) && t.glued(i) && t.is(i - 2, "one") {
        return false;
    }
    let told = i > 1
        && t.is_any(
            i - 2,
            &[
                "next",
                "last",
                "past",
                "previous",
                "first",
                "coming",
                "consecutive",
            ],
        );
    // "for four quarters", "not two quarters"; but "two quarters of it", "three quarters".
    let several = t.is(i, "quarters")
        && i > 0
        && !t.is_any(i + 1, &["of", "full", "empty"])
        && t.lexeme(i - 1)
            .and_then(|l| l.number)
            .is_some_and(|n| matches!(n, NumberWord::Unit(n) if n > 1))
        && (!t.is(i - 1, "three")
            || i > 1 && t.is_any(i - 2, &["for", "within", "over", "after", "in"]));
    // "a quarter below the level of 2019"
    if i > 0
        && t.is(i - 1, "a")
        && t.is_any(
            i + 1,
            &["below", "above", "more", "less", "higher", "lower", "fewer"],
        )
    {
        return false;
    }
    // "with about a quarter from defence", "cut by a quarter"
    let part = i > 1
        && t.is(i - 1, "a")
        && t.is_any(
            i - 2,
            &[
                "about", "nearly", "almost", "roughly", "by", "than", "some", "over", "under",
                "up", "down", "only", "barely",
            ],
        );
    told || several
        || t.is_any(
            i + 1,
            &[
                "ago", "earlier", "later", "ended", "running", "profit", "results", "earnings",
            ],
        )
        || t.is(i, "quarter")
            && !part
            && !t.is_any(
                i + 1,
                &[
                    "of", "century", "hour", "mile", "point", "inch", "million", "billion", "did",
                    "do", "have", "were", "are", "said", "say", "lower", "higher", "less", "more",
                    "fewer", "dearer", "cheaper", "from", "live", "voted",
                ],
            )
            && !of_point(t, i + 1)
}

/// "quarter-point", "half a point": whether a part of a point is told here.
pub fn of_point(t: Tokens, i: usize) -> bool {
    let hyphen = usize::from(t.is_hyphen(i) && t.glued(i) && t.glued(i + 1));
    t.is_any(i + hyphen, &["point", "points"])
}

/// "and a half", "and three quarters", "½", "1/2" after a whole number: numerator, denominator, index after.
fn added_fraction(t: Tokens, term: Term) -> Option<(u32, u32, usize)> {
    let i = term.next;
    if term.over != 1 || !(term.value.is_integer() || is_priced(t, term)) {
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

/// "$5.81 1/4": parts of a cent.
fn is_priced(t: Tokens, term: Term) -> bool {
    let cents = t
        .of(term.first)
        .split_once('.')
        .map(|(_, cents)| cents.len());
    term.digits == Some(Digits::Decimal)
        && cents == Some(2)
        && term.first > 0
        && t.is_symbol(term.first - 1, '$')
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
        NumberWord::Tens(_) => {
            let number = spelled(t, at).filter(|n| !n.ordinal)?;
            (
                u32::try_from(number.value.to_i64()?).ok()?,
                dashes(number.next),
            )
        }
        // "a girl of 8 and half of the dead"
        NumberWord::Half if !t.is_any(at + 1, &["of", "the", "a"]) => (1, at),
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

/// "more than a tenth in the first half", "by a fifth this year": what stands before "a" tells of a part there.
pub fn fraction_led(t: Tokens, article: usize) -> bool {
    let led = article > 0
        && t.is_any(
            article - 1,
            &[
                "by", "than", "about", "nearly", "almost", "roughly", "around", "only", "just",
                "up", "down", "over", "under", "which", "less",
            ],
        );
    let after = article + 2;
    // "close to a third has been paid", "not quite a fifth was sold"
    let close = article > 1
        && (t.is(article - 1, "to") && t.is(article - 2, "close")
            || t.is(article - 1, "quite") && t.is(article - 2, "not"));
    // "by almost a fifth (-18.7%)"
    let bracket = t.is_symbol(after, '(');
    (led || close)
        && (bracket
            || t.is_any(
                after,
                &[
                    "in", "on", "this", "last", "when", "compared", "and", "but", "over", "during",
                    "after", "at", "for", "has", "was", "is", "had", "will", "met", "paid", "done",
                    "built",
                ],
            ))
}

/// What follows "a third" when it is a part and no place in a row.
pub fn fraction_follows(t: Tokens, i: usize) -> bool {
    i >= t.len()
        || t.is_any(
            i,
            &[
                "of", "the", "more", "less", "fewer", "higher", "lower", "as", "from", "to",
                "since", "have", "are", "were", "dearer", "cheaper", "larger", "smaller", "bigger",
                "longer", "shorter", "faster", "slower", "above", "below", "say",
            ],
        )
        || t.is(i, "or") && t.is(i + 1, "so")
        // "between a third and a half"
        || t.is(i, "and") && t.is(i + 1, "a") && t.is_any(i + 2, &["half", "quarter", "third"])
        || matches!(t.symbol(i), Some('.' | ',' | ')' | ';')) && !t.opens(i)
}

/// "half", "half a million", "half of", "half-dozen".
pub fn half(t: Tokens, i: usize) -> Option<Term> {
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

/// "one-hundredth of a second": a part, written as the hundredth in a row is.
pub fn hundredth(t: Tokens, i: usize) -> Option<Term> {
    let hung = t.is(i, "one") && t.is_hyphen(i + 1) && t.glued(i + 1) && t.glued(i + 2);
    let power = match t.lexeme(i + 2).and_then(|l| l.number) {
        Some(NumberWord::OrdinalScale(power)) if hung && t.is(i + 3, "of") => power,
        _ => return None,
    };
    Some(Term {
        first: i,
        next: i + 3,
        value: Decimal::ONE,
        over: 10_u32.checked_pow(u32::from(power))?,
        form: Form::Fraction,
        digits: None,
        scale: None,
    })
}

/// "the poorest tenth of households": a part, and no place in a row.
pub fn ranked_part(t: Tokens, i: usize, spelled: &Spelled) -> Option<Term> {
    const RANKS: &[&str] = &[
        "poorest",
        "richest",
        "top",
        "bottom",
        "wealthiest",
        "lowest",
        "highest",
    ];
    let ranked = spelled.ordinal && spelled.words == 1 && i > 0 && t.is_any(i - 1, RANKS);
    // "the other third thought they could"
    let other = spelled.ordinal
        && spelled.words == 1
        && i > 0
        && t.is_any(i - 1, &["other", "remaining"])
        && (t.symbol(spelled.next).is_some() && !t.is_hyphen(spelled.next)
            || t.is_any(
                spelled.next,
                &[
                    "of", "was", "were", "is", "are", "has", "have", "had", "will", "said",
                    "thought", "went", "came", "voted", "did",
                ],
            ));
    let of = ranked && t.is(spelled.next, "of");
    let over = spelled.value.to_i64().filter(|n| *n > 2 && (of || other))?;
    Some(Term {
        first: i,
        next: spelled.next,
        value: Decimal::ONE,
        over: u32::try_from(over).ok()?,
        form: Form::Fraction,
        digits: None,
        scale: None,
    })
}
