//! Owns the words for kinds, bounds and ties, as a reader sees them.

use super::{ActorKind, Bound, Change, LinkWhy, NumberKind};

impl ActorKind {
    pub const ALL: [Self; 6] = [
        Self::Person,
        Self::Organization,
        Self::Place,
        Self::Group,
        Self::Event,
        Self::Other,
    ];

    pub fn label(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Group => "group",
            Self::Event => "event",
            Self::Other => "other",
        }
    }

    pub fn plural(self) -> &'static str {
        match self {
            Self::Person => "people",
            Self::Organization => "organizations",
            Self::Place => "places",
            Self::Group => "groups",
            Self::Event => "events",
            Self::Other => "others",
        }
    }
}

impl NumberKind {
    pub const ALL: [Self; 14] = [
        Self::Money,
        Self::Percent,
        Self::PercentPoint,
        Self::Fraction,
        Self::Count,
        Self::Quantity,
        Self::Duration,
        Self::Age,
        Self::Ordinal,
        Self::Multiplier,
        Self::Score,
        Self::Date,
        Self::Time,
        Self::Set,
    ];

    pub fn label(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Percent => "per cent",
            Self::PercentPoint => "percentage points",
            Self::Fraction => "fraction",
            Self::Count => "count",
            Self::Quantity => "quantity",
            Self::Duration => "duration",
            Self::Age => "age",
            Self::Ordinal => "ordinal",
            Self::Multiplier => "multiple",
            Self::Score => "score",
            Self::Date => "date",
            Self::Time => "time",
            Self::Set => "recurring",
        }
    }

    pub fn plural(self) -> &'static str {
        match self {
            Self::Money => "sums of money",
            Self::Percent => "percentages",
            Self::PercentPoint => "percentage points",
            Self::Fraction => "fractions",
            Self::Count => "counts",
            Self::Quantity => "quantities",
            Self::Duration => "durations",
            Self::Age => "ages",
            Self::Ordinal => "ordinals",
            Self::Multiplier => "multiples",
            Self::Score => "scores",
            Self::Date => "dates",
            Self::Time => "times",
            Self::Set => "recurring times",
        }
    }
}

impl Bound {
    /// The bound as a word before the figure; empty for an exact one.
    pub fn label(self) -> &'static str {
        match self {
            Self::Exact => "",
            Self::Approx => "about",
            Self::Nearly => "nearly",
            Self::Greater => "more than",
            Self::AtLeast => "at least",
            Self::Less => "less than",
            Self::AtMost => "at most",
            Self::Vague => "some",
        }
    }
}

impl LinkWhy {
    pub fn label(self) -> &'static str {
        match self {
            Self::Subject => "whose it is: the subject of its clause",
            Self::Object => "whom it concerns: the object of its clause",
            Self::Of => "whose it is: tied to it by the words before",
            Self::Near => "near it in the sentence",
            Self::Told => "as you said",
        }
    }
}

impl Bound {
    /// What the bound says of the true value; empty for an exact one.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Exact => "",
            Self::Approx => "about: the true value is near it",
            Self::Nearly => "nearly: the true value is a little less",
            Self::Greater => "more than: the true value is larger",
            Self::AtLeast => "at least: the true value is as large or larger",
            Self::Less => "less than: the true value is smaller",
            Self::AtMost => "at most: the true value is as large or smaller",
            Self::Vague => "vague: the text names no figure",
        }
    }
}

impl Change {
    /// What the figure says of a change.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Up => "by so much it went up",
            Self::Down => "by so much it went down",
            Self::From => "what it was before a change",
            Self::To => "what it is after a change",
        }
    }
}
