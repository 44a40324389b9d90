//! Holds the arrows between the rooms, the homes of the libraries and the size of files.

use std::fs;
use std::path::{Path, PathBuf};

/// What each room may name; a room may always name itself. `lib.rs` and `main.rs` name all, `build.rs` none.
const ARROWS: &[(&str, &[&str])] = &[
    ("document", &[]),
    ("import", &["document"]),
    ("analysis", &["document"]),
    ("flow", &["document"]),
    ("search", &["document", "analysis"]),
    ("compare", &["document", "analysis"]),
    ("notes", &["document"]),
    ("corrections", &["document", "analysis"]),
    ("cite", &["document", "analysis", "notes"]),
    (
        "app",
        &[
            "document",
            "analysis",
            "cite",
            "compare",
            "corrections",
            "notes",
            "search",
            "flow",
        ],
    ),
    (
        "ui",
        &[
            "document",
            "analysis",
            "compare",
            "corrections",
            "notes",
            "search",
            "flow",
            "app",
        ],
    ),
    (
        "export",
        &[
            "document",
            "analysis",
            "cite",
            "compare",
            "notes",
            "corrections",
        ],
    ),
    ("kept", &["export", "notes", "corrections"]),
    ("source", &["export"]),
    (
        "work",
        &[
            "document",
            "analysis",
            "corrections",
            "import",
            "search",
            "app",
        ],
    ),
    (
        "headless",
        &[
            "document",
            "cite",
            "corrections",
            "export",
            "import",
            "notes",
            "search",
            "app",
            "ui",
            "work",
        ],
    ),
    ("cli", &["app", "export", "import"]),
    ("manual", &["app", "cli"]),
    (
        "extract",
        &[
            "document",
            "analysis",
            "cite",
            "compare",
            "notes",
            "import",
            "export",
            "source",
            "cli",
            "complain",
            "corrections",
            "kept",
        ],
    ),
    (
        "terminal",
        &[
            "document",
            "corrections",
            "import",
            "search",
            "app",
            "ui",
            "export",
            "source",
            "work",
            "cli",
            "notes",
            "kept",
            "complain",
        ],
    ),
];

/// The files or rooms that may name a library.
const HOMES: &[(&str, &[&str])] = &[
    (
        "anyhow",
        &[
            "import",
            "export",
            "source.rs",
            "extract",
            "terminal",
            "lib.rs",
            "cli.rs",
            "bin",
        ],
    ),
    ("chardetng", &["import/decode.rs"]),
    ("clap", &["cli.rs", "cli", "bin"]),
    ("clap_complete", &["manual.rs"]),
    ("clap_mangen", &["manual.rs"]),
    ("crossterm", &["terminal"]),
    ("csv", &["export/citing"]),
    ("dom_query", &["import/html"]),
    ("dom_smoothie", &["import/html/article.rs"]),
    ("encoding_rs", &["import/sniff.rs", "import/decode.rs"]),
    ("etcetera", &["kept/file.rs"]),
    ("flate2", &["import/pdf/unpack.rs"]),
    ("fuzzy_matcher", &["search/rank.rs"]),
    ("hayro_font", &["import/pdf/font.rs"]),
    ("hayro_syntax", &["import/pdf"]),
    ("hmac_sha256", &["export/digest.rs"]),
    ("ignore", &["source/folder.rs"]),
    ("jiff", &["import/date.rs"]),
    // A search loop for bytes, used like a part of the language.
    ("memchr", &["flow", "search", "import", "analysis"]),
    ("pulldown_cmark", &["import/markdown.rs"]),
    ("quick_xml", &["import/xml.rs"]),
    (
        "ratatui",
        &[
            "ui",
            "terminal/screen.rs",
            "terminal/encoder.rs",
            "terminal/spot.rs",
            "terminal/style.rs",
            "headless.rs",
        ],
    ),
    ("regex", &["search/text.rs"]),
    ("rustix", &["terminal"]),
    ("serde", &["export", "bin"]),
    ("serde_json", &["export", "bin"]),
    ("signal_hook", &["terminal"]),
    ("similar", &["compare/text.rs"]),
    ("unicode_segmentation", &["flow", "app/line.rs"]),
    ("unicode_width", &["flow", "terminal/spot.rs"]),
    ("whatlang", &["import/language.rs"]),
    ("zip", &["import/archive.rs"]),
];

