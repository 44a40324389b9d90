//! Owns what the program tells of itself: the manual page and the scripts that complete its
//! command line. Both are made of the command line and the table of commands.

use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use crate::app::commands;
use crate::cli;

const ENVIRONMENT: &[(&str, &str)] = &[
    (
        "NO_COLOR",
        "Where it is not empty, nothing is coloured, unless --color or --theme says so.",
    ),
    (
        "COLORTERM, TERM, COLORFGBG",
        "How many colours the terminal has, and whether its background is light. \
         TERM=dumb gets the plain report.",
    ),
    (
        "LC_ALL, LC_CTYPE, LANG",
        "Where they name the locale C or POSIX, all but the document itself is drawn in ASCII.",
    ),
    (
        "VISUAL, EDITOR",
        "The editor that E opens, with options. It is called with +LINE and the file.",
    ),
    (
        cli::PASSWORD,
        "Opens encrypted documents, as --password does, which others can see.",
    ),
    (
        "XDG_STATE_HOME",
        "The folder for what is remembered between sessions; ~/.local/state where it is not set.",
    ),
];

const EXITS: &[(&str, &str)] = &[
    ("0", "Done."),
    ("1", "Some lines of --jsonl were bad."),
    ("2", "Wrong usage, or something could not be read."),
    ("130", "Left by Ctrl-C."),
    (
        "128 + n",
        "Ended by the signal n, as shells count it: 143 for TERM.",
    ),
];

/// The manual page, in roff.
pub fn page() -> Vec<u8> {
    let mut page = Vec::new();
    let command = cli::command().disable_help_subcommand(true);
    let man = Man::new(command.clone()).manual("User Commands");
    // A Vec takes all that is written to it.
    let _ = man.render_title(&mut page);
    let _ = man.render_name_section(&mut page);
    let _ = man.render_synopsis_section(&mut page);
    let _ = man.render_description_section(&mut page);
    let _ = man.render_options_section(&mut page);
    for subcommand in command.get_subcommands() {
        let about = subcommand.get_about().map(ToString::to_string);
        let mut heading = Roff::new();
        heading.control(
            "SH",
            [format!("NUTGRAF {}", subcommand.get_name())
                .to_uppercase()
                .as_str()],
        );
        heading.text([roman(about.unwrap_or_default())]);
        let _ = heading.to_writer(&mut page);
        let mut options = Vec::new();
        let own = subcommand.clone();
        let own = own.disable_help_flag(true).disable_version_flag(true);
        let _ = Man::new(own).render_options_section(&mut options);
        page.extend(renamed(&options, "OPTIONS", ""));
    }
    let keys: Vec<(String, String)> = commands::all()
        .map(|c| (c.spelled(), format!("{} ({})", c.doc, c.place())))
        .collect();
    page.extend(section(
        "KEYS",
        keys.iter().map(|(k, v)| (k.as_str(), v.as_str())),
    ));
    page.extend(section("ENVIRONMENT", ENVIRONMENT.iter().copied()));
    page.extend(section("EXIT STATUS", EXITS.iter().copied()));
    let mut notes = Vec::new();
    let _ = man.render_extra_section(&mut notes);
    // Its lines are as wide as they are meant.
    page.extend(renamed(&notes, "EXTRA", ".SH NOTES\n.nf\n"));
    page.extend(b".fi\n");
    page
}

/// A section under another heading, or under none.
fn renamed(section: &[u8], old: &str, heading: &str) -> Vec<u8> {
    let section = String::from_utf8_lossy(section);
    section
        .replace(&format!(".SH {old}\n"), heading)
        .into_bytes()
}

/// Terms and what each means, under a heading.
fn section<'a>(title: &str, rows: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<u8> {
    let mut roff = Roff::new();
    roff.control("SH", [title]);
    for (term, meaning) in rows {
        roff.control("TP", []);
        roff.text([bold(term)]);
        roff.text([roman(meaning)]);
    }
    let mut bytes = Vec::new();
    let _ = roff.to_writer(&mut bytes);
    bytes
}

/// The script that makes a shell complete the command line.
pub fn completions(shell: cli::Shell) -> Vec<u8> {
    let shell = match shell {
        cli::Shell::Bash => Shell::Bash,
        cli::Shell::Zsh => Shell::Zsh,
        cli::Shell::Fish => Shell::Fish,
        cli::Shell::Elvish => Shell::Elvish,
        cli::Shell::PowerShell => Shell::PowerShell,
    };
    let mut script = Vec::new();
    let mut command = cli::command().disable_help_subcommand(true);
    clap_complete::generate(shell, &mut command, "nutgraf", &mut script);
    script
}
