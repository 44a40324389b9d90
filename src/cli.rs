//! Owns the command line: arguments to [`Options`].

use std::ffi::OsString;
use std::process::ExitCode;

/// What the user asked for.
#[derive(Debug, Clone, Default)]
pub struct Options {}

/// A command line that ends the program at once: help, version, or a mistake.
#[derive(Debug)]
pub struct Early {
    pub message: String,
    pub code: u8,
}

impl Early {
    pub fn print(&self) -> ExitCode {
        if self.code == 0 {
            print!("{}", self.message);
        } else {
            eprintln!("{}", self.message);
        }
        ExitCode::from(self.code)
    }
}

pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Options, Early> {
    let _ = arguments.into_iter();
    Ok(Options {})
}
