//! Owns walking from link to link: all of them, all of one kind, or all mentions of one actor.

use super::reader::Link;
use super::{App, Lock};
use crate::analysis::{ActorKind, Mention, NumberKind, Target};
use crate::document::Span;

/// Which links a walk stops at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stops {
    All,
    Actors,
    ActorKind(ActorKind),
    Numbers,
    NumberKind(NumberKind),
    /// Dates, times and durations.
    Dates,
}

impl Stops {
    fn label(self) -> &'static str {
        match self {
            Self::All => "links",
            Self::Actors => "actors",
            Self::ActorKind(kind) => kind.plural(),
            Self::Numbers => "numbers",
            Self::NumberKind(kind) => kind.plural(),
            Self::Dates => "dates",
        }
    }
}

impl App {
    /// The link that Enter opens: the selected one if it is on the screen, else the first there.
    pub fn link_here(&self) -> Option<Link> {
        let visible = self.visible(self.active);
        let reader = self.reader();
        if let Some(link) = reader.link.filter(|l| visible.contains(l.span.start())) {
            return Some(link);
        }
        let mentions = self.doc().analysis.mentions_in(visible);
        let marked = mentions
            .iter()
            .find(|m| self.marks(reader.document, m.target));
        marked.map(Link::from)
    }

    /// Goes to the next or previous link of a sort.
    pub fn walk(&mut self, stops: Stops, forward: bool, count: usize) {
        let reader = self.reader();
        let visible = self.visible(self.active);
        let selected = reader.link.filter(|l| visible.overlaps(l.span));
        let analysis = &self.doc().analysis;
        let mentions = &analysis.mentions;
        let mut at = match (selected, forward) {
            (Some(link), _) => mentions
                .partition_point(|m| m.span < link.span)
                .saturating_add(usize::from(forward)),
            (None, true) => mentions.partition_point(|m| m.span.start() < visible.start()),
            (None, false) => mentions.partition_point(|m| m.span.start() < visible.start()),
        };
        let stop = |mention: &Mention| match (stops, mention.target) {
            (Stops::All, target) => self.marks(reader.document, target),
            (Stops::Actors, Target::Actor(_)) | (Stops::Numbers, Target::Number(_)) => true,
            (Stops::ActorKind(kind), Target::Actor(id)) => analysis
                .actors
                .get(id as usize)
                .is_some_and(|a| a.kind == kind),
            (Stops::NumberKind(kind), Target::Number(id)) => analysis
                .numbers
                .get(id as usize)
                .is_some_and(|n| n.kind == kind),
            (Stops::Dates, Target::Number(id)) => {
                analysis.numbers.get(id as usize).is_some_and(|n| {
                    matches!(
                        n.kind,
                        NumberKind::Date
                            | NumberKind::Time
                            | NumberKind::Set
                            | NumberKind::Duration
                    )
                })
            }
            _ => false,
        };
        let mut found = None;
        for _ in 0..count {
            let next = if forward {
                (at..mentions.len()).find(|i| stop(&mentions[*i]))
            } else {
                (0..at.min(mentions.len()))
                    .rev()
                    .find(|i| stop(&mentions[*i]))
            };
            let Some(next) = next else { break };
            found = Some(next);
            at = if forward { next + 1 } else { next };
        }
        let begins = selected.is_none();
        match found.map(|i| Link::from(&mentions[i])) {
            Some(link) => {
                self.leave_for_walk(begins);
                self.select_link(link);
                self.say_link(link);
            }
            None if !self.doc().analysed => {
                self.say(format!("still reading: no more {} so far", stops.label()))
            }
            None if forward => self.say(format!("no more {} below", stops.label())),
            None => self.say(format!("no more {} above", stops.label())),
        }
    }

    /// Goes to the next or previous mention of the actor (or figure) that is selected.
    pub fn walk_same(&mut self, forward: bool, count: usize) {
        let Some(link) = self.link_here() else {
            self.say("no link here: ]m goes to the next one");
            return;
        };
        let Target::Actor(actor) = link.target else {
            self.walk(Stops::Numbers, forward, count);
            return;
        };
        let visible = self.visible(self.active);
        let selected = self.reader().link.filter(|l| visible.overlaps(l.span));
        self.leave_for_walk(selected.is_none());
        self.reader_mut().link = Some(link);
        if self.walk_all(actor, forward, count) {
            return;
        }
        self.walk_actor(self.active, actor, forward, count);
        if self.lock == Lock::Actor {
            self.walk_others(actor, forward, count);
        }
    }

    /// The place where a walk begins is left on the trail; its steps are not.
    fn leave_for_walk(&mut self, begins: bool) {
        if begins {
            let from = self.place();
            self.trail.leave(from);
        }
    }

