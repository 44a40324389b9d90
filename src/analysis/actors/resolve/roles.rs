//! Owns what the text says that an actor is: titles before a name, appositions around it, and the
//! mentions that these license ("the defense secretary").

use std::collections::HashMap;

use super::Text;
use super::names::{Item, Names};
use super::people::Resolved;
use crate::analysis::actors::reading::Reading;
use crate::analysis::actors::token::Shape;
use crate::analysis::lexicon::{Entry, lexicon, word};
use crate::analysis::parallel::{self, Share};
use crate::analysis::{ActorKind, Role};
use crate::document::Span;

/// The roles of the actors, and the mentions by role.
pub struct Roles {
    /// Actor and role, in text order.
    pub stated: Vec<(u32, Role)>,
    pub mentions: Vec<(u32, Span)>,
}

/// A role found at a name.
struct Found {
    actor: u32,
    span: Span,
    /// Hashes of the words by which the actor may be called: "defense secretary", "secretary".
    calls: Vec<u64>,
}

/// What a definite phrase may call, and from where on.
type Licences = HashMap<u64, Option<u32>>;

pub fn read(text: &Text, names: &Names, resolved: &Resolved, share: Share) -> Roles {
    let half = (share.from + share.to) / 2.0;
    let first_half = Share {
        from: share.from,
        to: half,
    };
    let found = parallel::map(
        text.chunks.len(),
        text.threads,
        text.pace,
        first_half,
        |index| stated(text.text, text.chunks[index], names, resolved),
    )
    .concat_all();
    let (licences, standing) = licences(names, resolved, &found);
    let second_half = Share {
        from: half,
        to: share.to,
    };
    let mentions = if licences.is_empty() {
        Vec::new()
    } else {
        parallel::map(
            text.chunks.len(),
            text.threads,
            text.pace,
            second_half,
            |index| called(text.text, text.chunks[index], names, &licences, &standing),
        )
        .concat()
    };
    let stated = found
        .into_iter()
        .map(|f| {
            (
                f.actor,
                Role {
                    text: on_one_line(f.span.of(text.text)),
                    span: f.span,
                },
            )
        })
        .collect();
    Roles { stated, mentions }
}

trait ConcatAll<T> {
    fn concat_all(self) -> Vec<T>;
}

impl<T> ConcatAll<T> for Vec<Vec<T>> {
    fn concat_all(self) -> Vec<T> {
        self.into_iter().flatten().collect()
    }
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The items that stand in a span, with the index of the first.
fn items_in<'n>(names: &'n Names, span: Span) -> (usize, &'n [Item]) {
    let from = names
        .items
        .partition_point(|i| i.span.start() < span.start());
    let length = names.items[from..].partition_point(|i| i.span.start() < span.end());
    (from, &names.items[from..from + length])
}

/// The roles stated in some sentences.
fn stated(text: &str, sentences: &[Span], names: &Names, resolved: &Resolved) -> Vec<Found> {
    let mut found = Vec::new();
    let mut reading = Reading::default();
    for sentence in sentences {
        let (first, items) = items_in(names, *sentence);
        if !items
            .iter()
            .any(|i| names.name(i).kind == ActorKind::Person)
        {
            continue;
        }
        reading.cut(text, *sentence);
        reading.look_up();
        for (offset, item) in items.iter().enumerate() {
            if names.name(item).kind != ActorKind::Person {
                continue;
            }
            let from = reading
                .tokens
                .partition_point(|t| (t.start as usize) < item.span.start());
            let to = reading
                .tokens
                .partition_point(|t| (t.start as usize) < item.span.end());
            let scene = Scene {
                text,
                reading: &reading,
                names,
                items,
            };
            let tokens = scene
                .title_before(from)
                .or_else(|| scene.apposition_before(from, to))
                .or_else(|| scene.apposition_after(to));
            let Some((start, end, calls)) = tokens else {
                continue;
            };
            let span = Span::new(
                reading.tokens[start].start as usize,
                reading.tokens[end - 1].end as usize,
            );
            found.push(Found {
                actor: resolved.actors[first + offset],
                span,
                calls,
            });
        }
    }
    found
}

