//! Owns how far a role reaches that stands before a name or in an apposition: "former U.S. Defense Secretary".

use super::stated::{Phrase, Scene, is_kin};
use crate::analysis::ActorKind;
use crate::analysis::actors::resolve::names::is_honorific;
use crate::analysis::actors::rules::small;
use crate::analysis::actors::token::Shape;
use crate::analysis::lexicon::Entry;

impl Scene<'_> {
    /// The role phrase before a name that starts at a token, with or without forms of address between the two:
    /// "chairman Tan Sri".
    pub(super) fn title_of(&self, name: usize) -> Option<Phrase> {
        let address = |at: &usize| is_address(self.word(*at)) || is_mark_of_address(self, *at);
        let mut end = name;
        while end > 0 && name - end < 4 && address(&(end - 1)) {
            end -= 1;
        }
        self.title_before(name)
            .or_else(|| self.title_before(end).filter(|_| end < name))
            .or_else(|| self.office_of(end))
    }

    /// "Chancellor of the Exchequer" right before a token.
    fn office_of(&self, end: usize) -> Option<Phrase> {
        /// An office has no more words after its head.
        const LONGEST: usize = 6;
        let small = |at: usize| matches!(self.word(at), "of" | "for" | "the" | "and");
        let (head, after) =
            (end.saturating_sub(LONGEST)..end.saturating_sub(2)).find_map(|at| {
                let phrase = self.reading.phrase(self.text, at, |e| e.is(Entry::ROLE))?;
                matches!(self.word(phrase.end), "of" | "for").then_some((at, phrase.end))
            })?;
        let own = |at: usize| {
            let token = &self.reading.tokens[at];
            small(at) || token.is_capitalized() && !self.person_at(token.start)
        };
        let whole = (after..end).all(own) && !small(end - 1) && !is_kin(self.word(after - 1));
        whole.then(|| (self.extend_left(head), end, self.calls(head, after)))
    }

    /// The role phrase that ends right before a token: "U.S. Defense Secretary".
    pub(super) fn title_before(&self, end: usize) -> Option<Phrase> {
        let earliest = end.saturating_sub(5);
        let (head, is_role) = (earliest..end).find_map(|at| {
            let phrase = self
                .reading
                .phrase(self.text, at, |e| e.is(Entry::ROLE | Entry::TITLE))?;
            (phrase.end == end && !is_address(self.word(at)))
                .then_some((at, phrase.entry.is(Entry::ROLE)))
        })?;
        if !is_role && !self.reading.tokens[head].is_capitalized() || is_kin(self.word(end - 1)) {
            return None;
        }
        Some((self.extend_left(head), end, self.calls(head, end)))
    }

    /// What belongs to a role before its head: "former", "U.S.", "Ukrainian", "Deputy".
    #[rustfmt::skip]
    pub(super) fn extend_left(&self, head: usize) -> usize {
        let mut at = head;
        while at > 0 && head - at < 6 {
            let token = &self.reading.tokens[at - 1];
            let word = token.text(self.text);
            let joins = match token.shape {
                Shape::Title | Shape::Capitals => {
                    let entry = self.reading.entries[at - 1];
                    let function = matches!(
                        word,
                        "The" | "A" | "An" | "In" | "On" | "And" | "But" | "As" | "When" | "While" | "If"
                            | "For" | "With" | "By" | "At" | "From" | "To" | "After" | "Before" | "Since"
                            | "Then" | "Both" | "Also" | "Even"
                    );
                    let person = self.person_at(token.start);
                    let starts = self.reading.is_start(at - 1)
                        && entry.is(Entry::WORD)
                        && !entry.is(Entry::NAME | Entry::ROLE);
                    !function
                        && !small::is_calendar(word)
                        && !person
                        && (!starts
                            || is_portfolio(word)
                            || is_qualifier(&word.to_ascii_lowercase()))
                }
                Shape::Lower => {
                    let small = self.reading.tokens[head].shape == Shape::Lower;
                    is_qualifier(word) || (small || at == head) && self.is_field(at - 1)
                }
                _ => token.is_hyphen() && token.glued,
            };
            if !joins {
                break;
            }
            at -= 1;
        }
        while self.reading.tokens[at].is_hyphen() {
            at += 1;
        }
        self.whole_name(at)
    }

    /// "weapons" in "chief U.N. weapons inspector", "opposition presidential" in "former opposition presidential
    /// candidate": small words between what belongs to a role and its head.
    fn is_field(&self, at: usize) -> bool {
        /// A role has no more of them in a row.
        const MOST: usize = 3;
        let mut first = at;
        for _ in 0..MOST {
            let word = self.word(first);
            let own = self.reading.tokens[first].shape == Shape::Lower
                && !small::is_function(word)
                && !small::is_saying(word)
                && !self.reading.entries[first].is(Entry::ROLE)
                && !word.ends_with("ed")
                && word.len() > 3;
            let Some(before) = first.checked_sub(1).filter(|_| own) else {
                return false;
            };
            let token = &self.reading.tokens[before];
            let known = Entry::COUNTRY | Entry::PEOPLE | Entry::ORGANIZATION;
            let led = is_qualifier(self.word(before))
                || token.shape == Shape::Clitic
                || self.reading.entries[before].is(known) && token.is_capitalized();
            if led {
                return true;
            }
            first = before;
        }
        false
    }

    /// Where the name begins that a token stands in: "Health" for "Human" of "Health and Human Services".
    fn whole_name(&self, at: usize) -> usize {
        let tokens = &self.reading.tokens;
        let start = tokens[at].start as usize;
        let until = self.items.partition_point(|i| i.span.start() < start);
        let item = until.checked_sub(1).map(|i| &self.items[i]);
        let around =
            item.filter(|i| i.span.contains(start) && self.names.name(i).kind != ActorKind::Person);
        around.map_or(at, |i| {
            tokens.partition_point(|t| (t.start as usize) < i.span.start())
        })
    }
}

