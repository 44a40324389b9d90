//! Owns illnesses that bear a name: "Lassa fever", "Marburg".

use super::name::Names;
use super::small;

impl Names<'_> {
    /// "Marburg kills", where the text speaks of the Marburg virus; but "in Marburg".
    pub(super) fn sickens(&self, at: usize) -> bool {
        let placed = at
            .checked_sub(1)
            .is_some_and(|b| small::is_locating(self.word_at(b)));
        !placed && self.known.is_illness(self.reading.tokens[at].hash)
    }
}

/// What is called after where it broke out or who described it: "Lassa fever".
pub(super) fn is_illness(noun: &str) -> bool {
    matches!(noun, "fever" | "virus" | "disease" | "syndrome" | "flu")
}
