//! Owns whose a number is by what it measures: the actors of "Norland's stock" and "shares in Norland", and those of
//! another figure of the same thing.

use super::super::numbers::model::{LinkWhy, Number, NumberLink};
use super::words::{ARTICLES, is, possessive, words};
use crate::document::Span;

/// Words that tie what is measured to an actor after it.
const TYING: &[&str] = &["of", "in", "at", "for", "by", "from"];

/// The actors of the thing that a number measures, where it is told before the number.
pub fn ties(
    text: &str,
    sentence: Span,
    number: &Number,
    mentions: &[(Span, u32)],
    out: &mut Vec<(u32, LinkWhy)>,
) {
    let Some(thing) = number
        .measures
        .filter(|m| m.end() <= number.span.start() && sentence.holds(*m))
    else {
        return;
    };
    let mut edge = thing.end();
    for &(span, actor) in mentions
        .iter()
        .filter(|(s, _)| s.end() <= number.span.start())
    {
        if span.end() <= thing.start() {
            // "Norland's stock", "Norland's benchmark rate"
            let between = text.get(span.end()..thing.start()).unwrap_or("");
            let owned = possessive(between)
                .is_some_and(|rest| words(rest).count() <= 3 && !rest.contains([',', ';', '.']));
            if owned {
                out.push((actor, LinkWhy::Of));
            }
        } else if thing.holds(span) {
            out.push((actor, LinkWhy::Of));
        } else if span.start() >= edge {
            // "shares in Norland", "output at the Norland pit"
            let between = text.get(edge..span.start()).unwrap_or("");
            let mut list = words(between).filter(|w| !is(w, ARTICLES));
            let tied = list.next().is_some_and(|w| is(w, TYING)) && list.next().is_none();
            if !tied || between.contains([',', ';', '(']) {
                break;
            }
            out.push((actor, LinkWhy::Of));
            edge = span.end();
        }
    }
}

/// The actors of an earlier figure of the sentence that measures the same words.
pub fn shared(
    numbers: &[Number],
    index: usize,
    sentence: Span,
    links: &[NumberLink],
    out: &mut Vec<(u32, LinkWhy)>,
) {
    let Some(thing) = numbers[index].measures else {
        return;
    };
    let same = (index.saturating_sub(6)..index)
        .rev()
        .take_while(|at| sentence.holds(numbers[*at].span))
        .find(|at| numbers[*at].measures == Some(thing));
    let Some(other) = same else {
        return;
    };
    let first = links.partition_point(|link| (link.number as usize) < other);
    let own = links[first..]
        .iter()
        .take_while(|link| link.number as usize == other);
    out.extend(own.map(|link| (link.actor, link.why)));
}
