//! Owns the model file: its layout, its checks, and the view of it that the tagger works on.
//!
//! Little-endian. Eight bytes of magic, version (`u32`), number of sections (`u32`), checksum of all
//! that follows it (`u64`), then for each section its offset and length in the file (`u32` each), then
//! the sections: transitions, scale of the weights, weights, words, rows of clusters, phrases.

use std::fmt;

use super::forms::Lexicon;
use super::labels::{LABELS, Row, WIDTH};
use super::lattice::Transitions;
use super::tables::{Table, mix};

const MAGIC: &[u8; 8] = b"nutgrafC";
/// Changes whenever features, labels or the layout change: an older model would read nonsense.
const VERSION: u32 = 4;
const SECTIONS: usize = 6;
const HEAD: usize = 24;

/// A model, read where it lies.
#[derive(Debug, Clone)]
pub struct Model<'a> {
    pub lexicon: Lexicon<'a>,
    pub transitions: Transitions,
    weights: Table<'a>,
    scale: f32,
}

/// Where the scores of features come from.
pub trait Weights {
    /// Adds the weights of features, in units of [`Weights::scale`], to a row.
    fn add(&self, features: &[u64], row: &mut Row);
    fn scale(&self) -> f32;
}

/// Why bytes are no model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModelError {
    /// Not a model at all, or cut short.
    Layout,
    /// Made for another version of the program.
    Version(u32),
    /// Its bytes have changed since it was written.
    Checksum,
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Layout => write!(f, "not an actor model"),
            Self::Version(found) => write!(f, "an actor model of version {found}, not {VERSION}"),
            Self::Checksum => write!(f, "a damaged actor model"),
        }
    }
}

impl std::error::Error for ModelError {}

impl<'a> Model<'a> {
    /// Checks the bytes of a model file and makes a view of them.
    pub fn new(bytes: &'a [u8]) -> Result<Self, ModelError> {
        let number = |at: usize| {
            let bytes = bytes.get(at..at + 4).ok_or(ModelError::Layout)?;
            bytes
                .try_into()
                .map(u32::from_le_bytes)
                .map_err(|_| ModelError::Layout)
        };
        if !bytes.starts_with(MAGIC) {
            return Err(ModelError::Layout);
        }
        match number(8)? {
            VERSION => {}
            other => return Err(ModelError::Version(other)),
        }
        if number(12)? as usize != SECTIONS || bytes.len() < HEAD {
            return Err(ModelError::Layout);
        }
        if bytes[16..HEAD] != checksum(&bytes[HEAD..]).to_le_bytes() {
            return Err(ModelError::Checksum);
        }
        let section = |index: usize| {
            let from = number(HEAD + index * 8)? as usize;
            let length = number(HEAD + index * 8 + 4)? as usize;
            let end = from.checked_add(length).ok_or(ModelError::Layout)?;
            bytes.get(from..end).ok_or(ModelError::Layout)
        };
        let table = |index: usize| Table::new(section(index)?).ok_or(ModelError::Layout);
        let mut logs = [[0.0; WIDTH]; LABELS];
        let mut values = floats(section(0)?);
        for row in &mut logs {
            for value in &mut row[..LABELS] {
                *value = values.next().ok_or(ModelError::Layout)?;
            }
        }
        Ok(Self {
            lexicon: Lexicon {
                words: table(3)?,
                rows: section(4)?,
                phrases: table(5)?,
            },
            transitions: Transitions::new(logs),
            weights: table(2)?,
            scale: floats(section(1)?).next().ok_or(ModelError::Layout)?,
        })
    }

    /// Puts a model file together.
    pub fn write(
        transitions: &[Row; LABELS],
        scale: f32,
        weights: &[u8],
        words: &[u8],
        rows: &[u8],
        phrases: &[u8],
    ) -> Vec<u8> {
        let transitions: Vec<u8> = transitions
            .iter()
            .flat_map(|row| &row[..LABELS])
            .flat_map(|v| v.to_le_bytes())
            .collect();
        let sections = [
            &transitions,
            &scale.to_le_bytes()[..],
            weights,
            words,
            rows,
            phrases,
        ];
        let mut body = Vec::new();
        let mut offset = HEAD + SECTIONS * 8;
        for section in sections {
            body.extend((offset as u32).to_le_bytes());
            body.extend((section.len() as u32).to_le_bytes());
            offset += section.len();
        }
        body.extend(sections.concat());
        let mut file = MAGIC.to_vec();
        file.extend(VERSION.to_le_bytes());
        file.extend((SECTIONS as u32).to_le_bytes());
        file.extend(checksum(&body).to_le_bytes());
        file.extend(body);
        file
    }
}

impl Weights for Model<'_> {
    fn add(&self, features: &[u64], row: &mut Row) {
        let mut buckets = [&[][..]; 32];
        for some in features.chunks(buckets.len()) {
            // The table lies all over the memory: first all buckets are sought, then all touched, then
            // read, so that the waits for them overlap.
            for (bucket, &feature) in buckets.iter_mut().zip(some) {
                *bucket = self.weights.bucket(feature);
            }
            let touch = |sum, bucket: &&[u8]| bucket.first().map_or(sum, |&b| b ^ sum);
            std::hint::black_box(buckets[..some.len()].iter().fold(0, touch));
            for (bucket, &feature) in buckets.iter().zip(some) {
                if let Some((mut mask, bytes)) = self.weights.weights(bucket, feature) {
                    for &byte in bytes {
                        row[mask.trailing_zeros() as usize & (WIDTH - 1)] += f32::from(byte as i8);
                        mask &= mask.wrapping_sub(1);
                    }
                }
            }
        }
    }

    fn scale(&self) -> f32 {
        self.scale
    }
}

fn floats(bytes: &[u8]) -> impl Iterator<Item = f32> {
    bytes
        .chunks_exact(4)
        .map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

/// A quick checksum: four sums run side by side, for the whole file is read at each start.
fn checksum(bytes: &[u8]) -> u64 {
    let mut lanes = [1u64, 2, 3, 4];
    let mut blocks = bytes.chunks_exact(32);
    for block in &mut blocks {
        for (lane, part) in lanes.iter_mut().zip(block.chunks_exact(8)) {
            let value = part.iter().rev().fold(0, |v, &b| v << 8 | u64::from(b));
            *lane = (*lane ^ value)
                .wrapping_mul(0x9e37_79b9_7f4a_7c15)
                .rotate_left(29);
        }
    }
    let tail = super::tables::hash(blocks.remainder());
    lanes.into_iter().fold(mix(bytes.len() as u64, tail), mix)
}
