//! Owns years and what is counted in them: bare years, decades and centuries, in digits and in words.

use std::sync::LazyLock;

use super::calendar::Period;
use super::explicit::piece;
use super::words::TimeWord;
use super::{Context, Partial, Piece, What};
use crate::analysis::numbers::lexicon::Words;
use crate::analysis::numbers::names::address;
use crate::analysis::numbers::scan::Tokens;
use crate::analysis::numbers::terms::{Form, term};
use crate::analysis::numbers::units;
use crate::analysis::numbers::words::NumberWord;

/// A year at `i`, where one must stand: after a month or "of"; the index after it.
pub fn year(c: &Context, i: usize) -> Option<(i32, usize)> {
    let t = c.t;
    let text = t.of(i);
    let digits = t.is_numeral(i) && text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    if !t.is_numeral(i) {
        return spoken(t, i);
    }
    if digits {
        let year: i32 = text.parse().ok()?;
        let glued = t.is_word(i + 1) && t.glued(i + 1);
        // "Friday, Aug 21, 2100 local"
        let hour = t.is_any(i + 1, &["local", "gmt", "hours", "hrs", "utc"]) && year % 100 < 60;
        return ((1000..=2200).contains(&year) && !glued && !hour).then_some((year, i + 1));
    }
    None
}

/// A bare year where prose shows that it is one.
pub fn year_piece(c: &Context, i: usize) -> Option<Piece> {
    static COUNTED: LazyLock<Words> = LazyLock::new(|| Words::of(COUNTED_THINGS));
    static PREPOSITIONS: LazyLock<Words> = LazyLock::new(|| Words::of(BEFORE_YEARS));
    static BOUNDS: LazyLock<Words> = LazyLock::new(|| Words::of(BEFORE_COUNTS));
    static LABELS: LazyLock<Words> = LazyLock::new(|| Words::of(BEFORE_LABELS));
    let t = c.t;
    if !t.is_numeral(i) {
        return spelled_year(c, i);
    }
    if let Some(year) = short_year(t, i) {
        let partial = Partial {
            year: Some(year),
            ..Partial::default()
        };
        return Some(piece(i, i + 1, What::Partial(partial)));
    }
    let (year, next) = year(c, i)?;
    if let Some(period) = super::told::same_stretch(c, i, Some(year)) {
        return Some(piece(i, next, What::Period(period)));
    }
    let before = i.checked_sub(1);
    let hung = t.glued(i)
        && before.is_some_and(|b| {
            t.is_word(b)
                || matches!(
                    t.symbol(b),
                    Some('#' | '$' | '€' | '£' | '/' | '.' | '+' | '_' | '@')
                )
        });
    let filed = t.is_hyphen(next)
        && t.glued(next)
        && t.glued(next + 1)
        && t.of(next + 1).len() > 2
        && t.of(next + 1).starts_with('0');
    if hung || filed {
        return None;
    }
    // "2017 Q1", "2017-Q1".
    let joint = usize::from(t.is_hyphen(next) && t.glued(next));
    if let Some(TimeWord::Quarter(quarter)) = c.time(next + joint) {
        let period = Period::quarter(year, quarter)?;
        return Some(piece(i, next + joint + 1, What::Period(period)));
    }
    // "the 1988 third quarter", "2018 March 18".
    if (1900..=2100).contains(&year)
        && let Some(found) = year_first(c, i, year, next)
    {
        return Some(found);
    }
    let hung_unit = t.is_hyphen(next) && t.glued(next + 1) && units::time(t.of(next + 1)).is_some();
    let unit = t.of(next).len() > 1 && units::unit(t, next, t.glued(next)).is_some();
    if hung_unit || unit || t.is_symbol(next, '%') || COUNTED.has(t.of(next)) {
        return None;
    }
    let before = |words: &Words| before.is_some_and(|b| words.has(t.of(b)));
    let mark = i > 0 && matches!(t.symbol(i - 1), Some('(' | '–' | '-' | '/' | ','));
    // "reigned 1715 - 1774": a later year behind a dash.
    let spans = (t.is_dash(next) && t.glued(next) == t.glued(next + 1) || t.is(next, "to"))
        && self::year(c, next + 1).is_some_and(|(later, after)| {
            later > year && t.is_numeral(next + 1) && !plural_follows(t, after)
        });
    let modern = (1900..=2100).contains(&year) || spans;
    let told = (before(&PREPOSITIONS) || mark) && !plural_follows(t, next);
    let total = i > 1
        && t.is(i - 1, "of")
        && t.is_any(i - 2, &["total", "maximum", "minimum", "average", "sum"]);
    let counts = (before(&BOUNDS) || total) && plural_follows(t, next);
    (!before(&LABELS) && !address(t, next) && !counts && (modern || told)).then(|| {
        piece(
            i,
            next,
            What::Partial(Partial {
                year: Some(year),
                ..Partial::default()
            }),
        )
    })
}

