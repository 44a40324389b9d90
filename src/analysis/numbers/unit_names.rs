//! Owns what currencies and units are called, and a figure's value in a unit that says it more plainly.

use super::model::{Decimal, Number, NumberKind, Value};
use super::units;

/// ISO 4217 codes with their names, singular and plural. The list: ISO 4217, of what news text states most.
#[rustfmt::skip]
const CURRENCIES: &[(&str, &str, &str)] = &[
    ("USD", "US dollar", "US dollars"), ("EUR", "euro", "euros"), ("GBP", "pound sterling", "pounds sterling"), ("JPY", "Japanese yen", "Japanese yen"),
    ("CNY", "Chinese yuan", "Chinese yuan"), ("INR", "Indian rupee", "Indian rupees"), ("RUB", "Russian rouble", "Russian roubles"),
    ("UAH", "Ukrainian hryvnia", "Ukrainian hryvnias"), ("CHF", "Swiss franc", "Swiss francs"), ("CAD", "Canadian dollar", "Canadian dollars"),
    ("AUD", "Australian dollar", "Australian dollars"), ("NZD", "New Zealand dollar", "New Zealand dollars"), ("HKD", "Hong Kong dollar", "Hong Kong dollars"),
    ("SGD", "Singapore dollar", "Singapore dollars"), ("TWD", "Taiwan dollar", "Taiwan dollars"), ("KRW", "South Korean won", "South Korean won"),
    ("SEK", "Swedish krona", "Swedish kronor"), ("NOK", "Norwegian krone", "Norwegian kroner"), ("DKK", "Danish krone", "Danish kroner"),
    ("PLN", "Polish zloty", "Polish zlotys"), ("CZK", "Czech koruna", "Czech korunas"), ("HUF", "Hungarian forint", "Hungarian forints"),
    ("RON", "Romanian leu", "Romanian lei"), ("BGN", "Bulgarian lev", "Bulgarian leva"), ("TRY", "Turkish lira", "Turkish liras"),
    ("ILS", "Israeli shekel", "Israeli shekels"), ("SAR", "Saudi riyal", "Saudi riyals"), ("AED", "UAE dirham", "UAE dirhams"),
    ("ZAR", "South African rand", "South African rand"), ("NGN", "Nigerian naira", "Nigerian naira"), ("KES", "Kenyan shilling", "Kenyan shillings"),
    ("EGP", "Egyptian pound", "Egyptian pounds"), ("BRL", "Brazilian real", "Brazilian reais"), ("MXN", "Mexican peso", "Mexican pesos"),
    ("ARS", "Argentine peso", "Argentine pesos"), ("CLP", "Chilean peso", "Chilean pesos"), ("COP", "Colombian peso", "Colombian pesos"),
    ("THB", "Thai baht", "Thai baht"), ("MYR", "Malaysian ringgit", "Malaysian ringgit"), ("IDR", "Indonesian rupiah", "Indonesian rupiah"),
    ("PHP", "Philippine peso", "Philippine pesos"), ("VND", "Vietnamese dong", "Vietnamese dong"), ("PKR", "Pakistani rupee", "Pakistani rupees"),
    ("BTC", "bitcoin", "bitcoins"),
];

/// UCUM codes that are called otherwise than the names by which they are found.
#[rustfmt::skip]
const OTHERWISE: &[(&str, &str, &str)] = &[
    ("km/h", "kilometre an hour", "kilometres an hour"), ("[mi_i]/h", "mile an hour", "miles an hour"), ("m/s", "metre a second", "metres a second"),
    ("Cel", "degree Celsius", "degrees Celsius"), ("[degF]", "degree Fahrenheit", "degrees Fahrenheit"), ("K", "kelvin", "kelvins"),
    ("Hz", "hertz", "hertz"), ("[HP]", "horsepower", "horsepower"), ("mA.h", "milliampere hour", "milliampere hours"), ("lx", "lux", "lux"),
    ("Mbit/s", "megabit a second", "megabits a second"), ("Gbit/s", "gigabit a second", "gigabits a second"), ("Tbit/s", "terabit a second", "terabits a second"), ("bar", "bar", "bars"), ("atm", "atmosphere", "atmospheres"),
    ("[psi]", "pound per square inch", "pounds per square inch"), ("kN", "kilonewton", "kilonewtons"), ("Gy", "gray", "grays"), ("m/s2", "metre per second squared", "metres per second squared"),
    ("/min", "revolution per minute", "revolutions per minute"), ("[ppm]", "part per million", "parts per million"), ("[ppb]", "part per billion", "parts per billion"), ("[bps]", "basis point", "basis points"),
    ("[TEU]", "twenty-foot container", "twenty-foot containers"), ("t/har", "tonne per hectare", "tonnes per hectare"), ("kg/har", "kilogram per hectare", "kilograms per hectare"),
    ("[stone_av]", "stone", "stone"), ("t", "tonne", "tonnes"), ("[gal_us]", "US gallon", "US gallons"),
    ("[bcm]", "billion cubic metres", "billion cubic metres"), ("[MMcf]", "million cubic feet", "million cubic feet"),
    ("[bcf]", "billion cubic feet", "billion cubic feet"), ("[tcf]", "trillion cubic feet", "trillion cubic feet"),
    ("[pt_us]", "US pint", "US pints"), ("[qt_us]", "US quart", "US quarts"), ("[smi_us]", "square mile", "square miles"),
];

