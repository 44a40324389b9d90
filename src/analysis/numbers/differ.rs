//! Owns which numbers state the same quantity with different values. It would rather miss a pair than
//! hold two things against each other that only sound alike; what differs need not contradict.

use super::model::{Bound, Change, Decimal, Number, NumberKind, Value};
use super::things::{Thing, singular};
use crate::analysis::{ActorKind, Analysis, Target};
use crate::document::{BlockKind, Document, Span};

/// Earlier figures of the same thing that one is held against.
const LOOKED_BACK: usize = 24;
/// Pairs that one figure is in.
const PAIRS: usize = 8;
/// Bytes beside a figure in which its verb is looked for.
const NEAR: usize = 80;

/// Pairs of numbers in both directions, sorted.
pub fn differing(document: &Document, analysis: &Analysis) -> Vec<(u32, u32)> {
    let mut pairs = Vec::new();
    for group in analysis.kin.things.all() {
        if group.len() < 2 {
            continue;
        }
        let mut ids = group.to_vec();
        ids.sort_unstable();
        let mut claims: Vec<Claim> = Vec::new();
        for id in ids {
            let Some(claim) = Claim::of(document, analysis, id) else {
                continue;
            };
            let mut held = 0;
            let earlier = claims.iter().rev();
            for other in earlier.filter(|c| c.thing == claim.thing).take(LOOKED_BACK) {
                if held < PAIRS && claim.is_about_what(other) && !agree(claim.number, other.number)
                {
                    pairs.extend([(other.id, id), (id, other.id)]);
                    held += 1;
                }
            }
            claims.push(claim);
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// A number with what its sentence says around it.
struct Claim<'a> {
    id: u32,
    number: &'a Number,
    sentence: Span,
    thing: Thing,
    /// What is done by or to the thing.
    verbs: Vec<String>,
    owners: Vec<u32>,
    places: Vec<u32>,
    dates: Vec<&'a str>,
}

impl<'a> Claim<'a> {
    /// `None` where a figure is no claim of its own: one end of a change, one part of more, a cell of a table.
    fn of(document: &Document, analysis: &'a Analysis, id: u32) -> Option<Self> {
        let number = analysis.numbers.get(id as usize)?;
        let measures = number.measures?;
        let stated = matches!(
            number.kind,
            NumberKind::Money
                | NumberKind::Percent
                | NumberKind::Fraction
                | NumberKind::Count
                | NumberKind::Quantity
                | NumberKind::Duration
        );
        let part = matches!(
            number.change,
            Some(Change::From | Change::Up | Change::Down)
        );
        let vague = number.bound == Bound::Vague || number.value == Value::Unknown;
        let block = document
            .blocks
            .get(document.block_at(number.span.start()))?;
        let listed = matches!(
            block.kind,
            BlockKind::Table | BlockKind::Code | BlockKind::Lines
        );
        // What another figure's words tell is said of that one.
        let shared = number.full.join(measures) != number.full;
        if !stated || part || vague || listed || shared || number.doubtful {
            return None;
        }
        let sentence = analysis.sentence_at(number.span.start())?;
        let text = document.text.as_str();
        let whole = number.full.join(measures);
        let (before, after) = around(text, sentence, whole);
        let own = whole.of(text).to_lowercase();
        let adds =
            |word: &str| PARTS.contains(&word) || word == "more" && !own.contains("more than");
        if split(&own).any(adds)
            || before
                .first()
                .is_some_and(|w| w == "of" || PARTS.contains(&w.as_str()))
        {
            return None;
        }
        let mut claim = Self {
            id,
            number,
            sentence,
            thing: Thing::of(measures.of(text)),
            verbs: Vec::new(),
            owners: analysis
                .links_of(id)
                .iter()
                .map(|link| link.actor)
                .collect(),
            places: Vec::new(),
            dates: Vec::new(),
        };
        claim.verbs.extend(before.first().and_then(|w| verb(w)));
        let plain = after.iter().find(|w| !HELPERS.contains(&w.as_str()));
        claim.verbs.extend(plain.and_then(|w| verb(w)));
        for mention in analysis.mentions_in(sentence) {
            match mention.target {
                Target::Actor(actor) => {
                    if analysis.actors[actor as usize].kind == ActorKind::Place {
                        claim.places.push(actor);
                    }
                }
                Target::Number(other) => {
                    let date = analysis.numbers[other as usize].date.as_ref();
                    claim.dates.extend(date.map(|d| d.timex.as_str()));
                }
            }
        }
        Some(claim)
    }

    /// Whether two figures of the same thing are about the same quantity: nothing that both sentences
    /// say parts them, and two things tie them.
    fn is_about_what(&self, other: &Self) -> bool {
        let (a, b) = (self.number, other.number);
        let apart = self.sentence == other.sentence
            || a.per.is_some() != b.per.is_some()
            || parted(&self.verbs, &other.verbs)
            || parted(&self.owners, &other.owners)
            || parted(&self.places, &other.places)
            || parted(&self.dates, &other.dates);
        if apart {
            return false;
        }
        let attribute = |n: &Number| n.measures.is_some_and(|m| m.start() < n.span.start());
        let ties = [
            self.thing.words_in_it() >= 2,
            !self.verbs.is_empty() && !other.verbs.is_empty(),
            !self.owners.is_empty() && !other.owners.is_empty(),
            attribute(a) && attribute(b),
        ];
        ties.into_iter().filter(|tie| *tie).count() >= 2
    }
}

/// Whether both say something, and nothing in common.
fn parted<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    !a.is_empty() && !b.is_empty() && !a.iter().any(|x| b.contains(x))
}

/// Whether two values may both be true of one quantity, by their bounds and by how finely they are stated.
fn agree(a: &Number, b: &Number) -> bool {
    let (Some(one), Some(other)) = (ends(a), ends(b)) else {
        return true;
    };
    if a.unit != b.unit {
        // Of one dimension but stated in two units: rounding is all that can be told.
        return true;
    }
    let beyond = |low: Option<Decimal>, high: Option<Decimal>| match (low, high) {
        (Some(low), Some(high)) => low > high,
        _ => false,
    };
    let meet = !beyond(one.0, other.1) && !beyond(other.0, one.1);
    meet || rounded_alike(a.value, b.value)
}

/// The lowest and highest value that a figure allows.
fn ends(number: &Number) -> Option<(Option<Decimal>, Option<Decimal>)> {
    let tenth = |v: Decimal| v.shift(-1);
    let value = match number.value {
        Value::Exact(value) => value,
        Value::Range(low, high) => return Some((low, high)),
        _ => return ratio_ends(number.value),
    };
    Some(match number.bound {
        Bound::Exact => (Some(value), Some(value)),
        Bound::Greater | Bound::AtLeast => (Some(value), None),
        Bound::Less | Bound::AtMost => (None, Some(value)),
        Bound::Nearly => (Some(value.plus(tenth(value)?.negated())?), Some(value)),
        Bound::Approx => {
            let margin = tenth(value)?;
            (
                Some(value.plus(margin.negated())?),
                Some(value.plus(margin)?),
            )
        }
        Bound::Vague => return None,
    })
}

/// Ratios are held against each other as hundred-thousandths, a little wide.
fn ratio_ends(value: Value) -> Option<(Option<Decimal>, Option<Decimal>)> {
    let Value::Ratio(part, whole) = value else {
        return None;
    };
    let (part, whole) = (part.to_i64()?, whole.to_i64()?);
    let scaled = i128::from(part).checked_mul(100_000)? / i128::from(whole.max(1));
    Some((Decimal::new(scaled, -5), Decimal::new(scaled + 1, -5)))
}

/// Whether the finer of two values is the other one when it is rounded as that one is: 125.7 and 126 billion.
fn rounded_alike(a: Value, b: Value) -> bool {
    let (Value::Exact(a), Value::Exact(b)) = (a, b) else {
        return false;
    };
    let (fine, coarse) = if a.exponent < b.exponent {
        (a, b)
    } else {
        (b, a)
    };
    // Tens and hundreds are as often exact as rounded.
    if fine.exponent == coarse.exponent || (1..3).contains(&coarse.exponent) {
        return false;
    }
    let places = u32::from((coarse.exponent - fine.exponent).unsigned_abs());
    let off = || {
        let power = 10i128.checked_pow(places)?;
        let off = fine
            .mantissa
            .checked_sub(coarse.mantissa.checked_mul(power)?)?;
        Some(off.checked_abs()?.checked_mul(2)? <= power)
    };
    off().unwrap_or(false)
}

/// The words before a figure, nearest first, and those after it; as far as its clause and its sentence go.
fn around(text: &str, sentence: Span, whole: Span) -> (Vec<String>, Vec<String>) {
    let from = text.floor_char_boundary(whole.start().saturating_sub(NEAR).max(sentence.start()));
    let to = text.ceil_char_boundary((whole.end() + NEAR).min(sentence.end()).max(whole.end()));
    let breaks = |c: char| matches!(c, ',' | ';' | ':' | '(' | ')' | '—' | '“' | '”' | '"');
    let before = text.get(from..whole.start()).unwrap_or("");
    let before = before.rsplit(breaks).next().unwrap_or("");
    let after = text.get(whole.end()..to).unwrap_or("");
    let after = after.split(breaks).next().unwrap_or("");
    let skipped = |word: &String| !FILLERS.contains(&word.as_str());
    let lower = |word: &str| word.to_lowercase();
    (
        split(before)
            .rev()
            .map(lower)
            .filter(skipped)
            .take(3)
            .collect(),
        split(after).map(lower).filter(skipped).take(6).collect(),
    )
}

fn split(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|w| !w.is_empty())
}

