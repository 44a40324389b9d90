//! Owns the alignment of two texts, sentence by sentence; the one file that names `similar`.
//!
//! Sentences that stand in both, in order, are found by a patience diff over their hashes. Of the rest, those that
//! share most of their words are pairs: changed where they keep their place between the others, moved where not.

use std::collections::{HashMap, HashSet};
use std::time::{Duration, Instant};

use similar::algorithms::{Capture, Compact, Replace, myers, patience};
use similar::{DiffOp, DiffTag};

use super::Part;
use crate::document::Span;

/// How a sentence of the left text fares in the right one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextChange {
    Same,
    /// The same place, other words.
    Changed,
    /// Elsewhere, in the same words.
    Moved,
    /// Elsewhere, in other words.
    MovedAndChanged,
    Removed,
    Added,
}

/// A sentence of either text or of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextRow {
    pub change: TextChange,
    pub left: Option<Span>,
    pub right: Option<Span>,
}

/// A part of a changed sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    Same(&'a str),
    Old(&'a str),
    New(&'a str),
}

/// Two sentences are one that was changed where they share so much of their words (Dice coefficient).
const ALIKE: f32 = 0.5;
/// Fewer shared words than these are chance.
const LEAST_WORDS: usize = 2;
/// A word that stands in more sentences than these leads to no pair.
const COMMON: usize = 24;
/// The diff falls back to a coarser one past this: never a wait.
const PATIENCE: Duration = Duration::from_millis(400);

/// Rows in the order of the right text, what was removed where it stood in the left one.
pub(super) fn align(left: &Part, right: &Part) -> Vec<TextRow> {
    let (old, new) = (Sentences::of(left), Sentences::of(right));
    let mut partner: Vec<Option<usize>> = vec![None; old.spans.len()];
    for op in diff(Method::Patience, &old.hashes, &new.hashes) {
        if op.tag() == DiffTag::Equal {
            for (from, to) in op.old_range().zip(op.new_range()) {
                partner[from] = Some(to);
            }
        }
    }
    let in_place = partner.clone();
    pair_rest(&old, &new, &mut partner);
    rows(&old, &new, &in_place, &partner)
}

enum Method {
    Patience,
    Myers,
}

/// How one row of hashes becomes another. The algorithms are called by name: the crate's own choice among all of them
/// is compiled once for each, which takes a twentieth of the time that nutgraf takes to build.
fn diff(method: Method, old: &[u64], new: &[u64]) -> Vec<DiffOp> {
    let deadline = Instant::now().checked_add(PATIENCE);
    let mut hook = Compact::new(Replace::new(Capture::new()), old, new);
    let (from, to) = (0..old.len(), 0..new.len());
    let Ok(()) = match method {
        Method::Patience => patience::diff_deadline(&mut hook, old, from, new, to, deadline),
        Method::Myers => myers::diff_deadline(&mut hook, old, from, new, to, deadline),
    };
    hook.into_inner().into_inner().into_ops()
}

struct Sentences<'a> {
    spans: &'a [Span],
    text: &'a str,
    hashes: Vec<u64>,
}

impl<'a> Sentences<'a> {
    fn of(part: &Part<'a>) -> Self {
        let spans = part.sentences();
        let text = part.document.text.as_str();
        Self {
            spans,
            text,
            hashes: spans.iter().map(|s| hash(words(s.of(text)))).collect(),
        }
    }

    /// The different words of a sentence, as hashes.
    fn bag(&self, at: usize) -> HashSet<u64> {
        words(self.spans[at].of(self.text))
            .map(|w| hash(std::iter::once(w)))
            .collect()
    }
}

/// What counts of a sentence: its words, whatever stands between them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '%' | '$' | '€' | '£' | '.' | ','))
        .map(|w| w.trim_matches(['.', ',']))
        .filter(|w| !w.is_empty())
}

fn hash<'a>(words: impl IntoIterator<Item = &'a str>) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    for word in words {
        word.hash(&mut hasher);
    }
    hasher.finish()
}

/// Gives those without a partner the one that shares most of their words: same words first, then the
/// likest, each only once.
fn pair_rest(old: &Sentences, new: &Sentences, partner: &mut [Option<usize>]) {
    let taken: HashSet<usize> = partner.iter().flatten().copied().collect();
    let free_new: Vec<usize> = (0..new.spans.len())
        .filter(|at| !taken.contains(at))
        .collect();
    let bags: Vec<HashSet<u64>> = free_new.iter().map(|at| new.bag(*at)).collect();
    let mut places: HashMap<u64, Vec<u32>> = HashMap::new();
    for (at, bag) in bags.iter().enumerate() {
        for word in bag {
            places.entry(*word).or_default().push(at as u32);
        }
    }
    let mut pairs: Vec<(bool, f32, usize, usize)> = Vec::new();
    for (from, _) in partner.iter().enumerate().filter(|(_, p)| p.is_none()) {
        let bag = old.bag(from);
        let mut shared: HashMap<u32, usize> = HashMap::new();
        for at in bag.iter().filter_map(|w| places.get(w)) {
            if at.len() <= COMMON {
                for at in at {
                    *shared.entry(*at).or_default() += 1;
                }
            }
        }
        for at in shared.into_keys() {
            let other = &bags[at as usize];
            let common = bag.intersection(other).count();
            let alike = 2.0 * common as f32 / (bag.len() + other.len()).max(1) as f32;
            let to = free_new[at as usize];
            let same = old.hashes[from] == new.hashes[to];
            if same || alike >= ALIKE && common >= LEAST_WORDS {
                pairs.push((same, alike, from, to));
            }
        }
    }
    // The likest first; of equals those that stand first, so that the result is always the same.
    pairs.sort_by(|a, b| {
        let by_likeness = b.0.cmp(&a.0).then(b.1.total_cmp(&a.1));
        by_likeness.then((a.2, a.3).cmp(&(b.2, b.3)))
    });
    let mut used = HashSet::new();
    for (_, _, from, to) in pairs {
        if partner[from].is_none() && used.insert(to) {
            partner[from] = Some(to);
        }
    }
}

