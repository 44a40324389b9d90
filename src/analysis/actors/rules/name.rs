//! Owns reading the names out of one sentence, from left to right.

use super::{person, small};
use crate::analysis::ActorKind;
use crate::analysis::actors::Tagged;
use crate::analysis::actors::evidence::Evidence;
use crate::analysis::actors::reading::{Reading, Style};
use crate::analysis::actors::token::{Shape, Token};
use crate::analysis::lexicon::Entry;
use crate::document::Span;

/// No name has more words and marks; what is longer is a list or a headline.
const LONGEST_RUN: usize = 24;

/// One sentence, what is known of its words, and where its names go.
pub struct Names<'a> {
    pub text: &'a str,
    pub reading: &'a Reading,
    pub evidence: &'a Evidence,
    pub tagged: &'a mut Vec<Tagged>,
}

/// A name found.
pub(super) struct Found {
    /// Index after its last token.
    pub end: usize,
    pub kind: ActorKind,
    pub confidence: f32,
}

pub(super) fn found(end: usize, kind: ActorKind, confidence: f32) -> Option<Found> {
    Some(Found {
        end,
        kind,
        confidence,
    })
}

impl Names<'_> {
    pub fn read(&mut self) {
        let mut at = 0;
        while at < self.reading.tokens.len() {
            at = self.name(at).max(at + 1);
        }
    }

    /// Reads the name at a token; answers where to go on.
    pub(super) fn name(&mut self, at: usize) -> usize {
        let token = self.reading.tokens[at];
        if !token.is_capitalized() {
            return self.small_start(at);
        }
        let word = token.text(self.text);
        if let Some(found) = self.with_article(at) {
            return self.push(at, found);
        }
        if small::is_function(word)
            && !(token.shape == Shape::Capitals && self.entry(at).is(Entry::NAME))
        {
            return at + 1;
        }
        if self.is_language(at) {
            return at + 1;
        }
        if self.reading.is_start(at)
            && matches!(word, "Al" | "El" | "Von" | "Van" | "Bin" | "Ibn" | "Abu")
        {
            let listed = |e: Entry| e.is(Entry::NAME);
            let listed = self
                .reading
                .phrase(self.text, at, listed)
                .is_some_and(|p| p.end > at + 1);
            let end = self.led_by_particle(at);
            if end > at + 1 && !listed {
                self.emit(at, end, ActorKind::Person, 0.6);
                return end;
            }
        }
        let run = self.run(at);
        let phrase = self.reading.phrase(self.text, at, |e| e.is(Entry::NAME));
        let plain = self.may_be_name(at);
        let headed = self.headed(at, run, plain);
        if let Some(part) = self
            .part_of_place(at)
            .filter(|p| phrase.is_none_or(|f| p.end > f.end))
            .filter(|p| headed.as_ref().is_none_or(|h| h.end <= p.end))
        {
            return self.push(at, part);
        }
        if let Some(headed) = headed.filter(|h| phrase.is_none_or(|p| h.end > p.end)) {
            return self.push(at, headed);
        }
        if let Some(next) = self.after_role(at, run, phrase) {
            return next;
        }
        if !plain && phrase.is_none_or(|p| p.end == at + 1) {
            return at + 1;
        }
        let read = self
            .known_person(at, phrase)
            .or_else(|| self.listed(at, run, phrase))
            .or_else(|| self.unknown(at));
        match read {
            Some(read) => self.push(at, read),
            None => at + 1,
        }
    }

    /// "The Hague": a name that the article belongs to.
    fn with_article(&self, at: usize) -> Option<Found> {
        let the = matches!(
            self.reading.tokens[at].text(self.text),
            "The" | "La" | "Le" | "Las" | "Los" | "El"
        );
        let listed = |e: Entry| e.is(Entry::NAME) && !e.is(Entry::COUNTRY);
        let phrase = the.then(|| self.reading.phrase(self.text, at, listed))??;
        let longer = phrase.end > at + 1;
        longer.then_some(Found {
            end: phrase.end,
            kind: kind_of(phrase.entry),
            confidence: 0.9,
        })
    }

    /// "Southern Senegal": a place and which part of it.
    fn part_of_place(&self, at: usize) -> Option<Found> {
        let token = &self.reading.tokens[at];
        if !small::is_direction(token.text(self.text)) || !self.token(at + 1)?.is_capitalized() {
            return None;
        }
        let place = |e: Entry| e.is(Entry::PLACE);
        let phrase = self.reading.phrase(self.text, at + 1, place)?;
        found(phrase.end, ActorKind::Place, 0.85)
    }

    /// "in Arabic", "speaks French".
    fn is_language(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let before = self.reading.tokens[before].text(self.text);
        let said = matches!(
            before,
            "in" | "In" | "speak" | "speaks" | "spoke" | "speaking" | "into"
        );
        let noun = self
            .token(at + 1)
            .is_some_and(|t| t.is_word() && !small::is_function(t.text(self.text)));
        said && !noun && self.entry(at).is(Entry::PEOPLE) && !self.entry(at).is(Entry::PLACE)
    }

    /// "Von der Leyen", "Al-Sisi": end of a name that begins with a small word; `at` if none does.
    fn led_by_particle(&self, at: usize) -> usize {
        let mut next = at + 1;
        while self.token(next).is_some_and(|t| {
            t.is_hyphen() && t.glued
                || t.shape == Shape::Lower && small::is_particle(t.text(self.text))
        }) {
            next += 1;
        }
        let end = person::end(self.reading, self.text, next);
        let capital = self.token(next).is_some_and(Token::is_capitalized);
        if capital && end > next { end } else { at }
    }

    /// "al-Qaida", "bin Laden": names that begin small.
    pub(super) fn small_start(&mut self, at: usize) -> usize {
        let token = self.reading.tokens[at];
        if token.shape != Shape::Lower {
            return at + 1;
        }
        let word = token.text(self.text);
        if word.bytes().any(|b| b.is_ascii_uppercase()) {
            // "iPhone", "eBay": only if listed.
            if let Some(phrase) = self
                .reading
                .phrase(self.text, at, |e| e.is(Entry::ORGANIZATION))
            {
                return self.push(
                    at,
                    Found {
                        end: phrase.end,
                        kind: ActorKind::Organization,
                        confidence: 0.8,
                    },
                );
            }
            return at + 1;
        }
        if !small::is_particle(word) || word.len() < 2 || matches!(word, "do" | "e" | "y") {
            return at + 1;
        }
        if let Some(phrase) = self
            .reading
            .phrase(self.text, at, |e| e.is(Entry::NAME))
            .filter(|p| p.end > at + 1)
        {
            let kind = kind_of(phrase.entry);
            return self.push(
                at,
                Found {
                    end: phrase.end,
                    kind,
                    confidence: 0.9,
                },
            );
        }
        let end = person::end(self.reading, self.text, at);
        if end > at && !self.entry(end - 1).is(Entry::NAME) && !self.reading.is_start(at) {
            let confidence = if self.entry(end - 1).is(Entry::SURNAME) {
                0.7
            } else {
                0.5
            };
            return self.push(
                at,
                Found {
                    end,
                    kind: ActorKind::Person,
                    confidence,
                },
            );
        }
        at + 1
    }

    /// Whether the capital of a word says that it is a name.
    pub(super) fn may_be_name(&self, at: usize) -> bool {
        let token = &self.reading.tokens[at];
        let word = token.text(self.text);
        if small::is_calendar(word)
            || token.shape == Shape::Initial
                && !self.token(at + 1).is_some_and(Token::is_capitalized)
        {
            return false;
        }
        let entry = self.entry(at);
        let counts = self.evidence.of(token.hash);
        if self.reading.style == Style::Shouting {
            return entry.is(Entry::NAME) && !entry.is(Entry::WORD)
                || counts.capital > counts.small && !entry.is(Entry::WORD);
        }
        if self.reading.style == Style::Titled || self.reading.is_start(at) {
            if entry.is(Entry::NAME | Entry::GIVEN_NAME | Entry::SURNAME | Entry::TITLE)
                && !entry.is(Entry::WORD)
            {
                return counts.small <= counts.capital;
            }
            return match counts.capital {
                0 => !entry.is(Entry::WORD) && counts.small == 0 && word.len() > 2,
                capital => {
                    capital > counts.small * 2
                        && (!entry.is(Entry::WORD)
                            || self.token(at + 1).is_some_and(Token::is_capitalized))
                }
            };
        }
        token.shape != Shape::Title || counts.small <= counts.capital * 4
    }

    /// Index after the last token of the sequence of capitals that begins here.
    pub(super) fn run(&self, from: usize) -> usize {
        let mut end = from + 1;
        let mut at = from + 1;
        let mut of = false;
        while let Some(token) = self.token(at) {
            if self.reading.tokens[at - 1].shape == Shape::Clitic {
                break;
            }
            if end - from > LONGEST_RUN {
                break;
            }
            if token.is_capitalized()
                || token.shape == Shape::Number && at == end && token.end - token.start <= 4
            {
                at += 1;
                end = at;
                continue;
            }
            let word = token.text(self.text);
            let joins = match token.shape {
                Shape::Mark('&') => true,
                _ if token.is_hyphen() => {
                    token.glued && self.token(at + 1).is_some_and(|t| t.glued)
                }
                Shape::Lower if matches!(word, "of" | "for" | "on") => {
                    let heads = self
                        .entry(end - 1)
                        .is(Entry::ORG_OF | Entry::PLACE_OF | Entry::EVENT_OF);
                    of |= heads;
                    heads && (word == "of" || self.entry(end - 1).is(Entry::ORG_OF))
                        || of && word == "of"
                }
                Shape::Lower if word == "the" => {
                    at > end
                        && matches!(
                            self.reading.tokens[at - 1].text(self.text),
                            "of" | "for" | "on"
                        )
                }
                Shape::Lower if word == "and" => {
                    of && at == end
                        && self.token(at + 1).is_some_and(|t| {
                            t.shape == Shape::Title
                                && self.reading.entries[at + 1].is(Entry::WORD)
                                && !self.reading.entries[at + 1].is(Entry::ROLE)
                        })
                }
                Shape::Lower => small::is_particle(word),
                _ => false,
            };
            if !joins || at - end > 2 {
                break;
            }
            at += 1;
        }
        end
    }

    pub(super) fn push(&mut self, at: usize, name: Found) -> usize {
        self.emit(at, name.end, name.kind, name.confidence);
        name.end
    }

    pub(super) fn emit(&mut self, from: usize, to: usize, kind: ActorKind, confidence: f32) {
        let tokens = &self.reading.tokens;
        let (Some(first), Some(last)) = (
            tokens.get(from),
            to.checked_sub(1).and_then(|l| tokens.get(l)),
        ) else {
            return;
        };
        let span = Span::new(first.start as usize, last.end as usize);
        if self
            .tagged
            .last()
            .is_none_or(|t| t.span.end() <= span.start())
        {
            self.tagged.push(Tagged {
                span,
                kind,
                confidence,
            });
        }
    }

    pub(super) fn entry(&self, at: usize) -> Entry {
        self.reading.entries[at]
    }

    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.reading.tokens.get(at)
    }
}

/// The kind of what the lists know; a country before anything else that bears its name.
pub(super) fn kind_of(entry: Entry) -> ActorKind {
    if entry.is(Entry::PERSON) {
        ActorKind::Person
    } else if entry.is(Entry::PEOPLE | Entry::GROUP) {
        ActorKind::Group
    } else if entry.is(Entry::COUNTRY | Entry::REGION) {
        ActorKind::Place
    } else if entry.is(Entry::EVENT) {
        ActorKind::Event
    } else if entry.is(Entry::ORGANIZATION) {
        ActorKind::Organization
    } else {
        ActorKind::Place
    }
}
