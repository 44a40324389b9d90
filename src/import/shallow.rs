//! Owns a limit on how deep Markdown nests: a parser's cost for each line grows with the depth.

use std::ops::Range;

/// The source without the marks of quotes and lists beyond the deepest; `None` where there are none.
pub fn limit(source: &str) -> Option<String> {
    source.split_inclusive('\n').find_map(surplus)?;
    let mut out = String::with_capacity(source.len());
    for line in source.split_inclusive('\n') {
        match surplus(line) {
            Some(marks) => {
                out.push_str(&line[..marks.start]);
                out.push_str(&line[marks.end..]);
            }
            None => out.push_str(line),
        }
    }
    Some(out)
}

/// Containers deeper than this are read as if they were no deeper.
const DEEPEST: usize = 60;

/// Where a line has more marks of containers than the deepest allows.
fn surplus(line: &str) -> Option<Range<usize>> {
    let bytes = line.as_bytes();
    // One byte and a space, but for `>`, which needs none.
    if bytes.len() <= DEEPEST {
        return None;
    }
    let spaced = |at: usize| matches!(bytes.get(at), Some(b' ' | b'\t'));
    let (mut at, mut count, mut start) = (0, 0, 0);
    loop {
        while spaced(at) {
            at += 1;
        }
        let digits = bytes[at..]
            .iter()
            .take(9)
            .take_while(|b| b.is_ascii_digit())
            .count();
        let length = match bytes.get(at + digits).unwrap_or(&b'\n') {
            b'>' if digits == 0 => 1,
            b'-' | b'+' | b'*' if digits == 0 && spaced(at + 1) => 2,
            b'.' | b')' if digits > 0 && spaced(at + digits + 1) => digits + 2,
            _ => return (count > DEEPEST).then_some(start..at),
        };
        at += length;
        count += 1;
        if count == DEEPEST {
            start = at;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_too_deep_is_cut() {
        assert_eq!(limit(&"> > - a\n".repeat(9)), None);
        assert_eq!(limit(&"-".repeat(200)), None);
        let deep = format!("b\n{}a\n{}", "> ".repeat(70), "1. ".repeat(70));
        let want = format!("b\n{}>a\n{}1.", "> ".repeat(59), "1. ".repeat(59));
        let got = limit(&deep).expect("a shallower text");
        assert_eq!(got.replace(' ', ""), want.replace(' ', ""));
    }
}