/// The units in which a figure is said more plainly, tried in turn; none for a currency, ever.
#[rustfmt::skip]
const PLAINLY: &[(&str, &[&str])] = &[
    ("[mi_i]", &["km"]), ("[nmi_i]", &["km"]), ("[ft_i]", &["m"]), ("[yd_i]", &["m"]), ("[in_i]", &["cm"]), ("AU", &["km"]), ("[ly]", &["km"]),
    ("[lb_av]", &["kg"]), ("[oz_av]", &["g"]), ("[stone_av]", &["kg"]), ("kt", &["t"]), ("Mt", &["t"]), ("[car_m]", &["g"]),
    ("[gal_us]", &["L"]), ("[bbl_us]", &["L"]), ("[pt_us]", &["L"]), ("[qt_us]", &["L"]), ("hL", &["L"]), ("[bu_us]", &["L"]), ("[cft_i]", &["m3"]), ("[cyd_i]", &["m3"]), ("[bcm]", &["m3"]), ("[MMcf]", &["m3"]), ("[bcf]", &["m3"]), ("[tcf]", &["m3"]), ("m3", &["L"]),
    ("[acr_us]", &["har"]), ("[smi_us]", &["km2"]), ("[sft_i]", &["m2"]), ("[syd_i]", &["m2"]), ("har", &["km2"]), ("km2", &["har"]),
    ("[mi_i]/h", &["km/h"]), ("[kn_i]", &["km/h"]), ("m/s", &["km/h"]),
    ("cal", &["J"]), ("kcal", &["kJ"]), ("kW.h", &["MJ"]), ("GW.h", &["MW.h"]), ("TW.h", &["GW.h"]), ("GW", &["MW"]), ("TW", &["GW"]),
    ("bar", &["kPa"]), ("mbar", &["hPa"]), ("atm", &["kPa"]),
    ("wk", &["d"]), ("mo", &["a"]), ("a", &["mo"]), ("h", &["d", "min"]), ("min", &["h"]), ("d", &["wk", "h"]),
];

/// What a currency or unit is called where there are so many of it; the code itself where it has no name.
pub fn name(code: &str, one: bool) -> String {
    let listed = CURRENCIES.iter().chain(OTHERWISE);
    if let Some((_, single, many)) = listed.into_iter().find(|(c, ..)| *c == code) {
        return (if one { *single } else { *many }).to_owned();
    }
    let mut names = units::names(code).unwrap_or("").split(' ');
    let single = names.next().unwrap_or("");
    let name = if one {
        single
    } else {
        names.next().unwrap_or(single)
    };
    if name.is_empty() {
        code.to_owned()
    } else {
        name.replace('_', " ")
    }
}

/// A figure in another unit, where that is exact and plainer: 400 miles are 643.7376 kilometres; 1/4 is 25 per cent.
pub fn conversion(number: &Number) -> Option<String> {
    match (number.kind, number.value) {
        (NumberKind::Quantity | NumberKind::Duration, _) => {
            let from = number.unit.as_deref()?;
            if let Some(found) = degrees(number.value, from) {
                return Some(found);
            }
            let (_, targets) = PLAINLY.iter().find(|(code, _)| *code == from)?;
            targets.iter().find_map(|to| {
                let value = through(number.value, |value| convert(value, from, to))?;
                Some(said(value, to))
            })
        }
        (NumberKind::Fraction, Value::Ratio(part, whole)) => {
            let whole = u32::try_from(whole.to_i64()?).ok()?;
            let percent = part.shift(2)?.over(whole).filter(readable)?;
            Some(format!("{} per cent", percent.in_digits()))
        }
        (NumberKind::Percent, Value::Exact(value)) => {
            let power = u32::try_from(2 - i32::from(value.exponent)).ok()?;
            let hundred = 10i128.checked_pow(power)?;
            let fits = value.mantissa > 0 && hundred % value.mantissa == 0;
            let of = fits.then(|| hundred / value.mantissa)?;
            (2..=1_000_000)
                .contains(&of)
                .then(|| format!("1 in {}", super::spell::grouped(&of.to_string())))
        }
        _ => None,
    }
}

