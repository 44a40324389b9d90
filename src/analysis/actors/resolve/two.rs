//! Owns spans that hold two names, and where one ends and the other begins.

use super::names::is_company_suffix;
use crate::analysis::ActorKind;
use crate::analysis::actors::Tagged;
use crate::analysis::lexicon::{ByHash, Entry, lexicon, word};
use crate::document::Span;

/// "Delmar Holdings Ltd. Northwind": where the company's name ends and what follows begins.
pub fn company_before(text: &str, tag: &Tagged) -> Option<(usize, usize)> {
    let name = tag.span.of(text);
    ["Ltd. ", "Inc. ", "Corp. ", "Co. ", "Plc. "]
        .iter()
        .find_map(|end| {
            let at = name.find(end).filter(|at| *at > 0)? + end.len();
            let rest = &name[at..];
            let own = rest.starts_with(char::is_uppercase) && !is_company_suffix(rest);
            own.then(|| (tag.span.start() + at - 1, tag.span.start() + at))
        })
}

/// "Md. Delmar Brothers" after "Bethesda, ": where the state ends and the next sentence's name begins.
#[rustfmt::skip]
pub fn state_before(text: &str, tag: &Tagged) -> Option<usize> {
    // The lists leave out those that are other words without their stop: "Miss.", "Wash."
    const STATES: &[&str] = &[
        "Ala.", "Ariz.", "Ark.", "Calif.", "Colo.", "Conn.", "Del.", "Fla.", "Ga.", "Ill.", "Ind.", "Kan.", "Ky.", "La.", "Mass.", "Md.", "Mich.",
        "Minn.", "Miss.", "Mo.", "Mont.", "N.C.", "N.D.", "N.H.", "N.J.", "N.M.", "N.Y.", "Neb.", "Nev.", "Okla.", "Ore.", "Pa.", "R.I.", "S.C.", "S.D.",
        "Tenn.", "Tex.", "Va.", "Vt.", "W.Va.", "Wash.", "Wis.", "Wyo.",
    ];
    let (first, rest) = tag.span.of(text).split_once(' ')?;
    let after = text[..tag.span.start()].ends_with(", ") && STATES.contains(&first);
    (after && rest.starts_with(char::is_uppercase)).then(|| tag.span.start() + first.len())
}

/// So sure is a tagger of firms that it has reason for.
const FIRM: f32 = 0.97;

/// "Ann & Tom" are two, "Plume & Harrow" a firm.
pub fn couple(text: &str, tag: &Tagged) -> Option<(Tagged, Tagged)> {
    let (one, other) = tag.span.of(text).split_once(" & ")?;
    let given = |name: &str| lexicon().phrase(name).is(Entry::GIVEN_NAME);
    let start = tag.span.start();
    let part = |from: usize, name: &str| Tagged {
        span: Span::new(from, from + name.len()),
        kind: ActorKind::Person,
        ..*tag
    };
    let listed = lexicon().phrase(tag.span.of(text)).is(Entry::ORGANIZATION);
    let both = given(one) && given(other) && one != other && !listed && tag.confidence < FIRM;
    both.then(|| (part(start, one), part(tag.span.end() - other.len(), other)))
}

/// "Data Protection Act 2018 and the Companies Act 2006": where the first ends and the second begins.
pub fn laws(text: &str, tag: &Tagged) -> Option<(usize, usize)> {
    const AND: &str = " and the ";
    let name = tag.span.of(text);
    let at = name.find(AND)?;
    let both = is_treaty(&name[..at]) && is_treaty(&name[at + AND.len()..]);
    let start = tag.span.start();
    both.then_some((start + at, start + at + AND.len()))
}

/// Whether a name is that of a treaty or a law: "Taif Agreement", "Treaty of Utrecht", "Securities Act of 1933".
pub fn is_treaty(name: &str) -> bool {
    let dated = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let undated = match dated.len() < name.len() {
        true => dated.trim_end_matches(" of ").trim_end(),
        false => name,
    };
    let Some((before, last)) = undated.rsplit_once(' ') else {
        return false;
    };
    let private = last == "Agreement" && is_private(before.rsplit(' ').next().unwrap_or(before));
    name.starts_with("Treaty ")
        || !private
            && matches!(
                last,
                "Treaty" | "Accord" | "Accords" | "Agreement" | "Pact" | "Protocol" | "Act"
            )
}

/// Whether a name is that of what two parties signed: "Credit Agreement", also in capitals over it.
pub fn is_deed(name: &str) -> bool {
    name.rsplit_once(' ').is_some_and(|(before, last)| {
        last.eq_ignore_ascii_case("Agreement")
            && is_private(before.rsplit(' ').next().unwrap_or(before))
    })
}

/// What an agreement between private parties is about.
#[rustfmt::skip]
fn is_private(word: &str) -> bool {
    const ABOUT: &[&str] = &[
        "Credit", "Loan", "Lease", "Purchase", "Sale", "Services", "Service", "Employment", "Consulting",
        "Shareholders", "Stockholders", "Subscription", "Licence", "License", "Licensing", "Non-Disclosure",
        "Confidentiality", "Merger", "Supply", "Distribution", "Underwriting", "Escrow", "Guarantee",
        "Extension", "Tenancy", "Rental", "Franchise", "Indemnity", "Operating", "Agency",
    ];
    ABOUT.iter().any(|about| about.eq_ignore_ascii_case(word))
}

/// "Delmar Corp. of Bethesda": where the company ends and its seat begins.
pub fn seat_after(text: &str, tag: &Tagged) -> Option<(usize, usize)> {
    let (company, seat) = tag.span.of(text).rsplit_once(" of ")?;
    let last = company.rsplit(' ').next().unwrap_or(company);
    let known = lexicon().phrase(seat).is(Entry::PLACE);
    let start = tag.span.start();
    (tag.kind == ActorKind::Organization && known && is_company_suffix(last))
        .then(|| (start + company.len(), start + company.len() + " of ".len()))
}

/// Surnames of those whom the text names in full, by their hash.
pub fn surnames(text: &str, tagged: &[Tagged]) -> ByHash<()> {
    let people = tagged.iter().filter(|t| t.kind == ActorKind::Person);
    people
        .filter_map(|t| t.span.of(text).split_once(' '))
        .filter(|(given, _)| lexicon().phrase(given).is(Entry::GIVEN_NAME))
        .map(|(_, surname)| (word::phrase(surname), ()))
        .collect()
}

/// Length of the place that stands before a known surname in one span.
pub fn place_before(text: &str, tag: &Tagged, surnames: &ByHash<()>) -> Option<usize> {
    if !matches!(tag.kind, ActorKind::Person | ActorKind::Place) {
        return None;
    }
    let (place, surname) = tag.span.of(text).rsplit_once(' ')?;
    let entry = lexicon().phrase(place);
    let two = entry.is(Entry::PLACE)
        && !entry.is(Entry::GIVEN_NAME)
        && !lexicon().phrase(tag.span.of(text)).is(Entry::PLACE)
        && surnames.contains_key(&word::phrase(surname));
    two.then_some(place.len())
}
