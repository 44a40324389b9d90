//! Owns the ties between numbers and actors: whose a number is, as far as its clause says so.

use std::sync::LazyLock;

use super::numbers::lexicon::Words;
use super::numbers::model::{LinkWhy, Number, NumberKind, NumberLink};
use crate::document::Span;

/// How far from a number its clause is searched, in bytes.
const REACH: usize = 400;

/// Ties numbers to the actors of their clauses. `sentences`, `numbers` and `mentions` (an actor's span and index)
/// are sorted by start; the links come sorted by number, one for each pair. A number that its clause ties to no
/// actor gets none.
pub(super) fn tie(
    text: &str,
    sentences: &[Span],
    numbers: &[Number],
    mentions: &[(Span, u32)],
) -> Vec<NumberLink> {
    let mut links = Vec::new();
    let mut ties = Vec::new();
    for (index, number) in numbers.iter().enumerate() {
        if matches!(
            number.kind,
            NumberKind::Date | NumberKind::Time | NumberKind::Set | NumberKind::Ordinal
        ) {
            continue;
        }
        let sentence = sentence_of(sentences, number.span);
        let from = sentence
            .start()
            .max(number.span.start().saturating_sub(REACH));
        let to = sentence
            .end()
            .min(number.span.end() + REACH)
            .max(number.span.end());
        let first = mentions.partition_point(|(span, _)| span.start() < from);
        let last = mentions.partition_point(|(span, _)| span.end() <= to && span.start() < to);
        let near = mentions.get(first..last.max(first)).unwrap_or(&[]);
        if near.is_empty() {
            continue;
        }
        ties.clear();
        Clause {
            text,
            from,
            to,
            number,
            mentions: near,
        }
        .ties(&mut ties);
        for &(actor, why) in &ties {
            let seen = links
                .iter()
                .rev()
                .take_while(|l: &&NumberLink| l.number == index as u32)
                .any(|l| l.actor == actor);
            if !seen {
                links.push(NumberLink {
                    number: index as u32,
                    actor,
                    why,
                });
            }
        }
    }
    links
}

/// The sentence that holds a number; the number itself where none does.
fn sentence_of(sentences: &[Span], number: Span) -> Span {
    let after = sentences.partition_point(|s| s.start() <= number.start());
    after
        .checked_sub(1)
        .map(|i| sentences[i])
        .filter(|s| s.end() >= number.end())
        .unwrap_or(number)
}

/// A number with what its sentence has around it.
struct Clause<'a> {
    text: &'a str,
    from: usize,
    to: usize,
    number: &'a Number,
    mentions: &'a [(Span, u32)],
}

