//! Owns what happens when an open document has changed: places, selections, card and trail stay
//! at their words, and the message names what appeared or vanished.

use std::sync::Arc;

use super::popup::Popup;
use super::reader::{Focusing, Link, Selection};
use super::{App, Effect};
use crate::analysis::{Analysis, Target};
use crate::document::{Change, Document, Span};
use crate::search::index::Index;

/// A document as it was when it was read last.
#[derive(Debug, Clone)]
pub struct Before {
    pub document: Arc<Document>,
    pub analysis: Arc<Analysis>,
}

/// A document that has been read again.
#[derive(Debug, Clone)]
pub struct Reloaded {
    pub document: usize,
    /// The state that it was compared with.
    pub before: Arc<Document>,
    pub content: Arc<Document>,
    pub change: Change,
    pub analysis: Arc<Analysis>,
    pub index: Arc<Index>,
    pub warnings: Vec<String>,
    /// What appeared and what vanished, in words.
    pub news: String,
}

/// So many of the last places of the trail are looked for by their words.
const LOOKED_FOR: usize = 64;

/// The way of a document's places into its next state.
struct Way<'a> {
    change: &'a Change,
    old: &'a str,
    new: &'a str,
}

impl Way<'_> {
    fn place(&self, offset: usize) -> usize {
        self.change.place(self.old, self.new, offset)
    }

    fn span(&self, span: Span) -> Option<Span> {
        self.change.span(self.old, self.new, span)
    }
}

impl App {
    /// Asks for the document of the active column to be read again.
    pub fn reload(&mut self) -> Vec<Effect> {
        let document = self.reader().document;
        self.docs[document].asked = true;
        self.say(format!("reading {} again", self.docs[document].name));
        vec![Effect::Reload { document }]
    }

    /// What a document is compared with when it is read again; `None` while it is being read.
    pub fn before(&self, document: usize) -> Option<Before> {
        let open = self.docs.get(document)?;
        (open.whole && open.analysed && open.failed.is_none()).then(|| Before {
            document: Arc::clone(&open.document),
            analysis: Arc::clone(open.analysis.behind.as_ref().unwrap_or(&open.analysis)),
        })
    }

    /// A document could not be read again, or (without a reason) has not changed.
    pub fn receive_kept(&mut self, document: usize, reason: Option<String>) {
        let Some(open) = self.docs.get_mut(document) else {
            return;
        };
        let name = open.name.clone();
        let was_asked = std::mem::take(&mut open.asked);
        open.progress = None;
        match reason {
            Some(reason) => self.warn(format!("{name} {reason}; you see what was read before")),
            None if was_asked => self.say(format!("{name} has not changed")),
            None => {}
        }
    }

