//! Owns the features of a place in a sentence. The trainer and the tagger see the same ones, each a
//! 64-bit hash of its template and values.

use std::sync::LazyLock;

use super::evidence::Count;
use super::forms::{Case, Form, Traits, list};
use super::reader::Word;
use super::tables::{hash, mix};
use super::topic::Classes;

/// What surrounds the words of one sentence; buffers that are used again.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    style: Style,
    /// For each word the run of capitalised words around it, ends exclusive; empty for other words.
    runs: Vec<(u32, u32)>,
    /// For each word the lists of the longest listed name of several words over it, and its place there.
    phrases: Vec<(u16, u8)>,
    dateline: u32,
    /// Whether it is a line of a table or of results: many figures among few other words.
    figures: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[repr(u8)]
enum Style {
    #[default]
    Plain,
    Capitals,
    Title,
    Lower,
}

/// The place of a word in a name of several words.
const FIRST: u8 = 1;
const MIDDLE: u8 = 2;
const LAST: u8 = 3;

#[inline]
fn t(template: u64, value: u64) -> u64 {
    mix(template.wrapping_mul(0x9e37_79b9_7f4a_7c15), value)
}

#[inline]
fn pair(a: u64, b: u64) -> u64 {
    mix(a, b)
}

impl Surroundings {
    /// Reads a sentence; `phrase` answers what the lists know of a run of words by its hash.
    pub fn read(&mut self, words: &[Traits], phrase: impl Fn(u64) -> Option<u16>) {
        self.style = style(words);
        find_runs(words, &mut self.runs);
        self.dateline = dateline(words);
        self.figures = has_figures(words);
        self.phrases.clear();
        self.phrases.resize(words.len(), (0, 0));
        let mut at = 0;
        while at < words.len() {
            let end = self.listed(words, at, &phrase);
            at = end.max(at + 1);
        }
    }

    /// Marks the longest listed name of several words that starts at a place; returns its end or 0.
    fn listed(
        &mut self,
        words: &[Traits],
        at: usize,
        phrase: &impl Fn(u64) -> Option<u16>,
    ) -> usize {
        if !words[at].has(list::STARTS) || !(words[at].is_capital() || self.style == Style::Lower) {
            return 0;
        }
        let mut state = words[at].lower;
        let mut best = (0, 0);
        for (next, word) in words.iter().enumerate().skip(at + 1).take(7) {
            state = mix(state, word.lower);
            let Some(lists) = phrase(state) else {
                break;
            };
            if lists & !list::STARTS != 0 {
                best = (next + 1, lists & !list::STARTS);
            }
            if lists & list::STARTS == 0 {
                break;
            }
        }
        for i in at..best.0 {
            let place = if i == at {
                FIRST
            } else if i + 1 == best.0 {
                LAST
            } else {
                MIDDLE
            };
            self.phrases[i] = (best.1, place);
        }
        best.0
    }

    /// Whether all features are read at a place; at others, plain small words among plain small words, only
    /// those of single words are, which is much cheaper.
    pub fn is_full(&self, words: &[Traits], at: usize) -> bool {
        let capital = |i: usize| words.get(i).is_some_and(|f| f.is_capital());
        self.style == Style::Lower || capital(at) || capital(at + 1) || at > 0 && capital(at - 1)
    }

