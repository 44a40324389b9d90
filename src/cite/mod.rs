//! Owns citations: passages of a document with all that is needed to find and check them again. Knows no screen
//! and reads no file.

mod verify;

pub use verify::{Fate, Ground, Verdict};

use crate::analysis::{Analysis, By, Quote, QuoteKind, Target};
use crate::document::{Document, Span, one_line};
use crate::notes::Notes;

/// What a citation is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// A passage that somebody chose.
    Passage,
    /// An actor, by its first mention.
    Actor,
    Role,
    Mention,
    Number,
    Quotation,
    /// A quotation of whose speaker a dossier is.
    Said,
    /// Somebody else's words that name an actor.
    SaidAbout,
    /// A mark or a note.
    Note,
}

impl What {
    pub const ALL: [Self; 9] = [
        Self::Passage,
        Self::Actor,
        Self::Role,
        Self::Mention,
        Self::Number,
        Self::Quotation,
        Self::Said,
        Self::SaidAbout,
        Self::Note,
    ];

    /// The word for it in what is written and read.
    pub fn word(self) -> &'static str {
        match self {
            Self::Passage => "passage",
            Self::Actor => "actor",
            Self::Role => "role",
            Self::Mention => "mention",
            Self::Number => "number",
            Self::Quotation => "quotation",
            Self::Said => "said",
            Self::SaidAbout => "said about",
            Self::Note => "note",
        }
    }
}

/// A passage of a document that is cited. Its texts are on one line: runs of white space are one space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    pub what: What,
    /// The figure as stated, the actor, the role, the speaker or the note; empty where there is none.
    pub name: String,
    /// More of it: of an actor its kind and roles, of a number what it measures, of a quotation the verb.
    pub detail: String,
    /// The words that are cited.
    pub quote: String,
    /// What stands around the words, for the check: [`around`].
    pub around: String,
    /// The document's title, else its name.
    pub title: String,
    /// The titles over the passage.
    pub section: String,
    /// Its label; empty where the source has no pages.
    pub page: String,
    /// Where the words stand, in bytes of the document's text.
    pub start: usize,
    pub end: usize,
    /// The document's file name.
    pub file: String,
}

/// What of a document is cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Each number in its sentence.
    Facts,
    /// Marks and notes.
    Notes,
    /// All that is said of one actor and by it: [`Analysis::actors`].
    Dossier(u32),
    /// Each actor and each number.
    All,
    Quotations,
}

impl Choice {
    /// The word for it in a line, and in a file name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Facts => "facts",
            Self::Notes => "notes",
            Self::Dossier(_) => "dossier",
            Self::All => "all",
            Self::Quotations => "quotations",
        }
    }
}

impl Citation {
    /// Cites a span of a document.
    pub fn at(document: &Document, span: Span) -> Self {
        let words = document.slice(span);
        let start = span.start() + (words.len() - words.trim_start().len());
        let span = Span::new(start, start + words.trim().len());
        Self {
            what: What::Passage,
            name: String::new(),
            detail: String::new(),
            quote: one_line(document.slice(span)),
            around: around(&document.text, span),
            title: one_line(document.heading()),
            section: document
                .path(document.section_at(span.start()))
                .iter()
                .map(|title| one_line(title))
                .collect::<Vec<_>>()
                .join(" › "),
            page: document
                .page_at(span.start())
                .map_or(String::new(), one_line),
            start: span.start(),
            end: span.end(),
            file: document.name.clone(),
        }
    }

    fn of(mut self, what: What, name: &str, detail: String) -> Self {
        self.what = what;
        self.name = one_line(name);
        self.detail = one_line(&detail);
        self
    }
}

/// The citations of a choice, in the order of the text within each kind of thing.
pub fn cite(
    document: &Document,
    analysis: &Analysis,
    notes: &Notes,
    choice: Choice,
) -> Vec<Citation> {
    let sources = Sources { document, analysis };
    match choice {
        Choice::Facts => sources.numbers(0..analysis.numbers.len() as u32),
        Choice::Notes => sources.notes(notes),
        Choice::Dossier(actor) => sources.dossier(actor),
        Choice::All => {
            let mut all = sources.actors();
            all.extend(sources.numbers(0..analysis.numbers.len() as u32));
            all
        }
        Choice::Quotations => {
            let quotes = analysis.quotes.iter();
            quotes.map(|q| sources.quote(q, What::Quotation)).collect()
        }
    }
}

/// A document and what was found in it.
struct Sources<'a> {
    document: &'a Document,
    analysis: &'a Analysis,
}

