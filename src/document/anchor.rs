//! Owns the way back to a passage in a text that has changed: by its words and those around it.

use std::collections::HashMap;

use super::Span;

/// A passage as it can be found again without the text it was taken from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Anchor {
    /// Its own words; empty for a mere place.
    pub quote: String,
    /// What stood before it.
    pub before: String,
    /// What stood after it.
    pub after: String,
    /// Where it began.
    pub offset: usize,
}

/// Where a passage stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Empty where of a passage only its place is left.
    pub span: Span,
    /// Its own words stand there unchanged.
    pub exact: bool,
}

/// So many bytes around a passage are kept.
const AROUND: usize = 64;
/// So many bytes of what stood around a mere place lead to it.
const PROBE: usize = 24;
/// A passage of fewer bytes may stand anywhere: what is around it must agree too.
const TELLING: usize = 16;
/// So far from where it is thought to be a passage is looked for.
const REACH: usize = 1 << 20;
/// A word that stands more often leads nowhere.
const COMMON: usize = 200;
/// So many words may have come in or gone out around a passage.
const DRIFT: isize = 3;

impl Anchor {
    /// Takes the passage at a span of a text.
    pub fn of(text: &str, span: Span) -> Self {
        let start = text.floor_char_boundary(span.start());
        let end = text.floor_char_boundary(span.end()).max(start);
        let from = text.ceil_char_boundary(start.saturating_sub(AROUND));
        let to = text.floor_char_boundary(end.saturating_add(AROUND));
        Self {
            quote: text[start..end].to_owned(),
            before: text[from..start].to_owned(),
            after: text[end..to].to_owned(),
            offset: start,
        }
    }

    /// Its span, where it and all around it stand as they stood.
    pub fn unmoved(&self, text: &str) -> Option<Span> {
        let end = self.offset + self.quote.len();
        let same = text.get(self.offset..end) == Some(&self.quote)
            && text[..self.offset].ends_with(&self.before)
            && text[end..].starts_with(&self.after);
        same.then(|| Span::new(self.offset, end))
    }

    /// Finds its very words in another state of the text.
    pub fn find_words(&self, text: &str) -> Option<Span> {
        self.unmoved(text).or_else(|| {
            let found = self.find(text)?;
            (found.exact && !found.span.is_empty()).then_some(found.span)
        })
    }

    /// Finds it in another state of the text: as it was, or where most of its words stand.
    pub fn find(&self, text: &str) -> Option<Found> {
        self.find_near(text, self.offset)
            .or_else(|| self.exact(text, 0, self.offset))
    }

    /// The same around a place where it is thought to be.
    pub fn find_near(&self, text: &str, near: usize) -> Option<Found> {
        let from = text.ceil_char_boundary(near.min(text.len()).saturating_sub(REACH));
        let to = text.floor_char_boundary(near.saturating_add(REACH));
        let window = text.get(from..to)?;
        self.exact(window, from, near)
            .or_else(|| self.by_words(window, from))
    }

    /// The place where the very words stand; of several, where most around them is as it was.
    fn exact(&self, window: &str, from: usize, near: usize) -> Option<Found> {
        let around = self.before.len() + self.after.len();
        // Any words that stand only once are told by themselves.
        let once = self.quote.len() >= TELLING / 2 && window.matches(&self.quote).nth(1).is_none();
        let mut best = None;
        let mut offer = |at: usize| {
            let end = at + self.quote.len();
            let agree =
                same_end(&self.before, &window[..at]) + same_start(&self.after, &window[end..]);
            let telling = once || self.quote.len() >= TELLING || agree >= around.min(PROBE / 2);
            let rank = (agree, std::cmp::Reverse((from + at).abs_diff(near)));
            if telling && best.is_none_or(|(other, _)| other < rank) {
                best = Some((rank, at));
            }
        };
        if self.quote.is_empty() {
            let after = &self.after[..self.after.floor_char_boundary(PROBE)];
            let tail = self.before.len().saturating_sub(PROBE);
            let before = &self.before[self.before.ceil_char_boundary(tail)..];
            if !after.is_empty() {
                window.match_indices(after).for_each(|(at, _)| offer(at));
            }
            if !before.is_empty() {
                let places = window.match_indices(before);
                places.for_each(|(at, _)| offer(at + before.len()));
            }
        } else {
            window
                .match_indices(&self.quote)
                .for_each(|(at, _)| offer(at));
        }
        let (_, at) = best?;
        let start = from + at;
        Some(Found {
            span: Span::new(start, start + self.quote.len()),
            exact: true,
        })
    }

