//! Owns digests; the one file that names hmac_sha256.

use std::fmt::Write;

use hmac_sha256::Hash;

/// SHA-256 of the parts one after another, in hex.
pub fn sha256(parts: &[&[u8]]) -> String {
    let mut hasher = Hash::new();
    for part in parts {
        hasher.update(part);
    }
    let mut hex = String::with_capacity(64);
    for byte in hasher.finalize() {
        // Writing to a string can't fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_that_of_the_joined_parts() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256(&[b"a", b"", b"bc"]), abc);
    }
}
