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

/// A hash table laid out for direct use: `2^bits` buckets by the top bits of the key, in which the
/// next 16 bits stand for the key. One that was not put in is taken for another about once in ten
/// thousand times.
///
/// Bytes: `bits: u32`, then `2^bits + 1` offsets (`u32`) of the buckets, then the buckets; all
/// little-endian. A bucket of a table of values is a run of (16 bits of the key, values); one of a table of
/// weights is the number of its keys (`u8`), their 16 bits, their label bits, their weights.
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

    /// The bucket that a key would be in.
    #[inline]
    pub fn bucket(&self, key: u64) -> &'a [u8] {
        let at = (key >> (64 - self.bits)) as usize;
        match (self.offset(at), self.offset(at + 1)) {
            (Some(from), Some(to)) => self.entries.get(from..to).unwrap_or(&[]),
            _ => &[],
        }
    }

    fn mark(&self, key: u64) -> [u8; 2] {
        ((key >> (48 - self.bits)) as u16).to_le_bytes()
    }

    /// The 16-bit values of a key in a table of so many.
    pub fn values<const N: usize>(&self, key: u64) -> Option<[u16; N]> {
        let mark = self.mark(key);
        let entry = self
            .bucket(key)
            .chunks_exact(2 + 2 * N)
            .find(|e| e[0] == mark[0] && e[1] == mark[1])?;
        let mut values = entry[2..].chunks_exact(2);
        Some([(); N].map(|()| {
            values
                .next()
                .map_or(0, |v| u16::from_le_bytes([v[0], v[1]]))
        }))
    }

    /// The weights of a key in its bucket of a table of weights: a bit for each label that has one, and
    /// their bytes.
    #[inline]
    pub fn weights(&self, bucket: &'a [u8], key: u64) -> Option<(u16, &'a [u8])> {
        let mark = self.mark(key);
        let (&count, rest) = bucket.split_first()?;
        let (marks, rest) = rest.split_at_checked(usize::from(count) * 2)?;
        let at = marks
            .chunks_exact(2)
            .position(|m| m[0] == mark[0] && m[1] == mark[1])?;
        let (masks, weights) = rest.split_at_checked(marks.len())?;
        let mut masks = masks
            .chunks_exact(2)
            .map(|m| u16::from_le_bytes([m[0], m[1]]));
        let before: u32 = masks.by_ref().take(at).map(u16::count_ones).sum();
        let mask = masks.next()?;
        let from = before as usize;
        Some((mask, weights.get(from..from + mask.count_ones() as usize)?))
    }

    /// Writes a table of values; keys must differ.
    pub fn write_values<const N: usize>(entries: &mut [(u64, [u16; N])], out: &mut Vec<u8>) {
        write(entries, out, |bits, bucket, out| {
            for (key, values) in bucket {
                out.extend(((key >> (48 - bits)) as u16).to_le_bytes());
                out.extend(values.iter().flat_map(|v| v.to_le_bytes()));
            }
        });
    }

    /// Writes a table of weights, given by their bits and bytes; keys must differ.
    pub fn write_weights(entries: &mut [(u64, (u16, Vec<u8>))], out: &mut Vec<u8>) {
        write(entries, out, |bits, bucket, out| {
            if bucket.is_empty() {
                return;
            }
            // A bucket of more has never been seen; it would lose its last.
            let bucket = &bucket[..bucket.len().min(255)];
            out.push(bucket.len() as u8);
            out.extend(
                bucket
                    .iter()
                    .flat_map(|e| ((e.0 >> (48 - bits)) as u16).to_le_bytes()),
            );
            out.extend(bucket.iter().flat_map(|e| e.1.0.to_le_bytes()));
            out.extend(bucket.iter().flat_map(|e| &e.1.1));
        });
    }
}

fn write<V: Ord>(
    entries: &mut [(u64, V)],
    out: &mut Vec<u8>,
    put: impl Fn(u32, &[(u64, V)], &mut Vec<u8>),
) {
    entries.sort_unstable();
    let bits = (entries.len() / 4)
        .next_power_of_two()
        .trailing_zeros()
        .clamp(1, 24);
    out.extend(bits.to_le_bytes());
    let index = out.len();
    out.resize(index + ((1 << bits) + 1) * 4, 0);
    let start = out.len();
    let mut rest = &*entries;
    for bucket in 0..1u64 << bits {
        let (here, more) = rest.split_at(rest.partition_point(|e| e.0 >> (64 - bits) <= bucket));
        rest = more;
        put(bits, here, out);
        let end = (out.len() - start) as u32;
        let at = index + (bucket as usize + 1) * 4;
        out[at..at + 4].copy_from_slice(&end.to_le_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_found_and_nothing_else() {
        let mut entries: Vec<_> = (0..1000u64)
            .map(|n| (hash(&n.to_le_bytes()), [n as u16, 7]))
            .collect();
        let mut bytes = Vec::new();
        Table::write_values(&mut entries, &mut bytes);
        let table = Table::new(&bytes).unwrap();
        for n in 0..1000u64 {
            assert_eq!(table.values(hash(&n.to_le_bytes())), Some([n as u16, 7]));
        }
        let strangers =
            (1000..11_000u64).filter(|n| table.values::<2>(hash(&n.to_le_bytes())).is_some());
        assert!(strangers.count() < 10);
        assert!(Table::new(&bytes[..bytes.len() - 1]).is_none());
    }
}
