//! Word documents: made here part by part, read as a reader sees them.

use std::io::{Cursor, Write};

use nutgraf::document::{BlockKind, Document};
use nutgraf::import::{Imported, Options, import};
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const STYLES: &str = r#"<w:styles xmlns:w="w"><w:style w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Own"><w:name w:val="House heading"/><w:basedOn w:val="H2"/></w:style>
<w:style w:styleId="H2"><w:name w:val="rubrik"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:styleId="Loop"><w:name w:val="loop"/><w:basedOn w:val="Loop"/></w:style></w:styles>"#;

const NUMBERING: &str = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;

const NOTES: &str = r#"<w:footnotes xmlns:w="w"><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>line</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t>Counted in May.</w:t></w:r></w:p></w:footnote></w:footnotes>"#;

fn paragraph(style: &str, runs: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>"#)
}

fn run(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

fn archive(body: &str) -> Vec<u8> {
    let document = format!(r#"<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in [
        ("word/document.xml", document.as_str()),
        ("word/styles.xml", STYLES),
        ("word/numbering.xml", NUMBERING),
        ("word/footnotes.xml", NOTES),
    ] {
        let stored =
            SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        zip.start_file(name, stored).unwrap();
        zip.write_all(part.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn read(body: &str) -> Document {
    let read: Imported = import("a.docx", archive(body), &Options::default()).unwrap();
    assert!(read.warnings.is_empty(), "{:?}", read.warnings);
    read.document
}

#[test]
fn headings_are_known_by_name_outline_and_what_they_are_based_on() {
    let body = [
        paragraph("T", &run("The Fleet")),
        paragraph("H1", &run("Boats")),
        paragraph("Own", &run("Old boats")),
        paragraph("H1", ""),
        paragraph("Loop", &run("No heading.")),
    ];
    let document = read(&body.concat());
    let sections: Vec<(u8, &str)> = document
        .sections
        .iter()
        .filter(|s| !s.title.is_empty())
        .map(|s| (s.level, s.title.as_str()))
        .collect();
    assert_eq!(sections, [(1, "Boats"), (2, "Old boats")]);
    assert_eq!(document.title.as_deref(), Some("The Fleet"));
}

#[test]
fn changes_are_read_as_accepted() {
    let runs = format!(
        "{}<w:del><w:r><w:delText>40</w:delText></w:r></w:del><w:ins>{}</w:ins>{}",
        run("They have "),
        run("45"),
        run(" boats.")
    );
    let text = read(&paragraph("x", &runs)).text;
    assert_eq!(text.lines().next(), Some("They have 45 boats."));
}

#[test]
fn tables_lists_and_notes_keep_their_shape() {
    let cell = |text: &str| format!("<w:tc><w:p>{}</w:p></w:tc>", run(text));
    let item = format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>{}</w:p>"#,
        run("a boat")
    );
    let noted = format!(
        r#"{}<w:r><w:footnoteReference w:id="2"/></w:r>"#,
        run("Forty boats")
    );
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>{item}{}",
        cell("Year"),
        cell("Boats"),
        cell("2024"),
        cell("40"),
        paragraph("x", &noted)
    );
    let document = read(&body);
    assert_eq!(
        document.text,
        "Year\tBoats\n2024\t40\na boat\nForty boats[2]\n[2] Counted in May."
    );
    let kinds: Vec<BlockKind> = document.blocks.iter().map(|b| b.kind).collect();
    assert_eq!(kinds[0], BlockKind::Table);
    assert!(
        matches!(kinds[1], BlockKind::Item { number: 0, .. }),
        "{kinds:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is damaged: an error, or a document whose spans lie in its text.
    #[test]
    fn damaged_files_do_no_harm(at in 0_usize..4000, byte: u8, cut in 0_usize..4000) {
        let mut bytes = archive(&paragraph("H1", &run("Boats")));
        let end = bytes.len() - cut.min(bytes.len() - 1) / 4;
        let at = at % bytes.len();
        bytes[at] = byte;
        bytes.truncate(end);
        if let Ok(read) = import("a.docx", bytes, &Options::default()) {
            for block in &read.document.blocks {
                prop_assert!(read.document.text.get(block.span.range()).is_some());
            }
        }
    }
}