/// "the Bank Order, 1972", "Infectious Diseases Regulations 1981": the year of a law.
pub fn named_law(t: Tokens, i: usize) -> bool {
    const LAWS: &[&str] = &[
        "order",
        "regulations",
        "regulation",
        "rules",
        "ordinance",
        "decree",
        "statute",
        "act",
        "code",
    ];
    let year = t.of(i).len() == 4 && t.of(i).bytes().all(|b| b.is_ascii_digit());
    if i == 0 || !year {
        return false;
    }
    let comma = usize::from(i > 1 && t.is_symbol(i - 1, ','));
    let law = i > comma && t.capital(i - 1 - comma) && t.is_any(i - 1 - comma, LAWS);
    law && !t.opens(i - 1 - comma)
}

/// "in '96", "the class of '04": the last two digits of a year.
fn short_year(t: Tokens, i: usize) -> Option<i32> {
    let mark = i
        .checked_sub(1)
        .filter(|m| t.is_apostrophe(*m) && t.glued(i))?;
    let digits = t.of(i);
    let plain = digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit());
    let free = !t.glued(mark) && !(t.glued(i + 1) && (t.is_word(i + 1) || t.is_symbol(i + 1, '%')));
    let led = mark > 0
        && (t.is_any(
            mark - 1,
            &[
                "in", "of", "since", "from", "until", "by", "for", "before", "after", "early",
                "late", "spring", "summer", "fall", "autumn", "winter", "class", "to",
            ],
        ) || matches!(
            t.lexeme(mark - 1).and_then(|l| l.time),
            Some(TimeWord::Month(_))
        ));
    let ends = i + 1 >= t.len() || matches!(t.symbol(i + 1), Some('.' | ',' | ';' | '?' | '!'));
    let year: i32 = digits
        .parse()
        .ok()
        .filter(|_| plain && free && (led || ends))?;
    Some(year + if year < 40 { 2000 } else { 1900 })
}

/// What a year leads: "1988 third quarter", "the 1988 period", "2024 August", "2018 March 18".
fn year_first(c: &Context, i: usize, year: i32, next: usize) -> Option<Piece> {
    let t = c.t;
    if let Some(TimeWord::Month(month)) = c.time(next).filter(|_| t.capital(next)) {
        let text = t.of(next + 1);
        let day: Option<u8> = text.parse().ok().filter(|d| (1..=31).contains(d));
        let day = day.filter(|_| t.is_numeral(next + 1) && text.len() <= 2);
        let partial = Partial {
            year: Some(year),
            month: Some(month),
            day,
            weekday: None,
        };
        let dated = t.is_numeral(next + 1) && day.is_none();
        let after = next + 1 + usize::from(day.is_some());
        return (!dated).then(|| piece(i, after, What::Partial(partial)));
    }
    let (period, next) = super::told::quarter_of(c, next, year)?;
    Some(piece(i, next, What::Period(period)))
}

fn plural_follows(t: Tokens, i: usize) -> bool {
    let plural = |i: usize| {
        t.is_word(i)
            && !t.capital(i)
            && t.of(i).len() > 3
            && t.of(i).ends_with('s')
            && !t.is_any(
                i,
                &[
                    "this", "was", "has", "its", "does", "pass", "class", "process", "as", "is",
                ],
            )
    };
    // "battle-related deaths"
    let compound = t.is_hyphen(i + 1) && t.glued(i + 1) && t.glued(i + 2);
    plural(i)
        || compound && t.is_word(i) && plural(i + 3)
        || t.is_word(i)
            && !t.capital(i)
            && plural(i + 1)
            && !t.is_any(
                i,
                &[
                    "the", "a", "when", "after", "as", "with", "and", "to", "for", "by", "but",
                    "in", "his", "their", "its", "her", "because", "that", "of",
                ],
            )
}

/// "1990s", "1990's".
pub fn decade(t: Tokens, i: usize) -> Option<Piece> {
    let text = t.of(i);
    let digits: i32 = text
        .parse()
        .ok()
        .filter(|_| text.bytes().all(|b| b.is_ascii_digit()))?;
    let apostrophe = usize::from(t.is_apostrophe(i + 1) && t.glued(i + 1));
    let s = t.is(i + 1 + apostrophe, "s") && t.glued(i + 1 + apostrophe);
    if !s || digits % 10 != 0 {
        return None;
    }
    let next = i + 2 + apostrophe;
    let century = text.len() == 4 && digits % 100 == 0 && digits < 2000;
    let quoted = i > 0 && t.is_apostrophe(i - 1) && t.glued(i);
    let what = match text.len() {
        4 if (1000..=2100).contains(&digits) && century => {
            Period::years(format!("{:02}", digits / 100), digits, 100)?
        }
        4 if (1000..=2100).contains(&digits) => Period::decade(digits)?,
        2 if quoted
            || digits >= 20
                && i > 0
                && (t.is(i - 1, "the")
                    || t.is_hyphen(i - 1)
                        && i > 1
                        && t.is_any(i - 2, &["mid", "early", "late"])) =>
        {
            Period::decade(1900 + digits)?
        }
        _ => return None,
    };
    Some(piece(
        if quoted { i - 1 } else { i },
        next,
        What::Period(what),
    ))
}

