//! Owns the marks that are made and reached by a letter: `ma`, then `'a`.

use super::super::input::{Code, Key};
use super::super::{App, Effect};
use crate::document::Span;
use crate::notes::Note;

/// What a letter is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Awaiting {
    /// To mark the passage.
    Mark,
    /// To go to a mark.
    Go,
    /// To say of which kind an actor is.
    Kind,
}

/// A mark keeps so much of the words from its place on.
const WORDS: usize = 200;

impl App {
    /// The next key is the letter of a mark.
    pub fn await_letter(&mut self, what: Awaiting) {
        self.awaiting = Some(what);
    }

    /// Takes the key that was waited for.
    pub(in crate::app) fn letter(&mut self, what: Awaiting, key: Key) -> Vec<Effect> {
        if what == Awaiting::Kind {
            return self.tell_kind(key);
        }
        let plain = !key.ctrl && !key.alt;
        match (what, key.code) {
            (Awaiting::Mark, Code::Char(c)) if plain && c.is_ascii_lowercase() => self.set_mark(c),
            (Awaiting::Go, Code::Char(c)) if plain && c.is_ascii_lowercase() => {
                self.go_mark(c);
                Vec::new()
            }
            (Awaiting::Go, Code::Char('\'' | '`')) if plain => {
                self.go_back(1);
                Vec::new()
            }
            (_, Code::Esc) => Vec::new(),
            _ => {
                self.say("a mark has a letter from a to z");
                Vec::new()
            }
        }
    }

    fn set_mark(&mut self, letter: char) -> Vec<Effect> {
        let document = self.reader().document;
        let span = self.selected_span().unwrap_or_else(|| self.words_here());
        self.reader_mut().selection = None;
        if span.is_empty() {
            self.say("nothing to mark here");
            return Vec::new();
        }
        let id = self.note_id();
        let mut note = Note::at(&self.docs[document].document, span, id);
        note.letter = Some(letter);
        let mut steps = Vec::new();
        // The letter leaves the passage that had it; what was written there stays.
        for placed in self.docs[document].noted.notes() {
            if placed.note.letter == Some(letter) {
                let kept = (!placed.note.text.is_empty()).then(|| Note {
                    letter: None,
                    ..placed.note.clone()
                });
                steps.push((Some(placed.note.clone()), kept));
            }
        }
        steps.push((None, Some(note)));
        let effects = self.change_notes(document, "marked", steps);
        self.say(format!("mark {letter} is set: '{letter} comes back to it"));
        effects
    }

    fn go_mark(&mut self, letter: char) {
        let document = self.reader().document;
        let noted = &self.docs[document].noted;
        let found = noted
            .notes()
            .iter()
            .find(|placed| placed.note.letter == Some(letter));
        match found.map(|placed| placed.span) {
            Some(Some(span)) => {
                self.jump(document, span);
                self.say(format!("mark {letter}"));
            }
            Some(None) => self.warn(format!(
                "the words of mark {letter} are not in the text any more; A lists them"
            )),
            None => self.say(format!("there is no mark {letter}: m{letter} sets it")),
        }
    }

    /// The words from here to the end of the sentence.
    fn words_here(&self) -> Span {
        let at = self.here();
        let open = self.doc();
        let sentence = open.analysis.sentence_at(at).filter(|s| s.contains(at));
        let block = open.document.blocks.get(open.document.block_at(at));
        let end = sentence.or(block.map(|b| b.span)).map_or(at, Span::end);
        let most = open.document.text.floor_char_boundary(at + WORDS);
        Span::new(at, end.min(most).max(at))
    }
}
