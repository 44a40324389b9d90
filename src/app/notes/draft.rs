//! Owns the note that is being written: lines under the passage that they are about.

use super::super::input::{Code, Key};
use super::super::line::Line;
use super::super::popup::Popup;
use super::super::{App, Effect, Focus};
use crate::document::Span;
use crate::notes::Note;

/// A note that is being written.
#[derive(Debug, Clone)]
pub struct Draft {
    pub document: usize,
    /// The passage.
    pub span: Span,
    /// The note that it changes, unless it is new.
    pub id: Option<String>,
    /// Never empty.
    pub lines: Vec<Line>,
    /// The line that is typed in.
    pub at: usize,
    /// The list of notes comes back when it is done.
    listed: bool,
}

/// No note has more lines.
const LINES: usize = 1_000;

impl Draft {
    fn new(document: usize, span: Span, text: &str) -> Self {
        let lines: Vec<Line> = text.split('\n').take(LINES).map(Line::new).collect();
        Self {
            document,
            span,
            id: None,
            at: lines.len() - 1,
            lines,
            listed: false,
        }
    }

    /// What is written, without blanks at its end.
    pub fn text(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(Line::text).collect();
        lines.join("\n").trim_end().to_owned()
    }

    /// Takes a key, and says whether it was one for a text.
    fn press(&mut self, key: Key) -> bool {
        let line = &self.lines[self.at];
        let (first, last) = (line.cursor() == 0, line.cursor() == line.text().len());
        match (key.code, key.ctrl, key.alt) {
            (Code::Up, false, false) => self.at = self.at.saturating_sub(1),
            (Code::Down, false, false) => self.at = (self.at + 1).min(self.lines.len() - 1),
            (Code::Backspace, false, false) if first => {
                if self.at > 0 {
                    let line = self.lines.remove(self.at);
                    self.at -= 1;
                    self.join(line);
                }
            }
            (Code::Delete, false, false) if last => {
                if self.at + 1 < self.lines.len() {
                    let line = self.lines.remove(self.at + 1);
                    self.join(line);
                }
            }
            _ => return self.lines[self.at].press(key),
        }
        true
    }

    /// Puts another line's text behind the present one; the cursor stays between the two.
    fn join(&mut self, line: Line) {
        let head = self.lines[self.at].text().to_owned();
        let mut joined = Line::new(&head);
        joined.append(line.text());
        self.lines[self.at] = joined;
    }

    /// Breaks the line at the cursor.
    fn break_line(&mut self) {
        if self.lines.len() < LINES {
            let rest = self.lines[self.at].split();
            self.lines.insert(self.at + 1, rest);
            self.at += 1;
        }
    }

    fn insert(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        for (nth, part) in text.split('\n').enumerate() {
            if nth > 0 {
                self.break_line();
            }
            self.lines[self.at].insert(part);
        }
    }
}

impl App {
    /// Begins a note on the selection, the line of the card, or the sentence here; the one that is there already is
    /// changed.
    pub fn note_here(&mut self) {
        let (document, span) = match (self.focus, self.card_goal()) {
            (Focus::Card, Some((document, link))) => {
                (document, self.sentence_of(document, link.span.start()))
            }
            _ => {
                let here = self.here();
                let sentence = self.sentence_of(self.reader().document, here);
                let span = self.selected_span().unwrap_or(sentence);
                (self.reader().document, span)
            }
        };
        if self.docs[document].document.slice(span).trim().is_empty() {
            self.say("nothing to note here");
            return;
        }
        let selecting = self.reader().selection.is_some();
        self.reader_mut().selection = None;
        let known = self.docs[document].noted.notes().iter();
        let mut known = known.filter(|placed| !selecting && placed.note.letter.is_none());
        let known = known.find(|placed| placed.span.is_some_and(|s| s.overlaps(span)));
        let draft = match (known.cloned(), self.draft.take()) {
            (_, Some(draft)) if draft.document == document && draft.span == span => draft,
            (Some(placed), _) => Draft {
                id: Some(placed.note.id),
                ..Draft::new(document, placed.span.unwrap_or(span), &placed.note.text)
            },
            (None, _) => Draft::new(document, span, ""),
        };
        self.popup = Some(Popup::Draft(draft));
    }

