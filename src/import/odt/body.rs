//! Owns the way over the body of an OpenDocument text: paragraphs, lists, tables, notes and text boxes. Tracked
//! changes are read as accepted.

use super::styles::Styles;
use crate::document::{BlockKind, Document, Page};
use crate::import::writer::Writer;
use crate::import::xml::Element;

/// Elements that hold no text of the document: what was deleted, remarks, what programs keep for themselves.
const SKIPPED: &[&str] = &[
    "annotation",
    "annotation-end",
    "binary-data",
    "dde-connection-decls",
    "desc",
    "event-listeners",
    "forms",
    "hidden-paragraph",
    "hidden-text",
    "math",
    "note-citation",
    "object",
    "plugin",
    "ruby-text",
    "script",
    "scripts",
    "sequence-decls",
    "table-source",
    "title",
    "tracked-changes",
    "user-field-decls",
    "variable-decls",
];
/// A cell takes, and blanks are, no more than so many.
const MOST: usize = 100;

/// A list around the place.
struct List<'a> {
    style: &'a str,
    /// Of the next item.
    next: u64,
}

pub struct Reader<'a> {
    writer: Writer,
    styles: Styles,
    /// Of the first paragraph that has the style of a title.
    title: Option<String>,
    lists: Vec<List<'a>>,
    /// The number after the last one of the list that ended last.
    last: u64,
    /// Tables around.
    table: usize,
    /// Paragraphs around.
    paragraph: usize,
    /// Text boxes of the open paragraph: their text follows it.
    boxes: Vec<&'a Element>,
    /// Notes and their names: their text follows all other text.
    notes: Vec<(String, &'a Element)>,
    counted: [usize; 2],
    pages: usize,
}

impl<'a> Reader<'a> {
    pub fn new(writer: Writer, styles: Styles) -> Self {
        Self {
            writer,
            styles,
            title: None,
            lists: Vec::new(),
            last: 1,
            table: 0,
            paragraph: 0,
            boxes: Vec::new(),
            notes: Vec::new(),
            counted: [0; 2],
            pages: 1,
        }
    }

    /// What is written, and the title where a paragraph has its style.
    pub fn finish(mut self) -> (Document, Option<String>) {
        let mut at = 0;
        // A note may have notes.
        while let Some((name, note)) = self.notes.get(at).cloned() {
            self.writer.begin_note(&name);
            self.children(note);
            self.end_boxes();
            self.writer.end_note();
            at += 1;
        }
        (self.writer.finish(), self.title)
    }

    pub fn body(&mut self, body: &'a Element) {
        self.children(body);
        self.end_boxes();
    }

    fn children(&mut self, parent: &'a Element) {
        for child in &parent.children {
            self.element(child);
        }
    }

    fn element(&mut self, e: &'a Element) {
        match e.name.as_str() {
            "" if self.paragraph > 0 => self.writer.flowing(&e.text),
            "" => {}
            name if SKIPPED.contains(&name) => {}
            "h" | "p" if self.table > 0 => self.in_cell(e),
            "h" | "p" => self.paragraph(e),
            "list" if self.table == 0 => self.list(e),
            "list-item" if self.table == 0 => self.item(e),
            "table" => self.table(e),
            "table-row" if self.table == 1 => {
                self.writer.begin_row();
                self.children(e);
            }
            "table-cell" | "covered-table-cell" if self.table == 1 => self.cell(e),
            "section" => {
                let style = e.attribute("style-name").unwrap_or_default();
                let hidden = e.attribute("display") == Some("none");
                if !hidden && !self.styles.is_hidden_section(style) {
                    self.children(e);
                }
            }
            "s" => {
                let count = e.attribute("c").and_then(|count| count.parse().ok());
                let count = count.unwrap_or(1).min(MOST);
                self.writer.text(&" ".repeat(count));
            }
            "tab" => self.writer.text(if self.table > 0 { " " } else { "\t" }),
            "line-break" => self.writer.hard_break(),
            "a" => self.link(e),
            "note" => self.note(e),
            "text-box" | "custom-shape" if self.paragraph > 0 && self.table == 0 => {
                self.boxes.push(e);
            }
            "bookmark" | "bookmark-start" | "reference-mark" | "reference-mark-start" => {
                if let Some(name) = e.attribute("name") {
                    self.writer.label(name);
                }
            }
            "soft-page-break" => {
                if self.pages == 1 {
                    let pages = &mut self.writer.document().pages;
                    pages.push(Page {
                        start: 0,
                        label: "1".to_owned(),
                    });
                }
                self.pages += 1;
                self.writer.page(self.pages.to_string());
            }
            _ => self.children(e),
        }
    }

