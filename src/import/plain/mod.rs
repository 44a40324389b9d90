//! Owns plain text: lines become blocks, and headings that nothing marks are found.

mod candidates;
mod furniture;
mod headings;
mod levels;
mod lines;
mod numbering;
mod pages;
mod style;
mod title;
mod units;

use super::date;
use super::sections;
use crate::document::{Block, BlockKind, Document};
use units::{Unit, UnitKind};

/// How many units at the top may hold the document's date.
const TOP: usize = 12;

/// Reads plain text; name, format and size are left to the caller. The text is kept as it is.
pub fn read(text: String) -> Document {
    let units = join_subtitles(&text, units::split(&text));
    let found = headings::find(&text, &units);
    let mut blocks = blocks(&text, &units, &found.marks);
    let date = units.iter().take(TOP).find_map(|unit| date_of(unit, &text));
    let sections = sections::build(&text, found.headings, &mut blocks);
    Document {
        title: found.title,
        date,
        text,
        sections,
        blocks,
        ..Document::default()
    }
}

/// The date that a unit at the top states: alone on a line, or in a dateline.
fn date_of(unit: &Unit, text: &str) -> Option<String> {
    let source = unit.span.of(text);
    match unit.kind {
        UnitKind::Lines if unit.lines <= 12 => source.lines().find_map(date::of_line),
        UnitKind::Prose if unit.lines == 1 && source.len() < 100 => {
            date::of_line(source).or_else(|| date::of_dateline(source))
        }
        // A title may stand on the line above, without a blank one between.
        UnitKind::Prose => source.lines().take(2).find_map(date::of_dateline),
        _ => None,
    }
}

/// A line right under "PART I" that is no sentence is the rest of its heading.
fn join_subtitles(text: &str, units: Vec<Unit>) -> Vec<Unit> {
    let mut joined: Vec<Unit> = Vec::with_capacity(units.len());
    // Whether a blank line stands under each.
    let parted: Vec<bool> = (1..=units.len())
        .map(|next| units.get(next).is_none_or(|unit| unit.blank_before > 0))
        .collect();
    for (unit, parted) in units.into_iter().zip(parted) {
        let title = unit.is_short_line(text) && unit.blank_before == 0;
        if title
            && let Some(last) = joined.last_mut()
            && last.is_short_line(text)
            && numbering::is_bare_keyword(last.span.of(text))
            && (parted || style::shape(unit.span.of(text)).is_title_case())
        {
            last.span = last.span.join(unit.span);
            last.lines += 1;
        } else {
            joined.push(unit);
        }
    }
    joined
}

/// One block for each unit; short lines that stand together become one block that keeps them.
fn blocks(text: &str, units: &[Unit], marks: &[(u32, u8)]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::with_capacity(units.len());
    let mut marks = marks.iter().peekable();
    let mut run = 0;
    // The depth of a numbered heading that looked like an item: what follows is not inside it.
    let mut outer = 0;
    for (at, unit) in units.iter().enumerate() {
        let level = marks.next_if(|m| m.0 as usize == at).map(|m| m.1);
        if let UnitKind::Item { depth, .. } = unit.kind
            && (level.is_some() || depth <= outer)
        {
            outer = if level.is_some() { depth } else { 0 };
        }
        let kind = match (level, unit.kind) {
            (Some(level), _) => BlockKind::Heading(level),
            (None, UnitKind::Prose) => BlockKind::Paragraph,
            (None, UnitKind::Lines) => BlockKind::Lines,
            (None, UnitKind::Item { depth, number }) => BlockKind::Item {
                depth: depth - outer,
                number,
            },
            (None, UnitKind::ItemMore { depth }) if depth > outer => BlockKind::ItemMore {
                depth: depth - outer,
            },
            (None, UnitKind::ItemMore { .. }) => BlockKind::Paragraph,
            (None, UnitKind::Rule) => BlockKind::Rule,
        };
        let short = kind == BlockKind::Paragraph && unit.is_short_line(text);
        let follows = short && unit.blank_before == 0 && run > 0;
        run = if short { run + 1 } else { 0 };
        if follows && let Some(last) = blocks.last_mut() {
            last.span = last.span.join(unit.span);
            last.kind = BlockKind::Lines;
            continue;
        }
        blocks.push(Block {
            span: unit.span,
            kind,
            section: 0,
            quote: 0,
            list: 0,
        });
    }
    blocks
}
