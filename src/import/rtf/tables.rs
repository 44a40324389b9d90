//! Owns the tables at the head of an RTF document: fonts with their code pages, styles, lists.

use std::collections::HashMap;

use crate::import::decode::CodePage;

/// Styles may be based on each other in a circle.
const LONGEST: usize = 20;
/// The number format of bullets, and of levels without any.
const BULLET: i32 = 23;
const NO_NUMBER: i32 = 255;

#[derive(Debug, Default, Clone)]
pub struct Style {
    pub name: String,
    pub based: Option<i32>,
    /// 9 is body text.
    pub outline: Option<i32>,
}

/// A level of a list.
#[derive(Debug, Clone, Copy)]
pub struct Level {
    pub format: i32,
    pub start: i32,
}

#[derive(Debug, Default)]
pub struct Tables {
    pub fonts: HashMap<i32, CodePage>,
    pub styles: HashMap<i32, Style>,
    /// Levels of lists by their ids.
    pub lists: HashMap<i32, Vec<Level>>,
    /// The ids of lists by the numbers that paragraphs call them.
    pub overrides: HashMap<i32, i32>,
}

impl Tables {
    /// The level of the headings that a style makes, 0 the outermost, 9 for body text.
    pub fn level(&self, style: i32) -> Option<i32> {
        self.chain(style).find_map(|style| {
            let named = || {
                let name = style.name.to_lowercase();
                let number = name.strip_prefix("heading")?.trim().parse::<i32>().ok()?;
                (1..=9).contains(&number).then(|| number - 1)
            };
            style.outline.filter(|level| *level != 9).or_else(named)
        })
    }

    pub fn is_title(&self, style: i32) -> bool {
        self.chain(style)
            .any(|style| style.name.eq_ignore_ascii_case("title"))
    }

    /// A style and those it is based on.
    fn chain(&self, style: i32) -> impl Iterator<Item = &Style> {
        let first = self.styles.get(&style);
        let next = |style: &&Style| self.styles.get(&style.based?);
        std::iter::successors(first, next).take(LONGEST)
    }

    /// The number that a level of a list begins with; `None` where it has bullets.
    pub fn first(&self, list: i32, level: usize) -> Option<u64> {
        let id = self.overrides.get(&list)?;
        let level = self.lists.get(id)?.get(level)?;
        let numbered = !matches!(level.format, BULLET | NO_NUMBER);
        numbered.then(|| u64::try_from(level.start).unwrap_or(1))
    }
}

/// The code page of a font by its character set; `None` for that of the document.
pub fn code_page(charset: i32) -> Option<CodePage> {
    CodePage::of(match charset {
        77 => 10000,
        78 | 128 => 932,
        129 => 949,
        80 | 134 => 936,
        81 | 136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}
