//! Owns that a comparison stays true: it is asked for beside the screen whenever the columns show
//! something else or their texts say something else, and its answer is taken.

use std::sync::Arc;

use super::{Body, Compared, Comparing, Side};
use crate::app::open::Open;
use crate::app::{App, Effect};
use crate::document::Span;

impl App {
    /// Asks for the comparison anew where it is not of what the columns show.
    pub(in crate::app) fn keep_compared(&mut self) -> Option<Effect> {
        let comparing = self.comparing.as_ref()?;
        let shown = self.readers.iter().map(|r| r.document);
        if !shown.eq(comparing.sides.iter().map(|s| s.document)) {
            if self.readers.len() < 2 {
                self.strip_close();
                return None;
            }
            let tab = comparing.tab;
            let open = comparing.open;
            let focus = self.focus;
            self.take_sides();
            self.focus = focus;
            if let Some(comparing) = &mut self.comparing {
                comparing.open = open;
                comparing.tab = if comparing.sides.len() == 2 {
                    tab
                } else {
                    super::Tab::Actors
                };
            }
        }
        let comparing = self.comparing.as_ref()?;
        let docs = || comparing.sides.iter().map(|s| &self.docs[s.document]);
        if !docs().all(|open| open.whole && open.analysed && open.failed.is_none()) {
            return None;
        }
        let same = docs()
            .map(|open| Arc::as_ptr(&open.analysis))
            .eq(comparing.asked.iter().map(Arc::as_ptr));
        if same {
            return None;
        }
        let asked = docs().map(|open| Arc::clone(&open.analysis)).collect();
        let generation = self.next_generation();
        let comparing = self.comparing.as_mut()?;
        comparing.asked = asked;
        comparing.generation = generation;
        Some(Effect::Compare { generation })
    }

    /// The texts that are compared now.
    pub fn bodies(&self) -> Vec<Body> {
        let sides = self.comparing.iter().flat_map(|c| &c.sides);
        sides
            .filter_map(|side| {
                let open = self.docs.get(side.document)?;
                Some(Body {
                    document: side.document,
                    content: Arc::clone(&open.document),
                    analysis: Arc::clone(&open.analysis),
                    span: part(open, side),
                })
            })
            .collect()
    }

    /// Takes a comparison, if it is still the one that is wanted.
    pub(in crate::app) fn receive_compared(&mut self, generation: u64, found: Arc<Compared>) {
        let Some(comparing) = &mut self.comparing else {
            return;
        };
        if comparing.generation != generation {
            return;
        }
        comparing.found = Some(found);
        comparing.at = None;
        settle_all(comparing);
    }
}

fn settle_all(comparing: &mut Comparing) {
    let now = comparing.tab;
    for tab in super::Tab::ALL {
        comparing.tab = tab;
        let views = comparing.found.as_ref().map_or(0, |f| f.views(tab).len());
        let view = &mut comparing.view[tab as usize];
        *view = (*view).min(views.saturating_sub(1));
        let row = comparing.selected_row();
        comparing.settle(row);
    }
    comparing.tab = now;
}

/// What of a document is compared: a section is found by its title where its place has changed.
fn part(open: &Open, side: &Side) -> Span {
    let whole = Span::new(0, open.document.text.len());
    let Some((id, title)) = &side.section else {
        return whole;
    };
    let sections = &open.document.sections;
    let there = sections.get(*id as usize).filter(|s| s.title == *title);
    there
        .or_else(|| sections.iter().find(|s| s.title == *title))
        .map_or(whole, |section| section.span)
}
