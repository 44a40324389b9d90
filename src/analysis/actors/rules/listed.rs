//! Owns names that the lists know.

use super::name::{Found, Names, found, kind_of};
use crate::analysis::actors::reading::Style;
use crate::analysis::actors::token::Shape;
use crate::analysis::lexicon::Entry;

impl Names<'_> {
    /// A name of the lists that is seldom anything else.
    pub(super) fn listed(&self, at: usize) -> Option<Found> {
        let several =
            Entry::COUNTRY | Entry::REGION | Entry::ORGANIZATION | Entry::PERSON | Entry::EVENT;
        let phrase = self.reading.phrase(self.text, at, |e| {
            e.is(several | Entry::PEOPLE | Entry::GROUP | Entry::LARGE)
        })?;
        let entry = phrase.entry;
        let single = phrase.end == at + 1;
        let sure = Entry::COUNTRY | Entry::LARGE | Entry::PEOPLE | Entry::GROUP;
        let other = Entry::WORD | Entry::GIVEN_NAME | Entry::SURNAME | Entry::ROLE;
        let next = self.token(phrase.end);
        // "New York Times": the name goes on.
        let goes_on = next
            .is_some_and(|t| t.is_capitalized() || t.glued && (t.is_hyphen() || t.is_mark('/')));
        let begun = at > 0 && self.reading.tokens[at - 1].is_capitalized()
            || at > 1 && self.reading.tokens[at].glued && self.reading.tokens[at - 1].is_hyphen();
        // "WWII"
        let event = entry.is(Entry::EVENT) && self.reading.tokens[at].shape == Shape::Capitals;
        let acronym = entry.is(Entry::ORGANIZATION)
            && self.reading.tokens[at].shape == Shape::Capitals
            && self.reading.style == Style::Plain
            && !super::small::is_common_acronym(self.word_at(at))
            && !goes_on
            && !begun;
        if single && !event && !acronym && (!entry.is(sure) || entry.is(other) || goes_on || begun)
        {
            return None;
        }
        if self.reading.style == Style::Shouting && !entry.is(Entry::COUNTRY | Entry::PERSON) {
            return None;
        }
        found(phrase.end, kind_of(entry), if single { 0.8 } else { 0.9 })
    }
}
