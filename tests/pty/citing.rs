//! Citations that are written from the screen are verified by the program itself.

use std::process::Command;

use super::terminal::{Folder, Terminal};

#[test]
fn a_sheet_is_written_once_and_verified() {
    let folder = Folder::new();
    let text =
        "# The harbour\n\nAnna Berg opened the harbour on 4 May 2021. It cost $12 million.\n";
    folder.file("harbour.md", text);
    let mut reader = Terminal::run(&folder.0, &["harbour.md"]);
    reader.wait_for("numbers");
    reader.send("Wf\x15facts.csv\r");
    reader.wait_for("citations written to facts.csv");
    reader.send("Wf\x15facts.csv\r");
    reader.wait_for("is there already");
    // The line is back with what was typed, until it is left.
    reader.send("\x1b");
    reader.wait_for("q quit");
    reader.send("q");
    assert!(reader.end().success());
    let verify = || {
        Command::new(env!("CARGO_BIN_EXE_nutgraf"))
            .args(["verify", "facts.csv", "harbour.md"])
            .current_dir(&folder.0)
            .env("HOME", &folder.0)
            .output()
            .unwrap()
    };
    assert_eq!(verify().status.code(), Some(0));
    folder.file("harbour.md", &text.replace("$12", "$14"));
    let changed = verify();
    assert_eq!(changed.status.code(), Some(1));
    let said = String::from_utf8_lossy(&changed.stdout).into_owned();
    assert!(said.contains("now  “It cost $14 million.”"), "{said}");
}
