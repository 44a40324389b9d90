//! A folder on the screen.

use super::terminal::{Folder, Terminal};

#[test]
fn a_folder_fills_its_shelf_and_a_document_is_read_from_it() {
    let folder = Folder::new();
    std::fs::create_dir(folder.0.join("reports")).unwrap();
    for n in 0..40 {
        let text = format!("# Report {n}\n\nAnna Berg paid ${n} million.\n");
        folder.file(&format!("reports/r{n:02}.md"), &text);
    }
    let mut terminal = Terminal::run(&folder.0, &["reports"]);
    terminal.wait_for("40 documents");
    // All are read when the order is shown again.
    terminal.wait_for("by name");
    terminal.send("/r33\r\r");
    terminal.wait_for("Anna Berg paid $33 million.");
    folder.file(
        "reports/r33.md",
        "# Report 33\n\nNils Holm paid $33 million.\n",
    );
    terminal.wait_for("reloaded: +1 actor (Nils Holm), -1 actor (Anna Berg)");
    terminal.send("D\x1b");
    terminal.wait_for("40 documents");
    terminal.send("q");
    terminal.wait("the document alone", |seen| {
        !seen.text().contains("40 documents")
    });
    terminal.send("q");
    assert!(terminal.end().success());
    terminal.assert_restored();
}
