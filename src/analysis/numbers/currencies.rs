//! Owns the tables of currencies: names, country forms, codes and signs. The list: ISO 4217 and news text.

/// (code, names that stand alone; no code where several countries use the name). The list: ISO 4217 and the country forms of news text.
#[rustfmt::skip]
pub const NAMES: &[(&str, &str)] = &[
    ("EUR", "euro euros"),
    ("JPY", "yen"),
    ("CNY", "yuan renminbi rmb kuai"),
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
    ("ITL", "lire"),
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
    ("", "rial rials"),
    ("IRR", "toman tomans"),
    ("", "riyal riyals"),
    ("SAR", "saudiriyal"),
    ("", "dirham dirhams"),
    ("", "dinar dinars"),
    ("AFN", "afghani afghanis"),
    ("", "shilling shillings"),
    ("", "peso pesos"),
    ("", "franc francs"),
    ("", "crowns"),
    ("SEK", "krona kronor kronas"),
    ("", "krone kroner kroners"),
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
    ("GMD", "dalasi dalasis"), ("SLE", "leones"), ("MGA", "ariary ariaries"), ("MZN", "metical meticais"), ("PGK", "kina"), ("BWP", "pula"), ("SZL", "lilangeni emalangeni"),
    ("LSL", "loti maloti"), ("ERN", "nakfa"), ("MRU", "ouguiya ouguiyas"), ("VUV", "vatu"), ("MVR", "rufiyaa"), ("BTN", "ngultrum"), ("MOP", "pataca patacas"), ("TJS", "somoni"), ("MKD", "denar denari"),
    ("NIO", "cordobas"), ("CRC", "colones"), ("BOB", "boliviano bolivianos"), ("VES", "bolivars bolivares"), ("ECS", "sucres"), ("BRC", "cruzados"), ("BRE", "cruzeiros"), ("ARA", "australs australes"),
    ("PEI", "intis"), ("PEN", "soles"), ("ZRN", "zaires"), ("SIT", "tolars"), ("HRK", "kuna kunas"), ("LTL", "litas"), ("LVL", "lats"), ("EEK", "kroon kroons"), ("UAK", "karbovanets karbovantsi"),
    ("GBP", "sterling quid"),
    ("USD", "dollar dollars bucks usd"),
];

/// (country form, unit, code): "Australian dollars".
#[rustfmt::skip]
pub const COUNTRIES: &[(&str, &str, &str)] = &[
    ("us", "dollar", "USD"), ("american", "dollar", "USD"), ("canadian", "dollar", "CAD"), ("australian", "dollar", "AUD"), ("aussie", "dollar", "AUD"),
    ("singapore", "dollar", "SGD"), ("singaporean", "dollar", "SGD"), ("taiwan", "dollar", "TWD"), ("taiwanese", "dollar", "TWD"),
    ("jamaican", "dollar", "JMD"), ("barbados", "dollar", "BBD"), ("zimbabwe", "dollar", "ZWL"), ("zimbabwean", "dollar", "ZWL"), ("fijian", "dollar", "FJD"),
    ("namibian", "dollar", "NAD"), ("liberian", "dollar", "LRD"), ("bahamian", "dollar", "BSD"), ("guyanese", "dollar", "GYD"),
    ("british", "pound", "GBP"), ("uk", "pound", "GBP"), ("egyptian", "pound", "EGP"), ("lebanese", "pound", "LBP"), ("syrian", "pound", "SYP"), ("sudanese", "pound", "SDG"), ("cypriot", "pound", "CYP"), ("irish", "pound", "IEP"),
    ("swiss", "franc", "CHF"), ("french", "franc", "FRF"), ("belgian", "franc", "BEF"), ("cfa", "franc", "XAF"), ("congolese", "franc", "CDF"), ("luxembourg", "franc", "LUF"), ("rwandan", "franc", "RWF"), ("djibouti", "franc", "DJF"), ("burundian", "franc", "BIF"), ("guinean", "franc", "GNF"), ("comorian", "franc", "KMF"),
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
pub const CODES: &[&str] = &[
    "AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "ATS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BEF", "BGN", "BHD", "BIF", "BMD", "BND", "BOB", "BRL", "BSD", "BTC", "BTN", "BWP", "BYN", "BZD",
    "CAD", "CDF", "CHF", "CLP", "CNY", "COP", "CRC", "CUC", "CUP", "CVE", "CYP", "CZK", "DEM", "DJF", "DKK", "DOP", "DZD", "EEK", "EGP", "ERN", "ESP", "ETB", "ETH", "EUR", "FIM", "FJD", "FRF",
    "GBP", "GEL", "GHS", "GMD", "GNF", "GRD", "GTQ", "GYD", "HKD", "HNL", "HRK", "HTG", "HUF", "IDR", "IEP", "ILS", "INR", "IQD", "IRR", "ISK", "ITL", "JMD", "JOD", "JPY", "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT",
    "LAK", "LBP", "LKR", "LRD", "LSL", "LTL", "LUF", "LVL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN", "MYR", "MZN", "NAD", "NGN", "NIO", "NLG", "NOK", "NPR", "NZD", "OMR",
    "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "PTE", "PYG", "QAR", "RMB", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SIT", "SKK", "SOS", "SRD", "SSP", "SYP", "SZL",
    "THB", "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VEF", "VES", "VND", "VUV", "WST", "XAF", "XCD", "XOF", "XPF", "YER", "ZAR", "ZMW", "ZWL",
];

/// What stands before "$": "US$", "C$", "HK$".
#[rustfmt::skip]
pub const DOLLARS: &[(&str, &str)] = &[
    ("us", "USD"), ("usd", "USD"), ("c", "CAD"), ("ca", "CAD"), ("can", "CAD"), ("cad", "CAD"), ("a", "AUD"), ("au", "AUD"), ("aud", "AUD"), ("aus", "AUD"), ("hk", "HKD"), ("hkd", "HKD"), ("nz", "NZD"), ("nzd", "NZD"), ("s", "SGD"), ("sg", "SGD"), ("sgd", "SGD"), ("r", "BRL"), ("nt", "TWD"), ("twd", "TWD"), ("mx", "MXN"), ("mex", "MXN"), ("mxn", "MXN"), ("j", "JMD"), ("tt", "TTD"), ("z", "ZWL"), ("fj", "FJD"), ("ec", "XCD"), ("n", "NAD"), ("m", "MXN"), ("cl", "CLP"), ("ar", "ARS"), ("rd", "DOP"), ("b", "BND"), ("bz", "BZD"), ("g", "GYD"), ("wl", "WST"), ("si", "SBD"),
];

/// Words that "us" is the object of, not a land: "gave us $5".
#[rustfmt::skip]
pub const GIVING: &[&str] = &[
    "gave", "give", "gives", "giving", "given", "paid", "pay", "pays", "paying", "cost", "costs", "costing", "owe", "owes", "owed", "sent", "send", "lent", "lend", "charge", "charged", "charges", "save", "saved", "saves", "saving",
    "offer", "offered", "offers", "promised", "granted", "award", "awarded", "leave", "leaves", "left", "took", "take", "takes", "brought", "brings", "earned", "got", "to", "for", "of", "from", "fined", "billed", "bill",
];
