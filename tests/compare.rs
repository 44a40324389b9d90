//! What two texts share and where they part.

use std::process::{Command, Output, Stdio};

use nutgraf::analysis::{Analysis, Options, analyse};
use nutgraf::compare::{
    Comparison, NumberState, Part, Piece, Presence, TextChange, compare, word_changes,
};
use nutgraf::document::Document;
use nutgraf::import::plain_text;
use proptest::prelude::*;

const FIRST: &str = "\
The ministers of Norway met in Bergen on Monday. Anna Berg, the fisheries minister, promised 40 boats.

The fleet will cost $12 million, said the Coast Union. Nobody asked about the harbour.

Rain fell on the guests from noon until the evening.
";

const SECOND: &str = "\
Rain fell on the guests from noon until the evening.

The ministers of Norway met in Bergen on Monday. Anna Berg, the prime minister, promised 45 boats.

The fleet will cost $14 million, said the Harbour Guild. Sweden sent a letter.
";

struct Read {
    document: Document,
    analysis: Analysis,
}

fn read(text: &str) -> Read {
    let document = plain_text("text", text.to_owned()).document;
    let analysis = analyse(&document, &Options::default(), &|_| true);
    Read { document, analysis }
}

fn compared(texts: &[&str]) -> (Vec<Read>, Comparison) {
    let read: Vec<Read> = texts.iter().map(|t| read(t)).collect();
    let parts: Vec<Part> = read
        .iter()
        .map(|r| Part::whole(&r.document, &r.analysis))
        .collect();
    let comparison = compare(&parts);
    (read, comparison)
}

fn actors(comparison: &Comparison, presence: Presence) -> Vec<&str> {
    let rows = comparison.actors.iter();
    rows.filter(|row| row.presence() == presence)
        .map(|row| row.name())
        .collect()
}

fn figures<'a>(read: &'a [Read], comparison: &Comparison, state: NumberState) -> Vec<Vec<&'a str>> {
    let rows = comparison.numbers.iter().filter(|row| row.state == state);
    rows.map(|row| {
        let sides = row.sides.iter().zip(read);
        sides
            .filter_map(|(side, read)| {
                let number = &read.analysis.numbers[*side.first()? as usize];
                Some(read.document.slice(number.span))
            })
            .collect()
    })
    .collect()
}

#[test]
fn a_text_is_the_same_as_itself() {
    let (_, comparison) = compared(&[FIRST, FIRST]);
    assert!(comparison.is_same());
    let shared = |row: &nutgraf::compare::ActorRow| row.presence() == Presence::Shared;
    assert!(comparison.actors.iter().all(shared));
}

/// A text whose lines are broken at a width, as an editor breaks them.
fn wrapped(text: &str, width: usize) -> String {
    let mut lines = Vec::new();
    for line in text.lines() {
        let mut row = String::new();
        for word in line.split(' ') {
            if !row.is_empty() && row.len() + word.len() >= width {
                lines.push(std::mem::take(&mut row));
            }
            if !row.is_empty() {
                row.push(' ');
            }
            row.push_str(word);
        }
        lines.push(row);
    }
    lines.join("\n")
}

#[test]
fn lines_broken_elsewhere_make_no_other_text() {
    let text = include_str!("fixtures/import/unmarked.txt");
    let broken = wrapped(text, 72);
    assert_ne!(text.trim_end(), broken);
    assert!(compared(&[text, &broken]).1.is_same());
    // A text that was wrapped before, whose lines are broken once more.
    let hearing = include_str!("fixtures/texts/hearing.txt");
    assert!(compared(&[hearing, &wrapped(hearing, 72)]).1.is_same());
    // One line, broken once.
    let line = "The ministers of Norway met in Bergen on Monday and spoke of boats, of which \
                there are forty now. Nobody asked about the harbour.\n";
    let broken = line.replacen(" and spoke", "\nand spoke", 1);
    assert!(compared(&[line, &broken]).1.is_same());
}

#[test]
fn actors_are_shared_added_dropped_and_renamed() {
    let (_, comparison) = compared(&[FIRST, SECOND]);
    let shared = actors(&comparison, Presence::Shared);
    assert!(shared.contains(&"Norway") && shared.contains(&"Anna Berg"));
    assert_eq!(actors(&comparison, Presence::Only(1)), ["Sweden"]);
    let renamed = comparison.actors.iter().filter(|row| row.is_renamed());
    let names: Vec<Vec<&str>> = renamed
        .map(|row| {
            row.sides
                .iter()
                .flatten()
                .map(|s| s.name.as_str())
                .collect()
        })
        .collect();
    assert_eq!(names, [["Coast Union", "Harbour Guild"]]);
}

