//! Owns what a comparison has found, in the rows that the screen shows; made beside the screen.

use std::sync::Arc;

use crate::analysis::{Analysis, Target};
use crate::compare::{
    ActorRow, Comparison, NumberRow, NumberState, Part, Presence, TextChange, TextRow, compare,
};
use crate::document::{Document, Span};

/// One of the texts that are compared, as it was then.
#[derive(Debug, Clone)]
pub struct Body {
    /// Its number among the open documents.
    pub document: usize,
    pub content: Arc<Document>,
    pub analysis: Arc<Analysis>,
    /// What of it is compared.
    pub span: Span,
}

impl Body {
    pub fn part(&self) -> Part<'_> {
        Part {
            document: &self.content,
            analysis: &self.analysis,
            span: self.span,
        }
    }
}

/// What is compared of the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    Actors,
    Numbers,
    Dates,
    Text,
}

impl Tab {
    pub const ALL: [Self; 4] = [Self::Actors, Self::Numbers, Self::Dates, Self::Text];

    pub fn label(self) -> &'static str {
        match self {
            Self::Actors => "Actors",
            Self::Numbers => "Numbers",
            Self::Dates => "Dates",
            Self::Text => "Text",
        }
    }
}

/// What can be said of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Shared,
    /// In some of three columns or more.
    Some,
    Only(usize),
    Renamed,
    DescribedDifferently,
    Differs,
    AttributedDifferently,
    Text(TextChange),
}

/// A line of the strip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// Parts the rows; leads nowhere.
    Label(String),
    /// An actor, a number, a date or a sentence, by its place in the list of the comparison.
    Of(u32),
}

/// Some of the rows of a tab: all, or those of one verdict.
#[derive(Debug, Clone)]
pub struct View {
    pub name: String,
    pub rows: Vec<Row>,
}

/// How many rows of a tab say what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub differ: usize,
    /// In one part only, by the part; the fourth and further ones count as the fourth.
    pub only: [usize; 4],
    pub shared: usize,
}

/// What was found.
#[derive(Debug)]
pub struct Compared {
    pub bodies: Vec<Body>,
    pub comparison: Comparison,
    views: [Vec<View>; 4],
    tallies: [Tally; 4],
    /// For each sentence of the comparison, its place in either text, or where it would stand.
    places: Vec<[usize; 2]>,
    /// The sentences that differ, in the order of either text.
    in_order: [Vec<u32>; 2],
    /// Where each sentence stands among the rows of all changes.
    rows: Vec<u32>,
    alike: bool,
}

/// "left", "right", "middle" of three, else by number.
pub fn side_name(side: usize, of: usize) -> String {
    match (side, of) {
        (0, _) => "left".to_owned(),
        (1, 3) => "middle".to_owned(),
        (side, of) if side + 1 == of => "right".to_owned(),
        (side, _) => format!("column {}", side + 1),
    }
}

impl Compared {
    /// Compares; the cost grows with the texts.
    pub fn of(bodies: Vec<Body>) -> Self {
        let parts: Vec<Part> = bodies.iter().map(Body::part).collect();
        let comparison = compare(&parts);
        let count = bodies.len();
        let places = places(&comparison.text);
        let (text_views, rows) = text_views(&comparison.text, &bodies);
        let actors = grouped(
            comparison.actors.iter().map(actor_verdict).collect(),
            count,
            |id| {
                let sides = comparison.actors[id as usize].sides.iter().flatten();
                std::cmp::Reverse(sides.map(|side| side.count).sum::<u32>())
            },
        );
        let numbers =
            |rows: &[NumberRow]| grouped(rows.iter().map(number_verdict).collect(), count, |id| id);
        let (numbers, dates) = (numbers(&comparison.numbers), numbers(&comparison.dates));
        let alike = |row: &TextRow| row.left.is_some() && row.right.is_some();
        let alike = comparison.text.is_empty() || comparison.text.iter().any(alike);
        let text_tally = Tally {
            differ: rows.iter().filter(|row| **row != NO_ROW).count(),
            only: [0; 4],
            shared: rows.iter().filter(|row| **row == NO_ROW).count(),
        };
        Self {
            in_order: [0, 1].map(|side| in_order(&comparison.text, &places, side)),
            tallies: [actors.1, numbers.1, dates.1, text_tally],
            views: [actors.0, numbers.0, dates.0, text_views],
            places,
            rows,
            alike,
            comparison,
            bodies,
        }
    }

    /// The views of a tab, all rows first. Only two texts are compared sentence by sentence.
    pub fn views(&self, tab: Tab) -> &[View] {
        &self.views[tab as usize]
    }

    /// Whether the texts have a sentence in common, changed or not; else all of both differs.
    pub fn is_alike(&self) -> bool {
        self.alike
    }

    pub fn tally(&self, tab: Tab) -> Tally {
        self.tallies[tab as usize]
    }

    pub fn actor(&self, id: u32) -> Option<&ActorRow> {
        self.comparison.actors.get(id as usize)
    }

