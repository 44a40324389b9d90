//! Corrections are kept from one session to the next, and heeded by all that reads the document.

use std::process::Command;

use super::terminal::{Folder, Terminal};

const TEXT: &str = "# The harbour\n\nAnna Berg opened the harbour of Ostby on 4 May 2021. Erik Holm met Anna Berg \
                    there. The Ostby Boat Guild owns 30 boats.\n";

fn end(mut terminal: Terminal) {
    terminal.send("q");
    assert!(terminal.end().success());
    terminal.assert_restored();
}

/// The names of the actors that `extract` prints.
fn actors(folder: &Folder, more: &[&str]) -> Vec<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_nutgraf"))
        .args(["extract", "harbour.md"])
        .args(more)
        .current_dir(&folder.0)
        .env("HOME", &folder.0)
        .env_remove("XDG_STATE_HOME")
        .output()
        .unwrap();
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let actors = found["actors"].as_array().unwrap().iter();
    actors
        .map(|actor| actor["name"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn what_was_corrected_holds_after_a_restart_and_for_scripts() {
    let folder = Folder::new();
    folder.file("harbour.md", TEXT);
    let mut first = Terminal::run(&folder.0, &["harbour.md"]);
    first.wait_for("4 actors");
    first.send("]ain\x15The mayor\r");
    first.wait_for("is called The mayor");
    end(first);
    let has = |more: &[&str], name: &str| actors(&folder, more).iter().any(|a| a == name);
    assert!(has(&[], "The mayor") && !has(&[], "Anna Berg"));
    assert!(has(&["--no-corrections"], "Anna Berg"));

    // The file is changed: what was said holds, and can be taken back where it is listed.
    folder.file("harbour.md", &TEXT.replace("30 boats", "40 boats"));
    let mut second = Terminal::run(&folder.0, &["harbour.md"]);
    second.wait_for("4 actors");
    second.send("]a");
    second.wait_for("The mayor");
    second.send("il");
    second.wait_for("1 correction");
    second.send("d");
    second.wait("no list", |seen| !seen.text().contains("1 correction"));
    end(second);
    assert!(has(&[], "Anna Berg"));

    let mut third = Terminal::run(&folder.0, &["harbour.md", "--private"]);
    third.wait_for("4 actors");
    third.send("]ain\x15Nobody\r");
    third.wait_for("is called Nobody");
    end(third);
    assert!(!has(&[], "Nobody"));
}

#[test]
fn two_programs_at_once_keep_the_corrections_of_both() {
    let folder = Folder::new();
    folder.file("harbour.md", TEXT);
    let mut one = Terminal::run(&folder.0, &["harbour.md"]);
    let mut two = Terminal::run(&folder.0, &["harbour.md"]);
    one.wait_for("4 actors");
    two.wait_for("4 actors");
    one.send("]ain\x15The mayor\r");
    one.wait_for("is called The mayor");
    two.send("3]ain\x15The captain\r");
    two.wait_for("is called The captain");
    end(one);
    end(two);
    let found = actors(&folder, &[]);
    assert!(found.iter().any(|a| a == "The mayor"), "{found:?}");
    assert!(found.iter().any(|a| a == "The captain"), "{found:?}");
}
