//! Owns the three lists: moving in them, folding, sorting and filtering them, and where they lead.

use super::input::Key;
use super::line::Line;
use super::open::Listing;
use super::reader::Link;
use super::{App, Focus, Pane, Prompt, PromptKind};
use crate::analysis::{ActorKind, NumberKind, Target};

impl App {
    pub fn listing(&self, pane: Pane) -> &Listing {
        if self.lists_all(pane) {
            return match pane {
                Pane::Numbers => &self.all.numbers,
                Pane::Actors | Pane::Sections => &self.all.actors,
            };
        }
        let doc = self.doc();
        match pane {
            Pane::Sections => &doc.sections,
            Pane::Actors => &doc.actors,
            Pane::Numbers => &doc.numbers,
        }
    }

    fn listing_mut(&mut self, pane: Pane) -> &mut Listing {
        if self.lists_all(pane) {
            return self.all_listing(pane);
        }
        let doc = self.doc_mut();
        match pane {
            Pane::Sections => &mut doc.sections,
            Pane::Actors => &mut doc.actors,
            Pane::Numbers => &mut doc.numbers,
        }
    }

    /// The list that has the keys, if one has.
    pub fn list_focus(&self) -> Option<Pane> {
        match self.focus {
            Focus::List(pane) => Some(pane),
            _ => None,
        }
    }

    pub fn focus_list(&mut self, pane: Pane) {
        self.pane = pane;
        self.focus = Focus::List(pane);
    }

    /// Keys go to the next part of the screen, or the one before.
    pub fn focus_next(&mut self, forward: bool) {
        let mut ring: Vec<Focus> = Pane::ALL.into_iter().map(Focus::List).collect();
        if self.comparing.is_some() {
            ring.push(Focus::Strip);
        }
        ring.push(Focus::Reader);
        if self.card.is_some() {
            ring.push(Focus::Card);
        }
        let at = ring.iter().position(|f| *f == self.focus).unwrap_or(0);
        let step = if forward { 1 } else { ring.len() - 1 };
        self.focus = ring[(at + step) % ring.len()];
        if let Focus::List(pane) = self.focus {
            self.pane = pane;
        }
        if let (Focus::Strip, Some(comparing)) = (self.focus, &mut self.comparing) {
            comparing.open = true;
        }
    }

    /// Moves the selection of the list that has the keys.
    pub fn list_step(&mut self, by: isize) {
        if let Some(pane) = self.list_focus() {
            self.listing_mut(pane).step(by);
        }
    }

    /// The rows that a page key moves by in a list.
    pub fn list_page(&self) -> isize {
        let geometry = self.geometry();
        let shown = geometry.lists.iter().find(|(p, _)| *p == self.pane);
        shown.map_or(10, |(_, area)| isize::from(area.height as i16 - 3).max(1))
    }

    /// Opens what is selected in the list: a section is read, of the others the card is shown too.
    pub fn list_open(&mut self) {
        let Some((document, pane, item)) = self.list_place() else {
            return;
        };
        match pane {
            Pane::Sections => {
                let section = &self.doc().document.sections[item as usize];
                let start = section.span.start();
                let from = self.place();
                self.trail.leave(from);
                self.leave_frozen();
                self.reader_mut().focus = None;
                self.to_top(self.active, start);
                self.reader_mut().link = None;
                if !self.geometry().wide {
                    self.focus = Focus::Reader;
                }
            }
            Pane::Actors => {
                let analysis = &self.docs[document].analysis;
                let first = analysis.actors[item as usize].mentions.first().copied();
                if let Some(first) = first {
                    let link = Link::from(&analysis.mentions[first as usize]);
                    self.jump(document, link.span);
                    self.reader_mut().link = Some(link);
                    self.say_link(link);
                }
                self.open_card(Target::Actor(item));
            }
            Pane::Numbers => {
                let span = self.docs[document].analysis.numbers[item as usize].span;
                self.jump(document, span);
                self.reader_mut().link = Some(Link {
                    span,
                    target: Target::Number(item),
                });
                self.open_card(Target::Number(item));
            }
        }
    }

    /// What is selected in the list that has the keys, if it stands in the document that is read.
    pub fn list_item(&self) -> Option<(Pane, u32)> {
        let (document, pane, item) = self.list_place()?;
        (document == self.reader().document).then_some((pane, item))
    }

    /// The sections list shows where the reader is, unless it has the keys itself.
    pub fn follow(&mut self) {
        if self.focus == Focus::List(Pane::Sections) {
            return;
        }
        let mut section = self.current_section() as u32;
        let doc = self.doc_mut();
        let sections = &doc.document.sections;
        let mut outer = sections.get(section as usize).and_then(|s| s.parent);
        while let Some(parent) = outer {
            if doc.folded.contains(&parent) {
                section = parent;
            }
            outer = sections[parent as usize].parent;
        }
        if let Ok(row) = doc.sections.rows.binary_search(&section) {
            doc.sections.selected = row;
        }
    }