    /// The sentence at an offset, or the paragraph where none was read.
    pub(in crate::app) fn sentence_of(&self, document: usize, at: usize) -> Span {
        let open = &self.docs[document];
        let sentence = open.analysis.sentence_at(at).filter(|s| s.end() >= at);
        let block = open.document.blocks.get(open.document.block_at(at));
        sentence
            .or(block.map(|b| b.span))
            .unwrap_or(Span::empty(at))
    }

    /// Changes a note of the list.
    pub(super) fn edit_note(&mut self, document: usize, note: &Note, span: Option<Span>) {
        self.popup = Some(Popup::Draft(Draft {
            id: Some(note.id.clone()),
            listed: true,
            ..Draft::new(document, span.unwrap_or_default(), &note.text)
        }));
    }

    /// Takes a key for the note that is being written; `None` where it has no use for it.
    pub(in crate::app) fn draft_press(&mut self, key: Key) -> Option<Vec<Effect>> {
        let Some(Popup::Draft(draft)) = &mut self.popup else {
            return None;
        };
        draft.press(key).then(Vec::new)
    }

    /// Puts pasted text into the note.
    pub(in crate::app) fn draft_paste(&mut self, text: &str) {
        if let Some(Popup::Draft(draft)) = &mut self.popup {
            draft.insert(text);
        }
    }

    /// Another line.
    pub fn draft_break(&mut self) {
        if let Some(Popup::Draft(draft)) = &mut self.popup {
            draft.break_line();
        }
    }

    /// Keeps the note that is written. One without words goes, unless it is a mark.
    pub fn draft_keep(&mut self) -> Vec<Effect> {
        let Some(Popup::Draft(draft)) = self.popup.take() else {
            return Vec::new();
        };
        let (document, text) = (draft.document, draft.text());
        let old = draft.id.as_deref();
        let old = old.and_then(|id| self.docs[document].noted.get(id));
        let old = old.map(|placed| placed.note.clone());
        let effects = match old {
            Some(note) if note.text == text => Vec::new(),
            Some(note) if text.is_empty() && note.letter.is_none() => {
                self.delete_note(document, &note.id)
            }
            Some(note) => {
                let new = Note {
                    text,
                    ..note.clone()
                };
                self.said_of_keeping("changed");
                self.change_notes(document, "changed", vec![(Some(note), Some(new))])
            }
            None => {
                let id = self.note_id();
                let mut note = Note::at(&self.docs[document].document, draft.span, id);
                note.text = text;
                self.said_of_keeping(if note.text.is_empty() {
                    "marked"
                } else {
                    "noted"
                });
                self.change_notes(document, "noted", vec![(None, Some(note))])
            }
        };
        if draft.listed {
            self.open_notes();
        }
        effects
    }

    fn said_of_keeping(&mut self, what: &str) {
        let kept = if self.private {
            "for this session only"
        } else {
            "A lists the notes"
        };
        self.say(format!("{what}; {kept}"));
    }

    /// Leaves the note that is being written; what was typed comes back with the same passage.
    pub(in crate::app) fn draft_leave(&mut self, draft: Draft) {
        let old = draft.id.as_deref();
        let old = old.and_then(|id| self.docs[draft.document].noted.get(id));
        let changed = draft.text() != old.map_or("", |placed| placed.note.text.as_str());
        let listed = draft.listed;
        if changed {
            self.say("not kept; a on the same passage brings it back");
            self.draft = Some(draft);
        }
        if listed {
            self.open_notes();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_edit_several_lines() {
        let mut draft = Draft::new(0, Span::default(), "one");
        draft.break_line();
        draft.insert("two\r\nthree");
        assert_eq!(draft.text(), "one\ntwo\nthree");
        for key in Key::parse_all("<Up><Home><BS>!<End><Del>").unwrap() {
            assert!(draft.press(key), "{key}");
        }
        assert_eq!(draft.text(), "one!twothree");
        assert!(!draft.press(Key::plain(Code::Enter)));
        draft.break_line();
        assert_eq!(draft.lines.len(), 2);
    }
}
