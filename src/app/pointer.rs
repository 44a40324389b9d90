//! Owns what the pointer does: click a link, a row, a part of the screen; wheel; drag the divider.

use super::geometry::{Area, Geometry};
use super::input::{Pointer, PointerAction};
use super::notes::pane::Row;
use super::popup::Popup;
use super::reference::Reference;
use super::{App, Effect, Focus, Pane};

const WHEEL_ROWS: isize = 3;

impl App {
    pub fn point(&mut self, pointer: Pointer) -> Vec<Effect> {
        let (column, row) = (pointer.column, pointer.row);
        match pointer.action {
            PointerAction::Press => return self.click(column, row),
            PointerAction::Drag => {
                if self.dragging {
                    self.lists_width = Some(column + 1);
                    self.lists_width = Some(Geometry::lists_width(self));
                }
            }
            PointerAction::Release => self.dragging = false,
            PointerAction::WheelDown => self.wheel(column, row, 1),
            PointerAction::WheelUp => self.wheel(column, row, -1),
        }
        Vec::new()
    }

    fn click(&mut self, column: u16, row: u16) -> Vec<Effect> {
        self.message = None;
        let none = Vec::new();
        if self.popup.is_some() {
            return self.click_popup(column, row);
        }
        let geometry = self.geometry();
        if let Some(area) = geometry.card.filter(|a| a.holds(column, row)) {
            self.focus = Focus::Card;
            self.click_card(area, row);
            return none;
        }
        if geometry.card_floats && self.card.is_some() {
            self.close_card();
            return none;
        }
        if let Some(area) = geometry.strip.filter(|a| a.holds(column, row)) {
            self.click_strip(area, row);
            return none;
        }
        for (pane, area) in &geometry.lists {
            if area.holds(column, row) {
                let divider = area.x + area.width - 1;
                if column == divider && !geometry.readers.is_empty() {
                    self.dragging = true;
                } else {
                    self.click_list(*pane, area.inner(), row);
                }
                return none;
            }
        }
        for (reader, area) in &geometry.readers {
            if area.holds(column, row) {
                self.active = *reader;
                self.focus = Focus::Reader;
                return self.click_text(*reader, column, row);
            }
        }
        none
    }

    fn click_list(&mut self, pane: Pane, inner: Area, row: u16) {
        self.focus_list(pane);
        let Some(line) = row.checked_sub(inner.y).filter(|l| *l < inner.height) else {
            return;
        };
        let listing = self.listing(pane);
        let first = first_row(listing.selected, listing.rows.len(), inner.height);
        let item = first + usize::from(line);
        if item < listing.rows.len() {
            let by = item as isize - listing.selected as isize;
            self.list_step(by);
            self.list_open();
        }
    }

    fn click_card(&mut self, area: Area, row: u16) {
        let inner = area.inner();
        let Some(card) = &mut self.card else { return };
        let Some(line) = row.checked_sub(inner.y).filter(|l| *l < inner.height) else {
            return;
        };
        let first = first_row(card.selected, card.lines.len(), inner.height);
        let clicked = first + usize::from(line);
        if card
            .lines
            .get(clicked)
            .is_some_and(super::card::CardLine::leads)
        {
            card.selected = clicked;
            self.card_open();
        }
    }

    fn click_text(&mut self, reader: usize, column: u16, row: u16) -> Vec<Effect> {
        let area = self.text_area(reader);
        if !area.holds(column, row) {
            return Vec::new();
        }
        let layout = self.layout(reader);
        let rows = layout.rows(self.readers[reader].place, usize::from(row - area.y) + 1);
        let Some(shown) = rows.get(usize::from(row - area.y)) else {
            return Vec::new();
        };
        let Some(offset) = layout.offset(shown, column - area.x) else {
            return Vec::new();
        };
        let document = self.readers[reader].document;
        let reference = Reference::at(&self.docs[document].document, offset);
        if let Some(link) = self.link_at(document, offset) {
            self.reader_mut().link = Some(link);
            self.say_link(link);
            self.open_card(link.target);
            if reference.is_some() {
                self.say("this is also a link of the document: gf follows it");
            }
        } else if let Some(reference) = reference {
            if self.reference() == Some(reference) || self.leads_within(reference) {
                return self.follow_reference(reference);
            }
            self.select_reference(reference);
        }
        Vec::new()
    }

