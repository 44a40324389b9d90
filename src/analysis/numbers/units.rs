//! Owns units of measure: their names and signs, UCUM codes, and exact conversions.

use std::sync::LazyLock;

use super::lexicon::{Table, Words};
use super::model::Decimal;
use super::scan::Tokens;

/// A unit: its UCUM code and how many of its dimension's base unit it is.
#[derive(Debug, Clone, Copy)]
pub struct Unit {
    pub code: &'static str,
    /// The base unit's code, and the exact factor to it; none where a conversion needs an offset.
    pub base: Option<(&'static str, &'static str)>,
}

/// (code, base, factor, names in any case, signs in exact case). Names of two words are parted by a space.
/// Codes and factors: the Unified Code for Units of Measure; the international yard and pound of 1959.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

#[rustfmt::skip]
const UNITS: &[Row] = &[
    ("m", "m", "1", "metre metres meter meters mtrs", "m"),
    ("km", "m", "1000", "kilometre kilometres kilometer kilometers kms klicks", "km Km KM"),
    ("dm", "m", "0.1", "decimetre decimetres decimeter decimeters", "dm"),
    ("pm", "m", "0.000000000001", "picometre picometres picometer picometers", ""),
    ("cm", "m", "0.01", "centimetre centimetres centimeter centimeters cms", "cm"),
    ("mm", "m", "0.001", "millimetre millimetres millimeter millimeters", "mm"),
    ("um", "m", "0.000001", "micrometre micrometres micrometer micrometers micron microns", "µm μm um"),
    ("nm", "m", "0.000000001", "nanometre nanometres nanometer nanometers", "nm"),
    ("[mi_i]", "m", "1609.344", "mile miles", "mi"),
    ("[ft_i]", "m", "0.3048", "foot feet", "ft"),
    ("[in_i]", "m", "0.0254", "inch inches", "in ins"),
    ("[yd_i]", "m", "0.9144", "yard yards", "yd yds"),
    ("[fth_i]", "m", "1.8288", "fathom fathoms", ""),
    ("[nmi_i]", "m", "1852", "nautical_mile nautical_miles", "nmi"),
    ("[ly]", "m", "9460730472580800", "light_year light_years lightyear lightyears", "ly"),
    ("AU", "m", "149597870700", "astronomical_unit astronomical_units", "AU"),
    ("kg", "g", "1000", "kilogram kilograms kilogramme kilogrammes kilo kilos kgs", "kg Kg KG"),
    ("g", "g", "1", "gram grams gramme grammes", "g gr gs gm gms"),
    ("mg", "g", "0.001", "milligram milligrams milligramme milligrammes", "mg mgs"),
    ("ug", "g", "0.000001", "microgram micrograms microgramme microgrammes mcg", "µg μg ug"),
    ("t", "g", "1000000", "tonne tonnes ton tons metric_ton metric_tons metric_tonne metric_tonnes", "t MT mt mT tCO2 tCO2e tCO2eq"),
    ("dt", "g", "100000", "quintal quintals", ""),
    ("kt", "g", "1000000000", "kiloton kilotons kilotonne kilotonnes", "kt ktCO2 ktCO2e"),
    ("Mt", "g", "1000000000000", "megaton megatons megatonne megatonnes", "Mt MtCO2 MtCO2e MtCO2eq"),
    ("Gt", "g", "1000000000000000", "gigaton gigatons gigatonne gigatonnes", "Gt GtCO2 GtCO2e GtCO2eq GtC"),
    ("[ston_av]", "g", "907184.74", "short_ton short_tons", ""),
    ("[lton_av]", "g", "1016046.9088", "long_ton long_tons", ""),
    ("[oz_tr]", "g", "31.1034768", "troy_ounce troy_ounces", ""),
    ("[lb_av]", "g", "453.59237", "pound pounds", "lb lbs Lbs LBS"),
    ("[oz_av]", "g", "28.349523125", "ounce ounces", "oz"),
    ("[stone_av]", "g", "6350.29318", "stone", "st"),
    ("[car_m]", "g", "0.2", "carat carats", "ct"),
    ("L", "L", "1", "litre litres liter liters", "L l"),
    ("mL", "L", "0.001", "millilitre millilitres milliliter milliliters", "ml mL mls"),
    ("cL", "L", "0.01", "centilitre centilitres centiliter centiliters", "cl cL"),
    ("hL", "L", "100", "hectolitre hectolitres hectoliter hectoliters", "hl hL"),
    ("[gal_us]", "L", "3.785411784", "gallon gallons us_gallon us_gallons", "gal gals"),
    ("[bbl_us]", "L", "158.987294928", "barrel barrels", "bbl bbls"),
    ("[pt_us]", "L", "0.473176473", "pint pints", "pt pts"),
    ("[qt_us]", "L", "0.946352946", "quart quarts", "qt qts"),
    ("[cup_us]", "L", "0.2365882365", "cup cups", ""),
    ("[tbs_us]", "L", "0.01478676478125", "tablespoon tablespoons tbsp tbsps", ""),
    ("[tsp_us]", "L", "0.00492892159375", "teaspoon teaspoons tsp tsps", ""),
    ("[foz_us]", "L", "0.0295735295625", "fluid_ounce fluid_ounces", ""),
    ("[bu_us]", "L", "35.23907016688", "bushel bushels", "bu"),
    ("m2", "m2", "1", "square_metre square_metres square_meter square_meters sq_m sqm sq_metres sq_meters", "m2 m²"),
    ("km2", "m2", "1000000", "square_kilometre square_kilometres square_kilometer square_kilometers sq_km sqkm sq_kms", "km2 km² Km2 Km² KM2"),
    ("cm2", "m2", "0.0001", "square_centimetre square_centimetres square_centimeter square_centimeters", "cm2 cm²"),
    ("[sft_i]", "m2", "0.09290304", "square_foot square_feet sq_ft sq_feet sqft", "ft2 ft²"),
    ("[smi_us]", "m2", "2589988.110336", "square_mile square_miles sq_mile sq_miles sq_mi", "mi2 mi²"),
    ("[syd_i]", "m2", "0.83612736", "square_yard square_yards", ""),
    ("[sin_i]", "m2", "0.00064516", "square_inch square_inches", ""),
    ("[acr_us]", "m2", "4046.8564224", "acre acres", ""),
    ("har", "m2", "10000", "hectare hectares", "ha Ha"),
    ("[dunam]", "m2", "1000", "dunam dunams dunum dunums donum donums", ""),
    ("[feddan]", "m2", "4200", "feddan feddans", ""),
    ("m3", "L", "1000", "cubic_metre cubic_metres cubic_meter cubic_meters cubic_m", "m3 m³"),
    ("km3", "L", "1000000000000", "cubic_kilometre cubic_kilometres cubic_kilometer cubic_kilometers", "km3 km³"),
    ("[cft_i]", "L", "28.316846592", "cubic_foot cubic_feet cu_ft", "ft3 ft³"),
    ("[cyd_i]", "L", "764.554857984", "cubic_yard cubic_yards", ""),
    ("cm3", "L", "0.001", "cubic_centimetre cubic_centimetres cubic_centimeter cubic_centimeters cc", "cm3 cm³"),
    ("km/h", "km/h", "1", "kph kmph kmh", "km/h"),
    ("[mi_i]/h", "km/h", "1.609344", "mph", ""),
    ("[kn_i]", "km/h", "1.852", "knot knots", "kn kt"),
    ("m/s", "km/h", "3.6", "", "m/s mps"),
    ("Mach", "", "", "", ""),
    ("Cel", "", "", "celsius celcius centigrade deg_celsius degree_celsius degrees_celsius degree_centigrade degrees_centigrade degrees_c degree_c deg_c", "°C ℃"),
    ("[degF]", "", "", "fahrenheit farenheit degrees_farenheit deg_fahrenheit degree_fahrenheit degrees_fahrenheit degrees_f degree_f deg_f", "°F ℉"),
    ("K", "", "", "kelvin kelvins degrees_kelvin", ""),
    ("deg", "deg", "1", "degree degrees deg", "°"),
    ("J", "J", "1", "joule joules", "J"),
    ("kJ", "J", "1000", "kilojoule kilojoules", "kJ"),
    ("MJ", "J", "1000000", "megajoule megajoules", "MJ"),
    ("GJ", "J", "1000000000", "gigajoule gigajoules", "GJ"),
    ("cal", "J", "4.184", "calorie calories", "cal"),
    ("kcal", "J", "4184", "kilocalorie kilocalories", "kcal"),
    ("[Btu]", "", "", "btu btus", "BTU"),
    ("W.h", "J", "3600", "watt_hour watt_hours", "Wh"),
    ("kW.h", "J", "3600000", "kilowatt_hour kilowatt_hours", "kWh KWh kwh kW.h"),
    ("MW.h", "J", "3600000000", "megawatt_hour megawatt_hours", "MWh"),
    ("GW.h", "J", "3600000000000", "gigawatt_hour gigawatt_hours", "GWh"),
    ("TW.h", "J", "3600000000000000", "terawatt_hour terawatt_hours", "TWh"),
    ("W", "W", "1", "watt watts", "W"),
    ("kW", "W", "1000", "kilowatt kilowatts", "kW KW"),
    ("MW", "W", "1000000", "megawatt megawatts", "MW"),
    ("GW", "W", "1000000000", "gigawatt gigawatts", "GW"),
    ("TW", "W", "1000000000000", "terawatt terawatts", "TW"),
    ("[HP]", "W", "745.69987158227022", "horsepower", "hp HP bhp"),
    ("eV", "", "", "electronvolt electronvolts", "eV"),
    ("keV", "", "", "", "keV"),
    ("MeV", "", "", "", "MeV"),
    ("GeV", "", "", "", "GeV"),
    ("TeV", "", "", "", "TeV"),
    ("V", "V", "1", "volt volts", "V"),
    ("kV", "V", "1000", "kilovolt kilovolts", "kV"),
    ("A", "A", "1", "ampere amperes amp amps", ""),
    ("mA.h", "", "", "milliamp_hours", "mAh"),
    ("Ohm", "", "", "ohm ohms", "Ω"),
    ("Hz", "Hz", "1", "hertz", "Hz"),
    ("kHz", "Hz", "1000", "kilohertz", "kHz"),
    ("MHz", "Hz", "1000000", "megahertz", "MHz"),
    ("GHz", "Hz", "1000000000", "gigahertz", "GHz"),
    ("bit", "bit", "1", "bit bits", ""),
    ("kbit", "bit", "1000", "kilobit kilobits", "kb"),
    ("Mbit", "bit", "1000000", "megabit megabits", "Mb Mbit mb"),
    ("Gbit", "bit", "1000000000", "gigabit gigabits", "Gb Gbit"),
    ("By", "bit", "8", "byte bytes", ""),
    ("kBy", "bit", "8000", "kilobyte kilobytes", "kB KB"),
    ("MBy", "bit", "8000000", "megabyte megabytes", "MB"),
    ("GBy", "bit", "8000000000", "gigabyte gigabytes", "GB gb"),
    ("TBy", "bit", "8000000000000", "terabyte terabytes", "TB tb"),
    ("PBy", "bit", "8000000000000000", "petabyte petabytes", "PB"),
    ("EBy", "bit", "8000000000000000000", "exabyte exabytes", "EB"),
    ("Mbit/s", "bit/s", "1000000", "mbps", "Mbps Mb/s Mbit/s"),
    ("Gbit/s", "bit/s", "1000000000", "gbps", "Gbps Gb/s Gbit/s"),
    ("Pa", "Pa", "1", "pascal pascals", "Pa"),
    ("hPa", "Pa", "100", "hectopascal hectopascals", "hPa"),
    ("kPa", "Pa", "1000", "kilopascal kilopascals", "kPa"),
    ("MPa", "Pa", "1000000", "megapascal megapascals", "MPa"),
    ("bar", "Pa", "100000", "bars", "bar"),
    ("mbar", "Pa", "100", "millibar millibars", "mbar"),
    ("mm[Hg]", "Pa", "133.322387415", "mm_hg", "mmHg"),
    ("[bbl_us]/d", "", "", "bpd", "b/d"),
    ("t/d", "", "", "tpd", ""),
    ("[psi]", "", "", "psi", ""),
    ("atm", "Pa", "101325", "atmospheres", "atm"),
    ("N", "N", "1", "newton newtons", ""),
    ("kN", "N", "1000", "kilonewtons", "kN"),
    ("dB", "dB", "1", "decibel decibels", "dB"),
    ("Sv", "Sv", "1", "sievert sieverts", "Sv"),
    ("mSv", "Sv", "0.001", "millisievert millisieverts", "mSv"),
    ("Gy", "", "", "gray", "Gy"),
    ("mGy", "", "", "", "mGy"),
    ("Bq", "Bq", "1", "becquerel becquerels", "Bq"),
    ("mol", "", "", "mole moles", "mol"),
    ("lx", "", "", "lux", "lx"),
    ("lm", "", "", "lumen lumens", "lm"),
    ("[ppm]", "", "", "ppm parts_per_million", ""),
    ("[ppb]", "", "", "ppb parts_per_billion", ""),
    ("[bps]", "", "", "basis_point basis_points bps bp", ""),
    ("[TEU]", "", "", "teu teus", ""),
    ("[px]", "", "", "pixel pixels megapixel_camera", "px"),
    ("[Mpx]", "", "", "megapixel megapixels", "MP"),
    ("m/s2", "", "", "", "m/s2 m/s²"),
    ("t/har", "", "", "", "t/ha"),
    ("kg/har", "", "", "", "kg/ha"),
    ("ms", "s", "0.001", "millisecond milliseconds", "ms"),
    ("us", "s", "0.000001", "microsecond microseconds", "µs μs"),
    ("ns", "s", "0.000000001", "nanosecond nanoseconds", "ns"),
];

