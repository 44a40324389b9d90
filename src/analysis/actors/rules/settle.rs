//! Owns settling what single uncertain words name by what the rest of the document says of them.

use super::guess::{BARE, COMMON};
use crate::analysis::ActorKind;
use crate::analysis::actors::Tagged;
use crate::analysis::lexicon::{ByHash, word};
use crate::analysis::parallel::Steps;

/// Below this a single word takes the kind that the document gives it most.
const SURE: f32 = 0.6;

const KINDS: [ActorKind; 5] = [
    ActorKind::Person,
    ActorKind::Organization,
    ActorKind::Place,
    ActorKind::Group,
    ActorKind::Event,
];

/// What the document says of a single word.
#[derive(Default)]
struct Votes {
    kinds: [f32; KINDS.len()],
    /// How often it stands with a capital and nothing else to tell.
    bare: u32,
}

/// Gives uncertain words their kind; those of which the document says nothing are no names.
pub fn settle(text: &str, tagged: &mut Vec<Tagged>, mut steps: Steps) {
    let mut votes: ByHash<Votes> = ByHash::default();
    for tag in tagged.iter() {
        if !steps.go_on() {
            break;
        }
        let name = tag.span.of(text);
        let kind = tag.kind as usize;
        match name.rsplit_once([' ', '\n']) {
            // A surname alone is as sure as the full name is.
            Some((_, surname)) if tag.kind == ActorKind::Person => {
                votes.entry(word::hash(surname)).or_default().kinds[kind] += 2.0 * tag.confidence;
            }
            Some(_) => {}
            None if tag.confidence <= COMMON => {}
            None if tag.confidence <= BARE => {
                votes.entry(word::phrase(name)).or_default().bare += 1
            }
            None if kind < KINDS.len() => {
                votes.entry(word::phrase(name)).or_default().kinds[kind] += tag.confidence;
            }
            None => {}
        }
    }
    tagged.retain_mut(|tag| {
        if !steps.go_on() {
            return false;
        }
        let name = tag.span.of(text);
        if tag.confidence >= SURE || name.contains([' ', '\n']) {
            return true;
        }
        let Some((kind, confidence)) = votes.get(&word::phrase(name)).and_then(Votes::settled)
        else {
            return false;
        };
        tag.kind = kind;
        tag.confidence = tag.confidence.max(confidence);
        true
    });
}

impl Votes {
    /// The kind with the most votes; a word that comes again and again is someone.
    fn settled(&self) -> Option<(ActorKind, f32)> {
        /// So often a capital alone makes a name.
        const OFTEN: u32 = 4;
        let all: f32 = self.kinds.iter().sum();
        if all == 0.0 {
            return (self.bare >= OFTEN).then_some((ActorKind::Person, 0.4));
        }
        let votes = &self.kinds;
        let best = (0..KINDS.len()).fold(0, |best, kind| {
            if votes[kind] > votes[best] {
                kind
            } else {
                best
            }
        });
        Some((KINDS[best], SURE.min(votes[best]) * votes[best] / all))
    }
}
