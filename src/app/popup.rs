//! Owns what lies over the screen for a while: finder, help, palette, trail, documents, overview, peek.

use super::card::Card;
use super::commands::{self, Command};
use super::correcting::lists::{Sayings, Tray, Why};
use super::figures::Figures;
use super::input::{Code, Key};
use super::line::Line;
use super::notes::draft::Draft;
use super::notes::pane::Pane;
use super::overview::Overview;
use super::trail::Place;
use super::{App, Effect};
use crate::document::Span;
use crate::search::text::Pattern;

#[derive(Debug, Clone)]
pub enum Popup {
    Finder,
    Help {
        filter: Line,
        top: usize,
    },
    Palette {
        line: Line,
        selected: usize,
    },
    Trail {
        selected: usize,
    },
    /// The shelf.
    Documents,
    Overview(Overview),
    /// The timeline, or bars.
    Figures(Figures),
    /// The marks and notes.
    Notes(Pane),
    /// A note that is being written.
    Draft(Draft),
    /// The doubtful ones.
    Tray(Tray),
    /// All that was said of a document.
    Sayings(Sayings),
    /// Why something is here.
    Why(Why),
    /// A card seen without leaving the place.
    Card(Box<Card>),
    /// A place seen without leaving one's own.
    Place {
        place: Place,
        span: Span,
    },
}

impl App {
    pub fn open_help(&mut self) {
        self.popup = Some(Popup::Help {
            filter: Line::default(),
            top: 0,
        });
    }

    pub fn open_palette(&mut self) {
        self.popup = Some(Popup::Palette {
            line: Line::default(),
            selected: 0,
        });
    }

    pub fn open_trail(&mut self) {
        if self.trail.places().is_empty() {
            self.say("the trail is empty: it keeps the places you jump from");
            return;
        }
        let last = self.trail.places().len() - 1;
        self.popup = Some(Popup::Trail {
            selected: self.trail.at().min(last),
        });
    }

    /// Shows the card of the link, or the place of the card's line, and leaves all as it is.
    pub fn peek(&mut self) {
        let target = match (self.focus, self.list_item()) {
            (super::Focus::Card, _) => {
                if let Some((document, link)) = self.card_goal() {
                    self.popup = Some(Popup::Place {
                        place: Place {
                            document,
                            offset: link.span.start(),
                            top: link.span.start(),
                        },
                        span: link.span,
                    });
                }
                return;
            }
            (_, Some((super::Pane::Sections, section))) => {
                let document = self.reader().document;
                let span = self.doc().document.sections[section as usize].span;
                self.popup = Some(Popup::Place {
                    place: Place {
                        document,
                        offset: span.start(),
                        top: span.start(),
                    },
                    span: Span::empty(span.start()),
                });
                return;
            }
            _ if self.peek_listed() => return,
            _ if self.peek_reference() => return,
            _ => self.link_here().map(|link| link.target),
        };
        let card = target.and_then(|t| self.make_card(self.reader().document, t));
        match card {
            Some(card) => self.popup = Some(Popup::Card(Box::new(card))),
            None => self.say("no link here: ]m goes to the next one"),
        }
    }