fn degrees(value: Value, from: &str) -> Option<String> {
    let thirty_two = Decimal::integer(32);
    let (to, value) = match from {
        "Cel" => {
            let warmer = |v: Decimal| v.times(Decimal::new(18, -1)?)?.plus(thirty_two);
            ("[degF]", through(value, warmer)?)
        }
        "[degF]" => {
            let colder = |v: Decimal| {
                let above = v.plus(thirty_two.negated())?;
                above.times(Decimal::integer(5))?.over(9)
            };
            ("Cel", through(value, colder)?)
        }
        "K" => {
            let zero = Decimal::new(-27315, -2)?;
            ("Cel", through(value, |v| v.plus(zero))?)
        }
        _ => return None,
    };
    Some(said(value, to))
}

/// Both ends of a range, or the one value; `None` where one can't be converted.
fn through(value: Value, convert: impl Fn(Decimal) -> Option<Decimal>) -> Option<Value> {
    let convert = |v| convert(v).filter(readable);
    let end = |end: Option<Decimal>| match end {
        Some(end) => convert(end).map(Some),
        None => Some(None),
    };
    match value {
        Value::Exact(value) => convert(value).map(Value::Exact),
        Value::Range(None, None) => None,
        Value::Range(low, high) => Some(Value::Range(end(low)?, end(high)?)),
        _ => None,
    }
}

/// The exact value in another unit of the same dimension, where it is a decimal.
fn convert(value: Decimal, from: &str, to: &str) -> Option<Decimal> {
    let ((left, up), (right, down)) = (units::base(from)?, units::base(to)?);
    if left != right {
        return None;
    }
    let divisor = u32::try_from(down.mantissa).ok()?;
    let base = value.times(up)?;
    base.over(divisor)?.shift(-i32::from(down.exponent))
}

/// No longer than a reader takes in at a glance.
fn readable(value: &Decimal) -> bool {
    const DIGITS: u32 = 12;
    let digits = value.mantissa.unsigned_abs().checked_ilog10().unwrap_or(0) + 1;
    digits <= DIGITS && (-8..=18).contains(&value.exponent)
}

fn said(value: Value, code: &str) -> String {
    let one = value == Value::Exact(Decimal::ONE);
    format!("{} {}", value.in_digits(), name(code, one))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::numbers::find;
    use crate::document::{Block, BlockKind, Document, Span};

    /// The conversion of the only figure of a text.
    fn converted(text: &str) -> Option<String> {
        let document = Document {
            text: text.to_owned(),
            blocks: vec![Block {
                span: Span::new(0, text.len()),
                kind: BlockKind::Paragraph,
                section: 0,
                quote: 0,
                list: 0,
            }],
            ..Document::default()
        };
        let numbers = find(&document, text.len(), None);
        assert_eq!(numbers.len(), 1, "{text}");
        conversion(&numbers[0])
    }

    #[test]
    fn what_converts_exactly_is_converted() {
        for (text, expected) in [
            ("It runs for 400 miles.", Some("643.7376 kilometres")),
            ("It weighs 10 pounds of lead.", Some("4.5359237 kilograms")),
            ("It was 30 degrees Celsius.", Some("86 degrees Fahrenheit")),
            (
                "It was 212 degrees Fahrenheit.",
                Some("100 degrees Celsius"),
            ),
            ("It was 80 degrees Fahrenheit.", None),
            ("It runs for 400 km.", None),
            ("It lasted 18 months.", Some("1.5 years")),
            ("It lasted 21 days.", Some("3 weeks")),
            ("It lasted 10 days.", Some("240 hours")),
            (
                "It runs for 5 to 10 miles.",
                Some("8.04672 to 16.09344 kilometres"),
            ),
            ("A quarter of members agreed.", Some("25 per cent")),
            ("A third of members agreed.", None),
            ("It grew by 5 percent.", Some("1 in 20")),
            ("It grew by 3 percent.", None),
            ("It cost $5 million.", None),
        ] {
            assert_eq!(converted(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn units_have_names() {
        for (code, one, name) in [
            ("USD", false, "US dollars"),
            ("km", true, "kilometre"),
            ("[mi_i]", false, "miles"),
            ("km2", false, "square kilometres"),
            ("a", false, "years"),
            ("XTS", false, "XTS"),
        ] {
            assert_eq!(super::name(code, one), name);
        }
    }
}
