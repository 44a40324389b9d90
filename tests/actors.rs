//! Who acts in a text: annotated sentences, phenomenon by phenomenon, and what holds for any text.
//!
//! A fixture holds sentences with what is found in them below: `^^^^ kind Name` under each mention, then
//! lines of `=` for roles, families and doubts. An empty line parts documents.
//! `UPDATE_FIXTURES=1 cargo test actors` writes them anew, to be read before they are kept.

use std::fmt::Write as _;
use std::path::Path;

use nutgraf::analysis::{Actor, ActorKind, Analysis, By, Options, Target, analyse};
use nutgraf::document::{Block, BlockKind, Document, Section, Span};
use proptest::prelude::*;

/// A document of one section; each line is a paragraph.
fn document(text: &str) -> Document {
    let whole = Span::new(0, text.len());
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let span = Span::new(at, at + line.len());
        blocks.push(Block {
            span,
            kind: BlockKind::Paragraph,
            section: 0,
            quote: 0,
            list: 0,
        });
        at += line.len() + 1;
    }
    let section = Section {
        parent: None,
        level: 1,
        title: String::new(),
        heading: Span::empty(0),
        span: whole,
        own: whole,
        words: 0,
        own_words: 0,
    };
    Document {
        text: text.to_string(),
        blocks,
        sections: vec![section],
        ..Document::default()
    }
}

fn read(text: &str) -> (Document, Analysis) {
    let document = document(text);
    let analysis = analyse(&document, &Options::default(), &|_| true);
    (document, analysis)
}

fn kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "person",
        ActorKind::Organization => "organization",
        ActorKind::Place => "place",
        ActorKind::Group => "group",
        ActorKind::Event => "event",
        ActorKind::Other => "other",
    }
}

/// The text with what was found in it.
fn annotate(text: &str) -> String {
    let (document, analysis) = read(text);
    let mut out = String::new();
    for block in &document.blocks {
        let line = document.slice(block.span);
        writeln!(out, "{line}").unwrap();
        for mention in analysis.mentions_in(block.span) {
            let Target::Actor(actor) = mention.target else {
                continue;
            };
            let actor = &analysis.actors[actor as usize];
            let before = line[..mention.span.start() - block.span.start()]
                .chars()
                .count();
            let marks = document.slice(mention.span).chars().count();
            let by = if mention.by == By::Role {
                " by role"
            } else {
                ""
            };
            let (blank, marks) = (" ".repeat(before), "^".repeat(marks));
            // Another one of the same name gets a number.
            let same = |a: &&Actor| a.name == actor.name && a.kind == actor.kind;
            let until = analysis
                .actors
                .iter()
                .take_while(|a| !std::ptr::eq(*a, actor));
            let nth = match until.filter(same).count() {
                0 => String::new(),
                before => format!(" {}", before + 1),
            };
            writeln!(
                out,
                "{blank}{marks} {} {}{nth}{by}",
                kind(actor.kind),
                actor.name
            )
            .unwrap();
        }
    }
    for actor in &analysis.actors {
        for role in &actor.roles {
            writeln!(out, "= role of {}: {}", actor.name, role.text).unwrap();
        }
        for other in &actor.family {
            let other: &Actor = &analysis.actors[*other as usize];
            if actor.name < other.name {
                writeln!(out, "= family: {}, {}", actor.name, other.name).unwrap();
            }
        }
        if actor.doubtful {
            writeln!(out, "= doubtful: {}", actor.name).unwrap();
        }
    }
    out
}

/// Reads a fixture and compares it with what is found.
#[track_caller]
fn check(name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/actors")
        .join(name);
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    let found: Vec<String> = expected
        .split("\n\n")
        .map(|part| {
            let lines = part
                .lines()
                .filter(|l| !l.trim_start().starts_with('^') && !l.starts_with("= "));
            annotate(&lines.collect::<Vec<_>>().join("\n"))
        })
        .collect();
    let found = found.join("\n");
    compare(&path, &found, name);
}

#[track_caller]
fn compare(path: &Path, found: &str, name: &str) {
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        std::fs::write(path, found).unwrap();
    }
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(found, expected, "{name} differs; see the top of this file");
}

macro_rules! fixtures {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            check(concat!(stringify!($name), ".txt"));
        })*
    };
}