/// Lines of code, tests counted, blank lines and comments not.
const LONGEST: usize = 400;

/// A source file, its path from `src` and its content.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// The room it stands in: "app" of `app/mod.rs`, "cli" of `cli.rs`.
    fn room(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// What is compiled into the program: tests may look anywhere.
    fn code(&self) -> &str {
        self.text
            .split("#[cfg(test)]\nmod tests")
            .next()
            .unwrap_or_default()
    }
}

fn sources(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).unwrap();
        let mut paths: Vec<PathBuf> = entries.map(|e| e.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let name = path.strip_prefix(&root).unwrap().display().to_string();
                files.push(Source {
                    path: name,
                    text: fs::read_to_string(&path).unwrap(),
                });
            }
        }
    }
    files
}

/// The identifiers that follow a text, each with what follows it.
fn names_after<'a>(text: &'a str, before: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    text.match_indices(before).map(move |(at, _)| {
        let rest = &text[at + before.len()..];
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
        rest.split_at(end.unwrap_or(rest.len()))
    })
}

/// Whether a text names a library: as the start of a path that is no part of another name.
fn names_library(text: &str, library: &str) -> bool {
    text.match_indices(library).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = &text[at + library.len()..];
        let begins = !before.is_some_and(|c| c.is_alphanumeric() || "_:\"/.-".contains(c));
        begins
            && (after.starts_with("::") || text[..at].ends_with("use ") && after.starts_with(';'))
    })
}

#[test]
fn rooms_name_only_the_rooms_below_them() {
    let mut faults = Vec::new();
    for source in sources("src") {
        let room = source.room();
        if matches!(room, "lib" | "main" | "bin" | "build") {
            continue;
        }
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == room) else {
            faults.push(format!("{}: a room without arrows", source.path));
            continue;
        };
        for (named, rest) in names_after(source.code(), "crate::") {
            if named.is_empty() {
                faults.push(format!("{}: crate::{}", source.path, &rest[..1]));
            } else if named != room && !allowed.contains(&named) {
                faults.push(format!("{} names {named}", source.path));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn libraries_are_named_at_home() {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let manifest = fs::read_to_string(manifest).unwrap();
    let dependencies = manifest.split("[dependencies]").nth(1).unwrap();
    let dependencies = dependencies.split("\n[").next().unwrap();
    let sources = sources("src");
    let mut faults = Vec::new();
    for line in dependencies.lines().filter(|line| line.contains(" = ")) {
        let library = line
            .split(" = ")
            .next()
            .unwrap_or_default()
            .replace('-', "_");
        let Some((_, homes)) = HOMES.iter().find(|(name, _)| *name == library) else {
            faults.push(format!("{library} has no home"));
            continue;
        };
        let mut used = false;
        for source in &sources {
            if !names_library(source.code(), &library) {
                continue;
            }
            used = true;
            let is_home =
                |home: &&str| source.path == **home || source.path.starts_with(&format!("{home}/"));
            if !homes.iter().any(is_home) {
                faults.push(format!("{} names {library}", source.path));
            }
        }
        if !used {
            faults.push(format!("{library} is not used"));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn files_are_short_and_say_what_they_own() {
    let mut faults = Vec::new();
    for source in sources("src").into_iter().chain(sources("tests")) {
        if !source.text.starts_with("//! ") {
            faults.push(format!("{}: does not say what it owns", source.path));
        }
        let is_code = |line: &&str| {
            let line = line.trim_start();
            !line.is_empty() && !line.starts_with("//")
        };
        let lines = source.text.lines().filter(is_code).count();
        if lines > LONGEST {
            faults.push(format!("{}: {lines} lines", source.path));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_file_of_tests_is_run() {
    let listed = include_str!("main.rs");
    let tests = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")).unwrap();
    for test in tests {
        let path = test.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy();
        if path.extension().is_some_and(|kind| kind == "rs") && name != "main" {
            assert!(listed.contains(&format!("mod {name};\n")), "{name}");
        }
    }
}
