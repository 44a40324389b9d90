//! Owns the figures: finds every stated number with its value, unit, bound and what it measures.

mod bounds;
mod currencies;
mod dates;
mod days;
mod decimal;
mod describe;
pub(super) mod differ;
mod figure;
pub mod filter;
mod find;
mod fractions;
mod idle;
pub mod kin;
pub(super) mod lexicon;
mod measures;
pub mod model;
mod money;
mod names;
mod negatives;
mod nouns;
mod ranges;
pub(super) mod salience;
mod scales;
mod scan;
mod spell;
mod steps;
mod terms;
mod things;
pub mod unit_names;
pub mod units;
mod value;
pub mod weight;
mod words;

pub use find::{find, find_in};
