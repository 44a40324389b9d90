//! Owns what the finder can find in one document, and how it is found in a frame.

use std::ops::Range;
use std::sync::Arc;

use super::arena::Arena;
use super::best::{Wanted, best, threads};
use super::fold::{fold_into, one_line, origins};
use super::loss::Word;
use super::numbers::Asked;
use super::rank::rank;
use crate::analysis::{Analysis, Decimal, Value};
use crate::document::{Document, Span};

/// Everything in one document that a fuzzy query can find.
///
/// The entries have a natural order: sections as in the text, actors by their mentions, numbers by
/// salience, sentences as in the text.
#[derive(Debug, Default)]
pub struct Index {
    document: Arc<Document>,
    analysis: Arc<Analysis>,
    /// The entries before the sentences.
    labels: Vec<Label>,
    arena: Arena,
}

#[derive(Debug)]
struct Label {
    kind: EntryKind,
    id: u32,
    text: Box<str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntryKind {
    /// `id` is the section.
    Section,
    /// `id` is the actor; one entry for each of its names.
    Actor,
    /// `id` is the number; one entry as written (its full span), one as its plain value.
    Number,
    /// `id` is the sentence.
    Sentence,
}

/// One row of the finder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub kind: EntryKind,
    pub id: u32,
    /// What was matched, on one line (line ends and runs of spaces are one space).
    pub text: String,
    /// fuzzy-matcher's score.
    pub score: i64,
    /// Character positions of the matched letters in `text`.
    pub letters: Vec<usize>,
}

impl Index {
    /// Whether it is of this very analysis: its entries have the ids of no other.
    pub fn is_of(&self, analysis: &Arc<Analysis>) -> bool {
        Arc::ptr_eq(&self.analysis, analysis)
    }

    /// Indexes what a document's analysis has found, with its sections and sentences.
    pub fn build(document: Arc<Document>, analysis: Arc<Analysis>) -> Self {
        let labels = labels(&document, &analysis);
        let len = labels.len() + analysis.sentences.len();
        let arena = Arena::build(len, threads(), |entry| match labels.get(entry) {
            Some(label) => &label.text,
            None => document.slice(analysis.sentences[entry - labels.len()]),
        });
        Self {
            document,
            analysis,
            labels,
            arena,
        }
    }

