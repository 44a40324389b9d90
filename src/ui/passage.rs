//! Owns how rows of a document's text are painted: its inline styles, links, matches and selections.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use crate::analysis::Target;
use crate::app::geometry::Area;
use crate::app::{App, reader::Link};
use crate::document::{BlockKind, InlineKind, Span};
use crate::flow::{Layout, Row, RowKind};

use super::hyperlink::Hyperlinks;
use super::lead;
use super::paint::cell;
use super::theme::Theme;

/// What is marked in a passage.
#[derive(Debug, Clone, Default)]
pub struct Marks<'a> {
    pub document: usize,
    /// The selected link.
    pub link: Option<Link>,
    /// The selected link of the document.
    pub reference: Option<Span>,
    /// Rows that are being selected.
    pub selection: Option<Span>,
    /// The match one stands on.
    pub hit: Option<Span>,
    /// The actors that all columns name, with their documents.
    pub shared: &'a [(usize, u32)],
    /// Words that the other text has not.
    pub changes: &'a [(Span, Style)],
    /// Matches of the search are marked.
    pub search: bool,
}

/// Paints rows from the top of an area on, and returns the rows that hold a shared mention.
pub fn draw(
    app: &App,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Area,
    layout: &Layout,
    rows: &[Row],
    marks: &Marks,
) -> Vec<u16> {
    let Some((first, last)) = rows.first().zip(rows.last()) else {
        return Vec::new();
    };
    let seen = first.reach().join(last.reach());
    let styles = Styles::of(app, theme, seen, marks);
    let hyperlinks = if theme.hyperlinks {
        Hyperlinks::of(layout.document, seen)
    } else {
        Hyperlinks::default()
    };
    let mut shared_rows = Vec::new();
    for (nth, row) in rows.iter().enumerate().take(usize::from(area.height)) {
        let y = area.y + nth as u16;
        lead::draw(theme, buffer, area, y, layout, row);
        if !row.is_text() {
            continue;
        }
        let base = base(theme, layout, row);
        let mut sweep = styles.sweep(row.reach(), base);
        let mut x = area.x + row.indent;
        let mut shares = false;
        for glyph in layout.glyphs(row) {
            if x + glyph.width > area.x + area.width {
                break;
            }
            let (style, shared) = sweep.at(glyph.span.start());
            shares |= shared;
            // A wide white space (a tab) shows its mark at its end.
            let blank = glyph
                .width
                .saturating_sub(if glyph.text.len() > 1 { 3 } else { 1 });
            if glyph.text == " " || glyph.text == " │ " {
                for step in 0..blank {
                    cell(buffer, x + step, y, " ", 1, style);
                }
                if glyph.text == " │ " {
                    cell(
                        buffer,
                        x + blank + 1,
                        y,
                        theme.glyph("│", "|"),
                        1,
                        theme.dim,
                    );
                } else {
                    cell(buffer, x + blank, y, " ", 1, style);
                }
            } else {
                cell(buffer, x, y, glyph.text, glyph.width, style);
                hyperlinks.add(buffer, x, y, glyph.span.start());
            }
            x += glyph.width;
        }
        if shares {
            shared_rows.push(nth as u16);
        }
    }
    shared_rows
}

/// How the text of a row looks before anything in it is marked.
fn base(theme: &Theme, layout: &Layout, row: &Row) -> Style {
    match (layout.kind(row), row.kind) {
        (BlockKind::Heading(level), _) => theme.heading(level),
        (BlockKind::Code, _) => theme.code,
        (BlockKind::Table, RowKind::Cells { line, .. }) => {
            let block = layout.document.blocks.get(row.block as usize);
            let head =
                block.is_some_and(|b| b.span.start() == line.start() && b.span.end() > line.end());
            match head {
                true => theme.text.add_modifier(Modifier::BOLD),
                false => theme.text,
            }
        }
        (BlockKind::Table, _) if row.first => theme.text.add_modifier(Modifier::BOLD),
        (BlockKind::Task { done: true, .. }, _) => theme.dim,
        _ => theme.text,
    }
}

