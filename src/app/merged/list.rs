//! Owns the actors and numbers lists while they show all open documents: rows, order, filter, and where
//! a row leads.

use std::sync::Arc;

use super::{All, Merged, differs};
use crate::analysis::numbers::filter::Filter;
use crate::analysis::{ActorKind, NumberKind, Target};
use crate::app::lists::next_kind;
use crate::app::open::{ActorSort, Listing, NumberSort};
use crate::app::popup::Popup;
use crate::app::{App, Pane};

impl All {
    /// Takes the merged lists, and stays on the same rows by their words.
    pub(super) fn take(&mut self, merged: Arc<Merged>) {
        let before = self.merged.replace(Arc::clone(&merged));
        let actor = self.actors.item().filter(|_| self.actors.selected > 0);
        let number = self.numbers.item().filter(|_| self.numbers.selected > 0);
        self.list_actors();
        self.list_numbers();
        let before = before.as_deref();
        let words = |item: Option<u32>, of: fn(&Merged) -> &[String]| -> Option<u32> {
            let word = of(before?).get(item? as usize)?;
            let at = of(&merged).iter().position(|other| other == word)?;
            Some(at as u32)
        };
        match words(actor, |merged| &merged.names) {
            Some(row) => self.actors.select(row),
            None => self.actors.selected = 0,
        }
        match words(number, |merged| &merged.words) {
            Some(row) => self.numbers.select(row),
            None => self.numbers.selected = 0,
        }
    }

    fn list_actors(&mut self) {
        let Some(merged) = &self.merged else { return };
        let filter = self.actors.filter.to_lowercase();
        let in_order: Vec<u32>;
        let ids = match self.actor_sort {
            ActorSort::Count => &merged.by_count,
            ActorSort::Name => &merged.by_name,
            ActorSort::Place => {
                in_order = (0..merged.actors.len() as u32).collect();
                &in_order
            }
        };
        let wanted = |id: &&u32| {
            let at = **id as usize;
            self.actor_kind
                .is_none_or(|kind| kind == merged.actors[at].kind)
                && (filter.is_empty() || merged.names[at].contains(&filter))
        };
        let rows = ids.iter().filter(wanted).copied().collect();
        self.actors.take(rows);
    }

    fn list_numbers(&mut self) {
        let Some(merged) = &self.merged else { return };
        let text = self.numbers.filter.trim().to_lowercase();
        let comparison = (!text.is_empty())
            .then(|| Filter::parse(&text).ok())
            .flatten();
        let in_order: Vec<u32>;
        let ids = match self.number_sort {
            NumberSort::Key => &merged.by_salience,
            NumberSort::Kind => &merged.by_kind,
            NumberSort::Value => &merged.by_value,
            NumberSort::Place => {
                in_order = (0..merged.numbers.len() as u32).collect();
                &in_order
            }
        };
        let wanted = |id: &&u32| {
            let row = &merged.numbers[**id as usize];
            let number = merged.number(row);
            let kind = number.map(|(_, number)| number.kind);
            let passes = match &comparison {
                _ if text.is_empty() => true,
                _ if text == "differs" => differs(row),
                Some(filter) => {
                    number.is_some_and(|(body, n)| filter.matches(n, &body.content.text))
                        || merged.words[**id as usize].contains(&text)
                }
                None => merged.words[**id as usize].contains(&text),
            };
            passes && self.number_kind.is_none_or(|wanted| Some(wanted) == kind)
        };
        let rows = ids.iter().filter(wanted).copied().collect();
        self.numbers.take(rows);
    }
}

impl App {
    /// Whether a list shows all open documents.
    pub fn lists_all(&self, pane: Pane) -> bool {
        self.all.on && self.docs.len() > 1 && pane != Pane::Sections
    }

    /// From this document's actors and numbers to those of all open documents, and back.
    pub fn turn_all(&mut self) {
        if self.docs.len() < 2 {
            self.say("only one document is open");
            return;
        }
        self.all.on = !self.all.on;
        self.say(if self.all.on {
            "all open documents: * walks from one to the next"
        } else {
            "this document only"
        });
    }

