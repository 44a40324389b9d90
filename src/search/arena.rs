//! Owns the folded lines of all entries and what tells at once that a word is not in a line.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::fold::fold_into;
use super::loss::Word;

/// Folded lines in shards, which are built and searched side by side.
#[derive(Debug, Default)]
pub struct Arena {
    shards: Vec<Shard>,
    len: usize,
}

/// Up to [`Shard::LINES`] lines end to end: bytes + 20 for each.
#[derive(Debug, Default)]
pub struct Shard {
    text: String,
    /// Where each line ends.
    ends: Vec<u32>,
    /// What letters each line has: see [`mask`].
    masks: Vec<u64>,
    /// The first eight bytes of each line, the first one highest; zeros where it is shorter.
    heads: Vec<u64>,
}

impl Arena {
    /// Folds `len` lines on so many threads.
    pub fn build<'a>(len: usize, threads: usize, line: impl Fn(usize) -> &'a str + Sync) -> Self {
        let count = len.div_ceil(Shard::LINES);
        let next = AtomicUsize::new(0);
        let done = Mutex::new(Vec::with_capacity(count));
        let work = || {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= count {
                    return;
                }
                let first = number * Shard::LINES;
                let shard = Shard::of((first..len.min(first + Shard::LINES)).map(&line));
                if let Ok(mut done) = done.lock() {
                    done.push((number, shard));
                }
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..threads.min(count) {
                scope.spawn(work);
            }
            work();
        });
        let mut shards = done.into_inner().unwrap_or_default();
        shards.sort_unstable_by_key(|(number, _)| *number);
        Self {
            shards: shards.into_iter().map(|(_, shard)| shard).collect(),
            len,
        }
    }

    pub fn len(&self) -> usize {
        self.len
    }

    /// The shards in order; each but the last has [`Shard::LINES`] lines.
    pub fn shards(&self) -> &[Shard] {
        &self.shards
    }

    pub fn line(&self, index: usize) -> &str {
        self.shards[index / Shard::LINES].line(index % Shard::LINES)
    }

    /// Whether a line has the letters of each word in order.
    pub fn holds(&self, index: usize, words: &[Word]) -> bool {
        let shard = &self.shards[index / Shard::LINES];
        let mask = shard.masks[index % Shard::LINES];
        words.iter().all(|word| word.mask & !mask == 0)
            && words.iter().all(|word| word.is_in(self.line(index)))
    }
}

impl Shard {
    pub const LINES: usize = 1 << 14;

    fn of<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut shard = Self::default();
        let mut text = Vec::new();
        for line in lines {
            let start = text.len();
            fold_into(line, &mut text);
            shard.masks.push(mask(&text[start..]));
            shard.heads.push(head(&text[start..]));
            shard.ends.push(text.len() as u32);
        }
        text.shrink_to_fit();
        shard.text = String::from_utf8(text).unwrap_or_default();
        shard
    }

    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    #[inline]
    pub fn line(&self, index: usize) -> &str {
        &self.text[self.start(index)..self.end(index)]
    }

    pub fn start(&self, index: usize) -> usize {
        index.checked_sub(1).map_or(0, |i| self.ends[i] as usize)
    }

    pub fn end(&self, index: usize) -> usize {
        self.ends[index] as usize
    }

    pub fn ends(&self) -> &[u32] {
        &self.ends
    }

    pub fn masks(&self) -> &[u64] {
        &self.masks
    }

    pub fn heads(&self) -> &[u64] {
        &self.heads
    }
}

/// The first eight bytes as one number, the first byte highest.
pub fn head(line: &[u8]) -> u64 {
    let mut head = [0; 8];
    let len = line.len().min(8);
    head[..len].copy_from_slice(&line[..len]);
    u64::from_be_bytes(head)
}

/// Set in the mask of a line that is not all ASCII.
pub const NOT_ASCII: u64 = 1 << 63;

/// Which characters a folded line has: 26 bits for the letters, 26 for the letters that stand at
/// the start of a word, and the rest shared by all other characters.
pub fn mask(line: &[u8]) -> u64 {
    let mut mask = 0;
    let mut open = LETTERS;
    if line.is_ascii() {
        for &b in line {
            let bit = ASCII[b as usize];
            mask |= bit | (bit & open) << STARTS;
            open = OPENS[b as usize];
        }
    } else {
        mask = NOT_ASCII;
        for c in String::from_utf8_lossy(line).chars() {
            let bit = bit(c);
            mask |= bit | (bit & open) << STARTS;
            open = if c.is_ascii() { OPENS[c as usize] } else { 0 };
        }
    }
    mask
}

/// The bit of a character in a mask; none for a space.
pub fn bit(c: char) -> u64 {
    match ASCII.get(c as usize) {
        Some(bit) => *bit,
        None => 1 << (59 + c as u32 % 4),
    }
}

/// The bit of a letter that stands at the start of a word; `None` for other characters.
pub fn start_bit(c: char) -> Option<u64> {
    c.is_ascii_lowercase().then(|| bit(c) << STARTS)
}

/// What fuzzy-matcher adds to a letter after this character: 8 after a space, slash or bracket, 7
/// after other punctuation of ASCII.
#[inline]
pub fn bonus_after(c: char) -> u32 {
    BONUSES.get(c as usize).map_or(0, |bonus| u32::from(*bonus))
}

static BONUSES: [u8; 128] = {
    let mut bonuses = [0; 128];
    let mut b = 0_u8;
    while b < 128 {
        bonuses[b as usize] = bonus_of(b as char);
        b += 1;
    }
    bonuses
};

const fn bonus_of(c: char) -> u8 {
    match c {
        ' ' | '/' | '\\' | '|' | '(' | ')' | '[' | ']' | '{' | '}' => 8,
        '!'..='\'' | '*'..='.' | ':'..='@' | '^'..='`' | '~' => 7,
        _ => 0,
    }
}

const STARTS: u32 = 26;
const LETTERS: u64 = (1 << 26) - 1;

static ASCII: [u64; 128] = {
    let mut bits = [0; 128];
    let mut b = b'!';
    while b < 128 {
        bits[b as usize] = match b {
            b'a'..=b'z' => 1 << (b - b'a'),
            b'0'..=b'9' => 1 << (52 + b % 5),
            _ => 1 << (57 + b % 2),
        };
        b += 1;
    }
    bits
};

/// All letters after a character that a word can start after, else none.
static OPENS: [u64; 128] = {
    let mut opens = [0; 128];
    let mut b = 0_u8;
    while b < 128 {
        if bonus_of(b as char) > 0 {
            opens[b as usize] = LETTERS;
        }
        b += 1;
    }
    opens
};
