//! Owns the links that a document itself makes: walking them, following them, copying where they
//! lead. Nothing of the web is ever opened, and files only where the reader asks.

use super::popup::Popup;
use super::trail::Place;
use super::{App, Effect};
use crate::document::{Document, Format, Inline, InlineKind, Span};
use crate::flow::safe_line;

/// A link of the document: its text and the index of its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference {
    pub span: Span,
    pub target: u32,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Goal {
    /// A place of this document, by its name.
    Place(String),
    /// Another file, from the folder of this one, and the name of a place in it.
    File(String, String),
    /// An address of the web or of mail.
    Address,
    /// Anything else, which is not followed.
    Elsewhere,
}

/// A place in a document that has not been read so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Waiting {
    document: usize,
    name: String,
}

/// Longer targets are cut where they are only shown.
const SHOWN: usize = 200;

impl Reference {
    fn of(inline: &Inline) -> Option<Self> {
        match inline.kind {
            InlineKind::Link(target) => Some(Self {
                span: inline.span,
                target,
            }),
            _ => None,
        }
    }

    /// The link at an offset.
    pub fn at(document: &Document, offset: usize) -> Option<Self> {
        let here = Span::new(offset, offset + 1);
        let inlines = document.inlines_in(here);
        let links = inlines.filter_map(Self::of);
        links.filter(|link| link.span.contains(offset)).last()
    }
}

impl App {
    /// The document's own link that is selected and on the screen.
    pub fn reference(&self) -> Option<Reference> {
        let reader = self.reader();
        let selected = reader.reference.filter(|_| reader.link.is_none())?;
        let visible = self.visible(self.active);
        visible.contains(selected.span.start()).then_some(selected)
    }

    /// What is selected of a column's own links, to be drawn.
    pub fn reference_in(&self, reader: usize) -> Option<Span> {
        let reader = self.readers.get(reader)?;
        let selected = reader.reference.filter(|_| reader.link.is_none());
        selected.map(|reference| reference.span)
    }

    /// The one that is meant: the selected one, the one a selected mention stands in, or the first
    /// on the screen.
    fn reference_meant(&self) -> Option<Reference> {
        let document = &self.doc().document;
        let mention = self.reader().link;
        let around = mention.and_then(|link| Reference::at(document, link.span.start()));
        self.reference().or(around).or_else(|| {
            let visible = self.visible(self.active);
            let mut links = document.inlines_in(visible).filter_map(Reference::of);
            links.find(|link| visible.contains(link.span.start()))
        })
    }

    /// Selects a link of the document, and says where it leads.
    pub fn select_reference(&mut self, reference: Reference) {
        let reader = self.reader_mut();
        reader.link = None;
        reader.reference = Some(reference);
        self.show(self.active, reference.span);
        let target = self.target(reference);
        let what = match goal(&target, self.doc().document.format) {
            Goal::Place(_) => "Enter goes there, K peeks",
            Goal::File(..) => "Enter opens it",
            Goal::Address => "Enter copies it",
            Goal::Elsewhere => "not followed; yu copies it",
        };
        self.say(format!("→ {} · {what}", shown(&target)));
    }

    /// Whether a link leads to a place in an open document or to a file, so that a click follows it.
    pub(super) fn leads_within(&self, reference: Reference) -> bool {
        let target = self.target(reference);
        let goal = goal(&target, self.doc().document.format);
        matches!(goal, Goal::Place(_) | Goal::File(..))
    }

    fn target(&self, reference: Reference) -> String {
        let targets = &self.doc().document.targets;
        let target = targets.get(reference.target as usize);
        target.cloned().unwrap_or_default()
    }