impl Clause<'_> {
    fn ties(&self, out: &mut Vec<(u32, LinkWhy)>) {
        let (start, end) = (self.number.full.start(), self.number.full.end());
        for &(span, actor) in self.mentions {
            if self.number.full.holds(span) {
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
        let word = if is(word, ARTICLES) {
            words.next().unwrap_or("")
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
                out.push((actor, LinkWhy::Subject));
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

/// The words of a text, without punctuation.
fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-' | '%' | '$'))
        .filter(|w| !w.is_empty())
}

fn is(word: &str, list: &[&str]) -> bool {
    list.iter().any(|w| word.eq_ignore_ascii_case(w))
}

fn has_verb(text: &str) -> bool {
    words(text).any(verb)
}

/// What follows a possessive mark at the start of a text.
fn possessive(text: &str) -> Option<&str> {
    ["'s", "’s", "' ", "’ "]
        .iter()
        .find_map(|mark| text.strip_prefix(mark))
}

const ARTICLES: &[&str] = &[
    "the", "a", "an", "its", "their", "his", "her", "all", "both",
];

/// Words that may stand between an actor and a figure that is its own.
const BOUNDS: &[&str] = &[
    "about",
    "around",
    "nearly",
    "almost",
    "more",
    "than",
    "less",
    "over",
    "under",
    "up",
    "to",
    "some",
    "at",
    "least",
    "roughly",
    "approximately",
    "an",
    "additional",
    "another",
    "a",
    "further",
    "the",
    "estimated",
    "just",
    "only",
];

/// Words that open a clause with a subject of its own.
const OPENERS: &[&str] = &[
    "and", "but", "while", "whereas", "although", "though", "as", "because", "since", "when", "so",
    "if", "with", "which",
];

const PREPOSITIONS: &[&str] = &[
    "of", "in", "on", "at", "by", "for", "to", "from", "with", "against", "into", "near", "over",
    "between", "among", "under", "about", "through", "across", "after", "before", "since",
    "during", "within", "toward", "towards", "outside",
];

/// Verbs that news reports use with figures, beside those that end in "ed".
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "could", "should", "can", "may", "might", "must", "does", "did", "do",
    "say", "says", "said", "give", "gives", "gave", "given", "pay", "pays", "paid", "spend", "spends", "spent", "spending", "send", "sends", "sent", "sell", "sells", "sold", "buy", "buys", "bought",
    "make", "makes", "made", "take", "takes", "took", "taken", "get", "gets", "got", "win", "wins", "won", "lose", "loses", "lost", "cost", "costs", "cut", "cuts", "hold", "holds", "held", "keep", "kept",
    "rise", "rises", "rose", "risen", "fall", "falls", "fell", "fallen", "grow", "grows", "grew", "grown", "reach", "reaches", "hit", "hits", "stand", "stands", "stood", "set", "put", "lead", "led",
    "meet", "meets", "meeting", "met", "build", "built", "bring", "brought", "draw", "drew", "begin", "began", "raise", "raises", "need", "needs", "face", "faces", "own", "owns", "employ", "employs", "host", "hosts",
    "produce", "produces", "export", "exports", "import", "imports", "contain", "contains", "include", "includes", "contribute", "contributes", "provide", "provides", "providing", "receive", "receives", "plan", "plans", "offer", "offers",
    "report", "reports", "estimate", "estimates", "expect", "expects", "kill", "kills", "lend", "lent", "shrink", "shrank", "sink", "sank", "beat", "run", "ran", "come", "came", "go", "went", "gone", "find", "found", "feed", "fed", "leave", "left", "see", "saw", "seen",
    "contributing", "raising", "sending", "giving", "paying", "allocate", "allocates", "pledge", "pledges", "demand", "demands", "seek", "seeks", "sought", "carry", "carries", "earn", "earns", "generate", "generates", "deploy", "deploys", "fire", "fires", "account", "accounts", "boast", "boasts", "exceed", "exceeds", "average", "averages",
];

fn verb(word: &str) -> bool {
    static KNOWN: LazyLock<Words> = LazyLock::new(|| Words::of(VERBS));
    KNOWN.has(word)
        || word.len() > 4
            && word.ends_with("ed")
            && !is(word, &["united", "hundred", "indeed", "speed"])
}

#[cfg(test)]
mod tests {
    use super::super::numbers;
    use super::*;
    use crate::document::{Block, BlockKind, Document};

    /// The links of one sentence, as "number -> actor why".
    fn links(text: &str, actors: &[&str]) -> Vec<String> {
        let whole = Span::new(0, text.len());
        let document = Document {
            text: text.to_owned(),
            blocks: vec![Block {
                span: whole,
                kind: BlockKind::Paragraph,
                section: 0,
                quote: 0,
            }],
            ..Document::default()
        };
        let numbers = numbers::find(&document, text.len(), None);
        let mut mentions: Vec<(Span, u32)> = Vec::new();
        for (index, actor) in actors.iter().enumerate() {
            let found = text.match_indices(actor);
            mentions.extend(found.map(|(at, _)| (Span::new(at, at + actor.len()), index as u32)));
        }
        mentions.sort_by_key(|(span, _)| span.start());
        tie(text, &[whole], &numbers, &mentions)
            .iter()
            .map(|link| {
                let number = numbers[link.number as usize].span.of(text);
                let why = format!("{:?}", link.why).to_lowercase();
                format!("{number} -> {} {why}", actors[link.actor as usize])
            })
            .collect()
    }

    #[test]
    fn subjects_of_the_verb() {
        assert_eq!(
            links("Norland has sent 40 trucks.", &["Norland"]),
            ["40 -> Norland subject"]
        );
        assert_eq!(
            links("The minister of Norland sent 40 trucks.", &["Norland"]),
            Vec::<String>::new()
        );
        assert_eq!(
            links(
                "Norland left, but Sudria lost 3 ships.",
                &["Norland", "Sudria"]
            ),
            ["3 -> Sudria subject"]
        );
    }

    #[test]
    fn possessors_and_objects() {
        assert_eq!(
            links("Norland's 23 brigades stayed.", &["Norland"]),
            ["23 -> Norland of"]
        );
        assert_eq!(
            links("The bank gave Norland $5 million.", &["Norland"]),
            ["$5 million -> Norland object"]
        );
        assert_eq!(
            links(
                "Friends gave more than $5 million in aid to Norland.",
                &["Norland"]
            ),
            ["$5 million -> Norland object"]
        );
    }

    #[test]
    fn agents_and_wholes() {
        assert_eq!(
            links("It is 30 percent owned by Acme Corp.", &["Acme Corp"]),
            ["30 percent -> Acme Corp subject"]
        );
        assert_eq!(
            links("A third of Norland voted.", &["Norland"]),
            ["A third -> Norland of"]
        );
        assert_eq!(
            links("Ann Lee, 45, spoke.", &["Ann Lee"]),
            ["45 -> Ann Lee of"]
        );
    }

    #[test]
    fn nothing_where_the_sentence_does_not_say() {
        assert_eq!(
            links("In Norland, where it rains, 40 boats sank.", &["Norland"]),
            Vec::<String>::new()
        );
        assert_eq!(
            links("Norland met in 2019.", &["Norland"]),
            Vec::<String>::new()
        );
    }
}
