//! Owns which files a document's links may open: readable ones in the folder of a document that was
//! named, or below it; below the working directory, where that document stands in there.

use std::path::{Path, PathBuf};

use super::Source;

/// The folders that links may lead to.
#[derive(Debug, Clone, Default)]
pub struct Roots(Vec<PathBuf>);

impl Roots {
    /// Those of the documents that were named.
    pub fn of(sources: &[Source]) -> Self {
        let here = std::env::current_dir().and_then(|folder| folder.canonicalize());
        let mut roots: Vec<PathBuf> = Vec::new();
        for source in sources {
            let Some(folder) = folder(source) else {
                continue;
            };
            let root = match &here {
                Ok(here) if folder.starts_with(here) => here.clone(),
                _ => folder,
            };
            if !roots.contains(&root) {
                roots.push(root);
            }
        }
        Self(roots)
    }

    /// Lets links lead into a folder that was named.
    pub fn add(&mut self, folder: &Path) {
        self.0.extend(folder.canonicalize());
    }

    /// The file that a link of a document leads to. The error is a sentence.
    pub fn linked(&self, from: &Source, path: &str) -> Result<Source, String> {
        let Some(folder) = folder(from) else {
            return Err(format!(
                "{path}: {} has no folder to find it in",
                from.path()
            ));
        };
        if Path::new(path).is_absolute() {
            return Err(format!("{path}: only links within the folder are followed"));
        }
        let found = folder.join(path).canonicalize();
        let found = found.map_err(|error| format!("{path}: {}", super::plain(&error)))?;
        if !self.0.iter().any(|root| found.starts_with(root)) {
            return Err(format!(
                "{path} leads out of the folder, and is not followed: name it on the command line"
            ));
        }
        let about = found.metadata();
        let about = about.map_err(|error| format!("{path}: {}", super::plain(&error)))?;
        if about.is_dir() {
            return Err(format!("{path} is a folder"));
        }
        if !about.is_file() {
            return Err(format!("{path} is not a regular file"));
        }
        Ok(Source::File(found))
    }
}

impl Source {
    /// Whether two name the same file.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::File(a), Self::File(b)) => {
                a == b || matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
            }
            (a, b) => a == b,
        }
    }
}

/// The real folder of a document.
fn folder(source: &Source) -> Option<PathBuf> {
    let Source::File(path) = source else {
        return None;
    };
    Some(path.canonicalize().ok()?.parent()?.to_path_buf())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn links_lead_to_files_of_the_folder_and_nowhere_else() {
        let base = std::env::temp_dir().join(format!("nutgraf-linked-{}", std::process::id()));
        let _ = fs::remove_dir_all(&base);
        let folder = base.join("papers");
        fs::create_dir_all(folder.join("more")).unwrap();
        for file in ["papers/a.md", "papers/more/b.md", "secret.md"] {
            fs::write(base.join(file), "text").unwrap();
        }
        std::os::unix::fs::symlink(base.join("secret.md"), folder.join("way-out.md")).unwrap();
        let a = Source::File(folder.join("a.md"));
        let roots = Roots::of(std::slice::from_ref(&a));
        let b = roots.linked(&a, "more/b.md").unwrap();
        assert_eq!(b.name(), "b.md");
        assert!(roots.linked(&b, "../a.md").unwrap().is_same(&a));
        for (path, fault) in [
            ("../secret.md", "leads out of the folder"),
            ("way-out.md", "leads out of the folder"),
            ("/etc/hostname", "only links within the folder"),
            ("none.md", "no such file"),
            ("more", "is a folder"),
            ("a\0b", ""),
        ] {
            let said = roots.linked(&a, path).unwrap_err();
            assert!(said.contains(fault), "{path}: {said}");
        }
        assert!(roots.linked(&Source::Stdin, "a.md").is_err());
        assert!(roots.linked(&Source::Briefing, "a.md").is_err());
        fs::remove_dir_all(base).unwrap();
    }
}
