//! Owns the CSV: one row for each section, actor and number, the same columns for all.

use std::io::{self, Write};

use super::json::owners;
use super::{Choice, Found, Only, safe, words};

const COLUMNS: &str = "document,what,id,name,kind,count,words,section,start,end,value,unit,bound,\
                       change,per,date,measures,actors,roles,aliases,doubtful";

/// One row; what does not apply stays empty.
#[derive(Default)]
struct Row<'a> {
    what: &'a str,
    id: usize,
    name: &'a str,
    kind: &'a str,
    count: Option<usize>,
    words: Option<u32>,
    section: Option<usize>,
    span: (usize, usize),
    value: Option<String>,
    unit: &'a str,
    bound: &'a str,
    change: &'a str,
    per: &'a str,
    date: &'a str,
    measures: &'a str,
    actors: String,
    roles: String,
    aliases: String,
    doubtful: bool,
}

/// Writes the rows of one document; `first` writes the column names before.
pub fn write(out: &mut impl Write, found: &Found, choice: Choice, first: bool) -> io::Result<()> {
    let (document, analysis) = (found.document, found.analysis);
    if first {
        writeln!(out, "{COLUMNS}")?;
    }
    let mut put = |row: Row| writeln!(out, "{}", row.line(&document.name));
    if choice.shows(Only::Outline) {
        for (id, section) in document.sections.iter().enumerate() {
            put(Row {
                what: "section",
                id,
                name: &section.title,
                words: Some(section.words),
                section: section.parent.map(|p| p as usize),
                span: (section.span.start(), section.span.end()),
                ..Row::default()
            })?;
        }
    }
    if choice.shows(Only::Actors) {
        for (id, actor) in analysis.actors.iter().enumerate() {
            let first = actor.mentions.first();
            let first = first.and_then(|&m| analysis.mentions.get(m as usize));
            let span = first.map_or((0, 0), |m| (m.span.start(), m.span.end()));
            let roles: Vec<&str> = actor.roles.iter().map(|r| r.text.as_str()).collect();
            put(Row {
                what: "actor",
                id,
                name: &actor.name,
                kind: words::actor_kind(actor.kind),
                count: Some(actor.mentions.len()),
                section: Some(document.section_at(span.0)),
                span,
                roles: roles.join("; "),
                aliases: actor.aliases.join("; "),
                doubtful: actor.doubtful,
                ..Row::default()
            })?;
        }
    }
    if choice.shows(Only::Numbers) {
        for (id, number) in analysis.numbers.iter().enumerate() {
            let owners = owners(analysis, id as u32);
            let owners = owners
                .iter()
                .filter_map(|&a| analysis.actors.get(a as usize));
            let owners: Vec<&str> = owners.map(|a| a.name.as_str()).collect();
            put(Row {
                what: "number",
                id,
                name: document.slice(number.span),
                kind: words::number_kind(number.kind),
                section: Some(number.section as usize),
                span: (number.span.start(), number.span.end()),
                value: words::value(number.value),
                unit: number.unit.as_deref().unwrap_or_default(),
                bound: words::bound(number.bound),
                change: number.change.map_or("", words::change),
                per: number.per.as_deref().unwrap_or_default(),
                date: number.date.as_ref().map_or("", |d| &d.timex),
                measures: number.measures.map_or("", |span| document.slice(span)),
                actors: owners.join("; "),
                doubtful: number.doubtful,
                ..Row::default()
            })?;
        }
    }
    Ok(())
}

impl Row<'_> {
    fn line(&self, document: &str) -> String {
        let number = |n: Option<usize>| n.map_or_else(String::new, |n| n.to_string());
        let value = self.value.as_deref().unwrap_or_default();
        // A negative value is a number, not a formula.
        let value = if value.parse::<f64>().is_ok() {
            value.to_owned()
        } else {
            safe::cell(value)
        };
        [
            safe::cell(document),
            self.what.to_owned(),
            self.id.to_string(),
            safe::cell(self.name),
            self.kind.to_owned(),
            number(self.count),
            number(self.words.map(|w| w as usize)),
            number(self.section),
            self.span.0.to_string(),
            self.span.1.to_string(),
            value,
            safe::cell(self.unit),
            self.bound.to_owned(),
            self.change.to_owned(),
            safe::cell(self.per),
            safe::cell(self.date),
            safe::cell(self.measures),
            safe::cell(&self.actors),
            safe::cell(&self.roles),
            safe::cell(&self.aliases),
            self.doubtful.to_string(),
        ]
        .join(",")
    }
}
