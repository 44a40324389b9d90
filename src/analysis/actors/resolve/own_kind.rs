//! Owns what the words of a name tell of its kind: "Carr CJ" is a person, "Leeds Bulletin" an organization.

use super::names::is_company_suffix;
use super::two::{is_deed, is_treaty};
use crate::analysis::ActorKind;
use crate::analysis::actors::Tagged;
use crate::analysis::lexicon::{Entry, lexicon, word};
use crate::document::Span;

/// The name with the kind that its last word tells, without the year before an event.
pub fn of_its_kind(text: &str, mut tag: Tagged) -> Tagged {
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
        // "Genoa City, Wis."
        ActorKind::Organization if last == "City" && is_state_after(text, &tag) => {
            tag.kind = ActorKind::Place;
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
        // "Fourth International Congress of Linguists"
        ActorKind::Organization if is_meeting(name) => tag.kind = ActorKind::Event,
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
            | "Bulletin"
            | "Chronicle"
            | "Courier"
            | "Gazette"
            | "Herald"
            | "Times"
            | "Tribune"
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

/// Whether the state in which a town lies is told right after its name.
fn is_state_after(text: &str, tag: &Tagged) -> bool {
    let after = text[tag.span.end()..].strip_prefix(", ").unwrap_or("");
    let word = after.split([' ', ',', ')', '\n']).next().unwrap_or("");
    lexicon().phrase(word).is(Entry::REGION)
}

/// "Third World Congress of Botany", but "Second Continental Congress": one of many, each told by its number.
fn is_meeting(name: &str) -> bool {
    let Some((head, subject)) = name.split_once(" of ").or(name.split_once(" on ")) else {
        return false;
    };
    // "First Congress of the United States"
    if subject.starts_with("the ") {
        return false;
    }
    let first = head.split(' ').next().unwrap_or("");
    let numbered = first.starts_with(|c: char| c.is_ascii_digit())
        || matches!(
            first,
            "First"
                | "Second"
                | "Third"
                | "Fourth"
                | "Fifth"
                | "Sixth"
                | "Seventh"
                | "Eighth"
                | "Ninth"
                | "Tenth"
                | "Annual"
        );
    let meeting = ["Congress", "Conference", "Symposium", "Forum", "Convention"];
    numbered && meeting.iter().any(|word| head.ends_with(word))
}
