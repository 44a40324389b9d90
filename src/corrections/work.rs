//! Owns an analysis that is being corrected: its actors under the names that were said so far, its mentions and links,
//! and which parts of the text must be read anew for whose numbers and words they hold.

use std::collections::BTreeSet;

use super::apply::Fate;
use super::{Correction, Named, What};
use crate::analysis::{Actor, Analysis, By, LinkWhy, Mention, NumberLink, STRIP, Target, settle};
use crate::document::{Anchor, Document, Span, one_line};

/// Stands for an actor or number that is no more.
const GONE: u32 = u32::MAX;

pub(super) const NO_ACTOR: Fate = Fate::Lost("no such actor in the text any more");
pub(super) const NO_PLACE: Fate = Fate::Lost("these words are not in the text any more");
pub(super) const NO_NUMBER: Fate = Fate::Lost("this number is not in the text any more");

pub struct Work<'a> {
    pub(super) document: &'a Document,
    pub(super) base: &'a Analysis,
    pub(super) actors: Vec<Slot>,
    /// Those of actors, which they name by their slots.
    pub(super) mentions: Vec<Mention>,
    pub(super) hidden: BTreeSet<u32>,
    pub(super) accepted: BTreeSet<u32>,
    /// Number, slot, and whether it is the owner, in the order in which it was said.
    pub(super) owners: Vec<(u32, u32, bool)>,
    /// Where mentions came or went.
    pub(super) touched: Vec<Span>,
}

pub(super) struct Slot {
    pub(super) actor: Actor,
    /// What it was called before.
    former: Vec<String>,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Here,
    Hidden,
    /// Another one has its mentions.
    Into(u32),
}

impl<'a> Work<'a> {
    pub fn new(document: &'a Document, base: &'a Analysis) -> Self {
        let slot = |actor: &Actor| Slot {
            actor: actor.clone(),
            former: Vec::new(),
            state: State::Here,
        };
        let mentions = base.mentions.iter().copied();
        Self {
            document,
            base,
            actors: base.actors.iter().map(slot).collect(),
            mentions: mentions
                .filter(|m| matches!(m.target, Target::Actor(_)))
                .collect(),
            hidden: BTreeSet::new(),
            accepted: BTreeSet::new(),
            owners: Vec::new(),
            touched: Vec::new(),
        }
    }

    /// Applies one correction and tells what became of it.
    pub fn say(&mut self, correction: &Correction) -> Fate {
        match &correction.what {
            What::Merge { actors } => self.merge(actors),
            What::Split {
                actor,
                names,
                places,
                into,
            } => self.split(actor, names, places, into),
            What::Rename { actor, name } => self.on(actor, |actor, former| {
                if actor.name != *name {
                    let old = std::mem::replace(&mut actor.name, name.clone());
                    actor.aliases.retain(|alias| alias != name);
                    former.push(old.clone());
                    actor.aliases.insert(0, old);
                }
            }),
            What::Kind { actor, kind } => self.on(actor, |actor, _| {
                actor.kind = *kind;
                actor.doubtful = false;
                "its kind is as you said".clone_into(&mut actor.why);
            }),
            What::Accept { actor } => self.on(actor, |actor, _| {
                actor.doubtful = false;
                "you said that it is one".clone_into(&mut actor.why);
            }),
            What::Hide { actor } => self.hide(actor),
            What::Mark { place, actor } => self.mark(place, actor, correction.scope.is_wide()),
            What::Unmark { place } => self.unmark(place),
            What::Attach { number, owner } => self.own(number, owner, true),
            What::Detach { number, owner } => self.own(number, owner, false),
            What::HideNumber { number } => self.on_number(number, |work, id| {
                work.hidden.insert(id);
            }),
            What::AcceptNumber { number } => self.on_number(number, |work, id| {
                work.accepted.insert(id);
            }),
        }
    }

    /// The actor of a name: of its kind before one of another, by a name that it has before one that it had or that is
    /// an alias.
    pub(super) fn find(&self, named: &Named) -> Option<u32> {
        let of_kind = |slot: &Slot| named.kind.is_none_or(|kind| slot.actor.kind == kind);
        let position = |same: &dyn Fn(&Slot) -> bool| self.actors.iter().position(same);
        let here = |slot: &Slot| slot.state == State::Here;
        let called = |slot: &Slot| slot.actor.name == named.name;
        let was = |slot: &Slot| {
            slot.former.contains(&named.name) || called(slot) && slot.state != State::Hidden
        };
        let also = |slot: &Slot| slot.actor.aliases.contains(&named.name);
        let mut found = position(&|s| here(s) && called(s) && of_kind(s))
            .or_else(|| position(&|s| here(s) && called(s)))
            .or_else(|| position(&|s| was(s) && of_kind(s)))
            .or_else(|| position(&was))
            .or_else(|| position(&|s| here(s) && also(s) && of_kind(s)))?
            as u32;
        // Merging points to an actor that is there, which may have been merged later.
        while let State::Into(other) = self.actors[found as usize].state {
            found = other;
        }
        (self.actors[found as usize].state == State::Here).then_some(found)
    }

