//! Owns which numbers belong together: those of one unit, those that measure the same thing, those that stand in time.

use std::collections::HashMap;
use std::fmt::Write;

use super::model::{Decimal, Number, NumberKind, Value};
use super::things::Thing;
use super::units;

/// The numbers of a document by what makes them comparable. Indexes are positions in its list of numbers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Kin {
    /// Of one kind and unit, per the same thing; counts of one thing. In each the largest first.
    pub units: Groups,
    /// Of one kind and unit, and with the same head noun of what they measure. In each the largest first.
    pub things: Groups,
    /// Dates, times and durations whose days are known, in the order of time.
    pub dated: Vec<u32>,
    /// The others, in text order.
    pub undated: Vec<u32>,
    /// Pairs that state the same quantity with different values, in both directions, sorted.
    pub differing: Vec<(u32, u32)>,
}

/// Members by key.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Groups {
    /// Sorted, with where each one's members end.
    keys: Vec<(Box<str>, u32)>,
    members: Vec<u32>,
    /// The group of each number, or [`NONE`].
    group_of: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Groups {
    /// What a number's comparable ones share; the same text in another document means the same.
    pub fn key(&self, number: u32) -> Option<&str> {
        let group = *self.group_of.get(number as usize)?;
        self.keys.get(group as usize).map(|(key, _)| &**key)
    }

    /// All numbers with a key, the largest first.
    pub fn of(&self, key: &str) -> &[u32] {
        match self.keys.binary_search_by(|(k, _)| (**k).cmp(key)) {
            Ok(group) => self.members_of(group),
            Err(_) => &[],
        }
    }

    /// The numbers that share a key with this one, itself among them.
    pub fn with(&self, number: u32) -> &[u32] {
        match self.group_of.get(number as usize) {
            Some(&group) if group != NONE => self.members_of(group as usize),
            _ => &[],
        }
    }

    /// All groups.
    pub(super) fn all(&self) -> impl Iterator<Item = &[u32]> {
        (0..self.keys.len()).map(|group| self.members_of(group))
    }

    fn members_of(&self, group: usize) -> &[u32] {
        let from = group.checked_sub(1).map_or(0, |before| self.keys[before].1);
        let to = self.keys[group].1;
        &self.members[from as usize..to as usize]
    }

    /// Groups numbers by their keys (an empty one is none); `sizes` orders the members.
    fn build(count: usize, sizes: &[f64], key: impl Fn(usize, &mut String)) -> Self {
        let mut seen: HashMap<Box<str>, u32> = HashMap::new();
        let mut group_of = Vec::with_capacity(count);
        let mut text = String::new();
        for number in 0..count {
            text.clear();
            key(number, &mut text);
            let next = seen.len() as u32;
            group_of.push(match seen.get(text.as_str()) {
                _ if text.is_empty() => NONE,
                Some(group) => *group,
                None => {
                    seen.insert(text.as_str().into(), next);
                    next
                }
            });
        }
        let mut keys: Vec<(Box<str>, u32)> = seen.into_iter().collect();
        keys.sort_unstable();
        let mut ranks = vec![0; keys.len()];
        for (rank, (_, group)) in keys.iter().enumerate() {
            ranks[*group as usize] = rank as u32;
        }
        for group in group_of.iter_mut().filter(|group| **group != NONE) {
            *group = ranks[*group as usize];
        }
        let grouped = (0..count as u32).filter(|n| group_of[*n as usize] != NONE);
        let mut members: Vec<u32> = grouped.collect();
        let size = |n: &u32| sizes[*n as usize];
        members.sort_unstable_by(|a, b| {
            let group = |n: &u32| group_of[*n as usize];
            let larger = || size(b).total_cmp(&size(a));
            group(a).cmp(&group(b)).then_with(larger).then(a.cmp(b))
        });
        for (group, key) in keys.iter_mut().enumerate() {
            key.1 = members.partition_point(|n| group_of[*n as usize] as usize <= group) as u32;
        }
        Self {
            keys,
            members,
            group_of,
        }
    }
}

