//! Owns what a figure measures, as far as two figures are to be held against each other: head noun and words.

/// A measured thing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Thing {
    /// The noun that says what it is, in the singular: "aid" of "military aid to Ukraine".
    pub head: String,
    /// All its words in the singular, without articles, parted by spaces.
    pub words: String,
}

const ARTICLES: &[&str] = &[
    "the", "a", "an", "its", "their", "his", "her", "all", "these", "those", "this", "that",
];

const PREPOSITIONS: &[&str] = &[
    "of", "to", "for", "in", "on", "at", "from", "by", "with", "against", "among", "between",
    "that", "who", "which", "as", "over", "under", "since",
];

/// Nouns that only say that something is counted: what they are "of" is the thing.
const EMPTY: &[&str] = &[
    "number", "total", "amount", "sum", "group", "share", "figure", "value", "count", "some",
    "majority", "minority",
];

impl Thing {
    pub fn of(phrase: &str) -> Self {
        let mut words: Vec<String> = Vec::new();
        let mut head: Option<String> = None;
        let mut previous: Option<String> = None;
        let split = phrase.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '\'' | '’'));
        for word in split.filter(|w| !w.is_empty()) {
            let lower = word.to_lowercase();
            if PREPOSITIONS.contains(&lower.as_str()) && previous.is_some() {
                let empty = |noun: &String| EMPTY.contains(&noun.as_str());
                if head.as_ref().is_none_or(empty) {
                    head = previous.take();
                }
                words.push(lower);
                continue;
            }
            if ARTICLES.contains(&lower.as_str()) {
                continue;
            }
            let noun = singular(lower.trim_end_matches("'s").trim_end_matches("’s"));
            words.push(noun.clone());
            previous = Some(noun);
        }
        let empty = |noun: &String| EMPTY.contains(&noun.as_str());
        let head = match head {
            Some(noun) if !empty(&noun) => noun,
            other => previous.or(other).unwrap_or_default(),
        };
        Self {
            head,
            words: words.join(" "),
        }
    }

    /// How many words say what it is.
    pub fn words_in_it(&self) -> usize {
        let words = self.words.split(' ');
        words
            .filter(|w| !w.is_empty() && !PREPOSITIONS.contains(w))
            .count()
    }
}

/// The singular of a noun in lower case, well enough to hold it against itself.
pub fn singular(word: &str) -> String {
    const ODD: &[(&str, &str)] = &[
        ("men", "man"),
        ("women", "woman"),
        ("children", "child"),
        ("persons", "person"),
        ("people", "person"),
        ("lives", "life"),
        ("wives", "wife"),
        ("feet", "foot"),
        ("crises", "crisis"),
        ("criteria", "criterion"),
        ("series", "series"),
        ("species", "species"),
        ("buses", "bus"),
        ("knives", "knife"),
    ];
    if let Some((_, single)) = ODD.iter().find(|(many, _)| *many == word) {
        return (*single).to_owned();
    }
    let cut = |end: &str| word.strip_suffix(end).filter(|stem| stem.len() > 2);
    if let Some(stem) = cut("ies") {
        return format!("{stem}y");
    }
    for end in ["ches", "shes", "sses", "xes"] {
        if word.ends_with(end) {
            return word[..word.len() - 2].to_owned();
        }
    }
    let kept = ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    match cut("s").filter(|_| !kept) {
        Some(stem) => stem.to_owned(),
        None => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_and_words() {
        for (phrase, head, words) in [
            ("countries", "country", "country"),
            (
                "weapons and military aid to Ukraine",
                "aid",
                "weapon and military aid to ukraine",
            ),
            (
                "GDP spending benchmark",
                "benchmark",
                "gdp spending benchmark",
            ),
            (
                "the number of refugees in camps",
                "refugee",
                "number of refugee in camp",
            ),
            ("people", "person", "person"),
            ("a budget", "budget", "budget"),
            ("the total", "total", "total"),
            ("", "", ""),
        ] {
            let thing = Thing::of(phrase);
            assert_eq!((thing.head.as_str(), thing.words.as_str()), (head, words));
        }
    }
}
