//! Owns putting the actors together: name, aliases, kind, roles, family, and why.

use std::collections::HashMap;

use super::Text;
use super::full_name;
use super::initials::is_acronym;
use super::names::{KINDS, Name, Names, most};
use super::people::Resolved;
use super::roles::Roles;
use crate::analysis::lexicon::{ByHash, Entry, lexicon, word};
use crate::analysis::parallel::Steps;
use crate::analysis::{Actor, ActorKind, By, Mention, Role, STRIP, Target};
use crate::document::one_line;

/// A name that no list knows is doubtful below this confidence.
const SURE: f32 = 0.6;
/// A country's family is no list of all its towns.
const MOST_FAMILY: usize = 12;
/// An actor has no more roles than these; a text that states more states them of many.
const MOST_ROLES: usize = 8;

pub fn build(
    text: &Text,
    names: &Names,
    resolved: Resolved,
    roles: Roles,
    mut steps: Steps,
) -> (Vec<Actor>, Vec<Mention>) {
    let spelled = spellings(names, &resolved, &mut steps);
    let reach = text.sentences.last().map_or(0, |s| s.end()).max(1);
    let going = spelled.iter().take_while(|_| steps.go_on());
    let mut actors: Vec<Actor> = going.map(|spellings| actor(names, spellings)).collect();
    if actors.len() < spelled.len() {
        // Told to stop: without all actors the mentions have no targets.
        return (Vec::new(), Vec::new());
    }
    let mut mentions = Vec::with_capacity(names.items.len() + roles.mentions.len());
    for (item, number) in names.items.iter().zip(&resolved.actors) {
        if !steps.go_on() {
            return (Vec::new(), Vec::new());
        }
        let canonical = is_name(names.name(item).text, &actors[*number as usize].name);
        let by = if canonical { By::Name } else { By::Alias };
        mentions.push(Mention {
            span: item.span,
            target: Target::Actor(*number),
            by,
        });
    }
    for (actor, span) in roles.mentions {
        mentions.push(Mention {
            span,
            target: Target::Actor(actor),
            by: By::Role,
        });
    }
    mentions.sort_by_key(|m| (m.span.start(), std::cmp::Reverse(m.span.end())));
    for mention in mentions.iter().take_while(|_| steps.go_on()) {
        if let Target::Actor(number) = mention.target {
            let part = mention.span.start() * STRIP / reach;
            actors[number as usize].strip[part.min(STRIP - 1)] += 1;
        }
    }
    state(&mut actors, roles.stated);
    families(names, &resolved, &spelled, &mut actors);
    (actors, mentions)
}

/// For each actor its names, as indexes with counts, most used first.
fn spellings(names: &Names, resolved: &Resolved, steps: &mut Steps) -> Vec<Vec<(u32, u32)>> {
    let mut counts: ByHash<(u32, u32, u32)> = ByHash::default();
    for (item, actor) in names.items.iter().zip(&resolved.actors) {
        if !steps.go_on() {
            break;
        }
        let pair = word::join(u64::from(*actor), u64::from(item.name));
        counts.entry(pair).or_insert((*actor, item.name, 0)).2 += 1;
    }
    let mut spelled = vec![Vec::new(); resolved.count];
    for (actor, name, count) in counts.into_values() {
        spelled[actor as usize].push((name, count));
    }
    for spellings in &mut spelled {
        // Names are numbered by first mention, so this order is the same in every run.
        spellings.sort_unstable_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
    }
    spelled
}

fn actor(names: &Names, spellings: &[(u32, u32)]) -> Actor {
    let all = || {
        spellings
            .iter()
            .map(|(name, _)| &names.names[*name as usize])
    };
    let kind = kind(names, spellings);
    let concept = all()
        .filter(|n| n.kind == kind)
        .find_map(|n| n.entry.concept())
        .map(|c| lexicon().concept(c));
    let name = match (kind, concept) {
        (ActorKind::Place | ActorKind::Group, Some(concept))
            if all().any(|n| n.entry.is(Entry::COUNTRY | Entry::PEOPLE | Entry::GROUP)) =>
        {
            concept.name.to_string()
        }
        _ => best_name(kind, all()),
    };
    // Of a dateline: "PORTO ALEGRE", "ROME"; "USSR" is no city.
    let long = name.len() > 4 || name.len() == 4 && all().any(|n| n.entry.is(Entry::CITY));
    let shouted = kind == ActorKind::Place && long && word::is_capitals(&name);
    let name = if shouted && !name.contains('.') {
        in_small(&name)
    } else {
        name
    };
    let mut aliases: Vec<String> = Vec::new();
    for spelling in all() {
        let spelling = one_line(spelling.text);
        if !is_name(&spelling, &name) && !aliases.contains(&spelling) && aliases.len() < 32 {
            aliases.push(spelling);
        }
    }
    let confidence = all().map(|n| n.confidence).fold(0.0, f32::max);
    let known = all().any(|n| n.entry.is(Entry::NAME));
    Actor {
        why: why(kind, all(), confidence),
        doubtful: !known && confidence < SURE,
        name,
        kind,
        aliases,
        roles: Vec::new(),
        mentions: Vec::new(),
        strip: [0; STRIP],
        family: Vec::new(),
    }
}

