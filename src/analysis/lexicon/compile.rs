//! Owns making the table of the lists under `assets/lexicon/`; the table is kept as a file, so this runs in tests only.

use std::collections::BTreeMap;

use super::table::{self, Row};
use super::{Concept, Entry, word};
use crate::analysis::ActorKind;

/// The lists as read, before they are laid out.
#[derive(Default)]
struct Lists {
    entries: BTreeMap<u64, Row>,
    concepts: Vec<Concept>,
}

/// The table as bytes. What a list says first about a phrase decides its concept; flags add up.
pub fn compile() -> Vec<u8> {
    let mut lexicon = Lists::default();
    countries(&mut lexicon);
    named(
        &mut lexicon,
        include_str!("../../../assets/lexicon/regions.txt"),
        ActorKind::Place,
        Entry::REGION,
    );
    named(
        &mut lexicon,
        include_str!("../../../assets/lexicon/states.txt"),
        ActorKind::Place,
        Entry::REGION,
    );
    named(
        &mut lexicon,
        include_str!("../../../assets/lexicon/groups.txt"),
        ActorKind::Group,
        Entry::GROUP,
    );
    named(
        &mut lexicon,
        include_str!("../../../assets/lexicon/peoples.txt"),
        ActorKind::Group,
        Entry::GROUP,
    );
    named(
        &mut lexicon,
        include_str!("../../../assets/lexicon/organizations.txt"),
        ActorKind::Organization,
        Entry::ORGANIZATION,
    );
    named(
        &mut lexicon,
        include_str!("../../../assets/lexicon/people.txt"),
        ActorKind::Person,
        Entry::PERSON,
    );
    named(
        &mut lexicon,
        include_str!("../../../assets/lexicon/events.txt"),
        ActorKind::Event,
        Entry::EVENT,
    );
    heads(&mut lexicon);
    for line in lines(include_str!("../../../assets/lexicon/titles.txt")) {
        lexicon.add(line.split('|').next().unwrap_or(line), Entry::TITLE, None);
    }
    for line in lines(include_str!("../../../assets/lexicon/roles.txt")) {
        lexicon.add(line, Entry::ROLE, None);
    }
    for (rank, line) in lines(include_str!("../../../assets/lexicon/cities.txt")).enumerate() {
        let large = if rank < LARGE_CITIES { Entry::LARGE } else { 0 };
        lexicon.add(line, Entry::CITY | large, None);
    }
    for line in lines(include_str!("../../../assets/lexicon/companies.txt")) {
        lexicon.add(line, Entry::ORGANIZATION, None);
    }
    for line in lines(include_str!("../../../assets/lexicon/given.txt")) {
        let mut names = line.split(' ');
        let flag = match names.next() {
            Some("f") => Entry::FEMALE,
            Some("m") => Entry::MALE,
            _ => Entry::GIVEN,
        };
        names.for_each(|name| lexicon.add_word(name, flag));
    }
    for line in lines(include_str!("../../../assets/lexicon/surnames.txt")) {
        line.split(' ')
            .for_each(|name| lexicon.add_word(name, Entry::SURNAME));
    }
    for line in lines(include_str!("../../../assets/lexicon/words.txt")) {
        lexicon.add_word(line, Entry::WORD);
    }
    table::lay_out(&lexicon.entries, &lexicon.concepts)
}

/// So many of the largest cities are read as places without further evidence.
const LARGE_CITIES: usize = 600;

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Countries and regions with their peoples: name, other names, adjective, people, other words.
fn countries(lexicon: &mut Lists) {
    for line in lines(include_str!("../../../assets/lexicon/countries.txt")) {
        let mut parts = line.split('|');
        let mut part = || parts.next().unwrap_or("");
        let (name, aliases, adjective, people, others) = (part(), part(), part(), part(), part());
        let country = lexicon.concept_of(name, ActorKind::Place, "", None);
        for name in [name].into_iter().chain(aliases.split(',')) {
            lexicon.add(name, Entry::COUNTRY, Some(country));
        }
        if adjective.is_empty() && people.is_empty() {
            continue;
        }
        let name = if people.is_empty() { adjective } else { people };
        let people = lexicon.concept_of(name, ActorKind::Group, "", Some(country));
        for name in [name, adjective].into_iter().chain(others.split(',')) {
            lexicon.add(name, Entry::PEOPLE, Some(people));
        }
    }
}

