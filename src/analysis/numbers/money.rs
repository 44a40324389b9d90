//! Owns currencies: their signs, names and codes, before and after a figure.

use std::sync::LazyLock;

use super::currencies::{CODES, COUNTRIES, DOLLARS, GIVING, NAMES};
use super::lexicon::{Table, Words};
use super::prefixes;
use super::scan::Tokens;

/// A currency as ISO 4217, and whether the text left its country open ("$").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Currency {
    pub code: &'static str,
    pub assumed: bool,
    /// The power of ten that its name holds: -2 for cents and pence, 6 for "MEUR".
    pub power: i8,
}

fn sure(code: &'static str) -> Currency {
    Currency {
        code,
        assumed: false,
        power: 0,
    }
}

fn assumed(code: &'static str) -> Currency {
    Currency {
        assumed: true,
        ..sure(code)
    }
}

/// The currency of one sign.
pub fn sign(symbol: char) -> Option<Currency> {
    Some(match symbol {
        '$' | '＄' => assumed("USD"),
        '€' => sure("EUR"),
        '£' | '￡' => sure("GBP"),
        '¥' | '￥' => assumed("JPY"),
        '₹' | '₨' => sure("INR"),
        '₽' => sure("RUB"),
        '₩' => sure("KRW"),
        '₪' => sure("ILS"),
        '₴' => sure("UAH"),
        '₦' => sure("NGN"),
        '₱' => sure("PHP"),
        '฿' => sure("THB"),
        '₫' => sure("VND"),
        '₺' => sure("TRY"),
        '₡' => sure("CRC"),
        '₵' => sure("GHS"),
        '₸' => sure("KZT"),
        '₾' => sure("GEL"),
        '₼' => sure("AZN"),
        '₲' => sure("PYG"),
        '₭' => sure("LAK"),
        '₮' => sure("MNT"),
        '₿' => sure("BTC"),
        '¢' => Currency {
            power: -2,
            ..assumed("USD")
        },
        _ => return None,
    })
}

/// The code that these capitals are, as ISO 4217 writes it.
pub fn code(text: &str) -> Option<&'static str> {
    let at = CODES.partition_point(|c| *c < text);
    CODES
        .get(at)
        .filter(|c| **c == text)
        .map(|c| if *c == "RMB" { "CNY" } else { c })
}

/// "MEUR", "MUSD": millions of a currency.
fn millions(text: &str) -> Option<Currency> {
    let code = text.strip_prefix('M').and_then(code)?;
    Some(Currency {
        power: 6,
        ..sure(code)
    })
}

