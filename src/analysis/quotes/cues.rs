//! Owns the words that tell that someone speaks: a verb of saying and its subject, or "according to".

use super::{Mention, actor, marks, within};
use crate::analysis::By;
use crate::document::Span;

/// A verb of saying with the one who says it.
#[derive(Debug, Clone, Copy)]
pub struct Cue {
    pub sentence: Span,
    pub verb: Span,
    /// Verb and subject.
    pub span: Span,
    pub speaker: Option<u32>,
    pub order: Order,
}

/// Where the cue stands to what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    Before,
    Behind,
}

/// Verbs that report speech, in the forms that reports use.
const VERBS: &[&str] = &[
    "said",
    "says",
    "told",
    "tells",
    "added",
    "adds",
    "warned",
    "warns",
    "argued",
    "argues",
    "announced",
    "announces",
    "insisted",
    "insists",
    "claimed",
    "claims",
    "stated",
    "states",
    "explained",
    "explains",
    "replied",
    "replies",
    "noted",
    "notes",
    "wrote",
    "writes",
    "testified",
    "acknowledged",
    "acknowledges",
    "conceded",
    "concedes",
    "declared",
    "declares",
    "admitted",
    "admits",
    "remarked",
    "recalled",
    "recalls",
    "stressed",
    "stresses",
    "complained",
    "complains",
    "joked",
    "answered",
    "asked",
    "asks",
    "tweeted",
    "alleged",
    "alleges",
    "cautioned",
    "vowed",
    "predicted",
    "predicts",
    "suggested",
    "suggests",
    "continued",
    "concluded",
    "observed",
    "maintained",
    "maintains",
    "contended",
    "responded",
    "called",
    "calls",
    "described",
    "reported",
    "estimates",
    "estimated",
    "urged",
    "denied",
    "confirmed",
    "promised",
    "pledged",
    "boasted",
    "shouted",
    "whispered",
];
/// These open no clause of their own: only with quotation marks do they report speech.
const ONLY_WITH_MARKS: &[&str] = &[
    "called",
    "calls",
    "described",
    "asked",
    "asks",
    "continued",
    "urged",
    "joked",
    "shouted",
    "whispered",
    "answered",
    "responded",
    "promised",
    "pledged",
    "vowed",
    "denied",
    "boasted",
    "replied",
    "replies",
    "told",
    "tells",
];
/// May stand between a subject and its verb.
const ADVERBS: &[&str] = &[
    "also",
    "later",
    "then",
    "has",
    "have",
    "had",
    "once",
    "again",
    "recently",
    "repeatedly",
    "publicly",
    "simply",
    "himself",
    "herself",
    "often",
    "earlier",
    "further",
    "now",
    "still",
    "even",
];
/// A name behind one of these is part of another phrase: "the mayor of Rotterdam", "a spokesman for Shell".
const PREPOSITIONS: &[&str] = &[
    "of", "in", "for", "at", "from", "by", "with", "to", "on", "near", "about", "against",
    "between", "like", "than", "under", "over", "behind", "outside", "inside", "across",
];

/// The cues of a sentence, in text order. What stands in quotation marks holds none.
pub fn find(text: &str, sentence: Span, quoted: &[Span], mentions: &[Mention]) -> Vec<Cue> {
    let mut cues = Vec::new();
    let mentions = within(mentions, sentence, |mention| mention.span);
    let inside = |at: usize| marks::touches(quoted, Span::new(at, at + 1));
    for (start, word) in words(text, sentence) {
        if inside(start) {
            continue;
        }
        let verb = Span::new(start, start + word.len());
        if word.eq_ignore_ascii_case("according") {
            cues.extend(according(text, sentence, verb, mentions));
        } else if VERBS.contains(&word) {
            let sight = Sight {
                text,
                sentence,
                quoted,
                mentions,
            };
            let cue = sight.inverted(verb).or_else(|| sight.subject_first(verb));
            let marked = ONLY_WITH_MARKS.contains(&word);
            let clause = word == "told" || word == "tells";
            cues.extend(cue.filter(|cue| {
                !marked || clause && sight.tells_that(verb) || sight.beside_quote(cue)
            }));
        }
    }
    cues
}

/// What a cue is looked for in.
struct Sight<'a> {
    text: &'a str,
    sentence: Span,
    quoted: &'a [Span],
    mentions: &'a [Mention],
}

