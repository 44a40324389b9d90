//! Owns whose francs, kroner or shillings a sum is in where only its land tells: the one that the text names most.

use std::borrow::Cow;
use std::collections::HashMap;

use memchr::memmem;

use super::model::{Number, NumberKind};
use super::prefixes;

/// Name of a currency, code, and words of the land it is of.
#[rustfmt::skip]
const LANDS: &[(&str, &str, &[&str])] = &[
    ("franc", "FRF", &["France", "French", "Paris"]),
    ("franc", "BEF", &["Belgium", "Belgian", "Brussels"]),
    ("franc", "CHF", &["Switzerland", "Swiss", "Zurich", "Geneva", "Basel", "Bern", "Lausanne"]),
    ("franc", "XOF", &["Senegal", "Ivory Coast", "Ivorian", "Mali", "Burkina Faso", "Togo", "Benin", "Dakar", "Abidjan"]),
    ("franc", "XAF", &["Cameroon", "Chad", "Gabon", "Central African"]),
    ("franc", "RWF", &["Rwanda", "Kigali"]),
    ("franc", "BIF", &["Burundi"]),
    ("franc", "GNF", &["Conakry"]),
    ("franc", "CDF", &["Congo", "Kinshasa"]),
    ("franc", "DJF", &["Djibouti"]),
    ("krone", "DKK", &["Denmark", "Danish", "Copenhagen", "Greenland", "Faroe"]),
    ("krone", "NOK", &["Norway", "Norwegian", "Oslo"]),
    ("krona", "ISK", &["Iceland", "Reykjavik"]),
    ("krona", "SEK", &["Sweden", "Swedish", "Stockholm"]),
    ("crown", "SEK", &["Sweden", "Swedish", "Stockholm"]),
    ("crown", "NOK", &["Norway", "Norwegian", "Oslo"]),
    ("crown", "DKK", &["Denmark", "Danish", "Copenhagen"]),
    ("crown", "CZK", &["Czech", "Prague", "Brno"]),
    ("crown", "ISK", &["Iceland", "Reykjavik"]),
    ("leu", "RON", &["Romania", "Bucharest"]),
    ("leu", "MDL", &["Moldova", "Chisinau", "Chișinău"]),
    ("pound", "GBP", &["Britain", "British", "UK", "England", "London", "Scotland", "Wales"]),
    ("pound", "EGP", &["Egypt", "Cairo"]),
    ("pound", "LBP", &["Lebanon", "Lebanese", "Beirut"]),
    ("pound", "SYP", &["Syria", "Damascus"]),
    ("pound", "SDG", &["Sudan", "Khartoum"]),
    ("rupee", "INR", &["India", "Delhi", "Mumbai"]),
    ("rupee", "PKR", &["Pakistan", "Karachi", "Lahore", "Islamabad"]),
    ("rupee", "LKR", &["Sri Lanka", "Colombo"]),
    ("rupee", "NPR", &["Nepal", "Kathmandu"]),
    ("rupee", "MUR", &["Mauritius", "Mauritian"]),
    ("shilling", "KES", &["Kenya", "Nairobi", "Mombasa"]),
    ("shilling", "UGX", &["Uganda", "Kampala"]),
    ("shilling", "TZS", &["Tanzania", "Dar es Salaam"]),
    ("shilling", "SOS", &["Somalia", "Mogadishu"]),
    ("dirham", "AED", &["Emirates", "Emirati", "UAE", "Dubai", "Abu Dhabi"]),
    ("dirham", "MAD", &["Morocco", "Moroccan", "Casablanca", "Rabat"]),
    ("dinar", "KWD", &["Kuwait"]),
    ("dinar", "JOD", &["Jordan", "Amman"]),
    ("dinar", "IQD", &["Iraq", "Baghdad"]),
    ("dinar", "DZD", &["Algeria", "Algiers"]),
    ("dinar", "TND", &["Tunisia", "Tunis"]),
    ("dinar", "LYD", &["Libya", "Tripoli"]),
    ("dinar", "RSD", &["Serbia", "Belgrade"]),
    ("dinar", "BHD", &["Bahrain", "Manama"]),
    ("riyal", "SAR", &["Saudi", "Riyadh", "Jeddah"]),
    ("riyal", "QAR", &["Qatar", "Doha"]),
    ("rial", "IRR", &["Iran", "Tehran"]),
    ("rial", "OMR", &["Oman", "Muscat"]),
    ("rial", "YER", &["Yemen", "Sanaa"]),
    ("peso", "MXN", &["Mexico", "Mexican"]),
    ("peso", "ARS", &["Argentin", "Buenos Aires"]),
    ("peso", "CLP", &["Chile", "Santiago"]),
    ("peso", "COP", &["Colombia", "Bogot"]),
    ("peso", "PHP", &["Philippine", "Filipino", "Manila"]),
    ("peso", "CUP", &["Cuba", "Havana"]),
    ("peso", "UYU", &["Uruguay", "Montevideo"]),
    ("peso", "DOP", &["Dominican"]),
    ("centime", "CHF", &["Switzerland", "Swiss", "Zurich", "Geneva", "Basel", "Bern", "Lausanne"]),
    ("centime", "EUR", &["France", "French", "Paris", "Belgium", "Belgian", "Brussels", "Luxembourg"]),
    ("centavo", "BRL", &["Brazil", "Rio", "Paulo", "Brasilia"]),
    ("centavo", "MXN", &["Mexico", "Mexican"]),
    ("centavo", "ARS", &["Argentin", "Buenos Aires"]),
    ("centavo", "COP", &["Colombia", "Bogot"]),
    ("centavo", "PHP", &["Philippine", "Filipino", "Manila"]),
    ("centavo", "CUP", &["Cuba", "Havana"]),
    ("céntimo", "PEN", &["Peru", "Lima"]),
    ("céntimo", "CRC", &["Costa Rica", "San José"]),
    ("centimo", "PEN", &["Peru", "Lima"]),
    ("centimo", "CRC", &["Costa Rica", "San José"]),
    ("öre", "SEK", &["Sweden", "Swedish", "Stockholm"]),
    ("øre", "NOK", &["Norway", "Norwegian", "Oslo"]),
    ("øre", "DKK", &["Denmark", "Danish", "Copenhagen"]),
    ("piastre", "EGP", &["Egypt", "Cairo"]),
    ("fils", "AED", &["Emirates", "Emirati", "UAE", "Dubai", "Abu Dhabi"]),
    ("fils", "KWD", &["Kuwait"]),
    ("fils", "BHD", &["Bahrain", "Manama"]),
    ("n", "NGN", &["Nigeria", "Lagos", "Abuja", "Naira", "naira", "Kano", "Ibadan", "Kaduna"]),
    ("r", "ZAR", &["South Africa", "Johannesburg", "Cape Town", "Pretoria", "Durban", "Rand", "rand"]),
    ("k", "ZMW", &["Zambia", "Lusaka"]),
    ("k", "MWK", &["Malawi", "Lilongwe", "Blantyre"]),
    ("mk", "MWK", &["Malawi", "Lilongwe", "Blantyre"]),
    ("k", "PGK", &["Papua New Guinea", "Port Moresby", "PNG"]),
];

