//! Owns where the rows of a comparison lead: to their places in all columns at once, and from one
//! difference to the next.

use std::sync::Arc;

use super::{Compared, Row, Tab, Verdict, side_name};
use crate::analysis::Target;
use crate::app::geometry::Area;
use crate::app::pointer::first_row;
use crate::app::reader::Link;
use crate::app::{App, Focus};
use crate::document::Span;

/// Places of one row that Enter walks in a column.
const WALKED: usize = 10_000;

/// A place in one of the parts, and what is named there.
type Place = (Span, Option<Target>);

impl App {
    /// Goes to the selected row in all columns that have it; again goes on to the next places.
    pub fn strip_go(&mut self) {
        let Some(id) = self.comparing.as_ref().and_then(|c| c.item()) else {
            self.say("no row to go to");
            return;
        };
        let from = self.place();
        self.trail.leave(from);
        self.strip_show(id, true);
        // Where the strip hides the columns, one wants to see them.
        if self.geometry().readers.is_empty() {
            self.focus = Focus::Reader;
        }
        let seen = self.geometry().readers.len();
        if seen < self.readers.len()
            && let Some(message) = &mut self.message
        {
            message.text.push_str(" · C-w w: the other column");
        }
    }

    /// A click on the strip: gives it the keys, and goes where the row leads.
    pub(in crate::app) fn click_strip(&mut self, area: Area, row: u16) {
        let folded = area.height < 3;
        let inner = area.inner();
        self.focus = Focus::Strip;
        let Some(comparing) = &mut self.comparing else {
            return;
        };
        comparing.open = true;
        if folded {
            return;
        }
        let height = Self::strip_rows(inner, comparing.sides.len());
        let line = row.checked_sub(inner.y + 1).filter(|line| *line < height);
        let Some(line) = line else { return };
        let rows = comparing.rows().len();
        let clicked = first_row(comparing.selected_row(), rows, height) + usize::from(line);
        if matches!(comparing.rows().get(clicked), Some(Row::Of(_))) {
            comparing.selected[comparing.tab as usize] = clicked;
            self.strip_go();
        }
    }

    /// Goes to a row of the shown tab in all columns. `turns`: the keys go to a column that has it.
    fn strip_show(&mut self, id: u32, turns: bool) {
        let Some(comparing) = &mut self.comparing else {
            return;
        };
        let Some(found) = comparing.found.clone() else {
            return;
        };
        let tab = comparing.tab;
        if tab == Tab::Text {
            comparing.at = Some(id);
        }
        let count = found.bodies.len().min(self.readers.len());
        let mut told = Vec::new();
        let mut has = Vec::new();
        for side in 0..count {
            let places = found.places(tab, id, side, WALKED);
            let beside = found.place_of(id, side).filter(|_| tab == Tab::Text);
            let frozen = self.readers[side].frozen;
            let Some(nth) = self.next_of(&found, side, &places) else {
                // What is missing is seen by what stands where it would.
                if let Some(place) = beside.filter(|_| !frozen) {
                    self.readers[side].link = None;
                    self.align(side, place);
                }
                continue;
            };
            has.push(side);
            if places.len() > 1 {
                told.push(format!(
                    "{} {}/{}",
                    side_name(side, count),
                    nth + 1,
                    places.len()
                ));
            } else {
                told.push(side_name(side, count));
            }
            if frozen {
                continue;
            }
            let (span, target) = places[nth];
            let current = Arc::ptr_eq(
                &found.bodies[side].analysis,
                &self.docs[self.readers[side].document].analysis,
            );
            self.readers[side].focus = None;
            self.readers[side].reference = None;
            self.readers[side].link = target
                .filter(|_| current)
                .map(|target| Link { span, target });
            self.align(side, span.start());
        }
        if turns && !has.is_empty() && !has.contains(&self.active) {
            self.active = has[0];
        }
        let what = crate::flow::safe_line(&self.strip_name(&found, tab, id));
        let only = matches!(found.verdict(tab, id), Some(Verdict::Only(_)));
        let places = told.join(" · ");
        self.say(if only {
            format!("{what}: only {places}")
        } else {
            format!("{what}: {places}")
        });
        self.follow();
    }

    /// Which of the places is next: the first, or the one after that which is selected.
    fn next_of(&self, found: &Compared, side: usize, places: &[Place]) -> Option<usize> {
        let (_, target) = places.first()?;
        let link = self.readers[side].link;
        let selected = link.filter(|link| {
            let same = target.is_some_and(|target| match (target, link.target) {
                (Target::Actor(a), Target::Actor(b)) => a == b,
                // A figure that is stated several times has a number for each.
                (Target::Number(_), Target::Number(_)) => {
                    places.iter().any(|(span, _)| *span == link.span)
                }
                _ => false,
            });
            same && found.bodies[side].span.contains(link.span.start())
        });
        let Some(link) = selected else {
            return Some(0);
        };
        let after = places.partition_point(|(span, _)| *span <= link.span);
        Some(if after < places.len() { after } else { 0 })
    }

    /// Puts a place in the upper third of a column, as high in all of them.
    fn align(&mut self, reader: usize, offset: usize) {
        let height = usize::from(self.text_area(reader).height).max(1);
        let place = self.layout(reader).back(offset, height / 3);
        self.readers[reader].place = place;
        self.readers[reader].want = None;
        self.readers[reader].selection = None;
    }

