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