    /// The lists show what is selected in the text, unless they have the keys themselves.
    pub fn lists_follow(&mut self, target: Target) {
        if matches!(self.focus, Focus::List(_)) {
            return;
        }
        self.all_follow(self.reader().document, target);
        let doc = self.doc_mut();
        match target {
            Target::Actor(actor) => doc.actors.select(actor),
            Target::Number(number) => doc.numbers.select(number),
        }
    }

    /// Folds or unfolds the selected section; `None` turns it over. Folding one without
    /// subsections goes to its parent.
    pub fn fold(&mut self, fold: Option<bool>) {
        let Some(item) = self.doc().sections.item() else {
            return;
        };
        let doc = self.doc_mut();
        let has_children = doc.document.sections.iter().any(|s| s.parent == Some(item));
        let folded = doc.folded.contains(&item);
        let wanted = fold.unwrap_or(!folded);
        if has_children && wanted != folded {
            if wanted {
                doc.folded.insert(item);
            } else {
                doc.folded.remove(&item);
            }
            doc.list_sections();
        } else if fold == Some(true)
            && let Some(parent) = doc.document.sections[item as usize].parent
        {
            doc.sections.select(parent);
        }
    }

    pub fn fold_all(&mut self, fold: bool) {
        let doc = self.doc_mut();
        doc.folded = doc
            .document
            .sections
            .iter()
            .filter_map(|s| s.parent)
            .filter(|_| fold)
            .collect();
        doc.list_sections();
        self.follow();
    }

    /// Changes the order of the list that has the keys.
    pub fn list_sort(&mut self) {
        let pane = self.list_focus();
        if let Some(pane) = pane.filter(|pane| self.lists_all(*pane)) {
            return self.all_sort(pane);
        }
        let doc = self.doc_mut();
        match pane {
            Some(Pane::Actors) => {
                doc.actor_sort = doc.actor_sort.next();
                doc.list_actors();
                doc.actors.selected = 0;
            }
            Some(Pane::Numbers) => {
                doc.number_sort = doc.number_sort.next();
                doc.list_numbers();
                doc.numbers.selected = 0;
            }
            _ => self.say("sections stand in the order of the text"),
        }
    }

    /// Shows only the next kind that the list holds, and after the last all of them again.
    pub fn list_kind(&mut self) {
        let pane = self.list_focus();
        if let Some(pane) = pane.filter(|pane| self.lists_all(*pane)) {
            return self.all_kind(pane);
        }
        let doc = self.doc_mut();
        match pane {
            Some(Pane::Actors) => {
                let has = |k: &ActorKind| doc.analysis.actors.iter().any(|a| a.kind == *k);
                doc.actor_kind = next_kind(&ActorKind::ALL, doc.actor_kind, has);
                doc.list_actors();
            }
            Some(Pane::Numbers) => {
                let has = |k: &NumberKind| doc.analysis.numbers.iter().any(|n| n.kind == *k);
                doc.number_kind = next_kind(&NumberKind::ALL, doc.number_kind, has);
                doc.list_numbers();
            }
            _ => self.say("sections have no kinds"),
        }
    }

    /// Opens the line in which the list's filter is typed.
    pub fn list_filter(&mut self) {
        if let Some(pane) = self.list_focus() {
            self.prompt = Some(Prompt {
                kind: PromptKind::Filter(pane),
                line: Line::new(&self.listing(pane).filter),
                from: self.place(),
            });
        }
    }

    /// Filters a list by what was typed so far.
    pub fn set_filter(&mut self, pane: Pane, filter: &str) {
        if self.lists_all(pane) {
            return self.all_filter(pane, filter);
        }
        self.listing_mut(pane).filter = filter.to_owned();
        let doc = self.doc_mut();
        match pane {
            Pane::Sections => doc.list_sections(),
            Pane::Actors => doc.list_actors(),
            Pane::Numbers => doc.list_numbers(),
        }
    }

    /// Keys that move in a list while its filter is typed.
    pub fn filter_moves(&mut self, pane: Pane, key: Key) -> bool {
        use super::input::Code;
        let by = match (key.code, key.ctrl) {
            (Code::Down, false) | (Code::Char('n' | 'j'), true) => 1,
            (Code::Up, false) | (Code::Char('p'), true) => -1,
            _ => return false,
        };
        self.listing_mut(pane).step(by);
        true
    }
}

/// The kind after `now` among those that occur; `None` stands before the first.
pub(super) fn next_kind<K: Copy + PartialEq>(
    all: &[K],
    now: Option<K>,
    has: impl Fn(&K) -> bool,
) -> Option<K> {
    let from = now.map_or(0, |now| {
        all.iter().position(|k| *k == now).map_or(0, |i| i + 1)
    });
    all[from..].iter().copied().find(has)
}