    /// What a row is about, in a few words.
    fn strip_name(&self, found: &Compared, tab: Tab, id: u32) -> String {
        const WORDS: usize = 40;
        match tab {
            Tab::Actors => found.actor(id).map_or("", |row| row.name()).to_owned(),
            Tab::Numbers | Tab::Dates => {
                let mut sides = 0..found.bodies.len();
                let first = sides.find_map(|side| {
                    let (span, _) = *found.places(tab, id, side, 1).first()?;
                    Some(found.bodies[side].content.slice(span).to_owned())
                });
                first.unwrap_or_default()
            }
            Tab::Text => {
                let Some(row) = found.sentence(id) else {
                    return String::new();
                };
                let (side, span) = match (row.right, row.left) {
                    (Some(span), _) => (1, span),
                    (None, Some(span)) => (0, span),
                    (None, None) => return String::new(),
                };
                let text = found.bodies[side].content.slice(span);
                let cut: String = text.chars().take(WORDS).collect();
                let dots = if cut.len() < text.len() { "…" } else { "" };
                format!("{} “{cut}{dots}”", change_word(row.change))
            }
        }
    }

    /// Goes to the next or previous difference of the texts; of three columns, to the next row that
    /// is not shared.
    pub fn step_difference(&mut self, forward: bool, count: usize) {
        if self.comparing.is_none() {
            let focus = self.focus;
            self.compare();
            self.focus = focus;
        }
        let Some(comparing) = &self.comparing else {
            return;
        };
        let Some(found) = comparing.found.clone() else {
            self.say("still comparing: the differences come in a moment");
            return;
        };
        if found.bodies.len() != 2 {
            self.step_rows(&found, forward, count);
            return;
        }
        if !found.is_alike() {
            self.say("the texts share no sentence");
            return;
        }
        let side = self.active.min(1);
        let mut id = comparing.at.filter(|id| self.is_here(&found, side, *id));
        let begins = id.is_none();
        let before = id;
        for _ in 0..count {
            let next = match id {
                Some(id) => found.difference_after(side, id, forward),
                None => {
                    let seen = self.visible(side);
                    found.difference_from(side, seen.start(), forward)
                }
            };
            if next.is_none() {
                break;
            }
            id = next;
        }
        let Some(id) = id.filter(|id| Some(*id) != before) else {
            self.say(match (found.views(Tab::Text).first(), forward) {
                (Some(all), _) if all.rows.is_empty() => "the texts are the same",
                (_, true) => "no more differences below",
                (_, false) => "no more differences above",
            });
            return;
        };
        if begins {
            let from = self.place();
            self.trail.leave(from);
        }
        if let Some(comparing) = &mut self.comparing {
            comparing.tab = Tab::Text;
            comparing.view[Tab::Text as usize] = 0;
            let row = found.row_of(id).unwrap_or(0);
            comparing.selected[Tab::Text as usize] = row;
        }
        self.strip_show(id, false);
    }

    /// Whether a column still stands where a sentence was shown.
    fn is_here(&self, found: &Compared, side: usize, id: u32) -> bool {
        let place = found.place_of(id, side);
        place.is_some_and(|place| {
            let seen = self.visible(side);
            (seen.start()..=seen.end()).contains(&place)
        })
    }

    /// The next or previous row of the strip that is not shared by all columns.
    fn step_rows(&mut self, found: &Compared, forward: bool, count: usize) {
        let Some(comparing) = &mut self.comparing else {
            return;
        };
        let tab = comparing.tab;
        let differs = |row: &Row| match row {
            Row::Of(id) => found.verdict(tab, *id) != Some(Verdict::Shared),
            Row::Label(_) => false,
        };
        let mut at = comparing.selected_row();
        // The first press goes to the selected row itself.
        let mut left = count;
        if comparing.at.is_none() && comparing.rows().get(at).is_some_and(differs) {
            left -= 1;
        }
        for _ in 0..left {
            let rows = comparing.rows();
            let next = if forward {
                (at + 1..rows.len()).find(|i| differs(&rows[*i]))
            } else {
                (0..at.min(rows.len())).rev().find(|i| differs(&rows[*i]))
            };
            match next {
                Some(next) => at = next,
                None => {
                    self.say("no more rows that differ in this list: h and l turn to the others");
                    return;
                }
            }
        }
        comparing.selected[tab as usize] = at;
        comparing.at = comparing.item();
        if let Some(id) = comparing.item() {
            self.strip_show(id, true);
        }
    }

    /// What was done to the sentences of a column that are seen, for the marks beside them: the sentence,
    /// and whether one has gone there.
    pub fn changes_seen(&self, reader: usize, seen: Span) -> Vec<(u32, Span, bool)> {
        let Some(comparing) = &self.comparing else {
            return Vec::new();
        };
        let Some(found) = &comparing.found else {
            return Vec::new();
        };
        let of_column = found
            .bodies
            .get(reader)
            .filter(|body| Arc::ptr_eq(&body.content, &self.docs[body.document].document))
            .is_some_and(|body| body.document == self.readers[reader].document);
        if !of_column || found.bodies.len() != 2 || !found.is_alike() {
            return Vec::new();
        }
        let changes = found.changes_in(reader, seen);
        changes
            .map(|(id, span)| (id, span, comparing.at == Some(id)))
            .collect()
    }
}

/// What was done to a sentence, in a word or two.
pub fn change_word(change: crate::compare::TextChange) -> &'static str {
    use crate::compare::TextChange;
    match change {
        TextChange::Same => "the same",
        TextChange::Changed => "rewritten",
        TextChange::Moved => "moved",
        TextChange::MovedAndChanged => "moved and rewritten",
        TextChange::Removed => "removed",
        TextChange::Added => "added",
    }
}
