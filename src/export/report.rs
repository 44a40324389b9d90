//! Owns the plain report: what a pipe gets instead of the screen.

use std::io::{self, Write};

use super::safe::line;
use super::{Choice, Found, Only, words};

/// Writes one document; an empty line parts it from the one before.
pub fn write(out: &mut impl Write, found: &Found, choice: Choice, first: bool) -> io::Result<()> {
    let (document, analysis) = (found.document, found.analysis);
    let sections = || document.sections.iter().filter(|s| !s.title.is_empty());
    if !first {
        writeln!(out)?;
    }
    writeln!(out, "{}", line(document.heading()))?;
    let byline = document.byline.as_deref().map(line);
    let told = [byline.as_deref(), document.date.as_deref()];
    let told: Vec<&str> = told.into_iter().flatten().collect();
    if !told.is_empty() {
        writeln!(out, "{}", told.join(", "))?;
    }
    writeln!(
        out,
        "{}, {}, {}, {}",
        counted(document.words() as usize, "word"),
        counted(sections().count(), "section"),
        counted(analysis.actors.len(), "actor"),
        counted(analysis.numbers.len(), "number"),
    )?;
    if choice.shows(Only::Outline) {
        writeln!(out, "\nSections{}", none(sections().count()))?;
        for section in sections() {
            let indent = "  ".repeat(usize::from(section.level.max(1)));
            let words = counted(section.words as usize, "word");
            writeln!(out, "{indent}{}  {words}", line(&section.title))?;
        }
    }
    if choice.shows(Only::Actors) {
        writeln!(out, "\nActors{}", none(analysis.actors.len()))?;
        let name = |actor: &crate::analysis::Actor| line(&actor.name);
        let width = analysis.actors.iter().map(|a| name(a).chars().count());
        let width = width.filter(|&w| w <= 32).max().unwrap_or(0);
        for actor in &analysis.actors {
            let roles: Vec<String> = actor.roles.iter().map(|r| line(&r.text)).collect();
            let row = format!(
                "{:>5}  {:<width$}  {:<12}  {}",
                actor.mentions.len(),
                name(actor),
                words::actor_kind(actor.kind),
                roles.join("; ")
            );
            writeln!(out, "{}", row.trim_end())?;
        }
    }
    if choice.shows(Only::Numbers) {
        writeln!(out, "\nNumbers{}", none(analysis.numbers.len()))?;
        for number in &analysis.numbers {
            let kind = words::number_kind(number.kind).replace('_', " ");
            let figure = line(document.slice(number.full));
            let measures = number.measures.map(|m| line(document.slice(m)));
            // What the figure's own words say already is not said again.
            let measures = measures.filter(|m| !m.is_empty() && !figure.contains(m.as_str()));
            let measures = measures.map_or_else(String::new, |m| format!("  ({m})"));
            writeln!(out, "  {kind:<13}  {figure}{measures}")?;
        }
    }
    for warning in found.warnings {
        writeln!(out, "\nwarning: {}", line(warning))?;
    }
    Ok(())
}

/// What follows the name of a list: that nothing does.
fn none(count: usize) -> &'static str {
    if count == 0 { ": none" } else { "" }
}

fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}
