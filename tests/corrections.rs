//! Corrections: what was said holds, can all be taken back, is and is found again in a text that has changed.

use std::sync::Arc;

use nutgraf::analysis::{self, ActorKind, Analysis, LinkWhy, Target};
use nutgraf::corrections::{Correction, Fate, List, Named, Scope, What, apply};
use nutgraf::document::{Anchor, Document, Span};
use nutgraf::export::corrections::{Holds, Kept, parse, to_json};
use nutgraf::export::notes::About;
use nutgraf::import::{self, Options};
use proptest::prelude::*;

use crate::support::BRIEFING;

const TEXT: &str = "# The harbour\n\nAnna Berg opened the harbour of Ostby on 4 May 2021. Berg said that it cost \
                    $12 million. Forty boats came in.\n\n## The guild\n\nThe Boat Guild met Anna Berg and Erik Holm. \
                    Holm spoke for two hours. The guild owns 30 boats, and Erik Holm owns six.\n";

fn read(text: &str) -> (Document, Arc<Analysis>) {
    let imported = import::import("harbour.md", text.as_bytes().to_vec(), &Options::default());
    let document = imported.expect("a text").document;
    let analysis = analysis::analyse(&document, &analysis::Options::default(), &|_| true);
    (document, Arc::new(analysis))
}

fn said(nth: usize, what: What) -> Correction {
    Correction {
        id: format!("test-{nth}"),
        scope: Scope::Document,
        day: None,
        what,
    }
}

fn all(whats: impl IntoIterator<Item = What>) -> Vec<Correction> {
    let whats = whats.into_iter().enumerate();
    whats.map(|(nth, what)| said(nth, what)).collect()
}

fn person(name: &str) -> Named {
    Named::new(name, ActorKind::Person)
}

fn anchor(document: &Document, words: &str) -> Anchor {
    let at = document.text.find(words).expect(words);
    Anchor::of(&document.text, Span::new(at, at + words.len()))
}

/// The words of all mentions of an actor.
fn mentions(document: &Document, analysis: &Analysis, name: &str) -> Vec<String> {
    let actor = analysis.actors.iter().find(|actor| actor.name == name);
    let mentions = actor.map_or(&[][..], |actor| &actor.mentions);
    let span = |nth: &u32| analysis.mentions[*nth as usize].span;
    mentions
        .iter()
        .map(|nth| document.slice(span(nth)).to_owned())
        .collect()
}

fn owners(document: &Document, analysis: &Analysis, figure: &str) -> Vec<String> {
    let number = analysis
        .numbers
        .iter()
        .position(|n| document.slice(n.span) == figure);
    let links = analysis.links_of(number.expect(figure) as u32).iter();
    links
        .map(|link| analysis.actors[link.actor as usize].name.clone())
        .collect()
}

/// What any analysis must be.
fn sound(document: &Document, analysis: &Analysis) {
    let key = |m: &analysis::Mention| (m.span.start(), std::cmp::Reverse(m.span.end()));
    assert!(analysis.mentions.is_sorted_by_key(key));
    for mention in &analysis.mentions {
        assert!(document.text.get(mention.span.range()).is_some());
    }
    for (id, actor) in analysis.actors.iter().enumerate() {
        assert!(
            !actor.mentions.is_empty(),
            "{} is named nowhere",
            actor.name
        );
        for nth in &actor.mentions {
            let target = analysis.mentions[*nth as usize].target;
            assert_eq!(target, Target::Actor(id as u32));
        }
        let counted: u32 = actor.strip.iter().sum();
        assert_eq!(counted as usize, actor.mentions.len());
        assert!(
            actor
                .family
                .iter()
                .all(|kin| (*kin as usize) < analysis.actors.len())
        );
        assert!(!actor.aliases.contains(&actor.name));
    }
    let of_actors = analysis
        .actors
        .iter()
        .map(|a| a.mentions.len())
        .sum::<usize>();
    assert_eq!(of_actors + analysis.numbers.len(), analysis.mentions.len());
    assert!(analysis.links.is_sorted_by_key(|link| link.number));
    for link in &analysis.links {
        assert!((link.actor as usize) < analysis.actors.len());
        assert!((link.number as usize) < analysis.numbers.len());
    }
    for quote in &analysis.quotes {
        assert!(
            quote
                .speaker
                .is_none_or(|s| (s as usize) < analysis.actors.len())
        );
    }
    assert_eq!(analysis.actors_by_count.len(), analysis.actors.len());
    assert_eq!(analysis.numbers_by_salience.len(), analysis.numbers.len());
    assert_eq!(analysis.section_counts.len(), document.sections.len());
}

