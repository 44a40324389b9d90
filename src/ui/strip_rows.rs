//! Owns how one row of the comparison looks: an actor, a figure or a sentence, with what each column says.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::app::comparing::{Body, Compared, Tab, Verdict};
use crate::app::geometry::Area;
use crate::compare::{ActorRow, NumberRow, Piece, TextChange};
use crate::flow::{display_width, safe_line};

use super::changes;
use super::paint::{cell, put, put_right};
use super::strip::{lead, verdict_mark};
use super::theme::{Theme, actor_mark, number_mark};

/// A stretch of a row in one style.
type Words = (String, Style);

/// So much of a text is kept before the first word that differs.
const BEFORE: usize = 24;

pub fn row(
    theme: &Theme,
    buffer: &mut Buffer,
    found: &Compared,
    tab: Tab,
    id: u32,
    place: (Area, u16),
) {
    let Some(verdict) = found.verdict(tab, id) else {
        return;
    };
    let (area, y) = place;
    let mark = verdict_mark(theme, verdict, found.bodies.len());
    let x = area.x + lead(theme, buffer, place, mark);
    let (kind, kind_style, words, note) = match tab {
        Tab::Actors => {
            let Some(row) = found.actor(id) else { return };
            let counts = row.sides.iter().map(|s| s.as_ref().map_or(0, |s| s.count));
            (
                actor_mark(row.kind),
                theme.kind(row.kind),
                actor_words(theme, row, verdict),
                tally(counts),
            )
        }
        Tab::Numbers | Tab::Dates => {
            let Some(row) = found.number(tab, id) else {
                return;
            };
            let counts = row.sides.iter().map(|side| side.len() as u32);
            let Some((first, number)) = first_number(found, row) else {
                return;
            };
            (
                number_mark(first.analysis.numbers[number as usize].kind),
                theme.figure(),
                number_words(theme, found, row, verdict),
                tally(counts),
            )
        }
        Tab::Text => {
            let (words, note) = sentence_words(theme, found, id);
            line(buffer, (x, y), area, &words, &note, theme);
            return;
        }
    };
    cell(buffer, x, y, kind, 1, kind_style);
    line(buffer, (x + 2, y), area, &words, &note, theme);
}

/// "10 | 7", a dot where there is none.
fn tally(counts: impl Iterator<Item = u32>) -> String {
    let count = |n: u32| match n {
        0 => "·".to_owned(),
        n => n.to_string(),
    };
    counts.map(count).collect::<Vec<_>>().join(" | ")
}

/// Puts words from a place on, and a note at the right where that leaves most of the room.
fn line(
    buffer: &mut Buffer,
    (x, y): (u16, u16),
    area: Area,
    words: &[Words],
    note: &str,
    theme: &Theme,
) {
    let end = area.x + area.width;
    let fits = display_width(note) * 3 <= usize::from(area.width);
    let right = if fits {
        put_right(buffer, area, y, note, theme.dim) + 1
    } else {
        0
    };
    let mut x = x;
    for (text, style) in words {
        let room = end.saturating_sub(x + right);
        x += put(buffer, x, y, room, text, *style);
    }
}

fn actor_words(theme: &Theme, row: &ActorRow, verdict: Verdict) -> Vec<Words> {
    let mut words: Vec<Words> = Vec::new();
    let style = theme.actor(row.kind);
    match verdict {
        Verdict::Renamed => {
            for side in row.sides.iter().flatten() {
                if !words.is_empty() {
                    words.push((arrow(theme, row.sides.len()).to_owned(), theme.dim));
                }
                words.push((side.name.clone(), style));
            }
        }
        _ => words.push((row.name().to_owned(), style)),
    }
    if row.is_described_differently() {
        words.push((": ".to_owned(), theme.dim));
        let told = row.sides.iter().map(|side| match side {
            Some(side) if !side.roles.is_empty() => safe_line(&side.roles.join("; ")),
            Some(_) => "nothing said".to_owned(),
            None => theme.glyph("—", "-").to_owned(),
        });
        words.extend(parted(told, theme));
    } else if verdict != Verdict::Renamed
        && let Some(role) = row
            .sides
            .iter()
            .flatten()
            .find_map(|side| side.roles.first())
    {
        words.push((format!(" · {}", safe_line(role)), theme.dim));
    }
    words
}