/// Units of time with their names, for durations and ages.
#[rustfmt::skip]
const TIMES: &[Row] = &[
    ("s", "s", "1", "second seconds sec secs", ""),
    ("min", "s", "60", "minute minutes min mins", ""),
    ("h", "s", "3600", "hour hours hr hrs", "h"),
    ("d", "s", "86400", "day days", "d"),
    ("wk", "s", "604800", "week weeks wk wks fortnight_week", ""),
    ("2.wk", "s", "1209600", "fortnight fortnights", ""),
    ("mo", "mo", "1", "month months mos mth mths", ""),
    ("3.mo", "mo", "3", "quarter quarters", ""),
    ("a", "mo", "12", "year years yr yrs", ""),
    ("10.a", "mo", "120", "decade decades", ""),
    ("100.a", "mo", "1200", "century centuries", ""),
    ("1000.a", "mo", "12000", "millennium millennia millenniums", ""),
];

struct Names {
    names: Table<Unit>,
    pairs: Vec<(&'static str, &'static str, Unit)>,
    /// First words of the pairs.
    firsts: Words,
    signs: Vec<(&'static str, Unit)>,
    times: Table<Unit>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let unit = |row: &Row| Unit {
        code: row.0,
        base: (!row.1.is_empty()).then_some((row.1, row.2)),
    };
    let singles = |rows: &'static [Row]| {
        rows.iter().flat_map(move |row| {
            let names = row
                .3
                .split(' ')
                .filter(|n| !n.is_empty() && !n.contains('_'));
            names.map(move |name| (name, unit(row)))
        })
    };
    let mut pairs = Vec::new();
    let mut signs = Vec::new();
    for row in UNITS.iter().chain(TIMES) {
        let doubles = row.3.split(' ').filter_map(|n| n.split_once('_'));
        pairs.extend(doubles.map(|(a, b)| (a, b, unit(row))));
        signs.extend(
            row.4
                .split(' ')
                .filter(|s| !s.is_empty())
                .map(|s| (s, unit(row))),
        );
    }
    signs.sort_by_key(|(sign, _)| *sign);
    let firsts: Vec<_> = pairs.iter().map(|(first, ..)| *first).collect();
    Names {
        firsts: Words::of(&firsts),
        names: Table::new(singles(UNITS), |old, _| old),
        pairs,
        signs,
        times: Table::new(singles(TIMES), |old, _| old),
    }
});

