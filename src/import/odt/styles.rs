//! Owns what styles say of a paragraph: whether it is a heading or the title, and which lists have bullets.

use std::collections::{HashMap, HashSet};

use crate::import::xml::Element;

/// Styles may have each other as parents in a circle.
const LONGEST: usize = 20;

/// A paragraph style; `_20_` in its name stands for a blank.
#[derive(Default)]
struct Style {
    parent: Option<String>,
    outline: Option<u8>,
    /// Nothing in this style is shown.
    hidden: bool,
}

/// The styles of a document by their names.
#[derive(Default)]
pub struct Styles {
    all: HashMap<String, Style>,
    /// List styles and their levels that number the items.
    numbered: HashSet<(String, usize)>,
    /// Sections that are not shown.
    hidden: HashSet<String>,
}

impl Styles {
    /// The styles in some parts; later ones replace earlier ones.
    pub fn of(parts: &[&Element]) -> Self {
        let mut styles = Self::default();
        for part in parts {
            let mut found = Vec::new();
            part.within("style", &mut found);
            for style in found {
                styles.add(style);
            }
            let mut lists = Vec::new();
            part.within("list-style", &mut lists);
            for list in lists {
                styles.add_list(list);
            }
        }
        styles
    }

    fn add(&mut self, style: &Element) {
        let Some(name) = style.attribute("name") else {
            return;
        };
        let property = |of: &'static str, name| style.first(of).and_then(|p| p.attribute(name));
        match style.attribute("family") {
            Some("section") if property("section-properties", "display") == Some("none") => {
                self.hidden.insert(name.to_owned());
            }
            Some("paragraph") => {
                let outline = style.attribute("default-outline-level");
                let style = Style {
                    parent: style.attribute("parent-style-name").map(str::to_owned),
                    outline: outline.and_then(|level| level.parse().ok()),
                    hidden: property("text-properties", "display") == Some("none"),
                };
                self.all.insert(name.to_owned(), style);
            }
            _ => {}
        }
    }

    fn add_list(&mut self, list: &Element) {
        let Some(name) = list.attribute("name") else {
            return;
        };
        for level in list.all("list-level-style-number") {
            let format = level.attribute("num-format").unwrap_or_default();
            let at = level.attribute("level").and_then(|at| at.parse().ok());
            if let (Some(at), false) = (at, format.is_empty()) {
                self.numbered.insert((name.to_owned(), at));
            }
        }
    }

    /// The level of the headings that a style makes, 1 the outermost.
    pub fn level(&self, name: &str) -> Option<u8> {
        self.chain(name).find_map(|(name, style)| {
            let named = |name: &str| {
                let plain = name.replace("_20_", " ").to_lowercase();
                match plain.as_str() {
                    "contents heading" | "index heading" => Some(1),
                    _ => plain.strip_prefix("heading ")?.parse().ok(),
                }
            };
            let outline = style.and_then(|style| style.outline);
            outline
                .or_else(|| named(name))
                .filter(|level| (1..=10).contains(level))
        })
    }

    pub fn is_title(&self, name: &str) -> bool {
        self.chain(name).any(|(name, _)| name == "Title")
    }

    pub fn is_hidden(&self, name: &str) -> bool {
        self.chain(name)
            .any(|(_, style)| style.is_some_and(|style| style.hidden))
    }

    pub fn is_hidden_section(&self, name: &str) -> bool {
        self.hidden.contains(name)
    }

    /// Whether a level of a list, 1 the outermost, is numbered.
    pub fn is_numbered(&self, list: &str, level: usize) -> bool {
        self.numbered.contains(&(list.to_owned(), level))
    }

    /// A style and its parents; one that is not defined has only its name.
    fn chain<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (&'a str, Option<&'a Style>)> {
        let first = Some((name, self.all.get(name)));
        std::iter::successors(first, |(_, style)| {
            let parent = style.as_ref()?.parent.as_deref()?;
            Some((parent, self.all.get(parent)))
        })
        .take(LONGEST)
    }
}