    pub fn number(&self, tab: Tab, id: u32) -> Option<&NumberRow> {
        match tab {
            Tab::Numbers => self.comparison.numbers.get(id as usize),
            Tab::Dates => self.comparison.dates.get(id as usize),
            Tab::Actors | Tab::Text => None,
        }
    }

    pub fn sentence(&self, id: u32) -> Option<TextRow> {
        self.comparison.text.get(id as usize).copied()
    }

    pub fn verdict(&self, tab: Tab, id: u32) -> Option<Verdict> {
        Some(match tab {
            Tab::Actors => actor_verdict(self.actor(id)?),
            Tab::Numbers | Tab::Dates => number_verdict(self.number(tab, id)?),
            Tab::Text => Verdict::Text(self.sentence(id)?.change),
        })
    }

    /// Where a row stands in a part, each place with what is named there, in text order; at most so many.
    pub fn places(
        &self,
        tab: Tab,
        id: u32,
        side: usize,
        most: usize,
    ) -> Vec<(Span, Option<Target>)> {
        let Some(body) = self.bodies.get(side) else {
            return Vec::new();
        };
        let analysis = &body.analysis;
        match tab {
            Tab::Actors => {
                let known = self.actor(id).and_then(|row| row.sides.get(side)?.as_ref());
                let actor =
                    known.and_then(|k| Some((k.actor, analysis.actors.get(k.actor as usize)?)));
                let Some((id, actor)) = actor else {
                    return Vec::new();
                };
                let span = |m: &u32| analysis.mentions[*m as usize].span;
                let mentions = &actor.mentions;
                let from = mentions.partition_point(|m| span(m).start() < body.span.start());
                let inside = mentions[from..].iter().map(span);
                inside
                    .take_while(|s| s.start() < body.span.end())
                    .take(most)
                    .map(|s| (s, Some(Target::Actor(id))))
                    .collect()
            }
            Tab::Numbers | Tab::Dates => {
                let row = self.number(tab, id);
                let side = row.and_then(|row| row.sides.get(side));
                let ids = side.into_iter().flatten().take(most);
                let place = |id: &u32| {
                    let number = analysis.numbers.get(*id as usize)?;
                    Some((number.span, Some(Target::Number(*id))))
                };
                ids.filter_map(place).collect()
            }
            Tab::Text => {
                let span = self.sentence(id).and_then(|row| match side {
                    0 => row.left,
                    _ => row.right,
                });
                span.map(|span| (span, None)).into_iter().collect()
            }
        }
    }

    /// Where a sentence stands in one of the two texts, or would stand if it were there.
    pub fn place_of(&self, id: u32, side: usize) -> Option<usize> {
        self.places.get(id as usize)?.get(side).copied()
    }

    /// The row of all changes in which a sentence stands.
    pub fn row_of(&self, id: u32) -> Option<usize> {
        let row = *self.rows.get(id as usize)?;
        (row != NO_ROW).then_some(row as usize)
    }

    /// The next sentence that differs after (or before) a place of one of the two texts.
    pub fn difference_from(&self, side: usize, place: usize, forward: bool) -> Option<u32> {
        let rows = self.in_order.get(side)?;
        let at = |id: &u32| self.places[*id as usize][side];
        let found = if forward {
            rows.partition_point(|id| at(id) < place)
        } else {
            rows.partition_point(|id| at(id) < place).checked_sub(1)?
        };
        rows.get(found).copied()
    }

    /// The sentence that differs next after (or before) another in one of the two texts.
    pub fn difference_after(&self, side: usize, id: u32, forward: bool) -> Option<u32> {
        let rows = self.in_order.get(side)?;
        let key = |id: &u32| (self.places[*id as usize][side], *id);
        let at = rows.partition_point(|row| key(row) < key(&id));
        let next = if forward { at + 1 } else { at.checked_sub(1)? };
        rows.get(next).copied()
    }

    /// The sentences of one of the two texts that differ and stand in a span.
    pub fn changes_in(&self, side: usize, seen: Span) -> impl Iterator<Item = (u32, Span)> {
        let rows = self.in_order.get(side).map_or(&[][..], Vec::as_slice);
        let from = rows.partition_point(|id| self.places[*id as usize][side] < seen.start());
        // The sentence before may reach into what is seen.
        let near = rows[from.saturating_sub(2)..].iter();
        near.map_while(move |id| {
            let row = self.comparison.text[*id as usize];
            let span = if side == 0 { row.left } else { row.right };
            (self.places[*id as usize][side] < seen.end()).then_some((*id, span))
        })
        .filter_map(move |(id, span)| Some((id, span.filter(|s| s.overlaps(seen))?)))
    }
}

/// Stands for the row of a sentence that has none.
const NO_ROW: u32 = u32::MAX;

fn actor_verdict(row: &ActorRow) -> Verdict {
    if row.is_renamed() {
        Verdict::Renamed
    } else if row.is_described_differently() {
        Verdict::DescribedDifferently
    } else {
        present(row.presence())
    }
}

fn number_verdict(row: &NumberRow) -> Verdict {
    if row.state == NumberState::Differs {
        Verdict::Differs
    } else if row.attributed_differently {
        Verdict::AttributedDifferently
    } else {
        present(row.presence())
    }
}