/// The unit of time that a word names.
pub fn time(word: &str) -> Option<Unit> {
    NAMES.times.get(word).copied()
}

/// A unit that starts at `i`, and the index after it; `glued` says that it stands right at the figure.
pub fn unit(t: Tokens, i: usize, glued: bool) -> Option<(Unit, usize)> {
    let (unit, next) = single(t, i, glued)?;
    Some(rate(t, unit, next))
}

fn single(t: Tokens, i: usize, glued: bool) -> Option<(Unit, usize)> {
    if t.is_symbol(i, '°') || t.is_symbol(i, '˚') || t.is_symbol(i, 'º') {
        let sign = |code: &str| find_sign(code).map(|u| (u, i + 2));
        return match t.of(i + 1) {
            "C" | "c" => sign("°C"),
            "F" | "f" => sign("°F"),
            word if word.eq_ignore_ascii_case("celsius") => sign("°C"),
            word if word.eq_ignore_ascii_case("fahrenheit") => sign("°F"),
            _ => find_sign("°").map(|u| (u, i + 1)),
        };
    }
    if matches!(t.symbol(i), Some('″' | '"')) && glued {
        return find_sign("in").map(|u| (u, i + 1));
    }
    if t.is_symbol(i, '′') && glued {
        return find_sign("ft").map(|u| (u, i + 1));
    }
    if !t.is_word(i) {
        return match t.symbol(i) {
            Some('℃') => find_sign("°C").map(|u| (u, i + 1)),
            Some('℉') => find_sign("°F").map(|u| (u, i + 1)),
            Some('Ω') => find_sign("Ω").map(|u| (u, i + 1)),
            _ => None,
        };
    }
    // "square-foot", "sq. km".
    let joint = t.is_hyphen(i + 1) && t.glued(i + 2) || t.is_symbol(i + 1, '.');
    let second = i + 1 + usize::from(joint && t.glued(i + 1));
    if t.is_word(second) && NAMES.firsts.has(t.of(i)) {
        let pair = NAMES
            .pairs
            .iter()
            .find(|(a, b, _)| t.is(i, a) && t.is(second, b));
        if let Some((_, _, unit)) = pair {
            let exact = unit.code != "Cel" && unit.code != "[degF]" || t.of(second).len() > 1;
            if exact || matches!(t.of(second), "C" | "F") {
                return Some((*unit, second + 1));
            }
        }
    }
    let text = t.of(i);
    if t.is(i, "parts") && t.is(i + 1, "per") {
        let sign = match t.of(i + 2) {
            "million" => "ppm",
            "billion" => "ppb",
            _ => return None,
        };
        return NAMES.names.get(sign).map(|unit| (*unit, i + 3));
    }
    // "30 C outside", "-10F".
    if matches!(text, "C" | "F") {
        let runs = t.glued(i + 1) && !matches!(t.symbol(i + 1), Some(',' | '.' | ')' | ';'));
        let initial = t.is_symbol(i + 1, '.') && t.capital(i + 2);
        let degrees = find_sign(if text == "C" { "°C" } else { "°F" });
        return degrees
            .filter(|_| !runs && !initial && !t.capital(i + 1))
            .map(|unit| (unit, i + 1));
    }
    if let Some(unit) = NAMES.names.get(text) {
        return Some((*unit, i + 1));
    }
    // "km^2", "m^3".
    if t.is_symbol(i + 1, '^') && t.glued(i + 1) && matches!(t.of(i + 2), "2" | "3") {
        let squared = format!("{text}{}", t.of(i + 2));
        if let Some(unit) = find_sign(&squared) {
            return Some((unit, i + 3));
        }
    }
    // "km/h", "t/ha".
    if t.is_symbol(i + 1, '/') && t.glued(i + 1) && t.glued(i + 2) {
        let per = format!("{text}/{}", t.of(i + 2));
        if let Some(unit) = find_sign(&per) {
            return Some((unit, i + 3));
        }
    }
    let unit = find_sign(text)?;
    let lonely = text.len() == 1 || text == "in" || text == "st" || text == "ms" || text == "us";
    (glued || !lonely || spaced_sign(t, i, text)).then_some((unit, i + 1))
}