/// "21st century", "twentieth-century".
pub fn century(c: &Context, i: usize) -> Option<Piece> {
    let t = c.t;
    let ordinal = term(t, i).filter(|n| n.form == Form::Ordinal)?;
    let hyphen = usize::from(t.is_hyphen(ordinal.next));
    let at = ordinal.next + hyphen;
    if !t.is_any(at, &["century", "centuries"]) {
        return None;
    }
    let number = i32::try_from(ordinal.value.to_i64()?)
        .ok()
        .filter(|n| (1..=30).contains(n))?;
    Some(piece(i, at + 1, What::Period(Period::century(number)?)))
}

/// "nineteen ninety-six", "two thousand and fifteen", where a preposition shows a year.
fn spelled_year(c: &Context, i: usize) -> Option<Piece> {
    let t = c.t;
    let licensed = i > 0
        && t.is_any(
            i - 1,
            &[
                "in", "since", "by", "until", "year", "from", "of", "before", "after", "to",
            ],
        );
    // "nineteen ninety-six" is a year wherever it stands.
    let century = matches!(
        t.lexeme(i).and_then(|l| l.number),
        Some(NumberWord::Unit(18 | 19))
    );
    if !licensed && !century {
        return None;
    }
    let (year, next) = spoken(t, i)?;
    let counted = units::time(t.of(next)).is_some() || units::unit(t, next, false).is_some();
    if !licensed && (next < i + 2 || t.is(i + 1, "hundred") || counted) {
        return None;
    }
    let round = year == 2000 && !t.is(i - 1, "year");
    (!round && !plural_follows(t, next)).then(|| {
        piece(
            i,
            next,
            What::Partial(Partial {
                year: Some(year),
                ..Partial::default()
            }),
        )
    })
}

/// A year in words: "nineteen ninety-six", "two thousand and five", "nineteen hundred ninety-three".
fn spoken(t: Tokens, i: usize) -> Option<(i32, usize)> {
    let first = term(t, i).filter(|n| n.form == Form::Cardinal && n.digits.is_none())?;
    let value = first.decimal()?.to_i64()?;
    let hyphen = usize::from(t.is_hyphen(first.next));
    let second = term(t, first.next + hyphen)
        .filter(|n| (11..=20).contains(&value) && n.digits.is_none() && n.form == Form::Cardinal);
    let (year, next) = match second {
        Some(second) => {
            let rest = second
                .decimal()?
                .to_i64()
                .filter(|n| (10..100).contains(n))?;
            (value * 100 + rest, second.next)
        }
        None => (value, first.next),
    };
    let year = i32::try_from(year).ok()?;
    (1100..=2100).contains(&year).then_some((year, next))
}

/// What four digits before it count or measure.
#[rustfmt::skip]
const COUNTED_THINGS: &[&str] = &[
    "percent", "per", "people", "years", "days", "hours", "times", "points", "dollars", "euros", "pounds", "m", "troops", "soldiers", "men", "women", "children", "workers", "students", "members", "others", "jobs",
    "employees", "residents", "prisoners", "houses", "homes", "villages", "families", "seats", "copies", "deaths", "cases", "victims", "police", "civilians", "refugees", "fighters", "protesters", "demonstrators",
];

#[rustfmt::skip]
const BEFORE_YEARS: &[&str] = &[
    "in", "since", "by", "until", "till", "from", "during", "after", "before", "through", "between", "circa", "year", "early", "late", "mid", "and", "to", "of", "for", "the", "this", "back", "around", "about", "ca", "as",
];

const BEFORE_COUNTS: &[&str] = &[
    "over",
    "than",
    "nearly",
    "almost",
    "least",
    "some",
    "approximately",
    "roughly",
    "only",
    "exactly",
];

#[rustfmt::skip]
const BEFORE_LABELS: &[&str] = &[
    "resolution", "section", "article", "no", "number", "room", "flight", "page", "model", "act", "bill", "rs", "psalm", "hotline", "dial", "call", "channel", "agenda", "vision", "horizon", "expo", "directive", "regulation", "law", "decree", "windows", "office", "form", "rfc", "iso", "unscr", "hr", "euro", "tokyo", "highway", "code", "isbn", "proclamation", "ordinance",
];
