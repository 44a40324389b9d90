//! Owns the format DOCX: the body's paragraphs, with headings by style or outline level, lists, tables, links and
//! notes. Tracked changes are read as accepted.

use std::collections::{HashMap, HashSet};

use anyhow::{Result, bail};

use super::archive::Archive;
use super::charset;
use super::options::Options;
use super::writer::Writer;
use super::xml::{self, Element};
use crate::document::{BlockKind, Document};

/// Elements that hold no text of the document: what was deleted or moved away, what stands in for something newer.
const SKIPPED: &[&str] = &[
    "del",
    "moveFrom",
    "Fallback",
    "pPr",
    "rPr",
    "instrText",
    "delText",
];

/// Reads the whole document; name, format and size are left to the caller.
pub fn read(bytes: &[u8], options: &Options, warnings: &mut Vec<String>) -> Result<Document> {
    let mut archive = Archive::open(bytes, &options.limits)?;
    let main = related(&mut archive, "", "/officeDocument", options)
        .unwrap_or_else(|| "word/document.xml".to_owned());
    let mut part = |path: &str, warnings: &mut Vec<String>| -> Result<Option<Element>> {
        let Some(bytes) = archive.read(path)? else {
            return Ok(None);
        };
        let source = charset::decode(&bytes, None, &mut Vec::new());
        let (root, fault) = xml::read(&source, options.limits.nesting);
        warnings.extend(fault.map(|fault| format!("{path} is damaged: {fault}")));
        Ok(Some(root))
    };
    let Some(root) = part(&main, warnings)? else {
        bail!("is a Word document without its text, {main}");
    };
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", main.as_str()));
    let mut beside = |name: &str| match part(&join(folder, name), warnings) {
        Ok(found) => found.unwrap_or_default(),
        Err(error) => {
            warnings.push(format!("{error:#}"));
            Element::default()
        }
    };
    let styles = Styles::of(&beside("styles.xml"));
    let bulleted = bulleted(&beside("numbering.xml"));
    let relations = beside(&format!("_rels/{file}.rels"));
    let mut reader = Reader {
        writer: Writer::new(bytes.len()),
        styles,
        bulleted,
        targets: targets(&relations),
        title: None,
        list: None,
        table: 0,
    };
    let notes = [beside("footnotes.xml"), beside("endnotes.xml")];
    let core = part("docProps/core.xml", warnings)
        .ok()
        .flatten()
        .unwrap_or_default();
    reader.children(&root);
    reader.end_list();
    for note in &notes {
        reader.notes(note);
    }
    let mut document = reader.writer.finish();
    let mut stated = Vec::new();
    core.within("title", &mut stated);
    let stated = stated.first().map(|title| title.all_text());
    document.title = reader
        .title
        .or(document.title)
        .or(stated.filter(|title| !title.is_empty()));
    let mut created = Vec::new();
    core.within("created", &mut created);
    let day = created
        .first()
        .and_then(|c| c.text.get(..10))
        .map(str::to_owned);
    document.date = document.date.or(day);
    Ok(document)
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        format!("{folder}/{name}")
    }
}

/// The part that a package names for a purpose.
fn related(
    archive: &mut Archive<'_>,
    folder: &str,
    purpose: &str,
    options: &Options,
) -> Option<String> {
    let bytes = archive.read(&join(folder, "_rels/.rels")).ok()??;
    let source = charset::decode(&bytes, None, &mut Vec::new());
    let (root, _) = xml::read(&source, options.limits.nesting);
    let mut relations = Vec::new();
    root.within("Relationship", &mut relations);
    let relation = relations
        .into_iter()
        .find(|r| r.attribute("Type").is_some_and(|t| t.ends_with(purpose)))?;
    let target = relation.attribute("Target")?;
    Some(target.trim_start_matches('/').to_owned())
}

/// Where links lead, by their ids.
fn targets(relations: &Element) -> HashMap<String, String> {
    let mut all = Vec::new();
    relations.within("Relationship", &mut all);
    all.into_iter()
        .filter(|r| {
            r.attribute("Type")
                .is_some_and(|t| t.ends_with("/hyperlink"))
        })
        .filter_map(|r| {
            Some((
                r.attribute("Id")?.to_owned(),
                r.attribute("Target")?.to_owned(),
            ))
        })
        .collect()
}

