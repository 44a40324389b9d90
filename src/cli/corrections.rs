//! Owns the arguments of `nutgraf corrections`.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use super::{Reading, Walking, day};

const CORRECTIONS_EXAMPLES: &str = "\
Examples:
  nutgraf corrections list                     what was said, and of which documents
  nutgraf corrections list --json > ours.json  as a file for somebody else
  nutgraf corrections check report.md          which of them still stand in a document
  nutgraf corrections apply theirs.json        takes in those of somebody else
Exit code: 0 done, 1 some can't be placed any more (check), 2 wrong usage or something could not be read.";

/// Tells of the corrections that were made while reading: lists them, checks them, takes in those of others.
#[derive(Debug, Clone, Parser)]
#[command(name = "nutgraf corrections", version, after_help = CORRECTIONS_EXAMPLES)]
pub struct Corrections {
    #[command(subcommand)]
    pub task: Task,
}

#[derive(Debug, Clone, Subcommand)]
pub enum Task {
    /// Lists all that are kept
    List {
        /// Print them as the file that keeps them
        #[arg(long)]
        json: bool,
    },
    /// Tells of each correction of these documents whether it still stands
    Check(Box<Check>),
    /// Takes in a file of corrections, beside those that are kept
    Apply {
        /// As "corrections list --json" prints it
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

#[derive(Debug, Clone, Parser)]
pub struct Check {
    /// Documents to read, or folders of them
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// The documents' own day, against which "yesterday" is read
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub date: Option<String>,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub walking: Walking,
}
