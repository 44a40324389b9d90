//! Files in `tests/fixtures/import` and what is expected of them beside them; properties that
//! hold for any bytes. `UPDATE_GOLDEN=1` writes the expected files anew.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use nutgraf::document::{BlockKind, Document};
use nutgraf::import::{Imported, Options};
use proptest::prelude::*;

fn import(name: &str, bytes: Vec<u8>) -> anyhow::Result<Imported> {
    nutgraf::import::import(name, bytes, &Options::default())
}

fn preview(name: &str, head: &[u8]) -> anyhow::Result<Option<Imported>> {
    nutgraf::import::preview(name, head, &Options::default())
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import")
}

/// All that was read, as lines that a person can check.
fn dump(name: &str, bytes: Vec<u8>) -> String {
    let imported = match import(name, bytes) {
        Ok(imported) => imported,
        Err(error) => return format!("error: {name} {error:#}\n"),
    };
    let document = imported.document;
    check(&document);
    let mut out = String::new();
    let stated = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    let _ = writeln!(out, "format: {:?}", document.format);
    let _ = writeln!(out, "title: {}", stated(&document.title));
    let _ = writeln!(out, "date: {}", stated(&document.date));
    for warning in &imported.warnings {
        let _ = writeln!(out, "warning: {warning}");
    }
    for section in &document.sections {
        let _ = writeln!(
            out,
            "section {} {:?} in {}: {} words, {} own",
            section.level,
            section.title,
            section.parent.map_or("-".to_owned(), |p| p.to_string()),
            section.words,
            section.own_words,
        );
    }
    for block in &document.blocks {
        let kind = match block.kind {
            BlockKind::Heading(level) => format!("heading {level}"),
            BlockKind::Item { depth, number } => format!("item {depth} no {number}"),
            BlockKind::ItemMore { depth } => format!("more {depth}"),
            BlockKind::Task { depth, done } => format!("task {depth} {done}"),
            kind => format!("{kind:?}").to_lowercase(),
        };
        let quote = ">".repeat(block.quote.into());
        let text = document.slice(block.span);
        let _ = writeln!(out, "{} {kind}{quote}: {text:?}", block.section);
    }
    for inline in &document.inlines {
        let _ = writeln!(out, "{:?}: {:?}", inline.kind, document.slice(inline.span));
    }
    for target in &document.targets {
        let _ = writeln!(out, "target: {target}");
    }
    out
}

/// What holds for every document.
fn check(document: &Document) {
    let text = &document.text;
    let fits = |span: nutgraf::document::Span| text.get(span.range()).is_some();
    assert!(!document.sections.is_empty());
    let mut end = 0;
    for block in &document.blocks {
        assert!(fits(block.span) && block.span.start() >= end, "{block:?}");
        end = block.span.end();
        let section = &document.sections[block.section as usize];
        assert!(section.own.holds(block.span), "{block:?} in {section:?}");
    }
    for inline in &document.inlines {
        assert!(fits(inline.span) && !inline.span.is_empty());
    }
    let starts = |w: &[nutgraf::document::Section]| w[0].span.start() <= w[1].span.start();
    assert!(document.sections.windows(2).all(starts));
    for (at, section) in document.sections.iter().enumerate() {
        assert!(fits(section.span) && fits(section.own) && fits(section.heading));
        assert!(section.span.holds(section.own) && section.words >= section.own_words);
        assert!(!section.title.contains('\n'));
        if let Some(parent) = section.parent {
            let outer = &document.sections[parent as usize];
            assert!((parent as usize) < at && outer.level < section.level);
            assert!(outer.span.holds(section.span));
        }
    }
    let own: u64 = document
        .sections
        .iter()
        .map(|s| u64::from(s.own_words))
        .sum();
    assert_eq!(
        own,
        text.split(|c: char| matches!(c, ' ' | '\t'..='\r'))
            .filter(|w| !w.is_empty())
            .count() as u64
    );
}

#[test]
fn fixtures_read_as_expected() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut wrong = Vec::new();
    let mut paths: Vec<PathBuf> = std::fs::read_dir(fixtures())
        .expect("the fixtures")
        .map(|entry| entry.expect("a fixture").path())
        .filter(|path| path.extension().is_none_or(|e| e != "expected"))
        .collect();
    paths.sort();
    for path in paths {
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let got = dump(&name, std::fs::read(&path).expect("a fixture"));
        let golden = fixtures().join(format!("{name}.expected"));
        if update {
            std::fs::write(&golden, &got).expect("the expected file");
        } else if std::fs::read_to_string(&golden).unwrap_or_default() != got {
            wrong.push(format!("{name}:\n{got}"));
        }
    }
    assert!(wrong.is_empty(), "not as expected:\n{}", wrong.join("\n"));
}

fn outline(name: &str, bytes: Vec<u8>) -> Vec<(u8, String)> {
    let document = import(name, bytes).expect("a readable text").document;
    check(&document);
    let sections = document.sections.iter();
    sections.map(|s| (s.level, s.title.clone())).collect()
}

fn wrap(paragraph: &str, width: usize) -> String {
    let mut out = String::new();
    let mut column = 0;
    for word in paragraph.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            out.push('\n');
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out
}

