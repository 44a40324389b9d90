//! Rows: nothing of a text is lost in them, and each way to a row finds the same one.

use nutgraf::document::{Block, BlockKind, Document, Format, Section, Span};
use nutgraf::flow::{Layout, Row, RowKind};
use nutgraf::import::import;
use proptest::prelude::*;

fn document(text: &str) -> Document {
    import(
        "text.txt",
        text.as_bytes().to_vec(),
        &nutgraf::import::Options::default(),
    )
    .map(|imported| imported.document)
    .unwrap_or_default()
}

fn markdown(text: &str) -> Document {
    import(
        "text.md",
        text.as_bytes().to_vec(),
        &nutgraf::import::Options::default(),
    )
    .map(|imported| imported.document)
    .unwrap_or_default()
}

/// What a row shows, without the blanks at its end.
fn shown(layout: &Layout, row: &Row) -> String {
    let glyphs = layout.glyphs(row).map(|g| match g.text {
        " " => " ".repeat(usize::from(g.width)),
        text => text.to_owned(),
    });
    let text: String = glyphs.collect();
    text.trim_end().to_owned()
}

fn all(layout: &Layout) -> Vec<Row> {
    layout.rows(0, usize::MAX)
}

/// The text of all rows, without white space.
fn read(layout: &Layout) -> String {
    let rows = all(layout);
    let text = rows.iter().filter(|r| r.is_text());
    text.flat_map(|r| layout.document.slice(r.span).chars())
        .filter(|c| !c.is_whitespace())
        .collect()
}

fn blocks_text(document: &Document) -> String {
    let blocks = document.blocks.iter();
    blocks
        .flat_map(|b| document.slice(b.span).chars())
        .filter(|c| !c.is_whitespace())
        .collect()
}

/// Walks down and up again and compares.
fn check(document: &Document, width: u16) {
    let layout = Layout::new(document, width, None);
    let rows = all(&layout);
    assert_eq!(read(&layout), blocks_text(document), "width {width}");
    for pair in rows.windows(2) {
        assert!(pair[0].span.start() < pair[1].span.start(), "{pair:?}");
    }
    for (nth, row) in rows.iter().enumerate() {
        let columns: u16 = layout.glyphs(row).map(|g| g.width).sum();
        let widest = layout.glyphs(row).map(|g| g.width).max().unwrap_or(0);
        assert!(
            row.indent + columns <= width.max(row.indent + widest),
            "row {nth} of {columns} columns in {width}: {row:?}"
        );
        assert_eq!(layout.snap(row.span.start()), row.span.start());
        let back = layout.back(row.span.start(), 1);
        let expected = rows[nth.saturating_sub(1)].span.start();
        assert_eq!(back, expected, "back from row {nth} at width {width}");
        let forward = layout.forward(row.span.start(), 1);
        let expected = rows[(nth + 1).min(rows.len() - 1)].span.start();
        assert_eq!(forward, expected, "forward from row {nth} at width {width}");
        for known in [
            nth.saturating_sub(7),
            nth.saturating_sub(2),
            nth,
            nth + 1,
            nth + 3,
        ] {
            let known = &rows[known.min(rows.len())..(known + 9).min(rows.len())];
            let near = layout.rows_near(row.span.start(), 9, known);
            let expected = &rows[nth..(nth + 9).min(rows.len())];
            assert_eq!(near, expected, "near row {nth} at width {width}");
        }
    }
}

#[test]
fn words_break_at_blanks_dashes_and_wide_characters() {
    let shown = |text: &str, width| {
        let document = document(text);
        let layout = Layout::new(&document, width, None);
        let rows = all(&layout);
        let lines: Vec<String> = rows
            .iter()
            .map(|r| document.slice(r.span).to_owned())
            .collect();
        lines
    };
    assert_eq!(shown("one two three.", 8), ["one two", "three."]);
    assert_eq!(
        shown("well-known people.", 8),
        ["well-", "known", "people."]
    );
    assert_eq!(shown("abcdefghij.", 4), ["abcd", "efgh", "ij."]);
    assert_eq!(shown("成员成员成.", 4), ["成员", "成员", "成."]);
    // What a line end broke is one word again, the hyphen stays.
    let text = "They say that a nation of well-to-do and inter-\n   national merchants - or none - is no nation.";
    let document = document(text);
    let layout = Layout::new(&document, 120, None);
    let line = self::shown(&layout, &all(&layout)[0]);
    let wanted = "They say that a nation of well-to-do and inter-national merchants - or none - is no nation.";
    assert_eq!(line, wanted);
    (1..50).for_each(|width| check(&document, width));
}

#[test]
fn a_long_line_costs_what_is_seen() {
    let text = "word ".repeat(2_000_000);
    let document = document(&text);
    let layout = Layout::new(&document, 80, None);
    let place = layout.last_page(40);
    assert!(place > text.len() - 40 * 81 - nutgraf::flow::SEGMENT);
    assert_eq!(layout.rows(place, 40).len(), 40);
}

#[test]
fn only_some_blocks_are_shown_and_gaps_say_how_many_are_not() {
    let text = "First one here.\n\nSecond one here.\n\nThird one here.\n\nFourth one here.\n";
    let document = document(text);
    let count = document.blocks.len() as u32;
    assert_eq!(count, 4);
    let only = [1, 3];
    let layout = Layout::new(&document, 40, Some(&only));
    let kinds: Vec<RowKind> = all(&layout).iter().map(|r| r.kind).collect();
    let gap = RowKind::Gap { hidden: 1 };
    assert_eq!(kinds, [gap, RowKind::Text, gap, RowKind::Text]);
}