/// A sentence with its names.
struct Scene<'a> {
    text: &'a str,
    reading: &'a Reading,
    names: &'a Names<'a>,
    items: &'a [Item],
}

/// First token, index after the last, and what the actor may be called.
type Phrase = (usize, usize, Vec<u64>);

impl Scene<'_> {
    fn word(&self, at: usize) -> &str {
        self.reading
            .tokens
            .get(at)
            .map_or("", |t| t.text(self.text))
    }

    /// The role phrase that ends right before a token: "U.S. Defense Secretary".
    fn title_before(&self, end: usize) -> Option<Phrase> {
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
    fn extend_left(&self, head: usize) -> usize {
        let mut at = head;
        while at > 0 && head - at < 6 {
            let token = &self.reading.tokens[at - 1];
            let word = token.text(self.text);
            let joins = match token.shape {
                Shape::Title | Shape::Capitals => {
                    let entry = self.reading.entries[at - 1];
                    let function = matches!(
                        word,
                        "The"
                            | "A"
                            | "An"
                            | "In"
                            | "On"
                            | "And"
                            | "But"
                            | "As"
                            | "When"
                            | "While"
                            | "If"
                            | "For"
                            | "With"
                            | "By"
                            | "At"
                            | "From"
                            | "To"
                            | "After"
                            | "Before"
                            | "Since"
                            | "Then"
                            | "Both"
                            | "Also"
                            | "Even"
                    );
                    let person = self.items.iter().any(|i| {
                        i.span.start() <= token.start as usize
                            && (token.start as usize) < i.span.end()
                            && self.names.name(i).kind == ActorKind::Person
                    });
                    let starts = self.reading.is_start(at - 1)
                        && entry.is(Entry::WORD)
                        && !entry.is(Entry::NAME | Entry::ROLE);
                    !function
                        && !person
                        && (!starts
                            || matches!(
                                word,
                                "Former"
                                    | "Acting"
                                    | "Deputy"
                                    | "Vice"
                                    | "Foreign"
                                    | "Defense"
                                    | "Interior"
                                    | "Prime"
                            ))
                }
                Shape::Lower => is_qualifier(word),
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
        at
    }

    /// "the National Security Adviser, Mike Waltz,"
    fn apposition_before(&self, from: usize, to: usize) -> Option<Phrase> {
        if from < 2 || self.word(from - 1) != "," || !matches!(self.word(to), "," | "." | "") {
            return None;
        }
        let (start, end, calls) = self.title_before(from - 1)?;
        matches!(
            self.word(start.checked_sub(1)?),
            "the" | "The" | "’s" | "'s"
        )
        .then_some((start, end, calls))
    }

    /// ", the National Security Adviser," and ", president of the bank,"
    fn apposition_after(&self, to: usize) -> Option<Phrase> {
        if !matches!(self.word(to), "," | "(" | "—" | "–") {
            return None;
        }
        let mut start = to + 1;
        let article = matches!(self.word(start), "the" | "a" | "an");
        start += usize::from(article);
        let mut head = None;
        let mut at = start;
        while at < start + 7 {
            let token = self.reading.tokens.get(at)?;
            if let Some(phrase) = self.reading.phrase(self.text, at, |e| e.is(Entry::ROLE)) {
                head = Some((at, phrase.end));
                at = phrase.end;
                continue;
            }
            if head.is_some() {
                break;
            }
            let joins = token.is_capitalized()
                || token.is_hyphen()
                || token.shape == Shape::Clitic
                || article && token.shape == Shape::Lower && at - start < 4
                || is_qualifier(self.word(at))
                || token.shape == Shape::Number;
            if !joins
                || matches!(
                    self.word(at),
                    "who" | "which" | "that" | "and" | "is" | "was" | "said"
                )
            {
                return None;
            }
            at += 1;
        }
        let (head, after) = head?;
        // "Hegseth, President Trump and": the role is the next one's.
        if self.items.iter().any(|i| {
            self.names.name(i).kind == ActorKind::Person
                && self
                    .reading
                    .tokens
                    .get(after)
                    .is_some_and(|t| t.start as usize == i.span.start())
        }) {
            return None;
        }
        let end = self.apposition_end(after)?;
        let calls = if article && self.word(to + 1) != "the" {
            Vec::new()
        } else {
            self.calls(head, after)
        };
        Some((start, end, calls))
    }

    /// The role goes on to the next comma: "president of the central bank".
    fn apposition_end(&self, from: usize) -> Option<usize> {
        let mut at = from;
        while at < from + 10 {
            match self.word(at) {
                "," | "." | "" | ")" | "—" | "–" | ";" | "?" | "!" => {
                    return (at > 0).then_some(at.min(self.reading.tokens.len()));
                }
                "who" | "and" | "said" | "told" | "that" | "which" | "has" | "was" | "is" => {
                    return (at > from || self.word(at) == "and" || self.word(at) == "who")
                        .then_some(at);
                }
                _ => at += 1,
            }
        }
        None
    }

    /// What a role lets the text call its bearer; nothing, if it is no longer theirs.
    fn calls(&self, head: usize, end: usize) -> Vec<u64> {
        let first = self.extend_left(head);
        if (first..head).any(|at| is_past(self.word(at))) {
            return Vec::new();
        }
        let mut calls = Vec::new();
        for at in head..end {
            if let Some(phrase) = self
                .reading
                .phrase(self.text, at, |e| e.is(Entry::ROLE))
                .filter(|p| p.end == end)
            {
                let _ = phrase;
                let words = (at..end)
                    .filter(|i| self.reading.tokens[*i].hash != 0)
                    .map(|i| self.reading.tokens[i].hash);
                calls.extend(words.reduce(word::join));
            }
        }
        calls
    }
}

/// Forms of address say nothing of what someone is.
fn is_address(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Mr" | "Mrs"
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
    )
}

fn is_kin(word: &str) -> bool {
    matches!(
        word,
        "uncle"
            | "aunt"
            | "brother"
            | "sister"
            | "son"
            | "daughter"
            | "wife"
            | "husband"
            | "father"
            | "victim"
            | "suspect"
            | "private"
            | "forward"
            | "student"
            | "Uncle"
            | "Aunt"
            | "Brother"
            | "count"
            | "major"
            | "general"
    )
}

fn is_qualifier(word: &str) -> bool {
    is_past(word)
        || matches!(
            word,
            "acting"
                | "interim"
                | "deputy"
                | "vice"
                | "senior"
                | "chief"
                | "assistant"
                | "associate"
                | "incoming"
                | "longtime"
                | "then"
                | "foreign"
                | "defense"
                | "prime"
                | "co"
                | "founding"
                | "veteran"
                | "executive"
                | "lead"
                | "top"
                | "honorary"
        )
}

fn is_past(word: &str) -> bool {
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

/// Who may be called what; and for each such actor where it stands by name.
fn licences(
    names: &Names,
    resolved: &Resolved,
    found: &[Found],
) -> (Licences, HashMap<u32, Vec<u32>>) {
    let mut licences = Licences::new();
    let mut license = |call: u64, actor: u32| {
        let licence = licences.entry(call).or_insert(Some(actor));
        if licence.is_some_and(|a| a != actor) {
            *licence = None;
        }
    };
    for role in found {
        role.calls
            .iter()
            .for_each(|call| license(*call, role.actor));
    }
    for (item, actor) in names.items.iter().zip(&resolved.actors) {
        let name = names.name(item);
        if name.kind != ActorKind::Organization {
            continue;
        }
        if let Some(concept) = name
            .entry
            .concept()
            .map(|c| lexicon().concept(c))
            .filter(|c| !c.nouns.is_empty())
        {
            license(word::phrase(concept.nouns), *actor);
        }
        if let Some(head) = head_word(name.text) {
            license(head, *actor);
        }
    }
    licences.retain(|_, actor| actor.is_some());
    let mut standing: HashMap<u32, Vec<u32>> = licences
        .values()
        .flatten()
        .map(|a| (*a, Vec::new()))
        .collect();
    for (item, actor) in names.items.iter().zip(&resolved.actors) {
        if let Some(places) = standing.get_mut(actor) {
            places.push(item.span.start() as u32);
        }
    }
    (licences, standing)
}

/// The word of an organization's name that says what it is: "group", "ministry".
fn head_word(name: &str) -> Option<u64> {
    let words: Vec<&str> = word::words(name).collect();
    let first = lexicon().phrase(words.first()?);
    let last = word::hash(words.last()?);
    if words.len() < 2 {
        None
    } else if first.is(Entry::ORG_OF) && words.get(1).is_some_and(|w| *w == "of" || *w == "for") {
        Some(word::hash(words[0]))
    } else {
        lexicon().get(last).is(Entry::ORG_END).then_some(last)
    }
}

/// How far from its name an organization may be called "the group", in bytes.
const NEAR: u32 = 2_000;

/// The mentions by role in some sentences.
fn called(
    text: &str,
    sentences: &[Span],
    names: &Names,
    licences: &Licences,
    standing: &HashMap<u32, Vec<u32>>,
) -> Vec<(u32, Span)> {
    let mut mentions = Vec::new();
    let mut reading = Reading::default();
    for sentence in sentences {
        let words = sentence.of(text);
        if !words.contains("he ") && !words.contains("is ") {
            continue;
        }
        reading.cut(text, *sentence);
        reading.look_up();
        let (_, items) = items_in(names, *sentence);
        for at in 0..reading.tokens.len() {
            let Some((from, to, actor)) = call_at(text, &reading, at, licences) else {
                continue;
            };
            let (start, end) = (reading.tokens[from].start, reading.tokens[to - 1].end);
            let within = items
                .iter()
                .any(|i| i.span.start() < end as usize && (start as usize) < i.span.end());
            let places = standing.get(&actor).map_or(&[][..], Vec::as_slice);
            let before = places.partition_point(|p| *p < start);
            let is_role = reading.entries[to - 1].is(Entry::ROLE);
            let near = before
                .checked_sub(1)
                .is_some_and(|b| is_role || start - places[b] < NEAR);
            if near && !within {
                mentions.push((actor, Span::new(start as usize, end as usize)));
            }
        }
    }
    mentions
}

/// "the U.S. president", "this group", "the new administration".
fn call_at(
    text: &str,
    reading: &Reading,
    at: usize,
    licences: &Licences,
) -> Option<(usize, usize, u32)> {
    let definite = reading.tokens[at].text(text);
    if !matches!(definite, "the" | "The" | "this" | "This") {
        return None;
    }
    let mut from = at + 1;
    while from < at + 3 {
        let word = reading.tokens.get(from)?.text(text);
        let skipped = reading.entries[from].is(Entry::COUNTRY | Entry::PEOPLE)
            && reading.tokens[from].is_capitalized()
            || matches!(word, "new" | "current" | "sitting");
        if !skipped {
            break;
        }
        from += 1;
    }
    let phrase = reading.phrase(text, from, |e| {
        e.is(Entry::ROLE | Entry::ORG_END | Entry::WORD)
    })?;
    let hashes = (from..phrase.end)
        .map(|i| reading.tokens[i].hash)
        .filter(|h| *h != 0);
    let actor = (*licences.get(&hashes.reduce(word::join)?)?)?;
    let next = reading.tokens.get(phrase.end);
    let goes_on = next.is_some_and(|t| {
        t.is_capitalized()
            || t.is_hyphen() && t.glued
            || matches!(t.text(text), "of" | "for" | "general")
    });
    let small = reading.tokens[phrase.end - 1].shape == Shape::Lower
        || reading.entries[from].is(Entry::ROLE);
    (!goes_on && small).then_some((from, phrase.end, actor))
}
