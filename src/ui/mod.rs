//! Owns the drawing: `draw(&App, &Theme, &mut Buffer)`. Changes nothing else.

mod all;
mod bars;
mod card;
mod changes;
mod chart;
mod correcting;
mod finder;
mod hyperlink;
mod keys;
mod lead;
mod lists;
mod notes;
mod over;
mod overview;
mod paint;
mod passage;
mod reader;
mod shelf;
mod strip;
mod strip_rows;
pub mod theme;
mod timeline;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Modifier;

use crate::app::App;
use crate::app::figures::View;
use crate::app::popup::Popup;
use theme::Theme;

/// Draws the state in a whole buffer that is empty, and returns where the cursor is to be shown, if
/// anywhere.
pub fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) -> Option<Position> {
    let geometry = app.geometry();
    if geometry.body.width == 0 || geometry.body.height == 0 {
        return None;
    }
    bars::header(app, theme, buffer, geometry.header);
    for (pane, area) in &geometry.lists {
        lists::draw(app, theme, buffer, *pane, *area);
    }
    if let (Some(comparing), Some(area)) = (&app.comparing, geometry.strip) {
        strip::draw(app, theme, buffer, comparing, area);
    }
    let shared = app.shared();
    for (reader, area) in &geometry.readers {
        reader::draw(app, theme, buffer, *reader, *area, &shared);
    }
    if let (Some(card), Some(area)) = (&app.card, geometry.card) {
        card::draw(
            app,
            theme,
            buffer,
            card,
            area,
            app.focus == crate::app::Focus::Card,
        );
    }
    if let Some(popup) = &app.popup {
        let area = App::popup_area(geometry.body, Some(popup));
        paint::clear(buffer, area);
        match popup {
            Popup::Finder => finder::draw(app, theme, buffer, area),
            Popup::Figures(figures) => match figures.view {
                View::Timeline => timeline::draw(app, theme, buffer, figures, area),
                View::Bars(id) => chart::draw(app, theme, buffer, figures, id, area),
            },
            Popup::Notes(pane) => notes::draw(app, theme, buffer, pane, area),
            Popup::Draft(draft) => notes::draw_draft(app, theme, buffer, draft, area),
            Popup::Tray(tray) => correcting::draw_tray(app, theme, buffer, tray, area),
            Popup::Sayings(sayings) => {
                correcting::draw_sayings(app, theme, buffer, sayings, area);
            }
            Popup::Why(why) => correcting::draw_why(theme, buffer, why, area),
            Popup::Documents => shelf::draw(app, theme, buffer, area),
            Popup::Overview(overview) => overview::draw(app, theme, buffer, overview, area),
            Popup::Card(card) => card::draw(app, theme, buffer, card, area, true),
            _ => over::draw(app, theme, buffer, popup, area),
        }
    }
    bars::hints(app, theme, buffer, geometry.hints);
    theme.plain.then(|| {
        let text = app.text_area(app.active);
        current(buffer).unwrap_or((text.x, text.y)).into()
    })
}

/// Where the selected row or link begins.
fn current(buffer: &Buffer) -> Option<(u16, u16)> {
    let at = buffer
        .content
        .iter()
        .position(|cell| cell.modifier.contains(Modifier::REVERSED))?;
    Some(buffer.pos_of(at))
}
