//! Owns the way over the body of a Word document: paragraphs, headings by style or outline level, lists, tables, links
//! and notes. Tracked changes are read as accepted.

use super::parts::{Chunk, Parts};
use super::styles::{self, Styles};
use crate::document::BlockKind;
use crate::import::field;
use crate::import::items::Items;
use crate::import::writer::Writer;
use crate::import::xml::Element;

/// Elements that hold no text of the document: what was deleted or moved away, what stands in for something newer.
const SKIPPED: &[&str] = &[
    "Fallback",
    "del",
    "delInstrText",
    "delText",
    "moveFrom",
    "pPr",
    "rPr",
    "rt",
    "sdtPr",
    "tblPr",
    "tcPr",
    "trPr",
];
/// A cell takes no more columns.
const WIDEST: usize = 100;

/// A field around the place.
#[derive(Default)]
struct Field {
    code: String,
    /// A link has been opened for it.
    links: bool,
}

pub struct Reader<'a, 'w> {
    writer: &'w mut Writer,
    styles: &'a Styles,
    parts: &'a Parts,
    /// Writes a document that stands in this one.
    embed: &'w mut dyn FnMut(&Chunk, &mut Writer),
    /// Of the first paragraph that has the style of a title.
    title: Option<String>,
    items: Items,
    /// Tables around.
    table: usize,
    /// Paragraphs around.
    paragraph: usize,
    /// Text boxes of the open paragraph: their text follows it.
    boxes: Vec<&'a Element>,
    /// A large first letter, which has a paragraph of its own.
    capital: String,
    fields: Vec<Field>,
    /// Links around.
    links: usize,
}

impl<'a, 'w> Reader<'a, 'w> {
    pub fn new(
        writer: &'w mut Writer,
        styles: &'a Styles,
        parts: &'a Parts,
        embed: &'w mut dyn FnMut(&Chunk, &mut Writer),
    ) -> Self {
        Self {
            writer,
            styles,
            parts,
            embed,
            title: None,
            items: Items::default(),
            table: 0,
            paragraph: 0,
            boxes: Vec::new(),
            capital: String::new(),
            fields: Vec::new(),
            links: 0,
        }
    }

    pub fn title(self) -> Option<String> {
        self.title
    }

    pub fn body(&mut self, root: &'a Element) {
        self.children(root);
        self.end_boxes();
        self.items.end(self.writer);
        self.writer.close();
    }

