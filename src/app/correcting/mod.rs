//! Owns what is said of the open documents' analyses: each correction is put in, holds in every pane at once, and can
//! be taken back to the beginning.

pub mod ask;
pub mod lists;
mod say;

pub use say::KINDS;

use std::sync::Arc;

use super::{App, Effect};
use crate::analysis::{Analysis, Target};
use crate::corrections::{Corrected, Correction, Fate, List, Named, Scope, What};
use crate::document::Span;

/// What is said of one document.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// All that hold for it, in the order in which they were said.
    list: List,
    /// What became of each.
    fates: Vec<Fate>,
    done: Vec<Step>,
    undone: Vec<Step>,
    /// Rises with every change of the list.
    version: u64,
    /// The analysis and the version for which the corrections were last asked to be applied.
    asked: Option<(Arc<Analysis>, u64)>,
}

/// One change of the list.
#[derive(Debug, Clone)]
enum Step {
    Said(Correction),
    /// One was taken out, which stood at this place.
    Unsaid(usize, Correction),
    Scope {
        id: String,
        from: Scope,
        to: Scope,
    },
}

impl Told {
    /// The corrections with what became of them.
    pub fn all(&self) -> impl Iterator<Item = (&Correction, Option<Fate>)> {
        let fates = self.fates.iter().copied().map(Some);
        let fates = fates.chain(std::iter::repeat(None));
        self.list.0.iter().zip(fates)
    }

    fn apply(&mut self, step: &Step, forward: bool) {
        self.version += 1;
        match (step, forward) {
            (Step::Said(said), true) => self.list.put(usize::MAX, said.clone()),
            (Step::Unsaid(at, said), false) => self.list.put(*at, said.clone()),
            (Step::Said(said), false) | (Step::Unsaid(_, said), true) => {
                self.list.take(&said.id);
            }
            (Step::Scope { id, from, to }, _) => {
                let scope = if forward { to } else { from };
                let mut all = self.list.0.iter_mut();
                if let Some(said) = all.find(|said| said.id == *id) {
                    said.scope = *scope;
                }
            }
        }
    }
}

/// What an analysis was before anything was said of it.
fn behind(analysis: &Arc<Analysis>) -> &Arc<Analysis> {
    analysis.behind.as_ref().unwrap_or(analysis)
}

impl App {
    /// Says something of a document, so that it can be taken back.
    fn tell(&mut self, document: usize, what: What) -> Vec<Effect> {
        let correction = Correction {
            id: self.note_id(),
            scope: Scope::Document,
            day: self.today.clone(),
            what,
        };
        let line = crate::flow::safe_line(&correction.what.line());
        let effects = self.change_told(document, Step::Said(correction));
        self.say(format!("{line} · iu takes it back"));
        effects
    }

    fn change_told(&mut self, document: usize, step: Step) -> Vec<Effect> {
        let told = &mut self.docs[document].told;
        told.apply(&step, true);
        told.undone.clear();
        told.done.push(step);
        self.keep_told(document)
    }

    fn keep_told(&self, document: usize) -> Vec<Effect> {
        let list = self.docs[document].told.list.clone();
        vec![Effect::KeepCorrections { document, list }]
    }

    /// Takes back the last correction that was made of a document here, or makes it again.
    pub fn told_undo(&mut self, undo: bool) -> Vec<Effect> {
        let document = self.told_document();
        let told = &mut self.docs[document].told;
        let (from, what) = match undo {
            true => (&mut told.done, "taken back"),
            false => (&mut told.undone, "made again"),
        };
        let Some(step) = from.pop() else {
            self.say(match undo {
                true => "nothing more to take back: this is how it was found",
                false => "nothing to make again",
            });
            return Vec::new();
        };
        told.apply(&step, !undo);
        let line = match &step {
            Step::Said(said) | Step::Unsaid(_, said) => said.what.line(),
            Step::Scope { .. } => "where it holds".to_owned(),
        };
        let to = if undo {
            &mut told.undone
        } else {
            &mut told.done
        };
        to.push(step);
        self.say(crate::flow::safe_line(&format!("{what}: {line}")));
        self.keep_told(document)
    }

    /// What has not been applied yet to the analyses as they are now.
    pub(super) fn keep_corrected(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        for (document, open) in self.docs.iter_mut().enumerate() {
            let told = &mut open.told;
            if told.list.0.is_empty() && open.analysis.behind.is_none() {
                continue;
            }
            let base = behind(&open.analysis);
            let asked = told.asked.as_ref();
            if asked.is_some_and(|(of, version)| Arc::ptr_eq(of, base) && *version == told.version)
            {
                continue;
            }
            told.asked = Some((Arc::clone(base), told.version));
            effects.push(Effect::Correct {
                document,
                list: told.list.clone(),
                version: told.version,
            });
        }
        effects
    }

    /// The text and the analysis that corrections of a document are applied to.
    pub fn uncorrected(
        &self,
        document: usize,
    ) -> Option<(Arc<crate::document::Document>, Arc<Analysis>)> {
        let open = self.docs.get(document)?;
        Some((
            Arc::clone(&open.document),
            Arc::clone(behind(&open.analysis)),
        ))
    }

    /// The corrections that are kept of a document.
    pub(super) fn receive_corrections(&mut self, document: usize, list: List) {
        if let Some(open) = self.docs.get_mut(document)
            && open.told.list != list
        {
            open.told.list = list;
            open.told.version += 1;
        }
    }

    /// Corrections have been applied; not taken where either has changed meanwhile.
    pub(super) fn receive_corrected(
        &mut self,
        document: usize,
        version: u64,
        corrected: Corrected,
    ) {
        let Some(open) = self.docs.get_mut(document) else {
            return;
        };
        let base = behind(&corrected.analysis);
        if !Arc::ptr_eq(base, behind(&open.analysis)) || version != open.told.version {
            return;
        }
        open.told.fates = corrected.fates;
        let analysed = open.analysed;
        self.take_told(document, corrected.analysis, analysed);
        self.renew_told();
    }

    /// An actor as it is named now.
    fn named(&self, document: usize, id: u32) -> Option<Named> {
        let actor = self.docs[document].analysis.actors.get(id as usize)?;
        Some(Named::new(actor.name.clone(), actor.kind))
    }

    /// What a key of correcting is about: the card, the row of a list, or the link in the text; and its mention there.
    pub(in crate::app) fn subject(&self) -> Option<(usize, Target, Option<Span>)> {
        use super::{Focus, Pane};
        let document = self.reader().document;
        match self.focus {
            Focus::Card => {
                let card = self.card.as_ref()?;
                let goal = self
                    .card_goal()
                    .filter(|(at, link)| *at == card.document && link.target == card.target);
                Some((card.document, card.target, goal.map(|(_, link)| link.span)))
            }
            Focus::List(Pane::Actors) if !self.lists_all(Pane::Actors) => {
                let id = self.docs[document].actors.item()?;
                Some((document, Target::Actor(id), None))
            }
            Focus::List(Pane::Numbers) if !self.lists_all(Pane::Numbers) => {
                let id = self.docs[document].numbers.item()?;
                Some((document, Target::Number(id), None))
            }
            Focus::Reader => {
                let link = self.link_here()?;
                Some((document, link.target, Some(link.span)))
            }
            _ => None,
        }
    }
}
