//! Owns what the text says that an actor is: titles before a name, appositions around it, and the
//! mentions that these license ("the defense secretary").

mod called;
mod defined;
mod reach;
mod stated;

use std::collections::HashMap;

use super::Text;
use super::names::{Item, Names};
use super::people::Resolved;
use crate::analysis::lexicon::{ByHash, Entry, lexicon, word};
use crate::analysis::parallel::{self, Share};
use crate::analysis::{ActorKind, Role};
use crate::document::{Span, one_line};

/// The roles of the actors, and the mentions by role.
pub struct Roles {
    /// Actor and role, in text order.
    pub stated: Vec<(u32, Role)>,
    pub mentions: Vec<(u32, Span)>,
}

/// A role found at a name.
struct Found {
    actor: u32,
    span: Span,
    /// Hashes of the words by which the actor may be called: "defense secretary", "secretary".
    calls: Vec<u64>,
    /// The country that the role names.
    land: Option<u32>,
}

/// What a definite phrase may call, with and without a country.
type Licences = ByHash<Licence>;

/// Whom a phrase may call.
struct Licence {
    /// `None`, where it may be several.
    actor: Option<u32>,
    /// The country that the text says it with.
    land: Option<u32>,
}

/// The country of a country's or people's name.
fn land(entry: Entry) -> Option<u32> {
    let concept = entry
        .concept()
        .filter(|_| entry.is(Entry::COUNTRY | Entry::PEOPLE))?;
    Some(lexicon().concept(concept).family.unwrap_or(concept))
}

/// The call with a country.
fn of_land(call: u64, land: u32) -> u64 {
    word::join(call, u64::from(land) + 1)
}

pub fn read(text: &Text, names: &Names, resolved: &Resolved, share: Share) -> Roles {
    let half = (share.from + share.to) / 2.0;
    let first_half = Share {
        from: share.from,
        to: half,
    };
    let found = parallel::map(
        text.chunks.len(),
        text.threads,
        text.pace,
        first_half,
        |index| stated::stated(text.text, text.chunks[index], names, resolved),
    )
    .concat_all();
    let (licences, standing) = licences(names, resolved, &found);
    let second_half = Share {
        from: half,
        to: share.to,
    };
    let terms = defined::terms(text.text, names, resolved);
    let termed = defined::mentions(text.text, names, &terms);
    let mut mentions = if licences.is_empty() {
        Vec::new()
    } else {
        parallel::map(
            text.chunks.len(),
            text.threads,
            text.pace,
            second_half,
            |index| called::called(text.text, text.chunks[index], names, &licences, &standing),
        )
        .concat()
    };
    // What the text defines says more than what it may be called.
    mentions.retain(|(_, span)| {
        let until = termed.partition_point(|(_, t)| t.start() < span.end());
        until == 0 || termed[until - 1].1.end() <= span.start()
    });
    mentions.extend(termed);
    let found = found.into_iter().map(|f| (f.actor, f.span));
    let terms = terms.into_iter().map(|t| (t.actor, t.span));
    let mut stated: Vec<(u32, Role)> = found
        .chain(terms)
        .map(|(actor, span)| {
            let text = one_line(span.of(text.text));
            (actor, Role { text, span })
        })
        .collect();
    stated.sort_by_key(|(_, role)| role.span.start());
    Roles { stated, mentions }
}

trait ConcatAll<T> {
    fn concat_all(self) -> Vec<T>;
}

impl<T> ConcatAll<T> for Vec<Vec<T>> {
    fn concat_all(self) -> Vec<T> {
        self.into_iter().flatten().collect()
    }
}

/// The items that stand in a span, with the index of the first.
fn items_in<'n>(names: &'n Names, span: Span) -> (usize, &'n [Item]) {
    let from = names
        .items
        .partition_point(|i| i.span.start() < span.start());
    let length = names.items[from..].partition_point(|i| i.span.start() < span.end());
    (from, &names.items[from..from + length])
}

/// Who may be called what; and for each such actor where it stands by name.
fn licences(
    names: &Names,
    resolved: &Resolved,
    found: &[Found],
) -> (Licences, HashMap<u32, Vec<u32>>) {
    let mut licences = Licences::default();
    let mut license = |call: u64, actor: u32, land: Option<u32>| {
        let licence = licences.entry(call).or_insert(Licence {
            actor: Some(actor),
            land,
        });
        if licence.actor.is_some_and(|a| a != actor) {
            licence.actor = None;
        }
        licence.land = licence.land.or(land);
    };
    for role in found {
        for call in &role.calls {
            license(*call, role.actor, role.land);
            if let Some(land) = role.land {
                license(of_land(*call, land), role.actor, role.land);
            }
        }
    }
    for (item, actor) in names.items.iter().zip(&resolved.actors) {
        let name = names.name(item);
        if name.kind != ActorKind::Organization {
            continue;
        }
        if let Some(concept) = name
            .entry
            .concept()
            .map(|c| lexicon().concept(c))
            .filter(|c| !c.nouns.is_empty())
        {
            license(word::phrase(concept.nouns), *actor, None);
        }
        if let Some(head) = head_word(name.text) {
            license(head, *actor, None);
        }
    }
    licences.retain(|_, licence| licence.actor.is_some());
    let mut standing: HashMap<u32, Vec<u32>> = licences
        .values()
        .filter_map(|licence| Some((licence.actor?, Vec::new())))
        .collect();
    for (item, actor) in names.items.iter().zip(&resolved.actors) {
        if let Some(places) = standing.get_mut(actor) {
            places.push(item.span.start() as u32);
        }
    }
    (licences, standing)
}

/// The word of an organization's name that says what it is: "group", "ministry".
fn head_word(name: &str) -> Option<u64> {
    let words: Vec<&str> = word::words(name).collect();
    let first = lexicon().phrase(words.first()?);
    let last = word::hash(words.last()?);
    if words.len() < 2 {
        None
    } else if first.is(Entry::ORG_OF) && words.get(1).is_some_and(|w| *w == "of" || *w == "for") {
        Some(word::hash(words[0]))
    } else {
        lexicon().get(last).is(Entry::ORG_END).then_some(last)
    }
}
