//! RTF documents written here by hand: read as a reader sees them, or refused with the cause.

use crate::support::packed;

use crate::support::packed::{outline, refused};
use nutgraf::document::{BlockKind, Document, Format, InlineKind};
use nutgraf::import::{Limits, Options, import};

fn rtf(body: &str) -> Vec<u8> {
    format!("{{\\rtf1\\ansi\\ansicpg1252\\deff0 {body}}}").into_bytes()
}

fn read(body: &str) -> Document {
    packed::read("a", rtf(body))
}

fn text(body: &str) -> String {
    read(body).text
}

#[test]
fn signs_are_read_in_their_code_pages() {
    let fonts = r"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}{\f2\fcharset128 C;}}";
    for (body, want) in [
        (r"caf\'e9 \'93x\'94", "caf\u{e9} \u{201c}x\u{201d}"),
        (r"\f1\'e4\'e0\f0 \'e4", "\u{434}\u{430}\u{e4}"),
        // The second byte of a sign may be a letter.
        (r"\f2\'83A\'83\'42!", "\u{30a2}\u{30a3}!"),
        (r"\u8364? \uc0\u8364 5", "\u{20ac} \u{20ac}5"),
        (
            r"{\uc2\u12354\'82\'a0}\u-10179?\u-8704?.",
            "\u{3042}\u{1f600}.",
        ),
        (r"a\~b\_c\-d\emdash e\{\}\\", "a\u{a0}b-cd\u{2014}e{}\\"),
        (r"{\upr{ab}{\*\ud{c\u8364?}}}", "c\u{20ac}"),
        (r"\u65 bc", "Ac"),
        (r"\u8217\'92s", "\u{2019}s"),
    ] {
        assert_eq!(text(&format!("{fonts}{body}\\par")), want, "{body}");
    }
    let cyrillic = br"{\rtf1\ansi\ansicpg1251 \'e4\'e0\par}".to_vec();
    assert_eq!(packed::read("a", cyrillic).text, "\u{434}\u{430}");
    let raw = b"{\\rtf1\\ansi\\ansicpg1251 \xe4\xe0\\par}".to_vec();
    assert_eq!(packed::read("a", raw).text, "\u{434}\u{430}");
}

#[test]
fn headings_are_known_by_style_and_outline() {
    let document = read(
        r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 heading 2;}{\s5\sbasedon2 Own;}{\s7\sbasedon7 Loop;}{\s9 Title;}{\*\cs10 Default;}}
{\info{\title untitled}{\author Ada Berg}{\creatim\yr2023\mo5\dy4}{\revtim\yr2024\mo1\dy1}}
\pard\s9 The Fleet\par\pard\s1 Boats\par\pard\s5 Old {\b boats}\par\pard\s7 Text.\par
\pard\outlinelevel2 Deep\par\pard\s1\outlinelevel9 Not one.\par",
    );
    assert_eq!(document.format, Format::Rtf);
    let want = [(1, "Boats"), (2, "Old boats"), (3, "Deep"), (1, "Not one.")];
    assert_eq!(outline(&document), want);
    assert_eq!(document.title.as_deref(), Some("The Fleet"));
    assert_eq!(document.byline.as_deref(), Some("Ada Berg"));
    assert_eq!(document.date.as_deref(), Some("2023-05-04"));
}

#[test]
fn what_is_no_text_is_passed_over() {
    assert_eq!(
        text(
            r"{\header Page 1\par}{\*\unknown x}{\pict 00ff}{\*\annotation Why?}{\xe index}{\object{\*\objdata 00}{\result Shown. }}They have {\deleted 40 }{\revised 45 }{\v hidden }\bin4 }}}}boats.\par"
        ),
        "Shown. They have 45 boats."
    );
}

#[test]
fn tables_lists_notes_and_boxes_keep_their_shape() {
    let document = read(
        r"{\*\listtable{\list{\listlevel\levelnfc23}{\listlevel\levelnfc0\levelstartat3}\listid7}}{\*\listoverridetable{\listoverride\listid7\ls1}}
\trowd\cellx1\cellx2\pard\intbl Year\cell Boats\par of all\cell\row\trowd\pard\intbl 2024\cell 40\cell\row
\pard{\listtext - }\ls1 one\par\ilvl1 two\par\pard{\pntext 1.}{\*\pn\pnlvlbody}three\par
\pard Forty boats{\super\chftn{\footnote\pard\chftn  Counted in May.}} and more{\footnote\ftnalt Later.}{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt\pard A box.\par}}{\shprslt no}}.\par",
    );
    assert_eq!(
        document.text,
        "Year\tBoats of all\n2024\t40\none\ntwo\nthree\nForty boats[1] and more[e1].\nA box.\n[1] Counted in May.\n[e1] Later."
    );
    let kinds: Vec<BlockKind> = document.blocks.iter().map(|b| b.kind).collect();
    let item = |depth, number| BlockKind::Item { depth, number };
    assert_eq!(
        kinds[..4],
        [BlockKind::Table, item(1, 0), item(2, 3), item(1, 1)]
    );
}

#[test]
fn fields_lead_somewhere() {
    let document = read(
        r#"See {\field{\*\fldinst{HYPERLINK "http://a.b/c"}}{\fldrslt{the list}}} and {\field{\*\fldinst HYPERLINK \\l "x"}{\fldrslt here}}{\field{\*\fldinst PAGE}{\fldrslt 7}}.\par{\*\bkmkstart x}There.\par"#,
    );
    assert_eq!(document.text, "See the list and here7.\nThere.");
    assert_eq!(document.targets, ["http://a.b/c", "#x"]);
    assert_eq!(document.place_of("x"), document.text.find("There."));
    let link = document.inlines[0];
    assert_eq!(document.slice(link.span), "the list");
    assert!(matches!(link.kind, InlineKind::Link(0)));
}

#[test]
fn hostile_documents_end() {
    let options = Options::default();
    let deep = import("a", rtf(&format!("{}x", "{".repeat(300_000))), &options);
    assert_eq!(deep.unwrap_err().to_string(), "holds no text");
    let deep = import(
        "a",
        rtf(&format!("a\\par {}x", "{".repeat(9_000))),
        &options,
    )
    .unwrap();
    assert_eq!(
        deep.warnings,
        ["nests groups more than 500 deep; --max-nesting allows more"]
    );
    let told = Options {
        limits: Limits {
            nesting: 10_000,
            ..Limits::default()
        },
        ..Options::default()
    };
    let deep = import("a", rtf(&format!("{}x", "{".repeat(9_000))), &told).unwrap();
    assert_eq!(deep.document.text, "x");
    assert_eq!(deep.warnings, ["ends before its last group does"]);
    let many = [
        "{\\footnote ".repeat(400),
        "{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt ".repeat(100),
        "\\par".repeat(100_000),
        "\\u55357 ".repeat(50_000),
        "{\\stylesheet".repeat(400),
        "a\\cell".repeat(50_000),
        "\\ls1\\ilvl99999 a\\par".repeat(10_000),
        "\\bin99999999999".to_owned(),
        "\\".repeat(50_001),
        "{\\*\\bkmkstart a}".repeat(20_000),
    ];
    for body in many {
        let _ = import("a", rtf(&body), &options);
    }
    assert_eq!(refused("a", rtf(""), &options), "holds no text");
}
