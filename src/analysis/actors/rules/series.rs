//! Owns what the others of a series say of one: in "Fez, Meknes and Rabat", and in "the cities of Meknes and
//! Fez", each is of the kind of the rest.

use super::name::Names;
use crate::analysis::ActorKind;
use crate::analysis::actors::Tagged;
use crate::analysis::lexicon::Entry;

impl Names<'_> {
    /// The kind of the series that the words `at..end` stand in; `None`, unless two others show it, or one
    /// and the noun before the series.
    pub(super) fn kind_in_series(&self, at: usize, end: usize) -> Option<ActorKind> {
        let before = self.before(at).and_then(|b| self.ending_at(b));
        let after = self.after(end).and_then(|a| self.starting_at(a));
        let (near, far) = match (before, after) {
            (Some(before), Some(after)) => (before.kind, Some(after.kind)),
            (Some(before), None) => {
                let first = self.index_of(before.span.start());
                let led = first.checked_sub(2).filter(|_| self.is_of_places(first));
                let other = self.before(first).and_then(|b| self.ending_at(b));
                let led = led.map(|_| ActorKind::Place);
                (before.kind, other.map(|o| o.kind).or(led))
            }
            (None, Some(after)) => {
                let last = self.index_of(after.span.end());
                let other = self.after(last).and_then(|a| self.starting_at(a));
                (after.kind, other.map(|o| o.kind))
            }
            (None, None) => return None,
        };
        let acts = !matches!(near, ActorKind::Event | ActorKind::Other);
        (far == Some(near) && acts).then_some(near)
    }

    /// The kind of the noun that leads the series in which a name stands: "companies such as Ade and Bor".
    pub(super) fn kind_led(&self, at: usize) -> Option<ActorKind> {
        /// A longer series has its own evidence.
        const LONGEST: usize = 8;
        let mut first = at;
        for _ in 0..LONGEST {
            let Some(before) = self.before(first).and_then(|b| self.ending_at(b)) else {
                break;
            };
            first = self.index_of(before.span.start());
        }
        let word = |n: usize| first.checked_sub(n).map_or("", |b| self.word_at(b));
        let lead = match (word(2), word(1)) {
            ("such", "as") => 3,
            (_, "including" | "like") => 2,
            _ => return None,
        };
        let comma = usize::from(word(lead) == ",");
        super::beside::kind_of_many(&word(lead + comma).to_ascii_lowercase())
    }

    /// Whether the item before this one is an organization, or one by the lists: "Delta and American".
    pub(super) fn beside_organization(&self, at: usize) -> bool {
        let before = self.before(at).and_then(|b| self.ending_at(b));
        before.is_some_and(|tag| {
            let listed = self.entry(self.index_of(tag.span.start()));
            tag.kind == ActorKind::Organization || listed.is(Entry::ORGANIZATION)
        })
    }

    /// "Gia Lai and Dak Lak provinces": the noun after a series is that of each.
    pub(super) fn kind_before_sites(&self, end: usize) -> Option<ActorKind> {
        /// A longer series has its own evidence.
        const LONGEST: usize = 4;
        let mut at = end;
        for _ in 0..LONGEST {
            if is_sites(self.word_at(at)) {
                return Some(ActorKind::Place);
            }
            let next = self.after(at).and_then(|next| self.starting_at(next))?;
            at = self.index_of(next.span.end());
        }
        None
    }

    /// "the towns of", before the first of the series.
    fn is_of_places(&self, first: usize) -> bool {
        first >= 2
            && self.word_at(first - 1) == "of"
            && matches!(
                self.word_at(first - 2),
                "towns"
                    | "cities"
                    | "villages"
                    | "provinces"
                    | "districts"
                    | "regions"
                    | "states"
                    | "islands"
            )
    }

    /// The index after the item before this one, where a comma or "and" parts the two.
    fn before(&self, at: usize) -> Option<usize> {
        let mut first = at;
        while first > 0 && first + 2 > at && self.parts(first - 1) {
            first -= 1;
        }
        (first < at).then_some(first)
    }

    /// The index of the next item.
    fn after(&self, end: usize) -> Option<usize> {
        let mut next = end;
        while next < end + 2 && self.parts(next) {
            next += 1;
        }
        (next > end).then_some(next)
    }

    fn parts(&self, at: usize) -> bool {
        matches!(self.word_at(at), "," | "and" | "or")
    }

    fn ending_at(&self, end: usize) -> Option<&Tagged> {
        let last = self.token(end.checked_sub(1)?)?.end as usize;
        let mut all = self.found.iter().chain(self.added.iter().rev().take(2));
        all.find(|tag| tag.span.end() == last)
    }

    fn starting_at(&self, at: usize) -> Option<&Tagged> {
        let first = self.token(at)?.start as usize;
        self.found.iter().find(|tag| tag.span.start() == first)
    }

    /// The index of the first token at or behind an offset.
    fn index_of(&self, offset: usize) -> usize {
        self.reading
            .tokens
            .partition_point(|t| (t.start as usize) < offset)
    }
}

/// What only places are together.
fn is_sites(noun: &str) -> bool {
    matches!(
        noun,
        "provinces"
            | "prefectures"
            | "governorates"
            | "districts"
            | "counties"
            | "regions"
            | "islands"
            | "airports"
    )
}
