//! Owns the arguments of `nutgraf export` and `nutgraf verify`.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Parser, ValueEnum};

use super::{Reading, Walking, day};
use crate::export::citing::Form;

const EXPORT_EXAMPLES: &str = "\
Examples:
  nutgraf export report.pdf                            each number in its sentence, as Markdown
  nutgraf export report.pdf -o facts.csv               the same as CSV; the ending tells the form
  nutgraf export *.html --what dossier --actor NATO    all that is said of one actor and by it
  nutgraf export notes.md --what notes                 your marks and notes
Each citation has the words, the title, the sections over it, the page or the offset, the file's name and a SHA-256
of the words with what stands around them. nutgraf verify checks them later.
Exit code: 0 done, 2 wrong usage or something could not be read or written.";

const VERIFY_EXAMPLES: &str = "\
Examples:
  nutgraf verify facts.csv report.pdf
  nutgraf verify dossier.md reports/ --json | jq '.[] | select(.fate == \"changed\")'
Of each citation it says: stands (the words stand where they stood), moved (they stand elsewhere), changed (most of them
stand), gone. White space and line ends don't count. A file that was renamed is found by the words.
Exit code: 0 all stand or have moved, 1 some are changed or gone, 2 wrong usage or something could not be read.";

/// Writes what a document says as citations that can be checked later.
#[derive(Debug, Clone, Default, Parser)]
#[command(name = "nutgraf export", version, after_help = EXPORT_EXAMPLES)]
pub struct Export {
    /// Documents to read, or folders of them; "-" is standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// What is cited
    #[arg(long, value_name = "WHAT", default_value = "facts")]
    pub what: Cited,
    /// Whose dossier it is: a name, or a part of one
    #[arg(long, value_name = "NAME", required_if_eq("what", "dossier"))]
    pub actor: Option<String>,
    /// The form; without it what the ending of OUT tells, else markdown
    #[arg(long, value_name = "NAME")]
    pub format: Option<Form>,
    /// Write to this file, which must not be there
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// Write over OUT
    #[arg(long, requires = "output")]
    pub force: bool,
    /// The documents' own day, against which "yesterday" is read
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub date: Option<String>,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub walking: Walking,
}

/// Says of each citation of an export whether it still stands in the documents.
#[derive(Debug, Clone, Parser)]
#[command(name = "nutgraf verify", version, after_help = VERIFY_EXAMPLES)]
pub struct Verify {
    /// What nutgraf export has written, in any of its forms
    #[arg(value_name = "EXPORT")]
    pub export: PathBuf,
    /// The documents as they are now, or folders of them
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub walking: Walking,
}

/// What of a document is cited.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Cited {
    #[default]
    Facts,
    Notes,
    Dossier,
    All,
    Quotations,
}

impl ValueEnum for Cited {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Self::Facts,
            Self::Notes,
            Self::Dossier,
            Self::All,
            Self::Quotations,
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (name, help) = match self {
            Self::Facts => ("facts", "each number in its sentence"),
            Self::Notes => ("notes", "your marks and notes"),
            Self::Dossier => ("dossier", "all that is said of one actor and by it"),
            Self::All => ("all", "each actor and each number"),
            Self::Quotations => ("quotations", "who says what"),
        };
        Some(PossibleValue::new(name).help(help))
    }
}

impl ValueEnum for Form {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Markdown, Self::Csv, Self::Jsonl]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Markdown => PossibleValue::new("markdown").alias("md"),
            Self::Csv => PossibleValue::new("csv"),
            Self::Jsonl => PossibleValue::new("jsonl"),
        })
    }
}