/// Gives the sums whose currency's name many lands share that of the land that the text names most. What only
/// looks like a price ("the N7") goes where no such land is named.
pub fn settle(text: &str, numbers: &mut Vec<Number>) {
    pounds(text, numbers);
    let mut known: HashMap<&str, Option<&str>> = HashMap::new();
    // A text with "R382 billion" in it also counts in rand where it says "R350".
    let alone = LANDS
        .iter()
        .filter(|(name, ..)| matches!(*name, "r" | "n" | "krone" | "krona"));
    for (name, code, _) in alone {
        let sure = |n: &Number| !n.unit_assumed && n.unit.as_deref() == Some(*code);
        let sum = |n: &Number| n.kind == NumberKind::Money && sure(n);
        if numbers.iter().any(sum) {
            known.insert(name, Some(code));
        }
    }
    let mut last = None;
    for number in numbers.iter_mut() {
        let name = name_in(number.span.of(text));
        // Pounds and rupees are taken for those of most speakers first.
        let open = match number.unit.as_deref() {
            None | Some("") => true,
            Some("GBP") => number.unit_assumed && name == Some("pound"),
            Some("INR") => name == Some("rupee"),
            Some("RON") => name == Some("leu"),
            // The francs of both halves of Africa are "CFA".
            Some("XAF") => name == Some("franc"),
            _ => false,
        };
        if number.kind != NumberKind::Money || !open {
            continue;
        }
        // "612 million crowns from 571 million": the second is said in short.
        let code = match name {
            Some(name) => near(text, number, name)
                .or_else(|| *known.entry(name).or_insert_with(|| most_named(text, name))),
            None => last,
        };
        last = code;
        // "10,000 CFA francs" are not those of France, named or not.
        let cfa = number.unit.as_deref() == Some("XAF");
        if let Some(code) = code.filter(|code| !(cfa && is_gone(code))) {
            number.unit = Some(Cow::Borrowed(code));
            number.unit_assumed = true;
        } else if number.unit.as_deref() == Some("") {
            number.unit = None;
        }
    }
    numbers.retain(|number| {
        let open = number.kind == NumberKind::Money && number.unit.is_none();
        let sum = number.span.of(text);
        // "K90,000" is a sum wherever it stands, "K340" a name where no land pays so.
        let large = || prefixes::is_large(sum.trim_start_matches('K'), false);
        match name_in(sum).filter(|_| open) {
            Some("n" | "r" | "mk") => false,
            Some("k") => large(),
            _ => true,
        }
    });
    cents(text, numbers);
}

