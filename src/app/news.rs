//! Owns what the workers bring: text, analysis, index, matches; and what had waited for them.

use std::sync::Arc;

use super::popup::Popup;
use super::reader::{Link, Want};
use super::{App, Effect, Update};
use crate::analysis::Analysis;
use crate::document::{Document, Span};

impl App {
    /// Takes news from beside the screen. Effects may follow (a search that had waited for the text).
    pub fn receive(&mut self, update: Update) -> Vec<Effect> {
        let mut effects = self.take(update);
        effects.extend(self.keep_corrected());
        effects.extend(self.keep_compared());
        effects.extend(self.keep_merged());
        effects
    }

    fn take(&mut self, update: Update) -> Vec<Effect> {
        match update {
            Update::Document {
                document,
                content,
                warnings,
                whole,
            } => self.receive_document(document, content, warnings, whole),
            Update::Failed { document, reason } => {
                if let Some(open) = self.docs.get_mut(document) {
                    let line = format!("{} {reason}", open.name);
                    open.failed = Some(reason);
                    open.progress = None;
                    self.warn(line);
                    self.shelve(document);
                }
                Vec::new()
            }
            Update::Shelf(news) => {
                self.receive_shelf(news);
                Vec::new()
            }
            Update::Reloaded(reloaded) => self.receive_reloaded(*reloaded),
            Update::Kept { document, reason } => {
                self.receive_kept(document, reason);
                Vec::new()
            }
            Update::Followed {
                document,
                file,
                name,
            } => {
                self.followed(document, file, name);
                Vec::new()
            }
            Update::Progress {
                document,
                doing,
                done,
            } => {
                if let Some(open) = self.docs.get_mut(document) {
                    open.progress = Some((doing, done));
                }
                Vec::new()
            }
            Update::Analysis {
                document,
                analysis,
                last,
            } => {
                self.receive_analysis(document, analysis, last);
                Vec::new()
            }
            Update::Index { document, index } => {
                if let Some(open) = self.docs.get_mut(document)
                    && index.is_of(&open.analysis)
                {
                    open.index = Some(index);
                }
                if matches!(self.popup, Some(Popup::Finder)) {
                    return self.find_now();
                }
                Vec::new()
            }
            Update::Hits {
                generation,
                spans,
                total,
                error,
            } => {
                self.search_found(generation, spans, total, error);
                Vec::new()
            }
            Update::Found { generation, hits } => self.finder_found(generation, hits),
            Update::Counted { generation, total } => {
                self.finder_counted(generation, total);
                Vec::new()
            }
            Update::Notes {
                document,
                content,
                notes,
                places,
            } => self.receive_notes(document, &content, notes, places),
            Update::Placed {
                document,
                content,
                notes,
                places,
            } => self.receive_placed(document, &content, notes, places),
            Update::Exported { choice, path, said } => {
                self.receive_exported(choice, &path, said);
                Vec::new()
            }
            Update::Corrections { document, list } => {
                self.receive_corrections(document, list);
                Vec::new()
            }
            Update::Corrected {
                document,
                version,
                corrected,
            } => {
                self.receive_corrected(document, version, *corrected);
                Vec::new()
            }
            Update::Merged { generation, merged } => {
                self.receive_merged(generation, merged);
                Vec::new()
            }
            Update::Compared { generation, found } => {
                self.receive_compared(generation, found);
                Vec::new()
            }
            Update::Light(_) => Vec::new(),
            Update::Say(text) => {
                self.warn(text);
                Vec::new()
            }
        }
    }

