//! Owns the picture of a screen: cells to SVG, each run of one style a text, so that any font keeps the grid.

use std::fmt::Write;

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

const CELL: (f64, f64) = (8.4, 18.0);
const INK: &str = "#d4d4d4";
const PAPER: &str = "#1b1d21";

/// A screen as an SVG document.
pub fn svg(buffer: &Buffer) -> String {
    let area = buffer.area;
    let (width, height) = (
        f64::from(area.width) * CELL.0 + 16.0,
        f64::from(area.height) * CELL.1 + 16.0,
    );
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" \
         viewBox=\"0 0 {width:.0} {height:.0}\" font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" \
         font-size=\"14\" xml:space=\"preserve\">\n<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{PAPER}\"/>\n"
    );
    for y in 0..area.height {
        let mut x = 0;
        while x < area.width {
            let style = buffer[(x, y)].style();
            let start = x;
            let mut text = String::new();
            while x < area.width && buffer[(x, y)].style() == style {
                text.push_str(buffer[(x, y)].symbol());
                x += 1;
            }
            run(&mut svg, start, y, x - start, &text, style);
        }
    }
    svg.push_str("</svg>\n");
    svg
}

fn run(svg: &mut String, x: u16, y: u16, cells: u16, text: &str, style: Style) {
    let has = |m| style.add_modifier.contains(m);
    let (mut ink, mut paper) = (colour(style.fg), colour(style.bg));
    if has(Modifier::REVERSED) {
        let under = paper.take().unwrap_or_else(|| PAPER.to_owned());
        paper = Some(ink.unwrap_or_else(|| INK.to_owned()));
        ink = Some(under);
    }
    let left = 8.0 + f64::from(x) * CELL.0;
    let top = 8.0 + f64::from(y) * CELL.1;
    let width = f64::from(cells) * CELL.0;
    if let Some(paper) = paper {
        let _ = writeln!(
            svg,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{:.1}\" fill=\"{paper}\"/>",
            CELL.1
        );
    }
    if text.trim().is_empty() {
        return;
    }
    let mut attributes = format!(" fill=\"{}\"", ink.as_deref().unwrap_or(INK));
    for (modifier, attribute) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        (Modifier::DIM, " opacity=\"0.6\""),
    ] {
        if has(modifier) {
            attributes.push_str(attribute);
        }
    }
    let escaped = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let _ = writeln!(
        svg,
        "<text x=\"{left:.1}\" y=\"{:.1}\" textLength=\"{width:.1}\"{attributes}>{escaped}</text>",
        top + 13.5
    );
}

fn colour(colour: Option<Color>) -> Option<String> {
    let index = match colour? {
        Color::Indexed(index) => index,
        _ => return None,
    };
    let rgb = match index {
        16..=231 => {
            let part = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
            let n = index - 16;
            [part(n / 36), part(n / 6 % 6), part(n % 6)]
        }
        232.. => [8 + 10 * (index - 232); 3],
        _ => return None,
    };
    Some(format!("#{:02x}{:02x}{:02x}", rgb[0], rgb[1], rgb[2]))
}
