//! Owns the annotated texts: JSONL files to sentences whose tokens each have a set of allowed labels.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use nutgraf::analysis::actors::crf::labels::{ANY, KIND_NAMES, OUTSIDE, begin, inside};
use nutgraf::analysis::actors::crf::reader::word;
use nutgraf::analysis::actors::crf::tokens::{Token, tokenize};
use nutgraf::analysis::actors::crf::{is_article, is_mark, is_possessive};

use crate::lists::unpacked;
use crate::scheme::{Scheme, is_honorific};

/// An annotated text.
pub struct Text {
    /// Names the text from one run to the next; decides which half it belongs to.
    pub number: usize,
    pub text: String,
    pub sentences: Vec<Sentence>,
    /// What another tagger found, for texts without annotation of people; byte spans and kinds.
    pub teacher: Option<Vec<(usize, usize, usize)>>,
    /// Whether its labels were made by programs.
    pub silver: bool,
    /// How much an error in it counts.
    pub weight: f32,
}

pub struct Sentence {
    pub tokens: Vec<Token>,
    /// For each token the labels that it may have, bit n for label n.
    pub allowed: Vec<u16>,
}

#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: String,
    text: String,
    #[serde(default)]
    entities: Vec<Entity>,
    teacher: Option<Vec<Entity>>,
}

#[derive(Deserialize)]
struct Entity {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    nested: bool,
}

/// For the id of a text what several programs that read it agreed on: names, and stretches that they didn't agree on,
/// which any label may have.
pub type Agreed = HashMap<String, Vec<(usize, usize, String)>>;

/// What is known of the names in texts that are not annotated themselves.
#[derive(Default)]
pub struct Known {
    pub agreed: Agreed,
    /// All names of the text.
    pub corrected: Agreed,
}

/// The kind of a stretch that was left open.
const OPEN: &str = "open";

/// Reads a file of lines of an id, a tab, and "start end kind" parted by commas; offsets in characters.
pub fn agreed(path: &Path) -> Result<Agreed> {
    let content = unpacked(path)?;
    let lines = content.lines().map(|line| {
        let (id, spans) = line.split_once('\t')?;
        let spans = spans.split(',').filter(|span| !span.is_empty());
        let spans = spans.map(|span| {
            let mut parts = span.split(' ');
            let (start, end) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
            Some((start, end, parts.next()?.to_owned()))
        });
        Some((id.to_owned(), spans.collect::<Option<_>>()?))
    });
    lines
        .collect::<Option<_>>()
        .with_context(|| format!("{} has a line of another form", path.display()))
}

/// Reads a JSONL file of annotated texts; numbers them from `first`.
pub fn read(
    path: &Path,
    first: usize,
    demonyms: &dyn Fn(&str) -> bool,
    known: &Known,
) -> Result<Vec<Text>> {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let scheme = Scheme::of(&name);
    let content =
        std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let mut texts = Vec::new();
    for (row, line) in content.lines().enumerate() {
        let line: Line = serde_json::from_str(line)
            .with_context(|| format!("{}, line {}", path.display(), row + 1))?;
        texts.push(annotate(line, &scheme, first + row, demonyms, known));
    }
    Ok(texts)
}