/// The kind that most mentions have.
fn kind(names: &Names, spellings: &[(u32, u32)]) -> ActorKind {
    let mut votes = [0; KINDS.len()];
    for (name, count) in spellings {
        votes[names.names[*name as usize].kind as usize] += count;
    }
    most(&votes)
}

/// A person's fullest usual name, and an event's: "Typhoon Kalora"; for all others the most used, the longer of two
/// used the same. A word of an organization's name that the lists know is no name of its own: "Eli Lilly", not
/// "Lilly"; nor is what it is: "Lowell University", not "University".
fn best_name<'n>(kind: ActorKind, spellings: impl Iterator<Item = &'n Name<'n>> + Clone) -> String {
    /// An acronym that no list knows stands for a name only where it is used so many times more.
    const ACRONYM: u32 = 4;
    let score = |name: &Name| {
        let words = name.text.split_whitespace().count().min(4);
        // "De Almeida" is no more than a surname.
        let own = full_name::word_count(&full_name::words(name.text));
        let shouted = word::is_capitals(name.text) && name.text.contains(' ');
        let unknown = is_acronym(name.text) && !name.entry.is(Entry::NAME);
        let count = if unknown {
            name.count / ACRONYM
        } else {
            name.count
        };
        let general = !name.text.contains(' ')
            && name.entry.is(Entry::ORG_END | Entry::ORG_OF)
            && !name.entry.is(Entry::NAME);
        let full = match kind {
            ActorKind::Person => own.min(2),
            ActorKind::Event => words.min(2),
            ActorKind::Organization => usize::from(!general),
            _ => 0,
        };
        (!shouted, full, count, words)
    };
    let mut best: Option<&Name> = None;
    for name in spellings.clone() {
        if best.is_none_or(|b| score(name) > score(b)) {
            best = Some(name);
        }
    }
    let listed = |name: &&Name| name.entry.is(Entry::ORGANIZATION);
    if let Some(short) = best.filter(|name| !name.text.contains(' ') && !listed(name)) {
        let holds = |name: &&Name| word::words(name.text).any(|word| word == short.text);
        let mut longer = spellings.filter(listed);
        best = longer.find(holds).or(best);
    }
    best.map_or(String::new(), |n| one_line(n.text))
}

/// What speaks for an actor, in one scheme: lists, words of the name, acronym, then the tagger's score;
/// [`state`] puts a title before it.
fn why<'n>(
    kind: ActorKind,
    mut spellings: impl Iterator<Item = &'n Name<'n>> + Clone,
    confidence: f32,
) -> String {
    let with = |flags: u32| spellings.clone().find(|n| n.entry.is(flags)).is_some();
    let known = match kind {
        ActorKind::Place if with(Entry::COUNTRY) => Some("known country or region"),
        ActorKind::Place if with(Entry::CITY) => Some("known city"),
        ActorKind::Place if with(Entry::PLACE) => Some("known place"),
        ActorKind::Group if with(Entry::PEOPLE) => Some("known people"),
        ActorKind::Group if with(Entry::GROUP) => Some("known group"),
        ActorKind::Organization if with(Entry::ORGANIZATION) => Some("known organization"),
        ActorKind::Event if with(Entry::EVENT) => Some("known event"),
        ActorKind::Person if with(Entry::PERSON) => Some("known person"),
        _ => None,
    };
    let acronym = spellings.clone().any(|n| is_acronym(n.text))
        && spellings.clone().any(|n| n.text.contains(' '));
    let word = spellings.find_map(|name| telling_word(kind, name.text));
    let told = match (known, word, kind) {
        (Some(known), _, _) => Some(known.to_string()),
        (None, Some(word), ActorKind::Person) => Some(format!("given name “{word}”")),
        (None, Some(word), _) => Some(format!("“{word}” in the name")),
        (None, None, _) => None,
    };
    let mut reasons: Vec<String> = told.into_iter().collect();
    if acronym {
        reasons.push("acronym of its name".to_string());
    }
    reasons.push(format!("{SCORE}{confidence:.2}"));
    reasons.join(", ")
}

/// Begins what the tagger alone says.
const SCORE: &str = "score ";

/// The word of a name that tells its kind.
fn telling_word(kind: ActorKind, name: &str) -> Option<&str> {
    let flags = match kind {
        ActorKind::Person => Entry::GIVEN_NAME,
        ActorKind::Organization => Entry::ORG_END | Entry::ORG_OF,
        ActorKind::Place => Entry::PLACE_END | Entry::PLACE_OF,
        ActorKind::Event => Entry::EVENT_END | Entry::EVENT_OF | Entry::EVENT_FIRST,
        _ => return None,
    };
    let many = name.contains(' ');
    let tells = |w: &&str| {
        many && w.starts_with(char::is_uppercase) && lexicon().get(word::hash(w)).is(flags)
    };
    match kind {
        ActorKind::Person => word::words(name).find(tells),
        _ => word::words(name).filter(tells).last(),
    }
}