fn present(presence: Presence) -> Verdict {
    match presence {
        Presence::Shared => Verdict::Shared,
        Presence::Only(side) => Verdict::Only(side),
        Presence::Some => Verdict::Some,
    }
}

/// The views of rows by what is said of them: what differs first, what is shared last.
fn grouped<K: Ord>(
    verdicts: Vec<Verdict>,
    count: usize,
    key: impl Fn(u32) -> K,
) -> (Vec<View>, Tally) {
    let differing = [
        (Verdict::Differs, "differ: same unit, same counted thing"),
        (Verdict::AttributedDifferently, "attributed differently"),
        (Verdict::Renamed, "named differently"),
        (Verdict::DescribedDifferently, "described differently"),
    ];
    let mut groups: Vec<(Verdict, String)> = differing
        .into_iter()
        .map(|(verdict, name)| (verdict, name.to_owned()))
        .collect();
    let only = |side| {
        (
            Verdict::Only(side),
            format!("only {}", side_name(side, count)),
        )
    };
    groups.extend((0..count).map(only));
    groups.push((Verdict::Some, "in some".to_owned()));
    groups.push((Verdict::Shared, "shared".to_owned()));
    let mut all = View {
        name: "all".to_owned(),
        rows: Vec::with_capacity(verdicts.len() + groups.len()),
    };
    let mut views = Vec::new();
    for (verdict, name) in groups {
        let ids = (0..verdicts.len() as u32).filter(|id| verdicts[*id as usize] == verdict);
        let mut ids: Vec<u32> = ids.collect();
        if ids.is_empty() {
            continue;
        }
        ids.sort_by_key(|id| key(*id));
        let rows: Vec<Row> = ids.into_iter().map(Row::Of).collect();
        all.rows
            .push(Row::Label(format!("{name} · {}", rows.len())));
        all.rows.extend(rows.iter().cloned());
        views.push(View { name, rows });
    }
    views.insert(0, all);
    let mut tally = Tally::default();
    for verdict in verdicts {
        match verdict {
            Verdict::Shared => tally.shared += 1,
            Verdict::Only(side) => tally.only[side.min(3)] += 1,
            Verdict::Some => {}
            _ => tally.differ += 1,
        }
    }
    (views, tally)
}

/// The views of the sentences that differ, in the order of the text, under their sections; and for each
/// sentence its row among all of them.
fn text_views(text: &[TextRow], bodies: &[Body]) -> (Vec<View>, Vec<u32>) {
    let mut rows = vec![NO_ROW; text.len()];
    let mut all = Vec::new();
    let [left, right] = bodies else {
        return (Vec::new(), rows);
    };
    let mut section = None;
    for (id, row) in text.iter().enumerate() {
        if row.change == TextChange::Same {
            continue;
        }
        let (body, span) = match (row.left, row.right) {
            (_, Some(span)) => (right, span),
            (Some(span), None) => (left, span),
            (None, None) => continue,
        };
        let here = (body.document, body.content.section_at(span.start()));
        let path = || body.content.path(here.1).join(" › ");
        if section != Some(here) {
            let path = path();
            let known = all.iter().rev().find_map(|row| match row {
                Row::Label(label) => Some(label),
                Row::Of(_) => None,
            });
            if !path.is_empty() && known.is_none_or(|label| *label != format!("§ {path}")) {
                all.push(Row::Label(format!("§ {path}")));
            }
            section = Some(here);
        }
        rows[id] = all.len() as u32;
        all.push(Row::Of(id as u32));
    }
    let mut views = vec![View {
        name: "all".to_owned(),
        rows: all,
    }];
    for (changes, name) in [
        (&[TextChange::Changed][..], "rewritten"),
        (&[TextChange::Moved, TextChange::MovedAndChanged], "moved"),
        (&[TextChange::Removed], "removed"),
        (&[TextChange::Added], "added"),
    ] {
        let of = |id: &u32| changes.contains(&text[*id as usize].change);
        let rows: Vec<Row> = (0..text.len() as u32).filter(of).map(Row::Of).collect();
        if !rows.is_empty() {
            views.push(View {
                name: name.to_owned(),
                rows,
            });
        }
    }
    (views, rows)
}

/// Where each sentence stands in both texts; where it is missing, the end of what stands before it.
fn places(text: &[TextRow]) -> Vec<[usize; 2]> {
    let mut last = [0, 0];
    text.iter()
        .map(|row| {
            let stays = matches!(row.change, TextChange::Same | TextChange::Changed);
            let place = [
                row.left.map_or(last[0], Span::start),
                row.right.map_or(last[1], Span::start),
            ];
            if stays && let (Some(left), Some(right)) = (row.left, row.right) {
                last = [left.end(), right.end()];
            }
            place
        })
        .collect()
}

fn in_order(text: &[TextRow], places: &[[usize; 2]], side: usize) -> Vec<u32> {
    let differs = |id: &u32| text[*id as usize].change != TextChange::Same;
    let mut rows: Vec<u32> = (0..text.len() as u32).filter(differs).collect();
    rows.sort_by_key(|id| (places[*id as usize][side], *id));
    rows
}
