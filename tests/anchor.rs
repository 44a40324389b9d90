//! A place is found again after the text has changed elsewhere.

use nutgraf::document::{Anchor, Change, Span};
use proptest::prelude::*;

/// Lines of words, some of them twice.
fn text() -> impl Strategy<Value = Vec<String>> {
    let word = prop::sample::select(vec![
        "boat", "harbour", "Anna", "Berg", "came", "écluse", "at", "dusk", "40", "— ", "the", "船",
    ]);
    let line = prop::collection::vec(word, 3..12).prop_map(|words| words.join(" "));
    prop::collection::vec(line, 1..12).prop_map(|mut lines| {
        for (nth, line) in lines.iter_mut().enumerate() {
            if nth % 3 != 2 {
                line.push_str(&format!(" number {nth}"));
            }
        }
        lines
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn an_edit_elsewhere_keeps_the_place(
        lines in text(),
        more in text(),
        at in 0_usize..12,
        line in 0_usize..12,
        cut in any::<bool>(),
    ) {
        let line = line % lines.len();
        let at = at % (lines.len() + 1);
        let old = lines.join("\n\n") + "\n";
        let start = lines[..line].iter().map(|l| l.len() + 2).sum::<usize>();
        let span = Span::new(start, start + lines[line].len());
        // New lines come in somewhere, and a line that is not ours goes.
        let mut changed: Vec<(Option<usize>, String)> =
            lines.iter().cloned().enumerate().map(|(n, l)| (Some(n), l)).collect();
        for (nth, line) in more.iter().enumerate() {
            changed.insert(at, (None, format!("{line} is new {nth}")));
        }
        let other = (line + 1) % lines.len();
        if cut && other != line {
            changed.retain(|(n, _)| *n != Some(other));
        }
        let ours = changed.iter().position(|(n, _)| *n == Some(line)).unwrap();
        let wanted = changed[..ours].iter().map(|(_, l)| l.len() + 2).sum::<usize>();
        let new = changed.iter().map(|(_, l)| l.as_str()).collect::<Vec<_>>().join("\n\n") + "\n";

        let change = Change::between(&old, &new);
        let found = change.span(&old, &new, span);
        prop_assert_eq!(found.map(|s| s.of(&new)), Some(span.of(&old)));
        let unique = old.matches(span.of(&old)).count() == 1 && new.matches(span.of(&old)).count() == 1;
        if unique {
            prop_assert_eq!(found, Some(Span::new(wanted, wanted + span.len())));
            prop_assert_eq!(change.place(&old, &new, start), wanted);
            let found = Anchor::of(&old, span).find(&new);
            prop_assert_eq!(found.filter(|f| f.exact).map(|f| f.span.start()), Some(wanted));
        }
    }

    #[test]
    fn any_two_texts_give_places_on_boundaries(old in ".{0,200}", new in ".{0,200}", at in 0_usize..260) {
        let change = Change::between(&old, &new);
        let at = old.floor_char_boundary(at);
        let to = old.floor_char_boundary(at + 9);
        prop_assert!(new.is_char_boundary(change.place(&old, &new, at)));
        prop_assert!(new.is_char_boundary(change.rough(&new, at)));
        if let Some(span) = change.span(&old, &new, Span::new(at, to)) {
            prop_assert!(new.get(span.range()).is_some());
        }
        if let Some(found) = Anchor::of(&old, Span::new(at, to)).find(&new) {
            prop_assert!(new.get(found.span.range()).is_some());
        }
    }

    #[test]
    fn the_same_text_keeps_every_place(old in ".{0,200}", at in 0_usize..260) {
        let at = old.floor_char_boundary(at);
        let change = Change::between(&old, &old);
        prop_assert_eq!(change.place(&old, &old, at), at);
        prop_assert_eq!(change.span(&old, &old, Span::new(at, old.len())), Some(Span::new(at, old.len())));
    }
}

#[test]
fn a_place_in_a_line_that_was_mended_stays_at_its_words() {
    let old = "One line.\nThe habour was opend in May by Anna Berg.\nLast line.\n";
    let new =
        "A new first line.\nOne line.\nThe harbour was opened in May by Anna Berg.\nLast line!\n";
    let at = old.find("in May").unwrap();
    let change = Change::between(old, new);
    assert!(new[change.place(old, new, at)..].starts_with("in May"));
    let span = Span::new(at, at + "in May by Anna".len());
    assert_eq!(
        change.span(old, new, span).unwrap().of(new),
        "in May by Anna"
    );
    let gone = old.find("opend").unwrap();
    let gone = Span::new(gone, gone + 5);
    assert_eq!(change.span(old, new, gone), None);
}
