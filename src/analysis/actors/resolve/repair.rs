//! Owns mending spans that a tagger drew over two names or short of one.

use super::extent;
use super::joined;
use super::own_kind::of_its_kind;
use super::two::{company_before, couple, laws, place_before, seat_after, state_before, surnames};
use crate::analysis::ActorKind;
use crate::analysis::actors::Tagged;
use crate::analysis::lexicon::{Entry, lexicon, word};
use crate::analysis::parallel::Steps;
use crate::document::Span;

/// Mends the spans: "the Trump administration" is one name, "In Brussels Hegseth" holds two.
pub fn repair(text: &str, tagged: Vec<Tagged>, mut steps: Steps) -> Vec<Tagged> {
    let surnames = surnames(text, &tagged);
    let people = joined::people(text, &tagged);
    let mut mended: Vec<Tagged> = Vec::with_capacity(tagged.len());
    for mut tag in tagged {
        if !steps.go_on() {
            break;
        }
        if mended
            .last()
            .is_some_and(|before| before.span.end() > tag.span.start())
        {
            continue;
        }
        if let Some(before) = mended
            .last_mut()
            .filter(|before| goes_on(text, before, &tag))
        {
            before.span = Span::new(before.span.start(), tag.span.end());
            continue;
        }
        if let Some(before) = mended
            .last_mut()
            .filter(|before| is_firm(text, before, &tag))
        {
            before.span = Span::new(before.span.start(), tag.span.end());
            before.kind = ActorKind::Organization;
            before.confidence = before.confidence.max(tag.confidence);
            continue;
        }
        if let Some((company, rest)) = company_before(text, &tag) {
            mended.push(Tagged {
                span: Span::new(tag.span.start(), company),
                ..tag
            });
            tag.span = Span::new(rest, tag.span.end());
        }
        if let Some(start) = joined::cut_name_before(text, &tag) {
            mended.pop_if(|before| before.span.end() > start);
            tag.span = Span::new(start, tag.span.end());
        }
        if let Some(end) = joined::whole_of_cut_name(text, &tag) {
            tag.span = Span::new(tag.span.start(), end);
        }
        while let Some((end, start)) = joined::first_of_two(text, &tag, &people) {
            mended.push(Tagged {
                span: Span::new(tag.span.start(), end),
                ..tag
            });
            tag.span = Span::new(start, tag.span.end());
        }
        if let Some(place) = state_before(text, &tag) {
            mended.push(Tagged {
                span: Span::new(tag.span.start(), place),
                kind: ActorKind::Place,
                ..tag
            });
            tag.span = Span::new(place + 1, tag.span.end());
        }
        if let Some((company, place)) = seat_after(text, &tag) {
            mended.push(Tagged {
                span: Span::new(tag.span.start(), company),
                ..tag
            });
            tag.kind = ActorKind::Place;
            tag.span = Span::new(place, tag.span.end());
        }
        if let Some((end, start)) = laws(text, &tag) {
            let one = Span::new(tag.span.start(), end);
            mended.push(of_its_kind(text, Tagged { span: one, ..tag }));
            tag.span = Span::new(start, tag.span.end());
        }
        // "De Almeida said" of a text that names Lucia de Almeida
        if joined::is_surname(text, &tag, &surnames) {
            tag.kind = ActorKind::Person;
        }
        tag = of_its_kind(text, tag);
        if let Some((one, other)) = couple(text, &tag) {
            mended.push(one);
            tag = other;
        }
        if let Some(end) = extent::end(text, &tag) {
            tag.span = Span::new(tag.span.start(), end);
            tag.kind = ActorKind::Organization;
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
            tag.kind = ActorKind::Person;
        }
        mended.push(tag);
    }
    mended
}

/// "National Library" and "Netherlands" in "National Library of the Netherlands" are one name.
fn goes_on(text: &str, before: &Tagged, tag: &Tagged) -> bool {
    let between = text.get(before.span.end()..tag.span.start());
    let of = matches!(between, Some(" of " | " of the "));
    let named = matches!(tag.kind, ActorKind::Place | ActorKind::Organization);
    if !of || !named || before.kind != ActorKind::Organization {
        return false;
    }
    let head = before.span.of(text).rsplit(' ').next().unwrap_or("");
    let capital = head.starts_with(char::is_uppercase);
    let entry = lexicon().get(word::hash(head));
    capital && entry.is(Entry::ORG_OF)
}

/// "Kirkland" and "Ellis" in "Kirkland & Ellis" are one firm, but "Anna & Karl" a couple, "Oslo & Bergen" towns.
fn is_firm(text: &str, before: &Tagged, tag: &Tagged) -> bool {
    let names = |tag: &Tagged| {
        let kind = matches!(
            tag.kind,
            ActorKind::Person | ActorKind::Organization | ActorKind::Place
        );
        kind && !tag.span.of(text).contains(' ')
    };
    let entry = |tag: &Tagged| lexicon().phrase(tag.span.of(text));
    let both = |kinds: u32| entry(before).is(kinds) && entry(tag).is(kinds);
    text.get(before.span.end()..tag.span.start()) == Some(" & ")
        && names(before)
        && names(tag)
        && !both(Entry::GIVEN_NAME)
        && !both(Entry::PLACE)
        && !entry(before).is(Entry::COUNTRY | Entry::LARGE)
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