/// A currency that ends right before token `i`: where it starts.
pub fn before(t: Tokens, i: usize) -> Option<(Currency, usize)> {
    let mut at = i.checked_sub(1)?;
    if let Some(symbol) = t.symbol(at) {
        if symbol == '.' && t.glued(at) {
            // "Rs. 500", "Fr. 500".
            let word = at.checked_sub(1)?;
            return rupees(t, word);
        }
        // Old wire services write "#130 million" for the pound.
        if symbol == '#' && t.is_any(i + 1, &["million", "billion"]) {
            return Some((assumed("GBP"), at));
        }
        // "S/9.50", "GH¢212".
        let letters = at.checked_sub(1).filter(|_| t.glued(at) && t.glued(i));
        match letters.map(|word| (t.of(word), symbol)) {
            // "S/2023/45" is a document.
            Some(("S", '/')) if !t.is_symbol(i + 1, '/') => return Some((sure("PEN"), at - 1)),
            Some(("GH", '¢')) => return Some((sure("GHS"), at - 1)),
            _ => {}
        }
        let mut currency = sign(symbol).filter(|c| c.power == 0)?;
        if (symbol == '$' || symbol == '£' || symbol == '¥')
            && let Some((code, start)) = country_before(t, at, symbol)
        {
            currency = sure(code);
            at = start;
        }
        return Some((currency, at));
    }
    if !t.is_word(at) || !t.glued(i) && t.start(i) - t.end(at) > 2 {
        return None;
    }
    let text = t.of(at);
    if let Some(code) = code(text) {
        // "SDG 6" and "COP 27" are no sums.
        let goal = text == "SDG" && t.of(i).len() <= 2;
        let noun =
            goal || matches!(text, "ALL" | "TRY" | "TOP" | "COP" | "PEN" | "BAM") && !t.glued(i);
        return (!noun).then_some((sure(code), at));
    }
    if let Some(currency) = millions(text) {
        return Some((currency, at));
    }
    if t.is_any(
        at,
        &["rupees", "rupee", "ringgit", "ringgits", "naira", "baht"],
    ) {
        return after(t, at).map(|(currency, _)| (currency, at));
    }
    match text {
        "Rs" | "rs" | "RS" | "Re" if text != "Re" || t.glued(i) => Some((sure("INR"), at)),
        "Fr" | "Sfr" | "SFr" | "SFR" => Some((sure("CHF"), at)),
        "euro" if t.glued(i) => Some((sure("EUR"), at)),
        "Sh" | "Shs" => Some((assumed(""), at)),
        "K" if t.glued(i) => Some((assumed(""), at)),
        "Lm" if t.glued(i) => Some((sure("MTL"), at)),
        "R" | "N" if t.glued(i) => {
            let large = prefixes::is_large(&t.text[t.start(i)..], true);
            let code = if text == "R" { "ZAR" } else { "NGN" };
            let masks = t.is_any(i + 1, &["mask", "masks", "respirator", "respirators"]);
            let road = at > 0 && t.is(at - 1, "the") && !large && prefixes::is_road(t, i + 1);
            let found = if large { sure(code) } else { assumed("") };
            (!masks && !road).then_some((found, at))
        }
        // The land of the text tells whether "MK 800" is paid.
        "MK" => Some((assumed(""), at)),
        _ => prefixes::short_of(text, &t.text[t.start(i)..]).map(|code| (sure(code), at)),
    }
}

fn rupees(t: Tokens, word: usize) -> Option<(Currency, usize)> {
    match t.of(word) {
        "Rs" | "rs" | "Re" => Some((sure("INR"), word)),
        "Fr" | "SFr" => Some((sure("CHF"), word)),
        _ => None,
    }
}

/// A country before a sign: "US$", "C $", "U.S. $", "u . s $"; where it starts.
fn country_before(t: Tokens, sign: usize, symbol: char) -> Option<(&'static str, usize)> {
    let word = sign.checked_sub(1)?;
    if symbol == '$' && t.is_symbol(word, '.') || t.is_any(word, &["s"]) {
        // "U.S. $" and its tokenized and careless forms.
        let letters = (word.saturating_sub(3)..=word).rev();
        let mut seen = String::new();
        let mut start = word;
        for k in letters {
            match t.symbol(k) {
                Some('.') => {}
                None if t.of(k).len() == 1 => {
                    seen.insert_str(0, &t.of(k).to_ascii_lowercase());
                    start = k;
                }
                _ => break,
            }
            if seen == "us" {
                return (symbol == '$').then_some(("USD", start));
            }
        }
        if !t.glued(sign) {
            return None;
        }
    }
    if !t.is_word(word) {
        return None;
    }
    let text = t.of(word);
    if symbol == '£' {
        return match text {
            "E" | "LE" if t.glued(sign) => Some(("EGP", word)),
            "IR" if t.glued(sign) => Some(("IEP", word)),
            "GBP" => Some(("GBP", word)),
            _ => None,
        };
    }
    if symbol == '¥' {
        return match text {
            "CN" | "RMB" | "CNY" => Some(("CNY", word)),
            "JP" | "JPY" => Some(("JPY", word)),
            _ => None,
        };
    }
    let capital = text.bytes().all(|b| b.is_ascii_uppercase());
    // A spaced letter is a country only in all-lower-case text, where "a" is more likely an article.
    let known = t.glued(sign)
        || capital && text.len() > 1
        || matches!(text, "c" | "hk" | "us" | "nz" | "nt");
    // "gave us $5 million"
    let pronoun = text == "us" && !t.glued(sign) && word > 0 && t.is_any(word - 1, GIVING);
    let found = DOLLARS
        .iter()
        .find(|(short, _)| text.eq_ignore_ascii_case(short));
    found
        .filter(|_| known && !pronoun)
        .map(|(_, code)| (*code, word))
}

