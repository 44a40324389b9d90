//! Owns the figures: finds every stated number with its value, unit, bound and what it measures.

mod bounds;
mod dates;
mod decimal;
mod figure;
pub mod filter;
mod find;
mod lexicon;
mod measures;
pub mod model;
mod money;
mod negatives;
mod nouns;
mod salience;
mod scan;
mod terms;
pub mod units;
mod value;
mod words;

pub use find::find;
