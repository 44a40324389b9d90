//! Owns words that are short for a longer name of the text: "Katrina" for "Hurricane Katrina", "United" for "Manchester
//! United", "Hon Hai" for "Hon Hai Precision Industry Co."

use super::names::{Names, is_company_suffix};
use super::organizations::Union;
use crate::analysis::ActorKind;
use crate::analysis::lexicon::{ByHash, Entry, lexicon, word};
use crate::analysis::parallel::Steps;

/// A word that the text uses as a storm's or an operation's name is one wherever it stands alone, unless
/// somebody in the text is called so.
pub fn adopt_events(names: &mut Names) {
    let mut events: ByHash<u64> = ByHash::default();
    for name in names.names.iter().filter(|n| n.kind == ActorKind::Event) {
        let mut words = word::words(name.text);
        let Some(first) = words.next() else {
            continue;
        };
        // "Tropical Storm Bavi"
        let mut own = words.next();
        if first == "Tropical" && matches!(own, Some("Storm" | "Depression" | "Cyclone")) {
            own = words.next();
        }
        let (Some(own), None) = (own, words.next()) else {
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

/// "Hon Hai" and "Hon Hai Precision Industry Co.", "Spruce Point" and "Spruce Point Capital": two words or more that begin
/// the name of one company only.
pub fn by_beginning(names: &Names, union: &mut Union, steps: &mut Steps) {
    let mut begun: ByHash<Option<u32>> = ByHash::default();
    for (id, name) in names.names.iter().enumerate() {
        if !steps.go_on() {
            return;
        }
        let words: Vec<&str> = word::words(name.text).collect();
        let company = words
            .last()
            .is_some_and(|last| is_company_suffix(last) || is_trade(last));
        if name.kind != ActorKind::Organization || !company || words.len() < 3 {
            continue;
        }
        let root = union.root(id as u32);
        let mut phrase = word::hash(words[0]);
        for (word, next) in words[1..].iter().zip(&words[2..]) {
            phrase = word::join(phrase, word::hash(word));
            if !next.starts_with(char::is_uppercase) {
                break;
            }
            let seen = begun.entry(phrase).or_insert(Some(root));
            if *seen != Some(root) {
                *seen = None;
            }
        }
    }
    for (id, name) in names.names.iter().enumerate() {
        let known = Entry::PLACE | Entry::PEOPLE | Entry::GROUP | Entry::ORGANIZATION;
        if name.kind != ActorKind::Organization || name.entry.is(known) {
            continue;
        }
        if let Some(Some(longer)) = begun.get(&word::phrase(name.text)) {
            union.join(*longer, id as u32);
        }
    }
}

/// Words that end names of companies and say what they do.
#[rustfmt::skip]
pub fn is_trade(word: &str) -> bool {
    matches!(
        word,
        "Petroleum" | "Energy" | "Resources" | "Airlines" | "Airways" | "Industries" | "Pharmaceuticals" | "Pharma" | "Capital" | "Partners"
            | "Securities" | "Insurance" | "Motors" | "Electronics" | "Steel" | "Mining" | "Foods" | "Chemicals" | "Entertainment" | "Systems"
            | "Software" | "Semiconductor" | "Logistics" | "Shipping" | "Cement" | "Aerospace" | "Precision" | "Therapeutics" | "Laboratories"
            | "Telecom" | "Communications" | "Networks" | "Breweries" | "Stores" | "Hotels" | "Properties" | "Ventures" | "Technologies" | "Group"
            | "Construction" | "Engineering"
    )
}
