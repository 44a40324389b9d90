//! Owns what a link to another file does: the file becomes one more document.

use std::sync::Arc;

use super::workers::From;
use super::{End, Shell};
use crate::app::Update;

impl Shell {
    /// Opens the file that a link of a document names, or goes to it where it is open.
    pub(super) fn follow(&mut self, document: usize, path: &str, name: String) -> Option<End> {
        let from = self.sources.get(document)?;
        let source = match self.roots.linked(from, path) {
            Ok(source) => source,
            Err(said) => return self.receive(Update::Say(said)),
        };
        if let Some(document) = self.sources.iter().position(|s| s.is_same(&source)) {
            return self.receive(Update::Followed {
                document,
                file: source.name(),
                name,
            });
        }
        let document = self.sources.len();
        let file = source.name();
        self.sources.push(source.clone());
        self.keys.push(None);
        self.documents.push(None);
        self.cancelled.push(Arc::default());
        let end = self.receive(Update::Followed {
            document,
            file,
            name,
        });
        self.watch(document);
        self.work(document, From::Unread(source));
        end
    }
}
