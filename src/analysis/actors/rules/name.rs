//! Owns reading the names that the tagger passed over out of one sentence, from left to right.

use super::known::Known;
use super::{person, small};
use crate::analysis::ActorKind;
use crate::analysis::actors::Tagged;
use crate::analysis::actors::evidence::Evidence;
use crate::analysis::actors::reading::{Reading, Style};
use crate::analysis::actors::token::{Shape, Token};
use crate::analysis::lexicon::{Entry, word};
use crate::document::Span;

/// No name has more words and marks; what is longer is a list or a headline.
const LONGEST_RUN: usize = 24;

/// One sentence, what is known of its words, and where its names go.
pub struct Names<'a> {
    pub text: &'a str,
    pub reading: &'a Reading,
    pub evidence: &'a Evidence,
    pub known: &'a Known,
    /// What the tagger found in the sentence.
    pub found: &'a [Tagged],
    pub added: &'a mut Vec<Tagged>,
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
        let mut next = self.found.iter().peekable();
        let mut at = 0;
        while at < self.reading.tokens.len() {
            let start = self.reading.tokens[at].start as usize;
            while next.next_if(|tag| tag.span.end() <= start).is_some() {}
            if let Some(tag) = next.peek().filter(|tag| tag.span.start() <= start) {
                // "Arab Spring", where the tagger found only Arabs; "Johnson & Johnson", where it found two names.
                let longer = self.listed(at).filter(|found| {
                    let last = &self.reading.tokens[found.end - 1];
                    let goes_on = self.token(found.end).is_some_and(Token::is_capitalized);
                    tag.span.start() == start && last.end as usize > tag.span.end() && !goes_on
                });
                let longer = longer
                    .or_else(|| self.body_of_place(at, tag))
                    .or_else(|| self.body_of_double_place(at))
                    .or_else(|| self.of_analyst(at, tag))
                    .or_else(|| self.of_saint(at, tag))
                    .or_else(|| self.of_town(at, tag));
                at = longer.map_or(at + 1, |found| self.push(at, found));
                continue;
            }
            // Up to the next name that the tagger found.
            let limit = next.peek().map_or(self.reading.tokens.len(), |tag| {
                let tokens = &self.reading.tokens;
                tokens.partition_point(|t| (t.end as usize) <= tag.span.start())
            });
            at = self.name(at, limit.max(at + 1)).max(at + 1);
        }
    }

    /// Reads the name at a token; answers where to go on.
    fn name(&mut self, at: usize, limit: usize) -> usize {
        let token = self.reading.tokens[at];
        let glued_on = at > 0 && token.glued && self.reading.tokens[at - 1].is_word();
        if !token.is_capitalized() || glued_on {
            return at + 1;
        }
        let word = token.text(self.text);
        let capitals = token.shape == Shape::Capitals && self.entry(at).is(Entry::NAME);
        if small::is_function(word) && !capitals || self.is_language(at) || self.sickens(at) {
            return at + 1;
        }
        let run = self.run(at).min(limit);
        let plain = self.may_be_name(at);
        let found = self
            .event(at, run, plain)
            .or_else(|| self.event_of(at))
            .or_else(|| self.defined(at, run))
            .or_else(|| {
                self.listed(at).filter(|f| {
                    // "King Salman" is listed with his title, which is none of his name.
                    let whole = || f.kind != ActorKind::Person && self.holds(f.end, limit);
                    (f.end <= limit || whole()) && (plain || f.end > at + 1)
                })
            })
            .or_else(|| self.titled(at).filter(|f| f.end <= limit))
            .or_else(|| self.again(at, run, limit, plain))
            .or_else(|| self.apposed_person(at).filter(|f| f.end <= limit))
            .or_else(|| self.firm(at, run))
            .or_else(|| self.of_person(at, run))
            .or_else(|| self.house(at))
            .or_else(|| self.west(at))
            .or_else(|| self.club(at))
            .or_else(|| self.acronym(at))
            .or_else(|| self.beside(at, plain))
            .or_else(|| self.body(at, run, limit, plain));
        match found {
            Some(found) => self.push(at, found),
            None => at + 1,
        }
    }

    /// "said the Harbour Guild": a body by its last word, where an article stands before it.
    fn body(&self, at: usize, run: usize, limit: usize, plain: bool) -> Option<Found> {
        let article = at
            .checked_sub(1)
            .filter(|b| matches!(self.word_at(*b), "the" | "The"))?;
        let body = self.headed(at, run, plain).filter(|found| {
            found.kind == ActorKind::Organization && found.end > at + 1 && found.end <= limit
        })?;
        let spoken = small::is_saying(self.word_at(article.saturating_sub(1)))
            || small::is_saying(self.word_at(body.end));
        spoken.then_some(Found {
            confidence: 0.6,
            ..body
        })
    }

    /// Whether what the tagger found at a token ends within a name that ends before `end`: "General Mills", where
    /// it found somebody by the name of Mills.
    fn holds(&self, end: usize, at: usize) -> bool {
        let starts = |t: &&Tagged| self.reading.tokens[at].start as usize == t.span.start();
        let last = self.reading.tokens[end - 1].end as usize;
        let inside = self.found.iter().find(starts);
        inside.is_some_and(|tag| tag.span.end() <= last)
    }

    /// "Cyclone Phailin", "Treaty of Lisbon": a word of it tells that it is an event.
    fn event(&self, at: usize, run: usize, plain: bool) -> Option<Found> {
        self.headed(at, run, plain)
            .filter(|found| found.kind == ActorKind::Event && !self.is_itself(at, found.end))
    }

    /// "Treaty of Lisbon": what the tagger found after "of" is part of it.
    fn event_of(&self, at: usize) -> Option<Found> {
        let of = self.entry(at).is(Entry::EVENT_OF) && self.word_at(at + 1) == "of";
        let from = at + 2 + usize::from(self.word_at(at + 2) == "the");
        let start = self.token(from).filter(|_| of)?.start as usize;
        let tag = self.found.iter().find(|tag| tag.span.start() == start)?;
        let end = self.reading.tokens[from..]
            .iter()
            .position(|t| t.start as usize >= tag.span.end());
        found(
            end.map_or(self.reading.tokens.len(), |end| from + end),
            ActorKind::Event,
            0.85,
        )
    }

    /// Whether a name that the tagger found is part of one that was added since `first`.
    pub(super) fn is_swallowed(&self, first: usize, tag: &Tagged) -> bool {
        self.added[first..]
            .iter()
            .any(|a| a.span.start() < tag.span.end() && tag.span.start() < a.span.end())
    }

    /// "the House", where the text speaks of the House of Representatives.
    fn house(&self, at: usize) -> Option<Found> {
        let token = &self.reading.tokens[at];
        let the = at.checked_sub(1).is_some_and(|b| self.word_at(b) == "the");
        let alone = !self.token(at + 1).is_some_and(Token::is_capitalized);
        let head = self.entry(at).is(Entry::ORG_OF | Entry::ORG_END);
        if the
            && alone
            && head
            && token.shape == Shape::Title
            && self.reading.style == Style::Plain
            && self.known.is_head(token.hash)
        {
            found(at + 1, ActorKind::Organization, 0.6)
        } else {
            None
        }
    }

    /// "the West", which is a part of the world where nothing follows that would only lie there.
    fn west(&self, at: usize) -> Option<Found> {
        let the = at
            .checked_sub(1)
            .is_some_and(|b| matches!(self.word_at(b), "the" | "The"));
        let next = self.token(at + 1);
        let alone = next.is_none_or(|t| {
            !t.is_word() && !t.is_hyphen() || small::is_function(t.text(self.text))
        });
        let west = self.word_at(at) == "West" && self.reading.style == Style::Plain;
        if west && the && alone {
            found(at + 1, ActorKind::Place, 0.7)
        } else {
            None
        }
    }

    /// "Mrs. Alder": a form of address makes a word with a capital a person.
    fn titled(&self, at: usize) -> Option<Found> {
        let title = at.checked_sub(1)?;
        let told = self.entry(title).is(Entry::TITLE)
            && self.reading.tokens[title].shape == Shape::Title
            && self.reading.style == Style::Plain;
        let entry = self.entry(at);
        if !told || entry.is(Entry::ROLE | Entry::TITLE | Entry::NAME) {
            return None;
        }
        found(
            person::end(self.reading, self.text, at).max(at + 1),
            ActorKind::Person,
            0.8,
        )
    }

    /// A name that the tagger found elsewhere in the document.
    fn again(&self, at: usize, run: usize, limit: usize, plain: bool) -> Option<Found> {
        /// So much of a word's mentions with a capital must have been found to be names.
        const SHARE: f32 = 0.25;
        let token = &self.reading.tokens[at];
        if run > at + 1 {
            let words = self.reading.tokens[at..run].iter().filter(|t| t.hash != 0);
            let phrase = words.map(|t| t.hash).reduce(word::join)?;
            let (kind, votes) = self.known.kind(phrase)?;
            return if votes > 0.5 {
                found(run, kind, 0.7)
            } else {
                None
            };
        }
        let alone = at == 0
            || !self.reading.tokens[at - 1].is_capitalized()
            || small::is_function(self.word_at(at - 1));
        let next = self.reading.tokens.get(at + 1);
        let compound = self.token(at + 2).is_some_and(|t| t.shape == Shape::Lower);
        let joined = next.is_some_and(|t| {
            t.is_capitalized() || t.glued && (t.is_hyphen() && !compound || t.is_mark('/'))
        });
        let counts = self.evidence.of(token.hash);
        let shouted = self.reading.style == Style::Shouting;
        let may_be = if shouted { counts.small == 0 } else { plain };
        let alone = alone || shouted;
        if !alone || joined && !shouted || !may_be || run > limit {
            return None;
        }
        let titled = at
            .checked_sub(1)
            .is_some_and(|b| self.entry(b).is(Entry::TITLE));
        if small::is_faith(self.word_at(at)) && !titled {
            return None;
        }
        let (kind, votes) = self.known.kind(token.hash)?;
        // "Xi": two letters are a name where they are somebody's.
        let somebody = kind == ActorKind::Person && token.shape == Shape::Title;
        if token.end - token.start < 3 && !somebody {
            return None;
        }
        let common = !shouted && self.entry(at).is(Entry::WORD | Entry::ROLE);
        let enough = if common { 2.0 } else { 0.5 };
        if votes < enough
            || votes < SHARE * counts.capital as f32
            || counts.small >= counts.capital.max(1)
        {
            return None;
        }
        found(at + 1, kind, 0.6)
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
        // "US", "WHO": what would be a common word in small letters.
        if token.shape == Shape::Capitals && entry.is(Entry::CAPITALS) {
            return true;
        }
        if self.reading.style == Style::Titled || self.reading.is_start(at) {
            if entry.is(Entry::NAME | Entry::GIVEN_NAME | Entry::SURNAME | Entry::TITLE)
                && !entry.is(Entry::WORD)
            {
                return counts.small <= counts.capital;
            }
            // "Fall said": somebody's surname, if anything.
            if self
                .token(at + 1)
                .is_some_and(|t| small::is_saying(t.text(self.text)))
            {
                return true;
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

    fn push(&mut self, at: usize, name: Found) -> usize {
        let tokens = &self.reading.tokens;
        if let (Some(first), Some(last)) = (tokens.get(at), tokens.get(name.end - 1)) {
            self.added.push(Tagged {
                span: Span::new(first.start as usize, last.end as usize),
                kind: name.kind,
                confidence: name.confidence,
            });
        }
        name.end
    }

    pub(super) fn entry(&self, at: usize) -> Entry {
        self.reading.entries.get(at).copied().unwrap_or_default()
    }

    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.reading.tokens.get(at)
    }

    /// The word at a token; nothing behind the last.
    pub(super) fn word_at(&self, at: usize) -> &str {
        self.token(at).map_or("", |t| t.text(self.text))
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