/// Forms of address say nothing of what someone is.
fn is_address(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Mr" | "Mrs"
            | "Dr"
            | "Ms"
            | "Miss"
            | "Mx"
            | "Mme"
            | "Monsieur"
            | "Madame"
            | "Herr"
            | "Frau"
            | "St"
            | "mr"
            | "mrs"
            | "ms"
            | "miss"
            | "Sir"
            | "Lord"
            | "Lady"
            | "Señor"
            | "Señora"
            | "Hon"
    ) || is_honorific(word.trim_end_matches('.'))
}

/// The full stop or apostrophe of a form of address.
fn is_mark_of_address(scene: &Scene, at: usize) -> bool {
    let token = &scene.reading.tokens[at];
    token.glued && (token.is_mark('.') || token.is_mark('\''))
}

#[rustfmt::skip]
pub(super) fn is_qualifier(word: &str) -> bool {
    is_past(word)
        || matches!(
            word,
            "acting" | "interim" | "deputy" | "vice" | "senior" | "chief" | "assistant" | "associate"
                | "incoming" | "longtime" | "then" | "foreign" | "defense" | "prime" | "co" | "founding"
                | "veteran" | "executive" | "lead" | "top" | "honorary"
        )
}

/// What offices are for, where it opens a sentence: "Transportation Secretary Sean Duffy".
#[rustfmt::skip]
fn is_portfolio(word: &str) -> bool {
    matches!(
        word,
        "Foreign" | "Defense" | "Defence" | "Interior" | "Police" | "Army" | "Navy" | "Military" | "Party" | "Government"
            | "Transportation" | "Transport" | "Energy" | "Health" | "Education" | "Labor" | "Labour" | "Commerce"
            | "Treasury" | "Agriculture" | "Justice" | "Finance" | "Trade" | "Economy" | "Environment" | "Home"
            | "Housing" | "War" | "Security" | "Culture" | "Sports" | "Technology" | "Tourism" | "Industry"
            | "Development" | "Planning" | "Water" | "Immigration" | "Science" | "Digital" | "Communications"
            | "Cabinet" | "Opposition"
    )
}

pub(super) fn is_past(word: &str) -> bool {
    matches!(
        word,
        "former"
            | "Former"
            | "ex"
            | "Ex"
            | "retired"
            | "Retired"
            | "late"
            | "outgoing"
            | "then"
            | "Then"
            | "deposed"
            | "ousted"
    )
}
