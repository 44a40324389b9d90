//! Owns what the tagger takes for an actor and what acts in nothing: languages, faiths and their books, prizes;
//! and the party in a chamber, which are two.

use super::name::Names;
use super::small;
use crate::analysis::ActorKind;
use crate::analysis::actors::Tagged;
use crate::analysis::actors::token::Shape;
use crate::analysis::lexicon::{Entry, lexicon};
use crate::document::Span;

impl Names<'_> {
    /// What of a span names an actor: none, itself, a part of it, or two.
    pub(super) fn actors_in(&self, tag: Tagged) -> impl Iterator<Item = Tagged> + use<> {
        let tokens = &self.reading.tokens;
        let at = tokens.partition_point(|t| (t.start as usize) < tag.span.start());
        let end = tokens.partition_point(|t| (t.start as usize) < tag.span.end());
        let kept = if at >= end {
            [Some(tag), None]
        } else if self.is_described(at, end) {
            [None, None]
        } else if end == at + 1 {
            [(!self.is_no_actor(tag.kind, at)).then_some(tag), None]
        } else if self.is_itself(at, end) {
            [None, None]
        } else if let Some(parts) = self.chamber_and_party(&tag, at, end) {
            parts
        } else {
            [Some(self.of_its_kind(tag, at, end)), None]
        };
        kept.into_iter().flatten()
    }

    /// "Islam", "the Koran", "speaks Dutch", "Brent crude".
    fn is_no_actor(&self, kind: ActorKind, at: usize) -> bool {
        let word = self.word_at(at);
        let titled = at
            .checked_sub(1)
            .is_some_and(|b| self.entry(b).is(Entry::TITLE));
        match kind {
            ActorKind::Event => is_holiday(word),
            ActorKind::Group if small::is_language(word) => true,
            _ if small::is_faith(word) => !titled,
            ActorKind::Person => matches!(self.word_at(at + 1), "crude"),
            ActorKind::Group => self.is_language(at),
            _ => false,
        }
    }

    /// "This Services Agreement": the document speaks of itself.
    pub(super) fn is_itself(&self, at: usize, end: usize) -> bool {
        let this = at
            .checked_sub(1)
            .is_some_and(|b| matches!(self.word_at(b), "This" | "this" | "THIS"));
        this && matches!(
            self.word_at(end - 1),
            "Agreement" | "Contract" | "Lease" | "Deed" | "Policy" | "Notice"
        )
    }

    /// "Harbour authority halts tunnel dig": a word of the language with a capital for its place only, and what it is.
    fn is_described(&self, at: usize, end: usize) -> bool {
        const BODIES: &[&str] = &[
            "authority",
            "council",
            "board",
            "committee",
            "commission",
            "agency",
            "association",
        ];
        let body = |i: usize| BODIES.contains(&self.word_at(i));
        let word = self.entry(at);
        self.reading.is_start(at)
            && word.is(Entry::WORD)
            && !word.is(Entry::NAME | Entry::ORG_END)
            && (at + 1..end.max(at + 2)).all(body)
    }

    /// "Senate Democrats": those of a party who sit in a chamber.
    fn chamber_and_party(
        &self,
        tag: &Tagged,
        at: usize,
        end: usize,
    ) -> Option<[Option<Tagged>; 2]> {
        let party = &self.reading.tokens[end - 1];
        let many = self.entry(end - 1).is(Entry::GROUP) && self.word_at(end - 1).ends_with('s');
        if end != at + 2 || !many || !matches!(tag.kind, ActorKind::Organization | ActorKind::Group)
        {
            return None;
        }
        let chamber = self.entry(at).is(Entry::ORGANIZATION) || self.word_at(at) == "House";
        if !chamber && self.word_at(at) != "Congressional" {
            return None;
        }
        let first = Tagged {
            span: Span::new(tag.span.start(), self.reading.tokens[at].end as usize),
            kind: ActorKind::Organization,
            ..*tag
        };
        let second = Tagged {
            span: Span::new(party.start as usize, party.end as usize),
            kind: ActorKind::Group,
            ..*tag
        };
        Some([chamber.then_some(first), Some(second)])
    }

    /// A prize is no event, what the lists know under its whole name is no person, "Conference of 25" ends
    /// before the day, and a name of no kind is what its last word says: "Weavers Guild".
    fn of_its_kind(&self, mut tag: Tagged, at: usize, mut end: usize) -> Tagged {
        let numbered = self
            .token(end - 1)
            .is_some_and(|t| t.shape == Shape::Number);
        if tag.kind == ActorKind::Event && end > at + 2 && numbered && self.word_at(end - 2) == "of"
        {
            end -= 2;
            tag.span = Span::new(tag.span.start(), self.reading.tokens[end - 1].end as usize);
        }
        // "Uruzgan province", "Congress party": what it is, and no part of its name.
        let small = |i: usize| {
            let noun =
                self.entry(i).is(Entry::PLACE_END | Entry::ORG_END) || self.word_at(i) == "news";
            noun && self.reading.tokens[i].shape == Shape::Lower
        };
        if matches!(tag.kind, ActorKind::Place | ActorKind::Organization)
            && self.reading.tokens[at].is_capitalized()
            && small(end - 1)
        {
            let noun = self.entry(end - 1);
            if noun.is(Entry::PLACE_END) && !noun.is(Entry::ORG_END) {
                tag.kind = ActorKind::Place;
            }
            while end > at + 1 && small(end - 1) {
                end -= 1;
            }
            tag.span = Span::new(tag.span.start(), self.reading.tokens[end - 1].end as usize);
            // "the US navy": as the British of "the British navy" are a people.
            if lexicon().phrase(tag.span.of(self.text)).is(Entry::COUNTRY) {
                tag.kind = ActorKind::Place;
            }
        }
        let prize =
            (at..end).any(|i| matches!(self.word_at(i), "Prize" | "Award" | "Medal" | "Telescope"));
        let last = self.entry(end - 1);
        // "the Nobel Prize in Literature", but "Nobel Prize Committee".
        let body = tag.kind == ActorKind::Organization && last.is(Entry::ORG_END);
        if prize && matches!(tag.kind, ActorKind::Event | ActorKind::Organization) && !body {
            tag.kind = ActorKind::Other;
        }
        if tag.kind == ActorKind::Other && last.is(Entry::ORG_END) && !prize {
            tag.kind = ActorKind::Organization;
        }
        if tag.kind == ActorKind::Person {
            let named = Entry::ORGANIZATION | Entry::EVENT;
            let known = self
                .reading
                .phrase(self.text, at, |e| e.is(named) && !e.is(Entry::PERSON))
                .filter(|p| p.end == end);
            if let Some(known) = known {
                tag.kind = super::name::kind_of(known.entry);
            }
        }
        tag
    }
}

/// Days and times of the year that people keep: nothing that happens once, and nobody who acts.
#[rustfmt::skip]
fn is_holiday(word: &str) -> bool {
    matches!(
        word,
        "Christmas" | "Easter" | "Ramadan" | "Eid" | "Diwali" | "Hanukkah" | "Passover" | "Thanksgiving" | "Halloween"
            | "Lent" | "Sallah" | "Epiphany" | "Pentecost" | "Juneteenth" | "Nowruz" | "Holi" | "Yuletide"
    )
}
