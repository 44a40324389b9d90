//! Owns the focus filter: only the paragraphs that name some actor, and another, or that hold some words.

use std::sync::Arc;

use super::line::Line;
use super::reader::Focusing;
use super::{App, Pane, Prompt, PromptKind};
use crate::analysis::Target;
use crate::search::text::Pattern;

impl App {
    /// Focuses on what is selected: in the actors or numbers list that one, in the text the link.
    /// A second actor narrows it; the same again lifts it.
    pub fn focus_here(&mut self) {
        let target = match self.list_item() {
            Some((Pane::Actors, actor)) => Some(Target::Actor(actor)),
            Some((Pane::Numbers, number)) => Some(Target::Number(number)),
            _ => None,
        };
        match target {
            Some(target) => self.focus_target(target),
            None => {
                self.prompt = Some(Prompt {
                    kind: PromptKind::Focus,
                    line: Line::default(),
                    from: self.place(),
                });
            }
        }
    }

    /// Focuses the active column on an actor (or on the paragraph of a number).
    pub fn focus_target(&mut self, target: Target) {
        let document = self.doc();
        let analysis = &document.analysis;
        let name = match target {
            Target::Actor(id) => analysis.actors.get(id as usize).map(|a| a.name.clone()),
            Target::Number(id) => analysis
                .numbers
                .get(id as usize)
                .map(|n| crate::flow::safe_line(document.document.slice(n.full))),
        };
        let Some(name) = name else { return };
        self.narrow(&name, vec![self.blocks_of(target)]);
    }

    /// Focuses on what was typed: names parted by "and" or "&"; what names no actor is searched as words.
    pub fn focus_typed(&mut self, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            self.focus_off();
            return;
        }
        let document = self.reader().document;
        let mut sets = Vec::new();
        for part in text
            .split(" and ")
            .flat_map(|p| p.split('&'))
            .map(str::trim)
        {
            let blocks = match self.actor_named(document, part) {
                Some(actor) => self.blocks_of(Target::Actor(actor)),
                None => match Pattern::new(part) {
                    Ok(pattern) => self.blocks_matching(&pattern),
                    Err(error) => {
                        self.warn(error);
                        return;
                    }
                },
            };
            sets.push(blocks);
        }
        self.reader_mut().focus = None;
        self.narrow(text, sets);
    }

    /// Shows all of the text again, at the passage that the focus showed first.
    pub fn focus_off(&mut self) {
        let rows = self.layout(self.active).rows(self.reader().place, 2);
        let text = rows.iter().find(|row| row.is_text());
        let place = text.map_or(self.reader().place, |row| row.span.start());
        self.reader_mut().focus = None;
        self.to_top(self.active, place);
        self.follow();
    }

    /// Keeps of the blocks shown those that stand in every set.
    fn narrow(&mut self, label: &str, sets: Vec<Vec<u32>>) {
        let before = self.reader().focus.clone();
        if before.as_ref().is_some_and(|f| f.label == label) {
            self.focus_off();
            return;
        }
        let mut sets = sets.into_iter();
        let mut blocks = match &before {
            Some(focus) => focus.blocks.to_vec(),
            None => sets.next().unwrap_or_default(),
        };
        for set in sets {
            blocks.retain(|b| set.binary_search(b).is_ok());
        }
        let label = match before {
            Some(focus) => format!("{} and {label}", focus.label),
            None => label.to_owned(),
        };
        if blocks.is_empty() {
            self.warn(format!("no paragraph has {label}"));
            return;
        }
        let all = self.doc().document.blocks.len();
        self.say(format!(
            "{} of {all} paragraphs have {label}; Esc shows all",
            blocks.len()
        ));
        let place = self.reader().place;
        let from = self.place();
        self.trail.leave(from);
        self.reader_mut().focus = Some(Focusing {
            label,
            blocks: Arc::new(blocks),
        });
        let height = usize::from(self.text_area(self.active).height);
        let last = self.layout(self.active).last_page(height);
        let at = self.layout(self.active).snap(place).min(last);
        self.reader_mut().place = at;
        self.follow();
    }

    fn blocks_of(&self, target: Target) -> Vec<u32> {
        let open = self.doc();
        let analysis = &open.analysis;
        let block = |offset: usize| open.document.block_at(offset) as u32;
        let mut blocks: Vec<u32> = match target {
            Target::Number(id) => vec![block(analysis.numbers[id as usize].span.start())],
            Target::Actor(id) => {
                let mentions = analysis.actors[id as usize].mentions.iter();
                mentions
                    .map(|m| block(analysis.mentions[*m as usize].span.start()))
                    .collect()
            }
        };
        blocks.sort_unstable();
        blocks.dedup();
        blocks
    }

    fn blocks_matching(&self, pattern: &Pattern) -> Vec<u32> {
        let document = &self.doc().document;
        let (hits, _) = pattern.all(&document.text, usize::MAX, &|| false);
        let mut blocks: Vec<u32> = hits
            .iter()
            .map(|hit| document.block_at(hit.start()) as u32)
            .collect();
        blocks.dedup();
        blocks
    }
}
