//! Citations outside the program: the forms of `nutgraf export` read by other parsers, and `nutgraf verify` on files
//! that were changed by hand.

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

const HARBOUR: &str = "\
# The harbour of Ostby

The harbour was opened by Mayor Anna Berg on 4 May 2021. It cost $12 million, the town said.

## What came after

Anna Berg said that 40 boats came in the first year. “We had hoped for fifty of them,” said Berg.

The Ostby Port Authority praised Berg. Fees rose by 5 percent.
";

/// A folder for one test, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let next = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("nutgraf-citing-{}-{next}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::write(self.0.join(name), content).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_nutgraf"))
            .args(arguments)
            .current_dir(&self.0)
            .env("HOME", &self.0)
            .env_remove("XDG_STATE_HOME")
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    /// What a command that succeeds prints.
    #[track_caller]
    fn print(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!((output.status.code(), said.as_str()), (Some(0), ""));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The harbour's facts in a form, then its text changed: the exit code and what `verify` prints.
    #[track_caller]
    fn verified(&self, changed: &str) -> (Option<i32>, String) {
        let file = "harbour.md";
        self.file(file, HARBOUR);
        self.file("facts.md", self.print(&["export", file]));
        self.file(file, changed);
        let output = self.run(&["verify", "facts.md", file]);
        (
            output.status.code(),
            String::from_utf8(output.stdout).unwrap(),
        )
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The JSON lines of an export.
fn lines(text: &str) -> Vec<serde_json::Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn the_facts_are_read_by_other_parsers() {
    let folder = Folder::new();
    folder.file("harbour.md", HARBOUR);
    let jsonl = folder.print(&["export", "harbour.md", "--format", "jsonl"]);
    let facts = lines(&jsonl);
    assert_eq!(facts[1]["name"], "$12 million");
    assert_eq!(facts[1]["quote"], "It cost $12 million, the town said.");
    assert_eq!(facts[1]["title"], "The harbour of Ostby");
    assert_eq!(
        facts[2]["section"],
        "The harbour of Ostby › What came after"
    );
    assert_eq!(facts[1]["sha256"].as_str().unwrap().len(), 64);
    for fact in &facts {
        let extracted = folder.print(&["extract", "harbour.md"]);
        let extracted: serde_json::Value = serde_json::from_str(&extracted).unwrap();
        let text = extracted["text"].as_str().unwrap();
        let at = |key: &str| fact[key].as_u64().unwrap() as usize;
        assert_eq!(
            &text[at("start")..at("end")],
            fact["quote"].as_str().unwrap()
        );
    }
    let csv = folder.print(&["export", "harbour.md", "--format", "csv"]);
    let mut table = csv::Reader::from_reader(csv.as_bytes());
    let names: Vec<String> = table.headers().unwrap().iter().map(str::to_owned).collect();
    let rows: Vec<_> = table.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), facts.len());
    for (row, fact) in rows.iter().zip(&facts) {
        for (name, cell) in names.iter().zip(row.iter()) {
            let told = match &fact[name] {
                serde_json::Value::String(text) => text.clone(),
                serde_json::Value::Null => String::new(),
                other => other.to_string(),
            };
            assert_eq!(cell, told, "{name}");
        }
    }
    let markdown = folder.print(&["export", "harbour.md"]);
    let quoted: Vec<_> = pulldown_cmark::Parser::new(&markdown)
        .filter(|event| {
            matches!(
                event,
                pulldown_cmark::Event::Start(pulldown_cmark::Tag::BlockQuote(_))
            )
        })
        .collect();
    assert_eq!(quoted.len(), facts.len(), "{markdown}");
}