/// The lists, by number and level, whose items have bullets and not numbers.
fn bulleted(numbering: &Element) -> HashSet<(String, String)> {
    let (mut shapes, mut lists, mut found) = (Vec::new(), Vec::new(), HashSet::new());
    numbering.within("abstractNum", &mut shapes);
    numbering.within("num", &mut lists);
    for list in lists {
        let shape = list.first("abstractNumId").and_then(|a| a.attribute("val"));
        let shape = shapes
            .iter()
            .find(|s| s.attribute("abstractNumId") == shape);
        for level in shape.into_iter().flat_map(|s| s.all("lvl")) {
            let format = level.first("numFmt").and_then(|f| f.attribute("val"));
            if matches!(format, Some("bullet" | "none"))
                && let (Some(id), Some(level)) = (list.attribute("numId"), level.attribute("ilvl"))
            {
                found.insert((id.to_owned(), level.to_owned()));
            }
        }
    }
    found
}

/// A paragraph style.
#[derive(Default)]
struct Style {
    name: String,
    based: Option<String>,
    /// 9 is body text.
    outline: Option<u8>,
}

struct Styles(HashMap<String, Style>);

impl Styles {
    fn of(root: &Element) -> Self {
        let mut all = Vec::new();
        root.within("style", &mut all);
        let style = |e: &&Element| {
            let value = |name: &'static str| e.first(name).and_then(|v| v.attribute("val"));
            let outline = e.first("pPr").and_then(|p| p.first("outlineLvl"));
            let style = Style {
                name: value("name").unwrap_or_default().to_lowercase(),
                based: value("basedOn").map(str::to_owned),
                outline: outline.and_then(|o| o.attribute("val")?.parse().ok()),
            };
            Some((e.attribute("styleId")?.to_owned(), style))
        };
        Self(all.iter().filter_map(style).collect())
    }

    /// The outline level of a style, or of the nearest that it is based on.
    fn level(&self, id: &str) -> Option<u8> {
        self.chain(id).find_map(|(id, style)| {
            let named = |name: &str| {
                let number = name.strip_prefix("heading")?.trim();
                number.parse::<u8>().ok()?.checked_sub(1)
            };
            style.outline.or_else(|| named(&style.name)).or_else(|| {
                style
                    .name
                    .is_empty()
                    .then(|| named(&id.to_lowercase()))
                    .flatten()
            })
        })
    }

    fn is_title(&self, id: &str) -> bool {
        self.chain(id).any(|(_, style)| style.name == "title")
    }

    /// A style and those it is based on.
    fn chain(&self, id: &str) -> impl Iterator<Item = (&str, &Style)> {
        /// Styles may be based on each other in a circle.
        const LONGEST: usize = 20;
        let first = self.0.get_key_value(id);
        std::iter::successors(first, |(_, style)| {
            self.0.get_key_value(style.based.as_ref()?)
        })
        .take(LONGEST)
        .map(|(id, style)| (id.as_str(), style))
    }
}

struct Reader {
    writer: Writer,
    styles: Styles,
    bulleted: HashSet<(String, String)>,
    targets: HashMap<String, String>,
    /// Of the first paragraph that has the style of a title.
    title: Option<String>,
    /// The list that is open: its number, and how many levels of it.
    list: Option<(String, usize)>,
    /// Tables around.
    table: usize,
}

impl Reader {
    fn children(&mut self, parent: &Element) {
        for child in &parent.children {
            self.element(child);
        }
    }

    fn element(&mut self, e: &Element) {
        match e.name.as_str() {
            name if SKIPPED.contains(&name) => {}
            "p" => self.paragraph(e),
            "tbl" => self.table(e),
            "tr" if self.table == 1 => {
                self.writer.begin_row();
                self.children(e);
            }
            "tc" if self.table == 1 => {
                self.writer.begin_cell();
                self.children(e);
            }
            "t" => self.writer.text(&e.text),
            "tab" => self.writer.text(if self.table > 0 { " " } else { "\t" }),
            "br" | "cr" => self.writer.hard_break(),
            "noBreakHyphen" => self.writer.text("-"),
            "footnoteReference" | "endnoteReference" => {
                if let Some(id) = e.attribute("id") {
                    self.writer.note_mark(&note_name(&e.name, id));
                }
            }
            "hyperlink" => self.link(e),
            _ => self.children(e),
        }
    }

