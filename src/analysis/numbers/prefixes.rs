//! Owns letters that run into the digits of a sum: "USD115", "Rs500", "N9,800".

use super::money::code;
use super::scan::Tokens;

/// Whether digits that follow these letters without a space are an amount: "USD115", "Rs500", "K90,000" but not "K9".
pub fn glues(letters: &str, digits: &str) -> bool {
    match letters {
        "R" | "N" | "K" | "MK" => return is_large(digits, true) || is_price(digits),
        "Jan" | "Feb" | "Mar" | "Apr" | "May" | "Jun" | "Jul" | "Aug" | "Sep" | "Sept" | "Oct"
        | "Nov" | "Dec" => return is_day_and_year(digits),
        _ => {}
    }
    let word = matches!(
        letters,
        "ALL"
            | "BAM"
            | "CAD"
            | "COP"
            | "CUP"
            | "MOP"
            | "PEN"
            | "SIT"
            | "SOS"
            | "SSP"
            | "TOP"
            | "TRY"
    );
    let known = matches!(letters, "Rs" | "FY" | "Sh" | "Shs")
        || short_of(letters, digits).is_some()
        || letters.len() <= 3 && code(letters).is_some();
    letters == "euro" || known && !word
}

/// "90,000", "1.73bn", "500 billion": digits of a large amount; with `short`, also "9.80", as prices are written.
pub fn is_large(digits: &str, short: bool) -> bool {
    let rest = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    let digit = |r: &str| r.starts_with(|c: char| c.is_ascii_digit());
    let grouped = rest.strip_prefix(',').is_some_and(digit);
    let decimal = rest
        .strip_prefix('.')
        .map(|r| (r, r.trim_start_matches(|c: char| c.is_ascii_digit())));
    let rest = decimal.map_or(rest, |(_, rest)| rest);
    let cents = decimal.is_some_and(|(all, rest)| all.len() - rest.len() == 2);
    let word = rest.split(|c: char| !c.is_ascii_alphabetic()).next();
    let scaled = word.is_some_and(|w| matches!(w, "m" | "mn" | "bn" | "tn" | "trn"));
    grouped
        || [" million", " billion", " trillion"]
            .iter()
            .any(|s| rest.starts_with(s))
        || short && (scaled || cents && word == Some(""))
}

/// "31, 1994" after a month; "Oct4" is a gene.
fn is_day_and_year(digits: &str) -> bool {
    let rest = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    let year = rest.trim_start_matches([' ', ',']).as_bytes();
    digits.len() - rest.len() <= 2
        && rest.starts_with([' ', ','])
        && year.len() >= 4
        && year[..4].iter().all(u8::is_ascii_digit)
        && matches!(&year[..2], b"19" | b"20")
}

/// "617", "28": digits of a price; only the land of the text tells that they are one.
fn is_price(digits: &str) -> bool {
    let rest = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    // "R5 277"
    let group = rest.strip_prefix(' ').map(|rest| {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        digits == 3
    });
    let length = digits.len() - rest.len();
    if group == Some(true) && length <= 3 {
        return true;
    }
    (2..=4).contains(&length) && rest.starts_with([' ', ',', '.', '\n', ')', ';'])
}

/// Whether what follows "the R300" tells of a road: it is near Parow, while "the R350 grant" is paid.
pub fn is_road(t: Tokens, after: usize) -> bool {
    #[rustfmt::skip]
    const OF_ROADS: &[&str] = &[
        "in", "on", "at", "near", "to", "from", "between", "towards", "through", "and", "or", "is", "was", "has", "road",
        "highway", "freeway", "route", "north", "south", "east", "west", "for", "by", "with", "after", "before",
    ];
    !t.is_word(after) || t.capital(after) || t.is_any(after, OF_ROADS)
}

/// The code of a currency that a short form of its name before these digits stands for: "Tk 500". The SR-71 flies.
pub fn short_of(letters: &str, digits: &str) -> Option<&'static str> {
    Some(match letters {
        "DM" => "DEM",
        "FF" | "FFr" => "FRF",
        "RM" => "MYR",
        "Rp" => "IDR",
        "Ksh" | "KSh" | "KSH" => "KES",
        "TSh" | "Tsh" | "TShs" => "TZS",
        "USh" | "Ush" | "UShs" => "UGX",
        "SDR" | "SDRs" => "XDR",
        "Tk" => "BDT",
        "Dh" | "Dhs" => "AED",
        "SR" if is_large(digits, true) => "SAR",
        _ => return None,
    })
}