    /// The place where most of the words stand in about their order.
    fn by_words(&self, window: &str, from: usize) -> Option<Found> {
        let parts = [&self.before, &self.quote, &self.after];
        let [first, second, third] = parts.map(|part| words(part).collect::<Vec<_>>());
        let quoted = first.len()..first.len() + second.len();
        let known: Vec<&str> = [first, second, third]
            .concat()
            .into_iter()
            .map(|(_, word)| word)
            .collect();
        let mut stands: HashMap<&str, Vec<(usize, usize)>> =
            known.iter().map(|word| (*word, Vec::new())).collect();
        for (nth, (at, word)) in words(window).enumerate() {
            if let Some(places) = stands.get_mut(word)
                && places.len() <= COMMON
            {
                places.push((nth, at));
            }
        }
        // Words that keep their order stand at the same distance from where they stood.
        let mut pairs: Vec<(isize, usize, usize)> = Vec::new();
        for (index, word) in known.iter().enumerate() {
            let places = &stands[word];
            if places.len() <= COMMON {
                pairs.extend(
                    places
                        .iter()
                        .map(|(nth, at)| (*nth as isize - index as isize, index, *at)),
                );
            }
        }
        pairs.sort_unstable();
        let weight = |index: usize| 1000 / (1 + stands[known[index]].len());
        let (mut best, mut low, mut sum) = ((0, 0..0), 0, 0);
        for high in 0..pairs.len() {
            sum += weight(pairs[high].1);
            while pairs[high].0 - pairs[low].0 > 2 * DRIFT {
                sum -= weight(pairs[low].1);
                low += 1;
            }
            if sum > best.0 {
                best = (sum, low..high + 1);
            }
        }
        let mut agreed: Vec<(usize, usize)> = pairs[best.1]
            .iter()
            .map(|(_, index, at)| (*index, *at))
            .collect();
        agreed.sort_unstable();
        agreed.dedup_by_key(|(index, _)| *index);
        if agreed.len() < (known.len() * 2 / 5).max(known.len().min(2)).max(1) {
            return None;
        }
        let end = |(index, at): &(usize, usize)| from + at + known[*index].len();
        let inside = agreed.iter().filter(|(index, _)| quoted.contains(index));
        let starts = inside.clone().map(|(_, at)| from + at).min();
        let span = match (starts, inside.map(end).max()) {
            (Some(start), Some(end_of)) => {
                let at = |index: usize| agreed.iter().find(|(i, _)| *i == index);
                let text = |left: usize, right: usize| window.get(left - from..right - from);
                // Of a first or last word that has changed, its neighbour tells where it stands.
                let start = match quoted.start.checked_sub(1).and_then(at).map(end) {
                    Some(before) if at(quoted.start).is_none() && before < start => {
                        let gap = text(before, start).unwrap_or_default();
                        start - gap.trim_start_matches(|c: char| !c.is_alphanumeric()).len()
                    }
                    _ => start,
                };
                let end_of = match at(quoted.end).map(|(_, at)| from + at) {
                    Some(after) if at(quoted.end - 1).is_none() && after > end_of => {
                        let gap = text(end_of, after).unwrap_or_default();
                        end_of + gap.trim_end().len()
                    }
                    _ => {
                        let marks = |c: char| !c.is_alphanumeric();
                        let tail = &self.quote[self.quote.trim_end_matches(marks).len()..];
                        let rest = &window[end_of - from..];
                        end_of
                            + if rest.starts_with(tail) {
                                tail.len()
                            } else {
                                0
                            }
                    }
                };
                Span::new(start, end_of)
            }
            _ => {
                let next = agreed.iter().find(|(index, _)| *index >= quoted.end);
                let last = agreed.iter().rfind(|(index, _)| *index < quoted.start);
                let follows = next.filter(|(index, _)| *index == quoted.end || last.is_none());
                Span::empty(match (follows, last) {
                    (Some((_, at)), _) => from + at,
                    (None, Some(last)) => end(last),
                    (None, None) => return None,
                })
            }
        };
        Some(Found { span, exact: false })
    }
}

/// The words of a text with their offsets.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// How many bytes two texts have in common at their ends.
fn same_end(a: &str, b: &str) -> usize {
    let pairs = a.bytes().rev().zip(b.bytes().rev());
    pairs.take_while(|(a, b)| a == b).count()
}

/// How many bytes two texts have in common at their beginnings.
fn same_start(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The harbour was opened in May. Anna Berg spoke to forty guests at noon. \
                        Boats came in all day, and Anna Berg left at dusk.";

    fn anchor(quote: &str, nth: usize) -> Anchor {
        let (at, _) = TEXT.match_indices(quote).nth(nth).unwrap();
        Anchor::of(TEXT, Span::new(at, at + quote.len()))
    }

    #[test]
    fn a_passage_is_found_by_what_stands_around_it() {
        let moved = format!("Anna Berg was born here. {TEXT}");
        let second = anchor("Anna Berg", 1).find(&moved).unwrap();
        assert!(second.exact);
        assert!(moved[second.span.end()..].starts_with(" left at dusk"));
    }

    #[test]
    fn a_reworded_passage_is_found_by_its_words() {
        let anchor = anchor("spoke to forty guests at noon", 0);
        let reworded = TEXT.replace(
            "spoke to forty guests",
            "spoke at length to forty invited guests",
        );
        let found = anchor.find(&reworded).unwrap();
        assert!(!found.exact);
        let words = &reworded[found.span.range()];
        assert_eq!(words, "spoke at length to forty invited guests at noon");
    }

    #[test]
    fn of_what_was_struck_out_the_place_is_left() {
        let struck = TEXT.replace("Anna Berg spoke to forty guests at noon. ", "");
        let anchor = anchor("Anna Berg spoke to forty guests at noon. ", 0);
        let found = anchor.find(&struck).unwrap();
        assert!(
            found.span.is_empty() && struck[found.span.end()..].trim_start().starts_with("Boats")
        );
    }

    #[test]
    fn what_is_nowhere_is_not_found() {
        assert_eq!(
            anchor("forty guests", 0).find("Something else entirely."),
            None
        );
        assert_eq!(anchor("forty guests", 0).find(""), None);
        let nothing = Anchor::of("", Span::empty(0));
        assert_eq!(nothing.find("words"), None);
    }
}