fixtures! {
    titles
    appositions
    surnames
    acronyms
    companies
    contracts
    countries
    groups
    administrations
    name_orders
    particles
    events
    places
    organizations
    role_mentions
    sentence_starts
    headlines
    capitals
    no_names
    lists
    languages
    datelines
    short_names
    side_by_side
    spellings
    listed
    couples
    lands
    chambers
    offices
    by_names
    nouns_beside
}

/// What stands under the lines of an annotated text: line, span in characters, kind and actor.
fn marks(annotated: &str) -> Vec<(usize, usize, usize, String)> {
    let mut marks = Vec::new();
    let mut line = 0;
    for text in annotated.lines() {
        let blank = text.chars().take_while(|c| *c == ' ').count();
        let length = text.chars().skip(blank).take_while(|c| *c == '^').count();
        if length > 0 {
            let what: String = text.chars().skip(blank + length).collect();
            if !what.ends_with(" by role") {
                marks.push((line, blank, length, what.trim().to_string()));
            }
        } else if !text.starts_with("= ") {
            line += 1;
        }
    }
    marks
}

/// How much of what a careful reader finds in texts of our own is found, in percent (F1 of span,
/// kind and actor), and what is missed or too much.
fn found_of_gold(folder: &str) -> (usize, String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/actors")
        .join(folder);
    let (mut right, mut found, mut wanted) = (0, 0, 0);
    let mut differences = String::new();
    let files = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<_> = files.map(|f| f.unwrap().path()).collect();
    paths.retain(|path| path.is_file());
    paths.sort();
    assert!(paths.len() >= 20, "{} texts", paths.len());
    for path in paths {
        let gold = std::fs::read_to_string(&path).unwrap();
        let lines = gold
            .lines()
            .filter(|l| !l.trim_start().starts_with('^') && !l.starts_with("= "));
        let ours = marks(&annotate(&lines.collect::<Vec<_>>().join("\n")));
        let gold = marks(&gold);
        right += gold.iter().filter(|m| ours.contains(m)).count();
        (found, wanted) = (found + ours.len(), wanted + gold.len());
        for mark in gold.iter().filter(|m| !ours.contains(m)) {
            writeln!(differences, "missed {} {mark:?}", path.display()).unwrap();
        }
        for mark in ours.iter().filter(|m| !gold.contains(m)) {
            writeln!(differences, "too much {} {mark:?}", path.display()).unwrap();
        }
    }
    let score = 200 * right / (found + wanted).max(1);
    (score, format!("{score} % of {wanted}\n{differences}"))
}

/// The texts that the rules and lists were made with, and that the model has seen.
#[test]
fn most_of_the_gold_is_found() {
    let (score, differences) = found_of_gold("gold");
    println!("{differences}");
    assert!(score >= 90, "{differences}");
}

/// Texts that are kept for testing: what they show is not mended by their names.
#[test]
fn most_of_the_held_gold_is_found() {
    let (score, differences) = found_of_gold("gold/held");
    println!("{differences}");
    assert!(score >= 80, "{differences}");
}

/// The embedded briefing's actors, as a careful reader lists them: kind, name, mentions, roles.
#[test]
fn the_briefing_names_these() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/briefing.md");
    let bytes = std::fs::read(path).unwrap();
    let document =
        nutgraf::import::import("briefing.md", bytes, &nutgraf::import::Options::default())
            .unwrap()
            .document;
    let analysis = analyse(&document, &Options::default(), &|_| true);
    assert_sound(&document, &analysis);
    let mut found = String::new();
    for actor in &analysis.actors {
        let roles: Vec<_> = actor.roles.iter().map(|r| r.text.as_str()).collect();
        let (kind, name, count) = (kind(actor.kind), &actor.name, actor.mentions.len());
        writeln!(found, "{kind} {name} {count} {}", roles.join("; ")).unwrap();
    }
    compare(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/actors/briefing.expected"),
        &found,
        "briefing",
    );
}

#[test]
fn progress_rises_and_ends() {
    let text = "Ana Torres met Ivo Petrov in Lima. ".repeat(2_000);
    let seen = std::sync::Mutex::new(Vec::new());
    let document = document(&text);
    analyse(&document, &Options::default(), &|done| {
        seen.lock().unwrap().push(done);
        true
    });
    let seen = seen.into_inner().unwrap();
    assert!(seen.windows(2).all(|w| w[0] <= w[1]), "{seen:?}");
    assert_eq!(seen.last(), Some(&1.0));
}

