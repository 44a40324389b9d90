//! Owns making actors of names: one actor, many names.
//!
//! The spans may come from any tagger. Each different spelling is a [`names::Name`]; people are
//! resolved mention by mention in text order (a surname belongs to who bore it last), all
//! others name by name. All of it is linear in the number of mentions.

mod bearers;
mod build;
mod extent;
mod full_name;
mod initials;
mod joined;
mod names;
mod organizations;
mod own_kind;
mod people;
mod places;
mod repair;
mod roles;
mod short;
mod two;

pub use full_name::is_family_first;
pub use organizations::{is_company, is_own};

use super::Tagged;
use crate::analysis::parallel::{Pace, Share, Steps};
use crate::analysis::{Actor, Mention};
use crate::document::Span;

/// What the resolver works on.
pub struct Text<'a> {
    pub text: &'a str,
    pub sentences: &'a [Span],
    /// The sentences in chunks, for what is done in parallel.
    pub chunks: &'a [&'a [Span]],
    pub threads: usize,
    pub pace: &'a Pace<'a>,
}

/// The actors that the tagged spans name, in order of first mention, and all their mentions in text order.
pub fn resolve(text: &Text, tagged: Vec<Tagged>, share: Share) -> (Vec<Actor>, Vec<Mention>) {
    // What is left of the work by stage; roles are read twice.
    let at = |part: f32| share.from + (share.to - share.from) * part;
    let steps = |part: f32| Steps::new(text.pace, at(part));
    let tagged = repair::repair(text.text, tagged, steps(0.0));
    let mut names = names::Names::collect(text.text, &tagged, steps(0.0));
    drop(tagged);
    let people = people::People::collect(text.text, &mut names, steps(0.1));
    organizations::adopt(&mut names);
    short::adopt_events(&mut names);
    let clusters = organizations::cluster(text.text, &names, steps(0.2));
    let places = places::Places::collect(text.text, &names, &clusters, steps(0.3));
    let resolved = people.assign(&names, &clusters, places, steps(0.3));
    drop((people, clusters));
    let reading = Share {
        from: at(0.4),
        to: at(0.9),
    };
    let roles = roles::read(text, &names, &resolved, reading);
    build::build(text, &names, resolved, roles, steps(0.9))
}
