//! A file that changes while it is on the screen.

use std::fs;

use super::opened;
use super::terminal::{Folder, Terminal};

#[test]
fn a_changed_file_is_read_again_at_its_place() {
    let folder = Folder::new();
    let mut terminal = opened(&folder, &["--private"]);
    terminal.send("150}");
    terminal.wait_for("Paragraph 150 of");
    let path = folder.0.join("long.md");
    let text = fs::read_to_string(&path).unwrap();
    let text = text.replace(
        "Paragraph 3 of",
        "Anna Berg of Norway came.\n\nParagraph 3 of",
    );
    // As editors save: a new file takes the place of the old one.
    fs::write(folder.0.join("new"), &text).unwrap();
    fs::rename(folder.0.join("new"), &path).unwrap();
    terminal.wait_for("reloaded: +2 actors (Anna Berg, Norway)");
    terminal.wait_for("Paragraph 150 of");
    // Emptied it keeps the text, and written in place it is read again.
    fs::write(&path, "").unwrap();
    terminal.wait_for("long.md is empty; you see what was read before");
    terminal.wait_for("Paragraph 150 of");
    fs::write(&path, text.replace("boat 151 ", "ship 151 ")).unwrap();
    terminal.wait_for("ship 151");
    fs::remove_file(&path).unwrap();
    terminal.wait_for("long.md has vanished");
    terminal.wait_for("Paragraph 150 of");
    terminal.send("q");
    assert!(terminal.end().success());
}

#[test]
fn unwatched_files_are_read_again_when_asked() {
    let folder = Folder::new();
    let mut terminal = opened(&folder, &["--private", "--no-watch"]);
    let path = folder.0.join("long.md");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("boat 2 ", "ship 2 ")).unwrap();
    terminal.send("r");
    terminal.wait_for("ship 2");
    terminal.send("r");
    terminal.wait_for("long.md has not changed");
    terminal.send("q");
    assert!(terminal.end().success());
}

#[test]
fn standard_input_is_not_read_again() {
    let folder = Folder::new();
    folder.file("a.txt", "The boats came in.\n");
    let mut terminal = Terminal::shell(&folder.0, "cat a.txt | \"$NUTGRAF\" --private");
    terminal.wait_for("The boats came in.");
    terminal.send("r");
    terminal.wait_for("standard input can't be read again");
    terminal.send("q");
    assert!(terminal.end().success());
}
