//! Owns the Markdown: an outline as a list, actors and numbers as tables.

use std::io::{self, Write};

use super::json::owners;
use super::safe::markdown as safe;
use super::{Choice, Found, Only, words};

/// Writes one document; an empty line parts it from the one before.
pub fn write(out: &mut impl Write, found: &Found, choice: Choice, first: bool) -> io::Result<()> {
    let (document, analysis) = (found.document, found.analysis);
    if !first {
        writeln!(out)?;
    }
    writeln!(out, "# {}", safe(document.heading()))?;
    if choice.shows(Only::Outline) {
        writeln!(out, "\n## Outline\n")?;
        for section in document.sections.iter().filter(|s| !s.title.is_empty()) {
            let indent = "  ".repeat(usize::from(section.level.saturating_sub(1)));
            let title = safe(&section.title);
            writeln!(out, "{indent}- {title} ({} words)", section.words)?;
        }
    }
    if choice.shows(Only::Actors) {
        writeln!(out, "\n## Actors\n\n| Actor | Kind | Mentions | Roles |")?;
        writeln!(out, "|---|---|--:|---|")?;
        for actor in &analysis.actors {
            let roles: Vec<String> = actor.roles.iter().map(|r| safe(&r.text)).collect();
            writeln!(
                out,
                "| {} | {} | {} | {} |",
                safe(&actor.name),
                words::actor_kind(actor.kind),
                actor.mentions.len(),
                roles.join("; ")
            )?;
        }
    }
    if choice.shows(Only::Numbers) {
        writeln!(
            out,
            "\n## Numbers\n\n| Figure | Kind | Measures | Whose | Section |"
        )?;
        writeln!(out, "|---|---|---|---|---|")?;
        for (id, number) in analysis.numbers.iter().enumerate() {
            let owners = owners(analysis, id as u32);
            let owners = owners
                .iter()
                .filter_map(|&a| analysis.actors.get(a as usize));
            let owners: Vec<String> = owners.map(|a| safe(&a.name)).collect();
            let section = document.sections.get(number.section as usize);
            writeln!(
                out,
                "| {} | {} | {} | {} | {} |",
                safe(document.slice(number.full)),
                words::number_kind(number.kind).replace('_', " "),
                number
                    .measures
                    .map_or_else(String::new, |m| safe(document.slice(m))),
                owners.join("; "),
                section.map_or_else(String::new, |s| safe(&s.title))
            )?;
        }
    }
    for warning in found.warnings {
        writeln!(out, "\n> {}", safe(warning))?;
    }
    Ok(())
}