    pub fn receive_reloaded(&mut self, reloaded: Reloaded) -> Vec<Effect> {
        let document = reloaded.document;
        let Some(open) = self.docs.get_mut(document) else {
            return Vec::new();
        };
        open.asked = false;
        if !Arc::ptr_eq(&open.document, &reloaded.before) {
            return vec![Effect::Reload { document }];
        }
        let old = Before {
            document: Arc::clone(&open.document),
            analysis: Arc::clone(&open.analysis),
        };
        let way = Way {
            change: &reloaded.change,
            old: &reloaded.before.text,
            new: &reloaded.content.text,
        };
        let targets = |target| target_now(&way, &old.analysis, &reloaded.analysis, target);
        open.progress = None;
        open.warnings = reloaded.warnings;
        let section = |id: u32| section_now(&way, &old.document, &reloaded.content, id);
        open.folded = open.folded.iter().filter_map(|id| section(*id)).collect();
        let selected = open.sections.item().and_then(section);
        let actor = open.actors.item().map(Target::Actor).and_then(targets);
        let number = open.numbers.item().map(Target::Number).and_then(targets);
        open.take_document(Arc::clone(&reloaded.content), true);
        open.take_analysis(Arc::clone(&reloaded.analysis), true);
        open.index = Some(reloaded.index);
        if let Some(section) = selected {
            open.sections.select(section);
        }
        for target in [actor, number].into_iter().flatten() {
            match target {
                Target::Actor(id) => open.actors.select(id),
                Target::Number(id) => open.numbers.select(id),
            }
        }
        let link_now = |link: Link| {
            Some(Link {
                span: way.span(link.span)?,
                target: targets(link.target)?,
            })
        };
        for reader in self.readers.iter_mut().filter(|r| r.document == document) {
            reader.place = way.place(reader.place);
            reader.reference = None;
            reader.link = reader.link.and_then(link_now);
            reader.selection = reader.selection.map(|selection| Selection {
                anchor: way.place(selection.anchor),
                head: way.place(selection.head),
            });
            reader.focus = reader
                .focus
                .take()
                .and_then(|focus| focus_now(&way, &old.document, &reloaded.content, &focus));
        }
        self.trail
            .move_places(document, LOOKED_FOR, |offset, recent| {
                if recent {
                    way.place(offset)
                } else {
                    reloaded.change.rough(way.new, offset)
                }
            });
        if let Some(prompt) = self.prompt.as_mut().filter(|p| p.from.document == document) {
            prompt.from.offset = way.place(prompt.from.offset);
            prompt.from.top = way.place(prompt.from.top);
        }
        let card = self.card.take_if(|card| card.document == document);
        if let Some(card) = card {
            self.card = targets(card.target).and_then(|target| self.make_card(document, target));
            match &mut self.card {
                Some(now)
                    if now
                        .lines
                        .get(card.selected)
                        .is_some_and(super::card::CardLine::leads) =>
                {
                    now.selected = card.selected;
                }
                Some(_) => {}
                None => self.close_card(),
            }
        }
        let stale = match &self.popup {
            Some(Popup::Card(card)) => card.document == document,
            Some(Popup::Place { place, .. }) => place.document == document,
            Some(Popup::Overview(_)) => self.reader().document == document,
            _ => false,
        };
        if stale {
            self.popup = None;
        }
        for reader in 0..self.readers.len() {
            if self.readers[reader].document == document {
                self.readers[reader].place = self.layout(reader).snap(self.readers[reader].place);
            }
        }
        self.follow();
        let news = match reloaded.news.as_str() {
            "" => "the same actors and numbers",
            news => news,
        };
        let of = if self.docs.len() > 1 {
            format!(" {}", self.docs[document].name)
        } else {
            String::new()
        };
        self.say(crate::flow::safe_line(&format!("reloaded{of}: {news}")));
        let mut effects = self.move_notes(document, |span| way.span(span));
        if let Some(search) = self.search.as_mut().filter(|s| s.document == document) {
            search.at = search.at.and_then(|at| way.span(at));
            search.hits = None;
            search.total = None;
            effects.push(Effect::Search {
                document,
                pattern: search.text.clone(),
                generation: search.generation(),
            });
        }
        if matches!(self.popup, Some(Popup::Finder)) {
            effects.extend(self.find_now());
        }
        effects
    }
}

/// What an actor or number of the old state is in the new one: by name and kind, by place.
fn target_now(way: &Way, old: &Analysis, new: &Analysis, target: Target) -> Option<Target> {
    match target {
        Target::Actor(id) => {
            let actor = old.actors.get(id as usize)?;
            let position =
                |same: &dyn Fn(&crate::analysis::Actor) -> bool| new.actors.iter().position(same);
            let found = position(&|a| a.kind == actor.kind && a.name == actor.name)
                .or_else(|| position(&|a| a.name == actor.name))
                .or_else(|| {
                    position(&|a| a.kind == actor.kind && a.aliases.contains(&actor.name))
                })?;
            Some(Target::Actor(found as u32))
        }
        Target::Number(id) => {
            let span = way.span(old.numbers.get(id as usize)?.span)?;
            let at = new
                .numbers
                .partition_point(|n| n.span.end() <= span.start());
            let found = new.numbers.get(at).filter(|n| n.span.overlaps(span));
            found.map(|_| Target::Number(at as u32))
        }
    }
}

/// The section of the new state that stands where one of the old state stood, under its title.
fn section_now(way: &Way, old: &Document, new: &Document, id: u32) -> Option<u32> {
    let section = old.sections.get(id as usize)?;
    let at = new.section_at(way.change.rough(way.new, section.span.start()));
    let same = new.sections.get(at)?.title == section.title;
    same.then_some(at as u32)
}

/// The paragraphs that a focus shows, in the new state.
fn focus_now(way: &Way, old: &Document, new: &Document, focus: &Focusing) -> Option<Focusing> {
    let starts = focus
        .blocks
        .iter()
        .filter_map(|b| Some(old.blocks.get(*b as usize)?.span.start()));
    let mut blocks: Vec<u32> = starts
        .map(|start| new.block_at(way.change.rough(way.new, start)) as u32)
        .collect();
    blocks.sort_unstable();
    blocks.dedup();
    (!blocks.is_empty()).then(|| Focusing {
        label: focus.label.clone(),
        blocks: Arc::new(blocks),
    })
}