/// Everything of an analysis that can be seen.
fn seen(analysis: &Analysis) -> String {
    let Analysis {
        actors,
        numbers,
        mentions,
        links,
        quotes,
        ..
    } = analysis;
    format!("{actors:?}{numbers:?}{mentions:?}{links:?}{quotes:?}")
}

#[test]
fn each_thing_that_can_be_said_holds() {
    let (document, base) = read(TEXT);
    let said = |what: What| {
        let corrected = apply(&document, &base, &all([what]));
        assert_eq!(corrected.fates, [Fate::Stands]);
        sound(&document, &corrected.analysis);
        corrected.analysis
    };
    let (anna, erik) = (person("Anna Berg"), person("Erik Holm"));
    let berg = ["Anna Berg", "Berg", "Anna Berg"];
    assert_eq!(mentions(&document, &base, "Anna Berg"), berg);
    let merged = said(What::Merge {
        actors: vec![anna.clone(), erik.clone()],
    });
    assert_eq!(mentions(&document, &merged, "Anna Berg").len(), 6);
    assert!(mentions(&document, &merged, "Erik Holm").is_empty());
    let split = said(What::Split {
        actor: anna.clone(),
        names: vec!["Berg".to_owned()],
        places: Vec::new(),
        into: person("Berg"),
    });
    assert_eq!(mentions(&document, &split, "Berg"), ["Berg"]);
    assert_eq!(mentions(&document, &split, "Anna Berg").len(), 2);
    let renamed = said(What::Rename {
        actor: anna.clone(),
        name: "A. Berg".to_owned(),
    });
    assert_eq!(mentions(&document, &renamed, "A. Berg"), berg);
    let kind = said(What::Kind {
        actor: anna.clone(),
        kind: ActorKind::Place,
    });
    let place = kind.actors.iter().find(|a| a.name == "Anna Berg").unwrap();
    assert!(place.kind == ActorKind::Place && !place.doubtful);
    let actor = anna.clone();
    let hidden = said(What::Hide { actor });
    assert!(hidden.actors.iter().all(|a| a.name != "Anna Berg"));
    let marked = said(What::Mark {
        place: anchor(&document, "boats"),
        actor: Named::new("boats", ActorKind::Group),
    });
    assert_eq!(mentions(&document, &marked, "boats").len(), 2);
    let unmarked = said(What::Unmark {
        place: anchor(&document, "Berg said"),
    });
    assert_eq!(mentions(&document, &unmarked, "Anna Berg").len(), 2);
    let twelve = anchor(&document, "$12 million");
    let attached = said(What::Attach {
        number: twelve.clone(),
        owner: erik,
    });
    assert_eq!(owners(&document, &attached, "$12 million"), ["Erik Holm"]);
    assert!(attached.links.iter().any(|link| link.why == LinkWhy::Told));
    let link = base.links[0];
    let figure = document.slice(base.numbers[link.number as usize].span);
    let owner = Named {
        name: base.actors[link.actor as usize].name.clone(),
        kind: None,
    };
    let detached = said(What::Detach {
        number: anchor(&document, figure),
        owner: owner.clone(),
    });
    assert!(!owners(&document, &detached, figure).contains(&owner.name));
    let fewer = said(What::HideNumber { number: twelve });
    assert_eq!(fewer.numbers.len() + 1, base.numbers.len());
}

