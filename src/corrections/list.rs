//! Owns the corrections of one scope: what is put in and taken out, and how those of two programs go together.

use super::Correction;

/// Corrections in the order in which they were said. One that is said stays as it is, or goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List(pub Vec<Correction>);

impl List {
    pub fn has(&self, id: &str) -> bool {
        self.0.iter().any(|said| said.id == id)
    }

    /// Puts one in at a place (the end, where there are fewer), unless it is there already.
    pub fn put(&mut self, at: usize, correction: Correction) {
        if !self.has(&correction.id) {
            self.0.insert(at.min(self.0.len()), correction);
        }
    }

    /// Takes one out, and tells where it stood.
    pub fn take(&mut self, id: &str) -> Option<(usize, Correction)> {
        let at = self.0.iter().position(|said| said.id == id)?;
        Some((at, self.0.remove(at)))
    }
}

/// The corrections after both `ours` and `theirs` were made of `base`: what either said is there, what either took
/// back is not.
pub fn merge(base: &List, ours: &List, theirs: &List) -> List {
    // An order that only one side has changed is as that side has it.
    if base == theirs {
        return ours.clone();
    }
    let kept = |said: &&Correction| ours.has(&said.id) || !base.has(&said.id);
    // What we changed of one, its scope, is as we have it.
    let ours_of = |said: &Correction| {
        let before = base.0.iter().find(|b| b.id == said.id);
        let now = ours.0.iter().find(|o| o.id == said.id);
        now.filter(|now| Some(*now) != before)
            .unwrap_or(said)
            .clone()
    };
    let mut merged = List(theirs.0.iter().filter(kept).map(ours_of).collect());
    for said in &ours.0 {
        if !base.has(&said.id) {
            merged.put(usize::MAX, said.clone());
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::super::{Named, Scope, What};
    use super::*;

    fn list(ids: &[&str]) -> List {
        let said = |id: &&str| Correction {
            id: (*id).to_owned(),
            scope: Scope::Document,
            day: None,
            what: What::Hide {
                actor: Named {
                    name: (*id).to_owned(),
                    kind: None,
                },
            },
        };
        List(ids.iter().map(said).collect())
    }

    #[test]
    fn what_two_programs_said_goes_together() {
        let base = list(&["1", "2", "3"]);
        let ours = list(&["1", "3", "ours"]);
        let theirs = list(&["1", "2", "theirs"]);
        assert_eq!(merge(&base, &ours, &theirs), list(&["1", "theirs", "ours"]));
        assert_eq!(merge(&base, &ours, &base), ours);
        assert_eq!(merge(&base, &base, &theirs), theirs);
        let merged = merge(&base, &ours, &theirs);
        assert_eq!(merge(&ours, &merged, &merged), merged);
    }
}
