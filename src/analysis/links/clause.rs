//! Owns the clause of a number: which of its actors are subject, object or possessor of the figure.

use super::super::numbers::model::{LinkWhy, Number, NumberKind};
use super::words::{
    ARTICLES, BESIDE, BOUNDS, OPENERS, PLACED, PREPOSITIONS, has_verb, is, possessive, told, verb,
    words,
};
use crate::document::Span;

/// A number with what its sentence has around it.
pub struct Clause<'a> {
    pub text: &'a str,
    pub from: usize,
    pub to: usize,
    pub number: &'a Number,
    pub mentions: &'a [(Span, u32)],
}

impl Clause<'_> {
    pub fn ties(&self, out: &mut Vec<(u32, LinkWhy)>) {
        let (start, end) = (self.number.full.start(), self.number.full.end());
        for &(span, actor) in self.mentions {
            if self.number.full.holds(span) && !self.number.span.holds(span) {
                let to = self.preposition(span);
                let why = if matches!(to.as_str(), "to" | "for" | "against") {
                    LinkWhy::Object
                } else {
                    LinkWhy::Of
                };
                out.push((actor, why));
            }
        }
        self.before(start, out);
        self.after(end, out);
    }

    /// The word before a mention, without its article, in lower case.
    fn preposition(&self, span: Span) -> String {
        let before = self.text.get(self.from..span.start()).unwrap_or("");
        let mut words = words(before).rev();
        let word = words.next().unwrap_or("");
        // "in the northern city", "in downtown Baghdad".
        let word = if is(word, ARTICLES) || is(word, PLACED) {
            words
                .find(|w| !is(w, ARTICLES) && !is(w, PLACED))
                .unwrap_or("")
        } else {
            word
        };
        word.to_ascii_lowercase()
    }

    /// Actors before the number: possessor, object right before it, and subject of its verb.
    fn before(&self, start: usize, out: &mut Vec<(u32, LinkWhy)>) {
        let clause = self.clause_start(start);
        let mut verb_seen = false;
        let mut edge = start;
        for &(span, actor) in self.mentions.iter().rev() {
            if span.end() > start || span.start() < clause {
                continue;
            }
            let between = self.text.get(span.end()..edge).unwrap_or("");
            let possessive = possessive(between);
            let gap = possessive.unwrap_or(between);
            verb_seen |= has_verb(gap);
            let close = words(gap).count() <= 3 && !gap.contains([',', '(', ';']);
            edge = span.start();
            if possessive.is_some() {
                // "Ukraine's 23 brigades"; "NATO's budget rose to $5 million".
                if !verb_seen && close || verb_seen && self.opens(span, clause) {
                    out.push((actor, LinkWhy::Of));
                }
                if verb_seen {
                    return;
                }
                continue;
            }
            if !verb_seen {
                let bare = words(gap).all(|w| is(w, BOUNDS));
                if self.number.kind == NumberKind::Age && gap.trim() == "," {
                    out.push((actor, LinkWhy::Of));
                    return;
                }
                if close && bare && gap.len() < 24 && !gap.contains([',', '.', ':']) {
                    // "gave Ukraine $5 million" has a verb before the actor; "NATO 2% target" has none.
                    let object = self.verb_before(span, clause);
                    out.push((
                        actor,
                        if object {
                            LinkWhy::Object
                        } else {
                            LinkWhy::Near
                        },
                    ));
                    if !object {
                        return;
                    }
                }
                continue;
            }
            if self.opens(span, clause) {
                // "The agency says 40 people died": whose they are isn't said.
                if !told(gap) && self.acts(span) {
                    out.push((actor, LinkWhy::Subject));
                }
                return;
            }
        }
    }

    /// Whether a mention can be its clause's subject: no preposition governs it and no verb stands before it.
    fn opens(&self, span: Span, clause: usize) -> bool {
        let before = self.text.get(clause..span.start()).unwrap_or("");
        let governed = is(&self.preposition(span), PREPOSITIONS);
        // "the leader of France said": a noun before the preposition is the subject, not the actor.
        !governed && !before.rsplit([',', '“', '"']).next().is_some_and(has_verb)
    }

    /// Whether a mention acts itself: "France has sent", but not "French officials have sent".
    fn acts(&self, span: Span) -> bool {
        let after = self.text.get(span.end()..self.to).unwrap_or("");
        let word = after.strip_prefix(' ').and_then(|rest| words(rest).next());
        word.is_none_or(|word| {
            !word.starts_with(|c: char| c.is_lowercase())
                || verb(word)
                || word.ends_with("ly")
                || is(word, BESIDE)
                || is(word, PREPOSITIONS)
                || is(word, OPENERS)
        })
    }

    fn verb_before(&self, span: Span, clause: usize) -> bool {
        let before = self.text.get(clause..span.start()).unwrap_or("");
        words(before)
            .next_back()
            .is_some_and(|w| verb(w) || is(w, ARTICLES))
            && has_verb(before)
    }

    /// Actors after the number: "of France", "by NATO", "to Ukraine", "from Poland".
    fn after(&self, end: usize, out: &mut Vec<(u32, LinkWhy)>) {
        let mut edge = end;
        for &(span, actor) in self.mentions {
            if span.start() < end || span.end() > self.to {
                continue;
            }
            let between = self.text.get(edge..span.start()).unwrap_or("");
            if between.contains([';', ':', '—', '(', ')']) || words(between).count() > 5 {
                return;
            }
            let list: Vec<&str> = words(between).collect();
            let Some(word) = list.iter().rev().find(|w| !is(w, ARTICLES)) else {
                return;
            };
            let first = edge == end;
            if first && between.contains(',') {
                return;
            }
            // ", and Germany 30 million": the next figure's.
            let rest = self.text.get(span.end()..self.to).unwrap_or("");
            let next = rest.trim_start_matches([' ', '$', '€', '£', '’', '\'']);
            let other = next.starts_with(|c: char| c.is_ascii_digit());
            // "in the Slovenian resort": not in that place's name.
            let adjective = is(word, &["in", "from", "at", "near"])
                && rest.strip_prefix(' ').is_some_and(|rest| {
                    words(rest).next().is_some_and(|w| {
                        w.starts_with(|c: char| c.is_lowercase())
                            && !verb(w)
                            && !is(w, BESIDE)
                            && !is(w, PREPOSITIONS)
                            && !is(w, OPENERS)
                    })
                });
            if other && !first || adjective {
                return;
            }
            let why = match word.to_ascii_lowercase().as_str() {
                "of" | "in" | "from" | "among" => LinkWhy::Of,
                "by" => LinkWhy::Subject,
                "to" | "for" | "against" => LinkWhy::Object,
                // "by France and Germany" goes on as it began.
                "and" | "or" if !first => match out.last() {
                    Some((_, why)) => *why,
                    None => return,
                },
                _ => return,
            };
            // The preposition must belong to the figure's phrase: at most a participle stands between.
            let direct = list.len() <= 2
                || list
                    .iter()
                    .take(list.len() - 1)
                    .all(|w| is(w, ARTICLES) || verb(w) || list.len() <= 3);
            if !direct {
                return;
            }
            out.push((actor, why));
            edge = span.end();
        }
    }

    /// Where the number's clause starts: after the last break that a new subject may follow.
    fn clause_start(&self, start: usize) -> usize {
        let Some(before) = self.text.get(self.from..start) else {
            return start;
        };
        let mut clause = self.from;
        for (at, mark) in before.char_indices() {
            let rest = before.get(at + mark.len_utf8()..).unwrap_or("");
            match mark {
                ';' | '—' | '(' => clause = self.from + at + mark.len_utf8(),
                ',' if words(rest).next().is_some_and(|w| is(w, OPENERS)) => {
                    clause = self.from + at + 1;
                }
                _ => {}
            }
        }
        clause
    }
}
