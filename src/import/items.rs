//! Owns the lists of formats that know no lists, only paragraphs which name one: where lists begin and end in
//! the text, and how their items go on counting.

use std::collections::HashMap;

use super::writer::Writer;

/// No list of a document is deeper; levels are counted from 0.
pub const DEEPEST: usize = 8;

/// The list that is open, and how far each list has counted.
#[derive(Default)]
pub struct Items {
    open: Option<(String, usize)>,
    counted: HashMap<String, [u64; DEEPEST + 1]>,
}

impl Items {
    /// Opens the paragraph of an item at a level of a list; `first` is the number that a level begins with,
    /// `None` where it has bullets.
    pub fn begin(
        &mut self,
        writer: &mut Writer,
        list: &str,
        level: usize,
        first: impl Fn(usize) -> Option<u64>,
    ) {
        let level = level.min(DEEPEST);
        if self.open.as_ref().is_none_or(|(open, _)| open != list) {
            self.end(writer);
            self.open = Some((list.to_owned(), 0));
        }
        let mut open = self.open.as_ref().map_or(0, |(_, open)| *open);
        while open > level + 1 {
            writer.end_list();
            open -= 1;
        }
        let counted = self.counted.entry(list.to_owned()).or_default();
        while open <= level {
            let next = first(open).map(|first| first.saturating_add(counted[open]));
            writer.begin_list(next);
            open += 1;
        }
        counted[level] = counted[level].saturating_add(1);
        for deeper in &mut counted[level + 1..] {
            *deeper = 0;
        }
        self.open = Some((list.to_owned(), open));
        writer.begin_item();
        writer.begin_paragraph();
    }

    /// Ends the list that is open.
    pub fn end(&mut self, writer: &mut Writer) {
        for _ in 0..self.open.take().map_or(0, |(_, open)| open) {
            writer.end_list();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::BlockKind;

    #[test]
    fn a_list_goes_on_behind_what_parts_it() {
        let mut writer = Writer::new(0);
        let mut items = Items::default();
        for level in [0, 0, 1, 9, 0] {
            items.begin(&mut writer, "a", level, |_| Some(3));
            writer.text("x");
        }
        items.end(&mut writer);
        writer.begin_paragraph();
        writer.text("y");
        items.begin(&mut writer, "a", 0, |_| Some(3));
        writer.text("x");
        items.end(&mut writer);
        let blocks = writer.finish().blocks;
        let items: Vec<(u8, u32)> = blocks
            .iter()
            .filter_map(|block| match block.kind {
                BlockKind::Item { depth, number } => Some((depth, number)),
                _ => None,
            })
            .collect();
        assert_eq!(items, [(1, 3), (1, 4), (2, 3), (9, 3), (1, 5), (1, 6)]);
    }
}
