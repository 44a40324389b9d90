//! Owns what follows a number and makes it a measure: the percent sign, currency, unit, "years old", "times".

use super::figure::{Side, Sort};
use super::fractions::of_point;
use super::model::Decimal;
use super::money::{self, Currency};
use super::points;
use super::scan::Tokens;
use super::terms::Form;
use super::units::{self, Unit};
use super::words::{Digits, NumberWord};

/// Reads the percent sign, currency or unit after a number.
pub fn suffix(t: Tokens, side: &mut Side) {
    let bare = side.next;
    let glued_hyphen = t.is_hyphen(bare) && t.glued(bare) && t.glued(bare + 1);
    let spaced_hyphen =
        t.is_hyphen(bare) && !t.glued(bare) && !t.glued(bare + 1) && t.is_word(bare + 1);
    let hyphen = glued_hyphen || spaced_hyphen;
    let mut at = bare + usize::from(hyphen);
    // "half a mile", "half an hour", "quarter of a mile", "0.7 of an inch".
    let below_one = side.term.form == Form::Cardinal
        && side.term.value < Decimal::integer(1)
        && t.is(at, "of")
        && (units::time(t.of(at + 2)).is_some() || units::unit(t, at + 2, false).is_some());
    if side.term.form == Form::Fraction || below_one {
        if t.is_any(at, &["a", "an"]) {
            at += 1;
        } else if t.is(at, "of") && t.is_any(at + 1, &["a", "an"]) {
            at += 2;
        }
    }
    let points = points::points(t, side, at).map(|next| (Sort::Points, next));
    // "four-tenths of 1 percent"
    let of_one = side.term.form == Form::Fraction
        && t.is(at, "of")
        && (t.is_any(at + 1, &["one", "a"]) || t.of(at + 1) == "1");
    let part = || percent(t, at + 2).filter(|(sort, _)| of_one && matches!(sort, Sort::Percent));
    if let Some((sort, next)) = points.or_else(|| percent(t, at)).or_else(part) {
        side.sort = sort;
        side.next = next;
        return;
    }
    if side.term.form == Form::Many {
        if t.is(at, "of") {
            if let Some((currency, next)) = money::after(t, at + 1) {
                side.sort = Sort::Money(currency);
                side.next = next;
            } else if let Some(unit) = units::time(t.of(at + 1)) {
                side.sort = Sort::Time(unit);
                side.next = at + 2;
            } else if let Some((unit, next)) =
                units::unit(t, at + 1, false).filter(|_| t.of(at + 1).len() > 2)
            {
                side.sort = Sort::Unit(unit);
                side.next = next;
            }
        }
        return;
    }
    if let Some((currency, next)) = money::after(t, at).filter(|(c, _)| is_money(t, side, at, *c)) {
        side.sort = Sort::Money(currency);
        side.next = next;
        // "75 USD million".
        if let Some(NumberWord::Scale(power)) = t.lexeme(next).and_then(|l| l.number)
            && let Some(value) = side
                .term
                .value
                .shift(i32::from(power))
                .filter(|_| side.term.scale.is_none())
        {
            side.term.value = value;
            side.term.scale = Some(power);
            side.next = next + 1;
        }
        return;
    }
    if let Some(next) = years_old(t, at) {
        side.next = next;
        side.sort = units::time("year").map_or(Sort::Bare, Sort::Age);
        return;
    }
    // "two more years", "three consecutive months"; "one and a quarter of an hour".
    let more = t.is_any(
        at,
        &[
            "more",
            "additional",
            "extra",
            "further",
            "full",
            "consecutive",
            "straight",
            "whole",
            "fewer",
            "less",
            "business",
            "working",
            "calendar",
        ],
    );
    let part = t.is(at, "of") && side.term.over > 1;
    if (more || part) && !hyphen && units::time(t.of(at + 1)).is_some() {
        at += 1;
    }
    if let Some(unit) = time_unit(t, side, at).filter(|_| !of_point(t, at + 1)) {
        side.next = at + 1;
        side.sort = Sort::Time(unit);
        age(t, side, unit);
        return;
    }
    if let Some(next) = times(t, at) {
        side.sort = Sort::Times;
        side.next = next;
        return;
    }
    if calibre(t, side, at) {
        return;
    }
    let glued = t.glued(at);
    if let Some((unit, next)) =
        units::unit(t, at, glued).filter(|(u, next)| is_unit(t, side, at, *u, *next))
    {
        if spaced_hyphen && t.of(at).len() < 3 {
            return;
        }
        // Storms are told in millibars, between the lowest and highest pressure of the air.
        let air = Decimal::integer(850)..Decimal::integer(1090);
        let pressure = t.of(at) == "mb" && air.contains(&side.term.value);
        let unit = units::named("millibar")
            .filter(|_| pressure)
            .unwrap_or(unit);
        // "the airspeed was 12 to 15 kt above target"
        let knots = unit.code == "kt"
            && (side.first.saturating_sub(12)..side.first).any(|k| {
                t.is_any(
                    k,
                    &[
                        "airspeed", "speed", "wind", "winds", "knots", "gusting", "gusts",
                    ],
                )
            });
        let unit = units::named("knots").filter(|_| knots).unwrap_or(unit);
        side.sort = Sort::Unit(unit);
        side.next = next;
    }
}

