//! Owns the places of a document that links can name: labels that the source gives, and headings.

use std::collections::HashMap;

use super::{Document, Span};

/// A name that the source gives a place, as HTML's `id` does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    pub name: String,
    /// Offset of the place.
    pub at: usize,
}

impl Document {
    /// The place of a name: a label, else the heading whose slug it is. Case counts only where
    /// two differ in nothing else. An empty name, or "top", is the beginning.
    pub fn place_of(&self, name: &str) -> Option<usize> {
        let exact = self.labels.iter().find(|label| label.name == name);
        let label = exact.or_else(|| {
            let mut labels = self.labels.iter();
            labels.find(|label| label.name.eq_ignore_ascii_case(name))
        });
        if let Some(label) = label {
            return Some(label.at);
        }
        let top = name.is_empty() || name.eq_ignore_ascii_case("top");
        self.heading_of(name)
            .map(Span::start)
            .or_else(|| top.then_some(0))
    }

    /// The heading with a slug; later headings of the same title have `-1`, `-2` added.
    fn heading_of(&self, name: &str) -> Option<Span> {
        let wanted = name.to_lowercase();
        let mut times: HashMap<String, usize> = HashMap::new();
        for section in self.sections.iter().filter(|s| !s.heading.is_empty()) {
            let slug = slug(&section.title);
            // Another title's slug can never be this name, with or without a number.
            if !wanted.starts_with(&slug) {
                continue;
            }
            let times = times.entry(slug.clone()).or_default();
            let numbered = match *times {
                0 => slug,
                n => format!("{slug}-{n}"),
            };
            *times += 1;
            if numbered == wanted {
                return Some(section.heading);
            }
        }
        None
    }
}

/// The name that a heading gets where Markdown is published: small letters, digits, `-` and `_`.
fn slug(title: &str) -> String {
    let kept = title.trim().chars().filter_map(|c| match c {
        ' ' => Some('-'),
        c if c.is_alphanumeric() || matches!(c, '-' | '_') => Some(c),
        _ => None,
    });
    kept.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Section;

    #[test]
    fn headings_are_named_as_where_they_are_published() {
        for (title, name) in [
            ("What's new in 2.0?", "whats-new-in-20"),
            ("Aid & arms", "aid--arms"),
            ("Über_uns", "über_uns"),
            ("  A  ", "a"),
        ] {
            assert_eq!(slug(title), name);
        }
    }

    #[test]
    fn a_name_is_found_as_label_and_as_heading() {
        let section = |title: &str, at: usize| Section {
            parent: None,
            level: 1,
            title: title.to_owned(),
            heading: Span::new(at, at + 1),
            span: Span::new(at, at + 1),
            own: Span::new(at, at + 1),
            words: 1,
            own_words: 1,
        };
        let document = Document {
            sections: vec![section("Scope", 3), section("Scope", 5), section("Aid", 7)],
            labels: vec![Label {
                name: "Note".to_owned(),
                at: 9,
            }],
            ..Document::default()
        };
        for (name, place) in [
            ("scope", Some(3)),
            ("Scope", Some(3)),
            ("scope-1", Some(5)),
            ("scope-2", None),
            ("aid", Some(7)),
            ("note", Some(9)),
            ("", Some(0)),
            ("top", Some(0)),
            ("none", None),
        ] {
            assert_eq!(document.place_of(name), place, "{name}");
        }
    }
}
