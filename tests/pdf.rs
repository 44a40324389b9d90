//! PDFs written here by hand: their text in order, their sections, pages and faults.

use crate::support::pdf::{Shown, pdf};
use nutgraf::document::Document;
use nutgraf::import::{Options, import};

fn read(bytes: Vec<u8>) -> Document {
    import("a.pdf", bytes, &Options::default())
        .expect("a readable PDF")
        .document
}

#[test]
fn running_heads_are_dropped_and_pages_labelled() {
    let texts = [
        "First boats.",
        "Second boats.",
        "Third boats.",
        "Fourth boats.",
    ];
    let numbers = ["Tides 1", "Tides 2", "Tides 3", "Tides 4"];
    let page = |at: usize| {
        vec![
            (60.0, 780.0, 9.0, numbers[at]),
            (60.0, 600.0, 11.0, texts[at]),
        ]
    };
    let pages: Vec<_> = (0..4).map(page).collect();
    let labels = "/PageLabels<</Nums[0<</S/r>>2<</S/D/St 1>>]>>";
    let document = read(pdf(&pages, labels, &[]));
    assert_eq!(document.text, texts.join("\n"));
    let labels: Vec<&str> = document
        .pages
        .iter()
        .map(|page| page.label.as_str())
        .collect();
    assert_eq!(labels, ["i", "ii", "1", "2"]);
}

#[test]
fn bookmarks_are_sections_even_in_a_loop() {
    let page = |title, text| vec![(60.0, 700.0, 11.0, title), (60.0, 670.0, 11.0, text)];
    let pages = [
        page("The port", "Boats lie here."),
        page("The pier", "It is broken."),
    ];
    let outline = [
        "<</First 9 0 R>>".to_owned(),
        "<</Title(The port)/Dest[4 0 R/XYZ 0 720 0]/Next 10 0 R>>".to_owned(),
        "<</Title(Not in the text)/Dest[6 0 R/Fit]/Next 9 0 R/First 9 0 R>>".to_owned(),
    ];
    let document = read(pdf(&pages, "/Outlines 8 0 R", &outline));
    let titles: Vec<&str> = document.sections.iter().map(|s| s.title.as_str()).collect();
    assert_eq!(titles, ["The port", "Not in the text"]);
    let second = document.slice(document.sections[1].span);
    assert!(second.starts_with("The pier"), "{second}");
}

#[test]
fn a_page_without_text_is_named_as_such() {
    let fault = |bytes| {
        format!(
            "{:#}",
            import("a.pdf", bytes, &Options::default()).unwrap_err()
        )
    };
    assert_eq!(fault(pdf(&[Vec::new()], "", &[])), "holds no text");
    assert_eq!(
        fault(b"%PDF-1.4\nnothing".to_vec()),
        "is a PDF so damaged that no page can be found"
    );
}

#[test]
fn a_damaged_pdf_is_read_or_refused() {
    let page = vec![
        (60.0, 700.0, 11.0, "The boats came in."),
        (60.0, 660.0, 11.0, "All of them."),
    ];
    let whole = pdf(&[page], "", &[]);
    for step in 0..200_usize {
        let mut bytes = whole.clone();
        let at = step * 7919 % bytes.len();
        bytes[at] = bytes[at].wrapping_add(1 + step as u8);
        let _ = import("a.pdf", bytes, &Options::default());
        let _ = import("a.pdf", whole[..at].to_vec(), &Options::default());
    }
}

#[test]
fn two_columns_of_few_rows_are_read_one_after_the_other() {
    let left = [
        "Boats come into the harbour at",
        "dawn, when the tide is high and",
        "the wind blows from the west",
        "and nobody is on the quay yet.",
    ];
    let right = [
        "At noon they leave again for",
        "the banks, where the herring",
        "stands in the deep water, and",
        "come home when it gets dark.",
    ];
    let column = |x: f64, lines: [&'static str; 4]| {
        let rows = lines.into_iter().enumerate();
        rows.map(move |(row, line)| (x, 700.0 - 14.0 * row as f64, 11.0, line))
    };
    let page: Vec<Shown<'_>> = column(60.0, left).chain(column(320.0, right)).collect();
    let document = read(pdf(&[page], "", &[]));
    let words = format!("{}\n{}", left.join(" "), right.join(" "));
    assert_eq!(document.text, words);
}

/// What a page says under its headings.
const SAID: &str = "The council has read the plan and found that it holds what was asked for.";

#[test]
fn small_capitals_are_as_large_as_their_first_letters() {
    let mut page = vec![(60.0, 760.0, 20.0, "The harbour plan")];
    let heads = [("S", "COPE OF THE PLAN"), ("C", "OSTS OF THE PLAN")];
    for ((first, rest), y) in heads.into_iter().zip([700.0, 500.0]) {
        page.extend([(60.0, y, 14.0, first), (69.4, y, 11.0, rest)]);
        let rows = (1..5).map(|row| (60.0, y - 10.0 - 15.0 * f64::from(row), 12.0, SAID));
        page.extend(rows);
    }
    let document = read(pdf(&[page], "", &[]));
    let titles: Vec<&str> = document.sections.iter().map(|s| s.title.as_str()).collect();
    assert_eq!(titles, ["", "SCOPE OF THE PLAN", "COSTS OF THE PLAN"]);
}

#[test]
fn the_first_of_several_parts_is_no_title() {
    let page = |title: &'static str| {
        let rows = (1..9).map(|row| (60.0, 690.0 - 15.0 * f64::from(row), 11.0, SAID));
        let head = (60.0, 720.0, 15.0, title);
        std::iter::once(head).chain(rows).collect::<Vec<_>>()
    };
    let parts = ["PART I - DEFINITIONS", "PART II - DUTIES"];
    let document = read(pdf(&parts.map(page), "", &[]));
    assert_eq!(document.title, None);
    let titles: Vec<&str> = document.sections.iter().map(|s| s.title.as_str()).collect();
    assert_eq!(titles, parts);
}