    fn paragraph(&mut self, e: &'a Element) {
        let style = e.attribute("style-name").unwrap_or_default();
        if self.styles.is_hidden(style) {
            return;
        }
        let outline = e.attribute("outline-level").and_then(|l| l.parse().ok());
        let level = match e.name.as_str() {
            "h" => outline.or_else(|| self.styles.level(style)).or(Some(1)),
            _ => self.styles.level(style),
        };
        match level {
            Some(level) => self.writer.begin(BlockKind::Heading(level)),
            None => self.writer.begin_paragraph(),
        }
        let outer = std::mem::take(&mut self.boxes);
        let from = self.writer.written();
        if level.is_some() {
            // Links to headings spell them out.
            let mut title = String::new();
            plain(e, &mut title);
            let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
            self.writer.label(&format!("{title}|outline"));
        }
        self.paragraph += 1;
        self.children(e);
        self.paragraph -= 1;
        let text = self.writer.document().text.get(from..).unwrap_or_default();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if self.title.is_none() && self.styles.is_title(style) {
            self.title = (!text.is_empty()).then_some(text);
        }
        self.writer.close();
        let inner = std::mem::replace(&mut self.boxes, outer);
        for shape in inner {
            self.outside(shape);
        }
    }

    /// Paragraphs of a cell stand on one line.
    fn in_cell(&mut self, e: &'a Element) {
        if !self.writer.document().text.ends_with(['\t', '\n', ' ']) && self.writer.has_text() {
            self.writer.text(" ");
        }
        self.paragraph += 1;
        self.children(e);
        self.paragraph -= 1;
    }

    /// A text box is read as if it stood by itself.
    fn outside(&mut self, shape: &'a Element) {
        let around = std::mem::take(&mut self.paragraph);
        self.children(shape);
        self.paragraph = around;
    }

    fn end_boxes(&mut self) {
        for shape in std::mem::take(&mut self.boxes) {
            self.outside(shape);
        }
    }

    fn list(&mut self, e: &'a Element) {
        let outer = self.lists.last().map(|list| list.style);
        let style = e.attribute("style-name").or(outer).unwrap_or_default();
        let continues = e.attribute("continue-numbering") == Some("true")
            || e.attribute("continue-list").is_some();
        let first = e.all("list-item").find_map(|item| {
            let start = item.attribute("start-value");
            start.and_then(|start| start.parse().ok())
        });
        let start = if continues { self.last } else { 1 };
        let start: u64 = first.unwrap_or(start);
        let numbered = self.styles.is_numbered(style, self.lists.len() + 1);
        self.writer.begin_list(numbered.then_some(start));
        self.lists.push(List { style, next: start });
        self.children(e);
        let ended = self.lists.pop();
        self.last = ended.map_or(1, |list| list.next);
        self.writer.end_list();
    }

    fn item(&mut self, e: &'a Element) {
        if let Some(list) = self.lists.last_mut() {
            list.next = list.next.saturating_add(1);
        }
        self.writer.begin_item();
        self.children(e);
    }

    fn table(&mut self, e: &'a Element) {
        // One inside of a paragraph's text can only be in its frame.
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

    /// Cells that another one covers are empty.
    fn cell(&mut self, e: &'a Element) {
        let times = e.attribute("number-columns-repeated");
        let times = times.and_then(|times| times.parse().ok()).unwrap_or(1);
        for _ in 0..times.clamp(1, MOST) {
            self.writer.begin_cell();
            if e.name == "table-cell" {
                self.children(e);
            }
        }
    }

    fn link(&mut self, e: &'a Element) {
        match e.attribute("href").map(target) {
            Some(target) if self.paragraph > 0 && !target.is_empty() => {
                self.writer.begin_link(target);
                self.children(e);
                self.writer.end_inline();
            }
            _ => self.children(e),
        }
    }

    /// Footnotes are called by their numbers, endnotes by "e1", "e2".
    fn note(&mut self, e: &'a Element) {
        let Some(body) = e.first("note-body") else {
            return;
        };
        let end = e.attribute("note-class") == Some("endnote");
        let counted = &mut self.counted[usize::from(end)];
        *counted += 1;
        let name = format!("{}{counted}", if end { "e" } else { "" });
        self.writer.note_mark(&name);
        self.notes.push((name, body));
    }
}

/// The text of a heading without notes and other things that stand apart.
fn plain(e: &Element, text: &mut String) {
    match e.name.as_str() {
        "s" | "tab" | "line-break" => text.push(' '),
        "note" | "frame" => {}
        name if SKIPPED.contains(&name) => {}
        _ => {
            text.push_str(&e.text);
            e.children.iter().for_each(|child| plain(child, text));
        }
    }
}

/// Where a link leads. One to a heading has its number before its text.
fn target(href: &str) -> String {
    if !(href.starts_with('#') && href.ends_with("|outline")) {
        return href.trim().to_owned();
    }
    let mut rest = &href[1..];
    while let Some((number, after)) = rest.split_once('.')
        && !number.is_empty()
        && number.bytes().all(|b| b.is_ascii_digit())
    {
        rest = after;
    }
    format!("#{}", rest.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_headings_lose_their_number() {
        assert_eq!(target("#2.1.Old boats|outline"), "#Old boats|outline");
        assert_eq!(target("#1.2024 in sum|outline"), "#2024 in sum|outline");
        assert_eq!(target(" http://a.b/1.2 "), "http://a.b/1.2");
        assert!(SKIPPED.is_sorted());
    }
}
