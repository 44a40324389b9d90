//! Owns how the table of words lies in its file: found by hash with nothing read beforehand.
//!
//! All numbers are little-endian. Head: magic, number of rows, number of concepts, bytes of names, four each.
//! Then where each bucket of rows begins, the rows (32 bits of the hash, flags, concept + 1), the concepts
//! (length of name, length of nouns, kind, family + 1) and their names, one after the other.

#[cfg(test)]
use std::collections::BTreeMap;

use super::{Concept, Entry};
use crate::analysis::ActorKind;

/// The table that [`super::compile`] made.
pub const EMBEDDED: &[u8] = include_bytes!("../../../assets/lexicon.bin");

const MAGIC: u32 = u32::from_le_bytes(*b"ngl1");
const HEAD: usize = 16;
/// Rows are in buckets by the upper bits of their hash.
const BUCKET_BITS: u32 = 14;
const BUCKETS: usize = 1 << BUCKET_BITS;
const ROW: usize = 10;
const CONCEPT: usize = 7;

/// What the lists say of a phrase.
#[cfg(test)]
#[derive(Debug, Clone, Copy, Default)]
pub struct Row {
    pub flags: u32,
    /// Index + 1.
    pub concept: u16,
}

/// The embedded table, or an empty one if its file is not what it should be.
#[derive(Debug, Clone, Copy, Default)]
pub struct Table {
    buckets: &'static [u8],
    rows: &'static [u8],
}

/// Opens the table and reads its concepts.
pub fn open(bytes: &'static [u8]) -> (Table, Vec<Concept>) {
    parts(bytes).unwrap_or_default()
}

fn parts(bytes: &'static [u8]) -> Option<(Table, Vec<Concept>)> {
    let number = |at: usize| bytes.get(at..at + 4).map(le32);
    let (rows, concepts, names) = (
        number(4)? as usize,
        number(8)? as usize,
        number(12)? as usize,
    );
    let buckets = 4 * (BUCKETS + 1);
    let whole = HEAD + buckets + rows * ROW + concepts * CONCEPT + names;
    if number(0)? != MAGIC || bytes.len() != whole {
        return None;
    }
    let (buckets, rest) = bytes[HEAD..].split_at(buckets);
    let (rows, rest) = rest.split_at(rows * ROW);
    let (concepts, names) = rest.split_at(concepts * CONCEPT);
    let mut names = std::str::from_utf8(names).ok()?;
    let mut take = |length: u8| {
        let (name, rest) = names.split_at_checked(usize::from(length))?;
        names = rest;
        Some(name)
    };
    let concepts = concepts.chunks_exact(CONCEPT).map(|concept| {
        Some(Concept {
            name: take(concept[0])?,
            nouns: take(concept[1])?,
            kind: kind(concept[2])?,
            family: le32(&concept[3..7]).checked_sub(1),
        })
    });
    let concepts = concepts.collect::<Option<Vec<_>>>()?;
    Some((Table { buckets, rows }, concepts))
}

impl Table {
    /// What the lists say of the phrase with this hash.
    pub fn get(&self, hash: u64) -> Entry {
        let bucket = 4 * (hash >> (64 - BUCKET_BITS)) as usize;
        let Some(ends) = self.buckets.get(bucket..bucket + 8) else {
            return Entry::default();
        };
        let (from, to) = (le32(&ends[..4]) as usize, le32(&ends[4..]) as usize);
        let rows = self.rows.get(from * ROW..to * ROW).unwrap_or_default();
        let key = key(hash);
        for row in rows.chunks_exact(ROW) {
            if le32(&row[..4]) == key {
                let concept = u16::from_le_bytes([row[8], row[9]]);
                return Entry {
                    flags: le32(&row[4..8]),
                    concept: u32::from(concept),
                };
            }
        }
        Entry::default()
    }
}

/// The bits of a hash that tell the rows of a bucket apart.
fn key(hash: u64) -> u32 {
    (hash >> (32 - BUCKET_BITS)) as u32
}

fn le32(bytes: &[u8]) -> u32 {
    bytes.try_into().map_or(0, u32::from_le_bytes)
}

fn kind(byte: u8) -> Option<ActorKind> {
    KINDS.get(usize::from(byte)).copied()
}

const KINDS: [ActorKind; 6] = [
    ActorKind::Person,
    ActorKind::Organization,
    ActorKind::Place,
    ActorKind::Group,
    ActorKind::Event,
    ActorKind::Other,
];

/// Lays rows and concepts out as [`open`] finds them.
#[cfg(test)]
pub fn lay_out(rows: &BTreeMap<u64, Row>, concepts: &[Concept]) -> Vec<u8> {
    let names: usize = concepts.iter().map(|c| c.name.len() + c.nouns.len()).sum();
    let mut bytes = Vec::new();
    for number in [
        MAGIC,
        rows.len() as u32,
        concepts.len() as u32,
        names as u32,
    ] {
        bytes.extend(number.to_le_bytes());
    }
    let mut begins = vec![0_u32; BUCKETS + 1];
    for hash in rows.keys() {
        begins[(hash >> (64 - BUCKET_BITS)) as usize + 1] += 1;
    }
    let mut sum = 0;
    for begin in &mut begins {
        sum += *begin;
        *begin = sum;
    }
    bytes.extend(begins.iter().flat_map(|b| b.to_le_bytes()));
    for (hash, row) in rows {
        bytes.extend(key(*hash).to_le_bytes());
        bytes.extend(row.flags.to_le_bytes());
        bytes.extend(row.concept.to_le_bytes());
    }
    for concept in concepts {
        bytes.extend([
            concept.name.len() as u8,
            concept.nouns.len() as u8,
            concept.kind as u8,
        ]);
        bytes.extend(concept.family.map_or(0, |f| f + 1).to_le_bytes());
    }
    for concept in concepts {
        bytes.extend(concept.name.bytes().chain(concept.nouns.bytes()));
    }
    bytes
}
