//! Owns the order of right-to-left lines, which a page holds as they look, from the left.

/// The line in the order it is read.
pub fn logical(line: &str) -> String {
    let rtl = line.chars().filter(|c| is_rtl(*c)).count();
    let ltr = line
        .chars()
        .filter(|c| c.is_alphabetic() && !is_rtl(*c))
        .count();
    if rtl == 0 {
        return line.to_owned();
    }
    // Each run of one direction keeps its inner order as far as it runs from left to right.
    let mut runs: Vec<(bool, String)> = Vec::new();
    for c in line.chars() {
        let neutral = !c.is_alphanumeric();
        let turned = if neutral {
            runs.last().map_or(rtl >= ltr, |(turned, _)| *turned)
        } else {
            is_rtl(c)
        };
        match runs.last_mut() {
            Some((last, run)) if *last == turned => run.push(c),
            _ => runs.push((turned, c.to_string())),
        }
    }
    let read = runs.into_iter().map(|(turned, run)| {
        if turned {
            run.chars().rev().map(mirrored).collect()
        } else {
            run
        }
    });
    if rtl >= ltr {
        // A blank at the end of a left-to-right run stands between it and what is left of it.
        let parts: Vec<String> = read.collect();
        parts
            .into_iter()
            .rev()
            .map(|part| moved_blank(&part))
            .collect()
    } else {
        read.collect()
    }
}

fn moved_blank(run: &str) -> String {
    match run.strip_suffix(' ') {
        Some(rest) if !rest.chars().any(is_rtl) => format!(" {rest}"),
        _ => run.to_owned(),
    }
}

fn is_rtl(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

fn mirrored(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '\u{ab}' => '\u{bb}',
        '\u{bb}' => '\u{ab}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hebrew_is_read_from_the_right() {
        assert_eq!(logical("plain 12"), "plain 12");
        assert_eq!(
            logical("\u{5d3}\u{5d2} \u{5d1}\u{5d0}"),
            "\u{5d0}\u{5d1} \u{5d2}\u{5d3}"
        );
        assert_eq!(
            logical("\u{5d1}\u{5d0} 12 \u{5d3}\u{5d2}"),
            "\u{5d2}\u{5d3} 12 \u{5d0}\u{5d1}"
        );
    }
}
