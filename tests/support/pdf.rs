//! PDFs written by hand.
#![allow(dead_code)]

use std::fmt::Write as _;

/// Text at a place of a page, in a size.
pub type Shown<'a> = (f64, f64, f64, &'a str);

/// A PDF with these pages and more entries for its catalog; objects 1 to 3 are catalog, pages and
/// font, 4 and 5 the first page and its content.
pub fn pdf(pages: &[Vec<Shown<'_>>], catalog: &str, more: &[String]) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len())
        .map(|at| format!("{} 0 R", 4 + 2 * at))
        .collect();
    let mut objects = vec![
        format!("<</Type/Catalog/Pages 2 0 R{catalog}>>"),
        format!(
            "<</Type/Pages/Kids[{}]/Count {}>>",
            kids.join(" "),
            pages.len()
        ),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    for (at, page) in pages.iter().enumerate() {
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {} 0 R\
             /Resources<</Font<</F 3 0 R>>>>>>",
            5 + 2 * at
        ));
        let mut content = String::new();
        for (x, y, size, text) in page {
            let _ = writeln!(content, "BT /F {size} Tf {x} {y} Td ({text}) Tj ET");
        }
        objects.push(format!(
            "<</Length {}>>stream\n{content}endstream",
            content.len()
        ));
    }
    objects.extend(more.iter().cloned());
    let mut out = String::from("%PDF-1.4\n");
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (at, object) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", out.len());
        let _ = writeln!(out, "{} 0 obj\n{object}\nendobj", at + 1);
    }
    let start = out.len();
    let size = objects.len() + 1;
    let _ = write!(
        out,
        "{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    );
    out.into_bytes()
}
