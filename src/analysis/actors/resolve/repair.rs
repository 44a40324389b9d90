//! Owns mending spans that a tagger drew over two names or short of one.

use crate::analysis::ActorKind;
use crate::analysis::actors::Tagged;
use crate::analysis::lexicon::{ByHash, Entry, lexicon, word};
use crate::analysis::parallel::Steps;
use crate::document::Span;

/// Mends the spans: "the Trump administration" is one name, "In Brussels Hegseth" holds two.
pub fn repair(text: &str, tagged: Vec<Tagged>, mut steps: Steps) -> Vec<Tagged> {
    let surnames = surnames(text, &tagged);
    let mut mended = Vec::with_capacity(tagged.len());
    for mut tag in tagged {
        if !steps.go_on() {
            break;
        }
        if let Some(end) = administration(text, &tag) {
            tag.span = Span::new(tag.span.start(), end);
            tag.kind = ActorKind::Organization;
            tag.confidence = tag.confidence.max(0.9);
        } else if let Some(length) = place_before(text, &tag, &surnames) {
            let end = tag.span.start() + length;
            mended.push(Tagged {
                span: Span::new(tag.span.start(), end),
                kind: ActorKind::Place,
                ..tag
            });
            tag.span = Span::new(end + 1, tag.span.end());
        }
        mended.push(tag);
    }
    mended
}

/// Where "administration" ends after a single name: it makes that name an organization's.
fn administration(text: &str, tag: &Tagged) -> Option<usize> {
    let name = tag.span.of(text);
    let leader = matches!(
        tag.kind,
        ActorKind::Person | ActorKind::Organization | ActorKind::Place
    );
    if !leader || name.contains(' ') || lexicon().phrase(name).is(Entry::COUNTRY) {
        return None;
    }
    let rest = text.get(tag.span.end()..)?.strip_prefix([' ', '\n'])?;
    let after = rest
        .strip_prefix("administration")
        .or_else(|| rest.strip_prefix("Administration"))?;
    let ends = !after.starts_with(char::is_alphanumeric);
    ends.then_some(text.len() - after.len())
}

/// Surnames of those whom the text names in full, by their hash.
fn surnames(text: &str, tagged: &[Tagged]) -> ByHash<()> {
    let people = tagged.iter().filter(|t| t.kind == ActorKind::Person);
    people
        .filter_map(|t| t.span.of(text).split_once(' '))
        .filter(|(given, _)| lexicon().phrase(given).is(Entry::GIVEN_NAME))
        .map(|(_, surname)| (word::phrase(surname), ()))
        .collect()
}

/// Length of the place that stands before a known surname in one span.
fn place_before(text: &str, tag: &Tagged, surnames: &ByHash<()>) -> Option<usize> {
    if tag.kind != ActorKind::Person {
        return None;
    }
    let (place, surname) = tag.span.of(text).rsplit_once(' ')?;
    let entry = lexicon().phrase(place);
    let two = entry.is(Entry::PLACE)
        && !entry.is(Entry::GIVEN_NAME)
        && surnames.contains_key(&word::phrase(surname));
    two.then_some(place.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::parallel::Pace;

    fn tag(text: &str, name: &str, kind: ActorKind) -> Tagged {
        let start = text.find(name).unwrap();
        Tagged {
            span: Span::new(start, start + name.len()),
            kind,
            confidence: 0.9,
        }
    }

    #[track_caller]
    fn check(text: &str, names: &[(&str, ActorKind)], expected: &[&str]) {
        let tagged = names
            .iter()
            .map(|(name, kind)| tag(text, name, *kind))
            .collect();
        let pace = Pace::new(&|_| true);
        let mended = repair(text, tagged, Steps::new(&pace, 0.0));
        let found: Vec<_> = mended.iter().map(|t| t.span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_place_before_a_surname_is_no_given_name() {
        let text = "Pete Hegseth left. In Brussels Hegseth spoke.";
        let names = [
            ("Pete Hegseth", ActorKind::Person),
            ("Brussels Hegseth", ActorKind::Person),
        ];
        check(text, &names, &["Pete Hegseth", "Brussels", "Hegseth"]);
        check(text, &names[1..], &["Brussels Hegseth"]);
    }

    #[test]
    fn an_administration_takes_its_leaders_name() {
        let text = "The Carter administration, and Ada administrations.";
        let names = [("Carter", ActorKind::Person), ("Ada", ActorKind::Person)];
        check(text, &names, &["Carter administration", "Ada"]);
    }
}
