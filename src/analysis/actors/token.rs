//! Owns cutting a sentence into words and marks.

use crate::analysis::lexicon::word;
use crate::analysis::sentence::is_cut_name;

/// A word or a mark. Offsets are bytes of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    pub start: u32,
    pub end: u32,
    /// Of the word as the lists know it; 0 for marks.
    pub hash: u64,
    pub shape: Shape,
    /// No space stands before it.
    pub glued: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Lower,
    /// Begins with a capital and has a small letter.
    Title,
    /// Two letters or more, all capitals: "NATO", "U.S.".
    Capitals,
    /// One capital, with or without a full stop.
    Initial,
    Number,
    /// "'s" or another clitic.
    Clitic,
    Mark(char),
}

impl Token {
    pub fn is_capitalized(&self) -> bool {
        matches!(self.shape, Shape::Title | Shape::Capitals | Shape::Initial)
    }

    pub fn is_word(&self) -> bool {
        self.is_capitalized() || matches!(self.shape, Shape::Lower)
    }

    pub fn is_mark(&self, mark: char) -> bool {
        self.shape == Shape::Mark(mark)
    }

    pub fn is_hyphen(&self) -> bool {
        matches!(self.shape, Shape::Mark('-' | '‑' | '–'))
    }

    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or("")
    }
}

/// Cuts `text[from..to]`, appending to `tokens`.
pub fn cut(text: &str, from: usize, to: usize, tokens: &mut Vec<Token>) {
    let Some(part) = text.get(from..to) else {
        return;
    };
    let mut at = 0;
    let mut glued = false;
    while let Some(ch) = part[at..].chars().next() {
        if ch.is_whitespace() {
            at += ch.len_utf8();
            glued = false;
            continue;
        }
        let end = if is_clitic_start(part, at, glued) {
            at + clitic(&part[at..])
        } else if is_word_char(ch) {
            word_end(part, at)
        } else {
            at + ch.len_utf8()
        };
        let piece = &part[at..end];
        let shape = shape(piece, ch);
        tokens.push(Token {
            start: (from + at) as u32,
            end: (from + end) as u32,
            hash: if matches!(shape, Shape::Mark(_) | Shape::Clitic) {
                0
            } else {
                word::hash(piece)
            },
            shape,
            glued,
        });
        at = end;
        glued = true;
    }
}

fn is_word_char(ch: char) -> bool {
    ch.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&ch)
}

fn is_apostrophe(ch: char) -> bool {
    ch == '\'' || ch == '’'
}

/// An apostrophe right after a word, with "s", "m", "re"… after it and then no letter.
fn is_clitic_start(part: &str, at: usize, glued: bool) -> bool {
    glued && part[at..].starts_with(is_apostrophe) && clitic(&part[at..]) > 0
}

/// Length of the clitic that the text begins with, 0 if it begins with none.
#[rustfmt::skip]
fn clitic(part: &str) -> usize {
    let mut chars = part.char_indices();
    let Some((_, quote)) = chars.next() else {
        return 0;
    };
    let rest = &part[quote.len_utf8()..];
    let letters = rest
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(rest.len());
    match &rest[..letters] {
        "s" | "S" | "m" | "re" | "ve" | "ll" | "d" => quote.len_utf8() + letters,
        _ => 0,
    }
}

fn word_end(part: &str, start: usize) -> usize {
    let mut end = start;
    while let Some(ch) = part[end..].chars().next() {
        if is_word_char(ch) {
            end += ch.len_utf8();
            continue;
        }
        let next = part[end + ch.len_utf8()..].chars().next();
        let letter_follows = next.is_some_and(char::is_alphabetic);
        // No abbreviation is longer; it also bounds the work for each mark.
        let short = end - start < 24;
        let digit_around = next.is_some_and(|c| c.is_ascii_digit())
            && part[..end].ends_with(|c: char| c.is_ascii_digit());
        let joins = match ch {
            '\'' | '’' => letter_follows && clitic(&part[end..]) == 0,
            '.' => (short && letter_follows && is_dotted(&part[start..end])) || digit_around,
            ',' => digit_around,
            '&' => short && letter_follows && part[start..end].chars().all(char::is_uppercase),
            _ => false,
        };
        if !joins {
            break;
        }
        end += ch.len_utf8();
    }
    // "U.S.", "J.", "Mr." keep their stop.
    if part[end..].starts_with('.')
        && end - start < 24
        && (is_dotted(&part[start..end])
            || is_abbreviation(&part[start..end])
            || is_cut_name(&part[start..end], part[end + 1..].trim_start()))
    {
        end += 1;
    }
    end
}

/// Single letters parted by full stops: "U", "U.S", "a.m".
fn is_dotted(word: &str) -> bool {
    word.split('.').all(|part| {
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    })
}

