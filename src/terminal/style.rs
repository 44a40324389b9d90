//! Owns how a terminal is told to change its style.

use std::io::Write;

use ratatui::style::{Color, Modifier};

use super::spot::Pen;

/// Appends the sequence that changes the style of one pen to that of another.
pub fn change(before: Pen, after: Pen, out: &mut Vec<u8>) {
    let look = |pen: Pen| (pen.fg, pen.bg, pen.modifier);
    if look(before) == look(after) {
        return;
    }
    out.extend_from_slice(b"\x1b[");
    let begins = out.len();
    // Each modifier has its own way of being taken back, and not all terminals know them.
    let adds = after.modifier.contains(before.modifier) && look(after) != look(Pen::PLAIN);
    let from = if adds { before } else { Pen::PLAIN };
    if !adds && look(after) != look(Pen::PLAIN) {
        out.extend_from_slice(b"0;");
    }
    for (bit, code) in Modifier::all().iter().zip(1..) {
        if after.modifier.contains(bit) && !from.modifier.contains(bit) {
            parameter(out, code);
        }
    }
    if after.fg != from.fg {
        colour(out, 3, after.fg);
    }
    if after.bg != from.bg {
        colour(out, 4, after.bg);
    }
    if out.len() > begins {
        out.pop();
    }
    out.push(b'm');
}

/// Appends the parameters of a colour: `ground` is 3 for what is in front, 4 for what is behind.
fn colour(out: &mut Vec<u8>, ground: u8, colour: Color) {
    let ground = 10 * ground;
    match colour {
        Color::Reset => parameter(out, ground + 9),
        Color::Rgb(r, g, b) => {
            for number in [ground + 8, 2, r, g, b] {
                parameter(out, number);
            }
        }
        _ => {
            for number in [ground + 8, 5, index(colour)] {
                parameter(out, number);
            }
        }
    }
}

/// Appends a number and the mark between two of them. By hand, for the formatter's work is felt where
/// each word of a page has a style.
fn parameter(out: &mut Vec<u8>, number: u8) {
    let digits = [number / 100, number / 10 % 10, number % 10].map(|digit| b'0' + digit);
    let zeros = usize::from(number < 100) + usize::from(number < 10);
    out.extend_from_slice(&digits[zeros..]);
    out.push(b';');
}

/// The place of a colour among the 256; 0 for those that have none.
#[inline]
pub fn index(colour: Color) -> u8 {
    match colour {
        Color::Indexed(index) => index,
        Color::Reset | Color::Rgb(..) | Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    }
}

/// Appends a text that is put together.
pub fn put(out: &mut Vec<u8>, text: std::fmt::Arguments) {
    // A vector takes all that is written to it.
    let _ = out.write_fmt(text);
}
