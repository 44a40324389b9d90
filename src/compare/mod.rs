//! Owns what two or more texts share and where they part: actors, numbers, dates, and the text itself.
//! A part is a document or one of its sections. Knows no screen, reads no file, can't fail.

mod actors;
mod numbers;
mod text;

use std::collections::HashMap;

use crate::analysis::{ActorKind, Analysis, Mention, Target};
use crate::document::{Document, Span};

pub use numbers::NumberState;
pub use text::{Piece, TextChange, TextRow, word_changes};

/// One of the texts that are compared.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    pub document: &'a Document,
    pub analysis: &'a Analysis,
    /// What of the document is compared.
    pub span: Span,
}

impl<'a> Part<'a> {
    /// All of a document.
    pub fn whole(document: &'a Document, analysis: &'a Analysis) -> Self {
        Self {
            document,
            analysis,
            span: Span::new(0, document.text.len()),
        }
    }

    /// The mentions that begin in the part.
    fn mentions(&self) -> &'a [Mention] {
        let all = &self.analysis.mentions;
        let from = all.partition_point(|m| m.span.start() < self.span.start());
        let to = all.partition_point(|m| m.span.start() < self.span.end());
        &all[from..to.max(from)]
    }

    /// The sentences that begin in the part.
    fn sentences(&self) -> &'a [Span] {
        let all = &self.analysis.sentences;
        let from = all.partition_point(|s| s.start() < self.span.start());
        let to = all.partition_point(|s| s.start() < self.span.end());
        &all[from..to.max(from)]
    }
}

/// What two or more parts share and where they part. All lists are in the order of the first part, then
/// of the others; the sides of a row are in the order of the parts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Comparison {
    pub actors: Vec<ActorRow>,
    /// Without dates.
    pub numbers: Vec<NumberRow>,
    /// Dates and times.
    pub dates: Vec<NumberRow>,
    /// How the text of the first part becomes that of the second; empty where there are more than two.
    pub text: Vec<TextRow>,
}

/// One actor in the parts that name it.
#[derive(Debug, Clone, PartialEq)]
pub struct ActorRow {
    pub kind: ActorKind,
    pub sides: Vec<Option<ActorSide>>,
}

/// An actor as one part names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActorSide {
    /// Index into the part's [`Analysis::actors`].
    pub actor: u32,
    /// Of the part's document.
    pub name: String,
    /// Mentions in the part.
    pub count: u32,
    /// The first of them.
    pub first: Span,
    /// What the part says it is.
    pub roles: Vec<String>,
}

/// One figure in the parts that state it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberRow {
    pub state: NumberState,
    /// Indexes into the parts' [`Analysis::numbers`]; several where a part states it more than once.
    pub sides: Vec<Vec<u32>>,
    /// Both say the same figure and each says whose it is, of different actors.
    pub attributed_differently: bool,
}

/// Where a row's actor or number stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// In all parts.
    Shared,
    /// In this one only.
    Only(usize),
    /// In several, not in all: three parts or more.
    Some,
}

fn presence(sides: impl ExactSizeIterator<Item = bool>) -> Presence {
    let all = sides.len();
    let here: Vec<usize> = sides
        .enumerate()
        .filter_map(|(at, here)| here.then_some(at))
        .collect();
    match here.as_slice() {
        [only] if all > 1 => Presence::Only(*only),
        some if some.len() == all => Presence::Shared,
        _ => Presence::Some,
    }
}

impl ActorRow {
    pub fn presence(&self) -> Presence {
        presence(self.sides.iter().map(Option::is_some))
    }

    /// The name in the first part that has it.
    pub fn name(&self) -> &str {
        self.sides.iter().flatten().next().map_or("", |s| &s.name)
    }

    /// Whether the parts call it by different names.
    pub fn is_renamed(&self) -> bool {
        let mut names = self.sides.iter().flatten().map(|s| actors::folded(&s.name));
        let first = names.next();
        names.any(|name| Some(name) != first)
    }

    /// Whether two parts say what it is, and say different things.
    pub fn is_described_differently(&self) -> bool {
        let roles = |side: &ActorSide| {
            let mut roles: Vec<String> = side.roles.iter().map(|r| actors::folded(r)).collect();
            roles.sort_unstable();
            roles.dedup();
            roles
        };
        let mut told = self
            .sides
            .iter()
            .flatten()
            .map(roles)
            .filter(|r| !r.is_empty());
        let first = told.next();
        told.any(|roles| Some(roles) != first)
    }
}

impl NumberRow {
    pub fn presence(&self) -> Presence {
        presence(self.sides.iter().map(|side| !side.is_empty()))
    }
}

impl Comparison {
    /// Whether the texts say the same in the same words and order; only two can be told.
    pub fn is_same(&self) -> bool {
        self.text.iter().all(|row| row.change == TextChange::Same)
            && self
                .actors
                .iter()
                .all(|row| row.presence() == Presence::Shared)
            && self
                .numbers
                .iter()
                .chain(&self.dates)
                .all(|row| row.presence() == Presence::Shared && row.state != NumberState::Differs)
    }
}

/// Compares two parts or more. The cost grows with the texts, not with their product.
pub fn compare(parts: &[Part]) -> Comparison {
    let text = match parts {
        [left, right] => text::align(left, right),
        _ => Vec::new(),
    };
    with_text(parts, text)
}

/// Which actors and numbers of documents are one; how their texts part is left open.
pub fn merge(parts: &[Part]) -> Comparison {
    with_text(parts, Vec::new())
}

fn with_text(parts: &[Part], text: Vec<TextRow>) -> Comparison {
    let actors = actors::rows(parts, &text);
    let same = same_actors(&actors, parts.len());
    let (numbers, dates) = numbers::rows(parts, &text, &same);
    Comparison {
        actors,
        numbers,
        dates,
        text,
    }
}

/// For each part, the row of each of its actors.
fn same_actors(rows: &[ActorRow], parts: usize) -> Vec<HashMap<u32, usize>> {
    let mut same = vec![HashMap::new(); parts];
    for (at, row) in rows.iter().enumerate() {
        for (part, side) in row.sides.iter().enumerate() {
            if let Some(side) = side {
                same[part].insert(side.actor, at);
            }
        }
    }
    same
}

/// How often each target is mentioned in a part, with its first mention.
fn counted(part: &Part) -> HashMap<Target, (u32, Span)> {
    let mut found = HashMap::new();
    for mention in part.mentions() {
        found.entry(mention.target).or_insert((0, mention.span)).0 += 1;
    }
    found
}
