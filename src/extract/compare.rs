//! Owns `nutgraf compare`: reads the documents, compares them and prints what they share and where they part.

use std::io::{self, BufWriter, Write};

use anyhow::{Result, bail};

use super::{analyse, threads};
use crate::cli::Compare;
use crate::compare::{self, Part};
use crate::export;
use crate::import;
use crate::source::Source;

/// Runs the command: 0 where two documents are the same, 1 where they are not. One that can't be read is
/// an error, since without it there is nothing to say.
pub fn run(options: &Compare) -> Result<u8> {
    let reading = options.reading.options();
    let mut read = Vec::with_capacity(options.files.len());
    for source in Source::all(&options.files, false) {
        let imported = source
            .read()
            .and_then(|bytes| import::import(&source.name(), bytes, &reading));
        match imported {
            Ok(imported) => read.push(imported),
            Err(error) => bail!(crate::source::complaint(
                &source.path(),
                &format!("{error:#}")
            )),
        }
    }
    let date = options.date.as_deref();
    let analyses: Vec<_> = read.iter().map(|i| analyse(i, date, threads())).collect();
    let parts: Vec<Part> = read
        .iter()
        .zip(&analyses)
        .map(|(imported, analysis)| Part::whole(&imported.document, analysis))
        .collect();
    let comparison = compare::compare(&parts);
    let mut out = BufWriter::new(io::stdout());
    let format = options.format.unwrap_or(export::Format::Text);
    export::compare::write(&mut out, &parts, &comparison, format)?;
    out.flush()?;
    for (imported, source) in read.iter().zip(Source::all(&options.files, false)) {
        for warning in &imported.warnings {
            crate::complain(&format!("{}: {warning}", source.path()));
        }
    }
    Ok(u8::from(parts.len() > 2 || !comparison.is_same()))
}