/// An article whose headings nothing marks keeps its outline however its lines are set.
#[test]
fn an_unmarked_article_reads_the_same_in_every_layout() {
    let source = std::fs::read_to_string(fixtures().join("unmarked.txt")).expect("the fixture");
    let want = outline("a.txt", source.clone().into_bytes());
    assert_eq!(want.len(), 5);
    let lines: Vec<&str> = source.lines().collect();
    let join = |between: &str, line: &dyn Fn(&str) -> String| {
        let lines: Vec<String> = lines.iter().map(|l| line(l)).collect();
        lines.join(between) + "\n"
    };
    let indent = |l: &str| {
        if l.len() > 100 {
            format!("\t{l}")
        } else {
            l.to_owned()
        }
    };
    let mut layouts = vec![
        ("blank lines", join("\n\n", &str::to_owned)),
        ("tabs", join("\n", &indent)),
        ("returns", join("\r\n", &indent)),
        ("a byte order mark", format!("\u{feff}{source}")),
    ];
    for width in [60, 72, 80] {
        let first = |l: &str| {
            if l.len() > 100 {
                wrap(&format!("    {l}"), width)
            } else {
                wrap(l, width)
            }
        };
        layouts.push(("wrapped, first lines indented", join("\n", &first)));
        layouts.push(("wrapped", join("\n", &|l| wrap(l, width))));
        layouts.push(("wrapped, blank lines", join("\n\n", &|l| wrap(l, width))));
    }
    for (layout, text) in layouts {
        assert_eq!(outline("a.txt", text.into_bytes()), want, "{layout}");
    }
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(&source);
    assert_eq!(outline("a.txt", latin.into_owned()), want, "windows-1252");
}

#[test]
fn deep_nesting_and_wide_tables_are_read_in_time() {
    let cases = [
        format!("{}deep\n", ">".repeat(100_000)),
        format!("{}deep\n", "> ".repeat(50_000)),
        "1. ".repeat(30_000) + "a\n" + &"b\n".repeat(20_000),
        "> - ".repeat(30_000) + "a\n" + &"b\n".repeat(20_000),
        ">".repeat(300) + "a\n" + &"b\n".repeat(20_000),
        (0..3000)
            .map(|n| format!("{}- x\n", " ".repeat(2 * n % 600)))
            .collect(),
        format!(
            "|{}\n|{}\n|{}\n",
            "a|".repeat(5000),
            "-|".repeat(5000),
            "b|".repeat(5000)
        ),
        "[".repeat(50_000),
        "*a ".repeat(30_000),
        "<".repeat(50_000),
        "<!--".repeat(20_000),
        "`a``b".repeat(20_000),
    ];
    for case in cases {
        if let Ok(imported) = import("a.md", case.into_bytes()) {
            check(&imported.document);
        }
    }
}

#[test]
fn a_preview_begins_as_the_whole_does() {
    for name in [
        "unmarked.txt",
        "novel.txt",
        "numbered.txt",
        "lists.txt",
        "capitals.txt",
    ] {
        let bytes = std::fs::read(fixtures().join(name)).expect("the fixture");
        let whole = import(name, bytes.clone())
            .expect("a readable text")
            .document;
        for end in (1..bytes.len()).step_by(7) {
            let Ok(Some(head)) = preview(name, &bytes[..end]) else {
                continue;
            };
            check(&head.document);
            assert!(whole.text.starts_with(&head.document.text), "{name} {end}");
            assert_eq!(head.warnings, Vec::<String>::new());
        }
    }
}

/// Pieces of text that together look like documents.
fn piece() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\t",
        "  ",
        "    ",
        "# ",
        "> ",
        "- ",
        "1. ",
        "2.1 ",
        "(a) ",
        "IV. ",
        "CHAPTER 2",
        "PART I",
        "Article 3",
        "=====",
        "-----",
        "* * *",
        "```\n",
        "|a|b|\n|-|-|\n",
        "<b>",
        "<!--",
        "[a](b)",
        "**",
        "_",
        "`",
        "&amp;",
        "The Old Harbour",
        "A LINE IN CAPITALS",
        "The rain came down on the town and did not stop until the evening of the next day.",
        "\u{201c}No,\u{201d} he said.",
        "\u{7b2c}\u{4e09}\u{6761}",
        "\u{3000}\u{4e2d}\u{6587}\u{3002}",
        "\u{85}",
        "\u{feff}",
        "\u{1b}[0m",
        "---\ntitle: x\n---\n",
        "% x\n",
        "[^1]",
        "[^1]: y\n",
        "\u{a0}",
        "Title: A: B\n",
        "May 4, 2024",
    ]);
    prop_oneof![
        fixed.prop_map(str::to_owned),
        "[a-zA-Z ,.]{0,60}",
        "\\PC{0,6}"
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), name in "[a-z]{0,3}(\\.(txt|md|pdf))?") {
        if let Ok(imported) = import(&name, bytes.clone()) {
            check(&imported.document);
        }
        if let Ok(Some(imported)) = preview(&name, &bytes) {
            check(&imported.document);
        }
    }

    #[test]
    fn any_text_is_read(pieces in prop::collection::vec(piece(), 0..60), cut in any::<prop::sample::Index>()) {
        let text = pieces.concat();
        for name in ["a.txt", "a.md", "a"] {
            let Ok(whole) = import(name, text.clone().into_bytes()) else { continue };
            check(&whole.document);
            let Ok(Some(head)) = preview(name, &text.as_bytes()[..cut.index(text.len()) + 1]) else { continue };
            check(&head.document);
            if name == "a.txt" {
                prop_assert!(whole.document.text.starts_with(&head.document.text));
            }
        }
    }
}
