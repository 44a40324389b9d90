//! Owns the reading of a document that is open already: what it says now, and what became of the
//! places in it, all made before anything on the screen changes.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use super::Reading;
use crate::analysis::{self, ActorKind, Analysis, Number, NumberKind};
use crate::app::{Before, Reloaded, Update};
use crate::document::{Change, Document, one_line};
use crate::import;
use crate::search::index::Index;

/// So many of what appeared or vanished are named.
const NAMED: usize = 3;

impl Reading<'_> {
    /// Reads a document again. What can't be read leaves the text as it was; the answer says why.
    pub fn again(&self, name: &str, bytes: Result<Vec<u8>, String>, before: Before) {
        let document = self.document;
        let kept = |reason| (self.tell)(Update::Kept { document, reason });
        let imported = match bytes {
            Ok(bytes) => {
                import::import(name, bytes, &self.options).map_err(|error| format!("{error:#}"))
            }
            Err(reason) => Err(reason),
        };
        let imported = match imported {
            Ok(imported) => imported,
            Err(reason) => return kept(Some(reason)),
        };
        if imported.document == *before.document {
            return kept(None);
        }
        let content = Arc::new(imported.document);
        let options = analysis::Options {
            reach: None,
            date: self.date.clone(),
            threads: self.threads,
        };
        let analysis = analysis::analyse(&content, &options, &|_| !(self.stop)());
        if (self.stop)() {
            return kept(Some("was not read to its end".to_owned()));
        }
        let news = difference(&before, &content, &analysis);
        let analysis = Arc::new(analysis);
        (self.tell)(Update::Reloaded(Box::new(Reloaded {
            document,
            change: Change::between(&before.document.text, &content.text),
            index: Arc::new(Index::build(Arc::clone(&content), Arc::clone(&analysis))),
            before: before.document,
            content,
            analysis,
            warnings: imported.warnings,
            news,
        })));
    }
}

/// "+2 actors (Anna Berg, Ostby), -1 number ($5 million)"; empty where both say the same.
fn difference(before: &Before, content: &Document, analysis: &Analysis) -> String {
    let actors = |of: &Analysis| -> Vec<(ActorKind, String)> {
        let actors = of.actors.iter();
        actors.map(|a| (a.kind, a.name.clone())).collect()
    };
    let (old, new) = (actors(&before.analysis), actors(analysis));
    let mut parts = Vec::new();
    let name = |(_, name): &(ActorKind, String)| name.clone();
    parts.extend(counted('+', "actor", added(&new, &old).map(name)));
    parts.extend(counted('-', "actor", added(&old, &new).map(name)));
    let numbers = |document: &Document, of: &Analysis| -> Vec<(NumberKind, String)> {
        let words = |n: &Number| (n.kind, one_line(document.slice(n.span)));
        of.numbers.iter().map(words).collect()
    };
    let old = numbers(&before.document, &before.analysis);
    let new = numbers(content, analysis);
    let words = |(_, words): &(NumberKind, String)| words.clone();
    parts.extend(counted('+', "number", added(&new, &old).map(words)));
    parts.extend(counted('-', "number", added(&old, &new).map(words)));
    parts.join(", ")
}

/// What of `these` is not among `others`, as often as it is more.
fn added<'a, T: Eq + Hash>(these: &'a [T], others: &'a [T]) -> impl Iterator<Item = &'a T> {
    let mut left: HashMap<&T, usize> = HashMap::new();
    for other in others {
        *left.entry(other).or_default() += 1;
    }
    these.iter().filter(move |this| match left.get_mut(this) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    })
}

fn counted(sign: char, what: &str, names: impl Iterator<Item = String>) -> Option<String> {
    let mut named: Vec<String> = names.collect();
    let count = named.len();
    if count == 0 {
        return None;
    }
    let plural = if count == 1 { "" } else { "s" };
    named.truncate(NAMED);
    if count > NAMED {
        named.push("…".to_owned());
    }
    Some(format!(
        "{sign}{count} {what}{plural} ({})",
        named.join(", ")
    ))
}
