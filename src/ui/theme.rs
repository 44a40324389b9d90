//! Owns colours and marks: dark, light, 16-colour and monochrome themes.

/// What each part of the screen looks like.
#[derive(Debug, Clone, Default)]
pub struct Theme {}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    Mono,
    Ansi16,
    /// 256 colours or more.
    Rich,
}

impl Theme {
    pub fn new(depth: Depth, light: bool) -> Self {
        let _ = (depth, light);
        Self {}
    }
}
