//! Owns the applying of corrections: an analysis as the text gave it, and all that was said of it, to the analysis that
//! holds.

use std::sync::Arc;

use super::work::Work;
use super::{Correction, Scope};
use crate::analysis::Analysis;
use crate::document::Document;

/// What holds after all that was said.
#[derive(Debug, Clone)]
pub struct Corrected {
    pub analysis: Arc<Analysis>,
    /// What became of each correction, in their order.
    pub fates: Vec<Fate>,
}

/// What became of a correction in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Stands,
    /// Its words stand elsewhere in the text than they did.
    Moved,
    /// It holds for more documents than this one, which does not name what it is about.
    Elsewhere,
    /// What it is about is not in the document any more: why, as the end of a sentence.
    Lost(&'static str),
}

impl Fate {
    pub fn label(self) -> &'static str {
        match self {
            Self::Stands => "stands",
            Self::Moved => "moved",
            Self::Elsewhere => "not named here",
            Self::Lost(why) => why,
        }
    }

    /// Whether it should hold in the document and does not.
    pub fn is_lost(self) -> bool {
        matches!(self, Self::Lost(_))
    }
}

/// Applies corrections in their order, those of wider scopes first. Always starts from what the text gave: of an
/// analysis that is corrected already, from what stands behind it; so applying twice is the same as once, and without
/// corrections the very analysis of the start is returned. The cost grows with the analysis, not with the text.
pub fn apply(
    document: &Document,
    analysis: &Arc<Analysis>,
    corrections: &[Correction],
) -> Corrected {
    let base = analysis.behind.as_ref().unwrap_or(analysis);
    let mut order: Vec<usize> = (0..corrections.len()).collect();
    order.sort_by_key(|nth| corrections[*nth].scope);
    let mut fates = vec![Fate::Elsewhere; corrections.len()];
    let mut work = Work::new(document, base);
    let mut holds = false;
    for nth in order {
        let correction = &corrections[nth];
        fates[nth] = match work.say(correction) {
            Fate::Lost(_) if correction.scope != Scope::Document => Fate::Elsewhere,
            fate => fate,
        };
        holds |= matches!(fates[nth], Fate::Stands | Fate::Moved);
    }
    let analysis = if holds {
        let mut analysis = work.finish();
        analysis.behind = Some(Arc::clone(base));
        Arc::new(analysis)
    } else {
        Arc::clone(base)
    };
    Corrected { analysis, fates }
}
