//! How many names of news-like texts are found that the model was not made with. How the names of 220 of these texts
//! were joined into actors has been read, and the rules that join names were mended by it.
//!
//! A fixture holds texts parted by a line of %%%%, with every name in braces: `{K name}`, K a letter of [`KINDS`].

use std::path::Path;

use nutgraf::analysis::{ActorKind, By, Options, Target, analyse};

/// Person, organization, place, group, event. `{M name}` marks what is named but no actor.
const KINDS: [(char, ActorKind); 5] = [
    ('P', ActorKind::Person),
    ('O', ActorKind::Organization),
    ('L', ActorKind::Place),
    ('G', ActorKind::Group),
    ('E', ActorKind::Event),
];

/// Start, end and kind of a name.
type Name = (usize, usize, ActorKind);

/// A text without its braces, and the names in it.
fn read(marked: &str) -> (String, Vec<Name>) {
    let (mut text, mut names) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, from)) = rest.split_once('{') {
        text.push_str(before);
        let (mark, after) = from.split_once('}').unwrap();
        let (letter, name) = mark.split_once(' ').unwrap();
        let start = text.len();
        text.push_str(name);
        let kind = KINDS.iter().find(|(l, _)| letter == l.to_string());
        names.extend(kind.map(|&(_, kind)| (start, text.len(), kind)));
        rest = after;
    }
    text.push_str(rest);
    (text, names)
}

fn found(text: &str) -> Vec<Name> {
    let options = nutgraf::import::Options::default();
    let document = nutgraf::import::import("news.txt", text.as_bytes().to_vec(), &options)
        .unwrap()
        .document;
    let analysis = analyse(&document, &Options::default(), &|_| true);
    let named = analysis.mentions.iter().filter(|m| m.by != By::Role);
    named
        .filter_map(|mention| {
            let Target::Actor(actor) = mention.target else {
                return None;
            };
            let span = mention.span;
            Some((
                span.start(),
                span.end(),
                analysis.actors[actor as usize].kind,
            ))
        })
        .collect()
}

#[test]
fn most_names_of_the_held_news_are_found() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/actors/news");
    let (mut right, mut ours, mut theirs) = (0, 0, 0);
    for file in std::fs::read_dir(folder).unwrap() {
        let marked = std::fs::read_to_string(file.unwrap().path()).unwrap();
        for marked in marked.split("%%%%\n") {
            let (text, wanted) = read(marked);
            let found = found(&text);
            right += wanted.iter().filter(|name| found.contains(name)).count();
            ours += found.len();
            theirs += wanted.len();
        }
    }
    let score = 200 * right / (ours + theirs);
    println!("{score} % of {theirs} names");
    assert!(score >= 85, "{score} %");
}