/// Whether a one-letter sign after a space is a unit: nothing that continues a sentence may follow.
fn spaced_sign(t: Tokens, i: usize, text: &str) -> bool {
    match text {
        "h" => true,
        "m" | "t" | "g" | "L" | "l" | "W" | "V" | "J" => {
            !(t.is_apostrophe(i + 1)
                || t.is_symbol(i + 1, '.') && t.capital(i + 2) && t.glued(i + 2))
        }
        "in" => {
            matches!(t.symbol(i + 1), Some('.' | ',' | ')' | ';'))
                || t.is_any(i + 1, &["thick", "wide", "long", "tall", "deep", "of"])
        }
        _ => false,
    }
}

fn find_sign(text: &str) -> Option<Unit> {
    let signs = &NAMES.signs;
    let at = signs.partition_point(|(sign, _)| *sign < text);
    signs
        .get(at)
        .filter(|(sign, _)| *sign == text)
        .map(|(_, unit)| *unit)
}

/// "per hour", "an hour", "/h" after a length makes a speed; "per second" after bits a rate.
fn rate(t: Tokens, unit: Unit, next: usize) -> (Unit, usize) {
    let (per, end) = match t.symbol(next) {
        Some('/') => (next + 1, next + 2),
        // "130-kilometer-per-hour winds".
        Some('-') if t.is(next + 1, "per") && t.is_hyphen(next + 2) => (next + 3, next + 4),
        _ if t.is_any(next, &["per", "an", "a"]) => (next + 1, next + 2),
        _ => return (unit, next),
    };
    let time = match t.of(per).to_ascii_lowercase().as_str() {
        "hour" | "hr" | "h" => "h",
        "second" | "sec" | "s" => "s",
        "hectare" | "ha" => "ha",
        "gallon" => "gal",
        _ => return (unit, next),
    };
    let sign = match (unit.code, time) {
        ("km", "h") => "km/h",
        ("[mi_i]", "h") => return NAMES.names.get("mph").map_or((unit, next), |u| (*u, end)),
        ("m", "s") => "m/s",
        ("Mbit", "s") => "Mbit/s",
        ("Gbit", "s") => "Gbit/s",
        ("t", "ha") => "t/ha",
        ("kg", "ha") => "kg/ha",
        _ => return (unit, next),
    };
    find_sign(sign).map_or((unit, next), |u| (u, end))
}

