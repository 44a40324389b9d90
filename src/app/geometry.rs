//! Owns where the parts of the screen stand, out of its size and the state alone; both pointer
//! events and the drawing go by it.

use super::{App, Focus, Pane};

/// A rectangle of cells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Area {
    pub x: u16,
    pub y: u16,
    pub width: u16,
    pub height: u16,
}

impl Area {
    pub fn holds(self, column: u16, row: u16) -> bool {
        (self.x..self.x.saturating_add(self.width)).contains(&column)
            && (self.y..self.y.saturating_add(self.height)).contains(&row)
    }

    /// Without a frame of one cell.
    pub fn inner(self) -> Self {
        Self {
            x: self.x + self.width.min(1),
            y: self.y + self.height.min(1),
            width: self.width.saturating_sub(2),
            height: self.height.saturating_sub(2),
        }
    }

    /// A box in the middle, at most so large.
    pub fn middle(self, width: u16, height: u16) -> Self {
        let (width, height) = (width.min(self.width), height.min(self.height));
        Self {
            x: self.x + (self.width - width) / 2,
            y: self.y + (self.height - height) / 2,
            width,
            height,
        }
    }
}

/// Where everything is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Geometry {
    pub header: Area,
    pub body: Area,
    pub hints: Area,
    /// The lists that are seen, frames included.
    pub lists: Vec<(Pane, Area)>,
    /// The comparison of the columns, frame included; without one where it is a single row.
    pub strip: Option<Area>,
    /// The readers that are seen, by index, frames included.
    pub readers: Vec<(usize, Area)>,
    /// The card, frame included.
    pub card: Option<Area>,
    /// The card lies over other parts, and shows only while it has the keys.
    pub card_floats: bool,
    /// The width from which lists and readers share the screen was reached.
    pub wide: bool,
}

/// From this width on, three lists stand beside the readers.
const THREE_LISTS: u16 = 110;
/// From this width on, one list stands beside the readers.
const ONE_LIST: u16 = 70;
/// A reader is never narrower, unless it is alone.
const NARROWEST_READER: u16 = 34;
/// Fewer rows than this leave room for one list only.
const THREE_LISTS_HIGH: u16 = 20;
/// Fewer rows of body than this make the card float.
const CARD_BELOW_HIGH: u16 = 24;
/// Fewer rows than this leave room for the comparison or the columns only.
const STRIP_BESIDE_HIGH: u16 = 16;

impl Geometry {
    pub fn of(app: &App) -> Self {
        let (width, height) = app.size;
        let row = |y: u16| Area {
            x: 0,
            y,
            width,
            height: 1.min(height.saturating_sub(y)),
        };
        let header = row(0);
        let hints = if height > 2 {
            row(height - 1)
        } else {
            Area::default()
        };
        let body = Area {
            x: 0,
            y: 1.min(height),
            width,
            height: height
                .saturating_sub(2)
                .max(height.saturating_sub(1).min(1)),
        };
        let mut geometry = Self {
            header,
            body,
            hints,
            wide: width >= ONE_LIST && !app.plain,
            ..Self::default()
        };
        let readers = geometry.place_lists(app);
        let readers = geometry.place_strip(app, readers);
        geometry.place_card_and_readers(app, readers);
        geometry
    }

    /// The width that lists take of a screen, as dragged or by default.
    pub fn lists_width(app: &App) -> u16 {
        let width = app.size.0;
        let default = match width {
            150.. => 46,
            THREE_LISTS.. => 38,
            _ => 28,
        };
        app.lists_width
            .unwrap_or(default)
            .clamp(16, width.saturating_sub(NARROWEST_READER).max(16))
    }

    /// Places the lists and returns what is left for the readers.
    fn place_lists(&mut self, app: &App) -> Area {
        let body = self.body;
        let listed = matches!(app.focus, Focus::List(_));
        if !self.wide {
            if listed {
                self.lists.push((app.pane, body));
                return Area::default();
            }
            return body;
        }
        if !app.lists_shown && !listed {
            return body;
        }
        let lists = Area {
            width: Self::lists_width(app),
            ..body
        };
        if body.width >= THREE_LISTS && body.height >= THREE_LISTS_HIGH {
            let sections = app.doc().document.sections.len() as u16;
            let third = body.height / 3;
            let first = sections.saturating_add(2).clamp(5, third.max(5));
            let second = (body.height - first) / 2;
            let heights = [first, second, body.height - first - second];
            let mut y = lists.y;
            for (pane, height) in Pane::ALL.into_iter().zip(heights) {
                self.lists.push((pane, Area { y, height, ..lists }));
                y += height;
            }
        } else {
            self.lists.push((app.pane, lists));
        }
        Area {
            x: lists.width,
            width: body.width - lists.width,
            ..body
        }
    }

    /// Places the comparison over the columns and returns what is left for them. Where there is too little
    /// room for both, it has all while it has the keys, and one row else.
    fn place_strip(&mut self, app: &App, room: Area) -> Area {
        let Some(comparing) = &app.comparing else {
            return room;
        };
        if room.width == 0 || room.height < 2 {
            return room;
        }
        let small = room.height < STRIP_BESIDE_HIGH || app.plain;
        let height = match (small, app.focus == Focus::Strip) {
            (true, true) => room.height,
            (false, _) if comparing.open => (room.height * 9 / 20).clamp(7, 18),
            _ => 1,
        };
        self.strip = Some(Area { height, ..room });
        Area {
            y: room.y + height,
            height: room.height - height,
            ..room
        }
    }

    fn place_card_and_readers(&mut self, app: &App, mut room: Area) {
        if app.card.is_some() {
            let below = room.width >= 60 && self.body.height >= CARD_BELOW_HIGH && !app.plain;
            self.card_floats = !below;
            if below {
                let height = (room.height * 2 / 5).clamp(8, 18);
                room.height -= height;
                self.card = Some(Area {
                    y: room.y + room.height,
                    height,
                    ..room
                });
            } else if app.focus == Focus::Card {
                // Else it would hide what has the keys.
                let all = self.body;
                let margin = if self.wide { 4 } else { 0 };
                self.card = Some(all.middle(
                    all.width.saturating_sub(margin),
                    all.height.saturating_sub(margin / 2),
                ));
            }
        }
        if room.width == 0 || room.height == 0 {
            return;
        }
        let count = app.readers.len();
        let fit = usize::from(room.width / NARROWEST_READER).clamp(1, count.max(1));
        let from = (app.active + 1)
            .saturating_sub(fit)
            .min(count - fit.min(count));
        let each = room.width / fit as u16;
        for nth in 0..fit.min(count) {
            let x = room.x + each * nth as u16;
            let last = nth + 1 == fit;
            self.readers.push((
                from + nth,
                Area {
                    x,
                    width: if last { room.x + room.width - x } else { each },
                    ..room
                },
            ));
        }
    }

    /// How many columns of readers fit beside each other.
    pub fn columns_that_fit(app: &App) -> usize {
        let geometry = Self::of(app);
        let room: u16 = geometry.readers.iter().map(|(_, a)| a.width).sum();
        usize::from(room / NARROWEST_READER).max(1)
    }

    /// The part for text inside a reader's area: without its frame, no wider than the text width,
    /// beside a margin for marks where there is room.
    pub fn text_area(area: Area, text_width: u16) -> Area {
        let inner = if area.height >= 3 { area.inner() } else { area };
        let margin = if inner.width > 40 { 2 } else { 0 };
        Area {
            x: inner.x + margin,
            width: inner
                .width
                .saturating_sub(margin + margin / 2)
                .min(text_width),
            ..inner
        }
    }
}
