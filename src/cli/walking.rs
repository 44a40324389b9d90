//! Owns the options that tell which documents of a folder are read.

use clap::Args;

/// More documents than these are rarely meant.
const USUAL: usize = 10_000;

#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
#[command(next_help_heading = "Folders")]
pub struct Walking {
    /// Also hidden files of a folder
    #[arg(long)]
    pub hidden: bool,
    /// Also files of a folder that .gitignore and the like leave out
    #[arg(long)]
    pub no_ignore: bool,
    /// How many documents of a folder are read [default: 10000]
    #[arg(long, value_name = "COUNT")]
    max_files: Option<usize>,
}

impl Walking {
    /// How many documents a folder may have.
    pub fn most(&self) -> usize {
        self.max_files.unwrap_or(USUAL)
    }
}
