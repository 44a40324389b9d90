//! Owns the figures: finds every stated number with its value, unit, bound and what it measures.

mod ages;
mod bounds;
mod currencies;
mod dates;
mod decimal;
mod describe;
mod figure;
pub mod filter;
mod find;
mod fractions;
mod idle;
pub(super) mod lexicon;
mod marks;
mod measures;
pub mod model;
mod money;
mod names;
mod negatives;
mod nouns;
mod ranges;
mod salience;
mod scales;
mod scan;
mod steps;
mod suffix;
mod terms;
pub mod units;
mod value;
mod words;

pub use find::{find, find_in};
