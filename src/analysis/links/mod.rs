//! Owns the ties between numbers and actors: whose a number is, as far as its clause says so.

mod clause;
mod list;
mod measured;
mod words;

use self::clause::Clause;
use super::numbers::model::{LinkWhy, Number, NumberKind, NumberLink};
use crate::document::Span;

/// How far from a number its clause is searched, in bytes.
const REACH: usize = 400;

/// Ties numbers to the actors of their clauses. `sentences`, `numbers` and `mentions` (an actor's span and index)
/// are sorted by start; the links come sorted by number, one for each pair. A number that its clause ties to no
/// actor gets none.
pub fn tie(
    text: &str,
    sentences: &[Span],
    numbers: &[Number],
    mentions: &[(Span, u32)],
) -> Vec<NumberLink> {
    let mut links = Vec::new();
    let mut ties = Vec::new();
    for (index, number) in numbers.iter().enumerate() {
        if matches!(
            number.kind,
            NumberKind::Date | NumberKind::Time | NumberKind::Set | NumberKind::Ordinal
        ) || number.date.is_some()
        {
            continue;
        }
        let sentence = sentence_of(sentences, number.span);
        let from = sentence
            .start()
            .max(number.span.start().saturating_sub(REACH));
        let to = sentence
            .end()
            .min(number.span.end() + REACH)
            .max(number.span.end());
        let first = mentions.partition_point(|(span, _)| span.start() < from);
        let last = mentions.partition_point(|(span, _)| span.end() <= to && span.start() < to);
        let near = mentions.get(first..last.max(first)).unwrap_or(&[]);
        // "a Norland-backed firm": another one.
        let hung = |span: &Span| text[span.end()..].starts_with('-');
        let apart: Vec<(Span, u32)>;
        let near = if near.iter().any(|(span, _)| hung(span)) {
            apart = near
                .iter()
                .filter(|(span, _)| !hung(span))
                .copied()
                .collect();
            &apart
        } else {
            near
        };
        if near.is_empty() {
            continue;
        }
        ties.clear();
        match list::own(text, sentence, numbers, index, near) {
            Some(actor) => ties.push((actor, LinkWhy::Subject)),
            None => Clause {
                text,
                from,
                to,
                number,
                mentions: near,
            }
            .ties(&mut ties),
        }
        if ties.is_empty() {
            measured::ties(text, sentence, number, near, &mut ties);
        }
        if ties.is_empty() {
            measured::shared(numbers, index, sentence, &links, &mut ties);
        }
        for &(actor, why) in &ties {
            let seen = links
                .iter()
                .rev()
                .take_while(|l: &&NumberLink| l.number == index as u32)
                .any(|l| l.actor == actor);
            if !seen {
                links.push(NumberLink {
                    number: index as u32,
                    actor,
                    why,
                });
            }
        }
    }
    links
}

