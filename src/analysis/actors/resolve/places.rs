//! Owns places named with the land they lie in: "Springfield, Illinois". Where a text names two of one name so,
//! they are two.

use super::names::{Item, Names};
use super::organizations::Clusters;
use crate::analysis::ActorKind;
use crate::analysis::lexicon::{ByHash, Entry};
use crate::analysis::parallel::Steps;

/// Which places the text says to lie in another.
pub struct Places {
    /// Indexes of the items right before the name of what they lie in, ascending.
    pub within: Vec<u32>,
    /// Clusters whose name stands for several places, with what was last said of where.
    several: ByHash<u32>,
}

impl Places {
    pub fn collect(text: &str, names: &Names, clusters: &Clusters, mut steps: Steps) -> Self {
        let mut within = Vec::new();
        let mut first: ByHash<u32> = ByHash::default();
        let mut several: ByHash<u32> = ByHash::default();
        for (index, pair) in names.items.windows(2).enumerate() {
            if !steps.go_on() {
                break;
            }
            let [place, land] = pair else { continue };
            if !is_within(text, names, place, land) {
                continue;
            }
            within.push(index as u32);
            let (place, land) = (cluster(clusters, place), cluster(clusters, land));
            let known = *first.entry(u64::from(place)).or_insert(land);
            if known != land {
                several.insert(u64::from(place), known);
            }
        }
        Self { within, several }
    }

    /// In what the place of an item lies, if its name stands for several; items are asked for in text order.
    pub fn land(&mut self, index: usize, names: &Names, clusters: &Clusters) -> Option<u32> {
        let here = cluster(clusters, &names.items[index]);
        let last = self.several.get_mut(&u64::from(here))?;
        if self.within.binary_search(&(index as u32)).is_ok() {
            *last = cluster(clusters, &names.items[index + 1]);
        }
        Some(*last)
    }
}

fn cluster(clusters: &Clusters, item: &Item) -> u32 {
    clusters[item.name as usize]
}

/// Cities that the lists keep with the countries, because their people have a name.
fn is_city(name: &str) -> bool {
    matches!(
        name,
        "New York" | "London" | "Paris" | "Berlin" | "Moscow" | "Rome"
    )
}

/// "Springfield, Illinois," and no list of places.
fn is_within(text: &str, names: &Names, place: &Item, land: &Item) -> bool {
    let (small, large) = (names.name(place), names.name(land));
    let places = small.kind == ActorKind::Place && large.kind == ActorKind::Place;
    let lands = Entry::COUNTRY | Entry::REGION;
    places
        && text.get(place.span.end()..land.span.start()) == Some(", ")
        && large.entry.is(lands)
        && (is_city(small.text) || !small.entry.is(lands))
        && !text[land.span.end()..].starts_with(" and")
        && !text[..place.span.start()].ends_with(", ")
}
