//! Two documents compared on the screen, and printed where there is none.

use super::terminal::{Folder, Terminal};

const OLD: &str = include_str!("../fixtures/texts/fleet-old.md");
const NEW: &str = include_str!("../fixtures/texts/fleet-new.md");

fn files() -> Folder {
    let folder = Folder::new();
    folder.file("old.md", OLD);
    folder.file("new.md", NEW);
    folder
}

#[test]
fn two_documents_are_compared_side_by_side() {
    let folder = files();
    let mut terminal = Terminal::run(&folder.0, &["compare", "old.md", "new.md", "--private"]);
    terminal.wait_for("Coast Union → Harbour Guild");
    terminal.send("l");
    terminal.wait_for("40 boats → 45 boats");
    terminal.send("]c]c");
    terminal.wait_for("rewritten “Anna Berg, the prime minister");
    // A file that changes is compared anew.
    folder.file("new.md", OLD);
    terminal.wait_for("Text 0≠");
    terminal.send("qq");
    assert!(terminal.end().success());
    terminal.assert_restored();
}

#[test]
fn on_a_pipe_it_is_printed_and_a_file_that_is_missing_ends_it() {
    let folder = files();
    let terminal = Terminal::shell(&folder.0, "\"$NUTGRAF\" compare old.md new.md | cat");
    terminal.wait_for("moved and changed:");
    let mut terminal = Terminal::run(&folder.0, &["compare", "old.md", "gone.md"]);
    assert_eq!(terminal.end().exit_code(), 2);
    terminal.wait_for("gone.md");
    let mut terminal = Terminal::run(
        &folder.0,
        &["compare", "old.md", "old.md", "--format", "text"],
    );
    terminal.wait_for("They are the same.");
    assert_eq!(terminal.end().exit_code(), 0);
}