    /// Features of a place that depend on more than one word.
    pub fn features(&self, words: &[Traits], at: usize, mut emit: impl FnMut(u64)) {
        let f = |offset: isize| {
            at.checked_add_signed(offset)
                .and_then(|i| words.get(i))
                .copied()
        };
        let lower = |offset| f(offset).map_or(1, |f| f.lower);
        let cluster =
            |offset, which: usize| f(offset).map_or(9999, |f| u64::from(f.clusters[which]));
        let case = |offset| f(offset).map_or(9, |f| f.case as u64);
        let lists = |offset| f(offset).map_or(0, |f| u64::from(f.lists & !list::STARTS));
        let prior = |offset| f(offset).map_or(99, |f| u64::from(f.prior));
        let me = words[at];
        let style = self.style as u64;

        emit(t(100, pair(lower(-1), lower(0))));
        emit(t(101, pair(lower(0), lower(1))));
        emit(t(108, pair(pair(case(-1), case(0)), pair(case(1), style))));
        emit(t(109, pair(lists(-1), lists(0))));
        emit(t(110, pair(lists(0), lists(1))));
        emit(t(111, pair(pair(cluster(-2, 0), cluster(-1, 0)), case(0))));
        emit(t(112, pair(pair(cluster(1, 0), cluster(2, 0)), case(0))));
        emit(t(
            116,
            pair(pair(prior(-1), prior(0)), pair(case(-1), case(0))),
        ));
        emit(t(
            117,
            pair(pair(prior(0), prior(1)), pair(case(0), case(1))),
        ));
        emit(t(113, pair(lower(-1), lists(0) | case(0) << 32)));
        emit(t(114, pair(lower(1), lists(0) | case(0) << 32)));
        emit(t(
            115,
            pair(
                pair(case(-2), case(-1)),
                pair(case(0), pair(case(1), case(2))),
            ),
        ));

        let first = u64::from(at == 0) + u64::from(at == 1 && words[0].case == Case::Mark);
        emit(t(120, pair(first, pair(case(0), style))));
        if first > 0 {
            emit(t(
                121,
                pair(u64::from(me.commonness), pair(case(0), lists(0))),
            ));
        }
        if self.figures {
            emit(t(125, pair(case(0), lists(0))));
            emit(t(126, pair(case(0), prior(0))));
            emit(t(
                127,
                pair(pair(case(-1), case(0)), pair(case(1), lists(0))),
            ));
        }
        emit(t(122, pair(style, u64::from(me.commonness))));
        if (at as u32) < self.dateline {
            emit(t(123, pair(u64::from(self.dateline), at as u64)));
            emit(t(124, lists(0)));
        }

        let (listed, place) = self.phrases[at];
        if listed != 0 {
            emit(t(130, pair(u64::from(listed), u64::from(place))));
            emit(t(
                131,
                pair(u64::from(listed), pair(u64::from(place), case(0))),
            ));
        }
        if let Some(&(next, 1)) = self.phrases.get(at + 1) {
            emit(t(132, u64::from(next)));
        }
        self.run_features(words, at, &mut emit);
    }

    /// Features of the run of capitalised words that a place is in.
    fn run_features(&self, words: &[Traits], at: usize, emit: &mut impl FnMut(u64)) {
        let me = words[at];
        let case = me.case as u64;
        let (from, to) = (self.runs[at].0 as usize, self.runs[at].1 as usize);
        if from >= to {
            return;
        }
        let cluster = |form: Option<Traits>, which: usize| {
            form.map_or(9999, |f| u64::from(f.clusters[which]))
        };
        let lower = |form: Option<Traits>| form.map_or(1, |f| f.lower);
        let before = from.checked_sub(1).map(|i| words[i]);
        let after = words.get(to).copied();
        let length = (to - from).min(6) as u64;
        let back = (to - 1 - at).min(4) as u64;
        let front = (at - from).min(4) as u64;
        emit(t(
            140,
            pair(length, pair(front, pair(back, self.style as u64))),
        ));
        emit(t(
            152,
            pair(pair(cluster(before, 0), cluster(after, 0)), length),
        ));
        emit(t(153, cluster(words.get(to + 1).copied(), 1)));
        emit(t(154, cluster(from.checked_sub(2).map(|i| words[i]), 1)));
        if length == 1 {
            return;
        }
        let (first, last) = (words[from], words[to - 1]);
        let place = front.min(2) * 4 + back.min(2);
        emit(t(141, pair(last.lower, place)));
        emit(t(142, pair(first.lower, place)));
        emit(t(143, pair(u64::from(last.clusters[1]), pair(case, place))));
        emit(t(
            144,
            pair(u64::from(first.clusters[1]), pair(case, place)),
        ));
        emit(t(155, pair(u64::from(last.prior), place)));
        emit(t(156, pair(u64::from(first.prior), place)));
        emit(t(145, pair(u64::from(last.lists & !list::STARTS), place)));
        emit(t(146, pair(u64::from(first.lists & !list::STARTS), place)));
        let heads =
            list::ORG_HEAD | list::PLACE_HEAD | list::EVENT_HEAD | list::GIVEN | list::TITLE;
        let heads = words[from..to].iter().fold(0, |a, f| a | f.lists) & heads;
        emit(t(147, pair(u64::from(heads), place)));
        emit(t(148, pair(lower(before), place)));
        emit(t(149, pair(lower(after), place)));
        emit(t(150, pair(cluster(before, 1), place)));
        emit(t(151, pair(cluster(after, 1), place)));
    }
}

