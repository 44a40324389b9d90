//! Owns the opening of the documents: as little as the first frame needs, and no more.

use super::shelf;
use crate::complain;
use crate::import::{self, Imported, Options};
use crate::source::{self, Opened, Source};

/// The documents of the command line: first those that can be opened, then the others.
#[derive(Default)]
pub struct Opening {
    pub sources: Vec<Source>,
    /// Names the content of each, where it is to be remembered and can be told.
    pub keys: Vec<Option<String>>,
    /// The first document or its beginning, where that can be had at once.
    pub shown: Option<Imported>,
    /// The first, where `shown` is not all of it.
    pub rest: Option<Opened>,
    /// The documents after the first.
    pub unread: Vec<Source>,
    /// Why the documents after those can't be read.
    pub failed: Vec<String>,
    /// What is to be said of those that are not shown at all.
    pub said: Option<String>,
}

impl Opening {
    /// `None` where none can be read; that is said. Where `folders` are opened too, a message says it.
    /// Of a long first document `first_bytes` are enough.
    pub fn new(
        sources: Vec<Source>,
        keyed: bool,
        options: &Options,
        folders: bool,
        first_bytes: usize,
    ) -> Option<Self> {
        let mut keys = Vec::new();
        let mut unread = Vec::new();
        let mut failed = Vec::new();
        let mut first = None;
        for source in sources {
            let begun = source.open(keyed).and_then(|mut opened| {
                let key = opened.key.take();
                if first.is_some() {
                    unread.push(source.clone());
                } else if opened.is_whole() && !import::is_packed(&opened.name, &opened.head) {
                    let shown = import::import(&opened.name, opened.head, options)?;
                    first = Some((source.clone(), Some(shown), None));
                } else {
                    let head = &opened.head[..first_bytes.min(opened.head.len())];
                    let shown = import::preview(&opened.name, head, options)?;
                    first = Some((source.clone(), shown, Some(opened)));
                }
                Ok(key)
            });
            match begun {
                Ok(key) => keys.push(key),
                Err(error) => failed.push((source, format!("{error:#}"))),
            }
        }
        let Some((source, shown, rest)) = first else {
            if folders {
                return Some(Self {
                    said: shelf::refused(&failed),
                    ..Self::default()
                });
            }
            failed
                .iter()
                .for_each(|(source, reason)| refuse(source, reason));
            return None;
        };
        let others = unread.iter().chain(failed.iter().map(|(source, _)| source));
        Some(Self {
            sources: std::iter::once(&source).chain(others).cloned().collect(),
            keys,
            shown,
            rest,
            unread,
            failed: failed.into_iter().map(|(_, reason)| reason).collect(),
            said: None,
        })
    }

    /// Says which can't be read, and why.
    pub fn complain(&self) {
        let first = self.sources.len() - self.failed.len();
        let failed = self.sources[first..].iter().zip(&self.failed);
        failed.for_each(|(source, reason)| refuse(source, reason));
    }
}

fn refuse(source: &Source, reason: &str) {
    complain(&source::complaint(&source.path(), reason));
}
