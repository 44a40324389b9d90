//! Owns the form of the file that keeps corrections: readable, a correction's parts one a line, in the order in which
//! they were said.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::notes::{About, Fault};
use super::words;
use crate::analysis::ActorKind;
use crate::corrections::{Correction, Named, Scope, What};
use crate::document::Anchor;

const VERSION: u32 = 1;

/// A correction and the documents for which it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub holds: Holds,
    pub correction: Correction,
}

/// The documents for which a correction holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "scope", rename_all = "lowercase")]
pub enum Holds {
    Always,
    /// Those in a folder and in the folders in it.
    Folder {
        folder: String,
    },
    Document {
        document: About,
    },
}

#[derive(Serialize, Deserialize)]
struct Whole {
    version: u32,
    corrections: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    day: Option<String>,
    #[serde(flatten)]
    holds: Holds,
    #[serde(flatten)]
    said: Said,
}

/// As [`What`].
#[derive(Serialize, Deserialize)]
#[serde(tag = "say", rename_all = "kebab-case")]
enum Said {
    Merge {
        actors: Vec<Name>,
    },
    Split {
        actor: Name,
        #[serde(default)]
        names: Vec<String>,
        #[serde(default)]
        places: Vec<Place>,
        into: Name,
    },
    Rename {
        actor: Name,
        name: String,
    },
    Kind {
        actor: Name,
        kind: Kind,
    },
    Hide {
        actor: Name,
    },
    Accept {
        actor: Name,
    },
    Mark {
        place: Place,
        actor: Name,
    },
    Unmark {
        place: Place,
    },
    Attach {
        number: Place,
        owner: Name,
    },
    Detach {
        number: Place,
        owner: Name,
    },
    HideNumber {
        number: Place,
    },
    AcceptNumber {
        number: Place,
    },
}

#[derive(Serialize, Deserialize)]
struct Name {
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kind: Option<Kind>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(try_from = "String", into = "&'static str")]
struct Kind(ActorKind);

#[derive(Serialize, Deserialize)]
#[serde(remote = "Anchor")]
struct Words {
    quote: String,
    #[serde(default)]
    before: String,
    #[serde(default)]
    after: String,
    #[serde(default)]
    offset: usize,
}

#[derive(Serialize, Deserialize)]
#[serde(transparent)]
struct Place(#[serde(with = "Words")] Anchor);

#[derive(Deserialize)]
struct Version {
    version: u32,
}

/// Reads a file.
pub fn parse(text: &str) -> Result<Vec<Kept>, Fault> {
    let damaged = |error: serde_json::Error| Fault::Damaged(error.to_string());
    let Version { version } = serde_json::from_str(text).map_err(damaged)?;
    if version != VERSION {
        return Err(Fault::Newer(version));
    }
    let whole: Whole = serde_json::from_str(text).map_err(damaged)?;
    let mut kept: Vec<Kept> = Vec::with_capacity(whole.corrections.len());
    for entry in whole.corrections {
        let what = What::from(entry.said);
        if matches!(entry.holds, Holds::Document { .. }) || what.is_wide() {
            kept.push(Kept {
                correction: Correction {
                    id: entry.id,
                    scope: entry.holds.scope(),
                    day: entry.day,
                    what,
                },
                holds: entry.holds,
            });
        } else {
            return Err(Fault::Damaged(format!(
                "correction \"{}\" is about one place, so its scope is one document",
                entry.id
            )));
        }
    }
    let mut seen = std::collections::HashSet::new();
    kept.retain(|kept| seen.insert(kept.correction.id.clone()));
    Ok(kept)
}

/// What a file of these corrections holds.
pub fn to_json(kept: &[Kept]) -> String {
    let entry = |kept: &Kept| Entry {
        id: kept.correction.id.clone(),
        day: kept.correction.day.clone(),
        holds: kept.holds.clone(),
        said: Said::from(&kept.correction.what),
    };
    let whole = Whole {
        version: VERSION,
        corrections: kept.iter().map(entry).collect(),
    };
    let mut json = serde_json::to_string_pretty(&whole).unwrap_or_default();
    json.push('\n');
    json
}

impl Holds {
    /// The documents of a scope, seen from one of them. `None` where that is in no folder.
    pub fn of(scope: Scope, about: &About) -> Option<Self> {
        Some(match scope {
            Scope::Always => Self::Always,
            Scope::Folder => Self::Folder {
                folder: Path::new(about.path.as_ref()?)
                    .parent()?
                    .to_string_lossy()
                    .into_owned(),
            },
            Scope::Document => Self::Document {
                document: about.clone(),
            },
        })
    }

    pub fn scope(&self) -> Scope {
        match self {
            Self::Always => Scope::Always,
            Self::Folder { .. } => Scope::Folder,
            Self::Document { .. } => Scope::Document,
        }
    }

    /// Whether it is said of a document: of its path or of its content.
    pub fn has(&self, about: &About) -> bool {
        let same = |a: &Option<String>, b: &Option<String>| a.is_some() && a == b;
        match self {
            Self::Always => true,
            Self::Folder { folder } => about
                .path
                .as_ref()
                .is_some_and(|path| Path::new(path).starts_with(folder)),
            Self::Document { document } => {
                same(&document.path, &about.path) || same(&document.key, &about.key)
            }
        }
    }
}

impl TryFrom<String> for Kind {
    type Error = String;

    fn try_from(word: String) -> Result<Self, String> {
        let known = ActorKind::ALL.into_iter();
        known
            .clone()
            .find(|kind| words::actor_kind(*kind) == word)
            .map(Self)
            .ok_or_else(|| {
                let known: Vec<&str> = known.map(words::actor_kind).collect();
                format!("no kind \"{word}\"; the kinds are {}", known.join(", "))
            })
    }
}

impl From<Kind> for &'static str {
    fn from(kind: Kind) -> Self {
        words::actor_kind(kind.0)
    }
}

