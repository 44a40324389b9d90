//! Owns the roles that stand at a name: titles before it, appositions around it.

use super::reach::{is_past, is_qualifier};
use super::{Found, items_in, land};
use crate::analysis::ActorKind;
use crate::analysis::actors::reading::Reading;
use crate::analysis::actors::resolve::names::{Item, Names};
use crate::analysis::actors::resolve::people::Resolved;
use crate::analysis::actors::token::Shape;
use crate::analysis::lexicon::{Entry, word};
use crate::document::Span;

/// The roles stated in some sentences.
pub fn stated(text: &str, sentences: &[Span], names: &Names, resolved: &Resolved) -> Vec<Found> {
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
            let title = scene.title_of(from);
            let begin = title.as_ref().map_or(from, |(start, _, _)| *start);
            // "military spokesman Major General David Perkins"
            let rank = title.as_ref().and_then(|_| scene.title_before(begin));
            let begin = rank.as_ref().map_or(begin, |(start, _, _)| *start);
            let beside = scene
                .apposition_before(begin, to)
                .or_else(|| scene.apposition_after(to))
                .or_else(|| scene.copula(to));
            let Some(actor) = resolved.actors.get(first + offset).copied() else {
                return found;
            };
            for (start, end, calls) in rank.into_iter().chain(title).chain(beside) {
                let span = Span::new(
                    reading.tokens[start].start as usize,
                    reading.tokens[end - 1].end as usize,
                );
                let land = (start..end).find_map(|at| land(reading.entries[at]));
                found.push(Found {
                    actor,
                    span,
                    calls,
                    land,
                });
            }
        }
    }
    found
}

/// A sentence with its names.
pub(super) struct Scene<'a> {
    pub(super) text: &'a str,
    pub(super) reading: &'a Reading,
    pub(super) names: &'a Names<'a>,
    pub(super) items: &'a [Item],
}

/// First token, index after the last, and what the actor may be called.
pub(super) type Phrase = (usize, usize, Vec<u64>);

