//! Owns how it looks what became of sentences: marks beside them, and the words that differ.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::app::App;
use crate::app::comparing::Compared;
use crate::compare::{Piece, TextChange, word_changes};
use crate::document::Span;
use crate::flow::Row;

use super::paint::cell;
use super::theme::Theme;

/// Longer sentences are compared word by word so far only.
const COMPARED: usize = 2000;

/// What differs in the visible part of a column.
#[derive(Debug, Default)]
pub struct Changes {
    /// Words that the other text has not.
    pub words: Vec<(Span, Style)>,
    /// Sentences, what became of each, and whether one has gone there.
    sentences: Vec<(Span, TextChange, bool)>,
}

impl Changes {
    pub fn seen(app: &App, theme: &Theme, reader: usize, seen: Span) -> Self {
        let mut changes = Self::default();
        let found = app.comparing.as_ref().and_then(|c| c.found.as_deref());
        let Some(found) = found else {
            return changes;
        };
        for (id, span, here) in app.changes_seen(reader, seen) {
            let Some(row) = found.sentence(id) else {
                continue;
            };
            changes.sentences.push((span, row.change, here));
            match row.change {
                TextChange::Removed => changes.words.push((span, theme.old)),
                TextChange::Added => changes.words.push((span, theme.new)),
                TextChange::Changed | TextChange::MovedAndChanged => {
                    let mut at = span.start();
                    for piece in pieces(found, id) {
                        let (text, style) = match (piece, reader) {
                            (Piece::Same(text), _) => (text, None),
                            (Piece::Old(text), 0) => (text, Some(theme.old)),
                            (Piece::New(text), 1) => (text, Some(theme.new)),
                            _ => continue,
                        };
                        let words = Span::new(at, at + text.len());
                        changes.words.extend(style.map(|style| (words, style)));
                        at += text.len();
                    }
                }
                TextChange::Moved | TextChange::Same => {}
            }
        }
        changes
    }

    /// Marks the rows of sentences that differ.
    pub fn mark(&self, theme: &Theme, buffer: &mut Buffer, (x, y): (u16, u16), rows: &[Row]) {
        for (nth, row) in rows.iter().enumerate() {
            let mut here = self
                .sentences
                .iter()
                .filter(|(s, _, _)| s.overlaps(row.span));
            // Of several in one row the one that was gone to is told.
            let first = here.clone().next();
            let Some((_, change, at)) = here.find(|(_, _, at)| *at).or(first) else {
                continue;
            };
            let style = if *at { theme.selected } else { theme.key };
            cell(buffer, x, y + nth as u16, mark(theme, *change), 1, style);
        }
    }
}

/// What became of a sentence, as one glyph.
pub fn mark(theme: &Theme, change: TextChange) -> &'static str {
    match change {
        TextChange::Same => "=",
        TextChange::Changed => "~",
        TextChange::Moved => theme.glyph("»", "M"),
        TextChange::MovedAndChanged => theme.glyph("≈", "m"),
        TextChange::Removed => "-",
        TextChange::Added => "+",
    }
}

/// How the words of one sentence become those of the other; of one that only one text has, all of them.
pub fn pieces(found: &Compared, id: u32) -> Vec<Piece<'_>> {
    let [left, right] = found.bodies.as_slice() else {
        return Vec::new();
    };
    let Some(row) = found.sentence(id) else {
        return Vec::new();
    };
    let old = row.left.map(|s| start(s.of(&left.content.text)));
    let new = row.right.map(|s| start(s.of(&right.content.text)));
    match (old, new) {
        (Some(old), Some(new)) if old == new => vec![Piece::Same(new)],
        (Some(old), Some(new)) => word_changes(old, new),
        (Some(old), None) => vec![Piece::Old(old)],
        (None, Some(new)) => vec![Piece::New(new)],
        (None, None) => Vec::new(),
    }
}

/// The start of a text that is not too long.
fn start(text: &str) -> &str {
    if text.len() <= COMPARED {
        return text;
    }
    let end = (0..=COMPARED).rev().find(|i| text.is_char_boundary(*i));
    &text[..end.unwrap_or(0)]
}
