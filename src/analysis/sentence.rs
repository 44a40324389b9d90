//! Owns sentence boundaries.

use std::ops::Range;

use crate::document::{Block, BlockKind, Span};

/// No sentence is longer, in bytes; where there is no better place it is cut at a space.
const LONGEST: usize = 4096;

/// The sentences of some blocks, in text order: without space around them, never across blocks.
/// A heading is one sentence; so is each line of verse, code or a table.
pub fn split(text: &str, blocks: &[Block], reach: usize) -> Vec<Span> {
    let mut sentences = Vec::new();
    for block in blocks {
        let end = block.span.end().min(reach);
        let Some(part) = text.get(block.span.start()..end) else {
            continue;
        };
        match block.kind {
            BlockKind::Heading(_) => push(block.span.start(), part, 0, part.len(), &mut sentences),
            BlockKind::Lines | BlockKind::Code | BlockKind::Table => {
                let mut at = 0;
                for line in part.split_inclusive('\n') {
                    flowing(block.span.start() + at, line, &mut sentences);
                    at += line.len();
                }
            }
            BlockKind::Rule => {}
            _ => flowing(block.span.start(), part, &mut sentences),
        }
    }
    sentences
}

/// Splits text whose line ends are spaces; `base` is where it starts in the document.
fn flowing(base: usize, part: &str, sentences: &mut Vec<Span>) {
    let bytes = part.as_bytes();
    let mut from = 0;
    let mut at = 0;
    while at < bytes.len() {
        // What ends nothing is passed over at once.
        let near = bytes.len().min(from + LONGEST);
        if at < near {
            let stop = |b: &u8| matches!(b, b'.' | b'!' | b'?' | 0xe2 | 0xe3 | 0xef);
            at = bytes[at..near]
                .iter()
                .position(stop)
                .map_or(near, |n| at + n);
        }
        if at - from >= LONGEST && bytes.get(at).is_none_or(|b| b.is_ascii_whitespace()) {
            push(base, part, from, at, sentences);
            from = at;
        }
        if at == bytes.len() {
            break;
        }
        let stop = match bytes[at] {
            b'.' | b'!' | b'?' => Some(at + 1),
            // The ideographic stops and the ellipsis take three bytes.
            0xe2 | 0xe3 | 0xef => part
                .get(at..at + 3)
                .filter(|c| ["…", "。", "！", "？"].contains(c))
                .map(|_| at + 3),
            _ => None,
        };
        match stop.map(|end| boundary(part, from, at, end)) {
            Some(Stop { end, ends: true }) => {
                push(base, part, from, end, sentences);
                from = end;
                at = end;
            }
            // Its marks are read once only, however many there are.
            Some(Stop { end, ends: false }) => at = end,
            None => at += 1,
        }
    }
    push(base, part, from, part.len(), sentences);
}

/// Adds `part[from..to]` without the space around it, cut where it is far too long.
fn push(base: usize, part: &str, from: usize, to: usize, sentences: &mut Vec<Span>) {
    let Some(sentence) = part.get(from..to) else {
        return;
    };
    let body = sentence.trim_start();
    let mut start = base + from + (sentence.len() - body.len());
    let mut body = body.trim_end();
    while body.len() > 2 * LONGEST {
        let mut cut = LONGEST;
        while !body.is_char_boundary(cut) {
            cut += 1;
        }
        sentences.push(Span::new(start, start + cut));
        start += cut;
        body = &body[cut..];
    }
    if !body.is_empty() {
        sentences.push(Span::new(start, start + body.len()));
    }
}

/// Marks that may end a sentence.
struct Stop {
    /// After the marks, with the quotes and brackets that close there.
    end: usize,
    ends: bool,
}

/// Reads the mark at `at..after` and those that follow it.
fn boundary(part: &str, from: usize, at: usize, after: usize) -> Stop {
    let mut end = after;
    while let Some(ch) = part[end..].chars().next() {
        if !matches!(
            ch,
            '.' | '!' | '?' | '"' | '\'' | '”' | '’' | ')' | ']' | '»' | '」' | '』' | '…' | '。'
        ) {
            break;
        }
        end += ch.len_utf8();
    }
    let ends = is_end(part, from, at..after, end);
    Stop { end, ends }
}

/// Whether a sentence ends with the mark, whose followers end at `end`.
fn is_end(part: &str, from: usize, mark: Range<usize>, end: usize) -> bool {
    if matches!(&part[mark.clone()], "。" | "！" | "？") {
        return true;
    }
    let rest = &part[end..];
    let next = rest.trim_start();
    if next.is_empty() {
        return true;
    }
    if next.len() == rest.len() {
        return false;
    }
    let opened = next.trim_start_matches([
        '"', '\'', '“', '‘', '(', '[', '«', '¿', '¡', '—', '–', '-', '*', '•', ' ',
    ]);
    if opened.starts_with(char::is_lowercase) || opened.is_empty() {
        return false;
    }
    let before = &part[from..mark.start];
    let plain = &part[mark.clone()] == "." && end == mark.end;
    !(plain && is_kept(word_before(before), opened, before.trim_start()))
}

