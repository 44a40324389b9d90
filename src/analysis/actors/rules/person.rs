//! Owns how far the name of a person goes.

use super::beside::kind_of_noun;
use super::name::Names;
use super::small;
use crate::analysis::actors::reading::Reading;
use crate::analysis::actors::token::Shape;
use crate::analysis::lexicon::Entry;

/// No name has more words with a capital.
const MOST_WORDS: usize = 5;

/// Index after the last token of the name that begins at `from`; `from` where none does.
pub fn end(reading: &Reading, text: &str, from: usize) -> usize {
    let mut at = from;
    let mut end = from;
    let mut words = 0;
    while words < MOST_WORDS {
        let Some(token) = reading.tokens.get(at) else {
            break;
        };
        if token.is_capitalized() {
            let word = token.text(text);
            let entry = reading.entries[at];
            let suffix = is_suffix(word);
            if words > 0 && !suffix && ends_before(reading, at, entry) {
                break;
            }
            if small::is_calendar(word) && !entry.is(Entry::GIVEN_NAME | Entry::SURNAME)
                || small::is_function(word) && token.shape != Shape::Initial
            {
                break;
            }
            words += usize::from(!suffix);
            end = at + 1;
            at += 1;
            if reading.possessive(at - 1).is_some() {
                break;
            }
        } else if words > 0
            && token.is_hyphen()
            && token.glued
            && reading.tokens.get(at + 1).is_some_and(|t| {
                t.glued && (t.is_capitalized() || is_small_part(reading, text, at + 1, from))
            })
        {
            at += 1;
            // "Jong-un", "Ki-moon": the second part may be small.
            if reading.tokens[at].shape == Shape::Lower {
                end = at + 1;
                at += 1;
            }
        } else if token.shape == Shape::Lower
            && particles(reading, text, at) > 0
            && (words > 0 || at == from)
        {
            at += particles(reading, text, at);
        } else if words > 0
            && token.is_mark(',')
            && reading
                .tokens
                .get(at + 1)
                .is_some_and(|t| is_suffix(t.text(text)))
        {
            at += 1;
        } else {
            break;
        }
    }
    end
}

impl Names<'_> {
    /// "chief financial officer Sherry House said", "Laurence des Cars, the museum's director": a given name
    /// with an office beside it, whatever its last word looks like.
    pub(super) fn is_officer(&self, at: usize, end: usize) -> bool {
        let name = |e: Entry| e.is(Entry::ORGANIZATION);
        let known = self.reading.phrase(self.text, at, name).is_some();
        let given = self.entry(at).is(Entry::GIVEN_NAME) && end > at + 1 && !known;
        let small = |i: usize| self.token(i).is_some_and(|t| t.shape == Shape::Lower);
        let office = |i: usize| small(i) && self.entry(i).is(Entry::ROLE | Entry::TITLE);
        let said = small::is_saying(self.word_at(end)) || self.word_at(end) == ",";
        // "museum director Laurence des Cars had offered", but "chief executive Grace Holdings hired".
        let particle = (at + 1..end).any(|i| small::is_particle(self.word_at(i)));
        let led = || at.checked_sub(1).is_some_and(office) && (said || particle);
        // "Grace Holdings, the firm led by chief executive Ana Torres" is a firm.
        let apposed = || {
            let article = matches!(self.word_at(end + 1), "a" | "an" | "the" | "its" | "their");
            let noun = |i: &usize| {
                let word = self.word_at(*i);
                let part = self
                    .token(*i)
                    .is_some_and(|t| t.is_word() || t.shape == Shape::Clitic);
                part && !small::is_function(word) && kind_of_noun(word).is_none()
            };
            let nouns = (end + 2..end + 7).take_while(noun);
            self.word_at(end) == "," && article && nouns.into_iter().any(office)
        };
        given && (led() || apposed())
    }
}

/// "un" in "Jong-un", and not "based" in "London-based".
#[rustfmt::skip]
fn is_small_part(reading: &Reading, text: &str, at: usize, from: usize) -> bool {
    let word = reading.tokens[at].text(text);
    let compound = matches!(
        word,
        "based" | "born" | "led" | "style" | "backed" | "area" | "like" | "era" | "owned" | "made"
            | "trained" | "bound" | "wide" | "run" | "controlled" | "held" | "occupied" | "funded" | "educated"
            | "listed" | "inspired" | "type" | "and" | "the" | "to" | "level" | "only" | "speaking" | "friendly"
            | "sponsored" | "allied" | "brokered"
    );
    reading.tokens[at].shape == Shape::Lower && at - from <= 4 && word.len() <= 6 && !compound
}

/// Small words before the next capital: "von der", "al-"; 0 where no name goes on after them.
fn particles(reading: &Reading, text: &str, at: usize) -> usize {
    let mut next = at;
    while next < at + 4 {
        let Some(token) = reading.tokens.get(next) else {
            return 0;
        };
        if token.is_capitalized() {
            return next - at;
        }
        let particle = token.shape == Shape::Lower && small::is_particle(token.text(text));
        if !(particle || token.is_hyphen() && token.glued && next > at) {
            return 0;
        }
        next += 1;
    }
    0
}

/// Whether a word with a capital begins something else than the rest of the name.
fn ends_before(reading: &Reading, at: usize, entry: Entry) -> bool {
    let name_word = entry.is(Entry::GIVEN_NAME | Entry::SURNAME);
    if entry.is(Entry::TITLE | Entry::ROLE) && !name_word {
        return true;
    }
    if entry.is(Entry::PEOPLE | Entry::GROUP | Entry::COUNTRY) && !name_word {
        return reading
            .tokens
            .get(at + 1)
            .is_some_and(|t| t.is_capitalized());
    }
    false
}

pub fn is_suffix(word: &str) -> bool {
    matches!(word, "Jr." | "Jr" | "Sr." | "Sr" | "II" | "III" | "IV")
}
