//! Owns names that nothing is known of: their shape and their neighbours tell.

use super::name::{Found, Names, found};
use super::{person, small};
use crate::analysis::ActorKind;
use crate::analysis::actors::reading::Style;
use crate::analysis::actors::token::Shape;
use crate::analysis::lexicon::Entry;

/// A capital and nothing else: only the rest of the document can tell what it names.
pub(super) const BARE: f32 = 0.2;
/// A common word with a capital: a name only if it is someone's surname.
pub(super) const COMMON: f32 = 0.1;

impl Names<'_> {
    /// A name that nothing is known of.
    pub(super) fn unknown(&self, at: usize) -> Option<Found> {
        let token = &self.reading.tokens[at];
        if token.shape == Shape::Initial {
            return None;
        }
        let end = person::end(self.reading, self.text, at).max(at + 1);
        let words = || (at..end).filter(|i| self.reading.tokens[*i].is_capitalized());
        // "Mof-Ávvi" is one word.
        let count = words()
            .filter(|i| *i == at || !self.reading.tokens[*i - 1].is_hyphen())
            .count();
        let shouting = self.reading.style == Style::Shouting;
        if token.shape == Shape::Capitals && words().count() == 1 && !shouting {
            return self.acronym(at);
        }
        if count < 2 {
            return self.single(at, end);
        }
        // "Political Affairs Ibrahim Gambari": the name begins later.
        let begins = words().find(|i| !self.entry(*i).is(Entry::WORD));
        if begins.is_some_and(|b| b > at && self.entry(b).is(Entry::GIVEN_NAME)) {
            return None;
        }
        let common = words().filter(|i| self.entry(*i).is(Entry::WORD)).count();
        if common * 2 > count || self.reading.style == Style::Titled && common > 0 {
            return self.single(at, at + 1);
        }
        if let Some((kind, confidence)) = self.neighbours(at, end) {
            return found(end, kind, confidence.max(0.6));
        }
        // People take no article.
        let article = self.word_before(at).eq_ignore_ascii_case("the");
        let kind = if article {
            ActorKind::Organization
        } else {
            ActorKind::Person
        };
        found(end, kind, if common == 0 { 0.6 } else { 0.45 })
    }

    fn acronym(&self, at: usize) -> Option<Found> {
        let word = self.reading.tokens[at].text(self.text);
        let letters = word.bytes().filter(u8::is_ascii_uppercase).count();
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        let wanted = (2..=6).contains(&letters)
            && digits < 2
            && !small::is_common_acronym(word)
            && self.reading.style == Style::Plain
            && !self.entry(at).is(Entry::WORD | Entry::ROLE);
        let (kind, confidence) = self
            .neighbours(at, at + 1)
            .unwrap_or((ActorKind::Organization, 0.6));
        if wanted {
            found(at + 1, kind, confidence)
        } else {
            None
        }
    }

    /// A single word that nothing is known of.
    fn single(&self, at: usize, end: usize) -> Option<Found> {
        let token = &self.reading.tokens[at];
        let entry = self.entry(at);
        if token.end - token.start < 3 {
            return None;
        }
        if entry.is(Entry::WORD | Entry::ROLE | Entry::TITLE) {
            // Someone's surname, if the text has such a person.
            let plain = self.reading.style == Style::Plain && !self.reading.is_start(at);
            return if plain {
                found(end, ActorKind::Other, COMMON)
            } else {
                None
            };
        }
        if is_speech(self.word_at(end)) {
            return None;
        }
        if let Some((kind, confidence)) = self.neighbours(at, end) {
            return found(end, kind, confidence);
        }
        if entry.is(Entry::SURNAME | Entry::GIVEN_NAME) {
            return found(end, ActorKind::Person, 0.5);
        }
        found(end, ActorKind::Other, BARE)
    }

    /// What the words around a name say of its kind.
    fn neighbours(&self, at: usize, end: usize) -> Option<(ActorKind, f32)> {
        let before = self.word_before(at);
        let after = self.word_at(end);
        let office = at.checked_sub(1).is_some_and(|b| {
            self.entry(b).is(Entry::ROLE) && self.reading.tokens[b].shape == Shape::Lower
        });
        if office || small::is_saying(after) {
            return Some((ActorKind::Person, 0.7));
        }
        if matches!(after, "-" | "‑") && self.word_at(end + 1) == "based" {
            return Some((ActorKind::Place, 0.8));
        }
        if let Some(kind) = self.apposed(end) {
            return Some((kind, 0.65));
        }
        if let Some(kind) = kind_of_noun(after).or_else(|| kind_of_noun(before)) {
            return Some((kind, 0.65));
        }
        if before == "of"
            && at >= 2
            && is_place_before_of(self.reading.tokens[at - 2].text(self.text))
        {
            return Some((ActorKind::Place, 0.75));
        }
        if small::is_locating(&before.to_ascii_lowercase()) {
            return Some((ActorKind::Place, 0.55));
        }
        None
    }

    /// "Veltra, a Danish startup": the kind of the noun after a comma and an article.
    fn apposed(&self, end: usize) -> Option<ActorKind> {
        if self.word_at(end) != "," || !matches!(self.word_at(end + 1), "a" | "an" | "the") {
            return None;
        }
        (end + 2..end + 6).find_map(|at| kind_of_noun(self.word_at(at)))
    }

    fn word_before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word_at(before))
    }

    fn word_at(&self, at: usize) -> &str {
        self.token(at).map_or("", |t| t.text(self.text))
    }
}

/// What follows or precedes a language.
#[rustfmt::skip]
fn is_speech(word: &str) -> bool {
    matches!(
        word,
        "language" | "languages" | "speakers" | "speaker" | "speaking" | "dialect" | "dialects" | "alphabet"
    )
}

/// The kind of a name beside a noun: "the Casamance region", "the magazine Zeta".
#[rustfmt::skip]
fn kind_of_noun(noun: &str) -> Option<ActorKind> {
    match noun {
        "region" | "province" | "area" | "village" | "city" | "town" | "river" | "district"
        | "island" | "peninsula" | "valley" | "county" | "desert" | "neighborhood" | "suburb"
        | "airport" | "border" => Some(ActorKind::Place),
        "party" | "group" | "company" | "newspaper" | "magazine" | "bank" | "team" | "firm"
        | "band" | "network" | "agency" | "website" | "militia" | "militants" | "rebels"
        | "airline" | "movement" | "daily" | "startup" | "retailer" | "automaker" | "carmaker"
        | "chipmaker" | "university" => Some(ActorKind::Organization),
        "people" | "tribe" | "tribesmen" | "minority" => Some(ActorKind::Group),
        _ => None,
    }
}

#[rustfmt::skip]
fn is_place_before_of(noun: &str) -> bool {
    matches!(
        noun,
        "city" | "town" | "village" | "province" | "region" | "north" | "south" | "east" | "west"
            | "capital" | "outskirts" | "residents" | "suburb" | "port" | "island" | "district" | "state"
            | "streets" | "northeast" | "northwest" | "southeast" | "southwest" | "neighborhood" | "mayor"
    )
}