impl Kin {
    pub fn of(text: &str, numbers: &[Number]) -> Self {
        let mut bases: HashMap<&str, (&str, f64)> = HashMap::new();
        let mut measured = Vec::with_capacity(numbers.len());
        for number in numbers {
            let code = number.unit.as_deref().unwrap_or("");
            let base = bases.entry(code).or_insert_with(|| base_of(code));
            measured.push(*base);
        }
        let sizes: Vec<f64> = numbers
            .iter()
            .zip(&measured)
            .map(|(number, (_, factor))| plain_size(number.value).map_or(f64::MIN, |s| s * factor))
            .collect();
        let write = |id: usize, thing: bool, key: &mut String| {
            let number = &numbers[id];
            let counts = number.kind == NumberKind::Count;
            let thing = if thing || counts {
                number.measures.map(|span| Thing::of(span.of(text)))
            } else {
                None
            };
            if !compares(number) {
                return;
            }
            let per = number.per.as_deref().unwrap_or("").to_ascii_lowercase();
            let begun = (number.kind as u8, measured[id].0, per.trim_end_matches('s'));
            match thing {
                // Writing to a string can't fail.
                Some(thing) if !thing.head.is_empty() => {
                    let _ = write!(key, "{} {} {} {}", begun.0, begun.1, begun.2, thing.head);
                }
                None if !counts => {
                    let _ = write!(key, "{} {} {}", begun.0, begun.1, begun.2);
                }
                _ => {}
            }
        };
        let measures = |id: usize| numbers[id].measures.is_some();
        let (mut dated, undated): (Vec<u32>, Vec<u32>) = (0..numbers.len() as u32)
            .filter(|id| in_time(&numbers[*id as usize]))
            .partition(|id| interval(&numbers[*id as usize]).is_some());
        dated.sort_by(|a, b| {
            let days = |id: &u32| interval(&numbers[*id as usize]);
            let (a, b) = (days(a), days(b));
            // Of those that begin together the longest first: the year before its months.
            let starts = a.map(|i| &i.0).cmp(&b.map(|i| &i.0));
            starts.then_with(|| b.map(|i| &i.1).cmp(&a.map(|i| &i.1)))
        });
        Self {
            units: Groups::build(numbers.len(), &sizes, |id, key| write(id, false, key)),
            things: Groups::build(numbers.len(), &sizes, |id, key| {
                if measures(id) {
                    write(id, true, key);
                }
            }),
            dated,
            undated,
            differing: Vec::new(),
        }
    }

    /// The numbers that state the same quantity as this one with another value.
    pub fn differing_from(&self, number: u32) -> impl Iterator<Item = u32> {
        let from = self.differing.partition_point(|(a, _)| *a < number);
        let pairs = self.differing[from..].iter();
        pairs
            .take_while(move |(a, _)| *a == number)
            .map(|(_, b)| *b)
    }

    /// Whether another value is stated for the same quantity.
    pub fn differs(&self, number: u32) -> bool {
        self.differing_from(number).next().is_some()
    }
}

/// Whether a number has a place on the timeline.
fn in_time(number: &Number) -> bool {
    matches!(
        number.kind,
        NumberKind::Date | NumberKind::Time | NumberKind::Set | NumberKind::Duration
    )
}

fn interval(number: &Number) -> Option<&(String, String)> {
    number.date.as_ref()?.in_time()
}

/// Whether a number has a size that can be held against another's.
fn compares(number: &Number) -> bool {
    let sized = !matches!(
        number.kind,
        NumberKind::Ordinal
            | NumberKind::Score
            | NumberKind::Date
            | NumberKind::Time
            | NumberKind::Set
    );
    sized && number.value.fraction().is_some()
}

/// The base unit of a unit and how many of it it is.
fn base_of(code: &str) -> (&str, f64) {
    match units::base(code) {
        Some((base, factor)) => (base, float(factor)),
        None => (code, 1.0),
    }
}

/// How large a number is beside the others of its unit, for pictures and orders; never for a value.
pub fn size(number: &Number) -> Option<f64> {
    let (_, factor) = base_of(number.unit.as_deref().unwrap_or(""));
    plain_size(number.value).map(|size| size * factor)
}

fn plain_size(value: Value) -> Option<f64> {
    let (above, below) = value.fraction()?;
    let size = float(above) / float(below);
    size.is_finite().then_some(size)
}

fn float(value: Decimal) -> f64 {
    value.mantissa as f64 * 10f64.powi(i32::from(value.exponent))
}
