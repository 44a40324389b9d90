//! Owns the mentions by role: "the defense secretary", "the alliance".

use std::collections::HashMap;

use super::{Licences, items_in, land, of_land};
use crate::analysis::actors::reading::Reading;
use crate::analysis::actors::resolve::names::Names;
use crate::analysis::actors::token::Shape;
use crate::analysis::lexicon::{Entry, word};
use crate::document::Span;

/// How far from its name an organization may be called "the group", in bytes.
const NEAR: u32 = 2_000;

/// The mentions by role in some sentences.
pub fn called(
    text: &str,
    sentences: &[Span],
    names: &Names,
    licences: &Licences,
    standing: &HashMap<u32, Vec<u32>>,
) -> Vec<(u32, Span)> {
    let mut mentions = Vec::new();
    let mut reading = Reading::default();
    for sentence in sentences {
        let words = sentence.of(text);
        if !words.contains("he ") && !words.contains("is ") {
            continue;
        }
        reading.cut(text, *sentence);
        reading.look_up();
        let (_, items) = items_in(names, *sentence);
        for at in 0..reading.tokens.len() {
            let Some((from, to, actor)) = call_at(text, &reading, at, licences) else {
                continue;
            };
            let (start, end) = (reading.tokens[from].start, reading.tokens[to - 1].end);
            let until = items.partition_point(|i| i.span.start() < end as usize);
            let within = until > 0 && items[until - 1].span.end() > start as usize;
            let places = standing.get(&actor).map_or(&[][..], Vec::as_slice);
            let before = places.partition_point(|p| *p < start);
            let is_role = reading.entries[to - 1].is(Entry::ROLE);
            let near = before
                .checked_sub(1)
                .is_some_and(|b| is_role || start - places[b] < NEAR);
            if near && !within {
                mentions.push((actor, Span::new(start as usize, end as usize)));
            }
        }
    }
    mentions
}

/// Whom a phrase calls: with a country whoever is called so of that country, or of none.
fn actor_of(call: u64, country: Option<u32>, licences: &Licences) -> Option<u32> {
    let exact = country.and_then(|land| licences.get(&of_land(call, land)));
    let any = || {
        licences
            .get(&call)
            .filter(|l| country.is_none() || l.land.is_none())
    };
    exact.or_else(any)?.actor
}

/// "the U.S. president", "this group", "the new administration".
fn call_at(
    text: &str,
    reading: &Reading,
    at: usize,
    licences: &Licences,
) -> Option<(usize, usize, u32)> {
    let definite = reading.tokens[at].text(text);
    if !matches!(definite, "the" | "The" | "this" | "This") {
        return None;
    }
    let mut from = at + 1;
    let mut country = None;
    for _ in 0..2 {
        let word = reading.tokens.get(from)?.text(text);
        let named = Entry::COUNTRY | Entry::PEOPLE | Entry::ORGANIZATION;
        let capital = reading.tokens[from].is_capitalized();
        if matches!(word, "new" | "current" | "sitting") {
            from += 1;
        } else if let Some(name) = reading
            .phrase(text, from, |e| e.is(named))
            .filter(|_| capital)
        {
            country = country.or(land(name.entry));
            from = name.end;
        } else {
            break;
        }
    }
    reading.tokens.get(from)?;
    let phrase = reading.phrase(text, from, |e| {
        e.is(Entry::ROLE | Entry::ORG_END | Entry::WORD)
    })?;
    let hashes = (from..phrase.end)
        .map(|i| reading.tokens[i].hash)
        .filter(|h| *h != 0);
    let call = hashes.reduce(word::join)?;
    let actor = actor_of(call, country, licences)?;
    let next = reading.tokens.get(phrase.end);
    let goes_on = next.is_some_and(|t| {
        t.is_capitalized()
            || t.is_hyphen() && t.glued
            || matches!(t.text(text), "of" | "for" | "general")
    });
    let small = reading.tokens[phrase.end - 1].shape == Shape::Lower
        || reading.entries[from].is(Entry::ROLE);
    (!goes_on && small).then_some((from, phrase.end, actor))
}
