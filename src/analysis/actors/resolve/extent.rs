//! Owns where names of organizations end that a tagger cut short.

use crate::analysis::ActorKind;
use crate::analysis::actors::Tagged;
use crate::analysis::lexicon::{Entry, lexicon, word};

/// Where a name ends that goes on behind its span.
pub fn end(text: &str, tag: &Tagged) -> Option<usize> {
    legal_form_after(text, tag).or_else(|| portfolios_after(text, tag))
}

/// "Delmar Trading Co., Ltd.", "Harl & Sons, LLC": where the legal form ends that stands behind the name.
fn legal_form_after(text: &str, tag: &Tagged) -> Option<usize> {
    const AFTER_A_NAME: &[&str] = &[
        "Inc", "Ltd", "LLC", "L.L.C", "LP", "L.P", "LLP", "L.L.P", "PLC", "plc", "Plc", "Limited",
        "GmbH",
    ];
    const AFTER_ANOTHER: &[&str] = &["Ltd", "Limited", "Bhd", "Inc"];
    if matches!(tag.kind, ActorKind::Group | ActorKind::Event) {
        return None;
    }
    let after = &text[tag.span.end()..];
    let last = tag.span.of(text).rsplit(' ').next().unwrap_or("");
    let another = matches!(
        last.trim_end_matches('.'),
        "Co" | "Pte" | "Pvt" | "Pty" | "Sdn" | "Corp"
    );
    // Some taggers leave the stop of an abbreviation outside.
    let rest = match after.strip_prefix('.') {
        Some(rest) if another => rest,
        _ => after,
    };
    let (rest, forms) = match rest.strip_prefix(", ") {
        Some(rest) => (rest, AFTER_A_NAME),
        None if another => (rest.strip_prefix(' ')?, AFTER_ANOTHER),
        None if tag.kind == ActorKind::Organization => (rest.strip_prefix(' ')?, AFTER_A_NAME),
        None => return None,
    };
    let word = rest
        .split(|c: char| !c.is_alphabetic() && c != '.')
        .next()?
        .trim_end_matches('.');
    if !forms.contains(&word) {
        return None;
    }
    let stop = rest[word.len()..].starts_with('.');
    let end = text.len() - rest.len() + word.len();
    // The stop of "Acme, LLC." ends the sentence.
    Some(end + usize::from(stop && (word.contains('.') || matches!(word, "Inc" | "Ltd"))))
}

/// "Ministry of Trade, Industry and Energy": where the last of its fields ends, all of them common words.
fn portfolios_after(text: &str, tag: &Tagged) -> Option<usize> {
    let name = tag.span.of(text);
    let (head, _) = name
        .split_once(" of ")
        .or_else(|| name.split_once(" for "))
        .or_else(|| name.split_once(" on "))?;
    let head = head.rsplit(' ').next().unwrap_or(head);
    if tag.kind != ActorKind::Organization || !lexicon().get(word::hash(head)).is(Entry::ORG_OF) {
        return None;
    }
    let mut rest = text[tag.span.end()..].strip_prefix(", ")?;
    for _ in 0..4 {
        let field = field(rest)?;
        let after = &rest[field..];
        let last = after
            .strip_prefix(" and ")
            .or_else(|| after.strip_prefix(", and "));
        if let Some(last) = last {
            let end = self::field(last)?;
            return Some(text.len() - last.len() + end);
        }
        rest = after.strip_prefix(", ")?;
    }
    None
}

/// Length of one or two common words in capitals at the start, that name no body of their own.
fn field(text: &str) -> Option<usize> {
    let mut end = 0;
    for at in 0..2 {
        let rest = match text[end..].strip_prefix(' ') {
            Some(rest) if at > 0 => rest,
            _ if at > 0 => break,
            _ => &text[end..],
        };
        let word = rest.split(|c: char| !c.is_alphabetic()).next()?;
        if !word.starts_with(char::is_uppercase) {
            break;
        }
        let entry = lexicon().get(word::hash(word));
        if !entry.is(Entry::WORD)
            || entry.is(Entry::ROLE | Entry::TITLE | Entry::ORG_OF)
            || word == "Police"
        {
            return None;
        }
        end = text.len() - rest.len() + word.len();
    }
    (end > 0).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Span;

    #[test]
    fn legal_forms_and_fields_go_on() {
        for (text, name, whole) in [
            (
                "Delmar Trading Co., Ltd., of Oslo",
                "Delmar Trading Co.",
                "Delmar Trading Co., Ltd.",
            ),
            ("by Harl & Sons, LLC.", "Harl & Sons", "Harl & Sons, LLC"),
            (
                "Foyle Holdings Pte. Ltd. said",
                "Foyle Holdings Pte",
                "Foyle Holdings Pte. Ltd.",
            ),
            ("Acme Corp, Incaland", "Acme Corp", "Acme Corp"),
            ("Acme plc's bid", "Acme", "Acme plc"),
            (
                "the Ministry of Trade, Industry and Energy said",
                "Ministry of Trade",
                "Ministry of Trade, Industry and Energy",
            ),
            (
                "the Ministry of Health, Oxfam and Energy said",
                "Ministry of Health",
                "Ministry of Health",
            ),
            (
                "the Ministry of Health, Congress and Council said",
                "Ministry of Health",
                "Ministry of Health",
            ),
            (
                "the Ministry of Health, Education Minister Lee",
                "Ministry of Health",
                "Ministry of Health",
            ),
        ] {
            let start = text.find(name).unwrap();
            let tag = Tagged {
                span: Span::new(start, start + name.len()),
                kind: ActorKind::Organization,
                confidence: 0.9,
            };
            let end = end(text, &tag).unwrap_or(tag.span.end());
            assert_eq!(&text[start..end], whole);
        }
    }
}
