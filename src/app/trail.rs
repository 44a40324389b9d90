//! Owns the trail: the places one jumped from, back and forward. A jump after going back loses
//! nothing: what lay ahead stays in the list, and the new jump is put at its end.

/// A place in one of the open documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub document: usize,
    pub offset: usize,
    /// Offset of the row at the top of the column.
    pub top: usize,
}

#[derive(Debug, Clone, Default)]
pub struct Trail {
    places: Vec<Place>,
    /// Where one stands; the length of the list when one is ahead of it all.
    at: usize,
}

/// The oldest places beyond this are forgotten.
const LONGEST: usize = 1000;

impl Trail {
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    pub fn at(&self) -> usize {
        self.at
    }

    /// Notes the place that is being left by a jump.
    pub fn leave(&mut self, from: Place) {
        if self.places.last() != Some(&from) {
            self.places.push(from);
        }
        if self.places.len() > LONGEST {
            self.places.remove(0);
        }
        self.at = self.places.len();
    }

    /// The place before, when one stands at `now`.
    pub fn back(&mut self, now: Place) -> Option<Place> {
        if self.at == self.places.len() && self.places.last() != Some(&now) {
            self.leave(now);
            self.at = self.places.len() - 1;
        } else if self.at == self.places.len() {
            self.at = self.at.checked_sub(1)?;
        }
        self.at = self.at.checked_sub(1)?;
        self.places.get(self.at).copied()
    }

    /// The place that one went back from.
    pub fn forward(&mut self) -> Option<Place> {
        let place = self.places.get(self.at + 1).copied()?;
        self.at += 1;
        Some(place)
    }

    /// Goes to an entry of the list.
    pub fn pick(&mut self, index: usize) -> Option<Place> {
        let place = self.places.get(index).copied()?;
        self.at = index;
        Some(place)
    }

    /// Moves the places in a document that has changed; the function is told whether a place is
    /// among the last `recent` ones.
    pub fn move_places(
        &mut self,
        document: usize,
        recent: usize,
        to: impl Fn(usize, bool) -> usize,
    ) {
        let older = self.places.len().saturating_sub(recent);
        for (nth, place) in self.places.iter_mut().enumerate() {
            if place.document == document {
                place.offset = to(place.offset, nth >= older);
                place.top = to(place.top, nth >= older);
            }
        }
    }

    pub fn forget(&mut self, index: usize) {
        if index < self.places.len() {
            self.places.remove(index);
            if self.at > index {
                self.at -= 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(offset: usize) -> Place {
        Place {
            document: 0,
            offset,
            top: offset,
        }
    }

    #[test]
    fn back_then_forward_returns() {
        let mut trail = Trail::default();
        trail.leave(place(1));
        trail.leave(place(2));
        assert_eq!(trail.back(place(3)), Some(place(2)));
        assert_eq!(trail.back(place(2)), Some(place(1)));
        assert_eq!(trail.back(place(1)), None);
        assert_eq!(trail.forward(), Some(place(2)));
        assert_eq!(trail.forward(), Some(place(3)));
        assert_eq!(trail.forward(), None);
    }

    #[test]
    fn a_jump_after_going_back_loses_nothing() {
        let mut trail = Trail::default();
        trail.leave(place(1));
        trail.leave(place(2));
        trail.back(place(3));
        trail.back(place(2));
        trail.leave(place(1));
        let offsets: Vec<usize> = trail.places().iter().map(|p| p.offset).collect();
        assert_eq!(offsets, [1, 2, 3, 1]);
        assert_eq!(trail.back(place(9)), Some(place(1)));
        assert_eq!(trail.back(place(1)), Some(place(3)));
    }
}
