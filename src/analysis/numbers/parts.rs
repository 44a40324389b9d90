//! Owns figures that are a part or another side of the one before: "of which 26 are fuel", "1,650 m long and 30 wide".

use super::model::{Number, NumberKind, Value};

/// Gives bare figures the unit of the one before where they are a part or a side of it.
pub fn share(text: &str, numbers: &mut [Number]) {
    for i in 1..numbers.len() {
        let (before, from) = numbers.split_at_mut(i);
        let (Some(stated), Some(bare)) = (before.last(), from.first_mut()) else {
            continue;
        };
        if bare.kind != NumberKind::Count {
            continue;
        }
        let between = text
            .get(stated.span.end()..bare.span.start())
            .unwrap_or(".");
        let after = &text[bare.span.end()..];
        let side = is_side(stated, between, after);
        if side || is_part(text, stated, bare, between, after) {
            bare.kind = stated.kind;
            bare.unit.clone_from(&stated.unit);
            bare.unit_assumed = stated.unit_assumed;
        }
        if side {
            bare.measures = stated.measures;
        }
    }
}

/// "1,419 GW of solar panels, 1,268 of dams and 1,017 of wind", "1,752 kilos, 26 of which are fuel".
fn is_part(text: &str, stated: &Number, bare: &Number, between: &str, after: &str) -> bool {
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
    exact && measured && near && scaled && (row || part)
}

/// "a runway 1,650 m long and 30 wide": the second side is told in the unit of the first.
fn is_side(stated: &Number, between: &str, after: &str) -> bool {
    let sides = ["long", "wide", "high", "deep", "tall", "thick", "across"];
    let first = between
        .strip_prefix(' ')
        .and_then(|gap| gap.strip_suffix(" and ").or(gap.strip_suffix(", ")));
    let second = after
        .strip_prefix(' ')
        .and_then(|after| after.split(|c: char| !c.is_alphabetic()).next());
    stated.kind == NumberKind::Quantity
        && [first, second]
            .iter()
            .all(|side| side.is_some_and(|side| sides.contains(&side)))
}
