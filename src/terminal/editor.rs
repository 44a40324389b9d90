//! Owns the lending of the terminal to the user's editor.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;

use crate::document::Document;
use crate::import;
use crate::source::Source;

/// Said where the user has named no editor: one that is not known is hard to leave again.
const UNNAMED: &str = "no editor is named: set VISUAL or EDITOR";

/// An editor to run on a file at a line.
pub struct Task {
    file: PathBuf,
    editor: String,
    arguments: Vec<OsString>,
}

impl Task {
    /// Says why where an editor can't open what the document was read from.
    pub fn new(source: &Source, document: &Document, offset: usize) -> Result<Self, String> {
        let Source::File(path) = source else {
            return Err(format!("{} is no file to edit", source.path()));
        };
        if !path.is_file() {
            return Err(format!("{} is no file to edit", path.display()));
        }
        let bytes = source
            .read()
            .map_err(|error| format!("{}: {error:#}", path.display()))?;
        if import::is_binary(&source.name(), &bytes) {
            return Err(format!("{} is no text to edit", path.display()));
        }
        let line = import::line_of(document, offset, bytes);
        let named = ["VISUAL", "EDITOR"].iter().find_map(|name| {
            let named = env::var(name).ok()?;
            (!named.trim().is_empty()).then_some(named)
        });
        let named = named.ok_or(UNNAMED)?;
        let mut words = named.split_whitespace();
        let editor = words.next().ok_or(UNNAMED)?.to_owned();
        let mut arguments: Vec<OsString> = words.map(OsString::from).collect();
        arguments.extend(place(&editor, path, line));
        Ok(Self {
            file: path.clone(),
            editor,
            arguments,
        })
    }

    /// Runs it until it ends, and tells whether the file has changed, or what went wrong. The terminal is as it was before
    /// the program started, and nobody else reads keys.
    pub fn run(self) -> Result<bool, String> {
        let keys = if io::stdin().is_terminal() {
            Stdio::inherit()
        } else {
            File::open("/dev/tty").map_or_else(|_| Stdio::inherit(), Stdio::from)
        };
        let before = state(&self.file);
        let ended = Command::new(&self.editor)
            .args(&self.arguments)
            .stdin(keys)
            .status();
        match ended {
            Err(error) => Err(format!(
                "{} can't be run ({error}); VISUAL or EDITOR names the editor",
                self.editor
            )),
            Ok(status) if !status.success() => Err(format!("{} ended with {status}", self.editor)),
            Ok(_) => Ok(state(&self.file) != before),
        }
    }
}

/// How an editor is told the line; most take what vi takes.
fn place(editor: &str, path: &Path, line: usize) -> Vec<OsString> {
    let name = Path::new(editor).file_stem().unwrap_or_default();
    // A name must not look like an option.
    let path = if path.is_absolute() {
        path.to_path_buf()
    } else {
        Path::new(".").join(path)
    };
    let at_line = || {
        let mut at_line = path.clone().into_os_string();
        at_line.push(format!(":{line}"));
        at_line
    };
    match name.to_str() {
        Some("code" | "codium") => vec!["--goto".into(), at_line()],
        Some("subl" | "zed") => vec![at_line()],
        _ => vec![format!("+{line}").into(), path.into_os_string()],
    }
}

/// What changes when a file is written.
fn state(file: &Path) -> Option<(u64, SystemTime)> {
    let about = fs::metadata(file).ok()?;
    Some((about.len(), about.modified().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editors_are_told_the_line_in_their_own_way() {
        let told = |editor, path| {
            let told = place(editor, Path::new(path), 7);
            told.join(std::ffi::OsStr::new(" "))
        };
        assert_eq!(told("/usr/bin/vim", "a.md"), "+7 ./a.md");
        assert_eq!(told("nano", "+x"), "+7 ./+x");
        assert_eq!(told("code", "/a b.md"), "--goto /a b.md:7");
        assert_eq!(told("subl", "a.md"), "./a.md:7");
    }

    #[test]
    fn what_is_no_file_is_not_edited() {
        let document = Document::default();
        for source in [Source::Briefing, Source::Stdin, Source::File("src".into())] {
            let said = Task::new(&source, &document, 0).err().unwrap();
            assert!(said.ends_with("is no file to edit"), "{said}");
        }
    }

    #[test]
    fn what_is_no_text_is_not_edited() {
        let source = Source::File("tests/fixtures/import/letter.docx".into());
        let said = Task::new(&source, &Document::default(), 0).err().unwrap();
        assert!(said.ends_with("is no text to edit"), "{said}");
    }
}
