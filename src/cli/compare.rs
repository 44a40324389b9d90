//! Owns the arguments of `nutgraf compare`.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};

use super::{Reading, day};
use crate::export;

const COMPARE_EXAMPLES: &str = "\
Examples:
  nutgraf compare draft.md final.md
  nutgraf compare agency.html paper.html --format markdown > comparison.md
  nutgraf compare monday.txt friday.txt --format json | jq '.numbers[] | select(.differs)'
Exit code: 0 two documents that say the same, 1 they differ, 2 one can't be read.
That figures differ is said of the same unit and the same counted thing; which one is right is not.";

/// Compares documents: which actors and numbers they share, which differ, and how the text was changed.
#[derive(Debug, Clone, Default, Parser)]
#[command(name = "nutgraf compare", version, after_help = COMPARE_EXAMPLES)]
pub struct Compare {
    /// Two documents or more; "-" is standard input. The text itself is compared of two
    #[arg(value_name = "FILE", num_args = 2.., required = true)]
    pub files: Vec<PathBuf>,
    /// How to print: text, markdown or json
    #[arg(long, value_name = "NAME", default_value = "text", value_parser = prose)]
    pub format: export::Format,
    /// The documents' own day, against which "yesterday" is read
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub date: Option<String>,
    #[command(flatten)]
    pub reading: Reading,
}

/// The formats that have a form for running text.
fn prose(text: &str) -> Result<export::Format, String> {
    match <export::Format as ValueEnum>::from_str(text, false) {
        Ok(export::Format::Csv) | Err(_) => Err("it is text, markdown or json".to_owned()),
        Ok(format) => Ok(format),
    }
}
