//! Marks and notes are kept from one session to the next.

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use super::terminal::{Folder, Terminal};

const TEXT: &str = "# The harbour\n\nAnna Berg opened the harbour in May. Forty guests came at noon.\n\n\
                    Twelve boats went out at dusk. The guild counted them twice.\n";

/// The files of the notes.
fn files(folder: &Folder) -> Vec<PathBuf> {
    let notes = folder.0.join(".local/state/nutgraf/notes");
    let Ok(entries) = std::fs::read_dir(notes) else {
        return Vec::new();
    };
    let files = entries.map(|e| e.unwrap().path());
    files
        .filter(|f| f.extension().is_some_and(|e| e == "json"))
        .collect()
}

fn end(mut terminal: Terminal) {
    terminal.send("q");
    assert!(terminal.end().success());
    terminal.assert_restored();
}

#[test]
fn what_is_noted_is_there_again_also_when_the_file_has_changed() {
    let folder = Folder::new();
    folder.file("harbour.md", TEXT);
    let mut first = Terminal::run(&folder.0, &["harbour.md"]);
    first.wait_for("Forty guests");
    first.send("/Forty\raWho came?\nAnd why?\r");
    first.wait_for("noted");
    first.send("/guild\rmg");
    first.wait_for("mark g is set");
    // What ends it loses nothing: it is written already.
    first.signal("TERM");
    first.end();
    let written = files(&folder);
    assert_eq!(written.len(), 1);
    let mode = std::fs::metadata(&written[0]).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);

    folder.file("harbour.md", &format!("It rained all week.\n\n{TEXT}"));
    let mut second = Terminal::run(&folder.0, &["harbour.md"]);
    second.wait_for("†");
    second.send("A");
    second.wait("the note", |seen| {
        let text = seen.text();
        text.contains("Who came?")
            && text.contains("And why?")
            && text.contains("2 marks and notes")
    });
    second.send("\x1b");
    second.wait("the text", |seen| {
        !seen.text().contains("2 marks and notes")
    });
    second.send("'g");
    second.wait_for("mark g");
    end(second);

    // Renamed: known by its content.
    std::fs::rename(folder.0.join("harbour.md"), folder.0.join("port.md")).unwrap();
    let third = Terminal::run(&folder.0, &["port.md"]);
    third.wait_for("†");
    end(third);
}

#[test]
fn two_programs_at_once_keep_the_notes_of_both() {
    let folder = Folder::new();
    folder.file("harbour.md", TEXT);
    let mut one = Terminal::run(&folder.0, &["harbour.md"]);
    let mut two = Terminal::run(&folder.0, &["harbour.md"]);
    one.wait_for("Forty guests");
    two.wait_for("Forty guests");
    one.send("/Forty\raof one\r");
    one.wait_for("noted");
    two.send("/Twelve\raof two\r");
    two.wait_for("noted");
    two.send("A");
    two.wait("both", |seen| {
        seen.text().contains("of one") && seen.text().contains("of two")
    });
    two.send("\x1b");
    two.wait("the text", |seen| {
        !seen.text().contains("2 marks and notes")
    });
    end(one);
    end(two);
    let text = std::fs::read_to_string(&files(&folder)[0]).unwrap();
    assert!(text.contains("of one") && text.contains("of two"), "{text}");
}

#[test]
fn private_keeps_nothing_and_reads_nothing() {
    let folder = Folder::new();
    folder.file("harbour.md", TEXT);
    let mut terminal = Terminal::run(&folder.0, &["--private", "harbour.md"]);
    terminal.wait_for("Forty guests");
    terminal.send("asecret\r");
    terminal.wait_for("for this session only");
    end(terminal);
    assert!(!folder.0.join(".local").exists());
}

#[test]
fn a_damaged_file_is_set_aside_and_said() {
    let folder = Folder::new();
    folder.file("harbour.md", TEXT);
    let mut first = Terminal::run(&folder.0, &["harbour.md"]);
    first.wait_for("Forty guests");
    first.send("aone\r");
    first.wait_for("noted");
    end(first);
    let file = files(&folder).remove(0);
    std::fs::write(&file, "{\"version\": 1, ").unwrap();
    let second = Terminal::run(&folder.0, &["harbour.md"]);
    second.wait_for("The notes are damaged");
    end(second);
    assert!(files(&folder).is_empty());
    assert!(file.with_extension("json.damaged1").exists());
}
