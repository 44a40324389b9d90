//! Owns the command line: arguments to [`Options`].

mod citing;
mod compare;
mod corrections;
mod reading;
mod screen;
mod walking;

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::PossibleValue;
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, ValueEnum};

use crate::export::{self, safe};
pub use citing::{Cited, Export, Verify};
pub use compare::Compare;
pub use corrections::{Check, Corrections, Task};
pub use reading::{PASSWORD, Reading};
pub use screen::{Keys, Screen, ThemeName, When};
pub use walking::Walking;

/// What the user asked for.
#[derive(Debug, Clone)]
pub enum Options {
    Explore(Explore),
    Extract(Extract),
    Compare(Compare),
    Corrections(Corrections),
    Export(Export),
    Verify(Verify),
    /// Print what makes a shell complete this command line.
    Completions(Shell),
    /// Print the manual page.
    Manual,
}

const EXAMPLES: &str = "\
Examples:
  nutgraf                           the built-in briefing
  nutgraf report.md                 read one document
  nutgraf a.txt b.txt               several, side by side with c-w v
  nutgraf reports/                  the documents of a folder
  nutgraf report.md --actor NATO    open where an actor is first named
  curl URL | nutgraf                read what is piped in; keys come from the terminal
  nutgraf report.md | less          a plain report, where output is no terminal
  nutgraf extract report.md         all that was found, as JSON; see nutgraf extract --help
  nutgraf compare old.md new.md     what two documents share and where they part, side by side
  nutgraf export report.md          its numbers as citations: Markdown, CSV or JSON lines
  nutgraf verify facts.md report.md whether what was cited still stands
  nutgraf corrections list          what you said was wrong; also check and apply
  nutgraf completions bash          a script for the shell; also zsh, fish, elvish, powershell
  nutgraf man | man -l -            the manual page
Inside, ? shows every key. A file with the name of a command is opened as ./extract.
Exit code: 0 done, 1 some lines of --jsonl were bad or what was compared differs, 2 wrong usage or nothing could be read,
130 left by Ctrl-C.
nutgraf never uses the network.";

/// Reads documents by their sections, the actors they name and the numbers they state.
#[derive(Debug, Clone, Default, Parser)]
#[command(name = "nutgraf", version, after_help = EXAMPLES)]
pub struct Explore {
    /// Documents to read, or folders of them; "-" is standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Open at the section whose title holds TEXT
    #[arg(long, value_name = "TEXT")]
    pub section: Option<String>,
    /// Open at the first mention of an actor
    #[arg(long, value_name = "NAME")]
    pub actor: Option<String>,
    /// Open at the first match of QUERY in the text, as / finds it
    #[arg(long, value_name = "QUERY")]
    pub find: Option<String>,
    /// The documents' own day, against which "yesterday" is read
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub date: Option<String>,
    #[command(flatten)]
    pub screen: Screen,
    /// The documents are compared.
    #[arg(skip)]
    pub compare: bool,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub walking: Walking,
}

const EXTRACT_EXAMPLES: &str = "\
Examples:
  nutgraf extract report.md | jq '.actors[].name'
  nutgraf extract *.txt --format csv --only numbers > numbers.csv
  nutgraf extract --jsonl < texts.jsonl > found.jsonl
Lines for --jsonl: {\"id\": \"a1\", \"text\": \"…\", \"date\": \"2025-02-11\"}, the date if it is known.
Offsets are UTF-8 bytes of \"text\". nutgraf never uses the network.";

/// Prints what documents hold: outline, actors, numbers and the links between them.
#[derive(Debug, Clone, Default, Parser)]
#[command(name = "nutgraf extract", version, after_help = EXTRACT_EXAMPLES)]
pub struct Extract {
    /// Documents to read, or folders of them; "-" is standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// How to print
    #[arg(long, value_name = "NAME", default_value = "json")]
    pub format: export::Format,
    /// Print only one of the lists
    #[arg(long, value_name = "LIST")]
    pub only: Option<export::Only>,
    /// Leave the text itself out of the JSON
    #[arg(long)]
    pub no_text: bool,
    /// Read {"id", "text"} lines from standard input and print one JSON line each
    #[arg(long, conflicts_with_all = ["files", "format"])]
    pub jsonl: bool,
    /// The documents' own day, against which "yesterday" is read
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub date: Option<String>,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub walking: Walking,
}

/// Prints a script that completes the command line of nutgraf, for the start-up file of a shell.
#[derive(Debug, Clone, Parser)]
#[command(name = "nutgraf completions", version)]
struct Completions {
    /// The shell it is for
    shell: Shell,
}

/// Prints the manual page of nutgraf.
#[derive(Debug, Clone, Parser)]
#[command(name = "nutgraf man", version)]
struct Manual {}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    Bash,
    Zsh,
    Fish,
    Elvish,
    #[value(name = "powershell")]
    PowerShell,
}

/// clap is at home here, the formats in `export`.
impl ValueEnum for export::Format {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Json, Self::Csv, Self::Markdown, Self::Text]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Markdown => "markdown",
            Self::Text => "text",
        }))
    }
}

