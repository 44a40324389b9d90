//! Owns the figures: finds every stated number with its value, unit, bound and what it measures.

pub mod filter;
pub mod model;

use crate::document::Document;
use model::Number;

/// Finds the numbers of `document.text[..reach]`, in text order. `date` is the document's day, if known.
/// `Number::section`, `actors` and the links are filled in by `analysis::links`.
pub fn find(document: &Document, reach: usize, date: Option<&str>) -> Vec<Number> {
    let _ = (document, reach, date);
    Vec::new()
}
