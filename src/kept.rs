//! Owns the files that keep marks and notes, in the user's state folder: one for each document, known again by its
//! path or by its content. Several programs may write at once; nothing is lost.

pub mod corrections;
mod file;

pub use file::folder;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::export::digest;
use crate::export::notes::{About, parse, to_json};
use crate::notes::{Notes, merge};

/// The folder, if it may be read and written.
#[derive(Debug, Clone)]
pub struct Kept {
    folder: Option<PathBuf>,
}

/// What was kept of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Loaded {
    pub notes: Notes,
    /// What went wrong and what became of it.
    pub said: Option<String>,
}

/// So much of a digest names a file.
const NAME: usize = 24;

impl Kept {
    /// Nothing is read or written where it is `private`.
    pub fn new(private: bool) -> Self {
        let folder = (!private).then(file::folder).flatten();
        Self {
            folder: folder.map(|folder| folder.join("notes")),
        }
    }

    /// The files in a folder of one's own.
    pub fn within(folder: PathBuf) -> Self {
        Self {
            folder: Some(folder),
        }
    }

    /// Whether anything is kept.
    pub fn is_on(&self) -> bool {
        self.folder.is_some()
    }

    /// The notes of a document.
    pub fn load(&self, about: &About) -> Loaded {
        let Some(folder) = &self.folder else {
            return Loaded::default();
        };
        match find(folder, about) {
            Ok(found) => Loaded {
                notes: found.notes,
                said: None,
            },
            Err(said) => Loaded {
                notes: Notes::default(),
                said: Some(said),
            },
        }
    }

    /// Keeps what was made of the notes in `base`, beside what other programs made of them, and returns all. The
    /// error is a sentence.
    pub fn save(&self, about: &About, base: &Notes, ours: &Notes) -> Result<Notes, String> {
        let Some(folder) = &self.folder else {
            return Ok(ours.clone());
        };
        let Some(path) = file_of(folder, about) else {
            return Err(format!(
                "{} has neither a file nor a name for its content: its notes are for this session only",
                about.name
            ));
        };
        let failed = |error: io::Error| format!("The notes can't be kept: {error}");
        let _lock = file::own(&folder.join("lock")).map_err(failed)?;
        let theirs = match find(folder, about) {
            Ok(theirs) => theirs,
            // A damaged file is out of the way now.
            Err(_) if !path.exists() => Found::default(),
            Err(said) => return Err(said),
        };
        let merged = merge(base, ours, &theirs.notes);
        if merged != theirs.notes || theirs.path.as_ref() != Some(&path) {
            file::write(&path, &to_json(about, &merged)).map_err(failed)?;
        }
        if let Some(old) = theirs.path.filter(|old| *old != path && theirs.renamed) {
            let _ = fs::remove_file(old);
        }
        Ok(merged)
    }
}

#[derive(Default)]
struct Found {
    notes: Notes,
    path: Option<PathBuf>,
    /// The document's file has another path now.
    renamed: bool,
}

/// The notes that are kept of a document: under its path, else under its content. The error says what was done about
/// what is no such file.
fn find(folder: &Path, about: &About) -> Result<Found, String> {
    let Some(path) = file_of(folder, about) else {
        return Ok(Found::default());
    };
    match file::read(&path, "notes", parse)? {
        Some((_, notes)) => Ok(Found {
            notes,
            path: Some(path),
            renamed: false,
        }),
        None => Ok(by_content(folder, about).unwrap_or_default()),
    }
}

fn by_content(folder: &Path, about: &About) -> Option<Found> {
    about.key.as_ref()?;
    let files = fs::read_dir(folder).ok()?.flatten().map(|f| f.path());
    let mut files: Vec<PathBuf> = files
        .filter(|f| f.extension().is_some_and(|e| e == "json"))
        .collect();
    files.sort();
    files.into_iter().find_map(|path| {
        let (of, notes) = parse(&fs::read_to_string(&path).ok()?).ok()?;
        (of.key == about.key).then(|| Found {
            notes,
            path: Some(path),
            renamed: of.path.is_some_and(|p| !Path::new(&p).exists()),
        })
    })
}