/// ".50-caliber", "a 50-calibre gun": hundredths of an inch, with or without their point.
fn calibre(t: Tokens, side: &mut Side, at: usize) -> bool {
    if !t.is_any(at, &["caliber", "calibre"]) || side.term.digits.is_none() {
        return false;
    }
    let inches = match side.term.digits {
        Some(Digits::Plain) if side.term.value < Decimal::integer(100) => side.term.value.shift(-2),
        Some(Digits::Decimal) => Some(side.term.value),
        _ => None,
    };
    let Some((inches, unit)) = inches.zip(units::inch()) else {
        return false;
    };
    side.term.value = inches;
    side.sort = Sort::Unit(unit);
    side.next = at + 1;
    true
}

fn percent(t: Tokens, i: usize) -> Option<(Sort, usize)> {
    let sign = matches!(t.symbol(i), Some('%' | '％' | '٪'));
    let short = t.is_word(i) && t.of(i) == "pc" && t.glued(i);
    // "two full percentage points"
    let points = i + usize::from(t.is_any(i, &["full", "whole"]));
    let next = if sign || short || t.is_any(i, &["percent", "pct", "percents"]) {
        i + 1
    } else if t.is(i, "per") && t.is(i + 1, "cent") {
        i + 2
    } else if t.is_any(points, &["percentage", "per-centage"])
        && t.is_any(points + 1, &["point", "points"])
    {
        return Some((Sort::Points, points + 2));
    } else if t.is(i, "percentage") {
        return Some((Sort::Percent, i + 1));
    } else if t.is_any(i, &["pp", "ppt", "ppts"]) && t.is_word(i) {
        return Some((Sort::Points, i + 1));
    } else {
        return None;
    };
    let hyphen = usize::from(t.is_hyphen(next) && t.glued(next));
    if t.is_any(next + hyphen, &["point", "points"]) {
        return Some((Sort::Points, next + hyphen + 1));
    }
    Some((Sort::Percent, next))
}

/// Whether a currency name after the number is one: "won" and "pounds" are also other words.
fn is_money(t: Tokens, side: &Side, at: usize, currency: Currency) -> bool {
    let large = side.term.value >= Decimal::integer(50);
    if t.is(at, "won") {
        return large && (side.term.scale.is_some() || side.term.digits == Some(Digits::Grouped));
    }
    if t.is_any(at, &["pound", "pounds"]) && currency.assumed {
        let priced = t.is_any(
            at + 1,
            &["a", "each", "fine", "loan", "for", "note", "coin"],
        );
        // "the average price rose to 238,963 pounds".
        let from = side.first.saturating_sub(14);
        let clause = (from..side.first).rev().take_while(|k| {
            !matches!(t.symbol(*k), Some(';' | '.' | '!' | '?')) || t.glued(*k + 1)
        });
        let mut paid = false;
        for k in clause {
            paid |= t.is_any(k, PAID) || t.is_symbol(k, '£');
            if t.is_any(
                k,
                &["weigh", "weighs", "weighed", "weighing", "weight", "pounds"],
            ) {
                paid = false;
                break;
            }
        }
        let paid = paid && !t.is_any(at + 1, &["of", "heavier", "lighter"]);
        // "11,000 tonnes (24 million pounds)"
        let weighed = side.first > 1
            && t.is_symbol(side.first - 1, '(')
            && t.is_any(
                side.first - 2,
                &["tonnes", "tons", "tonne", "kilos", "kilograms", "kg"],
            );
        // "1.85 billion pounds of nuts"
        if weighed || t.is(at + 1, "of") && t.is_any(at + 2, GOODS) {
            return false;
        }
        // "one pound fifty"
        let tens = t.lexeme(at + 1).and_then(|l| l.number);
        let pence = side.term.digits.is_none() && matches!(tens, Some(NumberWord::Tens(_)));
        return side.term.scale.is_some_and(|scale| scale > 3) || priced || paid || pence;
    }
    if t.is(at, "crowns") {
        return side.term.value >= Decimal::integer(100) || side.term.scale.is_some();
    }
    if t.is_any(
        at,
        &[
            "marks", "rand", "sol", "leu", "lei", "lev", "kip", "taka", "lari", "dong", "ringgit",
        ],
    ) {
        return side.term.value > Decimal::ONE;
    }
    true
}