impl ValueEnum for export::Only {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Outline, Self::Actors, Self::Numbers]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Outline => "outline",
            Self::Actors => "actors",
            Self::Numbers => "numbers",
        }))
    }
}

/// A command line that ends the program at once: help, version, or a mistake.
#[derive(Debug)]
pub struct Early {
    pub message: String,
    pub code: u8,
}

impl Early {
    /// Help to standard output, a mistake to standard error.
    pub fn print(&self) -> ExitCode {
        // Nothing can be done where neither can be written.
        let _ = if self.code == 0 {
            write!(std::io::stdout(), "{}", self.message)
        } else {
            writeln!(std::io::stderr(), "{}", self.message)
        };
        ExitCode::from(self.code)
    }
}

/// Reads the arguments, the program's own name first. The first of them may be a command; files of
/// such names are written with their folder.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Options, Early> {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    let command = arguments.get(1).and_then(|word| word.to_str());
    match command.map(str::to_owned).as_deref() {
        Some("extract") => {
            arguments.remove(1);
            read(arguments).map(Options::Extract)
        }
        Some("compare") => {
            arguments.remove(1);
            read(arguments).map(Options::Compare)
        }
        Some("corrections") => {
            arguments.remove(1);
            read(arguments).map(Options::Corrections)
        }
        Some("export") => {
            arguments.remove(1);
            read(arguments).map(Options::Export)
        }
        Some("verify") => {
            arguments.remove(1);
            read(arguments).map(Options::Verify)
        }
        Some("completions") => {
            arguments.remove(1);
            read(arguments).map(|Completions { shell }| Options::Completions(shell))
        }
        Some("man") => {
            arguments.remove(1);
            read(arguments).map(|Manual {}| Options::Manual)
        }
        _ => read(arguments).map(Options::Explore),
    }
}

fn read<T: Parser>(arguments: Vec<OsString>) -> Result<T, Early> {
    T::try_parse_from(arguments).map_err(early)
}

/// The whole command line, for scripts and pages that tell of it.
pub fn command() -> clap::Command {
    Explore::command()
        .subcommand(Extract::command().name("extract"))
        .subcommand(Compare::command().name("compare"))
        .subcommand(Corrections::command().name("corrections"))
        .subcommand(Export::command().name("export"))
        .subcommand(Verify::command().name("verify"))
        .subcommand(Completions::command().name("completions"))
        .subcommand(Manual::command().name("man"))
}

/// Help as clap prints it; of a mistake what comes before the first empty line, on one line.
fn early(error: clap::Error) -> Early {
    let text = error.render().to_string();
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    ) {
        return Early {
            message: text,
            code: 0,
        };
    }
    let what: Vec<&str> = text
        .lines()
        .take_while(|line| !line.trim().is_empty())
        .map(str::trim)
        .collect();
    let what = what.join(" ");
    let what = what.strip_prefix("error: ").unwrap_or(&what);
    Early {
        message: format!("nutgraf: {} (see nutgraf --help)", safe::line(what)),
        code: 2,
    }
}

fn day(text: &str) -> Result<String, String> {
    if export::is_day(text) {
        Ok(text.to_owned())
    } else {
        Err("a day is written 2025-02-11".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Options, Early> {
        parse(line.split(' ').map(OsString::from))
    }

    fn mistake(line: &str) -> String {
        let early = parsed(line).unwrap_err();
        assert_eq!(early.code, 2);
        early.message
    }

    #[test]
    fn files_and_extract_are_told_apart() {
        let Ok(Options::Explore(explore)) = parsed("nutgraf a.txt extract") else {
            panic!("not to be explored");
        };
        assert_eq!(explore.files.len(), 2);
        let Ok(Options::Extract(extract)) = parsed("nutgraf extract a.txt --format csv") else {
            panic!("not to be extracted");
        };
        assert_eq!(extract.format, export::Format::Csv);
    }

    #[test]
    fn mistakes_are_one_line_that_names_the_option() {
        for (line, named) in [
            ("nutgraf --colour", "--colour"),
            ("nutgraf --theme pink", "--theme"),
            ("nutgraf --print 80", "--print"),
            ("nutgraf --print 9999x9999", "--print"),
            ("nutgraf --keys <Foo>", "unknown key <Foo>"),
            ("nutgraf --date 2025-02-30", "--date"),
            ("nutgraf extract --jsonl a.txt", "--jsonl"),
            ("nutgraf --section", "--section"),
            ("nutgraf --encoding utf-99", "--encoding"),
            ("nutgraf completions", "SHELL"),
            ("nutgraf completions tcsh", "tcsh"),
            ("nutgraf man x", "x"),
        ] {
            let message = mistake(line);
            assert!(message.starts_with("nutgraf: "), "{message}");
            assert!(message.contains(named), "{message}");
            assert!(!message.contains('\n'), "{message}");
        }
    }

    #[test]
    fn help_says_that_the_network_is_not_used() {
        let help = parsed("nutgraf --help").unwrap_err();
        assert_eq!(help.code, 0);
        assert!(help.message.contains("never uses the network"));
        assert_eq!(parsed("nutgraf extract --help").unwrap_err().code, 0);
        assert_eq!(parsed("nutgraf --version").unwrap_err().code, 0);
    }
}
