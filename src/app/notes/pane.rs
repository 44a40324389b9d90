//! Owns the list of marks and notes: which rows it has, and what is done to the selected one.

use super::super::geometry::Area;
use super::super::line::Line;
use super::super::popup::Popup;
use super::super::{App, Effect, Focus, Prompt, PromptKind};
use super::Placed;
use crate::document::Span;

/// The list, with its rows.
#[derive(Debug, Clone, Default)]
pub struct Pane {
    /// The document that it was opened from.
    pub document: usize,
    /// The rows are those of all open documents.
    pub all: bool,
    pub filter: String,
    pub rows: Vec<Row>,
    /// A row with a note, unless there is none.
    pub selected: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// Parts the rows.
    Label(String),
    Note {
        document: usize,
        id: String,
    },
}

impl Pane {
    fn is_note(&self, row: usize) -> bool {
        matches!(self.rows.get(row), Some(Row::Note { .. }))
    }

    /// The rows with a note.
    pub fn count(&self) -> usize {
        let notes = self.rows.iter().filter(|r| matches!(r, Row::Note { .. }));
        notes.count()
    }

    /// Selects the note nearest to a row, looking down first.
    fn settle(&mut self, row: usize) {
        let row = row.min(self.rows.len());
        let below = (row..self.rows.len()).find(|i| self.is_note(*i));
        let above = || (0..row).rev().find(|i| self.is_note(*i));
        self.selected = below.or_else(above).unwrap_or(0);
    }

    /// Moves the selection over the notes.
    pub fn step(&mut self, by: isize) {
        for _ in 0..by.unsigned_abs().min(self.rows.len()) {
            let next = if by > 0 {
                (self.selected + 1..self.rows.len()).find(|i| self.is_note(*i))
            } else {
                (0..self.selected).rev().find(|i| self.is_note(*i))
            };
            let Some(next) = next else { break };
            self.selected = next;
        }
    }
}

impl App {
    /// Lists the marks and notes, the next one from here on selected.
    pub fn open_notes(&mut self) {
        let document = self.reader().document;
        let mut pane = Pane {
            document,
            ..Pane::default()
        };
        self.fill_pane(&mut pane);
        if pane.rows.is_empty() && self.docs.iter().any(|d| !d.noted.notes().is_empty()) {
            pane.all = true;
            self.fill_pane(&mut pane);
        }
        if pane.rows.is_empty() {
            self.say("no marks or notes yet: a notes the sentence here, ma sets mark a");
            return;
        }
        let here = self.here();
        let ahead = pane.rows.iter().position(|row| {
            self.placed(row)
                .and_then(|placed| placed.span)
                .is_some_and(|span| span.end() > here)
        });
        pane.settle(ahead.unwrap_or(0));
        self.popup = Some(Popup::Notes(pane));
    }

    /// The note of a row.
    pub fn placed(&self, row: &Row) -> Option<&Placed> {
        match row {
            Row::Note { document, id } => self.docs.get(*document)?.noted.get(id),
            Row::Label(_) => None,
        }
    }

    /// The document and the note of the selected row.
    pub fn selected_note(&self) -> Option<(usize, &Placed)> {
        let Some(Popup::Notes(pane)) = &self.popup else {
            return None;
        };
        let row = pane.rows.get(pane.selected)?;
        let Row::Note { document, .. } = row else {
            return None;
        };
        Some((*document, self.placed(row)?))
    }

    /// The document whose notes are changed: that of the selected row, else the one that is read.
    pub(super) fn notes_document(&self) -> usize {
        let own = match &self.popup {
            Some(Popup::Notes(pane)) => pane.document,
            _ => self.reader().document,
        };
        self.selected_note().map_or(own, |(document, _)| document)
    }

