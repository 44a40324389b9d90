//! Owns reading a text as its author wrote it: words that a line end breaks are whole, ligatures are letters.
//! What is found in the mended text is brought back to where it stands in the document's.

use std::collections::HashMap;

use super::Analysis;
use crate::document::{Block, BlockKind, Document, Format, Span, is_broken_word};

/// Signs that printers have for letters.
const LIGATURES: [(char, &str); 7] = [
    ('\u{fb00}', "ff"),
    ('\u{fb01}', "fi"),
    ('\u{fb02}', "fl"),
    ('\u{fb03}', "ffi"),
    ('\u{fb04}', "ffl"),
    ('\u{fb05}', "st"),
    ('\u{fb06}', "st"),
];

const SOFT_HYPHEN: char = '\u{ad}';

/// A document whose text was mended.
pub struct Mended {
    pub document: Document,
    edits: Vec<Edit>,
}

/// What stands in the place of a part of the text.
#[derive(Debug, Clone, Copy)]
struct Edit {
    old: Span,
    new: Span,
}

/// The document mended, where anything in it is to be.
pub fn mend(document: &Document) -> Option<Mended> {
    let text = document.text.as_str();
    let found = find(document);
    if found.is_empty() {
        return None;
    }
    let mut mended = String::with_capacity(text.len());
    let mut edits = Vec::with_capacity(found.len());
    let mut at = 0;
    for (old, with) in found {
        mended.push_str(&text[at..old.start()]);
        let start = mended.len();
        mended.push_str(with);
        edits.push(Edit {
            old,
            new: Span::new(start, mended.len()),
        });
        at = old.end();
    }
    mended.push_str(&text[at..]);
    let mut whole = Mended {
        document: Document {
            text: mended,
            ..Document::default()
        },
        edits,
    };
    let blocks = document.blocks.iter().map(|b| Block {
        span: whole.forth(b.span),
        ..*b
    });
    let blocks = blocks.collect();
    let sections = document.sections.iter().map(|section| {
        let mut section = section.clone();
        for span in [&mut section.heading, &mut section.span, &mut section.own] {
            *span = whole.forth(*span);
        }
        section
    });
    let sections = sections.collect();
    whole.document = Document {
        name: document.name.clone(),
        format: document.format,
        title: document.title.clone(),
        date: document.date.clone(),
        text: std::mem::take(&mut whole.document.text),
        blocks,
        sections,
        ..Document::default()
    };
    Some(whole)
}

impl Mended {
    /// Where in the mended text an offset of the document stands.
    pub fn offset(&self, old: usize) -> usize {
        let after = self.edits.partition_point(|e| e.old.start() < old);
        let Some(edit) = after.checked_sub(1).map(|at| self.edits[at]) else {
            return old;
        };
        edit.new.end() + old.saturating_sub(edit.old.end())
    }

    fn forth(&self, span: Span) -> Span {
        let start = self.offset(span.start());
        Span::new(start, self.offset(span.end()).max(start))
    }

    /// Where in the document an offset of the mended text stands, as the begin or end of a span.
    fn old(&self, new: usize, ends: bool) -> usize {
        // What begins where an edit does, begins with it; what ends there ends before it.
        let after = self.edits.partition_point(|e| match ends {
            true => e.new.start() < new,
            false => e.new.start() < new || e.new.start() == new && e.new.is_empty(),
        });
        let Some(edit) = after.checked_sub(1).map(|at| self.edits[at]) else {
            return new;
        };
        match (edit.new.end() > new, ends) {
            (true, false) => edit.old.start(),
            (true, true) => edit.old.end(),
            _ => edit.old.end() + (new - edit.new.end()),
        }
    }

    fn back(&self, span: Span) -> Span {
        let start = self.old(span.start(), false);
        let end = self.old(span.end(), !span.is_empty());
        Span::new(start, end.max(start))
    }

    /// Brings all that was found in the mended text back to where it stands in the document.
    pub fn restore(&self, analysis: &mut Analysis) {
        analysis.reach = self.old(analysis.reach, true);
        let spans = analysis.sentences.iter_mut();
        let spans = spans.chain(analysis.mentions.iter_mut().map(|m| &mut m.span));
        let roles = analysis.actors.iter_mut().flat_map(|a| &mut a.roles);
        let spans = spans.chain(roles.map(|role| &mut role.span));
        let numbers = analysis.numbers.iter_mut();
        let numbers = numbers.flat_map(|n| {
            [&mut n.span, &mut n.full]
                .into_iter()
                .chain(&mut n.measures)
        });
        let quotes = analysis.quotes.iter_mut();
        let quotes = quotes.flat_map(|q| std::iter::once(&mut q.span).chain(&mut q.verb));
        for span in spans.chain(numbers).chain(quotes) {
            *span = self.back(*span);
        }
    }
}

