//! Owns what a number is: value, unit, bound, date, and whose it is.

use std::borrow::Cow;

use crate::document::Span;

/// A stated figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// The figure with its scale, currency, unit or percent sign; no bound word, article or preposition.
    pub span: Span,
    /// With its bound and what it counts.
    pub full: Span,
    pub section: u32,
    pub kind: NumberKind,
    pub value: Value,
    /// Money: ISO 4217; quantity, duration, age: UCUM; else `None`.
    pub unit: Option<Cow<'static, str>>,
    /// The unit was not stated but taken for granted: a bare "$" read as USD, or as the dollar of the land
    /// that the text is about.
    pub unit_assumed: bool,
    pub bound: Bound,
    pub change: Option<Change>,
    /// "day" in "per day".
    pub per: Option<String>,
    pub date: Option<NumberDate>,
    /// What is counted or measured, where the text says so.
    pub measures: Option<Span>,
    /// How much a reader would quote it: higher is more; the pane's default order.
    pub salience: u16,
    /// Its unit is left out: that of a figure before it in the sentence was taken.
    pub doubtful: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NumberKind {
    Money,
    Percent,
    PercentPoint,
    Fraction,
    Count,
    Quantity,
    Duration,
    Age,
    Ordinal,
    Multiplier,
    Score,
    Date,
    Time,
    Set,
}

/// An exact value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Value {
    /// Stated, but not as a figure ("hundreds of thousands", a raw date).
    #[default]
    Unknown,
    Exact(Decimal),
    /// Either end may be open.
    Range(Option<Decimal>, Option<Decimal>),
    Ratio(Decimal, Decimal),
    Score(u32, u32),
}

/// mantissa × 10^exponent, in lowest terms (no trailing zero in the mantissa unless it is 0).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Decimal {
    pub mantissa: i128,
    pub exponent: i16,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Bound {
    #[default]
    Exact,
    Approx,
    Nearly,
    Greater,
    AtLeast,
    Less,
    AtMost,
    Vague,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Up,
    Down,
    From,
    To,
}

/// A date as TIMEX3, and as a half-open interval of ISO days or times where it can be resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberDate {
    pub timex: String,
    pub interval: Option<(String, String)>,
}

/// Ties a number to an actor of its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberLink {
    pub number: u32,
    pub actor: u32,
    pub why: LinkWhy,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkWhy {
    Subject,
    Object,
    Of,
    Near,
    /// A reader has said so.
    Told,
}
