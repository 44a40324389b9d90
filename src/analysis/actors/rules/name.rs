//! Owns reading the names out of one sentence, from left to right.

use super::{person, small};
use crate::analysis::ActorKind;
use crate::analysis::actors::Tagged;
use crate::analysis::actors::evidence::Evidence;
use crate::analysis::actors::reading::{Phrase, Reading, Style};
use crate::analysis::actors::token::{Shape, Token};
use crate::analysis::lexicon::Entry;
use crate::document::Span;

/// One sentence, what is known of its words, and where its names go.
pub struct Names<'a> {
    pub text: &'a str,
    pub reading: &'a Reading,
    pub evidence: &'a Evidence,
    pub tagged: &'a mut Vec<Tagged>,
}

/// A name found: index after its last token, kind and how sure.
struct Found {
    end: usize,
    kind: ActorKind,
    confidence: f32,
}

fn found(end: usize, kind: ActorKind, confidence: f32) -> Option<Found> {
    Some(Found { end, kind, confidence })
}

impl Names<'_> {
    pub fn read(&mut self) {
        let mut at = 0;
        while at < self.reading.tokens.len() {
            at = self.name(at).max(at + 1);
        }
    }

    /// Reads the name at a token; answers where to go on.
    fn name(&mut self, at: usize) -> usize {
        let token = self.reading.tokens[at];
        if !token.is_capitalized() {
            return self.small_start(at);
        }
        let word = token.text(self.text);
        if small::is_function(word) && !(token.shape == Shape::Capitals && self.entry(at).is(Entry::NAME)) {
            return at + 1;
        }
        let run = self.run(at);
        let phrase = self.reading.phrase(self.text, at, |e| e.is(Entry::NAME));
        let plain = self.may_be_name(at);
        let headed = self.headed(at, run, plain);
        if let Some(headed) = headed.filter(|h| phrase.is_none_or(|p| h.end > p.end)) {
            return self.push(at, headed);
        }
        if let Some(next) = self.after_role(at, run, phrase) {
            return next;
        }
        if !plain && phrase.is_none_or(|p| p.end == at + 1) {
            return at + 1;
        }
        let read = self.known_person(at, phrase).or_else(|| self.listed(at, run, phrase)).or_else(|| self.unknown(at, run));
        match read {
            Some(read) => self.push(at, read),
            None => at + 1,
        }
    }

    /// "al-Qaida", "bin Laden": names that begin small.
    fn small_start(&mut self, at: usize) -> usize {
        let token = self.reading.tokens[at];
        if token.shape != Shape::Lower {
            return at + 1;
        }
        let word = token.text(self.text);
        if word.bytes().any(|b| b.is_ascii_uppercase()) {
            // "iPhone", "eBay": only if listed.
            if let Some(phrase) = self.reading.phrase(self.text, at, |e| e.is(Entry::ORGANIZATION)) {
                return self.push(at, Found { end: phrase.end, kind: ActorKind::Organization, confidence: 0.8 });
            }
            return at + 1;
        }
        if !small::is_particle(word) || word.len() < 2 || matches!(word, "do" | "e" | "y") {
            return at + 1;
        }
        if let Some(phrase) = self.reading.phrase(self.text, at, |e| e.is(Entry::NAME)).filter(|p| p.end > at + 1) {
            let kind = kind_of(phrase.entry);
            return self.push(at, Found { end: phrase.end, kind, confidence: 0.9 });
        }
        let end = person::end(self.reading, self.text, at);
        if end > at && self.reading.entries[end - 1].is(Entry::NAME) == false && !self.reading.is_start(at) {
            let confidence = if self.entry(end - 1).is(Entry::SURNAME) { 0.7 } else { 0.5 };
            return self.push(at, Found { end, kind: ActorKind::Person, confidence });
        }
        at + 1
    }

    fn entry(&self, at: usize) -> Entry {
        self.reading.entries[at]
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.reading.tokens.get(at)
    }

    /// Whether the capital of a word says that it is a name.
    fn may_be_name(&self, at: usize) -> bool {
        let token = &self.reading.tokens[at];
        let word = token.text(self.text);
        if small::is_calendar(word) || token.shape == Shape::Initial && !self.token(at + 1).is_some_and(Token::is_capitalized) {
            return false;
        }
        let entry = self.entry(at);
        let counts = self.evidence.of(token.hash);
        if self.reading.style == Style::Shouting {
            return entry.is(Entry::NAME) && !entry.is(Entry::WORD) || counts.capital > counts.small && !entry.is(Entry::WORD);
        }
        if self.reading.style == Style::Titled || self.reading.is_start(at) {
            if entry.is(Entry::NAME | Entry::GIVEN_NAME | Entry::SURNAME | Entry::TITLE) && !entry.is(Entry::WORD) {
                return counts.small <= counts.capital;
            }
            return match counts.capital {
                0 => !entry.is(Entry::WORD) && counts.small == 0 && word.len() > 2,
                capital => capital > counts.small * 2 && (!entry.is(Entry::WORD) || self.token(at + 1).is_some_and(Token::is_capitalized)),
            };
        }
        token.shape != Shape::Title || counts.small <= counts.capital * 4
    }

    /// Index after the last token of the sequence of capitals that begins here.
    fn run(&self, from: usize) -> usize {
        let mut end = from + 1;
        let mut at = from + 1;
        let mut of = false;
        while let Some(token) = self.token(at) {
            if self.reading.tokens[at - 1].shape == Shape::Clitic {
                break;
            }
            if token.is_capitalized() || token.shape == Shape::Number && at == end && token.end - token.start <= 4 {
                at += 1;
                end = at;
                continue;
            }
            let word = token.text(self.text);
            let joins = match token.shape {
                Shape::Mark('&') => true,
                _ if token.is_hyphen() => token.glued && self.token(at + 1).is_some_and(|t| t.glued),
                Shape::Lower if matches!(word, "of" | "for" | "on") => {
                    let heads = self.entry(end - 1).is(Entry::ORG_OF | Entry::PLACE_OF | Entry::EVENT_OF);
                    of |= heads;
                    heads && (word == "of" || self.entry(end - 1).is(Entry::ORG_OF))
                }
                Shape::Lower if word == "the" => at > end && self.reading.tokens[at - 1].text(self.text) == "of",
                Shape::Lower if word == "and" => of && at == end && self.token(at + 1).is_some_and(|t| t.shape == Shape::Title && self.reading.entries[at + 1].is(Entry::WORD) && !self.reading.entries[at + 1].is(Entry::ROLE)),
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

    /// A name that a word of it tells: "Ministry of Defense", "Contact Group", "Lake Chad", "Battle of Kursk".
    fn headed(&self, at: usize, run: usize, plain: bool) -> Option<Found> {
        let mut best: Option<Found> = None;
        let first = self.entry(at);
        let mut next = at;
        while next < run {
            let entry = self.entry(next);
            let token = &self.reading.tokens[next];
            if next > at && token.is_capitalized() && entry.is(Entry::ROLE | Entry::TITLE) && !self.is_headed_word(next, run) {
                break;
            }
            if token.is_capitalized() {
                let follows_of = self.token(next + 1).is_some_and(|t| matches!(t.text(self.text), "of" | "for" | "on")) && next + 1 < run;
                if follows_of && entry.is(Entry::ORG_OF | Entry::PLACE_OF | Entry::EVENT_OF) && (plain || next > at || self.evidence.of(token.hash).small == 0 || !entry.is(Entry::WORD)) {
                    let kind = if entry.is(Entry::ORG_OF) { ActorKind::Organization } else if entry.is(Entry::EVENT_OF) { ActorKind::Event } else { ActorKind::Place };
                    let end = self.group_end(next + 2, run);
                    if end > next + 2 {
                        best = found(end, kind, 0.85);
                        next = end;
                        continue;
                    }
                } else if next > at && entry.is(Entry::ORG_END | Entry::PLACE_END | Entry::EVENT_END) {
                    let person = first.is(Entry::GIVEN_NAME) && next == at + 1 && (entry.is(Entry::PLACE_END | Entry::SURNAME) || self.token(next + 1).is_some_and(|t| small::is_saying(t.text(self.text)))) && !first.is(Entry::NAME);
                    if !person {
                        let (kind, confidence) = head_kind(entry);
                        let mut end = next + 1;
                        if kind == ActorKind::Event {
                            end += usize::from(self.token(end).is_some_and(|t| matches!(t.text(self.text), "I" | "II" | "III") || t.shape == Shape::Number && t.end - t.start <= 4 && end < run));
                        }
                        let starts_plain = plain || first.is(Entry::NAME) || next > at + 1;
                        if starts_plain || !first.is(Entry::WORD) {
                            best = found(end, kind, confidence);
                        }
                    }
                } else if next == at && (entry.is(Entry::PLACE_END) || entry.is(Entry::EVENT_FIRST)) && self.token(next + 1).is_some_and(|t| t.shape == Shape::Title) && next + 1 < run {
                    // "Lake Chad", "Mount Everest", "Hurricane Maria".
                    let word = token.text(self.text);
                    let kind = if entry.is(Entry::EVENT_FIRST) { ActorKind::Event } else { ActorKind::Place };
                    if kind == ActorKind::Event || matches!(word, "Lake" | "Mount" | "Fort" | "Port" | "Cape" | "Camp" | "Isle") {
                        best = found(next + 2, kind, 0.8);
                    }
                }
            }
            next += 1;
        }
        best
    }

    /// Whether a role word only begins the name of an office: "Justice Department", "General Assembly".
    fn is_headed_word(&self, at: usize, run: usize) -> bool {
        at + 1 < run && self.entry(at + 1).is(Entry::ORG_END) && self.reading.tokens[at + 1].is_capitalized() && !self.entry(at + 1).is(Entry::GIVEN_NAME)
    }

    /// End of the words after "of": up to a role or the end of the run.
    fn group_end(&self, from: usize, run: usize) -> usize {
        let mut at = from;
        if self.token(at).is_some_and(|t| t.text(self.text) == "the") {
            at += 1;
        }
        let start = at;
        if let Some(phrase) = self.reading.phrase(self.text, at, |e| e.is(Entry::NAME)).filter(|p| p.end <= run) {
            at = phrase.end;
        }
        while at < run {
            let token = &self.reading.tokens[at];
            if token.is_capitalized() && at > start && self.entry(at).is(Entry::ROLE | Entry::TITLE) {
                break;
            }
            if token.shape == Shape::Clitic {
                break;
            }
            at += 1;
        }
        // Not on a connector.
        while at > start && !self.reading.tokens[at - 1].is_capitalized() && self.reading.tokens[at - 1].shape != Shape::Number {
            at -= 1;
        }
        if at == start && start > from { from } else { at }
    }

    /// "U.S. Defense Secretary Pete Hegseth": what stands before the role, then the person.
    fn after_role(&mut self, at: usize, run: usize, phrase: Option<Phrase>) -> Option<usize> {
        let mut next = at;
        let mut role = None;
        while next < run {
            if !self.reading.tokens[next].is_capitalized() && !self.reading.tokens[next].is_hyphen() {
                break;
            }
            let entry = self.entry(next);
            if let Some(found) = self.reading.phrase(self.text, next, |e| e.is(Entry::ROLE | Entry::TITLE)) {
                // A name that is also a word for an office is a name after another name: "Joe King".
                if next > at && role.is_none() && self.entry(at).is(Entry::GIVEN_NAME) && !self.entry(at).is(Entry::NAME) {
                    return None;
                }
                role = Some(found.end);
                next = found.end;
                continue;
            }
            if role.is_some() || next > at + 5 || entry.is(Entry::GIVEN_NAME) && !entry.is(Entry::NAME | Entry::WORD) {
                break;
            }
            next += 1;
        }
        let role = role?;
        let _ = phrase;
        self.names_before(at, role);
        let end = if self.token(role).is_some_and(|t| t.is_capitalized() || t.shape == Shape::Lower) { person::end(self.reading, self.text, role) } else { role };
        let is_name = end > role && self.reading.tokens[role].is_capitalized() | (end > role + 1) && !(end == role + 1 && self.entry(role).is(Entry::WORD) && !self.entry(role).is(Entry::SURNAME | Entry::GIVEN_NAME) && self.evidence.of(self.reading.tokens[role].hash).small > 0);
        let listed = self.reading.tokens.get(role).is_some_and(|_| self.entry(role).is(Entry::COUNTRY | Entry::ORGANIZATION | Entry::PEOPLE) && end == role + 1);
        if !is_name || listed {
            return Some(role);
        }
        self.emit(role, end, ActorKind::Person, 0.95);
        Some(end)
    }

    /// The listed names in what stands before a role: "NATO", "U.S.", "Microsoft".
    fn names_before(&mut self, from: usize, to: usize) {
        let mut at = from;
        while at < to {
            let phrase = self.reading.phrase(self.text, at, |e| e.is(Entry::NAME));
            match phrase.filter(|p| p.end <= to && self.reading.tokens[at].is_capitalized() && !p.entry.is(Entry::ROLE)) {
                Some(phrase) if self.may_be_name(at) || phrase.end > at + 1 => {
                    self.emit(at, phrase.end, kind_of(phrase.entry), 0.9);
                    at = phrase.end;
                }
                _ => at += 1,
            }
        }
    }

    /// A name that begins with a given name or an initial.
    fn known_person(&self, at: usize, phrase: Option<Phrase>) -> Option<Found> {
        let entry = self.entry(at);
        let token = &self.reading.tokens[at];
        if let Some(phrase) = phrase.filter(|p| p.entry.is(Entry::PERSON)) {
            let end = person::end(self.reading, self.text, at);
            return found(phrase.end.max(end.min(phrase.end + 1)), ActorKind::Person, 0.97);
        }
        let end = person::end(self.reading, self.text, at);
        let words = (at..end).filter(|i| self.reading.tokens[*i].is_capitalized()).count();
        if words < 2 || phrase.is_some_and(|p| p.end > at + 1) {
            return None;
        }
        let last = self.entry(end - 1);
        let second = self.reading.tokens[at + 1];
        let second_is_plain = self.entry(at + 1).is(Entry::WORD) && !self.entry(at + 1).is(Entry::SURNAME | Entry::GIVEN_NAME) && self.evidence.of(second.hash).small > 0;
        let initial = token.shape == Shape::Initial && token.end - token.start == 2;
        if (entry.is(Entry::GIVEN_NAME) || initial) && !second_is_plain {
            let place = entry.is(Entry::NAME) && !last.is(Entry::SURNAME) && !entry.is(Entry::GROUP);
            let weak = self.reading.style == Style::Titled && entry.is(Entry::WORD);
            if place || weak {
                return None;
            }
            let sure = if last.is(Entry::SURNAME | Entry::GIVEN_NAME) { 0.95 } else { 0.85 };
            return found(end, ActorKind::Person, sure);
        }
        if last.is(Entry::SURNAME) && !entry.is(Entry::NAME | Entry::WORD) {
            return found(end, ActorKind::Person, 0.8);
        }
        None
    }

    /// A name of the lists.
    fn listed(&self, at: usize, run: usize, phrase: Option<Phrase>) -> Option<Found> {
        let phrase = phrase?;
        let entry = phrase.entry;
        let kind = kind_of(entry);
        let single = phrase.end == at + 1;
        let next = self.token(phrase.end);
        if single && entry.is(Entry::PEOPLE) && !next.is_some_and(Token::is_word) && at > 0 {
            // "in Arabic", "speaks French": a language.
            let before = self.reading.tokens[at - 1].text(self.text);
            if matches!(before, "in" | "speak" | "speaks" | "spoke" | "speaking" | "into") {
                return None;
            }
        }
        if kind == ActorKind::Person && single {
            return found(phrase.end, kind, 0.7);
        }
        // "Chicago Blackhawks": a place and a word that is no other name.
        if entry.is(Entry::CITY | Entry::REGION) && !entry.is(Entry::ORGANIZATION) && phrase.end + 1 == run && self.reading.style == Style::Plain {
            let team = &self.reading.tokens[phrase.end];
            let other = self.entry(phrase.end);
            if team.shape == Shape::Title && team.text(self.text).ends_with('s') && !other.is(Entry::NAME | Entry::ROLE | Entry::TITLE | Entry::GIVEN_NAME) {
                return found(run, ActorKind::Organization, 0.6);
            }
        }
        if entry.is(Entry::CITY) && !entry.is(Entry::LARGE) && single && (entry.is(Entry::GIVEN_NAME | Entry::SURNAME | Entry::WORD)) {
            let before = at.checked_sub(1).map(|b| self.reading.tokens[b].text(self.text));
            let locating = before.is_some_and(small::is_locating);
            return if locating { found(phrase.end, ActorKind::Place, 0.7) } else { self.unknown(at, run) };
        }
        found(phrase.end, kind, if single { 0.9 } else { 0.95 })
    }

    /// A name that nothing is known of.
    fn unknown(&self, at: usize, run: usize) -> Option<Found> {
        let token = &self.reading.tokens[at];
        let entry = self.entry(at);
        let word = token.text(self.text);
        if token.shape == Shape::Initial {
            return None;
        }
        let end = person::end(self.reading, self.text, at).max(at + 1);
        let count = (at..end).filter(|i| self.reading.tokens[*i].is_capitalized()).count();
        let plain_words = (at..end).filter(|i| self.reading.tokens[*i].is_capitalized() && self.entry(*i).is(Entry::WORD)).count();
        if token.shape == Shape::Capitals && count == 1 {
            let letters = word.bytes().filter(u8::is_ascii_uppercase).count();
            let wanted = (2..=6).contains(&letters) && !small::is_common_acronym(word) && self.reading.style == Style::Plain && !entry.is(Entry::WORD | Entry::ROLE);
            return if wanted { found(at + 1, ActorKind::Organization, 0.6) } else { None };
        }
        if count >= 2 {
            if plain_words * 2 > count || self.reading.style == Style::Titled && plain_words > 0 {
                return self.single(at);
            }
            return found(end, ActorKind::Person, if plain_words == 0 { 0.6 } else { 0.45 });
        }
        let _ = run;
        self.single(at)
    }

    /// A single word that nothing is known of: its neighbours tell.
    fn single(&self, at: usize) -> Option<Found> {
        let token = &self.reading.tokens[at];
        let entry = self.entry(at);
        if entry.is(Entry::WORD | Entry::ROLE | Entry::TITLE) || token.end - token.start < 3 {
            return None;
        }
        let before = at.checked_sub(1).map_or("", |b| self.reading.tokens[b].text(self.text));
        let after = self.token(at + 1).map_or("", |t| t.text(self.text));
        let role_before = at.checked_sub(1).is_some_and(|b| self.entry(b).is(Entry::ROLE) && self.reading.tokens[b].shape == Shape::Lower);
        if role_before || small::is_saying(after) {
            return found(at + 1, ActorKind::Person, 0.7);
        }
        if small::is_locating(before) {
            return found(at + 1, ActorKind::Place, 0.55);
        }
        if entry.is(Entry::SURNAME | Entry::GIVEN_NAME) {
            return found(at + 1, ActorKind::Person, 0.55);
        }
        if before.eq_ignore_ascii_case("the") {
            return found(at + 1, ActorKind::Organization, 0.4);
        }
        found(at + 1, ActorKind::Person, 0.35)
    }

    fn push(&mut self, at: usize, name: Found) -> usize {
        self.emit(at, name.end, name.kind, name.confidence);
        name.end
    }

    fn emit(&mut self, from: usize, to: usize, kind: ActorKind, confidence: f32) {
        let tokens = &self.reading.tokens;
        let (Some(first), Some(last)) = (tokens.get(from), to.checked_sub(1).and_then(|l| tokens.get(l))) else { return };
        let span = Span::new(first.start as usize, last.end as usize);
        if self.tagged.last().is_none_or(|t| t.span.end() <= span.start()) {
            self.tagged.push(Tagged { span, kind, confidence });
        }
    }
}

fn kind_of(entry: Entry) -> ActorKind {
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

fn head_kind(entry: Entry) -> (ActorKind, f32) {
    if entry.is(Entry::ORG_END) {
        (ActorKind::Organization, 0.85)
    } else if entry.is(Entry::EVENT_END) {
        (ActorKind::Event, 0.8)
    } else {
        (ActorKind::Place, 0.8)
    }
}