    fn on(&mut self, named: &Named, change: impl FnOnce(&mut Actor, &mut Vec<String>)) -> Fate {
        let Some(found) = self.find(named) else {
            return NO_ACTOR;
        };
        let slot = &mut self.actors[found as usize];
        change(&mut slot.actor, &mut slot.former);
        Fate::Stands
    }

    fn merge(&mut self, actors: &[Named]) -> Fate {
        let Some((first, others)) = actors.split_first() else {
            return NO_ACTOR;
        };
        let found: Vec<u32> = others.iter().filter_map(|other| self.find(other)).collect();
        let Some(into) = self.find(first) else {
            // The text may not have the name that all shall have.
            let mut others = found.into_iter();
            let Some(into) = others.next() else {
                return NO_ACTOR;
            };
            let slot = &mut self.actors[into as usize];
            let old = std::mem::replace(&mut slot.actor.name, first.name.clone());
            slot.former.push(old.clone());
            slot.actor.aliases.retain(|alias| *alias != first.name);
            slot.actor.aliases.insert(0, old);
            slot.actor.kind = first.kind.unwrap_or(slot.actor.kind);
            others.for_each(|other| self.put_together(into, other));
            return Fate::Stands;
        };
        if found.is_empty() {
            return NO_ACTOR;
        }
        found
            .into_iter()
            .for_each(|other| self.put_together(into, other));
        Fate::Stands
    }

    fn put_together(&mut self, into: u32, other: u32) {
        if into == other || self.actors[other as usize].state != State::Here {
            return;
        }
        let old = self.actors[other as usize].actor.clone();
        self.actors[other as usize].state = State::Into(into);
        let actor = &mut self.actors[into as usize].actor;
        for name in std::iter::once(old.name).chain(old.aliases) {
            if name != actor.name && !actor.aliases.contains(&name) {
                actor.aliases.push(name);
            }
        }
        for role in old.roles {
            if !actor.roles.contains(&role) {
                actor.roles.push(role);
            }
        }
        actor.roles.sort_by_key(|role| role.span);
        actor.family.extend(old.family);
        actor.doubtful = false;
        "you said which names are one".clone_into(&mut actor.why);
        for mention in &mut self.mentions {
            if mention.target == Target::Actor(other) {
                mention.target = Target::Actor(into);
                if mention.by == By::Name {
                    mention.by = By::Alias;
                }
            }
        }
    }

    fn split(&mut self, actor: &Named, names: &[String], places: &[Anchor], into: &Named) -> Fate {
        let Some(from) = self.find(actor) else {
            return NO_ACTOR;
        };
        let text = &self.document.text;
        let found: Vec<Span> = places.iter().filter_map(|p| p.find_words(text)).collect();
        let goes = |mention: &Mention| {
            mention.target == Target::Actor(from)
                && (found.iter().any(|place| place.overlaps(mention.span))
                    || matches!(mention.by, By::Name | By::Alias)
                        && names.contains(&one_line(mention.span.of(text))))
        };
        let moved: Vec<usize> = (0..self.mentions.len())
            .filter(|nth| goes(&self.mentions[*nth]))
            .collect();
        if moved.is_empty() {
            return NO_PLACE;
        }
        let other = self.other_than(from, into);
        self.actors[from as usize]
            .actor
            .aliases
            .retain(|alias| !names.contains(alias));
        let aliases = names.iter().filter(|name| **name != into.name);
        let of = &mut self.actors[other as usize].actor;
        for name in aliases {
            if *name != of.name && !of.aliases.contains(name) {
                of.aliases.push(name.clone());
            }
        }
        for nth in moved {
            self.mentions[nth].target = Target::Actor(other);
            self.touched.push(self.mentions[nth].span);
        }
        Fate::Stands
    }

    /// The actor of this very name and kind that is not `from`; a new one where there is none.
    fn other_than(&mut self, from: u32, named: &Named) -> u32 {
        let same = |(nth, slot): &(usize, &Slot)| {
            *nth != from as usize
                && slot.state == State::Here
                && slot.actor.name == named.name
                && named.kind.is_none_or(|kind| slot.actor.kind == kind)
        };
        let found = self.actors.iter().enumerate().find(same);
        match found.map(|(nth, _)| nth as u32) {
            Some(found) => found,
            None => {
                let like = self.actors[from as usize].actor.kind;
                self.add(named, named.kind.unwrap_or(like))
            }
        }
    }