static CODES_OF: LazyLock<Table<&'static str>> = LazyLock::new(|| {
    let names = NAMES
        .iter()
        .flat_map(|(code, names)| names.split(' ').map(move |name| (name, *code)));
    Table::new(names, |old, _| old)
});

/// The code of a currency by its name, where one land alone has it and the name is no other word.
pub fn named(word: &str) -> Option<&'static str> {
    const OTHERS: &[&str] = &[
        "dollar", "dollars", "euro", "euros", "pounds", "sterling", "quid",
    ];
    let code = *CODES_OF.get(word)?;
    (!code.is_empty() && !OTHERS.contains(&word)).then_some(code)
}

/// A currency that starts at token `i`, after a figure: its sign, code or name; the index after it.
pub fn after(t: Tokens, i: usize) -> Option<(Currency, usize)> {
    if let Some(symbol) = t.symbol(i) {
        let glued = t.glued(i) || !t.is_numeral(i + 1);
        return sign(symbol).filter(|_| glued).map(|c| (c, i + 1));
    }
    if !t.is_word(i) {
        return None;
    }
    let text = t.of(i);
    // "50 euro cents", "13 US cents"
    let whose = match text {
        "US" => Some("USD"),
        _ => t.is(i, "euro").then_some("EUR"),
    };
    if let Some(code) = whose.filter(|_| t.is_any(i + 1, &["cent", "cents"])) {
        let cents = Currency {
            power: -2,
            ..sure(code)
        };
        return Some((cents, i + 2));
    }
    // "four RS-25 engines"
    if text == "RS" && t.is_hyphen(i + 1) {
        return None;
    }
    // "16 euro-area members".
    if t.is(i, "euro")
        && t.is_hyphen(i + 1)
        && t.is_any(
            i + 2,
            &["area", "zone", "member", "denominated", "based", "sceptic"],
        )
    {
        return None;
    }
    if let Some(code) = code(text)
        && !matches!(text, "ALL" | "TRY" | "TOP" | "COP")
    {
        return Some((sure(code), i + 1));
    }
    if let Some(currency) = millions(text) {
        return Some((currency, i + 1));
    }
    // "3.14 US$".
    if t.is_symbol(i + 1, '$') && t.glued(i + 1) && !t.is_numeral(i + 2) {
        let found = DOLLARS
            .iter()
            .find(|(short, _)| text.eq_ignore_ascii_case(short));
        if let Some((_, code)) = found {
            return Some((sure(code), i + 2));
        }
    }
    if let Some(minor) = minor(t, i) {
        return Some((minor, i + 1));
    }
    let signs = [
        ("元", "CNY"),
        ("円", "JPY"),
        ("원", "KRW"),
        ("krónur", "ISK"),
        ("króna", "ISK"),
    ];
    if let Some((_, code)) = signs.iter().find(|(sign, _)| *sign == text) {
        return Some((sure(code), i + 1));
    }
    if let Some(found) = with_country(t, i) {
        return Some(found);
    }
    if t.is_any(i, &["pound", "pounds"]) {
        if t.is(i + 1, "sterling") {
            return Some((sure("GBP"), i + 2));
        }
        return Some((assumed("GBP"), i + 1));
    }
    if t.is_any(i, &["mark", "marks"]) {
        return t.is(i, "marks").then_some((assumed("DEM"), i + 1));
    }
    let found = *CODES_OF.get(text)?;
    let open = matches!(
        text.to_ascii_lowercase().as_str(),
        "real" | "ether" | "dram" | "stone"
    );
    if open {
        return None;
    }
    let assumed_names = [
        "dollar", "peso", "franc", "rupee", "krone", "krona", "dinar", "riyal", "rial", "shilling",
        "lira", "bucks", "dirham",
    ];
    let lower = text.to_ascii_lowercase();
    let unsure = assumed_names.iter().any(|n| lower.starts_with(n));
    Some((if unsure { assumed(found) } else { sure(found) }, i + 1))
}

