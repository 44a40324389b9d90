//! Owns what scripts get.