/// The word that ends the text, with full stops inside it.
fn word_before(text: &str) -> &str {
    let bytes = text.as_bytes();
    let mut start = bytes.len();
    while start > 0 && text.len() - start < 24 {
        let byte = bytes[start - 1];
        if !(byte.is_ascii_alphanumeric() || byte == b'.' || byte >= 0x80) {
            break;
        }
        start -= 1;
    }
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let word = &text[start..];
    // Curly quotes are no letters but have high bytes as letters do.
    word.rsplit(['“', '‘', '’', '”', '—', '–', '…'])
        .next()
        .unwrap_or(word)
}

/// Whether the full stop after `word` belongs to it, given what follows.
#[rustfmt::skip]
fn is_kept(word: &str, next: &str, before: &str) -> bool {
    if word.is_empty() {
        return false;
    }
    // "1." at the start of an item.
    if word == before && word.bytes().all(|b| b.is_ascii_digit()) {
        return true;
    }
    let next_word = next
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .next()
        .unwrap_or("");
    let digit_follows = next.starts_with(|c: char| c.is_ascii_digit());
    let mut letters = word.chars().filter(|c| *c != '.');
    let single = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    if single {
        // An initial, unless it ends "vitamin C." or "Plan B.".
        return !starts_sentence(next_word) || word.len() > 1;
    }
    // "fell to 7.1. Stock in Acme rose", but "3.1. Scope"
    if word.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return word == before;
    }
    if word.contains('.') {
        // "U.S.", "a.m.", "Ph.D."
        return !starts_sentence(next_word);
    }
    match word {
        "Mr" | "Mrs" | "Ms" | "Mx" | "Dr" | "Prof" | "Rev" | "Hon" | "Sen" | "Sens" | "Rep"
        | "Reps" | "Gov" | "Govs" | "Gen" | "Lt" | "Col" | "Maj" | "Capt" | "Sgt" | "Cpl"
        | "Pvt" | "Adm" | "Cmdr" | "St" | "Mt" | "Ft" | "Messrs" | "Mme" | "v" | "vs" | "cf" | "Fr"
        | "viz" => true,
        "No" | "Nos" | "no" | "pp" | "p" | "Fig" | "fig" | "Art" | "Sec" | "Vol" | "vol" | "ca"
        | "Eq" | "Ch" => digit_follows,
        "Jan" | "Feb" | "Mar" | "Apr" | "Jun" | "Jul" | "Aug" | "Sept" | "Sep" | "Oct" | "Nov"
        | "Dec" => digit_follows,
        "Inc" | "Corp" | "Co" | "Ltd" | "Jr" | "Sr" | "Bros" | "Ave" | "Blvd" | "Rd" | "etc"
        | "al" | "Calif" | "Fla" | "Conn" | "Colo" | "Mich" | "Minn" | "Tenn" | "Wis" | "Okla"
        | "Ariz" | "Mass" | "Wash" | "Ga" | "Va" | "Pa" | "Md" | "dept" | "approx" | "est"
        | "min" | "max" | "tel" | "Pte" | "Pty" => !starts_sentence(next_word),
        _ if is_cut_name(word, next) => true,
        // "Wilmington, Del. (AP)": words of their own elsewhere.
        "Ala" | "Ark" | "Del" | "Ill" | "Ind" | "Kan" | "Ky" | "La" | "Miss" | "Mo" | "Mont" | "Neb" | "Nev" | "Ore"
        | "Tex" | "Vt" | "Wyo" | "Ont" | "Que" | "Alta" | "Sask" => {
            before[..before.len() - word.len()].trim_end().ends_with(',') && !starts_sentence(next_word)
        }
        _ => false,
    }
}

/// "Wm. Penn", and "Ed. K. Grant", where the initial after the stop tells: a given name cut short.
pub fn is_cut_name(word: &str, after: &str) -> bool {
    let always = matches!(
        word,
        "Wm" | "Geo" | "Chas" | "Thos" | "Jas" | "Robt" | "Edw" | "Benj" | "Jno"
    );
    let cut = matches!(
        word,
        "Ed" | "Jos" | "Alex" | "Fred" | "Theo" | "Dan" | "Sam" | "Ben"
    );
    let bytes = after.as_bytes();
    always
        || cut && bytes.len() > 3 && bytes[0].is_ascii_uppercase() && bytes[1..].starts_with(b". ")
}

