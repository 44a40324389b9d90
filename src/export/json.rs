//! Owns the JSON that scripts depend on, version 1. Offsets are UTF-8 bytes of `text`, half-open.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter};

use super::{Choice, Found, Only, safe, words};
use crate::analysis::{Analysis, Mention, Number, QuoteKind, Target};
use crate::document::Document;

/// Writes one document as one line, without a line end. `id` is that of a `--jsonl` line.
pub fn write(out: impl Write, id: Option<&str>, found: &Found, choice: Choice) -> io::Result<()> {
    serialize(out, &Whole::new(id, found, choice))
}

/// Writes any value so that nothing in it is a command to a terminal.
pub(super) fn serialize(out: impl Write, value: &impl Serialize) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(out, Escaping);
    value.serialize(&mut serializer).map_err(io::Error::from)
}

/// JSON escapes only the controls below a space; the others and the bidi marks are escaped here.
struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, c)) = rest.char_indices().find(|&(_, c)| safe::is_unsafe(c)) {
            out.write_all(&rest.as_bytes()[..at])?;
            // All of these are in the basic plane.
            write!(out, "\\u{:04x}", u32::from(c))?;
            rest = &rest[at + c.len_utf8()..];
        }
        out.write_all(rest.as_bytes())
    }

    fn write_char_escape<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        escape: CharEscape,
    ) -> io::Result<()> {
        serde_json::ser::CompactFormatter.write_char_escape(out, escape)
    }
}

#[derive(Serialize)]
struct Whole<'a> {
    version: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    source: Source<'a>,
    title: Option<&'a str>,
    byline: Option<&'a str>,
    date: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sections: Option<Vec<Section<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    actors: Option<Vec<Actor<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    numbers: Option<Vec<Figure<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    links: Option<Vec<Link>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quotes: Option<Vec<Quoted<'a>>>,
    warnings: &'a [String],
}

#[derive(Serialize)]
struct Source<'a> {
    name: &'a str,
    format: &'static str,
    bytes: u64,
    sha256: Option<&'a str>,
}

#[derive(Serialize)]
struct Section<'a> {
    id: usize,
    parent: Option<u32>,
    level: u8,
    title: &'a str,
    start: usize,
    end: usize,
    words: u32,
}

#[derive(Serialize)]
struct Actor<'a> {
    id: usize,
    name: &'a str,
    kind: &'static str,
    aliases: &'a [String],
    roles: Vec<&'a str>,
    doubtful: bool,
    mentions: Vec<Place<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    section: usize,
    by: &'static str,
}

#[derive(Serialize)]
struct Figure<'a> {
    id: usize,
    start: usize,
    end: usize,
    text: &'a str,
    section: u32,
    kind: &'static str,
    value: Option<String>,
    unit: Option<&'a str>,
    unit_assumed: bool,
    bound: &'static str,
    change: Option<&'static str>,
    per: Option<&'a str>,
    date: Option<Date<'a>>,
    measures: Option<&'a str>,
    actors: Vec<u32>,
    full: [usize; 2],
    doubtful: bool,
}

#[derive(Serialize)]
struct Date<'a> {
    timex: &'a str,
    start: Option<&'a str>,
    end: Option<&'a str>,
}

#[derive(Serialize)]
struct Quoted<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    kind: &'static str,
    speaker: Option<u32>,
    verb: Option<&'a str>,
}

#[derive(Serialize)]
struct Link {
    number: u32,
    actor: u32,
    why: &'static str,
}

