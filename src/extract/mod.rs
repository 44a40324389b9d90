//! Owns `nutgraf extract` and the plain report: reads documents one after another and prints
//! what was found in each.

pub mod citing;
pub mod compare;
pub mod corrections;
mod jsonl;

use std::io::{self, BufWriter};
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Result, bail};

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
    let mut code = 0;
    for said in said {
        complain(&said);
        code = 2;
    }
    for source in &sources {
        match read(source, reading) {
            Ok(read) => {
                let analysis = read.analyse(date, corrections);
                printer.print(&Found {
                    document: &read.imported.document,
                    analysis: &analysis,
                    warnings: &read.imported.warnings,
                    sha256: Some(&read.sha256),
                    date,
                })?;
            }
            Err(error) => {
                complain(&source::complaint(&source.path(), &format!("{error:#}")));
                code = 2;
            }
        }
    }
    printer.end()?;
    Ok(code)
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
