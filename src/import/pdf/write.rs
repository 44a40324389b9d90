//! Owns the writing of a document from groups of lines: paragraphs go on over columns and pages, notes stand after them.

use super::bookmarks::Stated;
use super::groups::{Group, Kind};
use super::rows::Line;
use super::text::{self, Words};
use crate::document::{BlockKind, Span};
use crate::import::sections::Heading;
use crate::import::writer::Writer;

struct Pen<'a> {
    writer: Writer,
    lines: &'a [Line],
    words: Words,
    labels: &'a [String],
    /// The page being written.
    page: Option<usize>,
}

/// Writes the groups; sections that no line heads begin where they are stated.
pub fn write(lines: &[Line], groups: &[Group], stated: &[Stated], labels: &[String]) -> Writer {
    let capacity = lines.iter().map(|line| line.text.len() + 1).sum();
    let mut pen = Pen {
        writer: Writer::new(capacity),
        lines,
        words: Words::of(lines),
        labels,
        page: None,
    };
    let mut unseen = stated.iter().filter(|s| s.lines.is_empty()).peekable();
    let mut at = 0;
    while at < groups.len() {
        let group = &groups[at];
        at += 1;
        if group.lines.is_empty() {
            continue;
        }
        let mut here: Vec<&Stated> = Vec::new();
        while let Some(stated) = unseen.next_if(|s| s.lines.start <= group.lines.start) {
            here.push(stated);
        }
        let stop = unseen.peek().map_or(usize::MAX, |s| s.lines.start);
        at += pen.group(group, &groups[at..], &here, stop);
    }
    let rest: Vec<&Stated> = unseen.collect();
    pen.writer.close();
    let end = pen.writer.written();
    pen.state(&rest, end);
    pen.writer
}