    fn click_popup(&mut self, column: u16, row: u16) -> Vec<Effect> {
        let body = self.geometry().body;
        let area = Self::popup_area(body, self.popup.as_ref());
        if !area.holds(column, row) {
            return self.close_over();
        }
        let inner = area.inner();
        let line = usize::from(row.saturating_sub(inner.y));
        match &mut self.popup {
            Some(Popup::Finder) => {
                // The first row is the line that is typed, the second the kinds.
                let list = usize::from(Self::finder_rows(inner));
                let first = first_row(self.finder.selected, self.finder.hits.len(), list as u16);
                if let Some(line) = line.checked_sub(2).filter(|l| *l < list)
                    && first + line < self.finder.hits.len()
                {
                    self.finder.selected = first + line;
                    self.finder_open();
                }
            }
            Some(Popup::Documents) => {
                let shelf = &mut self.shelf;
                let first = first_row(shelf.selected, shelf.rows.len(), inner.height);
                if line < usize::from(inner.height) && first + line < shelf.rows.len() {
                    shelf.selected = first + line;
                    return self.shelf_open(false);
                }
            }
            Some(Popup::Trail { selected }) => {
                let count = if area.height > 0 {
                    usize::from(inner.height)
                } else {
                    0
                };
                let first = first_row(*selected, usize::MAX, count as u16);
                *selected = first + line;
                self.popup_step(0);
                self.popup_open();
            }
            Some(Popup::Figures(figures)) => {
                let list = Self::figures_list(inner, figures);
                let first = first_row(figures.selected, figures.rows.len(), list.height);
                let clicked = row
                    .checked_sub(list.y)
                    .filter(|line| *line < list.height)
                    .map(|line| first + usize::from(line));
                if let Some(clicked) = clicked.filter(|row| figures.leads(*row)) {
                    figures.selected = clicked;
                    self.figures_open();
                }
            }
            Some(Popup::Notes(pane)) => {
                let list = Self::notes_list(inner);
                let first = first_row(pane.selected, pane.rows.len(), list.height);
                let clicked = pane.rows.get(first + line);
                if line < usize::from(list.height) && matches!(clicked, Some(Row::Note { .. })) {
                    pane.selected = first + line;
                    self.notes_open();
                }
            }
            Some(Popup::Card(_) | Popup::Place { .. }) => self.popup = None,
            _ => {}
        }
        Vec::new()
    }

    fn wheel(&mut self, column: u16, row: u16, by: isize) {
        if self.popup.is_some() {
            match &mut self.popup {
                Some(Popup::Finder) => {
                    let last = self.finder.hits.len().saturating_sub(1);
                    self.finder.selected = self.finder.selected.saturating_add_signed(by).min(last);
                }
                Some(Popup::Help { top, .. }) => *top = top.saturating_add_signed(by * WHEEL_ROWS),
                Some(Popup::Overview(_)) => self.overview_step(by, 0),
                _ => self.popup_step(by),
            }
            return;
        }
        let geometry = self.geometry();
        if geometry.card.is_some_and(|a| a.holds(column, row)) {
            self.card_step(by);
            return;
        }
        if geometry.strip.is_some_and(|a| a.holds(column, row)) {
            self.strip_step(by);
            return;
        }
        if let Some((pane, _)) = geometry.lists.iter().find(|(_, a)| a.holds(column, row)) {
            let focus = self.focus;
            self.focus = Focus::List(*pane);
            self.list_step(by);
            self.focus = focus;
            return;
        }
        let over = geometry.readers.iter().find(|(_, a)| a.holds(column, row));
        if let Some((reader, _)) = over {
            let active = self.active;
            self.active = *reader;
            self.scroll(by * WHEEL_ROWS);
            self.active = active;
        }
    }

    /// Where something that lies over the screen stands, frame included.
    pub fn popup_area(body: Area, popup: Option<&Popup>) -> Area {
        let part = |of: u16, tenths: u16| (u32::from(of) * u32::from(tenths) / 10) as u16;
        let (width, height) = match popup {
            _ if body.width < 60 => (body.width, body.height),
            Some(Popup::Documents) => (body.width, body.height),
            Some(Popup::Finder) => (part(body.width, 9), part(body.height, 9)),
            Some(Popup::Overview(_) | Popup::Figures(_) | Popup::Notes(_)) => {
                (part(body.width, 9), part(body.height, 9))
            }
            Some(Popup::Help { .. }) => (part(body.width, 8).max(70), part(body.height, 9)),
            Some(Popup::Palette { .. }) => (part(body.width, 7), part(body.height, 7)),
            _ => (part(body.width, 7), part(body.height, 6)),
        };
        body.middle(width, height)
    }

    /// Rows for hits in the finder, of what is inside its frame: the rest is line, kinds, preview.
    pub fn finder_rows(inner: Area) -> u16 {
        let rest = inner.height.saturating_sub(2);
        if rest >= 12 {
            rest - rest * 2 / 5
        } else {
            rest
        }
    }
}

/// The first row shown of a list, so that the selected one stands in the middle where it can.
pub fn first_row(selected: usize, count: usize, height: u16) -> usize {
    let height = usize::from(height);
    selected
        .saturating_sub(height / 2)
        .min(count.saturating_sub(height))
}
