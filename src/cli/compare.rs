//! Owns the arguments of `nutgraf compare`.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};

use super::{Explore, Reading, Screen, day};
use crate::export;

const COMPARE_EXAMPLES: &str = "\
Examples:
  nutgraf compare draft.md final.md               side by side, where output is a terminal
  nutgraf compare draft.md final.md | less        as text
  nutgraf compare agency.html paper.html --format markdown > comparison.md
  nutgraf compare monday.txt friday.txt --format json | jq '.numbers[] | select(.differs)'
Exit code where it is printed: 0 two documents that say the same, 1 they differ, 2 one can't be read.
That figures differ is said of the same unit and the same counted thing; which one is right is not.";

/// Compares documents: which actors and numbers they share, which differ, and how the text was changed.
#[derive(Debug, Clone, Default, Parser)]
#[command(name = "nutgraf compare", version, after_help = COMPARE_EXAMPLES)]
pub struct Compare {
    /// Two documents or more; "-" is standard input. The text itself is compared of two
    #[arg(value_name = "FILE", num_args = 2.., required = true)]
    pub files: Vec<PathBuf>,
    /// Print it also where output is a terminal, as text, markdown or json
    #[arg(long, value_name = "NAME", value_parser = prose)]
    pub format: Option<export::Format>,
    /// The documents' own day, against which "yesterday" is read
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub date: Option<String>,
    #[command(flatten)]
    pub screen: Screen,
    #[command(flatten)]
    pub reading: Reading,
}

impl Compare {
    /// Whether it is shown in a terminal rather than printed.
    pub fn is_shown(&self, terminal: bool) -> bool {
        let pressed = self.screen.keys.is_some() || self.screen.print.is_some();
        self.format.is_none() && (terminal || pressed)
    }

    /// The same on the screen.
    pub fn explored(self) -> Explore {
        Explore {
            files: self.files,
            date: self.date,
            screen: self.screen,
            reading: self.reading,
            compare: true,
            ..Explore::default()
        }
    }
}

/// The formats that have a form for running text.
fn prose(text: &str) -> Result<export::Format, String> {
    match <export::Format as ValueEnum>::from_str(text, false) {
        Ok(export::Format::Csv) | Err(_) => Err("it is text, markdown or json".to_owned()),
        Ok(format) => Ok(format),
    }
}
