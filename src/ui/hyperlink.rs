//! Owns links out of a document (OSC 8): the terminal, not the program, opens where they lead.

use ratatui::buffer::Buffer;

use crate::document::{Document, InlineKind, Span};

/// Longer addresses would cost more to send than the rest of the screen.
const LONGEST: usize = 1_000;
const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// The links in a part of a text.
#[derive(Debug, Default)]
pub struct Hyperlinks<'a> {
    /// In text order, each with its index and its address.
    links: Vec<(Span, u32, &'a str)>,
}

impl<'a> Hyperlinks<'a> {
    /// Those whose address is safe to send.
    pub fn of(document: &'a Document, part: Span) -> Self {
        let links = document.inlines_in(part).filter_map(|inline| {
            let InlineKind::Link(index) = inline.kind else {
                return None;
            };
            let address = document.targets.get(index as usize)?;
            is_safe(address).then_some((inline.span, index, address.as_str()))
        });
        Self {
            links: links.collect(),
        }
    }

    /// Makes the glyph at a cell, drawn for an offset of the text, a part of the link there. Each cell
    /// is a link by itself, as it may be drawn without its neighbours; the id tells which are one.
    pub fn add(&self, buffer: &mut Buffer, x: u16, y: u16, offset: usize) {
        if self.links.is_empty() {
            return;
        }
        let next = self
            .links
            .partition_point(|(span, ..)| span.end() <= offset);
        let link = self
            .links
            .get(next)
            .filter(|(span, ..)| span.contains(offset));
        let Some((_, index, address)) = link else {
            return;
        };
        if let Some(cell) = buffer.cell_mut((x, y)) {
            let glyph = cell.symbol();
            let linked = format!("\x1b]8;id={index};{address}\x1b\\{glyph}\x1b]8;;\x1b\\");
            cell.set_symbol(&linked);
        }
    }
}

/// An address of the web or of mail with nothing in it that could end or begin a control sequence.
fn is_safe(address: &str) -> bool {
    let is_scheme = |scheme: &&str| {
        let start = address.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    address.len() <= LONGEST
        && address.bytes().all(|byte| byte.is_ascii_graphic())
        && SCHEMES.iter().any(is_scheme)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;

    use crate::document::Inline;

    #[test]
    fn only_the_web_and_mail_are_linked_to() {
        for (address, safe) in [
            ("https://example.org/a?b=c#d", true),
            ("HTTP://example.org", true),
            ("mailto:a@example.org", true),
            ("file:///etc/passwd", false),
            ("javascript:alert(1)", false),
            ("#section", false),
            ("https://example.org/a b", false),
            ("https://example.org/\x1b\\\x1b]52;c;SElU", false),
            ("https://example.org/\u{9c}", false),
            ("https://example.org/é", false),
            ("ht", false),
        ] {
            assert_eq!(is_safe(address), safe, "{address:?}");
        }
        assert!(!is_safe(&format!("https://{}", "x".repeat(LONGEST))));
    }

    #[test]
    fn each_cell_of_a_link_is_a_link_by_itself() {
        let document = Document {
            text: "an ab c".to_owned(),
            inlines: vec![Inline {
                span: Span::new(3, 5),
                kind: InlineKind::Link(0),
            }],
            targets: vec!["https://x.y".to_owned()],
            ..Document::default()
        };
        let mut buffer = Buffer::empty(Rect::new(0, 0, 7, 1));
        let links = Hyperlinks::of(&document, Span::new(0, 7));
        for x in 0..7 {
            let at = usize::from(x);
            buffer[(x, 0)].set_symbol(&document.text[at..=at]);
            links.add(&mut buffer, x, 0, at);
        }
        assert_eq!(buffer[(2, 0)].symbol(), " ");
        let linked = "\x1b]8;id=0;https://x.y\x1b\\b\x1b]8;;\x1b\\";
        assert_eq!(buffer[(4, 0)].symbol(), linked);
        assert_eq!(buffer[(5, 0)].symbol(), " ");
    }
}