    /// Takes a column to its own next mention of an actor.
    fn walk_actor(&mut self, reader: usize, actor: u32, forward: bool, count: usize) {
        let analysis = &self.docs[self.readers[reader].document].analysis;
        let Some(found) = analysis.actors.get(actor as usize) else {
            return;
        };
        let visible = self.visible(reader);
        let from = self.readers[reader]
            .link
            .filter(|l| l.target == Target::Actor(actor) && visible.overlaps(l.span));
        let span = |i: &u32| analysis.mentions[*i as usize].span;
        let total = found.mentions.len();
        let next = match (from, forward) {
            (Some(link), true) => {
                found.mentions.partition_point(|i| span(i) <= link.span) + count - 1
            }
            (Some(link), false) => (found.mentions.partition_point(|i| span(i) < link.span)
                + total * count)
                .wrapping_sub(count),
            (None, true) => {
                let start = visible.start();
                found.mentions.partition_point(|i| span(i).start() < start) + count - 1
            }
            (None, false) => {
                let start = visible.start();
                (found.mentions.partition_point(|i| span(i).start() < start) + total * count)
                    .wrapping_sub(count)
            }
        };
        if total == 0 {
            return;
        }
        let (wraps, next) = (next >= total && forward, next % total);
        let link = Link::from(&analysis.mentions[found.mentions[next] as usize]);
        let line = format!(
            "{} {}/{}{}",
            found.name,
            next + 1,
            total,
            if wraps { ", from the top again" } else { "" }
        );
        if reader == self.active {
            self.select_link(link);
            self.say(line);
        } else {
            self.readers[reader].link = Some(link);
            self.show(reader, link.span);
        }
    }

    /// The other columns follow a walk, each to its own mention of that actor.
    fn walk_others(&mut self, actor: u32, forward: bool, count: usize) {
        let document = self.reader().document;
        let active = self.active;
        for other in (0..self.readers.len()).filter(|r| *r != active) {
            if self.readers[other].frozen {
                continue;
            }
            let there = self.readers[other].document;
            if let Some(theirs) = self.actor_in((document, actor), there) {
                self.walk_actor(other, theirs, forward, count);
            }
        }
    }

    /// The actor of a document that bears a name, as its own or as an alias.
    pub fn actor_named(&self, document: usize, name: &str) -> Option<u32> {
        self.docs[document].analysis.actor_named(name)
    }

    /// Selects a link in the active column and shows it.
    pub fn select_link(&mut self, link: Link) {
        self.reader_mut().link = Some(link);
        self.show(self.active, link.span);
        self.lists_follow(link.target);
        self.card_follows(link.target);
    }

    /// Says what a link is, and which of its mentions.
    pub fn say_link(&mut self, link: Link) {
        let document = self.doc();
        let line = match link.target {
            Target::Actor(id) => document.analysis.actors.get(id as usize).map(|actor| {
                let span = |i: &u32| document.analysis.mentions[*i as usize].span;
                let nth = actor.mentions.partition_point(|i| span(i) < link.span) + 1;
                format!("{} {}/{}", actor.name, nth, actor.mentions.len())
            }),
            Target::Number(id) => document.analysis.numbers.get(id as usize).map(|number| {
                format!(
                    "{} · {}",
                    number.kind.label(),
                    crate::flow::safe_line(document.document.slice(number.full))
                )
            }),
        };
        if let Some(line) = line {
            self.say(line);
        }
    }

    /// From a number to an actor of its sentence and on to the next; from an actor to a number of its own.
    pub fn walk_across(&mut self) {
        let Some(link) = self.link_here() else {
            self.say("no link here: ]m goes to the next one");
            return;
        };
        let analysis = &self.doc().analysis;
        let Some(sentence) = analysis.sentence_at(link.span.start()) else {
            return;
        };
        let wants_actor = matches!(link.target, Target::Number(_));
        let other = |m: &&Mention| matches!(m.target, Target::Actor(_)) == wants_actor;
        let mentions = analysis.mentions_in(sentence);
        let after = mentions.iter().filter(other).find(|m| m.span > link.span);
        let found = after
            .or_else(|| mentions.iter().find(other))
            .map(Link::from);
        match found {
            Some(found) => {
                self.select_link(found);
                self.say_link(found);
            }
            None if wants_actor => self.say("no actor stands in this sentence"),
            None => self.say("no number stands in this sentence"),
        }
    }

    /// The link at an offset of the active document.
    pub fn link_at(&self, document: usize, offset: usize) -> Option<Link> {
        let analysis = &self.docs[document].analysis;
        let near = Span::new(offset.saturating_sub(300), offset + 1);
        let mentions = analysis.mentions_in(near);
        let hit = mentions.iter().rev().find(|m| m.span.contains(offset));
        hit.map(Link::from)
    }
}

impl From<&Mention> for Link {
    fn from(mention: &Mention) -> Self {
        Self {
            span: mention.span,
            target: mention.target,
        }
    }
}
