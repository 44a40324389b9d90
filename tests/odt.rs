//! OpenDocument texts made here part by part, and flat ones: read as a reader sees them, or refused with the cause.

use crate::support::packed;

use crate::support::packed::{outline, refused, stored};
use nutgraf::document::{BlockKind, Document, Format};
use nutgraf::import::{Limits, Options, import};

const MIME: (&str, &str) = ("mimetype", "application/vnd.oasis.opendocument.text");

const STYLES: &str = r#"<office:document-styles><office:styles>
<style:style style:name="Own" style:family="paragraph" style:default-outline-level="2"/>
<style:style style:name="Loop" style:family="paragraph" style:parent-style-name="Loop"/>
<text:list-style style:name="L"><text:list-level-style-bullet text:level="1"/><text:list-level-style-number text:level="2" style:num-format="1"/></text:list-style>
</office:styles></office:document-styles>"#;

const ABOUT: &str = r#"<office:document-meta><office:meta><dc:title>untitled</dc:title><meta:initial-creator>Ada Berg</meta:initial-creator><meta:creation-date>2023-05-04T10:00:00</meta:creation-date></office:meta></office:document-meta>"#;

fn content(body: &str) -> String {
    format!(
        r#"<office:document-content><office:automatic-styles>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Heading_20_3"/>
<style:style style:name="S1" style:family="section"><style:section-properties text:display="none"/></style:style>
</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"#
    )
}

fn archive(body: &str) -> Vec<u8> {
    let content = content(body);
    stored(&[
        MIME,
        ("content.xml", &content),
        ("styles.xml", STYLES),
        ("meta.xml", ABOUT),
    ])
}

fn read(body: &str) -> Document {
    packed::read("a", archive(body))
}

#[test]
fn headings_are_known_by_level_and_style() {
    let document = read(
        r#"<text:p text:style-name="P1">The Fleet</text:p><text:h text:outline-level="1">Boats</text:h>
<text:p text:style-name="Own">Old <text:span>boats</text:span></text:p><text:p text:style-name="Loop">Text.</text:p>
<text:list text:style-name="L"><text:list-item><text:h text:outline-level="2">Numbered</text:h></text:list-item></text:list>
<text:p text:style-name="P2">Deep</text:p><text:h text:outline-level="1"/>"#,
    );
    assert_eq!(document.format, Format::Odt);
    let want = [(1, "Boats"), (2, "Old boats"), (2, "Numbered"), (3, "Deep")];
    assert_eq!(outline(&document), want);
    assert_eq!(document.title.as_deref(), Some("The Fleet"));
    assert_eq!(document.byline.as_deref(), Some("Ada Berg"));
    assert_eq!(document.date.as_deref(), Some("2023-05-04"));
}

#[test]
fn white_space_counts_as_it_says() {
    let document = read(
        "<text:p>  One\n  two<text:s text:c=\"2\"/>three<text:tab/>four<text:line-break/>five <text:span> six</text:span></text:p>",
    );
    assert_eq!(document.text, "One two  three\tfour\nfive six");
}

#[test]
fn what_is_no_text_is_passed_over() {
    let document = read(
        r#"<text:tracked-changes><text:changed-region><text:deletion><text:p>40</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:p>They have <text:change text:change-id="a"/>45<office:annotation><text:p>Why?</text:p></office:annotation> boats.</text:p>
<text:section text:style-name="S1"><text:p>Hidden.</text:p></text:section>"#,
    );
    assert_eq!(document.text, "They have 45 boats.");
}

#[test]
fn tables_lists_notes_and_boxes_keep_their_shape() {
    let document = read(
        r#"<table:table><table:table-column/><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Boats</text:p><text:p>of all</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>Year</text:p></table:table-cell></table:table-row></table:table-header-rows>
<table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>40</text:p></table:table-cell><table:table-cell><text:list><text:list-item><text:p>2024</text:p></text:list-item></text:list></table:table-cell></table:table-row></table:table>
<text:list text:style-name="L"><text:list-item><text:p>one</text:p><text:list><text:list-item text:start-value="4"><text:p>two</text:p></text:list-item></text:list></text:list-item></text:list>
<text:p>Forty<draw:frame><draw:text-box><text:p>A box.</text:p></draw:text-box></draw:frame> boats<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Counted in May.</text:p></text:note-body></text:note>.</text:p>"#,
    );
    assert_eq!(
        document.text,
        "Boats of all\t\tYear\n40\t40\t2024\none\ntwo\nForty boats[1].\nA box.\n[1] Counted in May."
    );
    let kinds: Vec<BlockKind> = document.blocks.iter().map(|b| b.kind).collect();
    let item = |depth, number| BlockKind::Item { depth, number };
    assert_eq!(kinds[..3], [BlockKind::Table, item(1, 0), item(2, 4)]);
}

