//! Owns datelines: the place in capitals that a report begins with, "PORTO ALEGRE, Brazil (AP) —", or that stands over
//! it with the day, "ROTTERHAM, 14 March 2024".

use super::small;
use crate::analysis::ActorKind;
use crate::analysis::actors::Tagged;
use crate::analysis::actors::reading::{Reading, Style};
use crate::analysis::actors::token::{Shape, Token};
use crate::analysis::lexicon::{Entry, lexicon, word};
use crate::document::Span;

/// No place has more words.
const MOST_WORDS: usize = 4;
/// So many words and marks may stand between the place and the dash: country, agency, day.
const MOST_BETWEEN: usize = 14;

/// The place that a sentence has before a dash, or before a day and nothing else.
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
    });
    let day = is_day(text, &tokens[end..]).then_some(rest.len());
    let dash = dash.or(day)?;
    // Country, agency and day, no clause.
    let told = rest
        .first()
        .is_some_and(|t| t.is_mark(',') || t.is_mark('('));
    let lower = |t: &&Token| t.shape == Shape::Lower;
    if rest[..dash].iter().filter(lower).count() > 1 || dash > 0 && !told {
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

/// Whether a comma and a day are all that follows: ", 14 March 2024".
fn is_day(text: &str, rest: &[Token]) -> bool {
    let [comma, day @ ..] = rest else {
        return false;
    };
    let month = |t: &Token| small::is_calendar(t.text(text));
    let year = |t: &Token| t.shape == Shape::Number && t.end - t.start == 4;
    comma.is_mark(',')
        && day.iter().any(month)
        && day.iter().any(year)
        && day
            .iter()
            .all(|t| month(t) || t.shape == Shape::Number || t.is_mark(',') || t.is_mark('.'))
}

/// What the tagger found in the sentence, with the place in place of what it overlaps.
pub fn with(place: Tagged, found: &[Tagged]) -> Vec<Tagged> {
    let apart = |tag: &&Tagged| tag.span.start() >= place.span.end();
    let mut all = vec![place];
    all.extend(found.iter().filter(apart));
    all
}
