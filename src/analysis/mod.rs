//! Owns what a document says: its sentences, actors, numbers and the links between them.
//! Knows no screen, reads no file, can't fail.

pub mod actors;
mod lexicon;
pub mod links;
pub mod numbers;
pub mod quotes;
pub mod sentence;

mod labels;
mod mend;
mod merge;
mod parallel;
pub mod settle;

pub use numbers::model::{
    Bound, Change, Decimal, LinkWhy, Number, NumberDate, NumberKind, NumberLink, Value,
};

pub use quotes::{Quote, QuoteKind};

use std::sync::Arc;

use crate::document::{Block, Document, Span};
use numbers::kin::Kin;
use parallel::{Pace, Share};

/// What a document says, up to `reach`. Indexes are positions in the lists.
#[derive(Debug, Clone, Default)]
pub struct Analysis {
    /// How far the text has been read; its end, when the analysis is complete.
    pub reach: usize,
    /// In text order, not overlapping; headings are sentences of their own.
    pub sentences: Vec<Span>,
    pub actors: Vec<Actor>,
    /// In text order.
    pub numbers: Vec<Number>,
    /// All mentions of actors and numbers, sorted by start, then longest first.
    pub mentions: Vec<Mention>,
    /// Sorted by number.
    pub links: Vec<NumberLink>,
    /// Who says what, in text order.
    pub quotes: Vec<Quote>,
    /// For each section of the document, how many different actors and how many numbers stand in its own text.
    pub section_counts: Vec<(u32, u32)>,
    /// The actors by how often they are mentioned, doubtful ones last: the order of a list that is shown
    /// at once, made here because sorting a large one would keep a key waiting.
    pub actors_by_count: Vec<u32>,
    /// The numbers by their salience.
    pub numbers_by_salience: Vec<u32>,
    /// Which numbers belong together.
    pub kin: Kin,
    /// The ISO day from which relative dates were reckoned, where one was known.
    pub day: Option<String>,
    /// What the text gave, where a reader has corrected it.
    pub behind: Option<Arc<Self>>,
}

/// A person, organization, place, group or event that the text names.
#[derive(Debug, Clone, PartialEq)]
pub struct Actor {
    pub name: String,
    pub kind: ActorKind,
    /// Other names in the text, most used first, without `name`.
    pub aliases: Vec<String>,
    /// What the text says it is, in the text's words, first stated first.
    pub roles: Vec<Role>,
    pub doubtful: bool,
    /// Why it was taken for an actor of this kind: one short line for the card.
    pub why: String,
    /// Indexes into [`Analysis::mentions`], ascending.
    pub mentions: Vec<u32>,
    /// Mentions in each of [`STRIP`] equal parts of the text.
    pub strip: [u32; STRIP],
    /// Linked actors: a country's demonym, a person's administration.
    pub family: Vec<u32>,
}

/// How many parts a dispersion strip has.
pub const STRIP: usize = 24;

/// What the text says an actor is, and where it says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    pub text: String,
    pub span: Span,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActorKind {
    Person,
    Organization,
    Place,
    Group,
    Event,
    Other,
}

/// One span where an actor or number stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    pub span: Span,
    pub target: Target,
    pub by: By,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    Actor(u32),
    Number(u32),
}

/// How a mention names its actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    Name,
    Alias,
    Role,
    Pronoun,
}

/// What to read, and what is known beforehand.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Read only so far (an offset on a block's end); `None` reads all.
    pub reach: Option<usize>,
    /// The document's date as an ISO day, where the caller knows it.
    pub date: Option<String>,
    /// How many threads may be used; 0 and 1 use only the caller's.
    pub threads: usize,
}

/// Reads a document. `progress` gets the part done (0 to 1) and answers whether to go on;
/// when it says no, what was found so far is returned.
pub fn analyse(
    document: &Document,
    options: &Options,
    progress: &(dyn Fn(f32) -> bool + Sync),
) -> Analysis {
    let Some(mended) = mend::mend(document) else {
        return read(document, options, progress);
    };
    let reach = options.reach.map(|reach| mended.offset(reach));
    let options = Options {
        reach,
        ..options.clone()
    };
    let mut analysis = read(&mended.document, &options, progress);
    mended.restore(&mut analysis);
    analysis
}

