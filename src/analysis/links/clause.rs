//! Owns the clause of a number: which of its actors are subject, object or possessor of the figure.

use super::super::numbers::model::{LinkWhy, Number, NumberKind};
use super::words::{
    ARTICLES, BESIDE, BOUNDS, OPENERS, PLACED, PREPOSITIONS, RELATIVES, SUBORDINATORS, has_verb,
    is, possessive, relative, speaks_of_itself, told, verb, words,
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
        let aside = self.aside(start);
        let clause = self.clause_start(start, aside);
        let mut verb_seen = false;
        let mut edge = start;
        for (index, &(span, actor)) in self.mentions.iter().enumerate().rev() {
            let within = aside.is_some_and(|aside| aside.holds(span));
            // "Norland, whose sales reached $5 million", "Norland, which has sent 40 ships"
            let told_of = (span.end() <= edge && !within)
                .then(|| self.text.get(span.end()..edge))
                .flatten()
                .and_then(relative);
            if let Some(why) = told_of {
                out.push((actor, why));
                return;
            }
            if span.end() > start || span.start() < clause || within {
                continue;
            }
            // "Acme, which helps Bexa, gained 11%": what stands between commas says nothing of the figure.
            let across = aside.filter(|aside| aside.start() >= span.end() && aside.end() <= edge);
            let from = across.map_or(span.end(), |aside| aside.end());
            let between = self.text.get(from..edge).unwrap_or("");
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
                let told = told(gap) && !speaks_of_itself(gap);
                if !told && (across.is_some() || self.acts(span)) {
                    out.push((actor, LinkWhy::Subject));
                    // "Norland and Sudria sent 40 trucks": both did.
                    let listed = self
                        .listed_before(index)
                        .take_while(|(s, _)| s.start() >= clause);
                    out.extend(listed.map(|&(_, actor)| (actor, LinkWhy::Subject)));
                }
                return;
            }
        }
    }

    /// The mentions that a list parts from the one at `index` by nothing but commas and "and", from the last to the
    /// first.
    fn listed_before(&self, index: usize) -> impl Iterator<Item = &(Span, u32)> {
        let joined = move |at: &usize| {
            let (before, after) = (self.mentions[*at].0, self.mentions[*at + 1].0);
            let between = self.text.get(before.end()..after.start()).unwrap_or("");
            matches!(between.trim(), "," | "and" | ", and" | "or")
        };
        (0..index)
            .rev()
            .take_while(joined)
            .map(|at| &self.mentions[at])
    }

    /// Whether a mention can be its clause's subject: no preposition governs it and no verb stands before it.
    fn opens(&self, span: Span, clause: usize) -> bool {
        let before = self.text.get(clause..span.start()).unwrap_or("");
        let index = self
            .mentions
            .partition_point(|(other, _)| other.start() < span.start());
        // "soldiers from Norland, Sudria": what governs the first of a list governs each.
        let first = self
            .listed_before(index)
            .last()
            .map_or(span, |(first, _)| *first);
        let governed = is(&self.preposition(first), PREPOSITIONS);
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
            let first = edge == end;
            // "soldiers from Norland, Sudria and others"
            let listed = (!first && between.trim() == ",").then_some(&"and");
            let Some(word) = list.iter().rev().find(|w| !is(w, ARTICLES)).or(listed) else {
                return;
            };
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

    /// What stands aside between the number and its clause's subject, from the comma before "which" to the one after
    /// which the verb follows: ", which helps Bexa,".
    fn aside(&self, start: usize) -> Option<Span> {
        let before = self.text.get(self.from..start)?;
        let commas = || before.match_indices(',').map(|(at, _)| at);
        let first = |at: usize| words(before.get(at + 1..)?).next();
        let closing = commas().rfind(|at| first(*at).is_some_and(verb))?;
        let opening = commas()
            .take_while(|at| *at < closing)
            .filter(|at| first(*at).is_some_and(|word| is(word, RELATIVES)))
            .last()?;
        Some(Span::new(self.from + opening, self.from + closing + 1))
    }

    /// Where the number's clause starts: after the last break that a new subject may follow.
    fn clause_start(&self, start: usize, aside: Option<Span>) -> usize {
        let Some(before) = self.text.get(self.from..start) else {
            return start;
        };
        let mut clause = self.from;
        for (at, mark) in before.char_indices() {
            let next = self.from + at + mark.len_utf8();
            if aside.is_some_and(|aside| (aside.start()..aside.end()).contains(&(next - 1))) {
                continue;
            }
            let rest = before.get(at + mark.len_utf8()..).unwrap_or("");
            match mark {
                ';' | '—' | '(' => clause = next,
                // "LAGOS, May 6 - Inflation eased to 11%"
                '-' | '–' if rest.starts_with(' ') && before[..at].ends_with(' ') => {
                    clause = next
                }
                // "MR. SMITH: the program served 1.3 million": who speaks does nothing of it.
                ':' if before.get(..at).is_some_and(|label| {
                    words(label).nth(4).is_none() && !has_verb(label) && has_verb(rest)
                }) =>
                {
                    clause = next;
                }
                ',' if words(rest).next().is_some_and(|w| is(w, OPENERS)) => clause = next,
                // "could deploy in spring, two diplomats said"
                ',' if words(rest).count() < 4 && self.is_said() => clause = next,
                // "ordered it after gunmen seized 303 pupils": a clause of its own, if a verb follows.
                ' ' if words(rest).next().is_some_and(|w| is(w, SUBORDINATORS))
                    && !rest.contains(',')
                    && words(rest).skip(2).any(verb) =>
                {
                    clause = next;
                }
                _ => {}
            }
        }
        clause
    }

    /// Whether the figure is those who say something: "two diplomats said".
    fn is_said(&self) -> bool {
        let after = self.text.get(self.number.full.end()..self.to).unwrap_or("");
        words(after)
            .next()
            .is_some_and(|word| is(word, &["said", "say", "told", "added"]))
    }
}
