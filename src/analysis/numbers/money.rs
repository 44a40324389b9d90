//! Owns currencies: their signs, names and codes, before and after a figure.

use std::sync::LazyLock;

use super::lexicon::{Table, Words};
use super::scan::Tokens;

/// A currency as ISO 4217, and whether the text left its country open ("$").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Currency {
    pub code: &'static str,
    pub assumed: bool,
    /// The power of ten that its name holds: -2 for cents and pence, 6 for "MEUR".
    pub power: i8,
}

/// (code, names that stand alone). The list: ISO 4217 and the country forms of news text.
#[rustfmt::skip]
const NAMES: &[(&str, &str)] = &[
    ("EUR", "euro euros"),
    ("JPY", "yen"),
    ("CNY", "yuan renminbi rmb"),
    ("KRW", "won"),
    ("INR", "rupee rupees rs inr"),
    ("RUB", "ruble rubles rouble roubles rbl"),
    ("UAH", "hryvnia hryvnias hryvnya"),
    ("PLN", "zloty zlotys zlotych"),
    ("CZK", "koruna korunas koruny"),
    ("HUF", "forint forints"),
    ("BGN", "lev leva levs"),
    ("RON", "leu lei"),
    ("ILS", "shekel shekels sheqel sheqels"),
    ("TRY", "lira liras"),
    ("ZAR", "rand rands"),
    ("NGN", "naira nairas"),
    ("THB", "baht"),
    ("MYR", "ringgit ringgits"),
    ("IDR", "rupiah rupiahs"),
    ("VND", "dong"),
    ("BDT", "taka"),
    ("PYG", "guarani guaranis"),
    ("BRL", "reais real"),
    ("BTC", "bitcoin bitcoins"),
    ("ETH", "ether"),
    ("KZT", "tenge"),
    ("GEL", "lari"),
    ("AMD", "dram"),
    ("AZN", "manat"),
    ("MNT", "tugrik tugriks"),
    ("GHS", "cedi cedis"),
    ("ETB", "birr"),
    ("MMK", "kyat kyats"),
    ("LAK", "kip"),
    ("KHR", "riel riels"),
    ("IRR", "rial rials"),
    ("IRR", "toman tomans"),
    ("SAR", "riyal riyals saudiriyal"),
    ("AED", "dirham dirhams"),
    ("KWD", "dinar dinars"),
    ("AFN", "afghani afghanis"),
    ("KES", "shilling shillings"),
    ("MXN", "peso pesos"),
    ("CHF", "franc francs"),
    ("SEK", "krona kronor kronas"),
    ("NOK", "krone kroner kroners"),
    ("ZMW", "kwacha"),
    ("AOA", "kwanza kwanzas"),
    ("HTG", "gourde gourdes"),
    ("HNL", "lempira lempiras"),
    ("GTQ", "quetzal quetzals quetzales"),
    ("PEN", "nuevo_sol"),
    ("ALL", "lek"),
    ("DEM", "deutschemark deutschemarks deutschmark deutschmarks"),
    ("NLG", "guilder guilders"),
    ("FIM", "markka markkaa"),
    ("ESP", "peseta pesetas"),
    ("GRD", "drachma drachmas"),
    ("PTE", "escudo escudos"),
    ("ATS", "schilling schillings"),
    ("GBP", "sterling quid"),
    ("USD", "dollar dollars bucks usd"),
];