fn rows(
    old: &Sentences,
    new: &Sentences,
    in_place: &[Option<usize>],
    partner: &[Option<usize>],
) -> Vec<TextRow> {
    let kept = keeping_order(in_place, partner);
    let mut from_of: Vec<Option<usize>> = vec![None; new.spans.len()];
    for (from, to) in partner.iter().enumerate() {
        if let Some(to) = to {
            from_of[*to] = Some(from);
        }
    }
    let mut rows = Vec::with_capacity(old.spans.len().max(new.spans.len()));
    let mut next_old = 0;
    let removed = |next: &mut usize, until: usize, rows: &mut Vec<TextRow>| {
        while *next < until {
            if partner[*next].is_none() {
                rows.push(TextRow {
                    change: TextChange::Removed,
                    left: Some(old.spans[*next]),
                    right: None,
                });
            }
            *next += 1;
        }
    };
    for (to, from) in from_of.iter().enumerate() {
        let Some(from) = *from else {
            rows.push(TextRow {
                change: TextChange::Added,
                left: None,
                right: Some(new.spans[to]),
            });
            continue;
        };
        let same = old.hashes[from] == new.hashes[to];
        let stays = kept.contains(&from);
        if stays {
            removed(&mut next_old, from, &mut rows);
        }
        rows.push(TextRow {
            change: match (stays, same) {
                (true, true) => TextChange::Same,
                (true, false) => TextChange::Changed,
                (false, true) => TextChange::Moved,
                (false, false) => TextChange::MovedAndChanged,
            },
            left: Some(old.spans[from]),
            right: Some(new.spans[to]),
        });
    }
    removed(&mut next_old, old.spans.len(), &mut rows);
    rows
}

/// The left sentences whose partners stand in their order: all that the diff matched, and between
/// them the longest rising run of the others.
fn keeping_order(in_place: &[Option<usize>], partner: &[Option<usize>]) -> HashSet<usize> {
    let mut kept: HashSet<usize> = HashSet::new();
    let mut gap: Vec<(usize, usize)> = Vec::new();
    let mut low = None;
    let anchors = in_place.iter().enumerate();
    let mut flush = |gap: &mut Vec<(usize, usize)>, low: Option<usize>, high: usize| {
        gap.retain(|(_, to)| low.is_none_or(|low| *to > low) && *to < high);
        kept.extend(longest_rising(gap));
        gap.clear();
    };
    let mut anchored = Vec::new();
    for (from, anchor) in anchors {
        if let Some(to) = anchor {
            flush(&mut gap, low, *to);
            low = Some(*to);
            anchored.push(from);
        } else if let Some(to) = partner[from] {
            gap.push((from, to));
        }
    }
    flush(&mut gap, low, usize::MAX);
    kept.extend(anchored);
    kept
}

/// The first members of the longest run of pairs whose second members rise (patience sorting).
fn longest_rising(pairs: &[(usize, usize)]) -> Vec<usize> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    for (at, pair) in pairs.iter().enumerate() {
        let pile = tails.partition_point(|tail| pairs[*tail].1 < pair.1);
        before[at] = pile.checked_sub(1).map(|p| tails[p]);
        match tails.get_mut(pile) {
            Some(tail) => *tail = at,
            None => tails.push(at),
        }
    }
    let mut run = Vec::new();
    let mut at = tails.last().copied();
    while let Some(here) = at {
        run.push(pairs[here].0);
        at = before[here];
    }
    run
}

/// How the words of one sentence become those of another; together the pieces are both texts.
pub fn word_changes<'a>(old: &'a str, new: &'a str) -> Vec<Piece<'a>> {
    let (from, to) = (tokens(old), tokens(new));
    let hashes = |tokens: &[&str]| -> Vec<u64> { tokens.iter().map(|t| hash([*t])).collect() };
    let mut pieces = Vec::new();
    let mut push = |piece: Piece<'a>| match piece {
        Piece::Same("") | Piece::Old("") | Piece::New("") => {}
        piece => pieces.push(piece),
    };
    for op in diff(Method::Myers, &hashes(&from), &hashes(&to)) {
        let (left, right) = (op.old_range(), op.new_range());
        let old = stretch(old, &from[left]);
        let new = stretch(new, &to[right]);
        if op.tag() == DiffTag::Equal {
            push(Piece::Same(new));
        } else {
            push(Piece::Old(old));
            push(Piece::New(new));
        }
    }
    pieces
}

/// Words and what stands between them.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut start = 0;
    let mut inside = None;
    for (at, c) in text.char_indices() {
        let word = c.is_alphanumeric();
        if inside.is_some_and(|was| was != word) || inside == Some(false) && at > start {
            tokens.push(&text[start..at]);
            start = at;
        }
        inside = Some(word);
    }
    if start < text.len() {
        tokens.push(&text[start..]);
    }
    tokens
}

/// The part of a text that neighbouring tokens cover.
fn stretch<'a>(text: &'a str, tokens: &[&'a str]) -> &'a str {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
        return "";
    };
    let start = first.as_ptr() as usize - text.as_ptr() as usize;
    let end = last.as_ptr() as usize - text.as_ptr() as usize + last.len();
    &text[start..end]
}