/// What is weighed in pounds.
#[rustfmt::skip]
const GOODS: &[&str] = &[
    "nuts", "almonds", "peanuts", "walnuts", "pistachios", "meat", "beef", "pork", "chicken", "turkey", "fish", "salmon", "shrimp", "lobster",
    "cotton", "wool", "copper", "lead", "zinc", "steel", "aluminum", "uranium", "plutonium", "gold", "silver", "food", "sugar", "flour", "rice",
    "wheat", "corn", "coffee", "cocoa", "tobacco", "cheese", "butter", "milk", "honey", "cocaine", "heroin", "marijuana", "explosives", "bombs",
    "fuel", "waste", "trash", "garbage", "paper", "plastic", "carbon", "mercury", "cargo", "apples", "potatoes", "oranges", "tomatoes", "grapes",
];

/// Words of payment, near which pounds are money.
#[rustfmt::skip]
const PAID: &[&str] = &[
    "price", "prices", "priced", "cost", "costs", "costing", "worth", "paid", "pay", "pays", "fined", "fine",
    "salary", "wage", "wages", "rent", "rents", "earn", "earns", "earned", "spent", "spend", "bonus", "cash",
    "sold", "bought", "valued", "debt", "loan", "fee", "fees", "compensation", "pension", "savings",
];

fn time_unit(t: Tokens, side: &Side, at: usize) -> Option<Unit> {
    let text = t.of(at);
    let glued = t.glued(at);
    if glued && matches!(text, "h" | "d" | "min" | "hr" | "hrs") {
        return units::time(if text == "h" {
            "hour"
        } else if text == "d" {
            "day"
        } else {
            text
        });
    }
    if text.len() == 1 {
        return None;
    }
    // "two second-round picks"
    if t.is(at, "second") && t.is_hyphen(at + 1) && t.glued(at + 1) && side.term.digits.is_none() {
        return None;
    }
    let unit = units::time(text)?;
    // "one second" but "the 5 second-placed teams"; "min" and "sec" only after digits.
    let short = text.len() <= 3 && !t.is_any(at, &["day", "sec", "min", "hrs"]);
    if short && side.term.digits.is_none() {
        return None;
    }
    Some(unit)
}

/// "87 yo", "35 y/o".
fn years_old(t: Tokens, at: usize) -> Option<usize> {
    if matches!(t.of(at), "yo" | "Yo") {
        return Some(at + 1);
    }
    let slash = t.of(at) == "y" && t.is_symbol(at + 1, '/') && t.of(at + 2) == "o";
    slash.then_some(at + 3)
}

/// "years old", "-year-old", "years of age".
fn age(t: Tokens, side: &mut Side, unit: Unit) {
    let hyphen = |at: usize| at + usize::from(t.is_hyphen(at));
    let old = hyphen(side.next);
    if t.is_any(old, &["old", "olds"]) {
        side.next = old + 1;
        side.sort = Sort::Age(unit);
    } else if t.is(side.next, "of") && t.is(side.next + 1, "age") {
        side.next += 2;
        side.sort = Sort::Age(unit);
    }
}

