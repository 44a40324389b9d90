//! Owns how words are compared: hashes that forget case, accents, full stops and apostrophes.

/// Hash of one word as the lists know it.
pub fn hash(word: &str) -> u64 {
    let mut state = SEED;
    for byte in word.bytes() {
        if !byte.is_ascii() {
            return hash_chars(word);
        }
        if byte.is_ascii_alphanumeric() || byte == b'&' || byte == b'+' {
            state = step(state, u64::from(byte.to_ascii_lowercase()));
        }
    }
    finish(state)
}

fn hash_chars(word: &str) -> u64 {
    let mut state = SEED;
    for ch in word.chars() {
        if let Some(base) = fold(ch) {
            for ch in base.to_lowercase() {
                state = step(state, u64::from(u32::from(ch)));
            }
        } else if ch == 'ß' {
            state = step(step(state, u64::from(b's')), u64::from(b's'));
        }
    }
    finish(state)
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

fn step(state: u64, value: u64) -> u64 {
    (state ^ value).wrapping_mul(0x0000_0100_0000_01b3)
}

/// Spreads the bits: the tables use the low ones.
fn finish(state: u64) -> u64 {
    let mixed = (state ^ (state >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
}

/// Hash of a phrase of one more word.
pub fn join(phrase: u64, word: u64) -> u64 {
    finish(phrase.rotate_left(17) ^ word)
}

/// Hash of a phrase: its words parted by spaces or hyphens.
pub fn phrase(text: &str) -> u64 {
    let mut words = words(text);
    let first = words.next().map_or(0, hash);
    words.fold(first, |phrase, word| join(phrase, hash(word)))
}

/// The words of a phrase as the lists count them.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '-', '‑', '–', '\n', '\u{a0}'])
        .filter(|word| word.chars().any(|c| fold(c).is_some()))
}

/// Whether it has two letters or more and all are capitals.
pub fn is_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    let first = letters.next().is_some_and(char::is_uppercase);
    let mut more = false;
    first
        && letters.all(|c| {
            more = true;
            c.is_uppercase()
        })
        && (more || text.chars().any(|c| c.is_ascii_digit()))
}

/// The letter without its accent; `None` for what doesn't count in comparing.
pub fn fold(ch: char) -> Option<char> {
    const LATIN: &str = "AAAAAAACEEEEIIIIDNOOOOO*OUUUUYTsaaaaaaaceeeeiiiidnooooo*ouuuuyty\
        AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";
    match ch {
        'ß' | '×' | '÷' => None,
        'À'..='ſ' => LATIN
            .as_bytes()
            .get(ch as usize - 0xc0)
            .map(|b| char::from(*b)),
        'Ș' | 'ș' => Some(if ch == 'Ș' { 'S' } else { 's' }),
        'Ț' | 'ț' => Some(if ch == 'Ț' { 'T' } else { 't' }),
        'Ạ'..='ặ' => Some(case(ch, 'a')),
        'Ẹ'..='ệ' => Some(case(ch, 'e')),
        'Ỉ'..='ị' => Some(case(ch, 'i')),
        'Ọ'..='ợ' => Some(case(ch, 'o')),
        'Ụ'..='ự' => Some(case(ch, 'u')),
        'Ỳ'..='ỹ' => Some(case(ch, 'y')),
        'Ơ' | 'ơ' => Some(case(ch, 'o')),
        'Ư' | 'ư' => Some(case(ch, 'u')),
        '\u{300}'..='\u{36f}' => None,
        '&' | '+' => Some(ch),
        _ if ch.is_alphanumeric() => Some(ch),
        _ => None,
    }
}

fn case(ch: char, base: char) -> char {
    if ch.is_uppercase() {
        base.to_ascii_uppercase()
    } else {
        base
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_accented_latin_letter_folds_to_its_base() {
        for (accented, base) in [
            ('é', 'e'),
            ('Ö', 'O'),
            ('ğ', 'g'),
            ('ı', 'i'),
            ('İ', 'I'),
            ('ł', 'l'),
            ('ň', 'n'),
            ('ō', 'o'),
            ('ş', 's'),
            ('ű', 'u'),
            ('ž', 'z'),
            ('Ø', 'O'),
            ('ñ', 'n'),
            ('ÿ', 'y'),
            ('ć', 'c'),
        ] {
            assert_eq!(fold(accented), Some(base), "{accented}");
        }
    }

    #[test]
    fn written_otherwise_is_the_same_word() {
        assert_eq!(hash("U.S."), hash("us"));
        assert_eq!(hash("O’Brien"), hash("O'BRIEN"));
        assert_eq!(hash("Köln"), hash("Koln"));
        assert_eq!(phrase("al-Qaida"), phrase("Al Qaida"));
        assert_ne!(phrase("New York"), phrase("York New"));
    }

    #[test]
    fn capitals() {
        assert!(is_capitals("NATO") && is_capitals("U.S.") && is_capitals("G7"));
        assert!(!is_capitals("Nato") && !is_capitals("A") && !is_capitals("12"));
    }
}
