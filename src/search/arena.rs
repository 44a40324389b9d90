//! Owns the folded lines of all entries, end to end in one string.

use super::fold::fold_into;

/// Folded lines, each with what tells quickly that a query is not in it.
#[derive(Debug, Default)]
pub struct Arena {
    text: String,
    /// Where each line ends.
    ends: Vec<u32>,
}

impl Arena {
    /// Adds the folded form of a line. Returns whether there was room: 4 GiB in all.
    pub fn push(&mut self, line: &str) -> bool {
        let before = self.text.len();
        fold_into(line, &mut self.text);
        match u32::try_from(self.text.len()) {
            Ok(end) => {
                self.ends.push(end);
                true
            }
            Err(_) => {
                self.text.truncate(before);
                false
            }
        }
    }

    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn line(&self, index: usize) -> &str {
        let end = self.ends[index] as usize;
        let start = index.checked_sub(1).map_or(0, |i| self.ends[i] as usize);
        &self.text[start..end]
    }
}