    fn fill_pane(&self, pane: &mut Pane) {
        let wanted = pane.filter.to_lowercase();
        let documents = match pane.all {
            true => self.documents_from(pane.document).collect(),
            false => vec![pane.document],
        };
        pane.rows.clear();
        for document in documents {
            let open = &self.docs[document];
            let passes = |placed: &&Placed| {
                let note = &placed.note;
                let holds = |text: &str| text.to_lowercase().contains(&wanted);
                holds(&note.text)
                    || holds(&note.anchor.quote)
                    || holds(&note.section)
                    || note.letter.is_some_and(|l| wanted == l.to_string())
            };
            let shown: Vec<&Placed> = open.noted.notes().iter().filter(passes).collect();
            if shown.is_empty() {
                continue;
            }
            if pane.all {
                pane.rows.push(Row::Label(open.name.clone()));
            }
            let mut lost = false;
            for placed in shown {
                if placed.span.is_none() && !std::mem::replace(&mut lost, true) {
                    let label = "lost: these words are not in the text any more";
                    pane.rows.push(Row::Label(label.to_owned()));
                }
                let id = placed.note.id.clone();
                pane.rows.push(Row::Note { document, id });
            }
        }
    }

    /// Makes the rows anew after the notes have changed.
    pub(super) fn renew_pane(&mut self) {
        self.change_pane(|_| {});
    }

    fn change_pane(&mut self, change: impl FnOnce(&mut Pane)) {
        let Some(Popup::Notes(mut pane)) = self.popup.take() else {
            return;
        };
        let selected = pane.rows.get(pane.selected).cloned();
        change(&mut pane);
        self.fill_pane(&mut pane);
        let at = pane
            .rows
            .iter()
            .position(|row| Some(row) == selected.as_ref());
        let at = at.unwrap_or(pane.selected);
        pane.settle(at);
        self.popup = Some(Popup::Notes(pane));
    }

    pub fn notes_step(&mut self, by: isize) {
        if let Some(Popup::Notes(pane)) = &mut self.popup {
            pane.step(by);
        }
    }

    /// The notes of all open documents, or of this one alone.
    pub fn notes_all(&mut self) {
        if self.docs.len() == 1 {
            self.say("only one document is open");
            return;
        }
        self.change_pane(|pane| pane.all = !pane.all);
    }

    /// Opens the line in which the filter of the list is typed.
    pub fn notes_filter(&mut self) {
        if let Some(Popup::Notes(pane)) = &self.popup {
            self.prompt = Some(Prompt {
                kind: PromptKind::Notes,
                line: Line::new(&pane.filter),
                from: self.place(),
            });
        }
    }

    pub fn set_notes_filter(&mut self, filter: &str) {
        self.change_pane(|pane| pane.filter = filter.to_owned());
    }

    /// Goes to the passage of the selected note.
    pub fn notes_open(&mut self) {
        let Some((document, span)) = self.notes_goal() else {
            return;
        };
        self.popup = None;
        self.focus = Focus::Reader;
        self.jump(document, span);
        self.follow();
    }

    /// Where the selected note stands; says so where it does not.
    pub fn notes_goal(&mut self) -> Option<(usize, Span)> {
        let (document, placed) = self.selected_note()?;
        let span = placed.span;
        if span.is_none() {
            self.warn("these words are not in the text any more");
        }
        Some((document, span?))
    }

    /// Writes the text of the selected note anew.
    pub fn notes_edit(&mut self) {
        if let Some((document, placed)) = self.selected_note() {
            let Placed { note, span } = placed.clone();
            self.edit_note(document, &note, span);
        }
    }

    pub fn notes_delete(&mut self) -> Vec<Effect> {
        match self.selected_note() {
            Some((document, placed)) => {
                let id = placed.note.id.clone();
                self.delete_note(document, &id)
            }
            None => Vec::new(),
        }
    }

    /// The rows of the list, of what is inside its frame: below them stands the selected note.
    pub fn notes_list(inner: Area) -> Area {
        let below = if inner.height >= 10 {
            (inner.height / 2).min(12)
        } else {
            0
        };
        Area {
            height: inner.height - below,
            ..inner
        }
    }
}