/// The file that keeps the notes of a document.
fn file_of(folder: &Path, about: &About) -> Option<PathBuf> {
    let name = match (&about.path, &about.key) {
        (Some(path), _) => digest::sha256(&[b"path", path.as_bytes()]),
        (None, Some(key)) => digest::sha256(&[b"content", key.as_bytes()]),
        (None, None) => return None,
    };
    Some(folder.join(format!("{}.json", &name[..NAME])))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::notes::Note;

    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let name = format!("nutgraf-kept-{name}-{}", std::process::id());
            let path = std::env::temp_dir().join(name);
            let _ = fs::remove_dir_all(&path);
            fs::create_dir_all(&path).unwrap();
            Self(path)
        }

        fn kept(&self) -> Kept {
            Kept::within(self.0.join("notes"))
        }

        /// A document of this folder.
        fn about(&self, name: &str, key: &str) -> About {
            let path = self.0.join(name);
            fs::write(&path, key).unwrap();
            About {
                name: name.to_owned(),
                path: Some(path.display().to_string()),
                key: Some(key.to_owned()),
            }
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn notes(ids: &[&str]) -> Notes {
        let note = |id: &&str| Note {
            id: (*id).to_owned(),
            ..Note::default()
        };
        Notes(ids.iter().map(note).collect())
    }

    #[test]
    fn notes_are_kept_under_the_path_and_private_to_the_user() {
        let folder = Folder::new("path");
        let (kept, about) = (folder.kept(), folder.about("a.md", "one"));
        assert_eq!(kept.load(&about), Loaded::default());
        let none = Notes::default();
        kept.save(&about, &none, &notes(&["1"])).unwrap();
        let changed = folder.about("a.md", "two");
        assert_eq!(kept.load(&changed).notes, notes(&["1"]));
        let other = folder.about("b.md", "three");
        assert_eq!(kept.load(&other).notes, none);
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let file = file_of(&folder.0.join("notes"), &about).unwrap();
        assert_eq!((mode(&file), mode(&folder.0.join("notes"))), (0o600, 0o700));
    }

    #[test]
    fn a_renamed_document_keeps_its_notes_and_a_copy_gets_its_own() {
        let folder = Folder::new("renamed");
        let (kept, old) = (folder.kept(), folder.about("a.md", "one"));
        let none = Notes::default();
        kept.save(&old, &none, &notes(&["1"])).unwrap();
        let copy = folder.about("copy.md", "one");
        let found = kept.load(&copy).notes;
        assert_eq!(found, notes(&["1"]));
        kept.save(&copy, &found, &notes(&["1", "2"])).unwrap();
        assert_eq!(kept.load(&old).notes, notes(&["1"]));
        fs::remove_file(folder.0.join("copy.md")).unwrap();
        fs::remove_file(folder.0.join("a.md")).unwrap();
        let new = folder.about("z.md", "one");
        let found = kept.load(&new).notes;
        kept.save(&new, &found, &found).unwrap();
        let files = fs::read_dir(folder.0.join("notes")).unwrap().count();
        // The one that was taken over is gone; the lock is a file too.
        assert_eq!(files, 3);
    }

    #[test]
    fn two_programs_at_once_lose_nothing() {
        let folder = Folder::new("twice");
        let about = folder.about("a.md", "one");
        let writers: Vec<_> = (0..4)
            .map(|writer| {
                let (kept, about) = (folder.kept(), about.clone());
                std::thread::spawn(move || {
                    let mut base = Notes::default();
                    for nth in 0..10 {
                        let mut ours = base.clone();
                        ours.put(Note {
                            id: format!("{writer}-{nth}"),
                            ..Note::default()
                        });
                        base = kept.save(&about, &base, &ours).unwrap();
                    }
                })
            })
            .collect();
        writers.into_iter().for_each(|w| w.join().unwrap());
        assert_eq!(folder.kept().load(&about).notes.0.len(), 40);
    }

    #[test]
    fn a_damaged_file_is_set_aside_and_a_later_one_left_alone() {
        let folder = Folder::new("damaged");
        let (kept, about) = (folder.kept(), folder.about("a.md", "one"));
        let none = Notes::default();
        kept.save(&about, &none, &notes(&["1"])).unwrap();
        let file = file_of(&folder.0.join("notes"), &about).unwrap();
        for nth in 1..=2 {
            fs::write(&file, b"{\"version\":1,\xff").unwrap();
            let said = kept.load(&about).said.unwrap();
            assert!(said.contains(&format!(".json.damaged{nth}")), "{said}");
            assert!(!file.exists());
        }
        fs::write(&file, b"{}").unwrap();
        assert_eq!(kept.save(&about, &none, &notes(&["2"])), Ok(notes(&["2"])));
        fs::write(&file, b"{\"version\":7}").unwrap();
        assert!(kept.load(&about).said.unwrap().contains("version 7"));
        assert!(kept.save(&about, &none, &notes(&["3"])).is_err());
        assert_eq!(fs::read(&file).unwrap(), b"{\"version\":7}");
    }

    #[test]
    fn private_keeps_nothing() {
        let kept = Kept::new(true);
        let about = About::default();
        assert!(!kept.is_on());
        assert_eq!(
            kept.save(&about, &Notes::default(), &notes(&["1"])),
            Ok(notes(&["1"]))
        );
    }
}