fn annotate(
    line: Line,
    scheme: &Scheme,
    number: usize,
    demonyms: &dyn Fn(&str) -> bool,
    known: &Known,
) -> Text {
    let raw = line.teacher.is_some();
    let corrected = known.corrected.get(&line.id).filter(|_| raw);
    let agreed = corrected.or_else(|| known.agreed.get(&line.id).filter(|_| raw));
    let agreed = agreed.map(Vec::as_slice);
    let exact = scheme.clone().exact();
    let scheme = if corrected.is_some() { &exact } else { scheme };
    let offsets: Vec<usize> = line
        .text
        .char_indices()
        .map(|(at, _)| at)
        .chain([line.text.len()])
        .collect();
    let byte = |char: usize| offsets.get(char).copied().unwrap_or(line.text.len());
    let silver = raw && corrected.is_none();
    let agreed_spans = agreed.unwrap_or_default().iter();
    let agreed_spans = agreed_spans.map(|(start, end, kind)| (byte(*start), byte(*end), kind));
    let (open, names): (Vec<_>, Vec<_>) = agreed_spans.partition(|(_, _, kind)| *kind == OPEN);
    let mut spans: Vec<(usize, usize, String)> = line
        .entities
        .into_iter()
        .filter(|e| !e.nested && e.start < e.end)
        .map(|e| (byte(e.start), byte(e.end), e.kind))
        .chain(
            names
                .into_iter()
                .map(|(start, end, kind)| (start, end, kind.clone())),
        )
        .collect();
    spans.sort();
    let mut cuts: Vec<usize> = spans.iter().flat_map(|s| [s.0, s.1]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut sentences = Vec::new();
    for (from, to) in split(&line.text) {
        let mut tokens = Vec::new();
        tokenize(&line.text, from, to, &cuts, &mut tokens);
        let mut allowed = allow(&line.text, &tokens, &spans, scheme, demonyms);
        for (start, end, _) in &open {
            let first = tokens.partition_point(|t| (t.end as usize) <= *start);
            let last = tokens.partition_point(|t| (t.start as usize) < *end);
            allowed[first..last.max(first)].fill(ANY);
        }
        sentences.push(Sentence { tokens, allowed });
    }
    let teacher = line.teacher.filter(|_| agreed.is_none()).map(|found| {
        let kind = |e: &Entity| KIND_NAMES.iter().position(|&k| k == e.kind);
        found
            .iter()
            .filter_map(|e| Some((byte(e.start), byte(e.end), kind(e)?)))
            .collect()
    });
    Text {
        number,
        text: line.text,
        sentences,
        teacher,
        silver,
        weight: scheme.weight,
    }
}

/// The labels that each token of a sentence may have under the scheme.
fn allow(
    text: &str,
    tokens: &[Token],
    spans: &[(usize, usize, String)],
    scheme: &Scheme,
    demonyms: &dyn Fn(&str) -> bool,
) -> Vec<u16> {
    let mut allowed: Vec<u16> = (0..tokens.len())
        .map(|at| {
            let word = word(text, tokens, at);
            let capital = word.starts_with(char::is_uppercase);
            scheme.outside(capital && demonyms(word), capital)
        })
        .collect();
    for (start, end, kind) in spans {
        let from = tokens.partition_point(|t| (t.start as usize) < *start);
        let to = tokens.partition_point(|t| (t.end as usize) <= *end);
        let Some((from, to)) = name(text, tokens, from, to, kind) else {
            continue;
        };
        let all_demonyms = (from..to).all(|at| demonyms(word(text, tokens, at)));
        let capital = word(text, tokens, from).starts_with(char::is_uppercase);
        let handle = from > 0
            && word(text, tokens, from - 1) == "@"
            && tokens[from - 1].end == tokens[from].start;
        let (kinds, maybe) = scheme.kinds(kind, all_demonyms, capital);
        for (at, place) in (from..to).zip(&mut allowed[from..to]) {
            let mut bits = 0;
            for k in (0..KIND_NAMES.len()).filter(|k| kinds & (1 << k) != 0) {
                bits |= 1 << if at == from { begin(k) } else { inside(k) };
            }
            if maybe {
                bits |= 1 << OUTSIDE;
            }
            *place = if handle { ANY } else { bits };
        }
    }
    allowed
}

/// A span without article, honorific and possessive; `None` where nothing is left.
pub fn name(
    text: &str,
    tokens: &[Token],
    from: usize,
    to: usize,
    kind: &str,
) -> Option<(usize, usize)> {
    let (mut from, mut to) = (from, to.min(tokens.len()));
    let is = |at: usize, test: &dyn Fn(&str) -> bool| test(word(text, tokens, at));
    while from < to && is(from, &|w| is_article(w) || is_mark(w)) {
        from += 1;
    }
    let capital = |w: &str| w.starts_with(char::is_uppercase);
    while from + 1 < to
        && Scheme::is_person(kind)
        && is(from, &is_honorific)
        && is(from + 1, &capital)
    {
        from += 1;
    }
    while from < to && is(to - 1, &|w| is_possessive(w) || is_mark(w)) {
        to -= 1;
    }
    (from < to).then_some((from, to))
}

/// Sentences of a text: at line ends, and after a closing mark before a capital or a number.
pub fn split(text: &str) -> Vec<(usize, usize)> {
    let mut sentences = Vec::new();
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        let mut tokens = Vec::new();
        tokenize(text, line_start, line_start + line.len(), &[], &mut tokens);
        let mut start = line_start;
        let mut closed = false;
        for at in 0..tokens.len() {
            let word = word(text, &tokens, at);
            let opens = word.starts_with(|c: char| {
                c.is_uppercase() || c.is_ascii_digit() || "\"'(‘".contains(c)
            });
            let apart = at > 0 && tokens[at - 1].end < tokens[at].start;
            if closed && apart && opens {
                sentences.push((start, tokens[at].start as usize));
                start = tokens[at].start as usize;
            }
            closed = matches!(word, "." | "!" | "?" | "...")
                || closed && matches!(word, "\"" | "'" | ")");
        }
        sentences.push((start, line_start + line.len()));
        line_start += line.len();
    }
    sentences
}

/// The texts of a JSONL file alone.
pub fn plain(path: &Path) -> Result<Vec<String>> {
    #[derive(Deserialize)]
    struct Plain {
        text: String,
    }
    let content =
        std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    content
        .lines()
        .map(|line| Ok(serde_json::from_str::<Plain>(line)?.text))
        .collect::<Result<_>>()
        .with_context(|| format!("reading {}", path.display()))
}

impl Text {
    /// Whether any of it has labels to learn from.
    pub fn is_taught(&self) -> bool {
        self.sentences
            .iter()
            .flat_map(|s| &s.allowed)
            .any(|&a| a != ANY)
    }
}