    /// An index of lines alone, all of one kind; the id of each is its position.
    pub fn of_lines<'a>(kind: EntryKind, lines: impl IntoIterator<Item = &'a str>) -> Self {
        let mut document = Document::default();
        let mut analysis = Analysis::default();
        if kind != EntryKind::Sentence {
            let labels: Vec<_> = (0..)
                .zip(lines)
                .map(|(id, line)| Label::new(kind, id, line))
                .collect();
            return Self {
                arena: Arena::build(labels.len(), threads(), |entry| &labels[entry].text),
                labels,
                ..Self::default()
            };
        }
        for line in lines {
            let start = document.text.len();
            document.text.push_str(line);
            analysis
                .sentences
                .push(Span::new(start, document.text.len()));
            document.text.push('\n');
        }
        Self::build(Arc::new(document), Arc::new(analysis))
    }

    /// The best `limit` entries for a query, best first; `kinds` empty means all.
    ///
    /// An entry matches if it holds the letters of each word of the query in order, in any case
    /// and with any accents. Its score is the sum of fuzzy-matcher's scores of the words in the
    /// folded line; of equal ones those that hold the words unbroken go first, then the natural
    /// order decides. What was found under several names stands once, under the best.
    /// An empty query gives the first entries in natural order.
    pub fn find(&self, query: &str, kinds: &[EntryKind], limit: usize) -> Vec<Hit> {
        let asked = Asked::of(query, kinds);
        let mut numbers = asked.as_ref().map_or_else(Vec::new, |asked| {
            let labels = self.labels.iter().enumerate();
            let wanted =
                labels.filter(|(entry, _)| self.begins(*entry) && self.passes(*entry, asked));
            wanted
                .take(limit)
                .map(|(_, label)| self.number_hit(label))
                .collect()
        });
        if asked.is_some_and(|asked| asked.only) {
            return numbers;
        }
        let words = words(query);
        let ranges = self.ranges(kinds);
        let entries = if words.is_empty() {
            let natural = ranges.into_iter().flatten();
            // The entries of one target stand together.
            natural
                .filter(|entry| self.begins(*entry))
                .take(limit)
                .collect()
        } else {
            let wanted = Wanted {
                words: &words,
                ranges: &ranges,
                limit,
                target: &|entry| self.key(entry),
            };
            best(&self.arena, &wanted)
        };
        let found: Vec<Hit> = entries
            .into_iter()
            .map(|entry| self.hit(entry, &words))
            .filter(|hit| !numbers.iter().any(|n| (n.kind, n.id) == (hit.kind, hit.id)))
            .collect();
        numbers.extend(found);
        numbers.truncate(limit);
        numbers
    }

    /// Whether an entry is the first of its target: the entries of one target stand together.
    fn begins(&self, entry: usize) -> bool {
        entry == 0 || self.key(entry) != self.key(entry - 1)
    }

    /// Whether an entry is a number of which what is asked is true.
    fn passes(&self, entry: usize, asked: &Asked) -> bool {
        let label = self.labels.get(entry);
        let number = label
            .filter(|label| label.kind == EntryKind::Number)
            .and_then(|label| self.analysis.numbers.get(label.id as usize));
        number.is_some_and(|number| asked.filter.matches(number, &self.document.text))
    }

    /// A number that was found by its value: before all that is only written alike, by salience.
    fn number_hit(&self, label: &Label) -> Hit {
        const BEFORE_ALL: i64 = 1 << 40;
        let number = self.analysis.numbers.get(label.id as usize);
        Hit {
            kind: EntryKind::Number,
            id: label.id,
            text: one_line(&label.text),
            score: BEFORE_ALL + number.map_or(0, |n| i64::from(n.salience)),
            letters: Vec::new(),
        }
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.arena.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many rows `find` would give without a limit; `stop` is asked now and then and ends the
    /// count with `None`.
    pub fn count(
        &self,
        query: &str,
        kinds: &[EntryKind],
        stop: &dyn Fn() -> bool,
    ) -> Option<usize> {
        let mut count = 0;
        self.each(query, kinds, stop, &mut |_, _| count += 1)?;
        Some(count)
    }

    /// Tells everything that `find` would give without a limit, each once.
    pub fn each(
        &self,
        query: &str,
        kinds: &[EntryKind],
        stop: &dyn Fn() -> bool,
        found: &mut dyn FnMut(EntryKind, u32),
    ) -> Option<()> {
        let words = words(query);
        let asked = Asked::of(query, kinds);
        let only = asked.as_ref().is_some_and(|asked| asked.only);
        let holds = |entry| {
            asked
                .as_ref()
                .is_some_and(|asked| self.passes(entry, asked))
                || !only && self.arena.holds(entry, &words)
        };
        let mut counted = None;
        for entry in self.ranges(kinds).into_iter().flatten() {
            if entry % 4096 == 0 && stop() {
                return None;
            }
            let key = Some(self.key(entry));
            if counted != key && holds(entry) {
                let (kind, id) = self.target(entry);
                found(kind, id);
                counted = key;
            }
        }
        Some(())
    }

    /// The entries of some kinds, in natural order.
    fn ranges(&self, kinds: &[EntryKind]) -> Vec<Range<usize>> {
        let start = |kind| self.labels.partition_point(|label| label.kind < kind);
        let sentences = start(EntryKind::Sentence);
        let (actors, numbers) = (start(EntryKind::Actor), start(EntryKind::Number));
        [
            (EntryKind::Section, 0..actors),
            (EntryKind::Actor, actors..numbers),
            (EntryKind::Number, numbers..sentences),
            (EntryKind::Sentence, sentences..self.arena.len()),
        ]
        .into_iter()
        .filter(|(kind, _)| kinds.is_empty() || kinds.contains(kind))
        .map(|(_, range)| range)
        .collect()
    }

    /// One number for each target.
    fn key(&self, entry: usize) -> u64 {
        let (kind, id) = self.target(entry);
        (kind as u64) << 32 | u64::from(id)
    }

    fn target(&self, entry: usize) -> (EntryKind, u32) {
        match self.labels.get(entry) {
            Some(label) => (label.kind, label.id),
            None => (EntryKind::Sentence, (entry - self.labels.len()) as u32),
        }
    }

    fn hit(&self, entry: usize, words: &[Word]) -> Hit {
        let (kind, id) = self.target(entry);
        let text = match self.labels.get(entry) {
            Some(label) => one_line(&label.text),
            None => one_line(self.document.slice(self.analysis.sentences[id as usize])),
        };
        let origins = origins(&text);
        let mut score = 0;
        let mut letters = Vec::new();
        for word in words {
            if let Some((points, positions)) = rank(self.arena.line(entry), &word.text) {
                score += points;
                letters.extend(positions.iter().filter_map(|&p| origins.get(p).copied()));
            }
        }
        letters.sort_unstable();
        letters.dedup();
        Hit {
            kind,
            id,
            text,
            score,
            letters,
        }
    }
}

