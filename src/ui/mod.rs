//! Owns the drawing: `draw(&App, &Theme, &mut Frame)`. Changes nothing.

pub mod theme;

use ratatui::Frame;

use crate::app::App;
use theme::Theme;

/// Draws the state in the whole frame.
pub fn draw(app: &App, theme: &Theme, frame: &mut Frame) {
    let _ = (app, theme, frame);
}
