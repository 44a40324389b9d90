//! Owns what the document itself says of a name: what it was taken for where the tagger saw it.

use super::super::Tagged;
use super::super::resolve::{is_company, is_family_first, is_own};
use super::small;
use crate::analysis::ActorKind;
use crate::analysis::lexicon::{ByHash, Entry, lexicon, word};
use crate::analysis::parallel::Steps;

/// The names that were found, by their words.
#[derive(Default)]
pub struct Known {
    names: ByHash<Votes>,
    /// Surnames of people whose full names the text gives.
    surnames: ByHash<()>,
    /// Words that tell what an organization of the text is: "House" of "House of Representatives".
    heads: ByHash<()>,
    /// What the text calls a language.
    languages: ByHash<()>,
    /// What the text calls an illness.
    illnesses: ByHash<()>,
}

/// Above this the tagger is seldom wrong.
const SURE: f32 = 0.97;

/// Above this it is mostly right.
const LIKELY: f32 = 0.8;

/// The confidence of all its mentions by kind.
#[derive(Default, Clone, Copy)]
pub struct Votes([f32; KINDS.len()]);

const KINDS: [ActorKind; 5] = [
    ActorKind::Person,
    ActorKind::Organization,
    ActorKind::Place,
    ActorKind::Group,
    ActorKind::Event,
];

impl Known {
    pub fn collect(text: &str, tagged: &[Tagged], mut steps: Steps) -> Self {
        let mut known = Self::default();
        for tag in tagged.iter().filter(|t| t.kind != ActorKind::Other) {
            if !steps.go_on() {
                break;
            }
            let name = tag.span.of(text);
            let mut vote = |name: u64| {
                known.names.entry(name).or_default().0[tag.kind as usize] += tag.confidence;
            };
            vote(word::phrase(name));
            // A surname alone is as sure as the full name is.
            if let (ActorKind::Person, Some((_, surname))) = (tag.kind, name.rsplit_once(' ')) {
                vote(word::phrase(surname));
                known.surnames.insert(word::phrase(surname), ());
                let (first, last) = (name.split(' ').next().unwrap_or(name), surname);
                if is_family_first(first, last) {
                    vote(word::phrase(first));
                }
            }
            if let (ActorKind::Organization, Some((first, rest))) = (tag.kind, name.split_once(' '))
            {
                let last = rest.rsplit(' ').next().unwrap_or(rest);
                let head = if rest.starts_with("of ") { first } else { last };
                known.heads.insert(word::hash(head), ());
                // "Velmora" of "Velmora Technologies" may stand alone elsewhere.
                if tag.confidence > LIKELY && is_own(first) && is_company(rest, last) {
                    vote(word::hash(first));
                }
            }
        }
        known.languages = languages(text);
        known.illnesses = illnesses(text, &known.surnames, tagged);
        let Self {
            names,
            languages,
            illnesses,
            ..
        } = &mut known;
        names.retain(|name, _| !languages.contains_key(name) && !illnesses.contains_key(name));
        known
    }

    pub fn is_head(&self, word: u64) -> bool {
        self.heads.contains_key(&word)
    }

    pub fn is_surname(&self, name: u64) -> bool {
        self.surnames.contains_key(&name)
    }

    pub fn is_language(&self, name: u64) -> bool {
        self.languages.contains_key(&name)
    }

    pub fn is_illness(&self, name: u64) -> bool {
        self.illnesses.contains_key(&name)
    }

    /// The kind that a name has most, and the sum of its votes.
    pub fn kind(&self, name: u64) -> Option<(ActorKind, f32)> {
        let votes = self.names.get(&name)?.0;
        let best = (0..KINDS.len()).fold(0, |best, kind| {
            if votes[kind] > votes[best] {
                kind
            } else {
                best
            }
        });
        Some((KINDS[best], votes[best]))
    }
}

/// What the text calls a language: "the Ewaan language is old", but not "Ewaan language codes".
fn languages(text: &str) -> ByHash<()> {
    const NOUN: &str = " language";
    text.match_indices(NOUN)
        .filter(|(at, _)| {
            let after = &text[at + NOUN.len()..];
            let after = after.strip_prefix('s').unwrap_or(after);
            let next = after.trim_start_matches(' ');
            let word = next.split(|c: char| !c.is_alphabetic()).next();
            !after.starts_with(char::is_alphanumeric)
                && word.is_none_or(|w| w.is_empty() || small::is_function(w))
        })
        .filter_map(|(at, _)| word_before(text, at))
        .map(|name| (word::hash(name), ()))
        .collect()
}

/// What the text calls an illness: "Lassa fever", "the Marburg virus"; but no name that is known for something
/// else ("the Wuhan virus"), and in a fever nothing that the tagger is sure of somewhere ("Trump fever").
fn illnesses(text: &str, surnames: &ByHash<()>, tagged: &[Tagged]) -> ByHash<()> {
    let called = |nouns: &'static [&str]| {
        let names = nouns.iter().flat_map(|noun| text.match_indices(noun));
        names
            .filter_map(|(at, _)| word_before(text, at))
            .map(word::hash)
            .filter(|name| !lexicon().get(*name).is(Entry::NAME) && !surnames.contains_key(name))
            .map(|name| (name, ()))
    };
    let mut illnesses: ByHash<()> = called(&[" fever", " syndrome"]).collect();
    if !illnesses.is_empty() {
        for tag in tagged.iter().filter(|tag| tag.confidence > SURE) {
            illnesses.remove(&word::phrase(tag.span.of(text)));
        }
    }
    illnesses.extend(called(&[" virus", " disease"]));
    illnesses
}

/// The word with a capital that ends at an offset.
fn word_before(text: &str, at: usize) -> Option<&str> {
    text[..at]
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .filter(|word| word.starts_with(char::is_uppercase))
}
