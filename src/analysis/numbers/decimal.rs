//! Owns exact decimals: parsing, printing, comparing and the little arithmetic that figures need.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use super::model::Decimal;

/// More digits than any figure in prose has; keeps every comparison inside an `i128`.
const MAX_DIGITS: u32 = 30;
/// A printed decimal never grows longer than this many zeros.
const MAX_EXPONENT: i32 = 400;

impl Decimal {
    pub const ZERO: Self = Self {
        mantissa: 0,
        exponent: 0,
    };
    pub const ONE: Self = Self {
        mantissa: 1,
        exponent: 0,
    };

    /// mantissa × 10^exponent in lowest terms; `None` where it has too many digits.
    pub fn new(mut mantissa: i128, mut exponent: i32) -> Option<Self> {
        if mantissa == 0 {
            return Some(Self::ZERO);
        }
        while mantissa % 10 == 0 {
            mantissa /= 10;
            exponent = exponent.checked_add(1)?;
        }
        let fits = digits(mantissa) <= MAX_DIGITS && exponent.abs() <= MAX_EXPONENT;
        fits.then_some(Self {
            mantissa,
            exponent: exponent as i16,
        })
    }

    pub fn integer(value: i64) -> Self {
        Self::new(i128::from(value), 0).unwrap_or(Self::ZERO)
    }

    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    pub fn is_integer(self) -> bool {
        self.exponent >= 0
    }

    /// The value as a small whole number, if it is one.
    pub fn to_i64(self) -> Option<i64> {
        if !(0..=18).contains(&self.exponent) {
            return None;
        }
        let power = 10i128.checked_pow(self.exponent as u32)?;
        i64::try_from(self.mantissa.checked_mul(power)?).ok()
    }

    /// Times 10^`power`.
    pub fn shift(self, power: i32) -> Option<Self> {
        Self::new(self.mantissa, i32::from(self.exponent) + power)
    }

    pub fn times(self, other: Self) -> Option<Self> {
        Self::new(
            self.mantissa.checked_mul(other.mantissa)?,
            i32::from(self.exponent) + i32::from(other.exponent),
        )
    }

    pub fn plus(self, other: Self) -> Option<Self> {
        let exponent = self.exponent.min(other.exponent);
        let sum = self
            .aligned(exponent)?
            .checked_add(other.aligned(exponent)?)?;
        Self::new(sum, i32::from(exponent))
    }

    pub fn negated(self) -> Self {
        Self {
            mantissa: -self.mantissa,
            ..self
        }
    }

    /// The exact quotient by a whole number, if it is a decimal.
    pub fn over(self, divisor: u32) -> Option<Self> {
        let mut rest = divisor;
        let mut scaled = self;
        for (prime, partner) in [(2, 5), (5, 2)] {
            while rest > 0 && rest.is_multiple_of(prime) {
                rest /= prime;
                scaled = scaled.times(Self::integer(partner))?.shift(-1)?;
            }
        }
        match i128::from(rest) {
            0 => None,
            rest if scaled.mantissa % rest == 0 => {
                Self::new(scaled.mantissa / rest, i32::from(scaled.exponent))
            }
            _ => None,
        }
    }

    /// The mantissa at a smaller exponent.
    fn aligned(self, exponent: i16) -> Option<i128> {
        let shift = u32::try_from(i32::from(self.exponent) - i32::from(exponent)).ok()?;
        self.mantissa.checked_mul(10i128.checked_pow(shift)?)
    }

    /// Position of the first digit: equal magnitudes differ by less than ten times.
    fn magnitude(self) -> i32 {
        digits(self.mantissa) as i32 + i32::from(self.exponent)
    }
}

fn digits(mantissa: i128) -> u32 {
    mantissa
        .unsigned_abs()
        .checked_ilog10()
        .map_or(1, |n| n + 1)
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let sign = self.mantissa.signum();
        if sign != other.mantissa.signum() || sign == 0 {
            return sign.cmp(&other.mantissa.signum());
        }
        let larger = self.magnitude().cmp(&other.magnitude()).then_with(|| {
            let exponent = self.exponent.min(other.exponent);
            let size = |d: &Self| d.aligned(exponent).map(i128::unsigned_abs);
            size(self).cmp(&size(other))
        });
        if sign < 0 { larger.reverse() } else { larger }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let digits = self.mantissa.unsigned_abs().to_string();
        let text = if self.exponent >= 0 {
            format!("{digits}{}", "0".repeat(self.exponent as usize))
        } else {
            let places = usize::from(self.exponent.unsigned_abs());
            let padded = format!("{digits:0>width$}", width = places + 1);
            let (whole, part) = padded.split_at(padded.len() - places);
            format!("{whole}.{part}")
        };
        write!(f, "{sign}{text}")
    }
}

/// Not a plain decimal: a sign, digits, and at most one point with digits on both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotDecimal;

impl FromStr for Decimal {
    type Err = NotDecimal;

    fn from_str(text: &str) -> Result<Self, NotDecimal> {
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, part) = match text.split_once('.') {
            Some((_, "")) => return Err(NotDecimal),
            Some((whole, part)) => (whole, part),
            None => (text, ""),
        };
        if whole.is_empty() {
            return Err(NotDecimal);
        }
        let mut mantissa = 0i128;
        let mut zeros = 0i32;
        let mut exponent = -(part.len().min(usize::from(u16::MAX)) as i32);
        for byte in whole.bytes().chain(part.bytes()) {
            match byte {
                b'0' => zeros += 1,
                b'1'..=b'9' => {
                    let power = 10i128.checked_pow(zeros as u32 + 1).ok_or(NotDecimal)?;
                    mantissa = mantissa
                        .checked_mul(power)
                        .and_then(|m| m.checked_add(i128::from(byte - b'0')))
                        .ok_or(NotDecimal)?;
                    zeros = 0;
                }
                _ => return Err(NotDecimal),
            }
            if mantissa == 0 {
                zeros = 0;
            }
        }
        exponent += zeros;
        let value = Self::new(mantissa, exponent).ok_or(NotDecimal)?;
        Ok(if negative { value.negated() } else { value })
    }
}