impl<'a> Whole<'a> {
    fn new(id: Option<&'a str>, found: &Found<'a>, choice: Choice) -> Self {
        let (document, analysis) = (found.document, found.analysis);
        Self {
            version: 1,
            id,
            source: Source {
                name: &document.name,
                format: words::format(document.format),
                bytes: document.source_bytes,
                sha256: found.sha256,
            },
            title: document.title.as_deref(),
            byline: document.byline.as_deref(),
            date: found.date.or(document.date.as_deref()),
            text: (!choice.no_text).then_some(document.text.as_str()),
            sections: choice.shows(Only::Outline).then(|| sections(document)),
            actors: choice
                .shows(Only::Actors)
                .then(|| actors(document, analysis)),
            numbers: choice
                .shows(Only::Numbers)
                .then(|| figures(document, analysis)),
            links: choice.only.is_none().then(|| links(analysis)),
            quotes: choice.only.is_none().then(|| quotes(document, analysis)),
            warnings: found.warnings,
        }
    }
}

fn quotes<'a>(document: &'a Document, analysis: &Analysis) -> Vec<Quoted<'a>> {
    let quotes = analysis.quotes.iter();
    quotes
        .map(|quote| Quoted {
            start: quote.span.start(),
            end: quote.span.end(),
            text: document.slice(quote.span),
            kind: match quote.kind {
                QuoteKind::Direct => "direct",
                QuoteKind::Indirect => "indirect",
            },
            speaker: quote.speaker,
            verb: quote.verb.map(|verb| document.slice(verb)),
        })
        .collect()
}

fn sections(document: &Document) -> Vec<Section<'_>> {
    let sections = document.sections.iter().enumerate();
    sections
        .map(|(id, section)| Section {
            id,
            parent: section.parent,
            level: section.level,
            title: &section.title,
            start: section.span.start(),
            end: section.span.end(),
            words: section.words,
        })
        .collect()
}

fn actors<'a>(document: &'a Document, analysis: &'a Analysis) -> Vec<Actor<'a>> {
    let place = |mention: &Mention| Place {
        start: mention.span.start(),
        end: mention.span.end(),
        text: document.slice(mention.span),
        section: document.section_at(mention.span.start()),
        by: words::by(mention.by),
    };
    let actors = analysis.actors.iter().enumerate();
    actors
        .map(|(id, actor)| Actor {
            id,
            name: &actor.name,
            kind: words::actor_kind(actor.kind),
            aliases: &actor.aliases,
            roles: actor.roles.iter().map(|r| r.text.as_str()).collect(),
            doubtful: actor.doubtful,
            mentions: actor
                .mentions
                .iter()
                .filter_map(|&m| analysis.mentions.get(m as usize))
                .filter(|m| m.target == Target::Actor(id as u32))
                .map(place)
                .collect(),
        })
        .collect()
}

fn figures<'a>(document: &'a Document, analysis: &'a Analysis) -> Vec<Figure<'a>> {
    let figure = |(id, number): (usize, &'a Number)| Figure {
        id,
        start: number.span.start(),
        end: number.span.end(),
        text: document.slice(number.span),
        section: number.section,
        kind: words::number_kind(number.kind),
        value: words::value(number.value),
        unit: number.unit.as_deref(),
        unit_assumed: number.unit_assumed,
        bound: words::bound(number.bound),
        change: number.change.map(words::change),
        per: number.per.as_deref(),
        date: number.date.as_ref().map(|date| Date {
            timex: &date.timex,
            start: date.interval.as_ref().map(|(start, _)| start.as_str()),
            end: date.interval.as_ref().map(|(_, end)| end.as_str()),
        }),
        measures: number.measures.map(|span| document.slice(span)),
        actors: owners(analysis, id as u32),
        full: [number.full.start(), number.full.end()],
        doubtful: number.doubtful,
    };
    analysis.numbers.iter().enumerate().map(figure).collect()
}

/// The actors that a number is tied to, each once.
pub(super) fn owners(analysis: &Analysis, number: u32) -> Vec<u32> {
    let mut owners = Vec::new();
    for link in analysis.links_of(number) {
        if !owners.contains(&link.actor) {
            owners.push(link.actor);
        }
    }
    owners
}

fn links(analysis: &Analysis) -> Vec<Link> {
    let links = analysis.links.iter();
    links
        .map(|link| Link {
            number: link.number,
            actor: link.actor,
            why: words::why(link.why),
        })
        .collect()
}
