//! Owns the marks and notes of the open documents: what is changed and taken back, and where each stands in the text
//! as it is now.

pub mod draft;
mod marks;
pub mod pane;

pub use marks::Awaiting;

use std::sync::Arc;

use super::{App, Effect};
use crate::document::{Document, Span};
use crate::notes::{Note, Notes};

/// The marks and notes of one document.
#[derive(Debug, Clone, Default)]
pub struct Noted {
    /// In the order of the text, those whose words are not in it any more at the end.
    notes: Vec<Placed>,
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// A note, and where it stands; nowhere, where its words are not in the text any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    pub note: Note,
    pub span: Option<Span>,
}

/// One change: each note as it was and as it is, where it was or is.
#[derive(Debug, Clone)]
struct Step {
    what: &'static str,
    notes: Vec<(Option<Note>, Option<Note>)>,
}

/// So many changes can be taken back.
const STEPS: usize = 500;

impl Noted {
    pub fn notes(&self) -> &[Placed] {
        &self.notes
    }

    /// Those that stand in a part of the text.
    pub fn notes_in(&self, part: Span) -> impl Iterator<Item = (&Note, Span)> {
        let placed = self
            .notes
            .iter()
            .map_while(|placed| Some((&placed.note, placed.span?)));
        placed.filter(move |(_, span)| span.overlaps(part) || part.contains(span.start()))
    }

    fn get(&self, id: &str) -> Option<&Placed> {
        self.notes.iter().find(|placed| placed.note.id == id)
    }

    /// All of them, in the order in which they are kept.
    pub fn all(&self) -> Notes {
        let mut notes = Notes(self.notes.iter().map(|p| p.note.clone()).collect());
        notes.sort();
        notes
    }

    fn put(&mut self, note: Note, span: Option<Span>) {
        self.notes.retain(|placed| placed.note.id != note.id);
        let place = |placed: &Placed| placed.span.map_or(usize::MAX, Span::start);
        let new = Placed { note, span };
        let at = self
            .notes
            .partition_point(|placed| place(placed) <= place(&new));
        self.notes.insert(at, new);
    }

    fn remove(&mut self, id: &str) {
        self.notes.retain(|placed| placed.note.id != id);
    }

    fn take(&mut self, notes: Notes, places: Vec<Option<Span>>) {
        self.notes.clear();
        for (note, span) in notes.0.into_iter().zip(places) {
            self.put(note, span);
        }
    }

    /// Takes the words as they are now of those that are found; says whether any has changed.
    fn settle(&mut self, document: &Document) -> bool {
        let mut changed = false;
        for placed in &mut self.notes {
            let Some(span) = placed.span else { continue };
            let before = placed.note.clone();
            placed.note.settle(document, span);
            changed |= placed.note != before;
        }
        changed
    }
}

impl App {
    /// A name for a new note that no other program gives.
    pub(in crate::app) fn note_id(&mut self) -> String {
        let nth = self.next_generation();
        format!("{}-{nth}", self.session)
    }

    /// Changes notes, so that it can be taken back.
    fn change_notes(
        &mut self,
        document: usize,
        what: &'static str,
        notes: Vec<(Option<Note>, Option<Note>)>,
    ) -> Vec<Effect> {
        let step = Step { what, notes };
        self.apply(document, &step, true);
        let noted = &mut self.docs[document].noted;
        noted.undone.clear();
        noted.done.push(step);
        if noted.done.len() > STEPS {
            noted.done.remove(0);
        }
        self.keep_notes(document)
    }

    fn apply(&mut self, document: usize, step: &Step, forward: bool) {
        let text = Arc::clone(&self.docs[document].document);
        let noted = &mut self.docs[document].noted;
        for (before, after) in &step.notes {
            let (from, to) = if forward {
                (before, after)
            } else {
                (after, before)
            };
            match (from, to) {
                (_, Some(note)) => {
                    let known = noted.get(&note.id).and_then(|placed| placed.span);
                    let span = known.or_else(|| note.find(&text.text));
                    noted.put(note.clone(), span);
                }
                (Some(note), None) => noted.remove(&note.id),
                (None, None) => {}
            }
        }
        self.renew_pane();
    }