#[test]
fn roles_that_differ_are_told() {
    let (_, comparison) = compared(&[FIRST, SECOND]);
    let described = comparison.actors.iter();
    let described: Vec<&str> = described
        .filter(|row| row.is_described_differently())
        .map(|row| row.name())
        .collect();
    assert_eq!(described, ["Anna Berg"]);
}

#[test]
fn a_surname_finds_its_one_full_name() {
    let full = "Anna Berg spoke in Oslo. Berg was tired.";
    let short = "Mr. Olsen spoke. Berg said that Oslo was cold, and Berg left.";
    let (_, comparison) = compared(&[full, short]);
    let shared = actors(&comparison, Presence::Shared);
    assert!(shared.contains(&"Anna Berg"), "{shared:?}");
    let (_, others) = compared(&[
        "Anna Berg spoke in Oslo.",
        "Erik Berg spoke in Oslo last year.",
    ]);
    let both = others
        .actors
        .iter()
        .filter(|row| row.name().ends_with("Berg"));
    assert!(
        both.clone()
            .all(|row| row.is_renamed() || row.presence() != Presence::Shared)
    );
}

#[test]
fn figures_of_one_unit_and_thing_differ() {
    let (read, comparison) = compared(&[FIRST, SECOND]);
    assert_eq!(
        figures(&read, &comparison, NumberState::Differs),
        [["40", "45"], ["$12 million", "$14 million"]]
    );
}

#[test]
fn figures_of_other_things_do_not_differ() {
    let (read, comparison) =
        compared(&["They bought 40 boats.", "They sold 45 horses to a farmer."]);
    assert!(figures(&read, &comparison, NumberState::Differs).is_empty());
    assert_eq!(comparison.numbers.len(), 2);
}

#[test]
fn the_same_figure_of_another_owner_is_told() {
    let first = "Norway gave $5 million to the fund.";
    let second = "Sweden gave $5 million to the fund.";
    let (read, comparison) = compared(&[first, second]);
    let linked = read.iter().all(|r| !r.analysis.links.is_empty());
    assert!(linked);
    // The two are one actor under two names where nothing else changed; with more around, they are two.
    let second = "Sweden gave $5 million to the fund. Norway watched.";
    let (_, comparison_of_two) = compared(&[first, second]);
    assert!(!comparison.numbers[0].attributed_differently);
    assert!(comparison_of_two.numbers[0].attributed_differently);
}

#[test]
fn sentences_are_changed_moved_added_and_removed() {
    let (read, comparison) = compared(&[FIRST, SECOND]);
    let told = |change: TextChange| -> Vec<&str> {
        let rows = comparison.text.iter().filter(|row| row.change == change);
        rows.map(|row| match (row.left, row.right) {
            (_, Some(span)) => read[1].document.slice(span),
            (Some(span), None) => read[0].document.slice(span),
            (None, None) => "",
        })
        .collect()
    };
    assert_eq!(
        told(TextChange::Same),
        ["The ministers of Norway met in Bergen on Monday."]
    );
    assert_eq!(
        told(TextChange::Changed),
        [
            "Anna Berg, the prime minister, promised 45 boats.",
            "The fleet will cost $14 million, said the Harbour Guild."
        ]
    );
    assert_eq!(
        told(TextChange::Moved),
        ["Rain fell on the guests from noon until the evening."]
    );
    assert_eq!(
        told(TextChange::Removed),
        ["Nobody asked about the harbour."]
    );
    assert_eq!(told(TextChange::Added), ["Sweden sent a letter."]);
}

#[test]
fn three_parts_are_compared_by_what_they_name_and_state() {
    let (_, comparison) = compared(&[FIRST, SECOND, "Bergen is in Norway. It has 40 boats."]);
    assert!(comparison.text.is_empty());
    assert!(actors(&comparison, Presence::Shared).contains(&"Norway"));
    let boats = comparison
        .numbers
        .iter()
        .find(|row| row.sides[2].len() == 1);
    // Two of them say 40, the one between says 45.
    assert!(boats.is_some_and(|row| {
        row.state == NumberState::Differs && row.sides.iter().all(|side| side.len() == 1)
    }));
}

