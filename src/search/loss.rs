//! Owns how far a line's score falls short of the best score there is for a word: fuzzy-matcher's
//! scheme, worked out only where the loss can still be small enough.
//!
//! fuzzy-matcher 0.3.7 gives 16 for each letter of the word, and more for where it stands: after
//! the letter before it, or at the start of a word ([`bonus_after`], twice that at the start of
//! the line). A gap of k characters costs 3 + k. So a line that starts with the word has the best
//! score, and every other alignment loses: 8, 9 or 16 if its first letter does not stand at the
//! start of the line, and at each gap what the missing neighbour would have given.

use super::arena::{bit, bonus_after, start_bit};

/// What a word loses at least that does not start the line.
pub const WORD_START: u32 = 8;
/// What it loses at least that starts in the middle of a word.
const MID_WORD: u32 = 16;
/// What a gap costs beside its length.
const GAP: u32 = 3;
/// A letter next to the one before it gets at least this.
const NEXT: u32 = 4;
/// The most that [`bonus_after`] gives.
pub const BEST_BONUS: u32 = 8;
/// With more room than this, most places have a chance.
const WIDE: u32 = 64;

/// One word of a query, folded.
#[derive(Debug)]
pub struct Word {
    pub text: String,
    letters: Vec<char>,
    /// For each letter after the first, what a gap before it loses beside its length.
    gaps: Vec<u32>,
    /// The position of the letter that is rarest in English.
    rare: usize,
    /// The letters a line must have.
    pub mask: u64,
    /// In a line's mask if the first letter starts a word of it; 0 where masks don't tell.
    start: u64,
}

/// Room for [`Word::loss`] to work in.
#[derive(Debug, Default)]
pub struct Scratch {
    line: Vec<char>,
    from: Vec<Place>,
    to: Vec<Place>,
}

/// A position where a letter of the word may stand, and the least loss up to there.
#[derive(Debug, Clone, Copy)]
struct Place {
    at: usize,
    loss: u32,
}

impl Word {
    pub fn new(text: &str) -> Self {
        let letters: Vec<char> = text.chars().collect();
        let gaps = letters
            .windows(2)
            .map(|pair| GAP + bonus_after(pair[0]).max(NEXT));
        let rare = (0..letters.len()).min_by_key(|&i| frequency(letters[i]));
        Self {
            gaps: gaps.collect(),
            rare: rare.unwrap_or(0),
            mask: letters.iter().fold(0, |mask, &c| mask | bit(c)),
            start: letters.first().and_then(|&c| start_bit(c)).unwrap_or(0),
            text: text.to_owned(),
            letters,
        }
    }

    pub fn first_byte(&self) -> u8 {
        self.text.as_bytes()[0]
    }

    /// No line that begins with this byte and has this mask loses less.
    pub fn least_loss(&self, first: u8, mask: u64) -> u32 {
        if first == self.first_byte() {
            0
        } else if self.start & !mask != 0 {
            MID_WORD
        } else {
            WORD_START
        }
    }

    /// Whether a folded line has all letters of the word in order.
    pub fn is_in(&self, line: &str) -> bool {
        let mut rest = line;
        self.letters.iter().all(|&letter| match rest.find(letter) {
            Some(at) => {
                rest = &rest[at + letter.len_utf8()..];
                true
            }
            None => false,
        })
    }

    /// How rare the rarest letter of the word is: its frequency in English.
    pub fn rarity(&self) -> u32 {
        self.letters
            .get(self.rare)
            .map_or(0, |&letter| frequency(letter))
    }

    /// Calls `look` for the positions of the rarest letter in folded ASCII text, lines end to end,
    /// where an alignment that starts no line may lose less than `below`. `look` answers from
    /// where to go on and what `below` is then.
    pub fn each_chance(
        &self,
        text: &[u8],
        mut below: u32,
        scratch: &mut Scratch,
        mut look: impl FnMut(usize) -> (usize, u32),
    ) {
        let align = self.in_bytes(text);
        let Some(&letter) = align.word.get(self.rare) else {
            return;
        };
        let mut from = self.rare.max(1);
        while let Some(at) = align.next(letter, from, text.len()) {
            from = at + 1;
            let wide = below > WIDE;
            if wide
                || align
                    .around(self.rare, at, WORD_START, below, scratch)
                    .is_some()
            {
                (from, below) = look(at);
            }
        }
    }

