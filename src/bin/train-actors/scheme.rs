//! Owns what the annotation of each set means: its types as kinds of names, and what it leaves unsaid.

use nutgraf::analysis::actors::crf::labels::{OUTSIDE, begin, inside};

/// What a set annotates. Kinds are bits in the order of `KIND_NAMES`.
#[derive(Clone)]
pub struct Scheme {
    /// Kinds that stand unmarked in the set: a capitalised word outside its spans may be one.
    unsaid: u16,
    /// Whether nationalities and the like may stand unmarked.
    groups_unsaid: bool,
    /// Whether nationalities are sometimes marked as places.
    groups_as_places: bool,
    /// Whether groups and events have marks of their own, so that what is marked as another name is none of them.
    exact: bool,
    pub weight: f32,
}

const PER: u16 = 1;
const ORG: u16 = 2;
const LOC: u16 = 4;
const NORP: u16 = 8;
const EVENT: u16 = 16;
const MISC: u16 = 32;

impl Scheme {
    /// The scheme of a file by its name; files that are not known annotate all kinds.
    pub fn of(name: &str) -> Self {
        let full = Self {
            unsaid: 0,
            groups_unsaid: false,
            groups_as_places: false,
            exact: false,
            weight: 1.0,
        };
        match name {
            _ if name.starts_with("own_") => full.exact(),
            // Texts that people wrote and annotated are few beside those written for nutgraf.
            _ if name.starts_with("uner") => Self {
                groups_unsaid: true,
                groups_as_places: true,
                weight: 2.0,
                ..full
            },
            _ if name.starts_with("gum") => Self {
                groups_unsaid: true,
                exact: true,
                weight: 2.0,
                ..full
            },
            _ if name.starts_with("wnut") => Self {
                unsaid: EVENT,
                groups_unsaid: true,
                ..full
            },
            _ if name.starts_with("btc") => Self {
                unsaid: EVENT | MISC,
                groups_unsaid: true,
                groups_as_places: true,
                ..full
            },
            _ if name.starts_with("crossner") => Self {
                groups_unsaid: true,
                ..full
            },
            _ => full,
        }
    }

    /// The same, where every kind has marks of its own.
    pub fn exact(self) -> Self {
        Self {
            exact: true,
            ..self
        }
    }

    /// The labels of a token outside all spans.
    pub fn outside(&self, demonym: bool, capital: bool) -> u16 {
        let mut kinds = 0;
        if demonym && self.groups_unsaid {
            kinds |= NORP;
        }
        if capital {
            kinds |= self.unsaid;
        }
        labels(kinds) | 1 << OUTSIDE
    }

    /// The kinds that a span's type stands for, and whether it may as well be no name.
    pub fn kinds(&self, kind: &str, demonym: bool, capital: bool) -> (u16, bool) {
        match kind {
            _ if Self::is_person(kind) => (PER, false),
            "ORG" | "organisation" | "politicalparty" | "university" | "band" | "corporation"
            | "academicjournal" | "group" => (ORG, false),
            "LOC" | "location" | "country" if demonym && self.groups_as_places => {
                (LOC | NORP, true)
            }
            "LOC" | "location" | "country" => (LOC, false),
            "NORP" => (NORP, false),
            "EVENT" | "event" | "election" | "conference" => (EVENT, false),
            "magazine" => (ORG | MISC, false),
            "MISC" if self.exact && !demonym => (MISC, false),
            "OTH" | "misc" | "MISC" if demonym => (NORP, false),
            "OTH" => (NORP | EVENT | MISC, !capital),
            "misc" => (NORP | EVENT | MISC, true),
            "award" => (EVENT | MISC, false),
            "MISC" => (NORP | EVENT | MISC, !capital),
            "product" | "creative-work" | "album" | "song" | "book" | "poem" | "programlang" => {
                (MISC, !capital)
            }
            "astronomicalobject" => (LOC | MISC, true),
            _ => (MISC, true),
        }
    }

    pub fn is_person(kind: &str) -> bool {
        matches!(
            kind,
            "PER"
                | "person"
                | "politician"
                | "writer"
                | "musicalartist"
                | "scientist"
                | "researcher"
        )
    }
}

/// B and I of the kinds.
fn labels(kinds: u16) -> u16 {
    (0..6)
        .filter(|k| kinds & (1 << k) != 0)
        .fold(0, |bits, k| bits | 1 << begin(k) | 1 << inside(k))
}

/// Titles that some sets take into a person's name, others not.
pub fn is_honorific(word: &str) -> bool {
    const TITLES: [&str; 50] = [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "professor",
        "president",
        "senator",
        "sen",
        "rep",
        "gov",
        "governor",
        "secretary",
        "minister",
        "general",
        "gen",
        "col",
        "colonel",
        "lt",
        "capt",
        "captain",
        "sgt",
        "rev",
        "shaikh",
        "sheikh",
        "sheik",
        "ayatollah",
        "mullah",
        "imam",
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "emperor",
        "sultan",
        "sir",
        "dame",
        "lord",
        "lady",
        "archbishop",
        "bishop",
        "cardinal",
        "rabbi",
        "judge",
        "justice",
        "mayor",
        "chancellor",
        "duke",
    ];
    TITLES.contains(&word.trim_end_matches('.').to_lowercase().as_str())
}
