//! Owns the words that tell whether a clause speaks of what has been or of what is to come.

/// What a report looks ahead to.
#[rustfmt::skip]
pub const EVENTS: &[&str] = &[
    "election", "elections", "summit", "vote", "runoff", "referendum", "deadline", "meeting", "talks", "ballot",
    "hearing", "trial", "conference", "games", "launch", "tournament",
];

/// Words of what is to come.
#[rustfmt::skip]
pub const AHEAD: &[&str] = &[
    "will", "shall", "would", "might", "ll", "scheduled", "expected", "plans", "planned", "due", "foreseen",
    "continue", "continues", "going", "heading", "expect", "expects", "upcoming", "must", "should", "could", "hopes",
    "intends", "payable",
];

/// What is arranged is told in the present: "the court hears the case on Monday".
#[rustfmt::skip]
pub const ARRANGED: &[&str] = &[
    "votes", "plays", "visits", "reopens", "reopen", "leaves", "departs", "kicks", "meets", "meet", "begins", "begin",
    "opens", "hears", "hear", "arrives", "arrive", "announces", "decides", "returns", "travels", "convenes",
    "convene", "resumes", "resume", "host", "hosts", "goes", "presents", "publishes", "unveils", "delivers", "starts",
    "ends", "expires", "concludes", "takes", "settles", "flies", "testifies", "closes", "sits", "airs",
    "premieres", "debuts", "sails", "lapses", "matures", "retires", "ceases",
];

/// What leads with "to" to what is to come: "plan to march on Thursday".
#[rustfmt::skip]
pub const INTENT: &[&str] = &[
    "plan", "hope", "aim", "aims", "intend", "want", "wants", "promise", "promises", "vow", "vows", "prepare",
    "prepares", "likely", "ready", "poised", "tipped", "projected", "predicted", "forecast", "set", "about",
];

/// Verbs of what has been.
#[rustfmt::skip]
pub const BACK: &[&str] = &[
    "said", "told", "was", "were", "had", "did", "has", "have", "been", "rose", "fell", "won", "died", "began",
    "became", "took", "made", "met", "saw", "held", "went", "came", "left", "hit", "broke", "gave", "sent", "found",
    "led", "lost", "grew", "sank", "shot", "got", "spent", "drove", "ran", "kept", "fought", "struck", "brought",
    "bought", "sold", "flew", "wrote", "spoke", "stood", "heard", "felt", "paid", "built", "caught", "taught",
    "threw", "drew", "blew", "knew", "shook", "chose", "froze", "rode", "stole", "swore", "wore", "beat", "thought",
    "withdrew", "cost", "overtook", "withheld",
];

/// Short forms of titles before a name.
#[rustfmt::skip]
pub const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "dr", "gen", "sen", "rep", "gov", "col", "lt", "prof", "rev",
];