impl Sight<'_> {
    /// "X said": the nearest name before the verb that can be its subject. A subject without a name gives a cue
    /// without a speaker.
    fn subject_first(&self, verb: Span) -> Option<Cue> {
        let before = Span::new(self.sentence.start(), verb.start());
        // "is said to have", "what was said": no subject that speaks.
        let last = last_word(before.of(self.text));
        if matches!(
            last,
            "is" | "was" | "are" | "were" | "be" | "been" | "being" | "it"
        ) {
            return None;
        }
        let named = self
            .mentions
            .iter()
            .rev()
            .filter(|m| m.span.end() <= verb.start() && m.span.start() >= before.start());
        let subject = named
            .filter(|m| actor(m).is_some() && m.by != By::Pronoun)
            .find(|m| self.is_subject(m.span, verb));
        let unnamed = before.start() + before.of(self.text).trim_end().len() - last.len();
        let start = subject.map_or(unnamed, |m| m.span.start());
        let cue = |speaker| Cue {
            sentence: self.sentence,
            verb,
            span: Span::new(start, verb.end()),
            speaker,
            order: if self.ends_behind(verb) {
                Order::Behind
            } else {
                Order::Before
            },
        };
        Some(cue(subject.and_then(actor)))
    }

    /// Whether the verb stands at the end of its sentence, what was said before it: "…, Berg said."
    fn ends_behind(&self, verb: Span) -> bool {
        let rest = &self.text[verb.end()..self.sentence.end()];
        // A day or a place may follow.
        let short = marks::words(rest) <= 2 && !rest.trim_start().starts_with([':', '"', '“']);
        short && self.text[self.sentence.start()..verb.start()].contains(',')
    }

    fn is_subject(&self, name: Span, verb: Span) -> bool {
        if marks::touches(self.quoted, name) {
            return false;
        }
        let before = last_word(&self.text[self.sentence.start()..name.start()]);
        if PREPOSITIONS.contains(&before.to_lowercase().as_str()) || before == "and" {
            return false;
        }
        let gap = &self.text[name.end()..verb.start()];
        if gap.starts_with(['\'', '’']) {
            return false;
        }
        let inner = gap.trim();
        // "the minister, X, said": the name is the apposition.
        let before_name = self.text[self.sentence.start()..name.start()].trim_end();
        let apposed = inner == "," && before_name.ends_with(',');
        if apposed
            || inner.is_empty()
            || inner.split_whitespace().all(|word| ADVERBS.contains(&word))
        {
            return true;
        }
        // An apposition or a relative clause between commas, in which nobody else speaks.
        let apposition = inner.starts_with(',')
            && inner
                .trim_end_matches(|c: char| c.is_whitespace())
                .ends_with(',')
            && inner.len() > 2;
        apposition
            && !words(self.text, Span::new(name.end(), verb.start()))
                .any(|(_, w)| VERBS.contains(&w))
    }

    /// "said X": only behind what was said, so behind a quotation or a comma.
    fn inverted(&self, verb: Span) -> Option<Cue> {
        let before = self.text[self.sentence.start()..verb.start()].trim_end();
        let behind = before.is_empty() || before.ends_with([',', '"', '”', '»', '!', '?', '—']);
        if !behind {
            return None;
        }
        /// Titles and roles before the name: "said Finance Minister X", "said the union's president, X".
        const LEAD: usize = 60;
        let after = Span::new(verb.end(), self.sentence.end());
        let name = self
            .mentions
            .iter()
            .filter(|m| m.span.start() >= after.start() && m.span.end() <= after.end())
            .filter(|m| m.by != By::Pronoun)
            .find(|m| {
                let lead = &self.text[verb.end()..m.span.start()];
                // A possessive or a preposition's name belongs to the phrase of the one who speaks.
                let tail = &self.text[m.span.end()..after.end()];
                let previous = last_word(lead).to_lowercase();
                lead.len() <= LEAD
                    && !tail.starts_with("'s ")
                    && !tail.starts_with("’s ")
                    && !PREPOSITIONS.contains(&previous.as_str())
                    && !lead.contains(['"', '“', ';', ':'])
                    && !marks::ends_sentence(lead)
                    && !lead.trim_end().ends_with("and")
                    && !continues_title(tail)
            });
        let lead = self.text[verb.end()..self.sentence.end()].trim_start();
        if name.is_none() && before.ends_with([',', '"', '”', '»']) && !starts_subject(lead) {
            return None;
        }
        let end = name.map_or(verb.end(), |m| m.span.end());
        let speaker = name.and_then(actor);
        // "said a spokesman for X": someone who has no name here.
        let unnamed = lead.starts_with("a ") || lead.starts_with("an ") || lead.starts_with("one ");
        let apposed = name.is_some_and(|m| self.text[verb.end()..m.span.start()].contains(','));
        Some(Cue {
            sentence: self.sentence,
            verb,
            span: Span::new(verb.start(), end),
            speaker: speaker.filter(|_| !unnamed || apposed),
            order: Order::Behind,
        })
    }

    fn beside_quote(&self, cue: &Cue) -> bool {
        let (start, end) = (cue.span.start(), cue.span.end());
        let before = self.quoted.partition_point(|quote| quote.end() <= start);
        let before = before.checked_sub(1).map(|at| &self.quoted[at]);
        let after = self.quoted.partition_point(|quote| quote.start() < end);
        marks::touches(self.quoted, self.sentence)
            || before.is_some_and(|quote| marks::only_marks(&self.text[quote.end()..start]))
            || self
                .quoted
                .get(after)
                .is_some_and(|quote| quote.start() - end < 80)
    }

    fn tells_that(&self, verb: Span) -> bool {
        words(self.text, Span::new(verb.end(), self.sentence.end()))
            .take(6)
            .any(|(_, word)| word == "that")
    }
}