/// The unit that one word names.
pub fn named(word: &str) -> Option<Unit> {
    NAMES.names.get(word).copied()
}

/// The unit in which calibres are told.
pub fn inch() -> Option<Unit> {
    find_sign("in")
}

/// Whether amounts of two units are told in steps with a comma between: "5 feet, 10 inches", "3 years, 2 months".
pub fn stepped(large: &str, small: &str) -> bool {
    matches!(
        (large, small),
        ("[yd_i]", "[ft_i]")
            | ("[ft_i]", "[in_i]")
            | ("[lb_av]", "[oz_av]")
            | ("[stone_av]", "[lb_av]")
            | ("km", "m" | "cm")
            | ("m", "dm" | "cm" | "mm")
    ) || TIMES.iter().any(|row| row.0 == large)
}

/// Whether a unit is one thing per another: such amounts are not stated in steps.
pub fn is_rate(code: &str) -> bool {
    code.contains('/') || code == "[kn_i]"
}

/// The base unit of a unit's dimension and the exact factor to it; none where a conversion needs an offset.
pub fn base(code: &str) -> Option<(&'static str, Decimal)> {
    let row = row(code).filter(|row| !row.1.is_empty())?;
    Some((row.1, row.2.parse().ok()?))
}

/// A unit's names in any case, singular and plural in turn; names of two words are joined by `_`.
pub fn names(code: &str) -> Option<&'static str> {
    row(code).map(|row| row.3)
}

fn row(code: &str) -> Option<&'static Row> {
    UNITS.iter().chain(TIMES).find(|row| row.0 == code)
}

/// The exact factor between two units of one dimension: 1 `from` = factor × `to`, where it is a decimal.
pub fn convert(from: &str, to: &str) -> Option<Decimal> {
    let ((left, up), (right, down)) = (base(from)?, base(to)?);
    if left != right {
        return None;
    }
    // Exact only by a whole power of ten, or a whole number of small parts.
    let inverse = Decimal::new(down.mantissa, 0)?.to_i64()?;
    up.over(u32::try_from(inverse).ok()?)?
        .shift(-i32::from(down.exponent))
}
