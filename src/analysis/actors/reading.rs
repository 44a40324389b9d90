//! Owns one sentence as the tagger and the resolver read it: its words, and what the lists say of them.

use super::token::{self, Shape, Token};
use crate::analysis::lexicon::{Entry, LONGEST, lexicon, word};
use crate::document::Span;

/// A sentence cut into words; made once and filled again for each.
#[derive(Debug, Default)]
pub struct Reading {
    pub tokens: Vec<Token>,
    /// What the lists say of each token; filled by [`Reading::look_up`].
    pub entries: Vec<Entry>,
    pub style: Style,
}

/// How a sentence uses capitals.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Style {
    #[default]
    Plain,
    /// Every long word has a capital: a headline.
    Titled,
    /// All letters are capitals.
    Shouting,
}

/// A phrase of the lists found in a sentence.
#[derive(Debug, Clone, Copy)]
pub struct Phrase {
    /// Index after its last token.
    pub end: usize,
    pub entry: Entry,
}

impl Reading {
    /// Cuts a sentence; what was read before is forgotten.
    pub fn cut(&mut self, text: &str, sentence: Span) {
        self.tokens.clear();
        self.entries.clear();
        token::cut(text, sentence.start(), sentence.end(), &mut self.tokens);
        self.style = style(&self.tokens);
    }

    /// Looks every word up.
    pub fn look_up(&mut self) {
        let lexicon = lexicon();
        let shouting = self.style == Style::Shouting;
        self.entries.clear();
        self.entries
            .extend(self.tokens.iter().map(|token| match token.shape {
                Shape::Capitals if !shouting => lexicon.get(token.hash),
                Shape::Mark(_) | Shape::Clitic => Entry::default(),
                _ => lexicon.get(token.hash).uncapitalized(),
            }));
    }

    /// Whether a capital means nothing here: at the start of the sentence, after a colon or an opening quote.
    pub fn is_start(&self, index: usize) -> bool {
        let before = &self.tokens[..index];
        match before.last().map(|t| t.shape) {
            None => true,
            Some(Shape::Mark(mark)) => match mark {
                ':' | '“' | '‘' | '"' | '«' | '•' | '*' | '.' | '!' | '?' | '…' | '|' | '>'
                | '¿' | '¡' => true,
                '-' | '—' | '–' | '(' | '[' | '\'' => before.len() == 1,
                _ => false,
            },
            Some(Shape::Number) => before.len() == 1,
            _ => false,
        }
    }

    /// The longest phrase of the lists that begins at a token and satisfies `wanted`.
    pub fn phrase(&self, text: &str, at: usize, wanted: impl Fn(Entry) -> bool) -> Option<Phrase> {
        let lexicon = lexicon();
        let first = self.entries[at];
        let mut best = wanted(first).then_some(Phrase {
            end: at + 1,
            entry: first,
        });
        let mut hash = self.tokens[at].hash;
        let mut next = at + 1;
        let mut words = 1;
        let mut capitals = self.tokens[at].shape == Shape::Capitals;
        if let Some(clitic) = self.possessive(at) {
            // "McDonald's", "People's": the clitic may belong to the name.
            let joined = self.joined(text, at);
            let entry = lexicon.get(joined).uncapitalized();
            // "alliance's" is no "alliances".
            let named = Entry::NAME | Entry::ROLE | Entry::ORG_END | Entry::PLACE_END;
            if wanted(entry) && entry.is(named) {
                best = Some(Phrase {
                    end: clitic + 1,
                    entry,
                });
            }
            if !entry.is(Entry::BEGINS) {
                return best;
            }
            (hash, next) = (joined, clitic + 1);
        } else if !first.is(Entry::BEGINS) {
            return best;
        }
        while words < LONGEST && next < self.tokens.len() {
            if self.tokens[next].is_hyphen() && self.tokens[next].glued {
                next += 1;
                continue;
            }
            let token = &self.tokens[next];
            if token.is_mark('&') {
                hash = word::join(hash, word::hash("&"));
                next += 1;
                continue;
            }
            if !(token.is_word() || token.shape == Shape::Number) {
                break;
            }
            let apart = self.possessive(next).map(|_| self.joined(text, next));
            capitals &= token.shape == Shape::Capitals;
            words += 1;
            for (word, end) in [Some((token.hash, next + 1)), apart.map(|h| (h, next + 2))]
                .into_iter()
                .flatten()
            {
                let entry = lexicon.get(word::join(hash, word));
                let entry = if capitals {
                    entry
                } else {
                    entry.uncapitalized()
                };
                // The last word of a name is written as one.
                if wanted(entry)
                    && (token.shape != Shape::Lower || token.glued || entry.is(Entry::ROLE))
                {
                    best = Some(Phrase { end, entry });
                }
            }
            hash = word::join(hash, apart.unwrap_or(token.hash));
            next += 1 + usize::from(apart.is_some());
        }
        best
    }

    /// The index of the "'s" that stands right after a token.
    pub fn possessive(&self, at: usize) -> Option<usize> {
        let clitic = self.tokens.get(at + 1)?;
        (clitic.shape == Shape::Clitic).then_some(at + 1)
    }

    fn joined(&self, text: &str, at: usize) -> u64 {
        let (word, clitic) = (&self.tokens[at], &self.tokens[at + 1]);
        word::hash(
            text.get(word.start as usize..clitic.end as usize)
                .unwrap_or(""),
        )
    }
}

fn style(tokens: &[Token]) -> Style {
    let (mut small, mut capital, mut shouted) = (0, 0, 0);
    for token in tokens {
        // Short words are small in headlines too.
        let long = token.end - token.start > 3;
        match token.shape {
            Shape::Lower if long => small += 1,
            Shape::Title if long => capital += 1,
            Shape::Capitals => shouted += 1,
            _ => {}
        }
    }
    let words = small + capital + shouted;
    // A headline ends without a full stop: "The Senate Judiciary Committee met the Oslo Police." is none.
    let stopped = tokens.last().is_some_and(|t| t.is_mark('.'))
        && tokens.iter().any(|t| t.shape == Shape::Lower);
    if shouted >= 3 && shouted * 10 >= words * 7 {
        Style::Shouting
    } else if !stopped && capital >= 3 && small * 4 <= capital && tokens.len() < 40 {
        Style::Titled
    } else {
        Style::Plain
    }
}