#[test]
fn what_is_said_later_is_of_what_was_said_before() {
    let (document, base) = read(TEXT);
    let (anna, erik) = (person("Anna Berg"), person("Erik Holm"));
    let whats = [
        What::Rename {
            actor: anna.clone(),
            name: "The minister".to_owned(),
        },
        // By the name that it had.
        What::Kind {
            actor: anna.clone(),
            kind: ActorKind::Group,
        },
        What::Merge {
            actors: vec![erik.clone(), Named::new("The minister", ActorKind::Group)],
        },
        What::Hide { actor: erik },
    ];
    let corrected = apply(&document, &base, &all(whats.clone()));
    assert_eq!(corrected.fates, [Fate::Stands; 4]);
    assert!(
        corrected
            .analysis
            .actors
            .iter()
            .all(|a| !a.name.contains("minister") && a.name != "Erik Holm")
    );
    // Of wider scopes it is said first, whenever that was.
    let mut two = all([
        What::Rename {
            actor: person("Berg the builder"),
            name: "Anna".to_owned(),
        },
        What::Rename {
            actor: anna,
            name: "Berg the builder".to_owned(),
        },
    ]);
    two[1].scope = Scope::Always;
    let corrected = apply(&document, &base, &two);
    assert_eq!(corrected.fates, [Fate::Stands; 2]);
    assert_eq!(mentions(&document, &corrected.analysis, "Anna").len(), 3);
}

#[test]
fn what_is_not_in_the_text_any_more_is_told_and_comes_back() {
    let (document, base) = read(TEXT);
    let corrections = all([
        What::Hide {
            actor: person("Erik Holm"),
        },
        What::HideNumber {
            number: anchor(&document, "$12 million"),
        },
        What::Mark {
            place: anchor(&document, "harbour of"),
            actor: Named::new("harbour of", ActorKind::Place),
        },
    ]);
    let before = apply(&document, &base, &corrections);
    assert_eq!(before.fates, [Fate::Stands; 3]);
    let moved = format!("It rained all week.\n\n{TEXT}");
    let (moved, found) = read(&moved);
    let moved = apply(&moved, &found, &corrections);
    assert_eq!(moved.fates, [Fate::Stands, Fate::Moved, Fate::Moved]);
    assert_eq!(moved.analysis.numbers.len(), before.analysis.numbers.len());
    let struck = TEXT
        .replace("$12 million", "much")
        .replace(" and Erik Holm. Holm", ". She")
        .replace(", and Erik Holm owns six", "");
    let (struck, found) = read(&struck);
    let struck = apply(&struck, &found, &corrections);
    assert!(
        struck.fates[0].is_lost() && struck.fates[1].is_lost(),
        "{:?}",
        struck.fates
    );
    assert_eq!(
        seen(&apply(&document, &base, &corrections).analysis),
        seen(&before.analysis)
    );
    // For a wider scope that is no loss.
    let mut wide = corrections;
    wide[0].scope = Scope::Always;
    let struck = apply(
        &read("Nobody is here.").0,
        &read("Nobody is here.").1,
        &wide[..1],
    );
    assert_eq!(struck.fates, [Fate::Elsewhere]);
    assert!(struck.analysis.behind.is_none());
}

