//! Owns datelines: the place in capitals that a report begins with, "PORTO ALEGRE, Brazil (AP) —".

use crate::analysis::ActorKind;
use crate::analysis::actors::Tagged;
use crate::analysis::actors::reading::{Reading, Style};
use crate::analysis::actors::token::Shape;
use crate::analysis::lexicon::{Entry, lexicon, word};
use crate::document::Span;

/// No place has more words.
const MOST_WORDS: usize = 4;
/// So many words and marks may stand between the place and the dash: country, agency, day.
const MOST_BETWEEN: usize = 14;

/// The place that a sentence has before a dash.
pub fn place(text: &str, reading: &Reading) -> Option<Tagged> {
    let tokens = &reading.tokens;
    let capitals = |at: &usize| {
        tokens.get(*at).is_some_and(|t| {
            matches!(t.shape, Shape::Capitals | Shape::Clitic) || t.is_hyphen() && t.glued
        })
    };
    let end = (0..tokens.len()).take_while(capitals).count();
    let (first, last) = (tokens.first()?, tokens.get(end.checked_sub(1)?)?);
    if end > MOST_WORDS || reading.style == Style::Shouting || last.is_hyphen() {
        return None;
    }
    let rest = &tokens[end..tokens.len().min(end + MOST_BETWEEN)];
    let dash = rest.iter().position(|t| {
        t.is_mark('—') || !t.glued && (t.is_hyphen() || t.is_mark('_') || t.is_mark('―'))
    })?;
    // Country, agency and day, no clause.
    let told = rest
        .first()
        .is_some_and(|t| t.is_mark(',') || t.is_mark('('));
    let small = |t: &&super::super::token::Token| t.shape == Shape::Lower;
    if rest[..dash].iter().filter(small).count() > 1 || dash > 0 && !told {
        return None;
    }
    let span = Span::new(first.start as usize, last.end as usize);
    let name = span.of(text);
    let entry = lexicon().get(word::phrase(name)).uncapitalized();
    let other = Entry::WORD | Entry::ORGANIZATION | Entry::ROLE;
    let acronym = lexicon().phrase(name).is(Entry::ORGANIZATION);
    if !entry.is(Entry::PLACE) && (entry.is(other) || acronym || dash == 0) {
        return None;
    }
    Some(Tagged {
        span,
        kind: ActorKind::Place,
        confidence: 0.9,
    })
}

/// What the tagger found in the sentence, with the place in place of what it overlaps.
pub fn with(place: Tagged, found: &[Tagged]) -> Vec<Tagged> {
    let apart = |tag: &&Tagged| tag.span.start() >= place.span.end();
    let mut all = vec![place];
    all.extend(found.iter().filter(apart));
    all
}