/// Pounds are money where the text counts in them, or tells of a land that weighs in kilos, and nothing says that
/// something weighs so much.
fn pounds(text: &str, numbers: &mut [Number]) {
    const IN_KILOS: &[&str] = &["EGP", "LBP", "SYP", "SDG"];
    /// Bytes before a figure in which its verb stands.
    const BEFORE: usize = 80;
    let weight = |n: &Number| {
        n.kind == NumberKind::Quantity
            && n.unit.as_deref() == Some("[lb_av]")
            && n.span.of(text).ends_with("pounds")
    };
    if !numbers.iter().any(weight) {
        return;
    }
    // "141 million pounds", where nuts are weighed in millions of them and no land of pounds is told of.
    let lands = || {
        let named =
            |(name, _, words): &&(&str, &str, &[&str])| *name == "pound" && times(text, words) > 0;
        LANDS.iter().any(|land| named(&land))
    };
    let millions = |n: &Number| n.span.of(text).ends_with("illion pounds");
    if numbers.iter().any(|n| weight(n) && millions(n)) && !text.contains('£') && !lands() {
        let assumed =
            |n: &&mut Number| n.kind == NumberKind::Money && n.unit_assumed && millions(n);
        for number in numbers.iter_mut().filter(assumed) {
            number.kind = NumberKind::Quantity;
            number.unit = Some(Cow::Borrowed("[lb_av]"));
            number.unit_assumed = false;
        }
    }
    let counted = numbers
        .iter()
        .any(|n| n.kind == NumberKind::Money && name_in(n.span.of(text)) == Some("pound"));
    let kilos = || most_named(text, "pound").is_some_and(|code| IN_KILOS.contains(&code));
    if !counted && !kilos() {
        return;
    }
    for number in numbers.iter_mut().filter(|n| weight(n)) {
        let from = text.floor_char_boundary(number.span.start().saturating_sub(BEFORE));
        let clause = text[from..number.span.start()]
            .rsplit(". ")
            .next()
            .unwrap_or("");
        let has = |words: &[&str], text: &str| words.iter().any(|word| text.contains(word));
        let last = clause.trim_end().rsplit(' ').next().unwrap_or("");
        let weighed = has(
            &["weigh", "tons", "tonnes", "ounces", "heavy", "bomb"],
            clause,
        ) || has(
            &[
                "lost", "gain", "shed", "lose", "holds", "hold", "contains", "carries",
            ],
            last,
        );
        let after = text[number.span.end()..].trim_start();
        let stuff = ["of ", "heavier", "lighter", "(", "per "]
            .iter()
            .any(|word| after.starts_with(word));
        if !weighed && !stuff {
            number.kind = NumberKind::Money;
            number.unit = Some(Cow::Borrowed("GBP"));
            number.unit_assumed = true;
        }
    }
}

/// Cents are of the money that the text counts in, where that isn't the dollar.
fn cents(text: &str, numbers: &mut [Number]) {
    const OF_CENTS: &[&str] = &[
        "EUR", "KES", "ZAR", "AUD", "CAD", "NZD", "SGD", "HKD", "LKR", "TZS", "UGX", "NAD", "JMD",
        "TTD", "MUR", "BBD", "FJD",
    ];
    let small = |number: &Number| {
        let last = number.span.of(text).rsplit([' ', '-', '\n']).next();
        number.unit_assumed && matches!(last, Some("cent" | "cents"))
    };
    if !numbers.iter().any(small) {
        return;
    }
    let mut sums: HashMap<&str, usize> = HashMap::new();
    let whole = numbers
        .iter()
        .filter(|n| n.kind == NumberKind::Money && !small(n));
    for unit in whole.filter_map(|n| n.unit.as_deref()) {
        *sums.entry(unit).or_default() += 1;
    }
    let most = sums.iter().max_by_key(|(unit, count)| (**count, **unit));
    let found = most.and_then(|(most, _)| OF_CENTS.iter().find(|unit| *unit == most));
    let Some(&code) = found.filter(|_| !sums.contains_key("USD")) else {
        return;
    };
    for number in numbers
        .iter_mut()
        .filter(|n| n.unit.as_deref() == Some("USD"))
    {
        if small(number) {
            number.unit = Some(Cow::Borrowed(code));
        }
    }
}