/// Lists of name, other names, and what the text may call it.
fn named(lexicon: &mut Lists, list: &'static str, kind: ActorKind, flag: u32) {
    for line in lines(list) {
        let mut parts = line.split('|');
        let mut part = || parts.next().unwrap_or("");
        let (name, aliases, nouns) = (part(), part(), part());
        // "New York" stands among the lands for "New Yorkers", and again for "N.Y."
        let concept = match lexicon.known(name, kind) {
            Some(known) if nouns.is_empty() => known,
            _ => lexicon.concept_of(name, kind, nouns, None),
        };
        for name in [name].into_iter().chain(aliases.split(',')) {
            lexicon.add(name, flag, Some(concept));
        }
    }
}

fn heads(lexicon: &mut Lists) {
    for line in lines(include_str!("../../../assets/lexicon/heads.txt")) {
        let mut words = line.split(' ');
        let flag = match words.next() {
            Some("o.") => Entry::ORG_END,
            Some("o>") => Entry::ORG_OF,
            Some("p.") => Entry::PLACE_END,
            Some("p>") => Entry::PLACE_OF,
            Some("e.") => Entry::EVENT_END,
            Some("e>") => Entry::EVENT_OF,
            _ => Entry::EVENT_FIRST,
        };
        words.for_each(|word| lexicon.add(word, flag, None));
    }
}

impl Lists {
    fn concept_of(
        &mut self,
        name: &'static str,
        kind: ActorKind,
        nouns: &'static str,
        family: Option<u32>,
    ) -> u32 {
        self.concepts.push(Concept {
            name,
            kind,
            nouns,
            family,
        });
        self.concepts.len() as u32 - 1
    }

    /// What a list has already as a name of this kind.
    fn known(&self, name: &str, kind: ActorKind) -> Option<u32> {
        let entry = self.entries.get(&word::phrase(name))?;
        let concept = u32::from(entry.concept).checked_sub(1)?;
        let known = &self.concepts[concept as usize];
        (known.name == name && known.kind == kind).then_some(concept)
    }

    /// Adds a single word without looking for spaces in it.
    fn add_word(&mut self, word: &str, flags: u32) {
        self.entries.entry(word::hash(word)).or_default().flags |= flags;
    }

    fn add(&mut self, name: &'static str, flags: u32, concept: Option<u32>) {
        let mut words = word::words(name);
        let Some(first) = words.next() else { return };
        let mut hash = word::hash(first);
        let begins = hash;
        let mut long = false;
        for word in words {
            long = true;
            hash = word::join(hash, word::hash(word));
        }
        if long {
            self.entries.entry(begins).or_default().flags |= Entry::BEGINS;
        }
        let entry = self.entries.entry(hash).or_default();
        // Only what is nothing but capitals asks for them; a name that is also a plain one does not.
        let capitals = if concept.is_some() && word::is_capitals(name) {
            Entry::CAPITALS
        } else {
            0
        };
        if concept.is_some() && capitals == 0 {
            entry.flags &= !Entry::CAPITALS;
        }
        if entry.concept == 0 {
            entry.concept = concept.map_or(0, |c| c as u16 + 1);
            entry.flags |= capitals;
        }
        entry.flags |= flags;
    }
}

/// The table that is embedded is the one that the lists give. `UPDATE_FIXTURES=1 cargo test --lib lexicon`
/// writes it anew.
#[test]
fn the_embedded_table_is_that_of_the_lists() {
    let compiled = compile();
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/lexicon.bin");
        std::fs::write(path, &compiled).unwrap();
    } else {
        assert!(
            compiled == table::EMBEDDED,
            "run: UPDATE_FIXTURES=1 cargo test --lib lexicon"
        );
    }
}