    fn in_bytes<'a>(
        &'a self,
        line: &'a [u8],
    ) -> Align<'a, u8, impl Fn(u8, &[u8]) -> Option<usize>> {
        Align {
            word: self.text.as_bytes(),
            line,
            gaps: &self.gaps,
            find: memchr::memchr,
        }
    }

    /// What the best alignment of the word in a folded line loses, if that is less than `below`.
    /// `least` is what it loses at least.
    pub fn loss(
        &self,
        line: &str,
        ascii: bool,
        least: u32,
        below: u32,
        scratch: &mut Scratch,
    ) -> Option<u32> {
        if ascii {
            self.in_bytes(line.as_bytes())
                .loss(self.rare, least, below, scratch)
        } else {
            let mut chars = std::mem::take(&mut scratch.line);
            chars.clear();
            chars.extend(line.chars());
            let find = |letter: char, line: &[char]| line.iter().position(|&c| c == letter);
            let align = Align {
                word: &self.letters,
                line: &chars,
                gaps: &self.gaps,
                find,
            };
            let loss = align.loss(self.rare, least, below, scratch);
            scratch.line = chars;
            loss
        }
    }
}

/// A word and a line as bytes, where both are ASCII, or as characters.
struct Align<'a, C, F> {
    word: &'a [C],
    line: &'a [C],
    gaps: &'a [u32],
    find: F,
}

