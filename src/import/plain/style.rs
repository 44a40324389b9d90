//! Owns how a short line looks: its letters and its end. One line knows no other.

/// What makes a line look like a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// `#` signs before it.
    Hash(u8),
    /// A line of this character under it, and whether one is over it, too.
    Underlined(u8, bool),
    /// A word and its number: "Chapter 3". The word's rank, 1 is the outermost.
    Keyword(u8),
    /// "2.1" has two parts.
    Decimal(u8),
    Roman,
    Letter,
    /// All letters are capitals.
    Caps,
    /// Title or sentence case, without an end.
    Plain,
    /// Title case with a full stop.
    Stopped,
}

/// Letters and words of a line.
#[derive(Debug, Default, Clone, Copy)]
pub struct Shape {
    pub letters: u32,
    pub upper: u32,
    pub lower: u32,
    pub digits: u32,
    pub words: u32,
    /// Words of four letters and more, and how many of them begin with a small letter.
    pub long: u32,
    pub small: u32,
    /// The first letter is not a small one.
    pub capital: bool,
}

/// Words of four letters and more that title case leaves small.
const SMALL: &[&str] = &[
    "with", "from", "this", "that", "their", "into", "upon", "over", "under", "than", "your",
    "between", "through", "against", "among", "about", "after", "before", "during", "without",
];

pub fn shape(line: &str) -> Shape {
    let mut shape = Shape::default();
    let mut seen = false;
    for word in line.split_whitespace() {
        shape.words += 1;
        let mut first = None;
        let mut letters = 0;
        for c in word.chars() {
            shape.digits += u32::from(c.is_numeric());
            if c.is_alphabetic() {
                letters += 1;
                first.get_or_insert(c.is_lowercase());
                shape.lower += u32::from(c.is_lowercase());
                shape.upper += u32::from(c.is_uppercase());
            }
            if c.is_alphanumeric() && !seen {
                seen = true;
                shape.capital = !c.is_lowercase();
            }
        }
        shape.letters += letters;
        if letters >= 4 && !SMALL.contains(&word) {
            shape.long += 1;
            shape.small += u32::from(first == Some(true));
        }
    }
    shape
}

impl Shape {
    /// All capitals, but for a few letters as in "McCAIN" or "No.".
    pub fn is_caps(&self) -> bool {
        self.upper >= 3
            && self.upper * 8 >= self.letters * 7
            && self.lower * 8 <= self.letters
            && self.digits <= self.letters
    }

    /// The long words begin with capitals.
    pub fn is_title_case(&self) -> bool {
        self.capital
            && self.upper > 0
            && (self.upper + self.lower) * 2 >= self.letters
            && self.small * 5 <= self.long
            && self.long > 0
    }
}

/// Whether a line ends as a sentence does, quotes and brackets aside.
pub fn ends_sentence(line: &str) -> bool {
    const STOPS: [char; 10] = [
        '.', '!', '?', ':', ';', '\u{2026}', '\u{ff1a}', '\u{3002}', '\u{ff01}', '\u{ff1f}',
    ];
    let tail = line.trim_end_matches([
        '"', '\'', ')', ']', '_', '*', '\u{201d}', '\u{2019}', '\u{bb}',
    ]);
    tail.ends_with(STOPS) || without_note_mark(line).is_some_and(|said| said.ends_with(STOPS))
}

/// A line without the marks of notes after its end: "It sank.[4][5]", "It sank.\u{b9}".
fn without_note_mark(line: &str) -> Option<&str> {
    let is_high = |c: char| {
        matches!(
            c,
            '\u{2070}'..='\u{2079}' | '\u{b9}' | '\u{b2}' | '\u{b3}' | '\u{21a9}'
        )
    };
    let mut rest = line.trim_end_matches(is_high);
    while let Some(open) = rest.strip_suffix(']').and_then(|inner| inner.rfind('[')) {
        let mark = &rest[open + 1..rest.len() - 1];
        let is_mark = mark.len() <= 3 && mark.chars().all(char::is_alphanumeric);
        if mark.is_empty() || !is_mark {
            break;
        }
        rest = rest[..open].trim_end_matches(is_high);
    }
    (rest.len() < line.len())
        .then(|| rest.trim_end_matches(['"', '\'', ')', '\u{201d}', '\u{2019}', '\u{bb}']))
}