impl Scene<'_> {
    pub(super) fn word(&self, at: usize) -> &str {
        self.reading
            .tokens
            .get(at)
            .map_or("", |t| t.text(self.text))
    }

    /// Whether an offset is inside the name of a person.
    pub(super) fn person_at(&self, offset: u32) -> bool {
        let after = self
            .items
            .partition_point(|i| i.span.start() <= offset as usize);
        let item = after.checked_sub(1).map(|at| &self.items[at]);
        item.is_some_and(|i| {
            i.span.contains(offset as usize) && self.names.name(i).kind == ActorKind::Person
        })
    }

    /// "the National Security Adviser, Mike Waltz,"
    fn apposition_before(&self, from: usize, to: usize) -> Option<Phrase> {
        if from < 2 || self.word(from - 1) != "," || !matches!(self.word(to), "," | "." | "") {
            return None;
        }
        let Some((start, end, calls)) = self.title_before(from - 1) else {
            return self.office_before(from - 1);
        };
        let word = self.word(start.checked_sub(1)?);
        let owned = matches!(
            word,
            "his" | "her" | "its" | "their" | "our" | "His" | "Her" | "Its" | "Their" | "Our"
        );
        (owned || matches!(word, "the" | "The" | "’s" | "'s")).then_some((start, end, calls))
    }

    /// "the chairman of the Joint Chiefs", "Israel's ambassador to the United Nations" that ends right before a token.
    fn office_before(&self, end: usize) -> Option<Phrase> {
        (end.saturating_sub(9)..end).rev().find_map(|start| {
            let clitic = self.reading.tokens[start].shape == Shape::Clitic;
            let the = matches!(self.word(start), "the" | "The")
                && !matches!(self.word(start.saturating_sub(1)), "of" | "for");
            if !the && !clitic {
                return None;
            }
            let head = self
                .reading
                .phrase(self.text, start + 1, |e| e.is(Entry::ROLE))?;
            let link = self.word(head.end);
            // "the envoy to Sudan"
            let sent = || {
                matches!(
                    self.word(head.end - 1),
                    "ambassador" | "envoy" | "representative"
                )
            };
            let of = matches!(link, "of" | "for") || link == "to" && (clitic || sent());
            let named = (head.end..end).all(|at| {
                self.reading.tokens[at].is_capitalized()
                    || matches!(
                        self.word(at),
                        "of" | "for" | "the" | "and" | "to" | "'s" | "’s"
                    )
            });
            let calls = self.calls(start + 1, head.end);
            (of && named && head.end + 1 < end).then_some((start + 1, end, calls))
        })
    }

    /// ", the National Security Adviser," and ", president of the bank,"
    #[rustfmt::skip]
    fn apposition_after(&self, to: usize) -> Option<Phrase> {
        if !matches!(self.word(to), "," | "(" | "—" | "–") {
            return None;
        }
        let mut start = to + 1;
        // "Maria Kovacs, 45, a nurse"
        if self
            .reading
            .tokens
            .get(start)
            .is_some_and(|t| t.shape == Shape::Number)
            && self.word(start + 1) == ","
        {
            start += 2;
        }
        // "Lloyd Austin, who was then Defense Secretary,"
        if matches!(self.word(start), "who") && is_being(self.word(start + 1)) {
            start += 2;
            while matches!(self.word(start), "then" | "now" | "once" | "still" | "also") {
                start += 1;
            }
        }
        let article = matches!(self.word(start), "the" | "a" | "an");
        start += usize::from(article);
        let (start, end, calls) = self.role_after(start, article)?;
        let calls = if article && self.word(start - 1) != "the" { Vec::new() } else { calls };
        Some((start, end, calls))
    }

    /// "Ana Lima is the mayor of Lima."
    fn copula(&self, to: usize) -> Option<Phrase> {
        let article = matches!(self.word(to + 1), "the" | "a" | "an");
        if !article || !is_being(self.word(to)) {
            return None;
        }
        let (start, end, calls) = self.role_after(to + 2, true)?;
        let theirs = self.word(to + 1) == "the" && self.word(to) != "was";
        let calls = if theirs { calls } else { Vec::new() };
        Some((start, end, calls))
    }

    /// The role that begins at a token, maybe after words that belong to it: "Russian energy minister".
    fn role_after(&self, start: usize, article: bool) -> Option<Phrase> {
        let mut head = None;
        let mut at = start;
        while at < start + 7 {
            let Some(token) = self.reading.tokens.get(at) else {
                break;
            };
            if let Some(phrase) = self.reading.phrase(self.text, at, |e| e.is(Entry::ROLE)) {
                head = Some((at, phrase.end));
                at = phrase.end;
                continue;
            }
            if head.is_some() {
                break;
            }
            let word = self.word(at);
            let joins = token.is_capitalized()
                || token.is_hyphen()
                || token.shape == Shape::Clitic
                || article && token.shape == Shape::Lower && at - start < 4
                || is_qualifier(word)
                || token.shape == Shape::Number;
            if !joins
                || matches!(
                    word,
                    "who" | "which" | "that" | "and" | "is" | "was" | "said"
                )
            {
                return None;
            }
            at += 1;
        }
        let (head, after) = head?;
        // "Hegseth, President Trump and": the role is the next one's.
        let next = self.reading.tokens.get(after);
        if is_kin(self.word(after - 1)) || next.is_some_and(|t| self.person_at(t.start)) {
            return None;
        }
        let end = self.apposition_end(after)?;
        Some((start, end, self.calls(head, after)))
    }

    /// The role goes on to the next comma: "president of the central bank".
    #[rustfmt::skip]
    fn apposition_end(&self, from: usize) -> Option<usize> {
        let mut at = from;
        while at < from + 10 {
            match self.word(at) {
                "," | "." | "" | ")" | "—" | "–" | ";" | "?" | "!" => {
                    return (at > 0).then_some(at.min(self.reading.tokens.len()));
                }
                "and" if self.is_joined(at) => at += 1,
                "who" | "and" | "in" | "since" | "on" | "at" | "after" | "when" | "where" | "from" | "with" | "but" | "as"
                | "by" => return Some(at),
                "said" | "told" | "that" | "which" | "has" | "was" | "is" => return (at > from).then_some(at),
                _ => at += 1,
            }
        }
        None
    }

    /// "south and central Asian affairs": both belong to the one noun.
    fn is_joined(&self, and: usize) -> bool {
        (and + 1..and + 4)
            .take_while(|at| self.reading.tokens.get(*at).is_some_and(|t| t.is_word()))
            .any(|at| {
                matches!(
                    self.word(at),
                    "affairs" | "policy" | "relations" | "studies" | "development" | "operations"
                )
            })
    }

    /// What a role lets the text call its bearer; nothing, if it is no longer theirs.
    pub(super) fn calls(&self, head: usize, end: usize) -> Vec<u64> {
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

#[rustfmt::skip]
pub(super) fn is_kin(word: &str) -> bool {
    matches!(
        word,
        "uncle" | "aunt" | "brother" | "sister" | "son" | "daughter" | "wife" | "husband" | "father"
            | "victim" | "suspect" | "private" | "forward" | "student" | "Uncle" | "Aunt" | "Brother" | "count"
            | "major" | "general"
    )
}

#[rustfmt::skip]
fn is_being(word: &str) -> bool {
    matches!(word, "is" | "was" | "became" | "remains")
}