#[test]
fn links_lead_to_bookmarks_and_headings() {
    let document = read(
        r##"<text:p><text:a xlink:href="#x">there</text:a> <text:a xlink:href="#1.2.Old boats|outline">boats</text:a> <text:a xlink:href="http://a.b/">out</text:a></text:p>
<text:h text:outline-level="1">Old boats</text:h><text:p><text:bookmark text:name="x"/>Here.</text:p>"##,
    );
    assert_eq!(
        document.targets,
        ["#x", "#Old boats|outline", "http://a.b/"]
    );
    for (name, at) in [("x", "Here."), ("Old boats|outline", "Old boats")] {
        assert_eq!(document.place_of(name), document.text.find(at), "{name}");
    }
}

#[test]
fn pages_are_known_where_the_writer_kept_them() {
    let document = read(
        "<text:p>One.</text:p><text:soft-page-break/><text:p>Two <text:soft-page-break/>three.</text:p>",
    );
    let pages: Vec<(&str, &str)> = document
        .pages
        .iter()
        .map(|page| (page.label.as_str(), &document.text[page.start..]))
        .map(|(label, text)| (label, text.split_whitespace().next().unwrap_or_default()))
        .collect();
    assert_eq!(pages, [("1", "One."), ("2", "Two"), ("3", "three.")]);
}

#[test]
fn a_flat_file_is_read_as_well() {
    let body = content("<text:p>Boats.</text:p>").replace("document-content", "document");
    let flat = body.replace(
        "<office:document>",
        "<?xml version=\"1.0\"?>\n<office:document xmlns:office=\"o\" office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:meta><dc:title>The Fleet</dc:title></office:meta>",
    );
    let document = packed::read("a", flat.clone().into_bytes());
    assert_eq!(document.text, "Boats.");
    assert_eq!(document.format, Format::Odt);
    assert_eq!(document.title.as_deref(), Some("The Fleet"));
    let sheet = flat.replace("opendocument.text", "opendocument.spreadsheet");
    assert_eq!(
        refused("a", sheet.into_bytes(), &Options::default()),
        "is an OpenDocument file without running text, which this version can't read"
    );
}

#[test]
fn what_cannot_be_read_is_named() {
    let options = Options::default();
    let manifest = r#"<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"#;
    let locked = stored(&[
        MIME,
        ("META-INF/manifest.xml", manifest),
        ("content.xml", "\u{1}"),
    ]);
    assert_eq!(
        refused("a", locked, &options),
        "is an encrypted OpenDocument text, which this version can't open"
    );
    assert_eq!(
        refused("a", stored(&[MIME]), &options),
        "is an OpenDocument text without its text, content.xml"
    );
    let whole = content("<text:p>Boats.</text:p><text:p>More<text:span/>");
    let cut = &whole[..whole.find("<text:span").unwrap() + 5];
    let read = import("a", stored(&[MIME, ("content.xml", cut)]), &options).unwrap();
    assert_eq!(read.document.text, "Boats.\nMore");
    assert!(
        read.warnings[0].starts_with("content.xml is damaged: "),
        "{:?}",
        read.warnings
    );
}

#[test]
fn hostile_documents_end() {
    let told = Options {
        limits: Limits {
            inflated: 1 << 20,
            ..Limits::default()
        },
        ..Options::default()
    };
    let blank = content(&format!("<text:p>{}</text:p>", " ".repeat(2 << 20)));
    let bomb = packed::packed(&[
        MIME,
        ("META-INF/manifest.xml", "<m/>"),
        ("content.xml", &blank),
    ]);
    assert!(bomb.len() < 20_000);
    assert_eq!(
        refused("a", bomb, &told),
        "unpacks to more than 1 MiB at content.xml; --max-inflated allows more"
    );
    for open in [
        "<text:list><text:list-item>",
        "<table:table><table:table-row><table:table-cell>",
        "<text:p>x<draw:frame><draw:text-box>",
        "<text:p>x<text:note><text:note-body>",
        "<text:section>",
    ] {
        let deep = archive(&format!("<text:p>Boats.</text:p>{}", open.repeat(5_000)));
        let read = import("a", deep, &Options::default()).unwrap();
        assert_eq!(
            read.warnings[0],
            "content.xml nests elements more than 500 deep; --max-nesting allows more"
        );
        assert!(read.document.text.starts_with("Boats."));
    }
}
