//! Owns finding: `index` (what can be found), `arena` (where its lines are kept), `fold` (how they
//! are compared), `best` and `loss` (which lines are worth ranking), `rank` (the one file that
//! names fuzzy_matcher), `numbers` (what is asked of their values), `text` (search inside a
//! document's text).

mod arena;
mod best;
mod fold;
pub mod index;
mod loss;
mod numbers;
mod rank;
pub mod text;