    fn receive_document(
        &mut self,
        document: usize,
        content: Arc<Document>,
        warnings: Vec<String>,
        whole: bool,
    ) -> Vec<Effect> {
        let Some(open) = self.docs.get_mut(document) else {
            return Vec::new();
        };
        open.failed = None;
        open.take_document(content, whole);
        if whole {
            open.progress = None;
        }
        let first = open.warnings.is_empty() && !warnings.is_empty();
        open.warnings = warnings;
        if first && self.reader().document == document {
            let line = self.docs[document].warnings.join("; ");
            self.warn(line);
        }
        for reader in 0..self.readers.len() {
            if self.readers[reader].document != document {
                continue;
            }
            let len = self.docs[document].document.text.len();
            match self.readers[reader].want {
                Some(Want::End) if whole => {
                    let height = usize::from(self.text_area(reader).height);
                    self.readers[reader].place = self.layout(reader).last_page(height);
                    self.readers[reader].want = None;
                }
                Some(Want::Place(offset)) if offset < len || whole => {
                    self.to_top(reader, offset.min(len));
                }
                _ => {}
            }
        }
        self.reach_label();
        let mut effects = Vec::new();
        if document == 0 {
            self.reach_section();
            effects = self.reach_words(whole);
        }
        self.follow();
        if whole && let Some(search) = self.search.as_ref().filter(|s| s.document == document) {
            let (pattern, generation) = (search.text.clone(), search.generation());
            effects.push(Effect::Search {
                document,
                pattern,
                generation,
            });
        }
        effects
    }

    fn receive_analysis(&mut self, document: usize, analysis: Arc<Analysis>, last: bool) {
        self.take_told(document, analysis, last);
        if last {
            self.shelve(document);
        }
        if document == 0 {
            self.reach_actor(last);
        }
    }

    /// Takes an analysis; links, card and views go over to it.
    pub(super) fn take_told(&mut self, document: usize, analysis: Arc<Analysis>, last: bool) {
        let Some(open) = self.docs.get_mut(document) else {
            return;
        };
        let before = Arc::clone(&open.analysis);
        open.take_analysis(analysis, last);
        if last {
            open.progress = None;
        }
        for reader in 0..self.readers.len() {
            let link = self.readers[reader].link;
            if self.readers[reader].document == document
                && let Some(link) = link
            {
                self.readers[reader].link = self
                    .same_target(document, &before, link.target)
                    .map(|target| Link { target, ..link });
            }
        }
        self.renew_card(document, &before);
        self.renew_figures(document, &before);
    }

    /// `--section TEXT`: the first section whose title holds the text.
    fn reach_section(&mut self) {
        let Some(wanted) = self.goals.section.clone() else {
            return;
        };
        let open = &self.docs[0];
        let lower = wanted.to_lowercase();
        let mut sections = open.document.sections.iter();
        match sections.find(|s| s.title.to_lowercase().contains(&lower)) {
            Some(section) => {
                let start = section.span.start();
                self.goals.section = None;
                self.to_top(0, start);
            }
            None if open.whole => {
                self.goals.section = None;
                self.warn(format!("no section is called {wanted:?}"));
            }
            None => {}
        }
    }

    /// `--find QUERY`: the first match, as with `/`.
    fn reach_words(&mut self, whole: bool) -> Vec<Effect> {
        let Some(wanted) = self.goals.find.clone() else {
            return Vec::new();
        };
        let from = self.place();
        let effects = self.search_typed(&wanted, from);
        let found = self.search.as_ref().is_some_and(|s| s.at.is_some());
        if found || whole {
            self.goals.find = None;
        }
        if whole && !found && self.message.is_none() {
            self.warn(format!("no match for {wanted:?}"));
        }
        effects
    }

    /// `--actor NAME`: its first mention and its card.
    fn reach_actor(&mut self, last: bool) {
        let Some(wanted) = self.goals.actor.clone() else {
            return;
        };
        let open = &self.docs[0];
        match open.analysis.actor_called(&wanted) {
            Some(actor) => {
                let first = open.analysis.actors[actor as usize].mentions.first();
                let link = first.map(|m| Link::from(&open.analysis.mentions[*m as usize]));
                self.goals.actor = None;
                if let Some(link) = link {
                    self.go(0, Span::empty(link.span.start()));
                    self.select_link(link);
                    self.open_card(link.target);
                    self.say_link(link);
                }
            }
            None if last => {
                self.goals.actor = None;
                self.warn(format!("no actor is called {wanted:?}"));
            }
            None => {}
        }
    }
}
