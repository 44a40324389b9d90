//! Owns making actors of names: one actor, many names.
//!
//! The spans may come from any tagger. Each different spelling is a [`names::Name`]; people are
//! resolved mention by mention in text order (a surname belongs to who bore it last), all
//! others name by name. All of it is linear in the number of mentions.

mod build;
mod names;
mod organizations;
mod people;
mod roles;

use super::Tagged;
use crate::analysis::parallel::{Pace, Share};
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
    let items = organizations::administrations(text.text, tagged);
    let mut names = names::Names::collect(text.text, &items);
    let people = people::People::collect(&mut names);
    let clusters = organizations::cluster(text.text, &names);
    let resolved = people.assign(&names, &clusters);
    let roles = roles::read(text, &names, &resolved, share);
    build::build(text, &names, resolved, roles)
}
