//! Owns which acronyms and by-names stand for which names: by their letters, or because the text says so.

use super::names::{Name, Names, is_company_suffix};
use super::organizations::Union;
use crate::analysis::ActorKind;
use crate::analysis::lexicon::{ByHash, Entry, lexicon, word};
use crate::analysis::parallel::Steps;

/// "International Energy Agency" and "IEA" in one text, unless two names have these initials.
pub fn by_initials(names: &Names, union: &mut Union, steps: &mut Steps) {
    let mut long: ByHash<Option<u32>> = ByHash::default();
    for (id, name) in names.names.iter().enumerate() {
        if !steps.go_on() {
            return;
        }
        if matches!(name.kind, ActorKind::Organization | ActorKind::Event)
            && name.text.contains(' ')
        {
            let root = union.root(id as u32);
            let whole = [initials(name.text, None), initials(name.text, Some('&'))];
            let within = within(name.text).and_then(|name| initials(name, None));
            for initials in whole.into_iter().chain([within]).flatten() {
                let seen = long.entry(initials).or_insert(Some(root));
                if seen.is_some_and(|s| s != root) {
                    *seen = None;
                }
            }
        }
    }
    for (id, name) in names.names.iter().enumerate() {
        if !steps.go_on() {
            return;
        }
        // Where the text has a name for it that no list has, it is no other's.
        let acronym = name.kind == ActorKind::Organization
            && (name.entry.concept().is_none() || name.text.len() > 2)
            && is_acronym(name.text);
        if let Some(Some(long)) = acronym.then(|| long.get(&word::hash(name.text))).flatten() {
            union.join(*long, id as u32);
        }
    }
}

/// "North Atlantic Treaty Organization (NATO)": the text says it itself.
pub fn by_definition(text: &str, names: &Names, union: &mut Union, steps: &mut Steps) {
    for pair in names.items.windows(2) {
        if !steps.go_on() {
            return;
        }
        let [long, short] = pair else { continue };
        let between = text.get(long.span.end()..short.span.start()).unwrap_or("");
        let defines = matches!(
            between,
            " (" | " (the " | ", or " | ", or the " | " or " | ", the "
        );
        let (first, second) = (names.name(long), names.name(short));
        if first.kind == second.kind && first.kind != ActorKind::Person && calls(between) {
            union.join(long.name, short.name);
        }
        if !defines {
            continue;
        }
        let (acronym, full) = if is_acronym(second.text) {
            (second, first)
        } else {
            (first, second)
        };
        let told = between.starts_with(" (")
            || between.ends_with("or ")
            || between == ", the " && is_acronym(first.text);
        let same = is_acronym(acronym.text)
            && (initials_fit(full.text, acronym.text)
                || told && initials_stand(full.text, acronym.text));
        let own = first.kind == ActorKind::Organization
            && is_own_short(text, first, second, between, short.span.end());
        if full.kind != ActorKind::Person && full.kind == acronym.kind && (same || own) {
            union.join(long.name, short.name);
        }
    }
}

pub fn is_acronym(name: &str) -> bool {
    name.len() <= 12 && !name.contains(' ') && word::is_capitals(name)
}

/// Whether the words between two names say that both are one's: "also known as", "nicknamed".
pub fn calls(between: &str) -> bool {
    let open = [' ', ',', '(', '-', '–', '—', '"', '“', '‘', '\''];
    let core = between.trim_matches(open);
    let core = core.strip_suffix(" the").unwrap_or(core);
    matches!(
        core,
        "known as"
            | "also known as"
            | "better known as"
            | "popularly known as"
            | "formerly known as"
            | "who is known as"
            | "nicknamed"
            | "aka"
            | "a.k.a."
            | "alias"
            | "formerly"
            | "also called"
    )
}

/// The name without what it belongs to: "World Food Program" of "U.N. World Food Program".
fn within(name: &str) -> Option<&str> {
    let (owner, rest) = name.split_once(' ')?;
    let known = Entry::COUNTRY | Entry::PEOPLE | Entry::ORGANIZATION;
    let three = word::words(rest).count() > 2;
    (three && lexicon().phrase(owner).is(known)).then_some(rest)
}

/// Hash of the capitals that begin its words, with a sign for "and" if there is one to be: "PG&E". What form of company
/// it is has no letter in it.
fn initials(name: &str, and: Option<char>) -> Option<u64> {
    let mut words: Vec<&str> = word::words(name).collect();
    while words.last().is_some_and(|last| is_company_suffix(last)) && and.is_some() {
        words.pop();
    }
    let joins = |word: &str| matches!(word, "and" | "&");
    let joined = words.iter().any(|word| joins(word));
    let letters: String = words
        .iter()
        .filter_map(|word| match word.chars().next() {
            _ if joins(word) => and,
            first => first.filter(|c| c.is_uppercase()),
        })
        .collect();
    (letters.chars().count() >= 2 && (joined || and.is_none())).then(|| word::hash(&letters))
}

/// Whether a short word in brackets after a name of three words or more is the name's own, in another language or made
/// of parts of its words: "the Croatian Democratic Union (HDZ)", "Department of Education (DepEd)".
fn is_own_short(text: &str, full: &Name, short: &Name, between: &str, end: usize) -> bool {
    let one = !short.text.contains(' ') && short.entry.concept().is_none();
    let legal = word::words(full.text).last().is_some_and(is_company_suffix);
    let capitals = short.text.chars().filter(|c| c.is_uppercase()).count();
    let letters = short.text.chars().count();
    let foreign = between == " ("
        && text[end..].starts_with(')')
        && (2..=8).contains(&capitals)
        && letters >= 3
        && word::words(full.text).count() >= 3
        && !legal;
    let blend = letters >= 4
        && matches!(between, " (" | ", or ")
        && text[end..].starts_with([')', ','])
        && initials_fit(full.text, short.text);
    one && full.text.contains(' ') && (foreign || blend)
}

/// Whether the letters of an acronym stand in the name in this order, beginning with its first.
fn initials_fit(name: &str, acronym: &str) -> bool {
    let plain = |text: &str| -> Vec<char> {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        let folded = letters.map(|c| word::fold(c).unwrap_or(c));
        folded.flat_map(char::to_lowercase).collect()
    };
    let (name, wanted) = (plain(name), plain(acronym));
    let mut letters = name.iter();
    name.first() == wanted.first() && wanted.iter().all(|w| letters.any(|l| l == w))
}

/// Whether an acronym of four letters or more has the initials in another order: that of another language,
/// or a slip of the pen.
fn initials_stand(name: &str, acronym: &str) -> bool {
    let mut ours: Vec<char> = word::words(name)
        .filter_map(|w| w.chars().next())
        .filter(|c| c.is_uppercase())
        .collect();
    let mut theirs: Vec<char> = acronym.chars().collect();
    ours.sort_unstable();
    theirs.sort_unstable();
    ours.len() >= 4 && ours == theirs
}
