//! Owns names that the lists know.

use super::name::{Found, Names, found, kind_of};
use crate::analysis::ActorKind;
use crate::analysis::actors::Tagged;
use crate::analysis::actors::reading::Style;
use crate::analysis::actors::token::Shape;
use crate::analysis::lexicon::Entry;

/// However sure the tagger is.
const ALWAYS: f32 = f32::INFINITY;

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
        // "House Republicans" are those of a party.
        let seated = || matches!(self.word_at(at - 1), "House" | "Senate" | "Congressional");
        let begun = at > 0 && self.reading.tokens[at - 1].is_capitalized() && !seated()
            || at > 1 && self.reading.tokens[at].glued && self.reading.tokens[at - 1].is_hyphen();
        // "WWII"
        let event = entry.is(Entry::EVENT) && self.reading.tokens[at].shape == Shape::Capitals;
        let acronym = entry.is(Entry::ORGANIZATION)
            && self.reading.tokens[at].shape == Shape::Capitals
            && self.reading.style == Style::Plain
            && !super::small::is_common_acronym(self.word_at(at))
            && !goes_on
            && !begun;
        // "GameStop", "Brexit": a word that is hardly anything else, where its capital tells that it is a name.
        let known = entry.is(Entry::ORGANIZATION | Entry::EVENT | Entry::REGION)
            && !entry.is(Entry::CITY)
            && self.reading.style == Style::Plain
            && !self.reading.is_start(at);
        let sure = entry.is(sure) || known;
        if single && !event && !acronym && (!sure || entry.is(other) || goes_on || begun) {
            return None;
        }
        if self.reading.style == Style::Shouting && !entry.is(Entry::COUNTRY | Entry::PERSON) {
            return None;
        }
        found(phrase.end, kind_of(entry), if single { 0.8 } else { 0.9 })
    }

    /// The kind of a span that the lists know as one thing only: what they say is surer than what a tagger makes
    /// of a name that it has not seen before.
    pub(super) fn kind_listed(&self, tag: &Tagged, at: usize, end: usize) -> Option<ActorKind> {
        let phrase = self.reading.phrase(self.text, at, |e| e.is(Entry::NAME))?;
        let entry = phrase.entry;
        if phrase.end != end || self.reading.style == Style::Shouting {
            return None;
        }
        // "the Duma": nobody is called so, though it is a surname and a town.
        let article = at > 0 && matches!(self.word_at(at - 1), "the" | "The");
        if article && tag.kind == ActorKind::Person && entry.is(Entry::ORGANIZATION) {
            return Some(ActorKind::Organization);
        }
        let kinds = [
            Entry::PLACE,
            Entry::PEOPLE | Entry::GROUP,
            Entry::ORGANIZATION,
            Entry::PERSON,
            Entry::EVENT,
        ];
        let one = kinds.iter().filter(|kinds| entry.is(**kinds)).count() == 1;
        // Any word may be a small town somewhere, and many a town is named for somebody; but "Sharm el-Sheikh".
        let known = Entry::LARGE | Entry::REGION | Entry::COUNTRY;
        let several = end > at + 1 && !self.entry(at).is(Entry::GIVEN_NAME | Entry::SURNAME);
        let town = entry.is(Entry::CITY) && !entry.is(known) && !several;
        // "Mr. Ford", "Senator Hess"
        let before = at.checked_sub(1).map(|b| self.entry(b)).unwrap_or_default();
        let titled = tag.kind == ActorKind::Person && before.is(Entry::TITLE | Entry::ROLE);
        let common = Entry::WORD | Entry::GIVEN_NAME | Entry::SURNAME | Entry::ROLE;
        // A town's name is its club's, too.
        let club = tag.kind == ActorKind::Organization
            && entry.is(Entry::PLACE)
            && !entry.is(Entry::COUNTRY);
        let least = match tag.kind {
            _ if club => 0.5,
            // "Wuhan" of "the Wuhan virus", "Trump" of "Trump fever".
            ActorKind::Other if entry.is(Entry::COUNTRY | Entry::LARGE | Entry::PERSON) => ALWAYS,
            _ if end > at + 1 => ALWAYS,
            ActorKind::Person if self.known.is_surname(self.reading.tokens[at].hash) => 0.0,
            ActorKind::Person if self.entry(at).is(common) => 0.8,
            ActorKind::Person => ALWAYS,
            // "Conservatives" are words too, but those of a party where they have a capital.
            _ if entry.is(Entry::GROUP) => 0.9,
            _ if self.entry(at).is(common) => 0.5,
            _ => 0.9,
        };
        (one && !town && !titled && tag.confidence < least).then(|| kind_of(entry))
    }
}
