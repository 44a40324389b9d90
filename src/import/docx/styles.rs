//! Owns what Word's styles and lists say of a paragraph: heading, title, item, bullets or numbers.

use std::collections::HashMap;

use crate::import::xml::Element;

/// A list by its number, and a level of it from 0.
pub type Listed = (String, usize);

/// A paragraph style.
#[derive(Default)]
struct Style {
    name: String,
    based: Option<String>,
    /// 9 is body text.
    outline: Option<u8>,
    list: Option<Listed>,
}

#[derive(Default)]
pub struct Styles {
    all: HashMap<String, Style>,
    /// The numbers that levels of lists begin with; those that have bullets have none.
    firsts: HashMap<Listed, u64>,
}

impl Styles {
    pub fn of(styles: &Element, numbering: &Element) -> Self {
        let mut all = Vec::new();
        styles.within("style", &mut all);
        let style = |e: &&Element| {
            let value = |name: &'static str| e.first(name).and_then(|v| v.attribute("val"));
            let property = |name: &'static str| e.first("pPr").and_then(|p| p.first(name));
            let style = Style {
                name: value("name").unwrap_or_default().to_lowercase(),
                based: value("basedOn").map(str::to_owned),
                outline: property("outlineLvl").and_then(outline),
                list: property("numPr").and_then(list),
            };
            Some((e.attribute("styleId")?.to_owned(), style))
        };
        Self {
            all: all.iter().filter_map(style).collect(),
            firsts: firsts(numbering),
        }
    }

    /// The outline level of a style, or of the nearest that it is based on. One that is based on a heading but
    /// kept out of the contents looks like a heading still.
    pub fn level(&self, id: &str) -> Option<u8> {
        self.chain(id).find_map(|(id, style)| {
            let named = |name: &str| {
                let number = name.strip_prefix("heading")?.trim();
                number.parse::<u8>().ok()?.checked_sub(1)
            };
            let outline = style.outline.filter(|level| *level < 9);
            outline.or_else(|| named(&style.name)).or_else(|| {
                style
                    .name
                    .is_empty()
                    .then(|| named(&id.to_lowercase()))
                    .flatten()
            })
        })
    }

    pub fn is_title(&self, id: &str) -> bool {
        self.chain(id).any(|(_, style)| style.name == "title")
    }

    /// The list that a style puts its paragraphs in.
    pub fn list(&self, id: &str) -> Option<Listed> {
        self.chain(id)
            .find_map(|(_, style)| style.list.clone())
            .filter(|(list, _)| list != "0")
    }

    /// The number that a level of a list begins with; `None` where it has bullets.
    pub fn first(&self, list: &str, level: usize) -> Option<u64> {
        self.firsts.get(&(list.to_owned(), level)).copied()
    }

    /// A style and those it is based on.
    fn chain(&self, id: &str) -> impl Iterator<Item = (&str, &Style)> {
        /// Styles may be based on each other in a circle.
        const LONGEST: usize = 20;
        let first = self.all.get_key_value(id);
        std::iter::successors(first, |(_, style)| {
            self.all.get_key_value(style.based.as_ref()?)
        })
        .take(LONGEST)
        .map(|(id, style)| (id.as_str(), style))
    }
}

/// The level that a property states.
pub fn outline(property: &Element) -> Option<u8> {
    property.attribute("val")?.parse().ok()
}

/// The list that a property names; 0 takes a paragraph out of all lists.
pub fn list(property: &Element) -> Option<Listed> {
    let value = |name: &'static str| property.first(name).and_then(|v| v.attribute("val"));
    let level = value("ilvl").and_then(|level| level.parse().ok());
    Some((value("numId")?.to_owned(), level.unwrap_or(0)))
}

fn firsts(numbering: &Element) -> HashMap<Listed, u64> {
    let (mut shapes, mut lists) = (Vec::new(), Vec::new());
    numbering.within("abstractNum", &mut shapes);
    numbering.within("num", &mut lists);
    let shapes: HashMap<_, _> = shapes
        .into_iter()
        .map(|shape| (shape.attribute("abstractNumId"), shape))
        .collect();
    let mut firsts = HashMap::new();
    for list in lists {
        let Some(id) = list.attribute("numId") else {
            continue;
        };
        let shape = list.first("abstractNumId").map(|a| a.attribute("val"));
        let shape = shape.and_then(|shape| shapes.get(&shape));
        let number = |level: &Element, name: &'static str| {
            let value = level.first(name)?.attribute("val")?;
            value.parse::<u64>().ok()
        };
        // A level that nothing is said of is numbered.
        for level in 0..=crate::import::items::DEEPEST {
            firsts.insert((id.to_owned(), level), 1);
        }
        for level in shape.into_iter().flat_map(|shape| shape.all("lvl")) {
            let format = level.first("numFmt").and_then(|f| f.attribute("val"));
            let Some(at) = level.attribute("ilvl").and_then(|at| at.parse().ok()) else {
                continue;
            };
            let key = (id.to_owned(), at);
            if matches!(format, Some("bullet" | "none")) {
                firsts.remove(&key);
            } else {
                firsts.insert(key, number(level, "start").unwrap_or(1));
            }
        }
        for over in list.all("lvlOverride") {
            let at = over.attribute("ilvl").and_then(|at| at.parse().ok());
            if let (Some(at), Some(start)) = (at, number(over, "startOverride"))
                && let Some(first) = firsts.get_mut(&(id.to_owned(), at))
            {
                *first = start;
            }
        }
    }
    firsts
}