impl<C: Copy + PartialEq + Into<char>, F: Fn(C, &[C]) -> Option<usize>> Align<'_, C, F> {
    fn loss(&self, rare: usize, least: u32, mut below: u32, scratch: &mut Scratch) -> Option<u32> {
        let end = self.line.len();
        if below <= MID_WORD || below > WIDE {
            self.start(0, end, below, &mut scratch.from);
            self.carry(1, self.word.len(), end, below, scratch);
            return scratch.from.iter().map(|place| place.loss).min();
        }
        let mut best = None;
        let mut next = self.next(self.word[rare], rare, end);
        while let Some(at) = next {
            if let Some(loss) = self.around(rare, at, least, below, scratch) {
                best = Some(loss);
                below = loss;
            }
            next = self.next(self.word[rare], at + 1, end);
        }
        best
    }

    /// The least loss of an alignment with a letter at `at`, if less than `below`; `least` is
    /// what the first letter loses at least.
    fn around(
        &self,
        letter: usize,
        at: usize,
        least: u32,
        below: u32,
        scratch: &mut Scratch,
    ) -> Option<u32> {
        // What is before costs at least this.
        let before = match letter {
            0 => self.start_loss(at),
            _ => least + self.gap_before(letter, at, below.saturating_sub(least))?,
        };
        let room = below.checked_sub(before)?;
        self.gap_after(letter, at, room)?;
        // Each gap loses at least its length less 1.
        let reach = below as usize + 2 * self.word.len();
        let end = self.line.len().min(at + 1 + reach);
        scratch.from.clear();
        scratch.from.push(Place { at, loss: 0 });
        self.carry(letter + 1, self.word.len(), end, room, scratch);
        let after = scratch.from.iter().map(|place| place.loss).min()?;
        if letter == 0 {
            return Some(before + after);
        }
        let below = below - after;
        self.start(at.saturating_sub(reach), at, below, &mut scratch.from);
        self.carry(1, letter + 1, at + 1, below, scratch);
        let here = scratch.from.last().filter(|place| place.at == at)?;
        Some(here.loss + after)
    }

    /// The least loss of the gap between a letter at `at` and the letter before it, if less than
    /// `below`.
    fn gap_before(&self, letter: usize, at: usize, below: u32) -> Option<u32> {
        let wish = self.word[letter - 1];
        let (gap, bonus) = (self.gaps[letter - 1], self.bonus(at));
        let most = below.saturating_add(bonus).saturating_sub(gap) as usize;
        let before = &self.line[at.saturating_sub(most + 1)..at];
        match before.iter().rev().position(|&c| c == wish)? {
            0 => Some(0),
            length => Some(length as u32 + gap - bonus).filter(|&loss| loss < below),
        }
    }

    /// The least loss of the gap between a letter at `at` and the letter after it, if less than
    /// `below`; 0 for the last letter.
    fn gap_after(&self, letter: usize, at: usize, below: u32) -> Option<u32> {
        let Some(&wish) = self.word.get(letter + 1) else {
            return Some(0);
        };
        let gap = self.gaps[letter];
        let after = self.line.get(at + 1..)?;
        if after.first() == Some(&wish) {
            return Some(0);
        }
        let most = below.saturating_add(BEST_BONUS).saturating_sub(gap) as usize;
        let mut best = below;
        let window = &after[..after.len().min(most)];
        for (length, _) in window
            .iter()
            .enumerate()
            .skip(1)
            .filter(|(_, c)| **c == wish)
        {
            best = best.min(length as u32 + gap - self.bonus(at + 1 + length));
        }
        (best < below).then_some(best)
    }

    /// What the first letter loses at a position.
    fn start_loss(&self, at: usize) -> u32 {
        if at == 0 {
            0
        } else {
            MID_WORD - self.bonus(at)
        }
    }

    /// Finds the places of the first letter in a part of the line that lose less than `below`.
    fn start(&self, start: usize, end: usize, below: u32, places: &mut Vec<Place>) {
        places.clear();
        let first = self.word[0];
        if below <= WORD_START {
            // Nothing but the start of the line loses so little.
            if start == 0 && below > 0 && self.line.first() == Some(&first) {
                places.push(Place { at: 0, loss: 0 });
            }
            return;
        }
        let mut next = self.next(first, start, end);
        while let Some(at) = next {
            let loss = self.start_loss(at);
            if loss < below {
                places.push(Place { at, loss });
            }
            next = self.next(first, at + 1, end);
        }
    }

    /// Takes the places in `scratch.from` from the letter before `letter` to the one before
    /// `last`.
    fn carry(&self, letter: usize, last: usize, end: usize, below: u32, scratch: &mut Scratch) {
        for letter in letter..last {
            let Scratch { from, to, .. } = scratch;
            self.step(
                self.word[letter],
                self.gaps[letter - 1],
                end,
                below,
                from,
                to,
            );
            std::mem::swap(from, to);
        }
    }

    /// Finds the places of a letter from those of the letter before it.
    fn step(
        &self,
        letter: C,
        gap: u32,
        end: usize,
        below: u32,
        from: &[Place],
        to: &mut Vec<Place>,
    ) {
        to.clear();
        // Places that a gap can lead from: all before `ahead`. The best of them has the least
        // loss - at.
        let mut ahead = 0;
        let mut bridge = i64::MAX;
        let mut at = from.first().map_or(end, |place| place.at + 1);
        while let Some(found) = self.next(letter, at, end) {
            at = found + 1;
            let mut loss = below;
            while let Some(place) = from.get(ahead).filter(|place| place.at < found) {
                if place.at + 1 == found {
                    loss = loss.min(place.loss);
                    break;
                }
                bridge = bridge.min(i64::from(place.loss) - place.at as i64);
                ahead += 1;
            }
            if bridge < i64::MAX {
                let length = found as i64 - 1;
                let open = (bridge + length + i64::from(gap)).min(i64::from(u32::MAX)) as u32;
                loss = loss.min(open - self.bonus(found));
                if open - BEST_BONUS >= below {
                    // Too far from all places passed: go on from the next one.
                    let Some(place) = from.get(ahead) else { break };
                    at = at.max(place.at + 1);
                }
            }
            if loss < below {
                to.push(Place { at: found, loss });
            }
        }
    }

    fn next(&self, letter: C, from: usize, end: usize) -> Option<usize> {
        Some(from + (self.find)(letter, self.line.get(from..end)?)?)
    }

    #[inline]
    fn bonus(&self, at: usize) -> u32 {
        bonus_after(self.line[at - 1].into())
    }
}

/// How often a character stands in 10,000 letters of English.
fn frequency(c: char) -> u32 {
    const LETTERS: [u32; 26] = [
        817, 149, 278, 425, 1270, 223, 202, 609, 697, 15, 77, 403, 241, 675, 751, 193, 10, 599,
        633, 906, 276, 98, 236, 15, 197, 7,
    ];
    match c {
        'a'..='z' => LETTERS[(c as u8 - b'a') as usize],
        // All others are rarer than most letters, but less so in a text full of them.
        _ => 100,
    }
}
