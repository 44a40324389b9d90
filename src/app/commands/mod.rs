//! Owns the one table of commands. Dispatch, hint bar, help, palette and the README's key table
//! all come from it.

mod columns;
mod comparing;
mod correcting;
mod figures;
mod general;
mod links;
mod lists;
mod notes;
mod over;
mod reader;
mod words;

use super::input::Key;
use super::{App, Effect};

/// What can be done: by its keys where it applies, and by its name from the palette.
#[derive(Debug)]
pub struct Command {
    pub name: &'static str,
    /// Each a sequence that [`Key::parse_all`] reads.
    pub keys: &'static [&'static str],
    /// Where the keys apply; see [`App::scopes`].
    pub scopes: &'static [Scope],
    /// One line for the help.
    pub doc: &'static str,
    /// A word for the hint bar; empty keeps it out of there.
    pub hint: &'static str,
    /// Whether it has something to do now; the hint bar asks.
    pub when: fn(&App) -> bool,
    /// Gets the count that was typed before the keys.
    pub run: fn(&mut App, Option<usize>) -> Vec<Effect>,
}

/// A part of the screen that can have the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Wherever nothing lies over the screen.
    Base,
    Reader,
    /// The text, while lines of it are being selected.
    Selecting,
    Sections,
    Actors,
    Numbers,
    Card,
    /// What the columns share.
    Strip,
    Finder,
    /// The trail.
    Rows,
    /// The documents.
    Shelf,
    Overview,
    /// The timeline and the bars.
    Figures,
    /// The marks and notes.
    Notes,
    /// A note that is being written.
    Draft,
    /// The doubtful ones.
    Tray,
    /// The corrections.
    Sayings,
    Help,
    Palette,
}

impl Scope {
    /// What the help calls it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Base => "anywhere",
            Self::Reader => "text",
            Self::Selecting => "selecting",
            Self::Sections => "sections",
            Self::Actors => "actors",
            Self::Numbers => "numbers",
            Self::Card => "card",
            Self::Strip => "comparison",
            Self::Finder => "finder",
            Self::Rows => "trail",
            Self::Shelf => "documents",
            Self::Overview => "overview",
            Self::Figures => "timeline, bars",
            Self::Notes => "notes",
            Self::Draft => "writing a note",
            Self::Tray => "doubtful ones",
            Self::Sayings => "corrections",
            Self::Help => "help",
            Self::Palette => "palette",
        }
    }
}

impl Command {
    const fn new(
        name: &'static str,
        keys: &'static [&'static str],
        scopes: &'static [Scope],
        doc: &'static str,
        run: fn(&mut App, Option<usize>) -> Vec<Effect>,
    ) -> Self {
        Self {
            name,
            keys,
            scopes,
            doc,
            hint: "",
            when: |_| true,
            run,
        }
    }

    const fn hint(mut self, hint: &'static str) -> Self {
        self.hint = hint;
        self
    }

    const fn when(mut self, when: fn(&App) -> bool) -> Self {
        self.when = when;
        self
    }

    pub fn applies(&self, scopes: &[Scope]) -> bool {
        self.scopes.iter().any(|s| scopes.contains(s))
    }

    /// Where it applies, in words.
    pub fn place(&self) -> String {
        let labels: Vec<&str> = self.scopes.iter().map(|s| s.label()).collect();
        labels.join(", ")
    }

    /// Its keys as they are spelled, parted by blanks.
    pub fn spelled(&self) -> String {
        self.keys.join(" ")
    }
}

/// All commands, in the order of help and hints.
pub fn all() -> impl Iterator<Item = &'static Command> {
    [
        links::COMMANDS,
        reader::COMMANDS,
        words::COMMANDS,
        lists::COMMANDS,
        over::COMMANDS,
        figures::COMMANDS,
        notes::COMMANDS,
        correcting::COMMANDS,
        comparing::COMMANDS,
        general::COMMANDS,
        columns::COMMANDS,
    ]
    .into_iter()
    .flatten()
}

/// How many times a command is done for a count.
fn times(count: Option<usize>) -> usize {
    count.unwrap_or(1).clamp(1, 1_000_000)
}

/// The commands that the help shows for a filter.
pub fn help(filter: &str) -> Vec<&'static Command> {
    let wanted = filter.to_lowercase();
    let holds = |text: &str| text.to_lowercase().contains(&wanted);
    all()
        .filter(|c| holds(c.name) || holds(c.doc) || holds(&c.place()) || c.keys.contains(&filter))
        .collect()
}

/// The commands that the palette offers for what was typed: all words must stand in name or line.
pub fn palette(typed: &str) -> Vec<&'static Command> {
    let typed = typed.to_lowercase();
    let words: Vec<&str> = typed.split_whitespace().collect();
    let mut found: Vec<&Command> = all()
        .filter(|c| {
            let text = format!("{} {}", c.name, c.doc).to_lowercase();
            words.iter().all(|word| text.contains(word))
        })
        .collect();
    found.sort_by_key(|c| !c.name.starts_with(&typed));
    found
}

/// What a sequence of keys means where certain scopes apply.
pub enum Meaning {
    Command(&'static Command),
    /// More keys are needed.
    Begins,
    Nothing,
}

/// Looks a sequence of keys up.
pub fn look_up(keys: &[Key], scopes: &[Scope]) -> Meaning {
    let typed: String = keys.iter().map(Key::to_string).collect();
    let mut begins = false;
    for command in all().filter(|c| c.applies(scopes)) {
        for spelled in command.keys {
            if *spelled == typed {
                return Meaning::Command(command);
            }
            begins |= spelled.starts_with(&typed);
        }
    }
    if begins {
        Meaning::Begins
    } else {
        Meaning::Nothing
    }
}

/// The commands that go on from the keys typed so far.
pub fn going_on(keys: &[Key], scopes: &[Scope]) -> Vec<(&'static str, &'static Command)> {
    let typed: String = keys.iter().map(Key::to_string).collect();
    let mut found = Vec::new();
    for command in all().filter(|c| c.applies(scopes)) {
        for spelled in command.keys {
            if let Some(rest) = spelled.strip_prefix(typed.as_str()) {
                found.push((rest, command));
            }
        }
    }
    found
}
