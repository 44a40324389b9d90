//! Owns finding: `index` (what can be found), `arena` (where its lines are kept), `fold` (how they
//! are compared), `rank` (the one file that names fuzzy_matcher), `text` (search inside a
//! document's text).

mod arena;
mod fold;
pub mod index;
mod rank;
pub mod text;