/// A verb's stem, or what it means; `None` for what is no verb or says nothing of the thing.
fn verb(word: &str) -> Option<String> {
    if let Some((_, meaning)) = MEANINGS.iter().find(|(form, _)| *form == word) {
        return (!meaning.is_empty()).then(|| (*meaning).to_owned());
    }
    let stem = ["ing", "ed"]
        .iter()
        .find_map(|end| word.strip_suffix(end).filter(|s| s.len() > 2))?;
    let stem = singular(stem);
    Some(stem.trim_end_matches('e').to_owned())
}

/// Words of a figure that is one part of more.
const PARTS: &[&str] = &[
    "another",
    "other",
    "others",
    "additional",
    "further",
    "extra",
    "remaining",
    "fewer",
    "each",
    "every",
    "new",
];

/// Words between a figure and its verb.
const FILLERS: &[&str] = &[
    "at", "least", "about", "around", "some", "the", "a", "an", "nearly", "almost", "only", "just",
    "more", "than", "up", "as", "many", "that",
];

const HELPERS: &[&str] = &[
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "being",
    "has",
    "have",
    "had",
    "will",
    "would",
    "who",
    "which",
    "also",
    "already",
    "still",
    "reportedly",
    "not",
    "to",
];

/// Verbs whose forms don't show, or that mean what another means; those that only report mean nothing.
#[rustfmt::skip]
const MEANINGS: &[(&str, &str)] = &[
    ("killed", "die"), ("killing", "die"), ("kill", "die"), ("kills", "die"), ("died", "die"), ("dying", "die"), ("die", "die"), ("dead", "die"), ("perished", "die"),
    ("injured", "hurt"), ("injuring", "hurt"), ("wounded", "hurt"), ("wounding", "hurt"), ("hurt", "hurt"),
    ("arrested", "arrest"), ("arresting", "arrest"), ("detained", "arrest"), ("detaining", "arrest"),
    ("employs", "employ"), ("employ", "employ"), ("employed", "employ"), ("sent", "send"), ("sends", "send"), ("sending", "send"),
    ("gave", "give"), ("given", "give"), ("gives", "give"), ("giving", "give"), ("lost", "lose"), ("losing", "lose"), ("loses", "lose"),
    ("built", "build"), ("building", "build"), ("sold", "sell"), ("selling", "sell"), ("sells", "sell"), ("bought", "buy"), ("buying", "buy"),
    ("paid", "pay"), ("paying", "pay"), ("pays", "pay"), ("spent", "spend"), ("spending", "spend"), ("spends", "spend"), ("won", "win"), ("winning", "win"), ("wins", "win"),
    ("cost", "cost"), ("costs", "cost"), ("costing", "cost"), ("held", "hold"), ("holds", "hold"), ("fled", "flee"), ("fleeing", "flee"), ("missing", "missing"),
    ("owns", "own"), ("runs", "run"), ("produces", "produc"), ("includes", "includ"), ("contains", "contain"), ("covers", "cover"), ("serves", "serv"), ("operates", "operat"),
    ("according", ""), ("reported", ""), ("reporting", ""), ("estimated", ""), ("confirmed", ""), ("including", ""), ("following", ""), ("during", ""),
];
