//! Owns single words that are short for a longer name of the text: "Katrina" for "Hurricane Katrina", "United" for
//! "Manchester United".

use super::names::Names;
use crate::analysis::ActorKind;
use crate::analysis::lexicon::{ByHash, Entry, lexicon, word};

/// A word that the text uses as a storm's or an operation's name is one wherever it stands alone, unless
/// somebody in the text is called so.
pub fn adopt_events(names: &mut Names) {
    let mut events: ByHash<u64> = ByHash::default();
    for name in names.names.iter().filter(|n| n.kind == ActorKind::Event) {
        let mut words = word::words(name.text);
        let (Some(first), Some(own), None) = (words.next(), words.next(), words.next()) else {
            continue;
        };
        if lexicon().get(word::hash(first)).is(Entry::EVENT_FIRST) {
            events.insert(word::hash(own), name.key);
        }
    }
    if events.is_empty() {
        return;
    }
    for name in names.names.iter().filter(|n| n.kind == ActorKind::Person) {
        if name.text.contains(' ') {
            for part in word::words(name.text) {
                events.remove(&word::hash(part));
            }
        }
    }
    for name in &mut names.names {
        let single = !name.text.contains(' ') && name.entry.concept().is_none();
        if let Some(key) = events.get(&word::hash(name.text)).filter(|_| single) {
            name.kind = ActorKind::Event;
            name.key = *key;
        }
    }
}

/// The one longer name of an organization that begins or ends with each word; `None` where several do.
pub fn of_organizations(names: &Names) -> ByHash<Option<u64>> {
    let mut longer: ByHash<Option<u64>> = ByHash::default();
    for name in &names.names {
        if name.kind != ActorKind::Organization || !name.text.contains(' ') {
            continue;
        }
        let words: Vec<&str> = word::words(name.text).collect();
        // "Bank of Scotland" is never "Scotland".
        let end = words.iter().position(|w| w.starts_with(char::is_lowercase));
        let ends = [words.first(), words.last().filter(|_| end.is_none())];
        for part in ends.into_iter().flatten() {
            let known = longer.entry(word::hash(part)).or_insert(Some(name.key));
            if *known != Some(name.key) {
                *known = None;
            }
        }
    }
    longer
}
