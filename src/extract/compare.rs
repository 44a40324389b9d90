//! Owns `nutgraf compare`: reads the documents, compares them and prints what they share and where they part.

use std::io::{self, BufWriter, Write};

use anyhow::{Result, bail};

use super::{kept, read};
use crate::cli::Compare;
use crate::compare::{self, Part};
use crate::export;
use crate::source::Source;

/// Runs the command: 0 where two documents are the same, 1 where they are not. One that can't be read is
/// an error, since without it there is nothing to say.
pub fn run(options: &Compare) -> Result<u8> {
    let reading = options.reading.options();
    let mut all = Vec::with_capacity(options.files.len());
    for source in Source::all(&options.files, false) {
        match read(&source, &reading) {
            Ok(read) => all.push(read),
            Err(error) => bail!(crate::source::complaint(
                &source.path(),
                &format!("{error:#}")
            )),
        }
    }
    let date = options.date.as_deref();
    let kept = kept(!options.screen.private && options.reading.is_corrected());
    let analyses: Vec<_> = all.iter().map(|read| read.analyse(date, &kept)).collect();
    let parts: Vec<Part> = all
        .iter()
        .zip(&analyses)
        .map(|(read, analysis)| Part::whole(&read.imported.document, analysis))
        .collect();
    let comparison = compare::compare(&parts);
    let mut out = BufWriter::new(io::stdout());
    let format = options.format.unwrap_or(export::Format::Text);
    export::compare::write(&mut out, &parts, &comparison, format)?;
    out.flush()?;
    for (read, source) in all.iter().zip(Source::all(&options.files, false)) {
        for warning in &read.imported.warnings {
            crate::complain(&format!("{}: {warning}", source.path()));
        }
    }
    Ok(u8::from(parts.len() > 2 || !comparison.is_same()))
}