/// Features of a word at its own place.
pub fn own(form: &Form, mut emit: impl FnMut(u64)) {
    let case = form.traits.case as u64;
    let lists = form.traits.lists & !list::STARTS;
    emit(t(1, 0));
    emit(t(2, form.exact));
    emit(t(3, form.traits.lower));
    emit(t(4, form.shape));
    for (n, &affix) in form.prefixes.iter().enumerate().skip(1) {
        emit(t(5 + n as u64, affix));
    }
    for (n, &affix) in form.suffixes.iter().enumerate() {
        emit(t(10 + n as u64, pair(affix, case)));
    }
    for (n, &cluster) in form.traits.clusters.iter().enumerate() {
        emit(t(20 + n as u64, u64::from(cluster)));
        emit(t(24 + n as u64, pair(u64::from(cluster), case)));
    }
    emit(t(27, pair(u64::from(form.traits.prior), case)));
    emit(t(30, pair(u64::from(form.traits.commonness), case)));
    emit(t(31, pair(u64::from(lists), case)));
    emit(t(
        32,
        pair(
            u64::from(lists),
            pair(u64::from(form.traits.commonness), case),
        ),
    ));
    emit(t(33, pair(case, u64::from(form.traits.letters))));
    emit(t(
        34,
        pair(u64::from(form.traits.clusters[0]), u64::from(lists)),
    ));
    emit(t(
        35,
        pair(u64::from(form.traits.prior), pair(u64::from(lists), case)),
    ));
    for bit in 0..16 {
        if lists & (1 << bit) != 0 {
            emit(t(36 + bit, case));
        }
    }
}

/// What the document tells of a word, at its own place.
pub fn told(word: &Word, count: &Count, classes: Classes, mut emit: impl FnMut(u64)) {
    let case = word.case as u64;
    let (topic, talk) = (u64::from(classes.topic), u64::from(classes.talk));
    let lists = u64::from(word.lists & !list::STARTS);
    if word.case.is_capital() {
        emit(t(65, pair(topic, pair(lists, case))));
        emit(t(66, pair(topic, pair(u64::from(word.prior), case))));
        emit(t(67, pair(topic, word.lower)));
        emit(t(80, pair(talk, pair(lists, case))));
        emit(t(81, pair(talk, pair(u64::from(word.prior), case))));
        emit(t(82, pair(talk, word.lower)));
    }
    let often = |n: u32| u64::from(n.min(3));
    emit(t(
        60,
        pair(often(count.capital), pair(often(count.lower), case)),
    ));
    if let Some((kind, share, often)) = count.vote() {
        emit(t(61, pair(kind as u64, pair(u64::from(share), case))));
        emit(t(
            62,
            pair(
                kind as u64,
                pair(u64::from(share), pair(u64::from(often), case)),
            ),
        ));
    }
    if let Some((kind, share, often)) = count.part() {
        emit(t(63, pair(kind as u64, pair(u64::from(share), case))));
        emit(t(
            64,
            pair(
                kind as u64,
                pair(u64::from(share), pair(u64::from(often), case)),
            ),
        ));
    }
}

/// What the document tells of a word, for the place after (`offset` -1) or before it (1).
pub fn told_near(count: &Count, offset: i64, mut emit: impl FnMut(u64)) {
    if let Some((kind, share, _)) = count.vote() {
        emit(t(
            78,
            pair(pair(kind as u64, u64::from(share)), offset as u64),
        ));
    }
}

