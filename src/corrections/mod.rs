//! Owns what a reader says about the analysis that it did not get right, and how that holds: each correction is one
//! thing said, keyed by the names and the words that it is about. Knows no screen and reads no file.

mod apply;
mod list;
mod places;
mod work;

pub use apply::{Corrected, Fate, apply};
pub use list::{List, merge};

use crate::analysis::ActorKind;
use crate::document::{Anchor, one_line};

/// One thing that a reader said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Names it among all corrections, whichever program made them.
    pub id: String,
    pub scope: Scope,
    /// The ISO day on which it was said, where that is known.
    pub day: Option<String>,
    pub what: What,
}

/// Where a correction holds. What is said of a wider scope comes first, so that a document can differ.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// In every document.
    Always,
    /// In the documents of one folder.
    Folder,
    #[default]
    Document,
}

/// An actor as a reader names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub name: String,
    /// Any kind where it is not told.
    pub kind: Option<ActorKind>,
}

/// What is said. Actors are named as they stand after all that was said before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// They are one, and called like the first.
    Merge {
        actors: Vec<Named>,
    },
    /// These names of an actor, and its mentions at these places, are another one.
    Split {
        actor: Named,
        names: Vec<String>,
        places: Vec<Anchor>,
        into: Named,
    },
    Rename {
        actor: Named,
        name: String,
    },
    Kind {
        actor: Named,
        kind: ActorKind,
    },
    /// It is no actor.
    Hide {
        actor: Named,
    },
    /// It is one, though doubtful.
    Accept {
        actor: Named,
    },
    /// The words at this place name an actor, and do so wherever they stand.
    Mark {
        place: Anchor,
        actor: Named,
    },
    /// The words at this place name no actor.
    Unmark {
        place: Anchor,
    },
    /// The number at this place is an actor's.
    Attach {
        number: Anchor,
        owner: Named,
    },
    /// It is not an actor's.
    Detach {
        number: Anchor,
        owner: Named,
    },
    /// The words at this place state no number.
    HideNumber {
        number: Anchor,
    },
    /// They do, though doubtful.
    AcceptNumber {
        number: Anchor,
    },
}

impl Scope {
    pub const ALL: [Self; 3] = [Self::Document, Self::Folder, Self::Always];

    /// More than one document.
    pub fn is_wide(self) -> bool {
        self != Self::Document
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::Folder => "this folder",
            Self::Document => "this document",
        }
    }
}

impl Named {
    pub fn new(name: impl Into<String>, kind: ActorKind) -> Self {
        Self {
            name: name.into(),
            kind: Some(kind),
        }
    }
}

impl What {
    /// The place in the text that it is about, where it is about one.
    pub fn place(&self) -> Option<&Anchor> {
        match self {
            Self::Mark { place, .. } | Self::Unmark { place } => Some(place),
            Self::Attach { number, .. }
            | Self::Detach { number, .. }
            | Self::HideNumber { number }
            | Self::AcceptNumber { number } => Some(number),
            Self::Split { places, .. } => places.first(),
            _ => None,
        }
    }

    /// Whether it can be said of more than one document: words at one place can't.
    pub fn is_wide(&self) -> bool {
        match self {
            Self::Merge { .. }
            | Self::Rename { .. }
            | Self::Kind { .. }
            | Self::Hide { .. }
            | Self::Accept { .. }
            | Self::Mark { .. } => true,
            Self::Split { places, .. } => places.is_empty(),
            Self::Unmark { .. }
            | Self::Attach { .. }
            | Self::Detach { .. }
            | Self::HideNumber { .. }
            | Self::AcceptNumber { .. } => false,
        }
    }

    /// What is said, in one line.
    pub fn line(&self) -> String {
        match self {
            Self::Merge { actors } => {
                let names: Vec<&str> = actors.iter().map(|a| a.name.as_str()).collect();
                match names.split_first() {
                    Some((first, others)) => format!("{} is {first}", others.join(", ")),
                    None => "nothing is one".to_owned(),
                }
            }
            Self::Split {
                actor, names, into, ..
            } => {
                let what = match names.as_slice() {
                    [] => "a mention".to_owned(),
                    names => names.join(", "),
                };
                format!("{what} of {} is another: {}", actor.name, into.name)
            }
            Self::Rename { actor, name } => format!("{} is called {name}", actor.name),
            Self::Kind { actor, kind } => format!("{} is of kind {}", actor.name, kind.label()),
            Self::Hide { actor } => format!("{} is no actor", actor.name),
            Self::Accept { actor } => format!("{} is an actor", actor.name),
            Self::Mark { place, actor } if one_line(&place.quote) == actor.name => {
                let kind = actor.kind.map_or("actor", ActorKind::label);
                format!("{} is an actor: {kind}", actor.name)
            }
            Self::Mark { place, actor } => {
                format!("“{}” is {}", one_line(&place.quote), actor.name)
            }
            Self::Unmark { place } => format!("“{}” names no actor here", one_line(&place.quote)),
            Self::Attach { number, owner } => {
                format!("“{}” is {}'s", one_line(&number.quote), owner.name)
            }
            Self::Detach { number, owner } => {
                format!("“{}” is not {}'s", one_line(&number.quote), owner.name)
            }
            Self::HideNumber { number } => format!("“{}” is no number", one_line(&number.quote)),
            Self::AcceptNumber { number } => format!("“{}” is a number", one_line(&number.quote)),
        }
    }
}
