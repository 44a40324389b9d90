//! Owns how values print and compare.

use std::cmp::Ordering;
use std::fmt;

use super::model::{Decimal, Value};

impl fmt::Display for Value {
    /// "126000000000", "10..20", "..20", "1/3", "2-1"; nothing where the value is unknown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => Ok(()),
            Self::Exact(value) => value.fmt(f),
            Self::Range(low, high) => {
                if let Some(low) = low {
                    low.fmt(f)?;
                }
                f.write_str("..")?;
                match high {
                    Some(high) => high.fmt(f),
                    None => Ok(()),
                }
            }
            Self::Ratio(part, whole) => write!(f, "{part}/{whole}"),
            Self::Score(a, b) => write!(f, "{a}-{b}"),
        }
    }
}

impl Value {
    /// Compares by size: ranges by their upper end, ratios as quotients; what is unknown comes first.
    pub fn order(&self, other: &Self) -> Ordering {
        match (self.fraction(), other.fraction()) {
            (Some((a, b)), Some((c, d))) => {
                // a/b < c/d by cross product; both denominators are positive.
                match (a.times(d), c.times(b)) {
                    (Some(left), Some(right)) => left.cmp(&right),
                    _ => a.cmp(&c),
                }
            }
            (left, right) => left.is_some().cmp(&right.is_some()),
        }
    }

    /// The value as one quotient: a range's upper end where it has one.
    pub fn fraction(&self) -> Option<(Decimal, Decimal)> {
        match *self {
            Self::Unknown => None,
            Self::Exact(value) => Some((value, Decimal::ONE)),
            Self::Range(low, high) => high.or(low).map(|value| (value, Decimal::ONE)),
            Self::Ratio(part, whole) if whole > Decimal::ZERO => Some((part, whole)),
            Self::Ratio(..) => None,
            Self::Score(a, _) => Some((Decimal::integer(i64::from(a)), Decimal::ONE)),
        }
    }

    /// Reads what [`fmt::Display`] prints.
    pub fn parse(text: &str) -> Option<Self> {
        if text.is_empty() {
            return Some(Self::Unknown);
        }
        if let Some((low, high)) = text.split_once("..") {
            let end = |text: &str| match text {
                "" => Some(None),
                text => text.parse().ok().map(Some),
            };
            return Some(Self::Range(end(low)?, end(high)?));
        }
        if let Some((part, whole)) = text.split_once('/') {
            return Some(Self::Ratio(part.parse().ok()?, whole.parse().ok()?));
        }
        if let Ok(value) = text.parse() {
            return Some(Self::Exact(value));
        }
        let (a, b) = text.split_once('-')?;
        Some(Self::Score(a.parse().ok()?, b.parse().ok()?))
    }
}
