//! Owns the one file that keeps the corrections of all documents. Several programs may write at once; nothing is lost.

use std::path::{Path, PathBuf};

use super::file;
use crate::corrections::{Correction, List, merge};
use crate::export::corrections::{Holds, Kept, parse, to_json};
use crate::export::notes::About;

/// The file, if it may be read and written.
#[derive(Debug, Clone)]
pub struct Corrections {
    path: Option<PathBuf>,
}

/// What was kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Loaded {
    pub all: Vec<Kept>,
    /// What went wrong and what became of it.
    pub said: Option<String>,
}

/// Puts the corrections of a list in its order, in the places that they take among all: what is said later is of what was
/// said before.
fn in_order(all: &mut [Kept], list: &List) {
    let place = |kept: &Kept| list.0.iter().position(|s| s.id == kept.correction.id);
    let mut theirs: Vec<(usize, Kept)> = all
        .iter()
        .filter_map(|kept| Some((place(kept)?, kept.clone())))
        .collect();
    theirs.sort_by_key(|(place, _)| *place);
    let slots = all.iter_mut().filter(|kept| place(kept).is_some());
    for (slot, (_, kept)) in slots.zip(theirs) {
        *slot = kept;
    }
}

/// Its content in sentences that tell what went wrong.
const WHAT: &str = "corrections";

impl Corrections {
    /// Nothing is read or written where it is not `on`.
    pub fn new(on: bool) -> Self {
        let folder = on.then(file::folder).flatten();
        Self {
            path: folder.map(|folder| folder.join("corrections.json")),
        }
    }

    /// The file in a folder of one's own.
    pub fn within(folder: PathBuf) -> Self {
        Self {
            path: Some(folder.join("corrections.json")),
        }
    }

    /// Whether anything is kept.
    pub fn is_on(&self) -> bool {
        self.path.is_some()
    }

    /// All that is kept, in the order in which it was said.
    pub fn load(&self) -> Loaded {
        let read = self.path.as_ref().map(|path| file::read(path, WHAT, parse));
        match read {
            Some(Ok(all)) => Loaded {
                all: all.unwrap_or_default(),
                said: None,
            },
            Some(Err(said)) => Loaded {
                all: Vec::new(),
                said: Some(said),
            },
            None => Loaded::default(),
        }
    }

    /// Keeps what was made of the corrections of a document in `base`, beside what other programs made of them, and
    /// returns all that hold for it. The error is a sentence.
    pub fn save(&self, about: &About, base: &List, ours: &List) -> Result<List, String> {
        let nameless = ours.0.iter().find(|said| {
            Holds::of(said.scope, about).is_none_or(|holds| !holds.has(about))
                && !base.has(&said.id)
        });
        if self.is_on() && nameless.is_some() {
            return Err(format!(
                "{} has neither a file nor a name for its content: this correction is for this session only",
                about.name
            ));
        }
        let mut merged = ours.clone();
        self.change(|all| {
            merged = merge(base, ours, &of(all, about));
            all.retain(|kept| !kept.holds.has(about) || merged.has(&kept.correction.id));
            for kept in all.iter_mut() {
                renew(&mut kept.holds, about);
            }
            for said in &merged.0 {
                let known = all.iter_mut().find(|kept| kept.correction.id == said.id);
                let same = known.as_ref().is_some_and(|kept| kept.correction == *said);
                let Some(holds) = Holds::of(said.scope, about).filter(|_| !same) else {
                    continue;
                };
                let new = Kept {
                    holds,
                    correction: said.clone(),
                };
                match known {
                    Some(known) => *known = new,
                    None => all.push(new),
                }
            }
            in_order(all, &merged);
        })?;
        Ok(merged)
    }

    /// Takes in the corrections of another file; those that are there already stay. Returns how many are new.
    pub fn add(&self, others: Vec<Kept>) -> Result<usize, String> {
        let mut new = 0;
        self.change(|all| {
            let before = all.len();
            for other in others {
                if !all
                    .iter()
                    .any(|kept| kept.correction.id == other.correction.id)
                {
                    all.push(other);
                }
            }
            new = all.len() - before;
        })?;
        Ok(new)
    }

    /// Changes what is kept while no other program does.
    fn change(&self, change: impl FnOnce(&mut Vec<Kept>)) -> Result<(), String> {
        let Some(path) = &self.path else {
            return Ok(());
        };
        let failed = |error| format!("The {WHAT} can't be kept: {error}");
        let _lock = file::own(&path.with_extension("lock")).map_err(failed)?;
        let before = match file::read(path, WHAT, parse) {
            Ok(before) => before.unwrap_or_default(),
            // A damaged file is out of the way now.
            Err(_) if !path.exists() => Vec::new(),
            Err(said) => return Err(said),
        };
        let mut after = before.clone();
        change(&mut after);
        if after != before {
            file::write(path, &to_json(&after)).map_err(failed)?;
        }
        Ok(())
    }
}

/// Those that hold for a document.
pub fn of(all: &[Kept], about: &About) -> List {
    let here = all.iter().filter(|kept| kept.holds.has(about));
    List(
        here.map(|kept| kept.correction.clone())
            .collect::<Vec<Correction>>(),
    )
}

/// Tells by which path and content a document is known now.
fn renew(holds: &mut Holds, about: &About) {
    if let Holds::Document { document } = holds
        && (document.path == about.path
            || document.key == about.key
                && document
                    .path
                    .as_ref()
                    .is_some_and(|path| !Path::new(path).exists()))
        && about.key.is_some()
        && (about.path.is_some() || document.path.is_none())
    {
        document.clone_from(about);
    }
}