/// Reads a document whose words are whole.
fn read(
    document: &Document,
    options: &Options,
    progress: &(dyn Fn(f32) -> bool + Sync),
) -> Analysis {
    let pace = Pace::new(progress);
    let text = document.text.as_str();
    let reach = options.reach.map_or(text.len(), |r| r.min(text.len()));
    let blocks = document.blocks.partition_point(|b| b.span.start() < reach);
    let blocks = &document.blocks[..blocks];
    let splitting = Share {
        from: 0.0,
        to: 0.05,
    };
    let (sentences, read) = sentences(text, blocks, reach, options.threads, &pace, splitting);
    let finding = Share {
        from: 0.05,
        to: 0.8,
    };
    let (actors, mentions) = actors::find(text, &sentences, options.threads, &pace, finding);
    let figures = Share {
        from: 0.8,
        to: 0.95,
    };
    let chunks = chunks(blocks);
    let numbers = parallel::map(chunks.len(), options.threads, &pace, figures, |index| {
        numbers::find_in(document, chunks[index], read, options.date.as_deref())
    });
    let mut numbers = numbers.into_iter().flatten().collect::<Vec<_>>();
    numbers::settle(text, &mut numbers);
    let named: Vec<(Span, u32)> = mentions
        .iter()
        .filter_map(|m| match m.target {
            Target::Actor(actor) => Some((m.span, actor)),
            Target::Number(_) => None,
        })
        .collect();
    let links = links::tie(text, &sentences, &numbers, &named);
    let quotes = quotes::find(text, blocks, &sentences, &mentions);
    let mut analysis = Analysis {
        reach: read,
        quotes,
        links,
        sentences,
        actors,
        numbers,
        mentions,
        ..Analysis::default()
    };
    merge::finish(document, &mut analysis);
    analysis.kin = Kin::of(text, &analysis.numbers);
    analysis.kin.differing = numbers::differ::differing(document, &analysis);
    analysis.day = options.date.clone().or_else(|| document.date.clone());
    pace.go_on(1.0);
    analysis
}

/// The sentences of the blocks, and how far they were read.
fn sentences(
    text: &str,
    blocks: &[Block],
    reach: usize,
    threads: usize,
    pace: &Pace,
    share: Share,
) -> (Vec<Span>, usize) {
    let chunks = chunks(blocks);
    let split = parallel::map(chunks.len(), threads, pace, share, |index| {
        sentence::split(text, chunks[index], reach)
    });
    let read = match chunks.get(split.len()) {
        Some(missing) => missing.first().map_or(reach, |b| b.span.start()),
        None => reach,
    };
    (split.concat(), read)
}

/// Runs of blocks of about the same size, between which work can be stopped.
fn chunks(blocks: &[Block]) -> Vec<&[Block]> {
    const BYTES: usize = 64 * 1024;
    let mut chunks = Vec::new();
    let mut rest = blocks;
    while let Some(first) = rest.first() {
        let limit = first.span.start() + BYTES;
        let length = rest.partition_point(|b| b.span.start() < limit).max(1);
        let (chunk, after) = rest.split_at(length);
        chunks.push(chunk);
        rest = after;
    }
    chunks
}

impl Analysis {
    /// The mentions that start inside a span, in text order.
    pub fn mentions_in(&self, span: Span) -> &[Mention] {
        let from = self
            .mentions
            .partition_point(|m| m.span.start() < span.start());
        let to = self
            .mentions
            .partition_point(|m| m.span.start() < span.end());
        &self.mentions[from..to.max(from)]
    }

    /// The sentence at an offset, or the last one that starts before it.
    pub fn sentence_at(&self, offset: usize) -> Option<Span> {
        let after = self.sentences.partition_point(|s| s.start() <= offset);
        self.sentences.get(after.checked_sub(1)?).copied()
    }

    /// The actor of a name or another of its names, letter case aside.
    pub fn actor_named(&self, name: &str) -> Option<u32> {
        let is = |other: &String| other.eq_ignore_ascii_case(name);
        let by_name = self.actors.iter().position(|a| is(&a.name));
        let by_alias = || self.actors.iter().position(|a| a.aliases.iter().any(is));
        by_name.or_else(by_alias).map(|i| i as u32)
    }

    /// The same; else the most mentioned actor whose name holds these words.
    pub fn actor_called(&self, words: &str) -> Option<u32> {
        let wanted = words.to_lowercase();
        let holds = |id: &&u32| {
            let actor = &self.actors[**id as usize];
            let mut names = std::iter::once(&actor.name).chain(&actor.aliases);
            names.any(|name| name.to_lowercase().contains(&wanted))
        };
        self.actor_named(words)
            .or_else(|| self.actors_by_count.iter().find(holds).copied())
    }

    /// The links of one number.
    pub fn links_of(&self, number: u32) -> &[NumberLink] {
        let from = self.links.partition_point(|l| l.number < number);
        let to = self.links.partition_point(|l| l.number <= number);
        &self.links[from..to]
    }
}
