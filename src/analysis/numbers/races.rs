//! Owns the times of races, told by minutes and seconds with their parts: "26:49.51".

use super::figure::{Figure, Side, Sort, finish};
use super::model::{Decimal, Value};
use super::scan::Tokens;
use super::terms::term;
use super::units;

/// "26:49.51", "9:02.5": a length in seconds.
pub fn time(t: Tokens, i: usize) -> Option<Figure> {
    let second = i + 2;
    let glued = (i + 1..=second).all(|k| t.glued(k));
    if !t.is_numeral(i) || !t.is_symbol(i + 1, ':') || !glued || !t.is_numeral(second) {
        return None;
    }
    // "02.58" is read as three words.
    let parts = t.is_symbol(second + 1, '.') && t.is_numeral(second + 2);
    let apart = parts && t.glued(second + 1) && t.glued(second + 2);
    let next = if apart { second + 3 } else { second + 1 };
    let written = t.text.get(t.start(second)..t.end(next - 1))?;
    let (whole, part) = written.split_once('.')?;
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let minutes: i64 = t.of(i).parse().ok()?;
    let seconds: Decimal = written.parse().ok()?;
    let fits = whole.len() == 2 && digits(part) && seconds < Decimal::integer(60);
    if !fits || minutes > 300 || part.len() > 3 || t.is_symbol(next, ':') {
        return None;
    }
    let value = Decimal::integer(60 * minutes).plus(seconds)?;
    let side = Side {
        first: i,
        next,
        term: term(t, i)?,
        sort: Sort::Time(units::time("second")?),
        negative: false,
    };
    Some(finish(side, next, Value::Exact(value)))
}
