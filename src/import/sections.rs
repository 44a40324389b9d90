//! Owns the outline: headings and a text become sections with parents, spans and sizes in words.

use crate::document::{Block, Section, Span};

/// A heading as a format's reader found it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    pub span: Span,
    /// 1 is the outermost.
    pub level: u8,
    /// On one line.
    pub title: String,
}

/// Sections of a text whose headings are given in text order, never none; each block is told its
/// section. Text before the first heading is a section of its own with an empty title.
pub fn build(text: &str, headings: Vec<Heading>, blocks: &mut [Block]) -> Vec<Section> {
    let first = headings
        .first()
        .map_or(text.len(), |h| line_start(text, h.span.start()));
    let opening = headings.is_empty() || blocks.iter().any(|b| b.span.start() < first);
    let mut sections = Vec::with_capacity(headings.len() + 1);
    if opening {
        let whole = Span::new(0, first);
        sections.push(Section {
            parent: None,
            level: 1,
            title: String::new(),
            heading: Span::empty(0),
            span: whole,
            own: whole,
            words: 0,
            own_words: 0,
        });
    }
    let opened = sections.len();
    // Sections that a following heading may still belong to, outermost first.
    let mut open: Vec<usize> = Vec::new();
    for heading in headings {
        let start = line_start(text, heading.span.start());
        while let Some(&last) = open.last() {
            if sections[last].level < heading.level {
                break;
            }
            sections[last].span = Span::new(sections[last].span.start(), start);
            open.pop();
        }
        if sections.len() > opened {
            let last = sections.len() - 1;
            sections[last].own = Span::new(sections[last].own.start(), start);
        }
        // Blank lines before the first heading belong to it.
        let from = if sections.is_empty() { 0 } else { start };
        let rest = Span::new(from, text.len());
        let parent = open.last().map(|p| *p as u32);
        open.push(sections.len());
        sections.push(Section {
            parent,
            level: heading.level,
            title: heading.title,
            heading: heading.span,
            span: rest,
            own: rest,
            words: 0,
            own_words: 0,
        });
    }
    count_words(text, &mut sections);
    assign(blocks, &sections);
    sections
}

fn line_start(text: &str, at: usize) -> usize {
    if at == text.len() {
        // A heading without text at the end: what stands before it is not its own.
        return at;
    }
    memchr::memrchr(b'\n', &text.as_bytes()[..at]).map_or(0, |end| end + 1)
}

fn count_words(text: &str, sections: &mut [Section]) {
    for section in sections.iter_mut() {
        section.own_words = words(section.own.of(text).as_bytes());
        section.words = section.own_words;
    }
    // A section stands after its parent, so each is complete before it is added.
    for at in (0..sections.len()).rev() {
        if let Some(parent) = sections[at].parent {
            sections[parent as usize].words += sections[at].words;
        }
    }
}

fn assign(blocks: &mut [Block], sections: &[Section]) {
    let mut at = 0;
    for block in blocks {
        while at + 1 < sections.len() && sections[at + 1].span.start() <= block.span.start() {
            at += 1;
        }
        block.section = at as u32;
    }
}

/// Words parted by ASCII white space.
pub fn words(bytes: &[u8]) -> u32 {
    let Some(first) = bytes.first() else {
        return 0;
    };
    let space = |b: u8| u8::from(b == b' ') | u8::from(b.wrapping_sub(9) < 5);
    let mut count = u32::from(1 - space(*first));
    // Short runs with a sum of one byte let the compiler use vector instructions.
    for (before, after) in bytes.chunks(255).zip(bytes[1..].chunks(255)) {
        let starts: u8 = before
            .iter()
            .zip(after)
            .map(|(b, a)| space(*b) & (1 - space(*a)))
            .sum();
        count += u32::from(starts);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_stands_between_spaces() {
        for text in [
            "",
            " ",
            "a",
            " a",
            "a b",
            "one  two\tthree\n",
            "\u{e9}t\u{e9} caf\u{e9}",
        ] {
            assert_eq!(
                words(text.as_bytes()) as usize,
                text.split_ascii_whitespace().count()
            );
        }
        let long = "word ".repeat(1000);
        assert_eq!(words(long.as_bytes()), 1000);
    }

    #[test]
    fn a_section_holds_its_subsections() {
        let text = "x\nA\na\nB\nb b\nC\nc\n";
        let heading = |at: usize, level, title: &str| Heading {
            span: Span::new(at, at + 1),
            level,
            title: title.to_owned(),
        };
        let mut blocks = [Block {
            span: Span::new(0, 1),
            kind: crate::document::BlockKind::Paragraph,
            section: 9,
            quote: 0,
            list: 0,
        }];
        let found = build(
            text,
            vec![heading(2, 1, "A"), heading(6, 2, "B"), heading(12, 1, "C")],
            &mut blocks,
        );
        let row = |s: &Section| {
            (
                s.parent,
                s.span.range(),
                s.own.range(),
                s.words,
                s.own_words,
            )
        };
        assert_eq!(
            found.iter().map(row).collect::<Vec<_>>(),
            [
                (None, 0..2, 0..2, 1, 1),
                (None, 2..12, 2..6, 5, 2),
                (Some(1), 6..12, 6..12, 3, 3),
                (None, 12..16, 12..16, 2, 2),
            ]
        );
        assert_eq!(blocks[0].section, 0);
    }
}
