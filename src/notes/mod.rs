//! Owns marks and notes: passages that a reader has marked and what was written to them, found again in a text
//! that has changed. Knows no screen and reads no file.

mod merge;

pub use merge::merge;

use crate::document::{Anchor, Document, Span};

/// A passage that is marked, and what was written to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Note {
    /// Names it among all notes of the document, whichever program made them.
    pub id: String,
    /// The letter of a mark: `ma` makes it, `'a` goes there.
    pub letter: Option<char>,
    /// What was written, of one line or more; empty for a mere mark.
    pub text: String,
    /// The passage.
    pub anchor: Anchor,
    /// The titles over it when it was last found.
    pub section: String,
    /// The words that were marked at first, where they are others now.
    pub was: String,
}

/// The notes of one document, in the order of the text as far as that is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notes(pub Vec<Note>);

/// Longer passages are kept by their beginning.
const LONGEST: usize = 4_000;

impl Note {
    /// Marks a passage of a document.
    pub fn at(document: &Document, span: Span, id: String) -> Self {
        let mut note = Self {
            id,
            ..Self::default()
        };
        note.settle(document, span);
        note
    }

    /// Takes the passage, and what stands around it, as it is in the present text.
    pub fn settle(&mut self, document: &Document, span: Span) {
        let span = trimmed(&document.text, span);
        let anchor = Anchor::of(&document.text, span);
        let before = std::mem::replace(&mut self.anchor, anchor);
        if same_words(&self.was, &self.anchor.quote) {
            self.was.clear();
        } else if self.was.is_empty() && !same_words(&before.quote, &self.anchor.quote) {
            self.was = before.quote;
        }
        let path = document.path(document.section_at(span.start()));
        self.section = path.join(" › ");
    }

    /// Where the passage stands; `None` where its words are not in the text any more.
    pub fn find(&self, text: &str) -> Option<Span> {
        // Mostly nothing has changed, and a text may be long.
        if let Some(span) = self.anchor.unmoved(text) {
            return Some(span);
        }
        let found = self.anchor.find(text)?;
        (found.exact || self.is_at(text, found.span)).then_some(found.span)
    }

    /// Whether most words of the passage stand at a span.
    pub fn is_at(&self, text: &str, span: Span) -> bool {
        let quote = &self.anchor.quote;
        !span.is_empty() && shared(quote, span.of(text)) * 2 >= words(quote)
    }
}

impl Notes {
    pub fn get(&self, id: &str) -> Option<&Note> {
        self.0.iter().find(|note| note.id == id)
    }

    /// Puts a note in, in the place of the one with its name.
    pub fn put(&mut self, note: Note) {
        match self.0.iter_mut().find(|old| old.id == note.id) {
            Some(old) => *old = note,
            None => self.0.push(note),
        }
    }

    pub fn remove(&mut self, id: &str) {
        self.0.retain(|note| note.id != id);
    }

    /// Puts them in the order in which they are kept, which depends on nothing else.
    pub fn sort(&mut self) {
        self.0
            .sort_by(|a, b| (a.anchor.offset, &a.id).cmp(&(b.anchor.offset, &b.id)));
    }

    /// Where each stands in a text.
    pub fn places(&self, text: &str) -> Vec<Option<Span>> {
        self.0.iter().map(|note| note.find(text)).collect()
    }
}

/// Without white space at its ends, and no longer than what is kept.
fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start() + (words.len() - words.trim_start().len());
    let end = (start + words.trim().len()).min(text.floor_char_boundary(start + LONGEST));
    Span::new(start, end.max(start))
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// How many words of a text stand in another in the same order, each after the one before.
fn shared(text: &str, other: &str) -> usize {
    let plain = |word: &'_ str| -> String {
        let letters = word.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let other: Vec<String> = other.split_whitespace().map(plain).collect();
    let (mut from, mut shared) = (0, 0);
    for word in text.split_whitespace().map(plain) {
        if let Some(at) = other[from..].iter().position(|o| *o == word) {
            from += at + 1;
            shared += 1;
        }
    }
    shared
}

/// White space aside.
fn same_words(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The harbour was opened in May.\n\nAnna Berg spoke to forty guests at noon. \
                        Boats came in all day.";

    fn document(text: &str) -> Document {
        Document {
            text: text.to_owned(),
            ..Document::default()
        }
    }

    fn note(quote: &str) -> Note {
        let at = TEXT.find(quote).unwrap();
        let span = Span::new(at, at + quote.len());
        Note::at(&document(TEXT), span, "1".to_owned())
    }

    #[test]
    fn a_passage_is_found_where_it_was_and_where_it_has_gone() {
        let note = note(" spoke to forty guests ");
        assert_eq!(note.anchor.quote, "spoke to forty guests");
        assert_eq!(note.find(TEXT).unwrap().of(TEXT), "spoke to forty guests");
        let later = format!("It rained.\n\n{TEXT}");
        assert_eq!(
            note.find(&later).unwrap().of(&later),
            "spoke to forty guests"
        );
        assert_eq!(note.find("Something else."), None);
        assert_eq!(note.find(""), None);
    }

    #[test]
    fn the_words_that_were_marked_at_first_are_kept() {
        let mut note = note("Anna Berg spoke to forty guests at noon.");
        let changed = TEXT.replace("forty", "sixty");
        let span = note.find(&changed).unwrap();
        note.settle(&document(&changed), span);
        assert!(note.anchor.quote.contains("sixty") && note.was.contains("forty"));
        let again = changed.replace("noon", "dusk");
        let span = note.find(&again).unwrap();
        note.settle(&document(&again), span);
        assert!(note.anchor.quote.contains("dusk") && note.was.contains("forty"));
        let span = note.find(TEXT).unwrap();
        note.settle(&document(TEXT), span);
        assert_eq!(note.was, "");
    }

    #[test]
    fn of_a_struck_passage_no_place_is_made_up() {
        let struck = TEXT.replace("Anna Berg spoke to forty guests at noon. ", "");
        let note = note("Anna Berg spoke to forty guests at noon.");
        assert_eq!(note.find(&struck), None);
    }
}
