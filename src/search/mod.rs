//! Owns finding: `index` (what can be found), `rank` (the one file that names fuzzy_matcher),
//! `text` (search inside a document's text).

pub mod index;
pub mod text;
