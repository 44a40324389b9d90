//! Owns names that the lists know, whole or by their given name.

use super::name::{Found, Names, found, kind_of};
use super::{person, small};
use crate::analysis::ActorKind;
use crate::analysis::actors::reading::{Phrase, Style};
use crate::analysis::actors::token::Shape;
use crate::analysis::lexicon::Entry;

impl Names<'_> {
    /// A name that begins with a given name or an initial.
    pub(super) fn known_person(&self, at: usize, phrase: Option<Phrase>) -> Option<Found> {
        let entry = self.entry(at);
        let token = &self.reading.tokens[at];
        if let Some(phrase) = phrase.filter(|p| p.entry.is(Entry::PERSON)) {
            let end = person::end(self.reading, self.text, at);
            return found(
                phrase.end.max(end.min(phrase.end + 1)),
                ActorKind::Person,
                0.97,
            );
        }
        let end = person::end(self.reading, self.text, at);
        let words = (at..end)
            .filter(|i| self.reading.tokens[*i].is_capitalized())
            .count();
        if words < 2 || phrase.is_some_and(|p| p.end > at + 1) {
            return None;
        }
        let last = self.entry(end - 1);
        let second = self.reading.tokens[at + 1];
        let second_is_plain = self.entry(at + 1).is(Entry::WORD)
            && !self.entry(at + 1).is(Entry::SURNAME | Entry::GIVEN_NAME)
            && self.evidence.of(second.hash).small > 0;
        let initial = token.shape == Shape::Initial && token.end - token.start == 2;
        if (entry.is(Entry::GIVEN_NAME) || initial) && !second_is_plain {
            let place = entry.is(Entry::NAME) && !last.is(Entry::SURNAME);
            let weak = self.reading.style == Style::Titled && entry.is(Entry::WORD);
            if place || weak {
                return None;
            }
            let sure = if last.is(Entry::SURNAME | Entry::GIVEN_NAME) {
                0.95
            } else {
                0.85
            };
            return found(end, ActorKind::Person, sure);
        }
        if last.is(Entry::SURNAME) && !entry.is(Entry::NAME | Entry::WORD) {
            return found(end, ActorKind::Person, 0.8);
        }
        None
    }

    /// A name of the lists.
    pub(super) fn listed(&self, at: usize, run: usize, phrase: Option<Phrase>) -> Option<Found> {
        let phrase = phrase?;
        let entry = phrase.entry;
        let kind = kind_of(entry);
        let single = phrase.end == at + 1;
        if kind == ActorKind::Person && single {
            return found(phrase.end, kind, 0.7);
        }
        // "Chicago Blackhawks": a place and a word that is no other name.
        if entry.is(Entry::CITY | Entry::REGION)
            && !entry.is(Entry::ORGANIZATION)
            && phrase.end + 1 == run
            && self.reading.style == Style::Plain
        {
            let team = &self.reading.tokens[phrase.end];
            let other = self.entry(phrase.end);
            if team.shape == Shape::Title
                && team.text(self.text).ends_with('s')
                && !other.is(Entry::NAME | Entry::ROLE | Entry::TITLE | Entry::GIVEN_NAME)
            {
                return found(run, ActorKind::Organization, 0.6);
            }
        }
        if entry.is(Entry::CITY)
            && !entry.is(Entry::LARGE)
            && single
            && (entry.is(Entry::GIVEN_NAME | Entry::SURNAME | Entry::WORD))
        {
            let before = at
                .checked_sub(1)
                .map(|b| self.reading.tokens[b].text(self.text));
            let locating = before.is_some_and(small::is_locating);
            return if locating {
                found(phrase.end, ActorKind::Place, 0.7)
            } else {
                self.unknown(at)
            };
        }
        found(phrase.end, kind, if single { 0.9 } else { 0.95 })
    }
}
