//! Owns the check of a citation against a text: whether its words stand, and where.

use super::{Citation, around, counts};
use crate::document::{Anchor, Document, Span};

/// What became of a cited passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// The words stand where they stood.
    Stands,
    /// The words stand somewhere else.
    Moved,
    /// Most of the words stand, but not all.
    Changed,
    Gone,
}

impl Fate {
    /// The word for it in what is written.
    pub fn word(self) -> &'static str {
        match self {
            Self::Stands => "stands",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Gone => "gone",
        }
    }

    /// Whether the words can still be read in the text.
    pub fn holds(self) -> bool {
        matches!(self, Self::Stands | Self::Moved)
    }
}

/// What a check has found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    pub fate: Fate,
    /// Where the passage stands now; `None` where it is gone.
    pub span: Option<Span>,
    /// The words around it are those that were around it.
    pub same_around: bool,
}

/// A document that citations are checked against.
pub struct Ground<'a> {
    document: &'a Document,
    plain: Plain,
}

impl<'a> Ground<'a> {
    pub fn of(document: &'a Document) -> Self {
        Self {
            document,
            plain: Plain::of(&document.text),
        }
    }

    /// Checks a citation. `is_same` tells whether a text of [`around`] is the cited one.
    pub fn check(&self, citation: &Citation, is_same: &dyn Fn(&str) -> bool) -> Verdict {
        let text = self.document.text.as_str();
        let places = self.plain.find(text, &citation.quote);
        let at_home = places.iter().find(|s| s.start() == citation.start);
        let told = places.iter().find(|span| is_same(&around(text, **span)));
        let far = |span: &&Span| span.start().abs_diff(citation.start);
        let nearest = places.iter().min_by_key(far);
        if let Some(span) = told.or(at_home).or(nearest).copied() {
            let stands = span.start() == citation.start;
            return Verdict {
                fate: if stands { Fate::Stands } else { Fate::Moved },
                span: Some(span),
                same_around: told.is_some(),
            };
        }
        let anchor = Anchor {
            quote: citation.quote.clone(),
            offset: citation.start,
            ..Anchor::default()
        };
        let found = anchor.find(text).map(|found| found.span);
        let span = found.filter(|span| is_like(&citation.quote, span.of(text)));
        Verdict {
            fate: span.map_or(Fate::Gone, |_| Fate::Changed),
            span,
            same_around: false,
        }
    }
}

/// Whether two passages share half of their words or more, and no more words than twice the other's.
fn is_like(quote: &str, now: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let (old, mut new) = (words(quote), words(now));
    let (all, length) = (old.len(), new.len());
    let shared = old
        .into_iter()
        .filter(|word| {
            let at = new.iter().position(|w| w == word);
            at.map(|at| new.swap_remove(at)).is_some()
        })
        .count();
    shared * 2 >= all && length <= all * 2
}

/// A text without white space, and where each of its bytes stands in the whole.
struct Plain {
    text: String,
    offsets: Vec<u32>,
}

impl Plain {
    fn of(text: &str) -> Self {
        let mut plain = Self {
            text: String::with_capacity(text.len()),
            offsets: Vec::with_capacity(text.len()),
        };
        for (at, c) in text.char_indices().filter(|(_, c)| counts(*c)) {
            plain.text.push(c);
            plain
                .offsets
                .extend((0..c.len_utf8()).map(|i| (at + i) as u32));
        }
        plain
    }

    /// Where words stand, however they are wrapped.
    fn find(&self, text: &str, words: &str) -> Vec<Span> {
        let wanted: String = words.chars().filter(|c| counts(*c)).collect();
        if wanted.is_empty() {
            return Vec::new();
        }
        self.text
            .match_indices(&wanted)
            .map(|(at, words)| {
                let last = self.offsets[at + words.len() - 1] as usize;
                Span::new(self.offsets[at] as usize, last + 1)
            })
            .filter(|span| {
                let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                let found = span.of(text);
                let cut = inside(text[..span.start()].chars().next_back())
                    && inside(found.chars().next())
                    || inside(text[span.end()..].chars().next())
                        && inside(found.chars().next_back());
                !cut && parts(found).eq(parts(words))
            })
            .collect()
    }
}

/// The words of a text as they are compared.
fn parts(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split_whitespace()
        .map(|word| word.chars().filter(|c| counts(*c)).collect::<String>())
        .filter(|word| !word.is_empty())
}