impl Sources<'_> {
    /// The sentence around a span; the span itself where it stands in none.
    fn sentence(&self, span: Span) -> Span {
        let sentence = self.analysis.sentence_at(span.start());
        sentence.filter(|s| s.end() >= span.end()).unwrap_or(span)
    }

    fn at(&self, span: Span) -> Citation {
        Citation::at(self.document, span)
    }

    fn numbers(&self, ids: impl IntoIterator<Item = u32>) -> Vec<Citation> {
        let number = |id: u32| {
            let number = &self.analysis.numbers[id as usize];
            let measures = number.measures.map(|m| self.document.slice(m));
            let whose = self.analysis.links_of(id).iter();
            let mut whose: Vec<&str> = whose
                .filter_map(|link| self.analysis.actors.get(link.actor as usize))
                .map(|actor| actor.name.as_str())
                .collect();
            whose.dedup();
            let whose = (!whose.is_empty()).then(|| format!("of {}", whose.join(", ")));
            let detail: Vec<String> = measures
                .map(str::to_owned)
                .into_iter()
                .chain(whose)
                .collect();
            self.at(self.sentence(number.full)).of(
                What::Number,
                self.document.slice(number.full),
                detail.join("; "),
            )
        };
        ids.into_iter().map(number).collect()
    }

    fn actors(&self) -> Vec<Citation> {
        let actors = self.analysis.actors.iter();
        actors
            .filter_map(|actor| {
                let first = self
                    .analysis
                    .mentions
                    .get(*actor.mentions.first()? as usize)?;
                let roles = actor.roles.iter().map(|r| r.text.clone());
                let count = match actor.mentions.len() {
                    1 => "1 mention".to_owned(),
                    n => format!("{n} mentions"),
                };
                let detail: Vec<String> = std::iter::once(count).chain(roles).collect();
                let cited = self.at(self.sentence(first.span));
                Some(cited.of(What::Actor, &actor.name, detail.join("; ")))
            })
            .collect()
    }

    fn dossier(&self, id: u32) -> Vec<Citation> {
        let Some(actor) = self.analysis.actors.get(id as usize) else {
            return Vec::new();
        };
        let roles = actor.roles.iter().map(|role| {
            let cited = self.at(self.sentence(role.span));
            cited.of(What::Role, &role.text, String::new())
        });
        let spans = actor
            .mentions
            .iter()
            .filter_map(|m| self.analysis.mentions.get(*m as usize));
        let mut numbers: Vec<u32> = Vec::new();
        let mut last = None;
        let mut mentions = Vec::new();
        for mention in spans {
            let sentence = self.sentence(mention.span);
            // Of two mentions in one sentence the one passage is enough.
            if last.replace(sentence) == Some(sentence) {
                continue;
            }
            let by = if mention.by == By::Role {
                "by its role"
            } else {
                ""
            };
            let name = self.document.slice(mention.span);
            mentions.push(self.at(sentence).of(What::Mention, name, by.to_owned()));
            let inside = self.analysis.mentions_in(sentence).iter();
            numbers.extend(inside.filter_map(|m| match m.target {
                Target::Number(number) => Some(number),
                Target::Actor(_) => None,
            }));
        }
        let said = self
            .analysis
            .quotes
            .iter()
            .filter(|q| q.speaker == Some(id));
        let about = self.analysis.quotes.iter().filter(|q| {
            let mut inside = self.analysis.mentions_in(q.span).iter();
            q.speaker != Some(id) && inside.any(|m| m.target == Target::Actor(id))
        });
        let mut all: Vec<Citation> = roles.collect();
        all.extend(mentions);
        all.extend(self.numbers(numbers));
        all.extend(said.map(|q| self.quote(q, What::Said)));
        all.extend(about.map(|q| self.quote(q, What::SaidAbout)));
        all
    }

    fn quote(&self, quote: &Quote, what: What) -> Citation {
        let speaker = quote
            .speaker
            .and_then(|id| self.analysis.actors.get(id as usize));
        let kind = match quote.kind {
            QuoteKind::Direct => "direct",
            QuoteKind::Indirect => "indirect",
        };
        let verb = quote.verb.map(|verb| self.document.slice(verb));
        let detail: Vec<&str> = std::iter::once(kind).chain(verb).collect();
        let name = speaker.map_or("unattributed", |actor| actor.name.as_str());
        self.at(quote.span).of(what, name, detail.join("; "))
    }

    /// Those that still stand in the text.
    fn notes(&self, notes: &Notes) -> Vec<Citation> {
        let cited = notes.0.iter().filter_map(|note| {
            let span = note.find(&self.document.text)?;
            let letter = note.letter.map_or(String::new(), |l| format!("mark {l}"));
            Some(self.at(span).of(What::Note, &note.text, letter))
        });
        cited.collect()
    }
}

/// So many characters on each side of a passage tell it from others of the same words.
const AROUND: usize = 64;

/// A passage with what stands before and after it, without white space: the same however the text is wrapped.
pub fn around(text: &str, span: Span) -> String {
    let before = text[..span.start()].chars().rev().filter(|c| counts(*c));
    let before: Vec<char> = before.take(AROUND).collect();
    let after = text[span.end()..].chars().filter(|c| counts(*c));
    let mut all: String = before.into_iter().rev().collect();
    all.push('\n');
    all.extend(span.of(text).chars().filter(|c| counts(*c)));
    all.push('\n');
    all.extend(after.take(AROUND));
    all
}

/// Whether a character counts where two texts are compared: white space does not, nor what is printed as
/// something else because a terminal would obey it.
fn counts(c: char) -> bool {
    let obeyed = c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let printed = matches!(c, '\u{2400}'..='\u{2421}' | '\u{fffd}');
    !c.is_whitespace() && !obeyed && !printed
}
