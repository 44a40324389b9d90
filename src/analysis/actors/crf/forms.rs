//! Owns what is known of a word apart from its context: its case, shape, clusters and the lists it stands in.

use super::tables::{Table, hash, mix};
use super::tokens::is_apostrophe;
use super::topic;

/// How a word is capitalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Case {
    /// Neither letter nor digit.
    Mark,
    Digits,
    Lower,
    First,
    /// One capital: "A", "J."
    Single,
    All,
    Mixed,
}

impl Case {
    pub fn is_capital(self) -> bool {
        self >= Self::First
    }
}

/// Lists that hold a word by itself; bits of [`Form::lists`].
pub mod list {
    pub const GIVEN: u16 = 1;
    pub const SURNAME: u16 = 1 << 1;
    pub const RARE_SURNAME: u16 = 1 << 2;
    pub const BIG_CITY: u16 = 1 << 3;
    pub const CITY: u16 = 1 << 4;
    pub const TOWN: u16 = 1 << 5;
    pub const COUNTRY: u16 = 1 << 6;
    pub const DEMONYM: u16 = 1 << 7;
    pub const TITLE: u16 = 1 << 8;
    pub const ORG_HEAD: u16 = 1 << 9;
    pub const PLACE_HEAD: u16 = 1 << 10;
    pub const EVENT_HEAD: u16 = 1 << 11;
    pub const ORG: u16 = 1 << 12;
    pub const STATE: u16 = 1 << 13;
    /// Begins a name of several words in the lists.
    pub const STARTS: u16 = 1 << 14;
    /// The last word of a listed person's name.
    pub const KNOWN_PERSON: u16 = 1 << 15;
}

/// A word apart from its context.
#[derive(Debug, Clone)]
pub struct Form {
    pub exact: u64,
    /// Its kinds of characters, runs shortened.
    pub shape: u64,
    pub prefixes: [u64; 3],
    pub suffixes: [u64; 4],
    pub traits: Traits,
}

/// What of a word counts for the words around it.
#[derive(Debug, Clone, Copy)]
pub struct Traits {
    /// Without case; straight apostrophes.
    pub lower: u64,
    /// Classes of three word clusterings, coarse to fine; 0 where it has none.
    pub clusters: [u16; 3],
    /// Class of what kinds of names a word is by itself, as a larger model sees it; 0 where that is not known.
    pub prior: u16,
    /// Bits of [`list`].
    pub lists: u16,
    pub case: Case,
    /// How often it stands in lower case in running text: 0 never seen, 1 never … 5 always.
    pub commonness: u8,
    pub letters: u8,
    /// What it is a word of; see [`topic::of`].
    pub topic: u8,
}

/// The word lists and clusters of the model, read where they lie.
#[derive(Debug, Clone, Copy)]
pub struct Lexicon<'a> {
    /// Lower-case word → row of `rows` and commonness (top three bits), lists, prior.
    pub words: Table<'a>,
    /// Triples of cluster classes, `u16` each.
    pub rows: &'a [u8],
    /// Hash of a run of lower-case words → its lists; [`list::STARTS`] where longer names go on from it.
    pub phrases: Table<'a>,
}

impl Form {
    /// `word` in lower case goes to `lower_word`, a buffer.
    pub fn new(word: &str, lexicon: &Lexicon, lower_word: &mut String) -> Self {
        lower_word.clear();
        for c in word.chars() {
            match c {
                _ if is_apostrophe(c) => lower_word.push('\''),
                _ if c.is_ascii() => lower_word.push(c.to_ascii_lowercase()),
                _ => lower_word.extend(c.to_lowercase()),
            }
        }
        let lower = hash(lower_word.as_bytes());
        let [row, lists, prior] = lexicon.words.values(lower).unwrap_or_default();
        let mut ends = lower_word.char_indices().map(|(at, _)| at).skip(1);
        let prefixes = [(); 3].map(|()| {
            ends.next()
                .map_or(0, |at| hash(&lower_word.as_bytes()[..at]))
        });
        let mut starts = lower_word.char_indices().rev().map(|(at, _)| at);
        let suffixes = [(); 4].map(|()| {
            starts
                .next()
                .map_or(0, |at| hash(&lower_word.as_bytes()[at..]))
        });
        Self {
            exact: hash(word.as_bytes()),
            shape: shape(word),
            prefixes,
            suffixes,
            traits: Traits {
                lower,
                clusters: lexicon.clusters(row & 0x1fff),
                prior,
                lists,
                case: case(word),
                commonness: (row >> 13) as u8,
                letters: word.chars().take(12).count() as u8,
                topic: topic::of(lower),
            },
        }
    }
}

impl Traits {
    /// Whether it may be part of a name in ordinary text.
    pub fn is_capital(&self) -> bool {
        self.case.is_capital()
    }

    pub fn has(&self, lists: u16) -> bool {
        self.lists & lists != 0
    }
}

impl Lexicon<'_> {
    fn clusters(&self, row: u16) -> [u16; 3] {
        let at = usize::from(row) * 6;
        self.rows.get(at..at + 6).map_or([0; 3], |r| {
            [0, 2, 4].map(|i| u16::from_le_bytes([r[i], r[i + 1]]))
        })
    }
}

fn case(word: &str) -> Case {
    let (mut upper, mut lower, mut digits, mut first) = (0, 0, 0, false);
    for c in word.chars().take(40) {
        if c.is_uppercase() {
            upper += 1;
            first |= upper + lower + digits == 1;
        } else if c.is_lowercase() || c.is_alphabetic() {
            lower += 1;
        } else if c.is_numeric() {
            digits += 1;
        }
    }
    match (upper, lower, digits) {
        (0, 0, 0) => Case::Mark,
        (0, 0, _) => Case::Digits,
        (0, _, _) => Case::Lower,
        (1, 0, 0) => Case::Single,
        (_, 0, _) => Case::All,
        (1, _, _) if first => Case::First,
        _ => Case::Mixed,
    }
}

/// The kinds of a word's characters, runs of more than two shortened to two.
fn shape(word: &str) -> u64 {
    let (mut state, mut last, mut run) = (1, 0, 0);
    for c in word.chars().take(24) {
        let kind = match c {
            _ if c.is_uppercase() => 1,
            _ if c.is_alphabetic() => 2,
            _ if c.is_numeric() => 3,
            _ if is_apostrophe(c) => 4,
            '.' => 5,
            '-' | '–' | '—' => 6,
            _ => 7 + u64::from(c) % 64,
        };
        run = if kind == last { run + 1 } else { 1 };
        last = kind;
        if run <= 2 {
            state = mix(state, kind);
        }
    }
    state
}