/// (country form, unit, code): "Australian dollars".
#[rustfmt::skip]
const COUNTRIES: &[(&str, &str, &str)] = &[
    ("us", "dollar", "USD"), ("american", "dollar", "USD"), ("canadian", "dollar", "CAD"), ("australian", "dollar", "AUD"), ("aussie", "dollar", "AUD"),
    ("singapore", "dollar", "SGD"), ("singaporean", "dollar", "SGD"), ("taiwan", "dollar", "TWD"), ("taiwanese", "dollar", "TWD"),
    ("jamaican", "dollar", "JMD"), ("barbados", "dollar", "BBD"), ("zimbabwe", "dollar", "ZWL"), ("zimbabwean", "dollar", "ZWL"), ("fijian", "dollar", "FJD"),
    ("namibian", "dollar", "NAD"), ("liberian", "dollar", "LRD"), ("bahamian", "dollar", "BSD"), ("guyanese", "dollar", "GYD"),
    ("british", "pound", "GBP"), ("uk", "pound", "GBP"), ("egyptian", "pound", "EGP"), ("lebanese", "pound", "LBP"), ("syrian", "pound", "SYP"), ("sudanese", "pound", "SDG"), ("cypriot", "pound", "CYP"), ("irish", "pound", "IEP"),
    ("swiss", "franc", "CHF"), ("french", "franc", "FRF"), ("belgian", "franc", "BEF"), ("cfa", "franc", "XAF"), ("congolese", "franc", "CDF"), ("luxembourg", "franc", "LUF"), ("rwandan", "franc", "RWF"), ("djibouti", "franc", "DJF"), ("burundian", "franc", "BIF"),
    ("mexican", "peso", "MXN"), ("argentine", "peso", "ARS"), ("argentinian", "peso", "ARS"), ("chilean", "peso", "CLP"), ("colombian", "peso", "COP"), ("philippine", "peso", "PHP"), ("cuban", "peso", "CUP"), ("uruguayan", "peso", "UYU"), ("dominican", "peso", "DOP"),
    ("swedish", "krona", "SEK"), ("swedish", "kronor", "SEK"), ("swedish", "crown", "SEK"), ("icelandic", "krona", "ISK"), ("icelandic", "kronur", "ISK"),
    ("norwegian", "krone", "NOK"), ("norwegian", "kroner", "NOK"), ("norwegian", "crown", "NOK"), ("danish", "krone", "DKK"), ("danish", "kroner", "DKK"), ("danish", "crown", "DKK"), ("czech", "crown", "CZK"), ("czech", "koruna", "CZK"), ("slovak", "koruna", "SKK"), ("estonian", "kroon", "EEK"),
    ("indian", "rupee", "INR"), ("pakistani", "rupee", "PKR"), ("nepalese", "rupee", "NPR"), ("nepali", "rupee", "NPR"), ("lankan", "rupee", "LKR"), ("lanka", "rupee", "LKR"), ("mauritian", "rupee", "MUR"), ("indonesian", "rupiah", "IDR"),
    ("russian", "ruble", "RUB"), ("russian", "rouble", "RUB"), ("belarusian", "ruble", "BYN"), ("belarusian", "rouble", "BYN"),
    ("turkish", "lira", "TRY"), ("italian", "lira", "ITL"), ("italian", "lire", "ITL"), ("maltese", "lira", "MTL"), ("syrian", "lira", "SYP"),
    ("german", "mark", "DEM"), ("deutsche", "mark", "DEM"), ("finnish", "mark", "FIM"), ("finnish", "markka", "FIM"), ("west", "mark", "DEM"), ("bosnian", "mark", "BAM"),
    ("japanese", "yen", "JPY"), ("chinese", "yuan", "CNY"), ("chinese", "renminbi", "CNY"), ("korean", "won", "KRW"), ("kenyan", "shilling", "KES"), ("ugandan", "shilling", "UGX"), ("uganda", "shilling", "UGX"), ("tanzanian", "shilling", "TZS"), ("somali", "shilling", "SOS"), ("austrian", "schilling", "ATS"),
    ("iraqi", "dinar", "IQD"), ("kuwaiti", "dinar", "KWD"), ("jordanian", "dinar", "JOD"), ("algerian", "dinar", "DZD"), ("tunisian", "dinar", "TND"), ("libyan", "dinar", "LYD"), ("serbian", "dinar", "RSD"), ("bahraini", "dinar", "BHD"), ("bahrain", "dinar", "BHD"),
    ("saudi", "riyal", "SAR"), ("qatari", "riyal", "QAR"), ("qatar", "riyal", "QAR"), ("iranian", "rial", "IRR"), ("yemeni", "rial", "YER"), ("yemeni", "riyal", "YER"), ("omani", "rial", "OMR"), ("uae", "dirham", "AED"), ("emirati", "dirham", "AED"), ("moroccan", "dirham", "MAD"),
    ("brazilian", "real", "BRL"), ("brazilian", "reais", "BRL"), ("dutch", "guilder", "NLG"), ("spanish", "peseta", "ESP"), ("israeli", "shekel", "ILS"), ("peruvian", "sol", "PEN"), ("thai", "baht", "THB"), ("polish", "zloty", "PLN"), ("hungarian", "forint", "HUF"), ("nigerian", "naira", "NGN"), ("ghana", "cedi", "GHS"), ("ghanaian", "cedi", "GHS"), ("vietnamese", "dong", "VND"), ("malaysian", "ringgit", "MYR"), ("malaysia", "ringgit", "MYR"), ("ukrainian", "hryvnia", "UAH"), ("african", "rand", "ZAR"), ("venezuelan", "bolivar", "VEF"), ("bulgarian", "lev", "BGN"), ("romanian", "leu", "RON"), ("romanian", "lei", "RON"), ("croatian", "kuna", "HRK"), ("zambian", "kwacha", "ZMW"),
];