/// A word that keeps a full stop of its own.
pub fn is_abbreviation(word: &str) -> bool {
    word.len() <= 5
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && matches!(
            word,
            "Mr" | "Mrs"
                | "Ms"
                | "Mx"
                | "Dr"
                | "Prof"
                | "Rev"
                | "Hon"
                | "Sen"
                | "Sens"
                | "Rep"
                | "Reps"
                | "Gov"
                | "Govs"
                | "Gen"
                | "Lt"
                | "Col"
                | "Maj"
                | "Capt"
                | "Sgt"
                | "Cpl"
                | "Pvt"
                | "Adm"
                | "Cmdr"
                | "Pres"
                | "Atty"
                | "Det"
                | "Insp"
                | "Supt"
                | "Fr"
                | "St"
                | "Jr"
                | "Sr"
                | "Inc"
                | "Corp"
                | "Co"
                | "Ltd"
                | "Bros"
                | "Mt"
                | "Ft"
                | "Ave"
                | "Blvd"
                | "Rd"
                | "Messrs"
                | "Mme"
                | "Calif"
                | "Fla"
                | "Conn"
                | "Colo"
                | "Mich"
                | "Minn"
                | "Tenn"
                | "Wis"
                | "Nev"
                | "Neb"
                | "Okla"
                | "Ariz"
                | "Kan"
                | "Ky"
                | "Mass"
                | "Wash"
                | "Ore"
                | "Ill"
                | "Ind"
                | "Ga"
                | "Va"
                | "Pa"
                | "La"
                | "Md"
                | "Del"
                | "Tex"
                | "Ala"
                | "Ark"
                | "Miss"
                | "Mont"
                | "Wyo"
                | "Vt"
                | "Ont"
                | "Que"
                | "Alta"
                | "Sask"
                | "Pte"
                | "Pty"
                | "Mo"
        )
}

fn shape(piece: &str, first: char) -> Shape {
    if is_apostrophe(first) && piece.len() > first.len_utf8() {
        return Shape::Clitic;
    }
    if !is_word_char(first) {
        return Shape::Mark(first);
    }
    let (mut upper, mut lower, mut digits) = (0, 0, 0);
    for ch in piece.chars() {
        if ch.is_uppercase() {
            upper += 1;
        } else if ch.is_alphabetic() {
            lower += 1;
        } else if ch.is_numeric() {
            digits += 1;
        }
    }
    match (upper, lower) {
        (0, 0) => Shape::Number,
        _ if digits > 0 && first.is_numeric() && upper == 0 => Shape::Number,
        (0, _) => Shape::Lower,
        (1, 0) if digits == 0 => Shape::Initial,
        (_, 0) => Shape::Capitals,
        _ if first.is_uppercase() || first.is_numeric() => Shape::Title,
        // "d'Ivoire", "l'Est"
        _ if piece.char_indices().any(|(at, c)| {
            is_apostrophe(c) && piece[at..].chars().nth(1).is_some_and(char::is_uppercase)
        }) =>
        {
            Shape::Title
        }
        // "iPhone", "eBay": only the lists can tell.
        _ => Shape::Lower,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        cut(text, 0, text.len(), &mut tokens);
        tokens.iter().map(|t| t.text(text)).collect()
    }

    #[test]
    fn stops_stay_with_abbreviations() {
        assert_eq!(
            words("Mr. Fox of the U.S. left."),
            ["Mr.", "Fox", "of", "the", "U.S.", "left", "."]
        );
        assert_eq!(
            words("J. Edgar and J.K. met Acme Inc."),
            ["J.", "Edgar", "and", "J.K.", "met", "Acme", "Inc."]
        );
    }

    #[test]
    fn hyphens_and_possessives_are_cut_off() {
        assert_eq!(words("U.S.-NATO ties"), ["U.S.", "-", "NATO", "ties"]);
        assert_eq!(
            words("Russia’s and O'Brien's"),
            ["Russia", "’s", "and", "O'Brien", "'s"]
        );
        assert_eq!(
            words("I'm at AT&T, don't"),
            ["I", "'m", "at", "AT&T", ",", "don't"]
        );
    }

    #[test]
    fn numbers_are_whole() {
        assert_eq!(
            words("2% of $1,234.5."),
            ["2", "%", "of", "$", "1,234.5", "."]
        );
    }

    #[test]
    fn shapes() {
        let mut tokens = Vec::new();
        let text = "NATO Paris a X. 49ers 12 's";
        cut(text, 0, text.len(), &mut tokens);
        let shapes: Vec<_> = tokens.iter().map(|t| t.shape).collect();
        assert_eq!(
            shapes[..6],
            [
                Shape::Capitals,
                Shape::Title,
                Shape::Lower,
                Shape::Initial,
                Shape::Number,
                Shape::Number
            ]
        );
    }
}
