//! Owns finding the lines of an arena that lose least for a query, without a look at most others.
//!
//! The lines are passed up to four times, cheap and promising ones first: those that start with
//! the word; those that hold it unbroken; those that start with its first letter; the rest. What
//! is found bounds what is still worth a look, so most queries end in the first or second pass.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};

use memchr::memmem::Finder;

use super::arena::{Arena, NOT_ASCII, Shard, bonus_after, head};
use super::loss::{BEST_BONUS, Scratch, WORD_START, Word};

/// Which lines are wanted.
pub struct Wanted<'a> {
    /// At least one.
    pub words: &'a [Word],
    /// Parts of the arena, in order.
    pub ranges: &'a [Range<usize>],
    pub limit: usize,
    /// Lines of one target give one number and count once.
    pub target: &'a (dyn Fn(usize) -> u64 + Sync),
}

/// A line and its rank: the losses of all words, doubled, and 1 more where one of them is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Ranked {
    rank: u32,
    line: u32,
}

/// The lines that lose least, best first; of those that lose the same, those that hold all words
/// unbroken go first, then the earlier ones.
pub fn best(arena: &Arena, wanted: &Wanted) -> Vec<usize> {
    if wanted.limit == 0 {
        return Vec::new();
    }
    if let [word] = wanted.words
        && let Some(found) = with_prefix(arena, wanted, word)
    {
        return found;
    }
    let search = Search::new(arena, wanted);
    let mut found = Vec::new();
    for pass in [Pass::Unbroken, Pass::Opening, Pass::Rest] {
        found.append(&mut search.pass(pass));
        search.keep(&mut found);
    }
    found.iter().map(|ranked| ranked.line as usize).collect()
}

/// How many threads a search or a build may use.
pub fn threads() -> usize {
    static THREADS: OnceLock<usize> = OnceLock::new();
    const MOST: usize = 8;
    *THREADS.get_or_init(|| std::thread::available_parallelism().map_or(1, |n| n.get().min(MOST)))
}

/// The first lines that lose nothing, if they are as many as wanted. Most of them start with the
/// word.
fn with_prefix(arena: &Arena, wanted: &Wanted, word: &Word) -> Option<Vec<usize>> {
    let bytes = word.text.as_bytes();
    let seen = u64::MAX << (64 - 8 * bytes.len().min(8));
    let wish = head(bytes);
    let mut found = Vec::new();
    let mut targets = HashSet::new();
    let mut scratch = Scratch::default();
    for (part, shard) in shards(arena, wanted.ranges) {
        let base = part.base;
        for line in part.lines {
            let here = shard.heads()[line];
            if !may_lose_nothing(here, bytes) {
                continue;
            }
            let starts = if bytes.len() <= 8 && here & seen == wish {
                true
            } else {
                // Single spaces or brackets between the letters lose nothing either.
                let text = shard.line(line);
                let ascii = shard.masks()[line] & NOT_ASCII == 0;
                text.starts_with(word.text.as_str())
                    || word.loss(text, ascii, 0, 1, &mut scratch).is_some()
                        && text.contains(word.text.as_str())
            };
            if starts && targets.insert((wanted.target)(base + line)) {
                found.push(base + line);
                if found.len() == wanted.limit {
                    return Some(found);
                }
            }
        }
    }
    None
}

/// Whether a line that starts with these eight bytes has nothing but spaces and brackets between
/// the letters of the word there.
fn may_lose_nothing(head: u64, word: &[u8]) -> bool {
    let mut letters = word.iter().peekable();
    for byte in head.to_be_bytes() {
        if letters.peek().is_none() {
            return true;
        }
        if letters.next_if_eq(&&byte).is_none() && bonus_after(byte.into()) < BEST_BONUS {
            return false;
        }
    }
    true
}

/// The lines of one shard that are searched.
struct Part {
    /// The line of the arena that the shard starts with.
    base: usize,
    lines: Range<usize>,
}

