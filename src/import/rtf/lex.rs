//! Owns the signs of RTF: groups, control words and the bytes of text between them.

/// The longest name of a control word; what is longer is none.
const LONGEST: usize = 32;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'a> {
    Open,
    Close,
    /// `\name` or `\name12`.
    Word(&'a str, Option<i32>),
    /// `\~`
    Sign(u8),
    /// `\'e9`
    Byte(u8),
    Text(&'a [u8]),
}

pub struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let first = self.peek()?;
        if first == b'\'' {
            let hex = self.bytes.get(self.at + 1..self.at + 3);
            let byte =
                hex.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
            self.at += if byte.is_some() { 3 } else { 1 };
            return Some(byte.map_or(Token::Sign(b'\''), Token::Byte));
        }
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            return Some(Token::Sign(first));
        }
        let name = self.run(LONGEST, |b| b.is_ascii_alphabetic());
        let minus = self.peek() == Some(b'-')
            && self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit);
        self.at += usize::from(minus);
        let digits = self.run(usize::MAX, |b| b.is_ascii_digit());
        let number = (!digits.is_empty()).then(|| {
            let number = digits.parse::<i32>().unwrap_or(i32::MAX);
            if minus { -number } else { number }
        });
        if self.peek() == Some(b' ') {
            self.at += 1;
        }
        if name == "bin" {
            let length = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
            self.at = self.at.saturating_add(length).min(self.bytes.len());
        }
        Some(Token::Word(name, number))
    }

    /// The bytes from here on that are of a kind, which is one of ASCII.
    fn run(&mut self, most: usize, is: impl Fn(u8) -> bool) -> &'a str {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().take(most).take_while(|b| is(**b)).count();
        self.at += length;
        std::str::from_utf8(&rest[..length]).unwrap_or_default()
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        // Line ends mean nothing.
        while matches!(self.peek(), Some(b'\r' | b'\n' | 0)) {
            self.at += 1;
        }
        let start = self.at;
        let first = self.peek()?;
        self.at += 1;
        match first {
            b'{' => Some(Token::Open),
            b'}' => Some(Token::Close),
            b'\\' => self.control(),
            _ => {
                let rest = &self.bytes[start..];
                let ends = |b: &u8| matches!(b, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0);
                let length = rest.iter().position(ends).unwrap_or(rest.len());
                self.at = start + length;
                Some(Token::Text(&rest[..length]))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_where_they_end() {
        let tokens: Vec<Token<'_>> =
            Lexer::new(b"{\\b1 a\r\n\\'e9\\u-10?\\bin3 }}}\\~\\b-\\'zz}").collect();
        let want = [
            Token::Open,
            Token::Word("b", Some(1)),
            Token::Text(b"a"),
            Token::Byte(0xe9),
            Token::Word("u", Some(-10)),
            Token::Text(b"?"),
            Token::Word("bin", Some(3)),
            Token::Sign(b'~'),
            Token::Word("b", None),
            Token::Text(b"-"),
            Token::Sign(b'\''),
            Token::Text(b"zz"),
            Token::Close,
        ];
        assert_eq!(tokens, want);
        assert_eq!(Lexer::new(b"\\").count(), 0);
    }
}