    /// Goes to the next or previous link of the document.
    pub fn walk_references(&mut self, forward: bool, count: usize) {
        let visible = self.visible(self.active);
        let selected = self.reference();
        let from = selected
            .map(|link| link.span.start())
            .or(self.link_on_screen());
        let at = from.unwrap_or(visible.start());
        let inlines = &self.doc().document.inlines;
        // From a link to the one beyond it; from anywhere else to the nearest.
        let here = inlines.partition_point(|i| i.span.start() < at);
        let after = inlines.partition_point(|i| i.span.start() <= at);
        let found = if forward {
            let first = if selected.is_some() { after } else { here };
            let next = inlines[first..].iter().filter_map(Reference::of);
            next.take(count).last()
        } else {
            let before = inlines[..here].iter().rev().filter_map(Reference::of);
            before.take(count).last()
        };
        match found {
            Some(reference) => {
                if selected.is_none() {
                    let from = self.place();
                    self.trail.leave(from);
                }
                self.select_reference(reference);
            }
            None if forward => self.say("no more links of the document below"),
            None => self.say("no more links of the document above"),
        }
    }

    fn link_on_screen(&self) -> Option<usize> {
        let visible = self.visible(self.active);
        let link = self.reader().link?;
        let start = link.span.start();
        visible.contains(start).then_some(start)
    }

    /// Follows the link that is meant.
    pub fn follow_meant(&mut self) -> Vec<Effect> {
        match self.reference_meant() {
            Some(reference) => self.follow_reference(reference),
            None => {
                self.say("the document has no link here: ]u goes to the next one");
                Vec::new()
            }
        }
    }

    /// Follows a link: inside of the document, to another file, or by copying an address.
    pub fn follow_reference(&mut self, reference: Reference) -> Vec<Effect> {
        let document = self.reader().document;
        let target = self.target(reference);
        self.select_reference(reference);
        match goal(&target, self.doc().document.format) {
            Goal::Place(name) => match self.docs[document].document.place_of(&name) {
                Some(at) => {
                    self.jump(document, Span::empty(at));
                    self.select_at(at);
                }
                None if !self.docs[document].whole => {
                    self.say("still reading: this place has not come yet");
                }
                None => self.warn(format!("no place here is called {}", shown(&target))),
            },
            Goal::File(path, name) => {
                return vec![Effect::Follow {
                    document,
                    path,
                    name,
                }];
            }
            Goal::Address => {
                self.say(format!(
                    "address sent to the terminal's clipboard (OSC 52), not opened: {}",
                    shown(&target)
                ));
                return vec![Effect::Copy(target)];
            }
            Goal::Elsewhere => self.warn(format!("not followed: {}", shown(&target))),
        }
        Vec::new()
    }

    /// Copies where the link that is meant leads, as the document has it.
    pub fn copy_target(&mut self) -> Vec<Effect> {
        let Some(reference) = self.reference_meant() else {
            self.say("the document has no link here: ]u goes to the next one");
            return Vec::new();
        };
        let target = self.target(reference);
        self.say(format!(
            "link sent to the terminal's clipboard (OSC 52): {}",
            shown(&target)
        ));
        vec![Effect::Copy(target)]
    }

    /// Shows where the selected link leads without going there; false where none is selected.
    pub fn peek_reference(&mut self) -> bool {
        let Some(reference) = self.reference() else {
            return false;
        };
        let target = self.target(reference);
        let open = self.doc();
        let place = match goal(&target, open.document.format) {
            Goal::Place(name) => open.document.place_of(&name),
            _ => None,
        };
        match place {
            Some(offset) => {
                let document = &open.document;
                let block = document.blocks.get(document.block_at(offset));
                let span = block.map_or(Span::empty(offset), |b| b.span);
                self.popup = Some(Popup::Place {
                    place: Place {
                        document: self.reader().document,
                        offset,
                        top: offset,
                    },
                    span: Reference::at(document, offset)
                        .map_or(Span::empty(span.start()), |r| r.span),
                });
            }
            None => self.say(format!("→ {}", shown(&target))),
        }
        true
    }

