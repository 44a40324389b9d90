//! Owns towns that play: "Leeds beat Hull 2-1" names two clubs, where "England beat India" names two countries.

use super::name::{Found, Names, found};
use crate::analysis::ActorKind;
use crate::analysis::actors::Tagged;
use crate::analysis::actors::reading::Style;
use crate::analysis::actors::token::{Shape, Token};
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
        let had = matches!(self.word_at(end), "had" | "have" | "has");
        let wins = is_of_game(self.word_at(end)) || had && is_beaten(self.word_at(end + 1));
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

    /// A town that the tagger passed over: "had beaten Nice 5-1"; "Auxerre have picked up only 7 points from 13
    /// matches", where several are called by one name in a sentence that speaks of a table.
    pub(super) fn club(&self, at: usize) -> Option<Found> {
        let own = self.reading.tokens[at].shape == Shape::Title
            && self.reading.style == Style::Plain
            && !self.reading.is_start(at)
            && !self
                .entry(at)
                .is(Entry::COUNTRY | Entry::ROLE | Entry::TITLE);
        let before = at.checked_sub(1).filter(|_| own)?;
        let several = matches!(
            self.word_at(at + 1),
            "have" | "were" | "are" | "sit" | "remain" | "trail" | "lead"
        );
        let table = || {
            let words = self.reading.tokens.iter().map(|t| t.text(self.text));
            let told = |word: &&str| {
                matches!(
                    *word,
                    "points" | "table" | "league" | "relegation" | "matches"
                )
            };
            words.filter(told).count() > 1
        };
        let joined = matches!(self.word_at(before), "and" | "," | "the" | "The")
            || self.reading.tokens[before].is_capitalized();
        let beaten = is_beaten(self.word_at(before)) && self.score_at(at + 1);
        if beaten || several && !joined && table() {
            found(at + 1, ActorKind::Organization, 0.6)
        } else {
            None
        }
    }

    /// "Nashville SC", where the tagger found the town.
    pub(super) fn of_town(&self, at: usize, tag: &Tagged) -> Option<Found> {
        let tokens = &self.reading.tokens;
        let end = tokens.partition_point(|t| (t.start as usize) < tag.span.end());
        let own = tokens[at].start as usize == tag.span.start() && tag.kind == ActorKind::Place;
        let suffix = matches!(self.word_at(end), "FC" | "SC" | "AFC" | "CF" | "RFC");
        if own && suffix {
            found(end + 1, ActorKind::Organization, 0.8)
        } else {
            None
        }
    }

    /// "103-91": two numbers with a hyphen between them.
    fn gives_score(&self) -> bool {
        (0..self.reading.tokens.len()).any(|at| self.score_at(at))
    }

    fn score_at(&self, at: usize) -> bool {
        let number = |t: &Token| t.shape == Shape::Number && t.text(self.text).len() <= 3;
        let three = self.reading.tokens.get(at..at + 3);
        three.is_some_and(|w| {
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

/// "had beaten Nice 5-1"
fn is_beaten(verb: &str) -> bool {
    matches!(
        verb,
        "beaten" | "beating" | "thrashing" | "thrashed" | "beat"
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
