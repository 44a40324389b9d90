//! Owns names that stand after an office: "U.S. Defense Secretary Pete Hegseth".

use super::name::{Names, kind_of};
use super::person;
use crate::analysis::ActorKind;
use crate::analysis::actors::reading::Phrase;
use crate::analysis::actors::token::Shape;
use crate::analysis::lexicon::Entry;

impl Names<'_> {
    /// "U.S. Defense Secretary Pete Hegseth": what stands before the role, then the person.
    pub(super) fn after_role(
        &mut self,
        at: usize,
        run: usize,
        phrase: Option<Phrase>,
    ) -> Option<usize> {
        let mut next = at;
        let mut role = None;
        while next < run {
            if !self.reading.tokens[next].is_capitalized() && !self.reading.tokens[next].is_hyphen()
            {
                break;
            }
            let entry = self.entry(next);
            if let Some(found) = self
                .reading
                .phrase(self.text, next, |e| e.is(Entry::ROLE | Entry::TITLE))
            {
                // A name that is also a word for an office is a name after another name: "Joe King".
                if next > at
                    && role.is_none()
                    && self.entry(at).is(Entry::GIVEN_NAME)
                    && !self.entry(at).is(Entry::NAME)
                {
                    return None;
                }
                // "St. Petersburg" is no saint.
                if phrase.is_some_and(|p| p.end > found.end && next == at) {
                    return None;
                }
                role = Some(found.end);
                next = found.end;
                continue;
            }
            if role.is_some()
                || next > at + 5
                || entry.is(Entry::GIVEN_NAME) && !entry.is(Entry::NAME | Entry::WORD)
            {
                break;
            }
            next += 1;
        }
        let role = role?;
        self.names_before(at, role);
        let end = if self
            .token(role)
            .is_some_and(|t| t.is_capitalized() || t.shape == Shape::Lower)
        {
            person::end(self.reading, self.text, role)
        } else {
            role
        };
        let is_name = end > role
            && self.reading.tokens[role].is_capitalized() | (end > role + 1)
            && !(end == role + 1
                && self.entry(role).is(Entry::WORD)
                && !self.entry(role).is(Entry::SURNAME | Entry::GIVEN_NAME)
                && self.evidence.of(self.reading.tokens[role].hash).small > 0);
        let listed = self.reading.tokens.get(role).is_some_and(|_| {
            self.entry(role)
                .is(Entry::COUNTRY | Entry::ORGANIZATION | Entry::PEOPLE)
                && end == role + 1
        });
        if !is_name || listed {
            return Some(role);
        }
        self.emit(role, end, ActorKind::Person, 0.95);
        Some(end)
    }

    /// The listed names in what stands before a role: "NATO", "U.S.", "Microsoft".
    pub(super) fn names_before(&mut self, from: usize, to: usize) {
        let mut at = from;
        while at < to {
            let phrase = self.reading.phrase(self.text, at, |e| e.is(Entry::NAME));
            match phrase.filter(|p| {
                p.end <= to && self.reading.tokens[at].is_capitalized() && !p.entry.is(Entry::ROLE)
            }) {
                Some(phrase) if self.may_be_name(at) || phrase.end > at + 1 => {
                    self.emit(at, phrase.end, kind_of(phrase.entry), 0.9);
                    at = phrase.end;
                }
                _ => at += 1,
            }
        }
    }
}
