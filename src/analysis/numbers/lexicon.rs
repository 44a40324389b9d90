//! Owns the look-up of words: one hash table per list, keyed by the lower-case word.

use std::sync::LazyLock;

use super::dates::words::{TIMES, TimeWord};
use super::words::{NUMBERS, NumberWord};

/// What a word can be in a figure or a date.
#[derive(Debug, Clone, Copy, Default)]
pub struct Lexeme {
    pub number: Option<NumberWord>,
    pub time: Option<TimeWord>,
}

impl Lexeme {
    /// Whether a figure or a date may start with it.
    pub fn starts(&self) -> bool {
        self.number.is_some() || self.time.is_some_and(TimeWord::starts)
    }
}

/// Looks a word up, whatever its case.
pub fn lexeme(word: &str) -> Option<&'static Lexeme> {
    static LEXEMES: LazyLock<Table<Lexeme>> = LazyLock::new(|| {
        let numbers = NUMBERS.iter().map(|&(word, number)| {
            let lexeme = Lexeme {
                number: Some(number),
                time: None,
            };
            (word, lexeme)
        });
        let times = TIMES.iter().map(|&(word, time)| {
            let lexeme = Lexeme {
                number: None,
                time: Some(time),
            };
            (word, lexeme)
        });
        Table::new(numbers.chain(times), |old, new| Lexeme {
            number: old.number.or(new.number),
            time: old.time.or(new.time),
        })
    });
    LEXEMES.get(word)
}

/// An open-addressing table of words of up to 16 ASCII bytes, which compares each as one integer.
pub struct Table<T> {
    /// 0 where the slot is empty: no word is that.
    keys: Vec<u128>,
    values: Vec<Option<T>>,
    bits: u32,
}

impl<T: Copy> Table<T> {
    /// Words of several entries are merged; words that are too long or not ASCII are left out.
    pub fn new(
        entries: impl Iterator<Item = (&'static str, T)>,
        merge: impl Fn(T, T) -> T,
    ) -> Self {
        let entries: Vec<_> = entries.collect();
        let bits = (entries.len() * 3 + 8).ilog2() + 1;
        let mut table = Self {
            keys: vec![0; 1 << bits],
            values: vec![None; 1 << bits],
            bits,
        };
        for (word, value) in entries {
            let Some(key) = key(word) else { continue };
            let at = table.find(key);
            table.keys[at] = key;
            table.values[at] = Some(table.values[at].map_or(value, |old| merge(old, value)));
        }
        table
    }

    #[inline]
    pub fn get(&self, word: &str) -> Option<&T> {
        let at = self.find(key(word)?);
        self.values[at].as_ref()
    }

    /// The slot of a key, or the empty one where it belongs; a third of the slots at most are taken.
    #[inline]
    fn find(&self, key: u128) -> usize {
        let folded = (key as u64) ^ ((key >> 64) as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let hash = folded.wrapping_mul(0xD6E8_FEB8_6659_FD93) >> (64 - self.bits);
        let mut at = hash as usize;
        while self.keys[at] != key && self.keys[at] != 0 {
            at = (at + 1) & (self.keys.len() - 1);
        }
        at
    }
}

/// The word in lower case as one integer. Bytes beyond ASCII stay what they are and match nothing.
#[inline]
fn key(word: &str) -> Option<u128> {
    let bytes = word.as_bytes();
    let len = bytes.len();
    // The first and the last bytes, which overlap: a copy of so many bytes as there are would be a call.
    let letters = if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        u128::from(u64::from_le_bytes(*first))
            | u128::from(u64::from_le_bytes(*last)).checked_shl(8 * (len as u32 - 8))?
    } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        u128::from(u32::from_le_bytes(*first))
            | u128::from(u32::from_le_bytes(*last)) << (8 * (len - 4))
    } else {
        let byte = |at: usize| u128::from(bytes[at]) << (8 * at);
        byte(len.checked_sub(1)?) | byte(len / 2) | byte(0)
    };
    if len > 16 {
        return None;
    }
    let lower = 0x2020_2020_2020_2020_2020_2020_2020_2020u128 >> (8 * (16 - len));
    Some(letters | lower)
}

/// A set of words.
pub type Words = Table<()>;

impl Words {
    pub fn of(words: &[&'static str]) -> Self {
        Self::new(words.iter().map(|word| (*word, ())), |(), ()| ())
    }

    #[inline]
    pub fn has(&self, word: &str) -> bool {
        self.get(word).is_some()
    }
}
