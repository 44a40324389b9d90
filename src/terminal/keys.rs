//! Owns the bytes that a terminal sends: keys in the old and the kitty spelling, the pointer in
//! SGR spelling, pasted text, and the answer to the question for the background.

use super::answer::answer;
use super::codes::{coded, key, letter_code, pointer, tilde_code};
use crate::app::Input;
use crate::app::input::{Code, Key};

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
/// No sequence that we know is longer.
const LONGEST: usize = 64;

/// One step through the bytes.
pub enum Step {
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
    if let Some(place) = text.strip_prefix('<') {
        return Step::Done(length, pointer(place, last));
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
