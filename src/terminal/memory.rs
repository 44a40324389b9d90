//! Owns the state file: where each document was left, in the user's state folder.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use crate::app::{Memory, Remembered};
use crate::export::state::{Column, Place, State};
use crate::kept;

/// The file, if it may be read and written.
pub struct Store {
    path: Option<PathBuf>,
}

impl Store {
    /// Nothing is read or written where it is `private`.
    pub fn new(private: bool) -> Self {
        let folder = (!private).then(kept::folder).flatten();
        Self {
            path: folder.map(|folder| folder.join("state.json")),
        }
    }

    /// Whether anything is to be remembered.
    pub fn is_on(&self) -> bool {
        self.path.is_some()
    }

    /// What was remembered. A damaged file is set aside; the text then says so.
    pub fn load(&self) -> (Memory, Option<String>) {
        let Some(path) = &self.path else {
            return Default::default();
        };
        match read(path) {
            Ok(state) => (memory(state), None),
            Err(Fault::Missing) => Default::default(),
            Err(Fault::Damaged) => {
                let aside = path.with_extension("json.damaged");
                let said = match fs::rename(path, &aside) {
                    Ok(()) => format!(
                        "What was remembered is damaged; it is kept as {}",
                        aside.display()
                    ),
                    Err(_) => "What was remembered is damaged".to_owned(),
                };
                (Memory::default(), Some(said))
            }
        }
    }

    /// Adds to the file what was learned of the documents with these keys. Quiet where it can't be
    /// written: a read-only home is no fault.
    pub fn save(&self, memory: &Memory, keys: &[Option<String>]) {
        let Some(path) = &self.path else { return };
        let is_ours = |key: &str| keys.iter().flatten().any(|k| k == key);
        let ours = memory.places.iter().filter(|(key, _)| is_ours(key));
        let ours = ours.map(|(key, place)| Place {
            key: key.clone(),
            columns: place.columns.clone(),
        });
        let layout = memory.layout.iter().map(|(key, offset)| Column {
            key: key.clone(),
            offset: *offset,
        });
        let query = memory.finder_query.clone();
        let newer = State::new(query, ours.collect(), layout.collect());
        // Another nutgraf may have written since.
        let mut state = read(path).unwrap_or_default();
        state.update(newer);
        let _ = write(path, &state.to_json());
    }
}

enum Fault {
    Missing,
    Damaged,
}

fn read(path: &Path) -> Result<State, Fault> {
    match fs::read_to_string(path) {
        Ok(text) => State::parse(&text).map_err(|_| Fault::Damaged),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => Err(Fault::Damaged),
        Err(_) => Err(Fault::Missing),
    }
}

/// The file is always whole: the new one takes the place of the old one when it is complete.
fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)?;
    }
    let new = path.with_extension(format!("json.{}", std::process::id()));
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true).mode(0o600);
    options
        .open(&new)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .and_then(|()| fs::rename(&new, path))
        .inspect_err(|_| {
            let _ = fs::remove_file(&new);
        })
}

fn memory(state: State) -> Memory {
    let place = |place: Place| {
        let columns = place.columns;
        (place.key, Remembered { columns })
    };
    let documents = state.documents.into_iter();
    Memory {
        places: documents
            .filter(|d| !d.columns.is_empty())
            .map(place)
            .collect(),
        finder_query: state.finder_query,
        layout: state
            .layout
            .into_iter()
            .map(|c| (c.key, c.offset))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn store(name: &str) -> (Store, PathBuf) {
        let folder = std::env::temp_dir().join(format!("nutgraf-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let path = folder.join("nutgraf").join("state.json");
        let store = Store {
            path: Some(path.clone()),
        };
        (store, path)
    }

    fn left_at(key: &str, offset: usize) -> Memory {
        let columns = vec![offset];
        Memory {
            places: vec![(key.to_owned(), Remembered { columns })],
            finder_query: "aid".to_owned(),
            layout: vec![(key.to_owned(), offset)],
        }
    }

    #[test]
    fn what_is_saved_comes_back_beside_what_was_there() {
        let (store, path) = store("memory");
        assert_eq!(store.load().0, Memory::default());
        store.save(&left_at("a", 7), &[Some("a".to_owned())]);
        store.save(&left_at("b", 9), &[Some("b".to_owned()), None]);
        let (memory, said) = store.load();
        let keys: Vec<&str> = memory.places.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!((keys, said), (vec!["a", "b"], None));
        assert_eq!(memory.finder_query, "aid");
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let folder = path.parent().unwrap();
        assert_eq!(
            fs::metadata(folder).unwrap().permissions().mode() & 0o777,
            0o700
        );
        assert_eq!(fs::read_dir(folder).unwrap().count(), 1);
        fs::remove_dir_all(folder.parent().unwrap()).unwrap();
    }

    #[test]
    fn a_damaged_file_is_set_aside() {
        let (store, path) = store("damaged");
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, b"{\"version\":1,\xff").unwrap();
        let (memory, said) = store.load();
        assert_eq!(memory, Memory::default());
        assert!(said.unwrap().contains("state.json.damaged"));
        assert!(!path.exists() && path.with_extension("json.damaged").exists());
        fs::remove_dir_all(path.parent().unwrap().parent().unwrap()).unwrap();
    }

    #[test]
    fn private_remembers_nothing() {
        let store = Store::new(true);
        store.save(&left_at("a", 7), &[Some("a".to_owned())]);
        assert!(!store.is_on());
    }
}