/// Something that can be said of an analysis, told by numbers.
fn what(
    document: &Document,
    analysis: &Analysis,
    (which, a, b): (u8, usize, usize),
) -> Option<What> {
    let actor = |at: usize| -> Option<Named> {
        let at = at.checked_rem(analysis.actors.len())?;
        let actor = &analysis.actors[at];
        Some(Named::new(&actor.name, actor.kind))
    };
    let place = |at: usize| -> Option<Anchor> {
        let at = at.checked_rem(analysis.mentions.len())?;
        Some(Anchor::of(&document.text, analysis.mentions[at].span))
    };
    let number = |at: usize| -> Option<Anchor> {
        let at = at.checked_rem(analysis.numbers.len())?;
        Some(Anchor::of(&document.text, analysis.numbers[at].span))
    };
    let kind = ActorKind::ALL[b % ActorKind::ALL.len()];
    Some(match which {
        0 => What::Merge {
            actors: vec![actor(a)?, actor(b)?],
        },
        1 => {
            let id = a.checked_rem(analysis.actors.len())?;
            let of = &analysis.actors[id];
            let mention = of.mentions[b % of.mentions.len()] as usize;
            let span = analysis.mentions[mention].span;
            let name = document.slice(span).to_owned();
            What::Split {
                actor: actor(a)?,
                names: if b % 2 == 0 {
                    vec![name.clone()]
                } else {
                    Vec::new()
                },
                places: vec![Anchor::of(&document.text, span)],
                into: Named::new(name, of.kind),
            }
        }
        2 => What::Rename {
            actor: actor(a)?,
            name: format!("Name {}", b % 5),
        },
        3 => What::Kind {
            actor: actor(a)?,
            kind,
        },
        4 => What::Hide { actor: actor(a)? },
        5 => What::Accept { actor: actor(a)? },
        6 => {
            let words: Vec<&str> = document.text.split_whitespace().collect();
            let word = words[a % words.len()].trim_matches(|c: char| !c.is_alphanumeric());
            let at = document.text.find(word).filter(|_| !word.is_empty())?;
            let place = Anchor::of(&document.text, Span::new(at, at + word.len()));
            What::Mark {
                place,
                actor: if b % 3 == 0 {
                    actor(b)?
                } else {
                    Named::new(word, kind)
                },
            }
        }
        7 => What::Unmark { place: place(a)? },
        8 => What::Attach {
            number: number(a)?,
            owner: actor(b)?,
        },
        9 => What::Detach {
            number: number(a)?,
            owner: actor(b)?,
        },
        10 => What::HideNumber { number: number(a)? },
        _ => What::AcceptNumber { number: number(a)? },
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any sequence leaves the analysis whole; taking all back, step by step, goes through the same states and ends
    /// with the very analysis of the start; what is applied twice is as what is applied once.
    #[test]
    fn any_sequence_can_be_taken_back(told in prop::collection::vec((0u8..12, 0usize..1000, 0usize..1000), 0..12)) {
        let text = [TEXT, &BRIEFING[..BRIEFING.floor_char_boundary(3000)]];
        let (document, base) = read(text[told.len() % 2]);
        let mut list = List::default();
        let mut states = vec![Arc::clone(&base)];
        for (nth, told) in told.into_iter().enumerate() {
            let now = states.last().cloned().unwrap_or_default();
            let Some(what) = what(&document, &now, told) else { continue };
            list.put(usize::MAX, said(nth, what));
            // Of what is corrected already, as of what the text gave.
            let corrected = apply(&document, &now, &list.0);
            sound(&document, &corrected.analysis);
            let once = apply(&document, &base, &list.0);
            prop_assert_eq!(seen(&once.analysis), seen(&corrected.analysis));
            prop_assert_eq!(corrected.fates.len(), list.0.len());
            states.push(corrected.analysis);
        }
        let kept: Vec<Kept> = list.0.iter().map(|correction| Kept {
            holds: Holds::Document { document: About::default() },
            correction: correction.clone(),
        }).collect();
        prop_assert_eq!(parse(&to_json(&kept)), Ok(kept));
        while let Some(last) = list.0.last().cloned() {
            let now = states.pop().unwrap_or_default();
            list.take(&last.id);
            let before = apply(&document, &now, &list.0).analysis;
            let wanted = states.last().cloned().unwrap_or_default();
            prop_assert_eq!(seen(&before), seen(&wanted));
            if list.0.is_empty() {
                prop_assert!(Arc::ptr_eq(&before, &base));
            }
        }
    }

    /// In a text that has changed anywhere nothing is dropped, and nothing breaks.
    #[test]
    fn any_change_of_the_text_is_safe(told in prop::collection::vec((0u8..12, 0usize..1000, 0usize..1000), 1..8), cut in (0usize..400, 0usize..80)) {
        let (document, base) = read(TEXT);
        let whats = told.into_iter().filter_map(|told| what(&document, &base, told));
        let corrections = all(whats);
        let mut changed = TEXT.to_owned();
        let from = cut.0.min(changed.len());
        let to = (cut.0 + cut.1).min(changed.len());
        changed.replace_range(from..to, " Rain fell. ");
        let (changed, found) = read(&changed);
        let corrected = apply(&changed, &found, &corrections);
        prop_assert_eq!(corrected.fates.len(), corrections.len());
        sound(&changed, &corrected.analysis);
    }
}
