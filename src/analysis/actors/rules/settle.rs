//! Owns settling what single uncertain words name by what the rest of the document says of them.

use super::guess::BARE;
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

/// Gives uncertain words their kind; those of which the document says nothing are no names.
pub fn settle(text: &str, tagged: &mut Vec<Tagged>, mut steps: Steps) {
    let mut votes: ByHash<[f32; KINDS.len()]> = ByHash::default();
    for tag in tagged.iter().filter(|t| t.confidence > BARE) {
        if !steps.go_on() {
            break;
        }
        let name = tag.span.of(text);
        let kind = tag.kind as usize;
        if kind >= KINDS.len() {
            continue;
        }
        let person = tag.kind == ActorKind::Person;
        // A surname alone is as sure as the full name is.
        match name.rsplit_once([' ', '\n']) {
            Some((_, surname)) if person => {
                votes.entry(word::hash(surname)).or_default()[kind] += 2.0 * tag.confidence
            }
            Some(_) => {}
            None => votes.entry(word::phrase(name)).or_default()[kind] += tag.confidence,
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
        let Some(votes) = votes.get(&word::phrase(name)) else {
            return false;
        };
        let best = (0..KINDS.len()).fold(0, |best, kind| {
            if votes[kind] > votes[best] {
                kind
            } else {
                best
            }
        });
        let all: f32 = votes.iter().sum();
        if all > 0.0 {
            tag.kind = KINDS[best];
            tag.confidence = tag.confidence.max(SURE * votes[best] / all);
        }
        all > 0.0
    });
}
