//! Owns the actors and numbers of all open documents as one: each actor once, whatever the documents
//! call it, with its counts in each; made beside the screen whenever a document says something else.

mod list;
mod walk;

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use super::comparing::Body;
use super::open::{ActorSort, Listing, NumberSort};
use super::{App, Effect};
use crate::analysis::{ActorKind, Analysis, Number, NumberKind, Target};
use crate::compare::{ActorRow, NumberRow, NumberState, Part, merge};
use crate::document::Span;

/// The lists of all open documents.
#[derive(Debug, Clone, Default)]
pub struct All {
    /// The lists show them, and walks go from document to document.
    pub on: bool,
    pub merged: Option<Arc<Merged>>,
    pub actors: Listing,
    pub actor_sort: ActorSort,
    pub actor_kind: Option<ActorKind>,
    pub numbers: Listing,
    pub number_sort: NumberSort,
    pub number_kind: Option<NumberKind>,
    /// What the documents said when this was asked for.
    asked: Vec<(usize, Arc<Analysis>)>,
    generation: u64,
}

/// What several documents name and state, each once.
#[derive(Debug)]
pub struct Merged {
    /// In the order in which they were opened.
    pub bodies: Vec<Body>,
    pub actors: Vec<ActorRow>,
    /// Dates among them.
    pub numbers: Vec<NumberRow>,
    /// Mentions of each actor in all documents.
    totals: Vec<u32>,
    /// Of each actor all names in small letters, one on a line.
    names: Vec<String>,
    /// Of each number the words of its figures in small letters.
    words: Vec<String>,
    /// For each document, the row of each of its actors and of its numbers.
    actor_rows: Vec<HashMap<u32, u32>>,
    number_rows: Vec<HashMap<u32, u32>>,
    by_count: Vec<u32>,
    by_name: Vec<u32>,
    by_salience: Vec<u32>,
    by_kind: Vec<u32>,
    by_value: Vec<u32>,
}

impl Merged {
    /// Merges; the cost grows with what the documents name.
    pub fn of(bodies: Vec<Body>) -> Self {
        let parts: Vec<Part> = bodies.iter().map(Body::part).collect();
        let together = merge(&parts);
        let actors = together.actors;
        let mut numbers = together.numbers;
        numbers.extend(together.dates);
        let first = |row: &NumberRow| {
            let mut sides = row.sides.iter().enumerate();
            sides.find_map(|(side, ids)| Some((side, *ids.first()?)))
        };
        numbers.sort_by_key(first);
        let totals: Vec<u32> = actors
            .iter()
            .map(|row| row.sides.iter().flatten().map(|side| side.count).sum())
            .collect();
        let names: Vec<String> = actors.iter().map(|row| names(row, &bodies)).collect();
        let words = numbers.iter().map(|row| words(row, &bodies)).collect();
        let mut actor_rows = vec![HashMap::new(); bodies.len()];
        for (at, row) in (0..).zip(&actors) {
            for (side, known) in row.sides.iter().enumerate() {
                if let Some(known) = known {
                    actor_rows[side].insert(known.actor, at);
                }
            }
        }
        let mut number_rows = vec![HashMap::new(); bodies.len()];
        for (at, row) in (0..).zip(&numbers) {
            for (side, ids) in row.sides.iter().enumerate() {
                number_rows[side].extend(ids.iter().map(|id| (*id, at)));
            }
        }
        let order = |count: usize| (0..count as u32).collect::<Vec<u32>>();
        let mut by_count = order(actors.len());
        by_count.sort_by_key(|id| Reverse(totals[*id as usize]));
        let mut by_name = order(actors.len());
        by_name.sort_by_cached_key(|id| actors[*id as usize].name().to_lowercase());
        let number = |id: &u32| -> Option<&Number> {
            let (side, id) = first(&numbers[*id as usize])?;
            bodies[side].analysis.numbers.get(id as usize)
        };
        let mut by_salience = order(numbers.len());
        by_salience.sort_by_cached_key(|id| {
            let stated: usize = numbers[*id as usize].sides.iter().map(Vec::len).sum();
            Reverse((number(id).map_or(0, |n| n.salience), stated))
        });
        let mut by_kind = order(numbers.len());
        by_kind.sort_by_key(|id| (number(id).map(|n| n.kind), *id));
        let mut by_value = order(numbers.len());
        by_value.sort_by(|a, b| {
            let unit = |id: &u32| number(id).map(|n| (n.kind, n.unit.as_deref()));
            let value = || Some(number(b)?.value.order(&number(a)?.value));
            unit(a)
                .cmp(&unit(b))
                .then_with(|| value().unwrap_or(std::cmp::Ordering::Equal))
        });
        Self {
            totals,
            names,
            words,
            actor_rows,
            number_rows,
            by_count,
            by_name,
            by_salience,
            by_kind,
            by_value,
            actors,
            numbers,
            bodies,
        }
    }

    /// The actor that one of a document is.
    pub fn actor(&self, document: usize, actor: u32) -> Option<u32> {
        let side = self.side(document)?;
        self.actor_rows[side].get(&actor).copied()
    }

    /// Mentions in all documents.
    pub fn total(&self, row: u32) -> u32 {
        self.totals.get(row as usize).copied().unwrap_or(0)
    }

    /// How many documents name it.
    pub fn documents(&self, row: u32) -> usize {
        let row = self.actors.get(row as usize);
        row.map_or(0, |row| row.sides.iter().flatten().count())
    }