/// Words that begin sentences far more often than they follow an abbreviation.
#[rustfmt::skip]
fn starts_sentence(word: &str) -> bool {
    matches!(
        word,
        "The" | "A" | "An" | "He" | "She" | "It" | "They" | "We" | "I" | "You" | "This" | "That" | "These"
            | "Those" | "There" | "In" | "On" | "At" | "By" | "For" | "From" | "With" | "As" | "If" | "But"
            | "And" | "Or" | "So" | "Yet" | "When" | "While" | "After" | "Before" | "Since" | "Although"
            | "Though" | "However" | "His" | "Her" | "Its" | "Their" | "Our" | "My" | "What" | "Who" | "Why"
            | "How" | "Where" | "Which" | "Some" | "Many" | "Most" | "Both" | "One" | "Two" | "No" | "Not"
            | "Now" | "Then" | "Today" | "Meanwhile" | "Earlier" | "Later" | "Last" | "Under" | "During"
            | "Also" | "Even" | "Only" | "Another" | "Such" | "To" | "Because" | "Despite" | "Instead"
            | "Officials" | "Police" | "According" | "All" | "Other" | "Others" | "More" | "Over" | "Once"
            | "Until" | "Asked" | "Let" | "Here"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let block = Block {
            span: Span::new(0, text.len()),
            kind: BlockKind::Paragraph,
            section: 0,
            quote: 0,
            list: 0,
        };
        let found: Vec<_> = split(text, &[block], text.len())
            .iter()
            .map(|s| s.of(text))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn plain_sentences() {
        check(
            "One ends. Two ends! Three?  Four",
            &["One ends.", "Two ends!", "Three?", "Four"],
        );
        check(
            "A line\nbreaks here. And\nthere.",
            &["A line\nbreaks here.", "And\nthere."],
        );
    }

    #[test]
    fn abbreviations_and_initials_do_not_end_one() {
        check(
            "Mr. Hale met Sen. J. B. Ward.",
            &["Mr. Hale met Sen. J. B. Ward."],
        );
        check(
            "The U.S. Senate sat. It rose.",
            &["The U.S. Senate sat.", "It rose."],
        );
        check(
            "They left the U.S. The door shut.",
            &["They left the U.S.", "The door shut."],
        );
        check(
            "Born Jan. 5 at 6 p.m. Monday.",
            &["Born Jan. 5 at 6 p.m. Monday."],
        );
        check(
            "Acme Inc. Chairman Li spoke.",
            &["Acme Inc. Chairman Li spoke."],
        );
        check(
            "It paid 3.5 percent. Good.",
            &["It paid 3.5 percent.", "Good."],
        );
        check(
            "It fell to $7.15. Acme rose to 12.5. Good.",
            &["It fell to $7.15.", "Acme rose to 12.5.", "Good."],
        );
        check("3.1. Scope of work.", &["3.1. Scope of work."]);
    }

    #[test]
    fn quotes_close_with_their_sentence() {
        check(
            "“Go.” He went. \"Stop!\" (She did.) End",
            &["“Go.”", "He went.", "\"Stop!\"", "(She did.)", "End"],
        );
        check("“Really?” asked Kim. No.", &["“Really?” asked Kim.", "No."]);
        check(
            "She said ‘no.’ Then left.",
            &["She said ‘no.’", "Then left."],
        );
    }

    #[test]
    fn other_scripts() {
        check("他来了。我走了！好", &["他来了。", "我走了！", "好"]);
        check(
            "Él llegó. ¿Quién? Ángela.",
            &["Él llegó.", "¿Quién?", "Ángela."],
        );
    }

    #[test]
    fn dots_without_space_stay() {
        check(
            "See www.example.org/a.b now... then go.",
            &["See www.example.org/a.b now... then go."],
        );
        check("Wait… what? Yes.", &["Wait… what?", "Yes."]);
    }

    #[test]
    fn endless_text_is_cut() {
        let text = "word ".repeat(10_000);
        let block = Block {
            span: Span::new(0, text.len()),
            kind: BlockKind::Paragraph,
            section: 0,
            quote: 0,
            list: 0,
        };
        let sentences = split(&text, &[block], text.len());
        assert!(sentences.iter().all(|s| s.len() <= 2 * LONGEST));
        assert_eq!(
            sentences
                .iter()
                .map(|s| s.of(&text).matches("word").count())
                .sum::<usize>(),
            10_000
        );
    }

    #[test]
    fn lines_are_sentences_of_their_own() {
        let text = "a b\nc d. E f\n";
        let block = Block {
            span: Span::new(0, text.len()),
            kind: BlockKind::Lines,
            section: 0,
            quote: 0,
            list: 0,
        };
        let found: Vec<_> = split(text, &[block], text.len())
            .iter()
            .map(|s| s.of(text))
            .collect();
        assert_eq!(found, ["a b", "c d.", "E f"]);
    }
}