/// The sentence that holds a number; the number itself where none does.
fn sentence_of(sentences: &[Span], number: Span) -> Span {
    let after = sentences.partition_point(|s| s.start() <= number.start());
    after
        .checked_sub(1)
        .map(|i| sentences[i])
        .filter(|s| s.end() >= number.end())
        .unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::super::numbers;
    use super::*;
    use crate::document::{Block, BlockKind, Document};

    /// The links of one sentence, as "number -> actor why".
    fn links(text: &str, actors: &[&str]) -> Vec<String> {
        let whole = Span::new(0, text.len());
        let document = Document {
            text: text.to_owned(),
            blocks: vec![Block {
                span: whole,
                kind: BlockKind::Paragraph,
                section: 0,
                quote: 0,
                list: 0,
            }],
            ..Document::default()
        };
        let numbers = numbers::find(&document, text.len(), None);
        let mut mentions: Vec<(Span, u32)> = Vec::new();
        for (index, actor) in actors.iter().enumerate() {
            let found = text.match_indices(actor);
            mentions.extend(found.map(|(at, _)| (Span::new(at, at + actor.len()), index as u32)));
        }
        mentions.sort_by_key(|(span, _)| span.start());
        tie(text, &[whole], &numbers, &mentions)
            .iter()
            .map(|link| {
                let number = numbers[link.number as usize].span.of(text);
                let why = format!("{:?}", link.why).to_lowercase();
                format!("{number} -> {} {why}", actors[link.actor as usize])
            })
            .collect()
    }

    #[test]
    fn subjects_of_the_verb() {
        assert_eq!(
            links("Norland has sent 40 trucks.", &["Norland"]),
            ["40 -> Norland subject"]
        );
        assert_eq!(
            links("The minister of Norland sent 40 trucks.", &["Norland"]),
            Vec::<String>::new()
        );
        assert_eq!(
            links(
                "Norland left, but Sudria lost 3 ships.",
                &["Norland", "Sudria"]
            ),
            ["3 -> Sudria subject"]
        );
    }

    #[test]
    fn possessors_and_objects() {
        assert_eq!(
            links("Norland's 23 brigades stayed.", &["Norland"]),
            ["23 -> Norland of"]
        );
        assert_eq!(
            links("The bank gave Norland $5 million.", &["Norland"]),
            ["$5 million -> Norland object"]
        );
        assert_eq!(
            links(
                "Friends gave more than $5 million in aid to Norland.",
                &["Norland"]
            ),
            ["$5 million -> Norland object"]
        );
    }

    #[test]
    fn agents_and_wholes() {
        assert_eq!(
            links("It is 30 percent owned by Acme Corp.", &["Acme Corp"]),
            ["30 percent -> Acme Corp subject"]
        );
        assert_eq!(
            links("A third of Norland voted.", &["Norland"]),
            ["A third -> Norland of"]
        );
        assert_eq!(
            links("Ann Lee, 45, spoke.", &["Ann Lee"]),
            ["45 -> Ann Lee of"]
        );
    }

    #[test]
    fn clauses_within_have_subjects_of_their_own() {
        let actors = ["Norland", "Sudria", "Bexa"];
        for (text, ties) in [
            (
                "Norland ordered a search after gunmen took 40 pupils.",
                &[][..],
            ),
            (
                "Norland praised police where a scheme had cost 40 victims $5 million.",
                &[],
            ),
            (
                "Norland rose as Sudria bought 40 ships.",
                &["40 -> Sudria subject"],
            ),
            (
                "Norland, which helps Bexa, has sent 40 ships.",
                &["40 -> Norland subject"],
            ),
            (
                "Norland, which helps Bexa, gained 11%.",
                &["11% -> Norland subject"],
            ),
            (
                "As president Norland sent 40 ships.",
                &["40 -> Norland subject"],
            ),
            (
                "Soldiers from Norland, Sudria and others could leave, 2 diplomats said.",
                &[],
            ),
            (
                "Some 40 soldiers from Norland, Sudria and Bexa left.",
                &["40 -> Norland of", "40 -> Sudria of", "40 -> Bexa of"],
            ),
            (
                "Norland, Sudria and Bexa sent 40 ships.",
                &[
                    "40 -> Bexa subject",
                    "40 -> Sudria subject",
                    "40 -> Norland subject",
                ],
            ),
        ] {
            assert_eq!(links(text, &actors), ties, "{text}");
        }
    }

    #[test]
    fn what_is_measured_is_somebodys() {
        let actors = ["Norland", "Sudria"];
        for (text, ties) in [
            (
                "Shares in Norland lost 4 percent, to $5 from $6.",
                &[
                    "4 percent -> Norland of",
                    "$5 -> Norland of",
                    "$6 -> Norland of",
                ][..],
            ),
            (
                "Norland's stock, up 61 percent, slipped 2.3 percent to $46.",
                &[
                    "61 percent -> Norland of",
                    "2.3 percent -> Norland of",
                    "$46 -> Norland of",
                ],
            ),
            (
                "The judge fined Norland, whose sales reached $5 million.",
                &["$5 million -> Norland of"],
            ),
            (
                "They met Sudria, which has sent 40 ships.",
                &["40 -> Sudria subject"],
            ),
            (
                "Norland said on Thursday it had sent 40 ships.",
                &["40 -> Norland subject"],
            ),
            ("A Norland-backed firm sent 40 ships.", &[]),
        ] {
            assert_eq!(links(text, &actors), ties, "{text}");
        }
    }

    #[test]
    fn respectively_pairs_the_lists() {
        assert_eq!(
            links(
                "Norland and Sudria sent $5 million and $7 million, respectively.",
                &["Norland", "Sudria"]
            ),
            [
                "$5 million -> Norland subject",
                "$7 million -> Sudria subject"
            ]
        );
    }

    #[test]
    fn what_an_actor_says_is_not_its_own() {
        for text in [
            "Norland says 40 people died.",
            "Norland officials have shut 40 ports.",
            "A bomb in downtown Norland killed 40 people.",
        ] {
            assert_eq!(links(text, &["Norland"]), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn nothing_where_the_sentence_does_not_say() {
        assert_eq!(
            links("In Norland, where it rains, 40 boats sank.", &["Norland"]),
            Vec::<String>::new()
        );
        assert_eq!(
            links("Norland met in 2019.", &["Norland"]),
            Vec::<String>::new()
        );
    }
}
