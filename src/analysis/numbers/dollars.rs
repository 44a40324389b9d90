//! Owns which dollars a bare "$" means where the text says so: "All figures are in Canadian dollars."

use std::borrow::Cow;

use memchr::memmem;

use super::lands;
use super::model::{Number, NumberKind};
use super::money;
use super::scan::{Tokens, scan};

/// Bytes before "dollars" in which its sentence is looked at.
const BEFORE: usize = 120;

/// Gives the sums in assumed US dollars the currency that the text states for all of them, where it states one.
pub fn settle(text: &str, numbers: &mut Vec<Number>) {
    let assumed = |number: &Number| {
        number.kind == NumberKind::Money
            && number.unit_assumed
            && number.unit.as_deref() == Some("USD")
    };
    lands::settle(text, numbers);
    if !numbers.iter().any(assumed) {
        return;
    }
    let said = stated(text);
    let Some(code) = said
        .or_else(|| local(text, numbers))
        .filter(|code| *code != "USD")
    else {
        return;
    };
    for number in numbers.iter_mut().filter(|number| assumed(number)) {
        number.unit = Some(Cow::Borrowed(code));
        number.unit_assumed = said.is_none();
    }
}

/// The dollars of the land that a text is about, where it names the United States nowhere and comes from no news
/// agency. Where it tells sums in dollars that have a name, only the first such sum, written "A$5", tells.
fn local(text: &str, numbers: &[Number]) -> Option<&'static str> {
    /// So often a text names the land, or its cities, that it is about, unless it names two of them.
    const LEAST: usize = 3;
    /// A text says within so many bytes what it is about.
    const BEGINNING: usize = 200_000;
    let text = &text[..text.floor_char_boundary(BEGINNING)];
    let has = |word: &&str| memmem::find(text.as_bytes(), word.as_bytes()).is_some();
    let named = |number: &Number| {
        let dollars = LANDS
            .iter()
            .any(|(code, _)| number.unit.as_deref() == Some(code));
        number.kind == NumberKind::Money && dollars
    };
    if ELSEWHERE.iter().any(has) {
        return None;
    }
    // "A$1.7 billion", and "$7.35" from then on, in a text that names Adelaide.
    if numbers.iter().any(named) {
        let first = numbers.iter().find(|n| n.kind == NumberKind::Money)?;
        let signed = named(first) && first.span.of(text).contains('$');
        let (code, words) = LANDS
            .iter()
            .find(|(code, _)| first.unit.as_deref() == Some(code))?;
        let others = |n: &Number| named(n) && n.unit != first.unit;
        let told = lands::times(text, words) > 0 && !numbers.iter().any(others);
        return (signed && told).then_some(code);
    }
    let mut found: Vec<_> = LANDS
        .iter()
        .map(|(code, words)| {
            let several = words
                .iter()
                .filter(|word| lands::times(text, &[**word]) > 0);
            (lands::times(text, words), several.count() > 1, *code)
        })
        .collect();
    found.sort_unstable_by(|a, b| b.cmp(a));
    match found.as_slice() {
        [(most, several, code), (next, ..), ..]
            if (*most >= LEAST || *several) && *most > 2 * next =>
        {
            Some(code)
        }
        _ => None,
    }
}

/// Lands that count in dollars of their own, and their cities.
#[rustfmt::skip]
const LANDS: &[(&str, &[&str])] = &[
    ("AUD", &["Australia", "Sydney", "Melbourne", "Brisbane", "Canberra", "Perth", "Adelaide", "Queensland", "New South Wales", "NSW", "Tasmania", "Hobart", "Launceston", "South Australia", "Western Australia", "Northern Territory", "Darwin", "Cairns", "Geelong"]),
    ("CAD", &["Canada", "Canadian", "Toronto", "Ottawa", "Vancouver", "Montreal", "Ontario", "Alberta", "Manitoba", "Quebec", "Winnipeg", "Calgary", "Edmonton", "Nova Scotia", "Halifax", "New Brunswick", "Moncton", "Saskatchewan", "Saskatoon", "British Columbia", "Newfoundland", "Nunavut", "Yukon", "Mississauga"]),
    ("SGD", &["Singapore"]),
    ("NZD", &["New Zealand", "Auckland", "Wellington", "Christchurch", "Dunedin", "Waikato", "Otago"]),
    ("HKD", &["Hong Kong"]),
];

/// What tells that a bare "$" is that of the United States.
#[rustfmt::skip]
const ELSEWHERE: &[&str] = &[
    "U.S.", "US ", "USA", "United States", "America", "Washington", "New York", "Wall Street", "Federal Reserve", "US$",
    "(AP)", "(Reuters)", "(AFP)", "(Bloomberg)", "(Xinhua)", "(dpa)", "(UPI)",
];

/// The currency that a sentence gives to all amounts: "Amounts are in Australian dollars unless otherwise noted".
fn stated(text: &str) -> Option<&'static str> {
    let mut tokens = Vec::new();
    let found = memmem::find_iter(text.as_bytes(), "dollars");
    found.into_iter().find_map(|at| {
        let from = text.floor_char_boundary(at.saturating_sub(BEFORE));
        let end = at + "dollars".len();
        let sentence = text[from..at].rfind(['.', '\n', '!', '?']);
        // The stops of "U.S. dollars" end no sentence.
        let country = text[from..at].trim_end();
        let from = if country.ends_with('.') {
            from
        } else {
            sentence.map_or(from, |stop| from + stop + 1)
        };
        scan(text, from, end, &mut tokens);
        let t = Tokens {
            text,
            list: &tokens,
        };
        let amounts = (0..t.len()).any(|i| t.is_any(i, AMOUNTS) || t.is_symbol(i, '$'));
        let bare = !(0..t.len()).any(|i| t.is_numeral(i));
        if !amounts || !bare {
            return None;
        }
        (1..t.len()).find_map(|i| {
            let led = t.is_any(
                i - 1,
                &["in", "to", "are", "is", "means", "mean", "denote", "as"],
            );
            let (currency, next) = money::after(t, i).filter(|_| led)?;
            (next == t.len() && !currency.assumed).then_some(currency.code)
        })
    })
}

/// What a sentence about all sums speaks of.
const AMOUNTS: &[&str] = &[
    "amounts",
    "figures",
    "values",
    "prices",
    "sums",
    "references",
    "currency",
    "currencies",
];