impl Label {
    fn new(kind: EntryKind, id: u32, text: &str) -> Self {
        Self {
            kind,
            id,
            text: text.into(),
        }
    }
}

/// The entries before the sentences, in natural order; those of one target stand together.
fn labels(document: &Document, analysis: &Analysis) -> Vec<Label> {
    let mut labels = Vec::new();
    for (id, section) in (0..).zip(&document.sections) {
        if !section.title.is_empty() {
            labels.push(Label::new(EntryKind::Section, id, &section.title));
        }
    }
    let mut actors: Vec<_> = (0..).zip(&analysis.actors).collect();
    actors.sort_by_key(|(_, actor)| std::cmp::Reverse(actor.mentions.len()));
    for (id, actor) in actors {
        for name in std::iter::once(&actor.name).chain(&actor.aliases) {
            labels.push(Label::new(EntryKind::Actor, id, name));
        }
        for role in &actor.roles {
            let line = format!("{}, {}", actor.name, role.text);
            labels.push(Label::new(EntryKind::Actor, id, &line));
        }
    }
    let mut numbers: Vec<_> = (0..).zip(&analysis.numbers).collect();
    numbers.sort_by_key(|(_, number)| std::cmp::Reverse(number.salience));
    for (id, number) in numbers {
        labels.push(Label::new(
            EntryKind::Number,
            id,
            document.slice(number.full),
        ));
        if let Some(value) = plain(number.value) {
            labels.push(Label::new(EntryKind::Number, id, &value));
        }
    }
    labels
}

/// A value in digits alone: 126 billion as 126000000000.
fn plain(value: Value) -> Option<String> {
    match value {
        Value::Exact(value) => digits(value),
        Value::Range(Some(from), Some(to)) => Some(format!("{}-{}", digits(from)?, digits(to)?)),
        Value::Range(Some(end), None) | Value::Range(None, Some(end)) => digits(end),
        Value::Ratio(part, whole) => Some(format!("{}/{}", digits(part)?, digits(whole)?)),
        Value::Score(own, other) => Some(format!("{own}-{other}")),
        Value::Range(None, None) | Value::Unknown => None,
    }
}

fn digits(value: Decimal) -> Option<String> {
    // Nobody types more zeros than these.
    const ZEROS: usize = 40;
    let zeros = usize::from(value.exponent.unsigned_abs());
    if zeros > ZEROS {
        return None;
    }
    let sign = if value.mantissa < 0 { "-" } else { "" };
    let mut digits = value.mantissa.unsigned_abs().to_string();
    if value.exponent >= 0 {
        digits.extend(std::iter::repeat_n('0', zeros));
    } else {
        digits = format!("{digits:0>width$}", width = zeros + 1);
        digits.insert(digits.len() - zeros, '.');
    }
    Some(sign.to_string() + &digits)
}

/// The folded words of a query.
fn words(query: &str) -> Vec<Word> {
    let mut folded = Vec::new();
    fold_into(query, &mut folded);
    let folded = String::from_utf8(folded).unwrap_or_default();
    folded
        .split(' ')
        .filter(|w| !w.is_empty())
        .map(Word::new)
        .collect()
}
