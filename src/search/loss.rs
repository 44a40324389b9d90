//! Owns how far a line's score falls short of the best score there is for a word: fuzzy-matcher's
//! scheme, worked out only where the loss can still be small enough.
//!
//! fuzzy-matcher 0.3.7 gives 16 for each letter of the word, and more for where it stands: after
//! the letter before it, or at the start of a word ([`bonus_after`], twice that at the start of
//! the line). A gap of k characters costs 3 + k. So a line that starts with the word has the best
//! score, and every other alignment loses: 8, 9 or 16 if its first letter does not stand at the
//! start of the line, and at each gap what the missing neighbour would have given.

use super::arena::{bit, bonus_after, start_bit};

/// One word of a query, folded.
#[derive(Debug)]
pub struct Word {
    pub text: String,
    letters: Vec<char>,
    /// For each letter after the first, what a gap before it loses beside its length.
    gaps: Vec<u32>,
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
    at: u32,
    loss: u32,
}

/// What a word loses at least that does not start the line.
pub const WORD_START: u32 = 8;
/// What it loses at least that starts in the middle of a word.
const MID_WORD: u32 = 16;
/// A letter next to the one before it gets at least this.
const NEXT: u32 = 4;
const GAP: u32 = 3;
/// The most that [`bonus_after`] gives.
const BEST_BONUS: u32 = 8;

impl Word {
    pub fn new(text: &str) -> Self {
        let letters: Vec<char> = text.chars().collect();
        let gaps = letters
            .windows(2)
            .map(|pair| GAP + bonus_after(pair[0]).max(NEXT));
        Self {
            gaps: gaps.collect(),
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

    /// What the best alignment of the word in a folded line loses, if that is less than `below`.
    pub fn loss(&self, line: &str, ascii: bool, below: u32, scratch: &mut Scratch) -> Option<u32> {
        let Scratch {
            line: chars,
            from,
            to,
        } = scratch;
        if ascii {
            let line = line.as_bytes();
            let find =
                |c: char, from: usize| Some(from + memchr::memchr(c as u8, line.get(from..)?)?);
            self.align(find, |at| line[at] as char, below, from, to)
        } else {
            chars.clear();
            chars.extend(line.chars());
            let find = |c: char, from: usize| {
                Some(from + chars.get(from..)?.iter().position(|&l| l == c)?)
            };
            self.align(find, |at| chars[at], below, from, to)
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

    /// Carries all places of one letter that lose less than `below` to the next letter.
    fn align(
        &self,
        find: impl Fn(char, usize) -> Option<usize>,
        char_at: impl Fn(usize) -> char,
        below: u32,
        from: &mut Vec<Place>,
        to: &mut Vec<Place>,
    ) -> Option<u32> {
        let bonus = |at: usize| bonus_after(char_at(at - 1));
        from.clear();
        let first = *self.letters.first()?;
        let mut next = find(first, 0);
        while let Some(at) = next {
            let loss = if at == 0 { 0 } else { MID_WORD - bonus(at) };
            if loss < below {
                from.push(Place {
                    at: at as u32,
                    loss,
                });
            }
            next = find(first, at + 1);
        }
        for (&letter, &gap) in self.letters[1..].iter().zip(&self.gaps) {
            to.clear();
            // The places behind the letter, which a gap can bridge; the best of them is the one
            // with the least loss - at.
            let mut behind = 0;
            let mut bridge: Option<i64> = None;
            let mut at = from.first()?.at as usize + 1;
            while let Some(found) = find(letter, at) {
                at = found + 1;
                let mut loss = u32::MAX;
                while let Some(place) = from.get(behind).filter(|p| (p.at as usize) < found) {
                    if place.at as usize + 1 == found {
                        loss = place.loss;
                        break;
                    }
                    let value = i64::from(place.loss) - i64::from(place.at);
                    bridge = Some(bridge.map_or(value, |b| b.min(value)));
                    behind += 1;
                }
                if let Some(bridge) = bridge {
                    // A gap of k = found - at - 1 characters loses k + gap - bonus.
                    let open = bridge + found as i64 - 1 + i64::from(gap);
                    loss = loss.min((open - i64::from(bonus(found))) as u32);
                    if open - i64::from(BEST_BONUS) >= i64::from(below) {
                        // Too far from all places passed: go on from the next one.
                        let Some(place) = from.get(behind) else { break };
                        at = at.max(place.at as usize + 1);
                    }
                }
                if loss < below {
                    to.push(Place {
                        at: found as u32,
                        loss,
                    });
                }
            }
            std::mem::swap(from, to);
        }
        from.iter().map(|place| place.loss).min()
    }
}
