//! Owns what is said of words at a place: that they name an actor or none, state a number or none, and whose it is.

use super::Named;
use super::apply::Fate;
use super::work::{NO_ACTOR, NO_NUMBER, NO_PLACE, Work};
use crate::analysis::{ActorKind, By, Mention, Target};
use crate::document::{Anchor, Span, one_line};

impl Work<'_> {
    /// The words at the place, and wherever else they stand as whole words and name nobody yet.
    pub(super) fn mark(&mut self, place: &Anchor, named: &Named, wide: bool) -> Fate {
        let text = self.document.text.as_str();
        let here = (!wide).then(|| place.find_words(text)).flatten();
        let words = here.map_or(place.quote.as_str(), |span| span.of(text));
        let mut spans = whole_words(text, words);
        spans.retain(|span| span.end() <= self.base.reach);
        if spans.is_empty() {
            return NO_PLACE;
        }
        let actor = match self.find(named) {
            Some(found) => found,
            None => self.add(named, named.kind.unwrap_or(ActorKind::Other)),
        };
        if let Some(here) = here {
            // What was taken for another's name there is this one's.
            self.drop_mentions(|mention| mention.span.overlaps(here));
        }
        self.mentions.sort_by_key(|mention| mention.span);
        let mut new = Vec::new();
        for span in spans {
            let next = self
                .mentions
                .partition_point(|m| m.span.start() < span.end());
            let known = self.mentions[next.saturating_sub(2)..next].iter();
            if !known.clone().any(|mention| mention.span.overlaps(span)) {
                new.push(span);
            }
        }
        let name = self.actors[actor as usize].actor.name.clone();
        let said = one_line(words);
        let by = if said == name { By::Name } else { By::Alias };
        let aliases = &mut self.actors[actor as usize].actor.aliases;
        if by == By::Alias && !aliases.contains(&said) {
            aliases.push(said);
        }
        for span in new {
            self.touched.push(span);
            self.mentions.push(Mention {
                span,
                target: Target::Actor(actor),
                by,
            });
        }
        place_fate(place, here)
    }

    pub(super) fn unmark(&mut self, place: &Anchor) -> Fate {
        let Some(here) = place.find_words(&self.document.text) else {
            return NO_PLACE;
        };
        let before = self.mentions.len();
        self.drop_mentions(|mention| mention.span.overlaps(here));
        if self.mentions.len() == before {
            return Fate::Lost("these words name no actor any more");
        }
        place_fate(place, Some(here))
    }

    fn number(&self, place: &Anchor) -> Option<(u32, Fate)> {
        let span = place.find_words(&self.document.text)?;
        let numbers = &self.base.numbers;
        let at = numbers.partition_point(|n| n.span.end() <= span.start());
        let found = numbers.get(at).filter(|n| n.span.overlaps(span))?;
        // Another figure in the same words is another number.
        let same = one_line(found.span.of(&self.document.text)) == one_line(&place.quote);
        same.then(|| (at as u32, place_fate(place, Some(found.span))))
    }

    pub(super) fn on_number(
        &mut self,
        place: &Anchor,
        change: impl FnOnce(&mut Self, u32),
    ) -> Fate {
        let Some((id, fate)) = self.number(place) else {
            return NO_NUMBER;
        };
        change(self, id);
        fate
    }

    pub(super) fn own(&mut self, place: &Anchor, owner: &Named, is: bool) -> Fate {
        let Some(actor) = self.find(owner) else {
            return NO_ACTOR;
        };
        self.on_number(place, |work, id| work.owners.push((id, actor, is)))
    }
}

/// Whether words have moved.
fn place_fate(place: &Anchor, span: Option<Span>) -> Fate {
    match span {
        Some(span) if span.start() != place.offset => Fate::Moved,
        _ => Fate::Stands,
    }
}

/// Where words stand that are no part of longer ones, not overlapping.
fn whole_words(text: &str, words: &str) -> Vec<Span> {
    if words.trim().is_empty() {
        return Vec::new();
    }
    let apart = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    text.match_indices(words)
        .map(|(at, _)| Span::new(at, at + words.len()))
        .filter(|span| {
            apart(text[..span.start()].chars().next_back())
                && apart(text[span.end()..].chars().next())
        })
        .collect()
}
