//! Owns a document's bookmarks: the outline tree and where its entries lead.

use std::collections::{HashMap, HashSet};

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, String as PdfString};

use super::matrix::Matrix;
use super::strings;

/// An outline with more entries is damaged, as is one that nests deeper.
const MOST: usize = 50_000;
const DEEPEST: usize = 32;

/// An entry of the outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Bookmark {
    pub title: String,
    /// 1 is the outermost.
    pub level: u8,
    pub place: Option<Place>,
}

/// Where on which page, counted from 0, an entry leads.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    pub page: usize,
    /// From the bottom of the page; none for its top.
    pub y: Option<f64>,
}

type Id = (u32, i32);

struct Places<'a> {
    pdf: &'a Pdf,
    pages: HashMap<Id, usize>,
    named: HashMap<Vec<u8>, Place>,
    /// Names of the older kind.
    dests: Dict<'a>,
}

/// The entries in their order.
pub fn read(pdf: &Pdf, catalog: &Dict<'_>) -> Vec<Bookmark> {
    let Some(root) = catalog.get::<Dict<'_>>("Outlines") else {
        return Vec::new();
    };
    let places = Places::new(pdf, catalog);
    let mut found = Vec::new();
    let mut seen: HashSet<Id> = HashSet::new();
    // Entries still to be read, the next one last.
    let mut open: Vec<(Dict<'_>, usize)> = first(&root, &mut seen)
        .map(|d| (d, 1))
        .into_iter()
        .collect();
    while let Some((entry, level)) = open.pop() {
        if found.len() >= MOST {
            break;
        }
        open.extend(next(&entry, &mut seen).map(|d| (d, level)));
        if level < DEEPEST {
            open.extend(first(&entry, &mut seen).map(|d| (d, level + 1)));
        }
        let title = entry.get::<PdfString<'_>>("Title");
        let title = title.map_or(String::new(), |t| strings::line(t.as_bytes()));
        if !title.is_empty() {
            found.push(Bookmark {
                title,
                level: level as u8,
                place: places.of_entry(&entry),
            });
        }
    }
    found
}

fn first<'a>(entry: &Dict<'a>, seen: &mut HashSet<Id>) -> Option<Dict<'a>> {
    follow(entry, "First", seen)
}

fn next<'a>(entry: &Dict<'a>, seen: &mut HashSet<Id>) -> Option<Dict<'a>> {
    follow(entry, "Next", seen)
}

/// An entry that has not been read yet.
fn follow<'a>(entry: &Dict<'a>, key: &str, seen: &mut HashSet<Id>) -> Option<Dict<'a>> {
    let id = entry.get_ref(key)?;
    seen.insert((id.obj_number, id.gen_number))
        .then(|| entry.get(key))?
}

impl<'a> Places<'a> {
    fn new(pdf: &'a Pdf, catalog: &Dict<'a>) -> Self {
        let pages = pdf.pages().iter().enumerate();
        let pages = pages.filter_map(|(at, page)| {
            let id = page.raw().obj_id()?;
            Some(((id.obj_number, id.gen_number), at))
        });
        let mut places = Self {
            pdf,
            pages: pages.collect(),
            named: HashMap::new(),
            dests: catalog.get("Dests").unwrap_or_default(),
        };
        if let Some(tree) = catalog
            .get::<Dict<'a>>("Names")
            .and_then(|n| n.get::<Dict<'a>>("Dests"))
        {
            places.read_names(tree);
        }
        places
    }

    fn read_names(&mut self, tree: Dict<'a>) {
        let mut seen: HashSet<Id> = HashSet::new();
        let mut open = vec![tree];
        while let Some(node) = open.pop() {
            if let Some(names) = node.get::<Array<'a>>("Names") {
                let mut items = names.flex_iter();
                while let Some(name) = items.next::<PdfString<'a>>() {
                    let Some(value) = items.next::<Object<'a>>() else {
                        break;
                    };
                    if let Some(place) = self.of_value(value)
                        && self.named.len() < MOST
                    {
                        self.named.insert(name.as_bytes().to_vec(), place);
                    }
                }
            }
            let Some(kids) = node.get::<Array<'a>>("Kids") else {
                continue;
            };
            let ids = kids.raw_iter().map(|kid| match kid {
                MaybeRef::Ref(id) => Some((id.obj_number, id.gen_number)),
                MaybeRef::NotRef(_) => None,
            });
            for (id, kid) in ids.zip(kids.iter::<Dict<'a>>()) {
                if id.is_some_and(|id| seen.insert(id)) && seen.len() < MOST {
                    open.push(kid);
                }
            }
        }
    }

    fn of_entry(&self, entry: &Dict<'a>) -> Option<Place> {
        let direct = entry.get::<Object<'a>>("Dest");
        let value = direct.or_else(|| {
            let action = entry.get::<Dict<'a>>("A")?;
            let goes = action
                .get::<Name<'_>>("S")
                .is_some_and(|s| s.as_str() == "GoTo");
            action.get::<Object<'a>>("D").filter(|_| goes)
        })?;
        match value {
            Object::String(name) => self.named.get(name.as_bytes()).copied(),
            Object::Name(name) => self
                .dests
                .get::<Object<'a>>(&*name)
                .and_then(|value| self.of_value(value))
                .or_else(|| self.named.get(name.as_ref()).copied()),
            value => self.of_value(value),
        }
    }

    fn of_value(&self, value: Object<'a>) -> Option<Place> {
        let array = match value {
            Object::Array(array) => array,
            Object::Dict(dict) => dict.get::<Array<'a>>("D")?,
            _ => return None,
        };
        let page = match array.raw_iter().next()? {
            MaybeRef::Ref(id) => *self.pages.get(&(id.obj_number, id.gen_number))?,
            MaybeRef::NotRef(Object::Number(n)) => usize::try_from(n.as_i64()).ok()?,
            MaybeRef::NotRef(_) => return None,
        };
        let stated = self.pdf.pages().get(page)?;
        let items: Vec<Object<'a>> = array.iter::<Object<'a>>().skip(1).take(5).collect();
        let number = |at: usize| match items.get(at) {
            Some(Object::Number(n)) => Some(n.as_f64()),
            _ => None,
        };
        let kind = match items.first() {
            Some(Object::Name(name)) => name.as_str(),
            _ => "",
        };
        let top = match kind {
            "XYZ" => number(2),
            "FitH" | "FitBH" => number(1),
            "FitR" => number(4),
            _ => None,
        };
        let matrix = Matrix(stated.initial_transform(false).as_coeffs());
        let left = if kind == "XYZ" {
            number(1).unwrap_or(0.0)
        } else {
            0.0
        };
        Some(Place {
            page,
            y: top
                .map(|top| matrix.apply(left, top).1)
                .filter(|y| y.is_finite()),
        })
    }
}
