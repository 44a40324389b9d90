//! Owns the bytes that a terminal sends: keys in the old and the kitty spelling, the pointer in
//! SGR spelling, pasted text, and the answer to the question for the background.

use crate::app::Input;
use crate::app::input::{Code, Key, Pointer, PointerAction};

/// What the terminal sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    Input(Input),
    /// Its background is light (or dark).
    Light(bool),
}

/// Turns bytes into events; keeps what is cut off until the rest comes.
#[derive(Debug, Default)]
pub struct Parser {
    pending: Vec<u8>,
    paste: Option<Vec<u8>>,
}

/// Longer pastes are cut: they can only be meant for another window.
const MOST_PASTED: usize = 1 << 20;
const PASTE_END: &[u8] = b"\x1b[201~";
/// How the answer to OSC 11 begins; an opacity may be told with it.
const ANSWERS: [&[u8]; 2] = [b"\x1b]11;rgb:", b"\x1b]11;rgba:"];
/// No sequence that we know is longer.
const LONGEST: usize = 64;

/// One step through the bytes.
enum Step {
    /// So many bytes are done with; they may have meant something.
    Done(usize, Option<Event>),
    /// A paste begins after so many bytes.
    Paste(usize),
    /// The rest has not come yet.
    Wait,
}

impl Parser {
    /// Takes what has been read. `more` says that the next bytes are there already (so that a last
    /// ESC is not the key), `asked` that the terminal may just be answering.
    pub fn feed(&mut self, bytes: &[u8], more: bool, asked: bool, events: &mut Vec<Event>) {
        let mut buffer = std::mem::take(&mut self.pending);
        buffer.extend_from_slice(bytes);
        let mut rest = buffer.as_slice();
        while !rest.is_empty() {
            if self.paste.is_some() {
                rest = self.pasted(rest, events);
                if self.paste.is_some() {
                    break;
                }
                continue;
            }
            match step(rest, more, asked) {
                Step::Done(length, event) => {
                    events.extend(event);
                    rest = &rest[length.clamp(1, rest.len())..];
                }
                Step::Paste(length) => {
                    self.paste = Some(Vec::new());
                    rest = &rest[length..];
                }
                Step::Wait => break,
            }
        }
        self.pending = rest.to_vec();
    }

    /// Takes bytes of a paste and returns what follows; what may be the beginning of its end waits.
    fn pasted<'a>(&mut self, rest: &'a [u8], events: &mut Vec<Event>) -> &'a [u8] {
        let paste = self.paste.get_or_insert_default();
        let end = rest.windows(PASTE_END.len()).position(|w| w == PASTE_END);
        let text = match end {
            Some(end) => &rest[..end],
            None => {
                let kept = (1..PASTE_END.len()).rev();
                let kept = kept.filter(|&n| rest.ends_with(&PASTE_END[..n])).max();
                &rest[..rest.len() - kept.unwrap_or(0)]
            }
        };
        let room = MOST_PASTED.saturating_sub(paste.len());
        paste.extend_from_slice(&text[..text.len().min(room)]);
        let Some(end) = end else {
            return &rest[text.len()..];
        };
        let text = String::from_utf8_lossy(paste)
            .replace("\r\n", "\n")
            .replace('\r', "\n");
        events.push(Event::Input(Input::Paste(text)));
        self.paste = None;
        &rest[end + PASTE_END.len()..]
    }
}

fn step(bytes: &[u8], more: bool, asked: bool) -> Step {
    let [first, after @ ..] = bytes else {
        return Step::Wait;
    };
    if *first != 0x1b {
        return character(bytes, false, 0);
    }
    match after {
        [] if more => Step::Wait,
        [] | [0x1b, ..] => Step::Done(1, key(Code::Esc, 0)),
        [b'['] => Step::Wait,
        [b'[', ..] => control_sequence(bytes),
        [b'O'] if more => Step::Wait,
        [b'O', letter, ..] => {
            let code = letter_code(*letter).or(match letter {
                b'M' => Some(Code::Enter),
                _ => None,
            });
            match code {
                Some(code) => Step::Done(3, key(code, 0)),
                None => character(bytes, true, 1),
            }
        }
        [b']', ..] => answer(bytes, asked).unwrap_or_else(|| character(bytes, true, 1)),
        _ => character(bytes, true, 1),
    }
}

