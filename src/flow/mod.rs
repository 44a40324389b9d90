//! Owns the layout of text in rows.