/// What is to be put in the place of what, in text order.
fn find(document: &Document) -> Vec<(Span, &'static str)> {
    let text = document.text.as_str();
    let mut found = Vec::new();
    let mut breaks = Vec::new();
    for (at, _) in text.match_indices(SOFT_HYPHEN) {
        let after = at + SOFT_HYPHEN.len_utf8();
        let end = after + gap(&text[after..]).unwrap_or(0);
        found.push((Span::new(at, end), ""));
    }
    // All seven begin with the same two bytes.
    for at in memchr::memmem::find_iter(text.as_bytes(), b"\xEF\xAC") {
        let sign = text.get(at..).and_then(|rest| rest.chars().next());
        if let Some((sign, letters)) = LIGATURES.iter().find(|l| Some(l.0) == sign) {
            found.push((Span::new(at, at + sign.len_utf8()), *letters));
        }
    }
    if document.format == Format::Text {
        for sign in ["-\n", "\u{2010}\n"] {
            let hyphen = sign.len() - 1;
            breaks.extend(text.match_indices(sign).filter_map(|(at, _)| {
                let gap = gap(&text[at + hyphen..])?;
                Break::new(document, at, hyphen, gap)
            }));
        }
    }
    let counts = counts(text, &breaks);
    let count = |word: String| counts.get(&word).copied().unwrap_or(0);
    for broken in breaks {
        let whole = count(broken.joined(""));
        let hyphened = count(broken.joined("-"));
        let from = match is_broken_word(broken.first, broken.second, whole, hyphened) {
            true => broken.hyphen.start(),
            false => broken.hyphen.end(),
        };
        found.push((Span::new(from, broken.end), ""));
    }
    found.sort_by_key(|(span, _)| (span.start(), span.end()));
    found.dedup_by(|b, a| b.0.start() < a.0.end());
    found
}

/// A line end, and the indent of the next line.
fn gap(rest: &str) -> Option<usize> {
    let line = rest.strip_prefix('\n')?;
    let inner = line.trim_start_matches([' ', '\t']);
    (!inner.is_empty()).then_some(rest.len() - inner.len())
}

/// A word with a hyphen at the end of a line.
struct Break<'a> {
    first: &'a str,
    second: &'a str,
    hyphen: Span,
    /// Where the word goes on.
    end: usize,
}

impl<'a> Break<'a> {
    fn new(document: &'a Document, at: usize, hyphen: usize, gap: usize) -> Option<Self> {
        let text = document.text.as_str();
        let end = at + hyphen + gap;
        let block = document.blocks.get(document.block_at(at))?;
        let flows = !matches!(
            block.kind,
            BlockKind::Lines | BlockKind::Code | BlockKind::Table | BlockKind::Rule
        );
        let first = text[..at].rsplit(char::is_whitespace).next()?;
        let second = text[end..].split(char::is_whitespace).next()?;
        let within = |word: &str| word.chars().next_back().is_some_and(char::is_alphanumeric);
        let goes_on = second.starts_with(char::is_alphanumeric);
        (flows && block.span.end() > end && within(first) && goes_on).then_some(Self {
            first,
            second,
            hyphen: Span::new(at, at + hyphen),
            end,
        })
    }

    fn joined(&self, with: &str) -> String {
        bare(&format!("{}{with}{}", self.first, self.second)).to_lowercase()
    }
}

/// How often the text has the words that may be meant.
fn counts(text: &str, breaks: &[Break]) -> HashMap<String, u32> {
    let forms = breaks.iter().flat_map(|b| [b.joined(""), b.joined("-")]);
    let mut counts: HashMap<String, u32> = forms.map(|form| (form, 0)).collect();
    if counts.is_empty() {
        return counts;
    }
    let longest = counts.keys().map(String::len).max().unwrap_or(0);
    let shortest = counts.keys().map(String::len).min().unwrap_or(0);
    for word in text.split_whitespace().map(bare) {
        if (shortest..=longest).contains(&word.len())
            && let Some(count) = counts.get_mut(&word.to_lowercase())
        {
            *count += 1;
        }
    }
    counts
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}