/// Features of a word for the place after (`offset` -1) or before it (1).
pub fn near(form: &Form, offset: i64, mut emit: impl FnMut(u64)) {
    let side = offset as u64;
    let case = form.traits.case as u64;
    emit(t(70, pair(form.traits.lower, side)));
    emit(t(71, pair(form.shape, side)));
    for (n, &cluster) in form.traits.clusters.iter().enumerate() {
        emit(t(72 + n as u64, pair(pair(u64::from(cluster), case), side)));
    }
    emit(t(79, pair(pair(u64::from(form.traits.prior), case), side)));
    emit(t(
        75,
        pair(
            pair(u64::from(form.traits.lists & !list::STARTS), case),
            side,
        ),
    ));
    emit(t(76, pair(pair(form.suffixes[2], case), side)));
    emit(t(
        77,
        pair(pair(u64::from(form.traits.commonness), case), side),
    ));
}

/// Features of a word for the place two words away.
pub fn far(word: &Traits, offset: i64, mut emit: impl FnMut(u64)) {
    let side = offset as u64;
    let case = word.case as u64;
    emit(t(90, pair(word.lower, side)));
    emit(t(91, pair(pair(u64::from(word.clusters[1]), case), side)));
    emit(t(92, pair(pair(u64::from(word.clusters[2]), case), side)));
    emit(t(
        93,
        pair(pair(u64::from(word.lists & !list::STARTS), case), side),
    ));
}

/// The feature of a place beyond the sentence.
pub fn edge(offset: i64) -> u64 {
    t(99, offset as u64)
}

fn style(traits: &[Traits]) -> Style {
    let (mut words, mut capitals, mut first, mut lower, mut long_lower) = (0, 0, 0, 0, 0);
    for word in traits {
        match word.case {
            Case::All => capitals += 1,
            Case::First | Case::Mixed => first += 1,
            Case::Lower => {
                lower += 1;
                long_lower += usize::from(word.letters > 4);
            }
            _ => continue,
        }
        words += 1;
    }
    if words >= 3 && capitals * 10 >= words * 8 {
        Style::Capitals
    } else if words >= 4 && long_lower == 0 && first * 2 >= words {
        Style::Title
    } else if words >= 2 && lower == words {
        Style::Lower
    } else {
        Style::Plain
    }
}

fn has_figures(words: &[Traits]) -> bool {
    let count = |case: fn(Case) -> bool| words.iter().filter(|w| case(w.case)).count();
    let figures = count(|case| case == Case::Digits);
    let others = count(|case| case != Case::Digits && case != Case::Mark);
    figures >= 2 && figures * 3 >= others
}

fn find_runs(words: &[Traits], out: &mut Vec<(u32, u32)>) {
    out.clear();
    out.resize(words.len(), (0, 0));
    let mut at = 0;
    while at < words.len() {
        let end = (at..words.len())
            .find(|&i| !words[i].is_capital())
            .unwrap_or(words.len());
        out[at..end].fill((at as u32, end as u32));
        at = end.max(at + 1);
    }
}

/// Where a dateline at the start of a sentence ends ("WASHINGTON (AP) --", "Paris, May 3 –"); 0 without one.
fn dateline(words: &[Traits]) -> u32 {
    if !words.first().is_some_and(|f| f.is_capital()) {
        return 0;
    }
    for (at, word) in words.iter().enumerate().take(12).skip(1) {
        if word.case == Case::Lower {
            return 0;
        }
        let dash = word.case == Case::Mark && DASHES.contains(&word.lower);
        if dash && words.get(at + 1).is_some_and(|f| f.is_capital()) {
            return at as u32;
        }
    }
    0
}

/// A hyphen between spaces is read as a long dash, too.
static DASHES: LazyLock<[u64; 3]> = LazyLock::new(|| ["--", "—", "–"].map(|d| hash(d.as_bytes())));