/// One character after `skip` bytes, with Alt where an ESC stood before it.
fn character(bytes: &[u8], alt: bool, skip: usize) -> Step {
    let text = &bytes[skip..];
    let Some(&first) = text.first() else {
        return Step::Wait;
    };
    let (length, code, ctrl) = match first {
        0 => (1, Code::Char(' '), true),
        b'\r' => (1, Code::Enter, false),
        b'\t' => (1, Code::Tab, false),
        0x08 | 0x7f => (1, Code::Backspace, false),
        0x01..=0x1a => (1, Code::Char((first - 1 + b'a') as char), true),
        0x1c..=0x1f => (1, Code::Char((first + 0x40) as char), true),
        _ => {
            let length = match first {
                0x00..=0x7f => 1,
                0xc2..=0xdf => 2,
                0xe0..=0xef => 3,
                0xf0..=0xf4 => 4,
                _ => return Step::Done(skip + 1, None),
            };
            let valid = |n: usize| std::str::from_utf8(&text[..n]);
            if text.len() < length {
                // What can't become a character any more is dropped at once.
                return match valid(text.len()) {
                    Err(error) if error.error_len().is_none() => Step::Wait,
                    _ => Step::Done(skip + 1, None),
                };
            }
            match valid(length).ok().and_then(|c| c.chars().next()) {
                Some(c) => (length, Code::Char(c), false),
                None => return Step::Done(skip + 1, None),
            }
        }
    };
    let key = Key { code, ctrl, alt };
    Step::Done(skip + length, Some(Event::Input(Input::Key(key))))
}

/// ESC [ parameters final.
fn control_sequence(bytes: &[u8]) -> Step {
    let body = &bytes[2..];
    let end = body.iter().position(|b| !(0x20..=0x3f).contains(b));
    let Some(end) = end else {
        return if body.len() > LONGEST {
            Step::Done(bytes.len(), None)
        } else {
            Step::Wait
        };
    };
    let last = body[end];
    let length = 2 + end + 1;
    if !(0x40..=0x7e).contains(&last) {
        // Another sequence has cut this one off.
        return Step::Done(length - 1, None);
    }
    let text = std::str::from_utf8(&body[..end]).unwrap_or_default();
    if let Some(pointer) = text.strip_prefix('<') {
        return Step::Done(length, self::pointer(pointer, last));
    }
    // The old spelling of the pointer, where the terminal knows no other: three bytes follow.
    if last == b'M' && text.is_empty() {
        return match body.len() {
            0..4 => Step::Wait,
            _ => Step::Done(length + 3, None),
        };
    }
    let numbers: Vec<u32> = text.split(';').map(number).collect();
    let at = |i: usize| numbers.get(i).copied().unwrap_or(0);
    let event = match last {
        b'~' => match at(0) {
            200 => return Step::Paste(length),
            27 => coded(at(2), at(1)),
            n => tilde_code(n).and_then(|code| key(code, at(1))),
        },
        b'u' if !text.starts_with('?') => coded(at(0), at(1)),
        b'Z' => key(Code::BackTab, at(1)),
        letter => letter_code(letter)
            .filter(|_| !text.starts_with('?'))
            .and_then(|code| key(code, at(1))),
    };
    let released = text.split(';').nth(1).is_some_and(|m| m.ends_with(":3"));
    Step::Done(length, event.filter(|_| !released))
}

/// The number before the first colon.
fn number(text: &str) -> u32 {
    let number = text.split(':').next().unwrap_or_default();
    number.parse().unwrap_or(0)
}

