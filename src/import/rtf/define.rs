//! Owns what control words say where they define something: fonts, styles, lists, the day of making.

use super::flow::Listed;
use super::state::Place;
use super::tables::{Level, Style, Tables, code_page};
use crate::import::decode::CodePage;

/// A list has no more levels.
const MOST_LEVELS: usize = 16;

/// What is being defined.
#[derive(Default)]
pub struct Defined {
    font: i32,
    /// A style and its number.
    pub style: (i32, Style),
    levels: Vec<Level>,
    list: i32,
    /// How an old list numbers its paragraph.
    pub old: Listed,
    /// Year, month and day.
    pub made: [i32; 3],
}

impl Defined {
    /// Whether a word defines something in the place where it stands.
    pub fn word(&mut self, place: Place, word: &str, value: i32, tables: &mut Tables) -> bool {
        match place {
            Place::Fonts => self.in_fonts(word, value, tables),
            Place::Style => self.in_style(word, value),
            Place::Lists | Place::Overrides => self.in_lists(place, word, value, tables),
            Place::Created => self.in_date(word, value),
            Place::OldList => self.in_old_list(word),
            _ => false,
        }
    }

    fn in_fonts(&mut self, word: &str, value: i32, tables: &mut Tables) -> bool {
        let page = match word {
            "f" => {
                self.font = value;
                return true;
            }
            "fcharset" => code_page(value),
            "cpg" => CodePage::of(value),
            _ => return false,
        };
        if let Some(page) = page {
            tables.fonts.insert(self.font, page);
        }
        true
    }

    fn in_style(&mut self, word: &str, value: i32) -> bool {
        match word {
            "s" => self.style.0 = value,
            "sbasedon" => self.style.1.based = Some(value),
            "outlinelevel" => self.style.1.outline = Some(value),
            _ => return false,
        }
        true
    }

    fn in_lists(&mut self, place: Place, word: &str, value: i32, tables: &mut Tables) -> bool {
        match word {
            "list" => self.levels.clear(),
            "listlevel" if self.levels.len() < MOST_LEVELS => self.levels.push(Level {
                format: 0,
                start: 1,
            }),
            "levelnfc" | "levelnfcn" => {
                if let Some(level) = self.levels.last_mut() {
                    level.format = value;
                }
            }
            "levelstartat" => {
                if let Some(level) = self.levels.last_mut() {
                    level.start = value;
                }
            }
            "listid" if place == Place::Lists => {
                let levels = std::mem::take(&mut self.levels);
                tables.lists.insert(value, levels);
            }
            "listid" => self.list = value,
            "ls" => {
                tables.overrides.insert(value, self.list);
            }
            _ => return false,
        }
        true
    }

    fn in_date(&mut self, word: &str, value: i32) -> bool {
        let parts = ["yr", "mo", "dy"];
        let part = parts.iter().position(|part| *part == word);
        if let Some(part) = part {
            self.made[part] = value;
        }
        part.is_some()
    }

    fn in_old_list(&mut self, word: &str) -> bool {
        match word {
            "pnlvlblt" => self.old = Listed::Alone { numbered: false },
            "pnlvlbody" | "pnlvl" => self.old = Listed::Alone { numbered: true },
            _ => return false,
        }
        true
    }
}