/// "times as many", "x", "-fold".
fn times(t: Tokens, at: usize) -> Option<usize> {
    if t.is(at, "fold") {
        return Some(at + 1);
    }
    if t.is(at, "times") {
        let compared = t.is_any(
            at + 1,
            &[
                "as", "more", "the", "higher", "larger", "greater", "bigger", "faster", "less",
                "lower", "smaller", "that", "their", "its", "his", "her", "longer", "better",
                "worse", "earnings", "sales", "normal", "what", "heavier", "hotter", "stronger",
                "richer", "wider", "deeper", "taller", "thicker", "quicker", "cheaper", "denser",
                "older", "busier", "slower", "weaker", "safer", "brighter",
            ],
        );
        // "five times New York's"
        let owned =
            t.capital(at + 1) && (at + 2..at + 4).any(|k| t.is_apostrophe(k) && t.is(k + 1, "s"));
        return (compared || owned).then_some(at + 1);
    }
    (t.glued(at) && matches!(t.of(at), "x" | "X") && !(t.is_numeral(at + 1) && t.glued(at + 1))
        || t.is_symbol(at, '×') && !t.is_numeral(at + 1))
    .then_some(at + 1)
}

/// Whether a unit after the number is one, where its name is also another word.
fn is_unit(t: Tokens, side: &Side, at: usize, unit: Unit, next: usize) -> bool {
    let text = t.of(at);
    if matches!(text, "C" | "F") {
        // Down to absolute zero below nought.
        let most = match (text, side.negative) {
            ("C", false) => 100,
            ("C", true) => 274,
            (_, false) => 215,
            (_, true) => 460,
        };
        let small = side.term.value < Decimal::integer(most);
        // "13F filings", "Room 5C".
        let form = t.glued(at)
            && !side.negative
            && side.term.value < Decimal::integer(if text == "C" { 10 } else { 32 })
            && side.term.digits != Some(Digits::Decimal)
            && !warmth(t, side.first, next);
        return small && !form && side.term.digits.is_some() && side.term.scale.is_none();
    }
    // "a 1-in-5,000 chance"
    if text == "in" && t.is_hyphen(next) && t.glued(next) && t.is_numeral(next + 1) {
        return false;
    }
    let plain_word = text.len() > 3 || !t.is_word(at);
    if t.is(at, "stone") {
        return side.term.value <= Decimal::integer(40) && !t.is_word(at + 1);
    }
    if t.is_any(
        at,
        &[
            "cup", "cups", "foot", "mole", "moles", "bars", "bar", "gray", "degree", "degrees",
        ],
    ) {
        let hyphen = at > side.term.next;
        return match unit.code {
            "[cup_us]" => {
                !t.is_any(next, &["final", "title", "titles", "winner", "winners"])
                    && t.of(at) != "Cup"
            }
            "bar" => t.glued(at) || side.term.digits == Some(Digits::Decimal) && t.is(at, "bar"),
            "Gy" | "mol" => false,
            "deg" => !t.is_any(next, &["in", "from", "murder"]) || t.is(at, "degrees"),
            _ => !t.is_any(next, &["soldiers", "patrols"]) || hyphen,
        };
    }
    if plain_word || t.is_hyphen(at.wrapping_sub(1)) {
        return side.term.digits.is_some() || text.len() > 2;
    }
    let spelled = matches!(text, "ha" | "km" | "kg" | "cm" | "mm" | "mph" | "kph");
    (side.term.digits.is_some() || spelled)
        && !(t.is(at, "in") && !t.glued(at) && units_in_follows(t, next))
}

/// Whether the words around a figure tell of warmth.
fn warmth(t: Tokens, first: usize, next: usize) -> bool {
    const WORDS: &[&str] = &[
        "temperature",
        "temperatures",
        "warm",
        "warmer",
        "warming",
        "cold",
        "colder",
        "cool",
        "cooler",
        "hot",
        "hotter",
        "heat",
        "degrees",
        "celsius",
        "frost",
        "mercury",
        "climate",
    ];
    (first.saturating_sub(12)..next + 6).any(|k| t.is_any(k, WORDS))
}

/// After "5 in", what shows a preposition.
fn units_in_follows(t: Tokens, next: usize) -> bool {
    t.is_word(next) && !t.is_any(next, &["thick", "wide", "long", "tall", "deep", "of"])
        || t.is_numeral(next)
}