    pub(super) fn add(&mut self, named: &Named, kind: crate::analysis::ActorKind) -> u32 {
        self.actors.push(Slot {
            actor: Actor {
                name: named.name.clone(),
                kind,
                aliases: Vec::new(),
                roles: Vec::new(),
                doubtful: false,
                why: "you said that it is one".to_owned(),
                mentions: Vec::new(),
                strip: [0; STRIP],
                family: Vec::new(),
            },
            former: Vec::new(),
            state: State::Here,
        });
        self.actors.len() as u32 - 1
    }

    fn hide(&mut self, named: &Named) -> Fate {
        let Some(found) = self.find(named) else {
            return NO_ACTOR;
        };
        self.actors[found as usize].state = State::Hidden;
        self.drop_mentions(|mention| mention.target == Target::Actor(found));
        Fate::Stands
    }

    pub(super) fn drop_mentions(&mut self, goes: impl Fn(&Mention) -> bool) {
        let touched = &mut self.touched;
        self.mentions.retain(|mention| {
            let goes = goes(mention);
            if goes {
                touched.push(mention.span);
            }
            !goes
        });
    }

    /// The analysis that holds.
    pub fn finish(self) -> Analysis {
        let base = self.base;
        let mut named = vec![false; self.actors.len()];
        for mention in &self.mentions {
            if let Target::Actor(actor) = mention.target {
                named[actor as usize] = true;
            }
        }
        // Where each slot's actor stands in the new list.
        let mut now = vec![GONE; self.actors.len()];
        let mut next = 0;
        for (nth, slot) in self.actors.iter().enumerate() {
            if slot.state == State::Here && named[nth] {
                now[nth] = next;
                next += 1;
            }
        }
        for (nth, slot) in self.actors.iter().enumerate() {
            let mut into = slot.state;
            while let State::Into(other) = into {
                now[nth] = now[other as usize];
                into = self.actors[other as usize].state;
            }
        }
        let number_now: Vec<u32> = (0..base.numbers.len() as u32)
            .scan(0, |next, id| {
                let gone = self.hidden.contains(&id);
                *next += u32::from(!gone);
                Some(if gone { GONE } else { *next - 1 })
            })
            .collect();
        let mut numbers = base.numbers.clone();
        for id in &self.accepted {
            numbers[*id as usize].doubtful = false;
        }
        let mut id = 0..;
        numbers.retain(|_| id.next().is_none_or(|id| !self.hidden.contains(&id)));
        let mut mentions = self.mentions;
        mentions.retain_mut(|mention| {
            if let Target::Actor(actor) = mention.target {
                mention.target = Target::Actor(now[actor as usize]);
            }
            mention.target != Target::Actor(GONE)
        });
        let link = |link: &NumberLink| NumberLink {
            number: number_now[link.number as usize],
            actor: now[link.actor as usize],
            why: link.why,
        };
        let mut actors = Vec::with_capacity(next as usize);
        for (nth, slot) in self.actors.into_iter().enumerate() {
            if slot.state != State::Here || now[nth] == GONE {
                continue;
            }
            let mut actor = slot.actor;
            let family = actor.family.iter().map(|kin| now[*kin as usize]);
            actor.family = family
                .filter(|kin| *kin != GONE && *kin != now[nth])
                .collect();
            actor.family.sort_unstable();
            actor.family.dedup();
            actors.push(actor);
        }
        let mut analysis = Analysis {
            reach: base.reach,
            sentences: base.sentences.clone(),
            actors,
            numbers,
            mentions,
            links: base.links.iter().map(link).collect(),
            quotes: base.quotes.clone(),
            day: base.day.clone(),
            ..Analysis::default()
        };
        for quote in &mut analysis.quotes {
            let speaker = quote.speaker.map(|actor| now[actor as usize]);
            quote.speaker = speaker.filter(|actor| *actor != GONE);
        }
        let owners = self.owners.iter().map(|(number, actor, is)| {
            let link = NumberLink {
                number: number_now[*number as usize],
                actor: now[*actor as usize],
                why: LinkWhy::Told,
            };
            (link, *is)
        });
        let gone = |link: &NumberLink| link.number == GONE || link.actor == GONE;
        analysis.links.retain(|link| !gone(link));
        let owners: Vec<_> = owners.filter(|(link, _)| !gone(link)).collect();
        settle::settle(self.document, &mut analysis, &self.touched, &owners);
        analysis
    }
}
