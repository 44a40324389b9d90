//! Owns which actors of several texts are one: by name, by an alias that no other has, or because one
//! name stands where the other stood in a sentence that is otherwise the same.

use std::collections::HashMap;

use super::text::{TextChange, TextRow};
use super::{ActorRow, ActorSide, Part, counted};
use crate::analysis::{Actor, ActorKind, Target};
use crate::document::Span;

/// A name for comparing: small letters, only letters and digits, one blank between words.
pub(super) fn folded(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}

pub(super) fn rows(parts: &[Part], text: &[TextRow]) -> Vec<ActorRow> {
    let mut rows: Vec<ActorRow> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let names = Names::of(&rows, parts);
        let mut taken = vec![false; rows.len()];
        // Full names go first, so that an alias never takes the row of a namesake.
        let sides = sides(part);
        let mut left = Vec::new();
        for (kind, side) in sides {
            match names.by_name(&side.name).filter(|row| !taken[*row]) {
                Some(row) => {
                    taken[row] = true;
                    rows[row].sides[at] = Some(side);
                }
                None => left.push((kind, side)),
            }
        }
        for (kind, side) in left {
            let aliases = &part.analysis.actors[side.actor as usize].aliases;
            let row = names.by_alias(kind, &side.name, aliases);
            match row.filter(|row| !taken[*row] && rows[*row].kind == kind) {
                Some(row) => {
                    taken[row] = true;
                    rows[row].sides[at] = Some(side);
                }
                None => {
                    let mut sides = vec![None; parts.len()];
                    sides[at] = Some(side);
                    rows.push(ActorRow { kind, sides });
                }
            }
        }
    }
    if let [left, right] = parts {
        rename(left, right, text, &mut rows);
    }
    rows
}

/// The actors that a part names, in the order of their first mentions.
fn sides(part: &Part) -> Vec<(ActorKind, ActorSide)> {
    let mut sides: Vec<(ActorKind, ActorSide)> = counted(part)
        .into_iter()
        .filter_map(|(target, (count, first))| {
            let Target::Actor(actor) = target else {
                return None;
            };
            let known = part.analysis.actors.get(actor as usize)?;
            let side = ActorSide {
                actor,
                name: known.name.clone(),
                count,
                first,
                roles: roles(known, part.span),
            };
            Some((known.kind, side))
        })
        .collect();
    sides.sort_by_key(|(_, side)| (side.first, side.actor));
    sides
}

fn roles(actor: &Actor, part: Span) -> Vec<String> {
    let here = actor.roles.iter().filter(|r| part.contains(r.span.start()));
    here.map(|r| r.text.clone()).collect()
}

/// The rows so far, by the names that they go by.
struct Names {
    whole: HashMap<String, usize>,
    /// `None` where several rows have such a part of a name.
    part: HashMap<String, Option<usize>>,
}

impl Names {
    fn of(rows: &[ActorRow], parts: &[Part]) -> Self {
        let mut whole = HashMap::new();
        let mut part: HashMap<String, Option<usize>> = HashMap::new();
        for (at, row) in rows.iter().enumerate() {
            for (part_of, side) in row.sides.iter().enumerate() {
                let Some(side) = side else { continue };
                let name = folded(&side.name);
                if row.kind != ActorKind::Person {
                    let actor = &parts[part_of].analysis.actors[side.actor as usize];
                    for alias in actor.aliases.iter().map(|a| folded(a)) {
                        let known = part.entry(alias).or_insert(Some(at));
                        if *known != Some(at) {
                            *known = None;
                        }
                    }
                }
                if row.kind == ActorKind::Person
                    && let Some((_, surname)) = name.rsplit_once(' ')
                {
                    let known = part.entry(surname.to_owned()).or_insert(Some(at));
                    if *known != Some(at) {
                        *known = None;
                    }
                }
                whole.entry(name).or_insert(at);
            }
        }
        Self { whole, part }
    }

    fn by_name(&self, name: &str) -> Option<usize> {
        self.whole.get(&folded(name)).copied()
    }

    /// The row that an actor's aliases name: a whole name, or for a person who is only a surname here
    /// the one person of that surname there; and the other way around.
    fn by_alias(&self, kind: ActorKind, name: &str, aliases: &[String]) -> Option<usize> {
        let name = folded(name);
        if kind == ActorKind::Person {
            if !name.contains(' ') {
                return *self.part.get(&name)?;
            }
            let (_, surname) = name.rsplit_once(' ')?;
            // Two who share a surname and have different given names are two.
            return self.whole.get(surname).copied();
        }
        let alias = |alias: &str| self.part.get(alias).copied().flatten();
        alias(&name).or_else(|| {
            let mut aliases = aliases.iter().map(|a| folded(a));
            aliases.find_map(|name| self.whole.get(&name).copied().or_else(|| alias(&name)))
        })
    }
}

/// Makes one row of two where one name took the place of the other in a sentence that was changed by
/// little else.
fn rename(left: &Part, right: &Part, text: &[TextRow], rows: &mut Vec<ActorRow>) {
    let mut only: [HashMap<u32, usize>; 2] = [HashMap::new(), HashMap::new()];
    for (at, row) in rows.iter().enumerate() {
        match row.sides.as_slice() {
            [Some(side), None] => only[0].insert(side.actor, at),
            [None, Some(side)] => only[1].insert(side.actor, at),
            _ => None,
        };
    }
    let mut gone = Vec::new();
    for row in text.iter().filter(|r| r.change == TextChange::Changed) {
        let (Some(from), Some(to)) = (row.left, row.right) else {
            continue;
        };
        let old = alone(left, from, &only[0]);
        let new = alone(right, to, &only[1]);
        let (Some((old, kind)), Some((new, same))) = (old, new) else {
            continue;
        };
        if kind == same && !gone.contains(&new) && rows[old].sides[1].is_none() {
            rows[old].sides[1] = rows[new].sides[1].take();
            gone.push(new);
        }
    }
    gone.sort_unstable();
    for row in gone.into_iter().rev() {
        rows.remove(row);
    }
}

/// The one actor of a sentence that only this part names, by its row; `None` where there are several.
fn alone(part: &Part, sentence: Span, only: &HashMap<u32, usize>) -> Option<(usize, ActorKind)> {
    let mentions = &part.analysis.mentions;
    let from = mentions.partition_point(|m| m.span.start() < sentence.start());
    let mut found = None;
    for mention in mentions[from..]
        .iter()
        .take_while(|m| m.span.start() < sentence.end())
    {
        if let Target::Actor(actor) = mention.target
            && let Some(row) = only.get(&actor)
        {
            let kind = part.analysis.actors[actor as usize].kind;
            if found.is_some_and(|(other, _)| other != *row) {
                return None;
            }
            found = Some((*row, kind));
        }
    }
    found
}