/// All that is marked in the visible part, as spans with the style that each adds.
struct Styles {
    spans: Vec<(Span, Style, bool)>,
}

impl Styles {
    fn of(app: &App, theme: &Theme, seen: Span, marks: &Marks) -> Self {
        let open = &app.docs[marks.document];
        let mut spans = Vec::new();
        for inline in open.document.inlines_in(seen) {
            let style = match inline.kind {
                InlineKind::Emphasis => Style::default().add_modifier(Modifier::ITALIC),
                InlineKind::Strong => Style::default().add_modifier(Modifier::BOLD),
                InlineKind::Code => theme.inline_code,
                InlineKind::Strikethrough => Style::default().add_modifier(Modifier::CROSSED_OUT),
                InlineKind::Link(_) => theme.link,
            };
            spans.push((inline.span, style, false));
        }
        let around = Span::new(seen.start().saturating_sub(300), seen.end());
        for mention in open.analysis.mentions_in(around) {
            if !app.marks(marks.document, mention.target) {
                continue;
            }
            let (style, shared) = match mention.target {
                Target::Number(_) => (theme.number(), false),
                Target::Actor(id) => {
                    let actor = &open.analysis.actors[id as usize];
                    let shared = marks.shared.binary_search(&(marks.document, id)).is_ok();
                    let style = theme.actor(actor.kind);
                    (
                        if shared {
                            style.patch(theme.shared)
                        } else {
                            style
                        },
                        shared,
                    )
                }
            };
            spans.push((mention.span, style, shared));
            let kind = match mention.target {
                Target::Number(_) => None,
                Target::Actor(id) => Some(open.analysis.actors[id as usize].kind),
            };
            let first = open.document.slice(mention.span).chars().next();
            if let (Some(form), Some(first)) = (theme.initial(kind), first) {
                let start = mention.span.start();
                spans.push((Span::new(start, start + first.len_utf8()), form, false));
            }
        }
        for (_, span) in open.noted.notes_in(seen) {
            spans.push((span, theme.noted, false));
        }
        for (span, style) in marks.changes {
            spans.push((*span, *style, false));
        }
        if marks.search {
            for hit in app.hits_in(marks.document, seen) {
                let here = marks.hit == Some(hit);
                spans.push((hit, if here { theme.hit_here } else { theme.hit }, false));
            }
        }
        if let Some(selection) = marks.selection {
            spans.push((selection, theme.selected, false));
        }
        if let Some(reference) = marks.reference {
            spans.push((reference, theme.selected, false));
        }
        if let Some(link) = marks.link {
            spans.push((link.span, theme.selected, false));
        }
        Self { spans }
    }

    /// Starts a walk along one row, whose text looks like this before anything in it is marked.
    fn sweep(&self, row: Span, base: Style) -> Sweep<'_> {
        Sweep {
            near: self
                .spans
                .iter()
                .filter(|(span, _, _)| span.overlaps(row))
                .collect(),
            base,
            seen: 0..0,
            style: base,
            shared: false,
        }
    }
}

/// The style along a row.
struct Sweep<'a> {
    near: Vec<&'a (Span, Style, bool)>,
    base: Style,
    /// The offsets around the last one that look as it does.
    seen: Range<usize>,
    style: Style,
    shared: bool,
}

impl Sweep<'_> {
    /// The style at an offset, and whether a shared actor is named there.
    fn at(&mut self, offset: usize) -> (Style, bool) {
        if !self.seen.contains(&offset) {
            self.look(offset);
        }
        (self.style, self.shared)
    }

    fn look(&mut self, offset: usize) {
        (self.style, self.shared) = (self.base, false);
        self.seen = 0..usize::MAX;
        for (span, add, shares) in &self.near {
            for edge in [span.start(), span.end()] {
                if edge <= offset {
                    self.seen.start = self.seen.start.max(edge);
                } else {
                    self.seen.end = self.seen.end.min(edge);
                }
            }
            if span.contains(offset) {
                self.style = self.style.patch(*add);
                self.shared |= shares;
            }
        }
    }
}
