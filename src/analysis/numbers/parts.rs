//! Owns figures that are a part or another side of the one before: "of which 26 are fuel", "1,650 m long and 30 wide".

use super::model::{Number, NumberKind, Value};

/// "1,419 GW of solar panels, 1,268 of dams and 1,017 of wind", "1,752 kilos, 26 of which are fuel".
pub fn of_list(text: &str, numbers: &mut [Number]) {
    for i in 1..numbers.len() {
        let (before, from) = numbers.split_at_mut(i);
        let (Some(stated), Some(bare)) = (before.last(), from.first_mut()) else {
            continue;
        };
        let between = text
            .get(stated.span.end()..bare.span.start())
            .unwrap_or(".");
        let after = &text[bare.span.end()..];
        let row = between.starts_with(" of ")
            && (between.ends_with(", ") || between.ends_with(" and "))
            && after.starts_with(" of ");
        // "9,340 hours, of which 1,115 were on type"
        let verb = [
            " was ", " were ", " is ", " are ", " had ", " may ", " will ", " has ", " have ",
        ];
        let of_which = between == ", of which " && verb.iter().any(|verb| after.starts_with(verb));
        let part = between == ", " && after.starts_with(" of which") || of_which;
        let measured = matches!(stated.kind, NumberKind::Money | NumberKind::Quantity)
            || of_which && stated.kind == NumberKind::Duration;
        let near = between.len() < 60 && !between.contains(['.', ';', ':', '(', '\n']);
        let scaled = stated.kind != NumberKind::Money || bare.span.of(text).contains("illion");
        let exact = matches!(bare.value, Value::Exact(_)) || of_which;
        let count = bare.kind == NumberKind::Count && exact;
        if count && measured && near && scaled && (row || part) {
            bare.kind = stated.kind;
            bare.unit.clone_from(&stated.unit);
            bare.unit_assumed = stated.unit_assumed;
        }
    }
}

/// "a runway 1,650 m long and 30 wide": the second side is told in the unit of the first.
pub fn dimension(text: &str, numbers: &mut [Number]) {
    let sides = ["long", "wide", "high", "deep", "tall", "thick", "across"];
    for i in 1..numbers.len() {
        let (before, from) = numbers.split_at_mut(i);
        let (Some(stated), Some(bare)) = (before.last(), from.first_mut()) else {
            continue;
        };
        let between = text
            .get(stated.span.end()..bare.span.start())
            .unwrap_or(".");
        let after = text[bare.span.end()..].strip_prefix(' ').unwrap_or("");
        let word = after.split(|c: char| !c.is_alphabetic()).next();
        let first = between
            .strip_prefix(' ')
            .and_then(|gap| gap.strip_suffix(" and ").or(gap.strip_suffix(", ")));
        let both = first.is_some_and(|side| sides.contains(&side))
            && word.is_some_and(|side| sides.contains(&side));
        if both && bare.kind == NumberKind::Count && stated.kind == NumberKind::Quantity {
            bare.kind = stated.kind;
            bare.unit.clone_from(&stated.unit);
            bare.measures = stated.measures;
        }
    }
}