impl Pen<'_> {
    /// Writes a group and those after it that it goes on in; gives back how many those are.
    fn group(&mut self, group: &Group, after: &[Group], here: &[&Stated], stop: usize) -> usize {
        let (lines, mut taken) = (self.lines, 0);
        self.turn(group.lines.start);
        match &group.kind {
            Kind::Heading { level, title } => {
                self.writer.begin(BlockKind::Heading(*level));
                self.state(here, self.writer.written());
                let text = self.run(group);
                self.writer.text(&text);
                self.writer.close();
                let last = self.writer.headings().last_mut();
                if let (Some(title), Some(heading)) = (title, last) {
                    heading.title.clone_from(title);
                }
            }
            Kind::Table | Kind::Code => {
                let kind = if group.kind == Kind::Code {
                    BlockKind::Code
                } else {
                    BlockKind::Lines
                };
                self.writer.begin(kind);
                self.state(here, self.writer.written());
                self.keep(group);
                let goes_on = |next: &&Group| {
                    next.kind == group.kind && group.kind == Kind::Code && next.lines.start < stop
                };
                for next in after.iter().take_while(goes_on) {
                    self.writer.text("\n");
                    self.keep(next);
                    taken += 1;
                }
                self.writer.close();
            }
            Kind::Item => {
                let first = &lines[group.lines.start];
                let (number, _) = text::item(&first.text).unwrap_or((0, ""));
                self.writer
                    .begin_list((number > 0).then_some(number.into()));
                self.writer.begin_item();
                self.writer.begin_paragraph();
                self.state(here, self.writer.written());
                taken = self.flow(group, after, stop);
                self.writer.end_list();
            }
            Kind::Text | Kind::Note => {
                self.writer.begin_paragraph();
                self.state(here, self.writer.written());
                taken = self.flow(group, after, stop);
                self.writer.close();
            }
        }
        taken
    }

    /// Text over lines, columns and pages; notes in between are written after it.
    fn flow(&mut self, group: &Group, after: &[Group], stop: usize) -> usize {
        let lines = self.lines;
        let mut text = self.run(group);
        let mut last = group;
        let mut taken = 0;
        let mut notes: Vec<&Group> = Vec::new();
        if group.kind != Kind::Note {
            for (nth, next) in after.iter().enumerate() {
                if next.lines.is_empty() || next.kind == Kind::Note {
                    continue;
                }
                if next.lines.start >= stop || !goes_on(lines, last, next) {
                    break;
                }
                let skipped = after[taken..nth].iter();
                notes.extend(skipped.filter(|g| g.kind == Kind::Note && !g.lines.is_empty()));
                self.add(&text, next);
                text = String::new();
                self.words_into(&mut text, next);
                last = next;
                taken = nth + 1;
            }
        }
        self.writer.text(&text);
        for note in notes {
            self.writer.close();
            self.writer.begin_paragraph();
            let text = self.run(note);
            self.writer.text(&text);
        }
        taken
    }

    /// Writes a text so that the group after it can be joined to it.
    fn add(&mut self, text: &str, next: &Group) {
        let mut whole = text.to_owned();
        let first = &self.lines[next.lines.start].text;
        let before = whole.len();
        self.words.append(&mut whole, first);
        // What joins them: a blank, or nothing where a word goes on.
        let keep = whole.len() - first.trim().len();
        whole.truncate(keep.min(before + 1));
        self.writer.text(&whole);
        self.turn(next.lines.start);
    }

    fn run(&self, group: &Group) -> String {
        let mut text = String::new();
        self.words_into(&mut text, group);
        text
    }

    fn words_into(&self, text: &mut String, group: &Group) {
        for (nth, line) in self.lines[group.lines.clone()].iter().enumerate() {
            let item = (group.kind == Kind::Item && nth == 0).then(|| text::item(&line.text));
            let part = item.flatten().map_or(line.text.as_str(), |(_, rest)| rest);
            self.words.append(text, part);
        }
    }

    /// Lines as lines, with the indents that code has.
    fn keep(&mut self, group: &Group) {
        let lines = self.lines;
        let mut out = String::new();
        for (nth, line) in lines[group.lines.clone()].iter().enumerate() {
            if nth > 0 {
                out.push('\n');
            }
            if group.kind == Kind::Code {
                let indent = ((line.x0 - line.left) / (0.6 * line.size)).round();
                out.push_str(&" ".repeat(indent.clamp(0.0, 40.0) as usize));
            }
            out.push_str(&line.text);
        }
        self.writer.text(&out);
    }

    /// A page begins where its first line is written.
    fn turn(&mut self, line: usize) {
        let page = self.lines[line].page;
        if self.page != Some(page) {
            self.page = Some(page);
            if let Some(label) = self.labels.get(page) {
                self.writer.page(label.clone());
            }
        }
    }

    /// Sections that begin at a place without a heading of their own.
    fn state(&mut self, stated: &[&Stated], at: usize) {
        let headings = stated.iter().map(|s| Heading {
            span: Span::empty(at),
            level: s.level,
            title: s.title.clone(),
        });
        self.writer.headings().extend(headings);
    }
}

/// Whether a paragraph at the end of a column or page goes on in the next group.
fn goes_on(lines: &[Line], group: &Group, next: &Group) -> bool {
    let (last, first) = (&lines[group.lines.end - 1], &lines[next.lines.start]);
    let begins = first.text.chars().next();
    let small = begins.is_some_and(|c| c.is_lowercase());
    let full = last.right - last.x1 < 2.5 * last.size;
    let broken = last.text.ends_with(['-', '\u{AD}', ',']);
    let wide = begins.is_some_and(|c| !c.is_lowercase() && !c.is_uppercase() && c.is_alphabetic());
    next.kind == Kind::Text
        && last.region != first.region
        && (last.size - first.size).abs() < 0.06 * last.size
        && last.style.bold == first.style.bold
        && !text::is_ended(&last.text)
        && (small || broken || full && (wide || begins.is_some_and(char::is_alphanumeric)))
}
