//! Owns which dollars a bare "$" means where the text says so: "All figures are in Canadian dollars."

use std::borrow::Cow;

use memchr::memmem;

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
    super::lands::settle(text, numbers);
    if !numbers.iter().any(assumed) {
        return;
    }
    let Some(code) = stated(text).filter(|code| *code != "USD") else {
        return;
    };
    for number in numbers.iter_mut().filter(|number| assumed(number)) {
        number.unit = Some(Cow::Borrowed(code));
        number.unit_assumed = false;
    }
}

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