    /// Selects the link of the document that begins at an offset, as a note's mark does.
    pub(super) fn select_at(&mut self, offset: usize) {
        let reference = Reference::at(&self.doc().document, offset);
        self.reader_mut().reference = reference.filter(|r| r.span.start() == offset);
    }

    /// A link has led to a document, which may be new: reads it in the active column.
    pub(super) fn followed(&mut self, document: usize, file: String, name: String) {
        if document == self.docs.len() {
            self.docs.push(super::open::Open::new(file));
        }
        if document >= self.docs.len() {
            return;
        }
        if document == self.reader().document {
            let from = self.place();
            self.trail.leave(from);
            self.go(document, Span::empty(0));
        } else {
            self.open_document(document);
        }
        if !name.is_empty() {
            self.waiting = Some(Waiting { document, name });
            self.reach_label();
        }
    }

    /// Goes to the place that a link named, as soon as it has been read.
    pub(super) fn reach_label(&mut self) {
        let Some(waiting) = self.waiting.take() else {
            return;
        };
        let open = &self.docs[waiting.document];
        match open.document.place_of(&waiting.name) {
            _ if self.reader().document != waiting.document => {}
            Some(at) => {
                self.go(waiting.document, Span::empty(at));
                self.select_at(at);
            }
            None if open.whole => {
                let name = open.name.clone();
                self.warn(format!(
                    "no place of {name} is called #{}",
                    shown(&waiting.name)
                ));
            }
            None => self.waiting = Some(waiting),
        }
    }
}

fn shown(target: &str) -> String {
    let cut: String = target.chars().take(SHOWN).collect();
    safe_line(&cut)
}

/// What a target means in a document of a format.
fn goal(target: &str, format: Format) -> Goal {
    let target = target.trim();
    if let Some(name) = target.strip_prefix('#') {
        return Goal::Place(unescaped(name));
    }
    if target.starts_with("//") {
        return Goal::Address;
    }
    let colon = target.find(':').filter(|at| {
        let scheme = &target[..*at];
        let first = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
        first
            && scheme
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
    });
    if let Some(colon) = colon {
        let scheme = target[..colon].to_ascii_lowercase();
        return match scheme.as_str() {
            "http" | "https" | "mailto" => Goal::Address,
            _ => Goal::Elsewhere,
        };
    }
    // What stands beside a part of an archive is in the archive, where nothing is followed.
    let beside = matches!(format, Format::Markdown | Format::Html | Format::Text);
    let (path, name) = target.split_once('#').unwrap_or((target, ""));
    let path = path.split('?').next().unwrap_or_default();
    if path.is_empty() || !beside {
        return Goal::Elsewhere;
    }
    Goal::File(unescaped(path), unescaped(name))
}

/// `%20` is a space; what is no escape of UTF-8 stays as it is.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digit = |at: usize| after.get(at).and_then(|b| char::from(*b).to_digit(16));
        if *first == b'%'
            && let Some((high, low)) = digit(0).zip(digit(1))
        {
            bytes.push((high * 16 + low) as u8);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_told_apart() {
        let file = |path: &str, name: &str| Goal::File(path.to_owned(), name.to_owned());
        for (target, want) in [
            ("#a%20b", Goal::Place("a b".to_owned())),
            ("#", Goal::Place(String::new())),
            ("b%20c.md#d", file("b c.md", "d")),
            ("../b.md?x=1", file("../b.md", "")),
            ("HTTPS://example.org/a", Goal::Address),
            ("//example.org/a", Goal::Address),
            ("mailto:a@example.org", Goal::Address),
            ("file:///etc/passwd", Goal::Elsewhere),
            ("javascript:alert(1)", Goal::Elsewhere),
            ("", Goal::Elsewhere),
            ("a%zz%", file("a%zz%", "")),
            ("%ff.md", file("%ff.md", "")),
        ] {
            assert_eq!(goal(target, Format::Markdown), want, "{target}");
        }
        assert_eq!(goal("b.xhtml", Format::Epub), Goal::Elsewhere);
    }
}
