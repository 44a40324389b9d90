//! Owns what the numbers and letters in a terminal's sequences stand for: keys in the old and the
//! kitty spelling, and the pointer.

use super::keys::Event;
use crate::app::Input;
use crate::app::input::{Code, Key, Pointer, PointerAction};

/// The last letter of ESC [ and ESC O sequences.
pub fn letter_code(letter: u8) -> Option<Code> {
    Some(match letter {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'F' => Code::End,
        b'H' => Code::Home,
        b'P'..=b'S' => Code::F(letter - b'P' + 1),
        _ => return None,
    })
}

/// The number before a tilde.
pub fn tilde_code(number: u32) -> Option<Code> {
    Some(match number {
        1 | 7 => Code::Home,
        3 => Code::Delete,
        4 | 8 => Code::End,
        5 => Code::PageUp,
        6 => Code::PageDown,
        11..=15 => Code::F(number as u8 - 10),
        17..=21 => Code::F(number as u8 - 11),
        23 | 24 => Code::F(number as u8 - 12),
        _ => return None,
    })
}

/// A key of the kitty protocol: a character, or a number from the private area.
pub fn coded(code: u32, modifiers: u32) -> Option<Event> {
    let shift = modifiers.saturating_sub(1) & 1 != 0;
    let ctrl = modifiers.saturating_sub(1) & 4 != 0;
    let code = match code {
        9 if shift => Code::BackTab,
        9 => Code::Tab,
        13 | 57414 => Code::Enter,
        27 => Code::Esc,
        8 | 127 => Code::Backspace,
        57399..=57408 => Code::Char(char::from(b'0' + (code - 57399) as u8)),
        57409..=57413 => Code::Char(char::from(b"./*-+"[(code - 57409) as usize])),
        57417 => Code::Left,
        57418 => Code::Right,
        57419 => Code::Up,
        57420 => Code::Down,
        57421 => Code::PageUp,
        57422 => Code::PageDown,
        57423 => Code::Home,
        57424 => Code::End,
        57426 => Code::Delete,
        0xe000..=0xf8ff | 0..=31 => return None,
        // The old spelling tells Alt-J from Alt-j, but not with Ctrl.
        _ => match char::from_u32(code)? {
            c if shift && !ctrl && c.is_ascii_lowercase() => Code::Char(c.to_ascii_uppercase()),
            c => Code::Char(c),
        },
    };
    key(code, modifiers)
}

/// A key with modifiers as terminals count them: 1 is none. Super and Hyper are not for us.
pub fn key(code: Code, modifiers: u32) -> Option<Event> {
    let bits = modifiers.saturating_sub(1);
    let key = Key {
        code,
        alt: bits & (2 | 32) != 0,
        ctrl: bits & 4 != 0,
    };
    (bits & (8 | 16) == 0).then_some(Event::Input(Input::Key(key)))
}

/// button;column;row, pressed (`M`) or released (`m`).
pub fn pointer(text: &str, last: u8) -> Option<Event> {
    let mut numbers = text.split(';').map(|n| n.parse::<u16>().ok());
    let (button, column, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
    // Shift, Alt and Ctrl make no difference.
    let action = match (button & !0b1_1100, last) {
        (0, b'M') => PointerAction::Press,
        (0, b'm') => PointerAction::Release,
        (32, b'M') => PointerAction::Drag,
        (64, b'M') => PointerAction::WheelUp,
        (65, b'M') => PointerAction::WheelDown,
        _ => return None,
    };
    Some(Event::Input(Input::Pointer(Pointer {
        action,
        column: column.saturating_sub(1),
        row: row.saturating_sub(1),
    })))
}
