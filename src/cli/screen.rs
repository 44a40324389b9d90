//! Owns the arguments for the screen: colours, pointer, memory, and keys pressed without a terminal.

use clap::{Args, ValueEnum};

use crate::app::Key;

// A doc comment here would become that of the whole command.
#[derive(Debug, Clone, Default, Args)]
pub struct Screen {
    /// Neither read nor write what is remembered between sessions
    #[arg(long)]
    pub private: bool,
    /// Colours; auto asks the terminal whether it is light, ansi uses its own 16
    #[arg(long, value_name = "NAME", default_value = "auto")]
    pub theme: ThemeName,
    /// When to use colour; auto heeds NO_COLOR
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: When,
    /// For screen readers: no frames or pictures made of characters, the cursor on the current row
    #[arg(long)]
    pub plain: bool,
    /// Leave the pointer to the terminal; without this, Shift and the pointer select text
    #[arg(long)]
    pub no_mouse: bool,
    /// Do not read a file again when it changes; r reads it in any case
    #[arg(long)]
    pub no_watch: bool,
    /// Press these keys without a terminal, print the last screen and end: "jj<C-w>v<Enter>"
    #[arg(long, value_name = "KEYS", value_parser = keys, allow_hyphen_values = true)]
    pub keys: Option<Keys>,
    /// The size of the screen that --keys prints
    #[arg(long, value_name = "WxH", value_parser = size)]
    pub print: Option<(u16, u16)>,
    /// Panic at the first key, to test that the terminal is put back
    #[arg(long, hide = true)]
    pub panic_test: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum ThemeName {
    #[default]
    Auto,
    Dark,
    Light,
    Ansi,
    Mono,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum When {
    #[default]
    Auto,
    Always,
    Never,
}

/// Keys to press, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keys(pub Vec<Key>);

fn keys(text: &str) -> Result<Keys, String> {
    Key::parse_all(text).map(Keys)
}

fn size(text: &str) -> Result<(u16, u16), String> {
    /// Larger than any screen, small enough to hold.
    const MOST: u16 = 2_000;
    text.split_once(['x', 'X'])
        .and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)))
        .filter(|&(w, h): &(u16, u16)| w <= MOST && h <= MOST)
        .ok_or_else(|| "a size is written 80x24".to_owned())
}
