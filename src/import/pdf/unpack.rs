//! Owns the limit on what the streams of a PDF unpack to: each is measured, without keeping what comes out, before the
//! library that reads them keeps all of it.

use std::io::{self, Read};

use anyhow::Result;
use flate2::read::DeflateDecoder;
use memchr::memmem;

use super::clock::Clock;
use crate::import::options::Limits;

/// Nothing packed so becomes more times as large.
const MOST_TIMES: u64 = 1_032;
/// How far before its stream a dictionary may begin.
const DICTIONARY: usize = 4_096;
/// A stream is packed no more times over.
const MOST_STAGES: usize = 8;

/// Fails where a stream unpacks to more than allowed. `seconds` is the time that the clock gives.
pub fn check(bytes: &[u8], limits: &Limits, clock: &Clock, seconds: u64) -> Result<()> {
    let small = (bytes.len() as u64).saturating_mul(MOST_TIMES) <= limits.inflated;
    for at in memmem::find_iter(bytes, b"stream") {
        if bytes[..at].ends_with(b"end") {
            continue;
        }
        if clock.is_over() {
            return Err(limits.too_slow(seconds));
        }
        let before = &bytes[at.saturating_sub(DICTIONARY)..at];
        let start = memmem::rfind(before, b" obj").unwrap_or(0);
        let dictionary = &before[start..];
        let has = |word: &[u8]| memmem::find(dictionary, word).is_some();
        let stages = memmem::find_iter(dictionary, b"FlateDecode").count();
        // Pictures stay packed.
        if stages == 0 || small && stages == 1 || has(b"/Width") && has(b"/Image") {
            continue;
        }
        let packed = bytes[at + b"stream".len()..].trim_ascii_start();
        for stage in 1..=stages.min(MOST_STAGES) {
            if measure(packed, stage, limits.inflated) > limits.inflated {
                let place = memmem::rfind(&bytes[..at], b" obj").map_or(at, |obj| obj);
                return Err(limits.too_large(&format!("the stream at byte {place}")));
            }
        }
    }
    Ok(())
}

/// How much comes out when unpacked so many times over, counted to a byte beyond the most.
fn measure(packed: &[u8], stages: usize, most: u64) -> u64 {
    let mut reader: Box<dyn Read + '_> = Box::new(packed);
    for _ in 0..stages {
        // What has a header is told by its first two bytes.
        let mut head = [0; 2];
        if reader.read_exact(&mut head).is_err() {
            return 0;
        }
        let number = u16::from_be_bytes(head);
        let has_header = head[0] & 0x0f == 8 && number.is_multiple_of(31) && head[1] & 0x20 == 0;
        let kept: &[u8] = if has_header { &[] } else { &head };
        let whole = io::Cursor::new(kept.to_vec()).chain(reader);
        reader = Box::new(DeflateDecoder::new(whole));
    }
    let mut counted = 0;
    let mut buffer = vec![0; 1 << 16];
    while counted <= most {
        match reader.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(length) => counted += length as u64,
        }
    }
    counted
}
