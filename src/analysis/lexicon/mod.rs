//! Owns the word lists that analysis shares: what is known of a word or a phrase before any text is read.
//!
//! The lists are plain text under `assets/lexicon/`; a table made of them is embedded ([`table`]).
//! Phrases are looked up by the hash of their words ([`word`]), so case, accents, full stops and
//! hyphens don't matter; where they do ("US", "WHO") the entry asks for capitals.

#[cfg(test)]
mod compile;
mod table;
pub mod word;

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use crate::analysis::ActorKind;
use table::Table;

/// All that the lists say.
pub struct Lexicon {
    table: Table,
    concepts: Vec<Concept>,
}

/// What the lists say of one word or phrase.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Entry {
    flags: u32,
    /// One more than the index of its concept; 0 is none.
    concept: u32,
}

/// Something known by several names: a country, a people, an organization.
#[derive(Debug, Clone, Copy)]
pub struct Concept {
    pub name: &'static str,
    pub kind: ActorKind,
    /// What the text may call it: "alliance".
    pub nouns: &'static str,
    /// The concept it is linked with: a people's country.
    pub family: Option<u32>,
}

/// The longest phrase of the lists, in words.
pub const LONGEST: usize = 8;

macro_rules! flags {
    ($($(#[$doc:meta])* $name:ident = $bit:expr;)*) => {
        impl Entry {
            $($(#[$doc])* pub const $name: u32 = 1 << $bit;)*
        }
    };
}

flags! {
    /// A common word of the language that is seldom a name.
    WORD = 0;
    COUNTRY = 1;
    /// A people, or what belongs to a country: "Russian", "Danes".
    PEOPLE = 2;
    /// A religion's or party's followers.
    GROUP = 3;
    CITY = 4;
    REGION = 5;
    ORGANIZATION = 6;
    PERSON = 7;
    EVENT = 8;
    FEMALE = 9;
    MALE = 10;
    /// A given name of either sex.
    GIVEN = 11;
    SURNAME = 12;
    /// A form of address: "Mr", "Sen".
    TITLE = 13;
    /// An office, rank or trade: "prime minister".
    ROLE = 14;
    /// Ends the name of an organization: "Council".
    ORG_END = 15;
    /// Begins one, before "of": "Ministry".
    ORG_OF = 16;
    PLACE_END = 17;
    PLACE_OF = 18;
    EVENT_END = 19;
    EVENT_OF = 20;
    EVENT_FIRST = 21;
    /// Holds only where the text writes it in capitals.
    CAPITALS = 22;
    /// A city of a million or more, or a capital: read as a place without further evidence.
    LARGE = 23;
    /// Longer phrases begin with this word.
    BEGINS = 24;
}

impl Entry {
    /// Anything that is a name by itself.
    pub const NAME: u32 =
        Self::PLACE | Self::PEOPLE | Self::GROUP | Self::ORGANIZATION | Self::PERSON | Self::EVENT;
    pub const PLACE: u32 = Self::COUNTRY | Self::CITY | Self::REGION;
    pub const GIVEN_NAME: u32 = Self::FEMALE | Self::MALE | Self::GIVEN;

    /// Whether any of these flags is set.
    pub fn is(self, flags: u32) -> bool {
        self.flags & flags != 0
    }

    /// The entry as it holds for a word that is not written in capitals.
    pub fn uncapitalized(self) -> Self {
        if self.is(Self::CAPITALS) {
            Self {
                flags: self.flags & !(Self::NAME | Self::CAPITALS),
                concept: 0,
            }
        } else {
            self
        }
    }

    /// Index of its concept.
    pub fn concept(self) -> Option<u32> {
        self.concept.checked_sub(1)
    }
}

impl Lexicon {
    /// What is known of a word or phrase, by its hash.
    pub fn get(&self, hash: u64) -> Entry {
        self.table.get(hash)
    }

    /// What is known of a phrase as written, capitals and all.
    pub fn phrase(&self, text: &str) -> Entry {
        let entry = self.get(word::phrase(text));
        if word::is_capitals(text) {
            entry
        } else {
            entry.uncapitalized()
        }
    }

    pub fn concept(&self, index: u32) -> Concept {
        self.concepts[index as usize]
    }
}

/// The lists, opened on first use.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
        let (table, concepts) = table::open(table::EMBEDDED);
        Lexicon { table, concepts }
    });
    &LEXICON
}

/// A table by the hash of a word or phrase.
pub type ByHash<V> = HashMap<u64, V, BuildHasherDefault<Identity>>;

/// The keys are hashes already.
#[derive(Default)]
pub struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_country_has_many_names() {
        let names = ["U.S.", "US", "USA", "United States", "America"];
        let concepts: Vec<_> = names.map(|n| lexicon().phrase(n).concept()).into();
        assert!(concepts[0].is_some());
        assert!(concepts.iter().all(|c| *c == concepts[0]), "{concepts:?}");
    }

    #[test]
    fn small_words_are_no_countries() {
        assert!(!lexicon().phrase("us").is(Entry::COUNTRY));
        assert!(!lexicon().phrase("who").is(Entry::ORGANIZATION));
        assert!(lexicon().phrase("WHO").is(Entry::ORGANIZATION));
    }

    #[test]
    fn a_people_is_linked_to_its_country() {
        let people = lexicon().phrase("Russian").concept().unwrap();
        let people = lexicon().concept(people);
        assert_eq!((people.name, people.kind), ("Russians", ActorKind::Group));
        let country = lexicon().concept(people.family.unwrap());
        assert_eq!((country.name, country.kind), ("Russia", ActorKind::Place));
    }

    #[test]
    fn accents_and_hyphens_do_not_matter() {
        assert_eq!(lexicon().phrase("Erdogan"), lexicon().phrase("Erdoğan"));
        assert!(lexicon().phrase("Sao Paulo").is(Entry::CITY));
        assert!(lexicon().phrase("prime minister").is(Entry::ROLE));
    }
}
