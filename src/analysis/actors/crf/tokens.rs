//! Owns the words that the tagger reads: a sentence's text to tokens with their byte spans.

/// A word, number or mark; byte offsets of the text that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    pub start: u32,
    pub end: u32,
}

/// Appends the tokens of `text[from..to]`; nothing, where that is no slice of the text.
///
/// Hyphens, dashes and possessives are tokens of their own, so that "U.S.-NATO" holds two names and
/// "Trump's" one; initials and abbreviations keep their full stop; addresses of the web stay whole.
/// `cuts` are offsets that no token may span, ascending (a trainer's annotated borders).
pub fn tokenize(text: &str, from: usize, to: usize, cuts: &[usize], out: &mut Vec<Token>) {
    let Some(slice) = text.get(from..to) else {
        return;
    };
    let slice = slice.trim_end();
    let mut at = 0;
    while let Some(c) = slice[at..].chars().next() {
        if c.is_whitespace() || is_unseen(c) {
            at += c.len_utf8();
            continue;
        }
        let rest = &slice[at..];
        let length = if c.is_alphanumeric() {
            word(rest)
        } else if is_apostrophe(c) && possessive(rest) > 0 {
            possessive(rest)
        } else {
            mark(rest, c)
        };
        let end = at + length.max(c.len_utf8());
        push(from + at, from + end, cuts, out);
        at = end;
    }
}

