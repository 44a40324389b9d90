//! Owns sentence boundaries.