/// Codes that stand at a figure in capitals.
#[rustfmt::skip]
const CODES: &[&str] = &[
    "AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "ATS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BEF", "BGN", "BHD", "BIF", "BMD", "BND", "BOB", "BRL", "BSD", "BTC", "BTN", "BWP", "BYN", "BZD",
    "CAD", "CDF", "CHF", "CLP", "CNY", "COP", "CRC", "CUP", "CVE", "CYP", "CZK", "DEM", "DJF", "DKK", "DOP", "DZD", "EEK", "EGP", "ERN", "ESP", "ETB", "ETH", "EUR", "FIM", "FJD", "FRF",
    "GBP", "GEL", "GHS", "GMD", "GNF", "GRD", "GTQ", "GYD", "HKD", "HNL", "HRK", "HTG", "HUF", "IDR", "IEP", "ILS", "INR", "IQD", "IRR", "ISK", "ITL", "JMD", "JOD", "JPY", "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT",
    "LAK", "LBP", "LKR", "LRD", "LSL", "LTL", "LUF", "LVL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN", "MYR", "MZN", "NAD", "NGN", "NIO", "NLG", "NOK", "NPR", "NZD", "OMR",
    "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "PTE", "PYG", "QAR", "RMB", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SIT", "SKK", "SOS", "SRD", "SSP", "SYP", "SZL",
    "THB", "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VEF", "VES", "VND", "VUV", "WST", "XAF", "XCD", "XOF", "XPF", "YER", "ZAR", "ZMW", "ZWL",
];

/// What stands before "$": "US$", "C$", "HK$".
#[rustfmt::skip]
const DOLLARS: &[(&str, &str)] = &[
    ("us", "USD"), ("usd", "USD"), ("c", "CAD"), ("ca", "CAD"), ("can", "CAD"), ("cad", "CAD"), ("a", "AUD"), ("au", "AUD"), ("aud", "AUD"), ("aus", "AUD"), ("hk", "HKD"), ("hkd", "HKD"), ("nz", "NZD"), ("nzd", "NZD"), ("s", "SGD"), ("sg", "SGD"), ("sgd", "SGD"), ("r", "BRL"), ("nt", "TWD"), ("twd", "TWD"), ("mx", "MXN"), ("mex", "MXN"), ("mxn", "MXN"), ("j", "JMD"), ("tt", "TTD"), ("z", "ZWL"), ("fj", "FJD"), ("ec", "XCD"), ("n", "NAD"), ("m", "MXN"), ("cl", "CLP"), ("ar", "ARS"), ("rd", "DOP"), ("b", "BND"), ("bz", "BZD"),
];

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
        '£' | '￡' => assumed("GBP"),
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

/// Whether digits that follow these letters without a space are an amount: "USD115", "Rs500".
pub fn glues(letters: &str) -> bool {
    let word = matches!(
        letters,
        "ALL" | "BAM" | "CAD" | "COP" | "CUP" | "MOP" | "PEN" | "SIT" | "SOS" | "TOP" | "TRY"
    );
    letters.len() <= 3 && !word && (letters == "Rs" || code(letters).is_some())
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
        let mut currency = sign(symbol).filter(|c| c.power == 0)?;
        if symbol == '$' || symbol == '£' || symbol == '¥' {
            if let Some((code, start)) = country_before(t, at, symbol) {
                currency = sure(code);
                at = start;
            }
        }
        return Some((currency, at));
    }
    if !t.is_word(at) || !t.glued(i) && t.start(i) - t.end(at) > 2 {
        return None;
    }
    let text = t.of(at);
    if let Some(code) = code(text) {
        let noun = matches!(text, "ALL" | "TRY" | "TOP" | "COP" | "PEN" | "BAM") && !t.glued(i);
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
        "DM" => Some((sure("DEM"), at)),
        "RM" => Some((sure("MYR"), at)),
        "Rp" => Some((sure("IDR"), at)),
        "Ksh" | "KSh" | "KSH" => Some((sure("KES"), at)),
        "FF" | "FFr" => Some((sure("FRF"), at)),
        "Lm" if t.glued(i) => Some((sure("MTL"), at)),
        "R" if t.glued(i) => Some((sure("ZAR"), at)),
        "Tk" => Some((sure("BDT"), at)),
        "Dh" | "Dhs" => Some((sure("AED"), at)),
        "SR" => Some((sure("SAR"), at)),
        _ => None,
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
    let found = DOLLARS
        .iter()
        .find(|(short, _)| text.eq_ignore_ascii_case(short));
    found.filter(|_| known).map(|(_, code)| (*code, word))
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
    if let Some(code) = code(text) {
        if !matches!(text, "ALL" | "TRY" | "TOP" | "COP") {
            return Some((sure(code), i + 1));
        }
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
    static CODES_OF: LazyLock<Table<&'static str>> = LazyLock::new(|| {
        let names = NAMES
            .iter()
            .flat_map(|(code, names)| names.split(' ').map(move |name| (name, *code)));
        Table::new(names, |old, _| old)
    });
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
    let code = if t.is_any(i, &["cent", "cents"]) {
        "USD"
    } else if t.is_any(i, &["pence", "penny", "pennies"]) {
        "GBP"
    } else if t.is_any(i, &["kopeck", "kopecks"]) {
        "RUB"
    } else if t.is(i, "paise") {
        "INR"
    } else if t.is_any(i, &["sen", "sens"]) && t.is_numeral(i.wrapping_sub(1)) {
        "MYR"
    } else if t.is_any(i, &["kopiyka", "kopiykas"]) {
        "UAH"
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
