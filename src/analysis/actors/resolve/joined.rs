//! Owns names that stand side by side with nothing between them, as in lists that have lost their line breaks.

use crate::analysis::ActorKind;
use crate::analysis::actors::Tagged;
use crate::analysis::actors::rules::small::is_particle;
use crate::analysis::lexicon::{ByHash, Entry, lexicon, word};
use crate::analysis::sentence::is_cut_name;

/// The people whom a text names by two words, by the hash of their name.
pub fn people(text: &str, tagged: &[Tagged]) -> ByHash<()> {
    let people = tagged.iter().filter(|t| t.kind == ActorKind::Person);
    people
        .map(|tag| tag.span.of(text))
        .filter(|name| name.split_ascii_whitespace().count() == 2)
        .map(|name| (word::phrase(name), ()))
        .collect()
}

/// Where the first of two names in one span ends and where the second begins.
pub fn first_of_two(text: &str, tag: &Tagged, people: &ByHash<()>) -> Option<(usize, usize)> {
    let name = tag.span.of(text);
    let (end, start) = match tag.kind {
        ActorKind::Person => first_person(name, people),
        ActorKind::Place => town(name),
        _ => None,
    }?;
    Some((tag.span.start() + end, tag.span.start() + start))
}

/// "Dora Pelling Gerard Nemec", where the text names Dora Pelling elsewhere: nobody has a given name after a
/// family name, but a father's name may stand there, and Jacqueline Bouvier became a Kennedy.
fn first_person(name: &str, people: &ByHash<()>) -> Option<(usize, usize)> {
    let words: Vec<&str> = name.split_ascii_whitespace().collect();
    let is = |word: &str, kinds: u32| lexicon().phrase(word).is(kinds);
    let full = |word: &str| word.starts_with(char::is_uppercase) && word.len() > 3;
    let first = words.first().filter(|word| is(word, Entry::GIVEN_NAME))?;
    let offset = |word: &str| word.as_ptr() as usize - first.as_ptr() as usize;
    (2..words.len()).find_map(|at| {
        let end = offset(words[at - 1]) + words[at - 1].len();
        let family = full(words[at - 1]) && !is(words[at - 1], Entry::GIVEN_NAME);
        let given = full(words[at]) && is(words[at], Entry::GIVEN_NAME);
        let alone = !is(words[at], Entry::SURNAME);
        let followed = words.get(at + 1).is_some_and(|word| full(word));
        let known = people.contains_key(&word::phrase(&name[..end]));
        let two = known && family && given && (alone || followed);
        two.then(|| (end, offset(words[at])))
    })
}

/// Whether a span is a surname that begins with a particle, of somebody whom the text names in full.
pub fn is_surname(text: &str, tag: &Tagged, surnames: &ByHash<()>) -> bool {
    let name = tag.span.of(text);
    let led = name
        .split_once(' ')
        .is_some_and(|(first, _)| is_particle(&first.to_lowercase()));
    led && surnames.contains_key(&word::phrase(name))
}

/// "Wm. B. Yates", "Ed. K. Grant": where the given name begins that is cut short before a span.
pub fn cut_name_before(text: &str, tag: &Tagged) -> Option<usize> {
    let before = text[..tag.span.start()].strip_suffix(". ")?;
    let start = before.trim_end_matches(char::is_alphabetic).len();
    let person = tag.kind == ActorKind::Person;
    (person && is_cut_name(&before[start..], tag.span.of(text))).then_some(start)
}

/// "Ed" of "Ed. K. Grant": where the whole name ends.
pub fn whole_of_cut_name(text: &str, tag: &Tagged) -> Option<usize> {
    let after = text[tag.span.end()..].strip_prefix(". ")?;
    let (_, surname) = after.split_once(". ")?;
    let letters = surname
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(surname.len());
    let person = tag.kind == ActorKind::Person && is_cut_name(tag.span.of(text), after);
    let initial = after.get(1..).is_some_and(|rest| rest.starts_with(". "));
    let whole = person && initial && surname.starts_with(char::is_uppercase);
    whole.then(|| text.len() - surname.len() + letters)
}

/// "Miramar Florida": a town and the land that it lies in.
fn town(name: &str) -> Option<(usize, usize)> {
    let known = |name: &str, kinds: u32| lexicon().phrase(name).is(kinds);
    if known(name, Entry::NAME) {
        return None;
    }
    name.match_indices(' ').map(|(at, _)| at).find_map(|at| {
        let (town, land) = (&name[..at], &name[at + 1..]);
        let last = land.rsplit(' ').next().unwrap_or(land);
        let both = known(town, Entry::CITY)
            && !known(town, Entry::WORD)
            && known(land, Entry::COUNTRY | Entry::REGION)
            && !known(last, Entry::WORD | Entry::PLACE_END);
        both.then_some((at, at + 1))
    })
}