/// "according to X"; what is said is the rest of the sentence.
fn according(text: &str, sentence: Span, word: Span, mentions: &[Mention]) -> Option<Cue> {
    let rest = text[word.end()..sentence.end()].strip_prefix(" to ")?;
    let from = sentence.end() - rest.len();
    let name = mentions
        .iter()
        .find(|m| m.span.start() >= from && m.span.end() <= sentence.end())?;
    let lead = &text[from..name.span.start()];
    let direct = lead.split_whitespace().all(|w| !PREPOSITIONS.contains(&w))
        && lead.len() <= 40
        && !lead.contains(',');
    let tail = &text[name.span.end()..sentence.end()];
    if !direct || continues_title(tail) {
        return None;
    }
    let first = text[sentence.start()..word.start()].trim().is_empty();
    Some(Cue {
        sentence,
        verb: Span::new(word.start(), from.saturating_sub(1)),
        span: Span::new(word.start(), name.span.end()),
        speaker: actor(name),
        order: if first { Order::Before } else { Order::Behind },
    })
}

/// Whether a name goes on into another: "the Dutch minister", "U.S. officials".
fn continues_title(tail: &str) -> bool {
    let Some(rest) = tail.strip_prefix(' ') else {
        return tail.starts_with(['-', '\'', '’'])
            && tail.chars().nth(1).is_some_and(char::is_alphabetic);
    };
    let word = rest
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    const GO_ON: &[&str] = &[
        "on",
        "in",
        "at",
        "who",
        "after",
        "before",
        "as",
        "when",
        "during",
        "said",
        "and",
        "of",
        "from",
        "last",
        "by",
        "told",
        "to",
        "while",
        "with",
        "yesterday",
        "late",
        "early",
        "this",
        "but",
        "that",
        "wrote",
        "writing",
        "that",
    ];
    !word.is_empty() && !GO_ON.contains(&word)
}

/// Whether a phrase can be the one who speaks: it begins with a pronoun, an article or a name.
fn starts_subject(phrase: &str) -> bool {
    let word = phrase.split_whitespace().next().unwrap_or("");
    const OPEN: &[&str] = &[
        "he", "she", "they", "a", "an", "the", "one", "his", "her", "their", "it", "i", "we",
    ];
    OPEN.contains(&word) || word.starts_with(char::is_uppercase)
}

fn last_word(text: &str) -> &str {
    let trimmed = text.trim_end();
    let start = trimmed
        .rfind(|c: char| !c.is_alphanumeric())
        .map_or(0, |at| {
            at + trimmed[at..].chars().next().map_or(0, char::len_utf8)
        });
    &trimmed[start..]
}

/// The words of a span with where they begin.
fn words(text: &str, span: Span) -> impl Iterator<Item = (usize, &str)> {
    let part = span.of(text);
    let base = part.as_ptr() as usize;
    part.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|w| !w.is_empty())
        .map(move |word| (span.start() + (word.as_ptr() as usize - base), word))
}
