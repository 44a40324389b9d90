//! Owns values in words and in digits as a reader takes them in: "one hundred and twenty-six billion", "126,000,000,000".

use super::model::{Decimal, Value};

#[rustfmt::skip]
const SMALL: [&str; 20] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
    "sixteen", "seventeen", "eighteen", "nineteen",
];

const TENS: [&str; 10] = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// The names of the powers of a thousand.
#[rustfmt::skip]
const SCALES: [&str; 12] = [
    "", "thousand", "million", "billion", "trillion", "quadrillion", "quintillion", "sextillion", "septillion", "octillion", "nonillion", "decillion",
];

/// More digits behind the point are no help to a reader.
const PLACES: usize = 8;

impl Value {
    /// The value in words; `None` where it is unknown or too long to be read.
    pub fn in_words(&self) -> Option<String> {
        match *self {
            Self::Unknown | Self::Range(None, None) => None,
            Self::Exact(value) => decimal(value),
            Self::Range(Some(low), Some(high)) => {
                Some(format!("{} to {}", decimal(low)?, decimal(high)?))
            }
            Self::Range(Some(low), None) => Some(format!("{} or more", decimal(low)?)),
            Self::Range(None, Some(high)) => Some(format!("up to {}", decimal(high)?)),
            Self::Ratio(part, whole) => Some(match (part.to_i64()?, whole.to_i64()?) {
                (1, 2) => "one half".to_owned(),
                (1, 4) => "one quarter".to_owned(),
                (3, 4) => "three quarters".to_owned(),
                (part, whole @ 3..=10) if (1..20).contains(&part) => {
                    let plural = if part == 1 { "" } else { "s" };
                    let parts = [
                        "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
                    ];
                    format!(
                        "{} {}{plural}",
                        SMALL[part as usize],
                        parts[whole as usize - 3]
                    )
                }
                _ => format!("{} in {}", decimal(part)?, decimal(whole)?),
            }),
            Self::Score(a, b) => Some(format!(
                "{} to {}",
                integer(u128::from(a)),
                integer(u128::from(b))
            )),
        }
    }

    /// The value in digits, in groups of three; empty where it is unknown.
    pub fn in_digits(&self) -> String {
        match *self {
            Self::Range(Some(low), Some(high)) => {
                format!("{} to {}", low.in_digits(), high.in_digits())
            }
            Self::Range(Some(low), None) => format!("{} or more", low.in_digits()),
            Self::Range(None, Some(high)) => format!("up to {}", high.in_digits()),
            other => grouped(&other.to_string()),
        }
    }
}

impl Decimal {
    pub fn in_digits(self) -> String {
        grouped(&self.to_string())
    }
}

fn decimal(value: Decimal) -> Option<String> {
    let places = usize::from(value.exponent.min(0).unsigned_abs());
    if places > PLACES {
        return None;
    }
    let digits = value.mantissa.unsigned_abs();
    let (whole, part) = if value.exponent >= 0 {
        let power = 10u128.checked_pow(u32::from(value.exponent.unsigned_abs()))?;
        (digits.checked_mul(power)?, 0)
    } else {
        let power = 10u128.pow(places as u32);
        (digits / power, digits % power)
    };
    if whole >= 10u128.pow(36) {
        return None;
    }
    let mut words = integer(whole);
    if part > 0 {
        words.push_str(" point");
        for digit in format!("{part:0>places$}").bytes() {
            words.push(' ');
            words.push_str(SMALL[usize::from(digit - b'0')]);
        }
    }
    let sign = if value.mantissa < 0 { "minus " } else { "" };
    Some(format!("{sign}{words}"))
}

fn integer(value: u128) -> String {
    if value == 0 {
        return SMALL[0].to_owned();
    }
    let mut parts = Vec::new();
    for (scale, name) in SCALES.iter().enumerate().rev() {
        let group = (value / 1000u128.pow(scale as u32) % 1000) as usize;
        if group == 0 {
            continue;
        }
        // "two thousand and five".
        if scale == 0 && group < 100 && !parts.is_empty() {
            parts.push("and".to_owned());
        }
        parts.push(hundreds(group));
        if !name.is_empty() {
            parts.push((*name).to_owned());
        }
    }
    parts.join(" ")
}

/// 1 to 999.
fn hundreds(value: usize) -> String {
    let rest = match value % 100 {
        0 => String::new(),
        small @ 1..=19 => SMALL[small].to_owned(),
        large if large % 10 == 0 => TENS[large / 10].to_owned(),
        large => format!("{}-{}", TENS[large / 10], SMALL[large % 10]),
    };
    match (value / 100, rest.is_empty()) {
        (0, _) => rest,
        (hundred, true) => format!("{} hundred", SMALL[hundred]),
        (hundred, false) => format!("{} hundred and {rest}", SMALL[hundred]),
    }
}

/// Digits in groups of three, as a reader takes them in: 126000000000 is 126,000,000,000.
pub fn grouped(value: &str) -> String {
    let mut out = String::with_capacity(value.len() * 4 / 3);
    let bytes = value.as_bytes();
    let mut in_fraction = false;
    let mut left = 0;
    for (at, c) in value.char_indices() {
        let follows = at > 0 && bytes[at - 1].is_ascii_digit();
        if c.is_ascii_digit() && !follows {
            left = bytes[at..]
                .iter()
                .take_while(|b| b.is_ascii_digit())
                .count();
        }
        if follows && c.is_ascii_digit() && !in_fraction && left % 3 == 0 {
            out.push(',');
        }
        left = left.saturating_sub(1);
        let point = c == '.' && follows && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        in_fraction = point || (in_fraction && c.is_ascii_digit());
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped() {
        for (value, shown) in [
            ("126000000000", "126,000,000,000"),
            ("1200..15000", "1,200..15,000"),
            ("1234.56789", "1,234.56789"),
            ("-45", "-45"),
            ("-1234", "-1,234"),
            ("999", "999"),
        ] {
            assert_eq!(grouped(value), shown);
        }
    }

    #[test]
    fn values_are_spelled() {
        for (value, words) in [
            ("126000000000", "one hundred and twenty-six billion"),
            ("16400000", "sixteen million four hundred thousand"),
            ("2005", "two thousand and five"),
            ("0", "zero"),
            ("-40", "minus forty"),
            ("3.05", "three point zero five"),
            ("0.5", "zero point five"),
            ("1/3", "one third"),
            ("2/3", "two thirds"),
            ("3/4", "three quarters"),
            ("7/20", "seven in twenty"),
            ("10..20", "ten to twenty"),
            ("..20", "up to twenty"),
            ("10..", "ten or more"),
            ("2-1", "two to one"),
        ] {
            let parsed = Value::parse(value).unwrap();
            assert_eq!(parsed.in_words().as_deref(), Some(words), "{value}");
        }
        assert_eq!(Value::Unknown.in_words(), None);
        let long = Value::Exact(Decimal::new(7, 300).unwrap());
        assert_eq!(long.in_words(), None);
        let small = Value::Exact(Decimal::new(7, -300).unwrap());
        assert_eq!(small.in_words(), None);
    }
}