fn letter_code(letter: u8) -> Option<Code> {
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

fn tilde_code(number: u32) -> Option<Code> {
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
fn coded(code: u32, modifiers: u32) -> Option<Event> {
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
fn key(code: Code, modifiers: u32) -> Option<Event> {
    let bits = modifiers.saturating_sub(1);
    let key = Key {
        code,
        alt: bits & (2 | 32) != 0,
        ctrl: bits & 4 != 0,
    };
    (bits & (8 | 16) == 0).then_some(Event::Input(Input::Key(key)))
}

/// button;column;row, pressed (`M`) or released (`m`).
fn pointer(text: &str, last: u8) -> Option<Event> {
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

/// The answer to OSC 11: `rgb:` and three numbers in hex. `None` where it is Alt-].
fn answer(bytes: &[u8], asked: bool) -> Option<Step> {
    let colours = ANSWERS.iter().find_map(|start| {
        if bytes.starts_with(start) {
            Some(start.len())
        } else {
            (asked && start.starts_with(bytes)).then_some(bytes.len())
        }
    })?;
    let body = &bytes[colours..];
    let Some(end) = body
        .iter()
        .position(|b| !(b.is_ascii_hexdigit() || *b == b'/'))
    else {
        return (body.len() < LONGEST).then_some(Step::Wait);
    };
    let length = match body[end..] {
        [0x07, ..] => colours + end + 1,
        [0x1b, b'\\', ..] => colours + end + 2,
        [0x1b] => return Some(Step::Wait),
        _ => return Some(Step::Done(colours + end, None)),
    };
    let light = std::str::from_utf8(&body[..end]).ok().and_then(is_light);
    Some(Step::Done(length, light.map(Event::Light)))
}

/// Whether black is easier to read on a colour than white: "ffff/ffff/ffff", one to four digits each.
fn is_light(colour: &str) -> Option<bool> {
    let mut parts = colour.split('/').map(|part| {
        let most = 16_f32.powi(part.len() as i32) - 1.0;
        let value = u16::from_str_radix(part, 16).ok()?;
        Some(f32::from(value) / most)
    });
    let (red, green, blue) = (parts.next()??, parts.next()??, parts.next()??);
    // Luma of BT.601.
    Some(0.299 * red + 0.587 * green + 0.114 * blue > 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events(bytes: &[u8], asked: bool) -> Vec<Event> {
        let mut events = Vec::new();
        Parser::default().feed(bytes, false, asked, &mut events);
        events
    }

    /// Keys as they are spelled; other events in their own way.
    fn spelled(events: &[Event]) -> String {
        let spell = |event: &Event| match event {
            Event::Input(Input::Key(key)) => key.to_string(),
            Event::Input(Input::Paste(text)) => format!("{{{text}}}"),
            Event::Input(Input::Pointer(p)) => format!("({:?} {} {})", p.action, p.column, p.row),
            Event::Light(light) => format!("(light {light})"),
        };
        events.iter().map(spell).collect()
    }

    #[test]
    fn keys_of_all_spellings() {
        for (bytes, keys) in [
            ("jGñ€😀", "jGñ€😀"),
            ("\r\t\x7f\x08 ", "<Enter><Tab><BS><BS><Space>"),
            ("\x03\x1a\x0a\x00\x1d", "<C-c><C-z><C-j><C-Space><C-]>"),
            ("\x1b", "<Esc>"),
            ("\x1b\x1b", "<Esc><Esc>"),
            ("\x1bx\x1bñ\x1b\r\x1bO", "<M-x><M-ñ><M-Enter><M-O>"),
            (
                "\x1b[A\x1bOB\x1b[H\x1b[4~\x1b[Z",
                "<Up><Down><Home><End><BTab>",
            ),
            ("\x1b[1;3D\x1b[1;5C\x1b[5;5~", "<M-Left><C-Right><C-PgUp>"),
            ("\x1bOP\x1b[15~\x1b[24~\x1b[1;2Q", "<F1><F5><F12><F2>"),
            (
                "\x1b[27u\x1b[105;5u\x1b[9;2u\x1b[106;4u",
                "<Esc><C-i><BTab><M-J>",
            ),
            ("\x1b[13;5u\x1b[97:65;5:1u\x1b[97;1:3u", "<C-Enter><C-a>"),
            ("\x1b[57417u\x1b[57399u\x1b[57441u\x1b[113;9u", "<Left>0"),
            ("\x1b[27;5;105~\x1b[I\x1b[O\x1b[?1u\x1b[?62;c", "<C-i>"),
            ("\x1b[999;xq", "q"),
        ] {
            assert_eq!(spelled(&events(bytes.as_bytes(), false)), keys, "{bytes:?}");
        }
    }

    #[test]
    fn the_pointer_counts_from_zero() {
        let bytes = b"\x1b[<0;1;1M\x1b[<32;3;2M\x1b[<0;3;2m\x1b[<64;9;9M\x1b[<69;9;9M\x1b[<2;1;1M\x1b[M !!j";
        assert_eq!(
            spelled(&events(bytes, false)),
            "(Press 0 0)(Drag 2 1)(Release 2 1)(WheelUp 8 8)(WheelDown 8 8)j"
        );
    }

    #[test]
    fn pasted_text_is_no_keys() {
        let bytes = b"a\x1b[200~q\r\nx\x1b[31m\x1b[201~b";
        assert_eq!(spelled(&events(bytes, false)), "a{q\nx\x1b[31m}b");
    }

    #[test]
    fn bytes_may_be_cut_anywhere() {
        let bytes = "ñ\x1b[1;5C\x1b[200~a\x1b[20b\x1b[201~\x1b[<0;1;1M\x1bOA\x1b[97;5u".as_bytes();
        let whole = events(bytes, false);
        for cut in 0..bytes.len() {
            let mut parser = Parser::default();
            let mut parts = Vec::new();
            parser.feed(&bytes[..cut], true, false, &mut parts);
            parser.feed(&bytes[cut..], false, false, &mut parts);
            assert_eq!(parts, whole, "cut at {cut}");
        }
    }

    #[test]
    fn the_answer_is_swallowed_and_nothing_else() {
        let dark = b"j\x1b]11;rgb:1c1c/1c1c/1c1c\x1b\\k";
        assert_eq!(spelled(&events(dark, true)), "j(light false)k");
        // A late answer is still no keys.
        assert_eq!(spelled(&events(dark, false)), "j(light false)k");
        let light = b"\x1b]11;rgba:ff/ff/ee/ff\x07";
        assert_eq!(spelled(&events(light, true)), "(light true)");
        assert_eq!(spelled(&events(b"\x1b]x\x1b]", false)), "<M-]>x<M-]>");
        assert_eq!(spelled(&events(b"\x1b]1x", true)), "<M-]>1x");
        for cut in 1..dark.len() {
            let mut parser = Parser::default();
            let mut parts = Vec::new();
            parser.feed(&dark[..cut], true, true, &mut parts);
            parser.feed(&dark[cut..], false, true, &mut parts);
            assert_eq!(spelled(&parts), "j(light false)k", "cut at {cut}");
        }
    }

    #[test]
    fn no_bytes_are_too_strange() {
        let mut state = 1_u32;
        for _ in 0..2_000 {
            let bytes: Vec<u8> = (0..24)
                .map(|_| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    let pick = (state >> 16) as usize;
                    match pick % 4 {
                        0 => b"\x1b[]O<;:M~u0129"[pick / 4 % 14],
                        _ => (pick / 4) as u8,
                    }
                })
                .collect();
            let mut parser = Parser::default();
            parser.feed(&bytes, pick_more(&bytes), true, &mut Vec::new());
            assert!(parser.pending.len() <= bytes.len());
        }
    }

    fn pick_more(bytes: &[u8]) -> bool {
        bytes.first().is_some_and(|b| b % 2 == 0)
    }
}