/// A line without a remark in brackets after its end: "He sat down. [Applause]".
pub fn without_remark(line: &str) -> &str {
    let open = match line.chars().next_back() {
        Some(']') => '[',
        Some(')') => '(',
        _ => return line,
    };
    line.rfind(open).map_or(line, |at| line[..at].trim_end())
}

/// Whether a line breaks off within a sentence: after a comma, a dash or a word that needs another.
pub fn hangs(line: &str) -> bool {
    const WORDS: &[&str] = &[
        "a", "an", "the", "of", "and", "or", "to", "in", "for", "with", "by", "as", "at", "from",
        "on", "that", "which", "who", "is", "are", "was", "were", "be", "his", "her", "their",
        "its", "not", "but", "if", "into", "has", "have", "had",
    ];
    let marks = [
        ',', ';', '-', '\u{2014}', '\u{3001}', '\u{ff0c}', '\u{ff1b}',
    ];
    let last = line.rsplit(' ').next().unwrap_or(line);
    // Alone on a line such a word is what did not fit on the one before.
    let shouted = || !line.bytes().any(|b| b.is_ascii_lowercase());
    let hanging = match line.contains(' ') {
        true if shouted() => WORDS.contains(&last.to_lowercase().as_str()) && last.len() > 1,
        true => WORDS.contains(&last),
        false => WORDS
            .iter()
            .any(|word| word.len() > 1 && last.eq_ignore_ascii_case(word)),
    };
    line.ends_with(marks) || hanging
}

/// Whether a line begins as a sentence or title does.
pub fn begins(line: &str) -> bool {
    line.chars()
        .take(4)
        .find(|c| c.is_alphanumeric())
        .is_none_or(|c| !c.is_lowercase())
}

/// Whether a line within prose looks like a heading; `room` says whether the next word would have
/// fitted on it at a width.
pub fn is_title(line: &str, room: impl Fn(u32) -> bool, width: u32) -> bool {
    if line.len() > 200 || !begins(line) || ends_sentence(line) || hangs(line) {
        return false;
    }
    let full = is_full_title(line);
    if !full && !room(width) {
        return false;
    }
    let shape = shape(line);
    let titled = shape.is_title_case() && shape.long >= 2;
    let certain = full && shape.long >= 4;
    let slack = if titled { 0 } else { width / 8 };
    shape.words <= 16 && shape.letters > 0 && (certain || room(width - slack))
}

/// Whether all words of a line without an end begin with capitals, but for the small ones.
pub fn is_full_title(line: &str) -> bool {
    // Most lines are told by their first words.
    let small = |word: &str| {
        let begins_small = word.starts_with(char::is_lowercase);
        begins_small
            && word.chars().filter(|c| c.is_alphabetic()).count() >= 4
            && !SMALL.contains(&word)
    };
    if line.split(' ').any(small) {
        return false;
    }
    let shape = shape(line);
    shape.is_title_case() && shape.small == 0 && !ends_sentence(line)
}

/// Whether a line may be the second one of a title, even if it is one short word.
pub fn continues_title(line: &str) -> bool {
    let shape = shape(line);
    shape.capital && shape.upper > 0 && shape.small == 0 && !ends_sentence(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        assert!(shape("THE ROAD TO 1990").is_caps());
        assert!(shape("The Road to the Sea").is_title_case());
        assert!(!shape("The road to the harbour").is_title_case());
        assert!(ends_sentence("He left.\u{201d}") && !ends_sentence("The Road"));
    }
}
