//! Owns the options that tell how documents are read.

use clap::Args;

use crate::import::{self, Limits, Options};

/// Holds the password where it should not stand on the command line, which others can see.
pub const PASSWORD: &str = "NUTGRAF_PASSWORD";

#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
#[command(next_help_heading = "Reading")]
pub struct Reading {
    /// The encoding of text and HTML, where what they say or look like is wrong: "windows-1252"
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    encoding: Option<String>,
    /// Opens encrypted documents; others can see it here, but not in NUTGRAF_PASSWORD
    #[arg(long, value_name = "WORD")]
    password: Option<String>,
    /// How many MiB the packed parts of a document may have when unpacked [default: 256]
    #[arg(long, value_name = "MIB")]
    max_inflated: Option<u64>,
    /// How deep elements of a document may be nested [default: 500]
    #[arg(long, value_name = "DEPTH")]
    max_nesting: Option<usize>,
    /// How many pages of a document are read [default: 20000]
    #[arg(long, value_name = "PAGES")]
    max_pages: Option<usize>,
    /// How long reading a document may take, and a second more for each MiB [default: 8]
    #[arg(long, value_name = "SECONDS")]
    max_seconds: Option<u64>,
    /// Show what was found as it was before you corrected it
    #[arg(long)]
    no_corrections: bool,
}

impl Reading {
    /// Whether the corrections that are kept hold.
    pub fn is_corrected(&self) -> bool {
        !self.no_corrections
    }

    /// What the importers are told. The password may stand in the environment.
    pub fn options(&self) -> Options {
        let usual = Limits::default();
        let inflated = self.max_inflated.map(|mib| mib.saturating_mul(1 << 20));
        let kept = || std::env::var(PASSWORD).ok();
        Options {
            encoding: self.encoding.clone(),
            password: self.password.clone().or_else(kept),
            limits: Limits {
                inflated: inflated.unwrap_or(usual.inflated),
                nesting: self.max_nesting.unwrap_or(usual.nesting),
                pages: self.max_pages.unwrap_or(usual.pages),
                seconds: self.max_seconds.unwrap_or(usual.seconds),
            },
        }
    }
}

fn encoding(name: &str) -> Result<String, String> {
    if import::is_encoding(name) {
        Ok(name.to_owned())
    } else {
        Err("no browser knows this encoding; \"utf-8\", \"windows-1252\" and \"shift_jis\" are some".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        reading: Reading,
    }

    fn parsed(line: &str) -> Options {
        Line::try_parse_from(line.split(' '))
            .unwrap()
            .reading
            .options()
    }

    #[test]
    fn limits_stay_as_they_are_unless_told() {
        assert_eq!(parsed("x").limits, Limits::default());
        let told = parsed("x --max-inflated 2 --max-seconds 99 --password a --encoding latin1");
        assert_eq!(told.limits.inflated, 2 << 20);
        assert_eq!((told.limits.seconds, told.limits.pages), (99, 20_000));
        assert_eq!(told.password.as_deref(), Some("a"));
        assert_eq!(told.encoding.as_deref(), Some("latin1"));
        assert!(Line::try_parse_from(["x", "--encoding", "utf-99"]).is_err());
    }

    #[test]
    fn help_tells_the_true_defaults() {
        use clap::CommandFactory;
        let help = Line::command().render_help().to_string();
        let usual = Limits::default();
        for value in [
            usual.inflated >> 20,
            usual.nesting as u64,
            usual.pages as u64,
            usual.seconds,
        ] {
            assert!(help.contains(&format!("[default: {value}]")), "{value}");
        }
    }
}
