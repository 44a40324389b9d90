//! Owns figures that stand in apposition to what they measure: "inflation, put at 17 percent", "the price (70 cents)".

use super::{Place, floor};
use crate::analysis::numbers::model::{Number, NumberKind};
use crate::analysis::numbers::nouns::{ARTICLES, noun, noun_before, plural};
use crate::analysis::numbers::scan::Tokens;
use crate::document::Span;

/// "Inflation, put at 17 percent, may", "the temperature: 14 degrees".
pub fn apposed(t: Tokens, place: &Place, kind: NumberKind, before: &[Number]) -> Option<Span> {
    const LEADS: &[&str] = &[
        "put",
        "up",
        "down",
        "at",
        "estimated",
        "valued",
        "worth",
        "totaling",
        "totalling",
        "now",
        "officially",
        "currently",
        "reckoned",
        "averaging",
        "priced",
        "costing",
        "assessed",
        "pegged",
    ];
    let floor = floor(t, before);
    let mut at = place.lead;
    while at > floor
        && place.lead - at < 3
        && (t.is_any(at - 1, LEADS) || t.of(at - 1).ends_with("ly"))
    {
        at -= 1;
    }
    let mark = at.checked_sub(1).filter(|mark| *mark > floor)?;
    let led = at < place.lead;
    // "a standby credit totaling $206 million"
    let hung = led
        && t.is_any(
            at,
            &[
                "totaling",
                "totalling",
                "worth",
                "averaging",
                "costing",
                "valued",
            ],
        );
    // "interest at 5 percent"
    if led && t.is(at, "at") && t.is(mark, "interest") {
        return Some(Span::new(t.start(mark), t.end(mark)));
    }
    let comma = t.is_symbol(mark, ',');
    let colon = t.is_symbol(mark, ':') && !led;
    // "the price (70 cents)"
    let bracket = t.is_symbol(mark, '(') && !led;
    let end = if comma || colon || bracket {
        mark
    } else if hung && at > floor {
        at
    } else {
        return None;
    };
    let (start, end) = match hung {
        true => noun(t, end, floor)?,
        false => noun_before(t, end, floor)?,
    };
    let article = start > 0 && t.is_any(start - 1, ARTICLES);
    let mut outer = start - usize::from(article);
    // "Norland's stock, up 61 percent"
    if outer > 2 && t.is(outer - 1, "s") && t.is_apostrophe(outer - 2) {
        outer -= 2;
        while outer > 0 && t.capital(outer - 1) {
            outer -= 1;
        }
        outer -= usize::from(outer > 0 && t.is(outer - 1, "the"));
    }
    let opens = t.opens(outer);
    // "Zeke, eleven pounds, smiles", "Hemlock Savings Plan, 5.3%"
    let sum = matches!(kind, NumberKind::Percent | NumberKind::Money);
    let someone = comma && !led && (end - start > 1 || !sum && !plural(t, end - 1));
    let name = t.capital(end - 1) && (!opens || someone) || t.is(end - 1, "number");
    let clause = opens
        || outer > 0
            && (t.is_any(outer - 1, &["and", "but", "with", "while", "as"])
                || t.is_symbol(outer - 1, ','));
    // "Inflation, 4 percent a year ago, is"
    let bare = !(led || hung || bracket && article);
    let fits = if colon || bare {
        opens && end - start <= 3
    } else {
        clause || hung && article
    };
    (fits && !name).then(|| Span::new(t.start(start), t.end(end - 1)))
}