    /// The notes of a part, but for the lines that part them from the text.
    pub fn notes(&mut self, root: &'a Element) {
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
            self.body(note);
            self.writer.end_note();
        }
    }

    fn children(&mut self, parent: &'a Element) {
        for child in &parent.children {
            self.element(child);
        }
    }

    fn element(&mut self, e: &'a Element) {
        match e.name.as_str() {
            name if SKIPPED.contains(&name) => {}
            "p" => self.paragraph(e),
            "r" if is_hidden(e) => {}
            "tbl" => self.table(e),
            "tr" if self.table == 1 => {
                self.writer.begin_row();
                self.children(e);
            }
            "tc" if self.table == 1 => self.cell(e),
            "t" => self.writer.text(&e.text),
            "tab" | "ptab" => self.writer.text(if self.table > 0 { " " } else { "\t" }),
            "br" | "cr" => self.writer.hard_break(),
            "noBreakHyphen" => self.writer.text("-"),
            "footnoteReference" | "endnoteReference" => {
                if let Some(id) = e.attribute("id") {
                    self.writer.note_mark(&note_name(&e.name, id));
                }
            }
            "bookmarkStart" => {
                if let Some(name) = e.attribute("name") {
                    self.writer.label(name);
                }
            }
            "hyperlink" => {
                let anchor = || e.attribute("anchor").map(|a| format!("#{a}"));
                let id = e.attribute("id");
                let target = id.and_then(|id| self.parts.targets.get(id).cloned());
                self.within_link(e, target.or_else(anchor));
            }
            "fldSimple" => self.within_link(e, e.attribute("instr").and_then(field::link)),
            "fldChar" => self.field(e.attribute("fldCharType").unwrap_or_default()),
            "instrText" => {
                if let Some(field) = self.fields.last_mut() {
                    field.code.push_str(&e.text);
                }
            }
            "txbxContent" if self.paragraph > 0 && self.table == 0 => self.boxes.push(e),
            "altChunk" if self.table == 0 => {
                self.items.end(self.writer);
                self.writer.close();
                let id = e.attribute("id").unwrap_or_default();
                if let Some(chunk) = self.parts.chunks.get(id) {
                    (self.embed)(chunk, self.writer);
                    self.writer.close();
                }
            }
            _ => self.children(e),
        }
    }

    fn within_link(&mut self, e: &'a Element, target: Option<String>) {
        match target {
            Some(target) if self.writer.kind().is_some() && self.links == 0 => {
                self.links += 1;
                self.writer.begin_link(target);
                self.children(e);
                self.writer.end_inline();
                self.links -= 1;
            }
            _ => self.children(e),
        }
    }

    /// A field is told in three signs: where its code begins, where what it shows begins, and its end.
    fn field(&mut self, sign: &str) {
        match sign {
            "begin" => self.fields.push(Field::default()),
            "separate" => {
                let open = self.writer.kind().is_some() && self.links == 0;
                let Some(field) = self.fields.last_mut().filter(|_| open) else {
                    return;
                };
                if let Some(target) = field::link(&field.code) {
                    field.links = true;
                    self.links += 1;
                    self.writer.begin_link(target);
                }
            }
            "end" => {
                let ended = self.fields.pop();
                if ended.is_some_and(|field| field.links) {
                    self.links = self.links.saturating_sub(1);
                    self.writer.end_inline();
                }
            }
            _ => {}
        }
    }

    fn table(&mut self, e: &'a Element) {
        self.items.end(self.writer);
        self.table += 1;
        if self.table == 1 {
            self.writer.begin(BlockKind::Table);
        }
        self.children(e);
        self.table -= 1;
        if self.table == 0 {
            self.end_fields();
            self.writer.close();
        }
    }

    /// A cell over several columns leaves the others empty.
    fn cell(&mut self, e: &'a Element) {
        self.writer.begin_cell();
        self.children(e);
        let span = e.first("tcPr").and_then(|p| p.first("gridSpan"));
        let span = span.and_then(|s| s.attribute("val")?.parse::<usize>().ok());
        for _ in 1..span.unwrap_or(1).min(WIDEST) {
            self.writer.begin_cell();
        }
    }

    fn paragraph(&mut self, e: &'a Element) {
        self.paragraph += 1;
        if self.table > 0 {
            // Paragraphs of a cell stand on one line.
            if !self.writer.document().text.ends_with(['\t', '\n', ' ']) && self.writer.has_text() {
                self.writer.text(" ");
            }
            self.children(e);
        } else {
            self.block(e);
        }
        self.paragraph -= 1;
    }

    fn block(&mut self, e: &'a Element) {
        let properties = e.first("pPr");
        let property = |name: &'static str| properties.and_then(|p| p.first(name));
        let frame = property("framePr").and_then(|frame| frame.attribute("dropCap"));
        if frame.is_some_and(|cap| cap != "none") {
            let mut pieces = Vec::new();
            e.within("t", &mut pieces);
            self.capital = pieces.iter().map(|piece| piece.text.as_str()).collect();
            return;
        }
        let style = property("pStyle").and_then(|s| s.attribute("val"));
        let direct = property("outlineLvl").and_then(styles::outline);
        let level = direct.or_else(|| self.styles.level(style?));
        let list = property("numPr").and_then(styles::list);
        let list = list.or_else(|| self.styles.list(style?));
        match (level, list) {
            (Some(level @ 0..9), _) => {
                self.items.end(self.writer);
                self.writer.begin(BlockKind::Heading(level + 1));
            }
            (_, Some((list, level))) if list != "0" => {
                let first = |level| self.styles.first(&list, level);
                self.items.begin(self.writer, &list, level, first);
            }
            _ => {
                self.items.end(self.writer);
                self.writer.begin_paragraph();
            }
        }
        let outer = std::mem::take(&mut self.boxes);
        let from = self.writer.written();
        self.writer.text(&std::mem::take(&mut self.capital));
        self.children(e);
        if self.title.is_none() && style.is_some_and(|s| self.styles.is_title(s)) {
            let text = self.writer.document().text.get(from..).unwrap_or_default();
            let title = text.split_whitespace().collect::<Vec<_>>().join(" ");
            self.title = (!title.is_empty()).then_some(title);
        }
        self.end_fields();
        self.writer.close();
        let inner = std::mem::replace(&mut self.boxes, outer);
        for content in inner {
            self.children(content);
        }
    }

    /// No link reaches beyond its block.
    fn end_fields(&mut self) {
        for field in self.fields.iter_mut().filter(|field| field.links) {
            field.links = false;
            self.links = self.links.saturating_sub(1);
            self.writer.end_inline();
        }
    }

    fn end_boxes(&mut self) {
        for content in std::mem::take(&mut self.boxes) {
            self.children(content);
        }
    }
}

/// Whether a run is not shown.
fn is_hidden(run: &Element) -> bool {
    let vanish = run.first("rPr").and_then(|p| p.first("vanish"));
    vanish.is_some_and(|v| !matches!(v.attribute("val"), Some("0" | "false" | "off")))
}

/// Footnotes are called by their numbers, endnotes by "e1", "e2".
fn note_name(element: &str, id: &str) -> String {
    if element.starts_with("end") {
        format!("e{id}")
    } else {
        id.to_owned()
    }
}
