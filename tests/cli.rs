//! The real program without a terminal: errors, the report, the formats of `extract`, pipes.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::time::Duration;

pub const HARBOUR: &str = "\
# The harbour of Ostby

The harbour was opened by Anna Berg on 4 May 2021. It cost $12 million.

## What came after

Anna Berg said that 40 boats came in the first year.
";

/// A folder for one test, removed at its end.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let next = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("nutgraf-cli-{}-{next}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::write(self.0.join(name), content).unwrap();
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_nutgraf"));
        command
            .args(arguments)
            .current_dir(&self.0)
            .env("HOME", &self.0)
            .stdin(Stdio::null());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Runs with something on standard input.
    fn feed(&self, arguments: &[&str], input: &str) -> Output {
        let mut command = self.command(arguments);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_owned();
        let feeder = std::thread::spawn(move || {
            // The program may end before it has read all.
            let _ = stdin.write_all(input.as_bytes());
        });
        let output = child.wait_with_output().unwrap();
        feeder.join().unwrap();
        output
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn json(output: &Output) -> serde_json::Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn what_cannot_be_read_is_one_line_and_exit_code_2() {
    let folder = Folder::new();
    folder.file("empty.txt", "");
    folder.file("blank.txt", " \n\n\t\n");
    folder.file("binary.dat", [0_u8, 1, 2, 255, 254, 0, 0, 7].repeat(100));
    for (file, said) in [
        ("missing.txt", "nutgraf: missing.txt: no such file\n"),
        ("empty.txt", "nutgraf: empty.txt is empty\n"),
        ("blank.txt", "nutgraf: blank.txt holds no text\n"),
        ("binary.dat", "nutgraf: binary.dat is binary, not text\n"),
    ] {
        for arguments in [
            vec![file],
            vec!["extract", file],
            vec!["--print", "80x24", file],
        ] {
            let output = folder.run(&arguments);
            assert_eq!(err(&output), said, "{arguments:?}");
            assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_may_not_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    folder.file("secret.txt", HARBOUR);
    let path = folder.0.join("secret.txt");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&path).is_ok() {
        return; // The superuser reads everything.
    }
    let output = folder.run(&["secret.txt"]);
    assert_eq!(err(&output), "nutgraf: secret.txt: permission denied\n");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_wrong_option_is_one_line_and_exit_code_2() {
    let folder = Folder::new();
    for (arguments, named) in [
        (vec!["--colour"], "--colour"),
        (vec!["--theme", "pink"], "--theme"),
        (vec!["--print", "large"], "--print"),
        (vec!["--keys", "<Nope>"], "unknown key <Nope>"),
        (vec!["--date", "yesterday"], "--date"),
        (vec!["extract"], "<FILE>"),
        (vec!["extract", "--format", "xml", "x"], "--format"),
        (vec!["extract", "--jsonl", "x"], "--jsonl"),
        (vec!["--bad\x1b[31m"], "--bad"),
    ] {
        let output = folder.run(&arguments);
        let said = err(&output);
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(
            said.starts_with("nutgraf: ") && said.contains(named),
            "{said}"
        );
        assert!(!said.contains('\x1b'));
        assert!(output.stdout.is_empty());
        assert_eq!(output.status.code(), Some(2));
    }
}

#[test]
fn help_is_printed_and_no_failure() {
    let folder = Folder::new();
    for arguments in [vec!["--help"], vec!["-h"], vec!["extract", "--help"]] {
        let output = folder.run(&arguments);
        assert!(output.status.success() && output.stderr.is_empty());
        assert!(out(&output).contains("never uses the network"));
        assert!(out(&output).contains("Examples:"));
    }
    let version = out(&folder.run(&["--version"]));
    assert_eq!(
        version,
        concat!("nutgraf ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[test]
fn without_a_terminal_a_report_is_printed() {
    let folder = Folder::new();
    folder.file("harbour.md", HARBOUR);
    for output in [
        folder.run(&["harbour.md"]),
        folder.feed(&[], HARBOUR),
        folder.feed(&["-"], HARBOUR),
    ] {
        let report = out(&output);
        assert!(output.status.success(), "{}", err(&output));
        for line in [
            "The harbour of Ostby",
            "What came after",
            "Anna Berg",
            "$12 million",
        ] {
            assert!(report.contains(line), "{line} is missing in:\n{report}");
        }
        assert!(!report.contains('\x1b'));
    }
    let briefing = out(&folder.run(&[]));
    assert!(briefing.contains("NATO") && briefing.contains("Sections\n"));
}

#[test]
fn the_good_files_are_reported_beside_the_bad_ones() {
    let folder = Folder::new();
    folder.file("harbour.md", HARBOUR);
    let output = folder.run(&["missing.txt", "harbour.md"]);
    assert!(out(&output).contains("What came after"));
    assert_eq!(err(&output), "nutgraf: missing.txt: no such file\n");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn nothing_of_a_document_is_a_command_to_the_terminal() {
    let folder = Folder::new();
    let hostile = "# Title \x1b]0;HIT\x07 end\n\nBoats \x1b[31mred\x1b[0m \u{9b}31m \u{202e}tfel.\n\n\
                   Anna\x1b[5m Berg paid $12 million.\n";
    folder.file("h\x1b[5m.md", hostile);
    let file = "h\x1b[5m.md";
    for arguments in [
        vec![file],
        vec!["--print", "80x24", file],
        vec!["extract", file],
        vec!["extract", "--format", "csv", file],
        vec!["extract", "--format", "markdown", file],
        vec!["extract", "--format", "text", file],
        vec!["missing\x1b[5m"],
    ] {
        let output = folder.run(&arguments);
        let printed = out(&output) + &err(&output);
        assert!(!printed.is_empty());
        for hit in ['\x1b', '\u{9b}', '\u{202e}', '\x07'] {
            assert!(!printed.contains(hit), "{hit:?} in {arguments:?}");
        }
    }
}

#[test]
fn json_says_what_was_found_where() {
    let folder = Folder::new();
    folder.file("harbour.md", HARBOUR);
    let found = json(&folder.run(&["extract", "harbour.md", "--date", "2022-01-02"]));
    assert_eq!(found["version"], 1);
    assert_eq!(found["source"]["name"], "harbour.md");
    assert_eq!(found["source"]["format"], "markdown");
    assert_eq!(found["source"]["bytes"], HARBOUR.len());
    assert_eq!(found["source"]["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(found["title"], "The harbour of Ostby");
    assert_eq!(found["date"], "2022-01-02");
    assert_eq!(found["sections"][1]["title"], "What came after");
    assert_eq!(found["sections"][1]["parent"], 0);
    let text = found["text"].as_str().unwrap();
    let slice = |place: &serde_json::Value| {
        let at = |key: &str| place[key].as_u64().unwrap() as usize;
        text[at("start")..at("end")].to_owned()
    };
    let actors = found["actors"].as_array().unwrap();
    let anna = actors.iter().find(|a| a["name"] == "Anna Berg").unwrap();
    assert_eq!(anna["mentions"].as_array().unwrap().len(), 2);
    for mention in anna["mentions"].as_array().unwrap() {
        assert_eq!(mention["text"], slice(mention));
    }
    let numbers = found["numbers"].as_array().unwrap();
    let cost = numbers.iter().find(|n| n["kind"] == "money").unwrap();
    assert_eq!(cost["text"], slice(cost));
    assert_eq!(
        (&cost["value"], &cost["unit"]),
        (&"12000000".into(), &"USD".into())
    );
}

#[test]
fn json_leaves_out_what_was_not_asked_for() {
    let folder = Folder::new();
    folder.file("a.md", HARBOUR);
    folder.file("b.txt", "Some words.\n");
    let found = json(&folder.run(&["extract", "a.md", "b.txt", "--no-text", "--only", "outline"]));
    assert_eq!(found.as_array().unwrap().len(), 2);
    let keys: Vec<&String> = found[0].as_object().unwrap().keys().collect();
    for (key, there) in [
        ("sections", true),
        ("text", false),
        ("actors", false),
        ("links", false),
    ] {
        assert_eq!(keys.iter().any(|k| *k == key), there, "{key}");
    }
    let none = folder.run(&["extract", "no.md", "nor.md"]);
    assert_eq!((out(&none).as_str(), none.status.code()), ("[]\n", Some(2)));
}

#[test]
fn tables_have_one_row_for_each_thing() {
    let folder = Folder::new();
    folder.file("harbour.md", HARBOUR);
    let csv = out(&folder.run(&["extract", "harbour.md", "--format", "csv"]));
    let columns = |line: &str| line.split(',').count();
    let head = csv.lines().next().unwrap();
    assert!(head.starts_with("document,what,id,name,kind"));
    for what in ["section", "actor", "number"] {
        assert!(
            csv.contains(&format!("harbour.md,{what},0,")),
            "{what} in\n{csv}"
        );
    }
    for line in csv.lines().filter(|line| !line.contains('"')) {
        assert_eq!(columns(line), columns(head), "{line}");
    }
    let numbers = [
        "extract",
        "harbour.md",
        "--format",
        "csv",
        "--only",
        "numbers",
    ];
    let numbers = out(&folder.run(&numbers));
    assert!(
        numbers
            .lines()
            .skip(1)
            .all(|line| line.contains(",number,"))
    );

    let markdown = out(&folder.run(&["extract", "harbour.md", "--format", "markdown"]));
    for part in [
        "# The harbour of Ostby",
        "## Outline",
        "## Actors",
        "| Anna Berg | person | 2 |",
    ] {
        assert!(markdown.contains(part), "{part} in\n{markdown}");
    }
    let text = out(&folder.run(&["extract", "harbour.md", "--format", "text"]));
    assert_eq!(text, out(&folder.run(&["harbour.md"])));
}

#[test]
fn lines_are_answered_in_order_and_bad_ones_in_their_place() {
    let folder = Folder::new();
    let line = |i: usize| {
        let text = "Anna Berg said that 40 boats came. ".repeat(i % 40);
        format!("{{\"id\":\"n{i}\",\"text\":\"{text}\"}}\n")
    };
    let mut input: String = (1..=200).map(line).collect();
    input.push_str("{\"id\": \"x\"}\nnonsense");
    let output = folder.feed(&["extract", "--jsonl", "--no-text"], &input);
    assert_eq!(output.status.code(), Some(1), "{}", err(&output));
    let printed = out(&output);
    let lines: Vec<serde_json::Value> = printed
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 202);
    for (i, line) in lines[..200].iter().enumerate() {
        assert_eq!(line["id"], format!("n{}", i + 1));
        assert_eq!(line["version"], 1);
    }
    for (line, number) in [(&lines[200], 201), (&lines[201], 202)] {
        assert!(line["id"].is_null());
        let error = line["error"].as_str().unwrap();
        assert!(error.starts_with(&format!("line {number}: ")), "{error}");
    }
}

#[test]
fn lines_are_answered_before_the_input_ends() {
    let folder = Folder::new();
    let mut command = folder.command(&["extract", "--jsonl"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let stdout = BufReader::new(child.stdout.take().unwrap());
    let (answer, answers) = mpsc::channel();
    std::thread::spawn(move || {
        for line in stdout.lines() {
            let _ = answer.send(line.unwrap());
        }
    });
    for id in ["a", "b"] {
        writeln!(stdin, "{{\"id\":\"{id}\",\"text\":\"Some words.\"}}").unwrap();
        let answer = answers
            .recv_timeout(Duration::from_secs(30))
            .expect("no answer");
        assert!(answer.contains(&format!("\"id\":\"{id}\"")));
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_broken_pipe_ends_it_quietly() {
    let folder = Folder::new();
    let long: String = (0..20_000)
        .map(|i| format!("Paragraph {i} has {i} boats.\n\n"))
        .collect();
    folder.file("long.txt", &long);
    for arguments in [
        vec!["extract", "long.txt"],
        vec!["long.txt"],
        vec!["--help"],
    ] {
        let mut command = folder.command(&arguments);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut first = [0];
        let mut stdout = child.stdout.take().unwrap();
        stdout.read_exact(&mut first).unwrap();
        drop(stdout);
        let mut said = String::new();
        child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut said)
            .unwrap();
        assert_eq!(said, "", "{arguments:?}");
        assert!(child.wait().unwrap().success(), "{arguments:?}");
    }
}

#[test]
fn keys_are_pressed_without_a_terminal() {
    let folder = Folder::new();
    folder.file("harbour.md", HARBOUR);
    let screen = out(&folder.run(&["harbour.md", "--keys", "j", "--print", "90x20"]));
    assert_eq!(screen.lines().count(), 20);
    assert!(screen.contains("The harbour of Ostby"));
    let beside = folder.run(&["missing.txt", "harbour.md", "--print", "90x20"]);
    assert!(out(&beside).contains("The harbour of Ostby"));
    let small = folder.run(&["harbour.md", "--print", "0x0"]);
    assert!(small.status.success() && small.stdout.is_empty());
}
