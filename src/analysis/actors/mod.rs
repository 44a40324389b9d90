//! Owns who acts: finds the spans that name someone or something, and resolves them into actors.

pub mod crf;

use super::ActorKind;
use crate::document::Span;

/// A span that a tagger took for a name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tagged {
    /// Without article, title or possessive.
    pub span: Span,
    pub kind: ActorKind,
    /// Probability that span and kind are right, 0 to 1.
    pub confidence: f32,
}
