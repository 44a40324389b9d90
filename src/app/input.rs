//! Owns what comes in: keys and how they are spelled, pointer events, pasted text.

use std::fmt;

/// Anything a person does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    Key(Key),
    Pointer(Pointer),
    Paste(String),
}

/// One key press.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    pub code: Code,
    pub ctrl: bool,
    pub alt: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// Letters carry their case; Space is `Char(' ')`.
    Char(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    F(u8),
}

/// A pointer event; columns and rows count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pointer {
    pub action: PointerAction,
    pub column: u16,
    pub row: u16,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PointerAction {
    Press,
    Drag,
    Release,
    WheelUp,
    WheelDown,
}

const NAMES: &[(&str, Code)] = &[
    ("Enter", Code::Enter),
    ("Esc", Code::Esc),
    ("Tab", Code::Tab),
    ("BTab", Code::BackTab),
    ("BS", Code::Backspace),
    ("Del", Code::Delete),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PgUp", Code::PageUp),
    ("PgDn", Code::PageDown),
    ("Space", Code::Char(' ')),
    ("lt", Code::Char('<')),
];

impl Key {
    pub const fn plain(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
        }
    }

    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    pub const fn ctrl(c: char) -> Self {
        Self {
            code: Code::Char(c),
            ctrl: true,
            alt: false,
        }
    }

    /// Reads a string of keys: `jj<C-w>v<Enter><M-x><F1><lt>`. The error names what can't be read.
    pub fn parse_all(text: &str) -> Result<Vec<Self>, String> {
        let mut keys = Vec::new();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if c == '<' {
                let end = rest
                    .find('>')
                    .ok_or_else(|| format!("key {rest:?} has no closing '>'"))?;
                keys.push(Self::parse_name(&rest[1..end])?);
                rest = &rest[end + 1..];
            } else {
                keys.push(Self::char(c));
                rest = &rest[c.len_utf8()..];
            }
        }
        Ok(keys)
    }

    fn parse_name(name: &str) -> Result<Self, String> {
        let mut key = Self::char(' ');
        let mut rest = name;
        loop {
            if let Some(after) = rest.strip_prefix("C-").filter(|r| !r.is_empty()) {
                key.ctrl = true;
                rest = after;
            } else if let Some(after) = rest.strip_prefix("M-").filter(|r| !r.is_empty()) {
                key.alt = true;
                rest = after;
            } else {
                break;
            }
        }
        let mut chars = rest.chars();
        let single = chars.next().filter(|_| chars.next().is_none());
        let named = NAMES
            .iter()
            .find(|(n, _)| n.eq_ignore_ascii_case(rest))
            .map(|(_, code)| *code);
        let function = rest
            .strip_prefix('F')
            .and_then(|n| n.parse().ok())
            .filter(|n| (1..=12).contains(n))
            .map(Code::F);
        key.code = single
            .map(Code::Char)
            .or(named)
            .or(function)
            .ok_or_else(|| format!("unknown key <{name}>"))?;
        Ok(key)
    }
}

/// The spelling that [`Key::parse_all`] reads back.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self.code {
            Code::F(n) => format!("F{n}"),
            Code::Char(c) if c != ' ' && c != '<' => c.to_string(),
            code => NAMES
                .iter()
                .find(|(_, c)| *c == code)
                .map_or_else(String::new, |(n, _)| (*n).to_owned()),
        };
        let bare = matches!(self.code, Code::Char(c) if c != ' ' && c != '<');
        match (self.ctrl, self.alt) {
            (false, false) if bare => f.write_str(&name),
            (false, false) => write!(f, "<{name}>"),
            (true, false) => write!(f, "<C-{name}>"),
            (false, true) => write!(f, "<M-{name}>"),
            (true, true) => write!(f, "<C-M-{name}>"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_back_as_they_are_spelled() {
        let text = "jG<C-w>v<Enter><lt><Space><M-Left><C-M-x><F12><Esc>ñ";
        let keys = Key::parse_all(text).unwrap();
        let spelled: String = keys.iter().map(Key::to_string).collect();
        assert_eq!(spelled, text);
    }

    #[test]
    fn a_bad_key_is_named() {
        assert_eq!(Key::parse_all("<Foo>").unwrap_err(), "unknown key <Foo>");
        assert!(Key::parse_all("a<Enter").is_err());
    }
}