fn push(start: usize, end: usize, cuts: &[usize], out: &mut Vec<Token>) {
    let mut start = start;
    for &cut in &cuts[cuts.partition_point(|&c| c <= start)..] {
        if cut >= end {
            break;
        }
        out.push(Token {
            start: start as u32,
            end: cut as u32,
        });
        start = cut;
    }
    out.push(Token {
        start: start as u32,
        end: end as u32,
    });
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘' | '`')
}

fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
    )
}

/// Length of "'s" at the start, 0 where there is none.
fn possessive(rest: &str) -> usize {
    let mut chars = rest.chars();
    let Some(mark) = chars.next().filter(|&c| is_apostrophe(c)) else {
        return 0;
    };
    match (chars.next(), chars.next()) {
        (Some('s' | 'S'), next) if !next.is_some_and(char::is_alphanumeric) => mark.len_utf8() + 1,
        _ => 0,
    }
}

/// Length of the run of one mark at the start.
fn mark(rest: &str, c: char) -> usize {
    let most = if matches!(c, '-' | '.' | '!' | '?' | '*' | '=' | '_') {
        64
    } else {
        1
    };
    rest.chars()
        .take(most)
        .take_while(|&d| d == c)
        .map(char::len_utf8)
        .sum()
}

/// Length of the word at the start.
fn word(rest: &str) -> usize {
    // Most words are plain, and end in a way that leaves no question.
    let plain = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if plain > 0
        && matches!(
            rest.as_bytes().get(plain),
            None | Some(b' ' | b'\n' | b'\t' | b';' | b')' | b'"' | b'!' | b'?')
        )
    {
        return plain;
    }
    if let Some(length) = address(rest) {
        return length;
    }
    let mut end = 0;
    let mut letters = 0;
    let mut stops = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, c)| c);
        let joins = next.is_some_and(char::is_alphanumeric);
        let inner = if is_word(c) {
            letters += 1;
            true
        } else if is_apostrophe(c) {
            joins && possessive(&rest[at..]) == 0
        } else if c == '.' {
            stops += 1;
            // "U.S", "3.5", but not "end.Next".
            joins && (letters <= 1 || rest[..at].ends_with(|d: char| d.is_ascii_digit()))
        } else if matches!(c, ',' | ':') {
            joins && digits_around(rest, at)
        } else {
            c == '&' && joins && letters <= 3
        };
        if !inner {
            break;
        }
        if !is_word(c) {
            letters = 0;
        }
        end = at + c.len_utf8();
    }
    if rest[end..].starts_with('.') && keeps_stop(&rest[..end], stops > 1, &rest[end + 1..]) {
        end += 1;
    }
    end
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}')
}

fn digits_around(rest: &str, at: usize) -> bool {
    let bytes = rest.as_bytes();
    at > 0 && bytes[at - 1].is_ascii_digit() && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
}

/// Whether the full stop after `word` belongs to it.
fn keeps_stop(word: &str, dotted: bool, after: &str) -> bool {
    if dotted && word.chars().all(|c| c.is_alphabetic() || c == '.') {
        return true;
    }
    let last = after.trim_end().is_empty();
    let mut chars = word.chars();
    if let (Some(only), None) = (chars.next(), chars.next()) {
        return only.is_uppercase() && !last;
    }
    if ENDING.contains(&word) {
        return true;
    }
    !last && ABBREVIATIONS.contains(&word)
}

/// Keep their stop even at the end of a sentence.
const ENDING: [&str; 8] = ["Inc", "Corp", "Ltd", "Co", "Bros", "Jr", "Sr", "Cos"];

const ABBREVIATIONS: [&str; 98] = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Lt", "Col", "Maj", "Sgt", "Capt", "Cmdr", "Adm",
    "Brig", "Gov", "Sen", "Reps", "Sens", "Rep", "Rev", "Hon", "St", "Ste", "Mt", "Ft", "No",
    "Nos", "vs", "etc", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct",
    "Nov", "Dec", "Calif", "Mass", "Pa", "Fla", "Ill", "Mich", "Conn", "Ariz", "Va", "Md", "Ga",
    "Tenn", "Ky", "Minn", "Wis", "Colo", "Ore", "Wash", "Tex", "Ave", "Blvd", "Univ", "Dept",
    "Assn", "Supt", "Del", "Kan", "Ind", "La", "Mo", "Nev", "Neb", "Okla", "Ala", "Ark", "Miss",
    "Mont", "Wyo", "Vt", "Ont", "Que", "Alta", "Sask", "Pte", "Pty", "Pvt", "Cpl", "Insp", "Det",
    "Atty", "Hwy", "Rd", "Messrs", "Sqn", "Bhd", "Sdn", "Fr",
];

/// Length of a web or mail address at the start.
fn address(rest: &str) -> Option<usize> {
    let web = ["http://", "https://", "www."].iter().any(|p| {
        rest.get(..p.len())
            .is_some_and(|s| s.eq_ignore_ascii_case(p))
    });
    // Longer runs without a space are no address, and looking on at each word would cost too much.
    let run = rest
        .char_indices()
        .take(200)
        .find(|&(_, c)| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '(' | ')'))
        .map_or_else(
            || rest.char_indices().nth(200).map_or(rest.len(), |(i, _)| i),
            |(i, _)| i,
        );
    let run = &rest[..run];
    let mail = run
        .find('@')
        .is_some_and(|at| at > 0 && run[at..].contains('.'));
    (web || mail)
        .then(|| {
            run.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', ']'])
                .len()
        })
        .filter(|&l| l > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, 0, text.len(), &[], &mut tokens);
        tokens
            .iter()
            .map(|t| &text[t.start as usize..t.end as usize])
            .collect()
    }

    #[test]
    fn abbreviations_hyphens_and_possessives() {
        for (text, expected) in [
            ("the U.S.-NATO pact", "the|U.S.|-|NATO|pact"),
            ("Trump's and Johnson’s", "Trump|'s|and|Johnson|’s"),
            ("J. Edgar Hoover, Inc.", "J.|Edgar|Hoover|,|Inc."),
            (
                "O'Brien of AT&T paid $3,500.50.",
                "O'Brien|of|AT&T|paid|$|3,500.50|.",
            ),
            ("in the U.S.", "in|the|U.S."),
            ("WASHINGTON -- He won.", "WASHINGTON|--|He|won|."),
            (
                "see www.example.org, or a@b.org.",
                "see|www.example.org|,|or|a@b.org|.",
            ),
            ("the workers' end.Next", "the|workers|'|end|.|Next"),
        ] {
            assert_eq!(words(text).join("|"), expected);
        }
    }

    #[test]
    fn cuts_part_a_token() {
        let mut tokens = Vec::new();
        tokenize("SportsCenter", 0, 12, &[0, 6, 12], &mut tokens);
        assert_eq!(tokens.len(), 2);
        assert_eq!(tokens[1].start, 6);
    }
}