    fn keep_notes(&self, document: usize) -> Vec<Effect> {
        let notes = self.docs[document].noted.all();
        vec![Effect::KeepNotes { document, notes }]
    }

    /// Takes back the last change of a document's notes, or makes it again.
    pub fn notes_undo(&mut self, undo: bool) -> Vec<Effect> {
        let document = self.notes_document();
        let noted = &mut self.docs[document].noted;
        let step = if undo {
            noted.done.pop()
        } else {
            noted.undone.pop()
        };
        let Some(step) = step else {
            self.say(if undo {
                "nothing to take back: this is how the notes were found"
            } else {
                "nothing to make again"
            });
            return Vec::new();
        };
        self.apply(document, &step, !undo);
        self.say(format!(
            "{}: {}",
            step.what,
            if undo { "taken back" } else { "made again" }
        ));
        let noted = &mut self.docs[document].noted;
        if undo {
            noted.undone.push(step);
        } else {
            noted.done.push(step);
        }
        self.keep_notes(document)
    }

    /// Deletes a note.
    fn delete_note(&mut self, document: usize, id: &str) -> Vec<Effect> {
        let Some(placed) = self.docs[document].noted.get(id) else {
            return Vec::new();
        };
        let note = placed.note.clone();
        let effects = self.change_notes(document, "deleted", vec![(Some(note), None)]);
        self.say("deleted; u takes it back");
        effects
    }

    /// Notes have been read from where they are kept, with where they stand in `content`.
    pub fn receive_notes(
        &mut self,
        document: usize,
        content: &Arc<Document>,
        notes: Notes,
        places: Vec<Option<Span>>,
    ) -> Vec<Effect> {
        let Some(open) = self.docs.get_mut(document) else {
            return Vec::new();
        };
        if !Arc::ptr_eq(&open.document, content) {
            return vec![Effect::PlaceNotes { document, notes }];
        }
        let text = Arc::clone(&open.document);
        open.noted.take(notes, places);
        let changed = open.noted.settle(&text);
        self.renew_pane();
        if changed {
            self.keep_notes(document)
        } else {
            Vec::new()
        }
    }

    /// It was found out where notes stand; not where they have been changed meanwhile.
    pub fn receive_placed(
        &mut self,
        document: usize,
        content: &Arc<Document>,
        notes: Notes,
        places: Vec<Option<Span>>,
    ) -> Vec<Effect> {
        match self.docs.get(document).map(|open| open.noted.all()) {
            Some(now) if now == notes => self.receive_notes(document, content, notes, places),
            Some(notes) => vec![Effect::PlaceNotes { document, notes }],
            None => Vec::new(),
        }
    }

    /// A document has been read again: its notes go with their words.
    pub(super) fn move_notes(
        &mut self,
        document: usize,
        now: impl Fn(Span) -> Option<Span>,
    ) -> Vec<Effect> {
        let open = &mut self.docs[document];
        if let Some(super::popup::Popup::Draft(draft)) = &mut self.popup
            && draft.document == document
        {
            draft.span = now(draft.span).unwrap_or_default();
        }
        if open.noted.notes.is_empty() {
            return Vec::new();
        }
        let text = Arc::clone(&open.document);
        let notes = open.noted.all();
        let place = |note: &Note| open.noted.get(&note.id)?.span;
        let places: Vec<Option<Span>> = notes
            .0
            .iter()
            .map(|note| now(place(note)?).filter(|span| note.is_at(&text.text, *span)))
            .collect();
        let lost = places.contains(&None);
        open.noted.take(notes, places);
        let changed = open.noted.settle(&text);
        self.renew_pane();
        let mut effects = if changed {
            self.keep_notes(document)
        } else {
            Vec::new()
        };
        if lost {
            // They may stand far from where they were, or be back.
            let notes = self.docs[document].noted.all();
            effects.push(Effect::PlaceNotes { document, notes });
        }
        effects
    }
}