    fn link(&mut self, e: &Element) {
        let anchor = || e.attribute("anchor").map(|a| format!("#{a}"));
        let target = e
            .attribute("id")
            .and_then(|id| self.targets.get(id).cloned());
        match target.or_else(anchor) {
            Some(target) if self.writer.kind().is_some() => {
                self.writer.begin_link(target);
                self.children(e);
                self.writer.end_inline();
            }
            _ => self.children(e),
        }
    }

    fn table(&mut self, e: &Element) {
        self.end_list();
        self.table += 1;
        if self.table == 1 {
            self.writer.begin(BlockKind::Table);
        }
        self.children(e);
        self.table -= 1;
        if self.table == 0 {
            self.writer.close();
        }
    }

    fn paragraph(&mut self, e: &Element) {
        if self.table > 0 {
            // Paragraphs of a cell stand on one line.
            if !self.writer.document().text.ends_with(['\t', '\n', ' ']) && self.writer.has_text() {
                self.writer.text(" ");
            }
            return self.children(e);
        }
        let properties = e.first("pPr");
        let property = |name: &'static str| properties.and_then(|p| p.first(name));
        let style = property("pStyle").and_then(|s| s.attribute("val"));
        let direct = property("outlineLvl").and_then(|o| o.attribute("val")?.parse::<u8>().ok());
        let level = direct.or_else(|| self.styles.level(style?));
        let is_title = style.is_some_and(|s| self.styles.is_title(s));
        match level {
            Some(level) if level < 9 => {
                self.end_list();
                self.writer.begin(BlockKind::Heading(level + 1));
            }
            _ => match property("numPr").and_then(number) {
                Some((id, depth)) => self.item(id, depth),
                None => {
                    self.end_list();
                    self.writer.begin_paragraph();
                }
            },
        }
        let from = self.writer.written();
        self.children(e);
        if is_title && self.title.is_none() {
            let text = self.writer.document().text.get(from..).unwrap_or_default();
            let title = text.split_whitespace().collect::<Vec<_>>().join(" ");
            self.title = (!title.is_empty()).then_some(title);
        }
        self.writer.close();
    }

    fn item(&mut self, id: String, depth: usize) {
        if self.list.as_ref().is_none_or(|(open, _)| *open != id) {
            self.end_list();
            self.list = Some((id.clone(), 0));
        }
        let mut open = self.list.as_ref().map_or(0, |(_, open)| *open);
        while open > depth + 1 {
            self.writer.end_list();
            open -= 1;
        }
        while open <= depth {
            let bullets = self.bulleted.contains(&(id.clone(), open.to_string()));
            self.writer.begin_list((!bullets).then_some(1));
            open += 1;
        }
        self.list = Some((id, open));
        self.writer.begin_item();
        self.writer.begin_paragraph();
    }

    fn end_list(&mut self) {
        for _ in 0..self.list.take().map_or(0, |(_, open)| open) {
            self.writer.end_list();
        }
    }

    /// The notes of a part, but for the lines that part them from the text.
    fn notes(&mut self, root: &Element) {
        let mut notes = Vec::new();
        root.within("footnote", &mut notes);
        root.within("endnote", &mut notes);
        for note in notes {
            if note.attribute("type").is_some_and(|t| t != "normal") {
                continue;
            }
            let Some(id) = note.attribute("id") else {
                continue;
            };
            self.writer.begin_note(&note_name(&note.name, id));
            self.children(note);
            self.end_list();
            self.writer.end_note();
        }
    }
}

/// Footnotes are called by their numbers, endnotes by "e1", "e2".
fn note_name(element: &str, id: &str) -> String {
    if element.starts_with("end") {
        format!("e{id}")
    } else {
        id.to_owned()
    }
}

/// The list that a paragraph is of, and its level there; 0 takes it out of all lists.
fn number(property: &Element) -> Option<(String, usize)> {
    /// No list of a document is deeper.
    const DEEPEST: usize = 8;
    let value = |name: &'static str| property.first(name).and_then(|v| v.attribute("val"));
    let id = value("numId").filter(|id| *id != "0")?;
    let depth = value("ilvl")
        .and_then(|level| level.parse().ok())
        .unwrap_or(0);
    Some((id.to_owned(), depth.min(DEEPEST)))
}