    /// The number that stands for a row: the first that states it.
    pub fn number(&self, row: &NumberRow) -> Option<(&Body, &Number)> {
        let mut sides = row.sides.iter().zip(&self.bodies);
        let (body, id) = sides.find_map(|(ids, body)| Some((body, *ids.first()?)))?;
        Some((body, body.analysis.numbers.get(id as usize)?))
    }

    fn side(&self, document: usize) -> Option<usize> {
        self.bodies
            .binary_search_by_key(&document, |body| body.document)
            .ok()
    }
}

/// All names of an actor in small letters.
fn names(row: &ActorRow, bodies: &[Body]) -> String {
    let mut names = Vec::new();
    for (side, body) in row.sides.iter().zip(bodies) {
        let actor = side
            .as_ref()
            .and_then(|side| body.analysis.actors.get(side.actor as usize));
        if let Some(actor) = actor {
            names.push(actor.name.to_lowercase());
            names.extend(actor.aliases.iter().map(|alias| alias.to_lowercase()));
        }
    }
    names.sort_unstable();
    names.dedup();
    names.join("\n")
}

/// The words of a figure, once for each document, in small letters.
fn words(row: &NumberRow, bodies: &[Body]) -> String {
    let sides = row.sides.iter().zip(bodies);
    let words = sides.filter_map(|(ids, body)| {
        let number = body.analysis.numbers.get(*ids.first()? as usize)?;
        Some(body.content.slice(number.full).to_lowercase())
    });
    words.collect::<Vec<_>>().join("\n")
}

impl App {
    /// Asks for the merged lists anew where they are not of what the documents say.
    pub(super) fn keep_merged(&mut self) -> Option<Effect> {
        let read = |open: &&super::open::Open| open.whole && open.analysed && open.failed.is_none();
        let analysed = || {
            let docs = self.docs.iter().enumerate();
            docs.filter(move |(_, open)| read(open))
        };
        if self.docs.len() < 2 || analysed().nth(1).is_none() {
            return None;
        }
        let now = analysed().map(|(document, open)| (document, Arc::as_ptr(&open.analysis)));
        let asked = self.all.asked.iter();
        if now.eq(asked.map(|(document, analysis)| (*document, Arc::as_ptr(analysis)))) {
            return None;
        }
        self.all.asked = analysed()
            .map(|(document, open)| (document, Arc::clone(&open.analysis)))
            .collect();
        let generation = self.next_generation();
        self.all.generation = generation;
        Some(Effect::Merge { generation })
    }

    /// The documents that are merged.
    pub fn bodies_merged(&self) -> Vec<Body> {
        let asked = self.all.asked.iter();
        asked
            .map(|(document, analysis)| {
                let content = Arc::clone(&self.docs[*document].document);
                Body {
                    document: *document,
                    span: Span::new(0, content.text.len()),
                    content,
                    analysis: Arc::clone(analysis),
                }
            })
            .collect()
    }

    /// Takes the merged lists, if they are still those that are wanted.
    pub(super) fn receive_merged(&mut self, generation: u64, merged: Arc<Merged>) {
        if generation != self.all.generation {
            return;
        }
        self.all.take(merged);
        // The card of an actor lists its mentions in the other documents too.
        if let Some(card) = &self.card
            && let Target::Actor(_) = card.target
            && let Some(mut now) = self.make_card(card.document, card.target)
        {
            if now
                .lines
                .get(card.selected)
                .is_some_and(super::card::CardLine::leads)
            {
                now.selected = card.selected;
            }
            self.card = Some(now);
        }
    }

    /// What the merged lists say of an actor, where they are of what its document says now.
    pub fn together(&self, document: usize, actor: u32) -> Option<(&Merged, u32)> {
        let merged = self.all.merged.as_deref()?;
        let body = &merged.bodies[merged.side(document)?];
        let open = self.docs.get(document)?;
        if !Arc::ptr_eq(&body.analysis, &open.analysis) {
            return None;
        }
        Some((merged, merged.actor(document, actor)?))
    }

    /// The documents that name a merged actor, with what it is there; those read again since are left out.
    pub fn where_named(&self, row: u32) -> Vec<(usize, u32)> {
        let Some(merged) = self.all.merged.as_deref() else {
            return Vec::new();
        };
        let Some(row) = merged.actors.get(row as usize) else {
            return Vec::new();
        };
        let sides = row.sides.iter().zip(&merged.bodies);
        sides
            .filter(|(_, body)| self.is_current(body))
            .filter_map(|(side, body)| Some((body.document, side.as_ref()?.actor)))
            .collect()
    }

    fn is_current(&self, body: &Body) -> bool {
        let open = self.docs.get(body.document);
        open.is_some_and(|open| Arc::ptr_eq(&open.analysis, &body.analysis))
    }

    /// What an actor of one document is in another.
    pub(super) fn actor_in(&self, (document, actor): (usize, u32), other: usize) -> Option<u32> {
        if document == other {
            return Some(actor);
        }
        match self.together(document, actor) {
            Some((_, row)) => {
                let named = self.where_named(row);
                let there = named.iter().find(|(document, _)| *document == other);
                there.map(|(_, actor)| *actor)
            }
            None => {
                let name = &self.docs[document]
                    .analysis
                    .actors
                    .get(actor as usize)?
                    .name;
                self.actor_named(other, name)
            }
        }
    }
}

/// Whether another value is stated for the same elsewhere.
pub fn differs(row: &NumberRow) -> bool {
    row.state == NumberState::Differs
}
