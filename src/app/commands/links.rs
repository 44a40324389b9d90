//! Owns the commands that walk and open links.

use super::{Command, Scope, times};
use crate::analysis::{ActorKind, NumberKind};
use crate::app::App;
use crate::app::walk::Stops;

const TEXT: &[Scope] = &[Scope::Reader];

macro_rules! walk {
    ($name:literal, $key:literal, $forward:literal, $doc:literal, $stops:expr) => {
        Command::new($name, &[$key], TEXT, $doc, |app, n| {
            app.walk($stops, $forward, times(n));
            Vec::new()
        })
    };
}

pub(super) const COMMANDS: &[Command] = &[
    Command::new(
        "open link",
        &["<Enter>", "gd"],
        TEXT,
        "open the card of the selected link, or of the first one on the screen; follow a link of the document",
        |app, _| {
            if let Some(reference) = app.reference() {
                return app.follow_reference(reference);
            }
            match app.link_here() {
                Some(link) => {
                    app.select_link(link);
                    app.say_link(link);
                    app.open_card(link.target);
                }
                None => app.say("no link here: ]m goes to the next one"),
            }
            Vec::new()
        },
    )
    .hint("card")
    .when(|app| !app.doc().analysis.mentions.is_empty()),
    Command::new(
        "all mentions",
        &["gr"],
        TEXT,
        "give the keys to the card of the link, which lists all its mentions",
        |app, _| {
            if let Some(link) = app.link_here() {
                app.select_link(link);
                app.open_card(link.target);
                app.focus_card();
            }
            Vec::new()
        },
    ),
    Command::new(
        "next link",
        &["]m"],
        TEXT,
        "go to the next link of any kind",
        |app, n| {
            app.walk(Stops::All, true, times(n));
            Vec::new()
        },
    )
    .hint("next link")
    .when(|app| !app.doc().analysis.mentions.is_empty()),
    walk!(
        "previous link",
        "[m",
        false,
        "go to the previous link of any kind",
        Stops::All
    ),
    Command::new(
        "next mention",
        &["*"],
        TEXT,
        "go to the next mention of the same actor, under any of its names",
        |app, n| {
            app.walk_same(true, times(n));
            Vec::new()
        },
    )
    .hint("next of same")
    .when(|app| app.reader().link.is_some()),
    Command::new(
        "previous mention",
        &["#"],
        TEXT,
        "go to the previous mention of the same actor",
        |app, n| {
            app.walk_same(false, times(n));
            Vec::new()
        },
    ),
    Command::new(
        "next document link",
        &["]u"],
        TEXT,
        "go to the next link of the document itself, which Enter follows",
        |app, n| {
            app.walk_references(true, times(n));
            Vec::new()
        },
    ),
    Command::new(
        "previous document link",
        &["[u"],
        TEXT,
        "go to the previous link of the document itself",
        |app, n| {
            app.walk_references(false, times(n));
            Vec::new()
        },
    ),
    Command::new(
        "follow document link",
        &["gf"],
        TEXT,
        "follow the document's link: to a place, a note, another file; addresses are copied",
        |app, _| app.follow_meant(),
    ),
    walk!(
        "next actor",
        "]a",
        true,
        "go to the next actor",
        Stops::Actors
    ),
    walk!(
        "previous actor",
        "[a",
        false,
        "go to the previous actor",
        Stops::Actors
    ),
    walk!(
        "next number",
        "]n",
        true,
        "go to the next number",
        Stops::Numbers
    ),
    walk!(
        "previous number",
        "[n",
        false,
        "go to the previous number",
        Stops::Numbers
    ),
    walk!(
        "next person",
        "]p",
        true,
        "go to the next person",
        Stops::ActorKind(ActorKind::Person)
    ),
    walk!(
        "previous person",
        "[p",
        false,
        "go to the previous person",
        Stops::ActorKind(ActorKind::Person)
    ),
    walk!(
        "next organization",
        "]o",
        true,
        "go to the next organization",
        Stops::ActorKind(ActorKind::Organization)
    ),
    walk!(
        "previous organization",
        "[o",
        false,
        "go to the previous organization",
        Stops::ActorKind(ActorKind::Organization)
    ),
    walk!(
        "next place",
        "]l",
        true,
        "go to the next place (location)",
        Stops::ActorKind(ActorKind::Place)
    ),
    walk!(
        "previous place",
        "[l",
        false,
        "go to the previous place",
        Stops::ActorKind(ActorKind::Place)
    ),
    walk!(
        "next group",
        "]g",
        true,
        "go to the next group",
        Stops::ActorKind(ActorKind::Group)
    ),
    walk!(
        "previous group",
        "[g",
        false,
        "go to the previous group",
        Stops::ActorKind(ActorKind::Group)
    ),
    walk!(
        "next event",
        "]e",
        true,
        "go to the next event",
        Stops::ActorKind(ActorKind::Event)
    ),
    walk!(
        "previous event",
        "[e",
        false,
        "go to the previous event",
        Stops::ActorKind(ActorKind::Event)
    ),
    walk!(
        "next money",
        "]$",
        true,
        "go to the next sum of money",
        Stops::NumberKind(NumberKind::Money)
    ),
    walk!(
        "previous money",
        "[$",
        false,
        "go to the previous sum of money",
        Stops::NumberKind(NumberKind::Money)
    ),
    walk!(
        "next percentage",
        "]%",
        true,
        "go to the next percentage",
        Stops::NumberKind(NumberKind::Percent)
    ),
    walk!(
        "previous percentage",
        "[%",
        false,
        "go to the previous percentage",
        Stops::NumberKind(NumberKind::Percent)
    ),
    walk!(
        "next date",
        "]d",
        true,
        "go to the next date, time or duration",
        Stops::Dates
    ),
    walk!(
        "previous date",
        "[d",
        false,
        "go to the previous date, time or duration",
        Stops::Dates
    ),
    Command::new(
        "across",
        &["gx"],
        TEXT,
        "from a number to the actors of its sentence, from an actor to its numbers",
        |app, _| {
            app.walk_across();
            Vec::new()
        },
    ),
    Command::new(
        "link to the middle",
        &["zz"],
        TEXT,
        "put the link in the middle of the screen",
        |app, _| place_link(app, 2),
    ),
    Command::new(
        "link to the top",
        &["zt"],
        TEXT,
        "put the link at the top of the screen",
        |app, _| place_link(app, 0),
    ),
    Command::new(
        "link to the bottom",
        &["zb"],
        TEXT,
        "put the link at the bottom of the screen",
        |app, _| place_link(app, 1),
    ),
    Command::new(
        "open beside",
        &["<C-v>"],
        &[Scope::Reader, Scope::Card],
        "open the link in another column",
        |app, _| {
            app.open_beside();
            Vec::new()
        },
    ),
];

/// Scrolls so that the link stands in the `part`-th part of the screen: 0 top, 1 bottom, 2 middle.
fn place_link(app: &mut App, part: u16) -> Vec<crate::app::Effect> {
    let Some(link) = app.link_here() else {
        return Vec::new();
    };
    let height = usize::from(app.text_area(app.active).height);
    let above = height
        .saturating_sub(1)
        .checked_div(usize::from(part))
        .unwrap_or(0);
    let place = app.layout(app.active).back(link.span.start(), above);
    app.to_top(app.active, place);
    app.reader_mut().link = Some(link);
    app.follow();
    Vec::new()
}