#[test]
fn sections_are_parts_too() {
    let read = read(FIRST);
    let half = FIRST.find("The fleet").unwrap();
    let part = |start, end| Part {
        span: nutgraf::document::Span::new(start, end),
        ..Part::whole(&read.document, &read.analysis)
    };
    let comparison = compare(&[part(0, half), part(half, FIRST.len())]);
    assert!(actors(&comparison, Presence::Only(0)).contains(&"Anna Berg"));
    assert!(actors(&comparison, Presence::Only(1)).contains(&"Coast Union"));
}

/// Runs the program in a folder that holds an old and a new document.
fn in_folder(name: &str) -> impl Fn(&[&str]) -> Output {
    const HARBOUR: &str = "\
# The harbour of Ostby

The harbour was opened by Anna Berg on 4 May 2021. It cost $12 million.

Anna Berg said that 40 boats came in the first year.
";
    let folder =
        std::env::temp_dir().join(format!("nutgraf-compare-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("old.md"), HARBOUR).unwrap();
    std::fs::write(
        folder.join("new.md"),
        HARBOUR.replace("40 boats", "45 boats"),
    )
    .unwrap();
    move |arguments| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_nutgraf"));
        command
            .args(arguments)
            .current_dir(&folder)
            .stdin(Stdio::null());
        command.output().unwrap()
    }
}

#[test]
fn compare_tells_what_differs_and_says_so_in_its_code() {
    let run = in_folder("differs");
    let differs = run(&["compare", "old.md", "new.md"]);
    assert_eq!(differs.status.code(), Some(1));
    let text = String::from_utf8(differs.stdout).unwrap();
    assert!(text.contains("differs: 40 boats → 45 boats"), "{text}");
    assert!(text.contains("that [-40-]{+45+} boats"), "{text}");
    let same = run(&["compare", "old.md", "old.md"]);
    assert_eq!(same.status.code(), Some(0));
    let json = run(&["compare", "old.md", "new.md", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json["version"], 1);
    assert_eq!(json["same"], false);
    let changed = json["text"].as_array().unwrap().iter();
    assert_eq!(changed.filter(|row| row["change"] == "changed").count(), 1);
    let markdown = run(&["compare", "old.md", "new.md", "--format", "markdown"]);
    let markdown = String::from_utf8(markdown.stdout).unwrap();
    assert!(
        markdown.starts_with("# Comparing old.md and new.md\n"),
        "{markdown}"
    );
    assert!(markdown.contains("~~40~~**45**"), "{markdown}");
}

#[test]
fn compare_names_what_it_can_not_read() {
    let run = in_folder("unreadable");
    for arguments in [
        &["compare", "old.md", "gone.md"][..],
        &["compare", "old.md"],
        &["compare", "old.md", "old.md", "--format", "csv"],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(error.lines().count(), 1, "{error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Each sentence of either text stands in one row, and the pieces of a changed one are both texts.
    #[test]
    fn rows_hold_each_sentence_once(
        left in "([A-C][a-d]{1,4} [a-d]{2,3} (40|45) [a-d]+\\. |\\n\\n){0,14}",
        right in "([A-C][a-d]{1,4} [a-d]{2,3} (40|45) [a-d]+\\. |\\n\\n){0,14}",
    ) {
        let (read, comparison) = compared(&[&left, &right]);
        let mut old: Vec<_> = comparison.text.iter().filter_map(|r| r.left).collect();
        let new: Vec<_> = comparison.text.iter().filter_map(|r| r.right).collect();
        old.sort_unstable();
        prop_assert_eq!(old, read[0].analysis.sentences.clone());
        prop_assert_eq!(new, read[1].analysis.sentences.clone());
        let numbers = |part: usize| {
            let rows = comparison.numbers.iter().chain(&comparison.dates);
            rows.map(|row| row.sides[part].len()).sum::<usize>()
        };
        prop_assert_eq!(numbers(0), read[0].analysis.numbers.len());
        prop_assert_eq!(numbers(1), read[1].analysis.numbers.len());
    }

    #[test]
    fn pieces_are_both_texts(left in "\\PC{0,40}", right in "\\PC{0,40}") {
        let (mut old, mut new) = (String::new(), String::new());
        for piece in word_changes(&left, &right) {
            match piece {
                Piece::Same(text) => {
                    old.push_str(text);
                    new.push_str(text);
                }
                Piece::Old(text) => old.push_str(text),
                Piece::New(text) => new.push_str(text),
            }
        }
        prop_assert_eq!(old, left);
        prop_assert_eq!(new, right);
    }
}
