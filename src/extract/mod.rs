//! Owns `nutgraf extract` and the plain report: reads documents one after another and prints
//! what was found in each.

pub mod citing;
pub mod compare;
pub mod corrections;
mod jsonl;

use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, anyhow, bail};

use crate::analysis::{self, Analysis};
use crate::cli::{Extract, Walking};
use crate::complain;
use crate::corrections::apply;
use crate::export::corrections::Kept;
use crate::export::notes::About;
use crate::export::{Choice, Format, Found, Printer, digest};
use crate::import::{self, Imported};
use crate::kept;
use crate::source::{self, Source, folder};

/// Runs the command and returns the exit code.
pub fn run(options: &Extract) -> Result<u8> {
    let choice = Choice {
        only: options.only,
        no_text: options.no_text,
    };
    if options.jsonl {
        let corrections = kept(options.reading.is_corrected()).into();
        let date = options.date.as_deref();
        return jsonl::run(io::stdin(), io::stdout(), choice, date, &corrections);
    }
    let piped = source::is_piped();
    if options.files.is_empty() && !piped {
        bail!("extract needs a <FILE>, or text on standard input (see nutgraf extract --help)");
    }
    let spread = Source::spread(&options.files, piped, walking(&options.walking));
    let reading = options.reading.options();
    print(
        spread,
        options.format,
        choice,
        options.date.as_deref(),
        &reading,
        &kept(options.reading.is_corrected()),
    )
}

/// How the folders of a command line are walked.
pub fn walking(options: &Walking) -> folder::Walking {
    folder::Walking {
        hidden: options.hidden,
        ignored: options.no_ignore,
        most: options.most(),
    }
}

/// Prints the report that stands for the screen where there is none.
pub fn report(
    files: &[PathBuf],
    piped: bool,
    date: Option<&str>,
    reading: import::Options,
    walking: folder::Walking,
    corrected: bool,
) -> Result<u8> {
    let spread = Source::spread(files, piped, walking);
    let choice = Choice::default();
    let corrections = kept(corrected);
    print(spread, Format::Text, choice, date, &reading, &corrections)
}

/// Prints what could be read; the exit code is 2 where a file could not.
fn print(
    (sources, said): (Vec<Source>, Vec<String>),
    format: Format,
    choice: Choice,
    date: Option<&str>,
    reading: &import::Options,
    corrections: &[Kept],
) -> Result<u8> {
    let out = BufWriter::new(io::stdout());
    let mut printer = Printer::new(out, format, choice, sources.len() > 1);
    let code = each((&sources, &said), reading, |_, read| {
        let analysis = read.analyse(date, corrections);
        printer.print(&Found {
            document: &read.imported.document,
            analysis: &analysis,
            warnings: &read.imported.warnings,
            sha256: Some(&read.sha256),
            date,
        })?;
        Ok(())
    })?;
    printer.end()?;
    Ok(code)
}

/// Reads one document after another and does something with each; what can't be read is said, and makes the exit
/// code 2.
fn each(
    (sources, said): (&[Source], &[String]),
    reading: &import::Options,
    mut then: impl FnMut(&Source, Read) -> Result<()>,
) -> Result<u8> {
    let mut code = 0;
    let mut fails = |said: &str| {
        complain(said);
        code = 2;
    };
    said.iter().for_each(|said| fails(said));
    for source in sources {
        match read(source, reading) {
            Ok(read) => then(source, read)?,
            Err(error) => fails(&source::complaint(&source.path(), &format!("{error:#}"))),
        }
    }
    Ok(code)
}

/// The text of a file that nutgraf has written before; `what` says in an error what it should hold.
fn written(path: &Path, what: &str) -> Result<String> {
    let name = path.display().to_string();
    let bytes = Source::File(path.to_owned()).read();
    let bytes = bytes.map_err(|error| anyhow!(source::complaint(&name, &error.to_string())))?;
    String::from_utf8(bytes).map_err(|_| anyhow!("{name}: is no file of {what}: no UTF-8"))
}

/// A document as it was read.
struct Read {
    imported: Imported,
    about: About,
    /// Of its bytes, in hex.
    sha256: String,
}

fn read(source: &Source, reading: &import::Options) -> Result<Read> {
    let mut opened = source.open(true)?;
    let about = source.about(opened.key.take());
    let bytes = opened.read()?;
    Ok(Read {
        sha256: digest::sha256(&[&bytes]),
        imported: import::import(&source.name(), bytes, reading)?,
        about,
    })
}

impl Read {
    /// What it says after all that was said of it.
    fn analyse(&self, date: Option<&str>, corrections: &[Kept]) -> Arc<Analysis> {
        let analysis = Arc::new(analyse(&self.imported, date, threads()));
        let said = kept::corrections::of(corrections, &self.about);
        apply(&self.imported.document, &analysis, &said.0).analysis
    }
}

/// The corrections that are kept, where they are to hold; what is wrong with them is said.
fn kept(corrected: bool) -> Vec<Kept> {
    let loaded = kept::corrections::Corrections::new(corrected).load();
    loaded.said.iter().for_each(|said| complain(said));
    loaded.all
}

fn analyse(imported: &Imported, date: Option<&str>, threads: usize) -> Analysis {
    let options = analysis::Options {
        reach: None,
        date: date.map(str::to_owned),
        threads,
    };
    analysis::analyse(&imported.document, &options, &|_| true)
}

fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
