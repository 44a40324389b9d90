//! Owns the codes of fields that word processors write: which of them are links, and where those lead.

/// Where a field leads: `HYPERLINK "http://a.b"`, `HYPERLINK \l "place"`, `REF place \h`.
pub fn link(code: &str) -> Option<String> {
    let mut words = Words(code);
    let kind = words.next()?;
    if kind.eq_ignore_ascii_case("REF") || kind.eq_ignore_ascii_case("PAGEREF") {
        let place = words.next().filter(|place| !place.starts_with('\\'))?;
        let jumps = words.any(|word| word.eq_ignore_ascii_case("\\h"));
        return jumps.then(|| format!("#{place}"));
    }
    if !kind.eq_ignore_ascii_case("HYPERLINK") {
        return None;
    }
    let (mut to, mut place) = (None, None);
    while let Some(word) = words.next() {
        match word.to_ascii_lowercase().as_str() {
            "\\l" => place = words.next(),
            // What follows these is shown beside the link, or names a window.
            "\\o" | "\\t" => drop(words.next()),
            switch if switch.starts_with('\\') => {}
            _ => to = to.or(Some(word)),
        }
    }
    let place = place.map_or(String::new(), |place| format!("#{place}"));
    let target = format!("{}{place}", to.unwrap_or_default().trim());
    (!target.is_empty()).then_some(target)
}

/// Words parted by blanks; one in quotes may hold blanks.
struct Words<'a>(&'a str);

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.0.trim_start();
        if rest.is_empty() {
            return None;
        }
        let (word, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len())),
        };
        self.0 = after;
        Some(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_told_from_other_fields() {
        for (code, target) in [
            (r#" HYPERLINK "http://a.b/c d" "#, Some("http://a.b/c d")),
            (r#"hyperlink \l "old boats""#, Some("#old boats")),
            (r#"HYPERLINK "a.docx" \l "b" \o "a tip""#, Some("a.docx#b")),
            ("HYPERLINK http://a.b \\h", Some("http://a.b")),
            ("REF _Ref12 \\h", Some("#_Ref12")),
            ("REF _Ref12", None),
            ("PAGE", None),
            ("HYPERLINK", None),
            ("", None),
            ("HYPERLINK \"", None),
        ] {
            assert_eq!(link(code).as_deref(), target, "{code}");
        }
    }
}