/// Gives the actors their roles, each once.
fn state(actors: &mut [Actor], stated: Vec<(u32, Role)>) {
    for (number, role) in stated {
        let actor = &mut actors[number as usize];
        let known = actor
            .roles
            .iter()
            .any(|r| r.text.to_lowercase() == role.text.to_lowercase());
        if actor.roles.is_empty() {
            actor.why.insert_str(0, "title with the name, ");
            actor.doubtful = false;
        }
        if !known && actor.roles.len() < MOST_ROLES {
            actor.roles.push(role);
        }
    }
}

/// Links peoples and bodies of state with their countries, administrations with who leads them, places with
/// where they lie.
fn families(names: &Names, resolved: &Resolved, spelled: &[Vec<(u32, u32)>], actors: &mut [Actor]) {
    let mut by_concept: HashMap<u32, u32> = HashMap::new();
    for (number, spellings) in spelled.iter().enumerate() {
        for (name, _) in spellings {
            if let Some(concept) = names.names[*name as usize].entry.concept() {
                by_concept.entry(concept).or_insert(number as u32);
            }
        }
    }
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for (concept, actor) in &by_concept {
        if let Some(other) = lexicon()
            .concept(*concept)
            .family
            .and_then(|f| by_concept.get(&f))
        {
            pairs.push((*actor, *other));
        }
    }
    for (number, actor) in actors.iter().enumerate() {
        let land = state_of(actor).and_then(|land| by_concept.get(&land));
        pairs.extend(land.map(|land| (number as u32, *land)));
    }
    pairs.extend(led(names, resolved));
    let places = resolved.within.iter().map(|at| *at as usize);
    pairs.extend(places.filter_map(|at| {
        let (place, land) = (resolved.actors.get(at)?, resolved.actors.get(at + 1)?);
        Some((*place, *land))
    }));
    pairs.sort_unstable();
    pairs.dedup();
    for (one, other) in pairs.into_iter().filter(|(one, other)| one != other) {
        let room = |actor: u32, actors: &[Actor]| {
            let family = &actors[actor as usize].family;
            family.len() < MOST_FAMILY
        };
        if room(one, actors) && room(other, actors) {
            actors[one as usize].family.push(other);
            actors[other as usize].family.push(one);
        }
    }
}

/// The country of a body of its state: "French Foreign Ministry", "U.S. Senate".
#[rustfmt::skip]
fn state_of(actor: &Actor) -> Option<u32> {
    let (first, rest) = actor.name.split_once(' ')?;
    let body = rest.rsplit(' ').next().unwrap_or(rest);
    let state = matches!(
        body,
        "Government" | "government" | "Ministry" | "Department" | "Army" | "Navy" | "Force" | "Forces" | "Guard"
            | "Corps" | "Parliament" | "Senate" | "Congress" | "Treasury" | "Embassy" | "Police" | "Court" | "Cabinet"
    );
    let entry = lexicon().phrase(first);
    if actor.kind != ActorKind::Organization || !state || !entry.is(Entry::COUNTRY | Entry::PEOPLE) {
        return None;
    }
    let concept = entry.concept()?;
    Some(lexicon().concept(concept).family.unwrap_or(concept))
}

/// "the Trump administration" and the person who bears the name.
fn led(names: &Names, resolved: &Resolved) -> Vec<(u32, u32)> {
    let mut people: ByHash<u32> = ByHash::default();
    let mut leaders: ByHash<u32> = ByHash::default();
    for (item, actor) in names.items.iter().zip(&resolved.actors) {
        let name = names.name(item);
        if name.kind == ActorKind::Person {
            let last = word::words(name.text).last().map_or(0, word::hash);
            people.entry(last).or_insert(*actor);
        } else if let Some(leader) = name
            .text
            .strip_suffix(" administration")
            .or(name.text.strip_suffix(" Administration"))
        {
            leaders.entry(word::hash(leader)).or_insert(*actor);
        }
    }
    leaders
        .iter()
        .filter_map(|(leader, actor)| Some((*actor, *people.get(leader)?)))
        .collect()
}

/// Whether it is the name itself, on two lines or in capitals.
fn is_name(text: &str, name: &str) -> bool {
    text == name
        || text.contains('\n') && one_line(text) == name
        || text.len() == name.len() && word::is_capitals(text) && in_small(text) == name
}

/// A name in capitals as it is written elsewhere: "Porto Alegre".
fn in_small(name: &str) -> String {
    let mut start = true;
    let small = name.chars().flat_map(|c| {
        let first = std::mem::replace(&mut start, !c.is_alphanumeric() && c != '\'' && c != '’');
        let kept = first.then_some(c);
        kept.into_iter()
            .chain(c.to_lowercase().filter(move |_| !first))
    });
    small.collect()
}