#[test]
fn tables_stand_in_columns() {
    let text = "Name\tCost\nA longer name\tlow";
    let document = Document {
        format: Format::Markdown,
        text: text.to_owned(),
        blocks: vec![Block {
            span: Span::new(0, text.len()),
            kind: BlockKind::Table,
            section: 0,
            quote: 0,
            list: 0,
        }],
        sections: vec![Section {
            parent: None,
            level: 1,
            title: String::new(),
            heading: Span::default(),
            span: Span::new(0, text.len()),
            own: Span::new(0, text.len()),
            words: 5,
            own_words: 5,
        }],
        ..Document::default()
    };
    let layout = Layout::new(&document, 40, None);
    let rows: Vec<Row> = all(&layout).into_iter().filter(Row::is_text).collect();
    let cost = text.find("Cost").unwrap();
    let five = text.find("low").unwrap();
    assert_eq!(layout.column(&rows[0], cost), layout.column(&rows[1], five));
    assert_eq!(
        layout.offset(&rows[0], layout.column(&rows[0], cost)),
        Some(cost)
    );
}

#[test]
fn cells_break_in_their_columns() {
    let text = "| Item | Cost |\n|---|---|\n| A quay of three hundred metres | $9.5 million |\n| Mud | 12 |\n";
    let document = markdown(text);
    check(&document, 30);
    let layout = Layout::new(&document, 30, None);
    let rows = all(&layout);
    let lines: Vec<String> = rows.iter().map(|r| shown(&layout, r)).collect();
    let wanted = [
        "Item            │         Cost",
        "",
        "A quay of three │ $9.5 million",
        "hundred metres  │",
        "",
        "Mud             │           12",
    ];
    assert_eq!(lines, wanted);
    assert_eq!(rows[1].kind, RowKind::HeadRule);
    // What stands in a later cell is found on the first row of its line.
    let cost = document.text.find("9.5").unwrap();
    let row = rows.iter().position(|r| layout.shows(r, cost));
    assert_eq!(row, Some(2));
    let metres = document.text.find("hundred").unwrap();
    assert_eq!(layout.snap(metres), rows[3].span.start());
    assert_eq!(layout.snap(cost), rows[2].span.start());
    let column = layout.column(&rows[2], cost);
    assert_eq!(layout.offset(&rows[2], column), Some(cost));
    assert_eq!(layout.offset(&rows[3], 1), Some(metres + 1));
}

#[test]
fn below_a_cell_nothing_has_its_style() {
    let text = "| Key | What |\n|---|---|\n| `tl` | marks the places of the text, or not |\n";
    let document = markdown(text);
    let layout = Layout::new(&document, 30, None);
    let rows = all(&layout);
    let code = document.inlines[0].span;
    let styled = |row: &Row| {
        let inside = layout.glyphs(row).filter(|g| code.contains(g.span.start()));
        inside.map(|g| g.text).collect::<String>()
    };
    let found: Vec<String> = rows.iter().map(styled).filter(|s| !s.is_empty()).collect();
    assert_eq!(found, ["tl"]);
    assert!(rows.len() > 3, "the text of the other cell is broken");
}

#[test]
fn a_table_with_too_many_columns_runs_on() {
    let line = "| a very | wide one | with | many | columns | here |\n";
    let text = format!("{line}|---|---|---|---|---|---|\n{line}{line}");
    let document = markdown(&text);
    for width in 1..70 {
        check(&document, width);
    }
}

#[test]
fn lists_quotes_and_breaks_stand_as_they_are_meant() {
    let document = markdown("1. one\n\n   more\n2. two\n\n- [x] done\n\nA line  \nand another.\n");
    let layout = Layout::new(&document, 40, None);
    let lines: Vec<String> = all(&layout).iter().map(|r| shown(&layout, r)).collect();
    let wanted = [
        "one",
        "",
        "more",
        "",
        "two",
        "",
        "done",
        "",
        "A line",
        "and another.",
    ];
    assert_eq!(lines, wanted);
}

#[test]
fn a_block_without_text_has_a_row_of_its_own() {
    for text in [
        "| a |\n|---|\n---\n\\\n",
        "---\n\n# A\n\na\n\n---\n\n---\n\n## B\n",
    ] {
        check(&markdown(text), 9);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost(text in "([a-zé成\u{301}\u{202e}\t -]{0,30}[ .\n]{1,2}){0,40}", width in 1u16..70) {
        check(&document(&text), width);
    }

    #[test]
    fn no_cell_is_lost(rows in prop::collection::vec("(\\\\| ?[a-zé成0-9 -]{0,24}){1,5}", 1..12), width in 1u16..80) {
        let text = format!("| a | b | c |\n|---|---|---|\n{}\n", rows.join("\n"));
        check(&markdown(&text), width);
    }

    #[test]
    fn long_blocks_are_whole_too(words in prop::collection::vec("[a-z成]{1,12}", 1..5000), width in 20u16..90) {
        let text = words.join(" ") + ".";
        let document = document(&text);
        let layout = Layout::new(&document, width, None);
        prop_assert_eq!(read(&layout), blocks_text(&document));
        let end = layout.last_page(10);
        let rows = layout.rows(end, 20);
        prop_assert!(rows.len() <= 10);
    }
}