    /// Takes a key while something lies over the screen. `None` where it has no use for it.
    pub fn popup_press(&mut self, key: Key) -> Option<Vec<Effect>> {
        let none = Some(Vec::new());
        match self.popup.as_mut()? {
            Popup::Finder => return self.finder_type(key),
            Popup::Help { filter, top } => {
                let step = match (key.code, key.ctrl) {
                    (Code::Down, false) => 1,
                    (Code::Up, false) => -1,
                    (Code::PageDown, false) | (Code::Char('f'), true) => 10,
                    (Code::PageUp, false) | (Code::Char('b'), true) => -10,
                    _ => 0,
                };
                let before = filter.text().len();
                let plain = matches!(key.code, Code::Char(_) | Code::Backspace) && !key.ctrl;
                if step != 0 {
                    *top = top.saturating_add_signed(step);
                    let rows = commands::help(filter.text()).len();
                    *top = (*top).min(rows.saturating_sub(1));
                } else if plain && !(key == Key::char('q') && before == 0) && filter.press(key) {
                    *top = 0;
                } else {
                    return None;
                }
                return none;
            }
            Popup::Palette { line, selected } => {
                let rows = commands::palette(line.text()).len();
                match (key.code, key.ctrl) {
                    (Code::Down, false) | (Code::Char('n' | 'j'), true) => {
                        *selected = (*selected + 1).min(rows.saturating_sub(1));
                    }
                    (Code::Up, false) | (Code::Char('p' | 'k'), true) => {
                        *selected = selected.saturating_sub(1);
                    }
                    (Code::Enter, false) => return Some(self.palette_run()),
                    _ if line.press(key) => *selected = 0,
                    _ => return None,
                }
                return none;
            }
            Popup::Why(_) => {
                self.popup = None;
                return none;
            }
            Popup::Card(_) | Popup::Place { .. } => {
                // A peek ends with any key; but its own key makes a stay of it.
                if key == Key::plain(Code::Enter) {
                    self.peek_promote();
                } else {
                    self.popup = None;
                }
                return none;
            }
            Popup::Figures(figures)
                if key == Key::plain(Code::Esc) && !figures.filter.is_empty() =>
            {
                self.set_figures_filter("");
                return none;
            }
            Popup::Notes(pane) if key == Key::plain(Code::Esc) && !pane.filter.is_empty() => {
                self.set_notes_filter("");
                return none;
            }
            Popup::Draft(_) => return self.draft_press(key),
            Popup::Trail { .. }
            | Popup::Documents
            | Popup::Overview(_)
            | Popup::Figures(_)
            | Popup::Tray(_)
            | Popup::Sayings(_)
            | Popup::Notes(_) => {}
        }
        None
    }

    /// Goes where one only peeked.
    fn peek_promote(&mut self) {
        match self.popup.take() {
            Some(Popup::Card(card)) => self.open_card(card.target),
            Some(Popup::Place { place, span }) => self.jump(place.document, span),
            _ => {}
        }
    }

    fn palette_run(&mut self) -> Vec<Effect> {
        let Some(Popup::Palette { line, selected }) = self.popup.take() else {
            return Vec::new();
        };
        let found: Option<&'static Command> = commands::palette(line.text()).get(selected).copied();
        match found {
            Some(command) => (command.run)(self, None),
            None => {
                self.say("no such command: ? lists them all");
                Vec::new()
            }
        }
    }

    /// Moves the selection of a list that lies over the screen.
    pub fn popup_step(&mut self, by: isize) {
        let places = self.trail.places().len();
        match &mut self.popup {
            Some(Popup::Trail { selected }) => {
                *selected = selected
                    .saturating_add_signed(by)
                    .min(places.saturating_sub(1));
            }
            Some(Popup::Figures(figures)) => figures.step(by),
            Some(Popup::Notes(pane)) => pane.step(by),
            Some(Popup::Documents) => self.shelf_step(by),
            Some(Popup::Tray(_) | Popup::Sayings(_)) => self.told_step(by),
            _ => {}
        }
    }

    /// Follows the selected row of a list that lies over the screen.
    pub fn popup_open(&mut self) -> Vec<Effect> {
        match self.popup.take() {
            Some(Popup::Trail { selected }) => {
                if let Some(place) = self.trail.pick(selected) {
                    self.go_place(place);
                }
            }
            Some(Popup::Documents) => {
                self.popup = Some(Popup::Documents);
                return self.shelf_open(false);
            }
            Some(popup @ (Popup::Tray(_) | Popup::Sayings(_))) => {
                self.popup = Some(popup);
                self.told_open();
            }
            other => self.popup = other,
        }
        Vec::new()
    }

    /// Reads another document in the active column.
    pub fn open_document(&mut self, document: usize) {
        if document == self.reader().document {
            return;
        }
        let from = self.place();
        self.trail.leave(from);
        self.go(document, Span::empty(0));
        let name = self.docs[document].name.clone();
        match self.docs[document].failed.clone() {
            Some(reason) => self.warn(format!("{name} {reason}")),
            None => self.say(name),
        }
        if self.card.is_some() {
            self.close_card();
        }
    }

    /// The next or previous document in the active column.
    pub fn step_document(&mut self, forward: bool) {
        let count = self.docs.len();
        let step = if forward { 1 } else { count - 1 };
        self.open_document((self.reader().document + step) % count);
    }

    /// Matches on the screen of a column, while a search is on.
    pub fn hits_in(&self, document: usize, span: Span) -> Vec<Span> {
        let text = &self.docs[document].document.text;
        let pattern: Option<&Pattern> = self.search.as_ref().map(|s| &s.pattern);
        pattern.map_or_else(Vec::new, |p| p.within(text, span))
    }
}
