//! Owns the ties between numbers and actors, and the merged list of mentions.
