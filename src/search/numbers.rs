//! Owns finding numbers by what they are rather than how they are written: `>1b`, `2%..5%`, `2022..2024`, `km`.

use super::index::EntryKind;
use crate::analysis::numbers::filter::Filter;

/// What a query asks of numbers.
pub(super) struct Asked {
    pub filter: Filter,
    /// The query compares, so that nothing else can be meant.
    pub only: bool,
}

impl Asked {
    /// `None` where a query is none of values. A kind or unit alone (`money`, `km`) asks only where
    /// numbers alone are looked for, and what is written like it is found too.
    pub fn of(query: &str, kinds: &[EntryKind]) -> Option<Self> {
        let compares = query.starts_with(['<', '>', '=', '≥', '≤']) || query.contains("..");
        let alone = kinds == [EntryKind::Number];
        let takes = compares && (kinds.is_empty() || kinds.contains(&EntryKind::Number));
        if !takes && !alone {
            return None;
        }
        let filter = Filter::parse(query).ok()?;
        Some(Self {
            filter,
            only: compares,
        })
    }
}