#[test]
fn stopping_is_no_failure() {
    let text = "Ana Torres met Ivo Petrov in Lima.\n".repeat(5_000);
    let document = document(&text);
    for stop in [0.0, 0.03, 0.3, 0.55, 0.7, 0.9] {
        let analysis = analyse(&document, &Options::default(), &|done| done < stop);
        assert_sound(&document, &analysis);
    }
}

#[test]
fn reach_ends_the_reading() {
    let document = document("Ana Torres spoke.\nIvo Petrov spoke.");
    let options = Options {
        reach: Some(17),
        ..Options::default()
    };
    let analysis = analyse(&document, &options, &|_| true);
    let names: Vec<_> = analysis.actors.iter().map(|a| a.name.as_str()).collect();
    assert_eq!((names, analysis.reach), (vec!["Ana Torres"], 17));
}

#[test]
fn threads_change_nothing() {
    let text = "Ana Torres met Ivo Petrov in Lima. Torres is mayor of Lima.\n".repeat(4_000);
    let document = document(&text);
    let one = analyse(&document, &Options::default(), &|_| true);
    let three = analyse(
        &document,
        &Options {
            threads: 3,
            ..Options::default()
        },
        &|_| true,
    );
    assert_eq!((one.actors, one.mentions), (three.actors, three.mentions));
}

/// Spans lie on character boundaries inside the text, sorted; all indexes lead somewhere.
fn assert_sound(document: &Document, analysis: &Analysis) {
    let fits = |span: Span| document.text.get(span.range()).is_some();
    assert!(
        analysis
            .sentences
            .windows(2)
            .all(|w| w[0].end() <= w[1].start())
    );
    assert!(analysis.sentences.iter().all(|s| fits(*s) && !s.is_empty()));
    let keys: Vec<_> = analysis
        .mentions
        .iter()
        .map(|m| (m.span.start(), std::cmp::Reverse(m.span.end())))
        .collect();
    assert!(keys.is_sorted());
    let mut until: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
    for mention in &analysis.mentions {
        let kind = match mention.target {
            Target::Actor(actor) => kind(analysis.actors[actor as usize].kind),
            Target::Number(_) => "number",
        };
        let end = until.insert(kind, mention.span.end()).unwrap_or(0);
        assert!(end <= mention.span.start(), "two {kind}s overlap");
        assert!(fits(mention.span) && !mention.span.is_empty());
        if let Target::Actor(actor) = mention.target {
            assert!((actor as usize) < analysis.actors.len());
        }
    }
    for (number, actor) in analysis.actors.iter().enumerate() {
        assert!(!actor.name.is_empty() && !actor.why.is_empty());
        assert!(actor.mentions.is_sorted());
        assert_eq!(
            actor.strip.iter().sum::<u32>() as usize,
            actor.mentions.len()
        );
        let target = Target::Actor(number as u32);
        assert!(
            actor
                .mentions
                .iter()
                .all(|m| analysis.mentions[*m as usize].target == target)
        );
        assert!(
            actor
                .family
                .iter()
                .all(|f| (*f as usize) < analysis.actors.len())
        );
        assert!(actor.roles.iter().all(|r| fits(r.span)));
    }
    assert_eq!(analysis.section_counts.len(), document.sections.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_is_read(text in "\\PC{0,300}") {
        let (document, analysis) = read(&text);
        assert_sound(&document, &analysis);
    }

    #[test]
    fn any_mix_of_names_and_marks_is_read(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "President", "Mr.", "Ana", "Torres", "the", "of", "U.S.", "NATO", "'s", "’s", ",", ".", "-", " ",
                "\n", "Group", "(", ")", "“", "”", "Ministry", "van", "der", "al-", "II", "é", "成员", "é", "&",
                "administration", "president", "World War", "Jr.", "\u{200b}", "Kim", "Jong", "un", "a", ":", "100",
            ]),
            0..60,
        ),
        spaced in any::<bool>(),
    ) {
        let text = parts.join(if spaced { " " } else { "" });
        let (document, analysis) = read(&text);
        assert_sound(&document, &analysis);
    }
}
