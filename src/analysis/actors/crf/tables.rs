//! Owns the hashes of words and features, and the tables that are read where they lie in the model file.

/// Hashes bytes; the same on every machine.
pub fn hash(bytes: &[u8]) -> u64 {
    let mut state = 0x9e37_79b9_7f4a_7c15 ^ (bytes.len() as u64);
    for part in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..part.len()].copy_from_slice(part);
        state = (state ^ u64::from_le_bytes(word)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        state ^= state >> 29;
    }
    finish(state)
}

/// One hash of two, order counting.
#[inline]
pub fn mix(a: u64, b: u64) -> u64 {
    finish((a.rotate_left(23) ^ b).wrapping_mul(0x94d0_49bb_1331_11eb))
}

#[inline]
fn finish(mut h: u64) -> u64 {
    h ^= h >> 32;
    h = h.wrapping_mul(0xd6e8_feb8_6659_fd93);
    h ^ (h >> 32)
}

/// A hash table laid out for direct use: `2^bits` buckets by the top bits of the key, each a run of
/// entries that begin with the next 16 bits. A key that was not put in is taken for another about
/// once in ten thousand times.
///
/// Bytes: `bits: u32`, then `2^bits + 1` offsets (`u32`) into the entries, then the entries; all
/// little-endian.
#[derive(Debug, Clone, Copy)]
pub struct Table<'a> {
    bits: u32,
    index: &'a [u8],
    entries: &'a [u8],
}

impl<'a> Table<'a> {
    /// `None` where the bytes are no table.
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        let (head, rest) = bytes.split_first_chunk::<4>()?;
        let bits = u32::from_le_bytes(*head);
        if !(1..=24).contains(&bits) {
            return None;
        }
        let (index, entries) = rest.split_at_checked(((1usize << bits) + 1) * 4)?;
        let table = Self {
            bits,
            index,
            entries,
        };
        (table.offset(1 << bits)? == entries.len()).then_some(table)
    }

    fn offset(&self, bucket: usize) -> Option<usize> {
        let bytes = self.index.get(bucket * 4..bucket * 4 + 4)?;
        Some(u32::from_le_bytes(bytes.try_into().ok()?) as usize)
    }

    fn bucket(&self, key: u64) -> &'a [u8] {
        let at = (key >> (64 - self.bits)) as usize;
        match (self.offset(at), self.offset(at + 1)) {
            (Some(from), Some(to)) => self.entries.get(from..to).unwrap_or(&[]),
            _ => &[],
        }
    }

    fn mark(&self, key: u64) -> [u8; 2] {
        ((key >> (48 - self.bits)) as u16).to_le_bytes()
    }

    /// The two 16-bit values of a key in a table of such pairs.
    pub fn pair(&self, key: u64) -> Option<(u16, u16)> {
        let mark = self.mark(key);
        let entry = self
            .bucket(key)
            .chunks_exact(6)
            .find(|e| e[0] == mark[0] && e[1] == mark[1])?;
        Some((
            u16::from_le_bytes([entry[2], entry[3]]),
            u16::from_le_bytes([entry[4], entry[5]]),
        ))
    }

    /// The weights of a key in a table of weights: a bit for each label that has one, and their bytes.
    #[inline]
    pub fn weights(&self, key: u64) -> Option<(u16, &'a [u8])> {
        let mark = self.mark(key);
        let mut bucket = self.bucket(key);
        while let Some((head, rest)) = bucket.split_first_chunk::<4>() {
            let mask = u16::from_le_bytes([head[2], head[3]]);
            let (bytes, next) = rest.split_at_checked(mask.count_ones() as usize)?;
            if head[0] == mark[0] && head[1] == mark[1] {
                return Some((mask, bytes));
            }
            bucket = next;
        }
        None
    }

    /// Writes a table; each entry is a key and what follows its mark. Keys must differ.
    pub fn write(entries: &mut [(u64, Vec<u8>)], out: &mut Vec<u8>) {
        entries.sort_unstable();
        // About six entries a bucket.
        let bits = (entries.len() / 6)
            .next_power_of_two()
            .trailing_zeros()
            .clamp(1, 24);
        out.extend(bits.to_le_bytes());
        let mut index = vec![0u32; (1 << bits) + 1];
        for (key, value) in entries.iter() {
            index[(key >> (64 - bits)) as usize + 1] += 2 + value.len() as u32;
        }
        for at in 1..index.len() {
            index[at] += index[at - 1];
        }
        out.extend(index.iter().flat_map(|i| i.to_le_bytes()));
        for (key, value) in entries.iter() {
            out.extend(((key >> (48 - bits)) as u16).to_le_bytes());
            out.extend(value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_found_and_nothing_else() {
        let mut entries: Vec<_> = (0..1000u64)
            .map(|n| {
                (
                    hash(&n.to_le_bytes()),
                    [n as u16, 7]
                        .iter()
                        .flat_map(|v: &u16| v.to_le_bytes())
                        .collect(),
                )
            })
            .collect();
        let mut bytes = Vec::new();
        Table::write(&mut entries, &mut bytes);
        let table = Table::new(&bytes).unwrap();
        for n in 0..1000u64 {
            assert_eq!(table.pair(hash(&n.to_le_bytes())), Some((n as u16, 7)));
        }
        let strangers = (1000..11_000u64).filter(|n| table.pair(hash(&n.to_le_bytes())).is_some());
        assert!(strangers.count() < 10);
        assert!(Table::new(&bytes[..bytes.len() - 1]).is_none());
    }
}
