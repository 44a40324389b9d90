//! Owns what is kept of a document that is only listed: its text is read and let go.

use crate::analysis;
use crate::app::shelf::{Shelved, Summary};
use crate::import;

/// Reads a document for its summary. `stop` ends it; then it stays unread.
pub fn survey(
    name: &str,
    bytes: Result<Vec<u8>, String>,
    date: Option<&str>,
    options: &import::Options,
    stop: &(dyn Fn() -> bool + Sync),
) -> Shelved {
    let imported = bytes.and_then(|bytes| {
        import::import(name, bytes, options).map_err(|error| format!("{error:#}"))
    });
    let document = match imported {
        Ok(imported) => imported.document,
        Err(reason) => return Shelved::Failed(reason),
    };
    let told = analysis::Options {
        reach: None,
        date: date.map(str::to_owned),
        threads: 1,
    };
    let analysis = analysis::analyse(&document, &told, &|_| !stop());
    if stop() {
        return Shelved::Unread;
    }
    Shelved::Read(Summary {
        words: document.words(),
        title: document.title,
        date: document.date,
        actors: analysis.actors.len() as u32,
        numbers: analysis.numbers.len() as u32,
    })
}
