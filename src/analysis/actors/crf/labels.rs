//! Owns the labels: O outside names, B at the beginning and I inside of one of each kind.

/// Kinds of names: person, organization, place, group, event, other, as in [`KIND_NAMES`].
pub const KINDS: usize = 6;
pub const KIND_NAMES: [&str; KINDS] = ["PER", "ORG", "LOC", "NORP", "EVENT", "MISC"];
/// O, then B and I of each kind.
pub const LABELS: usize = 1 + 2 * KINDS;
/// Rows are padded so that they lie in whole vector registers.
pub const WIDTH: usize = 16;
/// One value for each label.
pub type Row = [f32; WIDTH];

/// Adds a row to another.
#[inline]
pub fn add(row: &mut Row, more: &Row) {
    for label in 0..WIDTH {
        row[label] += more[label];
    }
}

pub const OUTSIDE: usize = 0;

pub const fn begin(kind: usize) -> usize {
    1 + 2 * kind
}

pub const fn inside(kind: usize) -> usize {
    2 + 2 * kind
}

/// Whether `to` may follow `from` (`None`: the start): I only after B or I of its kind.
pub fn follows(from: Option<usize>, to: usize) -> bool {
    to == OUTSIDE || to % 2 == 1 || from == Some(to) || from == Some(to - 1)
}

/// The labels that may begin a sentence.
pub const START: u16 = {
    let mut bits = 1;
    let mut kind = 0;
    while kind < KINDS {
        bits |= 1 << begin(kind);
        kind += 1;
    }
    bits
};

/// All labels.
pub const ANY: u16 = (1 << LABELS) - 1;
