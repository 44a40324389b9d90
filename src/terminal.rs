//! Owns the terminal.