#[test]
fn a_dossier_has_all_that_is_said_of_one_actor() {
    let folder = Folder::new();
    folder.file("harbour.md", HARBOUR);
    let what = [
        "export",
        "harbour.md",
        "--what",
        "dossier",
        "--actor",
        "berg",
        "--format",
        "jsonl",
    ];
    let dossier = lines(&folder.print(&what));
    let of = |what: &str| -> Vec<String> {
        let those = dossier.iter().filter(|entry| entry["what"] == what);
        those
            .map(|entry| entry["quote"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(of("role").len(), 1);
    assert_eq!(of("mention").len(), 4);
    assert_eq!(
        of("said"),
        [
            "40 boats came in the first year",
            "We had hoped for fifty of them"
        ]
    );
    assert!(of("number").iter().any(|quote| quote.contains("40 boats")));
    let wrong = folder.run(&[
        "export",
        "harbour.md",
        "--what",
        "dossier",
        "--actor",
        "Nobody",
    ]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("no actor here is called \"Nobody\""));
    let all = lines(&folder.print(&["export", "harbour.md", "--what", "all", "--format", "jsonl"]));
    assert!(
        all.iter()
            .any(|entry| entry["what"] == "actor" && entry["name"] == "Anna Berg")
    );
    let quotations = folder.print(&["export", "harbour.md", "--what", "quotations"]);
    assert!(
        quotations.contains("quotation: Anna Berg *(direct; said)*"),
        "{quotations}"
    );
}

#[test]
fn every_form_stands_where_nothing_has_changed() {
    let folder = Folder::new();
    folder.file("harbour.md", HARBOUR);
    for name in ["facts.md", "facts.csv", "facts.jsonl"] {
        assert_eq!(folder.print(&["export", "harbour.md", "-o", name]), "");
        let said = folder.print(&["verify", name, "harbour.md"]);
        assert!(
            said.ends_with("6 of 6 stand, 0 moved, 0 changed, 0 gone\n"),
            "{said}"
        );
    }
    let again = folder.run(&["export", "harbour.md", "-o", "facts.md"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&again.stderr).contains("facts.md: is there already"));
    folder.print(&["export", "harbour.md", "-o", "facts.md", "--force"]);
}

#[test]
fn what_was_changed_by_hand_is_told() {
    let folder = Folder::new();
    let cost = "It cost $12 million, the town said.";
    let tell = |changed: String| {
        let (code, said) = folder.verified(&changed);
        let line = said.lines().find(|line| line.contains("$12 million"));
        (code, line.unwrap_or_default().to_owned(), said)
    };
    let rain = HARBOUR.replace("The harbour was", "It rained. The harbour was");
    let (code, line, said) = tell(rain);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        line.starts_with("  moved    “It cost $12 million, the town said.”, bytes"),
        "{line}"
    );
    let (code, line, said) = tell(HARBOUR.replace("$12 million", "$14 million"));
    assert_eq!(code, Some(1), "{said}");
    assert!(
        line.starts_with("  changed  “It cost $12 million"),
        "{line}"
    );
    assert!(
        said.contains("      now  “It cost $14 million, the town said.”"),
        "{said}"
    );
    let (code, line, said) = tell(HARBOUR.replace(cost, ""));
    assert_eq!(code, Some(1), "{said}");
    assert_eq!(line, format!("  gone     “{cost}”"));
    let elsewhere = HARBOUR.replace(cost, "") + "\n" + cost + "\n";
    let (code, line, said) = tell(elsewhere);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        line.starts_with("  moved") && line.ends_with(", among other words"),
        "{line}"
    );
    let wrapped = HARBOUR.replace("It cost $12 million,", "It cost\n$12 million,");
    let (code, line, _) = tell(wrapped);
    assert!(code == Some(0) && line.starts_with("  stands"), "{line}");
    let (code, _, said) = tell(HARBOUR.replace('\n', "\r\n"));
    assert_eq!(code, Some(0), "{said}");
    let (code, line, said) = tell("# Something else\n\nNothing of it is left here.\n".to_owned());
    assert!(code == Some(1) && line.starts_with("  gone"), "{said}");
}

#[test]
fn a_renamed_file_is_found_by_the_words() {
    let folder = Folder::new();
    folder.file("harbour.md", HARBOUR);
    folder.file(
        "facts.csv",
        folder.print(&["export", "harbour.md", "--format", "csv"]),
    );
    folder.file("port.md", HARBOUR);
    folder.file(
        "other.md",
        "# Other\n\nIt cost $12 million, the town said.\n",
    );
    let said = folder.print(&["verify", "facts.csv", "other.md", "port.md", "--json"]);
    let verdicts: serde_json::Value = serde_json::from_str(&said).unwrap();
    for verdict in verdicts.as_array().unwrap() {
        assert_eq!(verdict["fate"], "stands", "{verdict}");
        assert_eq!(verdict["found"]["file"], "port.md");
        assert_eq!(verdict["found"]["same_around"], true);
    }
    let none = folder.run(&["verify", "facts.csv", "missing.md"]);
    assert_eq!(none.status.code(), Some(2));
    let wrong = folder.run(&["verify", "harbour.md", "harbour.md"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert_eq!(
        String::from_utf8_lossy(&wrong.stderr),
        "nutgraf: harbour.md holds no citations\n"
    );
}

#[test]
fn pages_are_cited_and_followed() {
    let folder = Folder::new();
    let page = |text| vec![(60.0, 700.0, 11.0, text)];
    let pages = [
        page("The harbour cost $12 million in the end."),
        page("Fees rose by 5 percent in a year."),
    ];
    let pdf = crate::support::pdf::pdf(&pages, "", &[]);
    folder.file("report.pdf", pdf);
    let facts = lines(&folder.print(&["export", "report.pdf", "--format", "jsonl"]));
    let page = |name: &str| {
        let fact = facts
            .iter()
            .find(|f| f["name"].as_str().unwrap().ends_with(name));
        fact.map(|f| f["page"].clone())
    };
    assert_eq!(page("$12 million"), Some("1".into()), "{facts:#?}");
    assert_eq!(page("5 percent"), Some("2".into()), "{facts:#?}");
}

#[test]
fn hostile_words_stay_words() {
    let folder = Folder::new();
    folder.file(
        "=cmd.md",
        "=SUM(A1) paid $5 to \x1b[31mAnna Berg.\n\n@Berg: she has 7 boats, \"quoted\".\n",
    );
    for form in ["markdown", "csv", "jsonl"] {
        let name = format!("out.{form}");
        let text = folder.print(&["export", "=cmd.md", "--format", form]);
        assert!(!text.contains('\x1b'), "{text:?}");
        folder.file(&name, &text);
        let said = folder.print(&["verify", &name, "=cmd.md"]);
        assert!(
            said.contains("0 moved, 0 changed, 0 gone"),
            "{text}\n{said}"
        );
    }
    let csv = folder.print(&["export", "=cmd.md", "--format", "csv"]);
    for row in csv::Reader::from_reader(csv.as_bytes()).records() {
        assert!(
            row.unwrap()
                .iter()
                .all(|cell| !cell.starts_with(['=', '+', '-', '@']))
        );
    }
}