/// What each column says, with a bar between.
fn parted(told: impl Iterator<Item = String>, theme: &Theme) -> Vec<Words> {
    let mut words: Vec<Words> = Vec::new();
    for text in told {
        if !words.is_empty() {
            words.push((" | ".to_owned(), theme.dim));
        }
        words.push((text, theme.text));
    }
    words
}

/// From the old to the new of two; a bar between more.
fn arrow(theme: &Theme, sides: usize) -> &'static str {
    if sides == 2 {
        theme.glyph(" → ", " -> ")
    } else {
        " | "
    }
}

fn first_number<'a>(found: &'a Compared, row: &NumberRow) -> Option<(&'a Body, u32)> {
    let mut sides = row.sides.iter().zip(&found.bodies);
    let (id, body) = sides.find_map(|(side, body)| Some((*side.first()?, body)))?;
    body.analysis.numbers.get(id as usize)?;
    Some((body, id))
}

fn number_words(theme: &Theme, found: &Compared, row: &NumberRow, verdict: Verdict) -> Vec<Words> {
    let mut words: Vec<Words> = Vec::new();
    let several = verdict == Verdict::Differs;
    let mut thing = None;
    for (side, body) in row.sides.iter().zip(&found.bodies) {
        let number = side
            .first()
            .and_then(|id| body.analysis.numbers.get(*id as usize));
        let Some(number) = number else { continue };
        if words.is_empty() || several {
            if !words.is_empty() {
                words.push((arrow(theme, row.sides.len()).to_owned(), theme.dim));
            }
            let stated = number.full.join(number.span);
            words.push((safe_line(body.content.slice(stated)), theme.number()));
            let measures = number.measures.filter(|m| !stated.holds(*m));
            thing = thing.or(measures.map(|m| safe_line(body.content.slice(m))));
        }
    }
    if let Some(thing) = thing.filter(|thing| !thing.is_empty()) {
        words.push((format!(" · {thing}"), theme.dim));
    }
    if verdict == Verdict::AttributedDifferently {
        words.push((": ".to_owned(), theme.dim));
        let told = row.sides.iter().zip(&found.bodies);
        words.extend(parted(told.map(|(side, body)| owners(side, body)), theme));
    }
    words
}

/// Whose a text says that figures are.
fn owners(side: &[u32], body: &Body) -> String {
    let mut names: Vec<&str> = Vec::new();
    for link in side.iter().flat_map(|id| body.analysis.links_of(*id)) {
        if let Some(actor) = body.analysis.actors.get(link.actor as usize)
            && !names.contains(&actor.name.as_str())
        {
            names.push(&actor.name);
        }
    }
    match names.as_slice() {
        [] => "not said whose".to_owned(),
        names => safe_line(&names.join(", ")),
    }
}

/// A sentence that differs, from shortly before its first difference on, and where it stands.
fn sentence_words(theme: &Theme, found: &Compared, id: u32) -> (Vec<Words>, String) {
    let Some(row) = found.sentence(id) else {
        return (Vec::new(), String::new());
    };
    let mut words: Vec<Words> = Vec::new();
    for piece in changes::pieces(found, id) {
        let (text, style, (open, close)) = match piece {
            Piece::Same(text) => (text, theme.text, ("", "")),
            Piece::Old(text) => (text, theme.old, ("[-", "-]")),
            Piece::New(text) => (text, theme.new, ("{+", "+}")),
        };
        let shown = safe_line(text);
        // Brackets tell old and new apart also where one stands right after the other.
        words.push(if !shown.trim().is_empty() {
            (format!("{open}{shown}{close}"), style)
        } else {
            (shown, style)
        });
    }
    if words.len() > 1
        && let Some((first, _)) = words.first_mut()
        && row.left.is_some()
        && row.right.is_some()
    {
        let length = first.chars().count();
        if length > BEFORE && !first.starts_with(['[', '{']) {
            *first = format!(
                "…{}",
                first.chars().skip(length - BEFORE).collect::<String>()
            );
        }
    }
    let section = |side: usize, span: crate::document::Span| {
        found.bodies[side].content.section_at(span.start()) + 1
    };
    let note = match (row.left, row.right, row.change) {
        (Some(left), Some(right), TextChange::Moved | TextChange::MovedAndChanged) => {
            let arrow = arrow(theme, 2);
            format!("§{}{arrow}§{}", section(0, left), section(1, right))
        }
        (_, Some(right), _) => format!("§{}", section(1, right)),
        (Some(left), None, _) => format!("§{}", section(0, left)),
        (None, None, _) => String::new(),
    };
    (words, note)
}
