//! Owns the JSON of a comparison, version 1. Offsets are UTF-8 bytes of each document's text, half-open.

use std::io::{self, Write};

use serde::Serialize;

use crate::compare::{ActorRow, Comparison, NumberRow, NumberState, Part, Presence, TextChange};
use crate::document::Span;
use crate::export::json::serialize;
use crate::export::words;

#[derive(Serialize)]
struct Whole<'a> {
    version: u8,
    documents: Vec<Named<'a>>,
    same: Option<bool>,
    actors: Vec<Actor<'a>>,
    numbers: Vec<Number<'a>>,
    dates: Vec<Number<'a>>,
    text: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Named<'a> {
    name: &'a str,
    title: Option<&'a str>,
}

#[derive(Serialize)]
struct Actor<'a> {
    name: &'a str,
    kind: &'static str,
    presence: &'static str,
    renamed: bool,
    described_differently: bool,
    sides: Vec<Option<Side<'a>>>,
}

#[derive(Serialize)]
struct Side<'a> {
    actor: u32,
    name: &'a str,
    count: u32,
    start: usize,
    end: usize,
    roles: &'a [String],
}

#[derive(Serialize)]
struct Number<'a> {
    presence: &'static str,
    differs: bool,
    attributed_differently: bool,
    sides: Vec<Vec<Stated<'a>>>,
}

#[derive(Serialize)]
struct Stated<'a> {
    number: u32,
    text: &'a str,
    start: usize,
    end: usize,
    kind: &'static str,
    value: Option<String>,
    unit: Option<&'a str>,
}

#[derive(Serialize)]
struct Row<'a> {
    change: &'static str,
    left: Option<Place<'a>>,
    right: Option<Place<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

/// Writes a comparison as one line, without a line end.
pub(super) fn write(out: impl Write, parts: &[Part], comparison: &Comparison) -> io::Result<()> {
    serialize(out, &whole(parts, comparison))
}

fn whole<'a>(parts: &[Part<'a>], comparison: &'a Comparison) -> Whole<'a> {
    let place = |part: usize, span: Option<Span>| {
        let document = parts.get(part)?.document;
        span.map(|span| Place {
            start: span.start(),
            end: span.end(),
            text: span.of(&document.text),
        })
    };
    Whole {
        version: 1,
        documents: parts
            .iter()
            .map(|part| Named {
                name: &part.document.name,
                title: part.document.title.as_deref(),
            })
            .collect(),
        same: (parts.len() == 2).then(|| comparison.is_same()),
        actors: comparison.actors.iter().map(actor).collect(),
        numbers: numbers(parts, &comparison.numbers),
        dates: numbers(parts, &comparison.dates),
        text: comparison
            .text
            .iter()
            .map(|row| Row {
                change: match row.change {
                    TextChange::Same => "same",
                    TextChange::Changed => "changed",
                    TextChange::Moved => "moved",
                    TextChange::MovedAndChanged => "moved_and_changed",
                    TextChange::Removed => "removed",
                    TextChange::Added => "added",
                },
                left: place(0, row.left),
                right: place(1, row.right),
            })
            .collect(),
    }
}

fn presence_word(presence: Presence) -> &'static str {
    match presence {
        Presence::Shared => "shared",
        Presence::Only(_) => "only",
        Presence::Some => "some",
    }
}

fn actor(row: &ActorRow) -> Actor<'_> {
    Actor {
        name: row.name(),
        kind: words::actor_kind(row.kind),
        presence: presence_word(row.presence()),
        renamed: row.is_renamed(),
        described_differently: row.is_described_differently(),
        sides: row
            .sides
            .iter()
            .map(|side| {
                side.as_ref().map(|side| Side {
                    actor: side.actor,
                    name: &side.name,
                    count: side.count,
                    start: side.first.start(),
                    end: side.first.end(),
                    roles: &side.roles,
                })
            })
            .collect(),
    }
}

fn numbers<'a>(parts: &[Part<'a>], rows: &[NumberRow]) -> Vec<Number<'a>> {
    let stated = |part: &Part<'a>, index: u32| {
        let number = part.analysis.numbers.get(index as usize)?;
        let value = number.value.to_string();
        Some(Stated {
            number: index,
            text: part.document.slice(number.span),
            start: number.span.start(),
            end: number.span.end(),
            kind: words::number_kind(number.kind),
            value: (!value.is_empty()).then_some(value),
            unit: number.unit.as_deref(),
        })
    };
    rows.iter()
        .map(|row| Number {
            presence: presence_word(row.presence()),
            differs: row.state == NumberState::Differs,
            attributed_differently: row.attributed_differently,
            sides: parts
                .iter()
                .zip(&row.sides)
                .map(|(part, side)| side.iter().filter_map(|n| stated(part, *n)).collect())
                .collect(),
        })
        .collect()
}
