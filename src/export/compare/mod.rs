//! Owns how a comparison is printed: plain text, Markdown and JSON.

mod json;

use std::io::{self, Write};

use super::{Format, safe, words};
use crate::compare::{
    ActorRow, Comparison, NumberRow, NumberState, Part, Piece, Presence, TextChange, word_changes,
};

/// Prints what two parts or more share and where they part. CSV has no form for it: it is printed as text.
pub fn write(
    out: &mut impl Write,
    parts: &[Part],
    comparison: &Comparison,
    format: Format,
) -> io::Result<()> {
    match format {
        Format::Json => {
            json::write(&mut *out, parts, comparison)?;
            writeln!(out)
        }
        Format::Markdown => prose(out, parts, comparison, &MARKDOWN),
        Format::Csv | Format::Text => prose(out, parts, comparison, &TEXT),
    }
}

/// How prose is marked up.
struct Style {
    title: &'static str,
    heading: &'static str,
    row: &'static str,
    escape: fn(&str) -> String,
    old: (&'static str, &'static str),
    new: (&'static str, &'static str),
}

const TEXT: Style = Style {
    title: "",
    heading: "\n",
    row: "  ",
    escape: safe::line,
    old: ("[-", "-]"),
    new: ("{+", "+}"),
};

const MARKDOWN: Style = Style {
    title: "# ",
    heading: "\n## ",
    row: "- ",
    escape: safe::markdown,
    old: ("~~", "~~"),
    new: ("**", "**"),
};

fn prose(
    out: &mut impl Write,
    parts: &[Part],
    comparison: &Comparison,
    style: &Style,
) -> io::Result<()> {
    let names: Vec<String> = names(parts).iter().map(|n| (style.escape)(n)).collect();
    writeln!(out, "{}Comparing {}", style.title, names.join(" and "))?;
    if parts.len() == 2 && comparison.is_same() {
        writeln!(out, "\nThey are the same.")?;
    }
    writeln!(out, "{}Actors", style.heading)?;
    let lines = comparison
        .actors
        .iter()
        .map(|row| actor_line(row, &names, style));
    rows(out, lines, style)?;
    for (title, list) in [
        ("Numbers", &comparison.numbers),
        ("Dates", &comparison.dates),
    ] {
        writeln!(out, "{}{title}", style.heading)?;
        let lines = list
            .iter()
            .map(|row| number_line(row, parts, &names, style));
        rows(out, lines, style)?;
    }
    if let [left, right] = parts {
        text(out, left, right, comparison, style)?;
    }
    Ok(())
}

/// What the parts are called: their names, with the place on the command line where two share one.
fn names(parts: &[Part]) -> Vec<String> {
    let name = |part: &Part| part.document.name.clone();
    let all: Vec<String> = parts.iter().map(name).collect();
    let named = all.iter().enumerate().map(|(at, name)| {
        if all.iter().filter(|other| *other == name).count() > 1 {
            format!("{name} ({})", at + 1)
        } else {
            name.clone()
        }
    });
    named.collect()
}

/// Lines by what they tell, those that differ first.
fn rows(
    out: &mut impl Write,
    lines: impl Iterator<Item = (String, String)>,
    style: &Style,
) -> io::Result<()> {
    const ORDER: &[&str] = &[
        "differs",
        "attributed differently",
        "renamed",
        "described differently",
    ];
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for (what, line) in lines {
        match groups.iter_mut().find(|(known, _)| *known == what) {
            Some((_, lines)) => lines.push(line),
            None => groups.push((what, vec![line])),
        }
    }
    groups.sort_by_key(|(what, _)| {
        let place = ORDER.iter().position(|known| known == what);
        place.unwrap_or(if what == "shared" {
            usize::MAX
        } else {
            ORDER.len()
        })
    });
    if groups.is_empty() {
        writeln!(out, "{}none", style.row)?;
    }
    for (what, lines) in groups {
        for line in lines {
            writeln!(out, "{}{what}: {line}", style.row)?;
        }
    }
    Ok(())
}

fn presence(presence: Presence, names: &[String], here: impl Iterator<Item = bool>) -> String {
    match presence {
        Presence::Shared => "shared".to_owned(),
        Presence::Only(at) => format!("only in {}", names[at]),
        Presence::Some => {
            let here = names.iter().zip(here).filter(|(_, here)| *here);
            let here: Vec<&str> = here.map(|(name, _)| name.as_str()).collect();
            format!("in {}", here.join(" and "))
        }
    }
}

fn actor_line(row: &ActorRow, names: &[String], style: &Style) -> (String, String) {
    let sides = row.sides.iter().enumerate();
    let sides = sides.filter_map(|(at, side)| Some((at, side.as_ref()?)));
    let escape = style.escape;
    if row.is_renamed() {
        let names: Vec<String> = sides.map(|(_, side)| escape(&side.name)).collect();
        return ("renamed".to_owned(), names.join(" → "));
    }
    if row.is_described_differently() {
        let told: Vec<String> = sides
            .filter(|(_, side)| !side.roles.is_empty())
            .map(|(at, side)| format!("{}: {}", names[at], escape(&side.roles.join("; "))))
            .collect();
        let line = format!("{} ({})", escape(row.name()), told.join(" | "));
        return ("described differently".to_owned(), line);
    }
    let counts: Vec<String> = row
        .sides
        .iter()
        .map(|side| side.as_ref().map_or(0, |s| s.count).to_string())
        .collect();
    let here = row.sides.iter().map(Option::is_some);
    (
        presence(row.presence(), names, here),
        format!(
            "{} ({}, {})",
            escape(row.name()),
            words::actor_kind(row.kind),
            counts.join(" / ")
        ),
    )
}

