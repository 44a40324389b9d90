//! Owns towns that play: "Leeds beat Hull 2-1" names two clubs, where "England beat India" names two countries.

use super::name::Names;
use crate::analysis::ActorKind;
use crate::analysis::actors::token::Shape;
use crate::analysis::lexicon::Entry;

impl Names<'_> {
    /// A club, where a town wins or loses in a sentence that gives the score; a country's team is the country.
    pub(super) fn plays(&self, at: usize, end: usize) -> Option<ActorKind> {
        let land = |e: Entry| e.is(Entry::COUNTRY);
        let country = self.reading.phrase(self.text, at, land);
        if country.is_some_and(|p| p.end == end) || !self.gives_score() {
            return None;
        }
        let before = |n: usize| at.checked_sub(n).map_or("", |b| self.word_at(b));
        let named = |i: usize| self.token(i).is_some_and(|t| t.is_capitalized());
        let wins = is_of_game(self.word_at(end));
        let loses = is_of_game(before(1)) && at.checked_sub(2).is_some_and(named)
            || matches!(before(1), "to" | "with" | "over" | "against")
                && matches!(
                    before(2),
                    "lost" | "drew" | "win" | "victory" | "draw" | "defeat" | "loss"
                );
        (wins || loses).then_some(ActorKind::Organization)
    }

    /// "Dortmund coach Niko Kovac": a town before those whom only a club has; a country has them too.
    pub(super) fn has_squad(&self, at: usize, end: usize) -> Option<ActorKind> {
        let land = |e: Entry| e.is(Entry::COUNTRY);
        let country = self.reading.phrase(self.text, at, land);
        let club = is_of_squad(self.word_at(end)) && !self.token(end).is_some_and(|t| t.glued);
        (club && country.is_none_or(|p| p.end != end)).then_some(ActorKind::Organization)
    }

    /// "103-91": two numbers with a hyphen between them.
    fn gives_score(&self) -> bool {
        let number = |t: &crate::analysis::actors::token::Token| {
            t.shape == Shape::Number && t.text(self.text).len() <= 3
        };
        self.reading.tokens.windows(3).any(|w| {
            number(&w[0]) && (w[1].is_hyphen() || w[1].is_mark('–')) && number(&w[2]) && w[2].glued
        })
    }
}

/// Those whom only a club has.
#[rustfmt::skip]
fn is_of_squad(noun: &str) -> bool {
    matches!(
        noun,
        "coach" | "striker" | "midfielder" | "defender" | "goalkeeper" | "winger" | "quarterback"
            | "pitcher" | "shortstop" | "linebacker"
    )
}

/// What only those do who play.
#[rustfmt::skip]
fn is_of_game(verb: &str) -> bool {
    matches!(
        verb,
        "beat" | "beats" | "edged" | "thrashed" | "trounced" | "routed" | "downed" | "topped" | "defeated"
            | "hammered" | "crushed" | "lost" | "drew" | "outlasted" | "stunned"
    )
}
