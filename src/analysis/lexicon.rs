//! Owns the word lists that analysis shares.
