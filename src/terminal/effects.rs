//! Owns the performing of what the app asks for.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::{End, Shell, clipboard, modes};
use crate::app::comparing::Compared;
use crate::app::merged::Merged;
use crate::app::{Effect, Update, finder};
use crate::export::citing;
use crate::work;

/// Shorter texts are searched at once.
const SEARCHED_AT_ONCE: usize = 1_000_000;

impl Shell {
    pub fn perform(&mut self, effects: Vec<Effect>) -> Option<End> {
        effects.into_iter().find_map(|effect| self.effect(effect))
    }

    fn effect(&mut self, effect: Effect) -> Option<End> {
        match effect {
            Effect::Quit => return Some(End::Quit),
            Effect::Interrupt => return Some(End::Interrupt),
            Effect::Suspend => return self.suspend(),
            Effect::Edit { document, offset } => return self.edit(document, offset),
            Effect::Follow {
                document,
                path,
                name,
            } => return self.follow(document, &path, name),
            Effect::Redraw => {
                self.fit();
                self.screen.repaint(self.size);
            }
            Effect::Copy(text) => match clipboard::copy(&text) {
                Ok(sequence) => self.screen.queue(sequence.as_bytes()),
                Err(said) => return self.receive(Update::Say(said)),
            },
            Effect::Cite(citation) => {
                return self.effect(Effect::Copy(citing::one(&citation)));
            }
            Effect::Export {
                choice,
                path,
                over,
                citations,
            } => {
                let said = citing::write_file(Path::new(&path), over, &citations);
                return self.receive(Update::Exported { choice, path, said });
            }
            Effect::Search {
                document,
                pattern,
                generation,
            } => return self.search(document, pattern, generation),
            Effect::Find {
                query,
                kinds,
                generation,
            } => {
                let indexes = self.app.indexes();
                self.find.run(generation, &self.news, move |_| {
                    let hits = finder::best(&indexes, &query, &kinds);
                    Some(Update::Found { generation, hits })
                });
            }
            Effect::Count {
                query,
                kinds,
                generation,
            } => {
                let indexes = self.app.indexes();
                let merged = self.app.all.merged.clone();
                self.count.run(generation, &self.news, move |stop| {
                    work::count(
                        &indexes,
                        merged.as_deref(),
                        &query,
                        &kinds,
                        generation,
                        stop,
                    )
                });
            }
            Effect::Merge { generation } => {
                let bodies = self.app.bodies_merged();
                self.merge.run(generation, &self.news, move |_| {
                    let merged = Arc::new(Merged::of(bodies));
                    Some(Update::Merged { generation, merged })
                });
            }
            Effect::Compare { generation } => {
                let bodies = self.app.bodies();
                self.compare.run(generation, &self.news, move |_| {
                    let found = Arc::new(Compared::of(bodies));
                    Some(Update::Compared { generation, found })
                });
            }
            Effect::Open { entry, document } => self.open_found(entry, document),
            Effect::StopWalk => self.folders.stop(),
            Effect::KeepNotes { document, notes } => return self.keep_notes(document, notes),
            Effect::KeepCorrections { document, list } => {
                return self.keep_corrections(document, list);
            }
            Effect::Correct {
                document,
                list,
                version,
            } => return self.correct(document, list, version),
            Effect::PlaceNotes { document, notes } => self.place_notes(document, notes),
            Effect::Reload { document } => return self.reload(document),
            Effect::Cancel { document } => {
                if let Some(cancelled) = self.cancelled.get(document) {
                    cancelled.store(true, Ordering::Relaxed);
                }
            }
            Effect::CapturePointer(on) => {
                self.pointer = on;
                self.screen.queue(modes::pointer(on).as_bytes());
            }
        }
        None
    }

    fn search(&mut self, document: usize, pattern: String, generation: u64) -> Option<End> {
        let content = Arc::clone(self.documents.get(document)?.as_ref()?);
        if content.text.len() < SEARCHED_AT_ONCE {
            self.search.supersede(generation);
            let hits = work::search(&content, &pattern, generation, &|| false)?;
            return self.receive(hits);
        }
        self.search.run(generation, &self.news, move |stop| {
            work::search(&content, &pattern, generation, stop)
        });
        None
    }
}
