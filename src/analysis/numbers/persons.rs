//! Owns the nouns of persons of whom a text tells the age.

use super::scan::Tokens;

/// What somebody does at an age.
pub const LIVES: &[&str] = &[
    "won", "joined", "left", "married", "became", "entered", "moved", "began", "started", "went",
    "was", "took", "lost", "enlisted", "wrote",
];

/// Whether the noun at `i` is a person of some trade: "the trader", "a lawyer".
pub fn someone(t: Tokens, i: usize) -> bool {
    const ENDINGS: &[&str] = &[
        "er", "or", "ist", "man", "woman", "ian", "ant", "eer", "ess",
    ];
    let word = t.of(i);
    let named = t.is_any(i, PEOPLE)
        || word.len() > 5 && ENDINGS.iter().any(|end| word.ends_with(end)) && !t.is_any(i, THINGS);
    let led = (1..4).any(|back| {
        i >= back
            && t.is_any(
                i - back,
                &[
                    "the", "a", "an", "his", "her", "their", "its", "another", "one",
                ],
            )
    });
    named && led
}

/// Things whose names end like those of people.
#[rustfmt::skip]
pub const THINGS: &[&str] = &[
    "number", "quarter", "newspaper", "offer", "river", "tower", "computer", "factor", "sector", "motor", "error",
    "colour", "harbor", "summer", "winter", "border", "chapter", "letter", "member", "matter", "order", "center",
    "theater", "master", "server", "printer", "cluster", "corner", "counter", "register", "semester", "trimester",
    "disorder", "container", "trailer", "restaurant", "process", "success", "business", "address", "access",
    "express", "progress", "illness", "remainder", "holder", "folder", "ladder", "human", "constant", "warrant",
    "instant", "grant", "plant", "list", "cancer", "disaster", "transfer", "reactor", "elevator", "corridor",
    "indicator", "generator", "helicopter", "freighter", "tanker", "cruiser", "carrier", "starter", "filter",
    "diameter",
];

/// Relatives, whose age may be told between commas.
#[rustfmt::skip]
pub const KIN: &[&str] = &[
    "brother", "sister", "mother", "father", "wife", "husband", "son", "daughter", "grandmother", "grandfather",
    "grandson", "granddaughter", "uncle", "aunt", "cousin", "nephew", "niece", "widow", "widower", "fiancee",
    "boyfriend", "girlfriend", "partner", "twin",
];

#[rustfmt::skip]
pub const PARENTS: &[&str] = &[
    "mother", "father", "grandmother", "grandfather", "widow", "widower",
];

/// Of whom an age is told by "of".
#[rustfmt::skip]
pub const PEOPLE: &[&str] = &[
    "man", "woman", "boy", "girl", "child", "lad", "youth", "widow", "widower", "grandmother", "grandfather",
    "mother", "father", "farmer", "firefighter", "fisherman", "teacher", "nurse", "pensioner", "student", "pupil",
    "shepherd", "soldier", "driver", "baker", "carpenter", "engineer", "lawyer", "doctor", "priest", "migrant",
    "worker", "veteran", "bachelor", "toddler", "teenager", "boss", "chief", "suspect", "victim", "colleague",
    "president", "pilot", "accused", "bride", "groom", "bridegroom", "refugee", "orphan", "monk", "nun", "midwife", "mayor", "survivor", "plaintiff", "opponent", "defendant", "candidate", "guest", "patient", "captain", "claimant",
    "passenger", "gunman", "cyclist", "pianist", "athlete",
];

/// Of whom the ages of two are told together.
#[rustfmt::skip]
pub const SEVERAL: &[&str] = &[
    "men", "women", "boys", "girls", "children", "sons", "daughters", "brothers", "sisters", "teenagers", "pupils",
    "students", "youths", "suspects",
];

/// Of whom it is told that they are under or over an age.
#[rustfmt::skip]
pub const YOUNG: &[&str] = &[
    "children", "child", "boys", "girls", "kids", "women", "men", "anyone", "adults", "those", "people", "aged",
    "workers", "voters", "youths", "drivers", "patients", "pupils", "infants", "citizens", "residents", "players",
    "pensioners", "them", "whom", "half", "most",
];
