//! Word documents: made here part by part, read as a reader sees them.

use crate::support::packed;

use crate::support::packed::{outline, refused};
use nutgraf::document::{BlockKind, Document};
use nutgraf::import::{Limits, Options, import};
use proptest::prelude::*;

const STYLES: &str = r#"<w:styles xmlns:w="w"><w:style w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Own"><w:name w:val="House heading"/><w:basedOn w:val="H2"/></w:style>
<w:style w:styleId="H2"><w:name w:val="rubrik"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:styleId="TOC"><w:name w:val="TOC Heading"/><w:basedOn w:val="H1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:styleId="Dots"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
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
    with(body, &[])
}

/// With more parts than all have.
fn with(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let document = format!(r#"<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#);
    let mut parts = vec![
        ("word/document.xml", document.as_str()),
        ("word/styles.xml", STYLES),
        ("word/numbering.xml", NUMBERING),
        ("word/footnotes.xml", NOTES),
    ];
    parts.extend(more);
    packed::stored(&parts)
}

fn read(body: &str) -> Document {
    packed::read("a.docx", archive(body))
}

#[test]
fn headings_are_known_by_name_outline_and_what_they_are_based_on() {
    let body = [
        paragraph("T", &run("The Fleet")),
        paragraph("H1", &run("Boats")),
        paragraph("Own", &run("Old boats")),
        paragraph("H1", ""),
        paragraph("Loop", &run("No heading.")),
        paragraph("TOC", &run("Contents")),
    ];
    let document = read(&body.concat());
    let want = [(1, "Boats"), (2, "Old boats"), (1, "Contents")];
    assert_eq!(outline(&document), want);
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

const RELATIONS: &str = r#"<Relationships><Relationship Id="r1" Type="x/hyperlink" Target="http://a.b/c"/>
<Relationship Id="h" Type="x/aFChunk" Target="/word/part.html"/><Relationship Id="r" Type="x/aFChunk" Target="part.rtf"/>
<Relationship Id="d" Type="x/aFChunk" Target="inner.docx"/><Relationship Id="m" Type="x/aFChunk" Target="part.mht"/></Relationships>"#;

#[test]
fn links_lead_to_the_web_and_to_bookmarks() {
    let body = format!(
        r#"<w:p><w:hyperlink r:id="r1">{}</w:hyperlink>{}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK \l "x" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>{}<w:fldSimple w:instr="HYPERLINK &quot;d.e&quot;">{}</w:fldSimple></w:p>
<w:p><w:bookmarkStart w:name="x"/>{}</w:p>"#,
        run("the list"),
        run(" and "),
        run("here"),
        run(" or "),
        run("there"),
        run("Here it is.")
    );
    let bytes = with(&body, &[("word/_rels/document.xml.rels", RELATIONS)]);
    let read = import("a.docx", bytes, &Options::default()).unwrap();
    let document = read.document;
    let text = document.text.lines().next();
    assert_eq!(text, Some("the list and here or there"));
    assert_eq!(document.targets[..3], ["http://a.b/c", "#x", "d.e"]);
    let linked: Vec<&str> = document
        .inlines
        .iter()
        .map(|inline| document.slice(inline.span))
        .collect();
    assert_eq!(linked[..3], ["the list", "here", "there"]);
    assert_eq!(document.place_of("x"), document.text.find("Here it"));
}

#[test]
fn lists_by_style_wide_cells_boxes_and_large_letters() {
    let body = format!(
        r#"{}{}<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p>{}</w:p></w:tc><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>
<w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr><w:r><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:r>{}</w:p>
<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>{}</w:p><w:p>{}<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>"#,
        paragraph("Dots", &run("one")),
        paragraph("Dots", &run("two")),
        run("Boats"),
        run("Year"),
        run("In a box."),
        run("Boats"),
        run("T"),
        run("hey came.")
    );
    let document = read(&body);
    let text: Vec<&str> = document.text.lines().take(6).collect();
    let want = [
        "one",
        "two",
        "Boats\t\tYear",
        "Boats",
        "In a box.",
        "They came.",
    ];
    assert_eq!(text, want);
    assert!(matches!(
        document.blocks[1].kind,
        BlockKind::Item { number: 0, .. }
    ));
    assert_eq!(outline(&document), [(1, "Boats")]);
}

#[test]
fn documents_in_the_text_are_read_in_their_place() {
    let inner = archive(&paragraph("H2", &run("Inside")));
    let body = format!(
        r#"{}<w:altChunk r:id="h"/><w:altChunk r:id="r"/><w:altChunk r:id="d"/><w:altChunk r:id="m"/>{}"#,
        paragraph("H1", &run("Outside")),
        paragraph("x", &run("The end."))
    );
    let outer = with(&body, &[]);
    let mut parts = packed::parts(&outer);
    let text = |name: &str, part: &str| (name.to_owned(), part.as_bytes().to_vec());
    parts.extend([
        text("word/_rels/document.xml.rels", RELATIONS),
        text(
            "word/part.html",
            "<html><h2>Page</h2><p>Of <b>boats</b>.</p>",
        ),
        text("word/part.rtf", "{\\rtf1 Rich boats.\\par}"),
        ("word/inner.docx".to_owned(), inner),
        text("word/part.mht", "MIME-Version: 1.0"),
    ]);
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(n, p)| (n.as_str(), &p[..])).collect();
    let bytes = packed::stored_bytes(&parts);
    let read = import("a.docx", bytes, &Options::default()).unwrap();
    assert_eq!(
        read.warnings,
        ["word/part.mht: is left out: this version can't read its format inside of a document"]
    );
    let want = [(1, "Outside"), (2, "Page"), (2, "Inside")];
    assert_eq!(outline(&read.document), want);
    let text = &read.document.text;
    let whole = "Outside\nPage\nOf boats.\nRich boats.\nInside\n";
    assert!(text.starts_with(whole), "{text}");
    assert!(text.contains("The end."));
}

#[test]
fn a_document_that_holds_itself_ends() {
    let mut bytes = archive(&paragraph("x", &run("Core.")));
    for _ in 0..6 {
        let outer = with(
            r#"<w:p><w:r><w:t>Around.</w:t></w:r></w:p><w:altChunk r:id="d"/>"#,
            &[("word/_rels/document.xml.rels", RELATIONS)],
        );
        let mut parts = packed::parts(&outer);
        parts.push(("word/inner.docx".to_owned(), bytes));
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(n, p)| (n.as_str(), &p[..])).collect();
        bytes = packed::stored_bytes(&parts);
    }
    let read = import("a.docx", bytes, &Options::default()).unwrap();
    let deepest = read
        .warnings
        .iter()
        .any(|said| said.ends_with("more than 3 deep"));
    assert!(deepest, "{:?}", read.warnings);
}

#[test]
fn limits_are_named_with_the_option_that_raises_them() {
    let small = Options {
        limits: Limits {
            inflated: 1 << 20,
            ..Limits::default()
        },
        ..Options::default()
    };
    let body = format!("<w:document><w:body>{}</w:body>", " ".repeat(3 << 20));
    let bomb = packed::packed(&[("word/document.xml", &body)]);
    assert_eq!(
        refused("a.docx", bomb, &small),
        "unpacks to more than 1 MiB at word/document.xml; --max-inflated allows more"
    );
    let deep = archive(&format!(
        "{}{}",
        paragraph("x", &run("Boats.")),
        "<w:tbl><w:tr><w:tc>".repeat(400)
    ));
    let read = import("a.docx", deep, &small).unwrap();
    assert_eq!(
        read.warnings[0],
        "word/document.xml nests elements more than 500 deep; --max-nesting allows more"
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
