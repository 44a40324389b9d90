//! Owns `nutgraf corrections`: lists those that are kept, checks them against documents, takes in those of others.

use std::io::{self, BufWriter, Write};

use anyhow::{Result, bail};

use super::{each, threads, walking};
use crate::cli::{Check, Corrections, Task};
use crate::corrections;
use crate::export::corrections::{Holds, Kept, parse, to_json};
use crate::export::notes::Fault;
use crate::export::safe;
use crate::kept;
use crate::source::Source;

/// Runs the command: 1 where some of the documents' corrections can't be placed any more.
pub fn run(options: &Corrections) -> Result<u8> {
    let store = kept::corrections::Corrections::new(true);
    if !store.is_on() {
        bail!("there is no folder for what is kept: neither HOME nor XDG_STATE_HOME is set");
    }
    match &options.task {
        Task::List { json } => list(&all(&store)?, *json),
        Task::Check(check) => self::check(&all(&store)?, check),
        Task::Apply { file } => {
            let others = others(file)?;
            let count = others.len();
            let new = store.add(others).map_err(anyhow::Error::msg)?;
            let mut out = io::stdout();
            writeln!(out, "{}, {} there before", taken(new), count - new)?;
            Ok(0)
        }
    }
}

/// What is kept; it is an error where that can't be read.
fn all(store: &kept::corrections::Corrections) -> Result<Vec<Kept>> {
    let loaded = store.load();
    match loaded.said {
        Some(said) => bail!(said),
        None => Ok(loaded.all),
    }
}

/// Those of another file.
fn others(file: &std::path::Path) -> Result<Vec<Kept>> {
    let name = file.display();
    let text = super::written(file, "corrections")?;
    match parse(&text) {
        Ok(others) => Ok(others),
        Err(Fault::Newer(version)) => {
            bail!("{name}: is of version {version}, which this nutgraf does not know")
        }
        Err(Fault::Damaged(why)) => bail!("{name}: is no file of corrections: {why}"),
    }
}

fn taken(new: usize) -> String {
    format!(
        "{new} correction{} taken in",
        if new == 1 { "" } else { "s" }
    )
}

fn list(all: &[Kept], json: bool) -> Result<u8> {
    let mut out = BufWriter::new(io::stdout());
    if json {
        out.write_all(to_json(all).as_bytes())?;
    } else if all.is_empty() {
        writeln!(out, "no corrections are kept")?;
    }
    let mut told: Vec<&Holds> = Vec::new();
    for kept in all.iter().filter(|_| !json) {
        if told.contains(&&kept.holds) {
            continue;
        }
        told.push(&kept.holds);
        writeln!(out, "{}", safe::line(&heading(&kept.holds)))?;
        for one in all.iter().filter(|other| other.holds == kept.holds) {
            writeln!(out, "  {}", safe::line(&one.correction.what.line()))?;
        }
    }
    out.flush()?;
    Ok(0)
}

fn heading(holds: &Holds) -> String {
    match holds {
        Holds::Always => "always".to_owned(),
        Holds::Folder { folder } => format!("in {folder}"),
        Holds::Document { document } => {
            let path = document.path.as_ref().unwrap_or(&document.name);
            format!("of {path}")
        }
    }
}

fn check(all: &[Kept], options: &Check) -> Result<u8> {
    let mut out = BufWriter::new(io::stdout());
    let (sources, said) = Source::spread(&options.files, false, walking(&options.walking));
    let reading = options.reading.options();
    let mut lost = false;
    let code = each((&sources, &said), &reading, |source, read| {
        let list = kept::corrections::of(all, &read.about);
        writeln!(out, "{}", safe::line(&source.path()))?;
        if list.0.is_empty() {
            writeln!(out, "  no corrections")?;
            return Ok(());
        }
        let analysis = super::analyse(&read.imported, options.date.as_deref(), threads());
        let fates = corrections::apply(&read.imported.document, &analysis.into(), &list.0).fates;
        for (said, fate) in list.0.iter().zip(fates) {
            let line = safe::line(&said.what.line());
            writeln!(out, "  {line}: {}", fate.label())?;
            lost |= fate.is_lost();
        }
        Ok(())
    })?;
    out.flush()?;
    Ok(code.max(u8::from(lost)))
}
