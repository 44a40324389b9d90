//! Owns the terminal's answer to the question for its background (OSC 11), which comes among the keys.

use super::keys::{Event, Step};

/// Asks for it.
pub const QUESTION: &[u8] = b"\x1b]11;?\x1b\\";
/// How the answer begins; an opacity may be told with it.
const ANSWERS: [&[u8]; 2] = [b"\x1b]11;rgb:", b"\x1b]11;rgba:"];
/// No answer is longer.
const LONGEST: usize = 64;

/// The answer to OSC 11: `rgb:` and three numbers in hex. `None` where it is Alt-].
/// What has only begun is waited for while the terminal may just be answering (`asked`).
pub fn answer(bytes: &[u8], asked: bool) -> Option<Step> {
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

    #[test]
    fn light_and_dark_are_told_apart() {
        for (colour, light) in [
            ("ffff/ffff/ffff", Some(true)),
            ("f/f/e", Some(true)),
            ("00/00/00", Some(false)),
            ("2828/2a2a/3636", Some(false)),
            ("00/00/ff", Some(false)),
            ("ffff/ffff", None),
            ("fffff/0/0", None),
            ("//", None),
        ] {
            assert_eq!(is_light(colour), light, "{colour}");
        }
    }
}
