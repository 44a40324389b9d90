//! Owns putting together what two programs did to the same notes, so that nothing is lost.

use std::collections::HashSet;

use super::{Note, Notes};

/// The notes after both `ours` and `theirs` were made of `base`. What one side left alone is as the other has it; what
/// one changed and the other deleted stays; what both changed is kept in both forms.
pub fn merge(base: &Notes, ours: &Notes, theirs: &Notes) -> Notes {
    let mut merged = Notes::default();
    let mut beside = Vec::new();
    for their in &theirs.0 {
        let (before, our) = (base.get(&their.id), ours.get(&their.id));
        match our {
            Some(our) if our == their || before == Some(our) => merged.put(their.clone()),
            Some(our) if before == Some(their) || same_words(our, their) => {
                merged.put(our.clone());
            }
            Some(our) => {
                merged.put(their.clone());
                beside.push(our);
            }
            None if before == Some(their) => {}
            None => merged.put(their.clone()),
        }
    }
    for our in &ours.0 {
        let theirs_too = theirs.get(&our.id).is_some();
        // They have deleted what we left alone.
        let deleted = base.get(&our.id) == Some(our);
        if !theirs_too && !deleted {
            merged.put(our.clone());
        }
    }
    for our in beside {
        let free = |n: &usize| merged.get(&format!("{}~{n}", our.id)).is_none();
        let nth = (1..).find(free).unwrap_or_default();
        merged.put(Note {
            id: format!("{}~{nth}", our.id),
            ..our.clone()
        });
    }
    part_letters(&mut merged, ours);
    merged.sort();
    merged
}

/// The same but for where it stands.
fn same_words(a: &Note, b: &Note) -> bool {
    a.text == b.text && a.letter == b.letter
}

/// A letter is of one note: of ours where both sides gave it.
fn part_letters(merged: &mut Notes, ours: &Notes) {
    let of_ours: HashSet<(char, &str)> = ours
        .0
        .iter()
        .filter_map(|note| Some((note.letter?, note.id.split('~').next()?)))
        .collect();
    let mut taken = HashSet::new();
    let is_ours = |note: &Note| {
        let id = note.id.split('~').next().unwrap_or_default();
        note.letter.is_some_and(|l| of_ours.contains(&(l, id)))
    };
    for ours_first in [true, false] {
        for note in &mut merged.0 {
            if is_ours(note) == ours_first
                && let Some(letter) = note.letter
                && !taken.insert(letter)
            {
                note.letter = None;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notes(list: &[(&str, &str)]) -> Notes {
        let note = |(id, text): &(&str, &str)| Note {
            id: (*id).to_owned(),
            text: (*text).to_owned(),
            ..Note::default()
        };
        Notes(list.iter().map(note).collect())
    }

    fn merged(base: &[(&str, &str)], ours: &[(&str, &str)], theirs: &[(&str, &str)]) -> String {
        let merged = merge(&notes(base), &notes(ours), &notes(theirs));
        let words = merged.0.iter().map(|n| format!("{}={}", n.id, n.text));
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_two_programs_did_is_all_there() {
        let base = [("1", "one"), ("2", "two"), ("3", "three")];
        let ours = [("1", "one"), ("2", "two!"), ("4", "four")];
        let theirs = [("1", "one?"), ("2", "two"), ("3", "three"), ("5", "five")];
        assert_eq!(merged(&base, &ours, &theirs), "1=one? 2=two! 4=four 5=five");
    }

    #[test]
    fn what_both_changed_stays_in_both_forms_and_no_change_is_deleted() {
        let base = [("1", "one"), ("2", "two"), ("3", "three")];
        assert_eq!(
            merged(
                &base,
                &[("1", "ours"), ("3", "ours")],
                &[("1", "theirs"), ("2", "theirs")]
            ),
            "1=theirs 1~1=ours 2=theirs 3=ours"
        );
    }

    #[test]
    fn a_letter_is_of_one_note() {
        let with = |id: &str, letter| Note {
            id: id.to_owned(),
            letter: Some(letter),
            ..Note::default()
        };
        let (ours, theirs) = (
            Notes(vec![with("1", 'a')]),
            Notes(vec![with("2", 'a'), with("3", 'b')]),
        );
        let merged = merge(&Notes::default(), &ours, &theirs);
        let letter = |id: &str| merged.get(id).unwrap().letter;
        assert_eq!(
            (letter("1"), letter("2"), letter("3")),
            (Some('a'), None, Some('b'))
        );
    }
}