/// The name in a sum as [`LANDS`] has it.
fn name_in(sum: &str) -> Option<&'static str> {
    let letters = |word: &str| {
        word.trim_matches(|c: char| !c.is_alphabetic())
            .to_ascii_lowercase()
    };
    let first = sum.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let last = letters(sum.rsplit([' ', '-', '\n']).next().unwrap_or(""));
    match (first, last.as_str()) {
        ("Sh" | "Shs", _) => Some("shilling"),
        ("K", _) => Some("k"),
        ("MK", _) => Some("mk"),
        ("N", _) => Some("n"),
        ("R", _) => Some("r"),
        (_, "fils") => Some("fils"),
        ("Rs" | "Re", _) => Some("rupee"),
        (_, "leu" | "lei") => Some("leu"),
        (_, "kroner" | "kroners") => Some("krone"),
        (_, "kronor" | "kronur") => Some("krona"),
        (_, last) => {
            let one = last.strip_suffix('s').unwrap_or(last);
            LANDS
                .iter()
                .find(|(name, ..)| *name == one)
                .map(|(name, ..)| *name)
        }
    }
}

/// The code of the only land that is named before a sum in its sentence: "France promised another 25 million francs".
fn near(text: &str, number: &Number, name: &str) -> Option<&'static str> {
    /// Bytes before a sum in which its land is looked for.
    const BEFORE: usize = 70;
    let from = text.floor_char_boundary(number.span.start().saturating_sub(BEFORE));
    let before = &text[from..number.span.start()];
    let clause = before.rsplit(['.', ';', '\n']).next().unwrap_or("");
    let mut found = LANDS
        .iter()
        .filter(|(land, _, words)| *land == name && times(clause, words) > 0);
    let (_, code, _) = found.next().filter(|_| found.next().is_none())?;
    Some(code)
}

/// The code of the land named most; `None` where none is, or two are as often.
fn most_named(text: &str, name: &str) -> Option<&'static str> {
    let lands = LANDS.iter().filter(|(n, ..)| *n == name);
    let mut named: Vec<_> = lands
        .map(|(_, code, words)| (times(text, words), *code))
        .collect();
    // The francs of France and Belgium are no more: any other that is named has its own.
    if named
        .iter()
        .any(|(times, code)| *times > 0 && !is_gone(code))
    {
        named.retain(|(_, code)| !is_gone(code));
    }
    named.sort_unstable_by(|a, b| b.cmp(a));
    match named.as_slice() {
        [(most, code), rest @ ..] if *most > 0 && rest.first().is_none_or(|r| r.0 < *most) => {
            Some(code)
        }
        _ => None,
    }
}

/// How often a text names a land, by these words.
pub fn times(text: &str, words: &[&str]) -> usize {
    let of = |word: &&str| {
        let found = memmem::find_iter(text.as_bytes(), word.as_bytes());
        found
            .filter(|at| is_named(text, *at, at + word.len()))
            .count()
    };
    words.iter().map(of).sum()
}

fn is_gone(code: &str) -> bool {
    matches!(code, "FRF" | "BEF")
}

/// Whether a word of a land that was found there is one: "Bern" and "Indian", but not "Bernard" and "Indiana".
fn is_named(text: &str, start: usize, end: usize) -> bool {
    const ENDINGS: &[&str] = &[
        "", "n", "s", "ns", "i", "is", "an", "ans", "ian", "ians", "lese", "a", "á", "e", "es",
    ];
    let ending = text[end..]
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or("");
    !text[..start].ends_with(char::is_alphanumeric) && ENDINGS.contains(&ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_land_named_most_has_the_currency() {
        assert_eq!(
            most_named("Oslo and Norway paid Denmark", "krone"),
            Some("NOK")
        );
        assert_eq!(most_named("Norway paid Denmark", "krone"), None);
        assert_eq!(most_named("nobody paid", "krone"), None);
        assert_eq!(most_named("Bernard paid", "franc"), None);
        assert_eq!(most_named("Indiana and two Nepalis", "rupee"), Some("NPR"));
        assert_eq!(name_in("Sh388 million"), Some("shilling"));
        assert_eq!(name_in("14.6 billion kroner"), Some("krone"));
        assert_eq!(name_in("90 francs"), Some("franc"));
        assert_eq!(name_in("$90"), None);
    }
}
