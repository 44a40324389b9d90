//! Owns `nutgraf extract` and the plain report: reads documents one after another and prints
//! what was found in each.

pub mod compare;
mod jsonl;

use std::io::{self, BufWriter};
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::analysis;
use crate::cli::{Extract, Walking};
use crate::complain;
use crate::export::{Choice, Format, Found, Printer, digest};
use crate::import::{self, Imported};
use crate::source::{self, Source, folder};

/// Runs the command and returns the exit code.
pub fn run(options: &Extract) -> Result<u8> {
    let choice = Choice {
        only: options.only,
        no_text: options.no_text,
    };
    if options.jsonl {
        return jsonl::run(io::stdin(), io::stdout(), choice, options.date.as_deref());
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
) -> Result<u8> {
    let spread = Source::spread(files, piped, walking);
    print(spread, Format::Text, Choice::default(), date, &reading)
}

/// Prints what could be read; the exit code is 2 where a file could not.
fn print(
    (sources, said): (Vec<Source>, Vec<String>),
    format: Format,
    choice: Choice,
    date: Option<&str>,
    reading: &import::Options,
) -> Result<u8> {
    let out = BufWriter::new(io::stdout());
    let mut printer = Printer::new(out, format, choice, sources.len() > 1);
    let mut code = 0;
    for said in said {
        complain(&said);
        code = 2;
    }
    for source in &sources {
        let read = source.read().and_then(|bytes| {
            let sha256 = digest::sha256(&[&bytes]);
            Ok((import::import(&source.name(), bytes, reading)?, sha256))
        });
        match read {
            Ok((imported, sha256)) => {
                let analysis = analyse(&imported, date, threads());
                printer.print(&Found {
                    document: &imported.document,
                    analysis: &analysis,
                    warnings: &imported.warnings,
                    sha256: Some(&sha256),
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

fn analyse(imported: &Imported, date: Option<&str>, threads: usize) -> analysis::Analysis {
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
