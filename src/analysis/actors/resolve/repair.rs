//! Owns mending spans that a tagger drew over two names or short of one.

use super::extent;
use super::names::is_company_suffix;
use super::two::{
    company_before, couple, is_deed, is_treaty, laws, place_before, seat_after, state_before,
    surnames,
};
use crate::analysis::ActorKind;
use crate::analysis::actors::Tagged;
use crate::analysis::lexicon::{Entry, lexicon, word};
use crate::analysis::parallel::Steps;
use crate::document::Span;

/// Mends the spans: "the Trump administration" is one name, "In Brussels Hegseth" holds two.
pub fn repair(text: &str, tagged: Vec<Tagged>, mut steps: Steps) -> Vec<Tagged> {
    let surnames = surnames(text, &tagged);
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

/// The name with the kind that its last word tells, without the year before an event.
fn of_its_kind(text: &str, mut tag: Tagged) -> Tagged {
    // "Typhoon Fung-wong", where the tagger found somebody.
    let before = text[..tag.span.start()].strip_suffix(' ').unwrap_or("");
    let word = before.rsplit([' ', '\n']).next().unwrap_or("");
    if tag.kind == ActorKind::Person && is_storm(word) {
        tag.span = Span::new(tag.span.start() - 1 - word.len(), tag.span.end());
    }
    let name = tag.span.of(text);
    // "Mrs. Alder"
    let other = matches!(
        tag.kind,
        ActorKind::Organization | ActorKind::Place | ActorKind::Other
    );
    let led = name
        .split_once(' ')
        .is_some_and(|(first, rest)| is_form_of_address(first) && !rest.contains(' '));
    if other && (led || !name.contains(' ') && is_form_of_address(word)) {
        tag.kind = ActorKind::Person;
    }
    let Some((first, rest)) = name.split_once(' ') else {
        return tag;
    };
    let last = rest.rsplit(' ').next().unwrap_or(rest);
    let storm = lexicon().get(word::hash(first)).is(Entry::EVENT_FIRST);
    match tag.kind {
        _ if is_estate(&text[tag.span.end()..]) => tag.kind = ActorKind::Place,
        ActorKind::Person | ActorKind::Place if is_legal_form(last) => {
            tag.kind = ActorKind::Organization;
        }
        // "Universiti Malaya", "Bank Indonesia"
        ActorKind::Person | ActorKind::Place | ActorKind::Other
            if is_body(first) && !is_place_end(last) =>
        {
            tag.kind = ActorKind::Organization;
            tag.confidence = tag.confidence.max(0.7);
        }
        ActorKind::Place
            if is_institution(last) || is_house_of(name) || name.ends_with("School District") =>
        {
            tag.kind = ActorKind::Organization;
        }
        // "Carr CJ", "Otty KC"
        ActorKind::Person if is_post_nominal(last) => {
            let own = name.trim_end_matches(last).trim_end_matches([' ', ',']);
            tag.span = Span::new(tag.span.start(), tag.span.start() + own.len());
        }
        // "Typhoon Kalmaegi"
        ActorKind::Person if storm && is_storm(first) => {
            tag.kind = ActorKind::Event;
            tag.confidence = tag.confidence.max(0.8);
        }
        ActorKind::Event if is_deed(name) => tag.kind = ActorKind::Other,
        ActorKind::Person | ActorKind::Group | ActorKind::Event => {}
        ActorKind::Other if is_happening(last) => tag.kind = ActorKind::Event,
        ActorKind::Other if is_treaty(name) => tag.kind = ActorKind::Event,
        _ if is_happening(last) && tag.confidence < 0.95 => tag.kind = ActorKind::Event,
        _ if storm && first != "Tropical" => tag.kind = ActorKind::Event,
        _ => {}
    }
    match tag.kind {
        // "Typhoon Fung-wong"
        ActorKind::Event if storm => {
            let rest = &text[tag.span.end()..];
            let after = rest.strip_prefix('-').unwrap_or("");
            let name = &after[..after.len() - after.trim_start_matches(char::is_alphabetic).len()];
            let other = matches!(
                name,
                "like" | "hit" | "era" | "force" | "related" | "battered"
            );
            if name.starts_with(char::is_lowercase) && !other {
                tag.span = Span::new(tag.span.start(), tag.span.end() + 1 + name.len());
            }
        }
        ActorKind::Event if first.len() == 4 && first.bytes().all(|b| b.is_ascii_digit()) => {
            tag.span = Span::new(tag.span.end() - rest.len(), tag.span.end());
        }
        _ => {}
    }
    tag
}

fn is_form_of_address(word: &str) -> bool {
    matches!(word, "Mr." | "Mr" | "Mrs." | "Mrs" | "Ms." | "Ms" | "Sir")
}

/// Letters after a name that tell of an office or an honour.
fn is_post_nominal(word: &str) -> bool {
    matches!(
        word,
        "KC" | "QC"
            | "LJ"
            | "LJJ"
            | "CJ"
            | "JJ"
            | "JSC"
            | "MP"
            | "MSP"
            | "MEP"
            | "OBE"
            | "CBE"
            | "MBE"
            | "PhD"
    )
}

/// Words that begin the names of bodies in many languages.
#[rustfmt::skip]
fn is_body(word: &str) -> bool {
    matches!(
        word,
        "Universiti" | "Universitas" | "Universidad" | "Universidade" | "Université" | "Universität" | "Università"
            | "Bursa" | "Bank" | "Banco" | "Banca" | "Banque" | "Grupo" | "Groupe" | "Gruppo" | "Partido" | "Parti"
            | "Partai" | "Movimiento" | "Instituto" | "Istituto" | "Institut" | "Fundación" | "Fondation" | "Radio"
            | "PT" | "Ministère" | "Ministerio" | "Tribunal" | "Sociedad" | "Société" | "Compagnie" | "Confederación"
    )
}

fn is_place_end(word: &str) -> bool {
    lexicon().get(word::hash(word)).is(Entry::PLACE_END)
}

fn is_storm(word: &str) -> bool {
    matches!(word, "Typhoon" | "Hurricane" | "Cyclone")
}

/// Words that end the names of companies only; "Calgary AB" and "Denver Co." are towns.
fn is_legal_form(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    let state = matches!(word, "AB" | "Co" | "SA" | "SE");
    is_company_suffix(word) && !state || matches!(word, "Tbk" | "Technologies")
}

/// "Wang Fuk Court housing estate": whether houses under one name are told of right after it.
fn is_estate(after: &str) -> bool {
    let mut words = word::words(after.get(..48).unwrap_or(after));
    let of = words.next().filter(|_| after.starts_with(' '));
    let noun = words.next().unwrap_or_default();
    let noun = noun.trim_end_matches(|c: char| !c.is_alphabetic());
    matches!(
        of,
        Some("housing" | "residential" | "apartment" | "industrial" | "council")
    ) && matches!(
        noun,
        "estate" | "complex" | "block" | "blocks" | "tower" | "zone"
    )
}

/// Last words of what acts, though it also stands somewhere.
fn is_institution(word: &str) -> bool {
    matches!(
        word,
        "Hospital"
            | "University"
            | "School"
            | "College"
            | "Institute"
            | "Institut"
            | "Institutet"
            | "Universitet"
            | "Academy"
            | "Court"
            | "Council"
            | "Commission"
            | "Ministry"
            | "Department"
            | "Agency"
            | "Marines"
            | "Army"
            | "Navy"
            | "Forces"
            | "Corps"
            | "Guard"
            | "Police"
            | "Alliance"
            | "Coalition"
            | "Movement"
            | "Committee"
            | "Brigade"
            | "Battalion"
            | "Association"
            | "Foundation"
    )
}

/// "Lagos State House of Assembly": what it is stands before "of".
fn is_house_of(name: &str) -> bool {
    let before = name.split_once(" of ").map(|(before, _)| before);
    before.is_some_and(|b| {
        matches!(
            b.rsplit(' ').next(),
            Some("House" | "Ministry" | "Department" | "Chamber" | "Council" | "Office" | "Board")
        )
    })
}

/// Last words of what happens.
#[rustfmt::skip]
fn is_happening(word: &str) -> bool {
    matches!(
        word,
        "War" | "Wars" | "Summit" | "Games" | "Olympics" | "Paralympics" | "Election" | "Elections" | "Referendum"
            | "Revolution" | "Uprising" | "Genocide" | "Massacre" | "Festival" | "Championships" | "Marathon" | "Earthquake"
            | "Hurricane" | "Pandemic" | "Holocaust" | "Crusade" | "Prix"
    )
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