fn number_line(
    row: &NumberRow,
    parts: &[Part],
    names: &[String],
    style: &Style,
) -> (String, String) {
    let sides = row.sides.iter().enumerate();
    let told: Vec<(usize, String)> = sides
        .filter_map(|(at, side)| Some((at, figure(&parts[at], *side.first()?, style))))
        .collect();
    let owners = |at: usize| {
        let part = &parts[at];
        let mine = |link: &&crate::analysis::NumberLink| row.sides[at].contains(&link.number);
        let actors = part.analysis.links.iter().filter(mine);
        let names: Vec<String> = actors
            .filter_map(|l| part.analysis.actors.get(l.actor as usize))
            .map(|a| (style.escape)(&a.name))
            .collect();
        names.join(", ")
    };
    if row.state == NumberState::Differs {
        let told: Vec<String> = told.into_iter().map(|(_, told)| told).collect();
        return ("differs".to_owned(), told.join(" → "));
    }
    if row.attributed_differently {
        let told: Vec<String> = told
            .iter()
            .map(|(at, told)| format!("{}: {told}, {}", names[*at], owners(*at)))
            .collect();
        return ("attributed differently".to_owned(), told.join(" | "));
    }
    let here = row.sides.iter().map(|side| !side.is_empty());
    let what = presence(row.presence(), names, here);
    let told = told.into_iter().next().map_or_else(String::new, |t| t.1);
    (what, told)
}

/// A figure with its bound and what it counts.
fn figure(part: &Part, number: u32, style: &Style) -> String {
    let Some(number) = part.analysis.numbers.get(number as usize) else {
        return String::new();
    };
    let stated = part.document.slice(number.full.join(number.span));
    let measures = number.measures.map(|m| part.document.slice(m));
    let measures = measures.filter(|m| !m.is_empty() && !stated.contains(m));
    let measures = measures.map_or_else(String::new, |m| format!(" ({m})"));
    (style.escape)(&format!("{stated}{measures}"))
}

fn text(
    out: &mut impl Write,
    left: &Part,
    right: &Part,
    comparison: &Comparison,
    style: &Style,
) -> io::Result<()> {
    writeln!(out, "{}Text", style.heading)?;
    let counted = |change| {
        comparison
            .text
            .iter()
            .filter(|r| r.change == change)
            .count()
    };
    let moved = counted(TextChange::Moved) + counted(TextChange::MovedAndChanged);
    writeln!(
        out,
        "{}{} sentences the same, {} changed, {moved} moved, {} removed, {} added",
        style.row,
        counted(TextChange::Same),
        counted(TextChange::Changed),
        counted(TextChange::Removed),
        counted(TextChange::Added),
    )?;
    let mut section = None;
    for row in &comparison.text {
        if row.change == TextChange::Same {
            continue;
        }
        let (part, span) = match (row.left, row.right) {
            (_, Some(span)) => (right, span),
            (Some(span), None) => (left, span),
            (None, None) => continue,
        };
        let path = part
            .document
            .path(part.document.section_at(span.start()))
            .join(" › ");
        if section.as_ref() != Some(&path) {
            if !path.is_empty() {
                writeln!(out, "{}§ {}", style.row, (style.escape)(&path))?;
            }
            section = Some(path);
        }
        let old = row.left.map(|s| s.of(&left.document.text));
        let new = row.right.map(|s| s.of(&right.document.text));
        let (word, shown) = match (row.change, old, new) {
            (TextChange::Changed, Some(old), Some(new)) => ("changed", marked(old, new, style)),
            (TextChange::MovedAndChanged, Some(old), Some(new)) => {
                ("moved and changed", marked(old, new, style))
            }
            (TextChange::Moved, _, Some(new)) => ("moved", (style.escape)(new)),
            (_, Some(old), None) => ("removed", (style.escape)(old)),
            (_, _, new) => ("added", (style.escape)(new.unwrap_or_default())),
        };
        writeln!(out, "{}{word}: {shown}", style.row)?;
    }
    Ok(())
}

fn marked(old: &str, new: &str, style: &Style) -> String {
    let mut line = String::new();
    for piece in word_changes(old, new) {
        let (text, (before, after)) = match piece {
            Piece::Same(text) => (text, ("", "")),
            Piece::Old(text) => (text, style.old),
            Piece::New(text) => (text, style.new),
        };
        let blank = |c: char| c.is_whitespace();
        let inner = (style.escape)(text);
        let lead = if text.starts_with(blank) { " " } else { "" };
        let trail = if text.ends_with(blank) && !inner.is_empty() {
            " "
        } else {
            ""
        };
        if inner.is_empty() {
            line.push_str(lead);
        } else {
            line.push_str(&format!("{lead}{before}{inner}{after}{trail}"));
        }
    }
    line
}