/// The parts of the shards that lie in the ranges.
fn shards<'a>(
    arena: &'a Arena,
    ranges: &'a [Range<usize>],
) -> impl Iterator<Item = (Part, &'a Shard)> {
    ranges.iter().flat_map(move |range| {
        let end = range.end.min(arena.len());
        let numbers = range.start / Shard::LINES..end.div_ceil(Shard::LINES);
        numbers.map(move |number| {
            let base = number * Shard::LINES;
            let shard = &arena.shards()[number];
            let lines = range.start.saturating_sub(base)..(end - base).min(shard.len());
            (Part { base, lines }, shard)
        })
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pass {
    /// The lines that hold the longest word unbroken, until no more are wanted.
    Unbroken,
    /// The lines that start with the first letter of a word.
    Opening,
    Rest,
}

struct Search<'a> {
    wanted: &'a Wanted<'a>,
    parts: Vec<(Part, &'a Shard)>,
    /// What a line's mask must have.
    mask: u64,
    longest: Finder<'a>,
    /// The last of the best lines so far, as rank and line; only what is less can be among them.
    bound: AtomicU64,
}

impl<'a> Search<'a> {
    fn new(arena: &'a Arena, wanted: &'a Wanted<'a>) -> Self {
        let longest = wanted.words.iter().map(|word| word.text.as_str());
        let longest = longest.max_by_key(|text| text.len()).unwrap_or_default();
        Self {
            wanted,
            parts: shards(arena, wanted.ranges).collect(),
            mask: wanted.words.iter().fold(0, |mask, word| mask | word.mask),
            longest: Finder::new(longest),
            bound: AtomicU64::new(u64::MAX),
        }
    }

    /// All lines of a pass that may be among the best.
    fn pass(&self, pass: Pass) -> Vec<Ranked> {
        let next = AtomicUsize::new(0);
        let all = Mutex::new(Vec::new());
        let work = || {
            let mut found = Vec::new();
            let mut scratch = Scratch::default();
            while let Some((part, shard)) = self.parts.get(next.fetch_add(1, Ordering::Relaxed)) {
                self.search(pass, part, shard, &mut found, &mut scratch);
            }
            if let Ok(mut all) = all.lock() {
                all.append(&mut found);
            }
        };
        // One thread is quicker where another would hardly have started.
        const ALONE: usize = 2;
        std::thread::scope(|scope| {
            if self.parts.len() > ALONE {
                for _ in 1..threads() {
                    scope.spawn(work);
                }
            }
            work();
        });
        all.into_inner().unwrap_or_default()
    }

    fn search(
        &self,
        pass: Pass,
        part: &Part,
        shard: &Shard,
        found: &mut Vec<Ranked>,
        scratch: &mut Scratch,
    ) {
        let words = self.wanted.words;
        // A line that no word starts.
        let inside = 2 * WORD_START * words.len() as u32;
        let least = match pass {
            Pass::Unbroken => inside,
            Pass::Opening => 0,
            Pass::Rest => inside + 1,
        };
        if self.below(part.base + part.lines.start) <= least {
            return;
        }
        let mut look = |line: usize, scratch: &mut Scratch| {
            let mask = shard.masks()[line];
            if mask & self.mask != self.mask {
                return;
            }
            let first = (shard.heads()[line] >> 56) as u8;
            if pass != Pass::Unbroken {
                let opening = words.iter().any(|word| word.first_byte() == first);
                if opening != (pass == Pass::Opening) {
                    return;
                }
            }
            let below = self.below(part.base + line);
            // What is still found in the last pass is broken.
            let broken = u32::from(pass == Pass::Rest);
            let below_loss = below.saturating_sub(broken).div_ceil(2);
            let Some(loss) = self.loss(shard, line, below_loss, scratch) else {
                return;
            };
            let text = shard.line(line);
            let holds_all = words.iter().all(|word| text.contains(word.text.as_str()));
            let rank = 2 * loss + u32::from(!holds_all);
            if rank < below {
                found.push(Ranked {
                    rank,
                    line: (part.base + line) as u32,
                });
                if found.len() >= self.wanted.limit.saturating_mul(2) {
                    self.keep(found);
                }
            }
        };
        match pass {
            Pass::Unbroken => {
                self.each_unbroken(shard, part.lines.clone(), |line| look(line, scratch));
            }
            Pass::Opening => part.lines.clone().for_each(|line| look(line, scratch)),
            Pass::Rest => {
                // The gaps in lines that are not ASCII have other lengths in bytes.
                let not_ascii = |line: &usize| shard.masks()[*line] & NOT_ASCII != 0;
                let others = part.lines.clone().filter(not_ascii);
                others.for_each(|line| look(line, scratch));
                self.each_chance(part, shard, scratch, &mut look);
            }
        }
    }

    /// The lines that may have a good alignment of the word with the rarest letter.
    fn each_chance(
        &self,
        part: &Part,
        shard: &Shard,
        scratch: &mut Scratch,
        look: &mut impl FnMut(usize, &mut Scratch),
    ) {
        let words = self.wanted.words;
        let Some(word) = words.iter().min_by_key(|word| word.rarity()) else {
            return;
        };
        let others = WORD_START * (words.len() as u32 - 1);
        let below = |line: usize| (self.below(part.base + line) / 2).saturating_sub(others);
        let start = shard.start(part.lines.start);
        let text = &shard.text().as_bytes()[start..shard.end(part.lines.end - 1)];
        let mut line = part.lines.start;
        let mut own = Scratch::default();
        word.each_chance(text, below(line), &mut own, |at| {
            line += shard.ends()[line..].partition_point(|&end| end as usize <= start + at);
            look(line, scratch);
            (shard.end(line) - start, below(line))
        });
    }

    /// The lines that hold the longest word.
    fn each_unbroken(&self, shard: &Shard, lines: Range<usize>, mut look: impl FnMut(usize)) {
        let text = &shard.text().as_bytes()[..shard.end(lines.end - 1)];
        let mut at = shard.start(lines.start);
        let mut line = lines.start;
        while let Some(found) = self.longest.find(&text[at..]) {
            let start = at + found;
            line += shard.ends()[line..].partition_point(|end| *end as usize <= start);
            let end = shard.end(line);
            if start + self.longest.needle().len() <= end {
                look(line);
                at = end;
            } else {
                // Half of it stands in the next line.
                at = start + 1;
            }
        }
    }

    /// What all words lose in a line, if that is less than `below`.
    fn loss(&self, shard: &Shard, line: usize, below: u32, scratch: &mut Scratch) -> Option<u32> {
        let mask = shard.masks()[line];
        let first = (shard.heads()[line] >> 56) as u8;
        let words = self.wanted.words;
        let mut least: u32 = words.iter().map(|word| word.least_loss(first, mask)).sum();
        if least >= below {
            return None;
        }
        let text = shard.line(line);
        for word in words {
            let own = word.least_loss(first, mask);
            let others = least - own;
            let ascii = mask & NOT_ASCII == 0;
            let loss = word.loss(text, ascii, own, below - others, scratch)?;
            least = others + loss;
        }
        Some(least)
    }

    /// The rank that a line must be under.
    fn below(&self, line: usize) -> u32 {
        let bound = self.bound.load(Ordering::Relaxed);
        let (rank, last) = ((bound >> 32) as u32, bound as u32);
        rank.saturating_add(u32::from((line as u32) < last))
    }

    /// Sorts and keeps only the best lines, each target once; tightens the bound.
    fn keep(&self, found: &mut Vec<Ranked>) {
        found.sort_unstable();
        let mut targets = HashSet::new();
        found.retain(|ranked| targets.insert((self.wanted.target)(ranked.line as usize)));
        found.truncate(self.wanted.limit);
        if let Some(last) = found.get(self.wanted.limit - 1) {
            let bound = u64::from(last.rank) << 32 | u64::from(last.line);
            self.bound.fetch_min(bound, Ordering::Relaxed);
        }
    }
}