fn minor(t: Tokens, i: usize) -> Option<Currency> {
    let euro = t.is(i + 1, "on") && t.is(i + 2, "the") && t.is(i + 3, "euro");
    let code = if t.is_any(i, &["cent", "cents"]) {
        if euro { "EUR" } else { "USD" }
    } else if t.is_any(i, &["pence", "penny", "pennies"]) {
        "GBP"
    } else if t.is_any(i, &["kopeck", "kopecks"]) {
        "RUB"
    } else if t.of(i) == "jiao" || t.of(i) == "mao" {
        return Some(Currency {
            power: -1,
            ..sure("CNY")
        });
    } else if t.of(i) == "fen" {
        "CNY"
    } else if t.is(i, "paise") {
        "INR"
    } else if t.is_any(i, &["sen", "sens"]) && t.is_numeral(i.wrapping_sub(1)) {
        "MYR"
    } else if t.is_any(i, &["kopiyka", "kopiykas"]) {
        "UAH"
    } else if t.is(i, "kobo") {
        "NGN"
    } else if t.is_any(i, &["pesewa", "pesewas"]) {
        "GHS"
    } else if t.is_any(i, &["groszy", "grosze"]) {
        "PLN"
    } else if t.is(i, "satang") {
        "THB"
    } else if matches!(t.of(i), "céntimo" | "céntimos" | "öre" | "øre")
        || t.is_any(
            i,
            &[
                "centavo", "centavos", "centime", "centimes", "centimo", "centimos", "piastre",
                "piastres", "fils",
            ],
        )
    {
        ""
    } else if matches!(t.of(i), "c" | "p") && t.glued(i) {
        if t.of(i) == "c" { "USD" } else { "GBP" }
    } else {
        return None;
    };
    Some(Currency {
        power: -2,
        ..assumed(code)
    })
}

/// "Australian dollars", "New Zealand dollars", "U.S. dollars", "Hong Kong dollars".
fn with_country(t: Tokens, i: usize) -> Option<(Currency, usize)> {
    static LANDS: LazyLock<Words> = LazyLock::new(|| {
        let mut lands: Vec<_> = COUNTRIES.iter().map(|(land, ..)| *land).collect();
        lands.extend(["u", "new", "hong", "united", "south", "sri"]);
        Words::of(&lands)
    });
    if !LANDS.has(t.of(i)) {
        return None;
    }
    let dollars = |at: usize| t.is_any(at, &["dollar", "dollars"]);
    if t.is(i, "u") && t.is_symbol(i + 1, '.') && t.is(i + 2, "s") {
        let at = if t.is_symbol(i + 3, '.') {
            i + 4
        } else {
            i + 3
        };
        if t.is_any(at, &["cent", "cents"]) {
            let cents = Currency {
                power: -2,
                ..sure("USD")
            };
            return Some((cents, at + 1));
        }
        return dollars(at).then_some((sure("USD"), at + 1));
    }
    if t.is(i, "new") && t.is(i + 1, "zealand") && dollars(i + 2) {
        return Some((sure("NZD"), i + 3));
    }
    if t.is(i, "new") && t.is(i + 1, "taiwan") && dollars(i + 2) {
        return Some((sure("TWD"), i + 3));
    }
    if t.is(i, "hong") && t.is(i + 1, "kong") && dollars(i + 2) {
        return Some((sure("HKD"), i + 3));
    }
    if t.is(i, "united") && t.is(i + 1, "states") && dollars(i + 2) {
        return Some((sure("USD"), i + 3));
    }
    if t.is(i, "new") && t.is(i + 1, "israeli") && t.is_any(i + 2, &["shekel", "shekels"]) {
        return Some((sure("ILS"), i + 3));
    }
    if t.is(i, "south") && t.is(i + 1, "sudanese") && t.is_any(i + 2, &["pound", "pounds"]) {
        return Some((sure("SSP"), i + 3));
    }
    let country = if t.is_any(i, &["south", "sri", "west", "saudi"]) && !t.is(i, "saudi") {
        i + 1
    } else {
        i
    };
    let text = t.of(country + 1).to_ascii_lowercase();
    let unit = text.strip_suffix('s').unwrap_or(&text);
    let found = COUNTRIES
        .iter()
        .find(|(land, name, _)| t.is(country, land) && (*name == unit || *name == text))?;
    Some((sure(found.2), country + 2))
}
