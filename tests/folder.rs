//! Folders on the command line: what is found in them, and what scripts get.

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder for one test, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let next = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("nutgraf-folder-{}-{next}", std::process::id());
        let folder = Self(std::env::temp_dir().join(name));
        folder.file("reports/a.md", "# First\n\nAnna Berg came.\n");
        folder.file("reports/sub/b.txt", "Nils Holm paid $5 million.\n");
        folder.file("reports/README", "Words without an ending.\n");
        folder.file("reports/.hidden.md", "# Hidden\n\nWords.\n");
        folder.file("reports/left-out.md", "# Left out\n\nWords.\n");
        folder.file("reports/.gitignore", "left-out.md\n");
        folder.file("reports/picture.png", "no document");
        folder.file("reports/code.rs", "fn main() {}\n");
        std::os::unix::fs::symlink("..", folder.0.join("reports/sub/loop")).unwrap();
        folder
    }

    fn file(&self, name: &str, content: &str) {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_nutgraf"));
        command
            .args(arguments)
            .current_dir(&self.0)
            .env("HOME", &self.0);
        command.stdin(Stdio::null()).output().unwrap()
    }

    /// The names of the documents that `extract` prints.
    fn names(&self, arguments: &[&str]) -> (Vec<String>, String, Option<i32>) {
        let output = self.run(&[&["extract", "--no-text"], arguments].concat());
        let all: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let name = |d: &serde_json::Value| d["source"]["name"].as_str().unwrap().to_owned();
        let names = all.as_array().unwrap().iter().map(name).collect();
        let said = String::from_utf8(output.stderr).unwrap();
        (names, said, output.status.code())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn the_documents_of_a_folder_come_in_the_order_of_their_paths() {
    let folder = Folder::new();
    let (names, said, code) = folder.names(&["reports"]);
    assert_eq!(names, ["README", "a.md", "b.txt"]);
    assert_eq!((said.as_str(), code), ("", Some(0)));
    let (names, ..) = folder.names(&["reports", "--no-ignore", "--hidden"]);
    assert_eq!(
        names,
        [
            ".gitignore",
            ".hidden.md",
            "README",
            "a.md",
            "left-out.md",
            "b.txt"
        ]
    );
}

#[test]
fn what_cannot_be_read_is_said_and_the_others_are_read() {
    let folder = Folder::new();
    folder.file("reports/sub/bad.pdf", "no PDF \u{0} at all");
    folder.file("reports/none.txt", "");
    let (names, said, code) = folder.names(&["reports", "reports/a.md"]);
    assert_eq!(names, ["README", "a.md", "b.txt", "a.md"]);
    assert_eq!(code, Some(2));
    assert!(
        said.contains("nutgraf: reports/none.txt is empty\n"),
        "{said}"
    );
    assert!(said.contains("nutgraf: reports/sub/bad.pdf"), "{said}");
}

#[test]
fn too_many_documents_are_said_with_the_option_that_reads_more() {
    let folder = Folder::new();
    let (names, said, code) = folder.names(&["reports", "--max-files", "2"]);
    assert_eq!((names.len(), code), (2, Some(2)));
    let wanted = "nutgraf: reports: holds more than 2 documents; --max-files reads more\n";
    assert_eq!(said, wanted);
}

#[test]
fn a_pipe_gets_the_report_and_an_empty_folder_a_word() {
    let folder = Folder::new();
    let output = folder.run(&["reports"]);
    let report = String::from_utf8(output.stdout).unwrap();
    assert!(
        report.contains("Anna Berg") && report.contains("$5 million"),
        "{report}"
    );
    std::fs::create_dir(folder.0.join("bare")).unwrap();
    let output = folder.run(&["bare"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said, "nutgraf: bare: holds no documents\n");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn keys_and_print_show_the_shelf() {
    let folder = Folder::new();
    let output = folder.run(&["reports", "--keys", "j", "--print", "80x24"]);
    let screen = String::from_utf8(output.stdout).unwrap();
    assert!(
        screen.contains("3 documents") && screen.contains("sub/b.txt"),
        "{screen}"
    );
}

#[test]
fn links_out_of_documents_of_a_folder_are_followed_without_a_terminal() {
    let folder = std::env::temp_dir().join(format!("nutgraf-links-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(
        folder.join("a.md"),
        "# First\n\nSee [the other](b.md#yard).\n",
    )
    .unwrap();
    std::fs::write(
        folder.join("b.md"),
        "# Second\n\nWords.\n\n## Yard\n\nBack to [it](a.md).\n",
    )
    .unwrap();
    let seen = |keys: &str| {
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_nutgraf"))
            .args(["--keys", keys, "--print", "100x20"])
            .arg(&folder)
            .output()
            .unwrap();
        String::from_utf8(run.stdout).unwrap()
    };
    let there = seen("<Enter>]u<Enter>");
    assert!(there.contains("Back to it."), "{there}");
    // The link back leads to the document that is open already.
    let back = seen("<Enter>]u<Enter>]u<Enter>");
    assert!(
        back.contains("See the other.") && back.contains("1/2 First"),
        "{back}"
    );
    std::fs::remove_dir_all(&folder).unwrap();
}