    pub(in crate::app) fn all_listing(&mut self, pane: Pane) -> &mut Listing {
        match pane {
            Pane::Numbers => &mut self.all.numbers,
            Pane::Actors | Pane::Sections => &mut self.all.actors,
        }
    }

    pub(in crate::app) fn all_filter(&mut self, pane: Pane, filter: &str) {
        self.all_listing(pane).filter = filter.to_owned();
        self.list_all(pane);
    }

    pub(in crate::app) fn all_sort(&mut self, pane: Pane) {
        match pane {
            Pane::Numbers => self.all.number_sort = self.all.number_sort.next(),
            Pane::Actors | Pane::Sections => self.all.actor_sort = self.all.actor_sort.next(),
        }
        self.list_all(pane);
        self.all_listing(pane).selected = 0;
    }

    pub(in crate::app) fn all_kind(&mut self, pane: Pane) {
        let Some(merged) = self.all.merged.clone() else {
            return;
        };
        match pane {
            Pane::Numbers => {
                let has = |kind: &NumberKind| {
                    let mut rows = merged.numbers.iter().filter_map(|row| merged.number(row));
                    rows.any(|(_, number)| number.kind == *kind)
                };
                self.all.number_kind = next_kind(&NumberKind::ALL, self.all.number_kind, has);
            }
            Pane::Actors | Pane::Sections => {
                let has = |kind: &ActorKind| merged.actors.iter().any(|row| row.kind == *kind);
                self.all.actor_kind = next_kind(&ActorKind::ALL, self.all.actor_kind, has);
            }
        }
        self.list_all(pane);
    }

    fn list_all(&mut self, pane: Pane) {
        match pane {
            Pane::Numbers => self.all.list_numbers(),
            Pane::Actors | Pane::Sections => self.all.list_actors(),
        }
    }

    /// The lists show what is selected in the text of a document.
    pub(in crate::app) fn all_follow(&mut self, document: usize, target: Target) {
        let Some(merged) = self.all.merged.clone() else {
            return;
        };
        let Some(side) = merged.side(document) else {
            return;
        };
        match target {
            Target::Actor(id) => {
                if let Some(row) = merged.actor_rows[side].get(&id) {
                    self.all.actors.select(*row);
                }
            }
            Target::Number(id) => {
                if let Some(row) = merged.number_rows[side].get(&id) {
                    self.all.numbers.select(*row);
                }
            }
        }
    }

    /// Shows the card of the actor or number that is selected in a list; false where none is.
    pub(in crate::app) fn peek_listed(&mut self) -> bool {
        let (document, target) = match self.list_place() {
            Some((document, Pane::Actors, id)) => (document, Target::Actor(id)),
            Some((document, Pane::Numbers, id)) => (document, Target::Number(id)),
            _ => return false,
        };
        let card = self.make_card(document, target);
        self.popup = card.map(|card| Popup::Card(Box::new(card)));
        true
    }

    /// What is selected in the list that has the keys, and its document: of what several documents
    /// name or state, the one that is read if it is among them.
    pub fn list_place(&self) -> Option<(usize, Pane, u32)> {
        let pane = self.list_focus()?;
        let item = self.listing(pane).item()?;
        let here = self.reader().document;
        if !self.lists_all(pane) {
            return Some((here, pane, item));
        }
        let merged = self.all.merged.as_deref()?;
        let named: Vec<(usize, u32)> = if pane == Pane::Actors {
            self.where_named(item)
        } else {
            let row = merged.numbers.get(item as usize)?;
            let sides = row.sides.iter().zip(&merged.bodies);
            let current = sides.filter(|(_, body)| self.is_current(body));
            current
                .filter_map(|(ids, body)| Some((body.document, *ids.first()?)))
                .collect()
        };
        let own = named.iter().find(|(document, _)| *document == here);
        let (document, id) = *own.or(named.first())?;
        Some((document, pane, id))
    }
}