impl From<&Named> for Name {
    fn from(named: &Named) -> Self {
        Self {
            name: named.name.clone(),
            kind: named.kind.map(Kind),
        }
    }
}

impl From<Name> for Named {
    fn from(name: Name) -> Self {
        Self {
            name: name.name,
            kind: name.kind.map(|kind| kind.0),
        }
    }
}

impl From<&What> for Said {
    fn from(what: &What) -> Self {
        let place = |anchor: &Anchor| Place(anchor.clone());
        match what {
            What::Merge { actors } => Self::Merge {
                actors: actors.iter().map(Name::from).collect(),
            },
            What::Split {
                actor,
                names,
                places,
                into,
            } => Self::Split {
                actor: actor.into(),
                names: names.clone(),
                places: places.iter().map(place).collect(),
                into: into.into(),
            },
            What::Rename { actor, name } => Self::Rename {
                actor: actor.into(),
                name: name.clone(),
            },
            What::Kind { actor, kind } => Self::Kind {
                actor: actor.into(),
                kind: Kind(*kind),
            },
            What::Hide { actor } => Self::Hide {
                actor: actor.into(),
            },
            What::Accept { actor } => Self::Accept {
                actor: actor.into(),
            },
            What::Mark { place: at, actor } => Self::Mark {
                place: place(at),
                actor: actor.into(),
            },
            What::Unmark { place: at } => Self::Unmark { place: place(at) },
            What::Attach { number, owner } => Self::Attach {
                number: place(number),
                owner: owner.into(),
            },
            What::Detach { number, owner } => Self::Detach {
                number: place(number),
                owner: owner.into(),
            },
            What::HideNumber { number } => Self::HideNumber {
                number: place(number),
            },
            What::AcceptNumber { number } => Self::AcceptNumber {
                number: place(number),
            },
        }
    }
}

impl From<Said> for What {
    fn from(said: Said) -> Self {
        match said {
            Said::Merge { actors } => Self::Merge {
                actors: actors.into_iter().map(Named::from).collect(),
            },
            Said::Split {
                actor,
                names,
                places,
                into,
            } => Self::Split {
                actor: actor.into(),
                names,
                places: places.into_iter().map(|place| place.0).collect(),
                into: into.into(),
            },
            Said::Rename { actor, name } => Self::Rename {
                actor: actor.into(),
                name,
            },
            Said::Kind { actor, kind } => Self::Kind {
                actor: actor.into(),
                kind: kind.0,
            },
            Said::Hide { actor } => Self::Hide {
                actor: actor.into(),
            },
            Said::Accept { actor } => Self::Accept {
                actor: actor.into(),
            },
            Said::Mark { place, actor } => Self::Mark {
                place: place.0,
                actor: actor.into(),
            },
            Said::Unmark { place } => Self::Unmark { place: place.0 },
            Said::Attach { number, owner } => Self::Attach {
                number: number.0,
                owner: owner.into(),
            },
            Said::Detach { number, owner } => Self::Detach {
                number: number.0,
                owner: owner.into(),
            },
            Said::HideNumber { number } => Self::HideNumber { number: number.0 },
            Said::AcceptNumber { number } => Self::AcceptNumber { number: number.0 },
        }
    }
}
